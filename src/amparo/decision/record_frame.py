"""A polars table of convictions or charges, reduced to one three-valued answer per request.

Each distinct section is matched in Python once. A row is then packed into one number that holds all that the rules can
tell apart: its section in its stretch of the law, its words and flags, and the window of years its date lies in. The
rules run once per distinct number, on a day and a date that stand for all its rows; each row looks its verdict up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from math import prod
from typing import Any

from amparo.decision.record_columns import NEEDED, RECORDS, REFUSALS, Records
from amparo.decision.record_sections import Matched, matched
from amparo.decision.table_columns import DAY, FLAG, TEXT, WORD, Column
from amparo.decision.table_frame import names_of
from amparo.decision.tables import _expression as expression_of  # the same preparations, read once
from amparo.facts.values import FIRST_YEAR, LAST_YEAR
from amparo.law.calendar import PROP_47
from amparo.law.offenses import eras
from amparo.law.standing import OPENS
from amparo.rules.diagram import days_of_change
from amparo.rules.polars_reading import add, pl, window
from amparo.terms import FactError

_MARK = "="
"""Our own columns stand behind a mark, so that they meet none of the table's."""
_NO, _OPEN, _YES = 0, 1, 2
"""Verdicts: the highest of a request's rows is the three-valued `any`."""
_WHY = {word: place for place, word in enumerate(REFUSALS)}
_TYPES: dict[str, Any] = {TEXT: pl.String, FLAG: pl.Boolean, DAY: pl.Date}


def reduced(frame: pl.LazyFrame, name: str) -> pl.LazyFrame:
    """One row per `request_id` of a table of the records called `name`: whether some record opens, and why none is told."""
    records = RECORDS[name]
    given = set(names_of(frame, records.columns, NEEDED))
    typed = frame.select("request_id", *_typed(records, frame.collect_schema())).with_columns(
        _stretch(records)
    )
    packing = _packing(records, given)
    key = [_MARK + column for column in (*records.key, "stretch")]
    keys, found = _matched(records, typed.select(key).unique().collect(engine="streaming"))
    own = [*_needed(records), _digits(packing).alias("=digits"), *map(pl.col, key)]
    rows = (
        typed.select(own)
        .join(keys.lazy(), on=key, how="left", nulls_equal=True)
        .select(
            "request_id",
            "=on",
            "=level",
            _code(packing).alias("=code"),
            _entry(records).alias("=entry"),
            _refused(records).alias("=refused"),
        )
        .collect(engine="streaming")
    )
    verdicts = _verdicts(records, given, rows.lazy(), packing, _offenses(records, found))
    return _per_request(records, rows.lazy(), verdicts.lazy())


def _matched(records: Records, keys: pl.DataFrame) -> tuple[pl.DataFrame, Matched]:
    """The distinct sections with their numbers, and what the offense table says of them."""
    firsts = (0, *_first_days(records))
    found = matched(records, ((*cells[:-1], firsts[cells[-1]]) for cells in keys.iter_rows()))
    numbers = pl.DataFrame(found.keys, {"=same": pl.UInt32, "=kind": pl.UInt32}, orient="row")
    return keys.hstack(numbers), found


# ------------------------------------------------------------------ the table's own columns


def _typed(records: Records, schema: Any) -> Iterator[pl.Expr]:
    """Every column we know in its type; one that the table lacks, as the value of a fact nobody gave."""
    for column in records.columns:
        found = pl.col(column.name) if column.name in schema else pl.lit(column.absent)
        found = found.cast(_type(column))
        yield (found.fill_null("CA") if column.name == "jurisdiction" else found).alias(_MARK + column.name)
    if "enhancements" in records.key:
        yield _enhancements(schema.get("enhancements", pl.Null())).alias("=enhancements")


def _type(column: Column) -> Any:
    return pl.Enum(column.words) if column.type == WORD else _TYPES[column.type]


def _enhancements(given: Any) -> pl.Expr:
    if given == pl.Null:
        return pl.lit(None, pl.String)
    if given == pl.String:
        return pl.col("enhancements")
    if isinstance(given, pl.List):
        return pl.col("enhancements").cast(pl.List(pl.String)).list.join("; ")
    mend = "Make each a text like 'PC 12022.7(a); PC 186.22(b)', or a list of texts."
    raise FactError("enhancements", f"a column of {given} names no enhancements.", mend)


def _first_days(records: Records) -> list[int]:
    """The days (ordinals) on which the offense table or the rules change."""
    return sorted({*eras(), *days_of_change(records.decision)})


def _stretch(records: Records) -> pl.Expr:
    """The place of the stretch of unchanged law in which the day of the act lies; 0 before all."""
    found: Any = pl.when(pl.lit(False)).then(pl.lit(0, pl.UInt8))
    for place, first in reversed(list(enumerate(_first_days(records), 1))):
        found = found.when(pl.col("=on") >= date.fromordinal(first)).then(pl.lit(place, pl.UInt8))
    stretch: pl.Expr = found.otherwise(pl.lit(0, pl.UInt8))
    return stretch.alias("=stretch")


