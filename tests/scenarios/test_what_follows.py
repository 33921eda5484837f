"""What follows from a visit - duties, flags, steps - is as each sentence says; and each of them is shown and not shown."""

import tomllib
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from amparo.law.places import PLACE_DUTIES, VisitAnswer, decide_visit, duty_at, may_fail, steps_said
from amparo.law.places.calendar import PUPIL_POLICY_ACT, SAFE_HAVEN_ACTS
from amparo.law.places.duties import DUTY_DECISIONS
from amparo.law.places.flags import FLAG_DECISIONS, SHOWN
from amparo.law.places.steps import STEP_DECISIONS

FOLDER = Path(__file__).parent / "places" / "what_follows"
SCENARIOS: tuple[dict[str, Any], ...] = tuple(
    one
    for file in sorted(FOLDER.glob("*.toml"))
    for one in tomllib.loads(file.read_text(encoding="utf-8"))["scenario"]
)
WORDS = {
    *("name", "on", "place", "facts", "owed", "optional", "not_owed"),
    *("shown", "not_shown", "steps", "no_steps", "begins", "ends"),
}
ALWAYS = {"D-LOG", "D-ADMIN"}
DAY = timedelta(days=1)


def decided(one: dict[str, Any], on: date) -> VisitAnswer:
    return decide_visit(one["place"], one["facts"], on, as_case=True)


def holds(answer: VisitAnswer) -> set[str]:
    """Every duty, owed or optional, and every flag of an answer."""
    return {duty.code for duty in (*answer.owed, *answer.optional)} | set(answer.flag_words)


@pytest.mark.parametrize("one", SCENARIOS, ids=lambda one: one["name"][:90])
def test_it_follows_as_the_sentence_says(one: dict[str, Any]) -> None:
    assert set(one) <= WORDS
    answer = decided(one, one["on"])
    owed, optional = {duty.code for duty in answer.owed}, {duty.code for duty in answer.optional}
    assert set(one.get("owed", ())) <= owed
    assert set(one.get("optional", ())) <= optional
    assert not set(one.get("not_owed", ())) & (owed | optional)
    assert set(one.get("shown", ())) <= set(answer.flag_words)
    assert not set(one.get("not_shown", ())) & set(answer.flag_words)
    assert set(one.get("steps", ())) <= set(answer.steps)
    assert not set(one.get("no_steps", ())) & set(answer.steps)
    for word, off in (("begins", -DAY), ("ends", DAY)):
        named = set(one.get(word, ()))
        assert named <= holds(answer), word
        assert not named & holds(decided(one, one["on"] + off)), word


def test_every_sentence_stands_once() -> None:
    assert len({one["name"] for one in SCENARIOS}) == len(SCENARIOS) > 90


SEEN: dict[str, set[str]] = defaultdict(set)
for _one in SCENARIOS:
    for _code in (*DUTY_DECISIONS, *FLAG_DECISIONS):
        if _code in (*_one.get("owed", ()), *_one.get("optional", ()), *_one.get("shown", ())):
            SEEN[_code].add("yes")
        if _code in (*_one.get("not_owed", ()), *_one.get("not_shown", ())):
            SEEN[_code].add("no")
STEPS = [set(decided(one, one["on"]).steps) for one in SCENARIOS]


@pytest.mark.parametrize("code", [*DUTY_DECISIONS, *FLAG_DECISIONS])
def test_every_duty_and_flag_is_said_in_a_scenario_that_has_it_and_in_one_that_has_not(code: str) -> None:
    assert SEEN[code] == ({"yes"} if code in ALWAYS else {"yes", "no"})


@pytest.mark.parametrize("step", steps_said())
def test_every_step_is_a_part_of_some_answer_and_not_of_another(step: str) -> None:
    assert any(step in steps for steps in STEPS), step
    assert any(step not in steps for steps in STEPS), step


@pytest.mark.parametrize("step", STEP_DECISIONS)
def test_every_added_step_is_named_by_a_scenario(step: str) -> None:
    assert any(step in one.get("steps", ()) for one in SCENARIOS)


