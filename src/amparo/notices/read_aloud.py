"""The sheet that is read to a person: the notice on receipt in ten to fifteen spoken sentences, and three questions."""

from dataclasses import dataclass

from amparo.notices.copy_and_intent import CopyAndIntent
from amparo.notices.filling import Filling, ours, said_in, theirs
from amparo.notices.head import Head
from amparo.notices.intention import Intention
from amparo.notices.parts import PartSaid, reason, rule_in_words, until
from amparo.notices.texts import Text
from amparo.notices.wording import moment_in_words
from amparo.print.sheet import Block, Line, Lines, Paragraph, Points, Said

FEWEST, MOST = 10, 15
"""Of the spoken sentences."""

MOST_PARTS_APART = 3
"""With more parts than this, the reason of each is spoken together with what is intended."""


@dataclass(frozen=True, slots=True, eq=False)
class ReadAloud:
    """The sheet with a number of its own, and the notice that it speaks."""

    head: Head
    copy: CopyAndIntent


def fill_read_aloud(notice: ReadAloud, text: Text) -> Filling:
    """What fills its text."""
    asked = Lines(
        tuple(
            (Line(said_in(text, "box.answer"), asked=said_in(text, f"question.{name}")),)
            for name in ("asked", "plan", "named")
        )
    )
    box = Lines(
        (
            (Line(said_in(text, "box.interpreter"), 3), Line(said_in(text, "box.language"), 2)),
            (
                Line(said_in(text, "box.role"), 3),
                Line(said_in(text, "box.date"), 1),
                Line(said_in(text, "box.time"), 1),
            ),
        )
    )
    blocks: dict[str, tuple[Block, ...]] = {
        "spoken": (Points(tuple(spoken_sentences(notice.copy, text)), numbered=True),),
        "questions": (asked,),
        "box": (box,),
        "rules": _rules(notice.copy, text),
    }
    return Filling({}, blocks)


def spoken_sentences(copy: CopyAndIntent, text: Text) -> list[Said]:
    """The sentences in the order in which they are read."""
    received = ours(moment_in_words(copy.received_at, text.language))
    told = [
        said_in(text, "say.request", office=theirs(copy.office, "office"), received=received)
        if copy.office
        else said_in(text, "say.request_unknown", received=received),
        _copy(copy, text),
    ]
    for part in copy.parts:
        told += _part(part, text, apart=len(copy.parts) <= MOST_PARTS_APART)
    if copy.withdrawn:
        told.append(said_in(text, "withdrawn"))
    elif any(part.intention is Intention.OPEN for part in copy.parts):
        told.append(ours(until(copy.due_at, text)))
    names = ("change", "release", "same_notice", "designee", "designee_change", "note")
    return [*told, *(said_in(text, f"say.{name}") for name in names)]


def _copy(copy: CopyAndIntent, text: Text) -> Said:
    if not copy.on_paper:
        return said_in(text, "say.copy_call")
    if copy.pages is None:
        return said_in(text, "say.copy_open")
    return said_in(text, "say.copy", pages=ours(str(copy.pages)))


def _part(part: PartSaid, text: Text, *, apart: bool) -> list[Said]:
    intended = ours(text.sentence(f"say.{part.answer.kind}.{part.intention}"))
    told = ours(reason(part, text))
    if apart:
        return [intended, told]
    return [(*intended, *ours("" if text.language.startswith("zh") else " "), *told)]


def _rules(copy: CopyAndIntent, text: Text) -> tuple[Block, ...]:
    """The rules are not spoken; they stand there for whoever asks."""
    told = dict.fromkeys(rule_in_words(part.answer, text) for part in copy.parts)
    return (
        Paragraph(said_in(text, "rules"), quiet=True),
        Points(tuple(ours(rule) for rule in told)),
    )