def _entry(records: Records) -> pl.Expr:
    """One number for each offense and day, so that contradictory entries meet."""
    day = pl.col(_MARK + records.day).to_physical().cast(pl.Int64)
    return pl.col("=same").cast(pl.Int64) * 4_000_000 + day


def _refused(records: Records) -> pl.Expr:
    """Why `decide` would refuse this row alone, as a place in REFUSALS; null where it would not."""
    on, day = pl.col("=on"), pl.col(_MARK + records.day)
    minor = pl.col("=level").is_in(("misdemeanor", "infraction")) & pl.col("=felony_custody").is_not_null()
    why = {
        "day": on.is_null(),
        "court": pl.col("=kind").is_null(),
        "year": ~day.dt.year().is_between(FIRST_YEAR, LAST_YEAR),
        "after_the_act": day > on,
        "custody": minor,
    }
    found: Any = pl.when(pl.lit(False)).then(pl.lit(None, pl.UInt8))
    for word, holds in why.items():
        found = found.when(holds).then(pl.lit(_WHY[word], pl.UInt8))
    refused: pl.Expr = found.otherwise(pl.lit(None, pl.UInt8))
    return refused


# ------------------------------------------------------------------ rows as numbers


@dataclass(frozen=True, slots=True)
class _Packed:
    """A column as a digit of a row's number: 0 for null, then its codes from 1; `size` digits in all."""

    name: str
    size: int
    code: pl.Expr
    type: Any


def _packing(records: Records, given: set[str]) -> list[_Packed]:
    """What the rules can tell apart in a row besides its section; a column that the table lacks needs no digit."""
    found = [
        _Packed(
            column.name,
            len(column.words) + 1 if column.words else 3,
            _physical(records, column),
            _type(column),
        )
        for column in records.columns
        if column.name in given and column.type in (WORD, FLAG) and column.name not in records.key
    ]
    if records.windows:
        years = sorted(records.windows)
        place = window(pl.col(_MARK + records.day), pl.col("=on"), years)
        found.append(_Packed("window", len(years) + 2, place, pl.UInt8))
    if records.name == "convictions" and "prop47" not in given:
        before = (pl.col("=date") < PROP_47).fill_null(True).cast(pl.UInt8)
        found.append(_Packed("before_prop47", 3, before, pl.Boolean))
    found.append(_Packed("stretch", len(_first_days(records)) + 2, pl.col("=stretch"), pl.UInt8))
    return found


def _physical(records: Records, column: Column) -> pl.Expr:
    """The code of a cell, the same for all words that no rule tells apart."""
    cell = pl.col(_MARK + column.name)
    if column.type != WORD:
        return cell.cast(pl.UInt8)
    firsts = records.alike(column)
    if len(set(firsts)) == len(firsts):
        return cell.to_physical()
    return cell.to_physical().replace_strict(dict(enumerate(firsts)), return_dtype=pl.UInt8)


def _digits(packing: Iterable[_Packed]) -> pl.Expr:
    def with_digit(code: pl.Expr, packed: _Packed) -> pl.Expr:
        return code * packed.size + (packed.code.cast(pl.UInt64) + 1).fill_null(0)

    return reduce(with_digit, packing, pl.lit(0, pl.UInt64))


def _code(packing: Iterable[_Packed]) -> pl.Expr:
    """A row's number: its kind of section is the highest digit."""
    return pl.col("=kind").cast(pl.UInt64) * prod(packed.size for packed in packing) + pl.col("=digits")


def _needed(records: Records) -> list[str]:
    return ["request_id", "=on", "=level", "=felony_custody", _MARK + records.day]


def _unpacked(codes: pl.LazyFrame, packing: list[_Packed]) -> pl.LazyFrame:
    """The columns back out of the numbers."""
    rest: pl.Expr = pl.col("=code")
    columns = []
    for packed in reversed(packing):
        code = rest % packed.size
        rest = rest // packed.size
        place = pl.when(code > 0).then(code - 1).cast(pl.UInt8)
        if isinstance(packed.type, pl.Enum):
            place = place.cat.to(packed.type)
        columns.append(place.cast(packed.type).alias(_MARK + packed.name))
    return codes.with_columns(*columns, rest.cast(pl.UInt32).alias("=kind"))


# ------------------------------------------------------------------ verdicts


def _offenses(records: Records, found: Matched) -> pl.DataFrame:
    types = {_MARK + column.name: _type(column) for column in records.offense}
    return pl.DataFrame(found.offenses, {"=kind": pl.UInt32, **types}, orient="row")


