"""The federal office takes its request back; what is owed to the person stays owed."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import begin
from amparo_desk.vault.store import Vault


def record_withdrawal(
    vault: Vault, actor: Actor, record: str, at: datetime, seen: int, *, withdrawn_at: datetime
) -> CaseFile:
    """Note it. Raises NotAllowedError, ConflictError."""
    step = begin(vault, actor, Act.RECORD_WITHDRAWAL, record, at, seen)
    step.note(Sort.WITHDRAWN, {"withdrawn_at": withdrawn_at}, on_paper=withdrawn_at)
    return step.save()
