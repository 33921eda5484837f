"""What is open in the law of public places: the readings chosen, what is left to judgement, what counsel must find out."""

from collections.abc import Iterator
from typing import Any

from amparo.book.marks import source_line
from amparo.book.words import Words, in_text
from amparo.law.index import place_left
from amparo.print.blocks import Block, Code, Heading, Note, Paragraph, Small, Table, Text
from amparo.terms.citations import citation_in


def reading_note(one: dict[str, Any], words: Words) -> Note:
    """The reading that the rules follow, the other one, and why."""
    change: Text = (words("reading_fixed"),)
    if "switch" in one:
        change = (words("reading_switch"), Code(one["switch"]))
    return Note(
        f"{words('reading')}: {words.pick(one['question'], one['pregunta'])}",
        (
            Paragraph(in_text(words.pick(one["chosen"], one["elegida"]))),
            Paragraph(
                (words("reading_other"), *in_text(words.pick(one["other"], one["otra"]))),
                quiet=True,
            ),
            Paragraph(
                (words("reading_because"), *in_text(words.pick(one["because"], one["porque"]))),
                quiet=True,
            ),
            Paragraph(
                (source_line(one["cite"], one["tag"], words), " · ", ", ".join(one["rules"])),
                quiet=True,
            ),
            Paragraph(change, quiet=True),
        ),
    )


def left_note(one: dict[str, Any], words: Words) -> Note:
    """What nobody's rule decides, who does, and why."""
    return Note(
        words("still_open" if one["still_open"] else "left"),
        (
            Paragraph(in_text(words.pick(one["what"], one["que"]))),
            Paragraph(in_text(words.pick(one["why"], one["porque"])), quiet=True),
            Paragraph((words("who_judges"), words.pick(one["who"], one["quien"])), quiet=True),
            Paragraph((source_line(one["cite"], one["tag"], words),), quiet=True),
        ),
        "judge",
    )


def still_open_blocks(words: Words) -> Iterator[Block]:
    """Every question that counsel must still answer, in one table."""
    yield Heading(2, words("still_open_title"), "places-open")
    yield Paragraph((words("still_open_lead"),))
    rows: tuple[tuple[Text, ...], ...] = tuple(
        (
            (
                *in_text(words.pick(one["what"], one["que"])),
                " ",
                Small(f"{citation_in(one['cite'], words.language)} · {one['tag']}"),
            ),
            (words.pick(one["who"], one["quien"]),),
            in_text(words.pick(one["why"], one["porque"])),
        )
        for one in place_left()
        if one["still_open"]
    )
    yield Table(words("still_open_title"), (words("what"), words("who"), words("why")), rows, (3, 2, 4))
