"""What the law book holds, in the order of the statutes: chapters by section, the rules under the place they cite first."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.law.custody import all_decisions
from amparo.law.duties import ALL_DUTIES
from amparo.law.index import readings, statements
from amparo.rules import Decision, Duty, Rule
from amparo.rules.decision import Owing
from amparo.terms import Citation, citations_in

COURTS = Citation("", "")
"""Where the rules stand that cite no section, only the order of a court."""

_CODES = ("Gov. Code", "Pen. Code", "Civ. Code", "WIC", "8 USC", "18 USC", "Vienna Convention art.")


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """One rule, and every question in which it stands word for word and condition for condition."""

    rule: Rule
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Owed:
    """One duty, and every place of a question that brings it."""

    duty: Duty
    owings: tuple[tuple[str, Owing], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """One place of the law with all that stands under it first: the unit that counsel signs."""

    place: Citation
    rules: tuple[Placed, ...]
    duties: tuple[Owed, ...]
    statements: tuple[str, ...]
    readings: tuple[dict[str, Any], ...]

    @property
    def name(self) -> str:
        """The section as people cite it."""
        return place_name(self.place) if self.place != COURTS else "Orders of a court"


@dataclass(frozen=True, slots=True, eq=False)
class Chapter:
    """A whole section of a code with its subdivisions in order."""

    place: Citation
    sections: tuple[Section, ...]


@lru_cache(maxsize=1)
def questions() -> dict[str, Decision]:
    """Every question by name: the kinds of request, then the two about a record."""
    return {**all_decisions(), qualifies.name: qualifies, charge.name: charge}


@lru_cache(maxsize=1)
def placed_rules() -> tuple[Placed, ...]:
    """Every rule once; rules that differ in anything, be it one condition, are two."""
    found: dict[str, tuple[Rule, list[str]]] = {}
    for name, decision in questions().items():
        for rule in decision.rules:
            _, names = found.setdefault(json.dumps(rule.graph(), sort_keys=True), (rule, []))
            names.append(name)
    return tuple(Placed(rule, tuple(names)) for rule, names in found.values())


@lru_cache(maxsize=1)
def chapters() -> tuple[Chapter, ...]:
    """The law, section by section."""
    rules: dict[Citation, list[Placed]] = {}
    duties: dict[Citation, list[Owed]] = {}
    told: dict[Citation, list[str]] = {}
    chosen: dict[Citation, list[dict[str, Any]]] = {}
    for placed in placed_rules():
        rules.setdefault(first_place(placed.rule.cite), []).append(placed)
    for duty in ALL_DUTIES:
        owings = tuple(
            (name, owing)
            for name, decision in questions().items()
            for owing in decision.owings
            if owing.duty is duty
        )
        duties.setdefault(first_place(duty.cite), []).append(Owed(duty, owings))
    for key, statement in statements().items():
        told.setdefault(first_place(statement["cite"]), []).append(key)
    sections: dict[Citation, list[Section]] = {}
    for reading in readings():
        chosen.setdefault(first_place(reading["cite"]), []).append(reading)
    for place in sorted({*rules, *duties, *told, *chosen}, key=order):
        section = Section(
            place,
            tuple(rules.get(place, ())),
            tuple(duties.get(place, ())),
            tuple(told.get(place, ())),
            tuple(chosen.get(place, ())),
        )
        sections.setdefault(whole(place), []).append(section)
    return tuple(Chapter(place, tuple(parts)) for place, parts in sections.items())


def all_sections() -> Iterable[Section]:
    """Every section, in the order of the book."""
    return (section for chapter in chapters() for section in chapter.sections)


def place_name(place: Citation) -> str:
    """A place as people cite it: of a treaty an article, of a code a section."""
    return str(place).replace("art. §", "art.")


def first_place(cite: str) -> Citation:
    """The first place that a citation names: where counsel would look for the rule."""
    named = citations_in(cite)
    return named[0] if named else COURTS


def whole(place: Citation) -> Citation:
    """The section without its subdivisions."""
    return Citation(place.code, place.section.split("(", 1)[0])


def order(place: Citation) -> tuple[int, str, tuple[tuple[int, str], ...]]:
    """Sorts places as a code is printed: by code, number, then subdivision."""
    rank = _CODES.index(place.code) if place.code in _CODES else len(_CODES)
    if place == COURTS:
        rank += 1
    parts = re.findall(r"\d+|[A-Za-z]+", place.section)
    return rank, place.code, tuple((int(part), "") if part.isdigit() else (0, part) for part in parts)
