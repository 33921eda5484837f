"""What an event says, as the timeline tells it: field by field, in both languages, without what belongs to no timeline."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from amparo.casefile import Event, Sort
from amparo.casefile.sorts import SORTS
from amparo.clock import CALIFORNIA
from amparo.facts.request import KIND_NAMES
from amparo.law.custody.outcomes import OUTCOME_NAMES
from amparo.notices.wording import moment_in_words
from amparo_desk.said import Both, language_now
from amparo_desk.screens.typed import shown
from amparo_desk.screens.words import (
    AGE_BANDS,
    CHANNELS,
    ETHNICITIES,
    FORMS,
    HOW_SERVED,
    INTENTIONS,
    LANGUAGES,
    MEANS,
    NOTICES,
    PURPOSE_NAMES,
    SEXES,
    SIGNED,
    STATES,
    item_name,
)

LABELS: dict[str, Both] = {
    "reference": ("Reference", "Referencia"),
    "form": ("Form", "Formulario"),
    "channel": ("Way", "Medio"),
    "office": ("Office", "Oficina"),
    "part": ("Part", "Parte"),
    "on": ("For the day", "Para el día"),
    "outcome": ("Answer", "Respuesta"),
    "rule": ("Rule", "Regla"),
    "citation": ("Section", "Sección"),
    "intention": ("Intention", "Intención"),
    "question": ("Question", "Pregunta"),
    "answer": ("Counsel says", "El abogado de la agencia dice"),
    "attorney": ("An attorney", "Es abogado"),
    "notice": ("Notice", "Aviso"),
    "number": ("Number", "Número"),
    "language": ("Language", "Idioma"),
    "state": ("State of the text", "Estado del texto"),
    "how": ("How", "Cómo"),
    "signed": ("Signature", "Firma"),
    "interpreter": ("Interpreter", "Intérprete"),
    "release_at": ("Release told", "Salida avisada"),
    "due_at": ("Due", "Le toca"),
    "entry": ("Entry", "Anotación"),
    "reason": ("Why", "Motivo"),
    "repaired": ("Done to repair it", "Qué se hizo para remediarlo"),
    "means": ("By what means", "Por qué medio"),
    "items": ("What was given", "Qué se dio"),
    "age_band": ("Age", "Edad"),
    "sex": ("Sex, as held", "Sexo, según consta"),
    "ethnicity": ("Race or ethnicity, as held", "Raza u origen étnico, según consta"),
    "act": ("What was done", "Qué se hizo"),
    "reached": ("The clerk was reached", "Se habló con la secretaría"),
    "confirmed": ("The clerk confirmed it", "La secretaría lo confirmó"),
    "court": ("Court", "Tribunal"),
    "case_number": ("Case number", "Número de caso"),
    "paper": ("Paper", "Papel"),
    "pages": ("Pages", "Páginas"),
    "minutes": ("Minutes", "Minutos"),
    "purpose": ("What for", "Para qué"),
    "why": ("Why", "Motivo"),
}
NAMED: dict[str, Mapping[str, Both]] = {
    "part": KIND_NAMES,
    "outcome": OUTCOME_NAMES,
    "form": FORMS,
    "channel": CHANNELS,
    "state": STATES,
    "intention": INTENTIONS,
    "notice": NOTICES,
    "how": HOW_SERVED,
    "signed": SIGNED,
    "language": LANGUAGES,
    "means": MEANS,
    "age_band": AGE_BANDS,
    "sex": SEXES,
    "ethnicity": ETHNICITIES,
    "purpose": PURPOSE_NAMES,
}
_LEFT_OUT = {Sort.FACTS_CONFIRMED: frozenset({"request", "person", "day_rule"})}


def details_of(event: Event) -> tuple[tuple[Both, str], ...]:
    """The fields of an event that a reader of the timeline wants."""
    left_out = _LEFT_OUT.get(event.sort, frozenset())
    values = {**event.body, **event.person}
    return tuple(
        (label, _shown(name, values[name]))
        for name, label in LABELS.items()
        if name in values
        and name not in left_out
        and (name == "items" or not isinstance(values[name], dict | list))
    )


def entry_of(event: Event) -> Both:
    """One line of the timeline as it is chosen from a list: number, what happened, what of, when."""
    sort, at = SORTS[event.sort], shown(event.at.astimezone(CALIFORNIA))
    values = {**event.body, **event.person}
    of = [NAMED[name][values[name]] for name in ("part", "notice") if values.get(name) in NAMED[name]]
    named = ["".join(f" ({one[place]})" for one in of) for place in (0, 1)]
    return (
        f"{event.number}: {sort.en.rstrip('.')}{named[0]}, {at}",
        f"{event.number}: {sort.es.rstrip('.')}{named[1]}, {at}",
    )


def _shown(name: str, value: Any) -> str:
    spanish = language_now() == "es"
    words = NAMED.get(name, {})
    if isinstance(value, str) and value in words:
        return words[value][spanish]
    if name == "items":
        return ", ".join(item_name(item)[spanish] for item in value)
    if isinstance(value, bool):
        return (("no", "no"), ("yes", "sí"))[value][spanish]
    if isinstance(value, datetime):
        return moment_in_words(value.astimezone(CALIFORNIA), language_now())
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
