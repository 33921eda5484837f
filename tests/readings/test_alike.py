"""Whatever decides a table, polars, DuckDB, SQLite or PostgreSQL: the file that comes out is the same."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from amparo.facts import REQUEST_KINDS
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


def test_a_folder_that_is_parted_by_a_column_has_that_column(tmp_path: Path) -> None:
    for kind in ("hold", "transfer"):
        (tmp_path / "asked" / f"kind={kind}").mkdir(parents=True)
        rows = pl.DataFrame({"on": [date(2026, 11, 24)]})  # a Tuesday
        rows.write_parquet(tmp_path / "asked" / f"kind={kind}" / "part.parquet")
    told = decided(tmp_path, "polars", str(tmp_path / "asked"))
    rules = [row["rule"] for row in csv.DictReader(io.StringIO(told.decode()))]
    assert rules == ["H-3", "X-8"]


@pytest.mark.parametrize("engine", LOCAL)
def test_on_the_first_and_the_last_day_of_the_calendar_every_kind_has_an_answer(
    tmp_path: Path, engine: str
) -> None:
    days = (date(1, 1, 1), date(2013, 12, 31), date(9999, 12, 31))  # the second is a Tuesday
    pl.DataFrame(
        [{"kind": kind, "on": day} for kind in (*REQUEST_KINDS, None) for day in days]
    ).write_parquet(tmp_path / "asked.parquet")
    told = decided(tmp_path, engine, str(tmp_path / "asked.parquet"))
    assert all(row["safe"] and row["rule"] for row in csv.DictReader(io.StringIO(told.decode())))


# ------------------------------------------------------------------ in PostgreSQL, where the table stands


@pytest.fixture
def jail(server: Any) -> Iterator[str]:
    """A table with a key, a word that its column does not know, and what nobody may keep; and views of it."""
    server.execute("DROP SCHEMA IF EXISTS jail CASCADE")
    server.execute("CREATE SCHEMA jail")
    server.execute("CREATE TYPE jail.policy AS ENUM ('allows', 'alows')")
    server.execute(
        'CREATE TABLE jail.asked (number int PRIMARY KEY, kind varchar(20), "on" date, agency_kind text, '
        '"from" text, policy jail.policy, minor boolean, conviction_opens boolean, birth_country text, paid numeric)'
    )
    known = "'sheriff_jail', 'ICE', 'allows', FALSE, TRUE, 'X', 1.50"
    for row in (
        f"3, 'hold', '2018-01-04', {known}",  # a Thursday
        f"1, 'hold', '2018-01-03', {known}",
        f"2, 'notification', '2026-11-24', {known.replace('allows', 'alows')}",  # a Tuesday
        f"4, 'notification', NULL, {known}",
    ):
        server.execute(f"INSERT INTO jail.asked VALUES ({row})")
    server.execute("CREATE VIEW jail.seen AS SELECT * FROM jail.asked")
    server.execute('CREATE VIEW jail.numbers AS SELECT kind, "on", 1 AS minor FROM jail.asked')
    server.execute('CREATE VIEW jail.broken AS SELECT kind, "on", 1 / (number - 1) AS paid FROM jail.asked')
    yield f"host={server.info.host} user={server.info.user} dbname={server.info.dbname}"
    server.execute("DROP SCHEMA jail CASCADE")


def test_a_table_is_decided_where_it_stands_in_the_order_of_its_key(jail: str, tmp_path: Path) -> None:
    more = ("--database", jail, "--what-if", "policy=forbids")
    for name in ("jail.asked", "jail.seen"):
        told = decided(tmp_path, "postgres", name, *more).decode()
        rows = sorted(csv.DictReader(io.StringIO(told)), key=lambda row: row["number"])
        assert [row["safe"] for row in rows] == ["permitted", "", "prohibited", ""]
        assert [row["what_if_safe"] for row in rows] == ["prohibited", "", "prohibited", ""]
        assert [row["no_answer_because"] for row in rows] == ["", "policy", "", "on"]
        assert (rows[0]["paid"], rows[1]["policy"], "birth_country" in rows[0]) == ("1.50", "alows", False)
    told = decided(tmp_path, "postgres", "jail.asked", *more).decode()
    assert [row["number"] for row in csv.DictReader(io.StringIO(told))] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("jail.asekd", "no such table"),
        ("two words", "no name of a table"),
        ("jail.numbers", "minor: a column of integer is no flag. Make a view in which it is boolean"),
        ("jail.broken", "division by zero"),
    ],
)
def test_a_table_that_cannot_be_decided_is_refused_and_nothing_is_written(
    jail: str, tmp_path: Path, name: str, words: str
) -> None:
    with pytest.raises(AssertionError, match=words):
        decided(tmp_path, "postgres", name, "--database", jail)
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_a_duckdb_file_lacks_is_named_with_the_one_that_may_be_meant(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "jail.duckdb")) as connection:
        connection.execute("CREATE TABLE requests (kind VARCHAR)")
    with pytest.raises(AssertionError, match=r"no table 'request'\. Did you mean `requests`"):
        decided(tmp_path, "duckdb", f"{tmp_path}/jail.duckdb::request")
    (tmp_path / "other.duckdb").write_text("no database at all, but a text of some length")
    with pytest.raises(AssertionError, match="cannot be opened"):
        decided(tmp_path, "duckdb", f"{tmp_path}/other.duckdb::request")
