"""The decision as a careful programmer or analyst writes it by hand: Python `if`s, polars, DuckDB.

All three are right while every fact is known. polars and DuckDB are what `bench/tables.py` measures too.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import duckdb
import polars as pl

from amparo.decision.table_columns import COLUMNS
from bench.peers.asked import NAMES, WORDS, Facts
from bench.peers.contender import Contender

ELSEWHERE = ("USMS", "FBI", "DEA", "ATF", "other_agency")
JUVENILES, VALUES_ACT = date(2016, 1, 1), date(2018, 1, 4)

# ------------------------------------------------------------------ plain Python


def answer(facts: Facts) -> str:
    """The outcome, by `if`s."""
    if facts["agency_kind"] in ("non_law_enforcement", "cdcr"):
        return "not_regulated"
    if (
        facts["from"] in ELSEWHERE
        and facts["purpose"] == "criminal_non_immigration"
        and facts["document_crime"] != "federal_criminal_immigration"
    ):
        return "not_regulated"
    if (facts["minor"] or facts["agency_kind"] == "juvenile_hall") and facts["on"] >= JUVENILES:
        return "requires_judicial_order"
    if facts["policy"] in ("forbids", "judicial_only"):
        return "prohibited"
    if facts["on"] < VALUES_ACT:
        return "not_regulated"
    if facts["item_public"]:
        return "permitted"
    if facts["initiated_by"] != "immigration_authority" or facts["from"] == "own_staff":
        return "prohibited"
    if (
        facts["conviction_opens"]
        or facts["charge_opens"]
        or facts["registry"] == "current"
        or facts["federal_felony_warrant"] == "confirmed"
    ):
        return "permitted"
    return "prohibited"


class InPython(Contender):
    """A function of `if`s over a dictionary."""

    def ready(self, facts: Facts) -> Facts:
        """The same facts, the day as a day."""
        return {**facts, "on": date.fromisoformat(facts["on"])}

    def ask(self, form: Facts) -> str:
        """The function's answer."""
        return answer(form)

    def outcome(self, raw: str) -> str:
        """The answer is the outcome."""
        return raw


# ------------------------------------------------------------------ polars


