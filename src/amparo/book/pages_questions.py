"""The first part of the book: each question as a ladder of its rules, today and in the years before."""

from collections.abc import Iterator
from datetime import date

from amparo.book.contents import questions
from amparo.book.marks import question_anchor, state_chip, state_note, to_rule
from amparo.book.signing import QUESTION, Standing
from amparo.book.words import Words, capital
from amparo.law.calendar import TRUST_ACT
from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.print.blocks import (
    Block,
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
from amparo.rules import Decision, Duty, Rule
from amparo.rules.diagram import days_of_change, diagram_of
from amparo.rules.prose_reading import sentence

_OF_A_RECORD = (qualifies.name, charge.name)


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
        yield Paragraph((words("if_not_known"),), quiet=True)
        yield from _brings(decision, words)


def _asked(name: str, words: Words) -> str:
    if name in _OF_A_RECORD:
        return words(f"asks_{name}")
    return words("asks_to", act=words.question(name))


def eras(decision: Decision) -> list[tuple[date | None, date | None]]:
    """The stretches of days between two changes of a decision's rules, the newest first."""
    firsts: list[date | None] = [None, *(date.fromordinal(day) for day in days_of_change(decision))]
    lasts = [date.fromordinal(first.toordinal() - 1) for first in firsts[1:] if first] + [None]
    return list(reversed(list(zip(firsts, lasts, strict=True))))


def _ladders(name: str, decision: Decision, words: Words, on: date) -> Iterator[Block]:
    told: set[Rule] = set()
    for first, last in eras(decision):
        if name in _OF_A_RECORD and last is not None and last < TRUST_ACT:
            continue  # there was no § 7282.5
        if first is None and last is None:
            title = words("today", on=on.isoformat())
        elif first is None:
            title = words("until", last=_day(last))
        elif last is None:
            title = words("since", first=_day(first))
        else:
            title = words("between", first=_day(first), last=_day(last))
        steps = []
        for rule in reachable(decision, first or last or on):
            asks = sentence(rule.when, words.language)
            asked: tuple[Inline, ...] = (f"{capital(asks)}.",)
            if rule not in told:
                told.add(rule)
                asked += (" ", Small(rule.in_language(words.language)))
            steps.append(Step(to_rule(name, rule), asked, words.outcome(rule.then)))
        yield Heading(3, title, anchor("ladder", name, str(first or "")), listed=False)
        yield Ladder(title, words("yes"), words("no"), tuple(steps))


def reachable(decision: Decision, day: date) -> list[Rule]:
    """The rules that some case of a day comes to, in their order; a rule to which earlier ones leave nothing is none."""
    diagram = diagram_of(decision)
    root = diagram.era(day.toordinal()).root
    ends = {root} | {
        child for node in diagram.graph.below(root) for child in diagram.graph.nodes[node].children
    }
    return [rule for place, rule in enumerate(decision.rules) if ~place in ends]


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
            add(owing.duty, words.done(outcome))
    for rule in decision.rules:
        for duty in rule.brings:
            add(duty, words("the_rule", key=rule.key))
    if rows:
        table: list[tuple[Text, ...]] = [
            ((Link(duty.in_language(words.language), anchor("duty", code)),), tuple(told))
            for code, (duty, told) in rows.items()
        ]
        yield Table(words("brings"), (words("duty"), words("comes_with")), tuple(table), (3, 2))
