"""One of each notice with invented data, so that counsel reads a text as it prints. Nobody in it exists."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from amparo.clock import CALIFORNIA
from amparo.decision import Answer, decide
from amparo.facts import Agency
from amparo.notices import CopyAndIntent, Intention, PartSaid
from amparo.notices.breach_note import BreachNote
from amparo.notices.change_of_intention import ChangedPart, ChangeOfIntention
from amparo.notices.counsel_question import CounselQuestion
from amparo.notices.designee_form import DesigneeForm
from amparo.notices.head import Head
from amparo.notices.interview_consent import InterviewConsent
from amparo.notices.make import NoticeData
from amparo.notices.proof_of_service import ProofOfService
from amparo.notices.read_aloud import ReadAloud
from amparo.notices.release_notice import (
    ReleaseNoticeAttorneyOrDesignee,
    ReleaseNoticePerson,
    ToldToOffice,
)
from amparo.notices.reply_to_federal_office import ReplyPart, ReplyToFederalOffice

NUMBER = "SAMPLE"
"""The number of every sample: no real notice is called so."""
PERSON, ATTORNEY, OFFICE, BOOKING = "Ana Ejemplo", "Irma Muestra", "DHS office (sample)", "B-0000"
_CLEAN: dict[str, Any] = {
    "minor": False,
    "history_complete": True,
    "registry": "none",
    "federal_felony_warrant": "none",
    "pending": [],
}
_ROBBERY = {"code": "PC", "section": "211", "level": "felony", "date": "2021-11-30"}
"""A conviction that leaves a notification to the agency, so that the sample shows each of the answers."""


def sample_of(notice: str, agency: Agency, at: datetime) -> NoticeData:
    """A notice by its name, made at a moment for invented people, under the agency's own head."""
    return _MAKERS[notice](_Sample(agency, at))


class _Sample:
    """What the samples are made of: the head, the moments, and three answers of the rules on the day."""

    def __init__(self, agency: Agency, at: datetime) -> None:
        here = at.astimezone(CALIFORNIA).replace(second=0, microsecond=0)
        self.made, self.received, self.on = here, here - timedelta(minutes=20), here.date()
        self.release = datetime.combine(self.on + timedelta(days=3), time(9), CALIFORNIA)
        desk = ", ".join(filter(None, (agency.desk, agency.telephone)))
        self.head_of: Callable[..., Head] = partial(
            Head, NUMBER, agency.name or "Agency (sample)", desk, self.made
        )
        self.desk = desk
        self.agency = agency.name or "Agency (sample)"

    def head(self, *, person: str = "") -> Head:
        return self.head_of(person=person, booking_ref=BOOKING)

    @property
    def may_notify(self) -> PartSaid:
        return PartSaid(_answer("notification", self.on, [_ROBBERY]), Intention.YES)

    @property
    def no_hold(self) -> PartSaid:
        return PartSaid(_answer("hold", self.on), Intention.NO)

    @property
    def told(self) -> ToldToOffice:
        return ToldToOffice(OFFICE, self.release, self.made, "email")

    def copy(self) -> CopyAndIntent:
        return CopyAndIntent(
            number=NUMBER,
            agency=self.agency,
            desk=self.desk,
            booking_ref=BOOKING,
            office=OFFICE,
            received_at=self.received,
            channel="fax",
            parts=(PartSaid(_answer("notification", self.on), Intention.NO), self.no_hold),
            pages=3,
            made_at=self.made,
        )


def _answer(kind: str, on: date, convictions: Any = ()) -> Answer:
    """What the rules say at an invented sheriff's jail whose own rule leaves it to the law."""
    request = {"kind": kind, "from": "ICE", "info_public": {"release_date": False}}
    return decide(
        request, {**_CLEAN, "convictions": list(convictions)}, Agency("sheriff_jail", {kind: "allows"}), on
    )


def _change(one: _Sample) -> NoticeData:
    changed = ChangedPart(Intention.OPEN, one.may_notify)
    return ChangeOfIntention(one.head(), OFFICE, one.received, "fax", one.made, NUMBER, (changed,))


def _consent(one: _Sample) -> NoticeData:
    return InterviewConsent(
        one.head(), OFFICE, one.received, "immigration", "identity interview", 30, given_at=one.made
    )


def _reply(one: _Sample) -> NoticeData:
    parts = (
        ReplyPart(one.may_notify.answer, "notify", one.release),
        ReplyPart(one.no_hold.answer, "declined"),
        ReplyPart(_answer("transfer", one.on), "warrant"),
    )
    return ReplyToFederalOffice(one.head(), "FAX-0", one.received, parts)


def _to_counsel(one: _Sample) -> NoticeData:
    facts = (("Signed by", "a magistrate judge"), ("Crime", "not stated"))
    question = "Does this paper order the person's arrest?"
    return CounselQuestion(one.head(), question, facts, _answer("transfer", one.on), one.release)


def _breach(one: _Sample) -> NoticeData:
    return BreachNote(
        one.head(),
        _answer("notification", one.on),
        one.made,
        "clerk",
        "The office called, and the date was read to it.",
        ("The release date",),
        ("The office was told that the date was given in error.",),
        ("Supervisor", "Counsel"),
    )


_MAKERS: Mapping[str, Callable[[_Sample], NoticeData]] = {
    "copy_and_intent": _Sample.copy,
    "change_of_intention": _change,
    "interview_consent": _consent,
    "designee_form": lambda one: DesigneeForm(one.head()),
    "release_notice_person": lambda one: ReleaseNoticePerson(
        one.head(person=PERSON), one.told, "attorney", ATTORNEY
    ),
    "release_notice_attorney_or_designee": lambda one: ReleaseNoticeAttorneyOrDesignee(
        one.head(person=PERSON), one.told, ATTORNEY, "attorney", PERSON
    ),
    "read_aloud": lambda one: ReadAloud(one.head(), one.copy()),
    "proof_of_service": lambda one: ProofOfService(one.head(), "copy_and_intent", NUMBER, "vi", "1"),
    "reply_to_federal_office": _reply,
    "counsel_question": _to_counsel,
    "breach_note": _breach,
}
