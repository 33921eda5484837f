"""One of each notice, about invented people, for the tests that print them."""

from datetime import date, datetime
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

ON = date(2026, 11, 24)  # a Tuesday
MADE = datetime(2026, 11, 24, 23, 5, tzinfo=CALIFORNIA)
RECEIVED = datetime(2026, 11, 24, 22, 45, tzinfo=CALIFORNIA)
RELEASE = datetime(2026, 11, 27, 9, 0, tzinfo=CALIFORNIA)  # a Friday
AGENCY = "Madrone County Sheriff's Office, Main Jail (fictional)"
DESK = "Records desk, 555-0100"
OFFICE = "DHS office (fictional)"
ADULT = {
    "minor": False,
    "history_complete": True,
    "registry": "none",
    "federal_felony_warrant": "none",
    "pending": [],
}
ROBBERY = {"code": "PC", "section": "211", "level": "felony", "date": "2021-11-30"}


def answer_to(kind: str, *, convictions: Any = (), policy: str = "allows", **person: Any) -> Answer:
    """What the rules say of one part, on a Tuesday, at a sheriff's jail."""
    agency = Agency("sheriff_jail", {kind: policy})
    request = {"kind": kind, "from": "ICE", "info_public": {"release_date": False}}
    return decide(request, {**ADULT, "convictions": list(convictions), **person}, agency, ON)


NO_NOTICE = PartSaid(answer_to("notification"), Intention.NO)
MAY_NOTIFY = PartSaid(answer_to("notification", convictions=[ROBBERY]), Intention.YES)
OPEN_NOTICE = PartSaid(answer_to("notification", convictions=[ROBBERY]), Intention.OPEN)
NO_HOLD = PartSaid(answer_to("hold"), Intention.NO)
NO_TRANSFER = PartSaid(answer_to("transfer", policy="judicial_only"), Intention.NO)
OPEN_INTERVIEW = PartSaid(answer_to("interview"), Intention.OPEN)


def head(number: str, **changes: Any) -> Head:
    """The head of a notice to the person."""
    told: dict[str, Any] = {"agency": AGENCY, "desk": DESK, "made_at": MADE, "booking_ref": "B-001"}
    return Head(number, **{**told, **changes})


def copy_and_intent(*parts: PartSaid, **changes: Any) -> CopyAndIntent:
    """The notice on receipt of a request for notice and hold."""
    told: dict[str, Any] = {
        "number": "T-001-CI",
        "agency": AGENCY,
        "desk": DESK,
        "booking_ref": "B-001",
        "office": OFFICE,
        "received_at": RECEIVED,
        "channel": "fax",
        "parts": parts or (NO_NOTICE, NO_HOLD),
        "pages": 3,
        "made_at": MADE,
    }
    return CopyAndIntent(**{**told, **changes})


TOLD = ToldToOffice(OFFICE, RELEASE, MADE, "email")


def one_of_each() -> tuple[NoticeData, ...]:
    """Every notice, each with all that it can say."""
    changed = ChangedPart(Intention.OPEN, MAY_NOTIFY)
    return (
        copy_and_intent(),
        ChangeOfIntention(head("T-001-CH"), OFFICE, RECEIVED, "fax", MADE, "T-001-CI", (changed,)),
        InterviewConsent(
            head("T-001-IC"), OFFICE, RECEIVED, "immigration", "identity interview", 30, given_at=MADE
        ),
        DesigneeForm(head("T-001-DF")),
        ReleaseNoticePerson(head("T-001-RN", person="Rosa Ejemplo"), TOLD, "attorney", "Irma Vela"),
        ReleaseNoticeAttorneyOrDesignee(
            head("T-001-RD", person="Rosa Ejemplo"), TOLD, "Irma Vela", "attorney", "Rosa Ejemplo"
        ),
        ReadAloud(head("T-001-RA"), copy_and_intent()),
        ProofOfService(head("T-001-PS"), "copy_and_intent", "T-001-CI", "vi", "1"),
        ReplyToFederalOffice(
            head("T-001-RE"),
            "FAX-7",
            RECEIVED,
            (
                ReplyPart(MAY_NOTIFY.answer, "notify", RELEASE),
                ReplyPart(NO_HOLD.answer, "declined"),
                ReplyPart(NO_TRANSFER.answer, "warrant"),
            ),
        ),
        CounselQuestion(
            head("T-001-CQ"),
            "Does this paper order the person's arrest?",
            (("Signed by", "a magistrate judge"), ("Crime", "not stated")),
            answer_to("transfer"),
            RELEASE,
        ),
        BreachNote(
            head("T-001-BN"),
            NO_NOTICE.answer,
            MADE,
            "clerk",
            "The office called, and the date was read to it.",
            ("The release date",),
            ("The office was told that the date was given in error.",),
            ("Supervisor", "Counsel"),
        ),
    )
