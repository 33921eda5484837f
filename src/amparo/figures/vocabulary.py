"""Every measure that a figure may be of, read from vocabulary.toml: what it counts, its unit, and what it is never added to."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from amparo.register.tables import CODES, TABLES, Both
from amparo.terms import RulebookError

_COUNTED = re.compile(r"(\w+)\.(\w+)(?:\{(\w+)=([\w,]+)\})?")
_FILE = "vocabulary.toml"


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure of our own releases: the sum of these codes of a list, or the total where there are none."""

    table: str
    measure: str
    by: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure with its definition. `never_add` names measures, or `*` for what is added to nothing.

    `not_counted` says why no figure of our own releases counts it, where `counted_as` names none.
    """

    name: str
    title: Both
    meaning: Both
    unit: str
    family: str
    statistic: bool
    never_add: tuple[str, ...]
    counted_as: tuple[Counted, ...]
    events: tuple[str, ...]
    law: tuple[str, ...]
    not_counted: Both | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """The word of another table for a measure: which one it is, by unit where the unit decides, and which kind of it."""

    measure: str
    kind: str = ""
    by_unit: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A breakdown: its words, whether each case stands in one part alone, and whether it tells what people are."""

    name: str
    words: Both
    exclusive: bool
    about_people: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Which figures take part in a relation: those of a measure or of a family, in a unit where one is named."""

    measure: str = ""
    family: str = ""
    unit: str = ""
    never: str = ""

    def takes(self, measure: Measure, unit: str) -> bool:
        """Whether a figure of this measure and unit is meant."""
        if self.unit and self.unit != unit:
            return False
        return measure.name == self.measure or (measure.family == self.family and measure.name != self.never)


@dataclass(frozen=True, slots=True)
class Relation:
    """What must hold between measures of one source: the whole equals its parts, or is at least their sum."""

    kind: str
    whole: Part
    parts: tuple[Part, ...]


def _counted(text: str) -> Counted:
    found = _COUNTED.fullmatch(text)
    if found is None:
        raise RulebookError(f"{_FILE}: {text!r} is no TABLE.MEASURE{{list=code}}.")
    table, measure, by, codes = found[1], found[2], found[3] or "", tuple((found[4] or "").split(","))
    if table not in TABLES or measure not in TABLES[table].measures:
        raise RulebookError(f"{_FILE}: {text!r}: there is no such figure in tables.toml.")
    unknown = [code for code in codes if by and code not in CODES.get(by, {})]
    if by and (by not in TABLES[table].measures[measure].by or unknown):
        raise RulebookError(f"{_FILE}: {text!r}: that measure is not broken down so.")
    return Counted(table, measure, by, codes if by else ())


def _measure(name: str, told: Mapping[str, Any]) -> Measure:
    return Measure(
        name,
        told["title"],
        told["meaning"],
        told["unit"],
        told["family"],
        told.get("statistic", False),
        tuple(told["never_add"]),
        tuple(_counted(one) for one in told["counted_as"]),
        tuple(told["events"]),
        tuple(told["law"]),
        told.get("not_counted"),
    )


def _part(told: Mapping[str, str]) -> Part:
    return Part(told.get("measure", ""), told.get("family", ""), told.get("unit", ""), told.get("not", ""))


_TOLD: Mapping[str, Any] = tomllib.loads(files("amparo.figures").joinpath(_FILE).read_text(encoding="utf-8"))

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {name: _measure(name, told) for name, told in _TOLD["measures"].items()}
)
"""Every measure by name, in the order in which they are shown."""

WORDS: Mapping[str, Word] = MappingProxyType(
    {name: Word(name) for name in MEASURES}
    | {
        name: Word(told["measure"], told.get("kind", ""), told.get("by_unit", {}))
        for name, told in _TOLD["words"].items()
    }
)
"""The words of other tables, and our own names, each with its measure."""

KINDS: Mapping[str, Both] = MappingProxyType(
    {name: {"en": told[0], "es": told[1]} for name, told in _TOLD["kinds"].items()}
)
"""Kinds of one measure that stay apart, in words."""

UNITS: Mapping[str, Both] = MappingProxyType(
    {name: {"en": told["en"], "es": told["es"]} for name, told in _TOLD["units"].items()}
)
"""Every unit in words."""

DIMENSIONS: Mapping[str, Dimension] = MappingProxyType(
    {
        name: Dimension(
            name, {"en": told["en"], "es": told["es"]}, told["exclusive"], told.get("about_people", False)
        )
        for name, told in _TOLD["dimensions"].items()
    }
)
"""Every breakdown by name."""

RELATIONS: tuple[Relation, ...] = tuple(
    Relation(told["kind"], _part(told["whole"]), tuple(map(_part, told["parts"])))
    for told in _TOLD["relations"]
)
"""What must hold between measures of one source."""

_ALSO = {other: name for name, told in _TOLD["units"].items() for other in (name, *told.get("also", ()))}
_SUFFIXES: Mapping[str, str] = _TOLD["suffixes"]
NOT_SAID = {"", "unknown", "unstated", "not said"}


def unit_of(word: str) -> str | None:
    """The unit that a word stands for; empty where the source does not say it; None where nobody knows the word."""
    spelt = word.strip().casefold()
    return "" if spelt in NOT_SAID else _ALSO.get(spelt)


def word_of(name: str) -> Word | None:
    """The measure that a table's word stands for; None where it is not defined, so that nobody takes it for known."""
    if name in WORDS:
        return WORDS[name]
    for suffix, measure in _SUFFIXES.items():
        base = name.removesuffix(suffix)
        if base != name and base in WORDS:
            return Word(measure, suffix.lstrip("_") if suffix.lstrip("_") in KINDS else WORDS[base].kind)
    return None


def base_word(name: str) -> str:
    """The word that a statistic is about: `requests` for `requests_change_from_previous_year`; else the word itself."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return name


def measure_of(word: Word, unit: str) -> Measure:
    """The measure of a word in a unit."""
    return MEASURES[word.by_unit.get(unit, word.measure)]


def are_never_added(one: str, other: str) -> bool:
    """Whether two measures must not be added to each other, whichever of them says so."""
    first, second = MEASURES[one], MEASURES[other]
    return bool({other, "*"} & set(first.never_add) or {one, "*"} & set(second.never_add))


def names_of(table: str, measure: str) -> tuple[str, ...]:
    """The measures of the vocabulary that a figure of our own releases, or a part of it, is counted as."""
    return tuple(
        name
        for name, one in MEASURES.items()
        if any((counted.table, counted.measure) == (table, measure) for counted in one.counted_as)
    )
