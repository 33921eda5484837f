"""What an engine gives back for a batch of rows, whichever engine it is."""

from collections.abc import Callable

from amparo.decision.table_columns import RESULTS, rule_keys
from amparo.law.custody.outcomes import APART, PROTECTIVE_FIRST
from amparo.rules.polars_reading import pl

Decide = Callable[[pl.DataFrame], pl.DataFrame]
"""From rows whose cells have been read to their answers, in the same order."""

PLACE = "=place"
"""A row's place in its batch; no column of a fact is called so."""

OUTCOMES = (*PROTECTIVE_FIRST, *APART)
TYPES: dict[str, pl.DataType] = {
    "possible_rules": pl.Int32(),
    "safe": pl.Enum(OUTCOMES),
    "possible": pl.UInt8(),
    "rule": pl.Enum(rule_keys()),
    "missing": pl.Int64(),
}
"""The columns of an answer: those of RESULTS, but for the hash of the rules, which is the same on every row."""

assert set(TYPES) == set(RESULTS) - {"rule_pack"}


def answers(given: pl.DataFrame) -> pl.DataFrame:
    """The columns of an answer in their types."""
    return given.select(pl.col(name).cast(type_) for name, type_ in TYPES.items())


def told_columns() -> str:
    """The same as written in SQL."""
    return ", ".join(TYPES)
