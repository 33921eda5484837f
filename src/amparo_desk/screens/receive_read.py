"""Reading a draft's papers once they lie safe: what each is, what was read where and how surely, as plain data.

Whatever goes wrong here loses nothing: the paper is kept already, and what went wrong is told beside its picture. What
is plain here lies sealed in the draft until the paper is on record; then only what was confirmed stays.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from amparo.clock import CALIFORNIA
from amparo.documents import Document, read_document
from amparo.intake.never_kept import names_somebody
from amparo.intake.papers import Evidence, FieldRead, PaperRead, read_papers
from amparo.law.paper_checks import ARRESTS
from amparo.law.paper_kinds import COURT_CLASSES, PaperClass, kinds
from amparo.law.papers import Paper
from amparo.terms import AmparoError
from amparo_desk.said import Both
from amparo_desk.vault.drafts import Paper as Kept

OURS: dict[str, str] = {
    "form": "form",
    "form_date": "prepared_on",
    "from_office": "office",
    "cancels": "cancels",
    "asks_notice": "asks_notification",
    "asks_hold": "asks_hold",
    "asks_transfer": "asks_transfer",
    "subject_name": "name",
    "date_of_birth": "born",
    "local_booking_no": "booking_ref",
    "estimated_release": "release_due_at",
}
"""The fields of a page by the name that the reader of papers has for them."""

ALSO = ("asks_relay", "asks_death_notice", "box_2")
"""What a form asks besides, on which nothing is decided here."""

_ASKED = frozenset({"asks_notice", "asks_hold", "asks_transfer", "cancels"})
_HEADER = 0.06
"""The share of a page, from its top, in which a fax machine prints its line."""
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
_NAMED_DAY = re.compile(r"\b([A-Z]{3})[-. ](\d{1,2})[-., ]{1,2}(\d{4})\b")
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::\d{2})? ?([AP]M?)?\b")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def read_kept(papers: Iterable[Kept], at: datetime) -> list[dict[str, Any]]:
    """Each kept paper as it was read, with every further paper that lay in the same file, one after the other."""
    found: list[dict[str, Any]] = []
    for number, (content, _) in enumerate(papers):
        found += _read(content, number, at)
    return found


def _read(content: bytes, number: int, at: datetime) -> list[dict[str, Any]]:
    where = {"paper": number}
    try:
        document = read_document(content, "paper")
    except AmparoError as error:
        return [{**where, "pages": 0, "problem": _problem(error)}]
    views: list[dict[str, float]] = [
        {"turned": page.turned, "tilt": page.tilt, "width": page.width, "height": page.height}
        for page in document.pages
    ]
    whole: dict[str, Any] = {
        **where,
        "pages": document.page_count,
        "views": views,
        "faxed_at": fax_line(document, at),
    }
    whole["notes"] = [[note.en, note.es] for note in document.notes]
    read = read_papers(document, on=at.astimezone(CALIFORNIA).date())
    first, *others = [read, *read.others]
    return [{**whole, **_plain(first)}, *({**where, "pages": 0, **_plain(other)} for other in others)]


def _problem(error: AmparoError) -> list[str]:
    told = str(error).removeprefix("paper: ").removeprefix("document: ")
    return [f"Not read: {told}", f"No se leyó: {told}"]


def _plain(read: PaperRead) -> dict[str, Any]:
    paper = read.paper
    fields = {field.name: field for field in read.fields}
    return {
        "kind": paper.kind,
        "class": paper.paper_class.value,
        "form": read.form,
        "sort": sort_of(paper),
        "document": paper.document_kind,
        "signer": paper.signer,
        "signer_title": paper.signer_title,
        "signed": paper.signature_present,
        "crime": paper.crime,
        "says": [paper.says("en"), paper.says("es")],
        "checks": [
            [check.code, check.passed, [check.says, check.dice], [check.follows, check.sigue]]
            for check in paper.checks
        ],
        "on_pages": list(read.pages),
        "fields": {OURS[name]: _field(field, read) for name, field in fields.items() if name in OURS},
        "also": [
            [field.label.en, field.label.es]
            for name in ALSO
            if (field := fields.get(name)) is not None and field.value is True
        ],
        "dropped": [[said.en, said.es] for said in read.dropped],
        "notes": [[said.en, said.es] for said in read.notes],
    }


def _field(field: FieldRead, read: PaperRead) -> dict[str, Any]:
    value, seen = field.value, field.evidence
    if field.name == "estimated_release" and not isinstance(value, datetime):
        value = None  # a day without its hour is no release time
    if field.name == "from_office" and isinstance(value, str):
        value = _office_alone(value)
    if seen is None:
        # A form that is known and does not print a request does not ask it; of any other nothing is concluded.
        absent = False if field.name in _ASKED and read.form else None
        return {"value": value if value is not None else absent, "page": 0}
    return {"value": value, **_evidence(seen)}


def _office_alone(written: str) -> str | None:
    """The office before whatever seems to name somebody: it is kept where lists show it."""
    for end in range(len(words := written.split()), 0, -1):
        office = " ".join(words[:end]).rstrip(" ,;:(-")
        if not names_somebody(office):
            return office[:120] if any(sign.isalpha() for sign in office) else None
    return None


def _evidence(seen: Evidence) -> dict[str, Any]:
    box = [round(side, 4) for side in (seen.box.left, seen.box.top, seen.box.right, seen.box.bottom)]
    return {
        "page": seen.page,
        "box": box,
        "how": seen.how,
        "sure": round(seen.sure, 3),
        "raw": seen.text[:120],
    }


def sort_of(paper: Paper) -> str:
    """Which fields the page shows first; nothing where only a person can say what the paper is.

    A paper that has a court's marks and fails a check takes the court's path: it is verified before it is refused.
    """
    row = kinds().get(paper.kind)
    of_kind = row.paper_class if row is not None else PaperClass.UNKNOWN
    if paper.kind == "i247a":
        return "detainer"
    if of_kind is PaperClass.ADMIN_WARRANT:
        return "office_warrant"
    if of_kind is PaperClass.ADMIN_SUBPOENA:
        return "office_subpoena"
    if paper.kind == "writ":
        return "writ"
    if of_kind in COURT_CLASSES:
        return "court_warrant" if paper.kind in ARRESTS else "court_order"
    return "other" if paper.kind and paper.kind != "blank_or_partial" else ""


def fax_line(document: Document, at: datetime) -> datetime | None:
    """The moment in the line that a fax machine prints at the top of the first page; None where there is none.

    A moment later than the paper's arrival, or a week before it, is no such thing.
    """
    words = [word for word in document.words if word.page == 1 and word.box.bottom <= _HEADER]
    line = " ".join(word.text for word in sorted(words, key=lambda word: word.box.left)).upper()
    if not re.search(r"\b(FAX|P ?\d|PAGE|FROM|TO|TX|RX)\b|\bP[.,] ?\w", line):
        return None
    day, clock = _day_in(line), _CLOCK.search(line)
    if day is None or clock is None:
        return None
    hour, minute, half = int(clock[1]), int(clock[2]), (clock[3] or "")[:1]
    hour = hour % 12 + (12 if half == "P" else 0) if half else hour
    if hour > 23 or minute > 59:
        return None
    found = datetime(day.year, day.month, day.day, hour, minute, tzinfo=CALIFORNIA)
    return found if at - timedelta(days=7) <= found <= at + timedelta(minutes=10) else None


def _day_in(line: str) -> date | None:
    try:
        if found := _ISO_DAY.search(line):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if (found := _NAMED_DAY.search(line)) and found[1] in _MONTHS:
            return date(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2]))
        if found := _DAY_FIRST.search(line):
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
            return date(year, int(found[1]), int(found[2]))
    except ValueError:
        return None
    return None


def main_of(read: Iterable[Mapping[str, Any]]) -> int:
    """Which of the papers is the request itself: a form I-247 before a court's paper, that before any other."""
    order = ("detainer", "court_warrant", "writ", "court_order", "office_subpoena", "office_warrant", "other")
    told = list(read)
    ranked = [order.index(one["sort"]) if one.get("sort") in order else len(order) for one in told]
    return ranked.index(min(ranked)) if ranked else 0


def said_of(pairs: Iterable[Iterable[str]]) -> list[Both]:
    """Sentences in both languages, as they come out of a draft."""
    return [(en, es) for en, es in pairs]
