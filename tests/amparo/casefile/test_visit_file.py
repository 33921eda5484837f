"""A visit folds from its open halves; what must not be kept has no field; what is open stands on the list of today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from amparo.casefile import EventError
from amparo.casefile.today import Urgency
from amparo.casefile.visit_file import VisitFile, fold_visit, parted, visits_today
from amparo.casefile.visit_sorts import VISIT_SORTS, VisitSort
from amparo.clock import CALIFORNIA
from amparo.intake.never_kept import never_kept

AT = datetime(2026, 3, 18, 10, 12, tzinfo=CALIFORNIA)


@dataclass(frozen=True)
class Made:
    """An entry as a desk keeps it."""

    number: int
    sort: str
    body: Mapping[str, Any]
    at: datetime = AT
    by: str = "m.lane"
    role: str = "front_desk"


def decided(*owed: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """What the rules answered, as far as the fold asks for it."""
    return {
        "decided_on": date(2026, 3, 18),
        "outcome": "refuse_records",
        "rule": "K12-R02",
        "citation": "Educ. Code § 234.7",
        "tag": "V",
        "answers": [],
        "owed": list(owed),
        "optional": [{"duty": code} for code in optional],
        "flags": [],
        "rule_pack": "0" * 64,
    }


def record(*owed: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A whole record with both halves."""
    return {
        "place": "k12",
        "site": "Cedar Flat Elementary (fictional)",
        "came_by": "desk",
        "arrived_at": AT,
        "requests": ["records"],
        "papers": ["i200"],
        "paper_class": "agency",
        "struck": [],
        **decided(*owed),
        "record": {"free_text": "two officers at the counter"},
        "facts": {},
        **more,
    }


def body(sort: VisitSort, given: dict[str, Any]) -> dict[str, Any]:
    """The open half."""
    return parted(sort, given)[0]


def visit(*entries: tuple[VisitSort, dict[str, Any]], owed: tuple[dict[str, Any], ...] = ()) -> VisitFile:
    """A visit with a record and what was noted after it."""
    first = body(VisitSort.RECORDED, {"number": "V-2026-001", "kept": [], **record(*owed)})
    rest = [
        Made(number, sort.value, body(sort, given), AT + timedelta(hours=number))
        for number, (sort, given) in enumerate(entries, 2)
    ]
    return fold_visit([Made(1, VisitSort.RECORDED.value, first), *rest])


def done(duty: str, at: datetime) -> tuple[VisitSort, dict[str, Any]]:
    """That something was done."""
    return VisitSort.DUTY_DONE, {"duty": duty, "done_at": at, "by_role": "principal", "how": "email"}


BCJ = {"duty": "D-BCJ", "due": datetime(2026, 3, 18, 23, 59, 59, tzinfo=CALIFORNIA)}
BOARD = {"duty": "D-BOARD", "due": datetime(2026, 4, 9, 23, 59, 59, tzinfo=CALIFORNIA)}


def test_what_was_written_in_words_and_the_facts_lie_in_the_sealed_half_alone() -> None:
    given = {"number": "V-2026-001", "kept": [], **record(BCJ)}
    told, sealed = parted(VisitSort.RECORDED, given)
    assert set(sealed) == {"record", "facts"}
    assert "free_text" not in str(told)


def test_no_sort_of_entry_has_a_field_for_what_is_never_kept_and_none_for_whom_they_asked_for() -> None:
    names = {name for told in VISIT_SORTS.values() for name in told.fields}
    assert not [name for name in names if never_kept(name)]
    assert not names & {"pupil", "patient", "guest", "student", "name", "person"}
    assert all(len(sort) <= 20 for sort in VisitSort), "the table keeps so many letters"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("birthplace", "x"),
        ("pupil_name", "x"),
        ("place", "castle"),
        ("outcome", "yes"),
        ("arrived_at", "now"),
    ],
)
def test_a_field_that_is_not_on_the_list_or_holds_what_it_may_not_is_refused(field: str, value: str) -> None:
    with pytest.raises(EventError, match=field):
        parted(VisitSort.RECORDED, {"number": "V", "kept": [], **record(BCJ), field: value})


