"""Visits in the public figures: each once, by kind of place, never a small site; nothing younger than the delay allows."""

from datetime import date

import pytest

from amparo.casefile.visit_file import VisitFile
from amparo.casefile.visit_sorts import VisitSort
from amparo.facts.visit_words import OUTCOMES, PLACES
from amparo.register.tables import CODES, EVENTS, TABLES
from amparo.register.totals import MISSING
from amparo.release.asked_periods import known_to_be
from amparo.release.visits import LEAST_SITES, MERGED, KeptVisits
from tests.amparo.release.counted import cells, changed, figure, moment
from tests.amparo.release.visited import CAME, Told, done, hours, named, owed, tables, visit

DISTRICT = (named(k12=12, library=4, shelter=1),)
VERY = {
    "visits.visits": 1,
    "visits.visits k12": 1,
    "visits.outcomes refuse_access": 1,
    "visits.papers none": 1,
}


def of(*visits: VisitFile, **more: object) -> dict[str, int]:
    """By how much each figure changes by visits of a district that had none."""
    return changed(tables(sites=DISTRICT, **more), tables(*visits, sites=DISTRICT, **more))  # type: ignore[arg-type]


def test_a_visit_in_which_two_things_were_asked_for_counts_once() -> None:
    assert of(visit(Told(requests=("enter_nonpublic", "records")))) == VERY


def test_a_kind_with_few_sites_stands_in_the_merged_row() -> None:
    assert of(visit(Told(place="shelter"))) == {
        "visits.visits": 1,
        "visits.visits merged": 1,
        "visits.outcomes refuse_access": 1,
        "visits.papers none": 1,
    }
    told = tables(visit(Told(place="shelter")), sites=DISTRICT)
    assert figure(told, "visits", "visits", place="k12") == 0
    assert figure(told, "visits", "visits", place="shelter") is None, "missing, never zero"


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (None, {"visits.duties_owed": 1}),
        (done("D-BCJ", hours(2)), {"visits.duties_owed": 1, "visits.duties_met": 1}),
        (done("D-BCJ", hours(40)), {"visits.duties_owed": 1}),
        (
            (VisitSort.DUTY_NOT_DONE, {"duty": "D-BCJ", "reason": "not_reached", "by_role": "site_lead"}),
            {"visits.duties_owed": 1},
        ),
    ],
    ids=["open", "in time", "late", "not done, with a reason"],
)
def test_a_duty_is_owed_and_it_is_met_where_it_was_done_in_time(
    mark: object, expected: dict[str, int]
) -> None:
    told = Told(owed=(owed("D-BCJ", hours(13)),))
    marks = () if mark is None else (mark,)
    assert of(visit(told, *marks)) == VERY | expected  # type: ignore[arg-type]


def test_a_notice_that_went_out_before_the_presence_was_confirmed_is_not_met() -> None:
    notice = owed("D-SB98-K12", met=hours(0.1))
    early = of(visit(Told(owed=(notice,), confirmed_at=hours(0.3))))
    assert early == VERY | {"visits.duties_owed": 1}
    assert of(visit(Told(owed=(notice,), confirmed_at=CAME))) == early | {"visits.duties_met": 1}


def test_what_is_not_due_yet_by_the_end_of_what_is_published_is_not_counted_yet() -> None:
    told = Told(arrived_at=moment(12, 29), owed=(owed("D-BOARD", moment(1, 20, year=2026)),))
    board = visit(told, done("D-BOARD", moment(1, 12, year=2026)))
    assert of(board) == VERY
    later = of(board, last=date(2026, 3, 31))
    assert later == VERY | {"visits.duties_owed": 1, "visits.duties_met": 1}


def test_nothing_younger_than_the_last_quarter_that_may_be_published_is_in() -> None:
    assert of(visit(Told(arrived_at=moment(10, 1))), last=date(2025, 9, 30)) == {}
    assert of(visit(), last=date(2025, 3, 31), by_quarter=True) == VERY


def test_a_duty_of_our_own_is_not_counted() -> None:
    assert of(visit(Told(owed=(owed("D-REG", hours(1)),)))) == VERY


def test_a_corrected_visit_counts_as_it_was_corrected_in_the_period_in_which_they_came() -> None:
    body = Told(place="library", paper_class="court", outcome="permit_limited").body()
    told = changed(
        tables(visit(), sites=DISTRICT), tables(visit(None, (VisitSort.CORRECTED, body)), sites=DISTRICT)
    )
    assert told == {
        "visits.visits k12": -1,
        "visits.visits merged": 1,
        "visits.outcomes refuse_access": -1,
        "visits.outcomes permit_limited": 1,
        "visits.papers none": -1,
        "visits.papers court": 1,
    }


