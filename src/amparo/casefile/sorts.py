"""What each sort of event holds, as data: its fields, their types, which half they are in, and the sentence people see.

`person` fields tell who the person is, or what their record holds, and are stored sealed; the others may be counted and
shown. There is no field for immigration status, nationality, citizenship or birthplace, and none may be added.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Sort(StrEnum):
    """What happened."""

    REQUEST_RECEIVED = "request_received"
    DOCUMENT_ATTACHED = "document_attached"
    FACTS_CONFIRMED = "facts_confirmed"
    DECIDED = "decided"
    INTENTION_SET = "intention_set"
    COUNSEL_ASKED = "counsel_asked"
    COUNSEL_ANSWERED = "counsel_answered"
    DESIGNEE_NAMED = "designee_named"
    NOTICE_SERVED = "notice_served"
    OFFICE_TOLD = "office_told"
    RELEASE_DUE = "release_due"
    RELEASED = "released"
    HANDED_OVER = "handed_over"
    TAKEN_TO_COURT = "taken_to_court"
    ARRESTED_ON_PREMISES = "arrested_on_premises"
    WITHDRAWN = "withdrawn"
    LINKED = "linked"
    TIME_SPENT = "time_spent"
    TEXT_TO_STRIKE = "text_to_strike"
    ACTED_OUTSIDE_DECISION = "acted_outside_decision"
    ACCESS_GIVEN = "access_given"
    NOTICE_MADE = "notice_made"
    REPLY_SENT = "reply_sent"
    PAPER_VERIFIED = "paper_verified"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its type, whether it must be there, whether it is about who the person is, and the words it may be."""

    type: type | tuple[type, ...]
    needed: bool = False
    person: bool = False
    words: tuple[str, ...] = ()
    longest: int = 200


@dataclass(frozen=True, slots=True)
class Told:
    """What a sort of event holds, and the sentence that people see."""

    en: str
    es: str
    fields: Mapping[str, Field]


_FLAG, _COUNT, _TEXT, _MOMENT = Field(bool), Field(int), Field(str), Field(datetime)
CONTACTS = (
    "paper",
    "telephone_call",
    "courtesy_call",
    "meeting",
    "list_demand",
    "database_query",
    "interview_request",
    "visit",
)
"""How the federal side got in touch. A courtesy call or a meeting asks nothing, and is a record all the same."""

MATCHES = ("booking_number", "fingerprint", "name_and_birth", "nobody", "not_known")
"""How somebody here was found to be the person on the paper; a name with a birth date alone has failed people."""

NOTICES = (
    "copy_and_intent",
    "change_of_intention",
    "interview_consent",
    "designee_form",
    "release_notice_person",
    "release_notice_attorney_or_designee",
    "reply_to_federal_office",
    "read_aloud",
)
FOR_STAFF = ("proof_of_service", "counsel_question", "breach_note")
HOW_SERVED = (
    "hand",
    "read_aloud",
    "interpreter",
    "post",
    "pick_up",
    "email",
    "fax",
    "refused_to_sign",
    "not_served",
    "not_noted",
)
SIGNED = ("signed", "mark", "refused", "could_not")
FOUND_AT = ("court_website", "court_directory", "dispatch_record")
"""Where the clerk's telephone number was looked up: never on the paper itself."""
INTENTIONS = ("responded", "declined", "pending")

PURPOSES = ("declining", "helping")
"""What staff's time was for (Gov. Code § 7284.6(a)(1)); where the entry does not say, nobody guesses it into the entry."""

MEANS = ("interview", "information", "notification", "transfer", "hold")
"""By what means a federal office was given access to a person (Gov. Code § 7283(d))."""
AGE_BANDS = ("under_18", "18_24", "25_34", "35_44", "45_54", "55_64", "65_over")
SEXES = ("female", "male", "nonbinary")
ETHNICITIES = (
    "asian",
    "black",
    "hispanic",
    "middle_eastern_south_asian",
    "native_american",
    "pacific_islander",
    "white",
    "several",
    "another",
)
"""Demographics as the booking record holds them, in broad words: none of them says from which country somebody is."""

