"""The indexes of the book: by section, by act of the legislature, by what is asked, by word; and the sheet of sign-offs."""

import re
import unicodedata
from collections.abc import Iterator

from amparo.book.contents import all_sections, order, placed_rules, questions
from amparo.book.marks import (
    part_link,
    question_anchor,
    rule_anchor,
    rule_name,
    section_anchor,
    section_name,
    state_chip,
)
from amparo.book.signing import NO_RULE, QUESTION, Standing
from amparo.book.words import Words, capital
from amparo.law.duties import ALL_DUTIES
from amparo.law.index import register, statements
from amparo.print.blocks import (
    Block,
    Code,
    Columns,
    Heading,
    Inline,
    Link,
    Paragraph,
    Small,
    Strong,
    Table,
    Text,
    anchor,
)
from amparo.terms import Citation, citations_in

_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST = 12
"""A word in more rules than this leads nowhere: it is no entry."""


def index_blocks(words: Words) -> Iterator[Block]:
    """The four indexes."""
    yield Heading(1, words("part_index"), "index")
    for title, name, entries in (
        ("by_section", "index-sections", _by_section(words)),
        ("by_statute", "index-statutes", _by_statute(words)),
        ("by_act", "index-acts", _by_act(words)),
        ("by_word", "index-words", _by_word(words)),
    ):
        yield Heading(2, words(title), name)
        yield Columns(tuple(entries))


def _linked(name: str, links: list[Link]) -> Text:
    told: list[Inline] = [Strong(name), " "]
    for place, link in enumerate(dict.fromkeys(links)):
        told += [", " if place else "", link]
    return tuple(told)


def _by_section(words: Words) -> Iterator[Text]:
    found: dict[Citation, list[Link]] = {}

    def add(cite: str, link: Link) -> None:
        for place in citations_in(cite):
            found.setdefault(place, []).append(link)

    for placed in placed_rules():
        add(placed.rule.cite, Link(rule_name(placed, words), rule_anchor(placed)))
    for duty in ALL_DUTIES:
        add(duty.cite, Link(duty.code, anchor("duty", duty.code)))
    for key, statement in statements().items():
        add(statement["cite"], Link(key, anchor("statement", key)))
    for place in sorted(found, key=order):
        yield _linked(str(place), found[place])


def _by_statute(words: Words) -> Iterator[Text]:
    for event in register():
        links = [
            Link(section_name(section, words), section_anchor(section))
            for section in all_sections()
            if any(
                section.place == named or section.place.is_within(named)
                for text in event["sections"]
                for named in citations_in(text)
            )
        ]
        if links:
            yield _linked(event["law"], links)


def _by_act(words: Words) -> Iterator[Text]:
    for name in sorted(questions(), key=lambda name: _plain(words.question(name))):
        yield (Link(capital(words.question(name)), question_anchor(name)),)


def _by_word(words: Words) -> Iterator[Text]:
    left_out = set(words("index_leaves_out").split())
    found: dict[str, list[Link]] = {}
    told = [
        (f"{placed.rule.in_language(words.language)}", Link(rule_name(placed, words), rule_anchor(placed)))
        for placed in placed_rules()
    ]
    told += [
        (duty.in_language(words.language), Link(duty.code, anchor("duty", duty.code))) for duty in ALL_DUTIES
    ]
    for text, link in told:
        for word in set(_WORD.findall(text.lower())) - left_out:
            found.setdefault(word, []).append(link)
    for word in sorted(found, key=_plain):
        links = list(dict.fromkeys(found[word]))
        if len(links) <= _MOST:
            yield _linked(word, links)


def _plain(word: str) -> str:
    """A word as it is sorted: without its accents."""
    return unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()


def signing_blocks(words: Words, standing: dict[str, Standing]) -> Iterator[Block]:
    """The sheet: every part, its state, who signed, and its hashes."""
    yield Heading(1, words("part_signing"), "sign-off")
    yield Paragraph((words("signing_lead"),))
    rows: list[tuple[Text, ...]] = []
    for one in standing.values():
        who: list[Inline] = [state_chip(one, words)]
        for signed in one.signed:
            who += [" ", words("signed_by", by=signed.by, role=signed.role, on=signed.on.isoformat())]
        rule: Inline = Code(one.hashes.rule[:16]) if one.hashes.rule != NO_RULE else Small(words("no_rule"))
        named = part_link(one.part, words)
        machine: Text = () if named.text == one.part else (" ", Code(one.part.removeprefix(QUESTION)))
        rows.append(((named, *machine), tuple(who), (rule, " ", Code(one.hashes.sentence[:16]))))
    yield Table(
        words("part_signing"), (words("part"), words("state"), words("hashes")), tuple(rows), (4, 4, 4)
    )
