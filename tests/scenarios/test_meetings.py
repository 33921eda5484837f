"""Every scenario of open-meeting law is decided as its sentence says, and every rule has the scenarios it needs."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from amparo.facts.meeting import MEETING_FACTS
from amparo.law.calendar import TRUTH_ACT
from amparo.law.meetings import MEETING_DECISIONS, decide_meeting
from amparo.law.meetings.calendar import MEETING_DAYS
from amparo.rules import Rule
from amparo.rules.conditions import always
from amparo.terms import FactValueError, UnknownFactError

FOLDER = Path(__file__).parent / "meetings"
RULES = [(name, rule) for name, decision in MEETING_DECISIONS.items() for rule in decision.rules]
WORDS = {1: "yes", 2: "no", 3: "unknown"}


def scenarios() -> Iterator[dict[str, Any]]:
    """Each scenario, with what its file gives for all of them."""
    for file in sorted(FOLDER.glob("*.toml")):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        for one in told["scenario"]:
            facts = {**told.get("given", {}), **one.get("facts", {})}
            known = {path: None if value == "unknown" else value for path, value in facts.items()}
            yield {**one, "facts": known}


@pytest.mark.parametrize("one", tuple(scenarios()), ids=lambda one: one["name"][:80])
def test_it_is_decided_as_the_sentence_says(one: dict[str, Any]) -> None:
    reached = decide_meeting(one["ask"], one["facts"], one["on"])
    expected = one["expect"]
    assert (reached.outcome, reached.rule.key) == (expected["outcome"], expected["rule"]), one["name"]
    if "safe" in expected:
        assert (reached.safe, list(reached.missing)) == (expected["safe"], expected["missing"])
    else:
        assert reached.settled


def test_every_sentence_stands_once() -> None:
    names = [one["name"] + one["ask"] for one in scenarios()]
    assert len(names) == len(set(names))


def _shown() -> tuple[dict[str, set[str]], dict[str, set[date]]]:
    truths: dict[str, set[str]] = defaultdict(set)
    days: dict[str, set[date]] = defaultdict(set)
    for one in scenarios():
        reached = decide_meeting(one["ask"], one["facts"], one["on"])
        days[one["ask"]].add(one["on"])
        looked = zip(reached.decision.rules, reached.truths, strict=False)
        for rule, bits in looked:
            if bits:
                truths[f"{one['ask']}/{rule.key}"].add(WORDS[bits])
    return truths, days


TRUTHS, DAYS = _shown()


@pytest.mark.parametrize(("name", "rule"), RULES, ids=lambda value: getattr(value, "key", value))
def test_every_rule_has_scenarios_for_yes_no_and_unknown(name: str, rule: Rule) -> None:
    wanted = {"yes"} if rule.when is always else {"yes", "no", "unknown"}
    assert wanted <= TRUTHS[f"{name}/{rule.key}"], f"{name} {rule.key}: {TRUTHS[f'{name}/{rule.key}']}"


@pytest.mark.parametrize(("name", "rule"), RULES, ids=lambda value: getattr(value, "key", value))
def test_every_dated_rule_has_a_scenario_on_its_first_day_and_on_the_day_before(
    name: str, rule: Rule
) -> None:
    wanted = {rule.since, rule.since - timedelta(days=1)} if rule.since else set()
    wanted |= {rule.until, rule.until + timedelta(days=1)} if rule.until else set()
    assert wanted <= DAYS[name], f"{name} {rule.key}: {sorted(wanted - DAYS[name])}"


def test_every_rule_begins_and_ends_on_a_day_of_the_law_and_is_told_in_both_languages() -> None:
    days = {*MEETING_DAYS, TRUTH_ACT}
    for name, rule in RULES:
        assert rule.since is None or rule.since in days, f"{name} {rule.key}"
        assert rule.until is None or rule.until + timedelta(days=1) in days, f"{name} {rule.key}"
        assert rule.says.endswith(".")
        assert rule.dice.endswith(".")
        assert rule.says != rule.dice


def test_every_fact_of_a_meeting_is_asked_by_some_rule_and_in_both_languages() -> None:
    read = {path for decision in MEETING_DECISIONS.values() for path in decision.facts()}
    assert set(MEETING_FACTS) <= read
    for fact in MEETING_FACTS.values():
        assert fact.question.en.endswith("?"), fact.path
        assert fact.question.es.startswith("¿"), fact.path


def test_an_unknown_never_loosens_an_answer() -> None:
    for one in scenarios():
        decision = MEETING_DECISIONS[one["ask"]]
        known = decide_meeting(one["ask"], one["facts"], one["on"])
        for path in one["facts"]:
            vaguer = decide_meeting(one["ask"], {**one["facts"], path: None}, one["on"])
            order = decision.outcomes.index
            assert order(vaguer.safe) <= order(known.safe), f"{one['name']}: {path}"


def test_a_name_that_is_no_fact_and_a_word_it_cannot_have_are_refused() -> None:
    with pytest.raises(UnknownFactError, match=r"meeting[.]body"):
        decide_meeting("eligible_body", {"meeting.bodi": "county_board"}, date(2026, 7, 1))
    with pytest.raises(FactValueError, match="county_board"):
        decide_meeting("eligible_body", {"meeting.body": "county"}, date(2026, 7, 1))