SORTS: dict[Sort, Told] = {
    Sort.REQUEST_RECEIVED: Told(
        "A request came in.",
        "Llegó una solicitud.",
        {
            "reference": Field(str, needed=True, longest=40),
            "received_at": _MOMENT,
            "received_on": Field(date, needed=True),
            "channel": Field(str, longest=20),
            "form": Field(str, longest=40),
            "contact": Field(str, words=CONTACTS),
            "office": _TEXT,
            "pages": _COUNT,
            "asks": Field(list, needed=True),
            "papers": Field(list),
            "source": Field(dict),
            "about_a_person": Field(bool, needed=True),
            "prepared_on": Field(date),
            "matched_by": Field(str, words=MATCHES),
            "person_ref": Field(str, person=True, longest=80),
            "booking_ref": Field(str, person=True, longest=80),
            "name": Field(str, person=True),
            "said": Field(str, person=True, longest=2_000),
        },
    ),
    Sort.DOCUMENT_ATTACHED: Told(
        "A document was attached.",
        "Se adjuntó un documento.",
        {
            "sha256": Field(str, needed=True, longest=64),
            "media_type": Field(str, needed=True, longest=80),
            "bytes": Field(int, needed=True),
            "pages": _COUNT,
            "paper": Field(str, longest=40),
            "evidence": Field(list, person=True),
        },
    ),
    Sort.FACTS_CONFIRMED: Told(
        "Facts of one part were confirmed.",
        "Se confirmaron los datos de una parte.",
        {
            "part": Field(str, needed=True, longest=40),
            "on": Field(date, needed=True),
            "day_rule": Field(str, needed=True, longest=20),
            "request": Field(dict, needed=True),
            "person": Field(dict, needed=True, person=True),
        },
    ),
    Sort.DECIDED: Told(
        "The rules gave their answer to one part.",
        "Las reglas respondieron a una parte.",
        {
            "part": Field(str, needed=True, longest=40),
            "on": Field(date, needed=True),
            "outcome": Field(str, needed=True, longest=40),
            "safe": Field(str, needed=True, longest=40),
            "rule": Field(str, needed=True, longest=40),
            "citation": Field(str, needed=True),
            "tag": Field(str, needed=True, words=("V", "S", "K")),
            "missing": Field(list, needed=True),
            "duties": Field(list, needed=True),
            "rule_pack": Field(str, needed=True, longest=64),
        },
    ),
    Sort.INTENTION_SET: Told(
        "The agency said what it intends.",
        "La agencia dijo lo que piensa hacer.",
        {
            "intention": Field(str, words=INTENTIONS),
            "parts": Field(dict),
            "decided_at": _MOMENT,
            "basis": Field(str, longest=40),
            "offense": Field(str, person=True, longest=80),
            "offenses_counted": _COUNT,
        },
    ),
    Sort.COUNSEL_ASKED: Told(
        "Counsel was asked.",
        "Se consultó al abogado de la agencia.",
        {"question": Field(str, needed=True, longest=80)},
    ),
    Sort.COUNSEL_ANSWERED: Told(
        "Counsel answered.",
        "El abogado de la agencia respondió.",
        {"question": Field(str, needed=True, longest=80), "answer": Field(bool, needed=True)},
    ),
    Sort.DESIGNEE_NAMED: Told(
        "The person named whom to tell.",
        "La persona nombró a quién avisar.",
        {
            "attorney": Field(bool, needed=True),
            "name": Field(str, person=True),
            "reach": Field(str, person=True),
        },
    ),
    Sort.NOTICE_SERVED: Told(
        "A notice was served.",
        "Se entregó un aviso.",
        {
            "notice": Field(str, needed=True, words=NOTICES),
            "how": Field(str, needed=True, words=HOW_SERVED),
            "served_at": _MOMENT,
            "language": Field(str, longest=40),
            "told_intention_at": _MOMENT,
            "sha256": Field(str, longest=64),
            "pages": _COUNT,
            "signed": Field(str, words=SIGNED),
            "interpreter": Field(str, person=True, longest=40),
        },
    ),
    Sort.OFFICE_TOLD: Told(
        "The federal office was told.",
        "Se avisó a la oficina federal.",
        {
            "told_at": Field(datetime, needed=True),
            "release_at": _MOMENT,
            "channel": Field(str, longest=20),
        },
    ),
    Sort.RELEASE_DUE: Told(
        "It is known when the person is due for release.",
        "Se sabe cuándo debe salir la persona.",
        {"due_at": Field(datetime, needed=True)},
    ),
    Sort.RELEASED: Told(
        "The person was released.",
        "La persona salió.",
        {"released_at": Field(datetime, needed=True)},
    ),
    Sort.HANDED_OVER: Told(
        "The person was handed over.", "Se entregó a la persona.", {"handed_over_at": _MOMENT}
    ),
    Sort.TAKEN_TO_COURT: Told(
        "The person was taken to court on its order, to be brought back.",
        "Se llevó a la persona al tribunal por orden de este, para traerla de vuelta.",
        {"taken_at": Field(datetime, needed=True)},
    ),
    Sort.ARRESTED_ON_PREMISES: Told(
        "Federal officers arrested the person on the premises.",
        "Agentes federales arrestaron a la persona en el recinto.",
        {"arrested_at": _MOMENT},
    ),
    Sort.WITHDRAWN: Told(
        "The federal office took its request back.",
        "La oficina federal retiró su solicitud.",
        {"withdrawn_at": _MOMENT},
    ),
    Sort.LINKED: Told(
        "It was linked to another request.",
        "Se enlazó con otra solicitud.",
        {
            "record": Field(str, needed=True, longest=80),
            "why": Field(str, words=("sent_again", "same_contact")),
        },
    ),
    Sort.TIME_SPENT: Told(
        "Staff noted their time.",
        "El personal anotó su tiempo.",
        {"minutes": Field(int, needed=True), "purpose": Field(str, words=PURPOSES)},
    ),
    Sort.TEXT_TO_STRIKE: Told(
        "A free text named somebody and was not kept.",
        "Un texto libre nombraba a alguien y no se guardó.",
        {},
    ),
    Sort.ACTED_OUTSIDE_DECISION: Told(
        "Something was done outside the decision.",
        "Se hizo algo fuera de la decisión.",
        {
            "part": Field(str, needed=True, longest=40),
            "act": Field(str, needed=True, longest=80),
            "reason": Field(str, needed=True, person=True, longest=1_000),
            "happened_at": _MOMENT,
            "repaired": Field(str, person=True, longest=1_000),
        },
    ),
    Sort.ACCESS_GIVEN: Told(
        "Access that was given was put on record.",
        "Se anotó un acceso que se dio.",
        {
            "part": Field(str, needed=True, longest=40),
            "means": Field(str, needed=True, words=MEANS),
            "given_at": Field(datetime, needed=True),
            "items": Field(list),
            "age_band": Field(str, person=True, words=AGE_BANDS),
            "sex": Field(str, person=True, words=SEXES),
            "ethnicity": Field(str, person=True, words=ETHNICITIES),
        },
    ),
    Sort.NOTICE_MADE: Told(
        "A notice was made.",
        "Se hizo un aviso.",
        {
            "notice": Field(str, needed=True, words=(*NOTICES, *FOR_STAFF)),
            "language": Field(str, needed=True, longest=40),
            "number": Field(str, needed=True, longest=60),
            "text": Field(str, needed=True, longest=40),
            "state": Field(str, needed=True, words=("draft", "reviewed", "approved")),
            "sha256": Field(str, needed=True, longest=64),
            "pages": _COUNT,
            "set": Field(int, needed=True),
            "release_at": _MOMENT,
            "intentions": Field(dict),
            "by_hand": Field(list, person=True),
        },
    ),
    Sort.REPLY_SENT: Told(
        "The federal office got an answer.",
        "La oficina federal recibió una respuesta.",
        {
            "sent_at": Field(datetime, needed=True),
            "channel": Field(str, longest=20),
            "declined": Field(list, needed=True),
        },
    ),
    Sort.PAPER_VERIFIED: Told(
        "A paper from a court was verified.",
        "Se verificó un papel de un tribunal.",
        {
            "part": Field(str, needed=True, longest=40),
            "signed_by": Field(str, needed=True, longest=40),
            "crime": Field(str, longest=40),
            "issued_on": Field(date, needed=True),
            "clerk_called_at": Field(datetime, needed=True),
            "number_found_at": Field(str, needed=True, words=FOUND_AT),
            "confirmed": Field(bool, needed=True),
            "reached": _FLAG,
            "court": Field(str, needed=True, person=True),
            "case_number": Field(str, needed=True, person=True, longest=80),
            "offense": Field(str, person=True),
        },
    ),
    Sort.VOIDED: Told(
        "An entry was struck as noted by mistake.",
        "Se tachó una anotación hecha por error.",
        {"entry": Field(int, needed=True), "reason": Field(str, needed=True, person=True, longest=500)},
    ),
}
