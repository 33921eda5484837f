"""What the rules answer to a recorded visit: each thing that was wanted asked by itself, the most protective first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amparo.facts.visit_record import (
    AREA_IS,
    CONFIRMED_BY,
    CONFIRMING,
    MAY_CONFIRM,
    WANTED_OF,
    WANTED_REQUEST,
)
from amparo.facts.visit_words import FIELD_CARDS, OUTCOMES
from amparo.law.paper_kinds import COURT_CLASSES, PaperClass, kinds
from amparo.law.places import PLACE_DUTIES, VisitAnswer, decide_visit
from amparo.rules import Duty, Rule
from amparo.visits.paper_seen import by_hand, facts_of
from amparo.visits.record import VisitPaper, VisitRecord


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Who confirmed that officers were there, by role, and when."""

    role: str
    at: datetime


@dataclass(frozen=True, slots=True)
class VisitDecision:
    """What holds for a visit: an answer for each request, the most protective first, and all that is then due."""

    answers: tuple[tuple[str, VisitAnswer], ...]
    owed: tuple[Duty, ...]
    optional: tuple[Duty, ...]
    flags: tuple[Rule, ...]
    steps: tuple[str, ...]

    @property
    def first(self) -> VisitAnswer:
        """The most protective answer."""
        return self.answers[0][1]

    def duty(self, code: str) -> Duty:
        """A duty with the law on which it rests at this visit; one that the visit does not bring, as it rests elsewhere."""
        brought = (duty for duty in (*self.owed, *self.optional) if duty.code == code)
        return next(brought, PLACE_DUTIES[code])


def presence_confirmed(record: VisitRecord) -> Confirmed | None:
    """The first step by which a role that answers for the site confirmed the presence, with its moment; else there is none.

    Nobody can have confirmed before they came that they were there.
    """
    found = []
    for step in record.steps:
        role = CONFIRMED_BY.get(step.what) or step.by_role
        if step.what not in CONFIRMING or role not in MAY_CONFIRM or step.at is None:
            continue
        if step.at >= record.arrived:
            found.append(Confirmed(role, step.at))
    return min(found, key=lambda one: one.at, default=None)


def paper_in_hand(record: VisitRecord) -> VisitPaper | None:
    """The paper on which the answer turns: a court's first, then one not known, then an agency's; None where none was shown."""
    shown = [paper for paper in record.papers if paper.shown is not False]
    return min(shown, key=_weight, default=None)


def _weight(paper: VisitPaper) -> int:
    kind = kinds().get(paper.kind)
    if kind is not None and kind.paper_class in COURT_CLASSES:
        return 0
    return 1 if kind is None and paper.kind != "ADMIN" else 2


def facts_told(record: VisitRecord) -> dict[str, Any]:
    """The facts of a visit that its record tells: those answered in the guide, and what its other fields say.

    Where a flag is told twice, once is enough: an emergency that was claimed was claimed.
    """
    paper = paper_in_hand(record)
    found: dict[str, Any] = facts_of(paper, record.on) if paper is not None else {}
    if paper is not None and by_hand(record.facts, record.on) == paper.kind:
        found = {name: told for name, told in found.items() if name not in ("document", "issuer")}
    if paper is None and any(one.shown is False for one in record.papers):
        found["document"] = "UNKNOWN"  # a paper that was not shown is not known, whatever was answered of it
    if AREA_IS.get(record.area_reached or "") == "nonpublic" or record.entered_nonpublic_area:
        found["area"] = "nonpublic"
    found = _joined(found, record.facts)
    steps = {step.what for step in record.steps}
    told = {
        "exigency_claimed": record.exigent_circumstances_claimed or "emergency_claimed" in steps,
        "officer_proceeds": record.entered_nonpublic_area or "officers_went_in" in steps,
        "person_taken": "person_taken" in steps,
        "presence_confirmed": presence_confirmed(record) is not None,
    }
    return found | {name: True for name, is_told in told.items() if is_told}


_AGENCY_CLASSES = (PaperClass.ADMIN_WARRANT, PaperClass.ADMIN_SUBPOENA, PaperClass.ADMIN_NOTICE)
_CHECKS = ("paper_in_date", "paper_names_this_place", "person_matches")
_JUDGES = ("judge", "magistrate")


def _joined(written: dict[str, Any], answered: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields of the paper say, with what was answered of it in the guide.

    A check that failed in one of them has failed. Where they tell of different papers nobody knows which is right: it may be
    a court's, so it opens nothing and is not refused flatly.
    """
    found = {**written, **answered}
    for name in _CHECKS:
        if any(one.get(name) in (False, "no") for one in (written, answered)):
            found[name] = False
    for name in ("document", "issuer", "signer"):
        one, other = written.get(name), answered.get(name)
        if one is None or other is None or _same(one, other):
            continue
        if name != "document":
            del found[name]
        else:
            found[name] = one if _is_agencys(one) and _is_agencys(other) else "UNKNOWN"
    return found


def _same(one: Any, other: Any) -> bool:
    words = [str(word).strip().lower() for word in (one, other)]
    return words[0] == words[1] or all(word in _JUDGES for word in words)


def _is_agencys(document: Any) -> bool:
    kind = kinds().get(str(document))
    return document == "ADMIN" or (kind is not None and kind.paper_class in _AGENCY_CLASSES)


def answer_of(record: VisitRecord) -> VisitDecision:
    """What the rules answer, for the day they came. Raises FactError where a fact cannot be used."""
    facts = facts_told(record)
    asked = [_asked(facts, word, record.place) for word in record.wanted]
    if not asked or facts.get("request") not in (None, *(one.get("request") for one in asked)):
        asked.append(facts)
    answers = [
        (str(one.get("request") or "unknown"), decide_visit(record.place, one, record.on)) for one in asked
    ]
    answers.sort(key=lambda pair: list(OUTCOMES).index(pair[1].outcome))
    found = [answer for _, answer in answers]
    owed = _each(duty for answer in found for duty in answer.owed)
    optional = _each(duty for answer in found for duty in answer.optional)
    return VisitDecision(
        tuple(answers),
        owed,
        tuple(duty for duty in optional if duty.code not in {one.code for one in owed}),
        tuple(dict.fromkeys(flag for answer in found for flag in answer.flags)),
        tuple(dict.fromkeys(step for answer in found for step in answer.steps)),
    )


def _asked(facts: dict[str, Any], word: str, place: str) -> dict[str, Any]:
    """The facts of one thing that was wanted; what only a crew is asked is elsewhere a wish nobody can place."""
    request, of = WANTED_REQUEST[word], WANTED_OF[word]
    if request in ("respond", "assist", "use_property") and place not in FIELD_CARDS:
        return {name: value for name, value in facts.items() if name != "request"}
    found = {**facts, "request": request}
    if request == "records":
        return {**found, "record_kind": of} | ({"person_sought": of} if of in _PERSONS else {})
    return {**found, "person_sought": of} if of else found


_PERSONS = ("pupil", "student", "patient", "patron", "guest", "employee")


def _each(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    return tuple(dict.fromkeys(duties))
