"""Periods: quarters where a year holds enough, and nothing younger than the closed quarter and thirty days."""

from datetime import date

import pytest

from amparo.release.periods import (
    DelayError,
    Period,
    last_day,
    may_be_published,
    period_of,
    periods_since,
    quarter_of,
    shown_periods,
)

DELAYS = (
    (Period(2025, 1), date(2025, 4, 29), False),  # a Tuesday, the 29th day after 31 March
    (Period(2025, 1), date(2025, 4, 30), True),
    (Period(2025, 4), date(2026, 1, 29), False),
    (Period(2025, 4), date(2026, 1, 30), True),
    (Period(2025), date(2026, 1, 29), False),
    (Period(2025), date(2026, 1, 30), True),
)


@pytest.mark.parametrize(("period", "on", "may"), DELAYS)
def test_a_period_is_published_thirty_days_after_its_last_day(period: Period, on: date, may: bool) -> None:
    assert may_be_published(period, on) is may


def test_the_delay_can_be_longer_and_never_shorter() -> None:
    assert not may_be_published(Period(2025, 1), date(2025, 4, 30), 31)
    with pytest.raises(DelayError, match="at least 30") as caught:
        may_be_published(Period(2025, 1), date(2025, 4, 30), 29)
    assert "al menos 30" in caught.value.sentence("es")


LAST_DAYS = (
    (date(2025, 4, 29), date(2024, 12, 31)),
    (date(2025, 4, 30), date(2025, 3, 31)),
    (date(2026, 1, 1), date(2025, 9, 30)),
    (date(2026, 1, 30), date(2025, 12, 31)),
    (date(2024, 2, 29), date(2023, 12, 31)),  # a leap day
    (date(2024, 4, 30), date(2024, 3, 31)),
)


@pytest.mark.parametrize(("on", "last"), LAST_DAYS)
def test_the_last_day_told_of_is_the_end_of_a_quarter(on: date, last: date) -> None:
    assert last_day(on) == last


def test_a_quarter_ends_on_its_last_day_in_leap_years_too() -> None:
    assert quarter_of(date(2024, 2, 29)) == Period(2024, 1)
    assert [one.last for one in Period(2024).quarters] == [
        date(2024, 3, 31),
        date(2024, 6, 30),
        date(2024, 9, 30),
        date(2024, 12, 31),
    ]
    assert quarter_of(date(2024, 12, 31)) == Period(2024, 4)
    assert quarter_of(date(2025, 1, 1)) == Period(2025, 1)


def test_a_period_is_written_and_read_alike() -> None:
    for code in ("2025", "2025-Q1", "2025-Q4"):
        assert period_of(code).code == code


def codes(
    since: date, last: date, contacts: dict[int, int], shown: frozenset[int] = frozenset()
) -> list[str]:
    return [one.code for one in shown_periods(since, last, contacts, quarters_shown=shown)]


def test_quarters_are_shown_from_44_contacts_a_year_on() -> None:
    year = (date(2025, 1, 1), date(2025, 12, 31))
    assert codes(*year, {2025: 43}) == ["2025"]
    assert codes(*year, {2025: 44}) == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2025"]


def test_a_running_year_shows_its_quarters_once_it_holds_enough_and_the_year_once_it_is_over() -> None:
    assert codes(date(2025, 1, 1), date(2025, 6, 30), {2025: 43}) == []
    assert codes(date(2025, 1, 1), date(2025, 6, 30), {2025: 44}) == ["2025-Q1", "2025-Q2"]


def test_quarters_that_were_shown_stay() -> None:
    year = (date(2025, 1, 1), date(2025, 12, 31))
    assert "2025-Q1" in codes(*year, {2025: 43}, frozenset({2025}))


def test_an_agency_that_began_in_the_middle_begins_with_the_quarter_of_that_day() -> None:
    found = [one.code for one in periods_since(date(2024, 5, 20), date(2025, 3, 31))]
    assert found == ["2024-Q2", "2024-Q3", "2024-Q4", "2024", "2025-Q1"]
