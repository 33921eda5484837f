"""One record's page: what came, what the rules answer to each part, what is owed by when, what comes next, what happened."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse

from amparo.casefile import Act, CaseFile, contact_of
from amparo.casefile.accesses import unrecorded
from amparo.casefile.left_open import waits_for_the_clerk
from amparo.casefile.sorts import SORTS
from amparo.clock import CALIFORNIA, end_of_next_year
from amparo.decision import Answer
from amparo.facts.request import KIND_NAMES
from amparo.intake.review import State, owed_on
from amparo.law import duties as law
from amparo.rules import Duty
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.correct import NEVER_STRUCK
from amparo_desk.acts.deciding import says_another
from amparo_desk.said import Both
from amparo_desk.said.shapes import Clock, DutyLine
from amparo_desk.screens.answered import Answered, answered
from amparo_desk.screens.erased import erased_page
from amparo_desk.screens.frame import actor_of, california_now, for_act, now, page, vault_of
from amparo_desk.screens.happened import happened
from amparo_desk.screens.next_steps import steps_for
from amparo_desk.screens.opened import Opened, open_record


@dataclass(frozen=True, slots=True)
class PartShown:
    """One thing asked: its answer, where its facts are confirmed, and whether the answer on record is another."""

    kind: str
    name: Both
    answer: Answered | None
    changed: bool
    verified: bool | None
    waits: bool
    """Whether a court's paper lies there that nobody has verified."""


@for_act(Act.READ_PERSON)
def record(request: HttpRequest, record: str) -> HttpResponse:
    """The page of a record; of one whose person was erased, what is left of it."""
    vault = vault_of(request)
    erasure = vault.erasure(record)
    if erasure is not None:
        return erased_page(request, record, erasure, erasure.backups_end(vault.backup_days))
    opened = open_record(request, record, "request page")
    case, actor = opened.case, actor_of(request)
    answers = {kind: opened.answer(kind) for kind in case.parts}
    return page(
        request,
        "screens/record.html",
        opened=opened,
        case=case,
        parts=[_part(case, kind, answer) for kind, answer in answers.items()],
        steps=steps_for(opened, answers, actor),
        duties=_duties(opened, answers, california_now()),
        happened=happened(case.events),
        links=[(other, line.reference if (line := vault.line(other)) else other) for other in case.links],
        strikable=_strikable(case, actor),
        may={act.value: actor.may(act) for act in Act},
        gone=case.released_at is not None,
    )


def _part(case: CaseFile, kind: str, answer: Answer | None) -> PartShown:
    state, verified = case.parts[kind], case.verified.get(kind)
    return PartShown(
        kind,
        KIND_NAMES.get(kind, (kind, kind)),
        answered(answer) if answer is not None else None,
        answer is not None and state.decided is not None and says_another(state.decided, answer),
        bool(verified["confirmed"]) if verified else None,
        verified is None and case.released_at is None and _of_a_court(kind, answer),
    )


def _of_a_court(kind: str, answer: Answer | None) -> bool:
    owes = answer is not None and law.VERIFY_WARRANT in answer.duties
    return owes or kind == "criminal_warrant"


_STATES: dict[State, Clock] = {State.DONE: "done", State.LATE: "late"}


def _duties(opened: Opened, answers: dict[str, Answer | None], at: datetime) -> list[DutyLine]:
    duties = [duty for answer in answers.values() if answer is not None for duty in answer.duties]
    lines = []
    for entry in owed_on(contact_of(opened.case), duties, opened.agency):
        due = entry.due
        moment = datetime(due.year, due.month, due.day, 23, 59, tzinfo=CALIFORNIA) if _is_day(due) else due
        clock: Clock = _STATES.get(entry.state, "later")
        note: Both | None = None
        if entry.state is State.NOT_ON_RECORD:
            clock = "late" if isinstance(moment, datetime) and moment < at else "now"
        elif entry.duty is law.VERIFY_WARRANT and not waits_for_the_clerk(opened.case):
            clock = "done"
        elif entry.state is State.ONLY_IF_TOLD:
            note = ("only if the federal office is told", "solo si se avisa a la oficina federal")
        elif entry.state is State.NOT_LOGGED and entry.duty in law.ACCESS and not _access(opened.case):
            note = ("only if access is given", "solo si se da acceso")
        elif entry.state is State.LATE:
            note = ("done, but late", "hecho, pero tarde")
        lines.append(
            DutyLine(
                (entry.duty.says, entry.duty.dice),
                clock,
                moment if isinstance(moment, datetime) else None,
                entry.duty.cite,
                house=entry.house or entry.duty.house,
                tag=entry.duty.tag,
                when=(entry.duty.deadline, entry.duty.plazo),
                note=note,
                link=_where(opened, entry.duty) if clock in ("late", "now") else "",
            )
        )
    return lines + _access_besides(opened, {entry.name for entry in lines})


