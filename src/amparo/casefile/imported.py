"""A contact that a reader handed on, as events of a case file; and a case file as a contact that can be reviewed.

The way there and back loses nothing that the review reads, so the counts and findings of a list and those of the case
files made of it are the same. What a list says was done is history: it is recorded as it was, allowed or not.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from amparo.casefile.accesses import first_given, unrecorded
from amparo.casefile.events import Event, make_event
from amparo.casefile.folding import CaseFile
from amparo.casefile.sorts import Sort
from amparo.decision import Answer, rule_pack
from amparo.intake import Contact, Handling, Paper, Part

WITHDRAWN = "withdrawn_by_requester"


def events_of(
    contact: Contact,
    *,
    record: str,
    agency: str,
    at: datetime,
    by: str,
    role: str,
    answers: Sequence[Answer] = (),
) -> list[Event]:
    """The events of one contact, numbered from 1; with the `answers` to its parts, where they are known, among them.

    Raises EventError where a field cannot be kept.
    """
    return [
        make_event(
            sort,
            given,
            record=record,
            number=number,
            agency=agency,
            at=at,
            by=by,
            role=role,
            on_paper=on_paper,
        )
        for number, (sort, given, on_paper) in enumerate(_told(contact, answers), 1)
    ]


def _told(
    contact: Contact, answers: Sequence[Answer]
) -> Iterator[tuple[Sort, dict[str, Any], datetime | None]]:
    done = contact.handling
    received = {
        "reference": contact.reference,
        "received_at": contact.received_at,
        "received_on": contact.received_on,
        "channel": contact.channel,
        "form": contact.form,
        "office": contact.office,
        "pages": contact.pages,
        "asks": list(contact.asks),
        "papers": [{"name": paper.name, "judicial": paper.judicial} for paper in contact.papers],
        "source": {
            "kind": contact.source,
            "file": contact.file,
            "line": contact.line,
            "agency": contact.agency,
            "state": contact.state,
            "lift_reason": contact.lift_reason,
        },
        "about_a_person": contact.about_a_person,
        "person_ref": contact.person_ref,
        "booking_ref": contact.booking_ref,
    }
    yield Sort.REQUEST_RECEIVED, received, contact.received_at
    for part in contact.parts:
        facts = {"part": part.kind, "on": part.on, "day_rule": part.day_rule}
        facts |= {"request": dict(part.request), "person": dict(part.person)}
        yield Sort.FACTS_CONFIRMED, facts, None
    for answer in answers:
        yield Sort.DECIDED, decided_fields(answer), None
    intended: dict[str, Any] = {
        "intention": done.decision if done.decision not in (None, WITHDRAWN) else None,
        "decided_at": done.decided_at if done.decision != WITHDRAWN else None,
        "basis": done.basis,
        "offense": done.offense,
        "offenses_counted": done.offenses_counted or None,
    }
    if any(value not in (None, "") for value in intended.values()):
        yield Sort.INTENTION_SET, intended, intended["decided_at"]
    if done.decision == WITHDRAWN:
        yield Sort.WITHDRAWN, {"withdrawn_at": done.decided_at}, done.decided_at
    yield from _services(done)
    for sort, name, moment in (
        (Sort.OFFICE_TOLD, "told_at", done.office_told_at),
        (Sort.RELEASE_DUE, "due_at", done.release_due_at),
        (Sort.RELEASED, "released_at", done.released_at),
    ):
        if moment is not None:
            yield sort, {name: moment}, moment
    for sort, happened in (
        (Sort.HANDED_OVER, done.transferred),
        (Sort.ARRESTED_ON_PREMISES, done.arrest_on_premises),
        (Sort.TEXT_TO_STRIKE, done.note_to_strike),
    ):
        if happened:
            yield sort, {}, None
    if done.staff_minutes:
        yield Sort.TIME_SPENT, {"minutes": done.staff_minutes}, None


def decided_fields(answer: Answer) -> dict[str, Any]:
    """An answer of the rules as the fields of its event."""
    return {
        "part": answer.kind,
        "on": answer.on,
        "outcome": answer.outcome,
        "safe": answer.safe,
        "rule": answer.rule.key,
        "citation": answer.citation,
        "tag": answer.tag,
        "missing": list(answer.missing),
        "duties": [duty.code for duty in answer.duties],
        "rule_pack": rule_pack(),
    }


def _services(done: Handling) -> Iterator[tuple[Sort, dict[str, Any], datetime | None]]:
    if done.copy_served_at or done.told_intention_at or done.copy_language or done.served_by_mouth:
        how = "read_aloud" if done.served_by_mouth else "not_noted"
        copy = {
            "notice": "copy_and_intent",
            "how": how if done.copy_served_at else "not_served",
            "served_at": done.copy_served_at,
            "language": done.copy_language,
            "told_intention_at": done.told_intention_at,
        }
        yield Sort.NOTICE_SERVED, copy, done.copy_served_at
    for notice, at in (
        ("release_notice_person", done.person_release_notice_at),
        ("release_notice_attorney_or_designee", done.designee_notice_at),
    ):
        if at is not None:
            yield Sort.NOTICE_SERVED, {"notice": notice, "how": "not_noted", "served_at": at}, at


def contact_of(case: CaseFile) -> Contact:
    """The case file as the review reads it: parts whose facts were confirmed, and what was done."""
    got, source = case.received.get, case.received.get("source", {})
    return Contact(
        source=source.get("kind", "desk"),
        file=source.get("file", "desk"),
        line=source.get("line", 0),
        reference=case.received["reference"],
        received_on=case.received["received_on"],
        received_at=got("received_at"),
        channel=got("channel", ""),
        form=got("form", ""),
        parts=tuple(
            Part(
                kind,
                state.facts["on"],
                state.facts["day_rule"],
                state.facts["request"],
                state.facts.get("person", {}),
            )
            for kind, state in case.parts.items()
            if state.facts is not None
        ),
        handling=_handling(case),
        papers=tuple(Paper(paper["name"], paper["judicial"]) for paper in got("papers", ())),
        person_ref=got("person_ref", ""),
        booking_ref=got("booking_ref", ""),
        office=got("office", ""),
        agency=source.get("agency", ""),
        pages=got("pages"),
        state=source.get("state", ""),
        lift_reason=source.get("lift_reason", ""),
    )


def _handling(case: CaseFile) -> Handling:
    intended = case.intention.get
    copy = case.newest("copy_and_intent")
    withdrawn = case.withdrawn
    return Handling(
        decision=WITHDRAWN if withdrawn is not None else intended("intention"),
        decided_at=withdrawn.get("withdrawn_at") if withdrawn is not None else intended("decided_at"),
        basis=intended("basis", ""),
        offense=intended("offense", ""),
        offenses_counted=intended("offenses_counted", 0),
        copy_served_at=copy.get("served_at"),
        copy_language=copy.get("language", ""),
        served_by_mouth=copy.get("how") == "read_aloud",
        told_intention_at=copy.get("told_intention_at"),
        office_told_at=case.office_told_at,
        person_release_notice_at=case.newest("release_notice_person").get("served_at"),
        designee_notice_at=case.newest("release_notice_attorney_or_designee").get("served_at"),
        release_due_at=case.release_due_at,
        released_at=case.released_at,
        transferred=case.handed_over,
        arrest_on_premises=case.arrested_on_premises,
        staff_minutes=case.minutes,
        note_to_strike=case.text_to_strike,
        access_given_at=first_given(case),
        access_recorded=bool(case.accesses) and not unrecorded(case),
    )
