"""From raw tables of requests, convictions and charges to decisions: the same as `decide` of the same people."""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import polars as pl
import pytest

from amparo.decision.record_columns import RECORDS
from amparo.decision.record_join import joined
from amparo.decision.record_select import joined_select, reduce_select, sections_select
from amparo.decision.table_charges import reduce_charges
from amparo.decision.table_columns import COLUMNS, DAY, FLAG, missing_facts
from amparo.decision.table_convictions import reduce
from amparo.decision.table_select import decide_select
from amparo.decision.tables import decide_frame
from amparo.terms import FactError, RulebookError
from tests.chance import case as by_chance
from tests.readings.records import Row, accusation, asked, contradictory, rarer, row_of
from tests.readings.reducers import flat, frame_of, names_of
from tests.readings.rows import Told, rows_of

ANSWERS = ("conviction_opens", "charge_opens")
REQUESTS = [column for column in COLUMNS if column.name not in ANSWERS]
READ = ("convictions_read", "pending_read")
TYPES = {"request_id": "BIGINT", "row_id": "BIGINT", **dict.fromkeys(READ, "BOOLEAN")}
TYPES |= {
    column.name: {FLAG: "BOOLEAN", DAY: "DATE"}.get(column.type, "VARCHAR")
    for column in (*REQUESTS, *(column for records in RECORDS.values() for column in records.columns))
}


@dataclass(frozen=True, slots=True, eq=False)
class Raw:
    """Three tables as a county keeps them, and what `decide` says of each row of the first (None where it refuses)."""

    requests: list[Row]
    convictions: list[Row]
    charges: list[Row]
    told: list[Told | None]


def raw(seed: int, count: int) -> Raw:
    """So many requests: lists empty, unread, complete and not, kinds and days by chance, some records contradictory."""
    chance = random.Random(seed)
    made = Raw([], [], [], [])
    number = 0
    while len(made.requests) < count:
        number += 1
        case = _case(chance, number)
        expected = list(rows_of(case, str(number), Counter(), as_case=False))
        refused = not expected and case.get("contradictory")
        rows = [one.row for one in expected] or ([_bare(case)] if refused else [])
        if not rows:
            continue
        person, on, legal = case["person"], date.fromisoformat(case["on"]), case.get("legal") or {}
        for name, told in (("convictions", made.convictions), ("pending", made.charges)):
            records = "convictions" if name == "convictions" else "charges"
            listed = person.get(name) if isinstance(person.get(name), list) else []
            told += [row_of(records, one, number, on, legal) for one in listed]
        read = {f"{name}_read": isinstance(person.get(name), list) for name in ("convictions", "pending")}
        for place, row in enumerate(rows):
            own = {name: value for name, value in row.items() if name not in ANSWERS}
            made.requests.append({**own, **read, "request_id": number, "row_id": len(made.requests)})
            made.told.append(expected[place].told if expected else None)
    return made


def _case(chance: random.Random, number: int) -> dict[str, Any]:
    case = by_chance(chance)
    person, on = case["person"], date.fromisoformat(case["on"])
    if isinstance(person["convictions"], list):
        person["convictions"] = [
            asked(rarer(chance, one), "convictions", True) for one in person["convictions"]
        ]
    if chance.random() < 0.5:
        person["pending"] = [accusation(chance, on) for _ in range(chance.choice((0, 1, 2)))]
    if number % 9 == 0:
        doubtful = next(one for one in contradictory(number, 1, "convictions"))
        if doubtful.refused:
            case |= {"contradictory": True, "on": doubtful.rows[0]["on"].isoformat()}
            person |= {"convictions": doubtful.given, "pending": []}
    return case


def _bare(case: dict[str, Any]) -> Row:
    """A request that would be permitted, were its record not refused."""
    row = dict.fromkeys(column.name for column in REQUESTS)
    row |= {"kind": "notification", "on": date.fromisoformat(case["on"]), "policy": "allows"}
    return row | {"agency_kind": "police", "from": "ICE", "minor": False, "registry": "current"}


