"""A contact from the federal side, as every reader of this room hands it on. It holds references, never a name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

DAY_RULES: dict[str, tuple[str, str]] = {
    "chosen": ("the day chosen with --on", "el día elegido con --on"),
    "notified": ("the day the federal office was told", "el día en que se avisó a la oficina federal"),
    "release_due": ("the day release was due", "el día en que tocaba la salida"),
    "decided": ("the day the agency decided", "el día en que la agencia decidió"),
    "received": ("the day it came in", "el día en que llegó"),
    "prepared": ("the day the federal office prepared it", "el día en que la oficina federal lo preparó"),
}
"""Why a part is decided on that day and no other."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked: its kind, the day of the act, why that day, and the facts that `decide` takes.

    The facts about the person are those of that day: a minor may have come of age since.
    """

    kind: str
    on: date
    day_rule: str
    request: Mapping[str, Any]
    person: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that came with the request: its name on the form or list, and whether a judge stands behind it."""

    name: str
    judicial: bool


@dataclass(frozen=True, slots=True)
class Handling:
    """What the agency claimed and did, as its log says. All moments are California's; None means nothing on record.

    `decision` is `responded`, `declined`, `withdrawn_by_requester`, `pending`, or None where there is no log yet.
    `note_to_strike` says that the free text names somebody; the text itself is not kept.
    `access_given_at` is the first access on record at a desk, `access_recorded` whether all of it has its own record; a
    list has no column for either.
    """

    decision: str | None = None
    decided_at: datetime | None = None
    basis: str | None = None
    offense: str = ""
    offenses_counted: int = 0
    copy_served_at: datetime | None = None
    copy_language: str = ""
    served_by_mouth: bool = False
    told_intention_at: datetime | None = None
    office_told_at: datetime | None = None
    person_release_notice_at: datetime | None = None
    designee_notice_at: datetime | None = None
    release_due_at: datetime | None = None
    released_at: datetime | None = None
    transferred: bool = False
    arrest_on_premises: bool = False
    staff_minutes: int = 0
    note_to_strike: bool = False
    access_given_at: datetime | None = None
    access_recorded: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact: where it stands (file, line), when it came, and what it asks."""

    source: str
    file: str
    line: int
    reference: str
    received_on: date
    received_at: datetime | None
    channel: str
    form: str
    parts: tuple[Part, ...]
    handling: Handling = field(default_factory=Handling)
    papers: tuple[Paper, ...] = ()
    person_ref: str = ""
    booking_ref: str = ""
    office: str = ""
    agency: str = ""
    pages: int | None = None
    state: str = ""
    lift_reason: str = ""

    @property
    def about_a_person(self) -> bool:
        """Whether it concerns one person; a demand for a list does not."""
        return self.form != "list_demand"

    @property
    def asks(self) -> tuple[str, ...]:
        """The kinds of what is asked, in order."""
        return tuple(part.kind for part in self.parts)


@dataclass(frozen=True, slots=True)
class Said:
    """Something a reader of the output must know, in both languages."""

    en: str
    es: str


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One input file, recognized: its kind, its contacts as a stream, and what must be said about the reading.

    The stream can be read once; it raises RefusedError where a line cannot be used. `assumed` are the readings that
    were chosen, `dropped` what was left aside and why.
    """

    kind: str
    file: str
    contacts: Iterator[Contact]
    assumed: tuple[Said, ...] = ()
    dropped: tuple[Said, ...] = ()
