"""Another local policy is tried on every row: which answers would have been different?"""

from collections.abc import Iterable, Mapping

from amparo.decision.table_columns import COLUMNS
from amparo.facts.request import transfer_policy
from amparo.intake.refusal import did_you_mean
from amparo.rules.polars_reading import pl
from amparo.terms import ContradictionError, FactValueError

POLICIES = {column.name: column.words for column in COLUMNS if column.words == transfer_policy.choices}
"""The columns that hold an agency's own rule, with their words."""

WhatIf = Mapping[str, str]


def read_what_if(told: Iterable[str]) -> dict[str, str]:
    """Read `policy=forbids` and the like. Raises FactError for what is no policy column, or no word of it."""
    found: dict[str, str] = {}
    for one in told:
        column, is_given, word = (part.strip() for part in one.partition("="))
        if not is_given:
            raise FactValueError("--what-if", f"{one!r} says no policy.", "Write --what-if policy=forbids.")
        if column not in POLICIES:
            wrong = f"{column!r} is no column of a policy."
            raise FactValueError("--what-if", wrong, did_you_mean(column, list(POLICIES)))
        if word not in POLICIES[column]:
            mend = did_you_mean(word, POLICIES[column])
            raise FactValueError(f"--what-if {column}", f"{word!r} is no word of this column.", mend)
        if column in found:
            raise ContradictionError(f"--what-if {column}", "it is given twice.", "Keep one of the two.")
        found[column] = word
    return found


def supposed(ready: pl.DataFrame, what_if: WhatIf) -> pl.DataFrame:
    """The rows as they would be under that policy."""
    return ready.with_columns(
        pl.lit(word, dtype=pl.Enum(POLICIES[column])).alias(column) for column, word in what_if.items()
    )
