"""A table or a view of a DuckDB file, opened for reading only."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from amparo.intake.never_kept import never_kept
from amparo.intake.refusal import did_you_mean
from amparo.rules.polars_reading import pl
from amparo.tables.on_duckdb import connect, duckdb, interruptible
from amparo.tables.source import Source
from amparo.terms import FileError

_TABLES = """SELECT schema_name, table_name, TRUE FROM duckdb_tables() WHERE database_name = current_database()
UNION ALL SELECT schema_name, view_name, FALSE FROM duckdb_views() WHERE NOT internal AND database_name = current_database()
ORDER BY ALL"""


def open_table(file: str, table: str) -> Source:
    """A table as a source. Rows come in the order in which they were put in; a view gives them as it likes, once."""
    if not Path(file).is_file():
        raise FileError(file, "there is no such file.", "Write FILE.duckdb::TABLE.")
    with closing(_open(file)) as connection:
        name, has_places = _named(connection, file, table)
        schema = dict(pl.DataFrame(connection.sql(f"SELECT * FROM {name} LIMIT 0")).schema)
        rows = int(connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0])
    dropped = tuple(column for column in schema if never_kept(column))
    kept = [column for column in schema if column not in dropped]
    told = ", ".join(quoted(column) for column in kept)

    def batches(size: int) -> Iterator[pl.DataFrame]:
        with closing(_open(file)) as connection, interruptible():
            source = name
            if not has_places:
                connection.execute(f"CREATE TEMP TABLE given_rows AS SELECT {told} FROM {name}")
                source = "given_rows"
            last = connection.execute(f"SELECT max(rowid) FROM {source}").fetchall()[0][0]
            for first in range(0, 0 if last is None else last + 1, size):
                where = f"rowid >= {first} AND rowid < {first + size}"
                yield pl.DataFrame(
                    connection.sql(f"SELECT {told} FROM {source} WHERE {where} ORDER BY rowid")
                )

    types = {column: schema[column] for column in kept}
    return Source(f"{file}::{table}", types, batches, rows, (Path(file),), dropped)


def _open(file: str) -> Any:
    try:
        return connect(file, read_only=True)
    except duckdb.Error as error:
        said = str(error).strip().partition("\n")[0].rstrip(".")
        mend = "It must be a DuckDB file that no other program holds open for writing."
        raise FileError(file, f"it cannot be opened: {said}.", mend) from error


def _named(connection: Any, file: str, table: str) -> tuple[str, bool]:
    """The table's name as written in SQL, and whether its rows have places (a view's have none)."""
    known = {}
    for schema, name, is_table in connection.execute(_TABLES).fetchall():
        known[f"{schema}.{name}"] = (schema, name, is_table)
    found = known.get(table) or known.get(f"main.{table}")
    if found is None:
        if not known:
            raise FileError(file, "it holds no table.", "")
        names = [name.removeprefix("main.") for name in known]
        raise FileError(file, f"there is no table {table!r}.", did_you_mean(table, names))
    return f"{quoted(found[0])}.{quoted(found[1])}", found[2]


def quoted(name: str) -> str:
    """A name as written in SQL."""
    return '"' + name.replace('"', '""') + '"'
