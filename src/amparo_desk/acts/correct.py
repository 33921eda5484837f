"""A slip is mended: an event that corrects an earlier one takes its place, or strikes it. The earlier one stays to be seen."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from amparo.casefile import Act, CaseFile, Sort
from amparo.facts import Agency
from amparo.terms import FactValueError
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import decide_anew
from amparo_desk.acts.step import begin
from amparo_desk.vault.store import Vault

STRUCK_ONLY_WITH_RIGHT = frozenset(
    {
        Sort.ACTED_OUTSIDE_DECISION,
        Sort.PAPER_VERIFIED,
        Sort.HANDED_OVER,
        Sort.TAKEN_TO_COURT,
        Sort.OFFICE_TOLD,
        Sort.ACCESS_GIVEN,
    }
)
"""What only a supervisor records is struck by a supervisor alone; so is what the office was told, which owes notices,
and access, which is counted in public."""

NEVER_STRUCK = frozenset(
    {Sort.REQUEST_RECEIVED, Sort.VOIDED, Sort.DECIDED, Sort.NOTICE_MADE, Sort.COUNSEL_ANSWERED}
)
"""A record begins as it began; an answer of the rules follows from facts, and a notice that was made was made.

Counsel's word is counsel's: struck, an earlier one would stand again. Counsel answers once more."""


def correct(
    vault: Vault, actor: Actor, record: str, at: datetime, seen: int, *, entry: int, given: Mapping[str, Any]
) -> CaseFile:
    """Put other values in an entry's place. Raises NotAllowedError, ConflictError, EventError."""
    step = begin(vault, actor, Act.CORRECT, record, at, seen)
    if not 0 < entry <= len(step.here.events):
        raise FactValueError("entry", f"there is no entry {entry}.", "Choose one of the list.")
    before = step.here.events[entry - 1]
    if before.sort in NEVER_STRUCK - {Sort.REQUEST_RECEIVED}:
        raise FactValueError("entry", "this entry is never mended.", "Add what corrects it.")
    if before.sort in STRUCK_ONLY_WITH_RIGHT:
        actor.role_for(Act.ACT_OUTSIDE_DECISION)
    step.note(before.sort, {**before.body, **before.person, **given}, corrects=entry)
    return step.save()


def strike(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    seen: int,
    *,
    entry: int,
    reason: str,
) -> CaseFile:
    """Strike an entry that was noted by mistake, with the reason; what follows from it is decided anew.

    Raises NotAllowedError, ConflictError, EventError, FactValueError where it cannot be struck.
    """
    step = begin(vault, actor, Act.CORRECT, record, at, seen)
    if not 0 < entry <= len(step.here.events):
        raise FactValueError("entry", f"there is no entry {entry}.", "Choose one of the list.")
    sort = step.here.events[entry - 1].sort
    if sort in NEVER_STRUCK:
        raise FactValueError("entry", "this entry is never struck.", "Add what corrects it.")
    if sort in STRUCK_ONLY_WITH_RIGHT:
        actor.role_for(Act.ACT_OUTSIDE_DECISION)
    step.note(Sort.VOIDED, {"entry": entry, "reason": reason})
    decide_anew(step, agency)
    return step.save()
