"""Does the state allow it? Each act, with the reason why it cannot be done now; who may do it stands in `roles.py`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from amparo.casefile.accesses import MEANS_OF, is_given, unrecorded
from amparo.law import duties as law
from amparo.terms import Language

if TYPE_CHECKING:  # a case file is folded with the acts in hand; only the type checker needs the arrow back
    from amparo.casefile.folding import CaseFile


class Act(StrEnum):
    """What staff do."""

    RECEIVE_REQUEST = "receive_request"
    ATTACH_DOCUMENT = "attach_document"
    CONFIRM_FACTS = "confirm_facts"
    DECIDE = "decide"
    SET_INTENTION = "set_intention"
    VERIFY_PAPER = "verify_paper"
    ASK_COUNSEL = "ask_counsel"
    ANSWER_COUNSEL = "answer_counsel"
    NAME_DESIGNEE = "name_designee"
    MAKE_NOTICES = "make_notices"
    SERVE_NOTICE = "serve_notice"
    SEND_REPLY = "send_reply"
    RECORD_ANSWER = "record_answer"
    RECORD_ACCESS = "record_access"
    RECORD_RELEASE = "record_release"
    RECORD_TRANSFER = "record_transfer"
    RECORD_WITHDRAWAL = "record_withdrawal"
    LINK_AGAIN = "link_again"
    NOTE_TIME = "note_time"
    ACT_OUTSIDE_DECISION = "act_outside_decision"
    CORRECT = "correct"
    READ_PERSON = "read_person"
    IMPORT_REQUESTS = "import_requests"
    SET_POLICY = "set_policy"
    APPROVE_TEXT = "approve_text"
    READ_ACCESS_LOG = "read_access_log"
    MANAGE_USERS = "manage_users"
    READ_DAYS = "read_days"
    ATTEST_MONTH = "attest_month"
    ERASE = "erase"
    GIVE_PROOF = "give_proof"
    READ_RELEASES = "read_releases"
    CLOSE_PERIOD = "close_period"
    DRAFT_RELEASE = "draft_release"
    APPROVE_RELEASE = "approve_release"
    WITHDRAW_RELEASE = "withdraw_release"
    READ_OVERSIGHT = "read_oversight"
    SEND_STATE_REPORT = "send_state_report"
    LOG_RECORDS_REQUEST = "log_records_request"
    READ_FREE_TEXT = "read_free_text"
    ANSWER_RECORDS_REQUEST = "answer_records_request"
    DRAW_SAMPLE = "draw_sample"
    READ_VISITS = "read_visits"
    RECORD_VISIT = "record_visit"
    READ_VISIT_PAPER = "read_visit_paper"
    CORRECT_VISIT = "correct_visit"
    VOID_VISIT = "void_visit"
    CONFIRM_PRESENCE = "confirm_presence"
    DO_VISIT_DUTY = "do_visit_duty"
    SEND_VISIT_NOTICE = "send_visit_notice"
    READ_SITES = "read_sites"
    SET_SITE = "set_site"


Reason = tuple[str, str]

_NO_RECORD = ("There is no such record yet.", "Aún no existe ese registro.")
_RECEIVED = ("It was received already.", "Ya fue recibida.")
_WITHDRAWN = (
    "The federal office took it back; what is owed to the person stays.",
    "La oficina federal la retiró; lo que se debe a la persona sigue en pie.",
)
_NOT_ASKED = ("The request does not ask for that.", "La solicitud no pide eso.")
_NO_FACTS = (
    "Nobody has confirmed the facts of this part.",
    "Nadie ha confirmado los datos de esta parte.",
)
_NOT_DECIDED = ("This part has not been decided.", "Esta parte no se ha decidido.")
_NOT_ALLOWED = (
    "The decision does not allow it. If it was done all the same, a supervisor records it with the reason.",
    "La decisión no lo permite. Si aun así se hizo, supervisión lo anota con el motivo.",
)
_COUNSEL_FIRST = (
    "Counsel must look first: a court may command here, or a question is open that only counsel can answer.",
    "Antes debe verlo el abogado de la agencia: quizá mande un tribunal, o queda una pregunta que solo él responde.",
)
_PERSON_FIRST = (
    "The person's own notice of release must be ready first (Gov. Code § 7283.1(b)).",
    "Antes debe estar listo el aviso de salida para la persona (Gov. Code § 7283.1(b)).",
)
_DESIGNEE_FIRST = (
    "The notice to the attorney or chosen person must be ready first (Gov. Code § 7283.1(b)).",
    "Antes debe estar listo el aviso al abogado o a la persona elegida (Gov. Code § 7283.1(b)).",
)
_VERIFY_FIRST = (
    "The paper from a court must be verified first: call the clerk on a number looked up elsewhere.",
    "Antes hay que verificar el papel del tribunal: llame a la secretaría a un número buscado en otra parte.",
)
_NO_NOTICE = ("That notice has not been made.", "Ese aviso no se ha hecho.")
_NO_ANSWER_YET = (
    "The parts are not all decided: nothing is answered before.",
    "No están decididas todas las partes: antes no se responde nada.",
)
_NOBODY_ASKED = ("Nobody has asked counsel that.", "Nadie ha preguntado eso al abogado.")
_NOT_SAID = (
    "The agency has not said what it intends: nothing is answered before.",
    "La agencia no ha dicho qué piensa hacer: antes no se responde nada.",
)
_NO_HANDOVER = (
    "This part asks for no hand-over, and a yes to it is none to a hand-over: each act is decided by itself.",
    "Esta parte no pide una entrega, y un sí a ella no lo es a una entrega: cada acto se decide por sí solo.",
)
_NOT_GIVEN = (
    "It is not on record that such access was given: note first what was done.",
    "No consta que se diera ese acceso: anote antes lo que se hizo.",
)
_ACCESS_ON_RECORD = ("Its record of access is there already.", "Su anotación de acceso ya consta.")
_FORM_FIRST = (
    "The consent form must be served first (Gov. Code § 7283.1(a)).",
    "Antes hay que entregar el formulario de consentimiento (Gov. Code § 7283.1(a)).",
)
_CONSENT_FIRST = (
    "The person's own answer must be on record first: it stands among the facts of the part.",
    "Antes debe constar la respuesta de la propia persona: está entre los datos de la parte.",
)
_GONE = ("The person has left already.", "La persona ya salió.")

_MAY_BE_DONE = ("permitted", "not_regulated")
_REFUSED_BY_LAW = ("prohibited", "requires_judicial_order")
_HANDOVERS = ("transfer", "transport", "criminal_warrant")
"""The parts on which somebody may be handed over, or taken to court."""

_CONSENTED = ("consented", "attorney_only")
_OF_COURTS = ("arrest_warrant", "probable_cause_determination", "court_order", "writ")
COURT_COMMAND = "court_command"
"""What counsel is asked where a court commands: whether it is done as ordered (yes), or not before a court has said more."""

_OPENS_A_RECORD = (
    Act.RECEIVE_REQUEST,
    Act.IMPORT_REQUESTS,
    Act.SET_POLICY,
    Act.APPROVE_TEXT,
    Act.READ_ACCESS_LOG,
    Act.MANAGE_USERS,
    Act.READ_DAYS,
    Act.ATTEST_MONTH,
    Act.READ_RELEASES,
    Act.CLOSE_PERIOD,
    Act.DRAFT_RELEASE,
    Act.APPROVE_RELEASE,
    Act.WITHDRAW_RELEASE,
    Act.READ_OVERSIGHT,
    Act.SEND_STATE_REPORT,
    Act.LOG_RECORDS_REQUEST,
    Act.READ_FREE_TEXT,
    Act.ANSWER_RECORDS_REQUEST,
    Act.DRAW_SAMPLE,
    Act.READ_VISITS,
    Act.RECORD_VISIT,
    Act.READ_VISIT_PAPER,
    Act.CORRECT_VISIT,
    Act.VOID_VISIT,
    Act.CONFIRM_PRESENCE,
    Act.DO_VISIT_DUTY,
    Act.SEND_VISIT_NOTICE,
    Act.READ_SITES,
    Act.SET_SITE,
)
_ON_A_PART = (Act.CONFIRM_FACTS, Act.DECIDE, Act.VERIFY_PAPER, Act.RECORD_TRANSFER)


def refused(
    case: CaseFile | None, act: Act, *, part: str = "", question: str = "", notice: str = ""
) -> Reason | None:
    """Why the act cannot be done in this state, in English and Spanish; None where it can."""
    if case is None:
        return None if act in _OPENS_A_RECORD else _NO_RECORD
    if act is Act.RECEIVE_REQUEST:
        return _RECEIVED
    if act in _ON_A_PART and part not in case.parts:
        return _NOT_ASKED
    if case.withdrawn is not None and act in (
        Act.CONFIRM_FACTS,
        Act.DECIDE,
        Act.SET_INTENTION,
        Act.VERIFY_PAPER,
        Act.SEND_REPLY,
        Act.RECORD_ANSWER,
        Act.RECORD_TRANSFER,
    ):
        return _WITHDRAWN
    match act:
        case Act.DECIDE:
            return None if case.parts[part].facts is not None else _NO_FACTS
        case Act.RECORD_ANSWER:
            return _answer_refused(case)
        case Act.SERVE_NOTICE:
            return None if not notice or case.is_ready(notice) else _NO_NOTICE
        case Act.SEND_REPLY:
            return _reply_refused(case)
        case Act.RECORD_TRANSFER:
            return _handover_refused(case, part)
        case Act.RECORD_ACCESS:
            return _access_refused(case, part)
        case Act.ANSWER_COUNSEL:
            return None if question in case.questions else _NOBODY_ASKED
        case Act.RECORD_RELEASE:
            return _GONE if case.released_at is not None else None
    return None


def may_command(decided: Mapping[str, Any] | None) -> bool:
    """Whether a court commands, or may: nothing is refused and nothing done before counsel has looked."""
    if decided is None or law.COUNSEL_REVIEW.code not in decided["duties"]:
        return False
    asked_of_counsel = any(path.startswith("legal:") for path in decided["missing"])
    return decided["outcome"] == "required" or (
        decided["outcome"] == "insufficient_facts" and not asked_of_counsel
    )


def _reply_refused(case: CaseFile) -> Reason | None:
    """A letter declines: it goes once everything is decided, and once the agency has said what it intends."""
    if not all(one.decided for one in case.parts.values()):
        return _NO_ANSWER_YET
    is_open = any(
        one.decided is not None
        and one.decided["outcome"] not in _REFUSED_BY_LAW
        and not may_command(one.decided)
        and case.intended(kind) == "open"
        for kind, one in case.parts.items()
    )
    return _NOT_SAID if is_open else None


def _handover_refused(case: CaseFile, part: str) -> Reason | None:
    if part not in _HANDOVERS:
        return _NO_HANDOVER
    decided = case.parts[part].decided
    if decided is not None and decided["outcome"] == "required":  # a court's command is within the decision
        against = None if case.questions.get(COURT_COMMAND) else _COUNSEL_FIRST
    else:
        against = _decision_refuses(case, part)
    return against or _paper_refuses(case, part)


def _access_refused(case: CaseFile, part: str) -> Reason | None:
    """What was given already is put on record whatever was decided; an interview or information only as the rules allow."""
    means = MEANS_OF.get(part, "none")
    if unrecorded(case, means):
        return None
    if means not in ("interview", "information"):
        if any(one["means"] == means for one in case.accesses):
            return _ACCESS_ON_RECORD
        return None if is_given(case, means) else _NOT_GIVEN
    if part not in case.parts:
        return _NOT_ASKED
    if case.withdrawn is not None:
        return _WITHDRAWN
    if means == "interview":
        return _decision_refuses(case, part) or _consent_refuses(case, part)
    return _giving_refused(case, part) or _paper_refuses(case, part)


def _consent_refuses(case: CaseFile, part: str) -> Reason | None:
    """Where the form is owed, it was served and the person answered."""
    state = case.parts[part]
    if law.CONSENT_FORM.code not in (state.decided or {"duties": ()})["duties"]:
        return None
    if not case.has_served("interview_consent"):
        return _FORM_FIRST
    consent = (state.facts or {}).get("request", {}).get("consent") or {}
    return None if consent.get("answer") in _CONSENTED else _CONSENT_FIRST


def _giving_refused(case: CaseFile, part: str) -> Reason | None:
    """Whether anything may be given; which items is decided one by one, for the day on which they are given."""
    decided = case.parts[part].decided
    if decided is None:
        return _NOT_DECIDED
    if (
        decided["outcome"] == "required"
    ):  # a court's order for records: done as ordered once counsel has said so
        return None if case.questions.get(COURT_COMMAND) else _COUNSEL_FIRST
    if law.COUNSEL_REVIEW.code in decided["duties"]:
        answered = any(answer is not None for answer in case.questions.values())
        if not answered or decided["outcome"] == "insufficient_facts":
            return _COUNSEL_FIRST
    return _NOT_ALLOWED if decided["outcome"] in _REFUSED_BY_LAW else None


def _decision_refuses(case: CaseFile, part: str) -> Reason | None:
    decided = case.parts[part].decided
    if decided is None:
        return _NOT_DECIDED
    if decided["outcome"] in _MAY_BE_DONE:
        return None
    # Still open: the safe outcome is done meanwhile, but where a court may command, or only counsel can answer, nothing is.
    if law.COUNSEL_REVIEW.code in decided["duties"]:
        return _COUNSEL_FIRST
    return None if decided["safe"] in _MAY_BE_DONE else _NOT_ALLOWED


def _paper_refuses(case: CaseFile, part: str) -> Reason | None:
    """Where a court's paper alone carries the answer, nothing is done on it before it was verified."""
    decided = case.parts[part].decided
    if decided is None or law.VERIFY_WARRANT.code not in decided["duties"]:
        return None
    verified = case.verified.get(part, {})
    return None if verified.get("confirmed") and _stands_as_verified(case, part) else _VERIFY_FIRST


def _stands_as_verified(case: CaseFile, part: str) -> bool:
    """Whether every court paper among the facts is the one that the clerk confirmed: signed and about what was said then."""
    verified = case.verified[part]
    papers = (case.parts[part].facts or {}).get("request", {}).get("documents") or ()
    return all(
        (paper.get("signed_by") or "", paper.get("crime") or "")
        == (verified.get("signed_by", ""), verified.get("crime", ""))
        for paper in papers
        if paper.get("kind") in _OF_COURTS
    )


def _answer_refused(case: CaseFile) -> Reason | None:
    """A release date goes out only where the decision allows it, and never before those whom it concerns are told."""
    if "notification" not in case.parts:
        return _NOT_ASKED
    against = _decision_refuses(case, "notification")
    if against is not None:
        return against
    if not case.is_ready("release_notice_person"):
        return _PERSON_FIRST
    if case.designee is not None and not case.is_ready("release_notice_attorney_or_designee"):
        return _DESIGNEE_FIRST
    return None


def reason_in(reason: Reason, language: Language) -> str:
    """A reason in one language."""
    return reason[0] if language == "en" else reason[1]
