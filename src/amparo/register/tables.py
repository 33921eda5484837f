"""Which tables are public, read from tables.toml and codes.toml; and the check that a table is one of them, word for word."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import product
from types import MappingProxyType
from typing import Any

from amparo.register.totals import By, Cell, ReleaseError, Row, State, Table, is_identifier, is_period
from amparo.terms import Language

Both = Mapping[Language, str]
"""Words in English and Spanish."""
EDITION = 3
"""The edition of the list of tables by which releases are made now. Older releases keep to their own."""


@dataclass(frozen=True, slots=True)
class MeasureSpec:
    """One measure: the lists it is broken down by, whether its sum is a row too, unit, title, and what it is never added to.

    `events` are the sorts of events that it comes from, `law` where it stands that it is counted. A `statistic` is no count.
    """

    name: str
    by: tuple[str, ...]
    total: bool
    unit: Both
    title: Both
    never_add: tuple[str, ...]
    events: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    statistic: bool = False
    edition: int = 1
    broken_down_since: int = 1
    apart: bool = False
    """That it is not added up over periods or agencies: it counts the same again, or is no count at all."""

    def places(self, edition: int = EDITION) -> Iterator[By]:
        """Every breakdown that the measure has in an edition, the sum first where it is shown."""
        if self.edition > edition:
            return
        if self.total:
            yield ()
        if self.by and self.broken_down_since <= edition:
            for codes in product(*(CODES[name] for name in self.by)):
                yield tuple(sorted(zip(self.by, codes, strict=True)))


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One public table: its class (A or B), its grain (`year` or `quarter_or_year`), and its measures by name."""

    name: str
    public_class: str
    grain: str
    title: Both
    definition: Both
    measures: Mapping[str, MeasureSpec]
    edition: int = 1
    whose: str = ""
    """Of people: which people; all tables of the same have the same sum."""
    within: str = ""
    """Of people: the table in which everybody of this one stands, too, under the same code."""

    def places(self, edition: int = EDITION) -> Iterator[tuple[str, By]]:
        """Every measure with every breakdown that it has in an edition."""
        for measure in self.measures.values():
            for by in measure.places(edition):
                yield measure.name, by


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("amparo.register").joinpath(name).read_text(encoding="utf-8"))


def _codes() -> Mapping[str, Mapping[str, Both]]:
    return MappingProxyType(
        {
            name: MappingProxyType({code: {"en": words[0], "es": words[1]} for code, words in told.items()})
            for name, told in _toml("codes.toml").items()
        }
    )


CODES = _codes()
"""Every closed list by name: its codes, in the order in which they are shown, with their words."""


def _tables() -> Mapping[str, TableSpec]:
    return MappingProxyType({name: _table(name, told) for name, told in _toml("tables.toml").items()})


def _table(name: str, told: Mapping[str, Any]) -> TableSpec:
    measures = {measure: _measure(name, measure, one) for measure, one in told["measures"].items()}
    return TableSpec(
        name,
        told["class"],
        told["grain"],
        told["title"],
        told["definition"],
        MappingProxyType(measures),
        told.get("edition", 1),
        told.get("whose", ""),
        told.get("within", ""),
    )


def _measure(table: str, name: str, told: Mapping[str, Any]) -> MeasureSpec:
    return MeasureSpec(
        name,
        tuple(told["by"]),
        told["total"],
        told["unit"],
        told["title"],
        tuple(told["never_add"]),
        tuple(told["events"]),
        tuple(told["law"]),
        told.get("statistic", False),
        told.get("edition", 1),
        told.get("broken_down_since", 1),
        f"{table}.{name}" in told["never_add"],
    )


TABLES = _tables()
"""Every public table by name, in the order in which they are shown."""


EVENTS: Mapping[str, Both] = MappingProxyType(
    {name: {"en": words[0], "es": words[1]} for name, words in _toml("events.toml").items()}
)
"""The sorts of entries that figures are counted from, in words."""


def word_of(name: str, code: str, language: Language) -> str:
    """The words of a code. Raises ReleaseError where the list does not have it."""
    try:
        return CODES[name][code][language]
    except KeyError:
        known = ", ".join(CODES.get(name, ())) or f"no list is named {name!r}"
        raise ReleaseError(f"codes.{name}", f"there is no code {code!r}.", f"Known: {known}.") from None


def edition_of(filled: Collection[str]) -> int:
    """The edition of a release, by the names of the tables in which it has rows: each came with at least one table."""
    return max((TABLES[name].edition for name in filled if name in TABLES), default=1)


def newer_than(filled: Collection[str]) -> tuple[str, ...]:
    """The tables that came after the edition of a release with these: it is whole without them."""
    edition = edition_of(filled)
    return tuple(name for name, spec in TABLES.items() if spec.edition > edition)


def check(table: Table) -> None:
    """Refuse a table that is not one of ours in every name, code and type. Raises ReleaseError, naming table and row."""
    spec = TABLES.get(table.name) if isinstance(table.name, str) else None
    if spec is None:
        raise ReleaseError("tables", f"{table.name!r} is no public table.", f"Known: {', '.join(TABLES)}.")
    allowed = set(spec.places())
    before: Row | None = None
    for row in table.rows:
        if not is_identifier(row.agency):
            raise _refused(table, row, "agency", "it is no identifier.")
        if not is_period(row.period) or (spec.grain == "year" and "-" in row.period):
            raise _refused(table, row, "period", f"it is no period of this table ({spec.grain}).")
        if not _is_allowed(row, allowed):
            raise _refused(table, row, "measure, by", "tables.toml has no such figure.")
        if not isinstance(row.cell, Cell) or not isinstance(row.cell.state, State):
            raise _refused(table, row, "cell", "it is neither a count, nor hidden, nor missing.")
        if before is not None and not before.place < row.place:
            raise _refused(table, row, "order", "the rows are not sorted, or a figure stands twice.")
        before = row


def _is_allowed(row: Row, allowed: set[tuple[str, By]]) -> bool:
    try:
        return (row.measure, row.by) in allowed
    except TypeError:  # what cannot be looked up, as a list among the codes, is no figure of ours
        return False


def _refused(table: Table, row: Row, field: str, problem: str) -> ReleaseError:
    """What is refused is not repeated: it may be what must not be told."""
    try:
        place = table.rows.index(row) + 1
    except (TypeError, ValueError):
        place = 0
    return ReleaseError(
        f"tables/{table.name}.json",
        f"row {place}, {field}: {problem}",
        "Count it again; change no row by hand.",
    )
