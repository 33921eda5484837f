"""amparo decide --table: a whole table decided by an engine, written in one piece, and summed up on the screen."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from amparo.cli.run_sheet import Sheet, terminal_width
from amparo.cli.stopwatch import Stopwatch
from amparo.cli.table_sheet import Summary
from amparo.terms import ContradictionError, EngineError

ENGINES = ("polars", "duckdb", "sqlite", "postgres", "spark")
"""What decides; listed here, since the room of tables cannot be entered where polars is missing."""

_ONLY_FOR_ONE = ("file", "agency", "on", "as_case", "receipt")
_ONLY_FOR_TABLES = ("engine", "out", "overwrite", "what_if", "database", "progress")


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of a table."""
    group = command.add_argument_group("a whole table")
    group.add_argument(
        "--table",
        metavar="TABLE",
        help="parquet (a file, a folder, a pattern), CSV, FILE.duckdb::TABLE; with --engine postgres a table's name",
    )
    group.add_argument("--engine", choices=ENGINES, help="what decides (polars)")
    group.add_argument("--out", metavar="FILE", help="write the table with its answers, as .parquet or .csv")
    group.add_argument("--overwrite", action="store_true", help="replace what --out names, if it is there")
    group.add_argument(
        "--what-if",
        metavar="COLUMN=WORD",
        action="append",
        help="also decide under another policy, as in policy=forbids, and tell what would have changed",
    )
    group.add_argument(
        "--database", metavar="WHERE", help="a PostgreSQL connection, where PGHOST and its like do not say it"
    )
    group.add_argument("--progress", action="store_true", help="tell how far it is, on no terminal too")


def refuse_without_table(options: argparse.Namespace) -> None:
    """An option of a table is not ignored in silence."""
    for name in _ONLY_FOR_TABLES:
        if getattr(options, name):
            mend = "Give the table with --table, or leave the option out."
            raise ContradictionError(f"--{name.replace('_', '-')}", "this goes with a table only.", mend)


def run(options: argparse.Namespace) -> int:
    """Decide a table and print what it comes to."""
    for name in _ONLY_FOR_ONE:
        if getattr(options, name):
            told = "FILE" if name == "file" else f"--{name.replace('_', '-')}"
            mend = "In a table every row has its own day, kind of agency and policy. Leave it out."
            raise ContradictionError(told, "this goes with one request, not with a table.", mend)
    if options.database and options.engine != "postgres":
        raise ContradictionError("--database", "only PostgreSQL is asked there.", "Add --engine postgres.")
    summary = _decide(options)
    if options.json:
        print(json.dumps(summary.to_json(), ensure_ascii=False, indent=1))
    else:
        print(summary.text(Sheet(terminal_width(), options.lang)), end="")
    return 0


def _decide(options: argparse.Namespace) -> Summary:
    try:
        from amparo import tables  # polars is an extra, and every other command must run without it
    except ImportError as error:
        raise EngineError("polars", "it is not installed.", "pip install -e '.[bulk]'") from error
    watch, bar = Stopwatch(), _Progress(options.progress)
    engine = options.engine or ("duckdb" if "::" in options.table else "polars")
    out = Path(options.out) if options.out else None
    what_if = tables.read_what_if(options.what_if or ())
    asked = tables.Asked(engine, out, options.overwrite, what_if, options.database or "")
    with bar, tables.opened(options.table, asked) as table:
        tally = tables.decide_table(table, asked, bar.show)
    return Summary(table, asked, tally, watch.seconds())


class _Progress:
    """Rows done, on the error stream: over itself on a terminal, line after line elsewhere where that was asked."""

    def __init__(self, asked: bool) -> None:
        self.on_terminal = sys.stderr.isatty()
        self.shown = asked or self.on_terminal
        self.drawn = False

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *_: Any) -> None:
        if self.drawn:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def show(self, done: int, total: int | None) -> None:
        """Tell how far it is."""
        if not self.shown:
            return
        told = f"{done:,} rows" if total is None else f"{done:,} of {total:,} rows"
        if self.on_terminal:
            print(f"\r{told} …", end="", file=sys.stderr, flush=True)
            self.drawn = True
        else:
            print(told, file=sys.stderr, flush=True)
