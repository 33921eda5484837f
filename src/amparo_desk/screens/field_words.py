"""The fields of a record's entries in words: what each is called, and what its value says, in English and in Spanish.

A field of the log is named `body.reference` or `person.name` after the half of the entry in which it stands; what has
no point in its name is of the entry itself: when, of which sort, of which agency.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from amparo.casefile.roles import ROLES
from amparo.casefile.sorts import MATCHES, SORTS, Sort
from amparo.clock import CALIFORNIA
from amparo.decision.questions import question_for
from amparo.facts.documents import crime, signed_by
from amparo.facts.request import KIND_NAMES
from amparo.law import duties
from amparo.notices.wording import day_in_words, moment_in_words
from amparo.release.records import Kind
from amparo.rules import Duty
from amparo.terms import Language
from amparo.terms.citations import TAG_SENTENCES
from amparo_desk.said import Both
from amparo_desk.screens.details import LABELS, NAMED
from amparo_desk.screens.fact_words import NONE, YES_NO, facts_in_words, name_of_fact
from amparo_desk.screens.words import CONTACT_NAMES, FOUND, capital, item_name

PERSON, BODY = "person.", "body."
_OF_ENTRY: dict[str, Both] = {
    "agency": ("Agency", "Agencia"),
    "at": ("When it went on record", "Cuándo quedó anotado"),
    "corrects": ("Which entry it corrects", "Qué anotación corrige"),
    "corrects_root": ("The corrected entry's seal", "Sello de la anotación corregida"),
    "day": ("The day that it is about", "El día al que se refiere"),
    "number": ("Number of the entry", "Número de la anotación"),
    "on_paper": ("When, by what was written down", "Cuándo, según lo escrito"),
    "previous": ("The entry before: its seal", "La anotación anterior: su sello"),
    "record": ("Identifier of the record", "Identificador del expediente"),
    "role": ("As what it was noted", "En qué función se anotó"),
    "sort": ("What happened", "Qué pasó"),
    "kind": ("Kind of line in the log", "Clase de línea del registro"),
    "format": ("Form in which it is written", "Forma en que está escrito"),
    "version": ("Form in which it is written", "Forma en que está escrito"),
}
_OF_SORTS: dict[str, Both] = {
    **LABELS,
    "received_at": ("When it came in", "Cuándo llegó"),
    "received_on": ("The day on which it came in", "El día en que llegó"),
    "contact": ("How they got in touch", "Cómo se pusieron en contacto"),
    "asks": ("What is asked", "Qué se pide"),
    "papers": ("Papers that came with it", "Papeles que lo acompañaban"),
    "source": ("From which list it was taken", "De qué lista se tomó"),
    "about_a_person": ("Whether it is about one person", "Si trata de una persona"),
    "prepared_on": ("Date on the paper", "Fecha del papel"),
    "matched_by": (
        "How the person was matched with the paper",
        "Cómo se relacionó a la persona con el papel",
    ),
    "person_ref": ("The person's reference", "Referencia de la persona"),
    "booking_ref": ("Booking reference", "Referencia de ingreso"),
    "name": ("Name", "Nombre"),
    "said": ("What was said", "Qué se dijo"),
    "sha256": ("Digest of the paper (SHA-256)", "Huella del papel (SHA-256)"),
    "media_type": ("Kind of file", "Tipo de archivo"),
    "bytes": ("Size in bytes", "Tamaño en bytes"),
    "evidence": ("Where it was read on the paper", "Dónde se leyó en el papel"),
    "day_rule": ("For which day it is decided", "Para qué día se decide"),
    "request": ("Facts of the request", "Datos de la solicitud"),
    "person": ("Facts of the person", "Datos de la persona"),
    "safe": ("What is done while it is open", "Qué se hace mientras está abierto"),
    "tag": ("How sure the source is", "Qué tan segura es la fuente"),
    "missing": ("Facts that were missing", "Datos que faltaban"),
    "duties": ("What it obliges to", "A qué obliga"),
    "rule_pack": ("Version of the rules", "Versión de las reglas"),
    "parts": ("What the agency intends, part by part", "Qué piensa hacer la agencia, parte por parte"),
    "decided_at": ("When it was decided", "Cuándo se decidió"),
    "basis": ("On what ground", "Con qué fundamento"),
    "offense": ("Offense", "Delito"),
    "offenses_counted": ("Offenses that counted", "Delitos que contaron"),
    "reach": ("How to reach them", "Cómo comunicarse"),
    "served_at": ("When it was served", "Cuándo se entregó"),
    "told_intention_at": (
        "When the person was told the intention",
        "Cuándo se informó a la persona la intención",
    ),
    "told_at": ("When the office was told", "Cuándo se avisó a la oficina"),
    "released_at": ("When the person left", "Cuándo salió la persona"),
    "handed_over_at": ("When the person was handed over", "Cuándo se entregó a la persona"),
    "taken_at": ("When the person was taken to court", "Cuándo se llevó a la persona al tribunal"),
    "arrested_at": ("When the person was arrested", "Cuándo se arrestó a la persona"),
    "withdrawn_at": ("When it was taken back", "Cuándo se retiró"),
    "record": ("The other record", "El otro expediente"),
    "happened_at": ("When it was done", "Cuándo se hizo"),
    "given_at": ("When access was given", "Cuándo se dio el acceso"),
    "text": ("Version of the text", "Versión del texto"),
    "set": ("Set of notices", "Juego de avisos"),
    "intentions": ("The intentions that it tells", "Las intenciones que comunica"),
    "by_hand": ("To be written in by hand", "Por escribir a mano"),
    "sent_at": ("When it was sent", "Cuándo se envió"),
    "declined": ("What is declined", "A qué no se accede"),
    "signed_by": ("Who signed the paper, by title", "Quién firmó el papel, por su cargo"),
    "crime": ("Which kind of crime it names", "Qué clase de delito nombra"),
    "issued_on": ("Date on the paper", "Fecha del papel"),
    "clerk_called_at": ("When the clerk was called", "Cuándo se llamó a la secretaría"),
    "number_found_at": ("Where the clerk's number was found", "Dónde se halló el número de la secretaría"),
    "age_band": ("Age, as held", "Edad, según consta"),
    "number": ("Number of the notice", "Número del aviso"),
}
_OF_SOURCE: dict[str, Both] = {
    "agency": ("agency", "agencia"),
    "file": ("file", "archivo"),
    "kind": ("kind", "clase"),
    "line": ("line", "línea"),
    "state": ("state as written there", "estado según lo escrito ahí"),
    "lift_reason": ("reason for lifting it", "motivo por el que se levantó"),
}
_HALVES: dict[str, Mapping[str, Both]] = {BODY: _OF_SORTS, PERSON: _OF_SORTS}
_MATCHED: dict[str, Both] = dict(
    zip(
        MATCHES,
        (
            ("by booking number", "por número de ingreso"),
            ("by fingerprint", "por huella dactilar"),
            ("by name and birth date", "por nombre y fecha de nacimiento"),
            ("with nobody here", "con nadie de aquí"),
            ("not known", "no se sabe"),
        ),
        strict=True,
    )
)
_LISTS_OF_PARTS = frozenset({"asks", "declined"})
_BY_PART = frozenset({"parts", "intentions"})
_INTENDED: dict[str, Both] = {
    "yes": ("yes", "sí"),
    "no": ("no", "no"),
    "open": ("not decided yet", "aún sin decidir"),
}
_DUTIES: dict[str, Both] = {
    duty.code: (duty.says, duty.dice) for duty in vars(duties).values() if isinstance(duty, Duty)
}
_DAY_RULES: dict[str, Both] = {
    "received": ("the day on which it came in", "el día en que llegó"),
    "act": ("the day of the act", "el día del acto"),
}
NOT_USUAL = frozenset(
    {"record", "role", "corrects_root", "previous", "body.sha256", "body.rule_pack", "body.source"}
)
"""What means something to machines alone, or tells of staff: it can be chosen, but nobody need think of it."""
_FIRST = ("sort", "day", "on_paper", "at")
_LAST = ("agency", "number", "kind")
_LONGEST = 600
"""Letters of a value as it is shown; the file itself holds all of it."""


def field_name(field: str) -> Both:
    """What a field is called; as it is written where nobody has named it."""
    for half, names in _HALVES.items():
        if field.startswith(half):
            bare = field.removeprefix(half)
            return names.get(bare, (bare, bare))
    return _OF_ENTRY.get(field, (field, field))


def reading_order(field: str) -> tuple[int, int]:
    """What happened and when comes first, then what it says, then who it is; what only machines want comes last."""
    if field in _FIRST:
        return (0, _FIRST.index(field))
    if field in _LAST or field in NOT_USUAL:
        return (3, 0)
    return (2 if is_sealed(field) else 1, 0)


def is_sealed(field: str) -> bool:
    """Whether it tells who the person is, or what their record holds."""
    return field.startswith(PERSON)


def said_value(field: str, value: Any, language: Language) -> str:
    """What a field's value says, in one line, a long one cut."""
    bare = field.partition(".")[2] or field
    told = _told(bare, value, 0 if language == "en" else 1)
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"


