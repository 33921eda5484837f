"""Found across lines: the same person again, a year's end in between, a keyed form that stands on the list too."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from amparo.intake.contact import Contact
from amparo.intake.review.deciding import Decided
from amparo.intake.review.finding import PROGRAM_CITE, Code, Finding, Severity, on_line


def find(decided: Sequence[Decided], keyed: Iterable[Decided]) -> Iterator[Finding]:
    """Findings that need more than one line, or more than one year."""
    contacts = [one.contact for one in decided]
    yield from _again(contacts)
    for contact in contacts:
        yield from _across_the_year_end(contact)
    for form in keyed:
        yield from _same_as(form.contact, contacts)


def _again(contacts: Sequence[Contact]) -> Iterator[Finding]:
    earlier: dict[str, list[Contact]] = {}
    for contact in contacts:
        if not contact.person_ref:
            continue
        known = earlier.setdefault(contact.person_ref, [])
        same = [other.reference for other in known if other.booking_ref == contact.booking_ref]
        if same:
            yield on_line(
                contact,
                Code.SAME_PERSON_SAME_BOOKING,
                Severity.COUNT,
                f"Sent again: same person and booking as {', '.join(same)}. Two requests, one person.",
                f"Enviada otra vez: misma persona e ingreso que {', '.join(same)}. Dos solicitudes, una sola persona.",
                PROGRAM_CITE,
                tuple(same),
            )
        elif known:
            others = tuple(other.reference for other in known)
            yield on_line(
                contact,
                Code.SAME_PERSON_NEW_BOOKING,
                Severity.COUNT,
                f"Same person as {', '.join(others)}, new booking. One person, counted once; another booking.",
                f"Misma persona que {', '.join(others)}, nuevo ingreso. Una persona, contada una vez; otro ingreso.",
                PROGRAM_CITE,
                others,
            )
        known.append(contact)


def _across_the_year_end(contact: Contact) -> Iterator[Finding]:
    done, year = contact.handling, contact.received_on.year
    named: tuple[tuple[str, str, datetime | None], ...] = (
        ("decision", "la decisión", done.decided_at),
        ("copy", "la copia", done.copy_served_at),
        ("notice to the federal office", "el aviso a la oficina federal", done.office_told_at),
        ("release", "la salida", done.released_at),
        ("arrest", "el arresto", done.released_at if done.arrest_on_premises else None),
    )
    later = [(en, es, at.year) for en, es, at in named if at is not None and at.year != year]
    if later:
        years = ", ".join(sorted({str(at) for _, _, at in later}))
        yield on_line(
            contact,
            Code.ACROSS_THE_YEAR_END,
            Severity.COUNT,
            f"Across the year's end: the request counts in {year}, by the day it came in; "
            f"{', '.join(en for en, _, _ in later)} in {years}, by their own day.",
            f"Cruza el fin de año: la solicitud cuenta en {year}, por el día en que llegó; "
            f"{', '.join(es for _, es, _ in later)}, en {years}, por su propio día.",
            PROGRAM_CITE,
        )


def _same_as(form: Contact, contacts: Sequence[Contact]) -> Iterator[Finding]:
    for contact in contacts:
        if (
            form.booking_ref
            and form.booking_ref == contact.booking_ref
            and form.received_at == contact.received_at
        ):
            yield on_line(
                contact,
                Code.SAME_AS_KEYED_FORM,
                Severity.COUNT,
                f"The keyed form {form.reference} is this contact (same booking, same minute): counted once.",
                f"El formulario {form.reference} es este contacto (mismo ingreso y minuto): se cuenta una vez.",
                PROGRAM_CITE,
                (form.reference,),
            )
