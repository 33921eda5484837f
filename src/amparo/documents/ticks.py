"""Boxes to tick: what a form's field holds, what a sign in the text says and what the ink shows become one answer.

A person sees the ink. So a field or a sign counts only where the ink does not speak against it, and what lies between
an empty box and a marked one is None: a doubtful tick is unknown, never unticked.
"""

from collections.abc import Sequence
from dataclasses import replace

from amparo.documents.document import Box, FormField, Tick, Word
from amparo.documents.squares import Square
from amparo.documents.tick_signs import SIGNS, is_tick, said_by

EMPTY_BELOW, MARKED_ABOVE, FILLED_ABOVE = 0.03, 0.10, 0.93
"""Shares of ink inside a square. A thin X has a tenth at least; specks of a fax stay below three hundredths."""

NO_TRACE_BELOW = 0.05
"""Of a pencil so light that it is no ink leaves a quarter of the inside grey, an empty box nothing."""

OVERRUN_FROM = 0.2
"""Of a strip along the frame: so much ink outside means that something else runs over the box, a stamp say."""

CLEAR_BESIDE = 0.12
"""More ink than this left of an empty box may be a mark that missed it."""

_SURE = {"form": 1.0, "text": 0.97}


def by_ink(square: Square, *, is_shaded: bool = False) -> tuple[bool | None, float]:
    """What the ink in and beside a square says, and how surely. A form may shade its boxes: that is no faint mark."""
    if square.dark >= FILLED_ABOVE:
        return None, 0.4  # a mark, or blotted out: only a person can tell
    if square.dark >= MARKED_ABOVE:
        is_overrun = square.around > max(OVERRUN_FROM, 0.6 * square.dark)
        return (None, 0.5) if is_overrun else (True, min(0.95, 0.7 + square.dark))
    is_blank = square.dark < EMPTY_BELOW and (is_shaded or square.faint < NO_TRACE_BELOW)
    return (False, 0.95 - 5 * square.dark) if is_blank and square.beside < CLEAR_BESIDE else (None, 0.5)


def ticks_of_page(
    page: int,
    squares: Sequence[tuple[Square, Box]],
    fields: Sequence[FormField],
    words: Sequence[Word],
    is_scan: bool,
) -> tuple[list[Word], list[Tick]]:
    """The words that are no boxes, and every box to tick of one page, each once."""
    kept, signs = _signs(page, words)
    ticks = [
        Tick(page, field.box, field.ticked, "form", 1.0 if field.ticked is not None else 0.5)
        for field in fields
        if field.kind == "tick"
    ]
    for sign in signs:
        ticks = _joined(ticks, sign)
    filled = [field for field in fields if field.kind in ("text", "choice")]
    for square, box in squares:
        if _is_letter(square, box, kept, is_scan) or any(_holds(field.box, box) for field in filled):
            continue
        is_field = any(tick.how == "form" and _same_place(tick.box, box) for tick in ticks)
        said, sure = by_ink(square, is_shaded=is_field)
        ticks = _joined(ticks, Tick(page, box, said, "ink", round(sure, 3), round(square.dark, 3)))
    kept = [word for word in kept if not _is_scrap(word, ticks)]
    return kept, ticks


def _joined(ticks: list[Tick], new: Tick) -> list[Tick]:
    """The ticks with one more; where it stands in the same place as another, the two must agree."""
    at = next((place for place, tick in enumerate(ticks) if _same_place(tick.box, new.box)), None)
    if at is None:
        return [*ticks, new]
    old = ticks[at]
    dark = old.dark if old.dark is not None else new.dark
    if old.ticked is new.ticked:
        joined = replace(old, dark=dark, sure=max(old.sure, new.sure))
    elif new.ticked is None and new.dark is not None and new.dark >= FILLED_ABOVE and old.ticked:
        joined = replace(old, dark=dark)  # a field whose mark fills its box
    else:
        joined = replace(old, ticked=None, dark=dark, sure=0.5)
    return [*ticks[:at], joined, *ticks[at + 1 :]]


def _same_place(one: Box, other: Box) -> bool:
    """Whether two boxes are one: most of the smaller lies in the larger."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if across <= 0 or down <= 0:
        return False
    return across * down > 0.4 * min(one.width * one.height, other.width * other.height)


def _holds(field: Box, box: Box) -> bool:
    """Whether a square lies in a field to be written in: then it is a letter of what was written."""
    across = (box.left + box.right) / 2
    return field.left <= across <= field.right and field.top <= box.middle <= field.bottom


def _signs(page: int, words: Sequence[Word]) -> tuple[list[Word], list[Tick]]:
    """Words that draw a box or a mark become ticks: ☐, ☒, [x], ( ), also where brackets stand as words of their own."""
    kept: list[Word] = []
    ticks: list[Tick] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        taken = 0
        if word.text in ("[", "("):
            taken = next((n for n in (1, 2) if _closes(word, waiting[:n])), 0)
        text = word.text + "".join(other.text for other in waiting[:taken])
        box = word.box
        for other in waiting[:taken]:
            box = box.around(other.box)
        rest = text[1:] if text[0] in SIGNS and not is_tick(text) else ""  # a box that touches its label
        if not rest and not is_tick(text):
            kept.append(word)
            continue
        said = said_by(text)
        del waiting[:taken]
        edge = box.left + box.width / len(text) if rest else box.right
        sure = _SURE.get(word.how, 0.85 * word.sure)
        ticks.append(Tick(page, replace(box, right=edge), said, word.how, sure))
        if rest:
            kept.append(replace(word, text=rest, box=replace(box, left=edge)))
    return kept, ticks


def _closes(opening: Word, following: Sequence[Word]) -> bool:
    """Whether the words after a lone bracket close it on the same line, with a mark or nothing between."""
    text = opening.text + "".join(word.text for word in following)
    on_line = all(abs(word.box.middle - opening.box.middle) < opening.box.height for word in following)
    near = bool(following) and following[-1].box.left - opening.box.right < 3 * opening.box.height
    return on_line and near and is_tick(text)


def _is_letter(square: Square, box: Box, words: Sequence[Word], is_scan: bool) -> bool:
    """Whether a square is a part of a word, as a D or the space between two Ms, and no box.

    What marks a box, an X say, is a word of its own. A reader of pictures may take a box for the first letter of the
    word after it, so there only what lies further inside a word, or has ink close to its left, is a letter.
    """
    across, down = (box.left + box.right) / 2, box.middle
    for word in words:
        if not (word.box.left <= across <= word.box.right and word.box.top <= down <= word.box.bottom):
            continue
        is_mark = not word.text.strip("xXvV✓✔*._-") or (len(word.text) == 1 and not word.text.isdigit())
        if is_mark and not (is_scan and len(word.text) > 1):
            continue
        if not is_scan:
            return True
        letter = word.box.width / len(word.text)
        is_inside = across > word.box.left + 1.3 * letter and len(word.text) > 3
        is_small = box.width < 0.75 * word.box.width
        if (is_inside and word.sure > 0.75) or (
            is_small and (word.sure > 0.8 or square.beside > CLEAR_BESIDE)
        ):
            return True
    return False


def _is_scrap(word: Word, ticks: Sequence[Tick]) -> bool:
    """Whether a word is only what was read into a box: an O, a pair of brackets, the X that marks it."""
    if len(word.text) > 3:
        return False
    return any(
        tick.box.left - 0.003 <= (word.box.left + word.box.right) / 2 <= tick.box.right + 0.003
        and tick.box.top - 0.003 <= word.box.middle <= tick.box.bottom + 0.003
        for tick in ticks
    )
