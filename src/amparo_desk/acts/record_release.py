"""When the person is due for release, and when they left; an arrest on the premises at that moment."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import begin, not_ahead
from amparo_desk.vault.store import Vault


def record_due(
    vault: Vault, actor: Actor, record: str, at: datetime, seen: int, *, due_at: datetime
) -> CaseFile:
    """Note when the person is due for release; the newest stands. Raises NotAllowedError, ConflictError, RefusedActError."""
    step = begin(vault, actor, Act.RECORD_RELEASE, record, at, seen)
    step.note(Sort.RELEASE_DUE, {"due_at": due_at}, on_paper=due_at)
    return step.save()


def record_release(
    vault: Vault,
    actor: Actor,
    record: str,
    at: datetime,
    seen: int,
    *,
    released_at: datetime,
    arrested: bool,
) -> CaseFile:
    """Note the release, and whether federal officers arrested the person on the premises.

    Raises NotAllowedError, ConflictError, RefusedActError where the person has left already.
    """
    not_ahead(released_at, at)
    step = begin(vault, actor, Act.RECORD_RELEASE, record, at, seen)
    step.note(Sort.RELEASED, {"released_at": released_at}, on_paper=released_at)
    if arrested:
        step.note(Sort.ARRESTED_ON_PREMISES, {"arrested_at": released_at}, on_paper=released_at)
    return step.save()
