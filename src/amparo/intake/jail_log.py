"""Reader of a jail's list of federal requests: one line, one contact, with what the clerk claimed and did.

How a line is read: `basis_*` is one conviction, marked unverified, of an otherwise complete history; `charge_only` one
pending charge without a magistrate's finding; `none` a complete history without a ground; an empty basis a history
nobody has read. An age band is an adult. A judicial warrant names no crime on this list, so its crime is unknown.

The day of the act: for telling a release, the day the federal office was told, else the day of the decision, else the
day of arrival; for a hold, the day release was due, else the same; for the rest, the day of the decision, else of
arrival. A request counts in the year of its arrival, an act in the year of its own day.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from amparo.facts.request import FORMS
from amparo.intake.cells import UNKNOWN, Cells
from amparo.intake.contact import Contact, Handling, Paper, Part, Said, Source
from amparo.intake.jail_columns import COLUMNS, LIST_DEMAND, TABLE, WARRANT
from amparo.intake.never_kept import names_somebody
from amparo.intake.reading import Options, release_dates
from amparo.intake.refusal import MOST_TOLD, Problem, RefusedError, whole_file
from amparo.intake.rows import Row, rows_of, said_of_columns

KIND = "jail log"
DEFAULT_PUBLIC = "no"
_LANGUAGE = re.compile(r"[A-Za-z]{2,12}(-[A-Za-z0-9]{2,8}){0,2}( ?\(oral\))?", re.ASCII)
"""One word, as it is printed: no room for a name and a surname."""

ASSUMED = (
    Said(
        "What a clerk claims is read as unverified: a conviction as the only one of a complete history, “charge_only” "
        "as one pending charge without a magistrate's finding, “none” as a complete history without a ground.",
        "Lo que anota el empleado se lee como no verificado: una condena, como la única de un historial completo; "
        "“charge_only”, como un cargo pendiente sin determinación de un magistrado; “none”, como historial sin causal.",
    ),
    Said(
        "An empty basis is read as a history that nobody has read: unknown, never none.",
        "Una base vacía se lee como historial que nadie ha leído: desconocido, nunca ninguno.",
    ),
    Said(
        "An age band from 18 up is read as an adult; everybody with a booking was in custody.",
        "Una franja de edad desde 18 se lee como persona adulta; quien tiene un ingreso estaba en custodia.",
    ),
    Said(
        "The list does not say which federal office asked; forms are read as coming from ICE.",
        "La lista no dice qué oficina federal pidió; los formularios se leen como de ICE.",
    ),
    Said(
        "Decided on the day of the act: telling, on the day the office was told; a hold, on the day release was due; "
        "else on the day of the decision, else on that of arrival.",
        "Se decide según el día del acto: el aviso, el día en que se dio; la retención, el día en que tocaba la "
        "salida; si no, el día de la decisión o, si falta, el de llegada.",
    ),
    Said(
        "A request counts in the year it came in; a notice, a release and an arrest in the year they happened.",
        "Una solicitud cuenta en el año en que llegó; un aviso, una salida y un arresto, en el año en que ocurrieron.",
    ),
    Said(
        "An interview asked for and marked declined is read as declined by the person.",
        "Una entrevista pedida y marcada como rechazada se lee como rechazada por la persona.",
    ),
)


def read(path: Path, options: Options) -> Source:
    """A jail's list as a stream of contacts. Raises RefusedError."""
    assumed = (options.said(DEFAULT_PUBLIC, ("The list", "La lista")), *ASSUMED)
    contacts = _contacts(path, options.public(DEFAULT_PUBLIC))
    return Source(KIND, str(path), contacts, assumed, said_of_columns(path, TABLE))


