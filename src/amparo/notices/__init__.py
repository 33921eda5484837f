"""Words to the person: what a notice says, as whole texts per language, and the pages that print."""

from amparo.notices.breach_note import BreachNote
from amparo.notices.change_of_intention import ChangedPart, ChangeOfIntention
from amparo.notices.copy_and_intent import CopyAndIntent
from amparo.notices.copy_and_intent_page import render_copy_and_intent
from amparo.notices.counsel_question import CounselQuestion
from amparo.notices.designee_form import DesigneeForm
from amparo.notices.folder import write_folder
from amparo.notices.head import Head
from amparo.notices.holds import Holds, holds
from amparo.notices.index import Found, Listed, Withheld, render_index
from amparo.notices.intention import ContradictedError, Intention, intention_of
from amparo.notices.interview_consent import InterviewConsent
from amparo.notices.languages import LANGUAGE_NAMES, LANGUAGES, NOTICE_LANGUAGES, NoticeLanguage
from amparo.notices.make import NoticeData, make_notice, notice_of
from amparo.notices.parts import PartSaid
from amparo.notices.proof_of_service import ProofOfService
from amparo.notices.read_aloud import ReadAloud
from amparo.notices.release_notice import ReleaseNoticeAttorneyOrDesignee, ReleaseNoticePerson, ToldToOffice
from amparo.notices.reply_to_federal_office import ReplyPart, ReplyToFederalOffice
from amparo.notices.sets import Made, Named, Owed, Standings, make_one, make_set, notices_owed
from amparo.notices.standing import Standing, TextState, state_of
from amparo.notices.texts import Text, languages_of, notices_with_texts, text_of

__all__ = [
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "NOTICE_LANGUAGES",
    "BreachNote",
    "ChangeOfIntention",
    "ChangedPart",
    "ContradictedError",
    "CopyAndIntent",
    "CounselQuestion",
    "DesigneeForm",
    "Found",
    "Head",
    "Holds",
    "Intention",
    "InterviewConsent",
    "Listed",
    "Made",
    "Named",
    "NoticeData",
    "NoticeLanguage",
    "Owed",
    "PartSaid",
    "ProofOfService",
    "ReadAloud",
    "ReleaseNoticeAttorneyOrDesignee",
    "ReleaseNoticePerson",
    "ReplyPart",
    "ReplyToFederalOffice",
    "Standing",
    "Standings",
    "Text",
    "TextState",
    "ToldToOffice",
    "Withheld",
    "holds",
    "intention_of",
    "languages_of",
    "make_notice",
    "make_one",
    "make_set",
    "notice_of",
    "notices_owed",
    "notices_with_texts",
    "render_copy_and_intent",
    "render_index",
    "state_of",
    "text_of",
    "write_folder",
]
