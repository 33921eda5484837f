"""The offense that allowed each hand-over is named, or it is named why not: none is left out."""

import io
import re
from datetime import date, datetime

import pypdf
import pytest

from amparo.casefile import CaseFile, Sort
from amparo.clock import CALIFORNIA
from amparo.oversight.state_report import StateReport, changes_between, report_data
from amparo.oversight.state_report_forms import forms_of
from amparo.oversight.task_forces import read_task_force
from amparo.oversight.transfers import APART, GAPS, Apart, Gap, Transfer, transfers_of
from tests.amparo.oversight.cases_made import (
    AGENCY,
    AT,
    FELONY,
    HANDED,
    NAME,
    ON,
    OTHER,
    case,
    decided,
    facts,
)


def only(made: CaseFile, year: int = 2025) -> Transfer:
    (found,) = transfers_of([made], AGENCY, year).counted
    return found


def test_the_conviction_that_opened_it_stands_beside_the_hand_over() -> None:
    found = only(case("a", facts(FELONY), decided(), HANDED))
    assert (found.offenses, found.basis, found.gaps) == (("PC 211",), "conviction", ())
    assert (found.citation, found.tag, found.decided_for) == ("Gov. Code § 7282.5(a)", "V", ON)


def test_every_conviction_that_opened_it_is_named_and_it_stays_one_hand_over() -> None:
    told = transfers_of([case("a", facts(FELONY, OTHER), decided(), HANDED)], AGENCY, 2025)
    assert len(told.counted) == 1
    assert told.offenses == 2


def verified(offense: str) -> tuple[Sort, dict[str, object]]:
    return (
        Sort.PAPER_VERIFIED,
        {
            "part": "transfer",
            "signed_by": "federal_magistrate_judge",
            "issued_on": ON,
            "clerk_called_at": AT,
            "number_found_at": "court_website",
            "confirmed": True,
            "court": "N.D.",
            "case_number": "3:25-mj-1",
            "offense": offense,
        },
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("8 U.S.C. § 1326(b)(2)", "8 USC 1326(b)(2)"),
        ("18 USC 922(g)", "18 USC 922(g)"),
        ("PC 211", "PC 211"),
    ],
)
def test_under_a_judge_s_warrant_it_is_the_charge_in_the_warrant(written: str, told: str) -> None:
    found = only(case("a", facts(), verified(written), decided(rule="X-2"), HANDED))
    assert (found.offenses, found.basis, found.gaps) == ((told,), "warrant", ())


@pytest.mark.parametrize("written", ["", "reentry of Mr. Invented", "PC", "1326"])
def test_a_charge_that_is_no_section_is_a_named_gap_and_its_words_do_not_leave(written: str) -> None:
    found = only(case("a", facts(), verified(written), decided(rule="X-2"), HANDED))
    assert (found.offenses, found.gaps) == ((), (Gap.CHARGE_NOT_ON_RECORD,))


@pytest.mark.parametrize(
    ("told", "gap"),
    [
        ((HANDED,), Gap.NOT_DECIDED),
        (
            (facts(FELONY), decided(outcome="insufficient_facts", safe="prohibited", duties=[]), HANDED),
            Gap.NOT_SETTLED,
        ),
        ((facts(FELONY), decided(outcome="prohibited", safe="prohibited", duties=[]), HANDED), Gap.OUTSIDE),
        ((facts(), decided(), HANDED), Gap.OFFENSE_NOT_ON_RECORD),
    ],
)
def test_what_is_not_known_is_a_named_gap_and_the_hand_over_is_counted(
    told: tuple[object, ...], gap: Gap
) -> None:
    assert only(case("a", *told)).gaps == (gap,)  # type: ignore[arg-type]


def test_one_that_was_done_outside_the_decision_has_no_offense_however_grave_the_record_is() -> None:
    outside = {"part": "transfer", "act": "handed_over", "reason": "x", "happened_at": AT}
    made = case("a", facts(FELONY), decided(), HANDED, (Sort.ACTED_OUTSIDE_DECISION, outside))
    assert only(made).gaps == (Gap.OUTSIDE,)
    assert only(made).offenses == ()


def test_a_hand_over_that_three_entries_tell_of_counts_once() -> None:
    access = {"part": "transfer", "means": "transfer", "given_at": AT}
    again = (Sort.HANDED_OVER, {})
    made = case("a", facts(FELONY), decided(), HANDED, (Sort.ACCESS_GIVEN, access), again)
    assert len(transfers_of([made], AGENCY, 2025).counted) == 1


