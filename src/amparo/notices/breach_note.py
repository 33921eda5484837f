"""A note of an act outside the decision: what was done, when, by which role, which rule, and what was done to repair it."""

from dataclasses import dataclass
from datetime import datetime

from amparo.decision import Answer
from amparo.notices.filling import Filling, ours, said_in, theirs
from amparo.notices.head import Head, role_in
from amparo.notices.parts import rule_in_words
from amparo.notices.texts import Text
from amparo.notices.wording import moment_in_words
from amparo.print.sheet import Block, Paragraph, Points, Rows

_ACTS = ("notification", "hold", "transfer", "interview", "information")
_DECISIONS = ("prohibited", "requires_judicial_order", "insufficient_facts")


@dataclass(frozen=True, slots=True, eq=False)
class BreachNote:
    """What the note says; nobody is named in it. `answer` is what was decided, `given` what left the agency by the act."""

    head: Head
    answer: Answer
    at: datetime
    role: str
    reason: str
    given: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def fill_breach_note(note: BreachNote, text: Text) -> Filling:
    """What fills its text."""
    kind = "transfer" if note.answer.kind == "transport" else note.answer.kind
    outcome = note.answer.outcome if note.answer.outcome in _DECISIONS else "other"
    happened = Rows(
        (
            (
                said_in(text, "happened.act"),
                said_in(text, f"act.{kind if kind in _ACTS else 'other'}"),
            ),
            (said_in(text, "happened.at"), ours(moment_in_words(note.at, text.language))),
            (said_in(text, "happened.role"), role_in(note.role, text)),
            (said_in(text, "happened.decision"), said_in(text, f"decision.{outcome}")),
            (said_in(text, "happened.reason"), theirs(note.reason, "reason")),
        )
    )
    return Filling(
        {},
        {
            "happened": (happened, Paragraph(ours(rule_in_words(note.answer, text)))),
            "given": _told(note.given, "given", text),
            "repaired": _told(note.repaired, "repaired", text),
            "told": _told(note.told, "told", text),
        },
    )


def _told(lines: tuple[str, ...], where: str, text: Text) -> tuple[Block, ...]:
    if not lines:
        return (Paragraph(said_in(text, "none")),)
    return (Points(tuple(theirs(line, f"{where}.{place}") for place, line in enumerate(lines, 1))),)
