"""Days, moments and other values, from the words as they stand on a paper; what is none is None."""

from datetime import date, datetime

import pytest

from amparo.clock import CALIFORNIA
from amparo.intake.papers.values import (
    FIRST_YEAR_OF_A_LIFE,
    day_in,
    day_in_scan,
    is_hour,
    moment_in,
    plain_text,
    reference_in,
    sex_in,
    telephone_in,
)


@pytest.mark.parametrize(
    "written",
    ["01/09/2025", "1/9/2025", "1-9-25", "2025-01-09", "January 9, 2025", "Jan. 9 2025", "9 January 2025",
     "9th day of January, 2025", "9 de enero de 2025", "(01/09/2025)", "on 01/09/2025, at the jail"],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert day_in(written) == date(2025, 1, 9)


@pytest.mark.parametrize(
    "written",
    ["", "________", "02/31/2025", "13/01/2025", "01/01/1900", "00/00/0000", "01/09/2025 or 01/10/2025",
     "12345/01/2025", "January 2025", "555-0100"],
)  # fmt: skip
def test_what_is_no_day_of_a_form_is_none(written: str) -> None:
    assert day_in(written) is None


def test_a_life_may_begin_earlier_than_a_form_and_1900_is_what_programs_write_for_nothing() -> None:
    assert day_in("06/07/1934", FIRST_YEAR_OF_A_LIFE) == date(1934, 6, 7)
    assert day_in("01/01/1900", FIRST_YEAR_OF_A_LIFE) is None
    assert day_in("02/29/2004", FIRST_YEAR_OF_A_LIFE) == date(2004, 2, 29)


def test_in_a_scan_an_o_may_be_a_zero_and_that_makes_it_less_sure() -> None:
    assert day_in_scan("O1/09/2O25") == (date(2025, 1, 9), True)
    assert day_in_scan("01/09/2025") == (date(2025, 1, 9), False)
    assert day_in_scan("Ol/O9") == (None, False)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("01/23/2025 08:00", datetime(2025, 1, 23, 8, 0, tzinfo=CALIFORNIA)),
        ("01/23/2025 2200 hrs", datetime(2025, 1, 23, 22, 0, tzinfo=CALIFORNIA)),
        ("01/23/2025 at 8:05 p.m.", datetime(2025, 1, 23, 20, 5, tzinfo=CALIFORNIA)),
        ("01/23/2025 12:10 AM", datetime(2025, 1, 23, 0, 10, tzinfo=CALIFORNIA)),
        ("01/23/2025", date(2025, 1, 23)),
        ("01/23/2025 25:00", date(2025, 1, 23)),
        ("01/23/2025 08:00 or 09:00", date(2025, 1, 23)),
        ("08:00", None),
    ],
)
def test_a_moment_has_its_hour_where_one_hour_stands(written: str, moment: object) -> None:
    assert moment_in(written) == moment


def test_an_hour_alone_is_known() -> None:
    assert is_hour("08:00")
    assert not is_hour("08:00 Sacramento")


def test_sex_telephone_reference_and_text() -> None:
    assert [sex_in(text) for text in ("M", "Female", "masculino", "M F", "unknown")] == [
        "M",
        "F",
        "M",
        None,
        None,
    ]
    assert telephone_in("calling ICE at (555) 555-0100.") == "(555) 555-0100"
    assert telephone_in("555 0100") == "555 0100"
    assert [reference_in(text) for text in ("#: B-1002", "no number", "B-1 B-2", "")] == [
        "B-1002",
        None,
        None,
        None,
    ]
    assert plain_text("__王小明__ |") == "王小明"
    assert plain_text("________ . |") is None
