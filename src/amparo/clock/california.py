"""California's local time, with the changes to and from daylight saving time since 2007 (15 U.S.C. § 260a).

Written out, so that a deadline does not depend on the time-zone files of the machine. A time that the autumn change
repeats is taken as the first of the two; one that the spring change skips, as if the clock had not been changed.
"""

from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

_STANDARD = timedelta(hours=-8)
_DAYLIGHT = timedelta(hours=-7)
_HOUR = timedelta(hours=1)


class _California(tzinfo):
    """Pacific time: daylight saving from the second Sunday of March to the first of November, at 2 in the morning."""

    def utcoffset(self, at: datetime | None) -> timedelta:
        return _DAYLIGHT if at is not None and _is_daylight(at) else _STANDARD

    def dst(self, at: datetime | None) -> timedelta:
        return self.utcoffset(at) - _STANDARD

    def tzname(self, at: datetime | None) -> str:
        return "PDT" if self.dst(at) else "PST"

    def fromutc(self, at: datetime) -> datetime:
        standard = at + _STANDARD
        begins, ends = _changes(standard.year)
        wall = standard.replace(tzinfo=None)
        if begins <= wall < ends - _HOUR:
            return standard + _HOUR
        return standard.replace(fold=int(ends - _HOUR <= wall < ends))

    def __repr__(self) -> str:
        return "CALIFORNIA"

    def __reduce__(self) -> str:
        return "CALIFORNIA"


CALIFORNIA = _California()
"""The zone of every moment in a California agency's log."""


def _is_daylight(at: datetime) -> bool:
    begins, ends = _changes(at.year)
    wall = at.replace(tzinfo=None, fold=0)
    if begins <= wall < begins + _HOUR or ends - _HOUR <= wall < ends:
        return bool(at.fold) == (begins <= wall < begins + _HOUR)
    return begins <= wall < ends


@lru_cache(maxsize=512)  # a list of thousands of moments asks for the same year again and again
def _changes(year: int) -> tuple[datetime, datetime]:
    return _sunday(year, 3, 8), _sunday(year, 11, 1)


def _sunday(year: int, month: int, day: int) -> datetime:
    """The first Sunday on or after a day, at two in the morning, as the wall clock shows it."""
    start = datetime.combine(date(year, month, day), time(2))
    return start + timedelta(days=6 - start.weekday())
