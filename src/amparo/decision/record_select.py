"""A table of convictions or charges in a database, reduced by one SELECT for DuckDB, PostgreSQL, SQLite or Spark.

Two steps: the distinct sections are selected, and matched here with the offense table; what they come to is written into
the second SELECT as VALUES, and the rules run over the rows. `record_frame.py` is the same for polars.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.decision.record_columns import NEEDED, RECORDS, REFUSALS, Records, check_joined
from amparo.decision.record_sections import Cells, matched
from amparo.decision.table_columns import DAY, FLAG, WORD, Column
from amparo.decision.table_select import _sql as sql_of  # the same preparations, read once
from amparo.facts.values import FIRST_YEAR, LAST_YEAR
from amparo.law.calendar import PROP_47
from amparo.law.offenses import eras
from amparo.law.standing import OPENS
from amparo.rules.sql_reading import DIALECTS, Dialect, select
from amparo.terms import FactError, RulebookError

_WORKED_OUT_ONCE = {"duckdb": " MATERIALIZED"}
"""Else DuckDB's planner writes what is possible of a row into each of its uses, down to the cells, and takes seconds."""


def sections_select(records: str, relation: str, *, dialect: str, columns: Iterable[str]) -> str:
    """A SELECT of the distinct sections in a table of `convictions` or `charges`; its rows go to `reduce_select`.

    `relation` is a table's name as written in SQL; `columns` are the names of the columns it has. Raises FactError where
    a needed column is lacking, RulebookError for a dialect or records that we do not write.
    """
    cells = _cells(records, dialect, columns)
    told = [f"{cells.key()} AS _key", *map(cells.text, cells.records.key), f"{cells.era()} AS _era"]
    return f"SELECT DISTINCT {', '.join(told)}\nFROM {relation}\nWHERE {cells.sound()}"


def reduce_select(
    records: str, relation: str, *, dialect: str, columns: Iterable[str], sections: Iterable[Sequence[Any]]
) -> str:
    """A SELECT of one row per `request_id`: whether some record opens, and why none is told (a word of REFUSALS).

    One true opens, whatever is unknown of the others; NULL while something can still change it. A request without a row
    here has no answer: only the caller knows whether its list is empty or unread. `sections` are the rows that
    `sections_select` gave. Raises FactError for a section, code, court or enhancement that is none of ours, or where a
    needed column is lacking; RulebookError for a dialect or records that we do not write.
    """
    cells = _cells(records, dialect, columns)
    rows = [tuple(row) for row in sections]
    found = matched(cells.records, (row[1:] for row in rows))
    numbers = [(row[0], *pair) for row, pair in zip(rows, found.keys, strict=True)]
    return _Reduced(cells).write(relation, numbers, found.offenses)


def joined_select(
    requests: str,
    *,
    dialect: str,
    columns: Iterable[str],
    convictions: str | None = None,
    charges: str | None = None,
) -> str:
    """A SELECT of a table of requests with the answers of `reduce_select`, ready to be decided by `decide_select`.

    `convictions` and `charges` are tables of those answers; without one, the requests' own column stays as it is. A request
    without a row there has an empty list where its `convictions_read` or `pending_read` is true, else an unread one. One
    whose record was refused loses its day, so that no rule answers; the words that say why stand beside it. Raises
    FactError where a needed column is lacking or an answer stands in the requests already; RulebookError for a dialect
    that we do not write.
    """
    if dialect not in DIALECTS:
        raise RulebookError(f"{dialect!r} is no dialect we write; one of {', '.join(DIALECTS)}.")
    written, names = DIALECTS[dialect], list(columns)
    given = {name: table for name, table in (("convictions", convictions), ("charges", charges)) if table}
    check_joined(names, given)
    day = f"_requests.{written.column('on')}"
    told = [f"_requests.{written.column(name)}" for name in names if name != "on"]
    joins, refused = [], []
    for name, table in given.items():
        records, own = RECORDS[name], f"_{name}.{written.column('request_id')}"
        answer, why = (f"_{name}.{column}" for column in (records.opens, records.refused))
        request = f"_requests.{written.column('request_id')}"
        empty = ""
        if records.read.name in names:
            read = f"_requests.{written.column(records.read.name)} = {written.true}"
            empty = f" WHEN {read} AND {request} IS NOT NULL THEN {written.false}"
        told += [f"CASE WHEN {own} IS NOT NULL THEN {answer}{empty} END AS {records.opens}", why]
        joins.append(f"LEFT JOIN {table} AS _{name} ON {own} = {request}")
        refused.append(f"{why} IS NULL")
    kept_day = f"CASE WHEN {' AND '.join(refused) or '1 = 1'} THEN {day} END AS {written.column('on')}"
    return f"SELECT {', '.join([*told, kept_day])}\nFROM {requests} AS _requests {' '.join(joins)}"


