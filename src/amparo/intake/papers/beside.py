"""What is written beside or below a printed label: the words of a value, up to where the next label begins."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amparo.documents import Box, Word
from amparo.intake.papers.labels import WIDE_GAP, Label, PageWords

_LINES_BELOW = 1.9
_LINES_OF_A_BLOCK = 7
_SENTENCE = 5
"""A label of so many words is a part of a sentence: its value stands in it, and never below."""

_BETWEEN_LINES = 2.2


@dataclass(frozen=True, slots=True)
class Written:
    """The words beside a label and the place where they stand, or should."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        """The words in their order; a script that runs from right to left is told so."""
        words = [word.text for word in self.words]
        letters = [sign for word in words for sign in word if sign.isalpha()]
        leftward = sum(unicodedata.bidirectional(sign) in ("R", "AL") for sign in letters)
        return " ".join(reversed(words) if leftward * 2 > len(letters) else words)

    @property
    def sure(self) -> float:
        """How surely the least sure of them was read."""
        return min((word.sure for word in self.words), default=1.0)

    def without_scraps(self) -> "Written":
        """These words without short ones that were hardly read: what a reader of pictures makes of lines and specks."""
        kept = tuple(word for word in self.words if word.sure >= 0.45 or len(word.text) > 3)
        return Written(kept, self.box)

    def with_more(self, other: "Written") -> "Written":
        """These words and then others."""
        return Written((*self.words, *other.words), self.box.around(other.box))


class Form:
    """The labels and words of one page, from which values are read."""

    def __init__(self, page: PageWords, labels: Sequence[Label]) -> None:
        self.page = page
        self.labels = labels
        self._of_labels = {id(word) for label in labels for word in label.words}

    def of(self, name: str) -> list[Label]:
        """The places where a label stands."""
        return [label for label in self.labels if label.of == name]

    def beside(self, label: Label) -> Written:
        """The value to the right of a label; where nothing stands there, the one below it."""
        right = self._right_of(label)
        if any(sign.isalnum() for sign in right.text) or len(label.words) >= _SENTENCE:
            return right
        below = self._below(label)
        return below if below.words else right

    def room_beside(self, label: Label) -> Box:
        """The room in which a value would be written by hand: right of a label, a little higher than its words."""
        end = min(self._next_label(label) - 0.006, label.box.right + 0.22, 0.97)
        high = label.box.height
        return Box(label.box.right + 0.004, label.box.top - 0.7 * high, end, label.box.bottom - 0.1 * high)

    def block(self, label: Label, hints: Iterable[Label]) -> Written:
        """A value of several lines: to the right of a label, and below it in its column."""
        edge = self._column_ends(label)
        first = [word for word in self._right_of(label).words if word.box.left < edge]
        printed = {id(word) for one in (label, *hints) for word in one.words}
        kept = [word for word in first if id(word) not in printed]
        bottom, height = label.box.bottom, max(label.box.height, 0.008)
        left = label.box.left - 0.012
        end = self._next_row(label, printed)
        for number in sorted(n for n in self.page.lines if n > label.line):
            line = [w for w in self.page.lines[number] if left <= w.box.left and w.box.left < edge]
            if not line:
                continue
            top = min(word.box.top for word in line)
            own = [word for word in line if id(word) not in printed]
            if own and self._runs_into(own[0]):
                break
            if (
                top >= end
                or top - bottom > _BETWEEN_LINES * height
                or (own and id(own[0]) in self._of_labels)
            ):
                break
            kept += own
            bottom = max(word.box.bottom for word in line)
            if len({word.line for word in kept}) >= _LINES_OF_A_BLOCK:
                break
        return Written(tuple(kept), _around([word.box for word in kept], label.box))

    def under(self, written: Written) -> Written:
        """What stands right below a value, as narrow as it."""
        line, box = written.words[-1].line, written.box
        words = [
            word
            for word in self.page.lines.get(line + 1, ())
            if box.left - 0.03 <= word.box.left <= box.right + 0.03 and word.box.top - box.bottom < box.height
        ]
        return Written(tuple(words), _around([word.box for word in words], box))

    def above(self, label: Label) -> Written:
        """The words of the line above a label, in its column, where a form prints its labels under its lines."""
        left, right = label.box.left - 0.03, max(label.box.right + 0.03, label.box.left + 0.16)
        for number in (label.line - 1, label.line - 2):
            line = [
                word
                for word in self.page.lines.get(number, ())
                if left <= word.box.left < right and 0 <= label.box.top - word.box.top < 0.04
            ]
            if line:
                return Written(tuple(line), _around([word.box for word in line], label.box))
        return Written((), label.box)

    def _next_row(self, label: Label, printed: set[int]) -> float:
        """Where the next row of the form begins: at the first label below that is no part of this block."""
        tops = (
            other.box.top
            for other in self.labels
            if other.begins_cell and other.box.top > label.box.bottom and id(other.first) not in printed
        )
        return min((top for top in tops), default=1.0) - 0.3 * label.box.height

    def _runs_into(self, word: Word) -> bool:
        """Whether a line goes on from outside a column into it, so that it is no part of the column."""
        before = [
            other.box.right for other in self.page.lines[word.line] if other.box.left < word.box.left - 0.001
        ]
        return bool(before) and word.box.left - max(before) < WIDE_GAP

    def _right_of(self, label: Label) -> Written:
        """The words on the label's own height, up to the next label."""
        end = self._next_label(label)
        kept = []
        for word in self._near(label.line):
            shared = min(word.box.bottom, label.box.bottom) - max(word.box.top, label.box.top)
            is_right = label.box.right - 0.004 <= word.box.left < end
            if is_right and shared > 0.4 * min(word.box.height, label.box.height):
                kept.append(word)
        kept = [word for word in kept if id(word) not in self._of_labels]
        kept.sort(key=lambda word: (word.line, word.box.left))
        rest = next((at for at, word in enumerate(kept) if word.text.endswith(":")), -1)
        kept = kept[rest + 1 :] if len(kept) > rest + 1 else kept  # what is left of a label half read
        place = Box(label.box.right, label.box.top, min(end, 1.0), label.box.bottom)
        return Written(tuple(kept), _around([word.box for word in kept], place))

    def _below(self, label: Label) -> Written:
        """The words of the line under a label, in its column, if no label stands there."""
        edge, height = self._column_ends(label), max(label.box.height, 0.008)
        for number in (label.line + 1, label.line + 2):
            line = [
                word
                for word in self.page.lines.get(number, ())
                if label.box.left - 0.012 <= word.box.left < edge
                and -0.3 * height < word.box.top - label.box.bottom < _LINES_BELOW * height
            ]
            if line:
                if any(id(word) in self._of_labels for word in line):
                    break
                return Written(tuple(line), _around([word.box for word in line], label.box))
        return Written((), label.box)

    def _near(self, line: int) -> list[Word]:
        return [word for number in (line - 1, line, line + 1) for word in self.page.lines.get(number, ())]

    def _next_label(self, label: Label) -> float:
        """Where the next label on the same height begins."""
        others = [
            other.box.left
            for other in self.labels
            if other.box.left > label.box.right - 0.004
            and other is not label
            and other.of != label.of
            and other.box.top < label.box.bottom
            and label.box.top < other.box.bottom
        ]
        return min(others, default=1.01)

    def _column_ends(self, label: Label) -> float:
        """Where a label's column ends: at the next label that begins a cell on the same height."""
        return self._next_label(label) - 0.004


def _around(boxes: Sequence[Box], default: Box) -> Box:
    if not boxes:
        return default
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.around(box)
    return whole
