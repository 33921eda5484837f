"""A decided batch as it is written: all columns of the table as they were, then the answers in words.

Facts and outcomes stand in one cell, joined by |; an empty cell is none. The same as bits stand behind them in parquet,
where a program reads on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from amparo.decision.receipt import rule_pack
from amparo.decision.table_columns import missing_facts, rule_keys
from amparo.facts.request import REQUEST_KINDS
from amparo.law.custody import all_decisions
from amparo.rules.polars_reading import pl
from amparo.tables.answers import OUTCOMES, TYPES
from amparo.tables.cells import Cells

BETWEEN = "|"
WORDS = ("safe", "possible", "rule", "citation", "missing", "no_answer_because", "rule_pack")
"""What a decided table has more. The safe outcome; every outcome that the open facts leave; the deciding rule and its
citation; the facts that can still change the answer; the columns whose cells could not be read; the hash of the rules."""

SUPPOSED = ("what_if_safe", "what_if_rule")
BITS = ("possible_rules", "possible_bits", "missing_bits")


@dataclass(frozen=True, slots=True, eq=False)
class Decided:
    """A batch: the rows as they were, their cells as they were read, the answers, and those under another policy."""

    given: pl.DataFrame
    cells: Cells
    answers: pl.DataFrame
    supposed: pl.DataFrame | None = None


def added(*, bits: bool, what_if: bool) -> tuple[str, ...]:
    """The columns that are written behind those of the table."""
    return (*WORDS, *(SUPPOSED if what_if else ()), *(BITS if bits else ()))


def types_of(*, bits: bool, what_if: bool) -> dict[str, pl.DataType]:
    """The same with their types: words as codes, so that a table of millions keeps each word once."""
    types: dict[str, pl.DataType] = {
        "safe": TYPES["safe"],
        "possible": pl.Enum(_possible().drop_nulls()),
        "rule": TYPES["rule"],
        "citation": pl.Enum(_citations().drop_nulls().unique(maintain_order=True)),
        "missing": pl.Categorical(),
        "no_answer_because": pl.Categorical(),
        "rule_pack": pl.Enum([rule_pack()]),
    }
    if what_if:
        types |= {"what_if_safe": TYPES["safe"], "what_if_rule": TYPES["rule"]}
    if bits:
        types |= dict(zip(BITS, (TYPES["possible_rules"], pl.Int32(), TYPES["missing"]), strict=True))
    return types


def written(decided: Decided, *, bits: bool) -> pl.DataFrame:
    """The batch as it is written, in the rows' order."""
    types = types_of(bits=bits, what_if=decided.supposed is not None)
    columns = {series.name: series for series in _columns(decided, types)}
    return decided.given.hstack([columns[name].cast(type_) for name, type_ in types.items()])


def _columns(decided: Decided, types: dict[str, pl.DataType]) -> Iterator[pl.Series]:
    told = decided.answers
    yield told["safe"]
    yield _possible().cast(types["possible"]).gather(told["possible"])
    yield told["rule"]
    yield _cited(decided.cells.ready["kind"], told["rule"], _citations().cast(types["citation"]))
    yield _missing(told["missing"], types["missing"])
    yield decided.cells.because.alias("no_answer_because")
    yield pl.repeat(0, told.height, dtype=pl.UInt8, eager=True).cat.to(types["rule_pack"]).alias("rule_pack")
    if decided.supposed is not None:
        yield decided.supposed["safe"].alias("what_if_safe")
        yield decided.supposed["rule"].alias("what_if_rule")
    yield told["possible_rules"]
    yield told["possible"].alias("possible_bits")
    yield told["missing"].alias("missing_bits")


@lru_cache(maxsize=1)
def _possible() -> pl.Series:
    """Every set of outcomes in words, by its bits."""
    sets = range(1 << len(OUTCOMES))
    named = [[outcome for place, outcome in enumerate(OUTCOMES) if bits >> place & 1] for bits in sets]
    return pl.Series("possible", [BETWEEN.join(names) or None for names in named])


def _missing(masks: pl.Series, words: pl.DataType) -> pl.Series:
    """The facts of each mask; a table has few different ones."""
    different = masks.unique()
    named = [BETWEEN.join(missing_facts(mask)) or None for mask in different]
    known = pl.DataFrame({"mask": different, "missing": pl.Series(named, dtype=pl.String).cast(words)})
    return masks.to_frame("mask").join(known, on="mask", how="left", maintain_order="left")["missing"]


@lru_cache(maxsize=1)
def _citations() -> pl.Series:
    """The citation of every rule of every kind: one kind after the other, in each the keys of all rules."""
    cited = {kind: {rule.key: rule.cite for rule in found.rules} for kind, found in all_decisions().items()}
    return pl.Series("citation", [cited[kind].get(key) for kind in REQUEST_KINDS for key in rule_keys()])


def _cited(kinds: pl.Series, rules: pl.Series, citations: pl.Series) -> pl.Series:
    """A row of no kind was decided as information."""
    kind = kinds.fill_null("information").to_physical().cast(pl.Int32)
    return citations.gather(kind * len(rule_keys()) + rules.to_physical())
