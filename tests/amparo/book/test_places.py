"""The part of the book on public places: every rule, statement, reading and open question in it once, signed like the rest."""

from collections import Counter
from datetime import date, timedelta

import pytest

from amparo.book.places_contents import GROUPS, ladders, parts_of_places
from amparo.book.places_examples import own_rule, visit_examples, visits_decided_by
from amparo.book.signing import SignOff, parts, standings
from amparo.law.index import place_left, place_readings
from amparo.law.places import PLACE_DECISIONS, PLACE_DUTIES, VISIT_DECISIONS, place_statements

ON = date(2026, 11, 23)  # a Monday
DAY = timedelta(days=1)
PLACED = [
    (part.group, placed) for part in parts_of_places() if part.group != "steps" for placed in part.rules
]


def test_every_row_of_every_decision_stands_in_one_part() -> None:
    rows = sum(len(decision.rules) for decision in VISIT_DECISIONS.values())
    assert sum(len(one.questions) for part in parts_of_places() for one in part.rules) == rows
    assert [part.group for part in parts_of_places()] == list(GROUPS)
    assert all(part.rules or part.statements for part in parts_of_places())


def test_every_statement_reading_and_open_question_stands_in_one_part() -> None:
    told = parts_of_places()
    assert Counter(key for part in told for key in part.statements) == Counter(list(place_statements()))
    assert Counter(one["id"] for part in told for one in part.readings) == Counter(
        one["id"] for one in place_readings()
    )
    assert sum(len(part.left) for part in told) == len(place_left())


def test_every_place_has_a_ladder_and_the_four_colleges_share_one() -> None:
    names = [name for _, names in ladders() for name in names]
    assert sorted(names) == sorted(PLACE_DECISIONS)
    assert ("ccc", "csu", "uc", "private_college") in [names for _, names in ladders()]


def test_every_rule_but_a_net_has_an_example_that_the_rules_give() -> None:
    without = []
    for _, placed in PLACED:
        name, rule = own_rule(placed, ON)
        decision = VISIT_DECISIONS[name]
        shown = visit_examples(decision, rule, ON) or visit_examples(decision, rule, ON, deep=True)
        if not shown and rule is not decision.rules[-1]:
            without.append(rule.key)
        for example in shown:
            inside = {"begins": 1, "ends": 0, "any_day": 0}[example.sort]
            assert example.days[inside][1] is rule, rule.key
    assert without == []


@pytest.mark.parametrize("sort", ["begins", "ends"])
def test_every_limit_is_shown_with_the_day_beside_it(sort: str) -> None:
    for _, placed in PLACED:
        name, rule = own_rule(placed, ON)
        limit = rule.since if sort == "begins" else rule.until
        if limit is None:
            continue
        decision = VISIT_DECISIONS[name]
        shown = visit_examples(decision, rule, ON) or visit_examples(decision, rule, ON, deep=True)
        example = next(one for one in shown if one.sort == sort)
        outside, inside = (0, 1) if sort == "begins" else (1, 0)
        assert example.days[inside] == (limit, rule)
        assert example.days[outside][0] == (limit - DAY if sort == "begins" else limit + DAY)
        assert example.days[outside][1] is not rule, rule.key
        assert example.facts == tuple(dict.fromkeys(example.facts))


def test_a_worked_visit_is_named_under_the_rule_that_decides_it() -> None:
    assert "PP-014" in visits_decided_by("k12", "GEN-08")
    assert visits_decided_by("k12", "GEN-02-otherwise") == ()


def test_each_group_and_each_ladder_is_signed_apart() -> None:
    names = list(parts())
    assert [name for name in names if name.startswith("places: ")] == [f"places: {group}" for group in GROUPS]
    assert len([name for name in names if name.startswith("place: ")]) == len(ladders())
    hashes = parts()["places: K12"]
    made = SignOff("places: K12", "Irma Vela", "County Counsel", ON, hashes)
    assert standings([made])["places: K12"].state == "signed"
    assert standings([made])["places: CHI"].state == "unsigned"


def test_every_part_of_the_duties_is_signed_with_its_words() -> None:
    assert set(PLACE_DUTIES) - {rule.id for _, one in PLACED for rule in [one.rule]} == {"D-REG"}


def test_an_example_is_decided_by_the_single_reading_alone() -> None:
    rule = next(one for one in PLACE_DECISIONS["k12"].rules if one.key == "K12-R03")
    (example,) = visit_examples(PLACE_DECISIONS["k12"], rule, ON)
    assert [(day.isoformat(), one.key) for day, one in example.days] == [
        ("2025-09-19", "K12-R04"),
        ("2025-09-20", "K12-R03"),
        ("2025-09-21", "K12-R03"),
    ]
