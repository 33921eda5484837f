"""Found about the kind of contact: warrants, calls, lists, withdrawals, oral service, notes that name somebody."""

from collections.abc import Iterator

from amparo.intake.jail_columns import NO_FORM, WARRANT
from amparo.intake.review.deciding import Decided
from amparo.intake.review.finding import PROGRAM_CITE, Code, Finding, Severity, on_line
from amparo.terms.citations import section_of


def find(decided: Decided) -> Iterator[Finding]:
    """Findings about the kind of one contact."""
    contact, handling = decided.contact, decided.contact.handling
    if contact.form == WARRANT:
        yield from _warrant(decided)
    if contact.form == NO_FORM:
        yield on_line(
            contact,
            Code.ASKED_WITHOUT_PAPER,
            Severity.CHECK,
            "Asked by telephone or by mouth, without paper. The copy and the intention are owed all the same: give the "
            "person a written copy of the logged call.",
            "Se pidió por teléfono o de palabra, sin papel. La copia y la intención se deben igual: entregue a la "
            "persona una copia escrita de la llamada anotada.",
            "Gov. Code § 7283.1(b)",
        )
    if not contact.about_a_person:
        yield on_line(
            contact,
            Code.DEMAND_FOR_A_LIST,
            Severity.COUNT,
            "A demand for a list: about no one person, so it has no notice; it counts as a contact in every total.",
            "Se pide una lista: no trata de una sola persona y no lleva aviso; cuenta como contacto en todo total.",
            "Gov. Code § 7284.6(a)(1)(D)",
        )
    if handling.decision == "withdrawn_by_requester":
        yield on_line(
            contact,
            Code.WITHDRAWN,
            Severity.COUNT,
            "Withdrawn by the federal office: count it as received, not as declined.",
            "Retirada por la oficina federal: cuenta como recibida, no como rechazada.",
            PROGRAM_CITE,
        )
    if handling.served_by_mouth:
        language = handling.copy_language.removesuffix("(oral)").strip()
        yield on_line(
            contact,
            Code.SERVED_BY_MOUTH,
            Severity.CHECK,
            f"Served by mouth ({language}): allowed, since there is no "
            "certified form in that language. Mark it so, with the interpreter's number and the time.",
            f"Entregada de palabra ({language}): está permitido, pues no hay "
            "formulario certificado en ese idioma. Márquelo, con el número de intérprete y la hora.",
            "Gov. Code § 7283.1(a)",
        )
    if handling.note_to_strike:
        yield on_line(
            contact,
            Code.NOTE_NAMES_SOMEBODY,
            Severity.PRIVACY,
            "The note seems to name somebody or to hold a telephone number. Strike it; until then nothing of this line "
            "may be published.",
            "La nota parece nombrar a alguien o traer un teléfono. Táchela; hasta entonces nada de esta línea puede "
            "publicarse.",
            PROGRAM_CITE,
        )
    yield from _order(decided)


def _warrant(decided: Decided) -> Iterator[Finding]:
    contact, answer = decided.contact, decided.answer_to("criminal_warrant")
    yield on_line(
        contact,
        Code.JUDICIAL_WARRANT,
        Severity.COUNT,
        "A judge's arrest warrant: outside the detainer rules, still counted and still shown, apart from the forms.",
        "Orden de arresto de un juez: fuera de las reglas de detención migratoria; se cuenta y se muestra, aparte.",
        answer.citation if answer else f"Gov. Code § {section_of('§ 7284.4(h),(i)')}",
    )
    if any(document["crime"] is None for part in contact.parts for document in part.request["documents"]):
        yield on_line(
            contact,
            Code.CRIME_NOT_RECORDED,
            Severity.CHECK,
            "The warrant's crime is not written down. The report to the state Justice Department turns on it: an "
            "immigration crime makes the hand-over a transfer that must be reported.",
            "No está anotado el delito de la orden. De él depende el informe al Departamento de Justicia estatal: un "
            "delito migratorio hace de la entrega una transferencia que debe informarse.",
            "Gov. Code § 7284.6(c)(2)",
        )


def _order(decided: Decided) -> Iterator[Finding]:
    """Nothing can be served, decided or told before the request came in."""
    contact, done = decided.contact, decided.contact.handling
    received = contact.received_at
    named = (
        ("decided", "decidida", done.decided_at),
        ("copy served", "copia entregada", done.copy_served_at),
        ("intention told", "intención informada", done.told_intention_at),
        ("federal office told", "oficina federal avisada", done.office_told_at),
        ("released", "salida", done.released_at),
    )
    early = [(en, es) for en, es, at in named if at is not None and received is not None and at < received]
    if early:
        yield on_line(
            contact,
            Code.TIMES_OUT_OF_ORDER,
            Severity.CHECK,
            f"On record before the request came in: {', '.join(en for en, _ in early)}. One of the times is wrong.",
            f"Consta antes de llegar la solicitud: {', '.join(es for _, es in early)}. Una de las horas está mal.",
            PROGRAM_CITE,
        )
