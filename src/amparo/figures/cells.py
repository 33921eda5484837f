"""The figures of a release, ready to be looked up and added: only what may be added is, and what is not known stays unknown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from amparo.register.release import Table
from amparo.register.tables import TABLES, MeasureSpec
from amparo.register.totals import By, Cell, State

Cells = Mapping[tuple[str, By], Cell]
_NOTHING: Cells = {}


@dataclass(frozen=True, slots=True)
class Sum:
    """What several cells add up to: the part that is told, and how many are hidden, not known, or cannot be added."""

    value: int = 0
    told: int = 0
    hidden: int = 0
    missing: int = 0
    apart: bool = False
    """That these figures count something that cannot be added: the same person may stand in each."""

    @property
    def whole(self) -> bool:
        """That the value is the whole of it."""
        return self.told > 0 and not (self.hidden or self.missing or self.apart)

    @property
    def exact(self) -> int | None:
        """The value where it is the whole of it."""
        return self.value if self.whole else None

    @property
    def drawn(self) -> int | None:
        """What a chart draws: the part that is told; nothing where none is, or where it is zero and not the whole."""
        return self.value if self.value and not self.apart else self.exact

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(
            self.value + other.value,
            self.told + other.told,
            self.hidden + other.hidden,
            self.missing + other.missing,
            self.apart or other.apart,
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """The cells of a release by table, agency and period; a table is gone over when it is first asked for."""

    tables: Mapping[str, Table]
    _by_agency: dict[str, dict[str, dict[str, dict[tuple[str, By], Cell]]]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _whole_years: dict[tuple[str, str, str], tuple[str, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def of(self, table: str, agency: str) -> Mapping[str, Cells]:
        """The cells of one agency by period."""
        if table not in self._by_agency:
            self._by_agency[table] = _by_agency(self.tables[table]) if table in self.tables else {}
        return self._by_agency[table].get(agency, {})

    def cells(self, table: str, agency: str, period: str) -> Cells:
        """The cells of one agency and period; none where nothing was told."""
        return self.of(table, agency).get(period, _NOTHING)

    def periods(self, agency: str, year: str, tables: Iterable[str] = TABLES) -> tuple[str, ...]:
        """The periods of a year that an agency has figures for: the year itself first, then its quarters."""
        found = {period for table in tables for period in self.of(table, agency) if period[:4] == year}
        return tuple(sorted(found))

    def whole_year(self, agency: str, year: str, table: str) -> tuple[str, ...]:
        """The periods that make up a year: the year where it is closed, else its quarters so far."""
        key = agency, year, table
        if key not in self._whole_years:
            periods = self.periods(agency, year, (table,))
            self._whole_years[key] = (year,) if year in periods else periods
        return self._whole_years[key]

    def sum_of(self, table: str, measure: str, by: By, agency: str, periods: Sequence[str]) -> Sum:
        """What a figure comes to over periods of one agency. Raises nothing: a cell that is not there is not known."""
        total = Sum()
        for period in periods:
            total += sum_of_cell(self.cells(table, agency, period).get((measure, by)))
        return apart(total, TABLES[table].measures[measure])


def sum_of_cell(cell: Cell | None) -> Sum:
    """One cell as a sum."""
    if cell is None or cell.state is State.MISSING:
        return Sum(missing=1)
    if cell.state is State.HIDDEN:
        return Sum(hidden=1)
    return Sum(value=cell.value or 0, told=1)


def apart(total: Sum, spec: MeasureSpec) -> Sum:
    """A sum of more than one cell, of a measure that is never added to itself, is none."""
    if spec.apart and total.told + total.hidden + total.missing > 1 and (total.value or spec.statistic):
        return Sum(total.value, total.told, total.hidden, total.missing, apart=True)
    return total


def _by_agency(table: Table) -> dict[str, dict[str, dict[tuple[str, By], Cell]]]:
    """The cells of a table by agency and period."""
    found: dict[str, dict[str, dict[tuple[str, By], Cell]]] = {}
    for row in table.rows:
        found.setdefault(row.agency, {}).setdefault(row.period, {})[row.measure, row.by] = row.cell
    return found
