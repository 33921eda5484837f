"""The index of custody law: what stands under a section, found by walking the rules; and what is left to judgement."""

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.law.custody import all_decisions
from amparo.law.duties import ALL_DUTIES
from amparo.rules import Duty, Rule
from amparo.terms import Citation, citations_in


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule with the decisions in which it stands, word for word."""

    decisions: tuple[str, ...]
    rule: Rule


@dataclass(frozen=True, slots=True)
class Section:
    """Everything under one citation."""

    citation: str
    rules: tuple[Entry, ...]
    duties: tuple[Duty, ...]
    statements: tuple[tuple[str, dict[str, Any]], ...]
    events: tuple[dict[str, Any], ...]
    left: tuple[dict[str, Any], ...]
    cases: tuple[dict[str, Any], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under it."""
        return not (self.rules or self.duties or self.statements or self.events or self.left)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("amparo.law").joinpath(name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def register() -> tuple[dict[str, Any], ...]:
    """The law events, in the order of the file."""
    return tuple(_toml("register.toml")["event"])


@lru_cache(maxsize=1)
def not_coded() -> tuple[dict[str, Any], ...]:
    """What the law leaves to judgement, with who judges and why."""
    return tuple(_toml("not_coded.toml")["left"])


@lru_cache(maxsize=1)
def statements() -> dict[str, dict[str, Any]]:
    """The specification's identifiers that are no row of a decision, by identifier."""
    return _toml("custody/statements.toml")


@lru_cache(maxsize=1)
def worked_cases() -> tuple[dict[str, Any], ...]:
    """The worked cases of custody law."""
    text = files("amparo.law").joinpath("cases/law-enforcement-cases.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)["cases"])


@lru_cache(maxsize=1)
def all_rules() -> tuple[Entry, ...]:
    """Every rule of custody law once, with the decisions it stands in."""
    decisions = {**all_decisions(), qualifies.name: qualifies, charge.name: charge}
    found: dict[tuple[str, str, str], tuple[Rule, list[str]]] = {}
    for name, decision in decisions.items():
        for rule in decision.rules:
            _, names = found.setdefault((rule.key, rule.cite, rule.says), (rule, []))
            names.append(name)
    return tuple(Entry(tuple(names), rule) for rule, names in found.values())


def find(citation: str) -> Section:
    """Everything under a section (`7284.6`, `7284.6(a)(1)`, `WIC 831`) or a rule's identifier (`N-4`)."""
    asked = citation.strip()
    if _IDENTIFIER.fullmatch(asked):
        return _section(asked.upper(), frozenset({asked.upper()}), None)
    named = citations_in(asked)
    return _section(asked, frozenset(), named[0] if named else None)


_IDENTIFIER = re.compile(r"[A-Za-z]-\d+")


def _section(citation: str, identifiers: frozenset[str], wanted: Citation | None) -> Section:
    def cites(text: str) -> bool:
        return wanted is not None and any(place.is_within(wanted) for place in citations_in(text))

    return Section(
        citation=citation,
        rules=tuple(e for e in all_rules() if e.rule.id in identifiers or cites(e.rule.cite)),
        duties=tuple(duty for duty in ALL_DUTIES if cites(duty.cite)),
        statements=tuple(
            (key, told) for key, told in statements().items() if key in identifiers or cites(told["cite"])
        ),
        events=tuple(event for event in register() if any(cites(named) for named in event["sections"])),
        left=tuple(left for left in not_coded() if cites(left["cite"])),
        cases=tuple(
            case
            for case in worked_cases()
            if any(basis in identifiers or cites(basis) for basis in case["expected"]["basis"])
        ),
    )


def sections() -> dict[Citation, set[str]]:
    """Every place that a rule names, with the identifiers of the rules."""
    found: dict[Citation, set[str]] = {}
    for entry in all_rules():
        for place in citations_in(entry.rule.cite):
            found.setdefault(place, set()).add(entry.rule.id)
    return found


def days_of(rule: Rule) -> str:
    """The days of a rule, as in `2018-01-04 to today` or `always`."""
    since = rule.since.isoformat() if rule.since else ""
    until = rule.until.isoformat() if rule.until else ""
    if not since and not until:
        return "any day"
    return f"from {since}" if not until else f"{since + ' ' if since else ''}to {until}"


def days_when_answers_change() -> frozenset[date]:
    """The days of the register on which an answer may change."""
    return frozenset(event["date"] for event in register() if event["changes_rules"])
