"""Worked examples of duties: a worked case in which a duty is owed, moved to the days round the day it began."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from amparo.book.contents import questions
from amparo.book.worked import decide_case
from amparo.law.index import worked_cases
from amparo.rules import Duty
from amparo.rules.decision import walk
from amparo.rules.leaves import OnOrAfter
from amparo.terms import AmparoError

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DutyExample:
    """A worked case by its identifier, and whether the duty is owed on each day."""

    case: str
    days: tuple[tuple[date, bool], ...]


@lru_cache(maxsize=64)
def duty_examples(duty: Duty) -> tuple[DutyExample, ...]:
    """One example for each day on which the duty begins somewhere, where a worked case shows it."""
    return tuple(_examples(duty))


def _examples(duty: Duty) -> Iterator[DutyExample]:
    for first in sorted(_first_days(duty)):
        days = (first - _DAY, first, first + _DAY)
        for case in worked_cases():
            if duty.code not in case["expected"]["duties"]:
                continue
            owed = [_is_owed(case, day, duty) for day in days]
            if owed == [False, True, True]:
                yield DutyExample(case["id"], tuple(zip(days, (False, True, True), strict=True)))
                break


def _first_days(duty: Duty) -> set[date]:
    days: set[date] = set()
    for decision in questions().values():
        for owing in decision.owings:
            if owing.duty is not duty:
                continue
            days |= {
                date.fromordinal(node.day)
                for condition in owing.conditions()
                for node in walk(condition)
                if isinstance(node, OnOrAfter)
            }
            days |= {rule.since for rule in decision.rules if rule.since is not None}
    return days


def _is_owed(case: dict[str, Any], on: date, duty: Duty) -> bool | None:
    try:
        answer = decide_case(case, on)
    except AmparoError:  # a record of the case is dated after that day: it shows nothing there
        return None
    return duty.code in {owed.code for owed in answer.duties}
