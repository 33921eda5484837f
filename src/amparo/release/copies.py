"""What a case file tells of the copy to the person: whether and when it was given, and what the agency intends with it.

How long it took is made into a median and a longest time by period, anew each time: no median is ever made of medians.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from amparo.casefile import CaseFile
from amparo.release.periods import Period, quarter_of
from amparo.release.point import Point

Timed = tuple[date, int]
"""The day of a request, and after how many minutes the person had the copy."""


def copy_points(case: CaseFile) -> Iterator[Point]:
    """The points of the copy of one request."""
    given = _given(case)
    if not given:
        return
    on = case.received["received_on"]
    yield Point("copies", "given", on)
    if any(one.get("told_intention_at") for one in given):
        yield Point("copies", "with_intention", on)
    if minutes_to_copy(case) is not None:
        yield Point("copies", "timed", on)


def minutes_to_copy(case: CaseFile) -> int | None:
    """Whole minutes from the arrival to the first copy; None where a moment is not on record, or they contradict each other."""
    came = case.received.get("received_at")
    served = min((one["served_at"] for one in _given(case) if one.get("served_at")), default=None)
    if came is None or served is None or served < came:
        return None
    return int((served - came).total_seconds() // 60)


def _given(case: CaseFile) -> list[Mapping[str, Any]]:
    return [one for one in case.served if one["notice"] == "copy_and_intent" and one["how"] != "not_served"]


def statistics_of(timed: Iterable[Timed]) -> dict[tuple[str, Period], int]:
    """The median and the longest by period; nothing for a period in which no time is known."""
    by_period: defaultdict[Period, list[int]] = defaultdict(list)
    for on, minutes in timed:
        for period in (quarter_of(on), Period(on.year)):
            by_period[period].append(minutes)
    found = dict[tuple[str, Period], int]()
    for period, told in by_period.items():
        found["median_minutes", period] = median(told)
        found["longest_minutes", period] = max(told)
    return found


def median(numbers: Iterable[int]) -> int:
    """The middle one; of two in the middle the half of their sum, rounded up. Raises IndexError where there is none."""
    told = sorted(numbers)
    low, high = told[(len(told) - 1) // 2], told[len(told) // 2]
    return (low + high + 1) // 2
