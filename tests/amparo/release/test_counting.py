"""Counting: the sample year gives its known figures, and what is entered late counts on its own day."""

import csv
from datetime import date, datetime

from amparo.casefile import CaseFile, Sort, contact_of
from amparo.intake.review import count_contacts
from amparo.register.tables import TABLES, check
from tests.amparo.release.counted import (
    DECIDED,
    JAIL,
    ROOT,
    Told,
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
    for table in tables([*sample_cases(), desk_case(*DECIDED)], LATER):
        for row in table.rows:
            assert row.agency == JAIL
            assert row.period in {"2025"}
            assert set(row.codes) <= {name for one in TABLES[table.name].measures.values() for name in one.by}
