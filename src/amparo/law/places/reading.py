"""A visit as it is written, read into facts: safe values where nobody knows, or what a worked case leaves out."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from amparo.facts.values import read_day, refuse_unknown, shown
from amparo.facts.visit_defaults import (
    IN_A_CASE,
    NOTED,
    OWN_RECORD,
    SAFE,
)
from amparo.facts.visit_flags import VISIT_FACTS
from amparo.facts.visit_words import FIELD_CARDS, PLACES
from amparo.law.places.paper import document
from amparo.rules import Choice, Flag
from amparo.terms import FactError, FactValueError

FACTS = {**VISIT_FACTS, document.path: document}
_NAMES = frozenset(path.removeprefix("visit.") for path in FACTS if path.startswith("visit.")) - {
    "place",
    "on_site",
    "plan_holds_procedure",
}
ONLY_BY_HAND = ("headed_by", "paper_title")
"""Questions that are asked only where nobody names the paper: not answering them is no gap of its own."""
CREWS_ONLY = ("respond", "assist", "use_property")
KNOWN = _NAMES | NOTED
"""Every name that a visit may have."""

YES = {True: True, "yes": True, "refused": False, False: False, "no": False}
_UNKNOWN = (None, "unknown")
OFF_SITE = ("off-site", "off_site")
CALIFORNIA = ("ca", "california")
IMMIGRATION_CRIMES = frozenset(
    {"8:1325", "8:1326", "8:1253", "8:1304", "8:1306", "18:1015", "18:911", "18:1546"}
)
_VIOLENCE = (
    "111 113 114 115 875 "
    "1111 1112 1113 1114 1117 1201 1203 1951 1959 2113 2119 2241 2242 2243 2244 2261 2261a"
)
_GUNS = "844 921 922 924 931"
_FRAUD = "1001 1028 1028a 1029 1030 1341 1343 1344 1347 1349 1542 1543 1544"
_TRAFFICKING = " ".join(str(section) for section in range(1581, 1598))
OTHER_CRIMES = frozenset(
    {
        *("8:1324", "8:1324a", "8:1327", "8:1328", "26:5861"),
        *(f"18:{section}" for section in f"{_VIOLENCE} {_GUNS} {_FRAUD} {_TRAFFICKING}".split()),
    }
)
"""Smuggling, trafficking, drugs, guns, fraud, violence; what is not named is unreadable, so that the immigration rules run."""
OTHER_TITLES = frozenset({"21"})
"""Titles of the United States Code of which every section is another crime: drugs."""
SECTION = (
    r"^[ \t\u00a0]*([0-9]+)[ \t\u00a0]+[Uu][.]?[ \u00a0]?[Ss][.]?[ \u00a0]?[Cc][.]?[ \t\u00a0]*§*[ \t\u00a0]*"
    r"(0*[1-9][0-9]*[A-Za-z]?)(?![^\n]*[Uu][.]?[ \u00a0]?[Ss][.]?[ \u00a0]?[Cc])"
)
STATE_CODES = r"^[ \t\u00a0]*(Pen|Health|Veh|Bus|Welf)(?![^ .\u00a0])"
"""The two patterns are written so that Python and JavaScript read them alike."""


def read_visit(
    kind: str, given: Mapping[str, Any], on: date, *, as_case: bool
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The facts by path, and the names of those that were not known and took their safe value.

    Raises FactError where a place, a name or a value is none of ours.
    """
    if kind not in PLACES:
        raise FactValueError("place", f"{shown(kind)} is no kind of place.", f"One of {', '.join(PLACES)}.")
    refuse_unknown(given, KNOWN, "facts")
    if given.get("request") in CREWS_ONLY and kind not in FIELD_CARDS:
        raise FactValueError(
            "facts.request",
            f"{shown(given['request'])} is asked of crews only.",
            f"Crews: {', '.join(FIELD_CARDS)}.",
        )
    values: dict[str, Any] = {"visit.place": kind}
    assumed: list[str] = []
    for path, fact in FACTS.items():
        name = path.removeprefix("visit.")
        if path.startswith("found.") or path in (
            "visit.place",
            "visit.on_site",
            "visit.plan_holds_procedure",
        ):
            continue
        known = _value(name, fact, given[name]) if name in given else None
        if known is None:
            absent = as_case and name not in given
            known = absent_value(path, kind) if absent else safe_value(path, kind)
            if not absent and name not in ONLY_BY_HAND:
                assumed.append(name)
        values[path] = known
    values["visit.on_site"] = given.get("location", "on_site") not in OFF_SITE
    values["found.record_kind_known"] = "record_kind" not in assumed
    values["visit.plan_holds_procedure"] = _plan(given, on)
    return values, tuple(assumed)


def safe_value(path: str, kind: str) -> Any:
    """What a fact counts as at a kind of place where nobody knows it."""
    if path == "visit.record_kind":
        return OWN_RECORD.get(kind, "other")
    if path == "visit.operator" and kind == "worship":
        return "private"
    return SAFE.get(path, False)


def absent_value(path: str, kind: str) -> Any:
    """What a fact counts as where a worked case leaves it out."""
    return IN_A_CASE[path] if path in IN_A_CASE else safe_value(path, kind)


def _value(name: str, fact: Any, given: Any) -> Any:
    """One value, or None where unknown."""
    if given is None or given == "unknown":
        return None
    if isinstance(fact, Choice):
        if isinstance(given, str) and given in fact.choices:
            return given
        if name == "offence" and isinstance(given, str):
            return offence_of(given)
        if name == "court_state" and isinstance(given, str):
            return "california" if given.strip().lower() in CALIFORNIA else "another"
        if isinstance(given, str) and name == "signer":
            given = given.strip().lower().replace(" ", "_")
        if isinstance(given, bool):
            given = "yes" if given else "no"
        if given == "unknown":
            return None
        if given not in fact.choices:
            raise FactValueError(
                f"facts.{name}",
                f"{shown(given)} is no value of this fact.",
                f"One of {', '.join(fact.choices)}, or null for unknown.",
            )
        return given
    assert isinstance(fact, Flag)
    if not isinstance(given, str | bool) or given not in YES:
        raise FactValueError(
            f"facts.{name}", f"{shown(given)} is neither yes nor no.", "Write yes, no, or null for unknown."
        )
    return YES[given]


def offence_of(told: str) -> str:
    """The crime that a court's paper names, as `8 U.S.C. 1326`: immigration, another, or unreadable (section 1.3).

    Who has read the paper already may give that word itself.
    """
    if told in ("immigration", "another", "unreadable", "not_named"):
        return told
    named = re.match(SECTION, told)
    if named is None:
        return "another" if re.match(STATE_CODES, told) else "unreadable"
    section = f"{named[1]}:{named[2].lower()}"
    if section in IMMIGRATION_CRIMES:
        return "immigration"
    return "another" if section in OTHER_CRIMES or named[1] in OTHER_TITLES else "unreadable"


def _plan(given: Mapping[str, Any], on: date) -> bool:
    """Whether the safety plan holds the notice procedure by the day: updated, and not on a later day."""
    updated = given.get("safety_plan_updated") in (True, "yes")
    told = given.get("safety_plan_date")
    if not updated or told in _UNKNOWN:
        return updated
    day = read_day(told, "facts.safety_plan_date")
    if day is None:
        raise FactError("facts.safety_plan_date", "this is no day.", "Write it as 2026-01-20.")
    return day <= on.toordinal()
