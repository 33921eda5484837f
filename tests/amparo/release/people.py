"""Tables on people in few words, and what an outsider can reach by trying every possibility: the oracle beside the program."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from amparo.register.release import HIDDEN, Cell, State, Table, counted, table_of

AGENCY = "valle-county"
SEXES = ("female", "male", "nonbinary", "not_recorded")
KEY = bytes(range(32))
Told = Mapping[str, int | None]
"""Counts by code; None is hidden."""


def by_sex(told: Sequence[int | None] | Told, total: int | None = None, year: str = "2025") -> Table:
    """The table by sex, with its sum where one is given or every count is."""
    counts = told if isinstance(told, Mapping) else dict(zip(SEXES, told, strict=True))
    return people("people_by_sex", "sex", counts, total, year)


def people(table: str, dimension: str, counts: Told, total: int | None = None, year: str = "2025") -> Table:
    """A table on people of one agency and year."""
    cells: dict[tuple[str, str, str, tuple[tuple[str, str], ...]], Cell] = {
        (AGENCY, year, "people", ((dimension, code),)): HIDDEN if count is None else counted(count)
        for code, count in counts.items()
    }
    if total is not None:
        cells[AGENCY, year, "people", ()] = counted(total)
    return table_of(table, cells)


def grounds(counts: Mapping[str, int], year: str = "2025") -> Table:
    """The class-A table of grounds, all others zero."""
    every = dict.fromkeys(("a1", "a2", "a3", "a4", "a5", "b", "public_record"), 0) | dict(counts)
    return table_of(
        "grounds",
        {(AGENCY, year, "answered", (("ground", code),)): counted(count) for code, count in every.items()},
    )


def told_of(table: Table, year: str = "2025") -> dict[str, int | None]:
    """The counts by code; None is hidden."""
    return {
        row.by[0][1]: row.cell.value
        for row in table.rows
        if row.by and row.period == year and row.cell.state is not State.MISSING
    }


def hidden_in(table: Table, year: str = "2025") -> set[str]:
    """The codes that are hidden."""
    return {code for code, count in told_of(table, year).items() if count is None}


def possible(told: Sequence[int | None], total: int, least: int | None = None) -> Iterator[tuple[int, ...]]:
    """Every way to fill the hidden cells of a line that has this sum."""
    low = least if least is not None else (1 if any(count is not None for count in told) else 0)
    left = total - sum(count or 0 for count in told)
    hidden = [at for at, count in enumerate(told) if count is None]
    if not hidden:
        if left == 0:
            yield tuple(count or 0 for count in told)
        return
    for some in product(range(low, left + 1), repeat=len(hidden) - 1):
        last = left - sum(some)
        if last >= low:
            filled = list(told)
            for at, count in zip(hidden, (*some, last), strict=True):
                filled[at] = count
            yield tuple(count or 0 for count in filled)
