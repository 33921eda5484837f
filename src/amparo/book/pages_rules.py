"""One rule in the book: our sentence beside the rule as it is run, with its days, questions and worked examples."""

from collections.abc import Iterator
from datetime import date

from amparo.book.contents import Placed, questions
from amparo.book.limits import Example, examples_of, told
from amparo.book.marks import (
    days_in_force,
    question_anchor,
    rule_anchor,
    rule_name,
    source_line,
    to_rule,
    tree,
)
from amparo.book.words import Words, capital
from amparo.book.worked import cases_decided_by
from amparo.print.blocks import (
    Block,
    Heading,
    Inline,
    Items,
    Link,
    Pair,
    Paragraph,
    Small,
    Strong,
    Table,
    Text,
    anchor,
)
from amparo.rules import Decision, Rule
from amparo.rules.facts import Day
from amparo.rules.prose_reading import prose
from amparo.terms.citations import citation_in


def rule_blocks(placed: Placed, words: Words, on: date) -> Iterator[Block]:
    """A rule: the sentence and its source beside the condition as it is run, then its examples."""
    rule = placed.rule
    language = words.language
    yield Heading(4, rule_name(placed, words), rule_anchor(placed), (words.outcome(rule.then),), listed=False)
    stands: list[Inline] = [words("stands_in")]
    for place, name in enumerate(placed.questions):
        stands += [", " if place else "", Link(words.question(name), question_anchor(name))]
    left: list[Block] = [
        Paragraph((rule.in_language(language),)),
        Paragraph((source_line(rule.cite, rule.tag, words),), quiet=True),
        Paragraph((Strong(words("in_force")), days_in_force(rule, words)), quiet=True),
        Paragraph(tuple(stands), quiet=True),
    ]
    if rule.ground:
        left.append(Paragraph((words("opens_ground"), citation_in(rule.ground, language)), quiet=True))
    right: list[Block] = [
        Paragraph((Small(words("as_run" if _is_first(placed) else "as_run_after")),)),
        Items((tree(prose(rule.when, language), words),)),
        Paragraph((words("then"), " ", words.outcome(rule.then), *_brings(rule, words))),
    ]
    yield Pair(tuple(left), tuple(right))
    yield from _examples(placed, words, on)


def _is_first(placed: Placed) -> bool:
    """Whether no step stands before it in any question."""
    return all(questions()[name].rules[0].key == placed.rule.key for name in placed.questions)


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
    head: tuple[str, ...] = (words("facts"), words("the_day"))
    widths: tuple[int, ...] = (3, 1)
    if any(len(example.days) > 1 for example in shown):
        head = (words("facts"), words("day_before"), words("the_day"), words("day_after"))
        widths = (5, 3, 3, 3)
    yield Table(f"{words('examples')}: {rule.key}", head, tuple(rows), widths)
    named = dict.fromkeys(case for name in placed.questions for case in cases_decided_by(name, rule.key))
    cases = list(named)
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
        dated = f"{variable.fact.noun.in_language(words.language)}: {day.isoformat()}"
        holds += [] if dated in holds else [dated]
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