def _where(opened: Opened, duty: Duty) -> str:
    """The page on which something owed is done, where there is one."""
    waiting = unrecorded(opened.case)
    if duty is law.ICE_ACCESS_RECORD and waiting:
        return f"{opened.url}access/{waiting[0].means}/"
    return f"{opened.url}notices/" if duty in _BY_NOTICE else ""


def _access_besides(opened: Opened, listed: set[Both]) -> list[DutyLine]:
    """What access brings that was given without the rules, by whatever means (Gov. Code § 7283.1(c) and (d))."""
    given = [one for one in opened.case.given if one.beyond]
    if not given or not opened.case.received["about_a_person"]:
        return []
    on = (given[0].at or opened.case.events[0].at).astimezone(CALIFORNIA).date()
    forum = end_of_next_year(on)
    last = datetime(forum.year, forum.month, forum.day, 23, 59, tzinfo=CALIFORNIA)
    recorded: Clock = "now" if unrecorded(opened.case) else "done"
    return [
        DutyLine(
            (duty.says, duty.dice),
            "later" if duty is law.FORUM_NEXT_YEAR else recorded,
            last if duty is law.FORUM_NEXT_YEAR else None,
            duty.cite,
            tag=duty.tag,
            when=(duty.deadline, duty.plazo),
            link=_where(opened, duty),
        )
        for duty in law.ACCESS
        if (duty.says, duty.dice) not in listed
    ]


_BY_NOTICE = (
    law.COPY_TO_PERSON,
    law.INFORM_INTENT,
    law.RELEASE_NOTICE_PERSON,
    law.RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE,
    law.CONSENT_FORM,
)


def _access(case: CaseFile) -> bool:
    told = case.office_told_at is not None or case.handed_over
    return told or bool(case.outside) or bool(case.accesses)


def _is_day(due: datetime | date | None) -> bool:
    return isinstance(due, date) and not isinstance(due, datetime)


def _strikable(case: CaseFile, actor: Actor) -> list[tuple[int, Both]]:
    """The entries that can be struck as noted by mistake."""
    if not actor.may(Act.CORRECT):
        return []
    return [
        (event.number, (SORTS[event.sort].en, SORTS[event.sort].es))
        for event in case.events
        if event.sort not in NEVER_STRUCK and event.number not in case.voided
    ]


@for_act(Act.READ_PERSON)
def document(request: HttpRequest, record: str, sha256: str) -> HttpResponse:
    """The bytes of a sealed document; that it was read is on record. They are handed out to be kept, never run."""
    opened = open_record(request, record, f"document {sha256[:12]}")
    actor = actor_of(request)
    role = actor.role_for(Act.READ_PERSON)
    known = {one["sha256"]: one.get("media_type", "") for one in opened.case.documents}
    known |= {one["sha256"]: "application/pdf" for one in opened.case.made}
    if sha256 not in known:
        return page(request, "screens/no_document.html", status=404, opened=opened, case=opened.case)
    content = vault_of(request).document(record, sha256, at=now(), by=actor.account, role=role)
    media_type = known[sha256] if known[sha256] in _SHOWN else "application/octet-stream"
    response = HttpResponse(content, content_type=media_type)
    ending = _SHOWN.get(media_type, "bin")
    way = "inline" if media_type in _SHOWN else "attachment"
    response["Content-Disposition"] = f'{way}; filename="{sha256[:12]}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


_SHOWN = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", "image/tiff": "tif"}
