"""The federal office is answered: told a release date, where that is allowed today and the notices lie ready, or declined."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort, refused
from amparo.casefile.acts import may_command
from amparo.clock import CALIFORNIA
from amparo.facts import Agency
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import answer_for, differs, note_answer
from amparo_desk.acts.step import RefusedActError, begin, not_ahead
from amparo_desk.vault.store import Vault

ANOTHER_DATE = (
    "The notices that lie ready tell another release date. Make them anew for this one first.",
    "Los avisos preparados dicen otra fecha de salida. Hágalos antes de nuevo con esta.",
)
_UNASKED = (
    (
        "That is before the request came in: to tell a release unasked is no answer to a request (rule N-5). "
        "If it was done, a supervisor records it as an act outside the decision."
    ),
    (
        "Eso es antes de que llegara la solicitud: avisar una salida sin que lo pidan no responde a ninguna "
        "(regla N-5). Si se hizo, supervisión lo anota como acto fuera de la decisión."
    ),
)
_NOT_INTENDED = (
    "The agency has not said that it will answer. Set the intention first, and tell the person.",
    "La agencia no ha dicho que responderá. Anote antes la intención, e informe a la persona.",
)


def tell_office(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    seen: int,
    *,
    told_at: datetime,
    release_at: datetime,
    channel: str,
) -> CaseFile:
    """Note that the office was told when the person leaves; decided again for that very day first.

    Raises NotAllowedError, ConflictError, RefusedActError where the decision of that day, or a missing notice, forbids.
    """
    not_ahead(told_at, at)
    step = begin(vault, actor, Act.RECORD_ANSWER, record, at, seen)
    received = step.here.received.get("received_at")
    if received is not None and told_at < received:
        raise RefusedActError(_UNASKED)
    answer = answer_for(step.here, "notification", agency, told_at.astimezone(CALIFORNIA).date())
    if differs(step.here.parts["notification"].decided, answer):
        note_answer(step, answer)
        against = refused(step.after(), Act.RECORD_ANSWER)
        if against is not None:
            raise RefusedActError(against)
    if step.here.intended("notification") != "yes":
        raise RefusedActError(_NOT_INTENDED)
    if any(told != release_at for told in release_dates_ready(step.here)):
        raise RefusedActError(ANOTHER_DATE)
    step.note(
        Sort.OFFICE_TOLD,
        {"told_at": told_at, "release_at": release_at, "channel": channel},
        on_paper=told_at,
    )
    return step.save()


def release_dates_ready(case: CaseFile) -> list[datetime]:
    """The release date of each notice of release that lies ready: of the newest to the person, and to whom they chose."""
    newest = {
        one["notice"]: one["release_at"]
        for one in case.made
        if one["notice"].startswith("release_notice") and one.get("release_at") is not None
    }
    if case.designee is None:
        newest.pop("release_notice_attorney_or_designee", None)
    return list(newest.values())


def send_reply(
    vault: Vault,
    actor: Actor,
    record: str,
    at: datetime,
    seen: int,
    *,
    sent_at: datetime,
    channel: str,
) -> CaseFile:
    """Note that the office got an answer that declines; it tells nothing of the person.

    Raises NotAllowedError, ConflictError, RefusedActError.
    """
    step = begin(vault, actor, Act.SEND_REPLY, record, at, seen)
    declined = [
        kind
        for kind, part in step.here.parts.items()
        if step.here.intended(kind) != "yes" and not may_command(part.decided)
    ]
    step.note(
        Sort.REPLY_SENT, {"sent_at": sent_at, "channel": channel, "declined": declined}, on_paper=sent_at
    )
    return step.save()
