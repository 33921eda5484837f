"""Made-up tables of convictions and charges, as uneven as a county's: few sections often, thousands seldom."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

import duckdb
import polars as pl

from amparo.decision.record_columns import CHARGES, CONVICTIONS
from amparo.decision.record_select import reduce_select, sections_select
from amparo.decision.table_charges import reduce_charges
from amparo.decision.table_columns import DAY, FLAG, WORD, Column
from amparo.decision.table_convictions import reduce
from amparo.law.offenses import all_offenses

TILE = 250_000
USUAL, COUNSEL_SILENT = 0.9, 0.98
"""So often a seldom-noted fact is not noted, and a question to counsel not answered."""
ENHANCEMENTS = ("PC 12022.7(a)", "PC 12022.53(b)", "PC 186.22(b)(1)", "PC 12022.1; PC 12022(a)(1)")
OFTEN = {"level": ("felony", "felony", "misdemeanor", "misdemeanor", "misdemeanor", None)}
OFTEN |= {"finding": ("none", "none", "pc872_holding_order", "indictment", "prelim_waived", None)}
ALWAYS = {"jurisdiction": "CA", "status": "final"}


def prepared(case: str, rows: int, distinct: int) -> tuple[pl.DataFrame, Callable[[], Any]]:
    """A table for a case of the benchmark, and the run that reduces it, the matching of sections included."""
    if case.startswith("charges"):
        frame = charges(rows, distinct)
        return frame, lambda: reduce_charges(frame.lazy()).collect(engine="streaming")
    frame = convictions(rows, distinct)
    if not case.startswith("duckdb"):
        return frame, lambda: reduce(frame.lazy()).collect(engine="streaming")
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.register("given", frame.to_arrow())
    connection.execute("CREATE TABLE records AS SELECT * FROM given")
    table: dict[str, Any] = {"dialect": "duckdb", "columns": frame.columns}

    def run() -> Any:
        found = connection.execute(sections_select("convictions", "records", **table)).fetchall()
        query = reduce_select("convictions", "records", sections=found, **table)
        return connection.execute(f"CREATE OR REPLACE TABLE reduced AS {query}")

    return frame, run


def sections(count: int) -> list[tuple[str, str]]:
    """So many distinct sections: those of the offense table, then with subdivisions and beside it."""
    chance = random.Random("sections")
    known = sorted({(one.code, one.section) for one in all_offenses() if one.code in {"PC", "HSC", "VEH"}})
    found = dict.fromkeys(chance.sample(known, len(known)))
    while len(found) < count:
        code, section = chance.choice(known)
        more = section if chance.random() < 0.5 else str(chance.randrange(100, 29_000))
        found[code, f"{more}({chance.choice('abcdefgh')})" + chance.choice(("", "(1)", "(2)", "(A)"))] = None
    return list(found)[:count]


def convictions(rows: int, distinct: int) -> pl.DataFrame:
    """A table of so many convictions, about three to a request."""
    return _tiled(CONVICTIONS, rows, distinct, "convictions")


def charges(rows: int, distinct: int) -> pl.DataFrame:
    """A table of so many pending charges, about three to a request."""
    return _tiled(CHARGES, rows, distinct, "charges")


def _tiled(columns: tuple[Column, ...], rows: int, distinct: int, name: str) -> pl.DataFrame:
    """Tiles laid one after the other and not made one, so that memory holds no more than the table when a run begins."""
    tile = _table(columns, min(rows, TILE), distinct, name)
    copies = range(max(1, rows // TILE))
    return pl.concat(
        [tile.with_columns(pl.col("request_id") + copy * TILE) for copy in copies], rechunk=False
    )


def _table(columns: tuple[Column, ...], rows: int, distinct: int, name: str) -> pl.DataFrame:
    chance = random.Random(name)
    some = sections(distinct)
    often = list(accumulate(1 / (place + 3) for place in range(len(some))))
    chosen = chance.choices(range(len(some)), cum_weights=often, k=rows)
    requests = [chance.randrange(max(1, rows // 3)) for _ in range(rows)]
    acts = [date(2018, 1, 4) + timedelta(chance.randrange(3200)) for _ in range(max(1, rows // 3))]
    cells: dict[str, Any] = {"request_id": requests, "on": [acts[number] for number in requests]}
    cells["code"], cells["section"] = zip(*(some[place] for place in chosen), strict=True)
    for column in columns:
        if column.name not in cells:
            cells[column.name] = _column(chance, column, cells["on"])
    types: dict[str, Any] = {FLAG: pl.Boolean, DAY: pl.Date}
    schema = {column.name: types.get(column.type, pl.String) for column in columns}
    frame = pl.DataFrame(cells, {"request_id": pl.Int64, **schema})
    frame = frame.with_columns(
        pl.col(column.name).cast(pl.Enum(column.words)) for column in columns if column.type == WORD
    )
    minor = pl.col("level").is_in(("misdemeanor", "infraction"))
    frame = frame.with_columns(
        felony_custody=pl.when(~minor).then(pl.col("felony_custody")),
        degree=pl.when(pl.col("section").str.contains("^(187|459|487)")).then(pl.col("degree")),
    )
    if name == "convictions":
        enhanced = [chance.choice(ENHANCEMENTS) if chance.random() < 0.04 else None for _ in range(rows)]
        frame = frame.with_columns(
            enhancements=pl.when(~minor).then(pl.Series("enhancements", enhanced, pl.String))
        )
    return frame


def _column(chance: random.Random, column: Column, acts: list[date]) -> list[Any]:
    if column.type == DAY:
        return [on - timedelta(chance.randrange(9000)) for on in acts]
    if column.name.startswith("target"):
        return [None] * len(acts)
    usual = ALWAYS.get(column.name)
    words = OFTEN.get(column.name) or (True, False) if column.type == FLAG else column.words or ("NV",)
    words = OFTEN.get(column.name, words)
    odds = 0.0 if column.name in OFTEN else 0.995 if column.name == "jurisdiction" else USUAL
    odds = COUNSEL_SILENT if column.name.startswith(("legal_", "not_named")) else odds
    return [usual if chance.random() < odds else chance.choice(words) for _ in acts]
