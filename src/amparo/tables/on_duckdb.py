"""DuckDB decides a batch: the rows go into a table of its memory, and one SELECT answers."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from amparo.decision.table_select import decide_select
from amparo.rules.polars_reading import pl
from amparo.tables.answers import PLACE, Decide, answers, told_columns
from amparo.terms import EngineError

try:
    import duckdb
except ImportError as error:
    raise EngineError("duckdb", "it is not installed.", "pip install -e '.[bulk]'") from error

__all__ = ["ROWS", "connect", "deciding", "duckdb", "interruptible"]

ROWS = 500_000
MOST_MEMORY = "400MB"
"""DuckDB spills to the disk beyond it."""


def connect(file: str = ":memory:", *, read_only: bool = False) -> Any:
    """A connection that stays within its memory and draws nothing on the screen."""
    connection = duckdb.connect(file, read_only=read_only, config={"memory_limit": MOST_MEMORY})
    connection.execute("SET enable_progress_bar = false")
    return connection


@contextmanager
def deciding() -> Iterator[Decide]:
    """A function that decides a batch."""
    with closing(connect()) as connection:

        def decide(ready: pl.DataFrame) -> pl.DataFrame:
            with interruptible():
                connection.register("given", _Stream(ready.with_row_index(PLACE)))
                connection.execute("CREATE OR REPLACE TEMP TABLE asked AS SELECT * FROM given")
                connection.unregister("given")
                # A part for each kind costs DuckDB a plan with every batch, so only those that are there.
                kinds = [kind for kind in ready["kind"].unique() if kind is not None]
                query = decide_select(
                    "asked", dialect="duckdb", columns=ready.columns, keep=(PLACE,), kinds=kinds
                )
                told = f'SELECT {told_columns()} FROM ({query}) AS decided ORDER BY "{PLACE}"'
                return answers(pl.DataFrame(connection.sql(told)))

        yield decide


@contextmanager
def interruptible() -> Iterator[None]:
    """DuckDB makes an error of its own of a Ctrl-C; here it is one again."""
    try:
        yield
    except (RuntimeError, duckdb.InterruptException) as error:
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from error
        raise


class _Stream:
    """A frame as the one thing that DuckDB reads without a third package between them."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.frame = frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.frame.__arrow_c_stream__(requested_schema)
