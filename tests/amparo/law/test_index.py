"""The law is whole: every identifier of the specification is kept somewhere, every day and number has its source."""

import ast
from datetime import date, timedelta
from pathlib import Path

import pytest

import amparo.law.calendar as calendar
from amparo.cli.law import EVENT_WORDS
from amparo.law.custody import FILES, all_decisions
from amparo.law.duties import ALL_DUTIES
from amparo.law.index import (
    all_rules,
    days_of,
    days_when_answers_change,
    find,
    not_coded,
    register,
    sections,
    statements,
    worked_cases,
)
from amparo.terms import Citation, citations_in

LAW = Path(calendar.__file__).parent
NUMBERED = {"G": (0, 9), "H": (1, 4), "N": (1, 8), "X": (0, 9), "I": (1, 6), "F": (0, 10)}
NUMBERED |= {"Q": (1, 5), "A": (1, 8), "T": (1, 6), "K": (1, 8), "P": (1, 3)}


def test_each_of_the_79_identifiers_is_a_rule_or_says_how_it_is_kept() -> None:
    wanted = {f"{letter}-{number}" for letter, (a, b) in NUMBERED.items() for number in range(a, b + 1)}
    assert len(wanted) == 79
    coded = {rule.id for decision in all_decisions().values() for rule in decision.rules}
    told = set(statements())
    assert coded | told == wanted
    assert all(
        told["kept"] in {"engine", "duty", "other", "practice", "judgement"} for told in statements().values()
    )


def test_what_another_rule_or_duty_keeps_names_one_that_exists() -> None:
    known = {entry.rule.id for entry in all_rules()} | {duty.code for duty in ALL_DUTIES}
    for key, told in statements().items():
        assert set(told.get("by", ())) <= known, key
        if told["kept"] == "judgement":
            assert told["who"]


def test_there_are_eighteen_request_kinds_and_fifteen_duties() -> None:
    assert len(FILES) == 18
    assert len(ALL_DUTIES) == 15
    assert {duty.code for duty in ALL_DUTIES} >= {
        code for case in worked_cases() for code in case["expected"]["duties"]
    }


def test_every_rule_begins_and_ends_on_a_day_of_the_register() -> None:
    days = days_when_answers_change()
    for entry in all_rules():
        rule = entry.rule
        assert rule.since is None or rule.since in days, rule.key
        assert rule.until is None or rule.until + timedelta(days=1) in days, rule.key


def test_every_constant_of_the_calendar_is_in_the_register_with_its_source() -> None:
    registered = {event.get("date") for event in register()}
    source = ast.parse((LAW / "calendar.py").read_text(encoding="utf-8"))
    for place, node in enumerate(source.body):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            assert getattr(calendar, node.targets[0].id) in registered  # type: ignore[attr-defined]
            following = source.body[place + 1]
            assert isinstance(following, ast.Expr), "a constant is followed by its source"


def test_no_rule_holds_a_date_or_a_number_of_years_of_its_own() -> None:
    for file in (*sorted((LAW / "custody").glob("*.py")), LAW / "convictions.py", LAW / "charges.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                assert name != "date", f"{file.name}:{node.lineno} writes a date"
                literal = node.args and isinstance(node.args[0], ast.Constant)
                assert not (name == "within" and literal), (
                    f"{file.name}:{node.lineno} writes a number of years"
                )


def test_every_rule_has_a_citation_a_tag_and_a_sentence_in_both_languages() -> None:
    for entry in all_rules():
        rule = entry.rule
        assert rule.cite
        assert rule.tag in {"V", "S", "K"}
        assert rule.says.endswith(".")
        assert rule.dice.endswith(".")
        assert rule.says != rule.dice


def test_what_is_left_to_judgement_names_who_judges_and_why() -> None:
    for left in not_coded():
        assert left["who"]
        assert left["why"]
        assert left["tag"] in {"V", "S", "K"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gov. Code § 7284.6(a)(1)(C)", [("Gov. Code", "7284.6(a)(1)(C)")]),
        (
            "Gov. Code §§ 7284.4(h),(i); WIC 831",
            [("Gov. Code", "7284.4(h)"), ("Gov. Code", "7284.4(i)"), ("WIC", "831")],
        ),
        (
            "WIC §§ 827, 831; Gov. Code § 7282.5(a)",
            [("WIC", "827"), ("WIC", "831"), ("Gov. Code", "7282.5(a)")],
        ),
        ("Gov. Code § 7282.5(a) of 2014", [("Gov. Code", "7282.5(a)")]),
        ("Gov 7284.6(b)(1)", [("Gov. Code", "7284.6(b)(1)")]),
        ("8 USC §§ 1373, 1644", [("8 USC", "1373"), ("8 USC", "1644")]),
        ("order or subpoena of a court", []),
    ],
)
def test_a_citation_names_its_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(place.code, place.section) for place in citations_in(text)] == expected


def test_a_section_holds_its_subdivisions_and_not_its_neighbours() -> None:
    whole = Citation("", "7284.6")
    assert Citation("Gov. Code", "7284.6(a)(1)").is_within(whole)
    assert not Citation("Gov. Code", "7284.60").is_within(whole)
    assert not Citation("Gov. Code", "7284").is_within(whole)
    assert not Citation("WIC", "831").is_within(Citation("Pen. Code", "831"))


def test_a_section_is_found_with_its_rules_duties_cases_and_open_questions() -> None:
    found = find("7284.6(a)(1)(C)")
    assert {entry.rule.id for entry in found.rules} == {"N-1", "N-3", "N-4", "N-5", "N-6", "N-8"}
    assert "C-N01" in {case["id"] for case in found.cases}
    assert found.left
    assert {duty.code for duty in find("7283.1(b)").duties} >= {"COPY_TO_PERSON", "INFORM_INTENT"}
    assert [key for key, _ in find("k-7").statements] == ["K-7"]
    assert [event["date"] for event in find("WIC 831").events] == [date(2016, 1, 1)]
    assert find("9999").is_empty
    assert find("nonsense").is_empty


def test_what_is_no_rule_is_worded_in_both_languages_too() -> None:
    for told in (*statements().values(), *register()):
        assert told["says"] != told["dice"]
    for left in not_coded():
        assert {left["what"], left["why"], left["who"]}.isdisjoint(
            {left["que"], left["porque"], left["quien"]}
        )
    assert {event["event"] for event in register()} <= set(EVENT_WORDS)


def test_the_days_of_a_rule_can_be_read() -> None:
    told = {days_of(entry.rule) for entry in all_rules()}
    assert {"any day", "from 2018-01-04", "to 2018-01-03", "2014-01-01 to 2018-01-03"} <= told


def test_every_section_with_a_rule_can_be_asked_for() -> None:
    for place in sections():
        assert not find(str(place)).is_empty, place
