"""Access that was given is put on record (Gov. Code § 7283.1(c)): its means, its day, the demographics that are held.

A permitted interview, and information that may be given, begin here; a release date that was told, a hand-over and what
was done outside the decision stand on record already, and get what is missing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amparo.casefile import Act, CaseFile, Sort, refused
from amparo.casefile.accesses import MEANS_OF, is_given, unrecorded
from amparo.clock import CALIFORNIA
from amparo.decision import Answer
from amparo.facts import Agency
from amparo.facts.request import RELEASE_ITEMS
from amparo.law import duties as law
from amparo.law.custody.outcomes import INSUFFICIENT_FACTS, NOT_REGULATED, PERMITTED, REQUIRED
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import answer_for, differs, note_answer
from amparo_desk.acts.step import RefusedActError, Step, begin, not_ahead
from amparo_desk.vault.store import Vault

_NO_MOMENT = ("It is not on record when it was given: say when.", "No consta cuándo se dio: diga cuándo.")
_UNASKED = (
    "That is before the request came in. If it was done, a supervisor records it as an act outside the decision.",
    "Eso es antes de que llegara la solicitud. Si se hizo, supervisión lo anota como acto fuera de la decisión.",
)
SAID_NO = (
    "The agency has said no to this part. Say first what it intends now, and tell the person.",
    "La agencia dijo que no a esta parte. Anote antes qué piensa hacer ahora, e informe a la persona.",
)
_NOT_INTENDED = (
    "The agency has not said that it will tell a release date. Set the intention first, and tell the person.",
    "La agencia no ha dicho que dirá una fecha de salida. Anote antes la intención, e informe a la persona.",
)
_FORM_LATER = (
    (
        "The consent form was not served before that moment (Gov. Code § 7283.1(a)). If the interview took place all "
        "the same, a supervisor records it as an act outside the decision."
    ),
    (
        "El formulario de consentimiento no se entregó antes de ese momento (Gov. Code § 7283.1(a)). Si aun así hubo "
        "entrevista, supervisión la anota como acto fuera de la decisión."
    ),
)
_NOTHING = ("Say what was given.", "Diga qué se dio.")
_NOT_ALL = (
    (
        "One of these may not be given: each is decided by itself. If it was given, a supervisor records it as an act "
        "outside the decision."
    ),
    (
        "Uno de estos datos no se puede dar: cada uno se decide por sí solo. Si se dio, supervisión lo anota como "
        "acto fuera de la decisión."
    ),
)
_RELEASE_FIRST = (
    (
        "A release date goes out only once the notices of release lie ready: to the person, and to whom they named "
        "(Gov. Code § 7283.1(b))."
    ),
    (
        "Una fecha de salida solo se dice cuando están listos los avisos de salida: a la persona y a quien nombró "
        "(Gov. Code § 7283.1(b))."
    ),
)
_MAY_BE_GIVEN = (PERMITTED, NOT_REGULATED)


@dataclass(frozen=True, slots=True)
class Held:
    """Demographics as the booking record holds them, in the words of `sorts`; empty where it holds none."""

    age_band: str = ""
    sex: str = ""
    ethnicity: str = ""


def record_access(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    seen: int,
    *,
    part: str,
    given_at: datetime | None = None,
    items: Sequence[str] = (),
    held: Held,
) -> CaseFile:
    """Note access with what the law asks for; decided again for that very day where nothing else tells of it yet.

    `given_at` counts where the record does not say when. Raises NotAllowedError, ConflictError, RefusedActError.
    """
    if given_at is not None:
        not_ahead(given_at, at)
    step = begin(vault, actor, Act.RECORD_ACCESS, record, at, seen, part=part)
    means = MEANS_OF[part]
    stands = is_open(step.here, part)
    moment = moment_of(step.here, part) or given_at
    if moment is None:
        raise RefusedActError(_NO_MOMENT)
    if not stands:
        _allowed_then(step, agency, part, moment, items)
    told = {"part": part, "means": means, "given_at": moment}
    if means == "information" and not stands:
        told["items"] = list(items)
    step.note(
        Sort.ACCESS_GIVEN,
        {**told, "age_band": held.age_band, "sex": held.sex, "ethnicity": held.ethnicity},
        on_paper=moment,
    )
    return step.save()


def is_open(case: CaseFile, part: str) -> bool:
    """Whether the record tells of this access already, and only what the law asks for is to be added."""
    means = MEANS_OF.get(part, "none")
    return bool(unrecorded(case, means)) or (
        means not in ("interview", "information") and is_given(case, means)
    )


def moment_of(case: CaseFile, part: str) -> datetime | None:
    """When it was given, where the record tells: of several that lack their record, the first."""
    means = MEANS_OF.get(part, "none")
    waiting = unrecorded(case, means)
    if waiting:
        return waiting[0].at
    return case.office_told_at if means == "notification" else None


def items_asked(answer: Answer, request: Mapping[str, Any]) -> dict[str, bool]:
    """What is asked for, and of each item whether it may be given; under a court's order, all of it."""
    if answer.items and answer.outcome != REQUIRED:
        return {
            item.name: item.outcome in _MAY_BE_GIVEN
            or (
                item.outcome == INSUFFICIENT_FACTS
                and item.reached.safe in _MAY_BE_GIVEN
                and REQUIRED not in item.reached.possible
            )
            for item in answer.items
        }
    allowed = answer.outcome in (*_MAY_BE_GIVEN, REQUIRED)
    return dict.fromkeys(request.get("items") or ("personal_other",), allowed)


