"""A decision is a first-hit list that keeps the unknown: possible outcomes, the safe one, and what is missing."""

import random
from datetime import date
from typing import Any

import pytest

from amparo.rules import Choice, Decision, Duty, Finding, Flag, Reached, always, reach
from amparo.rules.conditions import surely
from amparo.rules.python_reading import compiled
from amparo.terms import RulebookError

BLOCKED, MAY = "blocked", "may"
ON = date(2026, 11, 24).toordinal()  # a Tuesday
FLAGS = [Flag(f"f{number}", (f"fact {number}", f"hecho {number}")) for number in range(5)]
strict, ground, other, late, early = FLAGS
WORDS: dict[str, Any] = {"cite": "Gov. Code § 1", "tag": "V", "says": "So.", "dice": "Así."}
DUTY = Duty("COPY", "Give it.", "Darla.", "agency", "person", "at once", "en el acto", "Gov. Code § 1", "V")


def small() -> Decision:
    """A stricter local policy before a ground: the case in which most engines answer "may"."""
    decision = Decision("small", protective_first=(BLOCKED, MAY))
    decision.rule("R-1", when=strict, then=BLOCKED, **WORDS)
    decision.rule("R-2", when=ground, then=MAY, **WORDS)
    decision.rule("R-3", then=BLOCKED, **WORDS)
    return decision


def asked(decision: Decision, **known: object) -> Reached:
    values = {flag.path: None for flag in FLAGS} | known
    return reach(decision, values, ON)


def test_a_missing_protective_fact_does_not_fall_through_to_may() -> None:
    found = asked(small(), f1=True)
    assert found.outcome == "insufficient_facts"
    assert found.possible == (BLOCKED, MAY)
    assert found.safe == BLOCKED
    assert found.missing == ("f0",)
    assert found.turns["f0"] == (("yes", (BLOCKED,)), ("no", (MAY,)))


def test_a_fact_that_cannot_change_the_answer_is_not_asked() -> None:
    found = asked(small(), f1=False)
    assert (found.outcome, found.missing, found.rule.id) == (BLOCKED, (), "R-3")


def test_with_everything_unknown_both_facts_are_missing() -> None:
    assert asked(small()).missing == ("f0", "f1")


def test_two_rules_that_read_the_same_unknown_fact_settle_each_other() -> None:
    """One pass with three values would say both outcomes are possible; every completion says one."""
    decision = Decision("same", protective_first=(BLOCKED, MAY))
    decision.rule("R-1", when=ground, then=MAY, **WORDS)
    decision.rule("R-2", when=~ground, then=MAY, **WORDS)
    decision.rule("R-3", then=BLOCKED, **WORDS)
    found = asked(decision)
    assert (found.outcome, found.missing) == (MAY, ())
    assert {found.rule.id, *(rule.id for rule in found.either)} == {"R-1", "R-2"}


def test_what_a_fact_turns_on_is_told_with_every_outcome_that_stays_possible() -> None:
    found = asked(small())
    assert found.turns["f0"] == (("yes", (BLOCKED,)), ("no", (BLOCKED, MAY)))


def test_a_follow_on_question_waits_for_the_fact_before_it() -> None:
    first = Flag("first", ("first", "primero"))
    then = Flag("then", ("then", "después"), after=("first",))
    decision = Decision("follow", protective_first=(BLOCKED, MAY))
    decision.rule("R-1", when=first & then, then=MAY, **WORDS)
    decision.rule("R-2", then=BLOCKED, **WORDS)
    assert reach(decision, {"first": None, "then": None}, ON).missing == ("first",)
    assert reach(decision, {"first": True, "then": None}, ON).missing == ("then",)


def test_a_finding_is_open_as_a_whole_and_lists_its_own_gaps_together() -> None:
    decision = Decision("finding", protective_first=(BLOCKED, MAY))
    decision.rule("R-1", when=strict, then=BLOCKED, **WORDS)
    decision.rule(
        "R-2", when=Finding("finding:x", ground | other, ("it qualifies", "califica")), then=MAY, **WORDS
    )
    decision.rule("R-3", then=BLOCKED, **WORDS)
    values = {"f0": False, "f1": None, "f2": None}
    assert reach(decision, values, ON, {"f1": ("record[0].level", "record[1].date")}).missing == (
        "f2",
        "record[0].level",
        "record[1].date",
    )
    assert reach(decision, {**values, "f0": True}, ON).missing == ()


