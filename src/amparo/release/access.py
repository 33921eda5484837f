"""What access a case file tells of: by what means, on which day, whether within the decision, and on which ground."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files

from amparo.casefile import CaseFile, Event, Sort
from amparo.casefile.accesses import MEANS_OF
from amparo.casefile.folding import PartState
from amparo.decision import decide
from amparo.decision.history import History
from amparo.facts import Agency
from amparo.facts.counsel import LEGAL_QUESTIONS
from amparo.facts.request import POLICY_ACTS
from amparo.law.offenses import all_offenses
from amparo.release.as_of import local_day
from amparo.terms import AmparoError

REFUSED = ("prohibited", "requires_judicial_order")
"""Outcomes that allow nothing on what is in hand."""
_STRONGEST_FIRST = ("transfer", "hold", "information", "interview", "notification")
_BEYOND = {
    "told_release": "notification",
    "handed_over": "transfer",
    "let_interview": "interview",
    "gave_information": "information",
    "kept_longer": "hold",
}
_ON_THE_RECORD = ("N-6", "X-7", "H-2")
"""The rules that open on what a person's record holds."""
_OF_A_JUDGE = ("X-2", "X-3")
_PUBLIC = ("N-4", "F-3")
_RULE = re.compile(r"[A-Z]+-[0-9]+", re.ASCII)
_LIMB = re.compile(r"7282\.5\(a\)\(3\)\(([A-Z]+)\)", re.ASCII)
_PARAGRAPH = re.compile(r"7282\.5\((?:a\)\(([1-5])|(b))\)", re.ASCII)


def _groups() -> Mapping[str, str]:
    told = files("amparo.release").joinpath("offense_groups.toml").read_text(encoding="utf-8")
    return tomllib.loads(told)


GROUPS = _groups()
"""The group of offenses by limb of Gov. Code § 7282.5(a)(3)."""
OTHER = "other_or_none"


@dataclass(frozen=True, slots=True)
class Access:
    """One access: by what means, on which day, whether it was given outside what the rules allowed; `at` where noted."""

    means: str
    on: date
    at: datetime | None
    outside: bool


@dataclass(frozen=True, slots=True)
class Basis:
    """On which ground a case file was answered, and the group of offenses behind it; both codes."""

    ground: str
    group: str


def accesses_of(case: CaseFile) -> tuple[Access, ...]:
    """Every access that the case file tells of, each once, however many of its entries tell it."""
    found: dict[tuple[str, datetime | None], Access] = {}
    for one in _told(case):
        known = found.get((one.means, one.at))
        found[one.means, one.at] = replace(one, outside=True) if known and known.outside else one
    timed = {means for means, at in found if at is not None}
    kept = [one for one in found.values() if one.at is not None or one.means not in timed]
    return tuple(replace(one, outside=one.outside or _is_refused(case, one.means)) for one in kept)


def _told(case: CaseFile) -> Iterator[Access]:
    for event in case.events:
        match event.sort:
            case Sort.OFFICE_TOLD:
                yield _access(case, "notification", event, "told_at")
            case Sort.HANDED_OVER:
                yield _access(case, "transfer", event, "handed_over_at")
            case Sort.ACCESS_GIVEN:
                yield _access(case, event.body["means"], event, "given_at")
            case Sort.ACTED_OUTSIDE_DECISION if _beyond(event):
                yield replace(_access(case, _beyond(event), event, "happened_at"), outside=True)
            case _:
                pass
    if said_answered(case) and "notification" in case.parts and case.office_told_at is None:
        yield Access("notification", day_decided(case), None, False)


def _beyond(event: Event) -> str:
    means = _BEYOND.get(event.body["act"], "")
    return "" if means == "hold" and event.body["part"] != "hold" else means


def _access(case: CaseFile, means: str, event: Event, name: str) -> Access:
    at = event.body.get(name) or event.on_paper
    return Access(means, local_day(at) if at else day_gone(case), at, False)


def said_answered(case: CaseFile) -> bool:
    """Whether a list says that it was answered; a desk's intention is none yet, and names its parts."""
    return case.intention.get("intention") == "responded" and "parts" not in case.intention


def day_decided(case: CaseFile) -> date:
    """The day on which the agency decided, as far as it is known: else that of the contact."""
    at = case.intention.get("decided_at")
    day: date = local_day(at) if at else case.received["received_on"]
    return day


