"""From case files to typed public tables: whole numbers by codes and periods, true ones, before anything is hidden.

What comes in are folded case files; what goes out are tables of register, which have no place for anything but codes,
periods and numbers. What no event holds is missing, never zero.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from amparo.casefile import CaseFile
from amparo.facts import Agency
from amparo.register.tables import TABLES
from amparo.register.totals import MISSING, By, Cell, Table, by_of, counted, table_of
from amparo.release.as_of import as_of
from amparo.release.copies import statistics_of
from amparo.release.people import Sums, people_sums
from amparo.release.periods import Period, quarter_of, shown_periods
from amparo.release.point import Point
from amparo.release.points import count_one
from amparo.release.visits import KeptVisits, Place, untold, visit_points


@dataclass(frozen=True, slots=True)
class KeptDays:
    """What the log says of an agency's days: each closed day, each day on which a late entry came in, each month attested."""

    closed: tuple[date, ...] = ()
    late_entries: tuple[date, ...] = ()
    attested_months: tuple[date, ...] = ()

    def points(self) -> Iterator[Point]:
        """The points of the days."""
        for measure, days in (
            ("closed", set(self.closed)),
            ("late_entries", self.late_entries),
            ("attested_months", {day.replace(day=1) for day in self.attested_months}),
        ):
            for day in days:
                yield Point("days", measure, day)


def count(
    cases: Iterable[CaseFile],
    profile: Agency,
    agency: str,
    since: date,
    last: date,
    days: KeptDays | None = None,
    *,
    visits: KeptVisits | None = None,
    quarters_shown: frozenset[int] = frozenset(),
) -> tuple[Table, ...]:
    """Every public table of one agency, true and whole, over its periods from `since` that end by `last`.

    `last` is the end of the newest quarter that may be published (`periods.last_day`); what happened later is not looked
    at. `visits` are those of an agency that keeps them. `quarters_shown` are years whose quarters an earlier release showed.
    Periods that nobody closed are counted here like others; the gate takes their numbers away.
    """
    standing = [one for case in cases if (one := as_of(case, last)) is not None]
    told = [(case, count_one(case, profile, last)) for case in standing]
    points = [point for _, one in told for point in one.points]
    sums = _sums(points, since, last) + people_sums(told, since)
    sums.update(_sums((days or KeptDays()).points(), since, last))
    kept = visits or KeptVisits()
    sums.update(_sums(visit_points(kept, since, last), since, last))
    contacts = {
        period.year: number
        for (table, _, by, period), number in sums.items()
        if table == "contacts" and not by and not period.quarter
    }
    counts = _Counts(
        sums,
        statistics_of(timed for _, one in told if (timed := one.timed) is not None and timed[0] >= since),
        {
            (point.table, point.measure, period)
            for point in points
            if not point.is_known
            for period in _both(point.on)
        },
        frozenset(untold(kept, since, last)),
    )
    shown = shown_periods(since, last, contacts, quarters_shown=quarters_shown)
    return tuple(_table(name, agency, shown, counts) for name in TABLES)


@dataclass(frozen=True, slots=True)
class _Counts:
    """Figures by place; copies' statistics by period; of which measure and period not everything is on record; what is untold."""

    sums: Sums
    copies: Mapping[tuple[str, Period], int]
    unknown: Collection[tuple[str, str, Period]]
    untold: Collection[Place]

    def cell(self, table: str, measure: str, by: By, period: Period) -> Cell:
        """What stands in a cell: nothing, and not zero, where it is not known or there is nothing to make it of."""
        if (table, measure, period) in self.unknown or (table, measure, by, period) in self.untold:
            return MISSING
        if TABLES[table].measures[measure].statistic:
            found = self.copies.get((measure, period))
            return MISSING if found is None else counted(found)
        return counted(self.sums.get((table, measure, by, period), 0))


def _both(on: date) -> tuple[Period, Period]:
    return quarter_of(on), Period(on.year)


def _sums(points: Iterable[Point], since: date, last: date) -> Sums:
    """Points added up by table, measure, codes and period, quarters and years."""
    sums: Sums = Counter()
    for point in points:
        if not since <= point.on <= last or not point.is_known:
            continue
        places: set[By] = {by_of(point.codes)}
        if TABLES[point.table].measures[point.measure].total:
            places.add(())
        for by in places:
            for period in _both(point.on):
                sums[point.table, point.measure, by, period] += point.amount
    return sums


def _table(name: str, agency: str, shown: Iterable[Period], counts: _Counts) -> Table:
    spec = TABLES[name]
    return table_of(
        name,
        {
            (agency, period.code, measure, by): counts.cell(name, measure, by, period)
            for period in shown
            if spec.grain != "year" or not period.quarter
            for measure, by in spec.places()
        },
    )
