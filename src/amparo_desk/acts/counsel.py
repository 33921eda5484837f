"""Counsel is asked a question that only counsel can answer, and answers it; the parts are decided again."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo.facts import Agency
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import decide_anew
from amparo_desk.acts.step import Step, begin
from amparo_desk.vault.store import Vault

OF_ONE_CONVICTION = "not_named"
"""Whether the statute names the offense of one conviction: asked as `not_named:0`, for the first conviction."""


def ask_counsel(
    vault: Vault, actor: Actor, record: str, at: datetime, seen: int, *, question: str
) -> CaseFile:
    """Put a question to counsel. Raises NotAllowedError, ConflictError."""
    step = begin(vault, actor, Act.ASK_COUNSEL, record, at, seen)
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
        _note_on_conviction(step, int(place), answer)
    decide_anew(step, agency)
    return step.save()


def _note_on_conviction(step: Step, place: int, answer: bool) -> None:
    """Counsel answers for one offense, never for all: the answer goes to that conviction, in every part."""
    for part in step.here.parts.values():
        convictions = list((part.facts or {}).get("person", {}).get("convictions") or ())
        if part.facts is None or place >= len(convictions):
            continue
        convictions[place] = {**convictions[place], OF_ONE_CONVICTION: answer}
        person = {**part.facts["person"], "convictions": convictions}
        step.note(Sort.FACTS_CONFIRMED, {**part.facts, "person": person})
