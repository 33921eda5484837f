"""From what a notice says to the sheet that is printed: its text, its state, and the English beside it while it is a draft."""

from typing import assert_never

from amparo.notices.breach_note import BreachNote, fill_breach_note
from amparo.notices.change_of_intention import ChangeOfIntention, fill_change_of_intention
from amparo.notices.copy_and_intent import CopyAndIntent, fill_copy_and_intent
from amparo.notices.counsel_question import CounselQuestion, fill_counsel_question
from amparo.notices.designee_form import DesigneeForm, fill_designee_form
from amparo.notices.filling import Filling, blocks_of, theirs
from amparo.notices.head import foot, head_rows
from amparo.notices.interview_consent import InterviewConsent, fill_interview_consent
from amparo.notices.languages import NoticeLanguage
from amparo.notices.proof_of_service import ProofOfService, fill_proof_of_service
from amparo.notices.read_aloud import ReadAloud, fill_read_aloud
from amparo.notices.release_notice import (
    ReleaseNoticeAttorneyOrDesignee,
    ReleaseNoticePerson,
    addressee_row,
    fill_release_notice_attorney_or_designee,
    fill_release_notice_person,
)
from amparo.notices.reply_to_federal_office import ReplyToFederalOffice, fill_reply_to_federal_office
from amparo.notices.standing import Standing, TextState, state_of
from amparo.notices.texts import Text, text_of
from amparo.print.sheet import Beside, Block, Said, Sheet, own

NoticeData = (
    CopyAndIntent
    | ChangeOfIntention
    | InterviewConsent
    | DesigneeForm
    | ReleaseNoticePerson
    | ReleaseNoticeAttorneyOrDesignee
    | ReadAloud
    | ProofOfService
    | ReplyToFederalOffice
    | CounselQuestion
    | BreachNote
)
"""What a notice says, one class for each."""


_NAMES: dict[type, str] = {
    CopyAndIntent: "copy_and_intent",
    ChangeOfIntention: "change_of_intention",
    InterviewConsent: "interview_consent",
    DesigneeForm: "designee_form",
    ReleaseNoticePerson: "release_notice_person",
    ReleaseNoticeAttorneyOrDesignee: "release_notice_attorney_or_designee",
    ReadAloud: "read_aloud",
    ProofOfService: "proof_of_service",
    ReplyToFederalOffice: "reply_to_federal_office",
    CounselQuestion: "counsel_question",
    BreachNote: "breach_note",
}


def notice_of(notice: NoticeData) -> str:
    """The name of a notice, as its texts have it."""
    return _NAMES[type(notice)]


def make_notice(
    notice: NoticeData,
    language: NoticeLanguage,
    *,
    standing: Standing | None = None,
    english_standing: Standing | None = None,
) -> Sheet:
    """The sheet of a notice in a language.

    `standing` is what the agency has said of this text, `english_standing` of the English one. While a text is not
    approved it carries a mark and, in another language, the English beside it. Raises RulebookError for a language in
    which there is no text; `languages_of` says which there are.
    """
    text = text_of(notice_of(notice), language)
    state = state_of(text, standing)
    beside = None
    if language != "en" and not state.is_approved:
        english = text_of(text.notice, "en")
        blocks = _blocks(notice, english, state_of(english, english_standing))
        beside = Beside(own(english.sentence("companion"), bold=True), _mark(english, state), blocks)
    return Sheet(
        language=language,
        title=f"{text.sentence('title')} {notice.head.number}",
        number=theirs(notice.head.number, "number")[0],
        blocks=_blocks(notice, text, state),
        foot=text.sentence("foot.page"),
        page=text.sentence("page"),
        mark=_mark(text, state),
        stamp="" if state.is_approved else text.sentence("stamp.draft"),
        beside=beside,
    )


def _mark(text: Text, state: TextState) -> Said:
    return () if state.is_approved else own(text.sentence(f"mark.{state.state}"))


def _blocks(notice: NoticeData, text: Text, state: TextState) -> tuple[Block, ...]:
    filling = _filling(notice, text)
    more = [addressee_row(notice, text)] if isinstance(notice, ReleaseNoticeAttorneyOrDesignee) else []
    of_person = not isinstance(
        notice, ReleaseNoticeAttorneyOrDesignee | ReplyToFederalOffice | CounselQuestion | BreachNote
    )
    head = head_rows(notice.head, text, state, more, of_person=of_person)
    blocks = {**filling.blocks, "head": (head,), "foot": foot(notice.head, text)}
    return blocks_of(text.body, Filling(filling.values, blocks))


def _filling(notice: NoticeData, text: Text) -> Filling:
    match notice:
        case CopyAndIntent():
            return fill_copy_and_intent(notice, text)
        case ChangeOfIntention():
            return fill_change_of_intention(notice, text)
        case InterviewConsent():
            return fill_interview_consent(notice, text)
        case DesigneeForm():
            return fill_designee_form(notice, text)
        case ReleaseNoticePerson():
            return fill_release_notice_person(notice, text)
        case ReleaseNoticeAttorneyOrDesignee():
            return fill_release_notice_attorney_or_designee(notice, text)
        case ReadAloud():
            return fill_read_aloud(notice, text)
        case ProofOfService():
            return fill_proof_of_service(notice, text)
        case ReplyToFederalOffice():
            return fill_reply_to_federal_office(notice, text)
        case CounselQuestion():
            return fill_counsel_question(notice, text)
        case BreachNote():
            return fill_breach_note(notice, text)
    assert_never(notice)
