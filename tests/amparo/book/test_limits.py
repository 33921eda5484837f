"""The worked examples of the book are what the rules give, on the day before, of and after each limit."""

from datetime import date, timedelta
from typing import Any

import pytest

from amparo.book.contents import placed_rules, questions
from amparo.book.duty_limits import duty_examples
from amparo.book.limits import Example, examples_of
from amparo.book.pages_rules import own_rule
from amparo.book.worked import cases_decided_by
from amparo.law.duties import COPY_TO_PERSON, DOJ_TRANSFER_REPORT
from amparo.rules import Decision
from amparo.rules.conditions import AnyOf
from amparo.rules.decision import walk
from amparo.rules.diagram import diagram_of
from amparo.rules.leaves import Within
from amparo.rules.python_reading import compiled

ON = date(2026, 11, 23)
EVERY = [own_rule(placed) for placed in placed_rules()]
NAMES = [f"{decision.name} {rule.key}" for decision, rule in EVERY]


def values_of(example: Example, decision: Decision) -> dict[str, Any]:
    """The facts of an example for the single reading; a fact that the example does not need has its first value."""
    values = {variable.key: variable.classes[0][0] for variable in diagram_of(decision).variables}
    values.update({variable.key: variable.classes[value][0] for variable, value in example.facts})
    values.update({variable.key: day.toordinal() for variable, day in example.dated})
    for rule in decision.rules:
        for node in walk(rule.when):
            if isinstance(node, AnyOf):
                path = node.listing.path
                record = {key.removeprefix(path + "."): value for key, value in values.items()}
                values[path] = [record]
    return values


@pytest.mark.parametrize(("decision", "rule"), EVERY, ids=NAMES)
def test_every_rule_has_an_example_and_the_single_reading_gives_the_same_answers(
    decision: Decision, rule: Any
) -> None:
    shown = examples_of(decision, rule, ON)
    assert shown, f"{rule.key} of {decision.name} can never decide"
    for example in shown:
        values = values_of(example, decision)
        for variable in diagram_of(decision).variables:  # a window told without a day: a day inside it
            years = values[variable.key]
            if variable.key.rpartition(".")[2] in ("date", "unlisted_date") and years in (0, 5, 15):
                values[variable.key] = example.days[0][0].toordinal() - (years or 30) * 365 + 30
        for day, answered in example.days:
            place = compiled(decision).crisp(values, day.toordinal())
            assert decision.rules[place] is answered, (example.sort, day)


@pytest.mark.parametrize(("decision", "rule"), EVERY, ids=NAMES)
def test_every_limit_of_a_rule_is_shown_on_the_day_before_of_and_after_it(
    decision: Decision, rule: Any
) -> None:
    shown = {example.sort: example for example in examples_of(decision, rule, ON)}
    limits = {"begins": rule.since, "ends": rule.until and rule.until + timedelta(days=1)}
    for sort, limit in limits.items():
        if limit is not None:
            example = shown[sort]
            assert [day for day, _ in example.days] == [limit + timedelta(days=n) for n in (-1, 0, 1)]
            inside = 1 if sort == "begins" else 0
            assert example.days[inside][1] is rule
            assert example.days[1 - inside][1] is not rule
    if any(isinstance(leaf, Within) for leaf in walk(rule.when)):
        for sort in ("window", "leap"):
            example = shown[sort]
            assert example.days[1][1] is rule, sort
            assert example.days[2][1] is not rule, sort


def test_fifteen_years_from_a_29_february_end_on_a_28_february() -> None:
    decision = questions()["qualifies"]
    rule = next(rule for rule in decision.rules if rule.key == "5.1-a3")
    leap = next(example for example in examples_of(decision, rule, ON) if example.sort == "leap")
    assert [(day.isoformat(), each.then) for day, each in leap.days] == [
        ("2023-02-27", "opens"),  # a Monday
        ("2023-02-28", "opens"),  # a Tuesday
        ("2023-03-01", "does_not_open"),  # a Wednesday
    ]


def test_a_duty_is_not_owed_on_the_day_before_its_first() -> None:
    copies = [[day.isoformat() for day, owed in one.days if owed] for one in duty_examples(COPY_TO_PERSON)]
    assert ["2017-01-01", "2017-01-02"] in copies  # local agencies: the TRUTH Act
    reports = [
        [day.isoformat() for day, owed in one.days if owed] for one in duty_examples(DOJ_TRANSFER_REPORT)
    ]
    assert reports == [["2018-01-04", "2018-01-05"]]


def test_a_worked_case_is_named_under_the_rule_that_decides_it_and_no_other_row_of_its_identifier() -> None:
    assert "C-N02" in cases_decided_by("notification", "N-4")
    ground, none = cases_decided_by("notification", "N-6"), cases_decided_by("notification", "N-8")
    assert ground
    assert none
    assert not set(ground) & set(none)
    assert "C-N02" not in cases_decided_by("information", "N-4")
