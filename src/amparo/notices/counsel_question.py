"""A question for the agency's counsel: in one line, with the facts as given, the rule, and what is done meanwhile."""

from dataclasses import dataclass
from datetime import datetime

from amparo.decision import Answer
from amparo.law.custody.outcomes import NOT_REGULATED, PERMITTED, REQUIRED
from amparo.notices.filling import Filling, ours, said_in, theirs
from amparo.notices.head import Head
from amparo.notices.parts import rule_in_words
from amparo.notices.texts import Text
from amparo.notices.wording import moment_in_words
from amparo.print.sheet import Block, Line, Lines, Paragraph, Rows, Said

_MEANWHILE = ("notification", "hold", "transfer", "interview", "information")


@dataclass(frozen=True, slots=True, eq=False)
class CounselQuestion:
    """What is asked. `facts` are pairs of what was asked and what is known, in the reader's language, without names."""

    head: Head
    question: str
    facts: tuple[tuple[str, str], ...]
    answer: Answer
    due_at: datetime | None = None


def fill_counsel_question(asked: CounselQuestion, text: Text) -> Filling:
    """What fills its text."""
    due = ours(moment_in_words(asked.due_at, text.language)) if asked.due_at else said_in(text, "due.at_once")
    facts: Block = (
        Rows(
            tuple(
                (theirs(name, f"fact.{place}"), theirs(value, f"value.{place}"))
                for place, (name, value) in enumerate(asked.facts, 1)
            )
        )
        if asked.facts
        else Paragraph(said_in(text, "facts.none"))
    )
    lines = Lines(
        (
            (Line(said_in(text, "line.answer")),),
            (Line(()),),
            (
                Line(said_in(text, "line.role"), 2),
                Line(said_in(text, "line.date")),
                Line(said_in(text, "line.time")),
            ),
        )
    )
    return Filling(
        {"question": theirs(asked.question, "question"), "due": due},
        {
            "facts": (facts,),
            "rule": (Paragraph(ours(rule_in_words(asked.answer, text))),),
            "meanwhile": tuple(Paragraph(one) for one in _meanwhile(asked.answer, text)),
            "lines": (lines,),
        },
    )


def _meanwhile(answer: Answer, text: Text) -> list[Said]:
    """What is done until counsel answers: the safe outcome; before a court's command nothing is refused or done."""
    if REQUIRED in answer.possible:
        return [said_in(text, "meanwhile.court")]
    kind = "transfer" if answer.kind == "transport" else answer.kind
    name = kind if kind in _MEANWHILE else "nothing"
    if answer.safe in (PERMITTED, NOT_REGULATED):
        name = "permitted"
    return [said_in(text, f"meanwhile.{name}"), said_in(text, "meanwhile.release")]
