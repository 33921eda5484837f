"""The state of a visit, folded from its entries' open halves; and what of it needs a hand at a moment.

Nothing of it is stored: the entries are the record. A correction stands in the place of what was written first, with
what the rules answer to it; what was done in the meantime stays done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from amparo.casefile.events import EventError, halves
from amparo.casefile.today import Item, Urgency
from amparo.casefile.visit_sorts import DECIDED, VISIT_SORTS, VisitSort
from amparo.law.places import duty_at

SOON = timedelta(hours=24)
"""What is due within so much time is to be done now (house rule)."""
HELD = ("D-SB98-K12", "D-SB98-CAMPUS")
"""The notices that nobody sends before somebody has confirmed the officers' presence."""
OF_LAW = ("D-902",)
"""The duties whose number of hours is the law's own. Every other moment is a default of the house, and is shown as such."""


class VisitEntry(Protocol):
    """An entry as a desk keeps it; what is sealed is not asked for."""

    @property
    def number(self) -> int:
        """From 1."""

    @property
    def sort(self) -> str:
        """A word of `VisitSort`."""

    @property
    def at(self) -> datetime:
        """When it was written."""

    @property
    def by(self) -> str:
        """Whose account."""

    @property
    def role(self) -> str:
        """As what."""

    @property
    def body(self) -> Mapping[str, Any]:
        """The open half."""


@dataclass(frozen=True, slots=True)
class VisitDuty:
    """Something that the visit brought: owed or optional, by when, and whether it is open, done or not done."""

    code: str
    is_owed: bool
    due: datetime | None
    state: str = "open"
    at: datetime | None = None
    by_role: str = ""
    how: str = ""

    @property
    def is_late(self) -> bool:
        """Whether it was done, and after its moment."""
        return self.state == "done" and None not in (self.due, self.at) and self.at > self.due  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class VisitPaper:
    """A paper that lies sealed: with which entry, what it is, and what the checker took it for, where it was read."""

    entry: int
    sha256: str
    media_type: str
    size: int
    read_entry: int | None = None
    paper: str = ""
    sure: str = ""


@dataclass(slots=True)
class VisitFile:
    """What a visit came to. `told` is the newest record, `decided` what the rules answered last."""

    number: str
    recorded_at: datetime
    told: Mapping[str, Any]
    decided: Mapping[str, Any]
    entries: tuple[VisitEntry, ...]
    told_entry: int = 1
    duties: dict[str, VisitDuty] = field(default_factory=dict)
    papers: list[VisitPaper] = field(default_factory=list)
    notices: list[Mapping[str, Any]] = field(default_factory=list)
    confirmed_at: datetime | None = None
    confirmed_by: str = ""
    by_own_act: bool = False
    """Whether the presence was confirmed by an act of its own, which outlives a correction; else the record told of it."""
    voided_at: datetime | None = None
    voided_for: str = ""
    """Why it was marked as entered by mistake, a word of `WHY_VOIDED`; empty where it was not."""

    @property
    def next_number(self) -> int:
        """The number of the next entry: whoever writes with another has not seen the newest state."""
        return len(self.entries) + 1

    @property
    def is_confirmed(self) -> bool:
        """Whether a named role has confirmed that the officers are there."""
        return self.confirmed_at is not None

    @property
    def is_voided(self) -> bool:
        """Whether it was entered by mistake: it stays on record, owes nothing and is counted nowhere."""
        return self.voided_at is not None

    def paper(self, sha256: str) -> VisitPaper | None:
        """The paper of that digest."""
        return next((one for one in self.papers if one.sha256 == sha256), None)

    def open_duties(self) -> list[VisitDuty]:
        """What is owed and open, the first due first; of a visit that was entered by mistake, nothing."""
        if self.is_voided:
            return []
        found = [one for one in self.duties.values() if one.is_owed and one.state == "open"]
        return sorted(found, key=lambda one: (one.due is None, one.due and one.due.timestamp(), one.code))


