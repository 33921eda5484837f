"""The index of law: what stands under a section, found by walking the rules; the readings chosen; what is left open."""

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.law.custody import all_decisions
from amparo.law.duties import ALL_DUTIES
from amparo.law.meetings import MEETING_DECISIONS
from amparo.law.meetings.calendar import MEETING_DAYS
from amparo.law.places import PLACE_DUTIES, VISIT_DECISIONS, place_statements, steps_said
from amparo.law.places.calendar import PLACE_DAYS
from amparo.rules import Decision, Duty, Rule
from amparo.terms import Citation, Language, citations_in

EVENT_WORDS = {
    "in_force": ("in force", "en vigor"),
    "decided": ("decided", "decidido"),
    "replaces": ("replaces", "sustituye"),
    "deadline": ("deadline", "fecha límite"),
    "failed": ("failed", "no aprobado"),
    "pending": ("pending", "pendiente"),
    "issued": ("issued", "publicado"),
    "renumbered": ("renumbered", "renumerado"),
    "repealed": ("repealed", "derogado"),
    "recodified": ("recodified", "recodificado"),
}
"""What happened on a day of the register, in English and Spanish."""


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
    readings: tuple[dict[str, Any], ...]
    left: tuple[dict[str, Any], ...]
    cases: tuple[dict[str, Any], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under it."""
        held = (self.rules, self.duties, self.statements, self.events, self.readings, self.left)
        return not any(held)


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
def readings() -> tuple[dict[str, Any], ...]:
    """The reading that the rules follow wherever the words have more than one, with the other, and who may change it."""
    return tuple(_toml("readings.toml")["reading"])


@lru_cache(maxsize=1)
def place_readings() -> tuple[dict[str, Any], ...]:
    """The readings chosen in the law of public places; their rules are named by identifier or duty."""
    return tuple(_toml("places/readings.toml")["reading"])


@lru_cache(maxsize=1)
def place_left() -> tuple[dict[str, Any], ...]:
    """What the law of public places leaves to judgement, and what is open."""
    return tuple(_toml("places/not_coded.toml")["left"])


@lru_cache(maxsize=1)
def place_events() -> tuple[dict[str, Any], ...]:
    """What began, ended or is still before the legislature, of public places."""
    return tuple(_toml("places/events.toml")["event"])


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
def worked_visits() -> tuple[dict[str, Any], ...]:
    """The worked visits to public places."""
    text = files("amparo.law").joinpath("cases/public-places-cases.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)["cases"])


@lru_cache(maxsize=1)
def _told_apart() -> dict[str, dict[str, Any]]:
    """What is no row of a decision: statements of custody law and of public places, and the steps of the script."""
    steps = {
        code: {"says": said["en"], "dice": said["es"], "cite": "Gov. Code § 7284.8", "tag": "K"}
        for code, said in steps_said().items()
    }
    return {**statements(), **place_statements(), **steps}


@lru_cache(maxsize=1)
def all_rules() -> tuple[Entry, ...]:
    """Every rule of custody law and of open meetings once, with the decisions it stands in."""
    return _entries({**all_decisions(), qualifies.name: qualifies, charge.name: charge, **MEETING_DECISIONS})


@lru_cache(maxsize=1)
def place_rules() -> tuple[Entry, ...]:
    """Every rule of public places once, with the decisions it stands in: places, findings, duties, flags, steps."""
    return _entries(VISIT_DECISIONS)


def _entries(decisions: dict[str, Decision]) -> tuple[Entry, ...]:
    found: dict[tuple[str, str, str], tuple[Rule, list[str]]] = {}
    for name, decision in decisions.items():
        for rule in decision.rules:
            _, names = found.setdefault((rule.key, rule.cite, rule.says), (rule, []))
            names.append(name)
    return tuple(Entry(tuple(names), rule) for rule, names in found.values())


def find(asked: str) -> Section:
    """What stands under a section, a rule's identifier, a duty's code, an act, or words of a sentence.

    `7284.6`, `7284.6(a)(1)`, `WIC 831`; `N-4`, `5.1-a6`; `COPY_TO_PERSON`; `notification`; `release date`; of public
    places `k12`, `K12-R03`, `D-BOARD`, `S-14`, `AB-49`.
    """
    words = _ACT.sub(r"\1 \2", asked.strip())
    name = words.upper().replace(" ", "_")
    if words.upper() in PLACE_DUTIES:
        code = words.upper()
        return _section(words, lambda entry: entry.rule.id == code, {code}, {code}, None)
    if _IDENTIFIER.fullmatch(words):
        named_so = _section(words, lambda entry: entry.rule.id == words.upper(), {words.upper()}, set(), None)
        if not named_so.is_empty:  # a paper's number looks like an identifier: I-138
            return named_so
    if name in {
        duty.code for duty in ALL_DUTIES
    }:  # before the rules: those of the forum bear the duty's name
        return _section(words, lambda entry: entry.rule.id == name, set(), {name}, None)
    if words.lower() in {entry.rule.key.lower() for entry in (*all_rules(), *place_rules())}:
        return _section(words, lambda entry: entry.rule.key.lower() == words.lower(), set(), set(), None)
    named_decision = words.lower().replace(" ", "_")
    if named_decision in {**all_decisions(), **MEETING_DECISIONS, **VISIT_DECISIONS}:
        found = _section(words, lambda entry: named_decision in entry.decisions, set(), set(), None)
        return (
            _as_read(found, VISIT_DECISIONS[named_decision]) if named_decision in VISIT_DECISIONS else found
        )
    named = citations_in(words)
    if named:
        wanted = named[0]
        cited = _section(words, lambda entry: _cites(entry.rule.cite, wanted), set(), set(), wanted)
        if not cited.is_empty:
            return cited
    parts = words.lower().split()
    told = {key for reading in readings() if _tells_of(reading, parts) for key in reading["rules"]}
    found = _section(
        words,
        lambda entry: bool(parts) and (entry.rule.key in told or _speaks_of(entry.rule, parts)),
        set(),
        set(),
        None,
    )
    chosen = tuple(one for one in place_readings() if _tells_of(one, parts) and one not in found.readings)
    left = tuple(
        one
        for one in place_left()
        if parts and all(part in f"{one['what']} {one['que']}".lower() for part in parts)
    )
    return replace(found, readings=(*found.readings, *chosen), left=(*found.left, *left))


def _as_read(section: Section, decision: Decision) -> Section:
    """A decision's rules in the order in which they are read."""
    order = {(rule.key, rule.says): place for place, rule in enumerate(decision.rules)}
    rules = sorted(section.rules, key=lambda entry: order[entry.rule.key, entry.rule.says])
    return replace(section, rules=tuple(rules))


_IDENTIFIER = re.compile(r"[A-Z]-\d+|FS-\d+|GEN-\d+|[A-Z][A-Z0-9]{2}-R\d+", re.IGNORECASE)
_ACT = re.compile(r"^(AB|SB)-(\d+)$", re.IGNORECASE)


def _cites(text: str, wanted: Citation) -> bool:
    return any(place.is_within(wanted) for place in citations_in(text))


def _tells_of(reading: dict[str, Any], words: list[str]) -> bool:
    """Whether a reading's question or answer has all of some words, in one of the languages."""
    said = (
        f"{reading[a]} {reading[b]}".lower() for a, b in (("question", "chosen"), ("pregunta", "elegida"))
    )
    return bool(words) and any(all(word in text for word in words) for text in said)


def _speaks_of(rule: Rule, words: list[str]) -> bool:
    said = f"{rule.says} {rule.dice}".lower()
    return all(word in said for word in words)


def _section(
    asked: str,
    takes: Callable[[Entry], bool],
    identifiers: set[str],
    codes: set[str],
    wanted: Citation | None,
) -> Section:
    def cites(text: str) -> bool:
        return wanted is not None and _cites(text, wanted)

    rules = tuple(entry for entry in (*all_rules(), *place_rules()) if takes(entry))
    named = codes if wanted is not None else codes | {entry.rule.key for entry in rules}
    kept = (
        named
        | identifiers
        | {entry.rule.id for entry in rules if wanted is None and entry.decisions[0] in VISIT_DECISIONS}
    )
    return Section(
        citation=asked,
        rules=rules,
        duties=tuple(
            duty for duty in (*ALL_DUTIES, *PLACE_DUTIES.values()) if duty.code in codes or cites(duty.cite)
        ),
        statements=tuple(
            (key, told)
            for key, told in _told_apart().items()
            if key in identifiers or (key not in steps_said() and cites(told["cite"]))
        ),
        events=tuple(
            event
            for event in (*register(), *place_events())
            if any(cites(named) for named in event["sections"])
        ),
        readings=(
            *(one for one in readings() if cites(one["cite"]) or named & set(one["rules"])),
            *(one for one in place_readings() if cites(one["cite"]) or kept & set(one["rules"])),
        ),
        left=tuple(left for left in (*not_coded(), *place_left()) if cites(left["cite"])),
        cases=tuple(
            case
            for case in (*worked_cases(), *worked_visits())
            if any(basis in identifiers or cites(basis) for basis in case["expected"]["basis"])
            or codes & set(case["expected"]["duties"])
        ),
    )


def sections() -> dict[Citation, set[str]]:
    """Every place that a rule, statement or duty names, with their identifiers and codes."""
    found: dict[Citation, set[str]] = {}
    cited = [(entry.rule.cite, entry.rule.id) for entry in (*all_rules(), *place_rules())]
    cited += [(told["cite"], key) for key, told in _told_apart().items() if key not in steps_said()]
    cited += [(duty.cite, duty.code) for duty in (*ALL_DUTIES, *PLACE_DUTIES.values())]
    for cite, key in cited:
        for place in citations_in(cite):
            found.setdefault(place, set()).add(key)
    return found


def days_of(rule: Rule, language: Language = "en") -> str:
    """The days of a rule: `from 2018-01-04`, `to 2018-01-03`, `any day`."""
    since = rule.since.isoformat() if rule.since else ""
    until = rule.until.isoformat() if rule.until else ""
    spanish = language == "es"
    if since and until:
        return f"{since} {'a' if spanish else 'to'} {until}"
    if since:
        return f"{'desde' if spanish else 'from'} {since}"
    if until:
        return f"{'hasta' if spanish else 'to'} {until}"
    return "cualquier día" if spanish else "any day"


def days_when_answers_change() -> frozenset[date]:
    """The days of the register on which an answer may change."""
    return frozenset(
        (*(event["date"] for event in register() if event["changes_rules"]), *MEETING_DAYS, *PLACE_DAYS)
    )
