"""A window of years ends on the same day in every reading, on 29 February too, and every decision is read alike."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import duckdb
import polars as pl
import pytest

from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.rules import Decision, reach
from amparo.rules.diagram import diagram_of
from amparo.rules.facts import Choice, Day
from amparo.rules.polars_reading import add
from amparo.rules.sql_reading import select

Row = dict[str, Any]
Told = list[tuple[str, int, str]]
_TOLD = ("safe", "possible", "rule")

STARTS = (date(2004, 2, 29), date(2008, 2, 29), date(2019, 2, 28), date(2019, 3, 1), date(2011, 11, 24))
"""A Sunday, a Friday, a Thursday, a Friday and a Thursday."""


def rows_of(decision: Decision, seed: int, count: int) -> list[Row]:
    """Rows by chance, the days on, before and after the end of a window."""
    chance = random.Random(seed)
    variables = diagram_of(decision).variables
    made = []
    while len(made) < count:
        start, years = chance.choice(STARTS), chance.choice((5, 15))
        end = date(start.year + years, start.month, min(start.day, 28))
        row: Row = {"on_day": end + timedelta(chance.choice((-1, 0, 1, 2)))}
        for variable in variables:
            words = [word for values in variable.classes for word in values]
            known = chance.random() < 0.7 or variable.key in {"c.jurisdiction", "c.known_misdemeanor"}
            row[variable.key] = chance.choice(words) if known else None
            if isinstance(variable.fact, Day):
                row[variable.key] = start if known else None
        made.append(row)
    return made


def frame_of(decision: Decision, rows: list[Row]) -> pl.DataFrame:
    types: Row = {"on_day": pl.Date}
    for variable in diagram_of(decision).variables:
        types[variable.key] = {Choice: pl.String, Day: pl.Date}.get(type(variable.fact), pl.Boolean)
    return pl.DataFrame(rows, types).with_row_index("row_id")


def alone(decision: Decision, rows: list[Row]) -> Told:
    """What the single reading says."""
    told = []
    for row in rows:
        values = {key: value.toordinal() if isinstance(value, date) else value for key, value in row.items()}
        found = reach(decision, values, row["on_day"].toordinal())
        told.append(
            (found.safe, sum(1 << decision.outcomes.index(one) for one in found.possible), found.rule.key)
        )
    return told


def by_polars(decision: Decision, frame: pl.DataFrame, _: Any) -> Told:
    decided = add(frame.lazy(), decision).select(_TOLD).collect()
    return [(str(safe), possible, str(rule)) for safe, possible, rule in decided.iter_rows()]


def by_duckdb(decision: Decision, frame: pl.DataFrame, _: Any) -> Told:
    with duckdb.connect() as connection:
        connection.register("given", frame.to_arrow())
        return connection.execute(_query(decision, "duckdb")).fetchall()


def by_sqlite(decision: Decision, frame: pl.DataFrame, _: Any) -> Told:
    names = ", ".join(f'"{name}"' for name in frame.columns)
    rows = [
        [cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in frame.iter_rows()
    ]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE given ({names})")
        connection.executemany(f"INSERT INTO given VALUES ({', '.join('?' * frame.width)})", rows)
        return connection.execute(_query(decision, "sqlite")).fetchall()


def by_postgres(decision: Decision, frame: pl.DataFrame, request: pytest.FixtureRequest) -> Told:
    types = {pl.String: "text", pl.Date: "date", pl.Boolean: "boolean", pl.UInt32: "bigint"}
    names = ", ".join(f'"{name}" {types[type(frame.schema[name])]}' for name in frame.columns)
    with request.getfixturevalue("server").cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS given")
        cursor.execute(f"CREATE TABLE given ({names})")
        with cursor.copy("COPY given FROM STDIN") as copy:
            for row in frame.iter_rows():
                copy.write_row(row)
        found: Told = cursor.execute(_query(decision, "postgres")).fetchall()
        return found


def _query(decision: Decision, dialect: str) -> str:
    decided = select(decision, "given", dialect=dialect, keep=("row_id",))
    return f"SELECT {', '.join(_TOLD)} FROM ({decided}) AS decided ORDER BY row_id"


@pytest.mark.parametrize("decision", [qualifies, charge], ids=lambda decision: decision.name)
@pytest.mark.parametrize("read", [by_polars, by_duckdb, by_sqlite, by_postgres])
def test_a_conviction_or_charge_is_read_as_it_is_decided(
    decision: Decision, read: Callable[..., Told], request: pytest.FixtureRequest
) -> None:
    rows = rows_of(decision, 667, 1500)
    for row in rows:
        if "c.unlisted_date" in row:
            row["c.unlisted_date"] = row["c.date"]  # the same day, asked twice
    told = read(decision, frame_of(decision, rows), request)
    expected = alone(decision, rows)
    wrong = [(row, one, other) for row, one, other in zip(rows, expected, told, strict=True) if one != other]
    assert wrong == []


def test_a_window_from_the_29th_of_february_ends_on_the_28th() -> None:
    row: Row = {variable.key: False for variable in diagram_of(qualifies).variables}
    row |= {"c.jurisdiction": "CA", "c.level": "misdemeanor", "c.wobbler": True, "c.place": "1170h"}
    row |= {"c.date": date(2004, 2, 29), "c.unlisted_date": date(2004, 2, 29)}  # a Sunday
    days = [date(2009, 2, 28), date(2009, 3, 1)]  # a Saturday and a Sunday
    frame = frame_of(qualifies, [{**row, "on_day": day} for day in days])
    for read in (by_polars, by_duckdb, by_sqlite):
        assert [safe for safe, _, _ in read(qualifies, frame, None)] == ["opens", "does_not_open"]
