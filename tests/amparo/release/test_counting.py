"""Counting: the sample year gives its known figures, and one event changes the figures that depend on it, and no other."""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest

from amparo.casefile import CaseFile, Sort, contact_of
from amparo.intake.review import count_contacts
from amparo.register.tables import TABLES, check
from amparo.release.counting import KeptDays
from tests.amparo.release.counted import (
    DECIDED,
    FACTS,
    JAIL,
    ROOT,
    Told,
    answer,
    changed,
    desk_case,
    figure,
    moment,
    sample_cases,
    tables,
)
from tests.amparo.release.test_as_of import corrected_minutes

LATER = date(2026, 3, 31)
"""The sample's last answer falls into January 2026."""


def test_the_sample_year_gives_the_figures_that_its_list_is_known_for() -> None:
    found = tables(sample_cases(), LATER)
    known = {one.id: one.value for one in count_contacts([contact_of(case) for case in sample_cases()])}
    assert figure(found, "contacts", "contacts") == known["contacts"] == 24
    assert figure(found, "requests", "received", form="I-247A") == known["forms"] == 21
    assert figure(found, "requests", "received") == known["requests_about_one_person"] == 22
    assert figure(found, "requests", "people_asked_about") == known["people"] == 21
    assert figure(found, "requests", "bookings") == known["bookings"] == 22
    assert figure(found, "parts", "asked") == known["parts"] == 43
    answered = [figure(found, "answers", "requests", outcome=one) or 0 for one in ("answered", "outside")]
    assert sum(answered) == known["answered"] == 7
    assert figure(found, "grounds", "answered") == known["answered_with_warrant"] == 8
    assert figure(found, "access", "given", means="notification") == known["notices_to_federal_office"] == 6
    assert figure(found, "handovers", "handovers") == known["transfers"] == 1
    assert figure(found, "arrests_on_premises", "arrests") == known["arrests_in_period"] == 3
    assert figure(found, "staff_time", "minutes") == known["staff_minutes"] == 799


def test_what_was_answered_against_the_rules_and_what_was_taken_back_stand_apart() -> None:
    found = tables(sample_cases(), LATER)
    outcomes = {
        one: figure(found, "answers", "requests", outcome=one)
        for one in ("answered", "outside", "declined", "withdrawn", "undecided")
    }
    # were answered where it was prohibited, R-015 was taken back, R-021 never decided.
    assert outcomes == {"answered": 5, "outside": 2, "declined": 13, "withdrawn": 1, "undecided": 1}
    assert figure(found, "grounds", "answered", ground="no_ground") == 2
    assert figure(found, "requests", "judicial_warrants") == 1
    assert figure(found, "contacts", "contacts", kind="list_demand") == 1


def test_the_sample_year_s_newer_figures_are_those_that_its_page_tells_line_by_line() -> None:
    found = tables(sample_cases(), LATER)
    # Permitted in; of R-021 nobody had read the history; the rest may not be answered.
    eligible = {
        one: figure(found, "eligibility", "requests", eligibility=one)
        for one in ("allowed", "facts_missing", "not_allowed", "not_recorded")
    }
    assert eligible == {"allowed": 5, "facts_missing": 1, "not_allowed": 16, "not_recorded": 0}
    assert figure(found, "late_duties", "late_releases") == 1  # R-009, 26 hours
    assert figure(found, "copies", "given") == 21  # R-007 alone got none
    assert figure(found, "copies", "longest_minutes") == longest_by_hand()
    minutes = [
        figure(found, "staff_time", "minutes", purpose=one) or 0
        for one in ("declining", "helping", "not_known")
    ]
    assert sum(minutes) == figure(found, "staff_time", "minutes") == 799
    assert figure(found, "interviews", "offered") == 1  # the form was offered,
    assert figure(found, "interviews", "people", interview_answer="declined") == 1  # and the person said no


