"""The table reading: a decision over a polars frame, each row on its own day, in bit masks and no Python per row.

The frame has one column per variable of the decision (null is unknown): text or an enumeration for a choice, a boolean
for a flag or a finding, a date for a day. A word that its fact does not know is refused: polars raises when the frame
is collected.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

from amparo.rules.decision import Decision
from amparo.rules.diagram import Variable
from amparo.rules.facts import Choice, Day
from amparo.rules.levels import Ask, Below, EraRoots, Levels, Mask, Step, levels_of

try:
    import polars as pl
except ImportError as error:  # the extra `bulk`: a decision on one case never comes here
    raise ImportError("Tables need polars: pip install -e '.[bulk]'") from error

__all__ = ["add", "pl", "steps", "window"]  # tables take polars from here: the word on the extra stands once

_UNKNOWN, _CODED, _DAY = "_u", "_c", "_e"


def add(
    frame: pl.LazyFrame,
    decision: Decision,
    *,
    day: str = "on_day",
    columns: Mapping[str, str] | None = None,
    asks: Mapping[str, tuple[Ask, ...]] | None = None,
    missing: bool = True,
    keys: tuple[str, ...] = (),
    rule_pack: str = "",
) -> pl.LazyFrame:
    """The frame with what the decision comes to on each row, in the rows' order.

    Added are `possible_rules` (rule k is bit k), `safe` (outcome), `possible` (outcome k of `decision.outcomes` is bit
    k), `rule` (key), with `missing` a mask of the unknown variables on which the outcome turns (variable i of the
    diagram is bit i; `asks` puts other bits), and `rule_pack` where one is given. `day` names the column of the day
    (a date); `columns` names columns that are not called after their variable; `keys` are the words of the column
    `rule` where several decisions share it. Raises polars.exceptions.InvalidOperationError when collected, where a
    word is none of its fact's.
    """
    schema = frame.collect_schema()
    told = steps(decision, schema, day=day, columns=columns, asks=asks, missing=missing, keys=keys)
    kept = schema.names()
    for made in told:
        frame = frame.with_columns(made)
    if rule_pack:
        frame = frame.with_columns(pl.lit(rule_pack, dtype=pl.Enum([rule_pack])).alias("rule_pack"))
    added = ["possible_rules", "safe", "possible", "rule", *(["missing"] if missing else [])]
    return frame.select(*kept, *added, *(["rule_pack"] if rule_pack else []))


def steps(
    decision: Decision,
    schema: Mapping[str, Any],
    *,
    day: str = "on_day",
    columns: Mapping[str, str] | None = None,
    asks: Mapping[str, tuple[Ask, ...]] | None = None,
    missing: bool = True,
    keys: tuple[str, ...] = (),
) -> tuple[tuple[pl.Expr, ...], ...]:
    """What `add` adds to a frame of that schema, column upon column: the same for every such frame, so it can be kept."""
    levels = levels_of(decision)
    named = {v.key: (columns or {}).get(v.key, v.key) for v in levels.diagram.variables}
    work = _Frame(levels, named, day, schema)
    made = [tuple(work.coded()), tuple(work.masks(turns=missing))]
    for place in range(max(len(levels.rules), len(levels.turns) if missing else 0)):
        made.append(tuple(work.level(place, turns=missing)))
    reached = work.over_eras(lambda era: work.bits(era.rules))
    made += [(reached.alias("possible_rules"),), tuple(_results(levels, keys, work.bits_type))]
    if missing:
        made += [tuple(work.turning()), (work.missing(asks),)]
    return tuple(made)


class _Frame:
    """The expressions of one decision over one frame."""

    def __init__(
        self, levels: Levels, columns: Mapping[str, str], day: str, schema: Mapping[str, Any]
    ) -> None:
        self.schema = schema
        self.levels = levels
        self.columns = columns
        self.day = day
        count = len(levels.decision.rules)
        self.bits_type = pl.Int16 if count < 16 else pl.Int32 if count < 32 else pl.Int64

    # -------------------------------------------------------------- values

    def coded(self) -> Iterator[pl.Expr]:
        """Choices as small codes, days as windows, and which era a row's day falls in."""
        for place, variable in enumerate(self.levels.diagram.variables):
            column = pl.col(self.columns[variable.key])
            if isinstance(variable.fact, Choice):
                given = self.schema[self.columns[variable.key]]
                if not isinstance(given, pl.Enum):
                    column = column.cast(pl.Enum(variable.fact.choices))
                yield column.to_physical().alias(f"{_CODED}{place}")
            elif isinstance(variable.fact, Day):
                yield self._window(column, variable).alias(f"{_CODED}{place}")
        for place, era in enumerate(self.levels.eras):
            yield self._in_era(era).fill_null(False).alias(f"{_DAY}{place}")

    def _in_era(self, era: EraRoots) -> pl.Expr:
        day = pl.col(self.day)
        tests = [day >= date.fromordinal(era.first)] if era.first is not None else []
        tests += [day <= date.fromordinal(era.last)] if era.last is not None else []
        return reduce(and_, tests) if tests else day.is_not_null()

    def _window(self, column: pl.Expr, variable: Variable) -> pl.Expr:
        return window(column, pl.col(self.day), [years for (years,) in variable.classes[:-1]])

    def masks(self, *, turns: bool) -> Iterator[pl.Expr]:
        """Each mask as a truth for the turns and as all-bits-or-none for the rules."""
        for_rules = self.levels.masks(turns=False)
        for mask in for_rules:
            yield (
                pl.when(self._mask(mask))
                .then(pl.lit(-1, self.bits_type))
                .otherwise(pl.lit(0, self.bits_type))
                .alias(_name(mask, "b"))
            )
        for mask in self.levels.masks(turns=True) if turns else ():
            yield self._mask(mask).alias(_name(mask, "m"))
        if turns:
            for place in self.levels.asked():
                key = self.levels.diagram.variables[place].key
                yield pl.col(self.columns[key]).is_null().alias(f"{_UNKNOWN}{place}")

    def _mask(self, mask: Mask) -> pl.Expr:
        variable = self.levels.diagram.variables[mask.variable]
        tried = self.levels.unknown_is_tried(mask)
        if not isinstance(variable.fact, Choice | Day):
            column = pl.col(self.columns[variable.key])
            return (column if mask.classes == (1,) else ~column).fill_null(tried)
        coded = pl.col(f"{_CODED}{mask.variable}")
        if isinstance(variable.fact, Day):
            return reduce(or_, [coded == place for place in mask.classes]).fill_null(tried)
        words = self.levels.words(mask)
        codes = self._codes(variable.fact, self.columns[variable.key])
        inside = [code for code, word in codes.items() if word in words]
        outside = [code for code in codes if code not in inside]
        if not inside or not outside:  # the frame's own enumeration may lack words of the fact
            return coded.is_null() & tried if not inside else coded.is_not_null() | tried
        if len(inside) <= len(outside):
            return reduce(or_, [coded == code for code in inside]).fill_null(tried)
        return reduce(and_, [coded != code for code in outside]).fill_null(tried)

    def _codes(self, fact: Choice, column: str) -> dict[int, str]:
        """The codes of a choice's words: those of the frame's own enumeration where it has one."""
        given = self.schema[column]
        words = given.categories.to_list() if isinstance(given, pl.Enum) else fact.choices
        return dict(enumerate(words))

    # -------------------------------------------------------------- steps

    def level(self, place: int, *, turns: bool) -> Iterator[pl.Expr]:
        """The shared steps of one level."""
        for name, step in self.levels.rules[place].items() if place < len(self.levels.rules) else ():
            yield self.bits(step).alias(name)
        if turns and place < len(self.levels.turns):
            for name, step in self.levels.turns[place].items():
                yield self.truth(step).alias(name)

    def bits(self, below: Below) -> pl.Expr:
        """Rule bits of a step, a column or a constant."""
        if isinstance(below, Step):
            return reduce(or_, [pl.col(_name(mask, "b")) & self.bits(under) for mask, under in below.ways])
        if isinstance(below, str):
            return pl.col(below)
        return pl.lit(int(below), self.bits_type)

    def truth(self, below: Below) -> pl.Expr:
        """Whether the outcome differs, for a step, a column or a constant."""
        if isinstance(below, Step):
            ways = [
                pl.col(_name(mask, "m")) if under is True else pl.col(_name(mask, "m")) & self.truth(under)
                for mask, under in below.ways
            ]
            return reduce(or_, ways)
        return pl.col(below) if isinstance(below, str) else pl.lit(bool(below))

    def over_eras(self, root: Any) -> pl.Expr:
        """What the roots come to, each row's own era chosen."""
        first, *rest = self.levels.eras
        chosen: Any = pl.when(pl.col(f"{_DAY}0")).then(root(first))
        for place, era in enumerate(rest, 1):
            chosen = chosen.when(pl.col(f"{_DAY}{place}")).then(root(era))
        found: pl.Expr = chosen.otherwise(pl.lit(0, self.bits_type))
        return found

    def turning(self) -> Iterator[pl.Expr]:
        """For each variable: is it unknown, and does the outcome turn on it?"""
        for place in self.levels.asked():
            roots = [
                (number, era.turns[place])
                for number, era in enumerate(self.levels.eras)
                if place in era.turns
            ]
            ways = [
                pl.col(f"{_DAY}{number}") if root is True else pl.col(f"{_DAY}{number}") & self.truth(root)
                for number, root in roots
            ]
            yield (pl.col(f"{_UNKNOWN}{place}") & reduce(or_, ways)).alias(f"_turns{place}")

    def missing(self, asks: Mapping[str, tuple[Ask, ...]] | None) -> pl.Expr:
        """The missing mask, without the follow-on questions that wait."""
        found = pl.lit(0, pl.Int64)
        for place in self.levels.asked():
            key = self.levels.diagram.variables[place].key
            turning = pl.col(f"_turns{place}")
            for earlier in self.levels.waits_for(place):
                turning = turning & ~pl.col(f"_turns{earlier}")
            for ask in (asks or {}).get(key, (Ask(place),)):
                shown = turning & pl.col(ask.only).is_null() if ask.only else turning
                found = found | pl.when(shown).then(pl.lit(1 << ask.bit, pl.Int64)).otherwise(
                    pl.lit(0, pl.Int64)
                )
        return found.alias("missing")


