"""Counting: one event changes the figures that depend on it, and no other; every measure is changed by some event."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from amparo.casefile import Sort
from amparo.register.tables import TABLES
from amparo.release.counting import KeptDays
from tests.amparo.release.counted import (
    DECIDED,
    FACTS,
    Told,
    answer,
    changed,
    desk_case,
    moment,
    tables,
)

BASE = (desk_case(*DECIDED),)
"""A request of which the telling is permitted; nobody has decided, served or told anything yet."""
ANSWERED = {
    "answers.requests answered": 1,
    "answers.requests undecided": -1,
    "grounds.answered": 1,
    "access.given": 1,
    "access.people": 1,
    "people_by_age.people": 1,
    "people_by_sex.people": 1,
    "people_by_offense_group.people": 1,
}
TOLD = ANSWERED | {
    "answers.parts notification answered": 1,
    "answers.parts notification undecided": -1,
    "grounds.answered a1": 1,
    "access.given notification": 1,
    "people_by_offense_group.people property": 1,
}
EVENTS: tuple[tuple[Sequence[Told], dict[str, int]], ...] = (
    (
        [(Sort.OFFICE_TOLD, {"told_at": moment(2, 14), "release_at": moment(2, 15)})],
        TOLD
        | {
            "people_by_age.people not_recorded": 1,
            "people_by_sex.people not_recorded": 1,
            "notices.owed RELEASE_NOTICE_PERSON": 1,
            "notices.owed RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE": 1,
            "late_duties.not_on_record": 3,
            "late_duties.not_on_record ICE_ACCESS_RECORD": 1,
            "late_duties.not_on_record RELEASE_NOTICE_PERSON": 1,
            "late_duties.not_on_record RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE": 1,
        },
    ),
    (
        [
            (
                Sort.ACCESS_GIVEN,
                {
                    "part": "notification",
                    "means": "notification",
                    "given_at": moment(2, 14),
                    "age_band": "25_34",
                    "sex": "female",
                    "ethnicity": "hispanic",
                },
            )
        ],
        TOLD | {"people_by_age.people 25_34": 1, "people_by_sex.people female": 1},
    ),
    (
        [(Sort.HANDED_OVER, {"handed_over_at": moment(2, 15)})],
        ANSWERED
        | {
            "grounds.answered not_settled": 1,
            "access.given transfer": 1,
            "handovers.handovers": 1,
            "handovers.handovers not_noted": 1,
            "people_by_age.people not_recorded": 1,
            "people_by_sex.people not_recorded": 1,
            "people_by_offense_group.people other_or_none": 1,
            "asked_by_offense_group.people property": -1,
            "asked_by_offense_group.people other_or_none": 1,
        },
    ),
    (
        [
            (
                Sort.ACTED_OUTSIDE_DECISION,
                {"part": "hold", "act": "kept_longer", "reason": "by mistake", "happened_at": moment(2, 16)},
            )
        ],
        {
            "answers.requests outside": 1,
            "answers.requests undecided": -1,
            "answers.parts hold outside": 1,
            "answers.parts hold undecided": -1,
            "grounds.answered": 1,
            "grounds.answered no_ground": 1,
            "access.given": 1,
            "access.given hold": 1,
            "access.people": 1,
            "asked_by_offense_group.people property": -1,
            "asked_by_offense_group.people other_or_none": 1,
            "late_duties.not_on_record": 1,
            "late_duties.not_on_record ICE_ACCESS_RECORD": 1,
            "people_by_age.people": 1,
            "people_by_age.people not_recorded": 1,
            "people_by_sex.people": 1,
            "people_by_sex.people not_recorded": 1,
            "people_by_offense_group.people": 1,
            "people_by_offense_group.people other_or_none": 1,
        },
    ),
    (
        [(Sort.TAKEN_TO_COURT, {"taken_at": moment(2, 16)})],
        {"handovers.taken_to_court": 1},
    ),
    ([(Sort.ARRESTED_ON_PREMISES, {"arrested_at": moment(2, 15)})], {"arrests_on_premises.arrests": 1}),
    (
        [(Sort.WITHDRAWN, {"withdrawn_at": moment(2, 12)})],
        {
            "answers.requests withdrawn": 1,
            "answers.requests undecided": -1,
            "answers.parts notification withdrawn": 1,
            "answers.parts notification undecided": -1,
            "answers.parts hold withdrawn": 1,
            "answers.parts hold undecided": -1,
        },
    ),
    (
        [
            (
                Sort.INTENTION_SET,
                {"parts": {"notification": "no", "hold": "no"}, "decided_at": moment(2, 12)},
            )
        ],
        {
            "answers.requests declined": 1,
            "answers.requests undecided": -1,
            "answers.parts notification declined": 1,
            "answers.parts notification undecided": -1,
            "answers.parts hold declined": 1,
            "answers.parts hold undecided": -1,
        },
    ),
    (
        [(Sort.REPLY_SENT, {"sent_at": moment(2, 12), "declined": ["hold"]})],
        {"answers.parts hold declined": 1, "answers.parts hold undecided": -1},
    ),
    (
        [
            (
                Sort.NOTICE_SERVED,
                {
                    "notice": "copy_and_intent",
                    "how": "hand",
                    "served_at": moment(2, 10, 15),
                    "told_intention_at": moment(2, 10, 15),
                },
            )
        ],
        {
            "notices.served COPY_TO_PERSON": 1,
            "notices.served INFORM_INTENT": 1,
            "late_duties.not_on_record": -2,
            "late_duties.not_on_record COPY_TO_PERSON": -1,
            "late_duties.not_on_record INFORM_INTENT": -1,
            "copies.given": 1,
            "copies.with_intention": 1,
            "copies.timed": 1,
            "copies.median_minutes": 360,
            "copies.longest_minutes": 360,
        },
    ),
    (
        [
            (
                Sort.NOTICE_SERVED,
                {"notice": "copy_and_intent", "how": "hand", "served_at": moment(2, 13)},
            )
        ],
        {
            "notices.served COPY_TO_PERSON": 1,
            "notices.late COPY_TO_PERSON": 1,
            "late_duties.late": 1,
            "late_duties.late COPY_TO_PERSON": 1,
            "late_duties.not_on_record": -1,
            "late_duties.not_on_record COPY_TO_PERSON": -1,
            "copies.given": 1,
            "copies.timed": 1,
            "copies.median_minutes": 4320,
            "copies.longest_minutes": 4320,
        },
    ),
    (
        [
            (Sort.RELEASE_DUE, {"due_at": moment(2, 15)}),
            (Sort.RELEASED, {"released_at": moment(2, 15, 18)}),
        ],
        {"late_duties.late": 1, "late_duties.late RELEASE_ON_TIME": 1, "late_duties.late_releases": 1},
    ),
    ([(Sort.TIME_SPENT, {"minutes": 12})], {"staff_time.minutes": 12, "staff_time.minutes not_known": 12}),
    (
        [(Sort.TIME_SPENT, {"minutes": 12, "purpose": "helping"})],
        {"staff_time.minutes": 12, "staff_time.minutes helping": 12},
    ),
    (  # told twice of the same person: one person, one further notice
        [
            (Sort.OFFICE_TOLD, {"told_at": moment(2, 14), "release_at": moment(2, 15)}),
            (Sort.OFFICE_TOLD, {"told_at": moment(2, 15), "release_at": moment(2, 16)}),
        ],
        TOLD
        | {
            "access.given": 2,
            "access.given notification": 2,
            "access.repeat_notices": 1,
            "people_by_age.people not_recorded": 1,
            "people_by_sex.people not_recorded": 1,
            "notices.owed RELEASE_NOTICE_PERSON": 1,
            "notices.owed RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE": 1,
            "late_duties.not_on_record": 3,
            "late_duties.not_on_record ICE_ACCESS_RECORD": 1,
            "late_duties.not_on_record RELEASE_NOTICE_PERSON": 1,
            "late_duties.not_on_record RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE": 1,
        },
    ),
    (
        [
            (Sort.TIME_SPENT, {"minutes": 12}),
            (Sort.VOIDED, {"entry": 6, "reason": "noted on the wrong record"}),
        ],
        {},
    ),
    (
        [
            (Sort.COUNSEL_ASKED, {"question": "court_command"}),
            (Sort.TEXT_TO_STRIKE, {}),
            (Sort.DESIGNEE_NAMED, {"attorney": True, "name": "Nadia Ferro"}),
        ],
        {},
    ),
)


@pytest.mark.parametrize(("told", "expected"), EVENTS, ids=[told[-1][0].value for told, _ in EVENTS])
def test_one_event_changes_the_figures_that_depend_on_it_and_no_other(
    told: Sequence[Told], expected: dict[str, int]
) -> None:
    assert changed(tables(BASE), tables([desk_case(*DECIDED, *told)])) == expected


ONE_MORE: tuple[tuple[dict[str, Any], dict[str, int]], ...] = (
    (
        {"contact": "courtesy_call", "asks": [], "about_a_person": False, "form": "", "person_ref": ""},
        {"contacts.contacts": 1, "contacts.contacts courtesy_call": 1},
    ),
    (
        {"contact": "list_demand", "asks": ["information"], "about_a_person": False, "form": ""},
        {"contacts.contacts": 1, "contacts.contacts list_demand": 1},
    ),
    (
        {"asks": ["criminal_warrant"], "form": "judicial_warrant", "person_ref": "P-2", "booking_ref": "B-2"},
        {
            "contacts.contacts": 1,
            "contacts.contacts judicial_warrant": 1,
            "requests.judicial_warrants": 1,
            "requests.people_asked_about": 1,
            "requests.bookings": 1,
            "asked_by_offense_group.people": 1,
            "asked_by_offense_group.people other_or_none": 1,
        },
    ),
    (  # the same person, the same booking, once more
        {"asks": ["interview"], "form": "I-000"},
        {
            "contacts.contacts": 1,
            "contacts.contacts paper": 1,
            "requests.received": 1,
            "requests.received other": 1,
            "parts.asked": 1,
            "parts.asked interview": 1,
            "answers.requests undecided": 1,
            "answers.parts interview undecided": 1,
            "eligibility.requests": 1,
            "eligibility.requests not_recorded": 1,
        },
    ),
    (  # a person whom no reference names is a person of their own
        {"asks": ["interview"], "person_ref": "", "booking_ref": "", "form": "none"},
        {
            "contacts.contacts": 1,
            "contacts.contacts paper": 1,
            "requests.received": 1,
            "requests.received none": 1,
            "requests.people_asked_about": 1,
            "asked_by_offense_group.people": 1,
            "asked_by_offense_group.people other_or_none": 1,
            "parts.asked": 1,
            "parts.asked interview": 1,
            "answers.requests undecided": 1,
            "answers.parts interview undecided": 1,
            "eligibility.requests": 1,
            "eligibility.requests not_recorded": 1,
        },
    ),
)
FORM: Told = (Sort.NOTICE_SERVED, {"notice": "interview_consent", "how": "hand", "served_at": moment(2, 12)})
ASKED_TO_TALK = (
    (Sort.FACTS_CONFIRMED, FACTS | {"part": "interview", "request": {"kind": "interview"}}),
    answer("interview", "permitted", "I-6"),
)


def facts_said(said: str) -> Told:
    """The facts of an interview, with what the person answered on the form."""
    asked = {"kind": "interview", "consent": {"form_given": True, "answer": said}}
    return Sort.FACTS_CONFIRMED, FACTS | {"part": "interview", "request": asked}


@pytest.mark.parametrize("said", ["consented", "attorney_only", "declined"])
def test_what_a_person_answers_before_an_interview_is_counted_and_the_form_alone_is_no_answer(
    said: str,
) -> None:
    asked = {"asks": ["interview"]}
    before = tables([desk_case(*ASKED_TO_TALK, request=asked)])
    offered = tables([desk_case(*ASKED_TO_TALK, FORM, request=asked)])
    moved = changed(before, offered)
    assert moved["interviews.offered"] == moved["interviews.people not_recorded"] == 1
    told = tables([desk_case(*ASKED_TO_TALK, FORM, facts_said(said), request=asked)])
    assert changed(offered, told) == {
        "interviews.people not_recorded": -1,
        f"interviews.people {said}": 1,
        "eligibility.requests allowed": -1,
        "eligibility.requests not_recorded": 1,
    }


@pytest.mark.parametrize(("request_told", "expected"), ONE_MORE)
def test_one_more_contact_counts_as_what_it_is(
    request_told: dict[str, Any], expected: dict[str, int]
) -> None:
    more = desk_case(record="rec-2", request=request_told)
    assert changed(tables(BASE), tables([*BASE, more])) == expected


DAYS: tuple[tuple[KeptDays, dict[str, int]], ...] = (
    (KeptDays(closed=(date(2025, 3, 1), date(2025, 3, 2))), {"days.closed": 2}),
    (KeptDays(late_entries=(date(2025, 3, 1), date(2025, 3, 1))), {"days.late_entries": 2}),
    (KeptDays(attested_months=(date(2025, 3, 1), date(2025, 3, 31))), {"days.attested_months": 1}),
)


@pytest.mark.parametrize(("days", "expected"), DAYS)
def test_the_days_of_the_log_are_counted_as_it_holds_them(days: KeptDays, expected: dict[str, int]) -> None:
    assert changed(tables(BASE), tables(BASE, days=days)) == expected


def test_each_measure_of_each_table_is_changed_by_one_of_these() -> None:
    every = (*(one for _, one in EVENTS), *(one for _, one in ONE_MORE), *(one for _, one in DAYS))
    moved = {name.split(" ")[0] for one in every for name in one}
    elsewhere = {"interviews.offered", "interviews.people"}
    elsewhere |= {f"visits.{measure}" for measure in TABLES["visits"].measures}
    every_measure = {f"{spec.name}.{measure}" for spec in TABLES.values() for measure in spec.measures}
    assert moved == every_measure - elsewhere
