"""Whether a draft serves a duty of this visit: owed, optional, held until presence is confirmed, or not at all."""

from dataclasses import dataclass, replace
from typing import Literal

from amparo.facts.site_profile import SiteProfile
from amparo.law.places import VisitAnswer
from amparo.rules import Duty
from amparo.visits import VisitRecord, answer_of
from amparo.visits.drafts.kind import DraftKind

__all__ = ["Answers", "Serving", "State", "answers_of", "known_with", "serving"]

State = Literal["owed", "optional", "held"]


@dataclass(frozen=True, slots=True)
class Serving:
    """The duty that a draft serves, the answer that brought it, and how it stands."""

    duty: Duty
    answer: VisitAnswer
    state: State


def known_with(record: VisitRecord, profile: SiteProfile | None, *, is_confirmed: bool) -> VisitRecord:
    """The record with what the profile knows of its site, and with the presence where a role confirmed it.

    What stands in the record itself goes before the profile. An unconfirmed presence is never a yes here.
    """
    site = profile.visit_facts(record.on) if profile is not None else {}
    presence = {"presence_confirmed": "yes" if is_confirmed else "no"}
    return replace(record, facts={**site, **record.facts, **presence})


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to what was asked, one for each request: as it stands, and as though presence were confirmed."""

    as_it_stands: tuple[VisitAnswer, ...]
    if_confirmed: tuple[VisitAnswer, ...]
    is_confirmed: bool


def answers_of(record: VisitRecord, profile: SiteProfile | None, *, is_confirmed: bool) -> Answers:
    """Decide what was asked, once for all drafts."""
    told = _decided(known_with(record, profile, is_confirmed=is_confirmed))
    if is_confirmed:
        return Answers(told, told, True)
    return Answers(told, _decided(known_with(record, profile, is_confirmed=True)), False)


def _decided(record: VisitRecord) -> tuple[VisitAnswer, ...]:
    return tuple(answer for _, answer in answer_of(record).answers)


def serving(kind: DraftKind, answers: Answers) -> Serving | None:
    """What a draft serves; None where no duty of this visit asks for it.

    A draft that is held is looked for as though presence were confirmed: it can be prepared, and not be sent.
    """
    for code in kind.serves:
        for answer in answers.if_confirmed if kind.held else answers.as_it_stands:
            duty = next((one for one in (*answer.owed, *answer.optional) if one.code == code), None)
            if duty is not None:
                owed: State = "owed" if duty in answer.owed else "optional"
                return Serving(duty, answer, "held" if kind.held and not answers.is_confirmed else owed)
    return None
