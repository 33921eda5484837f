"""A request is linked to another: sent again, or the same contact. Both stay; nothing is merged."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo.terms import FactValueError
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import begin
from amparo_desk.vault.store import Vault


def link_again(
    vault: Vault, actor: Actor, record: str, at: datetime, seen: int, *, other: str, why: str
) -> CaseFile:
    """Note the link. Raises NotAllowedError, ConflictError, FactValueError where there is no such record."""
    step = begin(vault, actor, Act.LINK_AGAIN, record, at, seen)
    if other == record or not vault.events(other):
        raise FactValueError("record", f"{other} is no other record here.", "Choose one from the list.")
    step.note(Sort.LINKED, {"record": other, "why": why})
    return step.save()
