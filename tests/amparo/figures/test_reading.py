"""Reading tables of published figures: shapes, encodings, numbers, periods; every fault at once, with its line."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.figures.reported.collection import csv_of
from amparo.figures.reported.figure import FiguresError, Period, Standing
from amparo.figures.reported.numbers import NumberError, read_number
from amparo.figures.reported.periods import PeriodError, part_of, read_date, read_period
from amparo.figures.reported.reading import read_files
from tests.amparo.figures.tables import COUNTY_HEADER, county, read, sample, truth

ROWS = (
    "Encina,2021,requests,1236,reported,Sheriff,https://paper.example/a,",
    "Cañada,2021,transfers,3,reported,Sheriff,https://paper.example/b,según el periódico",
)


def test_the_sample_is_read_whole() -> None:
    figures = sample()
    assert len(figures) == 96
    assert {figure.line for figure in figures} == set(range(2, 98))
    assert all(figure.source.startswith("https://") for figure in figures)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_same_table_in_any_encoding_and_with_any_separator_is_the_same(
    encoding: str, separator: str
) -> None:
    text = "\r\n".join((COUNTY_HEADER, *ROWS)).replace(",", separator) + "\r\n"
    reading = read(text.encode(encoding))
    assert reading.figures == county(*ROWS).figures
    assert reading.faults == ()


def test_a_table_without_a_known_first_row_is_refused_with_the_columns_that_it_lacks() -> None:
    with pytest.raises(FiguresError, match="lacks: standing"):
        read("county,period,metric,value\nEncina,2021,requests,3\n")


@pytest.mark.parametrize("content", [b"", b"  \n", b"PK\x03\x04\0\0\0\0", b"county,\x81\x8d\n"])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(FiguresError):
        read(content)


def test_every_fault_is_found_at_once_with_its_line_and_column_and_the_good_rows_stay() -> None:
    reading = county(
        "Encina,2021,requests,12,reported,Sheriff,,",
        "Encina,202X,requests,12,reported,Sheriff,,",
        "Encina,2021,requests,12.5,reported,Sheriff,,",
        "Encina,2021,requests,-3,reported,Sheriff,,",
        "Encina,2021,requests,12,reportde,Sheriff,,",
        ",2021,requests,12,reported,Sheriff,,",
        "Encina,2022-02-30/2022-12-31,requests,12,reported,Sheriff,,",
        "Encina,2022,transfers,7,reported,Sheriff,,",
    )
    assert [(fault.line, fault.column) for fault in reading.faults] == [
        (3, "period"),
        (4, "value"),
        (5, "value"),
        (6, "standing"),
        (7, "county"),
        (8, "period"),
    ]
    assert "Did you mean 'reported'?" in reading.faults[3].en
    assert all(fault.es and "line" not in fault.sentence("es") for fault in reading.faults)
    assert [figure.value for figure in reading.figures] == [12, 7]


def test_a_29_february_that_there_was_not_is_a_fault_and_one_that_there_was_is_a_day() -> None:
    row = "Encina,,{year}-01-01,{year}-02-29,bookings_all,,,10,bookings,press,,"
    assert truth(row.format(year=2024)).figures[0].period == Period(date(2024, 1, 1), date(2024, 2, 29))
    (fault,) = truth(row.format(year=2023)).faults
    assert "2023 had no 29 February" in fault.en
    assert "2023 no tuvo 29 de febrero" in fault.es


def test_a_period_that_ends_before_it_begins_is_a_fault() -> None:
    (fault,) = truth("Encina,,2022-12-31,2022-01-01,bookings_all,,,10,bookings,press,,").faults
    assert "ends (2022-01-01) before it begins" in fault.en


def test_a_measure_without_definition_is_kept_aside_and_never_a_figure() -> None:
    reading = county("Encina,2021,contact_events,12,reported,Sheriff,,")
    assert reading.figures == ()
    assert [(row.why, row.named, row.value) for row in reading.aside] == [
        ("no_definition", "contact_events", "12")
    ]


def test_an_empty_number_is_no_zero() -> None:
    reading = county("Encina,2021,requests,,reported,Sheriff,,")
    assert reading.figures == ()
    assert reading.aside[0].why == "no_value"


def test_a_note_gives_the_unit_the_marks_and_the_weakness_of_a_number() -> None:
    rows = county(
        "Encina,2021,transfers,15,reported,Sheriff,,people",
        'Encina,2021,transfers,26,reported,State,,"said to count convictions, not people"',
        "Encina,2021,federal_arrests_at_jail,102,reported,Press,,at least",
        "Encina,2021,requests,9,reported,Sheriff,,automatic meeting summary",
    ).figures
    assert [row.unit for row in rows] == ["persons", "rows", "", ""]
    assert rows[2].marks == ("at_least",)
    assert rows[3].standing is Standing.MACHINE_READ


def test_sources_in_a_list_of_their_own_give_the_addresses() -> None:
    header = "county,period_start,period_end,measure,value,figure_kind,source_id"
    table = f"{header}\nEncina,2021-01-01,2021-12-31,bookings_all,9,press,E-1\n"
    sources = 'source_id,address,publisher_and_date\nE-1,https://paper.example/e,"Encina Paper, 2022"\n'
    first, second = read_files([("figures.csv", table.encode()), ("sources.csv", sources.encode())])
    assert first.figures[0].source == "https://paper.example/e"
    assert first.figures[0].publisher == "Encina Paper, 2022"
    assert second.figures == ()


def test_what_we_write_is_read_back_the_same() -> None:
    figures = sample()
    again = read(csv_of(figures)).figures
    assert [figure.value for figure in again] == [figure.value for figure in figures]
    assert csv_of(again) == csv_of(figures)


def test_a_cell_too_many_is_a_fault_and_an_unknown_column_is_named() -> None:
    reading = read(
        f"{COUNTY_HEADER},mood\nEncina,2021,requests,3,reported,S,,,good\nEncina,2022,requests,3,reported,S,,a,b,c\n"
    )
    assert reading.unread == ("mood",)
    assert [fault.line for fault in reading.faults] == [3]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("1,236", 1236), ("1.236", 1236), ("1 236", 1236), ("1\u00a0236", 1236), ("1'236", 1236)),
        *(("12.0", 12), ("1.234,0", 1234), ("1,234,567", 1234567)),
    ],
)
def test_a_count_is_read_with_any_mark_of_thousands(text: str, value: int) -> None:
    assert read_number(text, whole=True) == (value, ())


def test_a_decimal_that_could_be_thousands_is_refused_rather_than_guessed() -> None:
    assert read_number("12,5", whole=False) == (Decimal("12.5"), ())
    with pytest.raises(NumberError, match="could be thousands"):
        read_number("1,234", whole=False)


def test_a_number_that_cannot_be_true_is_refused() -> None:
    with pytest.raises(NumberError, match="too large to be true"):
        read_number("99999999999999", whole=True)


def test_at_least_and_about_stay_beside_the_number() -> None:
    assert read_number("at least 102", whole=True) == (102, ("at_least",))
    assert read_number("≥102", whole=True) == (102, ("at_least",))
    assert read_number("alrededor de 580", whole=True) == (580, ("about",))


@given(st.text(max_size=20))
def test_whatever_stands_in_a_cell_is_a_number_a_day_and_a_period_or_a_clear_refusal(text: str) -> None:
    refused = list[NumberError | PeriodError]()
    for read_one in (
        read_date,
        read_period,
        lambda cell: read_number(cell, True),
        lambda cell: read_number(cell, False),
    ):
        try:
            read_one(text)
        except (NumberError, PeriodError) as error:
            refused.append(error)
    assert all(error.en and error.es for error in refused)


@given(st.integers(0, 10**9))
def test_a_number_as_we_write_it_is_read_back(value: int) -> None:
    assert read_number(f"{value:,}", whole=True) == (value, ())
    assert read_number(f"{value:,}".replace(",", "."), whole=True) == (value, ())


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_clear_refusal(content: bytes) -> None:
    with contextlib.suppress(FiguresError):
        assert read(content).shape


def test_periods_are_read_as_people_write_them() -> None:
    assert read_period("FY2018") == Period(date(2017, 10, 1), date(2018, 9, 30))
    assert read_period("2021-Q3") == Period(date(2021, 7, 1), date(2021, 9, 30))
    assert read_period("2021").is_calendar_year
    twelve = read_period("2018-09/2019-09")
    assert (twelve.start, twelve.end) == (date(2018, 9, 1), date(2019, 8, 31))
    assert not twelve.is_calendar_year


def test_a_part_of_a_year_is_as_long_as_its_note_says() -> None:
    year = read_period("2022")
    assert part_of(year, "to 1 November").end == date(2022, 11, 1)
    assert part_of(year, "January to August; more").end == date(2022, 8, 31)
    assert part_of(year, "to mid July").given == "to mid July"
    assert not part_of(year, "").is_calendar_year
