"""In a real browser the guide answers as Python does, and it answers otherwise as soon as a rule is another."""

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from amparo.law.places import PLACE_DECISIONS, VISIT_DECISIONS
from amparo.law.places.answer import answer as answer_fact
from amparo.law.places.duties import DUTY_DECISIONS
from amparo.law.places.flags import FLAG_DECISIONS
from amparo.law.places.steps import STEP_DECISIONS
from amparo.pages.guide import bundle_bytes, engine
from amparo.rules import Decision, Rule, always
from tests.amparo.pages.guide.in_a_browser import GuideInABrowser
from tests.amparo.pages.guide.visiting import (
    CASES,
    Asked,
    answered,
    by_chance,
    days,
    differences,
    scenarios,
    worked,
)

RANDOM = 2_000


@pytest.fixture(scope="module")
def asked() -> list[Asked]:
    return [*worked(), *scenarios(), *by_chance(RANDOM, "visits to the guide")]


@pytest.fixture(scope="module")
def expected(asked: list[Asked]) -> list[dict[str, Any]]:
    return answered(asked)


@pytest.fixture
def live(guide: GuideInABrowser, monkeypatch: pytest.MonkeyPatch) -> Iterator["Mutable"]:
    """Rules that may be changed here; the engine stands on the true ones again afterwards."""
    yield Mutable(guide, monkeypatch)
    monkeypatch.undo()
    guide.open(bundle_bytes())


class Mutable:
    """The live rules, changed for one test, and the guide made of them anew."""

    def __init__(self, guide: GuideInABrowser, patch: pytest.MonkeyPatch) -> None:
        self.guide = guide
        self._patch = patch

    def change(self, decision: Decision, rules: list[Rule]) -> None:
        """Give a decision other rules."""
        self._patch.setattr(decision, "rules", rules)

    def open(self) -> None:
        """Open the guide on the bundle that is made of the rules as they are now."""
        self.guide.open(bundle_bytes())

    def put(self, decision: Decision, rules: list[Rule]) -> None:
        """Give a decision other rules, and open the guide on them."""
        self.change(decision, rules)
        self.open()


# The same answer.


def test_every_worked_case_is_answered_as_python_does(
    guide: GuideInABrowser, asked: list[Asked], expected: list[dict[str, Any]]
) -> None:
    count = len(CASES)
    assert count >= 96
    assert differences(asked[:count], expected[:count], guide.decide(asked[:count])) == []


def test_every_worked_case_has_the_outcome_and_exactly_the_duties_and_flags_that_it_names(
    guide: GuideInABrowser,
) -> None:
    for case, told in zip(CASES, guide.decide(worked()), strict=True):
        wanted, due = case["expected"], {*told["owed"], *told["optional"]}
        assert told["outcome"] == wanted["outcome"], case["id"]
        assert set(wanted["duties"]) <= due <= {*wanted["duties"], *wanted.get("may_also", ())}, case["id"]
        assert set(told["flags"]) == set(wanted.get("flags", ())), case["id"]
        assert set(wanted.get("steps", ())) <= set(told["steps"]), case["id"]


def test_every_scenario_and_two_thousand_visits_by_chance_are_answered_as_python_does(
    guide: GuideInABrowser, asked: list[Asked], expected: list[dict[str, Any]]
) -> None:
    assert differences(asked, expected, guide.decide(asked))[:3] == []


def test_the_visits_reach_every_day_place_outcome_duty_flag_and_step(
    asked: list[Asked], expected: list[dict[str, Any]]
) -> None:
    by_luck = asked[-RANDOM:]
    assert {one["on"] for one in by_luck} == {day.isoformat() for day in days()}
    assert {one["place"] for one in by_luck} == set(PLACE_DECISIONS)
    assert sum(bool(row["assumed"]) for row in expected[-RANDOM:]) > 1_000
    assert {row["outcome"] for row in expected} == set(answer_fact.choices)
    assert {flag for row in expected for flag in row["flags"]} == set(FLAG_DECISIONS)
    assert {code for row in expected for code in (*row["owed"], *row["optional"])} == set(DUTY_DECISIONS)
    assert {step for row in expected for step in row["steps"]} >= set(STEP_DECISIONS)


# The guide holds no rule of its own.


@pytest.mark.parametrize("place", PLACE_DECISIONS)
def test_a_rule_that_is_another_in_python_gives_another_answer_in_the_browser(
    live: Mutable, asked: list[Asked], expected: list[dict[str, Any]], place: str
) -> None:
    visits = [(one, row) for one, row in zip(asked, expected, strict=True) if one["place"] == place]
    one, row = next(
        pair for pair in visits if pair[1]["outcome"] != "provide" and "request" not in pair[1]["assumed"]
    )
    decision = PLACE_DECISIONS[place]
    rules = [replace(rule, then="provide") if rule.key == row["rule"][0] else rule for rule in decision.rules]
    live.put(decision, rules)
    [told] = live.guide.decide([one])
    assert told["outcome"] == "provide"


def test_a_rule_that_begins_a_day_later_in_python_begins_a_day_later_in_the_browser(live: Mutable) -> None:
    decision = DUTY_DECISIONS["D-BCJ"]
    [dated] = [rule for rule in decision.rules if rule.since]
    assert dated.since is not None
    facts = {"request": "records", "purpose": "immigration_enforcement"}
    visit = [{"place": "k12", "on": dated.since.isoformat(), "facts": facts, "asCase": True}]
    assert "D-BCJ" in live.guide.decide(visit)[0]["owed"]
    later = replace(dated, since=dated.since.replace(day=dated.since.day + 1))
    live.put(decision, [later if rule is dated else rule for rule in decision.rules])
    assert "D-BCJ" not in live.guide.decide(visit)[0]["owed"]


