"""The profile of one site, `amparo-site/1`: its kind, its areas in words, offices to call, policies, training, drills.

It holds no person's name and no address. What it does not say is unknown, and an unknown fact is never a yes.
`site_reading` reads it from TOML, `guide_site` hands its contacts to the offline guide.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from amparo.facts.site_offices import alone, spoken
from amparo.terms import Language

__all__ = [
    "CONTACTS_EXPECTED",
    "NOT_SENT",
    "SITE_SCHEMA",
    "Area",
    "Contact",
    "Policy",
    "Posting",
    "Report",
    "SafetyPlan",
    "SiteProfile",
    "Trained",
]

SITE_SCHEMA = "amparo-site/1"
NOT_SENT = "not_sent"
"""A policy that is known not to have gone to the state's portal."""

CONTACTS_EXPECTED: Mapping[str, tuple[str, ...]] = {
    "k12": ("administrator", "backup", "counsel"),
    "child_care": ("administrator", "backup", "counsel"),
    "ccc": ("administrator", "backup", "counsel", "contact_office", "dso"),
    "csu": ("administrator", "backup", "counsel", "contact_office", "dso"),
    "uc": ("administrator", "backup", "counsel", "contact_office", "dso"),
    "private_college": ("administrator", "backup", "counsel", "contact_office", "dso"),
    "health": ("administrator", "backup", "counsel", "privacy_officer"),
    "courthouse": ("administrator", "backup", "counsel", "bailiff", "court_executive"),
    "library": ("administrator", "backup", "counsel"),
    "shelter": ("administrator", "backup", "counsel"),
    "worksite": ("administrator", "backup", "counsel", "hr"),
    "city_county_office": ("administrator", "backup", "counsel"),
    "patrol": ("administrator", "counsel"),
    "dispatch": ("administrator", "counsel"),
    "fire": ("administrator", "counsel", "contact_office"),
    "ambulance": ("administrator", "counsel", "privacy_officer"),
    "code_enforcement": ("administrator", "counsel"),
    "parks": ("administrator", "counsel", "manager"),
    "worship": ("administrator", "lawyer"),
}
"""The offices that the steps of each place tell staff to call."""


@dataclass(frozen=True, slots=True)
class Contact:
    """An office that is called, never a person. `office` is a word of `site_offices.toml`."""

    office: str
    telephone: str
    mailbox: str = ""
    link: str = ""

    def label(self, language: Language) -> str:
        """The office as it stands alone: `Principal`, `Dirección de la escuela`."""
        return alone("offices", self.office, language)

    def inside(self, language: Language) -> str:
        """The office inside a sentence: `the principal`, `la dirección de la escuela`."""
        return spoken("offices", self.office, language)


@dataclass(frozen=True, slots=True)
class Area:
    """One area of the site in words: a map that is read."""

    name: Mapping[Language, str]
    kind: str  # public, nonpublic
    words: Mapping[Language, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SafetyPlan:
    """The safety plan: since when, and whether it holds the procedure for telling families."""

    adopted: date | None
    holds_notice_procedure: bool | None


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy of the body: since when, on what text it rests, and whether it went to the state's portal.

    `portal` is a day, `not_sent`, or None where nobody knows.
    """

    policy: str
    adopted: date | None
    model: str = ""
    model_day: date | None = None
    portal: date | str | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """What hangs on the wall or stands on the website since a day, in these languages."""

    posting: str
    on: date
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trained:
    """One line of the training roll: a role, how many hold it, how many were trained, when, and about what."""

    role: str
    people: int
    trained: int
    on: date
    topic: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report that a duty of an earlier visit asks for: due by a day, sent on a day or not yet."""

    duty: str
    due: date
    sent: date | None = None


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """A site. None and absent entries are unknown."""

    name: str
    body: str
    place: str
    county: str = ""
    fictional: bool = False
    place_sub: str | None = None
    operator: str | None = None
    health_kind: str | None = None
    licensed: bool | None = None
    confidential_address: bool | None = None
    on_lea_site: bool | None = None
    eligible_legislative_body: bool | None = None
    languages: tuple[str, ...] = ()
    meetings: tuple[date, ...] = ()
    last_drill: date | None = None
    areas: tuple[Area, ...] = ()
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    safety_plan: SafetyPlan | None = None
    policies: tuple[Policy, ...] = ()
    postings: tuple[Posting, ...] = ()
    training: tuple[Trained, ...] = ()
    reports: tuple[Report, ...] = ()

    def visit_facts(self, on: date) -> dict[str, Any]:
        """What the profile knows of a visit's facts on a day, by their names; what it does not know is left out."""
        known: dict[str, Any] = {
            "place_sub": self.place_sub,
            "operator": self.operator,
            "health_kind": self.health_kind,
            "licensed": self.licensed,
            "confidential_address": self.confidential_address,
            "on_lea_site": self.on_lea_site,
        }
        plan = self.safety_plan
        if plan is not None and plan.holds_notice_procedure is False:
            known["safety_plan_updated"] = "no"
        elif plan is not None and plan.holds_notice_procedure and plan.adopted is not None:
            known["safety_plan_updated"] = "yes" if plan.adopted <= on else "no"
            if plan.adopted <= on:
                known["safety_plan_date"] = plan.adopted.isoformat()
        return {name: value for name, value in known.items() if value is not None}

    def next_meeting(self, on: date) -> date | None:
        """The next regular meeting of the board on a day or after it, as far as the profile names any."""
        return min((day for day in self.meetings if day >= on), default=None)

    def lacking_contacts(self) -> tuple[str, ...]:
        """The roles that this place's steps call and for which the profile names no office."""
        return tuple(role for role in CONTACTS_EXPECTED[self.place] if role not in self.contacts)
