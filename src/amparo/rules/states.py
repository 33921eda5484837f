"""The four states of a fact, and how each is written in a file.

A fact is a value; or nobody asked (it is absent); or somebody asked and does not know (`null` or "unknown"); or it
does not apply ("does_not_apply"). The second and the third are both unknown to every rule; we keep them apart because
only the first is worth asking again.
"""

from enum import Enum
from typing import Any, Final

UNKNOWN_WORD: Final = "unknown"
DOES_NOT_APPLY: Final = "does_not_apply"


class FactState(Enum):
    """What we have of a fact."""

    KNOWN = "known"
    NOT_ASKED = "not_asked"
    ASKED_AND_UNKNOWN = "asked_and_unknown"
    DOES_NOT_APPLY = "does_not_apply"


_ABSENT: Final = object()


def state_of(record: dict[str, Any], name: str) -> FactState:
    """The state of the fact `name` in a record as it was given."""
    given = record.get(name, _ABSENT)
    if given is _ABSENT:
        return FactState.NOT_ASKED
    if given is None or given == UNKNOWN_WORD:
        return FactState.ASKED_AND_UNKNOWN
    if given == DOES_NOT_APPLY:
        return FactState.DOES_NOT_APPLY
    return FactState.KNOWN
