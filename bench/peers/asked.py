"""What every engine is asked: thousands of requests of which all facts are known, and three of which one is missing."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from amparo.facts.agency import AGENCY_KINDS, PLAIN_POLICIES
from amparo.facts.documents import CRIMES
from amparo.facts.person import federal_felony_warrant, registry
from amparo.facts.request import NOT_KNOWN, PURPOSES, initiated_by, sender
from amparo.law.calendar import JUVENILE_AND_PLATES, VALUES_ACT

Facts = dict[str, Any]
"""One request: words and flags by name, the day as 2026-11-24."""

WORDS: dict[str, tuple[str, ...]] = {
    "agency_kind": AGENCY_KINDS,
    "from": tuple(word for word in sender.choices if word != NOT_KNOWN),
    "initiated_by": tuple(word for word in initiated_by.choices if word != NOT_KNOWN),
    "purpose": PURPOSES,
    "document_crime": CRIMES,
    "policy": PLAIN_POLICIES,
    "registry": registry.choices,
    "federal_felony_warrant": federal_felony_warrant.choices,
}
FLAGS = ("minor", "conviction_opens", "charge_opens", "item_public")
NAMES = ("on", *WORDS, *FLAGS)

HOW_MANY = 6_000
EVE = timedelta(days=1)
EDGES = tuple(day + away for day in (JUVENILE_AND_PLATES, VALUES_ACT) for away in (-EVE, EVE * 0, EVE))

_OFTEN = {
    "from": ("ICE", "CBP", "FBI"),
    "initiated_by": ("immigration_authority",) * 6,
    "purpose": ("criminal_non_immigration",) * 3,
    "policy": ("allows",) * 4,
    "registry": ("none",) * 9,
    "federal_felony_warrant": ("none",) * 7,
}
"""Words drawn more often than others, so that every rule answers often."""


@lru_cache(maxsize=1)
def requests() -> tuple[Facts, ...]:
    """The same requests in every process: each on its own day, one in five on or around the first day of a rule."""
    chance = random.Random("side by side")
    return tuple(_request(chance) for _ in range(HOW_MANY))


def _request(chance: random.Random) -> Facts:
    on = date(2014, 1, 1) + timedelta(chance.randrange(4700))
    facts: Facts = {"on": (chance.choice(EDGES) if chance.random() < 0.2 else on).isoformat()}
    for name, words in WORDS.items():
        facts[name] = chance.choice(words + _OFTEN.get(name, ()))
    for name in FLAGS:
        facts[name] = chance.random() < 0.25
    if facts["from"] == "own_staff" and facts["initiated_by"] == "immigration_authority":
        facts["initiated_by"] = "agency"  # the other way round is a contradiction, which `decide` refuses
    return facts


@dataclass(frozen=True, slots=True)
class Missing:
    """A request with one fact that nobody knows, and what the law answers once somebody does."""

    title: str
    fact: str
    truth: str

    @property
    def absent(self) -> Facts:
        """The request without the field."""
        return {name: value for name, value in ORDINARY.items() if name != self.fact}

    @property
    def null(self) -> Facts:
        """The request with the field, and null in it."""
        return ORDINARY | {self.fact: None}


ORDINARY: Facts = {
    "on": "2026-11-24",
    "agency_kind": "sheriff_jail",
    "from": "ICE",
    "initiated_by": "immigration_authority",
    "purpose": "immigration_enforcement",
    "document_crime": "none_civil",
    "policy": "allows",
    "registry": "none",
    "federal_felony_warrant": "none",
    "minor": False,
    "conviction_opens": True,
    "charge_opens": False,
    "item_public": False,
}
"""An adult whose conviction qualifies, in a jail whose own rule allows it: permitted."""

MISSING = (
    Missing("the agency's own rule, which forbids, is not known", "policy", "prohibited"),
    Missing("the person's age, who is a minor, is not known", "minor", "requires_judicial_order"),
    Missing("the record, which holds no ground, is not read", "conviction_opens", "prohibited"),
)