def when_then(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The outcome as the column `safe`, in polars."""
    c = pl.col
    outside = c("from").is_in(ELSEWHERE) & (c("purpose") == "criminal_non_immigration")
    outside = outside & ~(c("document_crime") == "federal_criminal_immigration").fill_null(False)
    ground = c("conviction_opens") | c("charge_opens") | (c("registry") == "current")
    ground = ground | (c("federal_felony_warrant") == "confirmed")
    return frame.with_columns(
        pl.when(c("agency_kind").is_in(("non_law_enforcement", "cdcr")) | outside)
        .then(pl.lit("not_regulated"))
        .when((c("minor") | (c("agency_kind") == "juvenile_hall")) & (c("on") >= JUVENILES))
        .then(pl.lit("requires_judicial_order"))
        .when(c("policy").is_in(("forbids", "judicial_only")))
        .then(pl.lit("prohibited"))
        .when(c("on") < VALUES_ACT)
        .then(pl.lit("not_regulated"))
        .when(c("item_public"))
        .then(pl.lit("permitted"))
        .when((c("initiated_by") != "immigration_authority") | (c("from") == "own_staff"))
        .then(pl.lit("prohibited"))
        .when(ground)
        .then(pl.lit("permitted"))
        .otherwise(pl.lit("prohibited"))
        .alias("safe")
    )


_ENUMS = {column.name: pl.Enum(column.words) for column in COLUMNS if column.name in WORDS}


def frame_of(rows: Sequence[Facts], more: dict[str, Any] | None = None) -> pl.DataFrame:
    """Requests as a frame: words as enumerations, the day as a date; a field that the first lacks is no column.

    `more` are columns that hold the same value on every row.
    """
    types: dict[str, Any] = {"on": pl.Date, **_ENUMS}
    columns = []
    for name in NAMES:
        if name in rows[0]:
            values = [row[name] for row in rows]
            given = [value and date.fromisoformat(value) for value in values] if name == "on" else values
            columns.append(pl.Series(name, given, dtype=types.get(name, pl.Boolean)))
    return pl.DataFrame(columns).with_columns(**{name: pl.lit(value) for name, value in (more or {}).items()})


class InPolars(Contender):
    """`when`/`then` over columns; a single request is a frame of one row."""

    def ask(self, form: Facts) -> pl.DataFrame:
        """The decided row."""
        return when_then(frame_of([form]).lazy()).select("safe").collect()

    def outcome(self, raw: pl.DataFrame) -> str:
        """The one cell of it."""
        return str(raw.item())

    def table(self, requests: Sequence[Facts], copies: int) -> Callable[[], Any]:
        """A frame, decided in one go."""
        frame = tiled(frame_of(requests), copies)
        return lambda: when_then(frame.lazy()).select("safe").collect(engine="streaming")

    def column(self, decided: pl.DataFrame) -> list[str]:
        """The column."""
        return decided["safe"].cast(pl.String).to_list()


def tiled(frame: pl.DataFrame, copies: int) -> pl.DataFrame:
    """The frame, so many times over."""
    return pl.concat([frame] * copies).rechunk()


# ------------------------------------------------------------------ DuckDB

CASE_WHEN = """SELECT CASE
 WHEN agency_kind IN ('non_law_enforcement', 'cdcr') THEN 'not_regulated'
 WHEN "from" IN ('USMS', 'FBI', 'DEA', 'ATF', 'other_agency') AND purpose = 'criminal_non_immigration'
  AND NOT COALESCE(document_crime = 'federal_criminal_immigration', FALSE) THEN 'not_regulated'
 WHEN (minor OR agency_kind = 'juvenile_hall') AND "on" >= DATE '2016-01-01' THEN 'requires_judicial_order'
 WHEN policy IN ('forbids', 'judicial_only') THEN 'prohibited'
 WHEN "on" < DATE '2018-01-04' THEN 'not_regulated'
 WHEN item_public THEN 'permitted'
 WHEN initiated_by <> 'immigration_authority' OR "from" = 'own_staff' THEN 'prohibited'
 WHEN conviction_opens OR charge_opens OR registry = 'current' OR federal_felony_warrant = 'confirmed' THEN 'permitted'
 ELSE 'prohibited' END AS safe FROM asked"""
"""The outcome as the column `safe`, in SQL, over a table `asked`."""


def connected() -> duckdb.DuckDBPyConnection:
    """A database in memory that uses both processors."""
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    return connection


def filled(connection: duckdb.DuckDBPyConnection, frame: pl.DataFrame) -> None:
    """Put a frame into the database as the table `asked`."""
    connection.register("given", frame.to_arrow())
    connection.execute("CREATE OR REPLACE TABLE asked AS SELECT * FROM given")
    connection.unregister("given")


def one_row(facts: Facts) -> str:
    """A select of one row with these fields, each a parameter in its type."""
    types = {"on": "DATE", **dict.fromkeys(("kind", *WORDS), "VARCHAR")}
    return ", ".join(f'CAST(? AS {types.get(name, "BOOLEAN")}) AS "{name}"' for name in facts)


class InDuckDB(Contender):
    """`CASE` in SQL; a single request is a query with parameters."""

    def __init__(self) -> None:
        self.connection = connected()

    def ask(self, form: Facts) -> Any:
        """The decided row."""
        query = f"WITH asked AS (SELECT {one_row(form)}) {CASE_WHEN}"
        return self.connection.execute(query, list(form.values())).fetchall()[0]

    def outcome(self, raw: Any) -> str:
        """The one cell of it."""
        return str(raw[0])

    def table(self, requests: Sequence[Facts], copies: int) -> Callable[[], Any]:
        """A table, decided into another."""
        filled(self.connection, tiled(frame_of(requests), copies))
        return lambda: self.connection.execute(f"CREATE OR REPLACE TABLE decided AS {CASE_WHEN}")

    def column(self, decided: Any) -> list[str]:  # noqa: ARG002 - it stands in the database
        """The column, in the order in which the rows went in."""
        return [row[0] for row in self.connection.execute("SELECT safe FROM decided").fetchall()]