def _allowed_then(step: Step, agency: Agency, part: str, moment: datetime, items: Sequence[str]) -> None:
    """Refuse what the rules of that day, the agency's own word or a missing paper forbid."""
    case = step.here
    received = case.received.get("received_at")
    if received is not None and moment < received:
        raise RefusedActError(_UNASKED)
    answer = answer_for(case, part, agency, moment.astimezone(CALIFORNIA).date())
    if differs(case.parts[part].decided, answer):
        note_answer(step, answer)
        against = refused(step.after(), Act.RECORD_ACCESS, part=part)
        if against is not None:
            raise RefusedActError(against)
    if case.intention.get("parts", {}).get(part) == "no":
        raise RefusedActError(SAID_NO)
    if part == "interview":
        _form_came_first(case, answer, moment)
    else:
        _items_may_go(step, answer, moment, items)


def _form_came_first(case: CaseFile, answer: Answer, moment: datetime) -> None:
    if law.CONSENT_FORM not in answer.duties:
        return
    moments = [
        one["served_at"]
        for one in case.served
        if one["notice"] == "interview_consent" and one["how"] != "not_served" and one.get("served_at")
    ]
    if not any(served_at <= moment for served_at in moments):
        raise RefusedActError(_FORM_LATER)


def _items_may_go(step: Step, answer: Answer, moment: datetime, items: Sequence[str]) -> None:
    """Each item by its own answer; a release date only with its notices, and then the office was told."""
    if not items:
        raise RefusedActError(_NOTHING)
    facts = step.here.parts[answer.kind].facts or {}
    may_go = items_asked(answer, facts.get("request", {}))
    if not all(may_go.get(item, False) for item in items):
        raise RefusedActError(_NOT_ALL)
    if not set(items) & set(RELEASE_ITEMS) or answer.outcome == REQUIRED:
        return
    case = step.here
    if case.intention.get("parts", {}).get(answer.kind) != "yes":
        raise RefusedActError(_NOT_INTENDED)
    for_another = case.designee is None or case.is_ready("release_notice_attorney_or_designee")
    if not case.is_ready("release_notice_person") or not for_another:
        raise RefusedActError(_RELEASE_FIRST)
    step.note(Sort.OFFICE_TOLD, {"told_at": moment}, on_paper=moment)
