"""What is found on a list, line by line; every finding of the sample by its line, and each finding's edges."""

from pathlib import Path

import pytest

from amparo.facts import Agency, CustomPolicy, read_agency
from amparo.intake import RefusedError, open_input
from amparo.intake.review import Code, Decided, Finding, Severity, State, decide_contact, find, owed
from amparo.law import duties
from tests.amparo.intake import lists

SAMPLES = Path(__file__).parents[3] / "samples"
MADRONE = read_agency(SAMPLES / "madrone-agency.toml")


def decided(path: Path, agency: Agency = MADRONE) -> list[Decided]:
    return [decide_contact(contact, agency) for contact in open_input(path).contacts]


@pytest.fixture(scope="module")
def sample() -> list[Decided]:
    return decided(SAMPLES / "jail-requests-2025.csv")


@pytest.fixture(scope="module")
def found(sample: list[Decided]) -> tuple[Finding, ...]:
    return find(sample, MADRONE, decided(SAMPLES / "i247a-request.json"))


EXPECTED = {
    "R-002": {Code.SAME_AS_KEYED_FORM},
    "R-004": {Code.SAME_PERSON_SAME_BOOKING},
    "R-005": {Code.ANSWERED_WHERE_PROHIBITED},
    "R-006": {Code.ANSWERED_WHERE_PROHIBITED},
    "R-007": {Code.COPY_NOT_SERVED, Code.INTENTION_NEVER_TOLD},
    "R-008": {Code.DESIGNEE_NOT_TOLD},
    "R-009": {Code.RELEASED_LATE},
    "R-010": {Code.JUDICIAL_WARRANT, Code.CRIME_NOT_RECORDED},
    "R-012": {Code.ASKED_WITHOUT_PAPER},
    "R-014": {Code.SERVED_BY_MOUTH},
    "R-015": {Code.WITHDRAWN},
    "R-016": {Code.SAME_PERSON_NEW_BOOKING},
    "R-017": {Code.DECIDED_AFTER_RELEASE, Code.COPY_SERVED_LATE, Code.SERVED_AFTER_RELEASE},
    "R-019": {Code.DEMAND_FOR_A_LIST},
    "R-020": {Code.NOTE_NAMES_SOMEBODY},
    "R-021": {Code.NEVER_DECIDED, Code.INTENTION_NEVER_TOLD},
    "R-023": {Code.ACROSS_THE_YEAR_END},
    "R-024": {Code.ACROSS_THE_YEAR_END, Code.COPY_SERVED_LATE},
}


def test_the_samples_findings_are_these_by_line_and_no_others(found: tuple[Finding, ...]) -> None:
    by_line: dict[str, set[Code]] = {}
    for finding in found:
        by_line.setdefault(finding.reference, set()).add(finding.code)
    assert by_line == EXPECTED


def test_every_answer_of_the_sample_is_the_one_that_counsel_expects(sample: list[Decided]) -> None:
    permitted = {"R-002", "R-008", "R-016", "R-020", "R-023"}
    for one in sample:
        reference = one.contact.reference
        for answer in one.answers:
            match answer.kind:
                case "notification" if reference == "R-021":
                    assert answer.outcome == "insufficient_facts"
                    assert answer.missing == ("local_policy", "person.history_complete")
                    assert answer.safe == "prohibited"
                case "notification":
                    assert answer.outcome == ("permitted" if reference in permitted else "prohibited"), (
                        reference
                    )
                case "criminal_warrant":
                    assert answer.outcome == "permitted"
                case _:
                    assert answer.outcome == "prohibited", reference


def test_each_ground_is_the_one_that_the_specification_names(sample: list[Decided]) -> None:
    grounds = {
        one.contact.reference: answer.relied_on[0][1]
        for one in sample
        for answer in one.answers
        if answer.relied_on
    }
    assert grounds == {
        "R-002": "7282.5(a)(1)",
        "R-008": "7282.5(a)(1)",
        "R-016": "7282.5(a)(1)",
        "R-020": "7282.5(a)(2)",
        "R-023": "7282.5(a)(1)",
    }


@pytest.mark.parametrize(
    ("reference", "code", "parts"),
    [
        (
            "R-005",
            Code.ANSWERED_WHERE_PROHIBITED,
            ("PC 273.5 was only charged", "Neither state law nor", "N-8 and N-3"),
        ),
        (
            "R-006",
            Code.ANSWERED_WHERE_PROHIBITED,
            ("misdemeanor", "2016-08-19", "older than 5 years", "Neither state"),
        ),
        ("R-009", Code.RELEASED_LATE, ("26 hours",)),
        ("R-012", Code.ASKED_WITHOUT_PAPER, ("written copy of the logged call",)),
        ("R-014", Code.SERVED_BY_MOUTH, ("mixtec", "allowed", "Mark it")),
        ("R-015", Code.WITHDRAWN, ("received, not as declined",)),
        ("R-017", Code.COPY_SERVED_LATE, ("72 h 20 min", "24 h")),
        ("R-023", Code.ACROSS_THE_YEAR_END, ("counts in 2025", "2026")),
        ("R-024", Code.COPY_SERVED_LATE, ("33 h 40 min", "24 h")),
    ],
)
def test_a_finding_says_why_in_one_sentence(
    found: tuple[Finding, ...], reference: str, code: Code, parts: tuple[str, ...]
) -> None:
    (finding,) = [one for one in found if one.reference == reference and one.code == code]
    for part in parts:
        assert part in finding.says


