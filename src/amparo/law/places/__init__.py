"""What to do when an officer comes or asks at a public place: one decision a place, then its duties, flags and steps.

A visit is facts (`facts/visit.py`); one that nobody knows takes its safe value there, so that not knowing never loosens
an answer (GEN-18). The order of evaluation is that of section 3.1: first three small findings (what the paper is worth,
whether officers walked in, whether the immigration rules run), then the place's own decision, whose first rule that
holds answers; then every duty, every flag and every step is a decision of its own, which reads the answer and the duties
as facts. No decision holds another one, so each can be read as a graph by itself, on a telephone without a network.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from amparo.facts.visit_words import FIELD_CARDS, OUTCOMES, PLACES
from amparo.law.places.ambulance import ambulance
from amparo.law.places.answer import DUE
from amparo.law.places.asked import purpose_taken, walking_in
from amparo.law.places.child_care import child_care
from amparo.law.places.city_county_office import city_county_office
from amparo.law.places.code_enforcement import code_enforcement
from amparo.law.places.colleges import ccc, csu, private_college, uc
from amparo.law.places.courthouse import courthouse
from amparo.law.places.dispatch import dispatch
from amparo.law.places.duties import DUTY_DECISIONS
from amparo.law.places.duty_words import PLACE_DUTIES
from amparo.law.places.failing import may_fail
from amparo.law.places.fire import fire
from amparo.law.places.flags import FLAG_DECISIONS, SHOWN
from amparo.law.places.grounds import PRACTICE, PRACTICE_SAID, duty_at, duty_by
from amparo.law.places.health import health
from amparo.law.places.k12 import k12
from amparo.law.places.library import library
from amparo.law.places.paper import PAPERS, document, paper_in_hand
from amparo.law.places.paper_by_hand import BY_HAND, said_by_hand
from amparo.law.places.parks import parks
from amparo.law.places.patrol import patrol
from amparo.law.places.reading import read_visit
from amparo.law.places.shelter import shelter
from amparo.law.places.steps import STEP_DECISIONS, in_order
from amparo.law.places.worksite import worksite
from amparo.law.places.worship import worship
from amparo.rules import Decision, Duty, Rule, reach

__all__ = [
    "BY_HAND",
    "FINDINGS",
    "PLACES",
    "PLACE_DECISIONS",
    "PLACE_DUTIES",
    "PRACTICE",
    "PRACTICE_SAID",
    "VISIT_DECISIONS",
    "VISIT_OUTCOME_NAMES",
    "VisitAnswer",
    "decide_visit",
    "duty_at",
    "may_fail",
    "place_statements",
    "steps_said",
]

FINDINGS: dict[str, Decision] = {
    "found.paper": paper_in_hand,
    "found.walked_in": walking_in,
    "found.immigration": purpose_taken,
}
"""What is found out first, by the path under which the next decisions read it."""

PLACE_DECISIONS: dict[str, Decision] = {
    "k12": k12,
    "child_care": child_care,
    "ccc": ccc,
    "csu": csu,
    "uc": uc,
    "private_college": private_college,
    "health": health,
    "courthouse": courthouse,
    "library": library,
    "shelter": shelter,
    "worksite": worksite,
    "city_county_office": city_county_office,
    "patrol": patrol,
    "dispatch": dispatch,
    "fire": fire,
    "ambulance": ambulance,
    "code_enforcement": code_enforcement,
    "parks": parks,
    "worship": worship,
}
"""One decision a place, by the place's word."""

VISIT_DECISIONS: dict[str, Decision] = {
    decision.name: decision
    for group in (BY_HAND, FINDINGS, PLACE_DECISIONS, DUTY_DECISIONS, FLAG_DECISIONS, STEP_DECISIONS)
    for decision in group.values()
}
"""Every decision of this folder by name, in the order in which they are read."""

VISIT_OUTCOME_NAMES: dict[str, tuple[str, str]] = {
    **OUTCOMES,
    **DUE,
    "shown": ("shown", "se muestra"),
    "not_shown": ("not shown", "no se muestra"),
    "yes": ("yes", "sí"),
    "no": ("no", "no"),
    **PAPERS,
    **{
        word: (document.say(word, "en"), document.say(word, "es"))
        for word in BY_HAND["visit.document"].outcomes
    },
    "court": ("of a court", "de un tribunal"),
    "agency": ("of an agency", "de una agencia"),
    "california": ("of California", "de California"),
    "another": ("of another state", "de otro estado"),
    "not_known": ("not known", "no se sabe"),
}
"""What every decision of this folder can come to, in English and Spanish."""

