"""What was confirmed on a page becomes a contact with its parts; what is wrong stands in `Typed.errors`.

A form I-247 goes through the reader of keyed forms, which alone says what such a form asks. No name is in a contact.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from amparo.facts.request import FORMS, ITEMS, NOT_KNOWN, RELEASE_ITEMS, REQUEST_KINDS
from amparo.intake import Contact, Handling, Paper, Part
from amparo.intake.i247a import read_form
from amparo.intake.jail_columns import LIST_DEMAND, WARRANT
from amparo.intake.never_kept import names_somebody
from amparo.intake.papers import keyed_form
from amparo.intake.reading import release_dates
from amparo_desk.said import Both
from amparo_desk.screens import receive_words as words
from amparo_desk.screens.typed import Typed

SOURCE = "desk"
"""Where a contact stands that came in here: never a file's name, which may be a person's."""
_JUDGES = ("federal_district_judge", "federal_magistrate_judge", "state_judge")
_AHEAD = timedelta(minutes=5)
_OFFICE: Both = (
    "Write the office only: no name, no telephone number, no mailbox.",
    "Escriba solo la oficina: sin nombres, teléfonos ni buzones.",
)
_ASKS_NOTHING: Both = (
    "Then it asks nothing. Say what it asks, or choose another sort of paper.",
    "Entonces no pide nada. Diga qué pide, o elija otra clase de papel.",
)
_LATER: Both = ("This is after now.", "Esto es después de ahora.")
_NUMBER_NEEDED: Both = (
    "Which booking? Without the number the copy does not find the person.",
    "¿Qué ingreso? Sin el número, la copia no llega a la persona.",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """When and how it came, from where, and about whom: what every contact has."""

    received_at: datetime
    channel: str
    office: str
    pages: int | None
    booking: str
    matched_by: str
    born: date | None
    release_due_at: datetime | None
    minutes: int

    @property
    def in_custody(self) -> bool | None:
        """Whether the person is here, as far as anybody looked."""
        if self.matched_by == "nobody":
            return False
        return True if self.booking else None


@dataclass(frozen=True, slots=True)
class Beside:
    """A paper that lay with the main one: its name, its kind and signer as the rules know them."""

    name: str
    kind: str
    signed_by: str | None


def read_frame(typed: Typed, at: datetime, *, is_paper: bool = False) -> Frame | None:
    """What every contact has; None where something of it is wrong. A paper is compared with who is here."""
    received = typed.moment("received_at")
    if received is not None and received > at + _AHEAD:
        typed.refuse("received_at", _LATER)
    channel = typed.word("channel", tuple(choice.value for choice in words.CHANNELS))
    office = typed.text("office", longest=120)
    if names_somebody(office):
        typed.refuse("office", _OFFICE)
    pages = typed.number("pages", most=500)
    booking = typed.reference("booking_ref")
    matched = typed.word("matched_by", tuple(m.value for m in words.MATCHES), needed=is_paper)
    if matched in ("booking_number", "fingerprint", "name_and_birth") and not booking:
        typed.refuse("booking_ref", _NUMBER_NEEDED)
    born = typed.day("born", needed=False)
    if born is not None and born > at.date():
        typed.refuse("born", _LATER)
    due = typed.moment("release_due_at", needed=False)
    minutes = typed.number("minutes", most=1_440) or 0
    if typed.errors or received is None:
        return None
    return Frame(received, channel, office, pages, booking, matched, born, due, minutes)


def detainer(typed: Typed, frame: Frame | None, beside: Sequence[Beside]) -> Contact | None:
    """The contact of a form I-247, through the reader of keyed forms. Raises RefusedError where it cannot be used."""
    form = typed.word("form", tuple(choice.value for choice in words.FORMS))
    asks = {name: typed.word(f"asks_{name}", ("yes", "no")) for name in ("notification", "hold", "transfer")}
    if "" not in asks.values() and "yes" not in asks.values():
        typed.refuse("asks_notification", _ASKS_NOTHING)
    if typed.errors or frame is None:
        return None
    given = keyed_form(
        {
            "form": form,
            "from_office": frame.office,
            "date_of_birth": frame.born,
            "asks_notice": asks["notification"] == "yes",
            "asks_hold": asks["hold"] == "yes",
        },
        {"at": frame.received_at, "channel": frame.channel, "pages": frame.pages},
    )
    given["form"]["requests_made"]["hand_over"] = {"asked": asks["transfer"] == "yes"}
    given["attachments"] = [
        {"name": paper.name, "kind": paper.kind, "signed_by": paper.signed_by}
        for paper in beside
        if paper.signed_by
    ]
    given["local_record"] = {
        "booking_ref": frame.booking or None,
        "release_due_at": f"{frame.release_due_at:%Y-%m-%dT%H:%M}" if frame.release_due_at else None,
    }
    contact = _as_held(read_form(given, SOURCE), frame)
    warrants = [paper for paper in beside if paper.kind == "arrest_warrant"]
    if warrants:  # a court's warrant commands by itself, whatever the form beside it asks
        documents = [{"kind": w.kind, "signed_by": w.signed_by, "crime": None} for w in warrants]
        warrant = part(
            "criminal_warrant", frame, documents=documents, minor=contact.parts[0].person.get("minor")
        )
        contact = replace(contact, parts=(*contact.parts, warrant))
    named = [*contact.papers, *(Paper(p.name, is_judicial(p)) for p in beside if not p.signed_by)]
    return replace(contact, papers=tuple(named), handling=_handling(frame))


def _as_held(contact: Contact, frame: Frame) -> Contact:
    """The reader of keyed forms takes the person as held here; whether that is so was asked."""
    held = frame.in_custody
    parts = tuple(replace(one, person={**one.person, "in_custody": held}) for one in contact.parts)
    return replace(contact, parts=parts, booking_ref=frame.booking)


def other_paper(
    typed: Typed, sort: str, frame: Frame | None, beside: Sequence[Beside], *, is_finding: bool = False
) -> Contact | None:
    """The contact of any paper that is no form I-247; `is_finding`: a judge's finding of probable cause."""
    signer = _unless_unknown(typed.word("signed_by", _values(words.SIGNERS), needed=sort in words.JUDICIAL))
    crime = _unless_unknown(typed.word("crime", _values(words.CRIMES), needed=sort == "court_warrant"))
    sender = typed.word("sender", _values(words.SENDERS))
    form = typed.word("warrant_form", _values(words.OFFICE_WARRANTS), needed=sort == "office_warrant")
    document, kinds = _asked_by(typed, sort, signer, crime, is_finding=is_finding)
    if not kinds:
        typed.refuse(f"asks_{REQUEST_KINDS[0]}", _ASKS_NOTHING)
    if typed.errors or frame is None:
        return None
    documents = [document] if document else []
    documents += [{"kind": paper.kind, "signed_by": paper.signed_by} for paper in beside]
    papers = [Paper(paper.name, is_judicial(paper)) for paper in beside]
    if document:
        papers.insert(0, Paper(form if form in ("I-200", "I-205") else sort, sort in words.JUDICIAL))
    minor = minor_on(frame.born, frame.received_at.date())
    parts = tuple(
        part(kind, frame, sender=sender, documents=documents, items=asked_items(typed), minor=minor)
        for kind in kinds
    )
    return contact_of(frame, WARRANT if sort == "court_warrant" else "other", parts, papers)