def day_gone(case: CaseFile) -> date:
    """The day on which the person left, as far as it is known."""
    return local_day(case.released_at) if case.released_at else day_decided(case)


def states_of(case: CaseFile, means: str) -> list[PartState]:
    """The parts that ask for access by these means."""
    return [part for kind, part in case.parts.items() if MEANS_OF.get(kind) == means]


def _is_refused(case: CaseFile, means: str) -> bool:
    """Whether the rules answered each part that asks for it, and none of the answers allowed it."""
    decided = [part.decided for part in states_of(case, means)]
    return bool(decided) and all(one is not None and one["outcome"] in REFUSED for one in decided)


def basis_of(case: CaseFile, given: tuple[Access, ...], agency: Agency) -> Basis:
    """The one ground of an answered case file: that of the gravest access given."""
    gravest = min(given, key=lambda one: _STRONGEST_FIRST.index(one.means), default=None)
    if gravest is None:
        return Basis("not_settled", OTHER)
    if gravest.outside:
        return Basis("no_ground", OTHER)
    found = [_basis(case, part, agency) for part in states_of(case, gravest.means) if part.decided]
    return next(
        (one for one in found if one.ground not in ("not_settled", "no_ground")),
        found[0] if found else Basis("not_settled", OTHER),
    )


def _basis(case: CaseFile, part: PartState, agency: Agency) -> Basis:
    assert part.decided is not None
    outcome, rule = part.decided["outcome"], rule_of(part.decided["rule"])
    if outcome in REFUSED:
        return Basis("no_ground", OTHER)
    if outcome == "insufficient_facts":
        return Basis("not_settled", OTHER)
    if outcome == "required":
        return Basis("court_order", OTHER)
    if rule in _OF_A_JUDGE or part.kind == "criminal_warrant":
        return Basis("judicial_warrant", OTHER)
    if rule in _PUBLIC:
        return Basis("public_record", OTHER)
    if rule in _ON_THE_RECORD:
        return _on_the_record(case, part, agency)
    return Basis("other_law", OTHER)


def _on_the_record(case: CaseFile, part: PartState, agency: Agency) -> Basis:
    """The paragraph that the person's record met on the day of the act; the local rule is no part of that question."""
    facts = part.facts or {}
    if "person" not in facts:  # erased: the rules' answer stays, what it rested on is gone
        return Basis("not_recorded", OTHER)
    legal = {
        name: said for name, said in case.questions.items() if said is not None and name in LEGAL_QUESTIONS
    }
    open_rule = Agency(kind=agency.kind, policy=dict.fromkeys(POLICY_ACTS, "allows"))
    try:
        answer = decide(facts["request"], facts["person"], open_rule, facts["on"], legal=legal)
    except AmparoError:  # kept by an earlier version with a fact that this one reads otherwise
        return Basis("not_recorded", OTHER)
    for path, paragraph in answer.relied_on:
        met = _PARAGRAPH.match(paragraph)
        if met:
            return Basis(f"a{met[1]}" if met[1] else "b", _group(answer.history, path))
    return Basis("not_recorded", OTHER)


def group_on_record(case: CaseFile, agency: Agency) -> str:
    """The group of the offense in a person's record that could have opened an answer, whatever became of the request."""
    for part in sorted(case.parts.values(), key=lambda one: one.kind != "notification"):
        held = (part.facts or {}).get("person", {})
        if held.get("convictions") or held.get("pending"):
            return _on_the_record(case, part, agency).group
    return OTHER


def rule_of(key: str) -> str:
    """The identifier of a rule without its part: `H-2` of `H-2b`."""
    found = _RULE.match(key)
    return found[0] if found else key


def _group(history: History, path: str) -> str:
    """The group of the conviction or charge at a path of the record, by the limbs that the offense table gives its section."""
    for looked in (*history.convictions, *history.charges):
        if looked.path == path and looked.profile is not None:
            limbs = sorted(filter(None, (_limbs().get(row) for row in looked.profile.rows)))
            return next((GROUPS[limb] for limb in limbs if limb in GROUPS), OTHER)
    return OTHER


@lru_cache(maxsize=1)
def _limbs() -> dict[str, str]:
    """The limb of (a)(3) that each row of the offense table is of, by the row's identifier."""
    return {row.id: found[1] for row in all_offenses() if (found := _LIMB.fullmatch(row.paragraph))}
