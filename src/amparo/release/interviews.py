"""What a case file tells of the form before an interview: whether it was given, and what the person answered on it.

A list has no column for the form. Where an interview was asked for and not declined, its silence is no zero: it is not known.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from amparo.casefile import CaseFile
from amparo.release.access import Access
from amparo.release.as_of import is_from_a_list
from amparo.release.point import Point

FORM = "interview_consent"


def offered_points(case: CaseFile, given: tuple[Access, ...], last: date) -> Iterator[Point]:
    """The point of the form, or that nobody noted it."""
    if "interview" not in case.parts:
        return
    on = case.received["received_on"]
    if was_offered(case, last):
        yield Point("interviews", "offered", on)
    elif is_from_a_list(case) and _may_have_been(case, given):
        yield Point("interviews", "offered", on, is_known=False)
        yield Point("interviews", "people", on, is_known=False)


def said_before_interview(case: CaseFile, last: date) -> str:
    """What the person answered, as a code; nothing where no form was given."""
    if "interview" not in case.parts or not was_offered(case, last):
        return ""
    return _consent(case, last).get("answer") or "not_recorded"


def was_offered(case: CaseFile, last: date) -> bool:
    """Whether the form was given, by its service or by what was confirmed of the interview."""
    consent = _consent(case, last)
    return case.has_served(FORM) or consent.get("form_given") is True or bool(consent.get("answer"))


def _consent(case: CaseFile, last: date) -> Mapping[str, Any]:
    """What was confirmed of the form by the end of a day."""
    facts = case.parts["interview"].facts
    if facts is None or facts["on"] > last:
        return {}
    found: Mapping[str, Any] = facts["request"].get("consent") or {}
    return found


def _may_have_been(case: CaseFile, given: tuple[Access, ...]) -> bool:
    """Whether an interview may have come about: it was held, or neither declined nor taken back."""
    if any(one.means == "interview" for one in given):
        return True
    return case.withdrawn is None and case.intended("interview") != "no"
