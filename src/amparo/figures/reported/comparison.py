"""Counties side by side: like measures alone, over the same calendar year, with those of which no figure was found.

What is not like (another unit or kind, part of a year, another twelve months) is set apart and named, never mixed in. Where
a county has several figures all of them are shown. A share has its base from the same source, or there is none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from amparo.figures.reported.collection import COUNTIES, STATE
from amparo.figures.reported.conflicts import relation_of
from amparo.figures.reported.figure import Period, Reported, Standing, calendar_year
from amparo.figures.vocabulary import MEASURES


@dataclass(frozen=True, slots=True)
class Entry:
    """A county's figures of one measure and year: those that stand, and those that were replaced."""

    county: str
    figures: tuple[Reported, ...]
    replaced: tuple[Reported, ...]

    @property
    def is_contested(self) -> bool:
        """Whether its figures do not agree."""
        return any(
            relation_of(one, other) != "agree"
            for place, one in enumerate(self.figures)
            for other in self.figures[place + 1 :]
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Counties that can be compared: the same kind of the measure in the same unit, empty where the sources do not say it."""

    kind: str
    unit: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A measure in a year: the groups, what was set apart because its period is another, and the counties without any figure."""

    measure: str
    year: int
    groups: tuple[Group, ...]
    apart: tuple[Reported, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A figure as a percentage of another from the same source."""

    figure: Reported
    base: Reported
    percent: Decimal


_BASES = {"answered": "asked", "declined": "asked", "eligible": "asked", "asked": "bookings"}
"""Of which family a figure of a family may be a share."""


def compare(measure: str, year: int, figures: Iterable[Reported]) -> Comparison:
    """Every county's totals of a measure in a calendar year."""
    whole = calendar_year(year)
    totals = [
        one
        for one in figures
        if one.measure == measure and one.is_total and one.county != STATE and one.period.meets(whole)
    ]
    like = [one for one in totals if one.period == whole and not one.is_part_year]
    standing = [one for one in like if one.standing is not Standing.SUPERSEDED or _is_alone(one, like)]
    keys = sorted({(one.kind, one.unit) for one in standing})
    groups = tuple(
        Group(kind, unit, _entries([one for one in standing if (one.kind, one.unit) == (kind, unit)], like))
        for kind, unit in keys
    )
    known = {one.county.casefold() for one in totals}
    return Comparison(
        measure,
        year,
        groups,
        tuple(one for one in totals if one not in like),
        tuple(county for county in COUNTIES if county.casefold() not in known),
    )


def _is_alone(figure: Reported, like: Sequence[Reported]) -> bool:
    """Whether a county has nothing but figures that were replaced."""
    own = (one for one in like if one.county == figure.county)
    return all(one.standing is Standing.SUPERSEDED for one in own)


def _entries(figures: Sequence[Reported], like: Sequence[Reported]) -> tuple[Entry, ...]:
    """Each county's own figures, with those that were replaced, in whatever unit."""
    return tuple(
        Entry(
            county,
            tuple(one for one in figures if one.county == county),
            tuple(
                one
                for one in like
                if one.county == county and one.standing is Standing.SUPERSEDED and one not in figures
            ),
        )
        for county in sorted({one.county for one in figures})
    )


def share_of(figure: Reported, figures: Iterable[Reported]) -> Share | None:
    """The figure as a share of its base; None where the same source has no single base for the same period and unit."""
    family = _BASES.get(MEASURES[figure.measure].family)
    if family is None or not figure.source or not figure.is_total or figure.standing is Standing.DERIVED:
        return None
    bases = [
        one
        for one in figures
        if MEASURES[one.measure].family == family
        and one.is_total
        and (one.county, one.period, one.source) == (figure.county, figure.period, figure.source)
        and (family == "bookings" or one.unit == figure.unit)
        and one.standing not in (Standing.DERIVED, Standing.SUPERSEDED)
        and not {"about", "at_least"} & {*one.marks, *figure.marks}
    ]
    if len(bases) != 1 or not bases[0].value or figure.value > bases[0].value:
        return None
    percent = Decimal(figure.value) * 100 / Decimal(bases[0].value)
    return Share(figure, bases[0], percent.quantize(Decimal("0.1"), ROUND_HALF_UP))


def years_of(measure: str, figures: Iterable[Reported]) -> tuple[int, ...]:
    """The calendar years of which any county has a total of a measure."""
    periods: set[Period] = {one.period for one in figures if one.measure == measure and one.is_total}
    return tuple(sorted({period.start.year for period in periods if period.is_calendar_year}))
