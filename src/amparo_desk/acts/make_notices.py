"""The notices that are owed are made: printed, kept sealed to the byte, each with its digest, language and text on record.

A release notice tells exactly the date that the office will be told; `tell_office` refuses another one. Made again with
the same words at the same minute they are the same bytes, so an act that was cut off doubles nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from amparo.casefile import Act, CaseFile, Sort
from amparo.clock import CALIFORNIA
from amparo.facts import Agency
from amparo.law import duties as law
from amparo.notices import (
    BreachNote,
    ChangedPart,
    ChangeOfIntention,
    ContradictedError,
    CopyAndIntent,
    CounselQuestion,
    Head,
    Intention,
    InterviewConsent,
    Made,
    Named,
    NoticeLanguage,
    Owed,
    PartSaid,
    Standing,
    Standings,
    ToldToOffice,
    intention_of,
    make_one,
    make_set,
)
from amparo.notices.parts import SAID_PARTS
from amparo.terms import Language
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import answer_for, day_for
from amparo_desk.acts.set_policy import texts_at
from amparo_desk.acts.step import RefusedActError, Step, begin
from amparo_desk.said import Both
from amparo_desk.vault.store import Vault

About = Literal["immigration", "other", "unknown"]
"""What an interview is about, as the office said; the consent form must say it."""

_NOTHING_TO_SAY: Both = (
    "There is nothing to make: this record asks nothing about a person, or its facts are not confirmed.",
    "No hay nada que hacer: este expediente no pide nada sobre una persona, o faltan datos por confirmar.",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen on the page. `made_at` is the minute that the notices state as theirs.

    `release_at` is the date and time that the office will be told; None makes no notice of release.
    """

    language: NoticeLanguage
    made_at: datetime
    name: str = ""
    also_for: str = ""
    release_at: datetime | None = None
    channel: str = ""
    aloud: bool = False
    asks_whom: bool = False
    about: About = "unknown"
    named_language: NoticeLanguage = "en"


def make_notices(
    vault: Vault, actor: Actor, agency: Agency, record: str, at: datetime, seen: int, wanted: Wanted
) -> CaseFile:
    """Make the set for the person. Raises NotAllowedError, ConflictError, RefusedActError, FileError without typesetter."""
    step = begin(vault, actor, Act.MAKE_NOTICES, record, at, seen)
    try:
        owed = owed_for(step.here, agency, wanted, at)
    except ContradictedError as error:
        raise RefusedActError((sentence(error.says), sentence(error.dice))) from error
    made = make_set(owed, wanted.made_at, standings=standings_of(vault))
    if not made:
        raise RefusedActError(_NOTHING_TO_SAY)
    said = {part.answer.kind: part.intention.value for part in owed.copy.parts} if owed.copy else {}
    if owed.changed is not None:
        said = {part.said.answer.kind: part.said.intention.value for part in owed.changed.parts}
    for one in made:
        note_made(step, one, wanted.release_at, said)
    return step.save()


def make_for_staff(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    seen: int,
    *,
    made_at: datetime,
    language: Language,
    questions: Mapping[str, Both],
) -> CaseFile:
    """Make a sheet for counsel for each open question and each act outside the decision; no names stand on them.

    Raises NotAllowedError, ConflictError, RefusedActError.
    """
    step = begin(vault, actor, Act.MAKE_NOTICES, record, at, seen)
    case, place = step.here, 0 if language == "en" else 1
    kind = next((kind for kind, part in case.parts.items() if part.facts is not None), "")
    if not kind or not (case.outside or any(answer is None for answer in case.questions.values())):
        raise RefusedActError(_NOTHING_TO_SAY)
    sheets: list[CounselQuestion | BreachNote] = []
    for name, answer in case.questions.items():
        if answer is None:
            head = head_for(case, agency, made_at, stem=f"CQ{len(sheets) + 1}")
            words = questions[name][place] if name in questions else name
            turning = next((one for one in case.parts if _turns_on(case, one, name)), kind)
            answer_now = answer_for(case, turning, agency, day_for(case, turning, at))
            sheets.append(CounselQuestion(head, words, (), answer_now))
    for done in case.outside:
        head = head_for(case, agency, made_at, stem=f"BN{len(sheets) + 1}")
        asked = case.parts.get(done.get("part", ""))
        part = asked.kind if asked is not None and asked.facts is not None else kind
        repaired = (done["repaired"],) if done.get("repaired") else ()
        happened = done.get("happened_at") or at
        sheets.append(
            BreachNote(
                head,
                answer_for(case, part, agency, happened.astimezone(CALIFORNIA).date()),
                happened,
                "supervisor",
                done["reason"],
                (),
                repaired,
            )
        )
    for sheet in sheets:
        note_made(step, make_one(sheet, language, made_at, standings=standings_of(vault)))
    return step.save()


