"""Everything that the guide needs to decide a visit alone, as one piece of data made of the live rules.

What `decide_visit` does around its decisions is data here too: safe values, as what an unknown request is read, in which
order findings, duties, flags and steps are asked, and where an added step stands. So `engine.js` knows no law. The same
rules give the same bytes.
"""

from hashlib import sha256
from importlib.resources import files
from typing import Any

import rfc8785

from amparo.facts.visit_defaults import IN_A_CASE, NOTED
from amparo.facts.visit_words import FIELD_CARDS, OUTCOMES, PLACES
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
from amparo.law.places.paper import PAPERS
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
from amparo.rules.shared_reading import rule_row, shared_reading
from amparo.terms import NOT_LEGAL_ADVICE
from amparo.terms.citations import TAG_SENTENCES

FORMAT = "amparo-guide/1"
_PREFIX = "visit."
_SCRIPTS = ("engine.js", "turning.js")

Plain = dict[str, Any]


def bundle_bytes() -> bytes:
    """The bundle as canonical JSON."""
    return rfc8785.dumps(bundle())


def engine() -> str:
    """The scripts that decide with the bundle, without the lines that are comments."""
    folder = files("amparo.pages.guide")
    text = "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in _SCRIPTS)
    lines = (line for line in text.splitlines() if line.strip())
    return "".join(f"{line}\n" for line in lines if not line.lstrip().startswith(("//", "/**", "* ", "*/")))


def bundle() -> Plain:
    """The rules, how a visit is read into facts, and every word that is shown, both languages."""
    law = _law()
    return {
        "format": FORMAT,
        "rules_version": RULES_VERSION,
        "rule_pack": sha256(rfc8785.dumps({"version": RULES_VERSION, **law})).hexdigest(),
        **law,
        **_words(),
    }


# ------------------------------------------------------------------ the rules, and the order in which they are asked


def _law() -> Plain:
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


def _given() -> dict[str, Choice | Flag]:
    """The facts that may be given and that rules ask, by name, in the order in which they are read."""
    return {
        path.removeprefix(_PREFIX): fact
        for path, fact in FACTS.items()
        if path.removeprefix(_PREFIX) in KNOWN and isinstance(fact, Choice | Flag)
    }


def _reading() -> Plain:
    """How a visit as it is written becomes values: `read_visit` as data."""
    names = list(_given())
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


# ------------------------------------------------------------------ what is shown


def _words() -> Plain:
    return {
        "not_legal_advice": [NOT_LEGAL_ADVICE["en"], NOT_LEGAL_ADVICE["es"]],
        "tags": {tag: [said["en"], said["es"]] for tag, said in TAG_SENTENCES.items()},
        "places": {place: list(names) for place, names in PLACES.items()},
        "place_order": list(PLACES),
        "field_cards": list(FIELD_CARDS),
        "outcomes": {outcome: list(names) for outcome, names in OUTCOMES.items()},
        "outcome_order": list(OUTCOMES),
        "papers": {word: list(names) for word, names in PAPERS.items()},
        "facts": {name: _fact(name, fact) for name, fact in _given().items()},
        "noted": sorted(NOTED),
        "kinds": {word: _said(FACTS["visit.document"], word) for word in _choices(FACTS["visit.document"])},
        "flags": {word: _flag(word) for word in FLAG_DECISIONS},
    }


def _fact(name: str, fact: Choice | Flag) -> Plain:
    told: Plain = {"ask": [fact.question.en, fact.question.es]}
    if isinstance(fact, Flag):
        assert fact.words is not None
        return {**told, "flag": True, "claim": [fact.words.en, fact.words.es]}
    told |= {
        "noun": [fact.noun.en, fact.noun.es],
        "order": list(fact.choices),
        "values": {word: _said(fact, word) for word in fact.choices},
    }
    return told | ({"crews": list(CREWS_ONLY)} if name == "request" else {})


def _choices(fact: Any) -> tuple[str, ...]:
    assert isinstance(fact, Choice)
    return fact.choices


def _said(fact: Any, word: str) -> list[str]:
    assert isinstance(fact, Choice)
    return [fact.say(word, "en"), fact.say(word, "es")]


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


def _flag(word: str) -> Plain:
    """What a flag says; all its rules that show it say the same."""
    row = rule_row(next(rule for rule in FLAG_DECISIONS[word].rules if rule.then == SHOWN))
    return {"says": [row["says"], row["dice"]], "cite": row["cite"], "tag": row["tag"]}
