"""SQLite, which every Python has, decides a batch: slow, and a second opinion that needs nothing installed beside polars."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from amparo.decision.table_select import decide_select
from amparo.rules.polars_reading import pl
from amparo.tables.answers import PLACE, TYPES, Decide, answers, told_columns

__all__ = ["ROWS", "deciding"]

ROWS = 100_000


@contextmanager
def deciding() -> Iterator[Decide]:
    """A function that decides a batch."""
    with closing(sqlite3.connect(":memory:")) as connection:

        def decide(ready: pl.DataFrame) -> pl.DataFrame:
            rows = _as_sqlite_keeps_them(ready.with_row_index(PLACE))
            names = ", ".join(f'"{name}"' for name in rows.columns)
            connection.execute("DROP TABLE IF EXISTS asked")
            connection.execute(f"CREATE TABLE asked ({names})")
            marks = ", ".join("?" * rows.width)
            connection.executemany(f"INSERT INTO asked VALUES ({marks})", rows.iter_rows())
            query = decide_select("asked", dialect="sqlite", columns=ready.columns, keep=(PLACE,))
            told = connection.execute(f'SELECT {told_columns()} FROM ({query}) ORDER BY "{PLACE}"')
            types = {
                name: pl.String() if isinstance(type_, pl.Enum) else type_ for name, type_ in TYPES.items()
            }
            return answers(pl.DataFrame(told.fetchall(), types, orient="row"))

        yield decide


def _as_sqlite_keeps_them(rows: pl.DataFrame) -> pl.DataFrame:
    """It has no days and no truths: text like 2026-11-24, and 1 or 0."""
    return rows.with_columns(pl.col(pl.Date).cast(pl.String), pl.col(pl.Boolean).cast(pl.Int8))
