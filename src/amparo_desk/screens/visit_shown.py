"""The page of one visit: the answer of the rules, what is owed and by when, what the record says, its papers, what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from amparo.casefile import Act
from amparo.casefile.roles import ROLES, Role
from amparo.casefile.visit_file import HELD, OF_LAW, VisitDuty, VisitFile, fold_visit
from amparo.casefile.visit_sorts import VisitSort
from amparo.facts.visit_record import ROLES as SITE_ROLES
from amparo.law.places import PRACTICE_SAID, steps_said
from amparo.rules import Duty
from amparo.terms import Tag
from amparo.visits import VisitRecord, answer_of, findings_of
from amparo_desk.acts.visits import open_visit
from amparo_desk.said import Both, both
from amparo_desk.said.shapes import Clock, Happened
from amparo_desk.screens import visit_words as words
from amparo_desk.screens.erased import erased_matter_page
from amparo_desk.screens.frame import actor_of, for_act, now, page, vault_of
from amparo_desk.screens.visit_said import said_of
from amparo_desk.screens.visits import BACK, here

NOTHING: Both = ("nobody wrote it down", "nadie lo anotó")


@dataclass(frozen=True, slots=True)
class AnswerSaid:
    """What the rules answer to one thing that was asked."""

    outcome: str
    name: Both
    says: Both
    cite: str
    tag: Tag
    rule: str
    on: Any


@dataclass(frozen=True, slots=True)
class DutySaid:
    """A duty of the visit as a line: what, by when, how it stands, and where it is marked."""

    code: str
    says: Both
    when: Both
    due: datetime | None
    clock: Clock
    state: Both
    at: datetime | None
    by: Both | None
    how: Both | None
    is_late: bool
    is_open: bool
    waits: bool
    cite: str
    tag: Tag
    house: bool
    practice: Both | None


@for_act(Act.READ_VISITS)
@require_GET
def show(request: HttpRequest, draft: object) -> HttpResponse:
    """One visit. Its record is opened for it, which is noted."""
    entries, vault, actor = here(request, draft), vault_of(request), actor_of(request)
    erasure = vault.matters.erasure(str(draft))
    visit = fold_visit(entries)
    if erasure is not None:
        return erased_matter_page(request, visit.number, erasure, vault.backup_days, happened(visit))
    at = now()
    opened = open_visit(vault, actor, at, str(draft))
    found = answer_of(opened.record)
    return page(
        request,
        "screens/visit.html",
        visit=visit,
        address=f"{BACK}{draft}/",
        place=words.PLACES[visit.told["place"]],
        came_by=words.CAME_BY[visit.told["came_by"]],
        answers=answers_said(opened.record),
        steps=[(code, (told["en"], told["es"])) for code, told in _steps(opened.record)],
        duties=[
            duty_said(one, found.duty(one.code), visit, at)
            for one in visit.duties.values()
            if one.is_owed or one.state != "open"
        ],
        optional=[
            duty_said(one, found.duty(one.code), visit, at)
            for one in visit.duties.values()
            if not one.is_owed and one.state == "open"
        ],
        # What is still to do stands above, with its own clock and its marks.
        findings=[one for one in findings_of(opened.record, at) if one.kind != "open"],
        said=said_of(opened.plain),
        struck=visit.told["struck"],
        struck_fields=[words.field_name(one["field"]) for one in visit.told["struck"]],
        papers=visit.papers,
        confirmed_by=SITE_ROLES.get(visit.confirmed_by, (visit.confirmed_by, visit.confirmed_by)),
        happened=happened(visit),
        voided_for=words.WHY_VOIDED.get(visit.voided_for),
        may={act.value: actor.may(act) and not (visit.is_voided and act in _ADDS) for act in _BUTTONS},
    )


_BUTTONS = (
    Act.CORRECT_VISIT,
    Act.VOID_VISIT,
    Act.CONFIRM_PRESENCE,
    Act.DO_VISIT_DUTY,
    Act.SEND_VISIT_NOTICE,
    Act.RECORD_VISIT,
    Act.READ_VISIT_PAPER,
    Act.ERASE,
)
_ADDS = frozenset(_BUTTONS) - {Act.READ_VISIT_PAPER, Act.ERASE}
"""What adds to a visit, and is not offered where it was entered by mistake."""


def answers_said(record: VisitRecord) -> list[AnswerSaid]:
    """One answer a request, as the rules give it for the day of the visit."""
    return [
        AnswerSaid(
            answer.outcome,
            words.OUTCOMES[answer.outcome],
            (answer.rule.says, answer.rule.dice),
            answer.rule.cite,
            answer.rule.tag,
            answer.rule.id,
            answer.on,
        )
        for _, answer in answer_of(record).answers
    ]


def _steps(record: VisitRecord) -> list[tuple[str, Mapping[str, str]]]:
    said = steps_said()
    return [(code, said[code]) for code in answer_of(record).steps if code in said]


def duty_said(one: VisitDuty, duty: Duty, visit: VisitFile, at: datetime) -> DutySaid:
    """A duty's line at a moment."""
    clock: Clock = "done" if one.state != "open" else "now" if one.is_owed else "later"
    if one.state == "open" and one.due is not None:
        clock = "late" if one.due < at else "now" if (one.due - at).days < 1 else "later"
    how = words.HOW_DONE.get(one.how) or words.WHY_NOT_DONE.get(one.how)
    return DutySaid(
        one.code,
        (duty.says, duty.dice),
        (duty.deadline, duty.plazo),
        one.due,
        clock,
        words.STATES[one.state],
        one.at,
        SITE_ROLES.get(one.by_role),
        how,
        one.is_late,
        one.state != "done",
        one.code in HELD and not visit.is_confirmed,
        duty.cite,
        duty.tag,
        duty.house or (one.due is not None and one.code not in OF_LAW),
        PRACTICE_SAID if duty.practice else None,
    )


def happened(visit: VisitFile) -> list[Happened]:
    """Everything on record, the newest last."""
    return [
        Happened(
            entry.at,
            words.entry_said(entry.sort),
            entry.by,
            ROLES[Role(entry.role)] if entry.role in ROLES else (entry.role, entry.role),
            number=entry.number,
            details=_details(entry.sort, entry.body),
        )
        for entry in visit.entries
    ]


def _details(sort: str, body: Mapping[str, Any]) -> tuple[tuple[Both, str], ...]:
    found: list[tuple[Both, str]] = []
    if "duty" in body:
        found.append((("Duty", "Deber"), str(body["duty"])))
    if sort == VisitSort.VOIDED:
        said = words.WHY_VOIDED[body["reason"]]
        found.append((("Reason", "Motivo"), both(said)))
    if "draft" in body:
        found.append((("Paper", "Papel"), f"{body['draft']} ({body['language']})"))
    return tuple(found)
