"""Something was done outside the decision. It is recorded as such, with the reason: it is not made to look allowed."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import begin, not_ahead
from amparo_desk.vault.store import Vault

DONE: dict[str, tuple[str, str]] = {
    "told_release": ("The release date was told.", "Se dijo la fecha de salida."),
    "kept_longer": ("The person was kept past release.", "Se retuvo a la persona después de su salida."),
    "handed_over": ("The person was handed over.", "Se entregó a la persona."),
    "let_interview": ("An interview was allowed.", "Se permitió una entrevista."),
    "gave_information": ("Information was given.", "Se dio información."),
    "other": ("Something else was done.", "Se hizo otra cosa."),
}
"""What can have been done, in English and Spanish."""


def act_outside(
    vault: Vault,
    actor: Actor,
    record: str,
    at: datetime,
    seen: int,
    *,
    part: str,
    done: str,
    happened_at: datetime,
    reason: str,
    repaired: str,
) -> CaseFile:
    """Note what was done, by which reason, and what was done to repair it; with it the plain event, so that it counts.

    Raises NotAllowedError, ConflictError, EventError.
    """
    not_ahead(happened_at, at)
    step = begin(vault, actor, Act.ACT_OUTSIDE_DECISION, record, at, seen)
    step.note(
        Sort.ACTED_OUTSIDE_DECISION,
        {"part": part, "act": done, "reason": reason, "happened_at": happened_at, "repaired": repaired},
        on_paper=happened_at,
    )
    match done:
        case "told_release":
            step.note(Sort.OFFICE_TOLD, {"told_at": happened_at}, on_paper=happened_at)
        case "handed_over":
            step.note(Sort.HANDED_OVER, {"handed_over_at": happened_at}, on_paper=happened_at)
    return step.save()
