"""What a case file counts for among the notices and duties: what was owed, what was served, what was late or is not on record.

Hours are the house's own; where a list has no column for a duty, its silence counts for nothing.
"""

from collections.abc import Iterator
from datetime import date, datetime

from amparo.casefile import CaseFile, contact_of
from amparo.casefile.left_open import owed_besides
from amparo.clock import due_after
from amparo.facts import Agency
from amparo.intake.review import Owed, State, owed_on
from amparo.intake.review.owed import processing_minutes
from amparo.law import duties as law
from amparo.register.tables import CODES
from amparo.release.access import Access, day_gone
from amparo.release.as_of import is_from_a_list, local_day
from amparo.release.point import Point
from amparo.rules import Duty

_BY_CODE = {duty.code: duty for duty in law.ALL_DUTIES}
_RELEASE_NOTICES = frozenset(duty.code for duty in law.RELEASE_NOTICES)


def owed_points(case: CaseFile, agency: Agency, given: tuple[Access, ...], last: date) -> Iterator[Point]:
    """The points of everything owed on a case file by the end of a day; what may still come in time is not missing."""
    for code, state in sorted(_owed(case, agency, last).items()):
        on = _began(case, code, given)
        done = state in (State.DONE, State.LATE)
        if code in CODES["notice"]:
            yield Point("notices", "owed", on, {"notice": code})
            if done:
                yield Point("notices", "served", on, {"notice": code})
            if state is State.LATE:
                yield Point("notices", "late", on, {"notice": code})
        if state is State.LATE:
            yield Point("late_duties", "late", on, {"duty": code})
        elif state is State.NOT_ON_RECORD:
            yield Point("late_duties", "not_on_record", on, {"duty": code})


def _owed(case: CaseFile, agency: Agency, last: date) -> dict[str, State]:
    """Each duty that is counted, with whether it was done; what waits for a telling that may never come is not owed."""
    codes = {code for part in case.parts.values() if part.decided for code in part.decided["duties"]}
    duties: list[Duty] = [_BY_CODE[code] for code in sorted(codes) if code in _BY_CODE]
    found: dict[str, State] = {
        entry.duty.code: State.ONLY_IF_TOLD if _has_time(entry, last) else entry.state
        for entry in owed_on(contact_of(case), duties, agency)
        if entry.duty.code in CODES["duty"] and entry.state in (State.DONE, State.LATE, State.NOT_ON_RECORD)
    }
    if law.RELEASE_ON_TIME.code in found and case.released_at is None:
        del found[law.RELEASE_ON_TIME.code]  # the person is still there
    found |= {code: State.NOT_ON_RECORD for code in owed_besides(case, codes, found) if code in CODES["duty"]}
    if law.CONSENT_FORM.code in codes and not is_from_a_list(case):
        served = case.has_served("interview_consent")
        found[law.CONSENT_FORM.code] = State.DONE if served else State.NOT_ON_RECORD
    return found


def late_since(case: CaseFile, agency: Agency) -> datetime | None:
    """When a release was due that came later than processing takes, while the request was open; None where it did not."""
    due, left = case.release_due_at, case.released_at
    if due is None or left is None or left <= due_after(due, minutes=processing_minutes(agency)):
        return None
    if case.withdrawn is None:
        return due
    taken_back = case.withdrawn.get("withdrawn_at")
    return due if taken_back is not None and taken_back > due else None


def _has_time(entry: Owed, last: date) -> bool:
    """Whether it is not done yet and its limit was not over by the end of the day."""
    due = entry.due
    return entry.state is State.NOT_ON_RECORD and isinstance(due, datetime) and local_day(due) > last


def _began(case: CaseFile, code: str, given: tuple[Access, ...]) -> date:
    """The day on which a duty began: that of the contact, of the telling or hand-over, or of the due release."""
    told = case.office_told_at
    if code in _RELEASE_NOTICES:
        return local_day(told) if told is not None else day_gone(case)
    if code == law.ICE_ACCESS_RECORD.code and given:
        return min(one.on for one in given)
    if code == law.RELEASE_ON_TIME.code and case.release_due_at is not None:
        return local_day(case.release_due_at)
    received: date = case.received["received_on"]
    return received
