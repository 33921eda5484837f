"""The words that a PDF itself holds, with their places; and which of them nobody can see on the page.

Hidden words are left out: they are what a scanner's own reading left under a picture, or what somebody wants a
machine to read and a person not to see. A page is judged by what a person sees on it.
"""

import ctypes
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from amparo.documents.document import Box
from amparo.documents.pdf_file import Places, places, raw
from amparo.documents.tick_signs import is_pictorial, sign_in_font

MOST_CHARACTERS = 60_000
"""Of one page: a page of small print has eight thousand. The rest is not read, and that is said."""


WORD_GAP = 0.13
"""Of a line's height: a wider gap between two signs parts two words. A space is a quarter of it."""


_QUARTER = 1.5707963


@dataclass(slots=True)
class TextLayer:
    """What a page holds as text: words with places, how far it is turned, whether some was hidden or left out."""

    words: list[tuple[str, Box]] = field(default_factory=list)
    turned: int = 0
    has_hidden: bool = False
    is_cut: bool = False


@dataclass(slots=True)
class _Word:
    text: str
    box: Box
    last: int
    turn: int


def text_layer(page: Any) -> TextLayer:
    """Every visible word of a page's own text, in the order in which the file holds them."""
    functions = raw()
    text_page = page.get_textpage()
    count = text_page.count_chars()
    layer = TextLayer(is_cut=count > MOST_CHARACTERS)
    where = places(page)
    words: list[_Word] = []
    angles: Counter[int] = Counter()
    is_open, rotation = False, page.get_rotation()
    for at in range(min(count, MOST_CHARACTERS)):
        sign = _sign(functions, text_page, at)
        if not sign.strip() or sign == "\0":
            is_open = False
            continue
        box = _box(functions, text_page, at, where)
        if box is None or not _is_on_page(box):
            continue
        if _is_hidden(functions, text_page, at):
            layer.has_hidden = True
            continue
        turn = -round(functions.FPDFText_GetCharAngle(text_page, at) / _QUARTER) * 90 - rotation
        angles[turn % 360] += 1
        if is_open and _goes_on(words[-1], box, turn % 360, sign):
            words[-1] = _Word(words[-1].text + sign, words[-1].box.around(box), at, turn % 360)
        else:
            words.append(_Word(sign, box, at, turn % 360))
        is_open = True
    layer.words = [(_said(functions, text_page, word), word.box) for word in words]
    layer.turned = _turned(angles)
    return layer


def _sign(functions: Any, text_page: Any, at: int) -> str:
    code = functions.FPDFText_GetUnicode(text_page, at)
    # Beyond the first plane pdfium tells halves of a pair; a lone half is no letter.
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or code in (0, 0xFFFE, 0xFFFF):
        return "\ufffd" if code else ""
    if code == 2:  # pdfium's own mark for a hyphen at the end of a line
        return "-"
    return chr(code)


def _box(functions: Any, text_page: Any, at: int, where: Places) -> Box | None:
    rectangle = functions.FS_RECTF()
    if not functions.FPDFText_GetLooseCharBox(text_page, at, rectangle):
        return None
    box = where.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    return box if box.width > 0 and box.height > 0 else None


def _is_on_page(box: Box) -> bool:
    across, down = (box.left + box.right) / 2, box.middle
    return 0 <= across <= 1 and 0 <= down <= 1


def _is_hidden(functions: Any, text_page: Any, at: int) -> bool:
    """Whether the sign is drawn in the mode that paints nothing, as under a scanned picture, or is transparent."""
    thing = functions.FPDFText_GetTextObject(text_page, at)
    if not thing:
        return False
    if functions.FPDFTextObj_GetTextRenderMode(thing) in (
        functions.FPDF_TEXTRENDERMODE_INVISIBLE,
        functions.FPDF_TEXTRENDERMODE_CLIP,
    ):
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = functions.FPDFText_GetFillColor(text_page, at, red, green, blue, alpha)
    return bool(known) and alpha.value == 0


def _goes_on(word: _Word, box: Box, turn: int, sign: str) -> bool:
    """Whether a sign stands so close to the word before it that it belongs to it, seen the way the text runs."""
    if word.turn != turn:
        return False
    before, after = word.box.turned(turn), box.turned(turn)
    tall = min(before.height, after.height)
    if abs(before.middle - after.middle) >= 0.6 * tall:
        return False
    if unicodedata.bidirectional(sign) in ("R", "AL"):  # written from right to left
        return -2 * tall < before.left - after.right < WORD_GAP * tall
    return -2 * tall < after.left - before.right < WORD_GAP * tall


def _said(functions: Any, text_page: Any, word: _Word) -> str:
    """The word; a single sign of a font of pictures becomes the box or mark that it draws."""
    if len(word.text) > 2 or not is_pictorial(word.text[0]):
        return word.text
    flags = ctypes.c_int()
    length = functions.FPDFText_GetFontInfo(text_page, word.last, None, 0, flags)
    if not 0 < length < 400:
        return word.text
    buffer = ctypes.create_string_buffer(length)
    functions.FPDFText_GetFontInfo(text_page, word.last, buffer, length, flags)
    return sign_in_font(word.text, buffer.value.decode("utf-8", "replace"))


def _turned(angles: Counter[int]) -> int:
    """How far the page must be turned clockwise for most of its text to stand upright."""
    if not angles:
        return 0
    degrees, count = angles.most_common(1)[0]
    return degrees if count * 2 > angles.total() else 0