def test_what_is_never_kept_is_refused_deep_in_the_sealed_record_too() -> None:
    with pytest.raises(EventError, match=r"record\.facts\.nationality"):
        parted(
            VisitSort.RECORDED,
            {"number": "V", "kept": [], **record(BCJ), "record": {"facts": {"nationality": "x"}}},
        )


def test_the_record_itself_is_the_log_that_is_owed() -> None:
    told = visit(owed=({"duty": "D-LOG"}, BCJ))
    assert told.duties["D-LOG"].state == "done"
    assert [one.code for one in told.open_duties()] == ["D-BCJ"]


def test_a_duty_is_done_once_at_its_first_moment_and_one_not_done_may_be_done_later() -> None:
    late = AT + timedelta(days=2)
    not_done = VisitSort.DUTY_NOT_DONE, {"duty": "D-BCJ", "reason": "not_reached", "by_role": "principal"}
    told = visit(not_done, owed=(BCJ,))
    assert told.duties["D-BCJ"].state == "not_done"
    told = visit(not_done, done("D-BCJ", late), done("D-BCJ", late + timedelta(days=1)), owed=(BCJ,))
    assert told.duties["D-BCJ"].at == late
    assert told.duties["D-BCJ"].is_late


def test_a_correction_takes_the_place_of_the_record_and_what_was_done_stays_done() -> None:
    corrected = (
        VisitSort.CORRECTED,
        {**record(BOARD), "site": "Alder Creek (fictional)", "why": "the wrong site"},
    )
    told = visit(done("D-BCJ", AT), corrected, owed=(BCJ,))
    assert told.told["site"] == "Alder Creek (fictional)"
    assert told.told_entry == 3
    assert {code: one.state for code, one in told.duties.items()} == {"D-BOARD": "open", "D-BCJ": "done"}
    assert len(told.entries) == 3, "what was written first stays"


def test_confirming_the_presence_brings_the_notice_that_waited_for_it() -> None:
    confirmed = (
        VisitSort.PRESENCE_CONFIRMED,
        {"confirmed_at": AT, "by_role": "principal", **decided(BCJ, {"duty": "D-SB98-K12", "due": AT})},
    )
    told = visit(confirmed, owed=(BCJ,))
    assert told.is_confirmed
    assert told.confirmed_by == "principal"
    assert set(told.duties) == {"D-BCJ", "D-SB98-K12"}


@pytest.mark.parametrize(
    ("after", "urgency"),
    [(timedelta(0), Urgency.NOW), (timedelta(hours=13, minutes=48), Urgency.LATE)],
)
def test_what_is_open_stands_on_the_list_of_today_with_its_clock(after: timedelta, urgency: Urgency) -> None:
    items = visits_today([("m-1", visit(owed=(BOARD, BCJ)))], AT + after)
    assert items[0].urgency is urgency
    assert [one.due for one in items] == [BCJ["due"], BOARD["due"]]
    assert items[1].urgency is Urgency.TODAY
    assert {one.reference for one in items} == {"V-2026-001"}
    assert visits_today([("m-1", visit(done("D-BCJ", AT), done("D-BOARD", AT), owed=(BOARD, BCJ)))], AT) == []


def test_a_visit_entered_by_mistake_stays_with_its_reason_and_owes_nothing() -> None:
    told = visit(done("D-BCJ", AT), (VisitSort.VOIDED, {"reason": "entered_twice"}), owed=(BOARD, BCJ))
    assert (told.is_voided, told.voided_for) == (True, "entered_twice")
    assert told.open_duties() == []
    assert visits_today([("m-1", told)], AT) == []
    assert told.duties["D-BCJ"].state == "done", "what was done stays to be seen"


def test_entries_that_are_not_one_visit_s_whole_and_in_order_are_refused() -> None:
    first = Made(
        1, VisitSort.RECORDED.value, body(VisitSort.RECORDED, {"number": "V", "kept": [], **record()})
    )
    gap = Made(3, VisitSort.DUTY_DONE.value, done("D-BCJ", AT)[1])
    for entries in ([], [gap], [first, gap], [first, Made(2, VisitSort.RECORDED.value, first.body)]):
        with pytest.raises(EventError):
            fold_visit(entries)
