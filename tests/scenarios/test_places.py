"""Every scenario of public places is decided as its sentence says, and every rule has the scenarios it needs."""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from amparo.decision.visit_checking import answer_visit, visit_differences
from amparo.facts.visit_words import OUTCOMES
from amparo.law.places import PLACE_DECISIONS, VisitAnswer, decide_visit, place_statements, steps_said
from amparo.rules import Rule

FOLDER = Path(__file__).parent / "places"
CASES: list[dict[str, Any]] = json.loads(
    files("amparo.law").joinpath("cases/public-places-cases.json").read_text(encoding="utf-8")
)["cases"]
RULES = {
    (rule.key, rule.says): (name, rule)
    for name, decision in PLACE_DECISIONS.items()
    for rule in decision.rules[:-1]  # the last is the net below all others
}
LEFT_OPEN = {"life_at_risk"}
"""Of a life at risk the specification counts not knowing as yes, so that a crew goes (FLD-R01); and a crew kept from a
patient (AMB-R05) is the same crew going, where nobody knows that it is kept."""


def scenarios() -> Iterator[dict[str, Any]]:
    for file in sorted(FOLDER.glob("*.toml")):
        yield from tomllib.loads(file.read_text(encoding="utf-8"))["scenario"]


SCENARIOS = tuple(scenarios())


def decided(one: dict[str, Any]) -> VisitAnswer:
    return decide_visit(one["place"], one["facts"], one["on"], as_case=True)


@pytest.mark.parametrize("one", SCENARIOS, ids=lambda one: one["name"][:80])
def test_it_is_decided_as_the_sentence_says(one: dict[str, Any]) -> None:
    answer = decided(one)
    assert (answer.outcome, answer.rule.key) == (one["expect"]["outcome"], one["expect"]["rule"]), one["name"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_worked_visit_comes_out_as_written(case: dict[str, Any]) -> None:
    assert list(visit_differences(answer_visit(case), case["expected"])) == [], case["why"]


def test_every_sentence_stands_once() -> None:
    names = [(one["name"], one["on"]) for one in SCENARIOS]
    assert len(names) == len(set(names))


ANSWERED: dict[tuple[str, str], set[date]] = defaultdict(set)
NOT_ANSWERED: dict[tuple[str, str], set[date]] = defaultdict(set)
for _one in SCENARIOS:
    _answer = decided(_one)
    ANSWERED[_answer.rule.key, _answer.rule.says].add(_one["on"])
    for _rule in PLACE_DECISIONS[_one["place"]].rules:
        if _rule is not _answer.rule:
            NOT_ANSWERED[_rule.key, _rule.says].add(_one["on"])


@pytest.mark.parametrize("key", RULES, ids=lambda key: key[0])
def test_every_rule_answers_in_some_scenario_and_not_in_another(key: tuple[str, str]) -> None:
    assert ANSWERED[key], f"{RULES[key][0]} {key[0]} never answers"
    assert NOT_ANSWERED[key], f"{RULES[key][0]} {key[0]} always answers"


@pytest.mark.parametrize("key", RULES, ids=lambda key: key[0])
def test_every_dated_rule_is_shown_on_its_first_and_last_day_and_beside_them(key: tuple[str, str]) -> None:
    rule: Rule = RULES[key][1]
    day = timedelta(days=1)
    inside = {one for one in (rule.since, rule.until) if one}
    outside = {rule.since - day if rule.since else None, rule.until + day if rule.until else None} - {None}
    assert inside <= ANSWERED[key], key[0]
    assert outside <= NOT_ANSWERED[key], key[0]


RANK = {word: min(place, 3) for place, word in enumerate(OUTCOMES)}
for _word, _rank in {
    "refuse_access": 0, "refuse_records": 0, "refuse_assist": 0, "hold_and_refer": 0, "do_not_obstruct": 1, "permit_limited": 2,
}.items():  # fmt: skip
    RANK[_word] = _rank


@pytest.mark.parametrize(
    "one", [*SCENARIOS, *CASES], ids=lambda one: str(one.get("id", one.get("name")))[:80]
)
def test_an_unknown_never_loosens_an_answer(one: dict[str, Any]) -> None:
    on = one["on"] if isinstance(one["on"], date) else date.fromisoformat(one["on"])
    known = decide_visit(one["place"], one["facts"], on)
    for name in one["facts"]:
        vaguer = decide_visit(one["place"], {**one["facts"], name: None}, on)
        apart = {known.outcome, vaguer.outcome} & {"notify_only", "no_duty"}
        shown = name == "request" and known.outcome == "public_area_ok"
        if name not in LEFT_OPEN and known.rule.id != "AMB-R05" and not apart and not shown:
            assert RANK[vaguer.outcome] <= RANK[known.outcome], f"{name}: {known.rule.key}, {vaguer.rule.key}"


def test_every_statement_names_rules_that_exist_and_every_step_is_said_twice() -> None:
    known = {rule.id for decision in PLACE_DECISIONS.values() for rule in decision.rules}
    for key, told in place_statements().items():
        named = [by for by in told.get("by", ()) if not by.startswith("D-")]
        assert set(named) <= known, key
        assert told["says"] != told["dice"]
        assert (told["kept"] == "judgement") == ("who" in told)
    assert len(steps_said()) == 70
    assert all(said["en"] and said["es"] and said["en"] != said["es"] for said in steps_said().values())