def _asked_by(
    typed: Typed, sort: str, signer: str | None, crime: str | None, *, is_finding: bool
) -> tuple[dict[str, Any] | None, tuple[str, ...]]:
    """The paper as the rules know it, and the kinds of what it asks: by itself, or as they were ticked."""
    officer = "immigration_officer"
    match sort:
        case "court_warrant":
            kind = "probable_cause_determination" if is_finding else "arrest_warrant"
            return {"kind": kind, "signed_by": signer, "crime": crime}, ("criminal_warrant",)
        case "writ":
            return {"kind": "writ", "signed_by": signer}, ("criminal_warrant",)
        case "court_order":
            return {"kind": "court_order", "signed_by": signer}, ("information",)
        case "office_subpoena":
            return {"kind": "administrative_subpoena", "signed_by": officer}, ("information",)
        case "office_warrant":
            return {"kind": "administrative_warrant", "signed_by": officer}, asked_kinds(typed)
        case _:
            return None, asked_kinds(typed)


def contact_of(frame: Frame, form: str, parts: Iterable[Part], papers: Iterable[Paper] = ()) -> Contact:
    """A contact without a keyed form behind it; its reference is given when it goes on record."""
    return Contact(
        source=SOURCE,
        file=SOURCE,
        line=0,
        reference="",
        received_on=frame.received_at.date(),
        received_at=frame.received_at,
        channel=frame.channel,
        form=form,
        parts=tuple(parts),
        handling=_handling(frame),
        papers=tuple(papers),
        booking_ref=frame.booking,
        office=frame.office,
        pages=frame.pages,
    )


