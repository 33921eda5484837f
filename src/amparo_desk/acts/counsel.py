"""Counsel is asked a question that only counsel can answer, and answers it; the parts are decided again."""

from datetime import datetime
from typing import Any

from amparo.casefile import Act, CaseFile, Sort, fold
from amparo.facts import Agency
from amparo.facts.counsel import LEGAL_QUESTIONS
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import decide_anew
from amparo_desk.acts.receive_request import FOR_COUNSEL
from amparo_desk.acts.step import RefusedActError, Step, begin
from amparo_desk.vault.store import Vault

OF_ONE_CONVICTION = "not_named"
"""Whether the statute names the offense of one conviction: asked as `not_named:0`, for the first conviction."""

_ANOTHER_CONVICTION = (
    "The record was changed since counsel was asked: another conviction stands in that place. Ask anew.",
    "El historial cambió desde que se preguntó: en ese lugar hay otra condena. Pregunte de nuevo.",
)
_NO_QUESTION = (
    "Counsel is asked one of the questions that the record's pages show. Go back to it and choose one.",
    "Al abogado se le hace una de las preguntas que muestra el expediente. Vuelva a él y elija una.",
)


def ask_counsel(
    vault: Vault, actor: Actor, record: str, at: datetime, seen: int, *, question: str
) -> CaseFile:
    """Put a question to counsel. Raises NotAllowedError, ConflictError, RefusedActError where there is none of that name.

    Only questions that the desk has: the open half keeps their names, lists show them, and erasing leaves them. Words
    of one's own would put a person there.
    """
    step = begin(vault, actor, Act.ASK_COUNSEL, record, at, seen)
    if not _is_a_question(question):
        raise RefusedActError(_NO_QUESTION)
    step.note(Sort.COUNSEL_ASKED, {"question": question})
    return step.save()


def answer_counsel(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    seen: int,
    *,
    question: str,
    answer: bool,
) -> CaseFile:
    """Note counsel's answer and decide anew. Raises NotAllowedError, ConflictError, RefusedActError."""
    step = begin(vault, actor, Act.ANSWER_COUNSEL, record, at, seen, question=question)
    step.note(Sort.COUNSEL_ANSWERED, {"question": question, "answer": answer})
    name, _, place = question.partition(":")
    if name == OF_ONE_CONVICTION and place.isdigit():
        if not _is_the_one_asked_about(step.here, question, int(place)):
            raise RefusedActError(_ANOTHER_CONVICTION)
        _note_on_conviction(step, int(place), answer)
    decide_anew(step, agency)
    return step.save()


def _is_a_question(question: str) -> bool:
    name, colon, place = question.partition(":")
    counted = place.isascii() and place.isdigit() and len(place) < 4
    of_one = name == OF_ONE_CONVICTION and (counted or not colon)
    return of_one or question in FOR_COUNSEL or question in LEGAL_QUESTIONS


def _is_the_one_asked_about(case: CaseFile, question: str, place: int) -> bool:
    """Whether the conviction at a place is still the one that was there when counsel was asked last."""
    asked = [
        event.number
        for event in case.events
        if event.sort is Sort.COUNSEL_ASKED and event.body["question"] == question
    ]
    then = fold(case.events[: asked[-1]])
    was, now = _convictions_at(then, place), _convictions_at(case, place)
    return bool(now) and now == was


def _convictions_at(case: CaseFile, place: int) -> set[tuple[Any, ...]]:
    """What stands at a place of the record, in every part: the offense, its level and its day."""
    found = set()
    for part in case.parts.values():
        convictions = (part.facts or {}).get("person", {}).get("convictions") or ()
        if place < len(convictions):
            one = convictions[place]
            found.add(tuple(one.get(name) for name in ("code", "section", "level", "date")))
    return found


def _note_on_conviction(step: Step, place: int, answer: bool) -> None:
    """Counsel answers for one offense, never for all: the answer goes to that conviction, in every part."""
    for part in step.here.parts.values():
        convictions = list((part.facts or {}).get("person", {}).get("convictions") or ())
        if part.facts is None or place >= len(convictions):
            continue
        convictions[place] = {**convictions[place], OF_ONE_CONVICTION: answer}
        person = {**part.facts["person"], "convictions": convictions}
        step.note(Sort.FACTS_CONFIRMED, {**part.facts, "person": person})
