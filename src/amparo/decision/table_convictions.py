"""Does some conviction open? A polars table of convictions, looked through, one answer per request.

The columns stand in `record_columns.py`, how it is done in `record_frame.py`; `record_select.py` is the same for a
database, `table_charges.py` for pending charges.
"""

from amparo.decision.record_columns import CONVICTIONS
from amparo.decision.record_frame import reduced
from amparo.rules.polars_reading import pl

__all__ = ["CONVICTIONS", "reduce"]


def reduce(convictions: pl.LazyFrame) -> pl.LazyFrame:
    """One row per `request_id` with `conviction_opens`: true, false, or null while something can still change it.

    One true opens, whatever is unknown of the others; a false needs every conviction closed. A request without a row here
    has no answer: only the caller knows whether its list is empty or unread. A record that `decide` would refuse has none
    either, and `conviction_refused` says why, in a word of REFUSALS.

    Reads the rows at once. Raises FactError for a section, code or court that is none of ours, for a lacking column, and
    for a flag or a day of another type; polars raises where a word is none of its column's.
    """
    return reduced(convictions, "convictions")
