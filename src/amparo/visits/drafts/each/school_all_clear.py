"""The second notice to families and staff (D-SB98-K12): the officers have left; held like the first."""

from amparo.notices.filling import Filling
from amparo.notices.texts import Text
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import all_clear_rows, have_left

__all__ = ["KIND"]


def fill(facts: Facts, text: Text) -> Filling:
    """When their presence was confirmed, and when they left."""
    return Filling({}, {"what": (all_clear_rows(facts, text),)})


KIND = DraftKind("school_all_clear", ("D-SB98-K12",), fill, is_email=True, held=True, asks=have_left)
