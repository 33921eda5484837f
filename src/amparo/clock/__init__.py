"""Days and the counting of years, each with its rounding stated."""

from amparo.clock.days import AN_HOUR, as_day, last_day_within

__all__ = ["AN_HOUR", "as_day", "last_day_within"]
