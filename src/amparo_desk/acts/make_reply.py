"""The letter to the federal office is made: each part with its section, and nothing about the person.

A release date is in it only where it may be told today and the notices of release lie ready; where a court may command,
or an office's subpoena came, it says no more than that it came and is with counsel.
"""

from datetime import datetime

from amparo.casefile import Act, CaseFile, refused
from amparo.casefile.acts import may_command
from amparo.facts import Agency
from amparo.notices import ContradictedError, ReplyPart, ReplyToFederalOffice, make_one
from amparo.notices.intention import waits_for_consent
from amparo.notices.reply_to_federal_office import SECTIONS
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import answer_for, day_for
from amparo_desk.acts.make_notices import head_for, note_made, received_at, sentence, standings_of
from amparo_desk.acts.step import RefusedActError, begin
from amparo_desk.acts.tell_office import ANOTHER_DATE, release_dates_ready
from amparo_desk.vault.store import Vault

_CONSENT_OPEN = (
    "The person has not answered the consent form: the office is answered about an interview after that.",
    "La persona no ha respondido el formulario: sobre la entrevista se contesta a la oficina después.",
)


def make_reply(
    vault: Vault, actor: Actor, agency: Agency, record: str, at: datetime, seen: int, *, made_at: datetime
) -> CaseFile:
    """Make the reply to the federal office: each part with its section, and nothing about the person.

    Raises NotAllowedError, ConflictError, RefusedActError.
    """
    step = begin(vault, actor, Act.MAKE_NOTICES, record, at, seen)
    case = step.here
    against = refused(case, Act.SEND_REPLY)
    if against is not None:
        raise RefusedActError(against)
    parts: list[ReplyPart] = []
    if not _is_for_counsel(case):
        parts = [_replied(case, kind, agency, max(at, made_at)) for kind in case.parts if kind in SECTIONS]
    head = head_for(case, agency, made_at, stem="RE")
    reply = ReplyToFederalOffice(head, case.received["reference"], received_at(case), tuple(parts))
    note_made(step, make_one(reply, "en", made_at, standings=standings_of(vault)))
    return step.save()


def _is_for_counsel(case: CaseFile) -> bool:
    """Whether the letter says only that it came and is with counsel: a court may command, or an office's subpoena came."""
    papers = [
        paper.get("kind")
        for part in case.parts.values()
        for paper in (part.facts or {}).get("request", {}).get("documents") or ()
    ]
    return "administrative_subpoena" in papers or any(
        may_command(part.decided) for part in case.parts.values()
    )


def _replied(case: CaseFile, kind: str, agency: Agency, at: datetime) -> ReplyPart:
    """The answer to one part; a release date is in it only where it may be told, and the notices lie ready."""
    answer = answer_for(case, kind, agency, day_for(case, kind, at))
    said = case.intended(kind)
    if kind == "notification" and said == "yes":
        against = refused(case, Act.RECORD_ANSWER)
        if against is not None:
            raise RefusedActError(against)
        release, *others = release_dates_ready(case)
        if any(other != release for other in others):
            raise RefusedActError(ANOTHER_DATE)
        try:
            return ReplyPart(answer, "notify", release)
        except ContradictedError as error:
            raise RefusedActError((sentence(error.says), sentence(error.dice))) from error
    if said == "yes" and answer.outcome in ("permitted", "not_regulated"):
        return ReplyPart(answer, "arranged")
    if said == "yes" and waits_for_consent(answer):
        raise RefusedActError(_CONSENT_OPEN)
    needs_judge = answer.outcome == "requires_judicial_order"
    return ReplyPart(answer, "warrant" if needs_judge else "declined")