def test_a_finding_that_shares_a_fact_is_refused() -> None:
    decision = Decision("sharing", protective_first=(BLOCKED, MAY))
    decision.rule("R-1", when=ground, then=BLOCKED, **WORDS)
    decision.rule(
        "R-2", when=Finding("finding:x", ground | other, ("it qualifies", "califica")), then=MAY, **WORDS
    )
    decision.rule("R-3", then=BLOCKED, **WORDS)
    with pytest.raises(RulebookError, match="a finding shares f1"):
        asked(decision)


def test_an_outcome_apart_stands_outside_the_order_and_never_is_the_safe_one_of_two() -> None:
    decision = Decision("apart", protective_first=(BLOCKED, MAY), apart=("required",))
    decision.rule("R-1", when=ground, then="required", **WORDS)
    decision.rule("R-2", then=MAY, **WORDS)
    found = asked(decision)
    assert found.possible == (MAY, "required")
    assert found.safe == MAY


# ------------------------------------------------------------------ days


def test_a_rule_is_law_from_its_first_day_to_its_last_both_included() -> None:
    decision = Decision("dated", protective_first=(BLOCKED, MAY))
    decision.rule("R-1", since=date(2018, 1, 4), until=date(2018, 1, 31), then=BLOCKED, **WORDS)
    decision.rule("R-2", then=MAY, **WORDS)
    for day, expected in ((3, MAY), (4, BLOCKED), (31, BLOCKED)):
        assert reach(decision, {}, date(2018, 1, day).toordinal()).outcome == expected
    assert reach(decision, {}, date(2018, 2, 1).toordinal()).outcome == MAY


@pytest.mark.parametrize("build", ["no rule", "no last rule", "a last rule that begins"])
def test_a_decision_that_does_not_answer_every_case_on_every_day_is_refused(build: str) -> None:
    decision = Decision("holes", protective_first=(BLOCKED, MAY))
    if build == "no last rule":
        decision.rule("R-1", when=ground, then=MAY, **WORDS)
    elif build == "a last rule that begins":
        decision.rule("R-1", since=date(2018, 1, 4), then=MAY, **WORDS)
    with pytest.raises(RulebookError, match="must hold in every other case"):
        compiled(decision)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"then": "maybe"}, "no outcome 'maybe'"),
        ({"dice": ""}, "citation and a sentence in English and Spanish"),
        ({"cite": ""}, "citation and a sentence"),
        ({"when": True}, "needs a condition, got True"),
        ({"when": surely(ground)}, "only duties may"),
    ],
)
def test_a_rule_written_wrongly_is_refused_with_its_line(change: dict[str, Any], message: str) -> None:
    decision = Decision("wrong", protective_first=(BLOCKED, MAY))
    with pytest.raises(RulebookError, match=rf"test_decision\.py, line \d+: .*{message}"):
        decision.rule("R-1", **{"then": MAY, **WORDS, **change})


def test_two_rules_of_one_name_need_parts() -> None:
    decision = small()
    with pytest.raises(RulebookError, match="has a rule R-1 already"):
        decision.rule("R-1", then=MAY, **WORDS)
    decision.rule("R-1", part="-b", then=MAY, **WORDS)


# ------------------------------------------------------------------ duties


def test_a_receipt_duty_is_owed_if_it_may_be_owed_an_act_duty_follows_the_outcome() -> None:
    decision = small()
    decision.owes(DUTY, on_receipt=late)
    act = Duty(
        "REPORT", "Report.", "Informar.", "agency", "state", "yearly", "cada año", "Gov. Code § 2", "V"
    )
    decision.owes(act, upon={MAY: always, BLOCKED: surely(early)})
    assert [duty.code for duty in asked(decision, f0=False, f1=True).duties()] == ["COPY", "REPORT"]
    assert [duty.code for duty in asked(decision, f0=True, f3=False).duties()] == []
    assert [duty.code for duty in asked(decision, f0=True, f3=False, f4=True).duties()] == ["REPORT"]
    assert [duty.code for duty in asked(decision, f1=True).duties()] == ["COPY"]  # not settled: no act duty


