"""PostgreSQL decides a table where it stands: rows come out decided, in one read-only snapshot; nothing is written there.

They come in the order of the primary key; without one as they lie on the disk; those of a view as they come.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from amparo.decision.table_columns import COLUMNS
from amparo.decision.table_select import decide_select
from amparo.intake.never_kept import never_kept
from amparo.intake.refusal import did_you_mean
from amparo.rules.polars_reading import pl
from amparo.rules.sql_reading import DIALECTS
from amparo.tables.answers import PLACE, TYPES, answers
from amparo.tables.cells import read_cells
from amparo.tables.run import Opened
from amparo.tables.told import Decided
from amparo.tables.what_if import WhatIf
from amparo.terms import EngineError, FactError, FileError

try:
    import psycopg
except ImportError as error:
    raise EngineError("postgres", "its driver is not installed.", "pip install -e '.[postgres]'") from error

__all__ = ["opened"]

ROWS = 50_000
_SQL = DIALECTS["postgres"]
_KNOWN = {column.name: column.type for column in COLUMNS}
_PLACE = _SQL.column(PLACE)
_SUPPOSED = "=supposed "
_KEY = """SELECT a.attname FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(number, place)
JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
WHERE i.indrelid = %s AND i.indisprimary ORDER BY k.place"""
_WITH_PLACES = ("r", "p", "m")
"""Tables, partitioned ones and kept views."""

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
        said = str(error).strip().partition("\n")[0].rstrip(".")
        raise EngineError(
            "postgres", f"it gave up: {said}.", "Mend that in the database and try again."
        ) from error


@contextmanager
def _connected(database: str) -> Iterator[Any]:
    try:
        connection = psycopg.connect(database)
    except psycopg.Error as error:
        said = str(error).strip().partition("\n")[0].rstrip(".")
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
        key = [_SQL.column(row[0]) for row in connection.execute(_KEY, (place,)).fetchall()]
        places = key or (["tableoid", "ctid"] if kind in _WITH_PLACES else [])
        self.order = f"ORDER BY {', '.join(places)}" if places else ""
        columns = connection.execute(_COLUMNS, (place,)).fetchall()
        self.dropped = tuple(column for column, _, _ in columns if never_kept(column))
        self.types = {
            column: (type_, is_enum) for column, type_, is_enum in columns if not never_kept(column)
        }

    def _find(self) -> tuple[int, str, str]:
        try:
            asked = self.connection.execute("SELECT to_regclass(%s)::oid", (self.name,)).fetchone()
        except psycopg.Error as error:
            raise FileError(
                self.name, "this is no name of a table.", "Write TABLE or SCHEMA.TABLE."
            ) from error
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
        cursor = stack.enter_context(self.connection.cursor(name="decided"))
        cursor.execute(self._select(what_if))
        types = {**schema, **_raw_types("")}
        types |= _raw_types(_SUPPOSED) if what_if else {}
        first = 1
        while rows := cursor.fetchmany(ROWS):
            frame = pl.DataFrame(rows, types, orient="row")
            given = frame.select(list(schema))
            cells = read_cells(given, first)
            supposed = None
            if what_if:  # a policy that cannot be read stays so, though another is supposed
                read = cells.because.is_null()
                found = _raw(frame, _SUPPOSED)
                supposed = found.select(pl.when(read).then(pl.col(name)).alias(name) for name in TYPES)
            yield Decided(given, cells, _raw(frame, ""), supposed)
            first += frame.height

    def _select(self, what_if: WhatIf) -> str:
        """Every row gets its place once, and is decided by it: once as it is, once under another policy."""
        columns = {column: _SQL.column(column) for column in self.types}
        given = [f"{self._known(column, text)} AS {text}" for column, text in columns.items()]
        place = f"row_number() OVER ({self.order}) AS {_PLACE}"
        told = [*(self._as_told(column) for column in columns), *(f"decided.{name}" for name in TYPES)]
        query = decide_select("given", dialect="postgres", columns=columns, keep=(PLACE, *columns))
        joined = ""
        if what_if:
            columns |= {column: _SQL.literal(word) for column, word in what_if.items()}
            other = ", ".join(f"{text} AS {_SQL.column(column)}" for column, text in columns.items())
            relation = f"(SELECT {_PLACE}, {other} FROM given) AS given"
            under = decide_select(relation, dialect="postgres", columns=columns, keep=(PLACE,))
            joined = f"JOIN ({under}) AS supposed ON supposed.{_PLACE} = decided.{_PLACE}"
            told += [f"supposed.{name}" for name in TYPES]
        return (
            f"WITH given AS MATERIALIZED (SELECT {place}, {', '.join(given)} FROM {self.written})\n"
            f"SELECT {', '.join(told)} FROM ({query}) AS decided {joined} ORDER BY decided.{_PLACE}"
        )

    def _known(self, column: str, text: str) -> str:
        """A word of an enumeration is compared as text."""
        return f"{text}::text" if _KNOWN.get(column) in ("word", "text") else text

    def _as_told(self, column: str) -> str:
        name, (type_, _) = f"decided.{_SQL.column(column)}", self.types[column]
        return name if type_ in _AS_IT_IS else f"{name}::text"


def _raw_types(prefix: str) -> dict[str, pl.DataType]:
    types = {name: pl.String() if isinstance(type_, pl.Enum) else pl.Int64() for name, type_ in TYPES.items()}
    return {prefix + name: type_ for name, type_ in types.items()}


def _raw(frame: pl.DataFrame, prefix: str) -> pl.DataFrame:
    return answers(frame.select(pl.col(prefix + name).alias(name) for name in TYPES))
