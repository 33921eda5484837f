"""Everything that the guide needs to decide a visit alone, as one piece of data made of the live rules.

What `decide_visit` does around its decisions is data as well (`decision/visit_law.py`), so `engine.js` knows no law. The
same rules give the same bytes.
"""

from importlib.resources import files
from typing import Any

import rfc8785

from amparo.decision.visit_law import given_facts, visit_law, visit_rule_pack
from amparo.facts.visit_defaults import NOTED
from amparo.facts.visit_words import FIELD_CARDS, OUTCOMES, PLACES
from amparo.law.calendar import RULES_VERSION
from amparo.law.places.flags import FLAG_DECISIONS, SHOWN
from amparo.law.places.paper import PAPERS
from amparo.law.places.reading import (
    CREWS_ONLY,
    FACTS,
)
from amparo.rules import Choice, Flag
from amparo.rules.shared_reading import rule_row
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
    return {
        "format": FORMAT,
        "rules_version": RULES_VERSION,
        "rule_pack": visit_rule_pack(),
        **visit_law(),
        **_words(),
    }


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
        "facts": {name: _fact(name, fact) for name, fact in given_facts().items()},
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


def _flag(word: str) -> Plain:
    """What a flag says; all its rules that show it say the same."""
    row = rule_row(next(rule for rule in FLAG_DECISIONS[word].rules if rule.then == SHOWN))
    return {"says": [row["says"], row["dice"]], "cite": row["cite"], "tag": row["tag"]}
