"""Visits to ask the guide about: the worked cases, and visits by chance with unknowns, at the days on which law began."""

import json
import random
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from amparo.facts.visit import POLICIES
from amparo.facts.visit_words import FIELD_CARDS, PLACES
from amparo.law.places import VISIT_DECISIONS, VisitAnswer, decide_visit
from amparo.law.places.paper import COURT_KINDS
from amparo.law.places.reading import CREWS_ONLY, FACTS, KNOWN
from amparo.rules import Choice

Asked = dict[str, Any]
"""A place, a day, facts by name, and whether an absent fact is read as worked cases mean it."""

CASES: list[dict[str, Any]] = json.loads(
    files("amparo.law").joinpath("cases/public-places-cases.json").read_text(encoding="utf-8")
)["cases"]
_OFFENCES = (
    *("8 U.S.C. 1326", "8 USC § 1325(a)", "18 U.S.C. 1546(b)", "8 U.S.C.1324", "21 U.S.C. 841", "18 U.S.C. 922(g)"),
    *("Pen. Code 459", "Pencil", "8 U.S.C. 1182", "8 U.S.C. 1324; 8 U.S.C. 1326", "???", "immigration", "not_named"),
)  # fmt: skip
_OTHERWISE: dict[str, tuple[Any, ...]] = {
    "offence": _OFFENCES,
    "court_state": ("CA", " California ", "Nevada", "not_known", "another"),
    "signer": ("Immigration Judge", " JUDGE ", "court clerk", "magistrate"),
    "safety_plan_date": ("2026-01-20", "2026-03-01", "2025-09-20", "unknown", None),
    "location": ("off-site", "off_site", "on_site", None),
    "agency": ("an agency",),
}


_IN_ORDER = {
    "signer": "judge",
    "issuer": "court",
    "court_state": "california",
    "paper_in_date": True,
    "paper_names_this_place": True,
    "person_matches": True,
    "counsel_confirmed": True,
    "offence": "Pen. Code 459",
}
_SCENARIOS = Path(__file__).parents[3] / "scenarios" / "places"


def days() -> list[date]:
    """Each day on which a rule began or ended, with the day before and the day after it."""
    turns = {
        day
        for decision in VISIT_DECISIONS.values()
        for rule in decision.rules
        for day in (rule.since, rule.until)
        if day
    }
    return sorted({day + timedelta(days=off) for day in turns for off in (-1, 0, 1)})


def worked() -> list[Asked]:
    """The worked cases as questions."""
    return [{"place": one["place"], "on": one["on"], "facts": one["facts"], "asCase": True} for one in CASES]


def scenarios() -> list[Asked]:
    """The scenarios of public places as questions."""
    found = [
        one
        for file in sorted(_SCENARIOS.glob("*.toml"))
        for one in tomllib.loads(file.read_text(encoding="utf-8")).get("scenario", ())
    ]
    return [
        {"place": one["place"], "on": one["on"].isoformat(), "facts": one["facts"], "asCase": True}
        for one in found
    ]


def by_chance(count: int, seed: str) -> Iterator[Asked]:
    """Visits by chance: some facts known, some said to be unknown, most left out."""
    chance, when = random.Random(seed), days()
    for _ in range(count):
        place = chance.choice(list(PLACES))
        known = chance.choice((0.15, 0.4, 0.8))
        facts = {
            name: _value(name, place, chance)
            for name in sorted(KNOWN)
            if name in _OTHERWISE or f"visit.{name}" in FACTS
            if chance.random() < known
        }
        if chance.random() < 0.1:  # a look at a policy: seldom met by chance
            facts |= {"request": "none", "event": "policy_check", "policy": chance.choice(POLICIES)}
        elif chance.random() < 0.15:  # a court's paper in order: seldomer still
            facts |= _IN_ORDER | {"document": chance.choice(COURT_KINDS)}
        on = chance.choice(when)
        yield {"place": place, "on": on.isoformat(), "facts": facts, "asCase": chance.random() < 0.4}


def _value(name: str, place: str, chance: random.Random) -> Any:
    if chance.random() < 0.1:
        return chance.choice((None, "unknown"))
    if name in _OTHERWISE and chance.random() < 0.6:
        return chance.choice(_OTHERWISE[name])
    fact = FACTS.get(f"visit.{name}")
    if isinstance(fact, Choice):
        if set(fact.choices) >= {"yes", "no"} and chance.random() < 0.3:
            return chance.random() < 0.5
        words = fact.choices
        if name == "request" and place not in FIELD_CARDS:
            words = tuple(word for word in words if word not in CREWS_ONLY)
        return chance.choice(words)
    if fact is None:
        return chance.choice(_OTHERWISE[name])
    return chance.choice((True, False, "yes", "no"))


def row_of(answer: VisitAnswer) -> dict[str, Any]:
    """What Python answers, as the guide tells it."""
    return {
        "outcome": answer.outcome,
        "rule": [answer.rule.key, answer.rule.id, answer.rule.cite, answer.rule.tag, answer.rule.says, answer.rule.dice],
        "steps": list(answer.steps),
        "owed": [duty.code for duty in answer.owed],
        "optional": [duty.code for duty in answer.optional],
        "grounds": {one.code: [one.cite, one.tag, one.practice] for one in (*answer.optional, *answer.owed)},
        "flags": list(answer.flag_words),
        "assumed": list(answer.assumed),
        "also": [list(pair) for pair in answer.also],
    }  # fmt: skip


def answered(asked: list[Asked]) -> list[dict[str, Any]]:
    """What Python answers to each."""
    return [
        row_of(decide_visit(one["place"], one["facts"], date.fromisoformat(one["on"]), as_case=one["asCase"]))
        for one in asked
    ]


def differences(asked: list[Asked], expected: list[dict[str, Any]], told: list[dict[str, Any]]) -> list[str]:
    """Each part of an answer that was told otherwise, as a sentence; a duty too many is one too."""
    assert len(asked) == len(expected) == len(told)
    return [
        f"{part}: expected {row[part]}, told {other[part]}, asked {one}"
        for one, row, other in zip(asked, expected, told, strict=True)
        for part in row
        if row[part] != other[part]
    ]
