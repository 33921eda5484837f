"""The index of custody law: what stands under a section, found by walking the rules; and what is left to judgement."""

import json
import re
import tomllib
from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule where it stands: the decision, the rule, and the file that holds it."""

    decision: str
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


def all_rules() -> Iterator[Entry]:
    """Every rule of custody law with its decision."""
    for kind, decision in all_decisions().items():
        for rule in decision.rules:
            yield Entry(kind, rule)
    for decision in (qualifies, charge):
        for rule in decision.rules:
            yield Entry(decision.name, rule)


def find(citation: str) -> Section:
    """Everything that cites a section: `7284.6`, `7284.6(a)(1)`, `WIC 831`, or a rule's identifier such as `N-4`."""
    asked = citation.strip()
    if re.fullmatch(r"[A-Z]-\d+", asked.upper()):
        name = asked.upper()
        return _section(name, lambda _cite, key: key == name)
    number = _bare(asked)
    return _section(asked, lambda cite, _key: _cites(cite, number))


def _bare(text: str) -> str:
    return re.sub(r"(?i)gov(ernment)?\.? ?code|§|\s", "", text).lower()


def _cites(cite: str, number: str) -> bool:
    """Whether a citation names the section or a part of it: 7284.6 is not 7284.60, nor 7284."""
    for part in re.split(r"[;,]| of ", cite.replace("§§", "§")):
        for named in (_bare(part), _bare(part.rsplit("§", 1)[-1])):
            if named == number or (named.startswith(number) and named[len(number)] == "("):
                return True
    return False


def _section(citation: str, matches: Any) -> Section:
    rules = tuple(entry for entry in all_rules() if matches(entry.rule.cite, entry.rule.id))
    keys = {entry.rule.id for entry in rules}
    return Section(
        citation=citation,
        rules=rules,
        duties=tuple(duty for duty in ALL_DUTIES if matches(duty.cite, duty.code)),
        statements=tuple((key, told) for key, told in statements().items() if matches(told["cite"], key)),
        events=tuple(event for event in register() if any(matches(named, "") for named in event["sections"])),
        left=tuple(left for left in not_coded() if matches(left["cite"], "")),
        cases=tuple(
            case
            for case in worked_cases()
            if any(matches(basis.replace("Gov ", ""), basis) for basis in case["expected"]["basis"])
            or (citation in keys and citation in case["expected"]["basis"])
        ),
    )


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
