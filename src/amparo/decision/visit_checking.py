"""Checking worked visits to public places: outcome, duties and flags exactly, steps as a minimum."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from amparo.facts.values import read_day
from amparo.law.places import VisitAnswer, decide_visit
from amparo.terms import FactError

VISITS_SCHEMA = "public-places-cases/1"


def answer_visit(case: Mapping[str, Any]) -> VisitAnswer:
    """Decide a worked visit, absent facts read by the convention of the case files. Raises FactError."""
    day = read_day(case.get("on"), "on")
    if day is None:
        raise FactError("on", "the day of the visit is missing.", "Write it as 2026-11-24.")
    return decide_visit(
        str(case.get("place", "")), case.get("facts", {}), date.fromordinal(day), as_case=True
    )


def visit_differences(answer: VisitAnswer, expected: Mapping[str, Any]) -> Iterator[str]:
    """What differs. `may_also` are duties that are allowed and not demanded; whatever is owed or optional is within both."""
    if answer.outcome != expected.get("outcome"):
        yield f"outcome: expected {expected.get('outcome')}, got {answer.outcome} ({answer.rule.key})"
    wanted, allowed = set(expected.get("duties", ())), set(expected.get("may_also", ()))
    owed, optional = ({duty.code for duty in duties} for duties in (answer.owed, answer.optional))
    lacking, beyond = wanted - owed - optional, (owed | optional) - wanted - allowed
    yield from _told("duties", lacking, beyond)
    flags = set(answer.flag_words)
    yield from _told("flags", set(expected.get("flags", ())) - flags, flags - set(expected.get("flags", ())))
    yield from _told("steps", set(expected.get("steps", ())) - set(answer.steps), ())


def _told(name: str, lacking: Iterable[str], beyond: Iterable[str]) -> Iterator[str]:
    told = [f"lacks {', '.join(sorted(lacking))}"] if lacking else []
    told += [f"has beyond it {', '.join(sorted(beyond))}"] if beyond else []
    if told:
        yield f"{name}: {'; '.join(told)}"