ONLY_THE_LAW = {("D-ADMIN", SAFE_HAVEN_ACTS), ("D-ADMIN", PUPIL_POLICY_ACT), ("D-ID", SAFE_HAVEN_ACTS)}
"""Days on which a duty that was owed before comes to rest on another law."""
DATED = [
    (code, rule.since, rule.until)
    for decisions, nothing in ((DUTY_DECISIONS, "not_owed"), (FLAG_DECISIONS, "not_shown"))
    for code, decision in decisions.items()
    for rule in decision.rules
    if rule.then != nothing and (rule.since or rule.until) and (code, rule.since) not in ONLY_THE_LAW
]


@pytest.mark.parametrize(("code", "since", "until"), DATED)
def test_every_day_on_which_one_begins_or_ends_has_its_scenario(
    code: str, since: date | None, until: date | None
) -> None:
    said = {
        (word, one["on"]) for one in SCENARIOS for word in ("begins", "ends") if code in one.get(word, ())
    }
    if since:
        assert ("begins", since) in said
    if until and (code, until + DAY) not in {(code, begins) for _, begins, _ in DATED}:
        assert ("ends", until) in said or ("begins", until + DAY) in said


@pytest.mark.parametrize(
    ("code", "place", "day", "before", "since"),
    [
        ("D-ADMIN", "health", SAFE_HAVEN_ACTS, "Gov. Code § 7284.8", "Health & Saf. Code § 24250(b)"),
        ("D-ADMIN", "csu", PUPIL_POLICY_ACT, "Gov. Code § 7284.8", "Educ. Code § 66093.3(b)"),
        ("D-ID", "k12", SAFE_HAVEN_ACTS, "Gov. Code § 7284.8", "Educ. Code § 234.7; Gov. Code § 7284.8"),
    ],
)
def test_a_duty_comes_to_rest_on_another_law(
    code: str, place: str, day: date, before: str, since: str
) -> None:
    for on, cite in ((day - DAY, before), (day, since)):
        answer = decide_visit(place, {"request": "enter_nonpublic"}, on)
        duty = next(one for one in answer.owed if one.code == code)
        assert duty.cite == cite
        assert duty_at(code, place, on) == duty


def test_a_duty_at_a_place_is_the_one_that_its_answer_brings() -> None:
    for one in SCENARIOS:
        answer = decided(one, one["on"])
        for duty in answer.owed:
            if duty.code == "D-ID" and answer.outcome == "public_area_ok":
                continue  # the statute speaks of who seeks a nonpublic area
            known = duty_at(duty.code, one["place"], one["on"], one["facts"])
            assert (known.cite, known.tag) == (duty.cite, duty.tag), one["name"]


def test_a_duty_of_own_knowledge_or_one_only_asked_for_is_never_called_missed() -> None:
    for code, duty in PLACE_DUTIES.items():
        for place in ("k12", "health", "uc", "library", "worksite"):
            assert not (may_fail(code, place) and (duty.tag == "K" or duty.house)), code
    assert may_fail("D-BOARD", "k12")
    assert may_fail("D-WITNESS", "health")
    assert not may_fail("D-WITNESS", "k12")
    assert may_fail("D-SB98-CAMPUS", "ccc")
    assert not may_fail("D-SB98-CAMPUS", "uc")
    assert not may_fail("D-LOG", "library")
    assert not may_fail("D-BOARD", "k12", place_sub="private_school")
    assert may_fail("D-ADMIN", "health", operator="private")


@pytest.mark.parametrize("code", ["D-ID", "D-COPY", "D-ADMIN", "D-COUNSEL", "D-LOG", "D-WITNESS"])
def test_what_may_fail_is_what_the_cited_law_demands_of_the_place(code: str) -> None:
    kinds = ("k12", "ccc", "uc", "private_college", "health", "courthouse", "library", "fire", "shelter")
    private = ("k12", "private_college", "health", "library", "shelter")
    asked: list[tuple[str, dict[str, str]]] = [(place, {}) for place in kinds]
    asked += [(place, {"operator": "private"}) for place in private]
    asked += [("k12", {"place_sub": "private_school"}), ("private_college", {"place_sub": "not_qualifying"})]
    for place, told in asked:
        duty = duty_at(code, place, date(2026, 3, 1), told)
        assert may_fail(code, place, **told) is not duty.practice, (place, told)


def test_no_flag_of_a_failure_rests_on_own_knowledge() -> None:
    for word, decision in FLAG_DECISIONS.items():
        if "overdue" in word or word == "due_today":
            assert all(rule.tag != "K" for rule in decision.rules if rule.then == SHOWN), word
