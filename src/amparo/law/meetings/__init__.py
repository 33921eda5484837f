"""The law of open meetings and of the yearly forum: one decision per duty. `decide_meeting` opens it.

A plan that leaves something out leaves a fact unknown: the answer is then not settled, names the facts that can still
change it, and what is done meanwhile is what a body would do that owes the duty and has not met it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from amparo.facts.agency import agency_kind
from amparo.facts.meeting import MEETING_FACTS, body_is_eligible
from amparo.law.meetings.bodies import eligible_body
from amparo.law.meetings.forum import forum_comment, forum_day, forum_notice, forum_owed, forum_place
from amparo.law.meetings.from_elsewhere import attendance, call_in, captioned, service_failure, spoken_comment
from amparo.law.meetings.languages_and_reach import (
    agenda_language,
    meetings_page,
    more_translations,
    outreach,
    own_interpreter,
)
from amparo.law.meetings.outcomes import ELIGIBLE, MET, MET_LATE, NO_DUTY, NOT_ELIGIBLE, OWED
from amparo.rules import Choice, Decision, Fact, Reached, reach
from amparo.rules.reached import Gaps
from amparo.terms import FactValueError, UnknownFactError

__all__ = [
    "ELIGIBLE",
    "FACTS",
    "MEETING_DECISIONS",
    "MET",
    "MET_LATE",
    "NOT_ELIGIBLE",
    "NO_DUTY",
    "OWED",
    "decide_meeting",
]

MEETING_DECISIONS: dict[str, Decision] = {
    decision.name: decision
    for decision in (
        forum_owed,
        forum_day,
        forum_notice,
        forum_place,
        forum_comment,
        eligible_body,
        attendance,
        call_in,
        captioned,
        spoken_comment,
        service_failure,
        agenda_language,
        more_translations,
        own_interpreter,
        meetings_page,
        outreach,
    )
}
"""Every question of this folder by name, in the order in which a plan is read."""

for _decision in MEETING_DECISIONS.values():
    _decision.check()

FACTS: dict[str, Fact] = {**MEETING_FACTS, agency_kind.path: agency_kind}


def decide_meeting(name: str, facts: Mapping[str, Any], on: date) -> Reached:
    """One question, for a day, from facts by path; an absent one, like None, is unknown.

    Whether the body is eligible is decided first, from the facts about it; while that is open, they are what is missing.

    Raises UnknownFactError for a name that is no fact of a meeting, FactValueError for a value it cannot have.
    """
    for path, value in facts.items():
        known = FACTS.get(path)
        if known is None:
            raise UnknownFactError(path, FACTS)
        words = known.choices if isinstance(known, Choice) else (True, False)
        if value is not None and value not in words:
            told = ", ".join(str(word) for word in words)
            raise FactValueError(path, f"{value!r} is not possible.", f"Known: {told}.")
    decision = MEETING_DECISIONS[name]
    values = {path: facts.get(path) for path in decision.facts()}
    gaps: Gaps = {}
    known_here = body_is_eligible.path
    if known_here in values and values[known_here] is None:
        body = _body(facts, on)
        values[known_here] = body.outcome == ELIGIBLE if body.settled else None
        gaps = {known_here: body.missing} if body.missing else {}
    return reach(decision, values, on.toordinal(), gaps)


def _body(facts: Mapping[str, Any], on: date) -> Reached:
    return reach(eligible_body, {path: facts.get(path) for path in eligible_body.facts()}, on.toordinal())
