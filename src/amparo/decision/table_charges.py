"""Does a magistrate's finding on some pending charge open? A polars table of charges, one answer per request.

The columns stand in `record_columns.py`, how it is done in `record_frame.py`; `record_select.py` is the same for a
database, `table_convictions.py` for convictions.
"""

from amparo.decision.record_columns import CHARGES
from amparo.decision.record_frame import reduced
from amparo.rules.polars_reading import pl

__all__ = ["CHARGES", "reduce_charges"]


def reduce_charges(charges: pl.LazyFrame) -> pl.LazyFrame:
    """One row per `request_id` with `charge_opens`: true, false, or null while something can still change it.

    One true opens, whatever is unknown of the others. A request without a row here has no answer: only the caller knows
    whether nothing is pending or nobody looked. A record that `decide` would refuse has none either, and `charge_refused`
    says why, in a word of REFUSALS. Raises as `table_convictions.reduce` does.
    """
    return reduced(charges, "charges")
