"""Each reading of a table of convictions or charges, as a function from rows to what it says of each request."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from typing import Any

import duckdb
import polars as pl

from amparo.decision.record_columns import RECORDS
from amparo.decision.record_select import reduce_select, sections_select
from amparo.decision.table_charges import reduce_charges
from amparo.decision.table_columns import DAY, FLAG
from amparo.decision.table_convictions import reduce

Row = dict[str, Any]
Told = dict[Any, tuple[bool | None, str | None]]
Reducer = Callable[[str, Sequence[Row]], Told]
Cells = list[tuple[Any, ...]]


def names_of(records: str, rows: Sequence[Row]) -> list[str]:
    """The columns of these rows; one that no row has is not there."""
    known = ["request_id", *(column.name for column in RECORDS[records].columns), "enhancements"]
    return [name for name in known if any(name in row for row in rows)]


def frame_of(records: str, rows: Sequence[Row]) -> pl.DataFrame:
    """The rows as a frame: words as plain text, as a file has them."""
    types: dict[str, Any] = {FLAG: pl.Boolean, DAY: pl.Date}
    schema = {column.name: types.get(column.type, pl.String) for column in RECORDS[records].columns}
    schema |= {"request_id": pl.Int64, "enhancements": pl.List(pl.String)}
    names = names_of(records, rows)
    return pl.DataFrame({name: [row.get(name) for row in rows] for name in names}, schema_overrides=schema)


def flat(row: Row, names: Sequence[str]) -> list[Any]:
    """The row's cells as a database holds them: enhancements in one text."""
    cells = [row.get(name) for name in names]
    return ["; ".join(cell) if isinstance(cell, list) else cell for cell in cells]


def asked(records: str, rows: Sequence[Row], dialect: str, run: Callable[[str], Cells]) -> Told:
    """Both SELECTs one after the other, over a table called `records`."""
    names = names_of(records, rows)
    sections = run(sections_select(records, "records", dialect=dialect, columns=names))
    query = reduce_select(records, "records", dialect=dialect, columns=names, sections=sections)
    return {number: (None if opens is None else bool(opens), why) for number, opens, why in run(query)}


# ------------------------------------------------------------------ the readings


def by_polars(records: str, rows: Sequence[Row]) -> Told:
    reduced = reduce if records == "convictions" else reduce_charges
    found = reduced(frame_of(records, rows).lazy()).collect()
    return {number: (opens, why) for number, opens, why in found.iter_rows()}


def by_duckdb(records: str, rows: Sequence[Row]) -> Told:
    frame = frame_of(records, rows)
    if "enhancements" in frame.columns:
        frame = frame.with_columns(pl.col("enhancements").list.join("; "))
    with duckdb.connect() as connection:
        connection.register("records", frame.to_arrow())
        return asked(records, rows, "duckdb", lambda query: connection.execute(query).fetchall())


def by_sqlite(records: str, rows: Sequence[Row]) -> Told:
    names = names_of(records, rows)
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE records ({columns})")
        connection.executemany(f"INSERT INTO records VALUES ({marks})", _texts(rows, names))
        return asked(records, rows, "sqlite", lambda query: connection.execute(query).fetchall())


def _texts(rows: Sequence[Row], names: Sequence[str]) -> Iterator[list[Any]]:
    for row in rows:
        yield [cell.isoformat() if isinstance(cell, date) else cell for cell in flat(row, names)]


def on_postgres(connection: Any) -> Reducer:
    """The reading by a PostgreSQL that is running."""

    def by_postgres(records: str, rows: Sequence[Row]) -> Told:
        names = names_of(records, rows)
        types = {FLAG: "boolean", DAY: "date"}
        kinds = {column.name: types.get(column.type, "text") for column in RECORDS[records].columns}
        kinds["request_id"] = "bigint"
        columns = ", ".join(f'"{name}" {kinds.get(name, "text")}' for name in names)
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS records")
            cursor.execute(f"CREATE TABLE records ({columns})")
            with cursor.copy("COPY records FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(flat(row, names))
            return asked(records, rows, "postgres", lambda query: cursor.execute(query).fetchall())

    return by_postgres


def on_spark(session: Any) -> Reducer:
    """The reading by a Spark session that somebody has."""

    def by_spark(records: str, rows: Sequence[Row]) -> Told:
        names = names_of(records, rows)
        types = {FLAG: "BOOLEAN", DAY: "DATE"}
        kinds = {column.name: types.get(column.type, "STRING") for column in RECORDS[records].columns}
        kinds["request_id"] = "BIGINT"
        schema = ", ".join(f"`{name}` {kinds.get(name, 'STRING')}" for name in names)
        table = session.createDataFrame([tuple(flat(row, names)) for row in rows], schema)
        table.createOrReplaceTempView("records")
        return asked(
            records, rows, "spark", lambda query: [tuple(row) for row in session.sql(query).collect()]
        )

    return by_spark


REDUCERS: dict[str, Reducer] = {"polars": by_polars, "duckdb": by_duckdb, "sqlite": by_sqlite}
"""Every reading that needs no server."""
