"""The comparison with other engines: the same decision everywhere, and a page that says what was really answered."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from amparo.law.custody import decision_for
from bench.peers import page
from bench.peers.asked import EDGES, MISSING, NAMES, Facts, requests
from bench.peers.by_hand import InPython
from bench.peers.engines import BY_HAND, ENGINES, OURS, PEER, Engine
from bench.peers.install import pinned
from bench.peers.measure import Disagreement, compare, measure, missing
from bench.peers.ours import Decide

ROOT = Path(__file__).parents[2]
NO_NODE = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
WITHOUT_PEERS = [
    pytest.param(engine, id=engine.name, marks=NO_NODE if engine.name == "amparo-node" else ())
    for engine in ENGINES
    if engine.side in (OURS, BY_HAND)
]


# The same requests and the same decision.


def test_five_thousand_requests_and_more_of_which_every_fact_is_known() -> None:
    assert len(requests()) >= 5_000
    assert all(tuple(facts) == NAMES and None not in facts.values() for facts in requests())


def test_every_rule_answers_some_of_them_and_every_era_has_its_first_and_last_day() -> None:
    decide = Decide()
    answered = Counter(decide.ask(decide.ready(facts)).answer.rule.key for facts in requests())
    assert set(answered) == {rule.key for rule in decision_for("notification").rules}
    assert min(answered.values()) >= 20, answered
    assert {day.isoformat() for day in EDGES} <= {facts["on"] for facts in requests()}


@pytest.mark.parametrize("engine", WITHOUT_PEERS)
def test_a_reading_of_ours_or_a_version_by_hand_says_what_decide_says(engine: Engine) -> None:
    compare(engine.title, engine.load())


def test_an_engine_that_forgets_a_rule_ends_the_run_with_its_name_the_facts_and_both_answers() -> None:
    class Forgetful(InPython):
        def ready(self, facts: Facts) -> Facts:
            return super().ready({**facts, "policy": "allows"})

    with pytest.raises(Disagreement) as stopped:
        compare("Forgetful", Forgetful())
    name, facts, ours, theirs = str(stopped.value).splitlines()
    assert name.startswith("Forgetful disagrees")
    assert json.loads(facts.partition("facts: ")[2])["policy"] in ("forbids", "judicial_only")
    assert ours.endswith("Amparo: prohibited")
    assert theirs.startswith("  Forgetful: ")
    assert "prohibited" not in theirs


def test_an_engine_with_fewer_answers_than_requests_ends_the_run() -> None:
    class Short(InPython):
        def column(self, decided: Any) -> list[str]:
            return list(decided)[:-1]

    with pytest.raises(Disagreement, match="6000 answers"):
        compare("Short", Short())


# A fact is missing.


def test_each_case_lacks_one_fact_on_which_the_answer_turns() -> None:
    decide = Decide()
    for case in MISSING:
        assert set(NAMES) - set(case.absent) == {case.fact}
        assert {name for name in NAMES if case.null[name] is None} == {case.fact}
        known = {"policy": "forbids", "minor": True, "conviction_opens": False}[case.fact]
        facts = {**case.null, case.fact: known}
        assert decide.outcome(decide.ask(decide.ready(facts))) == case.truth


@pytest.mark.parametrize("engine", [one for one in WITHOUT_PEERS if one.values[0].side == OURS])
def test_no_reading_of_ours_is_looser_without_a_fact_and_each_says_what_it_depends_on(engine: Engine) -> None:
    asks = {"policy": "local_policy", "minor": "person.minor", "conviction_opens": "person.history_complete"}
    contender = engine.load()
    for case in MISSING:
        for told in missing(contender, case.absent, case.null).values():
            assert told["says"].startswith("undetermined")
            assert f"meanwhile {case.truth}" in told["says"]
            assert engine.name == "amparo-python" or asks[case.fact] in told["says"]


def test_a_looser_answer_is_told_from_a_safe_one_and_from_a_refusal() -> None:
    policy, minor, _ = MISSING
    assert page.is_looser("permitted", policy)
    assert page.is_looser("permitted, with an error in the diagnostics", minor)
    assert not page.is_looser("prohibited", minor)
    assert not page.is_looser("raises KeyError", policy)
    assert not page.is_looser("undetermined (prohibited or permitted); meanwhile prohibited", policy)


# The page is what the run wrote, of the engines and rules of today.

KEPT = page.kept()
ANEW = "the comparison is not of today: run make bench"


def test_the_page_says_what_the_last_run_found_and_nothing_else() -> None:
    assert page.PAGE.read_text(encoding="utf-8") == page.page(KEPT), "python -m bench.peers --page"


def test_the_last_run_asked_the_rules_of_today() -> None:
    assert KEPT["rules"] == page.rules(), ANEW


def test_the_last_run_asked_every_engine_of_today() -> None:
    assert list(KEPT["engines"]) == [engine.name for engine in ENGINES], ANEW


@pytest.mark.parametrize("engine", WITHOUT_PEERS)
def test_ours_and_those_by_hand_say_without_a_fact_what_they_said_in_the_last_run(engine: Engine) -> None:
    contender = engine.load()
    for case in MISSING:
        told = missing(contender, case.absent, case.null)
        before = KEPT["engines"][engine.name]["missing"][case.fact]
        assert [one["says"] for one in told.values()] == [one["says"] for one in before.values()], ANEW


@pytest.mark.parametrize("engine", ENGINES, ids=[engine.name for engine in ENGINES])
def test_the_page_names_every_engine_with_figures_and_answers_or_says_why_not(engine: Engine) -> None:
    written = page.PAGE.read_text(encoding="utf-8")
    rows = re.findall(rf"^\| {re.escape(engine.title)} \| .*$", written, re.MULTILINE)
    assert len(rows) == 2 or f"{engine.title}: " in page.left_out(KEPT["engines"])


# An engine that is not there is named; those that are asked for are pinned.


def test_an_engine_that_cannot_be_imported_is_left_out_by_name_and_reason() -> None:
    gone = Engine("gone", "Gone", PEER, "no_such_engine:Gone", ("gone",), 1)
    told = measure(gone)
    assert told == {"left_out": "No module named 'bench.peers.no_such_engine'"}
    others = {engine.name: {} for engine in ENGINES[1:]}
    said = page.left_out({ENGINES[0].name: told, **others})
    assert said == f"Left out: {ENGINES[0].title}: No module named 'bench.peers.no_such_engine'."


def test_every_engine_asked_for_is_pinned_and_every_line_of_the_pins_is_read() -> None:
    wanted = (ROOT / "requirements/bench.in").read_text(encoding="utf-8")
    named = set(re.findall(r"^([\w-]+)", wanted, re.MULTILINE))
    named -= {
        "pymerkle",
        "datasette",
    }  # no engines: log and site are measured beside them, by bench/log.py and site.py
    assert named == {name for engine in ENGINES if engine.side == PEER for name in engine.packages}
    pins = (ROOT / "requirements/bench.txt").read_text(encoding="utf-8")
    found = pinned(pins)
    assert len(found) == pins.count("==")
    assert {name.lower() for name in named} <= {pin.partition("==")[0] for pin in found}
    assert sum(lines.count("--hash=sha256:") for lines in found.values()) == pins.count("--hash=sha256:")
