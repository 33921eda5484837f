"""The worked cases, decided once, by the rule that decides each: the request's, its items', and its record's."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from amparo.decision import Answer, decide
from amparo.facts import Agency
from amparo.facts.agency import read_policy
from amparo.law.index import worked_cases


def decide_case(case: dict[str, Any], on: date) -> Answer:
    """A worked case on a day. Raises what `decide` raises."""
    agency = Agency(case["agency_kind"], read_policy(case.get("local_policy", {})), absent_allows=True)
    return decide(case["request"], case["person"], agency, on, legal=case.get("legal"), as_case=True)


def cases_decided_by(question: str, key: str) -> tuple[str, ...]:
    """The identifiers of the worked cases in which a rule of a question gives the answer, an item's, or a record's."""
    return _by_rule().get((question, key), ())


@lru_cache(maxsize=1)
def _by_rule() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for case in worked_cases():
        for place in dict.fromkeys(_deciding(decide_case(case, date.fromisoformat(case["on"])))):
            found.setdefault(place, []).append(case["id"])
    return {place: tuple(cases) for place, cases in found.items()}


def _deciding(answer: Answer) -> Iterable[tuple[str, str]]:
    """Each question that was answered, with the key of the rule that did."""
    yield from ((answer.kind, item.reached.rule.key) for item in answer.items)
    if not answer.items:
        yield answer.kind, answer.rule.key
    for question, record in (("qualifies", answer.history.convictions), ("charge", answer.history.charges)):
        yield from ((question, looked.reached.rule.key) for looked in record if looked.reached is not None)
