"""The full space of reduced facts that a kind reads: the words that neither side tells apart stand for one another.

A column that neither side reads has one word. A word's class is computed from both sides: from the rules as prepared for
tables (which tests of the column it meets, which class of a variable it falls in) and from the cells of `rules.sql`
that it fits. Words of one class meet every test alike, so the product of one word per class hides no difference.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

from amparo.decision.table_columns import (
    COLUMNS,
    DAY,
    FLAG,
    Cell,
    Choose,
    Either,
    Fixed,
    Is,
    Known,
    Made,
    prepared,
)
from amparo.facts.request import ITEMS
from amparo.law.custody import decision_for
from amparo.rules.diagram import Variable, days_of_change, diagram_of

RULES = Path(__file__).with_name("rules.sql").read_text(encoding="utf-8")
Word = str | int | None
PAPER = ("document_kind", "document_signed_by", "document_crime")
NO_PAPER = "no_paper"


def tables() -> sqlite3.Connection:
    """The tables in a database of their own, with nothing asked."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(RULES)
    connection.row_factory = sqlite3.Row
    return connection


@lru_cache(maxsize=32)
def rows_about(kind: str) -> tuple[dict[str, Any], ...]:
    """The rows of `rule` about a kind, in their order."""
    with closing(tables()) as connection:
        found = connection.execute(
            "SELECT r.* FROM rule r JOIN kinds k ON k.about = r.about WHERE k.kind = ? ORDER BY r.place",
            (kind,),
        )
        return tuple(dict(row) for row in found)


# ------------------------------------------------------------------ what can be said in a column


def words_of(name: str) -> tuple[Word, ...]:
    """Every known value of a column, as `asked` writes it; a question that counsel has not answered is one more."""
    column = next(column for column in COLUMNS if column.name == name)
    if name.startswith("legal_"):
        return (1, 0, None)
    if name == "item":
        return (*ITEMS, "an item that no list names")
    if name in ("document_kind", "document_crime"):
        return (*column.words, NO_PAPER)
    return (1, 0) if column.type == FLAG else column.words


def signature(kind: str, name: str, word: Word) -> tuple[object, ...]:
    """All that either side can see of a word in a column."""
    return (*_seen_by_the_rules(kind, name, word), "|", *_seen_by_the_tables(kind, name, word))


def _seen_by_the_tables(kind: str, name: str, word: Word) -> Iterator[bool]:
    if name.startswith("legal_"):
        word = {1: "yes", 0: "no", None: "unanswered"}[word]
    for row in rows_about(kind):
        cell = row[name]
        if cell is not None:
            yield str(word) in cell.split() if isinstance(cell, str) else cell == word


def _seen_by_the_rules(kind: str, name: str, word: Word) -> Iterator[object]:
    flag = next(column for column in COLUMNS if column.name == name).type == FLAG
    value: Any = None if word in (None, NO_PAPER) else bool(word) if flag else word
    variables = {variable.key: variable for variable in diagram_of(decision_for(kind)).variables}
    for path, made in prepared(kind).values.items():
        yield from _seen(made, name, value, variables.get(path))


def _seen(made: Made, name: str, value: Any, variable: Variable | None) -> Iterator[object]:
    match made:
        case Cell():
            if made.column == name:
                yield _class(variable, value)
        case Known():
            if made.column == name:
                yield value is not None
        case Is():
            if made.column == name:
                yield None if value is None else value in made.values
        case Either():
            for part in made.parts:
                yield from _seen(part, name, value, None)
        case Choose():
            for part in (made.when, made.then, made.otherwise):
                yield from _seen(part, name, value, variable)
        case Fixed():
            pass


def _class(variable: Variable | None, value: Any) -> object:
    """The class of a value that flows into a variable; a value that belongs to none stands for itself."""
    classes = variable.classes if variable is not None and variable.finding is None else ()
    return next((number for number, values in enumerate(classes) if value in values), (value,))


# ------------------------------------------------------------------ the space


@dataclass(frozen=True, slots=True)
class Space:
    """One word per class for each column of a kind, papers as wholes, and the days round every limit."""

    kind: str
    days: tuple[str, ...]
    papers: tuple[tuple[Word, ...], ...]
    words: dict[str, tuple[Word, ...]]
    classes: dict[str, tuple[tuple[Word, ...], ...]]

    @property
    def size(self) -> int:
        """How many cases it holds."""
        return len(self.days) * len(self.papers) * prod(map(len, self.words.values()))

    @property
    def read(self) -> frozenset[str]:
        """The columns that some side reads."""
        return frozenset(name for name, found in self.classes.items() if len(found) > 1) | {"on"}


@lru_cache(maxsize=32)
def space_of(kind: str) -> Space:
    """The full space of a kind."""
    classes = {
        column.name: _classes(kind, column.name)
        for column in COLUMNS
        if column.name != "kind" and column.type != DAY
    }
    words = {name: tuple(members[0] for members in found) for name, found in classes.items()}
    kinds, signers, crimes = ([word for word in words.pop(name) if word != NO_PAPER] for name in PAPER)
    papers = ((None, None, None), *product(kinds, signers, crimes))
    return Space(kind, days_of(kind), papers, words, classes)


def _classes(kind: str, name: str) -> tuple[tuple[Word, ...], ...]:
    groups: dict[tuple[object, ...], list[Word]] = {}
    for word in words_of(name):
        groups.setdefault(signature(kind, name, word), []).append(word)
    return tuple(map(tuple, groups.values()))


def limits_of(kind: str) -> tuple[date, ...]:
    """The first days of every row and rule of either side."""
    found = {date.fromordinal(day) for day in days_of_change(decision_for(kind))}
    for row in rows_about(kind):
        found |= {date.fromisoformat(row["first_day"])} if row["first_day"] else set()
        found |= {date.fromisoformat(row["last_day"]) + timedelta(days=1)} if row["last_day"] else set()
    return tuple(sorted(found))


def days_of(kind: str) -> tuple[str, ...]:
    """The day before, of and after every limit of either side."""
    round_it = (-1, 0, 1)
    found = {limit + timedelta(days=step) for limit in limits_of(kind) for step in round_it}
    return tuple(day.isoformat() for day in sorted(found))