def test_every_finding_has_its_line_a_section_or_a_house_rule_and_both_languages(
    found: tuple[Finding, ...],
) -> None:
    for finding in found:
        assert finding.line == int(finding.reference.removeprefix("R-")) + 1
        assert finding.house == finding.cite.startswith("house rule")
        assert finding.house or "Code §" in finding.cite
        assert finding.says != finding.dice
        assert finding.dice.endswith(".")


def test_no_finding_repeats_what_a_note_says(found: tuple[Finding, ...]) -> None:
    told = " ".join(finding.says + finding.dice for finding in found)
    assert "Ejemplo" not in told
    assert "555" not in told


def test_findings_come_line_by_line_the_gravest_first(found: tuple[Finding, ...]) -> None:
    order = list(Severity)
    keys = [(finding.line, order.index(finding.severity)) for finding in found]
    assert keys == sorted(keys)


# The edges of each finding.


def codes(folder: Path, *lines_: dict[str, str], agency: Agency = MADRONE) -> set[Code]:
    return {finding.code for finding in find(decided(lists.write(folder, *lines_), agency), agency)}


def test_an_answer_that_the_rules_permit_and_every_duty_done_finds_nothing(tmp_path: Path) -> None:
    assert codes(tmp_path, lists.TOLD) == set()


def test_a_good_refusal_finds_nothing(tmp_path: Path) -> None:
    assert codes(tmp_path, {}) == set()


def test_the_fifth_anniversary_is_still_inside_and_the_day_after_is_not(tmp_path: Path) -> None:
    line = {
        **lists.TOLD,
        "basis_offense": "PC 273.5",
        "basis_level": "misdemeanor",
        "ice_notified_at": "2025-01-07T09:00",
    }
    assert codes(tmp_path, {**line, "basis_date": "2020-01-07"}) == set()
    assert codes(tmp_path, {**line, "basis_date": "2020-01-06"}) == {Code.ANSWERED_WHERE_PROHIBITED}


def test_an_answer_on_a_history_nobody_read_is_found_as_such(tmp_path: Path) -> None:
    line = {**lists.TOLD, "basis_claimed": "", "basis_offense": "", "basis_level": "", "basis_date": ""}
    assert codes(tmp_path, line) == {Code.ANSWERED_ON_UNKNOWN_FACTS}


def test_where_only_the_local_rule_forbade_it_that_is_said(tmp_path: Path) -> None:
    strict = Agency("sheriff_jail", {"notification": "forbids"})
    (finding,) = find(decided(lists.write(tmp_path, lists.TOLD), strict), strict)
    assert "State law left it to the agency, whose own rule forbade it." in finding.says
    assert finding.cite == "Gov. Code §§ 7282.5(a), 7284.6(a)(1)(C)"


def test_where_only_state_law_forbade_it_that_is_said(tmp_path: Path) -> None:
    open_handed = Agency("sheriff_jail", {"notification": CustomPolicy(result=True)})
    line = {**lists.TOLD, "basis_claimed": "none", "basis_offense": "", "basis_level": "", "basis_date": ""}
    (finding,) = find(decided(lists.write(tmp_path, line), open_handed), open_handed)
    assert "no ground was claimed. State law did not allow it." in finding.says


def test_the_agencys_hours_are_a_house_rule_and_without_them_nothing_is_late(tmp_path: Path) -> None:
    late = {
        "copy_served_at": "2025-01-07T08:13",
        "told_decision_at": "2025-01-07T08:13",
    }  # a minute past 24 h
    assert codes(tmp_path, late) == {Code.COPY_SERVED_LATE}
    assert codes(tmp_path, {**late, "copy_served_at": "2025-01-07T08:12"}) == set()
    assert codes(tmp_path, late, agency=Agency("sheriff_jail", MADRONE.policy)) == set()


def test_hours_are_those_that_truly_passed_on_the_night_the_clock_is_changed(tmp_path: Path) -> None:
    night = {
        "received_at": "2025-03-08T12:00",  # the Saturday before the change
        "decided_at": "2025-03-08T13:00",
        "told_decision_at": "2025-03-09T12:30",
        "release_due_at": "2025-03-12T09:00",
        "released_at": "2025-03-12T09:05",
    }
    assert codes(tmp_path, {**night, "copy_served_at": "2025-03-09T12:59"}) == set()
    assert codes(tmp_path, {**night, "copy_served_at": "2025-03-09T13:01"}) == {Code.COPY_SERVED_LATE}


