"""Which fields of an event leave the house in a package for a request for records, and on what ground each other is withheld.

What is not allowed here is withheld: a field that is new, or that holds free text, goes to nobody before it was looked at.
Grounds are those that the law file names; where no ground of law is named, the line says so, and counsel answers for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from amparo.casefile.sorts import SORTS, Sort
from amparo.terms import Language


class Kind(StrEnum):
    """What kinds of entries a request for records may ask for."""

    REQUESTS = "requests"
    DECISIONS = "decisions"
    NOTICES = "notices"
    COMMUNICATION = "communication"
    ACCESS = "access"
    TIME = "time"

    def in_language(self, language: Language) -> str:
        """The word that people read."""
        return KINDS[self][0 if language == "en" else 1]


KINDS: dict[Kind, tuple[str, str]] = {
    Kind.REQUESTS: ("Requests and other contacts", "Solicitudes y otros contactos"),
    Kind.DECISIONS: ("Decisions, with rule and law", "Decisiones, con regla y ley"),
    Kind.NOTICES: ("Notices to the person and whom they chose", "Avisos a la persona y a quien eligió"),
    Kind.COMMUNICATION: ("What the federal office was told", "Lo que se dijo a la oficina federal"),
    Kind.ACCESS: ("Access, releases, hand-overs, arrests", "Accesos, salidas, entregas, arrestos"),
    Kind.TIME: ("Staff time", "Tiempo del personal"),
}
"""Each in English and Spanish."""

KIND_OF: dict[Sort, Kind] = {
    Sort.REQUEST_RECEIVED: Kind.REQUESTS,
    Sort.DOCUMENT_ATTACHED: Kind.REQUESTS,
    Sort.WITHDRAWN: Kind.REQUESTS,
    Sort.LINKED: Kind.REQUESTS,
    Sort.TEXT_TO_STRIKE: Kind.REQUESTS,
    Sort.VOIDED: Kind.REQUESTS,
    Sort.FACTS_CONFIRMED: Kind.DECISIONS,
    Sort.DECIDED: Kind.DECISIONS,
    Sort.INTENTION_SET: Kind.DECISIONS,
    Sort.COUNSEL_ASKED: Kind.DECISIONS,
    Sort.COUNSEL_ANSWERED: Kind.DECISIONS,
    Sort.PAPER_VERIFIED: Kind.DECISIONS,
    Sort.NOTICE_MADE: Kind.NOTICES,
    Sort.NOTICE_SERVED: Kind.NOTICES,
    Sort.DESIGNEE_NAMED: Kind.NOTICES,
    Sort.OFFICE_TOLD: Kind.COMMUNICATION,
    Sort.REPLY_SENT: Kind.COMMUNICATION,
    Sort.ACCESS_GIVEN: Kind.ACCESS,
    Sort.RELEASE_DUE: Kind.ACCESS,
    Sort.RELEASED: Kind.ACCESS,
    Sort.HANDED_OVER: Kind.ACCESS,
    Sort.TAKEN_TO_COURT: Kind.ACCESS,
    Sort.ARRESTED_ON_PREMISES: Kind.ACCESS,
    Sort.ACTED_OUTSIDE_DECISION: Kind.ACCESS,
    Sort.TIME_SPENT: Kind.TIME,
}
assert set(KIND_OF) == set(Sort), "every sort of event is of a kind that can be asked for"


class Ground(StrEnum):
    """Why a field is withheld."""

    IDENTIFIER = "identifier"
    TELLS_WHO = "tells_who"
    ACCOUNT = "account"
    INVESTIGATION = "investigation"
    UNREAD = "unread"
    TEXT_OF_PERSON = "text_of_person"
    ERASED = "erased"

    @property
    def cite(self) -> str:
        """The law behind it; nothing where none is named."""
        return GROUNDS[self].cite

    def in_language(self, language: Language) -> str:
        """The sentence that people read."""
        told = GROUNDS[self]
        return told.en if language == "en" else told.es


@dataclass(frozen=True, slots=True)
class Grounded:
    """A ground: the sentence in both languages, its citation, and how sure we are that it reaches the field."""

    en: str
    es: str
    cite: str
    tag: str


_PERSONAL, _DANGER = "Gov. Code § 7283.1(c)", "Gov. Code § 7284.6(c)(3)"
GROUNDS: dict[Ground, Grounded] = {
    Ground.IDENTIFIER: Grounded(
        "A personal identifier, which may be redacted.",
        "Un dato que identifica a una persona, que se puede tachar.",
        _PERSONAL,
        "V",
    ),
    Ground.TELLS_WHO: Grounded(
        "It tells, beside the day and the place, who the person is. That the words on personal identifiers reach it is our "
        "reading; counsel confirms it.",
        "Junto al día y al lugar, dice quién es la persona. Que las palabras sobre datos que identifican lo alcancen es lectura "
        "nuestra; la confirma el abogado de la agencia.",
        _PERSONAL,
        "K",
    ),
    Ground.ACCOUNT: Grounded(
        "It names a member of staff or who helped. That the words on personal identifiers reach it is our reading; the role is "
        "told. Counsel confirms it.",
        "Nombra a alguien del personal o a quien ayudó. Que las palabras sobre datos que identifican lo alcancen es lectura "
        "nuestra; el papel sí se dice. La confirma el abogado de la agencia.",
        _PERSONAL,
        "K",
    ),
    Ground.INVESTIGATION: Grounded(
        "Counsel found that it would endanger a person who is involved in an investigation, or the investigation. The section "
        "says so of the records of the report to the state; that it reaches other records is our reading. Counsel confirms it.",
        "El abogado de la agencia halló que pondría en peligro a alguien que participa en una investigación, o la investigación. "
        "La sección lo dice de los registros del informe al estado; que alcance otros es lectura nuestra; la confirma él.",
        _DANGER,
        "K",
    ),
    Ground.UNREAD: Grounded(
        "Free text that nobody has read for names yet. This is no ground of law: counsel reads it before the answer is due.",
        "Texto libre que nadie ha leído aún en busca de nombres. No es fundamento de ley: el abogado lo lee antes del plazo.",
        "",
        "K",
    ),
    Ground.TEXT_OF_PERSON: Grounded(
        "Free text that is kept with what tells who the person is. It never leaves in a package made by rule; whether a redacted "
        "copy is owed, counsel answers by hand.",
        "Texto libre que se guarda con lo que dice quién es la persona. Nunca sale en un paquete hecho por regla; si se debe una "
        "copia tachada, lo responde el abogado a mano.",
        _PERSONAL,
        "K",
    ),
    Ground.ERASED: Grounded(
        "It was erased by law and is no longer there.",
        "Se borró conforme a la ley y ya no existe.",
        "",
        "K",
    ),
}
"""Each with its citation and tag."""

SHOWN: Mapping[Sort, tuple[str, ...]] = {
    Sort.REQUEST_RECEIVED: (
        "received_at",
        "received_on",
        "contact",
        "form",
        "channel",
        "pages",
        "asks",
        "papers",
        "about_a_person",
        "prepared_on",
        "matched_by",
    ),
    Sort.DOCUMENT_ATTACHED: ("media_type", "bytes", "pages", "paper"),
    Sort.FACTS_CONFIRMED: ("part", "on", "day_rule", "request"),
    Sort.DECIDED: (
        "part",
        "on",
        "outcome",
        "safe",
        "rule",
        "citation",
        "tag",
        "missing",
        "duties",
        "rule_pack",
    ),
    Sort.INTENTION_SET: ("intention", "decided_at", "basis", "parts"),
    Sort.COUNSEL_ASKED: (),
    Sort.COUNSEL_ANSWERED: (),
    Sort.DESIGNEE_NAMED: ("attorney",),
    Sort.NOTICE_SERVED: ("notice", "how", "served_at", "language", "told_intention_at", "pages", "signed"),
    Sort.OFFICE_TOLD: ("told_at", "release_at", "channel"),
    Sort.RELEASE_DUE: ("due_at",),
    Sort.RELEASED: ("released_at",),
    Sort.HANDED_OVER: ("handed_over_at",),
    Sort.TAKEN_TO_COURT: ("taken_at",),
    Sort.ARRESTED_ON_PREMISES: ("arrested_at",),
    Sort.WITHDRAWN: ("withdrawn_at",),
    Sort.LINKED: ("why",),
    Sort.TIME_SPENT: ("minutes", "purpose"),
    Sort.TEXT_TO_STRIKE: (),
    Sort.ACTED_OUTSIDE_DECISION: ("part", "act", "happened_at"),
    Sort.ACCESS_GIVEN: ("part", "means", "given_at", "items"),
    Sort.NOTICE_MADE: ("notice", "language", "text", "state", "pages", "set", "release_at", "intentions"),
    Sort.REPLY_SENT: ("sent_at", "channel", "declined"),
    Sort.PAPER_VERIFIED: (
        "part",
        "signed_by",
        "crime",
        "issued_on",
        "clerk_called_at",
        "number_found_at",
        "confirmed",
        "reached",
    ),
    Sort.VOIDED: ("entry",),
}
"""What goes out by rule, where it is a day, a number, a yes or no, or a code. Everything else is withheld."""

_IDENTIFIERS = frozenset({"person_ref", "booking_ref", "name", "reach", "case_number"})
_TEXTS = frozenset({"said", "reason", "repaired"})
_OF_THE_CASE = frozenset({"reference", "sha256", "record", "number", "source", "offenses_counted"})
"""Numbers and digests of the agency's own: beside a booking list they lead to the person, or confirm a guess."""


def ground_of(sort: Sort, name: str) -> Ground:
    """On what ground a field that is not shown by rule is withheld."""
    field = SORTS[sort].fields.get(name)
    if name in ("by", "interpreter"):
        return Ground.ACCOUNT
    if name in _IDENTIFIERS and (field is None or field.person):
        return Ground.IDENTIFIER
    if field is not None and field.person:
        return Ground.TEXT_OF_PERSON if name in _TEXTS else Ground.TELLS_WHO
    return Ground.TELLS_WHO if name in _OF_THE_CASE else Ground.UNREAD