def _cells(records: str, dialect: str, columns: Iterable[str]) -> "_Cells":
    if dialect not in DIALECTS:
        raise RulebookError(f"{dialect!r} is no dialect we write; one of {', '.join(DIALECTS)}.")
    if records not in RECORDS:
        raise RulebookError(f"{records!r} are no records we reduce; one of {', '.join(RECORDS)}.")
    names = frozenset(columns)
    for name in NEEDED:
        if name not in names:
            raise FactError(name, "the table has no such column.", "See amparo.decision.record_columns.")
    return _Cells(RECORDS[records], DIALECTS[dialect], names)


# ------------------------------------------------------------------ the table's cells


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    """Writes what is read of one row of the table."""

    records: Records
    written: Dialect
    names: frozenset[str]

    def cell(self, column: Column) -> str:
        """A column of the table in its type; one that it lacks, as the value of a fact nobody gave."""
        if column.name not in self.names:
            return f"CAST({self.written.literal(column.absent)} AS {self.type(column)})"
        cell = self.written.column(column.name)
        return f"CAST({cell} AS {self.written.text})" if column.type == WORD else cell

    def type(self, column: Column) -> str:
        return {FLAG: "BOOLEAN", DAY: "DATE"}.get(column.type, self.written.text)

    def text(self, name: str) -> str:
        """A cell of the key, as text."""
        cell = self.written.column(name) if name in self.names else "NULL"
        return f"CAST({cell} AS {self.written.text})"

    def key(self) -> str:
        """All cells of the key as one text, so that one comparison finds a section.

        No section that can be matched holds a `|`, so none is taken for another.
        """
        parts = [f"COALESCE({self.text(name)}, '|')" for name in self.records.key]
        return " || '|' || ".join([*parts, f"CAST({self.era()} AS {self.written.text})"])

    def era(self) -> str:
        """The first day of the offense table's era, as an ordinal (0 before all)."""
        on = self.written.column("on")
        firsts = [f"WHEN {on} >= {self.written.day_literal(day)} THEN {day}" for day in reversed(eras())]
        return f"CASE {' '.join(firsts)} ELSE 0 END"

    def sound(self) -> str:
        """Whether each cell of a row is one that its column knows."""
        tests = ["1 = 1"]
        for column in self.records.columns:
            cell = self.cell(column)
            words: tuple[str | bool, ...] = (True, False) if column.type == FLAG else column.words
            if column.name in self.names and words:
                tests.append(f"({cell} IS NULL OR {cell} IN ({', '.join(map(self.written.literal, words))}))")
            elif column.name in self.names and column.type == DAY and self.written.is_day:
                tests.append(f"({cell} IS NULL OR {self.written.is_day.format(cell)})")
        return " AND ".join(tests)


# ------------------------------------------------------------------ the SELECT, from the cells outward


