"""What a template is handed: tables and charts whose every word is ready, told apart by what they hold."""

from dataclasses import dataclass, field

from markupsafe import Markup

from amparo.figures.cells import Sum, sum_of_cell
from amparo.figures.spoken import spoken
from amparo.register.totals import Cell
from amparo.terms import Language


@dataclass(frozen=True, slots=True)
class Word:
    """One cell of a table: its words, and the class that says how it is set (`number`, `mark`, or nothing)."""

    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its head, where that leads, and its cells; without cells it is the head of the rows below it."""

    head: str
    cells: tuple[Word, ...]
    link: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A table: what it is of, the heads of its columns, and its rows."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Line, ...]
    bare: bool = False
    """That a heading above says the same as the caption, which is then for screen readers alone."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """How each column is set, its head too: as the cell of the first row that has cells."""
        cells = next((row.cells for row in self.rows if row.cells), (Word(""),) * (len(self.heads) - 1))
        return ("", *(cell.kind for cell in cells))


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart with the sentence that says the same; `keys` are the classes of its parts with their words."""

    sentence: str
    drawing: Markup
    keys: tuple[tuple[str, str], ...] = ()
    hatch: str = ""
    broad: bool = False
    table: Told | None = None
    """Its numbers, where no table beside it on the page holds them."""


@dataclass(slots=True)
class Used:
    """Which marks a page has used, so that it explains those and no others."""

    hidden: bool = False
    missing: bool = False
    apart: bool = False
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """Figures in the words of one language; what stands for a number that is not shown is noted in `used`."""

    language: Language
    used: Used = field(default_factory=Used)

    def word(self, total: Sum) -> str:
        """A sum in words: a number; `at least` where a part is not shown; or why there is none. Never zero for unknown."""
        self.used.hidden |= total.hidden > 0
        self.used.missing |= total.missing > 0
        self.used.apart |= total.apart
        self.used.partly |= not (total.apart or total.whole) and total.told > 0
        return spoken(total, self.language)

    def set(self, total: Sum) -> Word:
        """A sum as a cell of a table."""
        return Word(self.word(total), "number" if total.whole or total.value else "number mark")

    def cell(self, cell: Cell | None) -> Word:
        """A figure as a cell of a table."""
        return self.set(sum_of_cell(cell))
