"""Reads what matters of an I-200 or I-205 and of a court's warrant, order, writ or subpoena: never anybody's name."""

from datetime import date

from amparo.intake.papers.field_names import fields_of, names
from amparo.intake.papers.labels import plain
from amparo.intake.papers.paper_read import Evidence, FieldRead
from amparo.intake.papers.reading_fields import Laid, find_words, of_paper, of_words, unread
from amparo.intake.papers.signed import read_signature, read_title
from amparo.intake.papers.values import day_in


def read_warrant(laid: Laid, form: FieldRead) -> tuple[FieldRead, ...]:
    """The fields of an immigration officer's warrant."""
    found = {"form": form, "issue_date": _issued(laid), **_signer(laid)}
    return tuple(found[field.name] for field in fields_of("warrant"))


def read_court_paper(laid: Laid, form: FieldRead) -> tuple[FieldRead, ...]:
    """The fields of a court's paper."""
    known = names().fields
    court, case = laid.paper.court_name or None, laid.paper.case_no or None
    found = {
        "form": form,
        "issue_date": _issued(laid),
        "court_name": of_paper(known["court_name"], court, _court_place(laid, court)),
        "case_no": of_paper(known["case_no"], case, find_words(laid.document, case) if case else None),
        "offense": _offense(laid),
        **_signer(laid),
    }
    return tuple(found[field.name] for field in fields_of("court"))


def _signer(laid: Laid) -> dict[str, FieldRead]:
    """Title and office of who signs; the name beside it is read by nobody."""
    known = names().fields
    title = laid.paper.signer_title or None
    place = find_words(laid.document, title) if title else None
    office = laid.paper.signer if laid.paper.signer != "unknown" else None
    return {
        "signer_title": read_title(laid)
        if laid.sort == "warrant"
        else of_paper(known["signer_title"], title, place),
        "signer_office": of_paper(known["signer_office"], office, place),
        "is_signed": read_signature(laid),
    }


def _issued(laid: Laid) -> FieldRead:
    """The day of issue: what the classifier reads and what stands at the label must agree."""
    field = names().fields["issue_date"]
    told, own = laid.paper.issue_date, _own_day(laid)
    if told is None or own.value is None:
        if told is None:
            return own
        return of_paper(field, told, _day_place(laid, told) or own.evidence)
    if told == own.value:
        return own
    return FieldRead(field.name, field.label, None, own.evidence)


def _own_day(laid: Laid) -> FieldRead:
    """The first labelled day; a form that prints "(Date)" under its line has the day above the label."""
    field = names().fields["issue_date"]
    first: FieldRead | None = None
    for form, label in laid.labels(field.name):
        found = of_words(field, form.beside(label), label)
        if found.value is None:
            found = of_words(field, form.above(label), label)
        if found.value is not None:
            return found
        first = first or found
    return first or unread(field)


def _offense(laid: Laid) -> FieldRead:
    """The offense at its most telling label: a description before a section that is only cited."""
    field = names().fields["offense"]
    places = laid.labels(field.name)
    if not places:
        return unread(field)
    form, label = max(places, key=lambda place: len(place[1].words))
    return of_words(field, form.block(label, ()), label)


def _court_place(laid: Laid, court: str | None) -> Evidence | None:
    """Where the caption names the court: word for word, else at its first word "court"."""
    if court is None:
        return None
    whole = find_words(laid.document, court)
    if whole is not None:
        return whole
    word = next((word for word in laid.document.words if plain(word.text) == "court"), None)
    return Evidence(word.page, word.box, word.how, word.sure, court) if word else None


def _day_place(laid: Laid, told: date) -> Evidence | None:
    """Where a day stands on the paper, however it is written."""
    words = laid.document.words
    for at, word in enumerate(words):
        for many in (1, 2, 3, 4):
            part = words[at : at + many]
            text = " ".join(one.text for one in part)
            if day_in(text) == told:
                box = word.box
                for one in part:
                    box = box.around(one.box)
                return Evidence(word.page, box, word.how, min(one.sure for one in part), text)
    return None
