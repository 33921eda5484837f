"""The rules of public places as a whole: every identifier kept, no dead rule, days of the calendar, bad input refused."""

import ast
from datetime import date, timedelta
from pathlib import Path

import pytest

import amparo.law.places as places
from amparo.law.index import find, place_rules
from amparo.law.places import PLACE_DUTIES, VISIT_DECISIONS, decide_visit, place_statements
from amparo.law.places.calendar import PLACE_DAYS, VALUES_ACT
from amparo.law.places.duties import DUTY_DECISIONS
from amparo.law.places.reading import offence_of
from amparo.rules import Decision
from amparo.rules.diagram import diagram_of
from amparo.terms import FactError, FactValueError, UnknownFactError

FOLDER = Path(places.__file__).parent
NUMBERED = {
    "GEN-": 18, "K12-R": 16, "CHI-R": 7, "COL-R": 9, "HLT-R": 10, "CRT-R": 7, "LIB-R": 4, "SHL-R": 5, "EMP-R": 6, "GOV-R": 8,
    "FLD-R": 7, "PAT-R": 9, "DIS-R": 6, "FIR-R": 3, "AMB-R": 6, "COD-R": 4, "PRK-R": 5, "WOR-R": 6,
}  # fmt: skip
READ = [one for name, one in VISIT_DECISIONS.items() if name not in ("csu", "uc", "private_college")]
"""Three of the four colleges read as the first of them does."""


def test_each_of_the_136_identifiers_is_a_rule_or_says_how_it_is_kept() -> None:
    wanted = {f"{name}{number:02}" for name, last in NUMBERED.items() for number in range(1, last + 1)}
    assert len(wanted) == 136
    coded = {entry.rule.id for entry in place_rules()} - set(PLACE_DUTIES)
    assert coded | set(place_statements()) == wanted
    assert coded & set(place_statements()) == set()


def test_there_are_twenty_duties_and_all_but_our_own_register_are_decided() -> None:
    assert len(PLACE_DUTIES) == 20
    assert set(PLACE_DUTIES) - set(DUTY_DECISIONS) == {"D-REG"}


@pytest.mark.parametrize("decision", READ, ids=lambda one: one.name)
def test_no_rule_is_dead_but_the_net_below_all_others(decision: Decision) -> None:
    diagram = diagram_of(decision)
    ends: set[int] = set()
    for era in diagram.eras:
        below = diagram.graph.below(era.root) if era.root >= 0 else ()
        ends |= {~child for number in below for child in diagram.graph.nodes[number].children if child < 0}
        ends |= {~era.root} if era.root < 0 else set()
    dead = [rule.key for place, rule in enumerate(decision.rules) if place not in ends]
    assert dead in ([], [decision.rules[-1].key])


def test_every_rule_begins_and_ends_beside_a_day_of_the_calendar() -> None:
    days = {*PLACE_DAYS, VALUES_ACT}
    days |= {day + timedelta(days=1) for day in days}
    for entry in place_rules():
        assert entry.rule.since is None or entry.rule.since in days, entry.rule.key
        assert (
            entry.rule.until is None
            or entry.rule.until in days
            or entry.rule.until + timedelta(days=1) in days
        )


def test_no_rule_holds_a_date_of_its_own() -> None:
    for file in FOLDER.glob("*.py"):
        if file.name != "calendar.py":
            calls = [
                node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)
            ]
            assert not [call for call in calls if getattr(call.func, "id", "") == "date"], file.name


def test_every_rule_is_told_in_both_languages() -> None:
    for entry in place_rules():
        rule = entry.rule
        assert rule.says.endswith("."), rule.key
        assert rule.dice.endswith("."), rule.key
        assert rule.says != rule.dice


@pytest.mark.parametrize(
    "asked",
    ["k12", "K12-R03", "k12-r03", "AB-49", "SB 98", "D-BOARD", "S-14", "FS-41", "234.7", "rule 10.440"],
)
def test_it_is_found_by_place_rule_act_duty_step_and_section(asked: str) -> None:
    assert not find(asked).is_empty


def test_a_places_rules_are_shown_in_the_order_in_which_they_are_read() -> None:
    shown = [entry.rule.key for entry in find("courthouse").rules]
    assert shown == [rule.key for rule in VISIT_DECISIONS["courthouse"].rules]


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("8 U.S.C. 1326", "immigration"),
        ("8 USC § 1325(a)", "immigration"),
        ("18 U.S.C. 1546(b)", "immigration"),
        ("8 U.S.C. 1324", "another"),
        ("21 U.S.C. 841", "another"),
        ("Pen. Code 459", "another"),
        ("8 U.S.C. 1182", "unreadable"),
        ("???", "unreadable"),
    ],
)
def test_the_crime_on_a_paper_tells_the_purpose(told: str, meant: str) -> None:
    assert offence_of(told) == meant


def test_a_place_a_name_and_a_value_that_are_none_of_ours_are_refused() -> None:
    on = date(2026, 11, 23)
    with pytest.raises(FactValueError, match="no kind of place"):
        decide_visit("embassy", {}, on)
    with pytest.raises(UnknownFactError):
        decide_visit("k12", {"requests": "records"}, on)
    with pytest.raises(FactValueError, match="enter_nonpublic"):
        decide_visit("k12", {"request": "enter"}, on)
    with pytest.raises(FactValueError, match="crews only"):
        decide_visit("k12", {"request": "assist"}, on)
    with pytest.raises(FactError, match="never asked"):
        decide_visit("k12", {"birthplace": "x"}, on)


def test_a_visit_of_which_nothing_is_known_is_refused_or_held_and_says_what_it_assumed() -> None:
    for place in places.PLACE_DECISIONS:
        answer = decide_visit(place, {}, date(2026, 11, 23))
        assert answer.outcome in ("refuse_access", "refuse_records", "refuse_assist", "hold_and_refer"), place
        assert "document" in answer.assumed
