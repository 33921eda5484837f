"""What needs a hand today: of each case file what is undecided, unserved, due or late, the most urgent first.

The list is computed at a moment that is passed in, from the open halves alone, so that nobody's person is opened to see
what is to be done. What a case file leaves open at whatever moment is its `OpenWork`; a desk may keep that beside the
case file and list from it. Hours are the agency's own (`house_deadlines`), shown as such; the statute sets none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from amparo.casefile.accesses import unrecorded
from amparo.casefile.acts import may_command
from amparo.casefile.folding import CaseFile
from amparo.casefile.imported import contact_of
from amparo.casefile.left_open import has_changed, owed_besides, waits_for_the_clerk
from amparo.clock import CALIFORNIA
from amparo.facts import Agency
from amparo.facts.agency import LOCAL_KINDS
from amparo.intake.review import State, owed_on
from amparo.intake.review.owed import due_of
from amparo.law import duties as law
from amparo.rules import Duty
from amparo.terms import Language, Tag

SOON = timedelta(hours=24)
"""A release that is due within so much time stands on the list (house rule)."""


class Urgency(IntEnum):
    """The most urgent first."""

    LATE = 0
    NOW = 1
    TODAY = 2


class Group(StrEnum):
    """By what a list is narrowed: what sort of hand it needs."""

    UNSERVED = "unserved"
    UNDECIDED = "undecided"
    RELEASE = "release"
    DESIGNEE = "designee"
    COUNSEL = "counsel"
    ACCESS = "access"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: about which record, what, by when if that can be said, and on what ground."""

    record: str
    reference: str
    urgency: Urgency
    says: str
    dice: str
    cite: str
    due: datetime | date | None = None
    house: bool = False
    group: Group = Group.UNDECIDED
    tag: Tag = "K"
    came_at: datetime | None = None

    def in_language(self, language: Language) -> str:
        """What is to be done, as a sentence."""
        return self.says if language == "en" else self.dice


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What one case file leaves open, whatever the hour: the papers not served, and the moments that a list turns on."""

    record: str
    reference: str
    received_at: datetime | None = None
    told_at: datetime | None = None
    due_at: datetime | None = None
    released_at: datetime | None = None
    unserved: tuple[str, ...] = ()
    unknown: bool = False
    undecided: bool = False
    facts: tuple[str, ...] = ()
    counsel: bool = False
    court: bool = False
    verify: bool = False
    changed: bool = False
    access: bool = False

    def kept(self) -> dict[str, Any]:
        """What is worth keeping beside the record, whose name and reference stand there already."""
        values = {name: getattr(self, name) for name in _KEPT}
        return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items() if v}

    @classmethod
    def from_kept(cls, record: str, reference: str, kept: Mapping[str, Any]) -> "OpenWork":
        """The same again."""
        values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in kept.items()}
        return cls(record, reference, **values)


_KEPT = tuple(field.name for field in fields(OpenWork))[2:]

_UNDECIDED = (
    "Decide it: nothing is told meanwhile, and nobody is kept.",
    "Decidir: entretanto no se avisa nada y no se retiene a nadie.",
)
_UNKNOWN = (
    "Confirm the facts: until then the rules have not answered, and the answer is no.",
    "Confirmar los datos: hasta entonces las reglas no han respondido, y la respuesta es no.",
)
_DUE = (
    "Due for release: on time, at the place of everyone's release.",
    "Le toca salir: a su hora, por la salida de todos.",
)
_OVERDUE = (
    "Release is overdue: no request keeps a person past it.",
    "La salida está atrasada: ninguna solicitud retiene a nadie después de su hora.",
)
_COUNSEL = (
    "Counsel has not answered; meanwhile the safe outcome is done.",
    "El abogado de la agencia no ha respondido; entretanto se hace lo seguro.",
)
_COURT = (
    "Counsel looks now: a court commands here, or may. Nothing is done and nothing refused before that.",
    "Que lo vea ya el abogado de la agencia: aquí manda un tribunal, o quizá mande. Antes no se hace ni se niega nada.",
)
_CHANGED = (
    "The intention has changed since the person was told: tell the person again, in writing.",
    "La intención cambió desde que se informó a la persona: infórmele de nuevo, por escrito.",
)
_FACTS = (
    "Facts can still change the answer ({}): the record's page asks for them.",
    "Hay datos que aún pueden cambiar la respuesta ({}): la página del expediente los pregunta.",
)

_SERVED = {
    duty.code: duty
    for duty in (
        law.COPY_TO_PERSON,
        law.INFORM_INTENT,
        law.RELEASE_NOTICE_PERSON,
        law.RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE,
    )
}


def today(cases: Iterable[CaseFile], agency: Agency, at: datetime) -> list[Item]:
    """Everything to do at a moment, the most urgent first, then by when it is due."""
    return listed((open_work(case) for case in cases), agency, at)


def listed(works: Iterable[OpenWork], agency: Agency, at: datetime) -> list[Item]:
    """The same from what the case files leave open."""
    found = [item for work in works for item in _of(work, agency, at)]
    return sorted(found, key=lambda item: (item.urgency, _moment(item.due), item.reference, item.says))


def listed_until(work: OpenWork) -> datetime | None:
    """Until when something of a case file can come onto the list: `ALWAYS`, the person's release, or None for never.

    It holds whatever the hour and the house's deadlines.
    """
    if any(True for _ in _of(work, _ANY, ALWAYS)):
        return ALWAYS
    here = any(True for _ in _of(replace(work, released_at=None), _ANY, ALWAYS))
    return work.released_at if here else None


ALWAYS = datetime(9999, 1, 1, tzinfo=CALIFORNIA)
_NEVER = datetime.max.replace(tzinfo=CALIFORNIA)
_ANY = Agency(kind="sheriff_jail")
"""Whether a paper is served does not turn on the agency, only by when it is late."""


def open_work(case: CaseFile) -> OpenWork:
    """What a case file leaves open; its open half is enough."""
    decided = [part.decided for part in case.parts.values() if part.decided is not None]
    codes = {code for answer in decided for code in answer["duties"]}
    duties = [duty for code, duty in _SERVED.items() if code in codes]
    unserved = [
        entry.duty.code
        for entry in owed_on(contact_of(case), duties, _ANY)
        if entry.state is State.NOT_ON_RECORD and entry.duty.code in _SERVED
    ]
    unserved += owed_besides(case, codes, unserved)
    missing = sorted({path for answer in decided for path in answer["missing"]})
    answered = any(answer is not None for answer in case.questions.values())
    court = any(may_command(answer) for answer in decided) and not answered
    counsel = any(path.startswith("legal:") for path in missing) or None in case.questions.values()
    counsel = counsel or (law.COUNSEL_REVIEW.code in codes and not answered and not court)
    stands = case.withdrawn is None
    pending = case.intention.get("intention", "pending") == "pending"
    # A courtesy call asks nothing, and a court's command leaves nothing to choose: neither is decided.
    undecided = stands and pending and any(not may_command(part.decided) for part in case.parts.values())
    return OpenWork(
        case.record,
        case.received["reference"],
        case.received.get("received_at"),
        case.office_told_at,
        case.release_due_at,
        case.released_at,
        tuple(unserved),
        stands and len(decided) < len(case.parts),
        undecided,
        tuple(path for path in missing if not path.startswith("legal:")) if undecided else (),
        stands and counsel,
        stands and court,
        stands and waits_for_the_clerk(case),
        has_changed(case),
        bool(unrecorded(case)),
    )


def _moment(due: datetime | date | None) -> datetime:
    if due is None:
        return _NEVER
    return (
        due
        if isinstance(due, datetime)
        else datetime(due.year, due.month, due.day, 23, 59, tzinfo=CALIFORNIA)
    )


def _of(work: OpenWork, agency: Agency, at: datetime) -> Iterable[Item]:
    dues: dict[
        bool, datetime | None
    ] = {}  # papers of one kind are due together, and hours by the clock cost time
    for code in work.unserved:
        duty = _SERVED[code]
        told_with = duty in law.RELEASE_NOTICES
        if told_with not in dues:
            dues[told_with] = due_of(duty, work.received_at, work.told_at, agency)
        due = dues[told_with]
        urgency = Urgency.LATE if due is not None and due < at else Urgency.NOW
        group = Group.DESIGNEE if duty is law.RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE else Group.UNSERVED
        yield _item(work, urgency, (duty.says, duty.dice), duty, due, house=due is not None, group=group)
    if work.changed:
        yield _item(work, Urgency.NOW, _CHANGED, law.INFORM_INTENT, group=Group.UNSERVED)
    if work.access and agency.kind in LOCAL_KINDS:
        told = (law.ICE_ACCESS_RECORD.says, law.ICE_ACCESS_RECORD.dice)
        yield _item(work, Urgency.NOW, told, law.ICE_ACCESS_RECORD, house=True, group=Group.ACCESS)
    if work.released_at is not None and work.released_at <= at:
        return
    yield from _open(work)
    if work.due_at is not None and work.due_at - at <= SOON:
        late = work.due_at < at
        told = _OVERDUE if late else _DUE
        urgency = Urgency.LATE if late else Urgency.NOW
        yield _item(work, urgency, told, law.RELEASE_ON_TIME, work.due_at, group=Group.RELEASE)


def _open(work: OpenWork) -> Iterable[Item]:
    if work.unknown:
        yield _item(work, Urgency.NOW, _UNKNOWN, law.DECISION_RECORD, house=True)
    if work.undecided:
        yield _item(work, Urgency.TODAY, _UNDECIDED, law.DECISION_RECORD, house=True)
    if work.facts:
        en, es = (told.format(len(work.facts)) for told in _FACTS)
        yield _item(work, Urgency.TODAY, (en, es), law.DECISION_RECORD, house=True)
    if work.verify:
        verify = law.VERIFY_WARRANT
        yield _item(work, Urgency.NOW, (verify.says, verify.dice), verify, house=True)
    if work.court:
        yield _item(work, Urgency.NOW, _COURT, law.COUNSEL_REVIEW, house=True, group=Group.COUNSEL)
    if work.counsel:
        yield _item(work, Urgency.TODAY, _COUNSEL, law.COUNSEL_REVIEW, house=True, group=Group.COUNSEL)


def _item(
    work: OpenWork,
    urgency: Urgency,
    told: tuple[str, str],
    duty: Duty,
    due: datetime | date | None = None,
    *,
    house: bool = False,
    group: Group = Group.UNDECIDED,
) -> Item:
    return Item(
        work.record,
        work.reference,
        urgency,
        *told,
        duty.cite,
        due,
        house,
        group=group,
        tag=duty.tag,
        came_at=work.received_at,
    )
