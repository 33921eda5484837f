"""Whether a paper is signed and with what title, from the place above or beside the printed words "signature of …".

A signature is ink, not text. On a scan only the ink is looked at; in a file that holds its own text a name typed
there, or `/s/`, counts as well. In between it is unknown, and a person looks.
"""

from dataclasses import replace

from amparo.documents import Box
from amparo.intake.papers.beside import Form
from amparo.intake.papers.field_names import names
from amparo.intake.papers.labels import Label, plain
from amparo.intake.papers.paper_read import Evidence, FieldRead
from amparo.intake.papers.reading_fields import Laid, find_words, of_paper, of_words, shown

_ABOVE, _SIDE = 0.034, 0.015
_SIGNED_FROM, _BLANK_BELOW = 0.07, 0.022
"""Shares of ink: a line to sign on alone is a fiftieth of its place."""


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
    if title and laid.labels(field.name) and title.lower().endswith("immigration officer"):
        title = None  # these are the label's own printed words
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
    if told is not None and seen is not None and told is not seen:
        seen = True if place.text.strip().startswith("/s/") else None
    return FieldRead(field.name, field.label, seen, place)


def _seen(laid: Laid, form: Form, label: Label) -> tuple[bool | None, Evidence]:
    box = Box(
        max(label.box.left - _SIDE, 0), max(label.box.top - _ABOVE, 0), label.box.right + _SIDE, label.box.top
    )
    words = [
        word
        for word in form.page.all()
        if word.box.overlaps(Box(box.left, box.top, box.right, box.bottom - 0.004))
        and box.left <= (word.box.left + word.box.right) / 2 <= box.right
        and any(sign.isalnum() for sign in word.text)
    ]
    page = next(page for page in laid.document.pages if page.number == label.page)
    text = shown(" ".join(word.text for word in words)) if "/s/" in [word.text for word in words] else ""
    if page.how != "ocr" and words:
        return True, Evidence(label.page, box, words[0].how, 0.8, text)
    ink = page.ink.share(box) if page.ink else None
    if ink is None:
        return None, Evidence(label.page, box, "ink", 0.5)
    sure = 0.75 if ink >= _SIGNED_FROM or ink < _BLANK_BELOW else 0.5
    said = True if ink >= _SIGNED_FROM else False if ink < _BLANK_BELOW else None
    return said, Evidence(label.page, box, "ink", sure)