def _told(name: str, value: Any, place: int) -> str:
    match value:
        case None:
            return ("nothing", "nada")[place]
        case bool():
            return YES_NO[value][place]
        case datetime():
            return moment_in_words(value.astimezone(CALIFORNIA), ("en", "es")[place])
        case date():
            return day_in_words(value, ("en", "es")[place])
        case str():
            return _word(name, value)[place]
        case list() | tuple():
            return _listed(name, value, place)
        case Mapping():
            return _pairs(name, value, place)
    return str(value)


def _word(name: str, value: str) -> Both:
    """A word of the record as people say it."""
    match name:
        case "sort" if value in set(Sort):
            return (SORTS[Sort(value)].en, SORTS[Sort(value)].es)
        case "role" if value in ROLES:
            return next(told for role, told in ROLES.items() if role == value)
        case "kind" if value == Kind.EVENT:
            return ("an entry of a record", "una anotación de un expediente")
        case "day_rule":
            return _DAY_RULES.get(value, (value, value))
        case "contact":
            return CONTACT_NAMES.get(value, (value, value))
        case "matched_by":
            return _MATCHED.get(value, (value, value))
        case "number_found_at":
            return FOUND.get(value, (value, value))
        case "signed_by":
            return (signed_by.say(value, "en"), signed_by.say(value, "es"))
        case "crime":
            return (crime.say(value, "en"), crime.say(value, "es"))
        case "safe":
            return NAMED["outcome"].get(value, (value, value))
        case "tag" if value in ("V", "S", "K"):
            told = TAG_SENTENCES[value]  # type: ignore[index]  # the three of them are listed just above
            return (f"{value}: {told['en']}", f"{value}: {told['es']}")
    return NAMED.get(name, {}).get(value, (value, value))


