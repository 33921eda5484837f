"""Periods of what is published: a quarter where a year holds enough, else the year; and nothing younger than the delay."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from amparo.terms import AmparoError, Language

ENOUGH_FOR_QUARTERS = 44
"""Contacts in a year from which on its quarters are shown (four times eleven, so that a quarter is seldom a few)."""
SHORTEST_DELAY = 30
"""Days after the end of a quarter before anything of it is published."""


class DelayError(AmparoError):
    """A delay shorter than the shortest; `es` says it in Spanish."""

    def __init__(self, days: int) -> None:
        self.es = f"Son {days} días de espera; deben ser al menos {SHORTEST_DELAY}: más, nunca menos."
        super().__init__(
            f"The delay is {days} days; it must be at least {SHORTEST_DELAY}: longer, never shorter."
        )

    def sentence(self, language: Language) -> str:
        """What is wrong."""
        return str(self) if language == "en" else self.es


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, or a quarter of it (1 to 4); 0 is the whole year."""

    year: int
    quarter: int = 0

    @property
    def code(self) -> str:
        """As it is published: 2025, or 2025-Q3."""
        return f"{self.year}-Q{self.quarter}" if self.quarter else f"{self.year}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.quarter - 2 if self.quarter else 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        if self.quarter in (0, 4):
            return date(self.year, 12, 31)
        return date(self.year, 3 * self.quarter + 1, 1) - timedelta(days=1)

    @property
    def quarters(self) -> tuple["Period", ...]:
        """The quarters that it is made of; a quarter is made of itself."""
        return (self,) if self.quarter else tuple(Period(self.year, number) for number in (1, 2, 3, 4))


def period_of(code: str) -> Period:
    """The period of a code that `register` has checked."""
    year, _, quarter = code.partition("-Q")
    return Period(int(year), int(quarter or 0))


def quarter_of(on: date) -> Period:
    """The quarter in which a day lies."""
    return Period(on.year, (on.month + 2) // 3)


def may_be_published(period: Period, on: date, delay_days: int = SHORTEST_DELAY) -> bool:
    """Whether a period is old enough on a day. Raises DelayError."""
    if delay_days < SHORTEST_DELAY:
        raise DelayError(delay_days)
    return on - period.last >= timedelta(days=delay_days)


def last_day(on: date, delay_days: int = SHORTEST_DELAY) -> date:
    """The last day of the newest quarter that may be published on a day. Raises DelayError."""
    quarter = quarter_of(on)
    while not may_be_published(quarter, on, delay_days):
        quarter = quarter_of(quarter.first - timedelta(days=1))
    return quarter.last


def periods_since(since: date, last: date) -> Iterator[Period]:
    """Every quarter and year from a beginning to a last day that ends by it; the first may have begun before `since`."""
    for year in range(since.year, last.year + 1):
        for period in (*Period(year).quarters, Period(year)):
            if since <= period.last <= last:
                yield period


def shown_periods(
    since: date, last: date, contacts: Mapping[int, int], *, quarters_shown: frozenset[int] = frozenset()
) -> tuple[Period, ...]:
    """The periods to show, given how many contacts each year holds so far.

    A quarter is shown once its year holds enough; one that was shown stays, since taking it back hides nothing.
    """
    return tuple(
        period
        for period in periods_since(since, last)
        if not period.quarter
        or period.year in quarters_shown
        or contacts.get(period.year, 0) >= ENOUGH_FOR_QUARTERS
    )