def longest_by_hand() -> int:
    """The longest wait for a copy, from the list itself and by nothing of ours."""
    with (ROOT / "samples/jail-requests-2025.csv").open(encoding="utf-8") as file:
        lines = [
            one
            for one in csv.DictReader(file)
            if one["copy_served_at"] and one["form"] not in ("judicial_warrant", "list_demand")
        ]
    waits = [
        datetime.fromisoformat(one["copy_served_at"]) - datetime.fromisoformat(one["received_at"])
        for one in lines
    ]
    return int(max(waits).total_seconds() // 60)


def test_an_answer_of_january_is_not_in_the_figures_as_of_december() -> None:
    found = tables(sample_cases(), date(2025, 12, 31))
    assert figure(found, "grounds", "answered") == 7
    assert figure(found, "arrests_on_premises", "arrests") == 3
    assert figure(found, "answers", "requests", outcome="undecided") == 3


def test_every_table_is_whole_and_passes_the_check() -> None:
    found = tables(sample_cases(), LATER)
    assert [table.name for table in found] == list(TABLES)
    for table in found:
        check(table)
        assert {row.by for row in table.rows} == {by for _, by in TABLES[table.name].places()}


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
    every_measure = {f"{spec.name}.{measure}" for spec in TABLES.values() for measure in spec.measures}
    assert moved == every_measure - elsewhere


def test_an_act_entered_late_counts_on_its_own_day_and_one_of_a_later_day_does_not_show_yet() -> None:
    told: Told = (Sort.OFFICE_TOLD, {"told_at": moment(3, 31, 23), "release_at": moment(4, 1)})
    late: CaseFile = desk_case(*DECIDED, told, at=moment(6, 1))
    next_day = desk_case(*DECIDED, (Sort.OFFICE_TOLD, {"told_at": moment(4, 1, 0)}))
    end = date(2025, 3, 31)
    many = [desk_case(record=f"rec-{number}") for number in range(2, 50)]
    assert figure(tables([late, *many], end), "access", "given", "2025-Q1") == 1
    assert figure(tables([next_day, *many], end), "access", "given", "2025-Q1") == 0
    assert figure(tables([next_day, *many], end), "answers", "requests", "2025-Q1", outcome="answered") == 0


def test_what_may_still_come_in_time_is_owed_and_not_missing() -> None:
    asked = {
        "received_at": moment(3, 31, 20),
        "received_on": date(2025, 3, 31),
    }  # a Monday; the house says 24 hours
    many = [desk_case(record=f"rec-{number}") for number in range(2, 50)]
    before = tables(many, date(2025, 3, 31))
    after = tables([desk_case(*DECIDED, request=asked), *many], date(2025, 3, 31))
    moved = {name for name in changed(before, after) if name.startswith(("notices", "late_duties"))}
    assert moved == {"notices.owed COPY_TO_PERSON", "notices.owed INFORM_INTENT"}


def test_a_desk_s_minutes_count_in_the_quarter_in_which_they_were_noted() -> None:
    many = [desk_case(record=f"rec-{number}") for number in range(2, 50)]
    noted_in_may = desk_case((Sort.TIME_SPENT, {"minutes": 7}), at=moment(5, 2))
    found = tables([noted_in_may, *many], date(2025, 6, 30))
    assert figure(found, "staff_time", "minutes", "2025-Q2") == 7
    assert figure(found, "staff_time", "minutes", "2025-Q1") == 0


def test_a_correction_made_later_does_not_make_an_act_younger() -> None:
    many = [desk_case(record=f"rec-{number}") for number in range(2, 50)]
    found = tables([corrected_minutes(), *many], date(2025, 3, 31))
    assert figure(found, "staff_time", "minutes", "2025-Q1") == 30


def test_nothing_but_codes_comes_out() -> None:
    for table in tables([*sample_cases(), *BASE], LATER):
        for row in table.rows:
            assert row.agency == JAIL
            assert row.period in {"2025"}
            assert set(row.codes) <= {name for one in TABLES[table.name].measures.values() for name in one.by}
