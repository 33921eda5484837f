"""One published figure as somebody gave it, with its period and standing; and what was wrong with a row that is none."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from amparo.terms import FileError, Language

Number = int | Decimal
"""A count; a Decimal only where a source gives a mean or a percentage."""


class Standing(StrEnum):
    """How much a figure can carry."""

    REPORTED = "reported"
    MACHINE_READ = "machine_read"
    CORRECTED = "corrected"
    SUPERSEDED = "superseded"
    DISPUTED = "disputed"
    DERIVED = "derived"
    PART_YEAR = "part_year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days that a figure covers, both included. `given` is what the source wrote where that is not so exact."""

    start: date
    end: date
    given: str = ""

    @property
    def is_calendar_year(self) -> bool:
        """Whether it is one whole year from January to December."""
        return not self.given and self == calendar_year(self.start.year)

    def meets(self, other: "Period") -> bool:
        """Whether the two have a day in common."""
        return self.start <= other.end and other.start <= self.end

    def code(self) -> str:
        """The period in a few signs: 2021, or the first and last day."""
        if self.is_calendar_year:
            return str(self.start.year)
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


def calendar_year(year: int) -> Period:
    """A year from January to December."""
    return Period(date(year, 1, 1), date(year, 12, 31))


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure that somebody published. `named` is the source's word for the measure; `unit` is empty where it names none.

    `marks`: `at_least`, `about`, `incomplete_list`. `basis` is the arithmetic of a derived figure. `line` is in `file`.
    """

    county: str
    agency: str
    measure: str
    named: str
    kind: str
    period: Period
    dimension: str
    category: str
    value: Number
    unit: str
    standing: Standing
    marks: tuple[str, ...]
    given_by: str
    publisher: str
    source: str
    note: str
    basis: str = ""
    file: str = ""
    line: int = 0

    @property
    def is_total(self) -> bool:
        """Whether it is the whole, not a part of a breakdown."""
        return not self.dimension

    @property
    def is_part_year(self) -> bool:
        """Whether it covers less than a year."""
        return self.standing is Standing.PART_YEAR or (self.period.end - self.period.start).days < 363


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that is kept and never shown as a known figure: its measure is not defined, or it holds no number."""

    why: str
    county: str
    period: Period
    named: str
    value: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file or with one of its rows, and how to mend it, in English and Spanish. Line 0: the file."""

    file: str
    line: int
    column: str
    en: str
    es: str

    def sentence(self, language: Language) -> str:
        """The fault with its place."""
        word = {"en": "line", "es": "línea"}[language]
        where = f"{self.file}, {word} {self.line}" if self.line else self.file
        column = f", {self.column}" if self.column else ""
        return f"{where}{column}: {self.en if language == 'en' else self.es}"


class FiguresError(FileError):
    """A table of figures cannot be used; every fault at once, each with its line."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        first, *more = [fault.sentence("en") for fault in faults]
        super().__init__(faults[0].file, "\n".join([first.removeprefix(f"{faults[0].file}: "), *more]))

    def sentences(self, language: Language) -> str:
        """Every fault on a line of its own."""
        return "\n".join(fault.sentence(language) for fault in self.faults)