RAW = raw(20_261_124, 4_000)

# ------------------------------------------------------------------ three ways to the same


def by_polars(made: Raw) -> Iterator[tuple[Any, ...]]:
    schema: dict[str, Any] = {
        "BOOLEAN": pl.Boolean,
        "DATE": pl.Date,
        "BIGINT": pl.Int64,
        "VARCHAR": pl.String,
    }
    names = list(made.requests[0])
    cells = {name: [row[name] for row in made.requests] for name in names}
    requests = pl.DataFrame(cells, {name: schema[TYPES[name]] for name in names})
    convictions = reduce(frame_of("convictions", made.convictions).lazy())
    charges = reduce_charges(frame_of("charges", made.charges).lazy())
    asked = joined(requests.lazy(), convictions=convictions, charges=charges)
    told = ("row_id", "safe", "possible", "rule", "missing", "conviction_refused", "charge_refused")
    return decide_frame(asked).select(told).sort("row_id").collect().iter_rows()


def by_sql(made: Raw, dialect: str, run: Callable[..., Any]) -> list[tuple[Any, ...]]:
    """Every step as a table of its own: reduced, joined, decided."""
    for records, rows in (("convictions", made.convictions), ("charges", made.charges)):
        names = names_of(records, rows)
        _create(run, records, names, [flat(row, names) for row in rows])
        sections = run(sections_select(records, records, dialect=dialect, columns=names)).fetchall()
        query = reduce_select(records, records, dialect=dialect, columns=names, sections=sections)
        run(f"CREATE TABLE {records}_answers AS {query}")
    names = list(made.requests[0])
    _create(run, "requests", names, [[row[name] for name in names] for row in made.requests])
    answers = {"convictions": "convictions_answers", "charges": "charges_answers"}
    query = joined_select("requests", dialect=dialect, columns=names, **answers)
    run(f"CREATE TABLE asked AS {query}")
    why = ("conviction_refused", "charge_refused")
    decided = decide_select("asked", dialect=dialect, columns=[*names, *ANSWERS], keep=("row_id", *why))
    told = "row_id, safe, possible, rule, missing, conviction_refused, charge_refused"
    rows: list[tuple[Any, ...]] = run(f"SELECT {told} FROM ({decided}) AS d ORDER BY row_id").fetchall()
    return rows


def _create(run: Callable[..., Any], table: str, names: list[str], rows: list[list[Any]]) -> None:
    columns = ", ".join(f'"{name}" {TYPES.get(name, "VARCHAR")}' for name in names)
    run(f"CREATE TABLE {table} ({columns})")
    marks = ", ".join("?" * len(names))
    for row in rows:
        run(f"INSERT INTO {table} VALUES ({marks})", [_cell(cell) for cell in row])


