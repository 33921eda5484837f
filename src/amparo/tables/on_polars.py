"""polars decides a batch."""

from collections.abc import Iterator
from contextlib import contextmanager

from amparo.decision.tables import BATCH, decide_batch
from amparo.tables.answers import Decide, answers

__all__ = ["ROWS", "deciding"]

ROWS = BATCH


@contextmanager
def deciding() -> Iterator[Decide]:
    """A function that decides a batch."""
    yield lambda ready: answers(decide_batch(ready))
