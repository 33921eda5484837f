"""What needs a hand today: of each case file what is undecided, unserved, due or late, the most urgent first.

Nothing here is stored: the list is computed from the case files at a moment that is passed in, from their open halves
alone, so that nobody's person is opened to see what is to be done. Hours are the agency's own
(`house_deadlines`), shown as such; the statute sets none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum

from amparo.casefile.folding import CaseFile
from amparo.casefile.imported import contact_of
from amparo.clock import CALIFORNIA
from amparo.facts import Agency
from amparo.intake.review import Owed, State, owed_on
from amparo.law import duties as law
from amparo.terms import Language

SOON = timedelta(hours=24)
"""A release that is due within so much time stands on the list (house rule)."""


class Urgency(IntEnum):
    """The most urgent first."""

    LATE = 0
    NOW = 1
    TODAY = 2


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

    def in_language(self, language: Language) -> str:
        """What is to be done, as a sentence."""
        return self.says if language == "en" else self.dice


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
_FACTS = ("Facts can still change the answer: {}.", "Hay datos que aún pueden cambiar la respuesta: {}.")

_SERVED = (
    law.COPY_TO_PERSON,
    law.INFORM_INTENT,
    law.RELEASE_NOTICE_PERSON,
    law.RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE,
)


def today(cases: Iterable[CaseFile], agency: Agency, at: datetime) -> list[Item]:
    """Everything to do at a moment, the most urgent first, then by when it is due."""
    found = [item for case in cases for item in _of(case, agency, at)]
    return sorted(found, key=lambda item: (item.urgency, _moment(item.due), item.reference, item.says))


def needs_no_hand(case: CaseFile) -> bool:
    """Whether nothing of a case file can come onto the list, whatever the hour and the house's deadlines."""
    return not today([case], Agency(kind="sheriff_jail"), _END)


_END = datetime(9999, 1, 1, tzinfo=CALIFORNIA)


def _moment(due: datetime | date | None) -> datetime:
    if due is None:
        return datetime.max.replace(tzinfo=CALIFORNIA)
    return (
        due
        if isinstance(due, datetime)
        else datetime(due.year, due.month, due.day, 23, 59, tzinfo=CALIFORNIA)
    )


def _of(case: CaseFile, agency: Agency, at: datetime) -> Iterable[Item]:
    codes = {code for part in case.parts.values() if part.decided for code in part.decided["duties"]}
    duties = [duty for duty in law.ALL_DUTIES if duty.code in codes]
    here = case.released_at is None or case.released_at > at
    for entry in owed_on(contact_of(case), duties, agency):
        if entry.state is State.NOT_ON_RECORD and entry.duty in _SERVED:
            yield _unserved(case, entry, at)
    if here and case.withdrawn is None:
        yield from _open(case)
    if here and case.release_due_at is not None and case.release_due_at - at <= SOON:
        late = case.release_due_at < at
        told = _OVERDUE if late else _DUE
        urgency = Urgency.LATE if late else Urgency.NOW
        yield _item(case, urgency, told, law.RELEASE_ON_TIME.cite, case.release_due_at)


def _unserved(case: CaseFile, entry: Owed, at: datetime) -> Item:
    late = isinstance(entry.due, datetime) and entry.due < at
    duty = entry.duty
    urgency = Urgency.LATE if late else Urgency.NOW
    return _item(case, urgency, (duty.says, duty.dice), duty.cite, entry.due, house=entry.house)


def _open(case: CaseFile) -> Iterable[Item]:
    decided = [part.decided for part in case.parts.values() if part.decided is not None]
    missing = sorted({path for answer in decided for path in answer["missing"]})
    counsel = [path for path in missing if path.startswith("legal:")]
    counsel += [question for question, answer in case.questions.items() if answer is None]
    facts = [path for path in missing if not path.startswith("legal:")]
    if any(part.decided is None for part in case.parts.values()):
        yield _item(case, Urgency.NOW, _UNKNOWN, law.DECISION_RECORD.cite, house=True)
    if case.intention.get("intention", "pending") == "pending":
        yield _item(case, Urgency.TODAY, _UNDECIDED, law.INFORM_INTENT.cite)
        if facts:
            en, es = (told.format(", ".join(facts)) for told in _FACTS)
            yield _item(case, Urgency.TODAY, (en, es), law.DECISION_RECORD.cite, house=True)
    if counsel:
        yield _item(case, Urgency.TODAY, _COUNSEL, law.COUNSEL_REVIEW.cite, house=True)


def _item(
    case: CaseFile,
    urgency: Urgency,
    told: tuple[str, str],
    cite: str,
    due: datetime | date | None = None,
    *,
    house: bool = False,
) -> Item:
    return Item(case.record, case.received["reference"], urgency, *told, cite, due, house)