def _contacts(path: Path, public: bool | None) -> Iterator[Contact]:
    """Contacts one by one; problems are collected, and refuse the file once it is read or they are many."""
    seen: dict[str, int] = {}
    problems: list[Problem] = []
    for row in rows_of(path, TABLE):
        contact, found = _contact(str(path), row, public)
        earlier = seen.setdefault(contact.reference, contact.line) if contact.reference else contact.line
        if earlier != contact.line:
            again = f"{contact.reference} stands on line {earlier} already."
            found.append(
                Problem(contact.line, "request_id", again, "Give every contact a number of its own.")
            )
        problems += found
        if len(problems) > MOST_TOLD:
            break
        if not problems:
            yield contact
    if problems:
        raise RefusedError(str(path), problems, TABLE.help)
    if not seen:
        raise whole_file(str(path), "there is no line below the column names.", "Give at least one request.")


def _contact(file: str, row: Row, public: bool | None) -> tuple[Contact, list[Problem]]:
    cells = Cells(*row)
    form = _word(cells, "form")
    listed = form == LIST_DEMAND
    received = cells.moment("received_at")
    if received is None and not cells.text("received_at"):
        cells.refuse("received_at", "the moment of arrival is missing.", "Every duty is counted from it.")
    handling = _handling(cells)
    # A demand for a list is about no one person, so the rules on minors have nobody to speak of.
    person = _person(cells, handling) if not listed else {"minor": False}
    paper = _word(cells, "attached_paper")
    arrived = received.date() if received else date.min
    contact = Contact(
        source=KIND,
        file=file,
        line=cells.line,
        reference=cells.reference("request_id", needed=True),
        received_on=arrived,
        received_at=received,
        channel=_word(cells, "channel"),
        form=form,
        parts=tuple(_parts(cells, form, handling, arrived, public, person)),
        handling=handling,
        papers=(Paper(paper, paper == "judicial"),) if paper not in {"", "none"} else (),
        person_ref=cells.reference("person_ref", needed=bool(form) and not listed),
        booking_ref=cells.reference("booking_ref", needed=bool(form) and not listed),
    )
    return contact, cells.problems


def _handling(cells: Cells) -> Handling:
    language = cells.text("copy_served_language")
    by_mouth = language.endswith("(oral)")
    if language and not _LANGUAGE.fullmatch(language):
        cells.refuse("copy_served_language", "this is no language.", "Write es, zh-Hans, or mixtec (oral).")
        language = ""
    return Handling(
        decision=_word(cells, "decision") or None,
        decided_at=cells.moment("decided_at"),
        basis=_known(_word(cells, "basis_claimed")),
        offense=cells.text("basis_offense")[:40],
        offenses_counted=cells.number("offence_count", 1_000),
        copy_served_at=cells.moment("copy_served_at"),
        copy_language=language[:40],
        served_by_mouth=by_mouth,
        told_intention_at=cells.moment("told_decision_at"),
        office_told_at=cells.moment("ice_notified_at"),
        person_release_notice_at=cells.moment("person_release_notice_at"),
        designee_notice_at=cells.moment("designee_notice_at"),
        release_due_at=cells.moment("release_due_at"),
        released_at=cells.moment("released_at"),
        transferred=_word(cells, "transferred") == "yes",
        arrest_on_premises=_word(cells, "ice_arrest_on_premises") == "yes",
        staff_minutes=cells.number("staff_minutes"),
        note_to_strike=names_somebody(cells.text("note")),
    )


