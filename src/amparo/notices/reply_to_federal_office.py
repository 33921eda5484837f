"""The answer to the federal office: for each part declined, notified, or only with a judge; nothing about the person."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from amparo.decision import Answer
from amparo.law.custody.outcomes import INSUFFICIENT_FACTS, PROHIBITED, REQUIRES_JUDICIAL_ORDER
from amparo.notices.filling import Filling, ours, said_in, theirs
from amparo.notices.head import Head
from amparo.notices.intention import ContradictedError
from amparo.notices.release_notice import release_in_words
from amparo.notices.texts import Text
from amparo.notices.wording import day_in_words, moment_in_words
from amparo.print.sheet import Block, Paragraph, Part, Said
from amparo.terms import FactValueError, Tag

SECTIONS: dict[str, tuple[str, Tag]] = {
    "notification": ("Gov. Code § 7284.6(a)(1)(C)", "V"),
    "hold": ("Gov. Code § 7284.6(a)(1)(B)", "V"),
    "transfer": ("Gov. Code § 7284.6(a)(4)", "V"),
    "transport": ("Gov. Code § 7284.6(a)(4)", "K"),
    "interview": ("Gov. Code §§ 7283.1(a), 7284.6(b)(5)", "V"),
    "information": ("Gov. Code § 7284.6(a)(1)(D)", "V"),
}
"""The section for each kind of part. It is the same for everybody: the rule that decided would tell of the person."""

GIVEN = ("notify", "arranged")


@dataclass(frozen=True, slots=True, eq=False)
class ReplyPart:
    """The answer to one part. `release` is the day or the moment that is told with `notify`, and with nothing else.

    Raises ContradictedError where the rules do not allow what is said.
    """

    answer: Answer
    said: Literal["declined", "notify", "warrant", "arranged"]
    release: date | None = None

    def __post_init__(self) -> None:
        answer, rule = self.answer, self.answer.rule.key
        if answer.kind not in SECTIONS:
            raise FactValueError(
                "kind", f"{answer.kind!r} is not answered by letter.", f"One of {', '.join(SECTIONS)}."
            )
        if (self.said == "notify") != (self.release is not None) or (
            self.said == "notify" and answer.kind not in ("notification", "information")
        ):
            raise FactValueError(
                "release",
                "only the notice of a release tells a date, and it tells one.",
                "Give it with `notify`.",
            )
        if self.said in GIVEN and answer.outcome in (PROHIBITED, REQUIRES_JUDICIAL_ORDER, INSUFFICIENT_FACTS):
            raise ContradictedError(
                f"the reply gives what rule {rule} does not allow",
                f"la respuesta da lo que la regla {rule} no permite",
            )


@dataclass(frozen=True, slots=True, eq=False)
class ReplyToFederalOffice:
    """What the reply says. Without parts it says only that the request was received and referred to counsel."""

    head: Head
    reference: str
    received_at: datetime
    parts: tuple[ReplyPart, ...] = ()


def fill_reply_to_federal_office(reply: ReplyToFederalOffice, text: Text) -> Filling:
    """What fills its text."""
    values = {
        "received": ours(moment_in_words(reply.received_at, text.language)),
        "reference": theirs(reply.reference, "reference"),
        "desk": theirs(reply.head.desk, "desk"),
    }
    answers: tuple[Block, ...] = tuple(_part(place, part, text) for place, part in enumerate(reply.parts, 1))
    return Filling(values, {"answers": answers or (Paragraph(said_in(text, "answer.referred")),)})


def _part(place: int, part: ReplyPart, text: Text) -> Block:
    asked = ours(f"{place}. {text.sentence(f'ask.{part.answer.kind}')}")
    cite, tag = SECTIONS[part.answer.kind]
    section = said_in(
        text,
        "section",
        cite=ours(cite),
        tag=said_in(text, f"tag.{tag}"),
        day=ours(day_in_words(part.answer.on, text.language)),
    )
    return Part(asked, (_answer(part, text),), section)


def _answer(part: ReplyPart, text: Text) -> Said:
    if part.release is None:
        return said_in(text, f"answer.{part.said}")
    name = "answer.notify" if isinstance(part.release, datetime) else "answer.notify_day"
    return said_in(text, name, release=ours(release_in_words(part.release, text)))
