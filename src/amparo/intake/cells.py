"""One cell or one keyed field becomes a value: a moment, a day, a word, a number, a reference, an offense."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches

from amparo.clock import CALIFORNIA
from amparo.facts.records import section_form
from amparo.intake.refusal import Problem, quoted
from amparo.terms import FactError

_REFERENCE = re.compile(r"(?=[^0-9]*[0-9])[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?")
_OFFENSE = re.compile(r"([A-Z]{2,4})\s+(\S+)")
UNKNOWN = "unknown"
"""What a clerk may type for a fact that nobody knows; an empty cell says the same."""

_FIRST_YEAR, _LAST_YEAR = 2000, 2099


@dataclass(slots=True)
class Cells:
    """The cells of one line, read one by one; what cannot be read is collected in `problems`, with its column."""

    line: int
    given: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, column: str, problem: str, mend: str) -> None:
        """Note that a cell cannot be used."""
        self.problems.append(Problem(self.line, column, problem, mend))

    def text(self, column: str) -> str:
        """The cell as it stands, trimmed."""
        return self.given[column]

    def word(self, column: str, words: tuple[str, ...], *, may_be_empty: bool = False) -> str:
        """One of some words."""
        given = self.given[column]
        if given in words or (may_be_empty and not given):
            return given
        near = get_close_matches(
            given.lower(), words, n=1, cutoff=0.8
        )  # never the opposite of what was meant
        mend = f"Did you mean {near[0]!r}?" if near else f"It is one of {', '.join(words)}."
        self.refuse(column, f"{quoted(given)} is no word of this column.", mend)
        return ""

    def number(self, column: str, most: int = 100_000) -> int:
        """A whole number, 0 or more; an empty cell is 0."""
        given = self.given[column]
        if not given:
            return 0
        if given.isascii() and given.isdigit() and len(given) < 10 and int(given) <= most:
            return int(given)
        self.refuse(column, f"{quoted(given)} is no number from 0 to {most:,}.", "Write digits only.")
        return 0

    def reference(self, column: str, *, needed: bool) -> str:
        """A reference that is no name: letters, digits and . _ -, with a digit in it."""
        given = self.given[column]
        if not given and not needed:
            return ""
        if is_reference(given):
            return given
        self.refuse(
            column,
            f"{quoted(given)} is no reference." if given else "there is no reference.",
            "Write letters, digits, dots and hyphens, with at least one digit, as in R-001. Never a name.",
        )
        return ""

    def moment(self, column: str) -> datetime | None:
        """A moment by California's clock, or None where the cell is empty."""
        given = self.given[column]
        if not given:
            return None
        found = moment(given)
        if isinstance(found, str):
            self.refuse(column, found, "Write it as 2025-01-09T22:45, local time, without a zone.")
            return None
        return found

    def day(self, column: str) -> date | None:
        """A day, or None where nobody knows it."""
        given = self.given[column]
        if given in {"", UNKNOWN}:
            return None
        found = day(given)
        if isinstance(found, str):
            self.refuse(column, found, "Write it as 2025-01-09.")
            return None
        return found

    def offense(self, column: str) -> tuple[str, str] | None:
        """A California code and section, as in `PC 459/460(a)`, or None where nobody knows it."""
        given = self.given[column]
        if given in {"", UNKNOWN}:
            return None
        found = offense(given)
        if isinstance(found, str):
            self.refuse(column, found, "Write the code and the section, as in PC 245(a)(1).")
            return None
        return found


def is_reference(given: str) -> bool:
    """Whether a text can be a reference: it has a digit, and no space as a name would."""
    return bool(_REFERENCE.fullmatch(given))


def moment(given: str) -> datetime | str:
    """A local moment with California's zone, or the sentence that says why it is none."""
    if not _MOMENT.fullmatch(given):
        return f"{quoted(given)} is no local date and time."
    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        return f"{quoted(given)} is on no calendar and no clock."
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return f"{quoted(given)} is in the year {found.year}: a slip of the pen?"
    return found.replace(tzinfo=CALIFORNIA)


def day(given: str, first_year: int = 1900) -> date | str:
    """A day of the calendar, or the sentence that says why it is none."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", given):
        return f"{quoted(given)} is no date."
    try:
        found = date.fromisoformat(given)
    except ValueError:
        return f"{quoted(given)} is on no calendar."
    if not first_year <= found.year <= _LAST_YEAR:
        return f"{quoted(given)} is in the year {found.year}: a slip of the pen?"
    return found


def offense(given: str) -> tuple[str, str] | str:
    """A code and a section, or the sentence that says why it is none."""
    parts = _OFFENSE.fullmatch(given.strip())
    if parts is None:
        return f"{quoted(given)} is no code with a section."
    try:
        section_form(parts[1], parts[2], "offense")
    except FactError as error:
        return error.problem
    return parts[1], parts[2]
