"""Each reading as a function from flat rows to what it says of them."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from amparo.decision.table_columns import (
    COLUMNS,
    DAY,
    FLAG,
    TEXT,
    Cell,
    Choose,
    Either,
    Fixed,
    Is,
    Known,
    Made,
    missing_facts,
    prepared,
)
from amparo.decision.table_select import decide_select
from amparo.decision.tables import decide_frame
from amparo.law.custody import decision_for
from amparo.rules.diagram import Diagram, diagram_of, rules_reached, turns_on
from tests.readings.rows import Row, Told

Reading = Callable[[Sequence[Row]], list[Told]]
NAMES = [column.name for column in COLUMNS]
_SELECTED = ("row_id", "safe", "possible", "rule", "missing")


def frame_of(rows: Sequence[Row]) -> pl.DataFrame:
    """The rows as a frame: words as plain text, as a file of requests has them."""
    types: dict[str, Any] = {FLAG: pl.Boolean, DAY: pl.Date}
    schema = {column.name: types.get(column.type, pl.String) for column in COLUMNS}
    return pl.DataFrame({name: [row[name] for row in rows] for name in NAMES}, schema)


# ------------------------------------------------------------------ the diagram, one row at a time


def by_diagram(rows: Sequence[Row]) -> list[Told]:
    return [_walk(row) for row in rows]


def _walk(row: Row) -> Told:
    kind = row["kind"] or "information"
    decision, ready = decision_for(kind), prepared(kind)
    diagram = diagram_of(decision)
    values = {path: _value(made, row) for path, made in ready.values.items()}
    classes = {
        variable.key: None if values[variable.key] is None else variable.class_of(values[variable.key])
        for variable in diagram.variables
    }
    on = row["on"].toordinal()
    bits = rules_reached(diagram, on, classes)
    reached = [rule for place, rule in enumerate(decision.rules) if bits >> place & 1]
    possible = {rule.then for rule in reached}
    safe = decision.safest(possible)
    turning = turns_on(diagram, on, classes)
    asked = turning - _waiting(diagram, turning)
    mask = 0
    for key in asked:
        for ask in ready.asks[key]:
            mask |= 1 << ask.bit if not ask.only or values[ask.only] is None else 0
    return Told(
        safe,
        sum(1 << place for place, outcome in enumerate(decision.outcomes) if outcome in possible),
        [rule for rule in reached if rule.then == safe][-1].key,
        frozenset(missing_facts(mask)),
    )


def _waiting(diagram: Diagram, turning: set[str]) -> set[str]:
    after = {v.key: v.fact.after for v in diagram.variables if v.fact is not None}
    return {key for key in turning if turning & set(after.get(key, ()))}


def _value(made: Made, row: Row) -> Any:
    match made:
        case Cell():
            return row[made.column]
        case Fixed():
            return made.value
        case Known():
            return row[made.column] is not None
        case Is():
            given = row[made.column]
            return (False if made.surely else None) if given is None else given in made.values
        case Either():
            parts = [_value(part, row) for part in made.parts]
            return True if True in parts else None if None in parts else False
        case Choose():
            return _value(made.then if _value(made.when, row) else made.otherwise, row)


# ------------------------------------------------------------------ the table engines


def by_polars(rows: Sequence[Row]) -> list[Told]:
    decided = decide_frame(frame_of(rows).lazy()).collect(engine="streaming")
    return _told(decided.with_row_index("row_id").select(_SELECTED).iter_rows())


def by_duckdb(rows: Sequence[Row]) -> list[Told]:
    with duckdb.connect() as connection:
        connection.register("requests", frame_of(rows).with_row_index("row_id").to_arrow())
        return _told(connection.execute(_query("duckdb")).fetchall())


def by_sqlite(rows: Sequence[Row]) -> list[Told]:
    columns = ", ".join(f'"{name}"' for name in ("row_id", *NAMES))
    marks = ", ".join("?" * (len(NAMES) + 1))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE requests ({columns})")
        connection.executemany(f"INSERT INTO requests VALUES ({marks})", _cells(rows))
        return _told(connection.execute(_query("sqlite")).fetchall())


def _cells(rows: Sequence[Row]) -> Iterator[list[Any]]:
    for number, row in enumerate(rows):
        values = [row[name] for name in NAMES]
        yield [number, *(value.isoformat() if isinstance(value, date) else value for value in values)]


def on_postgres(connection: Any) -> Reading:
    """The reading by a PostgreSQL that is running."""

    def by_postgres(rows: Sequence[Row]) -> list[Told]:
        types = {FLAG: "boolean", DAY: "date", TEXT: "text"}
        columns = ", ".join(f'"{column.name}" {types.get(column.type, "text")}' for column in COLUMNS)
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS requests")
            cursor.execute(f"CREATE TABLE requests (row_id bigint, {columns})")
            with cursor.copy("COPY requests FROM STDIN") as copy:
                for number, row in enumerate(rows):
                    copy.write_row([number, *(row[name] for name in NAMES)])
            return _told(cursor.execute(_query("postgres")).fetchall())

    return by_postgres


def on_spark(spark: Any, folder: Path) -> Reading:
    """The reading by a Spark that is running; rows go to it in a file of `folder`, as they would on a cluster."""

    def by_spark(rows: Sequence[Row]) -> list[Told]:
        file = folder / "requests.parquet"
        frame_of(rows).with_row_index("row_id").write_parquet(file)
        spark.read.parquet(str(file)).createOrReplaceTempView("requests")
        return _told(spark.sql(_query("spark")).collect())

    return by_spark


def _query(dialect: str) -> str:
    decided = decide_select("requests", dialect=dialect, columns=NAMES, keep=("row_id",))
    return f"SELECT {', '.join(_SELECTED)} FROM ({decided}) AS decided"


def _told(decided: Any) -> list[Told]:
    return [
        Told(safe, possible, rule, frozenset(missing_facts(missing)))
        for _, safe, possible, rule, missing in sorted(decided, key=lambda row: row[0])
    ]


READINGS: dict[str, Reading] = {
    "diagram": by_diagram,
    "polars": by_polars,
    "duckdb": by_duckdb,
    "sqlite": by_sqlite,
}
"""Every reading that needs no server and no other machine."""
