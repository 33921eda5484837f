"""What a visit record shows: where it departs from what was owed, what its paper is worth, and what was done right.

Every finding rests on the facts and on what the rules answer to them, never on a list of mistakes: a duty that is not
owed gives none. What is only good practice, or a rule of our own, is called so and never a failure.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Literal

from amparo.clock import CALIFORNIA
from amparo.facts.visit_words import OUTCOMES
from amparo.law.paper_kinds import kinds
from amparo.law.places import PLACE_DUTIES, place_statements
from amparo.law.places.paper_seen import worth_of
from amparo.rules import Duty
from amparo.terms import Language, Tag
from amparo.visits.answer import VisitDecision, answer_of, facts_told, paper_in_hand, presence_confirmed
from amparo.visits.owed import (
    AT_ONCE,
    Owed,
    due_words,
    duties_owed,
    first_posting,
    tells_of_no_paper,
)
from amparo.visits.record import VisitRecord

Kind = Literal["fault", "practice", "open", "shown", "right"]
KINDS: dict[Kind, tuple[str, str]] = {
    "fault": ("not as the law asks", "no como pide la ley"),
    "practice": ("good practice", "buena práctica"),
    "open": ("still to do", "por hacer"),
    "shown": ("to know", "para saber"),
    "right": ("right", "bien"),
}
"""What sort of thing a finding is, as people say it."""

_MESSAGES = ("D-SB98-K12", "D-SB98-CAMPUS")
_AT_THE_DESK = ("D-ID", "D-COPY", "D-WITNESS")
_GIVING = ("permit_limited", "provide", "ordinary_procedure", "public_area_ok")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a record shows, with the field where it stands and the ground on which it rests."""

    code: str
    kind: Kind
    field: str
    says: str
    dice: str
    cite: str
    tag: Tag
    duty: str = ""

    @property
    def right(self) -> bool:
        """Whether it is something done right."""
        return self.kind == "right"

    @property
    def is_found(self) -> bool:
        """Whether something is to be mended or still to be done."""
        return self.kind in ("fault", "practice", "open")

    def in_language(self, language: Language) -> str:
        """The finding, as a sentence."""
        return self.says if language == "en" else self.dice


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("amparo.visits").joinpath("findings.toml").read_text(encoding="utf-8"))


_Both = tuple[str, str]
_Ground = tuple[str, Tag]


def _found(
    code: str,
    kind: Kind,
    field: str,
    ground: _Ground,
    told: dict[str, _Both] | None = None,
    *,
    duty: str = "",
) -> Finding:
    words = _words()[code]
    en, es = ({name: pair[at] for name, pair in (told or {}).items()} for at in (0, 1))
    return Finding(code, kind, field, words["en"].format(**en), words["es"].format(**es), *ground, duty)


def findings_of(record: VisitRecord, at: datetime) -> tuple[Finding, ...]:
    """Everything that a record shows as of a moment, mistakes first in the order of the visit, what was right last."""
    decided = answer_of(record)
    owed = {one.duty.code: one for one in duties_owed(record, at) if one.duty.code != "D-REG"}
    return (
        *_paper(record),
        *_at_the_desk(record, decided, owed),
        *_messages(record),
        *_first_notice(record, owed, at),
        *_duties(owed, at),
        *_what_was_done(record, decided),
        *_struck(record),
        *_right(record, decided, owed),
    )


def _ground(duty: Duty) -> _Ground:
    return duty.cite, duty.tag


_OF_NO_KIND = (
    ("a paper of no known kind", "un papel de tipo desconocido"),
    ("an agency's paper of no known kind", "un papel de una agencia, de tipo desconocido"),
)


def _paper(record: VisitRecord) -> Iterator[Finding]:
    paper = paper_in_hand(record)
    if paper is None:
        return
    worth = worth_of(facts_told(record), record.on)
    kind = kinds().get(paper.kind)
    named = (kind.en, kind.es) if kind else _OF_NO_KIND[paper.kind == "ADMIN"]
    code = {
        "agency_paper": "agency_paper",
        "agency_subpoena": "agency_paper",
        "unknown_paper": "unproven_paper",
        "unproven_warrant": "unproven_paper",
        "unproven_subpoena": "unproven_paper",
        "other_state": "unproven_paper",
    }.get(worth.then, "court_paper")
    if worth.then in ("none", "sevp_letter", "noi_i9"):
        return
    field = f"papers[{record.papers.index(paper)}]"
    yield _found(code, "shown", field, (worth.cite, worth.tag), {"paper": named})


def _at_the_desk(record: VisitRecord, decided: VisitDecision, owed: dict[str, Owed]) -> Iterator[Finding]:
    """Who came, a copy of the paper, a witness: what can be done only while they stand there."""
    witnessed = next((duty for duty in (*decided.owed, *decided.optional) if duty.code == "D-WITNESS"), None)
    has_witness = record.second_staff_witness_role is not None or any(
        step.what == "called_witness" for step in record.steps
    )
    if witnessed is not None and not has_witness:
        kind: Kind = "fault" if "D-WITNESS" in owed and owed["D-WITNESS"].may_fail else "practice"
        yield _found("no_witness", kind, "second_staff_witness_role", _ground(witnessed), duty="D-WITNESS")
    copy, identity = owed.get("D-COPY"), owed.get("D-ID")
    if copy is not None and copy.done is None and copy.state != "excused":
        code = "paper_not_told" if tells_of_no_paper(record) else "no_copy"
        yield _found(code, _kind(copy), "papers", _ground(copy.duty), duty="D-COPY")
    if identity is None or identity.state == "excused":
        return
    officers = record.officers
    if identity.done is None:
        field = "officers.identification_shown"
        yield _found("no_identification", _kind(identity), field, _ground(identity.duty), duty="D-ID")
    elif not officers.supervisor_phone_noted and not officers.supervisor_phone:
        field = "officers.supervisor_phone_noted"
        yield _found("no_supervisor_phone", _kind(identity), field, _ground(identity.duty), duty="D-ID")


