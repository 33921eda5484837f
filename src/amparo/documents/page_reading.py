"""One page read: from a picture of it, from the text that the file holds, or from both."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from amparo.documents import ocr, straighten
from amparo.documents.document import Box, FormField, Ink, Page, Tick, Word
from amparo.documents.lines import in_lines
from amparo.documents.squares import Square, find_squares
from amparo.documents.ticks import ticks_of_page

OCR_SIDE = 2750
"""The longest side of a picture that is read, in dots: a letter page at 250 an inch."""

INK_SIDE = 2000
"""The longest side of a picture in which only boxes are looked for."""

_GRID = 220
_RULE = 0.025  # of the longest side: a little more than a quarter of an inch
_PAGE_INCHES = 11.0


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page with its words, ticks, and whether its picture was read."""

    page: Page
    words: tuple[Word, ...]
    ticks: tuple[Tick, ...]


def read_text_page(
    number: int,
    picture: Any,
    size: tuple[float, float],
    turned: int,
    words: Sequence[Word],
    fields: Sequence[FormField],
) -> ReadPage:
    """A page that holds its own text: its picture, already upright, only tells the boxes and the ink."""
    even = straighten.evened(picture)
    squares = _placed(find_squares(even), even.size)
    kept, ticks = ticks_of_page(number, squares, fields, words, is_scan=False)
    ordered, ordered_ticks = in_lines(kept, ticks)
    page = Page(number, *size, how="text", turned=turned, ink=ink_of(even))
    return ReadPage(page, tuple(ordered), tuple(ordered_ticks))


def read_scanned_page(
    number: int, picture: Any, fields: Sequence[FormField] = (), own: Sequence[Word] = ()
) -> ReadPage:
    """A page that is a picture: made even, upright and straight, then read. `own` are words that the file itself holds."""
    even = straighten.evened(at_most(picture, OCR_SIDE))
    per_inch = round(max(even.size) / _PAGE_INCHES)
    turned = ocr.turn_of(even, per_inch) if not own and not fields else 0
    even = straighten.turned(even, turned)
    tilt = straighten.tilt_of(even) if not fields else 0.0
    even = straighten.tilted(even, tilt)
    seen = [_word(number, word, even.size) for word in ocr.words_in(even, per_inch)]
    words = [*own, *(word for word in seen if not any(word.box.overlaps(other.box) for other in own))]
    squares = _placed(find_squares(even), even.size)
    kept, ticks = ticks_of_page(number, squares, fields, words, is_scan=True)
    ordered, ordered_ticks = in_lines(kept, ticks)
    width, height = straighten.turned(picture, turned).size
    how: Literal["ocr", "none"] = "ocr" if ordered else "none"
    page = Page(number, float(width), float(height), how, turned, tilt, ink_of(even))
    return ReadPage(page, tuple(ordered), tuple(ordered_ticks))


def ink_of(even: Any) -> Ink:
    """How dark the page is, place by place, without its ruled lines: what somebody wrote on a line is seen in it."""
    from PIL import Image, ImageOps  # an extra

    width, height = even.size
    columns = max(1, round(_GRID * min(1.0, width / height)))
    rows = max(1, round(_GRID * min(1.0, height / width)))
    unruled = _without_rules(even.point([0] * 128 + [255] * 128))
    upright = _without_rules(unruled.transpose(Image.Transpose.TRANSPOSE))
    dark = ImageOps.invert(upright.transpose(Image.Transpose.TRANSPOSE))
    return Ink(columns, rows, dark.resize((columns, rows), Image.Resampling.BOX).tobytes())


def _without_rules(black: Any) -> Any:
    """A black and white picture without its level lines: runs of ink longer than any letter is wide."""
    from PIL import Image, ImageFilter  # an extra

    width, height = black.size
    runs = re.compile(b"\0{%d,}" % max(20, int(_RULE * max(width, height))))
    # The runs are looked for in thickened strokes: a line that is a trace askew goes down in steps.
    bold = black.filter(ImageFilter.MinFilter(3)).tobytes()
    rows = bytearray(black.tobytes())
    for y in range(height):
        for run in runs.finditer(bold, y * width, (y + 1) * width):
            rows[run.start() : run.end()] = b"\xff" * (run.end() - run.start())
    return Image.frombytes("L", (width, height), bytes(rows))


def at_most(picture: Any, side: int) -> Any:
    """The picture with its longest side made so long; one that is a little smaller stays as it is."""
    from PIL import Image  # an extra

    scale = side / max(picture.size)
    if 0.999 < scale < 1.2:
        return picture
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    grey = picture.convert("L") if picture.mode == "1" else picture
    return grey.resize(size, Image.Resampling.LANCZOS if scale < 1 else Image.Resampling.BICUBIC)


def _word(page: int, seen: ocr.Seen, size: tuple[int, int]) -> Word:
    return Word(seen.text, page, _box(seen.left, seen.top, seen.right, seen.bottom, size), "ocr", seen.sure)


def _placed(squares: Sequence[Square], size: tuple[int, int]) -> list[tuple[Square, Box]]:
    return [(square, _box(square.left, square.top, square.right, square.bottom, size)) for square in squares]


def _box(left: float, top: float, right: float, bottom: float, size: tuple[int, int]) -> Box:
    width, height = size
    return Box(*(round(v, 5) for v in (left / width, top / height, right / width, bottom / height)))
