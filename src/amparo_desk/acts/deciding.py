"""Deciding a part of a case file anew, from its confirmed facts and counsel's answers, for a day."""

from datetime import date
from typing import Any

from amparo.casefile import CaseFile, Sort
from amparo.casefile.imported import decided_fields
from amparo.decision import Answer, decide
from amparo.facts import Agency
from amparo.facts.counsel import LEGAL_QUESTIONS
from amparo_desk.acts.step import Step


def legal_of(case: CaseFile) -> dict[str, bool]:
    """Counsel's stored answers, by question; what counsel said of one conviction stands on that conviction."""
    return {
        question: answer
        for question, answer in case.questions.items()
        if answer is not None and question in LEGAL_QUESTIONS
    }


def answer_for(case: CaseFile, kind: str, agency: Agency, on: date | None = None) -> Answer:
    """The answer to a part on its confirmed facts; `on` another day than theirs. Raises FactError."""
    facts = case.parts[kind].facts
    assert facts is not None, "nobody has confirmed the facts of this part"
    return decide(
        {**facts["request"], "kind": kind},
        facts.get("person", {}),
        agency,
        on or facts["on"],
        legal=legal_of(case),
    )


def note_answer(step: Step, answer: Answer) -> None:
    """Put an answer of the rules on record."""
    step.note(Sort.DECIDED, decided_fields(answer))


def decide_anew(step: Step, agency: Agency) -> None:
    """After something changed that is no fact of one part, such as counsel's answer: each part that has facts again."""
    case = step.after() if step.events else step.here
    for kind, part in case.parts.items():
        if part.facts is None:
            continue
        answer = answer_for(case, kind, agency)
        if differs(part.decided, answer):
            note_answer(step, answer)


def differs(decided: Any, answer: Answer) -> bool:
    """Whether an answer is another than the one on record."""
    return decided is None or {**decided} != decided_fields(answer)