def _name(mask: Mask, letter: str) -> str:
    return f"_{letter}{mask.variable}_{'_'.join(map(str, mask.classes))}"


def window(start: pl.Expr, day: pl.Expr, years: Sequence[int]) -> pl.Expr:
    """Which window of years from its start a day lies in: its place in `years`, beyond all of them their number.

    As numbers like 20240229 a year more is 10000 more, and 29 February rounds down. Null where the start is unknown.
    """
    begun, on = _as_number(start), _as_number(day)
    found: Any = pl.when(begun > on).then(pl.lit(len(years), pl.UInt8))
    for place, most in enumerate(years):
        found = found.when(on <= begun + 10_000 * most).then(pl.lit(place, pl.UInt8))
    beyond: pl.Expr = found.when(begun.is_not_null()).then(pl.lit(len(years), pl.UInt8))
    return beyond


def _as_number(day: pl.Expr) -> pl.Expr:
    return day.dt.year() * 10_000 + day.dt.month().cast(pl.Int32) * 100 + day.dt.day().cast(pl.Int32)


def _results(levels: Levels, keys: tuple[str, ...], bits_type: Any) -> Iterator[pl.Expr]:
    """The safe outcome, the possible ones and the deciding rule, out of the rules reached."""
    reached = pl.col("possible_rules")
    decision = levels.decision
    possible = pl.lit(0, pl.UInt8)
    safe: Any = pl.when(pl.lit(False)).then(None)
    chosen: Any = safe
    for place, outcome in enumerate(decision.outcomes):
        bits = levels.rule_bits(outcome)
        if not bits:
            continue
        giving = reached & pl.lit(bits, bits_type)
        found = giving != 0
        possible = possible | pl.when(found).then(pl.lit(1 << place, pl.UInt8)).otherwise(pl.lit(0, pl.UInt8))
        safe = safe.when(found).then(pl.lit(place, pl.UInt8))
        chosen = chosen.when(found).then(giving)
    yield safe.cat.to(pl.Enum(decision.outcomes)).alias("safe")
    yield possible.alias("possible")
    width = {pl.Int16: 15, pl.Int32: 31, pl.Int64: 63}[bits_type]
    highest = (width - chosen.cast(bits_type).bitwise_leading_zeros().cast(pl.Int8)).cast(pl.UInt8)
    rule = highest.cat.to(pl.Enum([rule.key for rule in decision.rules]))
    yield (rule.cast(pl.Enum(keys)) if keys else rule).alias("rule")
