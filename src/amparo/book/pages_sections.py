"""The second part: section by section, our sentence beside the rule as it is run, its days, readings and examples."""

from collections.abc import Iterator
from datetime import date

from amparo.book.contents import Chapter, Owed, Placed, Section, chapters, questions
from amparo.book.duty_limits import duty_examples
from amparo.book.limits import Example, examples_of, told
from amparo.book.marks import (
    days_in_force,
    question_anchor,
    rule_anchor,
    section_anchor,
    section_name,
    state_chip,
    state_note,
    to_rule,
)
from amparo.book.signing import Standing
from amparo.book.words import Words, capital, in_text
from amparo.book.worked import cases_decided_by
from amparo.law.index import not_coded, register, statements
from amparo.print.blocks import (
    Block,
    Chip,
    Code,
    Heading,
    Inline,
    Item,
    Items,
    Link,
    Note,
    Pair,
    Paragraph,
    Small,
    Strong,
    Table,
    Text,
    anchor,
)
from amparo.rules import Decision, Rule
from amparo.rules.conditions import always
from amparo.rules.decision import walk
from amparo.rules.facts import Day
from amparo.rules.prose_reading import Prose, prose
from amparo.terms import Citation, citations_in
from amparo.terms.citations import TAG_SENTENCES


def section_blocks(words: Words, on: date, standing: dict[str, Standing]) -> Iterator[Block]:
    """Every section, its rules, duties, statements, and what is open there."""
    yield Heading(1, words("part_sections"), "sections")
    yield Paragraph((words("sections_lead"),))
    for chapter in chapters():
        yield from _chapter(chapter, words)
        for section in chapter.sections:
            own = standing[section.name]
            yield Heading(
                3, section_name(section, words), section_anchor(section), (state_chip(own, words),)
            )
            yield from state_note(own, words)
            for placed in section.rules:
                yield from _rule(placed, words, on)
            for owed in section.duties:
                yield from _duty(owed, words)
            for key in section.statements:
                yield from _statement(key, words)
            yield from _open(section, words)


# ------------------------------------------------------------------ a chapter


def _chapter(chapter: Chapter, words: Words) -> Iterator[Block]:
    name = str(chapter.place) if chapter.place.section else words("courts")
    yield Heading(2, name, anchor("chapter", name))
    events = [event for event in register() if _names(event["sections"], chapter.place)]
    if events:
        items = tuple(
            Item(
                (
                    Strong(f"{event['date']:%Y-%m-%d}" if "date" in event else words("no_day")),
                    f" · {event['law']}. {words.pick(event['says'], event['dice'])} ",
                    Small(event["tag"]),
                )
            )
            for event in events
        )
        yield Note(words("events"), (Items(items),))


def _names(sections: list[str], place: Citation) -> bool:
    return any(
        named.is_within(place) for section in sections for named in citations_in(section)
    ) if place.section else False


# ------------------------------------------------------------------ a rule


def _rule(placed: Placed, words: Words, on: date) -> Iterator[Block]:
    rule = placed.rule
    language = words.language
    yield Heading(4, rule.key, rule_anchor(placed), (words.outcome(rule.then),), listed=False)
    stands: list[Inline] = [words("stands_in")]
    for place, name in enumerate(placed.questions):
        stands += [", " if place else "", Link(words.question(name), question_anchor(name))]
    source = f"{rule.cite} · {rule.tag}: {TAG_SENTENCES[rule.tag][language]}"
    left: list[Block] = [
        Paragraph((rule.in_language(language),)),
        Paragraph((source,), quiet=True),
        Paragraph((Strong(words("in_force")), days_in_force(rule, words)), quiet=True),
        Paragraph(tuple(stands), quiet=True),
    ]
    if rule.ground:
        left.append(Paragraph((words("opens_ground"), rule.ground), quiet=True))
    right: list[Block] = [
        Paragraph((Small(words("as_run")),)),
        Items((_tree(prose(rule.when, language), words),)),
        Paragraph((words("then"), " ", words.outcome(rule.then), *_brings(rule, words))),
    ]
    yield Pair(tuple(left), tuple(right))
    yield from _examples(placed, words, on)


def _tree(told_as: Prose, words: Words, *, top: bool = True) -> Item:
    text: list[Inline] = [told_as.claim]
    if top:
        text = [capital(told_as.claim)] if told_as.condition is always else [f"{words('if')} ", told_as.claim]
    if told_as.spelled:
        text += [" ", Small(f"({told_as.spelled})")]
    if told_as.fact:
        text += [" ", Code(told_as.fact)]
    return Item(tuple(text), tuple(_tree(part, words, top=False) for part in told_as.parts))


def _brings(rule: Rule, words: Words) -> Iterator[Inline]:
    for duty in rule.brings:
        yield " + "
        yield Link(duty.in_language(words.language), anchor("duty", duty.code))


