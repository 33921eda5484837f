"""The masking rule for counts of people: which cells of a line are hidden, and which more, so that none can be worked out.

Cells of 1 to 10 are hidden and 0 is shown; of what is hidden, one more where it adds up to less than 11 or none of it is
over 3; nothing is shown of fewer than 44 people. These are the masking rules of the California Health and Human Services
Agency's Data De-Identification Guidelines, section 4.4, and the year of 44 below which a year is not cut into quarters.

Two ideas on top. The sum of a line is always taken as known to the reader. And which cell is hidden beside a small one
must not follow from sizes or from the order of the codes: who knows the program could then tell the small cell from the
one that covers it. So the order in which cover is taken is given from outside, by a key that nobody publishes.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

LEAST_SHOWN = 11
"""The smallest count of people that is shown, zero apart."""
POOL = 44
"""The fewest people in a year of whom characteristics are shown at all."""
ALL_SMALL = 3
"""Where no hidden cell is larger, one more is hidden."""

Place = TypeVar("Place")


class Cover(StrEnum):
    """Why a cell is hidden that is not small itself."""

    COMPLEMENTARY = "complementary"
    ONE_MORE = "one_more"


def small(counts: Mapping[Place, int]) -> frozenset[Place]:
    """The cells from 1 to 10."""
    return frozenset(place for place, count in counts.items() if 0 < count < LEAST_SHOWN)


def lacks(counts: Mapping[Place, int], hidden: frozenset[Place]) -> Cover | None:
    """Why the hidden cells of a line do not cover each other yet, or None where they do.

    Whoever knows the sum of `n` hidden cells knows that each is at most the sum less `n - 1`; that must leave room for 10.
    """
    if not hidden:
        return None
    told = [counts[place] for place in hidden]
    if len(told) == 1:
        return Cover.COMPLEMENTARY
    room = sum(told) - (len(told) - 1)
    return Cover.ONE_MORE if room < LEAST_SHOWN - 1 or max(told) <= ALL_SMALL else None


def covered(
    counts: Mapping[Place, int], order: Sequence[Place], hidden: frozenset[Place]
) -> dict[Place, Cover] | None:
    """What to hide beside `hidden`, taken in `order`, and why each; None where the line has too few cells to cover them.

    A zero never covers: a hidden cell then always means somebody, and zeros stay shown.
    """
    beside = dict[Place, Cover]()
    left = [place for place in order if counts[place] and place not in hidden]
    while (why := lacks(counts, hidden | frozenset(beside))) is not None:
        if not left:
            return None
        beside[left.pop(0)] = why
    return beside
