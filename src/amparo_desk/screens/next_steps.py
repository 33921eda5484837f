"""What comes next on a record: at most a few steps, in the order in which they are done, for whoever is signed in.

The order is the house's own (who tells whom): the person first, then the decision, then the notices that must lie ready,
then the reply to the federal office, then the release on time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amparo.casefile import Act, CaseFile, refused
from amparo.casefile.accesses import unrecorded
from amparo.casefile.acts import COURT_COMMAND, Reason, may_command
from amparo.casefile.sorts import MEANS
from amparo.casefile.today import open_work
from amparo.decision import Answer
from amparo.facts.request import KIND_NAMES
from amparo.law import duties as law
from amparo_desk.acts.actor import Actor
from amparo_desk.said import Both
from amparo_desk.screens import words
from amparo_desk.screens.opened import Opened


@dataclass(frozen=True, slots=True)
class NextStep:
    """One step: what to do, where, and whether it can be done now; `blocked` says why not."""

    says: Both
    link: str
    act: Act
    is_done: bool = False
    blocked: Reason | None = None
    not_mine: bool = False


def steps_for(opened: Opened, answers: Mapping[str, Answer | None], actor: Actor) -> list[NextStep]:
    """The steps of a record, done ones too, so that everybody sees how far it is."""
    case = opened.case
    return [
        NextStep(
            step.says,
            step.link,
            step.act,
            step.is_done,
            None if step.is_done else step.blocked,
            not actor.may(step.act),
        )
        for step in _steps(opened, case, answers)
    ]


def _steps(opened: Opened, case: CaseFile, answers: Mapping[str, Answer | None]) -> Iterator[NextStep]:
    owed = {duty.code for answer in answers.values() if answer is not None for duty in answer.duties}
    gone = case.released_at is not None
    if any(may_command(part.decided) for part in case.parts.values()) and case.withdrawn is None:
        yield _counsel_looks(opened, case)
    if law.VERIFY_WARRANT.code in owed or ("criminal_warrant" in case.parts and not gone):
        yield from _verifications(opened, case)
    if law.COPY_TO_PERSON.code in owed or law.INFORM_INTENT.code in owed:
        yield NextStep(
            (
                "Give the person the copy and what the agency intends",
                "Entregar a la persona la copia y qué piensa hacer la agencia",
            ),
            f"{opened.url}notices/",
            Act.SERVE_NOTICE,
            is_done=bool(case.newest("copy_and_intent").get("told_intention_at"))
            and not open_work(case).changed,
        )
    if law.CONSENT_FORM.code in owed or "interview" in case.parts:
        yield NextStep(
            (
                "Give the consent form before any interview",
                "Entregar el formulario de consentimiento antes de toda entrevista",
            ),
            f"{opened.url}notices/",
            Act.SERVE_NOTICE,
            is_done=case.has_served("interview_consent"),
        )
    if case.parts and not gone and case.withdrawn is None:
        yield from _deciding(opened, case, answers)
    if case.parts and case.withdrawn is None:
        yield from _answering(opened, case)
    yield from _accesses(opened, case)
    if "about_a_person" in case.received and case.received["about_a_person"] and case.parts:
        yield NextStep(
            ("Release on time, and note when", "Dejar salir a su hora, y anotar cuándo"),
            f"{opened.url}released/",
            Act.RECORD_RELEASE,
            is_done=gone,
        )


def _counsel_looks(opened: Opened, case: CaseFile) -> NextStep:
    """A court commands, or may: counsel is asked at once, and says whether it is done as ordered."""
    return NextStep(
        (
            "Ask counsel at once: a court commands here, or may",
            "Preguntar ya al abogado de la agencia: aquí manda un tribunal, o quizá mande",
        ),
        f"{opened.url}counsel/ask/?question={COURT_COMMAND}",
        Act.ASK_COUNSEL,
        is_done=COURT_COMMAND in case.questions,
    )


def _verifications(opened: Opened, case: CaseFile) -> Iterator[NextStep]:
    for kind in case.parts:
        decided = case.parts[kind].decided
        owes = decided is not None and law.VERIFY_WARRANT.code in decided["duties"]
        if owes or (kind == "criminal_warrant" and case.released_at is None):
            yield NextStep(
                (
                    "A supervisor verifies the court's paper with its clerk",
                    "Supervisión verifica el papel con la secretaría del tribunal",
                ),
                f"{opened.url}verify/{kind}/",
                Act.VERIFY_PAPER,
                is_done=bool(case.verified.get(kind, {}).get("confirmed")),
            )


def _deciding(opened: Opened, case: CaseFile, answers: Mapping[str, Answer | None]) -> Iterator[NextStep]:
    for kind, answer in answers.items():
        if answer is None or (
            answer.missing and any(not path.startswith("legal:") for path in answer.missing)
        ):
            count = len(answer.missing) if answer is not None else 0
            yield NextStep(
                _what_is_asked(kind, count),
                f"{opened.url}facts/{kind}/",
                Act.CONFIRM_FACTS,
            )
    said = case.intention.get("intention", "pending")
    yield NextStep(
        ("Say what the agency intends", "Decir qué piensa hacer la agencia"),
        f"{opened.url}intention/",
        Act.SET_INTENTION,
        is_done=said != "pending",
    )


def _what_is_asked(kind: str, count: int) -> Both:
    """The facts of one part, named: a record may have several."""
    english, spanish = KIND_NAMES.get(kind, (kind, kind))
    if not count:
        return (f"Confirm the facts: {english}", f"Confirmar los datos: {spanish}")
    return (
        f"Answer what can still change the answer: {english} ({count})",
        f"Responder lo que aún puede cambiar la respuesta: {spanish} ({count})",
    )


def _answering(opened: Opened, case: CaseFile) -> Iterator[NextStep]:
    if case.intention.get("intention") == "responded":
        ready = case.is_ready("release_notice_person") and (
            case.designee is None or case.is_ready("release_notice_attorney_or_designee")
        )
        yield NextStep(
            (
                "Make the notices of release: to the person, and to whom they named",
                "Hacer los avisos de salida: a la persona y a quien nombró",
            ),
            f"{opened.url}notices/",
            Act.MAKE_NOTICES,
            is_done=ready,
        )
        yield NextStep(
            ("Tell the federal office the release date", "Avisar la fecha de salida a la oficina federal"),
            f"{opened.url}tell/",
            Act.RECORD_ANSWER,
            is_done=case.office_told_at is not None,
            blocked=refused(case, Act.RECORD_ANSWER),
        )
        yield NextStep(
            ("Serve the notices of release", "Entregar los avisos de salida"),
            f"{opened.url}notices/",
            Act.SERVE_NOTICE,
            is_done=case.has_served("release_notice_person")
            and (case.designee is None or case.has_served("release_notice_attorney_or_designee")),
        )
    elif case.intention.get("intention") == "declined":
        yield NextStep(
            (
                "Reply to the federal office that it is declined",
                "Responder a la oficina federal que no se accede",
            ),
            f"{opened.url}reply/",
            Act.SEND_REPLY,
            is_done=bool(case.replies),
            blocked=refused(case, Act.SEND_REPLY),
        )


_BY_THE_RULES: dict[str, Both] = {
    "interview": (
        "If an interview is allowed: note it, with its record of access",
        "Si se permite una entrevista: anotarla, con su registro de acceso",
    ),
    "information": (
        "If information is given: note what, with its record of access",
        "Si se da información: anotar cuál, con su registro de acceso",
    ),
}


def _accesses(opened: Opened, case: CaseFile) -> Iterator[NextStep]:
    """What was given has its record; an interview or information that may be given is noted where it is."""
    waiting = {one.means for one in unrecorded(case)}
    recorded = {one["means"] for one in case.accesses}
    for means in MEANS:
        if means in waiting or (means in recorded and means not in _BY_THE_RULES):
            english, spanish = words.MEANS[means]
            yield NextStep(
                (f"Put the access on record: {english}", f"Anotar el acceso: {spanish}"),
                f"{opened.url}access/{means}/",
                Act.RECORD_ACCESS,
                is_done=means not in waiting,
            )
        elif means in _BY_THE_RULES and means in case.parts and case.withdrawn is None:
            decided = case.parts[means].decided
            if decided is not None and decided["outcome"] in ("prohibited", "requires_judicial_order"):
                continue
            yield NextStep(
                _BY_THE_RULES[means],
                f"{opened.url}access/{means}/",
                Act.RECORD_ACCESS,
                is_done=means in recorded,
                blocked=refused(case, Act.RECORD_ACCESS, part=means),
            )