def test_processing_takes_an_hour_at_most_unless_the_profile_says_otherwise(tmp_path: Path) -> None:
    assert codes(tmp_path, {"released_at": "2025-01-08T10:00"}) == set()
    assert codes(tmp_path, {"released_at": "2025-01-08T10:01"}) == {Code.RELEASED_LATE}
    quick = Agency("sheriff_jail", MADRONE.policy, house_deadlines={"release_minutes": 10})
    assert Code.RELEASED_LATE in codes(tmp_path, {"released_at": "2025-01-08T09:20"}, agency=quick)


def test_the_person_and_the_designee_are_owed_the_same_notice_within_the_hour(tmp_path: Path) -> None:
    assert codes(tmp_path, {**lists.TOLD, "person_release_notice_at": ""}) == {
        Code.PERSON_NOT_TOLD_OF_RELEASE_NOTICE
    }
    assert codes(tmp_path, {**lists.TOLD, "designee_notice_at": ""}) == {Code.DESIGNEE_NOT_TOLD}
    assert codes(tmp_path, {**lists.TOLD, "designee_notice_at": "2025-01-07T10:01"}) == {
        Code.RELEASE_NOTICE_LATE
    }


def test_what_was_done_before_the_request_came_in_is_a_slip_of_the_clock(tmp_path: Path) -> None:
    assert codes(tmp_path, {"decided_at": "2025-01-05T10:40"}) == {Code.TIMES_OUT_OF_ORDER}


# What is owed, by when.


def test_deadlines_come_from_arrival_and_the_agencys_own_hours(tmp_path: Path) -> None:
    (one,) = decided(lists.write(tmp_path, lists.TOLD))
    entries = {entry.duty: entry for entry in owed(one, MADRONE)}
    copy = entries[duties.COPY_TO_PERSON]
    assert (str(copy.due), copy.house, copy.state) == ("2025-01-07 08:12:00-08:00", True, State.DONE)
    notice = entries[duties.RELEASE_NOTICE_PERSON]
    assert (str(notice.due), notice.house, notice.state) == ("2025-01-07 10:00:00-08:00", True, State.DONE)
    assert str(entries[duties.FORUM_NEXT_YEAR].due) == "2026-12-31"
    assert not entries[duties.RELEASE_ON_TIME].house


def test_without_a_profile_the_copy_is_due_on_receipt_and_no_hour_is_invented(tmp_path: Path) -> None:
    nobody = Agency("sheriff_jail")
    (one,) = decided(lists.write(tmp_path, {}), nobody)
    entries = {entry.duty: entry for entry in owed(one, nobody)}
    assert (entries[duties.COPY_TO_PERSON].due, entries[duties.COPY_TO_PERSON].house) == (None, False)


def test_a_form_not_yet_decided_owes_the_notices_of_release_only_if_the_office_is_told() -> None:
    (one,) = decided(SAMPLES / "i247a-request.json")
    states = {entry.duty: entry.state for entry in owed(one, MADRONE)}
    assert states[duties.COPY_TO_PERSON] is State.NOT_ON_RECORD
    assert states[duties.INFORM_INTENT] is State.NOT_ON_RECORD
    assert states[duties.RELEASE_NOTICE_PERSON] is State.ONLY_IF_TOLD
    assert states[duties.RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE] is State.ONLY_IF_TOLD


def test_a_refusal_owes_no_forum_although_the_answer_would_have_been_permitted(tmp_path: Path) -> None:
    line = {
        "basis_claimed": "conviction",
        "basis_offense": "PC 211",
        "basis_level": "felony",
        "basis_date": "2021-11-30",
    }
    (one,) = decided(lists.write(tmp_path, line))
    owing = {entry.duty for entry in owed(one, MADRONE)}
    assert owing == {duties.COPY_TO_PERSON, duties.INFORM_INTENT, duties.RELEASE_ON_TIME}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"basis_offense": "PC 415", "basis_level": "misdemeanor"},
            "PC 415: any other misdemeanor opens nothing.",
        ),
        ({"basis_offense": "VEH 23152", "basis_level": "misdemeanor"}, "VEH 23152: "),
    ],
)
def test_a_conviction_that_opens_nothing_at_any_age_is_named_with_its_rule(
    tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    path = lists.write(tmp_path, {**lists.TOLD, **changes, "basis_date": "2024-06-03"})
    (finding,) = find(decided(path), MADRONE)
    assert said in finding.says


def test_a_fact_that_the_rules_refuse_is_refused_with_its_line(tmp_path: Path) -> None:
    undecided = {
        "decision": "pending",
        "decided_at": "",
        "basis_claimed": "conviction",
        "basis_offense": "PC 211",
    }
    path = lists.write(tmp_path, {}, {**undecided, "basis_level": "felony", "basis_date": "2025-02-03"})
    with pytest.raises(
        RefusedError, match=r"line 3, `person\.convictions\[0\]\.date`: .* after the day of the act"
    ):
        decided(path)


def test_a_form_of_another_minute_is_not_taken_for_a_line_of_the_list(tmp_path: Path) -> None:
    changes = {"booking_ref": "B-1002", "person_ref": "P-002", "received_at": "2025-01-06T08:12"}
    found = find(decided(lists.write(tmp_path, changes)), MADRONE, decided(SAMPLES / "i247a-request.json"))
    assert found == ()
