"""What a draft may know of a visit: words of closed lists, counts and moments, taken from the record here and nowhere else.

No draft reads the record itself. What the record holds in free words - a name, a badge, a reason, a note - has no field
here, so it cannot come into a paper that leaves the office, whatever somebody wrote.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from amparo.facts.site_profile import Contact, SiteProfile
from amparo.facts.visit_record import AREAS, ROLES, UNIFORMS
from amparo.law.paper_kinds import kinds
from amparo.law.places import VisitAnswer
from amparo.terms import Language
from amparo.visits import VisitRecord, answer_of
from amparo.visits.drafts.words import AGENCIES, AGENCY_PAPER, NO_PAPER, NOT_NOTED, agency_of, said

__all__ = ["Site", "Told", "agency_said", "role_said", "site_of", "told_of"]

_NOTICE = "noi_i9"


@dataclass(frozen=True, slots=True)
class Told:
    """The facts of one visit that a draft may use. None or an empty word is what nobody wrote down."""

    place: str
    on: date
    arrived: datetime
    left: datetime | None
    agency: str
    officers: int | None
    id_shown: str
    dress: str
    area: str
    papers: tuple[str, ...]
    copy_kept: bool | None
    requests: tuple[str, ...]
    answers: tuple[VisitAnswer, ...]
    walked_in: bool | None
    released: bool | None
    taken: bool | None
    taken_at: datetime | None
    received_by: str
    witness: str
    notice_received: datetime | None = None
    results_received: datetime | None = None
    confirmed_at: datetime | None = None
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """The site as its profile tells of it; without a profile every word is a blank, to be written by hand.

    No language at all means that nobody has written down which ones are read there.
    """

    name: str = ""
    body: str = ""
    languages: tuple[str, ...] = ()
    contact: Contact | None = None
    link: str = ""
    next_meeting: date | None = None

    def contact_said(self, language: Language) -> str:
        """The office to ask, with its telephone and mailbox, in one line."""
        if self.contact is None:
            return ""
        parts = (self.contact.label(language), self.contact.telephone, self.contact.mailbox)
        return ", ".join(part for part in parts if part)


def told_of(record: VisitRecord) -> Told:
    """What a draft may know of a record."""
    decided = answer_of(record)
    officers = record.officers
    kinds_shown = tuple(_kind(paper.kind) for paper in record.papers if paper.shown is not False)
    moments = {step.what: step.at for step in record.steps}
    return Told(
        place=record.place,
        on=record.on,
        arrived=record.arrived,
        left=record.left,
        agency=agency_of(officers.agency_stated or str(record.facts.get("agency") or "")),
        officers=officers.count,
        id_shown=_id_shown(officers.identification_shown),
        dress=_word(officers.uniform, UNIFORMS),
        area=_word(record.area_reached, AREAS),
        papers=kinds_shown or (_no_paper(record),),
        copy_kept=_all_copied(record),
        requests=tuple(request for request, _ in decided.answers),
        answers=tuple(answer for _, answer in decided.answers),
        walked_in=record.entered_nonpublic_area,
        released=record.records_released,
        taken=True if "person_taken" in moments else _yes(record.facts.get("person_taken")),
        taken_at=moments.get("person_taken"),
        received_by=record.received_by_role or "",
        witness=record.second_staff_witness_role or "",
        notice_received=(moments.get("paper_received") or record.arrived) if _NOTICE in kinds_shown else None,
        results_received=_moment(record.later.get("inspection_results_received")),
    )


def _no_paper(record: VisitRecord) -> str:
    """Whether somebody noted that none was shown: what nobody noted is told as such."""
    return NO_PAPER if not record.papers and record.facts.get("document") == NO_PAPER else NOT_NOTED


def site_of(profile: SiteProfile | None, on: date) -> Site:
    """What a draft may know of the site: its own name and body, an office to ask, a page with help, the next meeting."""
    if profile is None:
        return Site()
    contacts = profile.contacts
    resources = contacts.get("resources")
    return Site(
        name=profile.name,
        body=profile.body,
        languages=tuple(profile.languages),
        contact=contacts.get("contact_office") or contacts.get("administrator"),
        link=(resources.link if resources else None) or "",
        next_meeting=profile.next_meeting(on),
    )


def role_said(role: str, language: Language) -> str:
    """A role in words; empty for one that is not in the list."""
    return said(ROLES, role, language) if role in ROLES else ""


def agency_said(told: Told, language: Language) -> str:
    """The agency in words."""
    return said(AGENCIES, told.agency, language)


def _kind(kind: str) -> str:
    return kind if kind in kinds() or kind == AGENCY_PAPER else "UNKNOWN"


def _id_shown(given: object) -> str:
    if given == "refused":
        return "refused"
    return "unknown" if given is None else "yes" if given else "no"


def _all_copied(record: VisitRecord) -> bool | None:
    kept = [paper.copy_kept for paper in record.papers if paper.shown is not False]
    if not kept or None in kept:
        return None
    return all(kept)


def _yes(given: object) -> bool | None:
    return (
        {True: True, "yes": True, False: False, "no": False}.get(given)
        if isinstance(given, str | bool)
        else None
    )


def _moment(given: object) -> datetime | None:
    return given if isinstance(given, datetime) else None


def _word(given: str | None, words: Mapping[str, object]) -> str:
    return given if given is not None and given in words else ""