def test_a_visit_that_was_entered_by_mistake_is_counted_no_more_and_so_corrects_what_was_published() -> None:
    told = Told(owed=(owed("D-BCJ", hours(13), hours(2)),))
    voided: tuple[VisitSort, dict[str, str]] = (VisitSort.VOIDED, {"reason": "entered_twice"})
    before, after = (tables(visit(), one, sites=DISTRICT) for one in (visit(told), visit(told, voided)))
    assert changed(after, before) == of(visit(told))
    assert changed(tables(visit(), sites=DISTRICT), after) == {}


def test_a_mistake_alone_tells_that_visits_were_kept_from_the_day_on_which_it_was_entered() -> None:
    told = Told(arrived_at=moment(1, 2))
    kept = KeptVisits((visit(told, (VisitSort.VOIDED, {"reason": "no_visit"})),))
    assert kept.since == CAME.date()


def test_each_measure_of_the_table_is_changed_by_one_of_these() -> None:
    told = Told(owed=(owed("D-BCJ", hours(13), hours(2)),))
    moved = {name.split(" ")[0].partition(".")[2] for name in of(visit(told))}
    assert moved == set(TABLES["visits"].measures)


def test_of_an_agency_that_keeps_no_visits_nothing_is_known_and_nothing_is_zero() -> None:
    told = [cell for key, cell in cells(tables()).items() if key[0] == "visits"]
    assert told
    assert set(told) == {MISSING}


def test_before_it_kept_visits_nothing_is_known_and_from_then_on_a_zero_is_one() -> None:
    told = tables(sites=(named(date(2025, 8, 4), k12=9),), by_quarter=True)
    assert [figure(told, "visits", "visits", f"2025-Q{n}") for n in (1, 2, 3, 4)] == [None, None, 0, 0]


@pytest.mark.parametrize(
    ("sites", "told"),
    [
        ({"k12": 12, "library": 4, "shelter": 1}, {"k12", MERGED}),
        ({"k12": 12, "library": LEAST_SITES, "health": 3, "shelter": 2}, {"k12", "library", MERGED}),
        ({"k12": 12, "library": 6, "shelter": 1}, {"k12", MERGED}),
        ({"k12": 12, "library": 6}, {"k12", MERGED}),
        ({"k12": 4, "library": 3}, {MERGED}),
        ({"k12": 12, "shelter": 1}, {MERGED}),
        ({"k12": 12}, {MERGED}),
        ({"k12": 2, "library": 2}, set()),
        ({"shelter": 1}, set()),
        ({}, set()),
    ],
    ids=[
        "few merged",
        "five are told",
        "the smaller joins the few",
        "it joins what nobody named",
        "all merged",
        "one beside one kind",
        "one kind",
        "few in all",
        "one site",
        "not known",
    ],
)
def test_which_kinds_a_year_tells(sites: dict[str, int], told: set[str]) -> None:
    found = tables(visit(), sites=(named(**sites),))
    shown = {
        dict(key[4])["place"]
        for key, cell in cells(found).items()
        if key[0] == "visits" and key[3] == "visits" and key[4] and cell is not MISSING
    }
    assert shown == told
    assert figure(found, "visits", "visits") == 1, "the sum is the agency's own conduct"


def test_sites_named_after_the_first_quarter_change_nothing_that_the_year_tells() -> None:
    late = (*DISTRICT, named(date(2025, 4, 1), k12=12, library=9, shelter=5))
    assert cells(tables(visit(), sites=late)) == cells(tables(visit(), sites=DISTRICT))
    both = tables(visit(), sites=late, last=date(2026, 12, 31))
    assert figure(both, "visits", "visits", "2025", place="library") is None
    assert figure(both, "visits", "visits", "2026", place="library") == 0


def test_visits_alone_are_something_that_is_known_of_a_period() -> None:
    assert known_to_be(tables(visit(), sites=DISTRICT))["2025"] == 1


def test_every_word_that_a_visit_may_hold_has_its_code_and_every_event_its_words() -> None:
    assert tuple(CODES["place"]) == (*PLACES, MERGED)
    assert tuple(CODES["rule_answer"]) == tuple(OUTCOMES)
    assert {name for one in TABLES["visits"].measures.values() for name in one.events} <= set(EVENTS)


def test_no_breakdown_is_of_anything_by_which_the_kind_of_place_shows() -> None:
    """A duty tells where it is owed: a report to the courts' council comes from a courthouse alone."""
    assert {one.by for one in TABLES["visits"].measures.values()} == {
        ("place",),
        ("rule_answer",),
        ("paper",),
        (),
    }