@pytest.mark.parametrize("code", ["D-BOARD", "D-CARE", "D-JC"])
def test_a_duty_too_many_is_a_difference(
    live: Mutable, asked: list[Asked], expected: list[dict[str, Any]], code: str
) -> None:
    decision = DUTY_DECISIONS[code]
    last = decision.rules[-1]
    live.put(decision, [replace(last, part="-always", when=always, then="owed"), *decision.rules])
    few = slice(0, len(CASES))
    found = differences(asked[few], expected[few], live.guide.decide(asked[few]))
    assert any(one.startswith("owed: ") and code in one for one in found)


def test_flags_and_steps_that_are_never_shown_are_each_missed(
    live: Mutable, asked: list[Asked], expected: list[dict[str, Any]]
) -> None:
    for name in (*FLAG_DECISIONS, *STEP_DECISIONS):
        decision = VISIT_DECISIONS[name]
        live.change(decision, [replace(decision.rules[-1], part="-never"), *decision.rules])
    live.open()
    told = live.guide.decide(asked)
    for part, names in (("flags", FLAG_DECISIONS), ("steps", STEP_DECISIONS)):
        for name in names:
            places = [place for place, row in enumerate(expected) if name in row[part]]
            assert any(name not in told[place][part] for place in places), name


# What cannot be used is refused, and the guide goes on.

REFUSED: list[tuple[str, str, str]] = [
    ("guide.decide('embassy', {}, '2026-11-24')", "place", "k12"),
    ("guide.decide('constructor', {}, '2026-11-24')", "place", "k12"),
    ("guide.decide('k12', { requests: 'records' }, '2026-11-24')", "facts.requests", "no such fact"),
    ("guide.decide('k12', { birthplace: 'x' }, '2026-11-24')", "facts.birthplace", "no such fact"),
    ("guide.decide('k12', { request: 'enter' }, '2026-11-24')", "facts.request", "enter_nonpublic"),
    ("guide.decide('k12', { request: 'assist' }, '2026-11-24')", "facts.request", "crews only"),
    ("guide.decide('k12', { request: 1 }, '2026-11-24')", "facts.request", "no value"),
    ("guide.decide('k12', { gag: 'perhaps' }, '2026-11-24')", "facts.gag", "neither yes nor no"),
    ("guide.decide('k12', ['records'], '2026-11-24')", "facts", "no named facts"),
    ("guide.decide('k12', {}, '2026-02-30')", "on", "calendar"),
    ("guide.decide('k12', {}, '1026-02-20')", "on", "reach"),
    ("guide.decide('k12', {}, null)", "on", "calendar"),
    ("guide.decide('k12', { safety_plan_updated: true, safety_plan_date: 'soon' }, '2026-11-24')", "facts.safety_plan_date", ""),
    ("guide.turnsOn('k12', {}, '2026-11-24', ['weather'])", "facts.weather", "no such fact"),
    ("guide.turnsOn('k12', {}, '2026-11-24', ['gag'], { of: ['colour'] })", "of", "outcome"),
    ("guide.nextOf('embassy', {}, '2026-11-24', ['gag'])", "place", "k12"),
    ("AmparoGuide.open({})", "bundle", "format"),
    ("AmparoGuide.open(null)", "bundle", "format"),
    ("AmparoGuide.open({ ...guide.bundle, rules: undefined })", "bundle", "rules"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "path", "mend"), REFUSED)
def test_it_is_refused_with_its_path_and_how_to_mend_it(
    guide: GuideInABrowser, call: str, path: str, mend: str
) -> None:
    name, where, told = guide.refusal(call)
    assert (name, where) == ("FactError", path)
    assert told.startswith(f"{path}: ")
    assert mend in told


# It is small, and the same everywhere.


def test_rules_and_engine_are_at_most_sixty_kilobytes_as_they_travel() -> None:
    assert len(gzip.compress(bundle_bytes(), 9)) + len(gzip.compress(engine().encode(), 9)) <= 60_000


@pytest.mark.parametrize("seed", ["0", "4294967295"])
def test_another_process_makes_the_same_bytes(seed: str) -> None:
    program = (
        "import sys; from amparo.pages.guide import bundle_bytes; sys.stdout.buffer.write(bundle_bytes())"
    )
    made = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert made.stdout == bundle_bytes()


def test_the_engine_names_nothing_that_reaches_out() -> None:
    for word in (
        "fetch",
        "XMLHttpRequest",
        "WebSocket",
        "localStorage",
        "indexedDB",
        "cookie",
        "document.",
        "Date",
        "eval",
    ):
        assert word not in engine(), word


def test_the_bundle_is_made_of_the_rules_as_they_are_now_and_says_which(live: Mutable) -> None:
    before = bundle_bytes()
    assert bundle_bytes() == before
    decision = PLACE_DECISIONS["library"]
    live.put(decision, [replace(decision.rules[0], says="Another sentence."), *decision.rules[1:]])
    other = live.guide.page.evaluate("guide.bundle.rule_pack")
    assert other != live.guide.page.evaluate("text => JSON.parse(text).rule_pack", before.decode())
