"""Moments by which something is due, and how long something took, in hours that truly passed."""

from datetime import UTC, date, datetime, timedelta

from amparo.clock.california import CALIFORNIA
from amparo.terms import Language


def elapsed(start: datetime, end: datetime) -> timedelta:
    """The time that passed between two moments with a zone; across a change of the clock, the real hours."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def due_after(start: datetime, *, hours: int = 0, minutes: int = 0) -> datetime:
    """The moment some real hours and minutes after another, by California's clock."""
    return (start.astimezone(UTC) + timedelta(hours=hours, minutes=minutes)).astimezone(CALIFORNIA)


def end_of_next_year(day: date) -> date:
    """31 December of the year after: the last day of a forum on this year's access (Gov. Code § 7283.1(d))."""
    return date(day.year + 1, 12, 31)


def spoken(length: timedelta, language: Language) -> str:
    """A length of time in hours and minutes, cut off below the minute: `33 h 40 min`."""
    minutes = int(length.total_seconds()) // 60
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    if not rest:
        return f"{hours} {('hour' if language == 'en' else 'hora') + ('' if hours == 1 else 's')}"
    return f"{hours} h {rest} min"
