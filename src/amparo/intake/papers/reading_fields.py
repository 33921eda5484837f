"""Reads one field of a paper: its label found, its words or its mark taken, its value typed, its evidence kept.

What is not surely read has the value None and keeps its evidence. Numbers that a paper gives a person are masked in
whatever text goes on from here.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from amparo.documents import Box, Document, Word
from amparo.intake.contact import Said
from amparo.intake.papers.beside import Form, Written
from amparo.intake.papers.field_names import Field, PaperSort, fields_of, names
from amparo.intake.papers.labels import Label, PageWords, find_labels, is_a_label, phrases, plain
from amparo.intake.papers.marks import Mark, has_scrap_before, mark_of
from amparo.intake.papers.paper_read import Evidence, FieldRead, Value
from amparo.intake.papers.values import (
    FIRST_YEAR_OF_A_FORM,
    FIRST_YEAR_OF_A_LIFE,
    day_in_scan,
    is_hour,
    moment_in,
    plain_text,
    reference_in,
    sex_in,
    telephone_in,
)
from amparo.law.papers import Paper, mask_a_numbers

LEAST_SURE = 0.6
"""Printed words read from a picture less surely than this are not taken for what they seem to be."""

SURE_TEXT, SURE_DIGITS = 0.7, 0.76
"""What somebody filled in gives no value below this; of digits, which no word about them could put right, even less."""

SURE_MARK = 0.6
_ANOTHER_NUMBER = re.compile(r"\b(?:if you|cannot|reach|support|center)\b", re.IGNORECASE)
_HINT = "#hint"
_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Laid:
    """A paper laid out to be read: its document, its class by the classifier, its pages with their labels."""

    document: Document
    paper: Paper
    sort: PaperSort
    form: str
    pages: tuple[Form, ...]

    def labels(self, name: str) -> list[tuple[Form, Label]]:
        """Every place where a field's label stands, in the order of reading."""
        return [(form, label) for form in self.pages for label in form.of(name)]


def lay_out(document: Document, paper: Paper, sort: PaperSort, form: str) -> Laid:
    """The paper with every label of its sort found."""
    wanted = [phrase for field in fields_of(sort) for phrase in phrases(field.name, field.labels)]
    wanted += [p for field in fields_of(sort) for p in phrases(field.name + _HINT, field.hints)]
    wanted += phrases("stop", names().stops)
    wanted += [phrase for one in names().never_kept for phrase in phrases(one.what, one.labels)]
    pages = []
    for page in document.pages:
        words = PageWords(document, page.number)
        found = [label for label in find_labels(words, wanted) if _stands(label, words)]
        pages.append(Form(words, found))
    return Laid(document, paper, sort, form, tuple(pages))


def _stands(label: Label, page: PageWords) -> bool:
    field = names().fields.get(label.of)
    is_option = field is not None and field.type == "tick"
    return is_option or label.of.endswith(_HINT) or is_a_label(label, page)


def read(laid: Laid, name: str) -> FieldRead:
    """One field that stands beside its own printed label."""
    field = names().fields[name]
    places = laid.labels(name)
    if field.type == "tick":
        return read_option(field, places)
    if field.type == "telephone":
        return _telephone(field, places)
    if not places:
        return unread(field)
    form, label = places[0]
    written = form.block(label, form.of(name + _HINT)).without_scraps() if field.block else form.beside(label)
    if field.type == "moment" and written.words:
        below = form.under(written)
        written = written.with_more(below) if is_hour(below.text) else written
    return of_words(field, written, label)


def unread(field: Field) -> FieldRead:
    """A field that the paper does not show."""
    return FieldRead(field.name, field.label, None, None, field.sealed)


def of_words(field: Field, written: Written, label: Label) -> FieldRead:
    """A field from the words beside its label."""
    page = written.words[0].page if written.words else label.page
    how = written.words[0].how if written.words else label.first.how
    text = shown(written.text)[:400]
    if field.type in ("date", "moment", "reference") and not any(sign.isdigit() for sign in text):
        text = ""  # whatever stands there, a name perhaps, is no such value
    value, sure = _value(field, written, how == "ocr")
    place = Evidence(page, written.box, how, round(sure, 3), text)
    return FieldRead(field.name, field.label, value, place, field.sealed)


def _value(field: Field, written: Written, is_scan: bool) -> tuple[Value | None, float]:
    text, sure = written.text, written.sure
    value: Value | None
    match field.type:
        case "date":
            first = FIRST_YEAR_OF_A_LIFE if field.name == "date_of_birth" else FIRST_YEAR_OF_A_FORM
            value, is_mended = day_in_scan(text, first) if is_scan else (day_in_scan(text, first)[0], False)
            sure = sure * 0.8 if is_mended else sure
        case "moment":
            value = moment_in(text)
        case "sex":
            value = sex_in(text)
        case "reference":
            value = reference_in(text)
        case "telephone":
            value = telephone_in(text)
        case _:
            value = plain_text(shown(text))
    if isinstance(value, (date, datetime)) and not is_scan:
        sure = 1.0
    least = SURE_DIGITS if field.type in ("date", "moment", "telephone", "reference") else SURE_TEXT
    return (value if sure >= least else None), sure


