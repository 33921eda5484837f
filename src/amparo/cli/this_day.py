"""The day of the person who asks, in California: the one place of the library that asks for it, and only where none was given."""

from datetime import date, datetime

from amparo.clock import CALIFORNIA


def this_day() -> date:
    """Today, by California's clock. Rules never ask this: what is decided is decided for a day that somebody names."""
    return datetime.now(CALIFORNIA).date()