# ------------------------------------------------------------------ the generated Python


def _random_condition(chance: random.Random, depth: int = 3) -> Any:
    if depth == 0 or chance.random() < 0.3:
        flag = chance.choice(FLAGS)
        return ~flag if chance.random() < 0.4 else flag
    left, right = _random_condition(chance, depth - 1), _random_condition(chance, depth - 1)
    return left & right if chance.random() < 0.5 else left | right


def test_the_generated_python_is_exact_on_decisions_made_by_chance() -> None:
    """Every state of five facts, on two hundred random decisions: possible, safe and missing against brute force."""
    chance = random.Random(7)
    states = (True, False, None)
    for number in range(200):
        decision = Decision(f"chance {number}", protective_first=(BLOCKED, MAY, "open"))
        for place in range(4):
            decision.rule(
                f"R-{place}", when=_random_condition(chance), then=chance.choice(decision.outcomes), **WORDS
            )
        decision.rule("R-9", then=BLOCKED, **WORDS)
        for _ in range(40):
            values = {flag.path: chance.choice(states) for flag in FLAGS}
            found = reach(decision, values, ON)
            unknown = [path for path, value in values.items() if value is None]
            ends = {}
            for way in range(2 ** len(unknown)):
                known = {**values, **{path: bool(way >> place & 1) for place, path in enumerate(unknown)}}
                ends[way] = next(r.then for r in decision.rules if r.when.truth(known, ON) == 1)
            assert set(found.possible) == set(ends.values())
            assert found.safe == decision.safest(ends.values())
            essential = {
                path
                for place, path in enumerate(unknown)
                if any(ends[way] != ends[way ^ 1 << place] for way in ends)
            }
            assert set(found.missing) == essential


def test_a_choice_is_tried_with_its_completions_and_told_so() -> None:
    word = Choice("word", ("a", "b", "c"), noun=("the word", "la palabra"), completes=("a", "b"))
    decision = Decision("choice", protective_first=(BLOCKED, MAY))
    decision.rule("R-1", when=word == "a", then=BLOCKED, **WORDS)
    decision.rule("R-2", then=MAY, **WORDS)
    found = reach(decision, {"word": None}, ON)
    assert found.turns == {"word": (("a", (BLOCKED,)), ("b", (MAY,)))}


def test_a_fact_that_no_completion_can_make_count_does_not_count_where_another_is_tried() -> None:
    """A rule that is false for every completion stays false while another unknown fact is completed."""
    word = Choice("word", ("a", "b", "c"), noun=("the word", "la palabra"), completes=("a", "b"))
    decision = Decision("beside", protective_first=(BLOCKED, MAY))
    decision.rule("R-1", when=~word.one_of("a", "b"), then=BLOCKED, **WORDS)
    decision.rule("R-2", when=ground, then=MAY, **WORDS)
    decision.rule("R-3", when=~ground, then=MAY, **WORDS)
    decision.rule("R-4", then=BLOCKED, **WORDS)
    found = reach(decision, {"word": None, "f1": None}, ON)
    assert (found.outcome, found.missing) == (MAY, ())


def test_more_open_facts_than_can_be_completed_fail_closed_and_all_are_asked() -> None:
    many = [Flag(f"m{number}", (f"fact {number}", f"hecho {number}")) for number in range(20)]
    decision = Decision("many", protective_first=(BLOCKED, MAY))
    for number, flag in enumerate(many):
        decision.rule(f"R-{number}", when=~flag, then=BLOCKED, **WORDS)
    decision.rule("R-99", then=MAY, **WORDS)
    found = reach(decision, {flag.path: None for flag in many}, ON)
    assert (found.outcome, found.safe) == ("insufficient_facts", BLOCKED)
    assert found.missing == tuple(sorted(flag.path for flag in many))
