"""Whether a paper is signed and with what title, from the place above or beside the printed words "signature of …".

A signature is ink, not text. On a scan only the ink is looked at; in a file that holds its own text a name typed
there, or `/s/`, counts as well. In between it is unknown, and a person looks.
"""

from dataclasses import replace

from amparo.documents import Box, Word
from amparo.intake.papers.beside import Form
from amparo.intake.papers.field_names import names
from amparo.intake.papers.labels import Label, plain
from amparo.intake.papers.paper_read import Evidence, FieldRead
from amparo.intake.papers.reading_fields import Laid, find_words, of_paper, of_words

_ABOVE, _SIDE = 0.034, 0.015
_SIGNED_FROM, _BLANK_BELOW = 0.015, 0.006
"""Shares of ink, the line to sign on left out: a small name takes two hundredths of its place."""

_LEAST_ROOM = 0.015
"""Of the page's height: where less room is left, a signature may stand elsewhere, and blank proves nothing."""

_PROSE = 7
"""A line of so many words above a signature is a sentence, and no part of it."""


def read_title(laid: Laid) -> FieldRead:
    """The title of an officer who signs, from the place above its printed label; the name beside it is not taken."""
    field = names().fields["signer_title"]
    for form, label in laid.labels(field.name):
        for written in (form.above(label), form.beside(label)):
            told = " ".join(plain(word.text) for word in written.words)
            title = next((title for title in names().titles if title in told), None)
            if title is not None:
                words = [word for word in written.words if plain(word.text) in title.split()]
                found = of_words(field, replace(written, words=tuple(words)), label)
                said = title.upper() if len(title) <= 5 else title.title()
                place = found.evidence
                return replace(
                    found, value=found.value and said, evidence=place and replace(place, text=said)
                )
    title = laid.paper.signer_title or None
    if title and title.lower().endswith("immigration officer"):
        title = None  # these are the printed words of the label itself
    return of_paper(field, title, find_words(laid.document, title) if title else None)


def read_signature(laid: Laid) -> FieldRead:
    """Signed, not signed, or unknown."""
    field = names().fields["is_signed"]
    told = laid.paper.signature_present
    places = laid.labels("is_signed")
    if not places:
        place = find_words(laid.document, laid.paper.signer_title) if laid.paper.signer_title else None
        return FieldRead(field.name, field.label, told if place and place.sure >= 0.6 else None, place)
    form, label = places[0]
    seen, place = _seen(laid, form, label)
    if told is False and seen is True and place.how != "text":
        seen = None
    return FieldRead(field.name, field.label, seen, place)


def _seen(laid: Laid, form: Form, label: Label) -> tuple[bool | None, Evidence]:
    box = _place(form, label)
    words = _words_in(form, box)
    page = next(page for page in laid.document.pages if page.number == label.page)
    if page.how != "ocr" and words:
        return True, Evidence(label.page, box, words[0].how, 0.8)
    ink = page.ink.share(box) if page.ink and box.height > 0.01 else None
    if ink is None:
        return None, Evidence(label.page, box, "ink", 0.5)
    is_blank = ink < _BLANK_BELOW and label.begins_cell and not words and box.height > _LEAST_ROOM
    is_written = ink >= _SIGNED_FROM and (bool(words) or ink >= 2 * _SIGNED_FROM)
    said = True if is_written else False if is_blank else None
    return said, Evidence(label.page, box, "ink", 0.5 if said is None else 0.75)


def _place(form: Form, label: Label) -> Box:
    """The place above the label, up to the last sentence before it."""
    right = max(label.box.right, label.box.left + 0.2) + _SIDE
    box = Box(max(label.box.left - _SIDE, 0), max(label.box.top - _ABOVE, 0), min(right, 1.0), label.box.top)
    top = box.top
    for word in form.page.all():
        if word.line < label.line and word.box.overlaps(box) and form.page.together(word) >= _PROSE:
            top = max(top, word.box.bottom + 0.002)
    return Box(box.left, min(top, box.bottom), box.right, box.bottom - 0.002)


def _words_in(form: Form, box: Box) -> list[Word]:
    return [
        word
        for word in form.page.all()
        if box.top < word.box.middle < box.bottom
        and box.left <= (word.box.left + word.box.right) / 2 <= box.right
        and any(sign.isalnum() for sign in word.text)
    ]
