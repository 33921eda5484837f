"""What a polars frame must be before its rows are decided: the needed columns there, in types that leave no guess."""

from collections.abc import Iterable

from amparo.decision.table_columns import DAY, FLAG, Column
from amparo.rules.polars_reading import pl
from amparo.terms import FactError

_TYPES = {
    FLAG: (pl.Boolean, "pl.col(…).replace_strict({1: True, 0: False})"),
    DAY: (pl.Date, "pl.col(…).str.to_date()"),
}


def names_of(frame: pl.LazyFrame, columns: Iterable[Column], needed: Iterable[str]) -> list[str]:
    """The names of the frame's columns. Raises FactError where a needed one is lacking or a type would be guessed at.

    polars makes a true of the number 2 and a day of the number 20261124; here neither is read.
    """
    schema = frame.collect_schema()
    for name in needed:
        if name not in schema:
            raise FactError(name, "the table has no such column.", "See amparo.decision.table_columns.")
    for column in columns:
        given = schema.get(column.name, pl.Null())
        wanted, mend = _TYPES.get(column.type, (given, ""))
        if given not in (wanted, pl.Null):
            raise FactError(
                column.name, f"a column of {given} is no {column.type}.", f"Make it one, as in {mend}."
            )
    return schema.names()