def parted(sort: VisitSort, given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is given for an entry, in its open and its sealed half. Raises EventError."""
    return halves(sort, VISIT_SORTS[sort].fields, given)


def fold_visit(entries: Iterable[VisitEntry]) -> VisitFile:
    """The state that a visit's entries come to. Raises EventError where they are not one visit's, whole and in order."""
    told = tuple(entries)
    if not told or told[0].sort != VisitSort.RECORDED:
        raise EventError("entries", "", "a visit begins with its record.")
    if [one.number for one in told] != list(range(1, len(told) + 1)):
        raise EventError("entries", "", "an entry of the visit is missing.")
    first = told[0].body
    visit = VisitFile(first["number"], told[0].at, first, first, told)
    _take_confirmed(visit, first)
    visit.papers = [VisitPaper(1, one["sha256"], one["media_type"], one["bytes"]) for one in first["kept"]]
    _take_duties(visit, first)
    if "D-LOG" in visit.duties:  # the record itself is what is owed
        _end(visit, "D-LOG", "done", told[0].at, "", "written_down")
    for entry in told[1:]:
        _apply(visit, VisitSort(entry.sort), entry)
    return visit


def _apply(visit: VisitFile, sort: VisitSort, entry: VisitEntry) -> None:
    body = entry.body
    match sort:
        case VisitSort.CORRECTED:
            visit.told, visit.told_entry = body, entry.number
            visit.decided = body
            if not visit.by_own_act:
                _take_confirmed(visit, body)
            _take_duties(visit, body)
        case VisitSort.PRESENCE_CONFIRMED:
            visit.confirmed_at, visit.confirmed_by = body["confirmed_at"], body["by_role"]
            visit.by_own_act = True
            visit.decided = {**visit.decided, **{name: body[name] for name in DECIDED if name in body}}
            _take_duties(visit, body)
        case VisitSort.PAPER_KEPT:
            visit.papers.append(VisitPaper(entry.number, body["sha256"], body["media_type"], body["bytes"]))
        case VisitSort.PAPER_READ:
            visit.papers = [
                replace(one, read_entry=entry.number, paper=body["paper"], sure=body["sure"])
                if one.sha256 == body["sha256"]
                else one
                for one in visit.papers
            ]
        case VisitSort.DUTY_DONE:
            _end(visit, body["duty"], "done", body["done_at"], body["by_role"], body["how"])
        case VisitSort.DUTY_NOT_DONE:
            _end(visit, body["duty"], "not_done", entry.at, body["by_role"], body["reason"])
        case VisitSort.NOTICE_SENT:
            visit.notices.append(body)
            _end(visit, body["duty"], "done", body["sent_at"], body["by_role"], body["how"])
        case VisitSort.VOIDED:
            visit.voided_at, visit.voided_for = entry.at, body["reason"]
        case VisitSort.RECORDED:
            raise EventError(sort, "", "a visit is put on record once.")


def _take_confirmed(visit: VisitFile, body: Mapping[str, Any]) -> None:
    visit.confirmed_at, visit.confirmed_by = body.get("confirmed_at"), body.get("confirmed_by", "")


def _take_duties(visit: VisitFile, body: Mapping[str, Any]) -> None:
    """The duties that an answer brings; what was done or said of one already stands, and one that is owed no more goes."""
    before, visit.duties = visit.duties, {}
    for name, is_owed in (("owed", True), ("optional", False)):
        for one in body[name]:
            code, met = one["duty"], one.get("met_at")
            known = before.get(code)
            ended = known is not None and known.state != "open"
            new = VisitDuty(code, is_owed, one.get("due"))
            if ended and known is not None:
                new = replace(known, is_owed=is_owed, due=one.get("due"))
            elif met is not None:
                new = replace(new, state="done", at=met)
            visit.duties[code] = new
    visit.duties |= {
        code: one for code, one in before.items() if code not in visit.duties and one.state != "open"
    }


def _end(visit: VisitFile, code: str, state: str, at: datetime, by_role: str, how: str) -> None:
    """What was done stays done, at its first moment; what was not done may be done later."""
    known = visit.duties.get(code, VisitDuty(code, False, None))
    if known.state != "done":
        visit.duties[code] = replace(known, state=state, at=at, by_role=by_role, how=how)


def visits_today(visits: Iterable[tuple[str, VisitFile]], at: datetime) -> list[Item]:
    """What the visits leave open at a moment, the most urgent first; each with the name under which the visit is kept."""
    found = [_item(name, visit, duty, at) for name, visit in visits for duty in visit.open_duties()]
    return sorted(found, key=lambda item: (item.urgency, item.due is None, _stamp(item), item.reference))


def _stamp(item: Item) -> float:
    return item.due.timestamp() if isinstance(item.due, datetime) else 0.0


def _item(name: str, visit: VisitFile, owed: VisitDuty, at: datetime) -> Item:
    duty = duty_at(owed.code, visit.told["place"], visit.decided["decided_on"])
    urgency = Urgency.NOW if owed.due is None or owed.due - at <= SOON else Urgency.TODAY
    if owed.due is not None and owed.due < at:
        urgency = Urgency.LATE
    return Item(
        name,
        visit.number,
        urgency,
        duty.says,
        duty.dice,
        duty.cite,
        owed.due,
        duty.house or (owed.due is not None and owed.code not in OF_LAW),
        tag=duty.tag,
        came_at=visit.told["arrived_at"],
    )
