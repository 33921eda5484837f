"""The state of a case file, folded from its events. Nothing of it is stored: the events are the record.

An event that corrects an earlier one of the same sort takes its place; the earlier one stays in the record and in
`events`, and counts no more. Events must come in their order, one record's and without a gap.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from amparo.casefile.events import Event, EventError
from amparo.casefile.sorts import Sort


@dataclass(frozen=True, slots=True)
class PartState:
    """One thing asked: its confirmed facts with the day of the act, and the answer of the rules, newest of each."""

    kind: str
    facts: Mapping[str, Any] | None = None
    decided: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """Access that another entry tells of: by what means, when, and whether it was given outside the decision."""

    means: str
    at: datetime | None
    beyond: bool = False


@dataclass(slots=True)
class CaseFile:
    """What a record came to. `received` holds the fields of its first event, those about the person with them."""

    record: str
    agency: str
    received: Mapping[str, Any]
    parts: dict[str, PartState]
    events: tuple[Event, ...] = ()
    intention: Mapping[str, Any] = field(default_factory=dict)
    served: list[Mapping[str, Any]] = field(default_factory=list)
    questions: dict[str, bool | None] = field(default_factory=dict)
    documents: list[Mapping[str, Any]] = field(default_factory=list)
    designee: Mapping[str, Any] | None = None
    office_told_at: datetime | None = None
    release_due_at: datetime | None = None
    released_at: datetime | None = None
    withdrawn: Mapping[str, Any] | None = None
    handed_over: bool = False
    taken_to_court_at: datetime | None = None
    arrested_on_premises: bool = False
    links: list[str] = field(default_factory=list)
    minutes: int = 0
    text_to_strike: bool = False
    outside: list[Mapping[str, Any]] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    accesses: list[Mapping[str, Any]] = field(default_factory=list)
    made: list[Mapping[str, Any]] = field(default_factory=list)
    replies: list[Mapping[str, Any]] = field(default_factory=list)
    verified: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    told: Mapping[str, Any] | None = None
    voided: frozenset[int] = frozenset()
    designee_since: int = 0
    readied: dict[str, int] = field(default_factory=dict)

    @property
    def next_number(self) -> int:
        """The number that the next event gets: whoever writes with another has not seen the newest state."""
        return len(self.events) + 1

    def has_served(self, notice: str) -> bool:
        """Whether a notice is on record as made for service."""
        return any(one["notice"] == notice and one["how"] != "not_served" for one in self.served)

    def is_ready(self, notice: str) -> bool:
        """Whether a notice lies ready: it was made, or served already; to whom the person chose, since they were named."""
        since = self.designee_since if notice == "release_notice_attorney_or_designee" else 0
        return self.readied.get(notice, 0) > since

    def newest(self, notice: str) -> Mapping[str, Any]:
        """The newest service of a notice; nothing where there is none."""
        found: Mapping[str, Any] = {}
        for one in self.served:
            found = one if one["notice"] == notice else found
        return found

    def intended(self, kind: str) -> str:
        """What the agency said of one part: `yes`, `no`, `open`; what it said of all, in lists that know no parts, else."""
        parts = self.intention.get("parts")
        if parts is not None:
            said: str = parts.get(kind, "open")
            return said
        match self.intention.get("intention"):
            case "declined":
                return "no"
            case "responded":
                return "yes" if kind == "notification" else "open"
        return "open"

    def told_intentions(self) -> dict[str, str]:
        """What the person was last told of each part: `yes`, `no` or `open`, by the notices that were served."""
        said = {one["sha256"]: one.get("intentions", {}) for one in self.made}
        told: dict[str, str] = {}
        for one in self.served:
            if one["how"] != "not_served":
                told |= said.get(one.get("sha256"), {})
        return told


def fold(events: Iterable[Event]) -> CaseFile:
    """The state that a record's events come to. Raises EventError where they are not one record's, whole and in order."""
    told = tuple(events)
    if not told or told[0].sort is not Sort.REQUEST_RECEIVED:
        raise EventError("events", "", "a record begins with a request that came in.")
    for number, event in enumerate(told, 1):
        if (event.record, event.agency, event.number) != (told[0].record, told[0].agency, number):
            raise EventError("events", "", f"event {number} of {told[0].record} is missing or is another's.")
    case: CaseFile | None = None
    standing, voided = _standing(told)
    for event in standing.values():
        values = {**event.body, **event.person}
        if case is None:
            parts = {kind: PartState(kind) for kind in values["asks"]}
            case = CaseFile(event.record, event.agency, values, parts, told, voided=voided)
            continue
        _apply(case, event.sort, values, event.number)
    assert case is not None
    return case


def standing_events(case: CaseFile) -> dict[int, Event]:
    """Each event that stands, or what corrects it, by the number of the first; what was struck is left out."""
    return _standing(case.events)[0]


def _standing(events: tuple[Event, ...]) -> tuple[dict[int, Event], frozenset[int]]:
    """Each event or what corrects it, in the order of the first, without what was struck; and what was struck."""
    places: dict[int, Event] = {}
    stands_for: dict[int, int] = {}
    voided: set[int] = set()
    for event in events:
        if event.sort is Sort.VOIDED:
            entry = event.body["entry"]
            place = stands_for.get(entry, entry)
            if place not in places or place == 1:
                raise EventError(event.sort, "entry", f"event {entry} cannot be struck.")
            voided |= {number for number, stands in stands_for.items() if stands == place} | {place}
            del places[place]
            continue
        if event.corrects is None:
            places[event.number] = event
            continue
        place = stands_for.get(event.corrects, event.corrects)
        if place not in places or places[place].sort is not event.sort:
            raise EventError(event.sort, "corrects", f"event {event.corrects} is none of this sort.")
        places[place] = event
        stands_for[event.number] = place
    return places, frozenset(voided)


def _apply(case: CaseFile, sort: Sort, values: dict[str, Any], number: int) -> None:
    match sort:
        case Sort.FACTS_CONFIRMED | Sort.DECIDED:
            part = case.parts.get(values["part"], PartState(values["part"]))
            if sort is Sort.FACTS_CONFIRMED:
                case.parts[part.kind] = PartState(part.kind, values, None)  # new facts, new answer
            elif part.facts is not None:  # an answer does not outlive its facts, where these were struck
                case.parts[part.kind] = PartState(part.kind, part.facts, values)
        case Sort.INTENTION_SET:
            case.intention = values
        case Sort.NOTICE_SERVED:
            case.served.append(values)
            if values["how"] != "not_served":
                case.readied[values["notice"]] = number
        case Sort.DOCUMENT_ATTACHED:
            case.documents.append(values)
        case Sort.COUNSEL_ASKED:
            case.questions.setdefault(values["question"], None)
        case Sort.COUNSEL_ANSWERED:
            case.questions[values["question"]] = values["answer"]
        case Sort.DESIGNEE_NAMED:
            case.designee, case.designee_since = values, number
        case Sort.NOTICE_MADE:
            case.made.append(values)
            case.readied[values["notice"]] = number
        case Sort.OFFICE_TOLD:
            case.office_told_at, case.told = values["told_at"], values
            if "release_at" in values:  # a list tells the moment alone, and has no column for the access
                case.given.append(Given("notification", values["told_at"]))
        case Sort.REPLY_SENT:
            case.replies.append(values)
        case Sort.PAPER_VERIFIED:
            case.verified[values["part"]] = values
        case Sort.RELEASE_DUE:
            case.release_due_at = values["due_at"]
        case Sort.RELEASED:
            case.released_at = values["released_at"]
        case Sort.WITHDRAWN:
            case.withdrawn = values
        case Sort.HANDED_OVER:
            case.handed_over = True
            if "handed_over_at" in values:
                case.given.append(Given("transfer", values["handed_over_at"]))
        case Sort.TAKEN_TO_COURT:
            case.taken_to_court_at = values["taken_at"]
        case Sort.ARRESTED_ON_PREMISES:
            case.arrested_on_premises = True
        case Sort.LINKED:
            case.links.append(values["record"])
        case Sort.TIME_SPENT:
            case.minutes += values["minutes"]
        case Sort.TEXT_TO_STRIKE:
            case.text_to_strike = True
        case Sort.ACTED_OUTSIDE_DECISION:
            case.outside.append(values)
            means = _BEYOND.get(values["act"], "")
            if means and (means != "hold" or values.get("part") == "hold"):
                case.given.append(Given(means, values.get("happened_at"), beyond=True))
        case Sort.ACCESS_GIVEN:
            case.accesses.append(values)
        case Sort.REQUEST_RECEIVED | Sort.VOIDED:
            raise EventError(sort, "", "a record receives its request once.")


_BEYOND = {
    "told_release": "notification",
    "handed_over": "transfer",
    "let_interview": "interview",
    "gave_information": "information",
    "kept_longer": "hold",
}
"""By what means an act outside the decision gave access; keeping somebody longer does where a hold was asked."""
