"""How `amparo paper` tells what a paper is worth at a public place, with the rule, its citation, its tag and the day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from amparo.law.papers import Paper
from amparo.law.places.paper import PAPERS
from amparo.law.places.paper_seen import visit_facts, worth_of
from amparo.rules import Rule
from amparo.terms import Language
from amparo.terms.citations import TAG_SENTENCES, citation_in

_ANY_DAY = date(2026, 1, 1)
"""These rules do not change with the day; where nobody gives one, the answer says so."""

_NONE: dict[Language, str] = {"en": "no paper of power", "es": "un papel sin fuerza"}
_COUNTS: dict[Language, str] = {"en": "at a public place it counts as", "es": "en un lugar público vale como"}
_DAY: dict[Language, tuple[str, str]] = {
    "en": ("decided for {0}", "no day given (--on): its dates were not checked"),
    "es": ("decidido para el {0}", "sin fecha (--on): no se revisaron sus fechas"),
}


def worth_lines(paper: Paper, on: date | None, language: Language) -> Iterator[str]:
    """What the paper counts as, and why."""
    return rule_lines(worth_of(visit_facts(paper), on or _ANY_DAY), on, language)


def rule_lines(rule: Rule, on: date | None, language: Language) -> Iterator[str]:
    """A rule on the worth of a paper: what it counts as, the sentence, and where that stands."""
    at = 0 if language == "en" else 1
    counts = _NONE[language] if rule.then == "none" else PAPERS[str(rule.then)][at]
    yield f"  {_COUNTS[language]}: {counts}"
    yield f"      {rule.says if language == 'en' else rule.dice}"
    given, none = _DAY[language]
    day = none if on is None else given.format(on.isoformat())
    yield (
        f"      {rule.id} · {citation_in(rule.cite, language)} · {rule.tag}: {TAG_SENTENCES[rule.tag][language]} · {day}"
    )


def worth_as_json(paper: Paper, on: date | None) -> dict[str, Any]:
    """The same as plain data, with the facts of a visit that the paper gives."""
    facts = visit_facts(paper)
    return {**rule_as_json(worth_of(facts, on or _ANY_DAY), on), "facts": facts}


def rule_as_json(rule: Rule, on: date | None) -> dict[str, Any]:
    """A rule on the worth of a paper as plain data."""
    counts = PAPERS[str(rule.then)]
    return {
        "paper": rule.then,
        "counts_as": counts[0],
        "vale_como": counts[1],
        "rule": rule.id,
        "says": rule.says,
        "dice": rule.dice,
        "cite": rule.cite,
        "tag": rule.tag,
        "on": on.isoformat() if on else None,
    }
