"""A plan for the yearly forum, as values. What the plan does not say is None, and None is never read as yes or as no."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class Said(Enum):
    """What a plan says of a thing that may be absent: nothing at all, or that there is none."""

    NOTHING = "nothing"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice: newspaper, web, radio, post or posted; where, on which day, in which languages."""

    kind: str
    outlet: str | None
    published: date | None
    languages: tuple[str, ...] | None
    line: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language of the survey: its share of the people, and the share of its speakers who speak English less than very well."""

    language: str
    share: float | None
    less_than_very_well: float | None
    line: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the agenda: what, and by which office or group; in Spanish, too, where the plan says it."""

    id: str
    title: str
    by: str | None
    line: int
    title_es: str | None = None
    by_es: str | None = None


@dataclass(frozen=True, slots=True)
class Department:
    """A department and what it said: gave_access, none, not_asked, did_not_answer; None where the plan does not say."""

    name: str
    answer: str | None
    line: int
    name_es: str | None = None
    kind: str | None = None
    """One of AGENCY_KINDS, where the plan says it."""


@dataclass(frozen=True, slots=True)
class LocalRule:
    """A rule of the agency's own beside the law: who adopted it, since when it holds, and when it last changed."""

    title: str
    title_es: str | None
    authority: str | None
    authority_es: str | None
    adopted: date | None
    changed: date | None
    line: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper of the packet. Papers whose identifiers begin with the same number (3a, 3b) are one text in several languages."""

    id: str
    title: str
    language: str | None
    machine_readable: bool | None
    posted: date | None
    revised: date | None
    line: int

    @property
    def group(self) -> str:
        """What it shares with its pair: the number at the beginning of its identifier, else the whole of it."""
        digits = self.id[: len(self.id) - len(self.id.lstrip("0123456789"))]
        return digits or self.id


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that one paper states: `answered` in the staff report, say."""

    paper: str
    measure: str
    value: int
    line: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """When, where and how. `disruption_policy` is the day of its approval, or what the plan says instead."""

    starts: datetime
    weekday: str | None
    place: str | None
    step_free: bool | None
    regular_meeting: bool | None
    of_the_body: bool | None
    remote_attendance: str | None
    remote_exception: str | None
    call_in_posted: bool | None
    captions: str | None
    comment: str | None
    disruption_policy: date | Said
    policy_on_consent: bool | None
    interpretation: tuple[str, ...] | None
    own_interpreter_instructions: bool | None
    meetings_page_linked: bool | None
    place_for_translations: bool | None
    groups_invited: tuple[str, ...] | None
    community_presenter: str | Said
    place_es: str | None = None
    presenter_es: str | None = None
    page: str | None = None
    """The address at which agenda, link and telephone number of the meeting are posted."""
    minutes: int | None = None
    """How long the forum is planned to last."""


@dataclass(frozen=True, slots=True)
class District:
    """What decides whether the board of a special district is an eligible body."""

    has_website: bool | None = None
    covers_county: bool | None = None
    staff: int | None = None
    revenue: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan. `release` is the number of the release on which its packet rests, `questions` the file of questions.

    `lines` gives the line of every name by its path, as in `forum.starts`; a name that is not there was not written.
    """

    place_name: str
    is_city: bool
    body: str | None
    body_name: str | None
    population: int | None
    county_population: int | None
    district: District
    data_year: int
    access_given: bool | None
    meeting: Meeting
    notices: tuple[Notice, ...] | None
    agenda_posted: date | None
    agenda_languages: tuple[str, ...] | None
    survey: tuple[Spoken, ...] | None
    parts: tuple[Part, ...] | None
    departments: tuple[Department, ...] | None
    attachments: tuple[Attachment, ...] | None
    figures: tuple[Figure, ...]
    release: int | None
    questions: str | None
    lines: Mapping[str, int]
    place_name_es: str | None = None
    body_name_es: str | None = None
    agencies: tuple[str, ...] = ()
    """The agencies of the releases whose figures the forum reports, by identifier."""
    local_rules: tuple[LocalRule, ...] | None = None
    rates: str | None = None
    """The file of rates of pay beside the plan, by which staff's time is reckoned in money."""
    draft: bool = False
    """That the plan says of itself that it is a draft."""

    def line(self, path: str) -> int:
        """The line of a name, or of the nearest name above it that was written; 1 where there is none."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, 1)

    @property
    def on(self) -> date:
        """The day of the forum."""
        return self.meeting.starts.date()
