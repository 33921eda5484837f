"""A polars table of requests with what their convictions and charges come to, ready to be decided.

`joined_select` of `record_select.py` is the same for a database.
"""

from amparo.decision.record_columns import RECORDS, check_joined
from amparo.decision.table_frame import names_of
from amparo.rules.polars_reading import pl

_HERE = "=here"


def joined(
    requests: pl.LazyFrame, *, convictions: pl.LazyFrame | None = None, charges: pl.LazyFrame | None = None
) -> pl.LazyFrame:
    """The requests with the answers of `reduce` and `reduce_charges`, for `decide_frame`.

    Without one of the two, the requests' own column stays as it is. A request without a row there has an empty list where
    its `convictions_read` or `pending_read` is true, else an unread one. One whose record was refused loses its day, so
    that no rule answers; the words that say why stand beside it. Raises FactError where a needed column is lacking, an
    answer stands in the requests already, or a flag is of another type.
    """
    answers = {"convictions": convictions, "charges": charges}
    given = {name: answer for name, answer in answers.items() if answer is not None}
    reads = [RECORDS[name].read for name in given]
    names = names_of(requests, reads, ("request_id", "on"))
    check_joined(names, given)
    day = pl.col("on")
    for name, answer in given.items():
        records = RECORDS[name]
        own = answer.select("request_id", records.opens, records.refused, pl.lit(True).alias(_HERE))
        read = pl.col(records.read.name) if records.read.name in names else pl.lit(None)
        empty = read.cast(pl.Boolean).fill_null(False) & pl.col("request_id").is_not_null()
        is_empty = pl.col(_HERE).is_null() & empty
        requests = (
            requests.join(own, on="request_id", how="left", maintain_order="left")
            .with_columns(pl.when(is_empty).then(False).otherwise(records.opens).alias(records.opens))
            .drop(_HERE)
        )
        day = pl.when(pl.col(records.refused).is_null()).then(day)
    return requests.with_columns(day.alias("on"))
