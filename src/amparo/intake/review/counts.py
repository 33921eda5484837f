"""What a list counts to, each figure with its definition, so that no two tables mean different things by one word."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from amparo.intake.contact import Contact
from amparo.intake.jail_columns import LIST_DEMAND, WARRANT
from amparo.terms import Language

_FORM = "I-247A"


@dataclass(frozen=True, slots=True)
class Count:
    """One figure: what was asked, how it is defined, and the number."""

    id: str
    question: str
    pregunta: str
    definition: str
    definicion: str
    value: int

    def question_in(self, language: Language) -> str:
        """What the figure answers."""
        return self.question if language == "en" else self.pregunta

    def definition_in(self, language: Language) -> str:
        """How it is counted."""
        return self.definition if language == "en" else self.definicion


def count_contacts(contacts: Sequence[Contact]) -> tuple[Count, ...]:
    """The figures of one list. Requests count in the year they came in, acts in the year they happened."""
    years = sorted({contact.received_on.year for contact in contacts})
    period = f"{years[0]}" if len(years) == 1 else f"{years[0]}–{years[-1]}"

    def in_period(at: datetime | None) -> bool:
        return at is not None and years[0] <= at.year <= years[-1]

    about_one = [c for c in contacts if c.form not in {WARRANT, LIST_DEMAND}]
    answered = [c for c in contacts if c.handling.decision == "responded"]
    without_warrant = [c for c in answered if c.form != WARRANT]
    arrests = [c for c in contacts if c.handling.arrest_on_premises]
    count = _counter(period)
    return (
        count("contacts", len(contacts)),
        count("forms", sum(c.form == _FORM for c in contacts)),
        count("requests_about_one_person", len(about_one)),
        count("people", _different(contacts, lambda c: c.person_ref)),
        count("bookings", _different(contacts, lambda c: c.booking_ref)),
        count("parts", sum(len(c.parts) for c in about_one)),
        count("answered", len(without_warrant)),
        count("answered_with_warrant", len(answered)),
        count("notices_to_federal_office", sum(in_period(c.handling.office_told_at) for c in contacts)),
        count("transfers", sum(c.handling.transferred for c in contacts)),
        count("arrests", len(arrests)),
        count("arrests_in_period", sum(in_period(c.handling.released_at) for c in arrests)),
        count("offenses", sum(c.handling.offenses_counted for c in without_warrant)),
        count("staff_minutes", sum(c.handling.staff_minutes for c in contacts)),
    )


def _different(contacts: Iterable[Contact], reference: Callable[[Contact], str]) -> int:
    return len({reference(contact) for contact in contacts} - {""})


def _counter(period: str) -> Callable[[str, int], Count]:
    def count(name: str, value: int) -> Count:
        en, es, defined, definido = (text.replace("{period}", period) for text in _DEFINITIONS[name])
        return Count(name, en, es, defined, definido, value)

    return count


_DEFINITIONS: dict[str, tuple[str, str, str, str]] = {
    "contacts": (
        "contacts from the federal side, all kinds",
        "contactos de la parte federal, de toda clase",
        "every line of the list, by the day it came in",
        "cada línea de la lista, por el día en que llegó",
    ),
    "forms": (
        "detainer forms (I-247A)",
        "formularios de retención (I-247A)",
        "lines whose form is I-247A, sent again or withdrawn ones included",
        "líneas con formulario I-247A, también reenviadas o retiradas",
    ),
    "requests_about_one_person": (
        "requests about one person",
        "solicitudes sobre una persona",
        "every line but judicial warrants and demands for a list; calls without paper included",
        "toda línea salvo órdenes judiciales y peticiones de listas; también llamadas sin papel",
    ),
    "people": (
        "different people asked about",
        "personas distintas por las que se preguntó",
        "different person references, warrants included",
        "referencias de persona distintas, con las órdenes judiciales",
    ),
    "bookings": (
        "bookings concerned",
        "ingresos afectados",
        "different booking references, warrants included",
        "referencias de ingreso distintas, con las órdenes judiciales",
    ),
    "parts": (
        "parts asked for",
        "partes pedidas",
        "notice, hold and interview counted one by one; no warrants, no lists",
        "aviso, retención y entrevista contados uno a uno; sin órdenes ni listas",
    ),
    "answered": (
        "requests answered with information",
        "solicitudes respondidas con información",
        "lines marked responded, without judicial warrants",
        "líneas marcadas como respondidas, sin órdenes judiciales",
    ),
    "answered_with_warrant": (
        "requests answered, warrants included",
        "solicitudes respondidas, con órdenes judiciales",
        "lines marked responded, judicial warrants included",
        "líneas marcadas como respondidas, con órdenes judiciales",
    ),
    "notices_to_federal_office": (
        "notices of release given to the federal office in {period}",
        "avisos de salida dados a la oficina federal en {period}",
        "by the day on which the office was told, not the day of the request",
        "por el día en que se avisó, no por el de la solicitud",
    ),
    "transfers": (
        "transfers of custody",
        "entregas de custodia",
        "lines on which the person was handed over, on whatever paper",
        "líneas en que se entregó a la persona, con cualquier papel",
    ),
    "arrests": (
        "federal arrests on jail premises",
        "arrestos federales en la cárcel",
        "every line that records one, whenever it happened",
        "toda línea que anota uno, cuando sea que ocurrió",
    ),
    "arrests_in_period": (
        "federal arrests on jail premises in {period}",
        "arrestos federales en la cárcel en {period}",
        "the same, by the day of release",
        "lo mismo, por el día de la salida",
    ),
    "offenses": (
        "convictions and charges behind the answers",
        "condenas y cargos detrás de las respuestas",
        "offenses counted by the clerk on answered lines without warrants; not people: it inflates the figure",
        "delitos anotados en las líneas respondidas sin orden judicial; no son personas: infla la cifra",
    ),
    "staff_minutes": (
        "staff minutes",
        "minutos de personal",
        "the minutes written on every line, added up",
        "los minutos anotados en todas las líneas, sumados",
    ),
}
