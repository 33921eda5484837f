"""Which box belongs to a printed option, and whether it is marked: a box left of its words, or a mark typed there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from amparo.documents import Box, How, Tick, Word
from amparo.intake.papers.labels import Label, PageWords

FARTHEST = 0.13
"""Of the page's width: a box further left of its words belongs to something else."""

LEAST_BOX = 0.0085
"""Of the page's width: what is smaller is the dot before an item of a list, whatever letter it was taken for."""

MOST_WORDS_BETWEEN = 4
_TYPED_MARK = re.compile(r"^_*[xX✓✔]{1,3}_*\.?$")
_TYPED_LINE = re.compile(r"^_{2,12}\.?$")
_ORDINAL = re.compile(r"^[(\[]?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)\]]+$|^[•·▪●*+–—-]$")


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether an option is marked, with where and how that was seen."""

    ticked: bool | None
    box: Box
    page: int
    how: How
    sure: float


def mark_of(label: Label, page: PageWords) -> Mark | None:
    """The mark of an option; None where neither box nor mark stands beside its words."""
    before = _words_before(label, page)
    tick = _box_left_of(label, page, before)
    if tick is not None:
        return Mark(tick.ticked, tick.box, tick.page, tick.how, tick.sure)
    typed = _typed(label, before)
    if typed is not None:
        return typed
    right = _box_right_of(label, page)
    return Mark(right.ticked, right.box, right.page, right.how, right.sure) if right else None


def has_scrap_before(label: Label, page: PageWords) -> bool:
    """Whether something that may be an unread box stands before the words: then a printed request is not sure."""
    before = _words_before(label, page)
    if not before:
        return False
    last = before[-1]
    is_near = label.first.box.left - last.box.right < 0.06
    is_large = last.box.width >= LEAST_BOX and last.box.height >= 0.7 * LEAST_BOX
    return is_near and is_large and len(last.text) <= 3 and not _ORDINAL.match(last.text)


def _words_before(label: Label, page: PageWords) -> list[Word]:
    """The words on the label's line before it, back to the beginning of its cell."""
    line = [word for word in page.lines[label.line] if word.box.right <= label.first.box.left + 0.004]
    line = [word for word in line if id(word) not in {id(own) for own in label.words}]
    return sorted(line, key=lambda word: word.box.left)


def _on_height(tick: Tick, word: Word) -> bool:
    reach = max(tick.box.height, word.box.height) * 0.55
    return abs(tick.box.middle - word.box.middle) < reach


def _box_left_of(label: Label, page: PageWords, before: Sequence[Word]) -> Tick | None:
    """The nearest box left of an option's first words, with no more than an article or a number between."""
    first = label.first
    near = [
        tick
        for tick in page.ticks
        if _on_height(tick, first) and -0.004 <= first.box.left - tick.box.right + 0.004 < FARTHEST
    ]
    if not near:
        return None
    tick = max(near, key=lambda one: one.box.right)
    between = [word for word in before if word.box.left >= tick.box.right - 0.004]
    is_close = sum(len(word.text) for word in between) <= 24 and len(between) <= MOST_WORDS_BETWEEN
    return tick if is_close else None


def _typed(label: Label, before: Sequence[Word]) -> Mark | None:
    """A mark or an empty line that was typed before the words, as in `_X_ Notify`."""
    for word in reversed(before[-MOST_WORDS_BETWEEN:]):
        if label.first.box.left - word.box.right > FARTHEST:
            return None
        if _TYPED_MARK.match(word.text):
            if word.how == "ocr" and word.sure < 0.6:
                return Mark(None, word.box, word.page, word.how, word.sure)
            return Mark(True, word.box, word.page, word.how, min(word.sure, 0.9))
        if _TYPED_LINE.match(word.text):
            said = None if word.how == "ocr" else False  # a pencil's mark on the line is not read as text
            return Mark(said, word.box, word.page, word.how, min(word.sure, 0.8))
    return None


def _box_right_of(label: Label, page: PageWords) -> Tick | None:
    """A box at the end of the option's own words, where boxes stand right; never one that begins another option."""
    line = page.lines[label.line]
    last = label.words[-1] if label.words[-1].line == label.line else label.first
    after = [word for word in line if word.box.left >= last.box.right - 0.002]
    near = [
        tick
        for tick in page.ticks
        if _on_height(tick, last) and 0 <= tick.box.left - last.box.right < FARTHEST
    ]
    if len(near) != 1:
        return None
    tick = near[0]
    is_last = not any(word.box.left > tick.box.right for word in after)
    return tick if is_last else None