def _handling(frame: Frame) -> Handling:
    return Handling(release_due_at=frame.release_due_at, staff_minutes=frame.minutes)


def part(
    kind: str,
    frame: Frame,
    *,
    sender: str = "",
    form: str = "",
    documents: Sequence[Mapping[str, Any]] = (),
    items: Sequence[str] = (),
    minor: bool | None = None,
) -> Part:
    """One thing asked, with the facts that are known the moment it comes in; the rest is left out, so unknown."""
    request: dict[str, Any] = {"kind": kind, "initiated_by": "immigration_authority"}
    if sender not in ("", NOT_KNOWN):
        request["from"] = sender
    if form in FORMS:
        request["form"] = form
    if documents:
        request["documents"] = [dict(one) for one in documents]
    if kind == "notification":
        request |= release_dates(None)
    if kind == "information":
        request["items"] = list(items) or ["personal_other"]
    person: dict[str, Any] = {"in_custody": frame.in_custody}
    if minor is not None:
        person["minor"] = minor
    return Part(kind, frame.received_at.date(), "received", request, person)


def demand_for_a_list(frame: Frame, sender: str) -> Contact:
    """A demand for a list is about no one person, so the rules on minors have nobody to speak of."""
    asked = part("information", frame, sender=sender, items=("personal_other",))
    request = {**asked.request, "info_public": {"personal_other": False}}
    return contact_of(frame, LIST_DEMAND, (replace(asked, request=request, person={"minor": False}),))


def asked_kinds(typed: Typed) -> tuple[str, ...]:
    """The kinds that were ticked; whoever ticks an item asks for information, or, of a release date, for its notice."""
    told = {kind for kind in REQUEST_KINDS if typed.tick(f"asks_{kind}")}
    if asked_items(typed):
        told.add("information")
    if any(typed.tick(f"item_{item}") for item in RELEASE_ITEMS):
        told.add("notification")
        if not asked_items(typed):
            told.discard("information")
    return tuple(kind for kind in REQUEST_KINDS if kind in told)


def asked_items(typed: Typed) -> tuple[str, ...]:
    """The items of information that were ticked. When somebody leaves is a notice of release, not an item."""
    return tuple(item for item in ITEMS if item not in RELEASE_ITEMS and typed.tick(f"item_{item}"))


def is_judicial(paper: Beside) -> bool:
    """Whether a judge stands behind it, as far as was read."""
    return paper.signed_by in _JUDGES


def minor_on(born: date | None, on: date) -> bool | None:
    """Whether somebody is under eighteen on a day; of the birth date nothing else is handed on."""
    if born is None:
        return None
    return (on.year - born.year, on.month, on.day) < (18, born.month, born.day)


def _values(choices: Iterable[Any]) -> tuple[str, ...]:
    return tuple(choice.value for choice in choices)


def _unless_unknown(word: str) -> str | None:
    return None if word in ("", NOT_KNOWN) else word
