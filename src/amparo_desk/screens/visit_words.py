"""Words of the visits' pages: places, outcomes, flags, fields, how something was done and why it was not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amparo.casefile.today import Item, Urgency
from amparo.casefile.visit_sorts import VISIT_SORTS, VisitSort
from amparo.facts.visit_words import OUTCOMES as _OUTCOMES
from amparo.facts.visit_words import PLACES as _PLACES
from amparo.visits import StruckField
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Clock


def _capital(told: Both) -> Both:
    return (told[0][:1].upper() + told[0][1:], told[1][:1].upper() + told[1][1:])


PLACES: dict[str, Both] = {word: _capital(told) for word, told in _PLACES.items()}
OUTCOMES: dict[str, Both] = {word: _capital(told) for word, told in _OUTCOMES.items()}
CLOCKS: dict[Urgency, Clock] = {Urgency.LATE: "late", Urgency.NOW: "now", Urgency.TODAY: "later"}

HOW_DONE: dict[str, Both] = {
    "in_person": ("In person", "En persona"),
    "telephone": ("By telephone", "Por teléfono"),
    "email": ("By e-mail", "Por correo electrónico"),
    "message": ("By message to many", "Por mensaje a muchos"),
    "post": ("By post", "Por correo postal"),
    "meeting": ("At a meeting", "En una reunión"),
    "written_down": ("Written down", "Por escrito"),
}
WHY_NOT_DONE: dict[str, Both] = {
    "law_forbids": ("A court's paper or the law forbids it", "Lo prohíbe un papel de un tribunal o la ley"),
    "not_reached": ("Nobody could be reached", "No se pudo localizar a nadie"),
    "somebody_else_did": ("Somebody else did it", "Lo hizo otra persona"),
    "counsel_said_no": ("Counsel said not to", "La asesoría legal dijo que no"),
    "overtaken": ("Events made it pointless", "Los hechos lo hicieron inútil"),
    "other": ("Another reason", "Otro motivo"),
}
WHY_VOIDED: dict[str, Both] = {
    "entered_twice": ("It was entered twice", "Se anotó dos veces"),
    "no_visit": ("There was no such visit", "No hubo tal visita"),
    "drill": ("It was a drill or a trial", "Era un simulacro o una prueba"),
    "elsewhere": ("It was at a place of another agency", "Fue en un lugar de otra agencia"),
    "other": ("Another reason", "Otro motivo"),
}
CLASSES: dict[str, Both] = {
    "court": ("a court's", "de un tribunal"),
    "agency": ("an agency's, not a court's", "de una agencia, no de un tribunal"),
    "none": ("none was shown", "no mostraron ninguno"),
    "unknown": ("nobody knows whose", "no se sabe de quién"),
}
SURE: dict[str, Both] = {
    "high": ("sure", "seguro"),
    "medium": ("NOT SURE", "NO ES SEGURO"),
    "low": ("NOT SURE AT ALL", "NADA SEGURO"),
}
CAME_BY: dict[str, Both] = {
    "desk": ("written at the desk", "escrita en el escritorio"),
    "guide": ("from the file of the guide", "del archivo de la guía"),
}
STATES: dict[str, Both] = {
    "open": ("open", "pendiente"),
    "done": ("done", "hecho"),
    "not_done": ("not done", "no se hizo"),
}
FLAGS: dict[str, Both] = {
    "life_at_risk": ("A life may be at risk", "Puede haber una vida en peligro"),
}
_FIELDS: dict[str, Both] = {
    "stated_reason": ("What they gave as the reason", "Qué dieron como motivo"),
    "answer_given": ("The answer given", "La respuesta que se dio"),
    "officers_then": ("What the officers then did", "Qué hicieron después los agentes"),
    "follow_up": ("What follows", "Qué sigue"),
    "free_text": ("Notes", "Notas"),
    "site": ("Which site", "Qué sitio"),
    "officers": ("Who came", "Quiénes vinieron"),
    "papers": ("The paper", "El papel"),
    "duties": ("What was done", "Qué se hizo"),
    "why": ("The reason", "El motivo"),
}


def field_name(path: str) -> Both:
    """A field of the record in words; one that has none, by its own name."""
    top = path.replace("[", ".").partition(".")[0]
    return _FIELDS.get(path, _FIELDS.get(top, (path, path)))


def struck_said(struck: Iterable[StruckField]) -> list[tuple[Both, Both]]:
    """What was struck: in which field, and why; never what it was."""
    return [(field_name(one.field), (one.reason.says, one.reason.dice)) for one in struck]


def entry_said(sort: str) -> Both:
    """What an entry is, as people see it."""
    told = VISIT_SORTS[VisitSort(sort)]
    return (told.en, told.es)


def choices(words: dict[str, Both]) -> tuple[Choice, ...]:
    """Words as things to choose."""
    return tuple(Choice(word, told) for word, told in words.items())


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a visit leaves open."""

    item: Item
    told: Both
    clock: Clock


def lines(items: Sequence[Item]) -> list[Line]:
    """The open duties as a list shows them."""
    return [Line(item, (item.says, item.dice), CLOCKS[item.urgency]) for item in items]