def _turns_on(case: CaseFile, kind: str, question: str) -> bool:
    """Whether a part waits for that question of counsel's."""
    part = case.parts[kind]
    missing = part.decided["missing"] if part.decided is not None and part.facts is not None else ()
    return f"legal:{question.partition(':')[0]}" in missing


def owed_for(case: CaseFile, agency: Agency, wanted: Wanted, at: datetime) -> Owed:
    """The set that a case owes at a moment. Raises ContradictedError where the intention goes beyond the rules."""
    moment = max(at, wanted.made_at)
    parts = tuple(
        _said(case, kind, told_as, agency, moment)
        for kind, told_as in _told_as(case)
        if case.parts[kind].facts
    )
    head = head_for(case, agency, wanted.made_at, wanted=wanted)
    due = case.release_due_at if case.release_due_at and case.release_due_at > wanted.made_at else None
    return Owed(
        head=head,
        language=wanted.language,
        copy=_copy(case, head, parts, due) if parts else None,
        changed=_changed(case, head, parts, due) if parts else None,
        interview=_interview(case, head, agency, wanted.about) if "interview" in case.parts else None,
        told=ToldToOffice(_office(case), wanted.release_at, channel=wanted.channel)
        if wanted.release_at
        else None,
        named=Named(
            "attorney" if case.designee["attorney"] else "person",
            case.designee.get("name", ""),
            wanted.named_language,
        )
        if case.designee is not None
        else None,
        asks_whom=wanted.asks_whom,
        aloud=wanted.aloud,
    )


_AS = {"transport": "transfer", "criminal_warrant": "transfer", "information": "notification"}
"""As what the person is told of a part that brings the copy and the intention: transport is a part of a hand-over (X-9),
a criminal immigration warrant is decided as one (A-2), and asking when somebody leaves is a notification request (F-2)."""


def _told_as(case: CaseFile) -> list[tuple[str, str]]:
    """The parts that the person is told of, each with the kind of part as which it is told."""
    told = [(kind, kind) for kind in case.parts if kind in SAID_PARTS]
    for kind, part in case.parts.items():
        owed = part.decided is not None and law.COPY_TO_PERSON.code in part.decided["duties"]
        if owed and kind in _AS and _AS[kind] not in [said for _, said in told]:
            told.append((kind, _AS[kind]))
    return told


def _said(case: CaseFile, kind: str, told_as: str, agency: Agency, at: datetime) -> PartSaid:
    answer = answer_for(case, kind, agency, day_for(case, kind, at), told_as=told_as)
    word = "withdrawn_by_requester" if case.withdrawn is not None else case.intended(kind)
    return PartSaid(answer, intention_of(answer, word))


def _copy(
    case: CaseFile, head: Head, parts: tuple[PartSaid, ...], due: datetime | None
) -> CopyAndIntent | None:
    if case.newest("copy_and_intent").get("told_intention_at"):
        return None  # it was served, and the intention told with it; what changed since is told as a change
    return CopyAndIntent(
        number=head.number,
        agency=head.agency,
        booking_ref=head.booking_ref,
        office=_office(case),
        received_at=received_at(case),
        channel=case.received.get("channel", "hand"),
        parts=parts,
        on_paper=case.received.get("contact", "paper") == "paper",
        pages=case.received.get("pages"),
        due_at=due,
        withdrawn=case.withdrawn is not None,
        made_at=head.made_at,
        desk=head.desk,
        person=head.person,
        also_for=head.also_for,
    )