def _kind(owed: Owed) -> Kind:
    return "fault" if owed.may_fail else "practice"


def _messages(record: VisitRecord) -> Iterator[Finding]:
    """Messages to families or a campus: only after a named role has confirmed, and in more than one language."""
    sent = [
        (f"steps[{number}]", step.at, step.languages, _MESSAGES[step.what == "notice_sent_to_campus"])
        for number, step in enumerate(record.steps)
        if step.what in ("text_sent_to_families", "notice_sent_to_campus")
    ]
    sent += [
        (f"notices[{number}]", notice.at, notice.languages, notice.code)
        for number, notice in enumerate(record.notices)
        if notice.code in _MESSAGES
    ]
    confirmed = presence_confirmed(record)
    for field, moment, languages, code in sent:
        ground = _ground(PLACE_DUTIES[code])
        shown = f"{moment:%H:%M}" if moment else "?"
        if confirmed is None:
            yield _found("message_unconfirmed", "fault", field, ground, {"sent": (shown, shown)}, duty=code)
        elif moment is not None and moment < confirmed.at:
            by = f"{confirmed.at:%H:%M}"
            told = {"sent": (shown, shown), "confirmed": (by, by)}
            yield _found("message_before_confirmed", "fault", field, ground, told, duty=code)
        if len(set(languages)) == 1:
            told = {"language": (languages[0], languages[0])}
            yield _found("message_one_language", "practice", field, (ground[0], "K"), told, duty=code)


def _duties(owed: dict[str, Owed], at: datetime) -> Iterator[Finding]:
    """Duties done late, not done, or still open."""
    for code, one in owed.items():
        if one.state in ("done", "early") or (code in _AT_THE_DESK and one.state in ("open", "overdue")):
            continue
        done = f"{one.done:%Y-%m-%d %H:%M}" if one.done else ""
        told = {
            "due": (due_words(one, "en"), due_words(one, "es")),
            "done": (done, done),
            "owed": (one.duty.says, one.duty.dice),
        }
        name, kind = _state(one, at)
        yield _found(name, kind, f"duties.{code}", _ground(one.duty), told, duty=code)


def _first_notice(record: VisitRecord, owed: dict[str, Owed], at: datetime) -> Iterator[Finding]:
    """A first notice of an inspection that was late stays told when the second one is awaited."""
    first = first_posting(record, at)
    if first is not None and first.state == "late" and owed["D-902"] != first:
        yield from _duties({"D-902": first}, at)


def _state(one: Owed, at: datetime) -> tuple[str, Kind]:
    """Name and sort of a duty that is not done in time. "Immediately" has no number: our own hour alone fails nobody
    on the same day, the next day is late by any reading."""
    by_our_hour = (
        one.duty.code in AT_ONCE
        and one.due is not None
        and (one.done or at).astimezone(CALIFORNIA).date() == one.due.date()
    )
    kind: Kind = "practice" if by_our_hour else _kind(one)
    match one.state:
        case "late":
            return "late_duty", kind
        case "overdue":
            return "overdue_duty", kind
        case "excused":
            return "excused_duty", "shown"
        case _:
            return "open_duty", "open"


def _what_was_done(record: VisitRecord, decided: VisitDecision) -> Iterator[Finding]:
    """Something given or let in against the answer, and an answer that was shown and is not that of the rules."""
    first = decided.first
    if record.records_released and not any(
        answer.outcome in _GIVING
        for request, answer in decided.answers
        if request in ("records", "inspection")
    ):
        asked = [answer for request, answer in decided.answers if request == "records"]
        rule = (asked or [first])[0].rule
        told = {"outcome": OUTCOMES[rule.then]}
        yield _found("records_given", "fault", "records_released", (rule.cite, rule.tag), told)
    if record.entered_nonpublic_area and first.outcome not in ("permit_limited", "ordinary_procedure"):
        refused = any(step.what == "said_no_consent" for step in record.steps)
        code = "went_in" if refused else "no_refusal_noted"
        kind: Kind = "shown" if refused else "practice"
        yield _found(code, kind, "entered_nonpublic_area", (first.rule.cite, first.rule.tag))
    shown = record.decided.outcome
    if shown is not None and shown not in [answer.outcome for _, answer in decided.answers]:
        told = {"shown": OUTCOMES[shown], "outcome": OUTCOMES[first.outcome]}
        yield _found("answer_differs", "shown", "decided.outcome", (first.rule.cite, first.rule.tag), told)


def _struck(record: VisitRecord) -> Iterator[Finding]:
    """By GEN-14: nothing of it is ever kept."""
    never = place_statements()["GEN-14"]
    for one in record.struck:
        told = {"what": (one.reason.says, one.reason.dice)}
        yield _found("struck", "fault", one.field, (never["cite"], never["tag"]), told)


def _right(record: VisitRecord, decided: VisitDecision, owed: dict[str, Owed]) -> Iterator[Finding]:
    """What was done as it should be: told only where the record says so in as many words."""
    rule = decided.first.rule
    if record.records_released is False:
        yield _found("nothing_given", "right", "records_released", (rule.cite, rule.tag))
    if record.entered_nonpublic_area is False:
        yield _found("nobody_let_in", "right", "entered_nonpublic_area", (rule.cite, rule.tag))
    log = owed.get("D-LOG")
    if log is not None and log.state == "done":
        yield _found("notes_same_day", "right", "steps", _ground(log.duty), duty="D-LOG")