def _examples(placed: Placed, words: Words, on: date) -> Iterator[Block]:
    decision, rule = own_rule(placed)
    shown = examples_of(decision, rule, on)
    if not shown:
        return
    rows = [_example(example, placed.questions[0], words) for example in shown]
    if all(len(example.days) == 1 for example in shown):
        head = (words("facts"), words("the_day"))
        widths = (3, 1)
    else:
        head = (words("facts"), words("day_before"), words("the_day"), words("day_after"))
        widths = (5, 3, 3, 3)
    rows = [(*row, *[()] * (len(head) - len(row))) for row in rows]
    yield Table(f"{words('examples')}: {rule.key}", head, tuple(rows), widths)
    cases = cases_decided_by(rule)
    if cases:
        yield Paragraph((words("worked_cases"), ", ".join(cases)), quiet=True)


def own_rule(placed: Placed) -> tuple[Decision, Rule]:
    """The first question of a placed rule, and the rule as that question has it."""
    decision = questions()[placed.questions[0]]
    return decision, next(rule for rule in decision.rules if rule.key == placed.rule.key)


def _example(example: Example, question: str, words: Words) -> tuple[Text, ...]:
    holds, fails = [], []
    others = False
    for variable, value in example.facts:
        claim, is_so = told(variable, value, words.language)
        if is_so:
            holds.append(claim)
        elif variable.key in example.read:
            fails.append(claim)
        else:
            others = True
    for variable, day in example.dated:
        assert isinstance(variable.fact, Day)
        holds.append(f"{variable.fact.noun.in_language(words.language)}: {day.isoformat()}")
    facts: list[Inline] = [Strong(words(f"shows_{example.sort}", years=example.years)), " "]
    if holds:
        joined = "; ".join(holds)
        facts.append(f"{capital(joined)}.")
    if fails:
        facts += [" ", Small(words("not_so") + "; ".join(fails) + ".")]
    if others:
        facts += [" ", Small(words("not_so_else"))]
    cells: list[Text] = [tuple(facts)]
    for day, rule in example.days:
        cells.append((f"{day.isoformat()} ", words.outcome(rule.then), " ", to_rule(question, rule)))
    return tuple(cells)


# ------------------------------------------------------------------ a duty


def _duty(owed: Owed, words: Words) -> Iterator[Block]:
    duty = owed.duty
    kind = words("house") if duty.house else words("statute_duty")
    yield Heading(
        4, duty.in_language(words.language), anchor("duty", duty.code), (Chip(kind, "quiet"),), listed=False
    )
    left: list[Block] = [
        Paragraph((words("owed_by", by=duty.owed_by, to=duty.owed_to, when=duty.deadline_in(words.language)),)),
        Paragraph((f"{duty.cite} · {duty.tag}: {TAG_SENTENCES[duty.tag][words.language]}",), quiet=True),
        Paragraph((Code(duty.code),), quiet=True),
    ]
    grouped: dict[tuple[str, str, str], tuple[Prose, Text, list[str]]] = {}
    for name, owing in owed.owings:
        brought = [("", owing.on_receipt)] if owing.on_receipt is not None else []
        for outcome, condition in [*brought, *owing.upon.items()]:
            assert condition is not None
            lead: Text = (words.outcome(outcome),) if outcome else (words("the_request"),)
            key = (outcome, str(condition.graph()), "")
            grouped.setdefault(key, (prose(condition, words.language), lead, []))[2].append(name)
    right: list[Block] = [Paragraph((Small(words("as_run")),))]
    for told_as, lead, names in grouped.values():
        right.append(Paragraph((*lead, f" · {', '.join(words.question(name) for name in dict.fromkeys(names))}")))
        right.append(Items((_tree(told_as, words),)))
    yield Pair(tuple(left), tuple(right))
    rows: list[tuple[Text, ...]] = []
    for example in duty_examples(duty):
        facts: Text = (Strong(words("shows_duty")), " ", words("case", id=example.case))
        cells = [
            (f"{day.isoformat()} ", Chip(words("owed" if is_owed else "not_owed"), "open" if is_owed else "free"))
            for day, is_owed in example.days
        ]
        rows.append((facts, *cells))
    if rows:
        head = (words("facts"), words("day_before"), words("the_day"), words("day_after"))
        yield Table(f"{words('examples')}: {duty.code}", head, tuple(rows), (5, 3, 3, 3))


# ------------------------------------------------------------------ what is no row, and what is open


def _statement(key: str, words: Words) -> Iterator[Block]:
    statement = statements()[key]
    yield Heading(4, key, anchor("statement", key), (Chip(words("no_row"), "quiet"),), listed=False)
    through = statement.get("by", [])
    kept = words(f"kept_{statement['kept']}")
    yield Paragraph((words.pick(statement["says"], statement["dice"]),))
    source = f"{statement['cite']} · {statement['tag']}: {TAG_SENTENCES[statement['tag']][words.language]} · {kept}"
    yield Paragraph((source,), quiet=True)
    if through:
        yield Paragraph((words("through"), ", ".join(through)), quiet=True)
    if "who" in statement:
        yield Paragraph((words("who_judges"), statement["who"]), quiet=True)


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
        yield Note(words("open_question"), (Paragraph((question, " ", Code(path))),), "judge")
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
