"""A whole file read, page after page: which pages hold their own text, which must be read from their picture."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from amparo.documents import notes, page_reading, pdf_file, pdf_form, pdf_words, pictures, straighten
from amparo.documents.document import Box, Document, FormField, Note, Word
from amparo.documents.file_kinds import PDF, media_type
from amparo.documents.page_reading import ReadPage, read_scanned_page, read_text_page

MOST_PAGES = 40
"""So many pages are read; a federal form has three, a warrant with its attachments twenty."""

_LETTER, _TALLEST = 0.36, 0.02
"""A letter's width by the height of its line, and the highest line, of the page, that a field is filled with."""

_ENOUGH_TEXT = 25
"""Words from which on a page with a picture is taken to hold its own text, if they fill the page."""


def read_whole(content: bytes, name: str, *, ocr: bool) -> Document:
    """The document that a file holds. Raises FileError where it cannot be read."""
    kind = media_type(content, name)
    said: list[Note] = []
    fields: list[FormField] = []
    if kind == PDF:
        with pdf_file.opened(content, name) as pdf:
            count = len(pdf)
            read = [
                _pdf_page(pdf, at, name, ocr=ocr, fields=fields, said=said)
                for at in range(min(count, MOST_PAGES))
            ]
            said += _of_xfa(pdf, fields, read)
    else:
        count = pictures.count_pages(content, name)
        seen = pictures.pages(content, name, MOST_PAGES)
        read = [_picture(at, picture, ocr=ocr, said=said) for at, picture in enumerate(seen, 1)]
    if count > MOST_PAGES:
        said.append(notes.too_many_pages(MOST_PAGES, count))
    if not any(page.words for page in read):
        said.append(notes.NO_TEXT)
    return Document(
        name=name,
        media_type=kind,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        page_count=count,
        pages=tuple(page.page for page in read),
        words=tuple(word for page in read for word in page.words),
        ticks=tuple(tick for page in read for tick in page.ticks),
        fields=tuple(fields),
        notes=tuple(dict.fromkeys(said)),
    )


def _picture(number: int, picture: Any, *, ocr: bool, said: list[Note]) -> ReadPage:
    if ocr:
        return read_scanned_page(number, picture)
    said.append(notes.not_read(number))
    return read_text_page(
        number, page_reading.at_most(picture, page_reading.INK_SIDE), picture.size, 0, (), ()
    )


def _pdf_page(
    pdf: Any, at: int, name: str, *, ocr: bool, fields: list[FormField], said: list[Note]
) -> ReadPage:
    number = at + 1
    page = pdf_file.page_of(pdf, at, name)
    layer = pdf_words.text_layer(page)
    found = list(pdf_form.page_fields(pdf, page, number))
    width, height = page.get_size()
    slim = height / width
    if layer.has_hidden:
        said.append(notes.HIDDEN)
    if layer.is_cut:
        said.append(notes.long_page(number))
    own = [Word(text, number, box, "text", 1.0) for text, box in layer.words]
    own += [word for text, box in pdf_form.remarks(page) for word in _spread(text, box, number, "text", slim)]
    typed = [word for one in found if one.kind in ("text", "choice") for word in _of_field(one, slim)]
    words = [*own, *typed]
    if _is_scan(page, own) and not layer.turned:
        if ocr:
            picture = pdf_file.picture_of(page, page_reading.OCR_SIDE)
            fields += found
            return read_scanned_page(number, picture, found, words)
        said.append(notes.not_read(number))
    picture = straighten.turned(pdf_file.picture_of(page, page_reading.INK_SIDE), layer.turned)
    found = [replace(one, box=one.box.turned(layer.turned)) for one in found]
    words = [replace(word, box=word.box.turned(layer.turned)) for word in words]
    fields += found
    size = (height, width) if layer.turned % 180 else (width, height)
    return read_text_page(number, picture, size, layer.turned, words, found)


def _is_scan(page: Any, own: Sequence[Word]) -> bool:
    """Whether a page is a picture: it holds next to no text, or a picture fills it and its text does not."""
    readable = [word for word in own if any(sign.isalnum() for sign in word.text)]
    if not readable:
        return True
    if _largest_picture(page) < 0.45:
        return False
    spread = {round(word.box.middle * 12) for word in readable}
    return len(readable) < _ENOUGH_TEXT or len(spread) < 5


def _largest_picture(page: Any) -> float:
    """The share of the page that its largest picture covers."""
    functions, where = pdf_file.raw(), pdf_file.places(page)
    largest = 0.0
    for one in page.get_objects(filter=[functions.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        box = where.box(*one.get_bounds())
        across = min(box.right, 1.0) - max(box.left, 0.0)
        down = min(box.bottom, 1.0) - max(box.top, 0.0)
        largest = max(largest, across * down)
    return largest


def _of_field(field: FormField, slim: float) -> list[Word]:
    return _spread(field.value, field.box, field.page, "form", slim)


def _spread(text: str, box: Box, page: int, how: str, slim: float) -> list[Word]:
    """The words of a text in a place, each where it will about stand; `slim` is the page's height by its width."""
    lines = [line for line in text.splitlines() if line.strip()]
    placed = []
    for at, line in enumerate(lines):
        top, bottom = (box.top + box.height * part / len(lines) for part in (at, at + 1))
        step = min(box.width / len(line), _LETTER * slim * min(bottom - top, _TALLEST))
        start = 0
        for word in line.split():
            start = line.index(word, start)
            left, right = box.left + start * step, box.left + (start + len(word)) * step
            place = Box(left, top, right, bottom)
            placed.append(Word(word, page, place, "form" if how == "form" else "text", 1.0))
            start += len(word)
    return placed


def _of_xfa(pdf: Any, fields: list[FormField], read: Sequence[ReadPage]) -> list[Note]:
    """What an XFA form holds as data and shows nowhere is added as fields without a place."""
    values = pdf_form.xfa_values(pdf)
    if not values:
        return []
    told = {
        field.name.rpartition(".")[2].partition("[")[0] for field in fields if field.value or field.ticked
    }
    left = {name: value for name, value in values.items() if name not in told}
    nowhere = Box(0.0, 0.0, 0.0, 0.0)
    fields += [
        FormField(name, "", "text", value, None, 1, nowhere) for name, value in list(left.items())[:500]
    ]
    is_empty_shell = not any(field.box.width for field in fields) and sum(len(p.words) for p in read) < 80
    return [pdf_form.XFA_ONLY] if is_empty_shell else [notes.XFA_TOO] if left else []