class _Reduced:
    """Writes the chain: cells, rows with their numbers, offenses tried, rules, one verdict a row, one a request."""

    def __init__(self, cells: _Cells) -> None:
        self.cells = cells
        self.records = cells.records
        self.written = cells.written
        self.request, self.on = self.written.column("request_id"), self.written.column("on")
        self.day = self.written.column(self.records.day)
        self.yes = 1 << self.records.decision.outcomes.index(OPENS)
        self.no = 3 ^ self.yes
        self.own = [c for c in self.records.columns if c.name not in {*self.records.key, "on"}]

    def write(self, relation: str, numbers: list[Cells], offenses: list[Cells]) -> str:
        texts = [("_key", self.written.text), ("_same", "INT"), ("_kind", "INT")]
        types = [(column.name, self.cells.type(column)) for column in self.records.offense]
        steps = {
            f"_sections ({self._names(texts)})": self._values([kind for _, kind in texts], numbers),
            f"_offenses (_number, {self._names(types)})": self._values(
                ["INT", *(kind for _, kind in types)], offenses
            ),
            "_cells": self._select_cells(relation),
            "_rows": self._select_rows(),
            "_tried": self._select_tried(),
            "_decided": select(
                self.records.decision,
                "_tried",
                dialect=self.written.name,
                keep=("request_id", "on", "_row", "_why", "_instead"),
                day="on",
                missing=False,
            ),
            "_told": f"SELECT {self.request}, {self.on}, _row, _why, COALESCE(_instead, possible) AS _possible\n"
            "FROM _decided",
            "_each": self._select_each(),
            "_all": self._select_all(),
        }
        once = {"_told": _WORKED_OUT_ONCE.get(self.written.name, "")}
        named = ",\n".join(f"{name} AS{once.get(name, '')} (\n{text}\n)" for name, text in steps.items())
        words = " ".join(f"WHEN {place} THEN '{word}'" for place, word in enumerate(REFUSALS))
        return (
            f"WITH {named}\nSELECT {self.request}, CASE WHEN _why IS NOT NULL THEN NULL "
            f"WHEN _verdict = 2 THEN {self.written.true} WHEN _verdict = 0 THEN {self.written.false} END "
            f"AS {self.records.opens}, CASE _why {words} END AS {self.records.refused}\nFROM _all"
        )

    def _names(self, columns: Iterable[tuple[str, str]]) -> str:
        return ", ".join(self.written.column(name) for name, _ in columns)

    def _values(self, types: list[str], rows: list[Cells]) -> str:
        """Rows as a relation; the first gives the types, and stands there empty where there is none."""
        first, *rest = rows or [(None,) * len(types)]
        typed = ", ".join(
            f"CAST({self._literal(cell)} AS {kind})" for cell, kind in zip(first, types, strict=True)
        )
        return ",\n".join([f"VALUES ({typed})", *(f"({', '.join(map(self._literal, row))})" for row in rest)])

    def _literal(self, cell: Any) -> str:
        return str(cell) if type(cell) is int else self.written.literal(cell)

    def _select_cells(self, relation: str) -> str:
        told = [f"{self.cells.cell(column)} AS {self.written.column(column.name)}" for column in self.own]
        told.append(f"CASE WHEN {self.cells.sound()} THEN 1 ELSE 0 END AS _sound")
        told.append(f"ROW_NUMBER() OVER (PARTITION BY {self.request} ORDER BY {self.request}) AS _row")
        return f"SELECT {self.request}, {self.on}, {self.cells.key()} AS _cells_key, {', '.join(told)}\nFROM {relation}"

    def _select_rows(self) -> str:
        """Each row with its section's numbers, and why `decide` would refuse it."""
        own = [self.written.column(column.name) for column in self.own]
        whens = " ".join(
            f"WHEN {holds} THEN {list(REFUSALS).index(word)}" for word, holds in self._refusals()
        )
        if self.records.windows:
            before = f"{self.day} < {self.written.day_literal(PROP_47.toordinal())} OR {self.day} IS NULL"
            own.append(
                f"CASE WHEN {before} THEN {self.written.true} ELSE {self.written.false} END AS before_prop47"
            )
        return (
            f"SELECT {self.request}, {self.on}, _row, _kind, {', '.join(own)}, CASE {whens} END AS _why\n"
            "FROM _cells LEFT JOIN _sections ON _key = _cells_key"
        )

    def _refusals(self) -> Iterator[tuple[str, str]]:
        first, last = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
        reach = f"{self.written.day_literal(first)} AND {self.written.day_literal(last)}"
        level, custody = self.written.column("level"), self.written.column("felony_custody")
        yield "day", f"{self.on} IS NULL"
        yield "cell", "_sound = 0"
        yield "section", "_key IS NULL"
        yield "court", "_kind IS NULL"
        yield "year", f"{self.day} NOT BETWEEN {reach}"
        yield "after_the_act", f"{self.day} > {self.on}"
        yield "custody", f"{level} IN ('misdemeanor', 'infraction') AND {custody} IS NOT NULL"
        if self.records.windows:  # only convictions have a level that cannot change
            entry = f"OVER (PARTITION BY {self.request}, _same, {self.day})"
            yield "levels", f"{self.day} IS NOT NULL AND MIN({level}) {entry} <> MAX({level}) {entry}"

    def _select_tried(self) -> str:
        """Each row with the offenses that it can be, and the values that the rules ask for."""
        here = {column.name for column in (*self.own, *self.records.offense)} | {"before_prop47"}
        values = self.records.values_of(set(self.cells.names))
        told = [
            f"{sql_of(self.written, made, here)} AS {self.written.column(path)}"
            for path, made in values.items()
        ]
        level, tried, unknown = map(self.written.column, ("level", "tried_level", "tried_unknown"))
        is_tried = (
            f"{tried} IS NULL OR {tried} = {level} OR ({level} IS NULL AND {unknown} = {self.written.true})"
        )
        closed = [f"{self.written.column('instead')} = 'closed'", f"{level} = 'infraction'"]
        closed += [
            sql_of(self.written, values[path], here) for path in ("c.void", "c.prop47") if path in values
        ]
        return (
            f"SELECT {self.request}, {self.on}, _row, _why, CASE WHEN {self.written.column('instead')} IS NULL "
            f"THEN NULL WHEN {' OR '.join(closed)} THEN {self.no} ELSE 3 END AS _instead, {', '.join(told)}\n"
            f"FROM _rows LEFT JOIN _offenses ON _number = _kind AND ({is_tried}){self.written.fence}"
        )

    def _select_each(self) -> str:
        """What all the offenses that a row can be say alike, else open."""
        return (
            f"SELECT {self.request}, MIN({self.on}) AS _on, MIN(_why) AS _why, "
            f"CASE WHEN MIN(_possible) = {self.yes} AND MAX(_possible) = {self.yes} THEN 2 "
            f"WHEN MIN(_possible) = {self.no} AND MAX(_possible) = {self.no} THEN 0 ELSE 1 END AS _verdict\n"
            f"FROM _told GROUP BY {self.request}, _row"
        )

    def _select_all(self) -> str:
        """The three-valued any of each request is the highest verdict."""
        return (
            f"SELECT {self.request}, CASE WHEN MIN(_on) <> MAX(_on) THEN 0 ELSE MIN(_why) END AS _why, "
            f"MAX(_verdict) AS _verdict\nFROM _each GROUP BY {self.request}"
        )
