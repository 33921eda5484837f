"""The record of a visit as the rest of the program knows it: frozen, every free text struck, every moment California's.

It is made by `reading` from a file or from plain data, and is written as plain data again by `to_plain`: what was struck
is gone from it, what nobody knew is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from typing import Any

from amparo.facts.visit_record import SCHEMA
from amparo.visits.fields import StruckField


@dataclass(frozen=True, slots=True)
class Officers:
    """Who came: public officials, as far as staff could see."""

    count: int | None = None
    agency_stated: str | None = None
    identification_shown: bool | str | None = None  # "refused" where they were asked and refused
    names: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    badge_number_noted: bool | None = None
    supervisor_phone_noted: bool | None = None
    supervisor_phone: str | None = None
    uniform: str | None = None
    vehicle_described: bool | None = None
    vehicles: str | None = None


@dataclass(frozen=True, slots=True)
class VisitPaper:
    """One paper. `kind` is a code of paper_kinds.toml, ADMIN or UNKNOWN: as written, else as its heading and title read."""

    shown: bool | None = None
    kind: str = ""
    title: str | None = None
    form_number: str | None = None
    headed_by: str | None = None
    signed_by_title: str | None = None
    court_named: str | None = None
    judge_named: str | None = None
    case_number: str | None = None
    dated: date | None = None
    names_this_place: bool | None = None
    in_date: bool | None = None
    person_matches: bool | None = None
    copy_kept: bool | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class VisitStep:
    """What was done, and when."""

    what: str
    at: datetime | None = None
    languages: tuple[str, ...] = ()
    by_role: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What the rules were shown to answer when the record was made; it is told, never believed: they are asked again."""

    outcome: str | None = None
    rule: str | None = None
    on: date | None = None
    rules_version: str | None = None


@dataclass(frozen=True, slots=True)
class VisitNotice:
    """A notice that went out."""

    code: str
    at: datetime | None = None
    to: str | None = None
    languages: tuple[str, ...] = ()
    by_role: str | None = None


@dataclass(frozen=True, slots=True)
class DutyMark:
    """What was noted about a duty: done, by which role and how, or why not."""

    code: str
    done: datetime | None = None
    by_role: str | None = None
    how: str | None = None
    not_done_because: str | None = None


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """One visit. None and empty mean: nobody wrote it down, which is never a yes."""

    place: str
    arrived: datetime
    site: str | None = None
    kept_by: str | None = None
    left: datetime | None = None
    received_by_role: str | None = None
    second_staff_witness_role: str | None = None
    staff_present: tuple[str, ...] = ()
    decided_by_role: str | None = None
    officers: Officers = field(default_factory=Officers)
    stated_reason: str | None = None
    wanted: tuple[str, ...] = ()
    area_reached: str | None = None
    entered_nonpublic_area: bool | None = None
    exigent_circumstances_claimed: bool | None = None
    papers: tuple[VisitPaper, ...] = ()
    answer_given: str | None = None
    officers_then: str | None = None
    steps: tuple[VisitStep, ...] = ()
    later: Mapping[str, datetime | date] = field(default_factory=dict)
    records_released: bool | None = None
    records_released_at: datetime | None = None
    free_text: str | None = None
    follow_up: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    decided: Decided = field(default_factory=Decided)
    notices: tuple[VisitNotice, ...] = ()
    duties: tuple[DutyMark, ...] = ()
    struck: tuple[StruckField, ...] = ()
    untaken: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()

    @property
    def on(self) -> date:
        """The day for which the rules are asked: the day they came."""
        return self.arrived.date()

    @property
    def struck_before(self) -> tuple[str, ...]:
        """The fields that carry the mark of something struck, now or when the record was first kept."""
        now = [one.field for one in self.struck]
        marked = [name for name, value in _texts(self) if "[struck: " in value or "[tachado: " in value]
        return tuple(dict.fromkeys([*now, *marked]))

    def to_plain(self) -> dict[str, Any]:
        """The record as plain data of the format, without what was struck; reading it gives the same record."""
        told = {"schema": SCHEMA} | {
            one.name: _plain(getattr(self, one.name)) for one in fields(self) if one.name not in _OF_READING
        }
        return {name: value for name, value in told.items() if value not in (None, [], {})}


_OF_READING = ("struck", "untaken", "assumed")


def _texts(record: VisitRecord) -> list[tuple[str, str]]:
    names = ("stated_reason", "answer_given", "officers_then", "follow_up", "free_text")
    return [(name, value) for name in names if isinstance(value := getattr(record, name), str)]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S" if value.second else "%Y-%m-%dT%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        told = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {name: one for name, one in told.items() if one not in (None, [], "")}
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    return value