def _parts(
    cells: Cells, form: str, handling: Handling, arrived: date, public: bool | None, person: Mapping[str, Any]
) -> Iterator[Part]:
    """What the line asks, each with the day of its act."""
    decided = _first(("decided", handling.decided_at)) or ("received", arrived)
    told = _first(("notified", handling.office_told_at)) or decided
    due = _first(("release_due", handling.release_due_at)) or decided
    known_form = {"form": form} if form in FORMS else {}
    asked = False
    for column, kind, (rule, on) in (
        ("asks_notification", "notification", told),
        ("asks_hold", "hold", due),
        ("asks_interview", "interview", decided),
    ):
        word = _word(cells, column)
        asked = asked or word != "no"  # a word that cannot be read is refused by itself
        if word != "yes":
            continue
        request: dict[str, Any] = {
            "kind": kind,
            "from": "ICE",
            "initiated_by": "immigration_authority",
            **known_form,
        }
        request["documents"] = [
            {"kind": "administrative_warrant", "signed_by": "immigration_officer", "form": paper}
            for paper in (cells.text("attached_paper"),)
            if paper in {"I-200", "I-205"}
        ]
        if kind == "notification":
            request |= release_dates(public)
        if kind == "interview" and handling.decision == "declined":
            request["consent"] = {"answer": "declined"}
        yield Part(kind, on, rule, request, person)
    rule, on = decided
    if form == WARRANT:
        document = {"kind": "arrest_warrant", "signed_by": "federal_magistrate_judge", "crime": None}
        request = {
            "kind": "criminal_warrant",
            "initiated_by": "immigration_authority",
            "documents": [document],
        }
        yield Part("criminal_warrant", on, rule, request, person)
    elif form == LIST_DEMAND:
        request = {"kind": "information", "from": "ICE", "items": ["personal_other"]}
        request |= {"info_public": {"personal_other": False}}
        yield Part("information", on, rule, request, person)
    elif form and not asked:
        cells.refuse("asks_notification", "this request asks nothing.", "Write yes under what it asks.")


def _word(cells: Cells, column: str) -> str:
    """One of the words that the column may hold."""
    told = COLUMNS[column]
    return cells.word(column, told.words, may_be_empty=told.may_be_empty)


def _known(written: str) -> str:
    """What is written, or nothing where it says that nobody knows."""
    return "" if written == UNKNOWN else written


def _first(moment: tuple[str, datetime | None]) -> tuple[str, date] | None:
    rule, at = moment
    return (rule, at.date()) if at is not None else None


def _person(cells: Cells, handling: Handling) -> Mapping[str, Any]:
    """The facts that a line's claim amounts to."""
    person: dict[str, Any] = {
        "in_custody": True if cells.text("booking_ref") else None,
        "minor": _minor(cells),
        "convictions": [],
        "pending": [],
        "registry": "none",
        "federal_felony_warrant": "none",
        "history_complete": True if handling.basis else None,
    }
    offense = cells.offense("basis_offense")
    level = _known(_word(cells, "basis_level")) or None
    on = cells.day("basis_date")
    match handling.basis:
        case "conviction":
            if offense is None:
                if not _known(cells.text("basis_offense")):
                    problem = "a conviction is claimed, but not which."
                    mend = (
                        "Write it as PC 245(a)(1), or leave basis_claimed empty: nobody has read the history."
                    )
                    cells.refuse("basis_offense", problem, mend)
                return person
            code, section = offense
            record = {"code": code, "section": section, "level": level, "date": on, "verified": False}
            person["convictions"] = [record]
            days = [at.date() for at in (handling.office_told_at, handling.decided_at) if at]
            if on is not None and days and on > min(days):
                cells.refuse(
                    "basis_date", f"the conviction ({on}) is after the act.", "Correct one of the dates."
                )
        case "charge_only":
            if offense is not None:
                code, section = offense
                person["pending"] = [{"code": code, "section": section, "level": level, "finding": "none"}]
        case "judicial_warrant":  # the warrant is the basis; nobody looked at the history for it
            person |= {"history_complete": None, "federal_felony_warrant": None}
        case _:
            pass
    return person


def _minor(cells: Cells) -> bool | None:
    band = cells.text("age_band")
    if not _known(band):
        return None
    digits = band.removeprefix("under_").partition("-")[0].removesuffix("+")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 3:
        cells.refuse("age_band", "this is no age band.", "Write 25-34, 65+ or under_18.")
        return None
    return band.startswith("under_") or int(digits) < 18
