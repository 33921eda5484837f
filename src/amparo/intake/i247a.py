"""Reader of one keyed-in federal detainer form (I-247A and its forerunners) with the local record beside it.

A form that ticks notice *and* hold becomes one contact with two parts. The name, the date of birth and the federal
file numbers stay in this file: only the age on the day of the act is handed on, as minor or not. A form nobody has
decided yet is decided for the day chosen by the caller, else for the day of arrival.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from amparo.facts.documents import DOCUMENT_KINDS, SIGNERS
from amparo.facts.request import FORMS
from amparo.intake.cells import UNKNOWN, is_reference, offense
from amparo.intake.contact import Contact, Handling, Paper, Part, Said, Source
from amparo.intake.jail_columns import CHANNELS, LEVELS
from amparo.intake.keyed import Fields, all_paths, is_private, load
from amparo.intake.reading import Options, release_dates
from amparo.intake.refusal import RefusedError, did_you_mean, quoted, whole_file

KIND = "federal form"
DEFAULT_PUBLIC = "unknown"
ADULT = 18

_ASKS = (
    ("notify_before_release", "notification"),
    ("hold_past_release", "hold"),
    ("hand_over", "transfer"),
)
_ALSO = ("relay_to_next_facility", "notify_on_death_hospital_or_transfer")
_REQUESTS = "form.requests_made"
_OF_A_REQUEST: dict[str, tuple[str, ...]] = {
    "notify_before_release": ("asked", "hours_before", "contact_phone"),
    "hold_past_release": ("asked", "max_hours"),
    "hand_over": ("asked",),
    **dict.fromkeys(_ALSO, ("asked",)),
}
"""What a form can ask, each with its fields: a misspelled one would make a part of the request vanish in silence."""

_KEPT_OUT = (
    *("form.name", "form.date", "form.subject_id", "form.event_no", "form.file_no", "form.to"),
    *("form.subject.name", "form.subject.sex", "form.signature.name", "received.received_by_role"),
    *(f"{_REQUESTS}.{name}.{field}" for name, fields in _OF_A_REQUEST.items() for field in fields),
)
_KEPT_OUT_GROUPS = ("form.box_1_probable_cause.", "form.agency_reply_block.", "form.served_on_subject_block.")
_JUDGES = ("federal_district_judge", "federal_magistrate_judge", "state_judge")


def read(path: Path, options: Options) -> Source:
    """One keyed form as a stream of one contact. Raises RefusedError with each field's path."""
    fields = load(path)
    contact = _contact(str(path), fields, options)
    return Source(
        KIND, str(path), iter((contact,)), tuple(_assumed(fields, options, contact)), tuple(_dropped(fields))
    )


def is_keyed_form(given: Mapping[str, Any]) -> bool:
    """Whether JSON that was read elsewhere is a keyed form."""
    return isinstance(given.get("form"), Mapping) and "received" in given


def read_form(given: Mapping[str, Any], file: str, on: date | None = None) -> Contact:
    """The contact of a form already read as JSON, for the day `on`, else of arrival. Raises RefusedError."""
    return _contact(file, Fields(given), Options(on=on))


def _contact(file: str, fields: Fields, options: Options) -> Contact:
    if not is_keyed_form(fields.given):
        if {"request", "person"} & fields.given.keys():
            raise whole_file(file, "this is a case:", f"use `amparo decide {file}`.")
        hint = "Worked cases are decided again with `amparo check`." if "cases" in fields.given else ""
        raise whole_file(file, "it has no `received` and `form`: no keyed federal form.", hint)
    received = fields.moment("received.at")
    if received is None and not fields.refused("received"):
        fields.refuse("received.at", "the moment of arrival is missing.", "Every duty is counted from it.")
    form = fields.word("form.name", FORMS)
    on = options.on or (received.date() if received else None)
    _refuse_misspelled_requests(fields)
    booking = _reference(fields, "form.agency_reply_block.local_booking_no")
    booking = _reference(fields, "local_record.booking_ref") or booking
    papers, documents = _papers(fields)
    person = _person(fields, on)
    parts = tuple(
        Part(kind, on or date.min, "chosen" if options.on else "received", request, person)
        for kind, request in _parts(fields, form, documents, options.public(DEFAULT_PUBLIC))
    )
    if not parts and not fields.refused(_REQUESTS):
        fields.refuse(_REQUESTS, "this form asks nothing.", "Write asked = true under what is ticked.")
    stamp = f"{received:%Y%m%dT%H%M}" if received else ""
    contact = Contact(
        source=KIND,
        file=file,
        line=1,
        reference=f"{form or 'form'}_{stamp}",  # no booking number: it stands in open halves, which erasing leaves
        received_on=received.date() if received else date.min,
        received_at=received,
        channel=fields.word("received.channel", CHANNELS),
        form=form,
        parts=parts,
        handling=Handling(
            release_due_at=fields.moment("local_record.release_due_at"), copy_served_at=_served(fields)
        ),
        papers=papers,
        person_ref=_reference(fields, "local_record.person_ref"),
        booking_ref=booking,
        office=fields.text("form.from"),
        agency=fields.text("agency"),
        pages=fields.number("received.pages", 500),
    )
    if fields.problems:
        raise RefusedError(file, fields.causes())
    return contact


