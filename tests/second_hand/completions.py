"""Unknown facts: every way of completing them, and what the completions agree on (spec 4.3)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

PROTECTION = ("prohibited", "requires_judicial_order", "permitted", "not_regulated")  # safest first

FOLLOW_ON = {  # a question that waits until other missing facts are known
    "legal:clerk_signed_warrant": {"request.documents.signed_by"},
    "legal:criminal_immigration_warrant_arrest": {
        "request.documents.crime",
        "request.documents.signed_by",
        "person.in_custody",
    },
    "legal:federal_detainees_scope": {"request.population"},
    "legal:lapsed_contract": {"request.had_contract_2017_06_15", "request.action"},
}

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Unknown:
    """A fact nobody knows: the values it is completed with, and the paths to report when it matters."""

    values: tuple[Any, ...]
    missing: frozenset[str]


@dataclass(frozen=True)
class Weighed:
    """What all completions of one question come to."""

    outcome: str
    possible: frozenset[str]
    safe: str
    missing: frozenset[str]
    completions: tuple[Facts, ...]


def complete(facts: Facts) -> Iterator[dict[str, Any]]:
    """Every way to put one of its values in the place of every unknown fact."""
    open_names = [name for name, value in facts.items() if isinstance(value, Unknown)]
    for values in product(*(facts[name].values for name in open_names)):
        yield {**facts, **dict(zip(open_names, values, strict=True))}


def weigh(facts: Facts, rule: Callable[[Facts], str]) -> Weighed:
    """Run the rule on every completion: all agree, or the facts that can still change the answer are missing."""
    completions = tuple(complete(facts))
    possible = frozenset(rule(completed) for completed in completions)
    if len(possible) == 1:
        (outcome,) = possible
        return Weighed(outcome, possible, outcome, frozenset(), completions)
    missing = frozenset[str]().union(
        *(
            value.missing
            for name, value in facts.items()
            if isinstance(value, Unknown) and can_change(name, facts, rule)
        )
    )
    waiting = {question for question, first in FOLLOW_ON.items() if first & missing}
    return Weighed("insufficient_facts", possible, safest(possible), missing - waiting, completions)


def can_change(name: str, facts: Facts, rule: Callable[[Facts], str]) -> bool:
    """Whether two completions differ in this fact only and in the outcome."""
    others = {**facts, name: None}
    return any(
        len({rule({**completed, name: value}) for value in facts[name].values}) > 1
        for completed in complete(others)
    )


def safest(possible: frozenset[str]) -> str:
    """What is done meanwhile: the most protective of the possible outcomes, `required` left aside."""
    return next((outcome for outcome in PROTECTION if outcome in possible), "required")
