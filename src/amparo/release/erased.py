"""Grounds of records whose person was erased: what was published of them stands, for nothing but the record is gone.

The ground that the rules found on the day of the act is found from the person's record. Once that is erased, it can only be
counted as no longer on record. Published as a correction, that would tell of somebody whose file a court had sealed that it
was sealed, and on which ground they had been answered.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from amparo.register.release import By, Cell, Release, Table, table_of

TABLE = "grounds"
GONE: By = (("ground", "not_recorded"),)
_Year = tuple[str, str]
_Cells = Mapping[By, Cell]


def with_their_grounds(tables: Iterable[Table], earlier: Sequence[Release]) -> list[Table]:
    """The tables, the grounds of each agency and year as the last release told them where nothing else changed in them.

    Where something else did, which of the changes is whose cannot be told from counts, and the figures stand as counted.
    """
    before = _by_period(earlier[-1].tables[TABLE]) if earlier else {}
    return [_restored(table, before) if table.name == TABLE else table for table in tables]


def _restored(table: Table, before: Mapping[tuple[str, str], _Cells]) -> Table:
    now = _by_period(table)
    years: defaultdict[_Year, list[str]] = defaultdict(list)
    for agency, period in now:
        years[agency, period[:4]].append(period)
    cells = {row.place: row.cell for row in table.rows}
    for (agency, _), periods in years.items():
        told = {period: before.get((agency, period)) for period in periods}
        if all(_only_gone(told[period], now[agency, period]) for period in periods):
            for period, old in told.items():
                cells |= {(agency, period, "answered", by): cell for by, cell in (old or {}).items()}
    return table_of(TABLE, cells)


def _only_gone(old: _Cells | None, new: _Cells) -> bool:
    """Whether nothing changed but that some are no longer on record: as many as are missing elsewhere, and none came anew."""
    if old is None or old.keys() != new.keys() or GONE not in new:
        return False
    if any(cell.value is None for cell in (*old.values(), *new.values())):
        return False
    moved = {by: (new[by].value or 0) - (old[by].value or 0) for by in new if by}
    gone = moved.pop(GONE)
    return all(change <= 0 for change in moved.values()) and gone == -sum(moved.values())


def _by_period(table: Table) -> dict[tuple[str, str], dict[By, Cell]]:
    found: dict[tuple[str, str], dict[By, Cell]] = defaultdict(dict)
    for row in table.rows:
        found[row.agency, row.period][row.by] = row.cell
    return found
