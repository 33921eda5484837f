"""A notice is served: how, when, in which language, with whose signature; what was served is kept to the byte."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import begin
from amparo_desk.vault.store import Vault

TELLS_THE_INTENTION = frozenset({"copy_and_intent", "change_of_intention"})


def serve_notice(
    vault: Vault,
    actor: Actor,
    record: str,
    at: datetime,
    seen: int,
    *,
    notice: str,
    how: str,
    served_at: datetime,
    language: str,
    signed: str = "",
    interpreter: str = "",
) -> CaseFile:
    """Note the service of a notice that was made. Raises NotAllowedError, ConflictError, RefusedActError."""
    step = begin(vault, actor, Act.SERVE_NOTICE, record, at, seen, notice=notice)
    made = [one for one in step.here.made if (one["notice"], one["language"]) == (notice, language)]
    newest = made[-1] if made else {}
    step.note(
        Sort.NOTICE_SERVED,
        {
            "notice": notice,
            "how": how,
            "served_at": served_at,
            "language": language,
            "told_intention_at": served_at if notice in TELLS_THE_INTENTION and how != "not_served" else None,
            "sha256": newest.get("sha256"),
            "pages": newest.get("pages"),
            "signed": signed,
            "interpreter": interpreter,
        },
        on_paper=served_at,
    )
    return step.save()
