"""Rows a second and memory of the table readings, beside the same decision written by hand, in one run.

Each figure comes from a process of its own: the median of three runs over the same made-up requests, and how far memory
rose above the table itself in a first run, the answers included. The command's own way, from a parquet file, is measured
with all that its process ever held. Answers are compared before anything is printed; a
benchmark never fails a build on speed.
"""

import argparse
import json
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import duckdb  # noqa: E402
import polars as pl  # noqa: E402

from amparo.decision.table_columns import COLUMNS, DAY, FLAG, WORD, Column, prepared  # noqa: E402
from amparo.decision.table_convictions import reduce  # noqa: E402
from amparo.decision.table_select import decide_select  # noqa: E402
from amparo.decision.tables import decide_batches, decide_frame, decide_kind  # noqa: E402
from amparo.tables import Asked, decide_table, opened  # noqa: E402
from bench import records  # noqa: E402
from bench.peers.by_hand import CASE_WHEN, when_then  # noqa: E402
from tests.readings.records import frame_of as convictions_of  # noqa: E402
from tests.readings.records import people  # noqa: E402

TILE = 100_000


def requests(rows: int, unknown: float, kind: str | None) -> pl.DataFrame:
    """Made-up requests: one tile made by chance and repeated, words as enumerations."""
    chance = random.Random("tables")
    read = None if kind is None else {"kind", "on", *_columns(prepared(kind).values.values())}
    series = [
        pl.Series(
            column.name,
            [_cell(chance, column, unknown, kind) for _ in range(min(rows, TILE))],
            dtype=pl.Enum(column.words)
            if column.type == WORD
            else {FLAG: pl.Boolean, DAY: pl.Date}.get(column.type, pl.String),
        )
        for column in COLUMNS
        if read is None or column.name in read
    ]
    tile = pl.DataFrame(series)
    return pl.concat([tile] * max(1, rows // TILE)).rechunk()


def _cell(chance: random.Random, column: Column, unknown: float, kind: str | None) -> Any:
    if column.type == DAY:
        return date(2014, 1, 1) + timedelta(chance.randrange(4700))
    if column.name == "kind" and kind is not None:
        return kind
    if column.name not in {"kind", "agency_kind"} and chance.random() < unknown:
        return None
    if column.type == FLAG:
        return chance.random() < 0.3
    return chance.choice(column.words or ("release_date", "home_address", "citizenship_status", "shoe_size"))


def _columns(values: Any) -> set[str]:
    found: set[str] = set()
    for made in values:
        if hasattr(made, "column"):
            found.add(made.column)
        elif hasattr(made, "parts"):
            found |= _columns(made.parts)
        elif hasattr(made, "when"):
            found |= _columns((made.when, made.then, made.otherwise))
    return found


# ------------------------------------------------------------------ beside notification, written by hand


def compare(rows: int) -> None:
    """Stop unless all say the same of known facts, and ours the same of unknown ones; tell what the hand-written do there."""
    known = requests(rows, 0.0, "notification").with_row_index("row_id")
    known = known.with_columns(history_complete=pl.lit(True))
    safe = decide_frame(known.lazy()).collect()["safe"].cast(pl.String)
    with duckdb.connect() as connection:
        connection.register("asked", known.to_arrow())
        query = decide_select("asked", dialect="duckdb", columns=known.columns, keep=("row_id",))
        others = {
            "polars by hand": when_then(known.lazy()).collect()["safe"],
            "duckdb": _safe(connection, f"SELECT safe FROM ({query}) ORDER BY row_id"),
            "duckdb by hand": _safe(connection, CASE_WHEN + " ORDER BY row_id"),
        }
    for name, other in others.items():
        if not other.equals(safe, check_names=False):
            sys.exit(f"{name} says something else of known facts; nothing is measured.")
    half = requests(rows, 0.4, "notification")
    safe = decide_frame(half.lazy()).collect()["safe"].cast(pl.String)
    wrong = ((when_then(half.lazy()).collect()["safe"] == "permitted") & (safe != "permitted")).mean()
    print(f"Of rows with 40 % unknown facts the hand-written CASE permits {wrong:.1%} that may be barred.")


def _safe(connection: Any, query: str) -> pl.Series:
    return pl.Series([row[0] for row in connection.execute(query).fetchall()])


# ------------------------------------------------------------------ one figure per process

CASES = (
    "polars notification, known",
    "polars notification, 40 % unknown",
    "polars notification, 40 % unknown, missing",
    "polars by hand, known",
    "polars all kinds, 40 % unknown",
    "polars all kinds, 40 % unknown, missing",
    "polars all kinds in batches, 40 % unknown",
    "polars all kinds in batches, 40 % unknown, missing",
    "duckdb notification, 40 % unknown, missing",
    "duckdb by hand, known",
    "convictions",
    "convictions, 5,000 sections",
    "charges, 5,000 sections",
    "duckdb convictions, 5,000 sections",
)
COMMANDS = ("polars to a summary", "polars to parquet", "duckdb to a summary")
GOAL = "goal for 20 M rows: 5 s, 1,000 MB"


def one(case: str, rows: int) -> dict[str, Any]:
    """Rows a second and memory of one case."""
    frame, run = _prepare(case, rows)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    run()
    rise = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        run()
        spent.append(time.perf_counter() - began)
    seconds = statistics.median(spent)
    return {"rows": frame.height, "seconds": seconds, "table": frame.estimated_size("mb"), "rise": rise}


def _prepare(case: str, rows: int) -> tuple[pl.DataFrame, Callable[[], Any]]:
    if case == "convictions":
        some = list(people(7, 5000, prop47_asked=True))
        tile = convictions_of(some, prop47_asked=True)
        frame = pl.concat(
            [
                tile.with_columns(pl.col("request_id") + copy * len(some))
                for copy in range(max(1, rows // 4 // tile.height))
            ]
        ).rechunk()
        return frame, lambda: reduce(frame.lazy()).collect(engine="streaming")
    if case.endswith("sections"):
        return records.prepared(case, max(1, rows // 5), 5_000)
    kind = None if "all kinds" in case else "notification"
    frame = requests(rows, 0.4 if "unknown" in case else 0.0, kind)
    missing = case.endswith("missing")
    if case.startswith("polars by hand"):
        return frame, lambda: when_then(frame.lazy()).select("safe").collect(engine="streaming")
    if case.startswith("polars"):
        told = ("possible", "safe", "rule", *(("missing",) if missing else ()))
        if "in batches" in case:
            return frame, lambda: _in_batches(frame, told, missing)
        return (
            frame,
            lambda: _polars(frame, kind, missing).select(told).collect(engine="streaming"),
        )
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.register("given", frame.to_arrow())
    connection.execute("CREATE TABLE asked AS SELECT * FROM given")
    query = decide_select("asked", dialect="duckdb", columns=frame.columns)
    query = CASE_WHEN if "by hand" in case else f"SELECT possible, safe, rule, missing FROM ({query})"
    return frame, lambda: connection.execute(f"CREATE OR REPLACE TABLE decided AS {query}")


def _polars(frame: pl.DataFrame, kind: str | None, missing: bool) -> pl.LazyFrame:
    if kind is not None:
        return decide_kind(frame.lazy(), kind, missing=missing)
    return decide_frame(frame.lazy(), missing=missing)


def _in_batches(frame: pl.DataFrame, told: tuple[str, ...], missing: bool) -> pl.DataFrame:
    return pl.concat(batch.select(told) for batch in decide_batches(frame.lazy(), missing=missing))


# ------------------------------------------------------------------ the command's own way


def write_parquet(file: Path, rows: int) -> None:
    """Requests of all kinds, every column we know, 40 % of the cells unknown; 2 M rows in memory at once at most."""
    tile = requests(min(rows, 2_000_000), 0.4, None)
    copies = [tile.lazy()] * max(1, rows // tile.height)
    pl.concat(copies).sink_parquet(file)


def command(which: str, file: Path) -> dict[str, Any]:
    """Seconds and the most memory that the process held, from a parquet file to the end."""
    engine, _, end = which.partition(" to ")
    out = file.with_name("decided.parquet") if end == "parquet" else None
    asked = Asked(engine, out, overwrite=True)
    began = time.perf_counter()
    with opened(str(file), asked) as table:
        tally = decide_table(table, asked, lambda *_: None)
    seconds = time.perf_counter() - began
    return {
        "rows": tally.rows,
        "seconds": seconds,
        "most": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _measure_commands(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requests.parquet"
        subprocess.run([sys.executable, __file__, "--make", str(file), "--rows", str(rows)], check=True)
        size = file.stat().st_size / 1e6
        print(f"amparo decide --table, {rows:,} rows of all kinds, {size:.0f} MB of parquet ({GOAL})")
        for which in COMMANDS:
            told = _alone("--command", which, "--file", str(file))
            speed = told["rows"] / told["seconds"] / 1e6
            print(
                f"{which:<50} {speed:6.1f} M rows/s   {told['seconds']:6.1f} s   memory {told['most']:6.0f} MB"
            )


def _alone(*arguments: str) -> dict[str, Any]:
    """A figure from a process of its own."""
    asked = [sys.executable, __file__, *arguments]
    told: dict[str, Any] = json.loads(
        subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    )
    return told


def main() -> None:
    """Compare, then measure each case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--from-parquet", type=int, default=20_000_000, metavar="ROWS")
    parser.add_argument("--one", choices=CASES)
    parser.add_argument("--make", type=Path)
    parser.add_argument("--command", choices=COMMANDS)
    parser.add_argument("--file", type=Path)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(one(asked.one, asked.rows)))
        return
    if asked.make:
        write_parquet(asked.make, asked.rows)
        return
    if asked.command:
        print(json.dumps(command(asked.command, asked.file)))
        return
    print(
        f"Python {platform.python_version()}, polars {pl.__version__}, duckdb {duckdb.__version__}, ", end=""
    )
    print(f"{pl.thread_pool_size()} threads")
    compare(TILE)
    for case in CASES:
        told = _alone("--one", case, "--rows", str(asked.rows))
        speed = told["rows"] / told["seconds"] / 1e6
        print(
            f"{case:<50} {speed:6.1f} M rows/s   table {told['table']:6.0f} MB   memory +{told['rise']:6.0f} MB"
        )
    _measure_commands(asked.from_parquet)


if __name__ == "__main__":
    main()
