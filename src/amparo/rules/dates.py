"""Counting years from a day, with the rounding of 29 February stated."""

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=8192)
def last_day_within(start: int, years: int) -> int:
    """The last day still inside `years` years of `start`; both are ordinals (`date.toordinal`).

    The anniversary itself is inside. A window that began on 29 February ends on 28 February of a common
    year: the narrower reading, since a longer window would let an agency do more.
    """
    first = date.fromordinal(start)
    try:
        return first.replace(year=first.year + years).toordinal()
    except ValueError:
        return first.replace(year=first.year + years, day=28).toordinal()