def _refuse_misspelled_requests(fields: Fields) -> None:
    """What nobody can read as asked or not asked is refused: read as "not asked", a part would vanish in silence."""
    asked = fields.get(_REQUESTS)
    for name, group in asked.items() if isinstance(asked, Mapping) else ():
        path = f"{_REQUESTS}.{_shown(name)}"
        if name.startswith("_") or is_private(name):
            continue
        if name not in _OF_A_REQUEST:
            fields.refuse(path, "a form asks no such thing.", did_you_mean(name, tuple(_OF_A_REQUEST)))
        elif isinstance(group, Mapping):
            known = _OF_A_REQUEST[name]
            odd = [of for of in group if of not in known and not of.startswith("_") and not is_private(of)]
            for of in odd:
                fields.refuse(f"{path}.{_shown(of)}", "there is no such field.", did_you_mean(of, known))
            if group.get("asked") is None and not odd:
                _nobody_knows(fields, f"{path}.asked")
        elif group is None:
            _nobody_knows(fields, f"{path}.asked")


def _shown(name: str) -> str:
    """A field's name as it may be printed."""
    return name if re.fullmatch(r"[\w-]{1,60}", name) else quoted(name)


def _nobody_knows(fields: Fields, path: str) -> None:
    fields.refuse(path, "nobody knows whether this is asked.", "Look at the form, and write true or false.")


def _served(fields: Fields) -> datetime | None:
    filled = fields.yes("form.served_on_subject_block.filled_in")
    return fields.moment("form.served_on_subject_block.served_at") if filled else None


def _parts(
    fields: Fields, form: str, documents: list[dict[str, Any]], public: bool | None
) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for name, kind in _ASKS:
        if fields.yes(f"form.requests_made.{name}.asked"):
            request: dict[str, Any] = {"kind": kind, "initiated_by": "immigration_authority", "form": form}
            request["from"] = _office(fields.text("form.from"))
            request["documents"] = documents
            found.append((kind, request | (release_dates(public) if kind == "notification" else {})))
    return found


def _office(written: str) -> str | None:
    """The office as `decide` knows it; one that only says it is of Homeland Security stays unknown, not unbound."""
    words = set(re.findall(r"[A-Z]+", written.upper()))
    if words & {"ICE", "ERO"}:
        return "ICE"
    return next((name for name in ("CBP", "HSI", "USCIS") if name in words), None)


def _papers(fields: Fields) -> tuple[tuple[Paper, ...], list[dict[str, Any]]]:
    papers, documents = [], []
    for record in fields.records("attachments") or ():
        kind, signer = record.word("kind", DOCUMENT_KINDS), record.word("signed_by", SIGNERS)
        judicial = signer in _JUDGES
        claimed = record.yes("is_judicial")
        if signer and claimed is not None and claimed != judicial:
            wrong = f"is_judicial is {str(claimed).lower()}, but it is signed by {signer}."
            record.refuse("is_judicial", wrong, "Look at the signature: a judge of a court, or an officer?")
        papers.append(Paper(record.text("name", longest=40), judicial))
        documents.append({"kind": kind, "signed_by": signer})
    return tuple(papers), documents


def _person(fields: Fields, on: date | None) -> dict[str, Any]:
    """The facts of the local record. Whatever it does not say is left out, so unknown."""
    person: dict[str, Any] = {"in_custody": True}
    born = fields.day("form.subject.date_of_birth")
    if born is not None:
        if on is not None and born > on:
            fields.refuse(
                "form.subject.date_of_birth", "this day is after the day of the act.", "Correct it."
            )
        person["minor"] = on is not None and on < _birthday(born, ADULT)
    convictions = fields.records("local_record.convictions")
    if convictions is not None:
        person["convictions"] = [_conviction(record, on) for record in convictions]
    charges = fields.records("local_record.charges_pending")
    held = fields.yes("local_record.held_to_answer_by_magistrate")
    if charges is not None:
        finding = {True: "pc872_holding_order", False: "none", None: None}[held]
        person["pending"] = [{**_offense(record), "finding": finding} for record in charges]
    registrant = fields.yes("local_record.registrant_290_or_457_1")
    if registrant is not None:
        person["registry"] = "current" if registrant else "none"
    warrant = fields.yes("local_record.federal_felony_warrant_confirmed")
    if warrant is not None:
        person["federal_felony_warrant"] = "confirmed" if warrant else "none"
    complete = fields.yes("local_record.history_complete")
    if complete is not None:
        person["history_complete"] = complete
    return person


