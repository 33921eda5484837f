"""Worked examples of the law of public places: the fewest facts that lead to a rule, on the days beside its limits.

Nothing here is written by hand. A visit about which nothing special is known is varied, fact by fact, until the rule
answers; the same facts are then decided on the day before, of and after each limit.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from amparo.book.contents import Placed
from amparo.law.index import worked_visits
from amparo.law.places import VISIT_DECISIONS, decide_visit
from amparo.rules import Choice, Decision, Fact, Rule, reach
from amparo.rules.decision import walk
from amparo.terms import Language

_DAY = timedelta(days=1)
_PLAIN: Mapping[str, Any] = {
    "visit.request": "enter_nonpublic",
    "visit.area": "nonpublic",
    "visit.purpose": "immigration_enforcement",
    "visit.operator": "public",
    "visit.on_site": True,
    "visit.licensed": True,
    "visit.document": "NONE",
    "visit.signer": "in_order",
    "visit.issuer": "in_order",
    "visit.court_state": "california",
    "visit.paper_in_date": True,
    "visit.paper_names_this_place": True,
    "visit.person_matches": True,
    "visit.health_kind": "hospital_public",
    "visit.place": "k12",
    "found.paper": "none",
    "found.immigration": True,
    "found.record_kind_known": True,
    "found.answer": "hold_and_refer",
}
"""The visit that has least to say; every other fact is its first word, or not so."""
_MOST = 5
_MOST_OF_ALL = 3
"""More facts than this no example needs: of the rule's own, and of all that the decision reads."""


@dataclass(frozen=True, slots=True, eq=False)
class VisitExample:
    """The facts that differ from a plain visit, and on each day the rule that answers."""

    sort: Literal["begins", "ends", "any_day"]
    facts: tuple[tuple[Fact, Any], ...]
    days: tuple[tuple[date, Rule], ...]


@lru_cache(maxsize=2048)
def visit_examples(
    decision: Decision, rule: Rule, on: date, *, deep: bool = False
) -> tuple[VisitExample, ...]:
    """One example for each limit of a rule, or one on the day `on`; none for a rule that earlier ones leave nothing.

    A `deep` search varies facts that the rule itself does not read.
    """
    return tuple(_examples(decision, rule, on, deep))


def _examples(decision: Decision, rule: Rule, on: date, deep: bool) -> Iterator[VisitExample]:
    limits: list[tuple[Literal["begins", "ends", "any_day"], date, tuple[date, ...]]] = []
    if rule.since is not None:
        limits.append(("begins", rule.since, (rule.since - _DAY, rule.since, rule.since + _DAY)))
    if rule.until is not None:
        limits.append(("ends", rule.until, (rule.until, rule.until + _DAY, rule.until + 2 * _DAY)))
    if not limits:
        limits.append(("any_day", on, (on,)))
    paths = decision.facts()
    for sort, inside, days in limits:
        values = _found(decision, rule, inside, paths, deep)
        if values is not None:
            plain = {path: _plain(path, fact) for path, fact in paths.items()}
            facts = tuple((fact, values[path]) for path, fact in paths.items() if values[path] != plain[path])
            answers = tuple((day, reach(decision, values, day.toordinal()).rule) for day in days)
            yield VisitExample(sort, facts, answers)


def _plain(path: str, fact: Fact) -> Any:
    if path in _PLAIN and (not isinstance(fact, Choice) or _PLAIN[path] in fact.choices):
        return _PLAIN[path]
    if isinstance(fact, Choice):
        return (
            "none"
            if "none" in fact.choices
            else "not_owed"
            if "not_owed" in fact.choices
            else fact.choices[0]
        )
    return False


def _others(path: str, fact: Fact) -> list[Any]:
    plain = _plain(path, fact)
    return [
        value for value in (fact.choices if isinstance(fact, Choice) else (True, False)) if value != plain
    ]


def _found(
    decision: Decision, rule: Rule, on: date, paths: Mapping[str, Fact], deep: bool
) -> dict[str, Any] | None:
    """The facts of the rule's own condition that must differ so that it answers, the fewest first."""
    plain = {path: _plain(path, fact) for path, fact in paths.items()}
    alike = [one for one in decision.rules if one.id == rule.id and one.key.startswith(_stem(rule))]
    day = on.toordinal()
    searched = ((_read_by(rule), _MOST), (_read_by(rule, *alike), _MOST))
    for among, most in (*searched, (list(paths), _MOST_OF_ALL)) if deep else searched:
        for changed in _subsets(among, most):
            for chosen in itertools.product(*(_others(path, paths[path]) for path in changed)):
                values = {**plain, **dict(zip(changed, chosen, strict=True))}
                if reach(decision, values, day).rule is rule:
                    return values
    return None


def _read_by(*rules: Rule) -> list[str]:
    return list(
        dict.fromkeys(fact.path for rule in rules for node in walk(rule.when) for fact in node.facts())
    )


def _stem(rule: Rule) -> str:
    """The key of the rule beside which another one stands: `GOV-R04-sb580` of `GOV-R04-sb580_not_due`."""
    return rule.key.partition("_")[0]


def _subsets(paths: list[str], most: int) -> Iterator[tuple[str, ...]]:
    """The facts that may differ, the fewest first."""
    for count in range(min(most, len(paths)) + 1):
        yield from itertools.combinations(paths, count)


def own_rule(placed: Placed, on: date) -> tuple[str, Rule]:
    """A decision in which a placed rule has an example, with the rule as it stands there; the first one if none has."""
    found = {
        name: next(one for one in VISIT_DECISIONS[name].rules if one.graph() == placed.rule.graph())
        for name in placed.questions
    }
    shown = (name for name, rule in found.items() if visit_examples(VISIT_DECISIONS[name], rule, on))
    chosen = next(shown, placed.questions[0])
    return chosen, found[chosen]


def fact_told(fact: Fact, value: Any, language: Language) -> str:
    """One fact of an example in words."""
    if isinstance(fact, Choice):
        verb = " is " if language == "en" else " "
        return f"{fact.noun.in_language(language)}{verb}{fact.say(value, language)}"
    words = getattr(fact, "words", None)
    assert words is not None
    return f"{'' if value else 'not: ' if language == 'en' else 'no: '}{words.in_language(language)}"


@lru_cache(maxsize=1)
def _decided_by() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for case in worked_visits():
        answer = decide_visit(case["place"], case["facts"], date.fromisoformat(case["on"]), as_case=True)
        found.setdefault((case["place"], answer.rule.key), []).append(case["id"])
    return {key: tuple(cases) for key, cases in found.items()}


def visits_decided_by(place: str, key: str) -> tuple[str, ...]:
    """The identifiers of the worked visits to a place that a rule decides."""
    return _decided_by().get((place, key), ())
