"""Deciding a part of a case file anew, from its confirmed facts and counsel's answers, for a day."""

from datetime import date, datetime
from typing import Any

from amparo.casefile import CaseFile, Sort
from amparo.casefile.imported import decided_fields
from amparo.clock import CALIFORNIA
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


def answer_for(
    case: CaseFile, kind: str, agency: Agency, on: date | None = None, *, told_as: str = ""
) -> Answer:
    """The answer to a part on its confirmed facts; `on` another day than theirs, `told_as` as another kind of part.

    Raises FactError.
    """
    facts = case.parts[kind].facts
    assert facts is not None, "nobody has confirmed the facts of this part"
    return decide(
        {**facts["request"], "kind": told_as or kind},
        facts.get("person", {}),
        agency,
        on or facts["on"],
        legal=legal_of(case),
    )


def day_for(case: CaseFile, kind: str, at: datetime) -> date:
    """The day for which a part is decided at a moment: that day, or the later one it was decided for in advance.

    Where the person has left or was handed over, or the request was taken back, nothing more will be done, and the day
    that the facts were confirmed for stands.
    """
    facts = case.parts[kind].facts
    assert facts is not None, "nobody has confirmed the facts of this part"
    on: date = facts["on"]
    is_over = case.released_at is not None or case.withdrawn is not None
    is_over = is_over or case.handed_over or case.arrested_on_premises
    return on if is_over else max(on, at.astimezone(CALIFORNIA).date())


def note_answer(step: Step, answer: Answer) -> None:
    """Put an answer of the rules on record."""
    step.note(Sort.DECIDED, decided_fields(answer))


def decide_anew(step: Step, agency: Agency) -> None:
    """After something changed that is no fact of one part, such as counsel's answer: each part that has facts again."""
    case = step.after() if step.events else step.here
    for kind, part in case.parts.items():
        if part.facts is None:
            continue
        answer = answer_for(case, kind, agency, day_for(case, kind, step.at))
        if differs(part.decided, answer):
            note_answer(step, answer)


def differs(decided: Any, answer: Answer) -> bool:
    """Whether an answer is another than the one on record, be it only for another day."""
    return decided is None or {**decided} != decided_fields(answer)


def says_another(decided: Any, answer: Answer) -> bool:
    """Whether an answer says something else than the one on record; the day alone is no other answer."""
    if decided is None:
        return True
    apart = ("on", "rule_pack")
    was, now = (
        {name: value for name, value in one.items() if name not in apart}
        for one in ({**decided}, decided_fields(answer))
    )
    return was != now