def _birthday(born: date, years: int) -> date:
    """The birthday some years later; born on a leap day, on 1 March (the day on which the year is surely complete)."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def _offense(record: Fields) -> dict[str, Any]:
    written = record.text("code", needed=True, longest=40)
    told = offense(written) if written else ("", "")
    if isinstance(told, str):
        record.refuse("code", told, "Write the code and the section, as in PC 245(a)(1).")
        told = ("", "")
    level = record.get("level")
    known = level is not None and level != UNKNOWN
    return {
        "code": told[0],
        "section": told[1],
        "level": record.word("level", (*LEVELS, UNKNOWN)) if known else None,
    }


def _conviction(record: Fields, on: date | None) -> dict[str, Any]:
    """A conviction. That it is serious or violent counts as proved only from a court's record; else it stays open."""
    found = _offense(record)
    convicted = record.day("convicted_on")
    if convicted is not None and on is not None and convicted > on:
        record.refuse(
            "convicted_on", "the conviction is after the day of the act.", "Correct one of the two."
        )
    source = record.text("source", longest=60)
    proved = record.yes("serious_or_violent")
    return {
        **found,
        "date": convicted,
        "strike": proved if source == "court record" else None,
        "verified": source == "court record",
    }


def _reference(fields: Fields, path: str) -> str:
    written = fields.text(path, longest=40)
    if not written or is_reference(written):
        return written
    fields.refuse(
        path, f"{quoted(written)} is no reference.", "Letters, digits and hyphens, with a digit: B-1002."
    )
    return ""


def _assumed(fields: Fields, options: Options, contact: Contact) -> list[Said]:
    said = [options.said(DEFAULT_PUBLIC, ("The keyed form", "El formulario"))]
    if options.on is None:
        said.append(
            Said(
                "The keyed form is decided for the day it came in. Decide again just before the act (--on DAY).",
                "El formulario se decide para el día en que llegó. Decida de nuevo justo antes del acto (--on DÍA).",
            )
        )
    also = [name for name in _ALSO if fields.yes(f"form.requests_made.{name}.asked")]
    if fields.yes("form.box_2_return_after_transfer.checked"):
        also.append("box_2_return_after_transfer")
    if also:
        names = ", ".join(also)
        said.append(
            Said(
                f"The form asks for more, which is not decided here: {names}. Nothing is told or done on it unasked.",
                f"El formulario pide más, que aquí no se decide: {names}. No se avisa ni se hace nada por ello.",
            )
        )
    if contact.parts[0].person.get("minor") is None:
        said.append(
            Said(
                "The form gives no date of birth: whether the person is a minor is unknown.",
                "El formulario no da fecha de nacimiento: no se sabe si la persona es menor.",
            )
        )
    return said


def _dropped(fields: Fields) -> list[Said]:
    paths = list(all_paths(fields.given))
    private = [path for path in paths if is_private(path)]
    unknown = [path for path in paths if not _is_known(path, fields.read) and path not in private]
    said = [
        Said(
            "Names, date of birth and federal file numbers are not kept; of the date only “minor or not” is.",
            "No se guardan nombres, fecha de nacimiento ni números federales; de la fecha solo “menor o no”.",
        )
    ]
    if private:
        names = ", ".join(quoted(path.rpartition(".")[2], 60) for path in private)
        said.append(
            Said(
                f"Dropped unread and not kept: {names}. No rule turns on where a person was born or belongs.",
                f"Se descartó sin leer y no se guarda: {names}. Ninguna regla depende del origen de una persona.",
            )
        )
    if unknown:
        names = ", ".join(quoted(path, 60) for path in unknown)
        said.append(
            Said(
                f"Fields nobody here knows, not read: {names}. Check their spelling if they matter.",
                f"Campos desconocidos, no leídos: {names}. Revise su nombre si importan.",
            )
        )
    return said


def _is_known(path: str, read: set[str]) -> bool:
    return (
        path in read
        or path in _KEPT_OUT
        or path.startswith(_KEPT_OUT_GROUPS)
        or path.startswith("form.signature.")
    )
