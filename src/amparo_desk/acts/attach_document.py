"""A further paper goes to a record: a warrant that came later, the copy that was signed, a re-send."""

from datetime import datetime

from amparo.casefile import Act, CaseFile
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.receive_request import Attached, attach
from amparo_desk.acts.step import begin
from amparo_desk.vault.store import Vault


def attach_document(
    vault: Vault, actor: Actor, record: str, at: datetime, seen: int, paper: Attached
) -> CaseFile:
    """Keep a paper sealed, with its digest. Raises NotAllowedError, ConflictError."""
    step = begin(vault, actor, Act.ATTACH_DOCUMENT, record, at, seen)
    attach(step, paper)
    return step.save()
