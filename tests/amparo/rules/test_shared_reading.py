"""Conditions and rules of many decisions, told once each: the rows say what the conditions say; what cannot travel is refused."""

from datetime import date
from typing import Any

import pytest

from amparo.law.places import VISIT_DECISIONS
from amparo.rules import Choice, Day, Decision, Flag, always, on_or_after
from amparo.rules.shared_reading import shared_reading
from amparo.terms import RulebookError

wet = Flag("sky.wet", ("it is wet", "está mojado"))
wind = Choice("sky.wind", ("none", "light", "storm"), ("the wind", "el viento"))
since = Day("sky.since", ("the day", "el día"), (5,))
_ROW: dict[str, Any] = {"cite": "Weather Code § 1", "tag": "K", "says": "Go.", "dice": "Vaya."}


def _walk(name: str, *first: Any) -> Decision:
    decision = Decision(name, ("stay", "go"))
    for number, when in enumerate(first):
        decision.rule(f"W-{number}", when=when, then="stay", **_ROW)
    decision.rule("W-9", then="go", when=always, **_ROW)
    return decision


def test_a_condition_stands_once_however_often_it_is_asked_and_by_whatever_name() -> None:
    storm = wind == "storm"
    named = (wet & storm).called("bad weather", "mal tiempo")
    told = shared_reading({"one": _walk("one", named), "two": _walk("two", wet & (wind == "storm"), storm)})
    assert told["conditions"] == [
        {"fact": "sky.wet"},
        {"fact": "sky.wind", "one_of": ["storm"]},
        {"all": [0, 1]},
        {"always": True},
    ]
    assert told["decisions"] == {"one": [[2, 0], [3, 1]], "two": [[2, 0], [1, 2], [3, 1]]}


def test_not_some_and_a_day_in_force_are_told_as_they_are() -> None:
    told = shared_reading({"one": _walk("one", ~wet | on_or_after(date(2026, 1, 1)))})
    assert told["conditions"][:4] == [
        {"fact": "sky.wet"},
        {"not": 0},
        {"on_or_after": "2026-01-01"},
        {"some": [1, 2]},
    ]


def test_parts_stand_before_what_is_made_of_them() -> None:
    told = shared_reading(VISIT_DECISIONS)
    for number, row in enumerate(told["conditions"]):
        parts = [*row.get("all", ()), *row.get("some", ()), *([row["not"]] if "not" in row else ())]
        assert all(part < number for part in parts)


def test_what_needs_a_list_or_a_window_of_years_is_refused() -> None:
    with pytest.raises(RulebookError, match="Within: only flags"):
        shared_reading({"one": _walk("one", since.within(5))})


def test_a_decision_that_does_not_always_answer_is_refused() -> None:
    decision = Decision("half", ("stay", "go"))
    decision.rule("W-1", when=wet, then="stay", **_ROW)
    with pytest.raises(RulebookError, match="last rule"):
        shared_reading({"half": decision})
