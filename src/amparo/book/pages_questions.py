"""The first part of the book: each question as a ladder of its rules, today and in the years before."""

from collections.abc import Iterator
from datetime import date

from amparo.book.contents import questions
from amparo.book.marks import question_anchor, state_chip, state_note, to_rule
from amparo.book.signing import QUESTION, Standing
from amparo.book.words import Words, capital
from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.print.blocks import (
    Block,
    Chip,
    Heading,
    Inline,
    Ladder,
    Link,
    Paragraph,
    Small,
    Step,
    Table,
    Text,
    anchor,
)
from amparo.rules import Decision, Duty
from amparo.rules.conditions import always
from amparo.rules.diagram import days_of_change
from amparo.rules.prose_reading import sentence


def question_blocks(words: Words, on: date, standing: dict[str, Standing]) -> Iterator[Block]:
    """Every question."""
    yield Heading(1, words("part_questions"), "questions")
    yield Paragraph((words("questions_lead"),))
    for name, decision in questions().items():
        own = standing[QUESTION + name]
        title = capital(words.question(name))
        yield Heading(2, title, question_anchor(name), (state_chip(own, words),))
        yield from state_note(own, words)
        yield Paragraph((_asked(name, words),))
        yield from _ladders(name, decision, words, on)
        yield from _brings(decision, words)


def _asked(name: str, words: Words) -> str:
    if name in (qualifies.name, charge.name):
        return words(f"asks_{name}")
    return words("asks_to", act=words.question(name))


def eras(decision: Decision) -> list[tuple[date | None, date | None]]:
    """The stretches of days between two changes of a decision's rules, the newest first."""
    firsts: list[date | None] = [None, *(date.fromordinal(day) for day in days_of_change(decision))]
    lasts = [date.fromordinal(first.toordinal() - 1) for first in firsts[1:] if first] + [None]
    return list(reversed(list(zip(firsts, lasts, strict=True))))


def _ladders(name: str, decision: Decision, words: Words, on: date) -> Iterator[Block]:
    for first, last in eras(decision):
        if first is None and last is None:
            title = words("today", on=on.isoformat())
        elif first is None:
            title = words("until", last=_day(last))
        elif last is None:
            title = words("since", first=_day(first))
        else:
            title = words("between", first=_day(first), last=_day(last))
        inside = first or last or on
        rules = [rule for rule in decision.rules if rule.in_force(inside.toordinal())]
        steps = []
        for rule in rules:
            asks = sentence(rule.when, words.language)
            asked: tuple[Inline, ...] = (f"{capital(asks)}.",)
            if last is None:
                asked += (" ", Small(rule.in_language(words.language)))
            steps.append(Step(to_rule(name, rule), asked, words.outcome(rule.then)))
            if rule.when is always:
                break
        yield Ladder(title, words("yes"), words("no"), tuple(steps))


def _day(day: date | None) -> str:
    assert day is not None
    return day.isoformat()


def _brings(decision: Decision, words: Words) -> Iterator[Block]:
    """The duties of a question: with the request, with an outcome, or with one rule."""
    rows: dict[str, tuple[Duty, list[Inline]]] = {}

    def add(duty: Duty, *told: Inline) -> None:
        _, cell = rows.setdefault(duty.code, (duty, []))
        if cell:
            cell.append(" · ")
        cell.extend(told)

    for owing in decision.owings:
        if owing.on_receipt is not None:
            add(owing.duty, words("the_request"))
        for outcome in owing.upon:
            add(owing.duty, _chip(outcome, words))
    for rule in decision.rules:
        for duty in rule.brings:
            add(duty, words("the_rule", key=rule.key))
    if rows:
        table: list[tuple[Text, ...]] = [
            ((Link(duty.in_language(words.language), anchor("duty", code)),), tuple(told))
            for code, (duty, told) in rows.items()
        ]
        yield Table(words("brings"), (words("duty"), words("comes_with")), tuple(table), (3, 2))


def _chip(outcome: str, words: Words) -> Chip:
    return words.outcome(outcome)
