"""Business days by a state deadline: no Saturday, no Sunday, no holiday of the State of California.

The holidays are those on which state offices are closed (Gov. Code § 19853; from own knowledge, to be confirmed): one that
falls on a Sunday is kept on the Monday. A day in hours is never moved by them.
"""

from datetime import date, timedelta
from functools import lru_cache

_FIXED = ((1, 1), (3, 31), (7, 4), (11, 11), (12, 25))
_ON_A_MONDAY = ((1, 15), (2, 15), (5, 25), (9, 1))
"""The Monday on or after these days: Dr. Martin Luther King, the Presidents, Memorial Day, Labor Day."""


def next_business_day(day: date) -> date:
    """The day itself where it is a business day, else the next that is one."""
    while not is_business_day(day):
        day += timedelta(days=1)
    return day


def is_business_day(day: date) -> bool:
    """Whether state offices are open."""
    return day.weekday() < 5 and day not in _holidays(day.year)


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    fixed = (date(year, month, day) for month, day in _FIXED)
    kept = {day + timedelta(days=1) if day.weekday() == 6 else day for day in fixed}
    mondays = {_on_or_after(date(year, month, day), 0) for month, day in _ON_A_MONDAY}
    thanksgiving = _on_or_after(date(year, 11, 22), 3)
    return frozenset(kept | mondays | {thanksgiving, thanksgiving + timedelta(days=1)})


def _on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