def read_option(field: Field, places: Sequence[tuple[Form, Label]]) -> FieldRead:
    """A field that is ticked. Where its words stand at several places, the first with a box counts."""
    for form, label in places:
        mark = mark_of(label, form.page)
        if mark is not None:
            return of_mark(field, mark, label)
    return FieldRead(field.name, field.label, None, of_label(places[0][1]) if places else None)


def of_mark(field: Field, mark: Mark, label: Label) -> FieldRead:
    """A field from the mark beside its words."""
    said = mark.ticked if mark.sure >= SURE_MARK else None
    text = shown(" ".join(word.text for word in label.words))
    return FieldRead(
        field.name, field.label, said, Evidence(mark.page, mark.box, mark.how, round(mark.sure, 3), text)
    )


def printed_request(laid: Laid, field: Field) -> FieldRead | None:
    """A request that this form prints as its own text, without a box: it stands there, so it is asked.

    None where this form has boxes for its requests, or where anything before the words may be a box.
    """
    if field.name not in names().fixed.get(laid.form, ()):
        return None
    for form, label in laid.labels(field.name):
        if has_scrap_before(label, form.page) or len(label.words) < 2:
            continue
        place = of_label(label)
        if place.sure >= LEAST_SURE:
            return FieldRead(field.name, field.label, True, place)
    return None


def of_label(label: Label) -> Evidence:
    """The printed words themselves as evidence."""
    sure = min(word.sure for word in label.words)
    text = shown(" ".join(word.text for word in label.words))
    return Evidence(label.page, label.box, label.first.how, round(sure, 3), text)


def _telephone(field: Field, places: Sequence[tuple[Form, Label]]) -> FieldRead:
    for form, label in places:
        after = _following(form, label, 14)
        text = " ".join(word.text for word in after)
        found = telephone_in(text)
        if found is None or _ANOTHER_NUMBER.search(text.partition(found)[0]):
            continue
        sure = min(word.sure for word in after if word.text.strip("().,;") in found)
        place = _around([word.box for word in after if word.text.strip("().,;") in found])
        value = found if sure >= SURE_DIGITS else None
        return FieldRead(
            field.name, field.label, value, Evidence(label.page, place, after[0].how, sure, found)
        )
    return FieldRead(field.name, field.label, None, of_label(places[0][1]) if places else None)


def _following(form: Form, label: Label, most: int) -> list[Word]:
    words: list[Word] = []
    for number in sorted(n for n in form.page.lines if label.line <= n <= label.line + 3):
        line = form.page.lines[number]
        words += [word for word in line if number > label.line or word.box.left >= label.box.right - 0.002]
    return words[:most]


def find_words(document: Document, text: str) -> Evidence | None:
    """Where a text that was found in the whole stands on the paper, word for word."""
    wanted = [word for word in map(plain, text.split()) if word]
    words = [word for word in document.words if plain(word.text)]
    for at in range(len(words) - len(wanted) + 1):
        here = words[at : at + len(wanted)]
        if wanted and all(plain(word.text) == want for word, want in zip(here, wanted, strict=True)):
            sure = min(word.sure for word in here)
            return Evidence(here[0].page, _around([w.box for w in here]), here[0].how, sure, shown(text))
    return None


def of_paper(field: Field, value: Value | None, place: Evidence | None) -> FieldRead:
    """A field that the classifier found, with the place where it stands."""
    if value is not None and place is None:
        how = "text"
        place = Evidence(0, _NOWHERE, how, 0.7, shown(str(value)))  # type: ignore[arg-type]
    if place is not None and place.sure < LEAST_SURE:
        value = None
    return FieldRead(field.name, field.label, value, place, field.sealed)


def shown(text: str) -> str:
    """A text as it may go on: a person's federal numbers masked."""
    return mask_a_numbers(text)


def left_aside(laid: Laid) -> tuple[Said, ...]:
    """What stood on the paper, has no use here and was not taken, in both languages."""
    seen = [one for one in names().never_kept if laid.labels(one.what)]
    if not seen:
        return ()
    en, es = "; ".join(one.said.en for one in seen), "; ".join(one.said.es for one in seen)
    return (
        Said(
            f"On the paper, but not taken and kept nowhere but in the sealed copy: {en}. No rule has any use for it.",
            f"Está en el papel, pero no se tomó y solo queda en la copia sellada: {es}. Ninguna regla lo necesita.",
        ),
    )


def _around(boxes: Iterable[Box]) -> Box:
    whole: Box | None = None
    for box in boxes:
        whole = box if whole is None else whole.around(box)
    return whole or _NOWHERE
