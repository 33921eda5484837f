"""Open-meeting law in every reading: diagram, polars, three databases and Node say what the single reading says."""

import json
import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from amparo.law.calendar import TRUTH_ACT
from amparo.law.meetings import MEETING_DECISIONS
from amparo.law.meetings.calendar import MEETING_DAYS
from amparo.rules import Choice, Decision, reach
from amparo.rules.diagram import diagram_of, rules_reached, turns_on
from amparo.rules.json_reading import FORMAT, graph_of
from amparo.rules.polars_reading import add
from amparo.rules.sql_reading import select
from tests.readings import postgres
from tests.readings.test_javascript import NODE, node

Row = dict[str, Any]
Told = tuple[str, tuple[str, ...], str, tuple[str, ...]]
"""The safe outcome, the possible ones, the rule, and the missing facts."""

ROWS = 250
DAYS = sorted({day + timedelta(days=off) for day in (*MEETING_DAYS, TRUTH_ACT) for off in (-1, 0)})


def rows_of(decision: Decision) -> list[Row]:
    """States by chance, on the days around each change of the law."""
    chance = random.Random(f"a meeting: {decision.name}")
    found = []
    for _ in range(ROWS):
        row: Row = {"on_day": chance.choice([*DAYS, date(2026, 9, 15)])}
        for path, fact in decision.facts().items():
            words = fact.choices if isinstance(fact, Choice) else (True, False)
            row[path] = None if chance.random() < 0.35 else chance.choice(words)
        found.append(row)
    return found


def single(decision: Decision, rows: Sequence[Row]) -> list[Told]:
    """What the single reading says."""
    told = []
    for row in rows:
        values = {path: row[path] for path in decision.facts()}
        reached = reach(decision, values, row["on_day"].toordinal())
        told.append((reached.safe, reached.possible, reached.rule.key, reached.missing))
    return told


def by_diagram(decision: Decision, rows: Sequence[Row]) -> list[Told]:
    diagram = diagram_of(decision)
    told = []
    for row in rows:
        state = {v.key: None if row[v.key] is None else v.class_of(row[v.key]) for v in diagram.variables}
        on = row["on_day"].toordinal()
        bits = rules_reached(diagram, on, state)
        reached = [rule for place, rule in enumerate(decision.rules) if bits >> place & 1]
        possible = tuple(word for word in decision.outcomes if word in {rule.then for rule in reached})
        rule = [rule for rule in reached if rule.then == possible[0]][-1]
        told.append((possible[0], possible, rule.key, tuple(sorted(turns_on(diagram, on, state)))))
    return told


def spelt(decision: Decision, decided: Iterator[tuple[Any, ...]]) -> list[Told]:
    """Rows of a table reading, with masks turned back into words."""
    keys = [variable.key for variable in diagram_of(decision).variables]
    return [
        (
            safe,
            tuple(word for place, word in enumerate(decision.outcomes) if possible >> place & 1),
            rule,
            tuple(sorted(key for place, key in enumerate(keys) if missing >> place & 1)),
        )
        for safe, possible, rule, missing in decided
    ]


def frame_of(decision: Decision, rows: Sequence[Row]) -> pl.DataFrame:
    schema: dict[str, Any] = {"on_day": pl.Date}
    for path, fact in decision.facts().items():
        schema[path] = pl.String if isinstance(fact, Choice) else pl.Boolean
    return pl.DataFrame({name: [row[name] for row in rows] for name in schema}, schema)


def by_polars(decision: Decision, rows: Sequence[Row]) -> list[Told]:
    decided = add(frame_of(decision, rows).lazy(), decision).collect()
    return spelt(decision, decided.select("safe", "possible", "rule", "missing").iter_rows())


def query(decision: Decision, dialect: str) -> str:
    decided = select(decision, "meetings", dialect=dialect, keep=("place",))
    return f"SELECT safe, possible, rule, missing FROM ({decided}) AS decided ORDER BY place"


