"""Two counts of one year laid side by side: by shape, whatever the county; nothing is averaged and nothing guessed."""

import random
from datetime import date

import pytest

from amparo.figures.differences import (
    REASONS,
    Alternative,
    Counts,
    Reason,
    difference,
    differences,
    read_theirs,
)
from amparo.figures.reported.figure import FiguresError, Period, calendar_year

YEAR = calendar_year(2020)


def ours(total: int, *tried: tuple[Reason, int], days: tuple[date, ...] | None = None) -> Counts:
    return Counts(
        "transfers",
        YEAR,
        total,
        {},
        tuple(Alternative(reason, value, "x", "y") for reason, value in tried),
        days,
    )


def theirs(total: int, period: Period = YEAR, measure: str = "transfers") -> Counts:
    return Counts(measure, period, total, {})


def reasons(own: Counts, other: Counts) -> list[Reason]:
    found = differences(own, other)
    return list(found[0].reasons) if found else []


def test_people_convictions_and_a_third_number_that_nothing_gives() -> None:
    own = ours(15, (Reason.CONVICTIONS, 26))
    assert reasons(own, theirs(26)) == [Reason.CONVICTIONS]
    assert reasons(own, theirs(21)) == [Reason.UNEXPLAINED]
    assert reasons(own, theirs(15)) == []
    (found,) = differences(own, theirs(21))
    assert found.nearest is not None
    assert (found.amount, found.nearest[1]) == (6, -5), "the nearest reading is named, and what it leaves"


def test_none_at_first_sent_a_number_since_withdrawn_and_arrests_of_another_year_by_others() -> None:
    own = ours(0, (Reason.CORRECTED, 3), (Reason.MANNER, 0))
    assert reasons(own, theirs(3)) == [Reason.CORRECTED]
    assert reasons(own, theirs(4)) == [Reason.UNEXPLAINED]
    federal = theirs(102, Period(date(2019, 10, 1), date(2020, 9, 30)), "arrests_at_jail")
    assert reasons(own, federal) == [Reason.DEFINITION, Reason.PERIOD], "unlike things are not explained away"


def test_where_two_definitions_give_their_number_both_are_named() -> None:
    own = ours(10, (Reason.MANNER, 12), (Reason.CORRECTED, 12), (Reason.CONVICTIONS, 31))
    assert reasons(own, theirs(12)) == [Reason.MANNER, Reason.CORRECTED]


def test_another_period_explains_only_what_our_days_within_it_come_to() -> None:
    days = (date(2019, 11, 2), date(2020, 2, 29), date(2020, 3, 1), date(2020, 12, 24))
    other = Period(date(2019, 10, 1), date(2020, 9, 30))
    own = ours(3, days=days)
    assert reasons(own, theirs(3, other)) == []
    assert reasons(ours(3, days=(*days, date(2019, 12, 1))), theirs(4, other)) == [Reason.PERIOD]
    assert reasons(own, theirs(9, other)) == [Reason.UNEXPLAINED]


def test_a_reading_that_counts_as_ours_does_explains_nothing() -> None:
    assert difference("transfers", YEAR, 5, 6, [Alternative(Reason.MANNER, 5, "x", "y")]) is not None
    found = difference("transfers", YEAR, 5, 6, [Alternative(Reason.MANNER, 5, "x", "y")])
    assert found is not None
    assert found.tried == ()


def test_parts_are_compared_one_by_one() -> None:
    own = Counts("transfers", YEAR, 3, {"PC 211": 2, "PC 187": 1})
    other = Counts("transfers", YEAR, 3, {"PC 211": 1, "PC 187": 1, "unknown": 1})
    told = {one.place: (one.ours, one.theirs) for one in differences(own, other)}
    assert told == {"PC 211": (2, 1), "unknown": (0, 1)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_of_rows_is_read_however_it_was_saved_and_in_whatever_order(
    encoding: str, separator: str
) -> None:
    rows = [
        ("PC 211", "2020"),
        ("PC 187", "2020"),
        ("PC 211; PC 459", "2020"),
        ("", "2020"),
        ("PC 211", "2019"),
    ]
    random.Random(7).shuffle(rows)
    lines = [("offense", "year", "Condado de Peñón"), *((*row, "x") for row in rows)]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    told = read_theirs("state.csv", text.encode(encoding), "transfers", 2020)
    (counts,) = told.counts
    assert counts.total == 4
    assert counts.parts == {"PC 211": 2, "PC 187": 1, "PC 459": 1, "unknown": 1}
    assert len(told.of_other_years) == 1


def test_days_are_read_and_the_29th_of_february_is_one_only_in_its_years() -> None:
    told = read_theirs("a.csv", b"offense,date\nPC 211,2020-02-29\n", "transfers", 2020)
    assert told.counts[0].total == 1
    wrong = b"offense,date\nPC 211,2021-02-29\nPC 211,soon\nPC 187,2021-03-01\n"
    with pytest.raises(FiguresError) as error:
        read_theirs("a.csv", wrong, "transfers", 2021)
    assert [fault.line for fault in error.value.faults] == [2, 3], "every fault at once"


def test_a_table_of_published_figures_gives_its_totals_of_that_measure_and_year() -> None:
    head = "county,agency,period_start,period_end,measure,dimension,category,value,unit,figure_kind,source_id,note\n"
    row = "{},Sheriff,2020-01-01,2020-12-31,transfers_to_immigration_authorities,,,{},{},{},X-1,\n"
    table = (
        head
        + row.format("Peñón", 15, "persons", "reported_by_agency_via_press")
        + row.format("Elsewhere", 9, "persons", "reported_by_agency_via_press")
    )
    told = read_theirs("a.csv", table.encode(), "transfers", 2020, "Peñón")
    assert [one.total for one in told.counts] == [15]
    with pytest.raises(FiguresError, match="no total"):
        read_theirs("a.csv", table.encode(), "transfers", 2011)


def test_every_reason_is_said_in_both_languages() -> None:
    assert set(REASONS) == set(Reason)
    assert all(one.in_language("en") != one.in_language("es") for one in Reason)
