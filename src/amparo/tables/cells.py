"""The cells of a table are read: each in its column's type, and every one that its column does not know is told.

A row with such a cell, or without its day, is not dropped: its day is taken away, so that no rule answers.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import reduce
from operator import or_
from typing import Any

from amparo.decision.table_columns import COLUMNS, DAY, FLAG, SPELLED, TEXT, WORD, Column
from amparo.intake.refusal import quoted
from amparo.rules.polars_reading import pl
from amparo.terms import FactError, FileError

BY_NAME: dict[str, Column] = {column.name: column for column in COLUMNS}
NEEDED = ("kind", "on")
_TYPES: dict[str, pl.DataType] = {FLAG: pl.Boolean(), DAY: pl.Date(), TEXT: pl.String()}
_READ_TOO: dict[str, tuple[Any, ...]] = {
    WORD: (pl.Enum, pl.Categorical),
    TEXT: (pl.Enum, pl.Categorical),
    FLAG: (pl.Boolean,),
    DAY: (pl.Date,),
}
"""What is read beside text; a number is neither a truth nor a day."""

_BY_HAND = {
    WORD: "Make it text.",
    TEXT: "Make it text.",
    FLAG: f"Make it boolean, or text: {', '.join(SPELLED)}.",
    DAY: "Make it a date, or text like 2026-11-24.",
}


def check_columns(name: str, schema: Mapping[str, pl.DataType], added: Iterable[str]) -> None:
    """Refuse a table that lacks a needed column, has one of a wrong type, or one called like those that are added."""
    for needed in NEEDED:
        if needed not in schema:
            free = [given for given in schema if given not in BY_NAME]  # a column of ours keeps its name
            near = get_close_matches(needed, free, n=1, cutoff=0.5)
            mend = f"Is it {quoted(near[0])}? Rename it." if near else f"It has {_listed(schema)}."
            raise FileError(name, f"there is no column `{needed}`.", mend)
    for column in COLUMNS:
        given = schema.get(column.name, pl.Null())
        if not isinstance(given, (pl.Null, pl.String, *_READ_TOO[column.type])):
            raise FactError(column.name, f"a column of {given} is no {column.type}.", _BY_HAND[column.type])
    taken = [one for one in added if one in schema]
    if taken:
        many = f"columns {', '.join(taken)}" if len(taken) > 1 else f"a column `{taken[0]}`"
        raise FileError(name, f"it has {many} already.", "Rename or leave out what an earlier run added.")


def unread(schema: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The columns of a table that are none of ours, each with the one of ours that may be meant."""
    given = tuple(schema)
    free = [name for name in BY_NAME if name not in given]
    for name in given:
        if name not in BY_NAME:
            near = get_close_matches(name.strip().lower().replace("-", "_").replace(" ", "_"), free, n=1)
            yield name, near[0] if near else ""


@dataclass(slots=True)
class Unknown:
    """A value that its column does not know: how often, and the first rows."""

    column: str
    value: str
    count: int = 0
    rows: list[int] = field(default_factory=list)

    @property
    def mend(self) -> str:
        """What would be right."""
        column = BY_NAME[self.column]
        if column.type == DAY:
            written = re.fullmatch(r"\d{4}-\d{2}-\d{2}", self.value.strip())
            return "There is no such day." if written else "A day is written 2026-11-24."
        words = column.words or tuple(SPELLED)
        near = get_close_matches(self.value.strip().lower(), [word.lower() for word in words], n=1)
        meant = [word for word in column.words if near and word.lower() == near[0]]
        told = f"Did you mean `{meant[0]}`?" if meant else f"One of {', '.join(words)}."
        return told if column.words else f"{told} Empty where it is not known."


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A batch as it is decided (`ready`), and why rows get no answer: the columns, joined by |, NULL where none."""

    ready: pl.DataFrame
    because: pl.Series
    unknown: tuple[Unknown, ...] = ()


MOST_VALUES = 20
"""So many wrong values of one column are told of a batch, the most frequent first."""

MOST_ROWS = 5


def read_cells(given: pl.DataFrame, first_row: int) -> Cells:
    """Read a batch whose first row has the number `first_row`."""
    known = [column for column in COLUMNS if column.name in given.columns]
    ready = given.select(_read(column, given.schema[column.name]) for column in known)
    doubtful = [column.name for column in known if _may_be_wrong(column, given.schema[column.name])]
    wrong = pl.DataFrame(
        [(given[name].is_not_null() & ready[name].is_null()).alias(name) for name in doubtful]
    )
    found = [name for name in doubtful if wrong[name].any()]
    no_day = ready["on"].is_null()
    if not found and not no_day.any():
        return Cells(ready, pl.repeat(None, given.height, dtype=pl.String, eager=True))
    why = {**{name: wrong[name] for name in found}, "on": no_day}
    reasons = pl.DataFrame([why[column.name] for column in known if column.name in why])
    named = [pl.when(pl.col(name)).then(pl.lit(name)) for name in reasons.columns]
    because = reasons.select(pl.concat_str(named, separator="|", ignore_nulls=True).replace("", None))
    unsound = reduce(or_, [reasons[name] for name in reasons.columns])
    day = pl.when(pl.Series("unsound", unsound)).then(None).otherwise(pl.col("on"))
    unknown = [one for name in found for one in _values(given[name], wrong[name], first_row)]
    return Cells(ready.with_columns(day.alias("on")), because.to_series(), tuple(unknown))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in names)


def _type_of(column: Column) -> pl.DataType:
    return pl.Enum(column.words) if column.type == WORD else _TYPES[column.type]


def _may_be_wrong(column: Column, given: Any) -> bool:
    return column.type != TEXT and given not in (pl.Null(), _type_of(column))


def _read(column: Column, given: Any) -> pl.Expr:
    """A cell in its column's type, NULL where the column does not know it."""
    cell, wanted = pl.col(column.name), _type_of(column)
    if given == wanted:
        return cell
    if column.type == FLAG and given == pl.String():
        return cell.replace_strict(SPELLED, default=None, return_dtype=wanted)
    if column.type == DAY and given == pl.String():
        written = pl.when(cell.str.contains(r"^\d{4}-\d{2}-\d{2}$")).then(cell)
        return written.str.to_date("%Y-%m-%d", strict=False).alias(column.name)
    if isinstance(given, pl.Enum | pl.Categorical):
        cell = cell.cast(pl.String)
    return cell.cast(wanted, strict=False)


def _values(given: pl.Series, wrong: pl.Series, first_row: int) -> Iterator[Unknown]:
    told = (
        pl.DataFrame(
            {"value": given.cast(pl.String), "row": pl.int_range(len(given), eager=True) + first_row}
        )
        .filter(wrong)
        .group_by("value", maintain_order=True)
        .agg(pl.len().alias("count"), pl.col("row").head(MOST_ROWS))
        .sort("count", descending=True, maintain_order=True)
        .head(MOST_VALUES)
    )
    for value, count, rows in told.iter_rows():
        yield Unknown(given.name, value, count, rows)
