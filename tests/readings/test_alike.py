"""Whatever decides a table, polars, DuckDB, SQLite or PostgreSQL: the file that comes out is the same."""

import csv
import io
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from tests.readings.alike import decided, differences, on_every_engine, table
from tests.readings.rows import Expected

LOCAL = ("polars", "duckdb", "sqlite")
Given = tuple[pl.DataFrame, list[Expected]]


@pytest.fixture(scope="module")
def given() -> Given:
    return table(20_261_124, 3000)


def test_every_engine_writes_the_same_bytes(given: Given, tmp_path: Path, server: Any) -> None:
    told = list(on_every_engine(given[0], tmp_path, LOCAL, server))
    assert [name for name, _ in told] == [*LOCAL, "postgres"]
    assert differences(told) == []


def test_under_another_policy_too(given: Given, tmp_path: Path, server: Any) -> None:
    more = ("--what-if", "policy=judicial_only", "--what-if", "criminal_warrant_policy=forbids")
    assert differences(list(on_every_engine(given[0], tmp_path, LOCAL, server, *more))) == []


def test_what_is_written_is_what_decide_says_row_by_row(given: Given, tmp_path: Path) -> None:
    frame, expected = given
    ((_, told),) = on_every_engine(frame, tmp_path, ["polars"])
    rows = list(csv.DictReader(io.StringIO(told.decode())))
    assert [int(row["number"]) for row in rows] == list(range(len(expected)))
    for row, one in zip(rows, expected, strict=True):
        if int(row["number"]) % 100 == 99:
            assert (row["safe"], row["no_answer_because"]) == ("", "policy")
            continue
        found = (row["safe"], row["rule"], set(filter(None, row["missing"].split("|"))))
        assert found == (one.told.safe, one.told.rule, one.told.missing), one.sentence


def test_a_csv_a_parquet_and_a_duckdb_file_are_decided_alike(given: Given, tmp_path: Path) -> None:
    frame = given[0].drop("note").head(500)
    frame.write_csv(tmp_path / "asked.csv")
    frame.write_parquet(tmp_path / "asked.parquet")
    with duckdb.connect(str(tmp_path / "asked.duckdb")) as connection:
        connection.execute(f"CREATE TABLE asked AS SELECT * FROM '{tmp_path}/asked.parquet'")
        connection.execute("CREATE VIEW seen AS SELECT * FROM asked")
    names = ("asked.csv", "asked.parquet", "asked.duckdb::asked", "asked.duckdb::seen")
    told = [(name, decided(tmp_path, "duckdb", str(tmp_path / name))) for name in names]
    assert differences(told) == []
    assert told[0][1].count(b"\n") == 501


def test_several_files_are_one_table_in_the_order_of_their_names(
    given: Given, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    frame = given[0].head(300)
    for place in range(3):
        frame.slice(place * 100, 100).write_parquet(tmp_path / f"part-{place}.parquet")
    whole = [("whole", on) for _, on in on_every_engine(frame, tmp_path_factory.mktemp("whole"), ["polars"])]
    told = [
        decided(tmp_path, "polars", str(tmp_path)),
        decided(tmp_path, "polars", f"{tmp_path}/part-*.parquet"),
    ]
    assert differences([*whole, ("folder", told[0]), ("pattern", told[1])]) == []
