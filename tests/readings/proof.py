"""The full proof: python -m tests.readings.proof --rows 1000000 compares every reading with `decide`, row by row.

A reading whose program is not installed is left out, and named; with --all that is a failure.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.readings import alike, postgres, spark
from tests.readings.engines import READINGS, Reading, on_postgres, on_spark
from tests.readings.rows import Left, chance_rows

BATCH = 50_000
SERVERS = ("postgres", "spark")


def main(arguments: list[str] | None = None) -> int:
    """Progress per batch, counts at the end; 1 where some reading differed, or was left out though all were asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="fail where a reading cannot be run")
    parser.add_argument(
        "--only", action="append", choices=(*READINGS, *SERVERS), help="this reading, and others named so"
    )
    asked = parser.parse_args(arguments)
    with ExitStack() as stack:
        readings, lacking, server = _readings(asked.only or (*READINGS, *SERVERS), stack)
        for name, why in lacking.items():
            print(f"{name} is left out: {why}.")
        if asked.all and lacking:
            return 1
        code = _prove(readings, asked.rows, asked.seed)
        return code or _alike(readings, server, min(asked.rows, 20_000))


def _readings(wanted: tuple[str, ...], stack: ExitStack) -> tuple[dict[str, Reading], dict[str, str], Any]:
    readings = {name: reading for name, reading in READINGS.items() if name in wanted}
    lacking, server = {}, None
    if "postgres" in wanted:
        folder = postgres.programs()
        if folder is None:
            lacking["postgres"] = "PostgreSQL is not installed"
        else:
            server = stack.enter_context(postgres.running(folder))
            readings["postgres"] = on_postgres(server)
    if "spark" in wanted:
        why = spark.lacking()
        if why:
            lacking["spark"] = why
        else:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            readings["spark"] = on_spark(stack.enter_context(spark.running()), folder)
    return readings, lacking, server


def _prove(readings: dict[str, Reading], rows: int, seed: int) -> int:
    left: Left = Counter()
    same: Counter[str] = Counter(dict.fromkeys(readings, 0))
    wrong: Counter[str] = Counter()
    began, done = time.perf_counter(), 0
    while done < rows:
        expected = list(chance_rows(seed + done, min(BATCH, rows - done), left))
        for name, reading in readings.items():
            told = reading([one.row for one in expected])
            for one, other in zip(expected, told, strict=True):
                if one.told == other:
                    same[name] += 1
                    continue
                wrong[name] += 1
                if wrong[name] <= 3:
                    print(f"{name}: {one.sentence}: expected {one.told}, got {other}: {one.row}")
        done += len(expected)
        print(
            f"{done:>9,} rows, {wrong.total()} differences, {time.perf_counter() - began:,.0f} s", flush=True
        )
    print(f"{done:,} rows by chance beside `decide`. Left to the single reading: {dict(left)}.")
    for name in readings:
        print(f"  {name:<9} {same[name]:>9,} the same, {wrong[name]:,} different")
    return 1 if wrong else 0


def _alike(readings: dict[str, Reading], server: Any, rows: int) -> int:
    """The command's own way: the CSV of every engine, byte for byte."""
    engines = [name for name in ("polars", "duckdb", "sqlite", "spark") if name in readings]
    with tempfile.TemporaryDirectory() as folder:
        frame, _ = alike.table(rows, rows)
        told = list(
            alike.on_every_engine(frame, Path(folder), engines, server, "--what-if", "policy=forbids")
        )
    wrong = alike.differences(told)
    names = ", ".join(name for name, _ in told)
    print(f"The table command, {rows:,} rows: {'the same bytes' if not wrong else 'differs'} ({names}).")
    for line in wrong:
        print(f"  {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
