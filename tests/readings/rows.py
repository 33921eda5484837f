"""Worked cases, scenarios and chance made into flat rows, each with what the single reading answers."""

import random
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from amparo.decision import Answer, decide
from amparo.decision.table_columns import COLUMNS
from amparo.facts import Agency, CustomPolicy
from amparo.facts.agency import read_policy
from amparo.facts.request import RELEASE_ITEMS
from amparo.facts.values import read_day
from amparo.law.index import worked_cases
from amparo.rules import Reached
from amparo.terms import AmparoError
from tests.chance import case as by_chance

SCENARIOS = Path(__file__).parents[1] / "scenarios" / "custody"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What a reading says of one row: safe outcome, possible outcomes (bits), deciding rule, missing facts."""

    safe: str | None
    possible: int
    rule: str | None
    missing: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """A flat row, what `decide` says of it, and the sentence or case behind it."""

    row: Row
    told: Told
    sentence: str


Left = Counter[str]
"""Why some cases stand in no row: several papers, or facts that `decide` refuses."""


def worked(left: Left) -> Iterator[Expected]:
    """The worked cases."""
    for case in worked_cases():
        yield from rows_of(case, f"{case['id']}: {case['why']}", left, as_case=True)


def scenarios(left: Left) -> Iterator[Expected]:
    """The scenarios of custody law."""
    for file in sorted(SCENARIOS.glob("*.toml")):
        for scenario in tomllib.loads(file.read_text(encoding="utf-8"))["scenario"]:
            request = {**scenario.get("request", {}), "kind": scenario["ask"]}
            yield from rows_of({**scenario, "request": request}, scenario["name"], left, as_case=True)


def chance_rows(seed: int, count: int, left: Left) -> Iterator[Expected]:
    """`count` rows made by chance, every second case with absent facts read as nothing there."""
    chance = random.Random(seed)
    made = number = 0
    while made < count:
        number += 1
        for expected in rows_of(by_chance(chance), f"chance {seed}/{number}", left, as_case=number % 2 == 0):
            yield expected
            made += 1
            if made == count:
                return


def rows_of(case: Mapping[str, Any], sentence: str, left: Left, *, as_case: bool) -> Iterator[Expected]:
    """The flat rows of a case: one, or one per item of an information request."""
    request, person = case.get("request", {}), case.get("person", {})
    if len(request.get("documents") or ()) > 1:
        left["several papers"] += 1
        return
    policy = read_policy(case.get("local_policy", case.get("policy", {})) or {})
    agency = Agency(str(case.get("agency_kind", case.get("agency"))), policy, absent_allows=as_case)
    day = read_day(case["on"], "on")
    assert day is not None
    on = date.fromordinal(day)
    try:
        answer = decide(request, person, agency, on, legal=case.get("legal"), as_case=as_case)
    except AmparoError:
        left["refused by decide"] += 1
        return
    row = _row(case, answer, as_case)
    if answer.kind != "information":
        row["policy"] = _policy(
            agency, "transfer" if answer.kind == "criminal_warrant" else answer.kind, answer
        )
        if answer.kind == "criminal_warrant":
            row["criminal_warrant_policy"] = _policy(agency, answer.kind, answer)
        public = _public(request, "release_date", as_case) if answer.kind == "notification" else None
        yield Expected({**row, "item_public": public}, _told(answer.reached), sentence)
        return
    for item in answer.items:
        act = "notification" if item.name in RELEASE_ITEMS else "information"
        own = {
            "item": item.name if request.get("items") not in (None, "unknown") else None,
            "item_public": _public(request, item.name, as_case),
            "policy": _policy(agency, act, answer),
        }
        yield Expected({**row, **own}, _told(item.reached), f"{sentence} ({item.name})")


# ------------------------------------------------------------------ the row


def _row(case: Mapping[str, Any], answer: Answer, as_case: bool) -> Row:
    request, person = case.get("request", {}), case.get("person", {})
    consent = request.get("consent") or {}
    document = next(iter(request.get("documents") or ()), {})
    legal = {**(request.get("legal") or {}), **(case.get("legal") or {})}
    nothing_there = {"minor": False, "in_custody": True, "history_complete": True} if as_case else {}
    nothing_there |= {"registry": "none", "federal_felony_warrant": "none"} if as_case else {}
    record = {**nothing_there, **person}
    marks = ("civil_arrests_by_local", "ongoing_dedication", "scene_support_only")
    asked = dict.fromkeys(marks, False) if as_case else {}
    asked |= {"initiated_by": "immigration_authority", **request}
    row: Row = dict.fromkeys(column.name for column in COLUMNS)
    for column in COLUMNS:
        for source, prefix in ((asked, ""), (record, ""), (consent, "consent_"), (document, "document_")):
            name = column.name.removeprefix(prefix)
            if column.name.startswith(prefix) and name in source:
                row[column.name] = _known(source[name])
        if column.name.startswith("legal_"):
            row[column.name] = _known(legal.get(column.name.removeprefix("legal_")))
    day = read_day(case["on"], "on")
    assert day is not None
    row["on"] = date.fromordinal(day)
    row["kind"] = _known(request.get("kind"))
    row["agency_kind"] = answer.agency.kind
    row["conviction_opens"] = answer.history.conviction_opens
    row["charge_opens"] = answer.history.charge_opens
    return row


def _known(value: Any) -> Any:
    if value == "does_not_apply":
        return False
    return None if value == "unknown" else value


def _public(request: Mapping[str, Any], item: str, as_case: bool) -> Any:
    return _known((request.get("info_public") or {}).get(item, False if as_case else None))


def _policy(agency: Agency, act: str, answer: Answer) -> str | None:
    """A custom rule as what it says of this person."""
    found = agency.policy_for(act, answer.on)
    if not isinstance(found, CustomPolicy):
        return found
    result = found.result
    if found.needs == "conviction" and result is None:
        result = answer.history.conviction_opens
        if result is False and answer.reached.values["person.unread_ground"] is None:
            result = None
    return None if result is None else "allows" if result else "forbids"


# ------------------------------------------------------------------ what decide says


def _told(reached: Reached) -> Told:
    outcomes = reached.decision.outcomes
    possible = sum(1 << outcomes.index(outcome) for outcome in reached.possible)
    return Told(reached.safe, possible, reached.rule.key, frozenset(_columns_of(reached.missing)))


_OF_A_CONVICTION = ("dismissed_1203.4", "reduced_after_sentencing", "juvenile_adjudication", "1170h3")
_OF_A_CONVICTION += ("out_of_state_not_strike", "not_named")


def _columns_of(missing: Iterable[str]) -> Iterator[str]:
    """A table has one answer for all convictions and one for all charges; their own gaps stand for it."""
    for path in missing:
        if path.startswith("request.info_public."):
            yield "request.info_public"
        elif path.startswith("person.convictions") or path.removeprefix("legal:") in _OF_A_CONVICTION:
            yield "person.conviction_opens"
        elif path.startswith("person.pending") or path == "legal:prelim_waived":
            yield "person.charge_opens"
        else:
            yield path