def _cell(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


def by_duckdb(made: Raw) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        return by_sql(made, "duckdb", connection.execute)


def by_sqlite(made: Raw) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        return by_sql(made, "sqlite", connection.execute)


@pytest.mark.parametrize("read", [by_polars, by_duckdb, by_sqlite])
def test_raw_tables_joined_and_decided_say_what_decide_says(read: Callable[[Raw], Any]) -> None:
    told = list(read(RAW))
    assert len(told) == len(RAW.requests)
    wrong = []
    for (number, safe, possible, rule, missing, *why), one in zip(told, RAW.told, strict=True):
        got = Told(safe, possible, rule, frozenset(missing_facts(missing)))
        no_answer = safe is None and possible == 0 and any(why)
        if not (no_answer if one is None else got == one and not any(why)):
            wrong.append(f"{RAW.requests[number]}: expected {one}, got {got}, {why}")
    assert wrong[:3] == []


def test_the_raw_tables_hold_lists_that_are_empty_unread_and_refused() -> None:
    listed = {row["request_id"] for row in RAW.convictions}
    empty = [row for row in RAW.requests if row["convictions_read"] and row["request_id"] not in listed]
    unread = [row for row in RAW.requests if not row["convictions_read"]]
    assert min(len(empty), len(unread), RAW.told.count(None)) > 30
    assert {row["history_complete"] for row in RAW.requests} == {True, False, None}


# ------------------------------------------------------------------ joining

ON = date(2026, 11, 24)  # a Tuesday
ANSWERED = pl.LazyFrame(
    {"request_id": [1, 2], "conviction_opens": [True, None], "conviction_refused": [None, "levels"]},
    {"request_id": pl.Int64, "conviction_opens": pl.Boolean, "conviction_refused": pl.String},
)


def test_a_list_is_empty_only_where_somebody_says_that_it_was_read() -> None:
    numbers, read = [1, 2, 3, 4, 5, None], [True, True, True, False, None, True]
    requests = pl.LazyFrame({"request_id": numbers, "on": [ON] * 6, "convictions_read": read})
    told = joined(requests, convictions=ANSWERED).select("conviction_opens", "on").collect()
    assert told["conviction_opens"].to_list() == [True, None, False, None, None, None]
    assert told["on"].to_list() == [ON, None, ON, ON, ON, ON]
    unsaid = joined(requests.drop("convictions_read"), convictions=ANSWERED).collect()
    assert unsaid["conviction_opens"].to_list() == [True, None, None, None, None, None]
    names = ("request_id", "on", "convictions_read")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute('CREATE TABLE asked (request_id, "on", convictions_read)')
        rows = [(number, ON.isoformat(), flag) for number, flag in zip(numbers, read, strict=True)]
        connection.executemany("INSERT INTO asked VALUES (?, ?, ?)", rows)
        connection.execute("CREATE TABLE answers (request_id, conviction_opens, conviction_refused)")
        connection.execute("INSERT INTO answers VALUES (1, 1, NULL), (2, NULL, 'levels')")
        query = joined_select("asked", dialect="sqlite", columns=names, convictions="answers")
        found = connection.execute(f'SELECT conviction_opens, "on" FROM ({query})').fetchall()
    days = [day and day.isoformat() for day in told["on"]]
    assert found == list(zip([1, None, 0, None, None, None], days, strict=True))


def test_without_answers_on_charges_the_requests_own_column_stays() -> None:
    requests = pl.LazyFrame({"request_id": [1], "on": [ON], "charge_opens": [True]})
    assert joined(requests, convictions=ANSWERED).collect()["charge_opens"].to_list() == [True]
    assert joined(requests).collect().equals(requests.collect())


def test_an_answer_that_stands_in_the_requests_already_is_not_overwritten() -> None:
    requests = pl.LazyFrame({"request_id": [1], "on": [ON], "conviction_opens": [False]})
    with pytest.raises(FactError, match="conviction_opens: the requests have such a column already"):
        joined(requests, convictions=ANSWERED)
    names = requests.collect_schema().names()
    with pytest.raises(FactError, match="conviction_opens: the requests have such a column already"):
        joined_select("asked", dialect="duckdb", columns=names, convictions="answers")


def test_what_cannot_be_joined_is_refused() -> None:
    with pytest.raises(FactError, match="request_id: the table has no such column"):
        joined(pl.LazyFrame({"on": [ON]}), convictions=ANSWERED)
    with pytest.raises(FactError, match="request_id: the table has no such column"):
        joined_select("asked", dialect="duckdb", columns=("on",))
    with pytest.raises(FactError, match="convictions_read: a column of"):
        joined(
            pl.LazyFrame({"request_id": [1], "on": [ON], "convictions_read": ["yes"]}), convictions=ANSWERED
        )
    with pytest.raises(RulebookError, match="oracle"):
        joined_select("asked", dialect="oracle", columns=("request_id", "on"))
