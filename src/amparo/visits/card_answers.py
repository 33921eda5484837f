"""What a site's card says in each situation: the very answers of the rules, taken apart into what is common and what is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.facts.site_profile import SiteProfile
from amparo.facts.visit_words import FIELD_CARDS
from amparo.law.places import VisitAnswer, decide_visit

__all__ = ["GOING_IN", "SITUATIONS", "SituationAnswer", "common_steps", "situations_of"]

GOING_IN = "going_in"

_AT_A_DESK: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "none": (
        {"document": "NONE", "request": "enter_nonpublic"},
        {"document": "NONE", "request": "records"},
    ),
    "agency": (
        {"document": "i200", "request": "enter_nonpublic"},
        {"document": "i138", "request": "records"},
    ),
    "court": (
        {"document": "ao93", "request": "enter_nonpublic"},
        {"document": "ao88", "request": "records"},
    ),
    GOING_IN: ({"officer_proceeds": True, "request": "enter_nonpublic"},),
}
SITUATIONS: Mapping[bool, Mapping[str, tuple[Mapping[str, Any], ...]]] = {
    False: _AT_A_DESK,
    True: {
        "respond": ({"request": "respond"},),
        **_AT_A_DESK,
        "none": ({"document": "NONE", "request": "assist"}, *_AT_A_DESK["none"]),
    },
}
"""The facts of each situation, at a desk and (true) on a field card; whatever else a rule asks is unknown, as it is there.
A paper stands for its class: a warrant for what opens doors, a subpoena for what asks for records."""


@dataclass(frozen=True, slots=True)
class SituationAnswer:
    """The answers to one situation by what is asked, and their steps, each once."""

    code: str
    answers: tuple[tuple[str, VisitAnswer], ...]
    steps: tuple[str, ...]

    @property
    def is_one(self) -> bool:
        """Whether one outcome answers everything that is asked."""
        return len({answer.outcome for _, answer in self.answers}) == 1


def situations_of(profile: SiteProfile, on: date) -> tuple[SituationAnswer, ...]:
    """What the rules say at this site on this day in each situation."""
    known = profile.visit_facts(on)
    found = []
    for code, cases in SITUATIONS[profile.place in FIELD_CARDS].items():
        answers = tuple(
            (str(case["request"]), decide_visit(profile.place, {**known, **case}, on)) for case in cases
        )
        steps = tuple(dict.fromkeys(step for _, one in answers for step in one.steps))
        found.append(SituationAnswer(code, answers, steps))
    return tuple(found)


def common_steps(situations: tuple[SituationAnswer, ...]) -> tuple[str, ...]:
    """The steps that every situation before officers go in shares, in the order of the first."""
    shared = [set(one.steps) for one in situations if one.code != GOING_IN]
    first = situations[0].steps
    return tuple(step for step in first if all(step in steps for steps in shared))
