"""Business days by a state deadline; the days can be checked on a calendar."""

from datetime import date

import pytest

from amparo.clock.business_days import is_business_day, next_business_day


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 3, 18), date(2026, 3, 18)),  # a Wednesday
        (date(2026, 3, 21), date(2026, 3, 23)),  # a Saturday
        (date(2026, 3, 31), date(2026, 4, 1)),  # Cesar Chavez Day, a Tuesday
        (date(2026, 11, 26), date(2026, 11, 30)),  # Thanksgiving and the Friday after it
        (date(2026, 1, 19), date(2026, 1, 20)),  # the third Monday of January
        (date(2027, 7, 4), date(2027, 7, 6)),  # a Sunday, kept on the Monday
        (date(2026, 5, 25), date(2026, 5, 26)),  # Memorial Day, the last Monday of May
        (date(2026, 9, 7), date(2026, 9, 8)),  # Labor Day, the first Monday of September
    ],
)
def test_a_day_that_is_none_moves_to_the_next_that_is_one(day: date, after: date) -> None:
    assert next_business_day(day) == after
    assert is_business_day(day) == (day == after)
