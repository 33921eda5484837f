"""What should stand at a public place before anybody comes, as dated data: who must have it, by when, on what ground."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from amparo.facts.visit_words import PLACES
from amparo.law.places.calendar import POLICY_DAYS
from amparo.terms import Language, RulebookError, Tag

__all__ = ["STANDING_RULES", "StandingRule", "standing_rules"]

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "all": tuple(PLACES),
    "all_but_health": tuple(place for place in PLACES if place != "health"),
    "all_but_health_and_k12": tuple(place for place in PLACES if place not in ("health", "k12")),
}


@dataclass(frozen=True, slots=True)
class StandingRule:
    """One thing that should stand. `shown_by` says what of a site's profile shows it.

    by: "decision" the place's rules decide by `policy`, "day" it is due from `due` on, "house" it is our own advice.
    of: "public" only where a public body runs the place, "meetings" only of an eligible legislative body, "" of all.
    `model_from`: a policy that rests on an older text does not count.
    """

    code: str
    shown_by: str
    places: tuple[str, ...]
    by: Literal["decision", "day", "house"]
    rule: str
    cite: str
    tag: Tag
    says: Mapping[Language, str]
    policy: str = ""
    due: date | None = None
    of: str = ""
    encouraged: bool = False
    model_from: date | None = None


@cache
def standing_rules() -> tuple[StandingRule, ...]:
    """Every rule in the order in which it is shown. Raises RulebookError where a row is written wrongly."""
    text = files("amparo.law").joinpath("places/readiness.toml").read_text(encoding="utf-8")
    return tuple(_rule(row) for row in tomllib.loads(text)["item"])


def _rule(row: Mapping[str, Any]) -> StandingRule:
    by, policy = row["by"], row.get("policy", "")
    due = row.get("due") or POLICY_DAYS.get(policy)
    if (by == "day" and due is None) or (by == "decision") != bool(policy):
        raise RulebookError(f"readiness.toml: {row['code']}: `by` and what it rests on do not agree.")
    places = row["places"]
    return StandingRule(
        code=row["code"],
        shown_by=row["shown_by"],
        places=_GROUPS[places] if isinstance(places, str) else tuple(places),
        by=by,
        rule=row["rule"],
        cite=row["cite"],
        tag=row["tag"],
        says={"en": row["en"], "es": row["es"]},
        policy=policy,
        due=due,
        of=row.get("of", ""),
        encouraged=row.get("encouraged", False),
        model_from=row.get("model_from"),
    )


STANDING_RULES = standing_rules()
"""The rules as they are in force."""
