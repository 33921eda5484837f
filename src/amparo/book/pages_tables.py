"""The tables of the book: offenses by paragraph of § 7282.5, the register of days, what is left to judgement."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from amparo.book.contents import order
from amparo.book.marks import state_chip, state_note
from amparo.book.signing import LEFT, OFFENSES, REGISTER, Standing
from amparo.book.words import Words, capital, in_text
from amparo.law.index import EVENT_WORDS, not_coded, register
from amparo.law.offenses import table_bytes
from amparo.print.blocks import Block, Chip, Heading, In, Inline, Paragraph, Small, Table, Text, anchor
from amparo.terms import Citation


def offense_blocks(words: Words, standing: dict[str, Standing]) -> Iterator[Block]:
    """The offense table, one table a paragraph."""
    own = standing[OFFENSES]
    rows = list(csv.DictReader(io.StringIO(table_bytes().decode("utf-8"))))
    yield Heading(1, words("part_offenses"), "offenses", (state_chip(own, words),))
    yield from state_note(own, words)
    yield Paragraph((words("offenses_lead", count=len(rows)),))
    paragraphs: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        paragraphs.setdefault(row["paragraph"], []).append(row)
    head = tuple(words(name) for name in ("offense", "level", "counts_as", "sent_to", "category"))
    for paragraph, own_rows in sorted(
        paragraphs.items(), key=lambda item: order(Citation("Gov. Code", item[0]))
    ):
        yield Heading(2, f"Gov. Code § {paragraph}", anchor("offenses", paragraph))
        yield Table(
            f"Gov. Code § {paragraph}",
            head,
            tuple(_offense(row, words) for row in own_rows),
            (4, 4, 4, 4, 10),
        )


def _offense(row: dict[str, str], words: Words) -> tuple[Text, ...]:
    last = f"–{row['section_end']}" if row["section_end"] else ""
    counts: list[Inline] = [words(f"qualifies_{row['qualifies']}")]
    if row["washout_years"] and row["qualifies"] != "no":
        counts.append(f", {words('years', years=row['washout_years'])}")
    days: list[Inline] = []
    if row["valid_to"] or row["valid_from"] > "2014-01-01":
        days = [" ", Small(f"{row['valid_from']}–{row['valid_to']}")]
    note = f". {row['notes']}" if row["notes"] else ""
    return (
        (f"{row['code']} {row['section']}{last}", *days),
        (words(f"level_{row['level_rule']}"),),
        tuple(counts),
        (words(f"custody_{row['felony_custody']}"),),
        (In(row["category"] + note, "en"),),
    )


def register_blocks(words: Words, standing: dict[str, Standing]) -> Iterator[Block]:
    """What began, ended or was decided, by day."""
    own = standing[REGISTER]
    yield Heading(1, words("part_register"), "register", (state_chip(own, words),))
    yield from state_note(own, words)
    yield Paragraph((words("register_lead"),))
    head = tuple(words(name) for name in ("day", "law", "event"))
    rows = tuple(_event(event, words) for event in register())
    yield Table(words("part_register"), head, rows, (3, 6, 12))


def _event(event: dict[str, Any], words: Words) -> tuple[Text, ...]:
    day = event["date"].isoformat() if "date" in event else words("no_day")
    what = words.pick(*EVENT_WORDS.get(event["event"], (event["event"],) * 2))
    changes: tuple[Inline, ...] = (
        (" ", Chip(words("changes_answers"), "open")) if event["changes_rules"] else ()
    )
    told = f"{capital(what)}. {words.pick(event['says'], event['dice'])} "
    return (day,), (In(event["law"], "en"),), (told, Small(event["tag"]), *changes)


def left_blocks(words: Words, standing: dict[str, Standing]) -> Iterator[Block]:
    """What people must judge, who, and why."""
    own = standing[LEFT]
    yield Heading(1, words("part_left"), "left", (state_chip(own, words),))
    yield from state_note(own, words)
    yield Paragraph((words("left_lead"),))
    rows = tuple(
        (
            (*in_text(words.pick(left["what"], left["que"])), " ", Small(f"{left['cite']} · {left['tag']}")),
            (words.pick(left["who"], left["quien"]),),
            in_text(words.pick(left["why"], left["porque"])),
        )
        for left in not_coded()
    )
    yield Table(words("part_left"), (words("what"), words("who"), words("why")), rows, (3, 2, 4))
