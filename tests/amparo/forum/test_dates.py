"""The dates before a forum: the last lawful day, the working day before it, the weekly series, and what is past."""

from datetime import date, timedelta

import pytest

from amparo.forum import dates_for
from amparo.terms import FactValueError

AS_OF = date(2026, 1, 5)  # a Monday


def test_the_last_lawful_day_before_7_july_2026_is_7_june() -> None:
    found = dates_for(date(2026, 7, 7), AS_OF)  # a Tuesday
    assert found.of("first_notice").day == date(2026, 6, 7)  # a Sunday
    assert found.of("first_notice").cite == "Gov. Code §§ 7283(a), 7283.1(d)"
    assert found.of("first_notice_working_day").day == date(2026, 6, 5)  # the Friday before


def test_across_29_february_thirty_days_are_thirty_days() -> None:
    assert dates_for(date(2028, 3, 15), AS_OF).of("first_notice").day == date(2028, 2, 14)
    assert dates_for(date(2027, 3, 15), AS_OF).of("first_notice").day == date(2027, 2, 13)


def test_a_holiday_moves_a_notice_earlier_and_never_later() -> None:
    closed = {date(2027, 6, 7), date(2027, 6, 4)}
    found = dates_for(date(2027, 7, 7), AS_OF, closed)  # a Wednesday
    assert found.of("first_notice").day == date(2027, 6, 7)
    assert found.of("first_notice_working_day").day == date(2027, 6, 3)
    assert closed.isdisjoint(found.working_days)


def test_what_is_past_is_marked_and_said() -> None:
    found = dates_for(date(2026, 7, 7), date(2026, 6, 8))
    assert found.of("first_notice").is_past
    assert not found.of("forum").is_past
    assert "no lawful day" in found.notes[0][0]
    assert not dates_for(date(2026, 7, 7), date(2026, 6, 7)).of("first_notice").is_past


def test_every_notice_of_the_series_is_on_a_working_day_before_the_forum() -> None:
    for number in range(400):
        forum = date(2026, 1, 1) + timedelta(days=number)
        found = dates_for(forum, AS_OF)
        assert (forum - found.of("first_notice").day).days == 30
        series = [one.day for one in found.due if one.code.startswith(("first_notice_w", "notice_"))]
        assert all(day.weekday() < 5 and day < forum for day in series)
        assert series == sorted(series)


def test_a_forum_before_the_law_is_refused() -> None:
    with pytest.raises(FactValueError, match="2018"):
        dates_for(date(2017, 5, 2), AS_OF)
