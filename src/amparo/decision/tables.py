"""Deciding a table of requests with polars, each row on its own day under its own agency's policy.

The columns and their preparation stand in `table_columns.py`; `table_select.py` is the same for a database. Duties and
explanations are not here: `decide` gives them for the rows that are looked at.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Any, assert_never

from amparo.decision.receipt import rule_pack
from amparo.decision.table_columns import (
    COLUMNS,
    DAY,
    FLAG,
    MISSING,
    RESULTS,
    TEXT,
    WORD,
    Cell,
    Choose,
    Column,
    Either,
    Fixed,
    Is,
    Known,
    Made,
    missing_facts,
    prepared,
    rule_keys,
)
from amparo.decision.table_frame import names_of
from amparo.facts.request import REQUEST_KINDS
from amparo.law.custody import decision_for
from amparo.rules import Decision
from amparo.rules.levels import Ask
from amparo.rules.polars_reading import pl, steps
from amparo.terms import FactError

__all__ = [
    "BATCH",
    "COLUMNS",
    "MISSING",
    "RESULTS",
    "decide_batch",
    "decide_batches",
    "decide_frame",
    "decide_kind",
    "missing_facts",
]

BATCH = 1_000_000
"""Rows that are decided at once, where a table goes by in batches."""

_PREFIX = "="
"""What is prepared is called like its fact, behind this, so that it meets no column of the table."""


def decide_frame(frame: pl.LazyFrame, *, missing: bool = True) -> pl.LazyFrame:
    """The frame with the columns of RESULTS, in the rows' order; without `missing` that mask is left out.

    A row of no kind is decided as `information` of which nothing is given. Raises FactError where the columns `kind` and
    `on` are lacking, or where a flag or a day is of another type; polars raises when the frame is collected where a word
    is none of its column's.
    """
    return _decided_by_kind(frame, REQUEST_KINDS, missing=missing)


def decide_batch(batch: pl.DataFrame, *, missing: bool = True) -> pl.DataFrame:
    """The same for rows that are in memory, decided at once."""
    names_of(batch.lazy(), COLUMNS, ("kind", "on"))
    kinds = set(batch["kind"].cast(pl.Enum(REQUEST_KINDS)).unique().fill_null("information"))
    found = tuple(kind for kind in REQUEST_KINDS if kind in kinds) or REQUEST_KINDS[:1]
    return _decided_by_kind(batch.lazy(), found, missing=missing).collect(engine="in-memory")


def decide_batches(frame: pl.LazyFrame, *, rows: int = BATCH, missing: bool = True) -> Iterator[pl.DataFrame]:
    """The same for a table that is larger than memory: so many rows at a time, in their order.

    `decide_frame` must hold the answers of all kinds until it can put them in the rows' order; here a batch of them.
    """
    for batch in frame.collect_batches(chunk_size=rows, maintain_order=True):
        yield decide_batch(batch, missing=missing)


def _decided_by_kind(frame: pl.LazyFrame, kinds: Sequence[str], *, missing: bool) -> pl.LazyFrame:
    """Rows are split by the kinds they may be of and put back in their places."""
    given = names_of(frame, COLUMNS, ("kind", "on"))
    numbered = frame.with_row_index(_PREFIX + "row").with_columns(_typed(given))
    results = _results(missing)
    parts = []
    for kind in kinds:
        own = pl.col(_PREFIX + "kind") == kind
        rows = numbered.filter(own | pl.col(_PREFIX + "kind").is_null() if kind == "information" else own)
        parts.append(_decided(rows, kind, missing=missing).select(_PREFIX + "row", *results))
    decided = pl.concat(parts).sort(_PREFIX + "row").drop(_PREFIX + "row")
    return pl.concat([frame, decided], how="horizontal").with_columns(_pack())


def decide_kind(frame: pl.LazyFrame, kind: str, *, missing: bool = True) -> pl.LazyFrame:
    """The same for a frame whose rows are all of one kind (a column `kind` is not looked at): nothing is split.

    Raises FactError where the column `on` is lacking, the kind is none of ours, or a flag or a day is of another type.
    """
    if kind not in REQUEST_KINDS:
        raise FactError("kind", f"{kind!r} is no kind of request.", f"One of {', '.join(REQUEST_KINDS)}.")
    given = names_of(frame, COLUMNS, ("on",))
    rows = frame.with_columns(_typed(given)).with_columns(
        pl.lit(kind, dtype=pl.Enum(REQUEST_KINDS)).alias(_PREFIX + "kind")
    )
    return _decided(rows, kind, missing=missing).select(*given, *_results(missing)).with_columns(_pack())


def _results(missing: bool) -> list[str]:
    return [name for name in RESULTS if name != "rule_pack" and (missing or name != "missing")]


def _pack() -> pl.Expr:
    return pl.lit(rule_pack(), dtype=pl.Enum([rule_pack()])).alias("rule_pack")


def _decided(rows: pl.LazyFrame, kind: str, *, missing: bool) -> pl.LazyFrame:
    """The rows of one kind with their results."""
    for made in _steps(decision_for(kind), kind, missing):
        rows = rows.with_columns(made)
    return rows.with_columns(pl.col("possible_rules").cast(pl.Int32))


@lru_cache(maxsize=64)
def _steps(decision: Decision, kind: str, missing: bool) -> tuple[tuple[pl.Expr, ...], ...]:
    """The columns of one kind, made once: a table that goes by in batches asks for them with every batch."""
    ready = prepared(kind)
    values = tuple(_expression(made).alias(f"{_PREFIX}={path}") for path, made in ready.values.items())
    asks = {
        key: tuple(Ask(ask.bit, ask.only and f"{_PREFIX}={ask.only}") for ask in asked)
        for key, asked in ready.asks.items()
    }
    typed = pl.LazyFrame(schema={_PREFIX + column.name: _type(column) for column in COLUMNS})
    made = steps(
        decision,
        typed.with_columns(values).collect_schema(),
        day=_PREFIX + "on",
        columns={path: f"{_PREFIX}={path}" for path in ready.values},
        asks=asks,
        missing=missing,
        keys=rule_keys(),
    )
    return (values, *made)


def _typed(given: Iterable[str]) -> Iterator[pl.Expr]:
    """Every column we know in its type; one that the table lacks, as the value of a fact nobody gave."""
    names = set(given)
    for column in COLUMNS:
        found = pl.col(column.name) if column.name in names else pl.lit(column.absent)
        yield found.cast(_type(column)).alias(_PREFIX + column.name)


def _type(column: Column) -> Any:
    if column.type == WORD:
        return pl.Enum(column.words)
    return {TEXT: pl.String, FLAG: pl.Boolean, DAY: pl.Date}[column.type]


_WORDS = {column.name: column.words for column in COLUMNS if column.type == WORD}


def _expression(made: Made) -> pl.Expr:
    """A preparation as a polars expression."""
    match made:
        case Cell():
            return pl.col(_PREFIX + made.column)
        case Fixed():
            return pl.lit(made.value, dtype=pl.Boolean if not isinstance(made.value, str) else pl.String)
        case Known():
            return pl.col(_PREFIX + made.column).is_not_null()
        case Is():
            cell = pl.col(_PREFIX + made.column)
            words = _WORDS.get(made.column)
            tests = [cell if value is True else cell == _word(value, words) for value in made.values]
            found = reduce(or_, tests)
            return found.fill_null(False) if made.surely else found
        case Either():
            return reduce(or_, [_expression(part) for part in made.parts])
        case Choose():
            return _chosen(made)
    assert_never(made)


def _word(value: Any, words: tuple[str, ...] | None) -> pl.Expr:
    return pl.lit(value, dtype=pl.Enum(words)) if words else pl.lit(value)


def _chosen(made: Choose) -> pl.Expr:
    """Words stay in the enumeration of their column, so that no row is spelled out."""
    sides = [made.then, made.otherwise]
    words = next(
        (_WORDS[side.column] for side in sides if isinstance(side, Cell) and side.column in _WORDS), None
    )
    then, otherwise = (
        _word(side.value, words) if isinstance(side, Fixed) and words else _expression(side) for side in sides
    )
    return pl.when(_expression(made.when)).then(then).otherwise(otherwise)
