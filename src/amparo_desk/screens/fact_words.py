"""Confirmed facts in words, fact by fact: what each is called and what it says, for who reads an entry of the record whole."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from amparo.clock import CALIFORNIA
from amparo.decision.questions import fact_at
from amparo.facts.request import KIND_NAMES
from amparo.intake.jail_columns import CHANNELS as _WAYS
from amparo.notices.wording import day_in_words, moment_in_words
from amparo.rules import Choice
from amparo_desk.said import Both
from amparo_desk.screens.facts_form import STATUS_NAMES
from amparo_desk.screens.record_lines import FINDING_NAMES, LEVEL_NAMES
from amparo_desk.screens.words import CHANNELS, FORMS, item_name

UNKNOWN: Both = ("unknown", "no se sabe")
NONE: Both = ("none", "ninguno")
YES_NO: tuple[Both, Both] = (("no", "no"), ("yes", "sí"))
_NAMES: dict[str, Both] = {
    "kind": ("kind", "clase"),
    "form": ("form", "formulario"),
    "from": ("sent by", "enviado por"),
    "initiated_by": ("begun by", "iniciado por"),
    "purpose": ("purpose", "finalidad"),
    "documents": ("papers", "papeles"),
    "signed_by": ("signed by", "firmado por"),
    "crime": ("crime that it names", "delito que nombra"),
    "court": ("court", "tribunal"),
    "case_no": ("case number", "número de caso"),
    "items": ("items", "datos pedidos"),
    "info_public": ("told to anybody", "se informa a cualquiera"),
    "consent": ("consent", "consentimiento"),
    "form_given": ("form given", "formulario entregado"),
    "language_understood": ("in a language understood", "en un idioma que entiende"),
    "answer": ("answer", "respuesta"),
    "attorney_present": ("attorney present", "abogado presente"),
    "legal": ("counsel's answers", "respuestas del abogado"),
    "received": ("received", "recibido"),
    "channel": ("way", "medio"),
    "reference": ("reference", "referencia"),
    "in_custody": ("in custody here", "bajo custodia aquí"),
    "minor": ("under 18", "menor de 18 años"),
    "convictions": ("convictions", "condenas"),
    "pending": ("pending charges", "cargos pendientes"),
    "history_complete": ("whole record read", "se leyó todo el historial"),
    "registry": ("on the registry", "en el registro penal (Pen. Code 290, 457.1)"),
    "federal_felony_warrant": ("federal felony warrant", "orden federal por delito grave"),
    "code": ("code", "código"),
    "section": ("section", "sección"),
    "level": ("level", "nivel"),
    "date": ("date", "fecha"),
    "status": ("standing", "vigencia"),
    "finding": ("finding", "determinación"),
    "strike": ("serious or violent felony", "delito grave o violento"),
    "verified": ("read in the court's record", "leído en el registro del tribunal"),
    "source": ("read in", "leído en"),
    "sentence": ("sentence", "sentencia"),
    "felony_custody": ("where it is served", "dónde se cumple"),
    "degree": ("degree", "grado"),
    "judicial": ("from a court", "de un tribunal"),
    "name": ("name", "nombre"),
    "file": ("file", "archivo"),
    "line": ("line", "línea"),
    "row": ("line", "línea"),
    "agency": ("agency", "agencia"),
}
_OF_NO_FACT: dict[str, Mapping[str, Both]] = {
    "kind": KIND_NAMES,
    "form": FORMS,
    "channel": CHANNELS,
    "level": LEVEL_NAMES,
    "finding": FINDING_NAMES,
    "status": STATUS_NAMES,
}
assert set(CHANNELS) >= set(_WAYS)


def facts_in_words(half: str, facts: Any, place: int) -> str:
    """Facts as one text; `half` is `request` or `person`, `place` 0 for English and 1 for Spanish."""
    return "; ".join(_told(half, facts, place))


def name_of_fact(name: str, place: int) -> str:
    """What a fact is called within a list of them."""
    known = _NAMES.get(name)
    return known[place] if known else name.replace("_", " ")


def _told(path: str, value: Any, place: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if isinstance(inner, Mapping | list | tuple) and inner:
                inside = " / ".join(_each(f"{path}.{name}", inner, place))
                yield f"{name_of_fact(name, place)}: {inside}"
            else:
                yield f"{_label(path, name, place)}: {word_of_fact(f'{path}.{name}', inner, place)}"
    else:
        yield word_of_fact(path, value, place)


def _each(path: str, value: Any, place: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield "; ".join(_told(path, value, place))
        return
    for number, one in enumerate(value):
        yield ", ".join(_told(f"{path}[{number}]", one, place))


def _label(path: str, name: str, place: int) -> str:
    """An item that is told to anybody is called as the rules call it."""
    return item_name(name)[place] if path.endswith(".info_public") else name_of_fact(name, place)


def word_of_fact(path: str, value: Any, place: int) -> str:
    """What one fact says."""
    match value:
        case None:
            return UNKNOWN[place]
        case bool():
            return YES_NO[value][place]
        case datetime():
            return moment_in_words(value.astimezone(CALIFORNIA), ("en", "es")[place])
        case date():
            return day_in_words(value, ("en", "es")[place])
        case str():
            return _word(path, value)[place]
        case list() | tuple() | dict() if not value:
            return NONE[place]
    return str(value)


def _word(path: str, value: str) -> Both:
    fact, name = fact_at(path), path.rpartition(".")[2]
    if isinstance(fact, Choice) and value in fact.choices:
        return (fact.say(value, "en"), fact.say(value, "es"))
    if path.startswith("request.items"):
        return item_name(value)
    return _OF_NO_FACT.get(name, {}).get(value, (value, value))
