"""Finds the printed words of a form on a page: which label stands where, also where a scan has spoiled a letter."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from amparo.documents import Box, Document, Word

WIDE_GAP = 0.022
"""Of the page's width: a wider gap between two words parts two cells of a form."""

_HANGING = 0.03
"""A line that goes on with a label may begin so much further left or right than the label."""

_LIKE_ENOUGH = 0.78
_NUMBER_SIGN = re.compile(r"^[#:+*%]+[:.]?$|^[:#]")
"""What ends a label as a word of its own; readers of pictures take a # for other signs."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label found on a page: what it stands for, its words, its place, and whether a cell begins with it."""

    of: str
    page: int
    line: int
    words: tuple[Word, ...]
    box: Box
    begins_cell: bool

    @property
    def first(self) -> Word:
        """Its first word: a box to tick stands left of it."""
        return self.words[0]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A label to look for: its words, small and without signs, and what it stands for."""

    of: str
    words: tuple[str, ...]


class PageWords:
    """The words of one page, line by line, with what each is without signs."""

    def __init__(self, document: Document, page: int) -> None:
        self.page = page
        self.lines: dict[int, list[Word]] = {}
        for word in document.words:
            if word.page == page:
                self.lines.setdefault(word.line, []).append(word)
        self.ticks = [tick for tick in document.ticks if tick.page == page]

    def together(self, word: Word) -> int:
        """How many words stand on a word's line without a wide gap between them, itself with them."""
        line = sorted(self.lines[word.line], key=lambda one: one.box.left)
        group = 0
        for at, one in enumerate(line):
            if at and one.box.left - line[at - 1].box.right > WIDE_GAP:
                if word in line[at - group : at]:
                    return group
                group = 0
            group += 1
        return group

    def all(self) -> Iterable[Word]:
        """Every word, line by line."""
        for line in self.lines.values():
            yield from line


def phrases(of: str, labels: Iterable[str]) -> list[Phrase]:
    """The phrases of something, from the words as the data file has them."""
    return [Phrase(of, tuple(filter(None, map(plain, label.split())))) for label in labels]


@cache
def plain(word: str) -> str:
    """A word small and without signs at its edges; what is left of "D.O.B." is "dob", of "#" nothing."""
    kept = word.casefold().replace("’", "'")
    kept = re.sub(r"^[^\w]+|[^\w]+$", "", kept)
    return re.sub(r"[._]", "", kept)


def find_labels(page: PageWords, wanted: Sequence[Phrase]) -> list[Label]:
    """Every label on the page, the longest at each place; of two that overlap the longer one."""
    by_first: dict[str, list[Phrase]] = {}
    for phrase in wanted:
        by_first.setdefault(phrase.words[0], []).append(phrase)
    found: list[Label] = []
    for number, line in page.lines.items():
        words = _told(line)
        for at, (_, text) in enumerate(words):
            candidates = [p for first, group in by_first.items() if _alike(first, text) for p in group]
            best = max(
                (label for p in candidates if (label := _matched(p, page, number, words, at))),
                key=lambda label: len(label.words),
                default=None,
            )
            if best is not None:
                found.append(best)
    return _longest(found)


def _told(line: Iterable[Word]) -> list[tuple[Word, str]]:
    return [(word, text) for word in line if (text := plain(word.text))]


def _matched(
    phrase: Phrase, page: PageWords, number: int, words: list[tuple[Word, str]], at: int
) -> Label | None:
    """The phrase from this place on; in a narrow column it goes on below its own beginning."""
    first = words[at][0]
    taken = [first]
    rest, line = words[at + 1 :], number
    for wanted in phrase.words[1:]:
        if not (rest and _follows(taken[-1], rest[0][0], line) and _alike(wanted, rest[0][1])):
            if line > number + 1:
                return None
            line += 1
            rest = [p for p in _told(page.lines.get(line, ())) if p[0].box.left > first.box.left - _HANGING]
            if not (rest and rest[0][0].box.left < first.box.right + _HANGING and _alike(wanted, rest[0][1])):
                return None
        taken.append(rest[0][0])
        rest = rest[1:]
    box = first.box
    for word in taken:
        box = box.around(word.box) if word.line == number else box
    begins = at == 0 or first.box.left - words[at - 1][0].box.right > WIDE_GAP
    return Label(phrase.of, page.page, number, tuple(taken), box, begins)


def _follows(before: Word, after: Word, line: int) -> bool:
    return after.line == line and after.box.left - before.box.right < 2 * WIDE_GAP


@cache
def _alike(wanted: str, text: str) -> bool:
    """Whether a word on the paper is a word of a label; short words must be the same."""
    if wanted == text:
        return True
    if len(wanted) < 4 or abs(len(wanted) - len(text)) > 2:
        return False
    return SequenceMatcher(None, wanted, text, autojunk=False).ratio() >= _LIKE_ENOUGH


def _longest(found: list[Label]) -> list[Label]:
    """Without those whose words are a part of a longer label."""
    kept: list[Label] = []
    taken: set[int] = set()
    for label in sorted(found, key=lambda one: -len(one.words)):
        marks = {id(word) for word in label.words}
        if marks.isdisjoint(taken):
            taken |= marks
            kept.append(label)
    return sorted(kept, key=lambda one: (one.page, one.line, one.box.left))


def is_a_label(label: Label, page: PageWords) -> bool:
    """Whether words that could be a label are one: a short one ends with a colon or fills its cell, or it is prose."""
    if len(label.words) >= 3 or label.words[-1].text.rstrip().endswith((":", "#", "#:")):
        return True
    line = page.lines[label.line]
    after = [word for word in line if word.box.left >= label.box.right - 0.001]
    if after and _NUMBER_SIGN.match(after[0].text):
        return True
    gap = after[0].box.left - label.box.right if after else 1.0
    return label.begins_cell and gap > WIDE_GAP
