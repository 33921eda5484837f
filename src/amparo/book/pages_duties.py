"""One duty in the book: who owes what, beside the conditions that bring it, with worked examples of its first days."""

from collections.abc import Iterator

from amparo.book.contents import Owed
from amparo.book.duty_limits import duty_examples
from amparo.book.marks import source_line, tree
from amparo.book.words import Words
from amparo.law.duties import COUNSEL_REVIEW, OWED_ALWAYS
from amparo.print.blocks import (
    Block,
    Chip,
    Code,
    Heading,
    Inline,
    Items,
    Pair,
    Paragraph,
    Small,
    Strong,
    Table,
    Text,
    anchor,
)
from amparo.rules import Duty
from amparo.rules.prose_reading import Prose, prose


def duty_blocks(owed: Owed, words: Words) -> Iterator[Block]:
    """A duty: who owes what to whom and by when, beside the conditions that bring it, then its examples."""
    duty = owed.duty
    kind = words("house") if duty.house else words("statute_duty")
    yield Heading(
        4, duty.in_language(words.language), anchor("duty", duty.code), (Chip(kind, "quiet"),), listed=False
    )
    left: list[Block] = [
        Paragraph(
            (
                words(
                    "owed_by",
                    by=words(f"who: {duty.owed_by}"),
                    to=words(f"to: {duty.owed_to}"),
                    when=duty.deadline_in(words.language),
                ),
            )
        ),
        Paragraph((source_line(duty.cite, duty.tag, words),), quiet=True),
        Paragraph((Code(duty.code),), quiet=True),
    ]
    yield Pair(tuple(left), (Paragraph((Small(words("as_run")),)), *_brought(owed, words)), long=True)
    yield from _examples(duty, words)


def _brought(owed: Owed, words: Words) -> Iterator[Block]:
    """Each condition once, with what the duty comes with and the questions in which it does."""
    if owed.duty in OWED_ALWAYS:
        yield Paragraph((words("always_owed"),))
        return
    grouped: dict[str, tuple[Prose, list[Inline], list[str]]] = {}
    for name, owing in owed.owings:
        with_request = () if owing.on_receipt is None else (("", owing.on_receipt),)
        for outcome, condition in (*with_request, *owing.upon.items()):
            new: tuple[Prose, list[Inline], list[str]] = (prose(condition, words.language), [], [])
            _, leads, names = grouped.setdefault(str(condition.graph()), new)
            lead: Inline = words.done(outcome) if outcome else words("the_request")
            leads += [] if lead in leads else [lead]
            names.append(words.question(name))
    for told_as, leads, names in grouped.values():
        shown: list[Inline] = [part for lead in leads for part in (lead, " ")]
        yield Paragraph((*shown, f"· {', '.join(dict.fromkeys(names))}"))
        yield Items((tree(told_as, words),))
        yield Paragraph((words("then_owed"),))
    if owed.duty is COUNSEL_REVIEW:
        yield Paragraph((words("counsel_also"),))


def _examples(duty: Duty, words: Words) -> Iterator[Block]:
    rows: list[tuple[Text, ...]] = []
    for example in duty_examples(duty):
        facts: Text = (Strong(words("shows_duty")), " ", words("case", id=example.case))
        cells = [
            (
                f"{day.isoformat()} ",
                Chip(words("owed" if is_owed else "not_owed"), "open" if is_owed else "free"),
            )
            for day, is_owed in example.days
        ]
        rows.append((facts, *cells))
    if rows:
        head = (words("facts"), words("day_before"), words("the_day"), words("day_after"))
        yield Table(f"{words('examples')}: {duty.code}", head, tuple(rows), (5, 3, 3, 3))
