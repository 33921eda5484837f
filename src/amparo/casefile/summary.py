"""A case file in one line: what a list of requests shows of it, from the open half alone."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from amparo.casefile.events import Event
from amparo.casefile.folding import CaseFile
from amparo.clock import CALIFORNIA
from amparo.terms import Language


class Standing(StrEnum):
    """Where a case file stands: what is to be done next, or how it ended."""

    TO_CONFIRM = "to_confirm"
    TO_DECIDE = "to_decide"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    RELEASED = "released"
    HANDED_OVER = "handed_over"
    ARRESTED = "arrested"

    def in_language(self, language: Language) -> str:
        """The word that people see."""
        return _WORDS[self][0 if language == "en" else 1]


_WORDS = {
    Standing.TO_CONFIRM: ("facts to confirm", "datos por confirmar"),
    Standing.TO_DECIDE: ("to decide", "por decidir"),
    Standing.DECIDED: ("decided", "decidida"),
    Standing.WITHDRAWN: ("taken back", "retirada"),
    Standing.RELEASED: ("released", "salió"),
    Standing.HANDED_OVER: ("handed over", "entregada"),
    Standing.ARRESTED: ("arrested on the premises", "arresto en el recinto"),
}


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list. `came_at` orders it: the moment of receipt, or the noon of the day where none was noted."""

    record: str
    reference: str
    received_on: date
    received_at: datetime | None
    came_at: datetime
    channel: str
    form: str
    contact: str
    asks: tuple[str, ...]
    intention: str
    standing: Standing
    newest: Event


def summarize(case: CaseFile) -> Summary:
    """The line of a case file."""
    received = case.received
    day, at = received["received_on"], received.get("received_at")
    return Summary(
        case.record,
        received["reference"],
        day,
        at,
        at or datetime.combine(day, time(12), CALIFORNIA),
        received.get("channel", ""),
        received.get("form", ""),
        received.get("contact", ""),
        tuple(case.parts),
        case.intention.get("intention", ""),
        standing(case),
        case.events[-1],
    )


def standing(case: CaseFile) -> Standing:
    """How it ended comes before what is to be done."""
    if case.handed_over:
        return Standing.HANDED_OVER
    if case.arrested_on_premises:
        return Standing.ARRESTED
    if case.released_at is not None:
        return Standing.RELEASED
    if case.withdrawn is not None:
        return Standing.WITHDRAWN
    if any(part.decided is None for part in case.parts.values()):
        return Standing.TO_CONFIRM
    pending = case.intention.get("intention", "pending") == "pending"
    return Standing.TO_DECIDE if pending else Standing.DECIDED
