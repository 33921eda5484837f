"""The engine and the second hand, written from the specification by somebody who had not seen it, answer alike."""

import random
from datetime import date
from typing import Any

import pytest

from amparo.decision import decide
from amparo.facts import REQUEST_KINDS, Agency
from amparo.facts.agency import read_policy
from amparo.law.custody.outcomes import REQUIRED
from amparo.law.index import worked_cases
from amparo.terms import ContradictionError
from tests.chance import case
from tests.second_hand.judge import judge


def both(made: dict[str, Any], *, as_case: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """What each of the two says, in the same words."""
    agency = Agency(made["agency_kind"], read_policy(made.get("local_policy", {})), absent_allows=as_case)
    answer = decide(
        made["request"],
        made["person"],
        agency,
        date.fromisoformat(made["on"]),
        legal=made.get("legal"),
        as_case=as_case,
    )
    other = judge(made, as_case=as_case)
    items = {item.name: item.outcome for item in answer.items}
    alone = answer.outcome == REQUIRED or not other.items
    return (
        {
            "outcome": answer.outcome,
            "missing": set(answer.missing),
            "duties": {duty.code for duty in answer.duties},
            "items": {} if alone else items,
        },
        {
            "outcome": other.outcome,
            "missing": set(other.missing),
            "duties": set(other.duties),
            "items": {} if alone else other.items,
        },
    )


@pytest.mark.parametrize("kind", REQUEST_KINDS)
def test_on_cases_made_by_chance(kind: str) -> None:
    chance = random.Random(f"second hand, {kind}")
    for _ in range(700):
        made = case(chance, (kind,))
        as_case = chance.random() < 0.5
        try:
            ours, theirs = both(made, as_case=as_case)
        except ContradictionError:
            continue
        assert ours == theirs, made


@pytest.mark.parametrize("worked", worked_cases(), ids=lambda worked: worked["id"])
def test_on_the_worked_cases(worked: dict[str, Any]) -> None:
    ours, theirs = both(worked, as_case=True)
    assert ours == theirs
