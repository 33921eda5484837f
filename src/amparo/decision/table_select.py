"""Deciding a table of requests in a database: one SELECT for DuckDB, PostgreSQL, SQLite or Spark.

The columns and their preparation stand in `table_columns.py`; `tables.py` is the same for polars.
"""

from collections.abc import Iterable
from typing import assert_never

from amparo.decision.receipt import rule_pack
from amparo.decision.table_columns import (
    COLUMNS,
    FLAG,
    Cell,
    Choose,
    Column,
    Either,
    Fixed,
    Is,
    Known,
    Made,
    prepared,
)
from amparo.facts.request import REQUEST_KINDS
from amparo.law.custody import decision_for
from amparo.rules.sql_reading import DIALECTS, Dialect, select


def decide_select(
    relation: str,
    *,
    dialect: str,
    columns: Iterable[str],
    keep: Iterable[str] = (),
    kinds: Iterable[str] = REQUEST_KINDS,
) -> str:
    """A SELECT that decides every row of `relation`: the columns of `keep`, then those of RESULTS.

    `relation` is a table's name as written in SQL; `columns` are the names of the columns it has. A row of no kind is
    decided as `information`; one of a kind we do not know, or with a cell that its column does not know (a word, a flag
    that is neither true nor false, a day that is none), gets no answer (`safe` NULL). Where only some `kinds` stand in
    the relation the SELECT is shorter; a row of another kind then gets no answer either. Raises RulebookError for a
    dialect we do not write.
    """
    keep, names = tuple(keep), set(columns)
    decided = [kind for kind in REQUEST_KINDS if kind in set(kinds) or kind == _OF_NO_KIND]
    parts = [_select_kind(relation, kind, dialect, keep, names) for kind in decided]
    written = DIALECTS[dialect]
    kept = "".join(f"{written.column(name)}, " for name in keep)
    listed = ", ".join(written.literal(kind) for kind in decided)
    zero = written.bits(0)
    nothing = f"{zero}, NULL, 0, NULL, {zero}, {written.literal(rule_pack())}"
    parts = [f"SELECT * FROM (\n{part}\n) AS _kind_{place}" for place, part in enumerate(parts)]
    parts.append(f"SELECT {kept}{nothing}\nFROM {relation} WHERE {written.column('kind')} NOT IN ({listed})")
    return "\nUNION ALL\n".join(parts)


def _select_kind(relation: str, kind: str, dialect: str, keep: tuple[str, ...], names: set[str]) -> str:
    ready = prepared(kind)
    written = DIALECTS[dialect]
    told = [written.column(name) for name in keep]
    told.append(f"{_day_of_sound_rows(written, names)} AS {_DAY}")
    told += [f"{_sql(written, made, names)} AS {written.column(path)}" for path, made in ready.values.items()]
    own = f"{written.column('kind')} = {written.literal(kind)}"
    if kind == _OF_NO_KIND:
        own += f" OR {written.column('kind')} IS NULL"
    return select(
        decision_for(kind),
        f"(SELECT {', '.join(told)} FROM {relation} WHERE {own}{written.fence})",
        dialect=dialect,
        keep=keep,
        day=_DAY,
        asks=ready.asks,
        rule_pack=rule_pack(),
    )


_DAY = "_day"
_OF_NO_KIND = "information"
"""As which a row of no kind is decided."""


def _day_of_sound_rows(written: Dialect, names: set[str]) -> str:
    """The day of the act; NULL, so that no rule answers, where a cell of the row is none that its column knows."""
    day = written.column("on")
    tests = [written.is_day.format(day)] if written.is_day else []
    for column in COLUMNS:
        words: tuple[str | bool, ...] = (True, False) if column.type == FLAG else column.words
        if column.name in names and words:
            cell, known = written.column(column.name), ", ".join(map(written.literal, words))
            tests.append(f"({cell} IS NULL OR {cell} IN ({known}))")
    return f"CASE WHEN {' AND '.join(tests)} THEN {day} END"


_BY_NAME: dict[str, Column] = {column.name: column for column in COLUMNS}


def _sql(written: Dialect, made: Made, names: set[str]) -> str:
    """A preparation as SQL."""
    match made:
        case Cell():
            return _sql_cell(written, made.column, names)
        case Fixed():
            return written.literal(made.value)
        case Known():
            return f"({_sql_cell(written, made.column, names)} IS NOT NULL)"
        case Is():
            values = ", ".join(map(written.literal, made.values))
            found = f"({_sql_cell(written, made.column, names)} IN ({values}))"
            return f"COALESCE({found}, {written.false})" if made.surely else found
        case Either():
            return "(" + " OR ".join(_sql(written, part, names) for part in made.parts) + ")"
        case Choose():
            when, then, otherwise = (
                _sql(written, part, names) for part in (made.when, made.then, made.otherwise)
            )
            return f"CASE WHEN {when} THEN {then} ELSE {otherwise} END"
    assert_never(made)


def _sql_cell(written: Dialect, name: str, names: set[str]) -> str:
    if name in names:
        return written.column(name)
    column = _BY_NAME[name]
    kind = "BOOLEAN" if column.type == FLAG else written.text
    return f"CAST({written.literal(column.absent)} AS {kind})"
