"""The offense table, and which of its rows speak about a section (offenses.README.md, Matching)."""

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

OFFENSES_CSV = Path(__file__).resolve().parents[2] / "src" / "amparo" / "law" / "offenses.csv"


@dataclass(frozen=True)
class Row:
    """One line of the table: one section in one paragraph of section 7282.5."""

    id: str
    paragraph: str
    category: str
    code: str
    section: str
    section_end: str
    level_rule: str
    washout_years: str
    washout_years_2014: str
    qualifies: str
    felony_custody: str
    valid_from: str
    valid_to: str

    @property
    def suffix(self) -> str:
        """The last part of the id: f felony, m misdemeanor, p parent, e enhancement, d definition …"""
        return self.id.rsplit(":", 1)[1]

    @property
    def is_a1(self) -> bool:
        return self.paragraph == "7282.5(a)(1)"

    @property
    def is_a3(self) -> bool:
        return self.paragraph.startswith("7282.5(a)(3)")

    @property
    def is_a6(self) -> bool:
        return self.paragraph == "7282.5(a)(6)"

    def in_force(self, on: date) -> bool:
        """Whether the row exists on the day of the decision."""
        day = on.isoformat()
        return self.valid_from <= day and (not self.valid_to or day <= self.valid_to)

    def covers(self, section: str) -> bool:
        """Whether a record of this section meets the row."""
        return section == self.section or section.startswith(self.section + "(")


@lru_cache(maxsize=4)
def table(path: Path) -> tuple[Row, ...]:
    """All rows of the table."""
    names = Row.__dataclass_fields__
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Row(**{name: line[name] for name in names}) for line in csv.DictReader(file))


@lru_cache(maxsize=64)
def rows_of_code(path: Path, code: str) -> tuple[Row, ...]:
    """All rows of one code of law."""
    return tuple(row for row in table(path) if row.code == code)


def leading_number(section: str) -> tuple[float, str]:
    """The number a section begins with and the letters that follow it: 476a(b) -> (476.0, "a")."""
    found = re.match(r"(\d+(?:\.\d+)?)([a-z]*)", section)
    return (float(found[1]), found[2]) if found else (-1.0, "")


def normal_code(code: str) -> str:
    return code.replace(" ", "").upper()


def normal_section(code: str, section: str, degree: object = None) -> str:
    """The spelling the table uses for a section (Matching 1)."""
    section = "".join(section.split()).lower()
    if code == "PC" and re.fullmatch(r"459(\(.*\))?", section):
        return {"first": "459/460(a)", "second": "459/460(b)"}.get(str(degree), section)
    drunk = re.fullmatch(r"(23152|23153)(?:\([^/]*\))?(/.+)?", section)
    if code == "VEH" and drunk:
        return drunk[1] + (drunk[2] or "")
    return section


def longest(rows: Iterable[Row], group: Callable[[Row], str] = lambda row: row.paragraph) -> list[Row]:
    """In every group only the rows with the most specific section (Matching 3)."""
    rows = list(rows)
    best: dict[str, int] = {}
    for row in rows:
        best[group(row)] = max(best.get(group(row), 0), len(row.section))
    return [row for row in rows if len(row.section) == best[group(row)]]


@lru_cache(maxsize=4096)
def matches(path: Path, code: str, section: str, on: date) -> tuple[Row, ...]:
    """Every row in force whose section is the one asked for or contains it (Matching 2), ranges apart."""
    return tuple(
        row
        for row in rows_of_code(path, code)
        if not row.section_end and row.in_force(on) and row.covers(section)
    )


@lru_cache(maxsize=4096)
def rows_for(path: Path, code: str, section: str, on: date) -> tuple[Row, ...]:
    """The rows that decide a section: the most specific of each paragraph, else the range of Part 6."""
    found = longest(matches(path, code, section, on))
    if found:
        return tuple(found)
    number, _ = leading_number(section)
    return tuple(
        row
        for row in rows_of_code(path, code)
        if row.section_end and row.in_force(on) and float(row.section) <= number <= float(row.section_end)
    )


@lru_cache(maxsize=1024)
def subdivisions(path: Path, parent: Row, on: date) -> dict[str, list[Row]]:
    """The rows of the same paragraph that stand below a parent row, by section (spec 5.5, subdivision)."""
    below: dict[str, list[Row]] = {}
    for row in rows_of_code(path, parent.code):
        if (
            row.paragraph == parent.paragraph
            and row.in_force(on)
            and row.section.startswith(parent.section + "(")
        ):
            below.setdefault(row.section, []).append(row)
    return below