def by_duckdb(decision: Decision, rows: Sequence[Row]) -> list[Told]:
    with duckdb.connect() as connection:
        connection.register("meetings", frame_of(decision, rows).with_row_index("place").to_arrow())
        return spelt(decision, iter(connection.execute(query(decision, "duckdb")).fetchall()))


def by_sqlite(decision: Decision, rows: Sequence[Row]) -> list[Told]:
    names = ["on_day", *decision.facts()]
    with closing(sqlite3.connect(":memory:")) as connection:
        columns = ", ".join(f'"{name}"' for name in names)
        connection.execute(f"CREATE TABLE meetings (place, {columns})")
        marks = ", ".join("?" * (len(names) + 1))
        cells = [
            [place, row["on_day"].isoformat(), *(row[n] for n in names[1:])] for place, row in enumerate(rows)
        ]
        connection.executemany(f"INSERT INTO meetings VALUES ({marks})", cells)
        return spelt(decision, iter(connection.execute(query(decision, "sqlite")).fetchall()))


@pytest.mark.parametrize("reading", [by_diagram, by_polars, by_duckdb, by_sqlite])
@pytest.mark.parametrize("decision", MEETING_DECISIONS.values(), ids=lambda one: one.name)
def test_every_reading_says_what_the_single_one_says(decision: Decision, reading: Any) -> None:
    rows = rows_of(decision)
    wanted, told = single(decision, rows), reading(decision, rows)
    wrong = [pair for pair in zip(rows, wanted, told, strict=True) if pair[1] != pair[2]]
    assert wrong[:1] == []


@pytest.mark.skipif(postgres.programs() is None, reason="PostgreSQL is not installed")
def test_postgresql_says_it_too() -> None:
    programs = postgres.programs()
    assert programs is not None
    with postgres.running(programs) as connection, connection.cursor() as cursor:
        for decision in MEETING_DECISIONS.values():
            rows = rows_of(decision)
            types = {
                path: "text" if isinstance(fact, Choice) else "boolean"
                for path, fact in decision.facts().items()
            }
            columns = ", ".join(f'"{path}" {kind}' for path, kind in types.items())
            cursor.execute("DROP TABLE IF EXISTS meetings")
            cursor.execute(f"CREATE TABLE meetings (place bigint, on_day date, {columns})")
            with cursor.copy("COPY meetings FROM STDIN") as copy:
                for place, row in enumerate(rows):
                    copy.write_row([place, row["on_day"], *(row[path] for path in types)])
            told = spelt(decision, iter(cursor.execute(query(decision, "postgres")).fetchall()))
            assert told == single(decision, rows), decision.name


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_javascript_says_it_too(tmp_path: Path) -> None:
    kinds, inputs, asked, wanted = {}, {}, [], []
    for name, decision in MEETING_DECISIONS.items():
        words = {outcome: [outcome, outcome] for outcome in decision.outcomes}
        kinds[name] = {
            "names": [name, name],
            "inputs": name,
            "graph": graph_of(decision),
            "steps": [],
            "asked_as": {},
            "meanwhile": words,
        }
        inputs[name] = {
            path: list(fact.choices) if isinstance(fact, Choice) else "flag"
            for path, fact in decision.facts().items()
        }
        rows = rows_of(decision)
        for row, told in zip(rows, single(decision, rows), strict=True):
            facts = {path: row[path] for path in decision.facts() if row[path] is not None}
            asked.append({"kind": name, "on": row["on_day"].isoformat(), "facts": facts})
            wanted.append(told)
    bundle = {
        "format": FORMAT,
        "rule_pack": "",
        "rules_version": "",
        "not_legal_advice": ["", ""],
        "status": "insufficient_facts",
        "kind_if_unknown": {"kind": "eligible_body", "without": []},
        "years": [1850, 2150],
        "kinds": kinds,
        "inputs": inputs,
    }
    told = node(tmp_path, asked, bundle=json.dumps(bundle).encode())
    for one, (safe, possible, rule, missing), row in zip(asked, wanted, told, strict=True):
        assert row[1:5] == [list(possible), safe, rule, list(missing)], one
