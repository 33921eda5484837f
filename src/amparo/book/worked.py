"""The worked cases, decided once, by the rule that decides each: the request's, its items', and its record's."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from amparo.decision import Answer, decide
from amparo.facts import Agency
from amparo.facts.agency import read_policy
from amparo.law.index import worked_cases
from amparo.rules import Rule


def decide_case(case: dict[str, Any], on: date) -> Answer:
    """A worked case on a day. Raises what `decide` raises."""
    agency = Agency(case["agency_kind"], read_policy(case.get("local_policy", {})), absent_allows=True)
    return decide(case["request"], case["person"], agency, on, legal=case.get("legal"), as_case=True)


def cases_decided_by(rule: Rule) -> tuple[str, ...]:
    """The identifiers of the worked cases in which a rule gives the answer, an item's, or a conviction's."""
    return _by_rule().get(_name(rule), ())


@lru_cache(maxsize=1)
def _by_rule() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for case in worked_cases():
        for rule in dict.fromkeys(_deciding(decide_case(case, date.fromisoformat(case["on"])))):
            cases = found.setdefault(_name(rule), [])
            if case["id"] not in cases:
                cases.append(case["id"])
    return {name: tuple(cases) for name, cases in found.items()}


def _deciding(answer: Answer) -> Iterable[Rule]:
    yield from (item.reached.rule for item in answer.items) if answer.items else (answer.rule,)
    for looked in (*answer.history.convictions, *answer.history.charges):
        if looked.reached is not None:
            yield looked.reached.rule


def _name(rule: Rule) -> tuple[str, str]:
    return rule.key, rule.cite