def test_one_whose_day_nobody_noted_is_counted_by_the_nearest_day_and_says_so() -> None:
    assert Gap.DAY_NOT_NOTED in only(case("a", facts(FELONY), decided(), (Sort.HANDED_OVER, {}))).gaps


def test_the_last_minute_of_a_year_by_california_s_clock_is_of_that_year() -> None:
    at = datetime(2025, 12, 31, 23, 59, tzinfo=CALIFORNIA)  # a Wednesday; in Greenwich it is 2026
    made = case("a", facts(FELONY), decided(), (Sort.HANDED_OVER, {"handed_over_at": at}))
    assert only(made).on == date(2025, 12, 31)
    assert not transfers_of([made], AGENCY, 2026).counted


def test_a_warrant_for_another_crime_and_one_that_no_rule_held_stand_apart_with_the_reason() -> None:
    ordinary = case("a", facts(), decided(duties=["VERIFY_WARRANT"], rule="A-2"), HANDED)
    free = case("b", facts(), decided(outcome="not_regulated", duties=[]), HANDED)
    told = transfers_of([ordinary, free], AGENCY, 2025)
    assert told.counted == ()
    assert [why for _, _, why in told.apart] == [Apart.ORDINARY_WARRANT, Apart.NOT_REGULATED]


def test_every_gap_and_reason_is_said_in_both_languages() -> None:
    for told in (*GAPS.values(), *APART.values()):
        assert all(told)
        assert told[0] != told[1]
    assert set(GAPS) == set(Gap)
    assert set(APART) == set(Apart)


def report(*cases: CaseFile) -> dict[str, object]:
    return report_data(
        StateReport("madrone", "Madrone jail", 2025, date(2026, 1, 15), transfers_of(cases, AGENCY, 2025), ())
    )


def test_no_form_of_the_report_names_the_person_the_booking_the_record_or_the_day() -> None:
    data = report(case("rec-4711", facts(FELONY), decided(), HANDED, booking_ref="B-1001"))
    for name, content in forms_of(data, pdf=False).items():
        text = content.decode()
        for private in (NAME, "Zoraida", "P-77", "B-1001", "rec-4711", "2025-03-17", "c.ruiz"):
            assert private not in text, f"{private} in {name}"
        assert "PC 211" in text or name == "task-forces.csv"


def test_an_amendment_lists_each_figure_that_changed_old_and_new() -> None:
    old = report(case("a", facts(FELONY), decided(), HANDED))
    new = report(case("a", facts(FELONY), decided(), HANDED), case("b", HANDED))
    told = {one.what: (one.old, one.new) for one in changes_between(old, new)}
    assert told == {"transfers": (1, 2), "gap not_decided": (0, 1)}


def test_the_rows_stand_in_no_order_of_days() -> None:
    def at(day: int, *convictions: dict[str, object]) -> CaseFile:
        moment = datetime(2025, 3, day, 9, tzinfo=CALIFORNIA)
        handed = (Sort.HANDED_OVER, {"handed_over_at": moment})
        return case(f"r{day}", facts(*convictions), decided(), handed)

    early, late = at(18, FELONY), at(20, OTHER)
    swapped = (at(20, FELONY), at(18, OTHER))
    assert report(early, late)["transfers"] == report(*swapped)["transfers"]


def test_what_was_not_known_of_a_task_force_is_no_nought_in_the_amendment() -> None:
    given = {"year": 2025, "name": "Valley", "purpose": "vehicles", "federal": ["HSI"], "arrests": 3}

    def data(immigration: int | None) -> dict[str, object]:
        force = read_task_force({**given, "immigration_arrests": immigration})
        return report_data(
            StateReport("madrone", "x", 2025, date(2026, 1, 15), transfers_of([], AGENCY, 2025), (force,))
        )

    (change,) = changes_between(data(None), data(0))
    assert (change.what, change.old, change.new) == ("immigration_arrests of Valley", None, 0)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_paper_says_the_same_numbers_as_the_data_and_can_be_read_aloud(language: str) -> None:
    data = report(case("a", facts(FELONY, OTHER), decided(), HANDED), case("b", HANDED))
    read = pypdf.PdfReader(io.BytesIO(forms_of(data)[f"state-report-{language}.pdf"]))
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    assert [int(number) for number in re.findall(r": (\d+)\.", text)[:3]] == [2, 2, 0]
    assert "PC 211; PC 187" in text
    assert "Gov. Code § 7284.6(c)(2) [V]" in text
    assert "/StructTreeRoot" in read.trailer["/Root"]
