"""One table through `amparo decide --table` with every engine: the CSV must be the same, byte for byte."""

import contextlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from amparo.cli import main
from amparo.decision.table_columns import COLUMNS, DAY, FLAG
from tests.readings.engines import frame_of
from tests.readings.rows import Expected, chance_rows

NOTES = (
    "plain",
    "a, b",
    'say "x"',
    "two\nlines",
    "=1+1",
    "  spaces ",
    "año 2026 – §",
    "",
    None,
    "'",
    "#",
    "\\N",
)


def table(seed: int, count: int) -> tuple[pl.DataFrame, list[Expected]]:
    """Rows made by chance with a note to carry along; every hundredth has a word that its column does not know."""
    expected = list(chance_rows(seed, count, Counter()))
    frame = frame_of([one.row for one in expected]).with_columns(
        pl.Series("note", [NOTES[number % len(NOTES)] for number in range(count)]),
        pl.int_range(count, dtype=pl.Int64).alias("number"),
    )
    wrong = pl.col("number") % 100 == 99
    return frame.with_columns(
        pl.when(wrong).then(pl.lit("=alows()")).otherwise("policy").alias("policy")
    ), expected


def decided(folder: Path, name: str, table: str, *more: str) -> bytes:
    """The CSV that an engine makes of a table."""
    out = folder / f"{name}.csv"
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main(["decide", "--table", table, "--engine", name, "--out", str(out), "--overwrite", *more])
    if code:
        raise AssertionError(said.getvalue())
    return out.read_bytes()


def on_every_engine(
    frame: pl.DataFrame, folder: Path, engines: Iterable[str], server: Any = None, *more: str
) -> Iterator[tuple[str, bytes]]:
    """What each engine makes of the frame, from a parquet file; with a server, what PostgreSQL makes of it too."""
    file = folder / "asked.parquet"
    frame.write_parquet(file, row_group_size=1000)
    for name in engines:
        yield name, decided(folder, name, str(file), *more)
    if server is not None:
        put(frame, "asked_alike", server)
        where = f"host={server.info.host} user={server.info.user} dbname={server.info.dbname}"
        yield "postgres", decided(folder, "postgres", "asked_alike", "--database", where, *more)


def put(frame: pl.DataFrame, name: str, server: Any) -> None:
    """The frame as a table of a running PostgreSQL; its key is `number`, as rows do not lie there as they were put."""
    types = {column.name: {FLAG: "boolean", DAY: "date"}.get(column.type, "text") for column in COLUMNS}
    columns = [f'"{column}" {types.get(column, "text")}' for column in frame.columns if column != "number"]
    with server.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {name}")
        cursor.execute(f"CREATE TABLE {name} ({', '.join(columns)}, number bigint PRIMARY KEY)")
        with cursor.copy(f"COPY {name} FROM STDIN") as copy:
            for row in frame.iter_rows():
                copy.write_row(row)


def differences(told: Sequence[tuple[str, bytes]]) -> list[str]:
    """Where an engine wrote something else than the first one: its name and the first line that differs."""
    (first, wanted), *others = told
    found = []
    for name, given in others:
        if given != wanted:
            lines = zip(wanted.splitlines(), given.splitlines(), strict=False)
            pair = next((pair for pair in lines if pair[0] != pair[1]), (b"(end)", b"(end)"))
            found.append(f"{name}: {pair[1]!r}, where {first} wrote {pair[0]!r}")
    return found