READ_AS, READ_AS_AT_CREWS = ("enter_nonpublic", "records"), ("assist",)
"""As what a request is read that nobody knows."""
BESIDE: dict[str, tuple[str, str]] = {"GEN-12": ("exempt_parts", "refuse_records")}
"""What holds for a part of it beside the answer, by the identifier of the rule that answers."""

for _decision in (*FINDINGS.values(), *PLACE_DECISIONS.values()):
    _decision.check()


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class VisitAnswer:
    """What holds for one request of a visit.

    `owed` and `optional` are duties, `assumed` the names of facts that nobody knew and that took their safe value, `also`
    what holds for a part of it (exempt records of a public-records request, or the second way an unknown request is read).
    """

    place: str
    on: date
    outcome: str
    rule: Rule
    owed: tuple[Duty, ...]
    optional: tuple[Duty, ...]
    flags: tuple[Rule, ...]
    steps: tuple[str, ...]
    assumed: tuple[str, ...]
    also: tuple[tuple[str, str], ...] = ()

    @property
    def flag_words(self) -> tuple[str, ...]:
        """The flags by their words."""
        return tuple(_word_of(rule) for rule in self.flags)


def _word_of(flag: Rule) -> str:
    return next(word for word, decision in FLAG_DECISIONS.items() if flag in decision.rules)


def decide_visit(place: str, facts: Mapping[str, Any], on: date, *, as_case: bool = False) -> VisitAnswer:
    """One request at a place on a day, from facts by name; an absent one, like None or "unknown", takes its safe value.

    A paper that nobody names may be told by what heads it (`headed_by`, `paper_title`, `signer`): see `BY_HAND`. With
    `as_case` an absent fact is read as worked cases mean it. A request that is not known is read as entry and as
    records (at a crew as help too), and the more protective answer is given, the other beside it.

    Raises FactError for a place, a name or a value that is none of ours.
    """
    values, assumed = read_visit(place, facts, on, as_case=as_case)
    seen = said_by_hand(facts, values, on.toordinal())
    values |= seen
    assumed = tuple(name for name in assumed if f"visit.{name}" not in seen)
    if "request" not in assumed:
        return _decided(place, values, on, assumed)
    unknown_request = (*READ_AS, *(READ_AS_AT_CREWS if place in FIELD_CARDS else ()))
    ways = [_decided(place, {**values, "visit.request": word}, on, assumed) for word in unknown_request]
    order = list(OUTCOMES)
    ways.sort(key=lambda way: order.index(way.outcome))
    first = ways[0]
    return VisitAnswer(
        place,
        on,
        first.outcome,
        first.rule,
        _each(way.owed for way in ways),
        _each(way.optional for way in ways),
        _each(way.flags for way in ways),
        _each(way.steps for way in ways),
        assumed,
        tuple(("second_request", way.outcome) for way in ways[1:]),
    )


def _each(ways: Iterable[tuple[_T, ...]]) -> tuple[_T, ...]:
    """What stands in any of the ways, once."""
    return tuple(dict.fromkeys(item for way in ways for item in way))


def _decided(place: str, given: Mapping[str, Any], on: date, assumed: tuple[str, ...]) -> VisitAnswer:
    values = dict(given)
    day = on.toordinal()

    def ask(decision: Decision) -> Rule:
        return reach(decision, {path: values[path] for path in decision.facts()}, day).rule

    for path, finding in FINDINGS.items():
        then = ask(finding).then
        values[path] = then if path == "found.paper" else then == "yes"
    rule = ask(PLACE_DECISIONS[place])
    values["found.answer"] = rule.then
    due = [ask(decision) for decision in DUTY_DECISIONS.values()]
    for each in due:
        values[f"found.{each.id}"] = each.then
    flags = tuple(found for decision in FLAG_DECISIONS.values() if (found := ask(decision)).then == SHOWN)
    shown = [step for step, decision in STEP_DECISIONS.items() if ask(decision).then == SHOWN]
    also = (BESIDE[rule.id],) if rule.id in BESIDE else ()
    return VisitAnswer(
        place,
        on,
        rule.then,
        rule,
        _due(due, "owed"),
        _due(due, "optional"),
        flags,
        in_order(place, rule.then, shown),
        assumed,
        also,
    )


def _due(due: Iterable[Rule], word: str) -> tuple[Duty, ...]:
    return tuple(duty_by(rule) for rule in due if rule.then == word)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("amparo.law").joinpath(f"places/{name}").read_text(encoding="utf-8"))


@cache
def steps_said() -> dict[str, dict[str, str]]:
    """Each step in English and Spanish, by its code."""
    return _toml("steps.toml")


@cache
def place_statements() -> dict[str, dict[str, Any]]:
    """The specification's identifiers that are no row of a decision: how each is kept, or who must judge."""
    return _toml("statements.toml")
