"""The public values: counts, hidden and missing ones, in rows whose every word is a code. There is no type for anything else.

A row says: this agency, this period, this measure, broken down by these codes. No field of it can hold a text, the day
of an event, an address, a name of a person or a case number: what is not a code, a period or an identifier is refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from amparo.terms import FileError, Language

LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON reads alike."""
_PERIOD = re.compile(r"(?:19|20|21)[0-9]{2}(?:-Q[1-4])?", re.ASCII)
_IDENTIFIER = re.compile(r"[a-z][a-z0-9-]{0,39}", re.ASCII)

By = tuple[tuple[str, str], ...]
"""What a figure is broken down by: pairs of list and code, sorted by list; empty for the sum over all."""
Key = tuple[str, str, str, str, By]
"""Table, agency, period, measure, and what it is broken down by: where a figure stands, in every release."""


class ReleaseError(FileError):
    """A release, or a file of it, is not what it must be. `file` names it; the text says how to mend it.

    `sentence` says the same in Spanish where somebody may meet it who did not write the program that made the release.
    """

    def __init__(self, file: str, problem: str, mend: str = "", es: str = "") -> None:
        self.es = es
        super().__init__(file, problem, mend)

    def sentence(self, language: Language) -> str:
        """The whole text in one language."""
        return f"{self.file}: {self.es}" if language == "es" and self.es else str(self)


class State(StrEnum):
    """What stands in a cell."""

    VALUE = "value"
    HIDDEN = "hidden"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Cell:
    """A count, or why there is none. `value` is a whole number from 0 where the state is VALUE, else None."""

    state: State
    value: int | None = None

    def __post_init__(self) -> None:
        is_count = type(self.value) is int and 0 <= self.value <= LARGEST
        if is_count != (self.state is State.VALUE) or (self.value is not None and not is_count):
            raise ReleaseError(
                "a cell", f"{self.value!r} does not go with {self.state!s}.", "A count is 0 or more."
            )


HIDDEN, MISSING = Cell(State.HIDDEN), Cell(State.MISSING)


def counted(value: int) -> Cell:
    """A cell with a count."""
    return Cell(State.VALUE, value)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of one agency and period: measure, codes, and the cell."""

    agency: str
    period: str
    measure: str
    by: By
    cell: Cell

    @property
    def codes(self) -> Mapping[str, str]:
        """The codes by list."""
        return dict(self.by)

    @property
    def place(self) -> tuple[str, str, str, By]:
        """Where it stands within its table; rows are sorted by it."""
        return self.agency, self.period, self.measure, self.by


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one public table, each place once, sorted."""

    name: str
    rows: tuple[Row, ...]

    def cells(self) -> dict[Key, Cell]:
        """Every cell by its key."""
        return {(self.name, *row.place): row.cell for row in self.rows}


def table_of(name: str, cells: Mapping[tuple[str, str, str, By], Cell]) -> Table:
    """A table from its cells by place."""
    return Table(
        name, tuple(Row(*place, cell) for place, cell in sorted(cells.items(), key=lambda told: told[0]))
    )


def by_of(codes: Mapping[str, str]) -> By:
    """Codes by list as a row keeps them."""
    return tuple(sorted(codes.items()))


def is_period(word: object) -> bool:
    """Whether it is a year, `2025`, or a quarter of one, `2025-Q3`."""
    return isinstance(word, str) and _PERIOD.fullmatch(word) is not None


def is_identifier(word: object) -> bool:
    """Whether it can name an agency or a region: small letters, digits and hyphens."""
    return isinstance(word, str) and _IDENTIFIER.fullmatch(word) is not None
