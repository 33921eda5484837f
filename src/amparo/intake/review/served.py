"""Found about what is owed to the person: the copy, the intention, the same notice of release, release on time."""

from collections.abc import Iterator

from amparo.clock import elapsed, spoken
from amparo.facts import Agency
from amparo.intake.contact import Contact
from amparo.intake.review.deciding import Decided
from amparo.intake.review.finding import HOUSE_CITE, Code, Finding, Severity, on_line
from amparo.intake.review.owed import (
    COPY_HOURS,
    NOTICE_MINUTES,
    Owed,
    State,
    house_limit,
    owed,
    processing_minutes,
)
from amparo.law import duties as law

_RECEIPT = "Gov. Code § 7283.1(b)"


def find(decided: Decided, agency: Agency) -> Iterator[Finding]:
    """Findings about the duties on one contact."""
    contact = decided.contact
    entries = {entry.duty: entry for entry in owed(decided, agency)}
    if copy := entries.get(law.COPY_TO_PERSON):
        yield from _copy(contact, copy, agency)
    if (intention := entries.get(law.INFORM_INTENT)) and intention.state is State.NOT_ON_RECORD:
        yield on_line(
            contact,
            Code.INTENTION_NEVER_TOLD,
            Severity.BREACH,
            "The person was never told what the jail intends to do.",
            "Nunca se informó a la persona de lo que la cárcel piensa hacer.",
            _RECEIPT,
        )
    if contact.handling.office_told_at is not None:
        yield from _release_notices(contact, entries[law.RELEASE_NOTICE_PERSON], agency, person=True)
        yield from _release_notices(
            contact, entries[law.RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE], agency, person=False
        )
    if (release := entries.get(law.RELEASE_ON_TIME)) and release.state is State.LATE:
        yield from _released_late(contact, agency)


def _copy(contact: Contact, copy: Owed, agency: Agency) -> Iterator[Finding]:
    received, served = contact.received_at, copy.done_at
    if served is None or received is None:
        yield on_line(
            contact,
            Code.COPY_NOT_SERVED,
            Severity.BREACH,
            "No copy of the request was served on the person.",
            "No se entregó a la persona una copia de la solicitud.",
            _RECEIPT,
        )
        return
    if copy.state is State.LATE:
        took, hours = elapsed(received, served), house_limit(agency, COPY_HOURS)
        yield on_line(
            contact,
            Code.COPY_SERVED_LATE,
            Severity.HOUSE,
            f"The copy was served {spoken(took, 'en')} after the request came in; the agency's own limit is {hours} h.",
            f"La copia se entregó {spoken(took, 'es')} después de llegar; el límite de la agencia es {hours} h.",
            HOUSE_CITE,
        )
    left = contact.handling.released_at
    if left is not None and served > left:
        yield on_line(
            contact,
            Code.SERVED_AFTER_RELEASE,
            Severity.BREACH,
            f"The copy was served {spoken(elapsed(left, served), 'en')} after the person had left.",
            f"La copia se entregó {spoken(elapsed(left, served), 'es')} después de la salida de la persona.",
            _RECEIPT,
        )


def _release_notices(contact: Contact, entry: Owed, agency: Agency, *, person: bool) -> Iterator[Finding]:
    """The same notice that the federal office got: to the person, and to the attorney or the one person named."""
    whom, quien = (
        ("the person", "la persona") if person else ("the attorney or designee", "el abogado o designado")
    )
    if entry.state is State.NOT_ON_RECORD and person:
        yield on_line(
            contact,
            Code.PERSON_NOT_TOLD_OF_RELEASE_NOTICE,
            Severity.BREACH,
            "The federal office was told the release; no same notice to the person is on record.",
            "Se avisó de la salida a la oficina federal; no consta el mismo aviso a la persona.",
            _RECEIPT,
        )
    elif entry.state is State.NOT_ON_RECORD:
        yield on_line(
            contact,
            Code.DESIGNEE_NOT_TOLD,
            Severity.BREACH,
            "The federal office was told the release; no same notice to the attorney or designee is on record. It is "
            "owed if the person named one.",
            "Se avisó de la salida a la oficina federal; no consta el mismo aviso al abogado o designado. Se debe si "
            "la persona nombró a alguien.",
            _RECEIPT,
        )
    elif entry.state is State.LATE:
        minutes = house_limit(agency, NOTICE_MINUTES)
        yield on_line(
            contact,
            Code.RELEASE_NOTICE_LATE,
            Severity.HOUSE,
            f"The same notice of release came to {whom} more than {minutes} minutes after the federal office had it.",
            f"El mismo aviso de salida llegó a {quien} más de {minutes} minutos después que a la oficina federal.",
            HOUSE_CITE,
        )


def _released_late(contact: Contact, agency: Agency) -> Iterator[Finding]:
    due, left = contact.handling.release_due_at, contact.handling.released_at
    if due is None or left is None:
        return
    late, minutes = elapsed(due, left), processing_minutes(agency)
    yield on_line(
        contact,
        Code.RELEASED_LATE,
        Severity.BREACH,
        f"Released {spoken(late, 'en')} after release was due (more than {minutes} minutes). Nobody is kept for a "
        "federal form: write down what caused it.",
        f"Salió {spoken(late, 'es')} después de la hora (más de {minutes} minutos). A nadie se retiene por un "
        "formulario federal: anote la causa.",
        "Gov. Code § 7284.6(a)(1)(B)",
    )
