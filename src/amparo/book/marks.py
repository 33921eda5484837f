"""Small pieces that several pages of the law book share: anchors, links to rules, the state of a part, days in force."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from amparo.book.contents import COURTS, Placed, Section, all_sections, placed_rules
from amparo.book.places_contents import GROUPS, PLACES_PART
from amparo.book.signing import LADDER, LEFT, OFFENSES, QUESTION, REGISTER, Standing, State
from amparo.book.words import Words, capital
from amparo.law.duties import ALL_DUTIES
from amparo.law.places import PLACES
from amparo.print.blocks import (
    Block,
    Chip,
    Code,
    Inline,
    Item,
    Link,
    Note,
    Paragraph,
    Small,
    Strong,
    Tone,
    anchor,
)
from amparo.rules import Rule
from amparo.rules.conditions import always
from amparo.rules.prose_reading import Prose
from amparo.terms import Tag
from amparo.terms.citations import TAG_SENTENCES, citation_in


@lru_cache(maxsize=1)
def _rule_anchors() -> dict[tuple[str, str], str]:
    """The anchor of each rule, by a question it stands in and its key."""
    found: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for placed in placed_rules():
        name = anchor("rule", placed.rule.key)
        if name in taken:
            name = anchor("rule", placed.rule.key, placed.questions[0])
        taken.add(name)
        found.update({(question, placed.rule.key): name for question in placed.questions})
    return found


@lru_cache(maxsize=1)
def _shared_keys() -> frozenset[str]:
    """Keys under which more than one rule stands in the book."""
    found = Counter(placed.rule.key for placed in placed_rules())
    return frozenset(key for key, count in found.items() if count > 1)


def rule_name(placed: Placed, words: Words) -> str:
    """A rule's key, with its question where several rules share the key."""
    if placed.rule.key not in _shared_keys():
        return placed.rule.key
    return f"{placed.rule.key} ({words.question(placed.questions[0])})"


def rule_anchor(placed: Placed) -> str:
    """Where a rule stands in the book."""
    return _rule_anchors()[placed.questions[0], placed.rule.key]


def to_rule(question: str, rule: Rule) -> Link:
    """A link to a rule of a question, under its key."""
    return Link(rule.key, _rule_anchors()[question, rule.key])


def to_named(key: str, words: Words) -> Iterator[Inline]:
    """Links to every rule with a key, or to the duty with a code."""
    if key in {duty.code for duty in ALL_DUTIES}:
        yield Link(key, anchor("duty", key))
        return
    rules = [placed for placed in placed_rules() if placed.rule.key == key]
    for place, placed in enumerate(rules):
        yield from (", ",) if place else ()
        yield Link(rule_name(placed, words), rule_anchor(placed))


def question_anchor(name: str) -> str:
    """Where a question stands in the book."""
    return anchor("question", name)


def section_anchor(section: Section) -> str:
    """Where a section stands in the book."""
    return "courts" if section.place == COURTS else anchor("section", section.name)


def section_name(section: Section, words: Words) -> str:
    """A section as people cite it."""
    return words("courts") if section.place == COURTS else section.name


@lru_cache(maxsize=1)
def _section_anchors() -> dict[str, Section]:
    return {section.name: section for section in all_sections()}


def part_link(part: str, words: Words) -> Link:
    """A link to a part of the book under its name."""
    if part.startswith(QUESTION):
        name = part.removeprefix(QUESTION)
        return Link(words("question_part", name=words.question(name)), question_anchor(name))
    if part.startswith(LADDER):
        name = part.removeprefix(LADDER)
        return Link(words("place_part", name=words.pick(*PLACES[name])), anchor("place", name))
    if part.startswith(PLACES_PART):
        group = part.removeprefix(PLACES_PART)
        return Link(words("places_part", name=words.pick(*GROUPS[group])), anchor("places", group))
    fixed = {OFFENSES: "offenses", REGISTER: "register", LEFT: "left"}
    if part in fixed:
        return Link(words(fixed[part] + "_part"), fixed[part])
    section = _section_anchors()[part]
    return Link(section_name(section, words), section_anchor(section))


_TONES: dict[State, Tone] = {"unsigned": "quiet", "signed": "good"}
"""Every other state is bad."""


def state_chip(standing: Standing, words: Words) -> Chip:
    """The state of a part in a word or two."""
    return Chip(words(standing.state), _TONES.get(standing.state, "bad"))


def state_note(standing: Standing, words: Words) -> list[Block]:
    """Who signed a part, and what has changed since; nothing where nobody has."""
    if not standing.signed:
        return []
    blocks: list[Block] = []
    for one in standing.signed:
        who = words("signed_by", by=one.by, role=one.role, on=one.on.isoformat())
        remark = f" {one.remark}" if one.remark else ""
        blocks.append(Paragraph((Strong(who), remark)))
        if one.hashes != standing.hashes:
            told = words(
                "sign_again",
                rule=one.hashes.rule[:12],
                sentence=one.hashes.sentence[:12],
                rule_now=standing.hashes.rule[:12],
                sentence_now=standing.hashes.sentence[:12],
            )
            blocks.append(Paragraph((told,), quiet=True))
    tone = _TONES.get(standing.state, "bad")
    return [Note(capital(words(standing.state)), tuple(blocks), tone)]


def days_in_force(rule: Rule, words: Words) -> str:
    """From when to when a rule is law."""
    first = rule.since.isoformat() if rule.since else ""
    last = rule.until.isoformat() if rule.until else ""
    if first and last:
        return words("between", first=first, last=last)
    if first:
        return words("since", first=first)
    return words("until", last=last) if last else capital(words("any_day"))


def source_line(cite: str, tag: Tag, words: Words) -> str:
    """A citation with how sure we are of it."""
    return f"{citation_in(cite, words.language)} · {tag}: {TAG_SENTENCES[tag][words.language]}"


def tree(told_as: Prose, words: Words, *, top: bool = True) -> Item:
    """A condition in prose as a point of a list, with its parts below it."""
    text: list[Inline] = [told_as.claim]
    if top:
        text = [capital(told_as.claim)] if told_as.condition is always else [f"{words('if')} ", told_as.claim]
    if told_as.spelled:
        text += [" ", Small(f"({told_as.spelled})")]
    if told_as.fact:
        text += [" ", Code(told_as.fact)]
    return Item(tuple(text), tuple(tree(part, words, top=False) for part in told_as.parts))
