"""Staff notes the time that a record took, and what for: declining apart from helping (Gov. Code § 7284.6(a)(1))."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import begin
from amparo_desk.vault.store import Vault


def note_time(
    vault: Vault, actor: Actor, record: str, at: datetime, seen: int, *, minutes: int, purpose: str = ""
) -> CaseFile:
    """Note it; without a purpose where nobody can say. Raises NotAllowedError, ConflictError, EventError."""
    step = begin(vault, actor, Act.NOTE_TIME, record, at, seen)
    step.note(Sort.TIME_SPENT, {"minutes": minutes, "purpose": purpose})
    return step.save()
