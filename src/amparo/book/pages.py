"""The whole law book as a document in one language; `render` makes the page and the PDF of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from amparo.book.pages_index import index_blocks, signing_blocks
from amparo.book.pages_places import place_blocks
from amparo.book.pages_questions import question_blocks
from amparo.book.pages_sections import section_blocks
from amparo.book.pages_tables import left_blocks, offense_blocks, register_blocks
from amparo.book.signing import SignOff, Standing, standings
from amparo.book.words import Words
from amparo.decision.receipt import rule_pack
from amparo.law.calendar import RULES_VERSION
from amparo.law.custody.outcomes import APART, PROTECTIVE_FIRST
from amparo.print.blocks import Block, Document, Heading, Inline, Item, Items, Note, Paragraph, Tone
from amparo.terms import Language


@dataclass(frozen=True, slots=True)
class Counted:
    """How many parts of the book there are, and how they stand."""

    all: int
    signed: int
    changed: int
    unsigned: int


def counted(standing: dict[str, Standing]) -> Counted:
    """The parts by their state."""
    states = [one.state for one in standing.values()]
    signed, unsigned = states.count("signed"), states.count("unsigned")
    return Counted(len(states), signed, len(states) - signed - unsigned, unsigned)


def law_book(language: Language, on: date, signed: Sequence[SignOff] = ()) -> Document:
    """The book as of a day, with what these sign-offs come to."""
    words, standing = Words(language), standings(signed)
    return Document(
        language=language,
        title=words("title"),
        subtitle=words("subtitle", on=on.isoformat()),
        front=tuple(_front(words, counted(standing))),
        blocks=(
            Heading(1, words("how_to_read"), "how-to-read"),
            *_how_to_read(words),
            *question_blocks(words, on, standing),
            *section_blocks(words, on, standing),
            *place_blocks(words, on, standing),
            *offense_blocks(words, standing),
            *register_blocks(words, standing),
            *left_blocks(words, standing),
            *index_blocks(words),
            *signing_blocks(words, standing),
        ),
        contents=words("contents"),
        foot=words("foot"),
        skip=words("skip"),
    )


def _front(words: Words, parts: Counted) -> list[Block]:
    told: list[Block] = [Paragraph((words("what_it_is"),))]
    summary = words(
        "signed_summary",
        all=parts.all,
        signed=parts.signed,
        changed=parts.changed,
        unsigned=parts.unsigned,
    )
    if parts.all == parts.unsigned:
        told.append(Note("", (Paragraph((words("nobody_signed"),)),), "judge"))
    else:
        tone: Tone = "bad" if parts.changed else "good" if parts.signed == parts.all else "judge"
        told.append(Note("", (Paragraph((summary,)),), tone))
    made = words("made_of", version=RULES_VERSION, pack=rule_pack())
    told.append(Paragraph((made,), quiet=True))
    return told


def _how_to_read(words: Words) -> list[Block]:
    ordered: list[Inline] = []
    for outcome in PROTECTIVE_FIRST:
        ordered += [words.outcome(outcome), "  "]
    texts = ("how_questions", "how_sections", "how_names", "how_days", "how_unknown")
    return [
        *(Paragraph(words.text(text)) for text in texts),
        Paragraph((words("how_order"),)),
        Paragraph(tuple(ordered)),
        Paragraph((words("how_apart"),)),
        Paragraph(tuple(words.outcome(outcome) for outcome in APART)),
        Items((Item(words.text("how_tags")), Item(words.text("how_sign")))),
    ]
