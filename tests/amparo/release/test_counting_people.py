"""Counting people, and on which ground was answered: each person once, and what is not known is never guessed."""

import dataclasses

import pytest

from amparo.casefile import Sort, fold
from amparo.law.offenses import all_offenses
from amparo.release.access import GROUPS
from tests.amparo.release.counted import (
    DECIDED,
    FACTS,
    Told,
    answer,
    changed,
    desk_case,
    figure,
    moment,
    tables,
)


def given(month: int, **held: str) -> Told:
    told = {"part": "notification", "means": "notification", "given_at": moment(month, 14)}
    return Sort.ACCESS_GIVEN, told | held


def test_a_person_asked_about_twice_counts_once_among_people() -> None:
    twice = [
        desk_case(*DECIDED, given(2, sex="male")),
        desk_case(*DECIDED, given(5, sex="male"), record="rec-2", request={"booking_ref": "B-9"}),
    ]
    found = tables(twice)
    assert figure(found, "requests", "received") == 2
    assert figure(found, "requests", "people_asked_about") == 1
    assert figure(found, "requests", "bookings") == 2
    assert figure(found, "people_by_sex", "people", sex="male") == 1
    assert figure(found, "access", "given") == 2


def test_requests_that_staff_linked_as_sent_again_are_of_one_person_even_without_a_reference() -> None:
    nobody = {"person_ref": "", "booking_ref": ""}
    first = desk_case(request=nobody)
    again = desk_case((Sort.LINKED, {"record": "rec-1", "why": "sent_again"}), record="rec-2", request=nobody)
    assert figure(tables([first, again]), "requests", "people_asked_about") == 1


def test_what_an_erased_record_rested_on_is_no_longer_known_and_not_guessed() -> None:
    case = desk_case(*DECIDED, given(2, sex="male", age_band="25_34"))
    erased = [dataclasses.replace(event, person={}) for event in case.events]
    found = tables([fold(erased)])  # as the vault gives it once its key is destroyed
    assert figure(found, "grounds", "answered", ground="not_recorded") == 1
    assert figure(found, "people_by_sex", "people", sex="not_recorded") == 1
    assert figure(found, "people_by_offense_group", "people", offense_group="other_or_none") == 1
    assert figure(found, "requests", "people_asked_about") == 1


def test_the_consent_form_is_owed_where_the_rules_say_so_and_served_where_it_was() -> None:
    asked = (answer("interview", "permitted", "I-6", "CONSENT_FORM"),)
    facts = (Sort.FACTS_CONFIRMED, FACTS | {"part": "interview", "request": {"kind": "interview"}})
    form = (Sort.NOTICE_SERVED, {"notice": "interview_consent", "how": "hand", "served_at": moment(2, 12)})
    before = tables([desk_case(facts, *asked, request={"asks": ["interview"]})])
    after = tables([desk_case(facts, *asked, form, request={"asks": ["interview"]})])
    assert figure(before, "notices", "owed", notice="CONSENT_FORM") == 1
    assert changed(before, after) == {
        "interviews.offered": 1,
        "interviews.people not_recorded": 1,
        "notices.served CONSENT_FORM": 1,
        "late_duties.not_on_record": -1,
        "late_duties.not_on_record CONSENT_FORM": -1,
    }


GROUNDS: tuple[tuple[str, str, str, str, str], ...] = (
    ("information", "required", "F-1", "information", "court_order"),
    ("notification", "permitted", "N-4", "notification", "public_record"),
    ("information", "permitted", "F-6", "information", "other_law"),
    ("transfer", "permitted", "X-2", "transfer", "judicial_warrant"),
    ("notification", "insufficient_facts", "N-6", "notification", "not_settled"),
    ("notification", "prohibited", "N-8", "notification", "no_ground"),
)


@pytest.mark.parametrize(("part", "outcome", "rule", "means", "ground"), GROUNDS)
def test_the_ground_is_that_of_the_rule_which_answered(
    part: str, outcome: str, rule: str, means: str, ground: str
) -> None:
    facts = (Sort.FACTS_CONFIRMED, FACTS | {"part": part, "request": {"kind": part}})
    access = (Sort.ACCESS_GIVEN, {"part": part, "means": means, "given_at": moment(2, 14)})
    found = tables([desk_case(facts, answer(part, outcome, rule), access, request={"asks": [part]})])
    assert figure(found, "grounds", "answered", ground=ground) == 1
    outside = 1 if ground == "no_ground" else 0
    assert figure(found, "answers", "requests", outcome="outside") == outside


def test_groups_of_offenses_are_named_for_limbs_that_the_offense_table_has() -> None:
    limbs = {row.paragraph.removeprefix("7282.5(a)(3)").strip("()") for row in all_offenses()}
    assert set(GROUPS) <= limbs


def test_what_is_noted_as_it_happened_and_as_an_act_outside_is_one_access_and_stays_outside() -> None:
    twice = (
        (
            Sort.ACTED_OUTSIDE_DECISION,
            {
                "part": "notification",
                "act": "told_release",
                "reason": "too early",
                "happened_at": moment(2, 14),
            },
        ),
        (Sort.OFFICE_TOLD, {"told_at": moment(2, 14)}),
    )
    found = tables([desk_case(*DECIDED, *twice)])
    assert figure(found, "access", "given") == 1
    assert figure(found, "answers", "requests", outcome="outside") == 1
    assert figure(found, "answers", "requests", outcome="answered") == 0


def test_a_court_s_warrant_is_one_whatever_its_form_is_called() -> None:
    found = tables([desk_case(request={"asks": ["criminal_warrant"], "form": "AO 442"})])
    assert figure(found, "requests", "judicial_warrants") == 1
    assert figure(found, "requests", "received") == 0
    assert figure(found, "parts", "asked") == 0


def test_who_was_only_asked_about_is_counted_and_not_broken_down() -> None:
    before = tables([desk_case(*DECIDED, given(2, sex="male", age_band="25_34"))])
    asked = desk_case(*DECIDED, record="rec-2", request={"person_ref": "P-2", "booking_ref": "B-2"})
    after = tables([desk_case(*DECIDED, given(2, sex="male", age_band="25_34")), asked])
    told = changed(before, after)
    assert told["requests.people_asked_about"] == 1
    assert not [figure for figure in told if figure.startswith("people_by_")]
