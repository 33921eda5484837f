"""What a case file leaves open beside the papers of its answers: a hand-over's notices, the clerk's word, a change untold."""

from collections.abc import Iterable, Mapping
from typing import Any

from amparo.casefile.folding import CaseFile
from amparo.law import duties as law

_PAPER_OF = {
    law.RELEASE_NOTICE_PERSON.code: "release_notice_person",
    law.RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE.code: "release_notice_attorney_or_designee",
}
_ASK_ABOUT_A_PERSON = ("hold", "notification", "transfer", "transport")
_NO_BY_LAW = ("prohibited", "requires_judicial_order")


def owed_besides(case: CaseFile, codes: set[str], unserved: Iterable[str]) -> list[str]:
    """What is owed on receipt while nobody has decided, and what a hand-over owes, which is arranged by telling the date."""
    owed: list[str] = []
    if any(part.decided is None and part.kind in _ASK_ABOUT_A_PERSON for part in case.parts.values()):
        copy = case.newest("copy_and_intent")
        owed += [law.COPY_TO_PERSON.code] if not copy.get("served_at") else []
        owed += [law.INFORM_INTENT.code] if not copy.get("told_intention_at") else []
    beyond = any(one["act"] == "handed_over" for one in case.outside)
    if (
        case.handed_over
        and case.office_told_at is None
        and (beyond or law.RELEASE_NOTICE_PERSON.code in codes)
    ):
        owed += [duty.code for duty in law.RELEASE_NOTICES if not case.has_served(_PAPER_OF[duty.code])]
    return [code for code in owed if code not in unserved]


def waits_for_the_clerk(case: CaseFile) -> bool:
    """Whether a paper from a court carries an answer, and its clerk has not confirmed it."""
    done = case.handed_over or case.taken_to_court_at is not None
    return not done and any(
        part.decided is not None
        and law.VERIFY_WARRANT.code in part.decided["duties"]
        and not case.verified.get(kind, {}).get("confirmed")
        for kind, part in case.parts.items()
    )


def has_changed(case: CaseFile) -> bool:
    """Whether something else is intended now than the person was told (the statute: again, if it changes)."""
    told = case.told_intentions()
    return any(
        told.get(kind) not in (None, _intended(case, part.decided, kind))
        for kind, part in case.parts.items()
        if part.decided is not None
    )


def _intended(case: CaseFile, decided: Mapping[str, Any], kind: str) -> str:
    said = case.intended(kind)
    if case.withdrawn is not None or said == "no" or decided["outcome"] in _NO_BY_LAW:
        return "no"
    may_be_done = decided["outcome"] in ("permitted", "not_regulated") or kind == "interview"
    return "yes" if may_be_done and said == "yes" else "open"
