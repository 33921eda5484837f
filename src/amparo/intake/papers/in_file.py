"""Tells the papers of one file apart, a detainer and the warrant faxed with it, and reads each.

A page begins a new paper where it names itself as another kind than the one before; a page that names nothing goes on
with the paper before it. What stands before the first paper, as a fax's cover sheet, is a paper of its own.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Unpack

from amparo.documents import Document
from amparo.intake.contact import Said
from amparo.intake.papers.detainers import read_detainer
from amparo.intake.papers.field_names import PaperSort, names
from amparo.intake.papers.labels import plain
from amparo.intake.papers.other_papers import read_court_paper, read_warrant
from amparo.intake.papers.paper_read import Evidence, FieldRead, PaperRead
from amparo.intake.papers.reading_fields import find_words, lay_out, left_aside, of_paper
from amparo.law.paper_kinds import COURT_CLASSES
from amparo.law.papers import Looked, Paper, read_paper

_NAMES_NOTHING = ("", "letter_email_card", "blank_or_partial")
_FORM = re.compile(
    r"(?:\b[I1l|]|(?<=[Ff]orm )\S) ?[-–—]? ?247 ?([ADNGX])?\b ?(?:\(?(?:rev\.? ?)?(\d{1,2}) ?/ ?(\d{2,4})\)?)?"
)
_REVISION = re.compile(r"\((?:rev(?:ision|\.)? ?)?(\d{1,2})[/.](?:\d{1,2}[/.])?(\d{2,4})\)", re.IGNORECASE)
_TITLES = (
    ("I-247G", r"request for advance notification of release"),
    ("I-247N", r"request for voluntary notification of release"),
    ("I-247X", r"request for voluntary transfer"),
    ("I-247D", r"request for voluntary action"),
)
_FIRST_I_247A = 2017


def read_papers(document: Document, *, on: date | None = None, **looked: Unpack[Looked]) -> PaperRead:
    """The papers of a file: the one that asks something first, or else the first known one, `others` with it.

    `on` is the day on which the paper would be carried out: without it its dates are not judged. `looked` is what a
    person who holds it has seen, of each paper alike.
    """
    read = [_read(part, on, looked) for part in papers_in(document)]
    first = min(read, key=lambda one: _rank(one.paper))
    return replace(first, others=tuple(one for one in read if one is not first))


def papers_in(document: Document) -> list[Document]:
    """The document in parts, one for each paper, by its pages."""
    groups: list[tuple[str, list[int]]] = []
    for page in document.pages:
        paper = read_paper("\n".join(document.lines(page.number)))
        kind = "" if paper.kind in _NAMES_NOTHING else paper.kind
        if groups and (not kind or kind == groups[-1][0]):
            groups[-1][1].append(page.number)
        else:
            groups.append((kind, [page.number]))
    return [of_pages(document, tuple(pages)) for _, pages in groups] or [document]


def of_pages(document: Document, pages: tuple[int, ...]) -> Document:
    """The same document with some of its pages only."""
    return replace(
        document,
        pages=tuple(page for page in document.pages if page.number in pages),
        words=tuple(word for word in document.words if word.page in pages),
        ticks=tuple(tick for tick in document.ticks if tick.page in pages),
        fields=tuple(field for field in document.fields if field.page in pages),
    )


def _rank(paper: Paper) -> int:
    if paper.kind == "i247a":
        return 0
    if paper.paper_class in COURT_CLASSES:
        return 1
    return 2 if paper.kind not in _NAMES_NOTHING else 3


def _read(document: Document, on: date | None, looked: Looked) -> PaperRead:
    paper = read_paper(document.text, on=on, **looked)
    sort = _sort(paper)
    form, revision, place = _form(document, paper)
    fields: tuple[FieldRead, ...] = ()
    dropped: tuple[Said, ...] = ()
    if sort is not None:
        laid = lay_out(document, paper, sort, form)
        own = of_paper(names().fields["form"], form or None, place)
        readers = {"detainer": read_detainer, "warrant": read_warrant, "court": read_court_paper}
        fields, dropped = readers[sort](laid, own), left_aside(laid)
    return PaperRead(
        paper=paper,
        form=form,
        revision=revision,
        pages=tuple(page.number for page in document.pages),
        fields=fields,
        dropped=dropped,
        notes=tuple(Said(note.en, note.es) for note in document.notes),
    )


def _sort(paper: Paper) -> PaperSort | None:
    if paper.kind == "i247a":
        return "detainer"
    if paper.kind in ("i200", "i205"):
        return "warrant"
    is_courts = paper.paper_class in COURT_CLASSES or bool(paper.court_name)
    return "court" if is_courts else None


def _form(document: Document, paper: Paper) -> tuple[str, str, Evidence | None]:
    """The form's number and revision, and where it is printed. What is not sure is left empty."""
    text = document.text
    if paper.kind != "i247a":
        revision = _REVISION.search(text)
        form = paper.form_no
        told = f"{revision[1]}/{revision[2]}" if form and revision else ""
        return form, told, find_words(document, form) if form else None
    found = {(match[1] or "", _revision(match)) for match in _FORM.finditer(text)}
    letters = {letter for letter, _ in found if letter}
    revision_told = max((told for _, told in found), key=len, default="")
    titled = next((form for form, title in _TITLES if re.search(title, text, re.IGNORECASE)), "")
    form = f"I-247{letters.pop()}" if len(letters) == 1 else ""
    if not letters and not form and found:
        form = "I-247" if _is_old(revision_told) else ""
    if titled and form and titled != form:
        return "", revision_told, _form_place(document)
    return form or titled, revision_told, _form_place(document)


def _revision(match: re.Match[str]) -> str:
    return f"{match[2]}/{match[3]}" if match[2] and match[3] else ""


def _is_old(revision: str) -> bool:
    """Whether the form is older than its letters: an I-247 whose letter a scan has lost must not pass for one."""
    year = revision.rpartition("/")[2]
    return bool(year) and int(year) % 100 < _FIRST_I_247A % 100 - 2


def _form_place(document: Document) -> Evidence | None:
    for word in document.words:
        if re.fullmatch(r"[^\W\d]?[1|]?-?247[adngx]?", plain(word.text)):
            return Evidence(word.page, word.box, word.how, word.sure, word.text)
    return None
