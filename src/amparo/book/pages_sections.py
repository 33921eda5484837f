"""The second part of the book: section by section, its rules, duties and statements, and what is open there."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from amparo.book.contents import Chapter, Section, chapters, place_name
from amparo.book.marks import section_anchor, section_name, source_line, state_chip, state_note, to_named
from amparo.book.pages_duties import duty_blocks
from amparo.book.pages_rules import rule_blocks
from amparo.book.signing import Standing
from amparo.book.words import Words, in_text
from amparo.law.index import not_coded, register, statements
from amparo.print.blocks import (
    Block,
    Chip,
    Code,
    Heading,
    Inline,
    Item,
    Items,
    Note,
    Paragraph,
    Small,
    Strong,
    Text,
    anchor,
)
from amparo.rules.decision import walk
from amparo.terms import Citation, citations_in


def section_blocks(words: Words, on: date, standing: dict[str, Standing]) -> Iterator[Block]:
    """Every section, its rules, duties, statements, and what is open there."""
    yield Heading(1, words("part_sections"), "sections")
    yield Paragraph((words("sections_lead"),))
    for chapter in chapters():
        yield from _chapter(chapter, words)
        for section in chapter.sections:
            own = standing[section.name]
            yield Heading(3, section_name(section, words), section_anchor(section), (state_chip(own, words),))
            yield from state_note(own, words)
            for placed in section.rules:
                yield from rule_blocks(placed, words, on)
            for owed in section.duties:
                yield from duty_blocks(owed, words)
            for key in section.statements:
                yield from _statement(key, words)
            for reading in section.readings:
                yield _reading(reading, words)
            yield from _open(section, words)


# ------------------------------------------------------------------ a chapter


def _chapter(chapter: Chapter, words: Words) -> Iterator[Block]:
    name = place_name(chapter.place) if chapter.place.section else words("courts")
    yield Heading(2, name, anchor("chapter", name))
    events = [event for event in register() if _names(event["sections"], chapter.place)]
    if events:
        items = tuple(
            Item(
                (
                    Strong(f"{event['date']:%Y-%m-%d}" if "date" in event else words("no_day")),
                    f" · {event['law'].rstrip('.')}. {words.pick(event['says'], event['dice'])} ",
                    Small(event["tag"]),
                )
            )
            for event in events
        )
        yield Note(words("events"), (Items(items),))


def _names(sections: list[str], place: Citation) -> bool:
    return (
        any(named.is_within(place) for section in sections for named in citations_in(section))
        if place.section
        else False
    )


# ------------------------------------------------------------------ what is no row, and what is open


def _statement(key: str, words: Words) -> Iterator[Block]:
    statement = statements()[key]
    yield Heading(4, key, anchor("statement", key), (Chip(words("no_row"), "quiet"),), listed=False)
    through = statement.get("by", [])
    kept = words(f"kept_{statement['kept']}")
    yield Paragraph((words.pick(statement["says"], statement["dice"]),))
    yield Paragraph((source_line(statement["cite"], statement["tag"], words), f" · {kept}"), quiet=True)
    if through:
        yield Paragraph((words("through"), ", ".join(through)), quiet=True)
    if "who" in statement:
        yield Paragraph((words("who_judges"), statement["who"]), quiet=True)


def _reading(reading: dict[str, Any], words: Words) -> Note:
    """Where the law can be read in two ways: the reading that the rules follow, the other one, and why."""
    heading = f"{words('reading')}: {words.pick(reading['question'], reading['pregunta'])}"
    blocks: list[Block] = [
        Paragraph(in_text(words.pick(reading["chosen"], reading["elegida"]))),
        Paragraph(
            (words("reading_other"), *in_text(words.pick(reading["other"], reading["otra"]))), quiet=True
        ),
        Paragraph(
            (words("reading_because"), *in_text(words.pick(reading["because"], reading["porque"]))),
            quiet=True,
        ),
    ]
    source: list[Inline] = [source_line(reading["cite"], reading["tag"], words), " · "]
    for place, key in enumerate(reading["rules"]):
        source += [", " if place else "", *to_named(key, words)]
    blocks.append(Paragraph(tuple(source), quiet=True))
    change: Text = (words("reading_fixed"),)
    if "switch" in reading:
        change = (words("reading_switch"), Code(reading["switch"]))
    blocks.append(Paragraph(change, quiet=True))
    return Note(heading, tuple(blocks))


def _open(section: Section, words: Words) -> Iterator[Block]:
    """Questions that only counsel answers, and what is left to judgement, under this very section."""
    asked = {
        fact.path: fact.question.in_language(words.language)
        for placed in section.rules
        for node in walk(placed.rule.when)
        for fact in node.facts()
        if fact.path.startswith("legal:")
    }
    for path, question in sorted(asked.items()):
        yield Note("", (Paragraph((question, " ", Code(path))),), "judge")
    for left in not_coded():
        if section.place in citations_in(left["cite"]):
            who = words.pick(left["who"], left["quien"])
            yield Note(
                words("left"),
                (
                    Paragraph(in_text(words.pick(left["what"], left["que"]))),
                    Paragraph(in_text(words.pick(left["why"], left["porque"])), quiet=True),
                    Paragraph((words("who_judges"), who), quiet=True),
                ),
                "judge",
            )
