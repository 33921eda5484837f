"""A notice is served: how, when, in which language, with whose signature; what was served is kept to the byte."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import RefusedActError, begin, not_ahead
from amparo_desk.vault.store import Vault

_NOT_MADE = ("That notice has not been made.", "Ese aviso no se ha hecho.")
_NOT_GONE = (
    "The person is still here: it is given to them, not posted and not kept for pick-up.",
    "La persona sigue aquí: se le entrega; no va por correo ni se guarda para recoger.",
)
TELLS_THE_INTENTION = frozenset({"copy_and_intent", "change_of_intention"})

TO_ANOTHER = "release_notice_attorney_or_designee"
"""The notice that does not go to the person."""


def serve_notice(
    vault: Vault,
    actor: Actor,
    record: str,
    at: datetime,
    seen: int,
    *,
    sha256: str,
    how: str,
    served_at: datetime,
    signed: str = "",
    interpreter: str = "",
) -> CaseFile:
    """Note the service of the notice of that digest. Raises NotAllowedError, ConflictError, RefusedActError."""
    step = begin(vault, actor, Act.SERVE_NOTICE, record, at, seen)
    made = next((one for one in step.here.made if one["sha256"] == sha256), None)
    if made is None:
        raise RefusedActError(_NOT_MADE)
    if how in ("post", "pick_up", "email", "fax") and made["notice"] != TO_ANOTHER and _is_here(step.here):
        raise RefusedActError(_NOT_GONE)
    not_ahead(served_at, at)
    told = served_at if made["notice"] in TELLS_THE_INTENTION and how != "not_served" else None
    step.note(
        Sort.NOTICE_SERVED,
        {
            "notice": made["notice"],
            "how": how,
            "served_at": served_at if how != "not_served" else None,
            "language": made["language"],
            "told_intention_at": told,
            "sha256": sha256,
            "pages": made.get("pages"),
            "signed": signed,
            "interpreter": interpreter,
        },
        on_paper=served_at,
    )
    return step.save()


def _is_here(case: CaseFile) -> bool:
    """Whether the person is known to be in custody here still."""
    if case.released_at is not None or case.handed_over or case.arrested_on_premises:
        return False
    facts = [part.facts for part in case.parts.values() if part.facts is not None]
    return any(one.get("person", {}).get("in_custody") is True for one in facts)