def _verdicts(
    records: Records, given: set[str], rows: pl.LazyFrame, packing: list[_Packed], offenses: pl.DataFrame
) -> pl.DataFrame:
    """What each distinct number comes to: what all the offenses say alike that its section can be, else open."""
    codes = _unpacked(rows.select("=code").unique(), packing)
    absent = [
        pl.lit(column.absent, _type(column)).alias(_MARK + column.name)
        for column in records.columns
        if column.name not in {*given, *records.key, "on", records.day}
    ]
    level = pl.col("=tried_level") == pl.col("=level")
    of_the_level = level.fill_null(pl.col("=tried_level").is_null() | pl.col("=tried_unknown"))
    tried = codes.with_columns(absent).join(offenses.lazy(), on="=kind").filter(of_the_level)
    tried = tried.with_columns(_days(records))
    values = records.values_of(given)
    tried = tried.with_columns(expression_of(made).alias(path) for path, made in values.items())
    decided = add(tried, records.decision, day="=on", missing=False)
    opens = 1 << records.decision.outcomes.index(OPENS)
    of_the_rules = (
        pl.when(pl.col("possible") == opens)
        .then(_YES)
        .when(pl.col("possible") == opens ^ 3)
        .then(_NO)
        .otherwise(_OPEN)
    )
    verdict = pl.when(pl.col("=instead").is_null()).then(of_the_rules).otherwise(_instead(records))
    each = decided.select("=code", verdict.cast(pl.UInt8).alias("=verdict"))
    lowest, highest = pl.col("=verdict").min(), pl.col("=verdict").max()
    agreed = pl.when(lowest == highest).then(highest).otherwise(pl.lit(_OPEN, pl.UInt8))
    return each.group_by("=code").agg(agreed.alias("=verdict")).collect(engine="streaming")


def _instead(records: Records) -> pl.Expr:
    """A level with no offense opens nothing; an attempt of nobody knows what is open unless it cannot count."""
    if "c.void" not in records.values:
        return pl.lit(_OPEN)
    no = pl.col("c.void").fill_null(False) | pl.col("c.prop47").fill_null(False)
    no = no | (pl.col("=instead") == "closed") | (pl.col("=level") == "infraction").fill_null(False)
    return pl.when(no).then(_NO).otherwise(_OPEN)


def _days(records: Records) -> Iterator[pl.Expr]:
    """A day of the act, and a date in the row's window of years, that stand for every row of one number."""
    firsts = _first_days(records)
    stands = [date.fromordinal(firsts[0] - 1), *map(date.fromordinal, firsts)]
    yield pl.col("=stretch").replace_strict(dict(enumerate(stands)), return_dtype=pl.Date).alias("=on")
    if records.windows:
        years = [*sorted(records.windows), max(records.windows) + 1]
        begun: Any = pl.when(pl.lit(False)).then(pl.lit(None, pl.Date))
        for stretch, on in enumerate(stands):
            for place, back in enumerate(years):
                here = (pl.col("=stretch") == stretch) & (pl.col("=window") == place)
                begun = begun.when(here).then(pl.lit(on.replace(year=on.year - back)))
        yield begun.otherwise(pl.lit(None, pl.Date)).alias(_MARK + records.day)


def _per_request(records: Records, rows: pl.LazyFrame, verdicts: pl.LazyFrame) -> pl.LazyFrame:
    """The three-valued any of each request, and why it is left without an answer."""
    on, level = pl.col("=on"), pl.when(pl.col("=entry").is_not_null()).then(pl.col("=level").to_physical())
    two = (level.min() != level.max()).alias("=two")
    per = (
        rows.join(verdicts, on="=code", how="left")
        .group_by("request_id")
        .agg(pl.col("=verdict").max(), pl.col("=refused").min(), (on.min() != on.max()).alias("=days"), two)
        .collect(engine="streaming")
        .lazy()
    )
    why: Any = pl.when(pl.col("=days")).then(pl.lit(_WHY["day"], pl.UInt8))
    why = why.when(pl.col("=refused").is_not_null()).then(pl.col("=refused"))
    if records.windows:  # only convictions have a level that cannot change
        several = rows.join(per.filter("=two"), on="request_id", how="semi", nulls_equal=True)
        entered = several.group_by("request_id", "=entry").agg(two).filter("=two")
        clashing = entered.select("request_id", pl.lit(True).alias("=clash")).unique()
        per = per.join(clashing, on="request_id", how="left", nulls_equal=True)
        why = why.when(pl.col("=clash")).then(pl.lit(_WHY["levels"], pl.UInt8))
    told = per.with_columns(why.otherwise(pl.lit(None, pl.UInt8)).alias("=why"))
    opens: Any = pl.when(pl.col("=why").is_not_null()).then(pl.lit(None, pl.Boolean))
    opens = opens.when(pl.col("=verdict") == _YES).then(True).when(pl.col("=verdict") == _NO).then(False)
    return told.select(
        "request_id",
        opens.otherwise(pl.lit(None, pl.Boolean)).alias(records.opens),
        pl.col("=why").cat.to(pl.Enum(list(REFUSALS))).alias(records.refused),
    )
