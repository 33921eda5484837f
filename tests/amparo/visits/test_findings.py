"""A record shows exactly what is wrong with it: the sample its own mistakes, a single fault its own finding, no fault none."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from amparo.clock import CALIFORNIA
from amparo.visits import answer_of, counted_of, duties_owed, findings_of, read_visit_record, visit_record_of
from tests.amparo.visits.records import AT, FAULTLESS, changed, step

SAMPLE = Path(__file__).parents[3] / "samples" / "school-visit.yaml"
SOON_AFTER = datetime(2026, 3, 20, 12, 0, tzinfo=CALIFORNIA)  # a Friday


def _codes(plain: dict[str, Any]) -> list[str]:
    found = findings_of(visit_record_of(plain), AT)
    return [f"{one.code}:{one.duty}" if one.duty else one.code for one in found if one.is_found]


def test_the_sample_gives_exactly_what_its_page_says() -> None:
    found = findings_of(read_visit_record(SAMPLE), SOON_AFTER)
    assert [(one.code, one.duty) for one in found] == [
        ("agency_paper", ""),
        ("no_witness", "D-WITNESS"),
        ("no_copy", "D-COPY"),
        ("no_supervisor_phone", "D-ID"),
        ("message_before_confirmed", "D-SB98-K12"),
        ("message_one_language", "D-SB98-K12"),
        ("late_duty", "D-COUNSEL"),
        ("open_duty", "D-BOARD"),
        ("overdue_duty", "D-BCJ"),
        ("late_duty", "D-PARENT"),
        ("struck", ""),
        ("nothing_given", ""),
        ("nobody_let_in", ""),
        ("notes_same_day", "D-LOG"),
    ]
    assert all(one.cite and one.tag and one.says and one.dice for one in found)


def test_the_samples_paper_is_known_by_what_stands_on_it() -> None:
    record = read_visit_record(SAMPLE)
    assert [paper.kind for paper in record.papers] == ["i200"]
    assert [answer.outcome for _, answer in answer_of(record).answers] == ["refuse_access", "refuse_records"]


def test_a_visit_without_a_fault_gives_none() -> None:
    assert _codes(FAULTLESS) == []
    assert [one.code for one in findings_of(visit_record_of(FAULTLESS), AT)] == [
        "nothing_given",
        "nobody_let_in",
        "notes_same_day",
    ]


AGENCY = {"shown": True, "kind": "i200", "copy_kept": True}
FAULTS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("no witness", changed("second_staff_witness_role", None), ["no_witness:D-WITNESS"]),
    (
        "no telephone of a supervisor",
        changed("officers.supervisor_phone_noted", False),
        ["no_supervisor_phone:D-ID"],
    ),
    (
        "nobody asked who they are",
        {**step("asked_for_identification"), "officers": {"count": 2}},
        ["no_identification:D-ID"],
    ),
    ("no copy", {**changed("facts", {}), "papers": [{**AGENCY, "copy_kept": False}]}, ["no_copy:D-COPY"]),
    ("administrator late", step("called_principal", at="2026-03-18T15:00"), ["late_duty:D-ADMIN"]),
    ("administrator never", step("called_principal"), ["overdue_duty:D-ADMIN"]),
    ("counsel late", step("called_counsel", at="2026-03-18T16:10"), ["late_duty:D-COUNSEL"]),
    ("counsel never", step("called_counsel"), ["overdue_duty:D-COUNSEL"]),
    ("family the next morning", step("family_told", at="2026-03-19T09:00"), ["late_duty:D-PARENT"]),
    ("family never", step("family_told"), ["overdue_duty:D-PARENT"]),
    ("notes the next day", step("notes_written", at="2026-03-19T08:00"), ["late_duty:D-LOG"]),
    ("no notes", step("notes_written"), ["overdue_duty:D-LOG"]),
    (
        "e-mail late",
        changed("later.state_justice_department_emailed", "2026-03-19T08:00"),
        ["late_duty:D-BCJ"],
    ),
    ("no e-mail", changed("later.state_justice_department_emailed", None), ["overdue_duty:D-BCJ"]),
    ("no board report", changed("later.governing_board_told", None), ["overdue_duty:D-BOARD"]),
    ("board report late", changed("later.governing_board_told", "2026-04-18"), ["late_duty:D-BOARD"]),
    ("no message", step("text_sent_to_families"), ["open_duty:D-SB98-K12"]),
    (
        "message too early",
        step("text_sent_to_families", at="2026-03-18T10:20"),
        ["message_before_confirmed:D-SB98-K12"],
    ),
    (
        "message in one language",
        step("text_sent_to_families", languages=["en"]),
        ["message_one_language:D-SB98-K12"],
    ),
    ("nobody confirmed", step("principal_confirmed_presence"), ["message_unconfirmed:D-SB98-K12"]),
    ("records went out", changed("records_released", True), ["records_given"]),
    ("a birthplace in the text", changed("free_text", "The pupil was born abroad."), ["struck"]),
    ("a name in what they said", changed("stated_reason", "They asked for Zelmira Tenorio."), ["struck"]),
    ("nobody said no", changed("entered_nonpublic_area", True), ["no_refusal_noted"]),
]


@pytest.mark.parametrize(("plain", "expected"), [one[1:] for one in FAULTS], ids=[one[0] for one in FAULTS])
def test_a_single_fault_gives_exactly_its_finding(plain: dict[str, Any], expected: list[str]) -> None:
    assert _codes(plain) == expected


def test_before_a_duty_began_its_absence_is_no_finding() -> None:
    text = json.dumps(step("family_told")).replace("2026-03-18", "2018-06-29")  # a Friday, before 1 July 2018
    plain = json.loads(text.replace("2026-04-09", "2018-07-10"))
    assert "overdue_duty:D-PARENT" not in _codes(plain)


def test_one_day_alone_makes_counsel_late_by_our_own_rule_only() -> None:
    kinds = {
        one.duty: one.kind
        for one in findings_of(visit_record_of(step("called_counsel", at="2026-03-18T16:10")), AT)
        if one.is_found
    }
    assert kinds == {"D-COUNSEL": "practice"}
    late = findings_of(visit_record_of(step("called_counsel", at="2026-03-19T09:00")), AT)
    assert [one.kind for one in late if one.is_found] == ["fault"]


def test_the_university_is_never_shown_a_violation() -> None:
    plain = {**step("called_counsel"), "place": "uc", "wanted": ["student_records"]}
    plain["second_staff_witness_role"] = None
    assert not [one for one in findings_of(visit_record_of(plain), AT) if one.kind == "fault"]


def test_the_board_hears_at_its_next_meeting_or_within_thirty_days() -> None:
    def due(*meetings: date) -> date | None:
        owed = {one.duty.code: one for one in duties_owed(visit_record_of(FAULTLESS), AT, meetings)}
        found = owed["D-BOARD"].due
        return found.date() if found else None

    assert due() == date(2026, 4, 17)  # a Friday
    assert due(date(2026, 4, 9)) == date(2026, 4, 9)
    assert due(date(2026, 3, 18)) == date(2026, 4, 17)  # the day itself is too soon to be the next
    assert due(date(2026, 5, 14)) == date(2026, 4, 17)


def test_seventy_two_hours_are_elapsed_hours_also_when_the_clocks_change() -> None:
    plain = {
        "place": "worksite",
        "arrived": "2026-03-06T10:00",  # a Friday; the clocks go forward on Sunday
        "wanted": ["inspection"],
        "papers": [{"shown": True, "kind": "noi_i9", "copy_kept": True}],
    }
    owed = {one.duty.code: one for one in duties_owed(visit_record_of(plain), AT)}
    assert f"{owed['D-902'].due:%Y-%m-%dT%H:%M}" == "2026-03-09T11:00"


_INSPECTED = {
    "place": "worksite",
    "arrived": "2026-03-11T10:00",
    "wanted": ["inspection"],
    "papers": [{"shown": True, "kind": "noi_i9", "copy_kept": True}],
}


@pytest.mark.parametrize(
    ("later", "due", "state"),
    [
        ({}, "2026-03-14T10:00", "overdue"),
        ({"inspection_results_received": "2026-03-20T09:00"}, "2026-03-14T10:00", "overdue"),
        ({"inspection_notice_posted": "2026-03-12T09:00"}, "2026-03-14T10:00", "done"),
        (
            {
                "inspection_notice_posted": "2026-03-12T09:00",
                "inspection_results_received": "2026-04-30T09:00",
            },
            "2026-05-03T09:00",
            "open",
        ),
        (
            {"inspection_notice_posted": "2026-03-12T09:00", "inspection_results_received": "2026-03-20"},
            "2026-03-23T00:00",
            "overdue",
        ),
        (
            {
                "inspection_notice_posted": "2026-03-12T09:00",
                "inspection_results_received": "2026-03-20T09:00",
                "inspection_results_posted": "2026-03-23T08:00",
            },
            "2026-03-23T09:00",
            "done",
        ),
    ],
)
def test_the_second_notice_of_an_inspection_has_a_clock_of_its_own(
    later: dict[str, str], due: str, state: str
) -> None:
    owed = {one.duty.code: one for one in duties_owed(visit_record_of({**_INSPECTED, "later": later}), AT)}
    assert (f"{owed['D-902'].due:%Y-%m-%dT%H:%M}", owed["D-902"].state) == (due, state)


def test_a_first_notice_that_was_late_stays_told_when_the_second_is_awaited() -> None:
    later = {
        "inspection_notice_posted": "2026-03-16T09:00",
        "inspection_results_received": "2026-03-20T09:00",
    }
    assert [
        one.code
        for one in findings_of(visit_record_of({**_INSPECTED, "later": later}), AT)
        if one.duty == "D-902"
    ] == ["late_duty", "overdue_duty"]


def test_a_record_without_a_paper_is_asked_for_one_and_not_blamed_for_a_copy() -> None:
    plain = changed("facts", {})
    found = [one for one in findings_of(visit_record_of(plain), AT) if one.duty == "D-COPY"]
    assert [(one.code, one.kind) for one in found] == [("paper_not_told", "practice")]
    assert not [one for one in findings_of(visit_record_of(FAULTLESS), AT) if one.duty == "D-COPY"]


@pytest.mark.parametrize(
    ("place", "cite", "tag", "is_practice"),
    [
        ("health", "Health & Saf. Code § 24250(b)", "V", False),
        ("ccc", "Educ. Code § 66093.3(b)", "V", False),
        ("uc", "Educ. Code § 66093.3(b)", "V", True),
        ("k12", "Gov. Code § 7284.8", "S", False),
        ("shelter", "Gov. Code § 7284.8", "S", True),
        ("fire", "Gov. Code § 7284.8", "S", True),
    ],
)
def test_telling_the_person_responsible_rests_on_the_law_of_the_place(
    place: str, cite: str, tag: str, is_practice: bool
) -> None:
    plain = {"place": place, "arrived": "2026-03-18T10:12", "wanted": ["to_enter_nonpublic"]}
    owed = {one.duty.code: one for one in duties_owed(visit_record_of(plain), AT)}["D-ADMIN"]
    assert (owed.duty.cite, owed.duty.tag, owed.duty.practice) == (cite, tag, is_practice)
    assert not (owed.may_fail and is_practice)


def test_a_business_day_skips_the_weekend_and_the_states_holidays() -> None:
    plain = {
        "place": "child_care",
        "arrived": "2026-11-26T10:00",
        "wanted": ["pupil_records"],
    }  # Thanksgiving
    owed = {one.duty.code: one for one in duties_owed(visit_record_of(plain), AT)}
    due = owed["D-CDSS-AG"].due
    assert due is not None
    assert due.date() == date(2026, 11, 30)


def test_only_the_allow_listed_words_are_counted() -> None:
    counted = counted_of(visit_record_of(FAULTLESS), AT)
    assert (counted.month, counted.place, counted.paper_class) == ("2026-03", "k12", "none")
    assert counted.outcome == "refuse_access"
    assert "D-SB98-K12" in counted.duties_met
    assert "D-REG" not in counted.duties_owed
    early = counted_of(visit_record_of(step("text_sent_to_families", at="2026-03-18T10:20")), AT)
    assert "D-SB98-K12" not in early.duties_met
