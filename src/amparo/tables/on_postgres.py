"""PostgreSQL decides a table where it stands: rows come out decided, in one read-only snapshot; nothing is written there."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from amparo.decision.table_columns import COLUMNS
from amparo.decision.table_select import decide_select
from amparo.intake.never_kept import never_kept
from amparo.intake.refusal import did_you_mean
from amparo.rules.polars_reading import pl
from amparo.rules.sql_reading import DIALECTS
from amparo.tables.answers import TYPES, answers, told_columns
from amparo.tables.cells import read_cells
from amparo.tables.run import Opened
from amparo.tables.told import Decided
from amparo.tables.what_if import WhatIf
from amparo.terms import EngineError, FactError, FileError

try:
    import psycopg
except ImportError as error:
    raise EngineError("postgres", "its driver is not installed.", "pip install 'amparo[postgres]'") from error

__all__ = ["opened"]

ROWS = 50_000
_SQL = DIALECTS["postgres"]
_KNOWN = {column.name: column.type for column in COLUMNS}
_PLACES = ("=part", "=place")
_AS_IT_IS: dict[str, pl.DataType] = {
    "boolean": pl.Boolean(),
    "date": pl.Date(),
    "smallint": pl.Int16(),
    "integer": pl.Int32(),
    "bigint": pl.Int64(),
}
"""Types that come as they are; every other comes as PostgreSQL writes it."""

_TEXT = ("text", "character varying", "character")
_COLUMNS = """SELECT a.attname, format_type(a.atttypid, NULL), t.typtype = 'e' FROM pg_attribute a
JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = %s AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"""
_TABLES = """SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND pg_table_is_visible(oid)
AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)"""


@contextmanager
def opened(name: str, what_if: WhatIf, database: str) -> Iterator[Opened]:
    """A table or a view of the database that PGHOST and its like, or `database`, lead to."""
    with _telling(), _connected(database) as connection:
        yield _Table(connection, name).opened(what_if)


@contextmanager
def _telling() -> Iterator[None]:
    """Turns what the server says into our error; a password is never part of it."""
    try:
        yield
    except psycopg.Error as error:
        said = str(error).strip().partition("\n")[0]
        raise EngineError("postgres", f"it gave up: {said}.", "Mend that in the database and try again.") from error


@contextmanager
def _connected(database: str) -> Iterator[Any]:
    try:
        connection = psycopg.connect(database)
    except psycopg.Error as error:
        said = str(error).strip().partition("\n")[0]
        mend = "Set PGHOST, PGDATABASE, PGUSER, or give --database 'host=… dbname=… user=…'."
        raise EngineError("postgres", f"the database cannot be reached: {said}.", mend) from error
    with connection:
        connection.read_only = True
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        yield connection


class _Table:
    """One table of the database, and the SELECTs over it."""

    def __init__(self, connection: Any, name: str) -> None:
        self.connection = connection
        self.name = name
        place, self.written, kind = self._find()
        self.has_places = kind in "rmp"
        columns = connection.execute(_COLUMNS, (place,)).fetchall()
        self.dropped = tuple(column for column, _, _ in columns if never_kept(column))
        self.types = {column: (type_, is_enum) for column, type_, is_enum in columns if not never_kept(column)}

    def _find(self) -> tuple[int, str, str]:
        try:
            asked = self.connection.execute("SELECT to_regclass(%s)::oid", (self.name,)).fetchone()
        except psycopg.Error as error:
            raise FileError(self.name, "this is no name of a table.", "Write TABLE or SCHEMA.TABLE.") from error
        found = asked and asked[0]
        if not found:
            known = sorted(row[0] for row in self.connection.execute(_TABLES).fetchall())
            mend = did_you_mean(self.name, known) if known else "It holds no table that this user sees."
            raise FileError(self.name, "the database has no such table.", mend)
        named = "SELECT oid, oid::regclass::text, relkind::text FROM pg_class WHERE oid = %s"
        place, written, kind = self.connection.execute(named, (found,)).fetchone()
        return place, written, kind

    def opened(self, what_if: WhatIf) -> Opened:
        """The table, looked at."""
        schema = {column: self._type(column) for column in self.types}
        rows = self.connection.execute(f"SELECT count(*) FROM {self.written}").fetchone()[0]

        @contextmanager
        def decided() -> Iterator[Iterator[Decided]]:
            with _telling(), ExitStack() as stack:
                yield self._batches(schema, what_if, stack)

        return Opened(self.name, schema, rows, (), self.dropped, decided)

    def _type(self, column: str) -> pl.DataType:
        type_, is_enum = self.types[column]
        found = _AS_IT_IS.get(type_, pl.String())
        wanted = {"flag": "boolean", "day": "date"}.get(_KNOWN.get(column, ""))
        fits = type_ == wanted if wanted else type_ in _TEXT or is_enum
        if column in _KNOWN and not fits:
            mend = f"Make a view in which it is {wanted or 'text'}, and decide the view."
            raise FactError(column, f"a column of {type_} is no {_KNOWN[column]}.", mend)
        return found

    # -------------------------------------------------------------- rows

    def _batches(
        self, schema: dict[str, pl.DataType], what_if: WhatIf, stack: ExitStack
    ) -> Iterator[Decided]:
        told = [self._as_told(column) for column in schema]
        rows = self._cursor("decided", [*told, told_columns()], {}, stack)
        others = self._cursor("supposed", [told_columns()], what_if, stack) if what_if else None
        first = 1
        while batch := rows.fetchmany(ROWS):
            frame = pl.DataFrame(batch, {**schema, **_raw_types()}, orient="row")
            given = frame.select(list(schema))
            supposed = _raw(others.fetchmany(ROWS)) if others else None
            yield Decided(given, read_cells(given, first), answers(frame.select(list(TYPES))), supposed)
            first += frame.height

    def _cursor(self, name: str, told: Sequence[str], what_if: WhatIf, stack: ExitStack) -> Any:
        columns = {column: _SQL.column(column) for column in self.types}
        columns |= {column: _SQL.literal(word) for column, word in what_if.items()}
        given = [f"{self._known(column, text)} AS {_SQL.column(column)}" for column, text in columns.items()]
        places = ("tableoid::bigint", "ctid") if self.has_places else ("0", "0")
        given += [f"{text} AS {_SQL.column(place)}" for text, place in zip(places, _PLACES, strict=True)]
        relation = f"(SELECT {', '.join(given)} FROM {self.written}) AS given"
        keep = (*_PLACES, *columns) if len(told) > 1 else _PLACES
        query = decide_select(relation, dialect="postgres", columns=columns, keep=keep)
        order = ", ".join(_SQL.column(place) for place in _PLACES)
        cursor = stack.enter_context(self.connection.cursor(name=name))
        cursor.execute(f"SELECT {', '.join(told)} FROM ({query}) AS decided ORDER BY {order}")
        return cursor

    def _known(self, column: str, text: str) -> str:
        """A word of an enumeration is compared as text."""
        return f"{text}::text" if _KNOWN.get(column) in ("word", "text") else text

    def _as_told(self, column: str) -> str:
        name, (type_, _) = _SQL.column(column), self.types[column]
        return name if type_ in _AS_IT_IS else f"{name}::text"


def _raw_types() -> dict[str, pl.DataType]:
    return {name: pl.String() if isinstance(type_, pl.Enum) else pl.Int64() for name, type_ in TYPES.items()}


def _raw(rows: Sequence[Any]) -> pl.DataFrame:
    return answers(pl.DataFrame(rows, _raw_types(), orient="row"))
