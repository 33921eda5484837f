"""The person names an attorney or one other person to be told; the newest name stands."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import begin
from amparo_desk.vault.store import Vault


def name_designee(
    vault: Vault,
    actor: Actor,
    record: str,
    at: datetime,
    seen: int,
    *,
    attorney: bool,
    name: str,
    reach: str,
) -> CaseFile:
    """Note whom the person named and how to reach them. Raises NotAllowedError, ConflictError."""
    step = begin(vault, actor, Act.NAME_DESIGNEE, record, at, seen)
    step.note(Sort.DESIGNEE_NAMED, {"attorney": attorney, "name": name, "reach": reach})
    return step.save()