def _listed(name: str, values: list[Any] | tuple[Any, ...], place: int) -> str:
    if not values:
        return NONE[place]
    if name in _LISTS_OF_PARTS:
        return ", ".join(KIND_NAMES.get(one, (str(one), str(one)))[place] for one in values)
    if name == "duties":
        return " ".join(_DUTIES.get(str(one), (str(one), str(one)))[place] for one in values)
    if name == "missing":
        return " ".join(_asked(str(one))[place] for one in values)
    if name == "items":
        return ", ".join(item_name(str(one))[place] for one in values)
    return ", ".join(_told("", one, place) for one in values)


def _asked(path: str) -> Both:
    return (question_for(path, "en"), question_for(path, "es"))


def _pairs(name: str, values: Mapping[str, Any], place: int) -> str:
    if not values:
        return NONE[place]
    if name in ("request", "person"):
        return facts_in_words(name, values, place)
    if name in _BY_PART:
        told = [
            (KIND_NAMES.get(part, (part, part)), _INTENDED.get(str(word), (str(word), str(word))))
            for part, word in values.items()
        ]
        return "; ".join(f"{capital(part)[place]}: {word[place]}" for part, word in told)
    names = {key: name_of_fact(key, place) for key in values}
    if name == "source":
        names |= {key: both[place] for key, both in _OF_SOURCE.items()}
    return "; ".join(
        f"{names[key]}: {_told(key, inner, place)}" for key, inner in values.items() if inner != ""
    )
