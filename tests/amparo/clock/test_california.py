"""California's clock: the real hours across a change of the clock, and the same answer as the machine's time zones."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.clock import CALIFORNIA, due_after, elapsed, end_of_next_year, spoken

MOMENTS = st.datetimes(datetime.fromisoformat("2007-01-01"), datetime.fromisoformat("2060-01-01"))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CALIFORNIA)


@pytest.fixture(scope="module")
def pacific() -> ZoneInfo:
    try:
        return ZoneInfo("America/Los_Angeles")
    except ZoneInfoNotFoundError:
        pytest.skip("this machine has no time-zone files to compare with")


@given(utc=MOMENTS)
def test_every_moment_since_2007_reads_as_on_the_machines_own_clock_of_los_angeles(
    pacific: ZoneInfo, utc: datetime
) -> None:
    moment = utc.replace(tzinfo=UTC)
    ours, theirs = moment.astimezone(CALIFORNIA), moment.astimezone(pacific)
    assert (ours.replace(tzinfo=None), ours.fold) == (theirs.replace(tzinfo=None), theirs.fold)


@given(wall=MOMENTS, fold=st.sampled_from((0, 1)))
def test_every_time_on_the_wall_means_the_same_moment_even_where_the_clock_is_changed(
    pacific: ZoneInfo, wall: datetime, fold: int
) -> None:
    ours, theirs = wall.replace(tzinfo=CALIFORNIA, fold=fold), wall.replace(tzinfo=pacific, fold=fold)
    assert ours.utcoffset() == theirs.utcoffset()
    assert ours.tzname() == theirs.tzname()


def test_a_night_in_spring_has_an_hour_less() -> None:
    evening, morning = at("2025-03-08T23:00"), at("2025-03-09T09:00")  # Saturday, Sunday
    assert elapsed(evening, morning) == timedelta(hours=9)
    assert due_after(evening, hours=24) == at("2025-03-10T00:00")


def test_a_night_in_autumn_has_an_hour_more() -> None:
    assert elapsed(at("2025-11-01T23:00"), at("2025-11-02T09:00")) == timedelta(hours=11)  # Saturday, Sunday


def test_a_length_is_told_in_hours_and_minutes() -> None:
    told = [spoken(timedelta(minutes=minutes), "en") for minutes in (25, 60, 26 * 60, 33 * 60 + 40)]
    assert told == ["25 min", "1 hour", "26 hours", "33 h 40 min"]
    assert spoken(timedelta(hours=26), "es") == "26 horas"


def test_the_forum_on_this_years_access_is_due_by_the_last_day_of_the_next() -> None:
    assert end_of_next_year(at("2026-01-04T09:00").date()).isoformat() == "2027-12-31"
