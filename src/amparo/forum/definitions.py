"""What a figure in a paper may count: the measures that a plan may state, and what each definition gives in a release."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from amparo.register.release import Release, State, by_of
from amparo.register.tables import CODES, TABLES
from amparo.terms import FileError, Language


@lru_cache(maxsize=1)
def _told() -> dict[str, list[str]]:
    text = files("amparo.forum").joinpath("definitions.toml").read_text(encoding="utf-8")
    return {name: list(one["may_count"]) for name, one in tomllib.loads(text).items()}


MEASURES: tuple[str, ...] = tuple(_told())
"""The words that a plan may use for a figure."""


@dataclass(frozen=True, slots=True)
class Defined:
    """One definition of a measure and what it gives: its table and measure, its words, and a value where there is one."""

    measure: str
    counts: str
    en: str
    es: str
    value: int | None

    def words(self, language: Language) -> str:
        """What is counted."""
        return self.en if language == "en" else self.es


def defined_in(release: Release, agency: str, year: int) -> tuple[Defined, ...]:
    """Every definition of every measure, with what it gives for one agency and year. Raises FileError for another agency."""
    known = [one.id for one in release.agencies]
    if agency not in known:
        raise FileError(
            agency, f"release {release.number} has no such agency.", f"Known: {', '.join(known)}."
        )
    cells = release.cells()
    found = []
    for measure, definitions in _told().items():
        for counts in definitions:
            table, name, codes = _spelt(counts)
            value: int | None = 0
            for by in codes:
                cell = cells.get((table, agency, str(year), name, by_of(by)))
                given = cell.value if cell is not None and cell.state is State.VALUE else None
                value = None if value is None or given is None else value + given
            found.append(Defined(measure, counts, *_words(table, name, codes), value))
    return tuple(found)


def _spelt(counts: str) -> tuple[str, str, list[Mapping[str, str]]]:
    """`answers.requests{outcome=answered|outside}` as table, measure, and the breakdowns whose figures are added."""
    place, _, rest = counts.partition("{")
    table, _, name = place.partition(".")
    if not rest:
        return table, name, [{}]
    listed, _, codes = rest.rstrip("}").partition("=")
    return table, name, [{listed: code} for code in codes.split("|")]


def _words(table: str, name: str, codes: list[Mapping[str, str]]) -> tuple[str, str]:
    told = []
    languages: tuple[Language, Language] = ("en", "es")
    for language in languages:
        title = TABLES[table].measures[name].title[language]
        of = " + ".join(CODES[listed][code][language] for by in codes for listed, code in by.items())
        told.append(f"{title}: {of}" if of else title)
    return told[0], told[1]
