"""The law of public places as plain data: what the guide decides by, and whose digest stands beside each visit's answer.

What `decide_visit` does around its decisions is data here too: safe values, as what an unknown request is read, in which
order findings, duties, flags and steps are asked, and where an added step stands.
"""

from hashlib import sha256
from typing import Any

import rfc8785

from amparo.facts.visit_defaults import IN_A_CASE
from amparo.facts.visit_words import OUTCOMES, PLACES
from amparo.law.calendar import RULES_VERSION
from amparo.law.places import (
    BESIDE,
    BY_HAND,
    FINDINGS,
    PLACE_DECISIONS,
    PLACE_DUTIES,
    PRACTICE,
    PRACTICE_SAID,
    READ_AS,
    READ_AS_AT_CREWS,
    VISIT_DECISIONS,
    steps_said,
)
from amparo.law.places.duties import DUTY_DECISIONS
from amparo.law.places.flags import FLAG_DECISIONS, SHOWN
from amparo.law.places.limits import NEVER_DONE, NEVER_DONE_CITE, NEVER_DONE_TAG
from amparo.law.places.reading import (
    CALIFORNIA,
    CREWS_ONLY,
    FACTS,
    IMMIGRATION_CRIMES,
    KNOWN,
    OFF_SITE,
    ONLY_BY_HAND,
    OTHER_CRIMES,
    OTHER_TITLES,
    SECTION,
    STATE_CODES,
    YES,
    absent_value,
    safe_value,
)
from amparo.law.places.steps import ADDED, CARD_STEPS, CARDS, EVERY_CARD, SEQUENCES, STEP_DECISIONS
from amparo.rules import Choice, Flag
from amparo.rules.shared_reading import shared_reading

_PREFIX = "visit."

Plain = dict[str, Any]


def visit_rule_pack() -> str:
    """SHA-256 over every rule of visits and how a visit is read: what `rule_pack` is for requests."""
    return sha256(rfc8785.dumps({"version": RULES_VERSION, **visit_law()})).hexdigest()


def visit_law() -> Plain:
    """The rules of visits, and all that `decide_visit` does around them, as plain data."""
    return {
        **shared_reading(VISIT_DECISIONS),
        "reading": _reading(),
        "order": _order(),
        "steps_order": {
            "sequences": {outcome: list(steps) for outcome, steps in SEQUENCES.items()},
            "every_card": list(EVERY_CARD),
            "cards": {place: list(steps) for place, steps in CARDS.items()},
            "card_steps": {outcome: list(steps) for outcome, steps in CARD_STEPS.items()},
            "after": dict(ADDED),
        },
        "duties": {code: _duty(code) for code in PLACE_DUTIES},
        "practice": {"ends": PRACTICE, "says": list(PRACTICE_SAID)},
        "steps": {step: [said["en"], said["es"]] for step, said in steps_said().items()},
        "must_not": {
            "says": [list(pair) for pair in NEVER_DONE],
            "cite": NEVER_DONE_CITE,
            "tag": NEVER_DONE_TAG,
        },
    }


def _order() -> Plain:
    """Which decision is asked when, and under which path the next ones read what it came to."""
    return {
        "by_hand": {path: decision.name for path, decision in BY_HAND.items()},
        "findings": [
            [path, decision.name, "yes" if "yes" in decision.outcomes else None]
            for path, decision in FINDINGS.items()
        ],
        "places": {place: decision.name for place, decision in PLACE_DECISIONS.items()},
        "answer": "found.answer",
        "duties": [[f"found.{code}", decision.name, code] for code, decision in DUTY_DECISIONS.items()],
        "due": ["owed", "optional"],
        "flags": [[decision.name, word] for word, decision in FLAG_DECISIONS.items()],
        "steps": [[decision.name, step] for step, decision in STEP_DECISIONS.items()],
        "shown": SHOWN,
        "outcomes": list(OUTCOMES),
        "beside": {rule: list(pair) for rule, pair in BESIDE.items()},
    }


def given_facts() -> dict[str, Choice | Flag]:
    """The facts that may be given and that rules ask, by name, in the order in which they are read."""
    return {
        path.removeprefix(_PREFIX): fact
        for path, fact in FACTS.items()
        if path.removeprefix(_PREFIX) in KNOWN and isinstance(fact, Choice | Flag)
    }


def _reading() -> Plain:
    """How a visit as it is written becomes values: `read_visit` as data."""
    names = list(given_facts())
    safe = {name: safe_value(_PREFIX + name, "") for name in names}
    at_places = {
        place: {name: value for name in names if (value := safe_value(_PREFIX + name, place)) != safe[name]}
        for place in PLACES
    }
    return {
        "prefix": _PREFIX,
        "names": names,
        "safe": safe,
        "safe_at": {place: values for place, values in at_places.items() if values},
        "in_a_case": {path.removeprefix(_PREFIX): absent_value(path, "") for path in IN_A_CASE},
        "yes": {str(word): value for word, value in YES.items() if isinstance(word, str)},
        "place": "visit.place",
        "request": "request",
        "read_as": list(READ_AS),
        "read_as_at_crews": list(READ_AS_AT_CREWS),
        "crews_only": list(CREWS_ONLY),
        "by_hand": {"unless": "document", "where": "headed_by", "no_gap": list(ONLY_BY_HAND)},
        "words": _words_taken(),
        "made": [
            {"set": "visit.on_site", "from": "location", "false_at": list(OFF_SITE)},
            {"set": "found.record_kind_known", "known": "record_kind"},
            {"set": "visit.plan_holds_procedure", "yes": "safety_plan_updated", "by": "safety_plan_date"},
        ],
    }


def _words_taken() -> Plain:
    """Facts that may be given in other words than their own, and what these come to."""
    return {
        "offence": {
            "section": SECTION,
            "state_codes": STATE_CODES,
            "sections": {
                "immigration": sorted(IMMIGRATION_CRIMES),
                "another": sorted(OTHER_CRIMES),
            },
            "titles": {"another": sorted(OTHER_TITLES)},
            "a_state_code": "another",
            "else": "unreadable",
        },
        "court_state": {"california": list(CALIFORNIA), "else": "another"},
        "signer": {"spaces": "_"},
    }


def _duty(code: str) -> Plain:
    duty = PLACE_DUTIES[code]
    return {
        "says": [duty.says, duty.dice],
        "by_when": [duty.deadline, duty.plazo],
        "by": duty.owed_by,
        "to": duty.owed_to,
        "cite": duty.cite,
        "tag": duty.tag,
        "house": duty.house,
    }
