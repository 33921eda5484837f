"""The part of the book on public places: a ladder for each place, then group by group sentence and rule side by side."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from amparo.book.contents import Placed
from amparo.book.marks import days_in_force, source_line, state_chip, state_note, tree
from amparo.book.pages_places_open import left_note, reading_note, still_open_blocks
from amparo.book.places_contents import GROUPS, PlacePart, ladders, parts_of_places
from amparo.book.places_examples import VisitExample, fact_told, own_rule, visit_examples, visits_decided_by
from amparo.book.signing import LADDER, Standing
from amparo.book.words import Words, capital
from amparo.facts.visit_words import OUTCOMES
from amparo.law.places import (
    PLACE_DECISIONS,
    PLACE_DUTIES,
    PLACES,
    VISIT_DECISIONS,
    place_statements,
    steps_said,
)
from amparo.law.places.duties import DUTY_DECISIONS
from amparo.law.places.steps import SEQUENCES, STEP_DECISIONS
from amparo.print.blocks import (
    Block,
    Chip,
    Code,
    Heading,
    Inline,
    Items,
    Ladder,
    Link,
    Pair,
    Paragraph,
    Small,
    Step,
    Strong,
    Table,
    Text,
    anchor,
)
from amparo.rules import Decision, Rule, always
from amparo.rules.prose_reading import prose, sentence


def place_blocks(words: Words, on: date, standing: dict[str, Standing]) -> Iterator[Block]:
    """Everything of public places."""
    yield Heading(1, words("part_places"), "places")
    yield Paragraph((words("places_lead"),))
    yield Paragraph((words("places_outcomes"),))
    yield Table(
        words("places_outcomes"),
        (words("outcome"), words("meaning")),
        tuple(((words.visit_outcome(word),), (words.pick(*OUTCOMES[word]),)) for word in OUTCOMES),
        (2, 5),
    )
    for decision, names in ladders():
        yield from _ladder(decision, names, words, on, standing)
    for part in parts_of_places():
        yield from _part(part, words, on, standing[part.name])
    yield from still_open_blocks(words)


# ------------------------------------------------------------------ a place as a ladder


def _ladder(
    decision: Decision, names: tuple[str, ...], words: Words, on: date, standing: dict[str, Standing]
) -> Iterator[Block]:
    own = standing[LADDER + decision.name]
    title = ", ".join(words.pick(*PLACES[name]) for name in names)
    yield Heading(2, capital(title), anchor("place", decision.name), (state_chip(own, words),))
    yield from state_note(own, words)
    day = on.toordinal()
    steps = tuple(
        Step(
            Link(rule.key, _anchors()[decision.name, id(rule)]),
            (f"{capital(sentence(rule.when, words.language))}.",),
            words.visit_outcome(rule.then),
        )
        for rule in decision.rules
        if rule.in_force(day)
    )
    today = words("today", on=on.isoformat())
    yield Ladder(f"{title} · {today}", words("yes"), words("no"), steps)


@lru_cache(maxsize=1)
def _anchors() -> dict[tuple[str, int], str]:
    """Where each rule stands, by a decision it is in and the rule of that decision."""
    found: dict[tuple[str, int], str] = {}
    for part in parts_of_places():
        for number, placed in enumerate(part.rules):
            name = anchor("visit", part.group, str(number))
            graph = placed.rule.graph()
            for decision in placed.questions:
                for rule in VISIT_DECISIONS[decision].rules:
                    if rule.key == placed.rule.key and rule.graph() == graph:
                        found[decision, id(rule)] = name
    return found


# ------------------------------------------------------------------ a group of rules


def _part(part: PlacePart, words: Words, on: date, own: Standing) -> Iterator[Block]:
    yield Heading(2, words.pick(*GROUPS[part.group]), anchor("places", part.group), (state_chip(own, words),))
    yield from state_note(own, words)
    if part.group == "steps":
        yield from _steps(words)
    else:
        for number, placed in enumerate(part.rules):
            if not placed.rule.key.endswith("-not_owed") and "-no-" not in placed.rule.key:
                yield from _rule(part, number, placed, words, on)
            else:
                yield Paragraph((Small(_nothing(placed, words)),), quiet=True)
    for key in part.statements:
        yield from _statement(key, words)
    for one in part.readings:
        yield reading_note(one, words)
    for one in part.left:
        yield left_note(one, words)


def _nothing(placed: Placed, words: Words) -> str:
    return f"{placed.rule.key}: {words('every_other')}"


def _rule(part: PlacePart, number: int, placed: Placed, words: Words, on: date) -> Iterator[Block]:
    rule = placed.rule
    name = anchor("visit", part.group, str(number))
    chip = words.visit_outcome(rule.then)
    yield Heading(3, rule.key, name, (chip,), listed=False)
    left: list[Block] = [
        Paragraph((rule.in_language(words.language),)),
        Paragraph((source_line(rule.cite, rule.tag, words),), quiet=True),
        Paragraph((Strong(words("in_force")), days_in_force(rule, words)), quiet=True),
        Paragraph((words("stands_in"), _stands_in(placed, words)), quiet=True),
    ]
    if rule.id in PLACE_DUTIES and placed.questions[0] in DUTY_DECISIONS:
        left.append(Paragraph((_owed(rule.id, words),), quiet=True))
    right: list[Block] = [
        Paragraph((Small(words("as_run_after")),)),
        Items((tree(prose(rule.when, words.language), words),)),
        Paragraph((words("then"), " ", chip)),
    ]
    yield Pair(tuple(left), tuple(right), long=True)
    yield from _examples(placed, words, on)


def _stands_in(placed: Placed, words: Words) -> str:
    if set(PLACE_DECISIONS) <= set(placed.questions):
        return words("every_place")
    return ", ".join(words.pick(*PLACES[name]) if name in PLACES else name for name in placed.questions)


def _owed(code: str, words: Words) -> str:
    duty = PLACE_DUTIES[code]
    deadline = duty.deadline_in(words.language)
    return f"{code} · {words('by_when')} {deadline}"


def _examples(placed: Placed, words: Words, on: date) -> Iterator[Block]:
    name, rule = own_rule(placed, on)
    decision = VISIT_DECISIONS[name]
    shown = visit_examples(decision, rule, on) or visit_examples(decision, rule, on, deep=True)
    if shown:
        rows = tuple(_example(example, decision, words) for example in shown)
        width = max(len(row) for row in rows)
        head: tuple[str, ...] = (words("facts"), words("the_day"))
        if width > 2:
            head = (words("facts"), words("day_before"), words("the_day"), words("day_after"))
        yield Table(
            f"{words('examples')}: {rule.key}", head, rows, (5, 3, 3, 3)[:width] if width > 2 else (3, 1)
        )
    cases = dict.fromkeys(case for name in placed.questions for case in visits_decided_by(name, rule.key))
    if cases:
        yield Paragraph((words("worked_cases"), ", ".join(cases)), quiet=True)


def _example(example: VisitExample, decision: Decision, words: Words) -> tuple[Text, ...]:
    told = "; ".join(fact_told(fact, value, words.language) for fact, value in example.facts)
    facts: list[Inline] = [Strong(words(f"shows_{example.sort}", years=0)), " "]
    facts.append(f"{capital(told)}." if told else words("plain_visit"))
    return (tuple(facts), *(_answered(day, rule, decision, words) for day, rule in example.days))


def _answered(day: date, rule: Rule, decision: Decision, words: Words) -> Text:
    link: Inline = Link(rule.key, _anchors()[decision.name, id(rule)])
    if rule.key.endswith("-not_owed") or "-no-" in rule.key:
        link = Small(rule.key)
    return (f"{day.isoformat()} ", words.visit_outcome(rule.then), " ", link)


def _statement(key: str, words: Words) -> Iterator[Block]:
    told = place_statements()[key]
    yield Heading(3, key, anchor("visit-statement", key), (Chip(words("no_row"), "quiet"),), listed=False)
    yield Paragraph((words.pick(told["says"], told["dice"]),))
    yield Paragraph((source_line(told["cite"], told["tag"], words),), quiet=True)
    if told.get("by"):
        yield Paragraph((words("through"), ", ".join(told["by"])), quiet=True)
    if "who" in told:
        yield Paragraph((words("who_judges"), words.pick(told["who"], told["quien"])), quiet=True)


# ------------------------------------------------------------------ steps


def _steps(words: Words) -> Iterator[Block]:
    """Each step beside what brings it: the outcomes whose sequence it is in, or the condition that adds it."""
    rows: list[tuple[Text, ...]] = []
    for code, said in steps_said().items():
        outcomes = [word for word, steps in SEQUENCES.items() if code in steps]
        brought: list[Inline] = []
        for word in outcomes:
            brought += [words.visit_outcome(word), " "]
        if code in STEP_DECISIONS:
            when = STEP_DECISIONS[code].rules[0].when
            brought.append(f"{capital(sentence(when, words.language))}." if when is not always else "")
        if code.startswith("FS-") and not brought:
            brought.append(words("on_a_card"))
        rows.append(((Code(code), " ", said[words.language]), tuple(brought)))
    yield Table(words("steps_caption"), (words("step"), words("brought_by")), tuple(rows), (4, 4))