def _changed(
    case: CaseFile, head: Head, parts: tuple[PartSaid, ...], due: datetime | None
) -> ChangeOfIntention | None:
    made = {one["sha256"]: one for one in case.made}
    served = [one for one in case.served if one.get("told_intention_at") and one.get("sha256") in made]
    if not served:
        return None
    before = case.told_intentions()
    changed = tuple(
        ChangedPart(Intention(before[part.answer.kind]), part)
        for part in parts
        if before.get(part.answer.kind) not in (None, part.intention.value)
    )
    if not changed:
        return None
    return ChangeOfIntention(
        head=head,
        office=_office(case),
        received_at=received_at(case),
        channel=case.received.get("channel", "hand"),
        told_before=served[-1]["told_intention_at"].astimezone(CALIFORNIA),
        earlier=made[served[-1]["sha256"]]["number"],
        parts=changed,
        due_at=due,
        withdrawn=case.withdrawn is not None,
    )


def _interview(case: CaseFile, head: Head, agency: Agency, about: About) -> InterviewConsent:
    minutes = agency.house_deadlines.get("interview_reading_minutes")
    return InterviewConsent(head, _office(case), received_at(case), about, reading_minutes=minutes)


def head_for(
    case: CaseFile, agency: Agency, made_at: datetime, *, wanted: Wanted | None = None, stem: str = ""
) -> Head:
    """The head of a set: a number that no earlier set of the record has."""
    number = f"{case.received['reference']}-{_set(case)}" + (f"-{stem}" if stem else "")
    desk = ", ".join(part for part in (agency.desk, agency.telephone) if part)
    return Head(
        number=number,
        agency=agency.name,
        desk=desk,
        made_at=made_at.astimezone(CALIFORNIA),
        person=wanted.name if wanted else "",
        booking_ref=case.received.get("booking_ref", "") if wanted else "",
        also_for=wanted.also_for if wanted else "",
    )


def _set(case: CaseFile) -> int:
    """The number of the next set of this record."""
    return max((one["set"] for one in case.made), default=0) + 1


def note_made(
    step: Step, one: Made, release_at: datetime | None = None, said: Mapping[str, str] | None = None
) -> None:
    """Keep a printed notice, and put it on record."""
    step.documents.append((one.content, "application/pdf"))
    tells_release = one.notice.startswith("release_notice")
    tells_intention = one.notice in ("copy_and_intent", "change_of_intention")
    fields: dict[str, Any] = {
        "notice": one.notice,
        "language": one.language,
        "number": one.number,
        "text": one.version,
        "state": one.state,
        "sha256": one.sha256,
        "pages": one.pages,
        "set": _set(step.here),
        "release_at": release_at if tells_release else None,
        "intentions": dict(said) if said and tells_intention else None,
        "by_hand": [f"{field.where}: {field.letters}" for field in one.by_hand] or None,
    }
    step.note(Sort.NOTICE_MADE, fields)


def _office(case: CaseFile) -> str:
    office: str = case.received.get("office", "")
    return office


def received_at(case: CaseFile) -> datetime:
    """When it came in; where only the day is known, the machine's own moment."""
    received: datetime = case.received.get("received_at") or case.events[0].at
    return received.astimezone(CALIFORNIA)


def standings_of(vault: Vault) -> Standings:
    """What the agency said of its texts, as the notices take it."""
    found: dict[tuple[str, NoticeLanguage], Standing] = {}
    for key, told in texts_at(vault).items():
        notice, _, language = key.partition("/")
        day = told["at"].astimezone(CALIFORNIA).date()
        found[notice, language] = Standing(  # type: ignore[index]
            notice,
            language,
            told["digest"],
            told["state"],
            told["role"],
            day,  # type: ignore[arg-type]
        )
    return found


def sentence(words: str) -> str:
    """Words as a sentence of their own."""
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
