"""A reading for a telephone where many decisions stand side by side: each condition and each rule is told once.

`json_reading` makes a diagram of every decision, which answers with facts missing too, and is large. Where a caller puts a
safe value for each unknown fact before it asks, the rules themselves, in their order, are enough: the first that is in
force and whose condition holds. Conditions are numbered, parts before what is made of them, and a row is one of

    {"always": true} · {"fact": path} · {"fact": path, "one_of": [words]} · {"on_or_after": day}
    {"not": number} · {"all": [numbers]} · {"some": [numbers]}

A decision is a list of pairs (condition, rule). The same rules give the same rows, in the same order.
"""

import json
from collections.abc import Mapping
from typing import Any

from amparo.rules.conditions import All, Always, Condition, Not, Some
from amparo.rules.decision import Decision, Rule
from amparo.rules.facts import Flag
from amparo.rules.leaves import Among, OnOrAfter
from amparo.terms import RulebookError

Row = dict[str, Any]


class Shared:
    """The conditions and rules of several decisions, each once, and the decisions as pairs of their numbers."""

    def __init__(self) -> None:
        self.conditions: list[Row] = []
        self.rules: list[Row] = []
        self._places: dict[str, int] = {}
        self._known: dict[int, int] = {}
        self._held: list[Condition] = []  # a condition that is held keeps its number for itself

    def decision(self, decision: Decision) -> list[list[int]]:
        """A decision as pairs (condition, rule). Raises RulebookError where a condition cannot be told so."""
        decision.check()
        return [
            [self.condition(rule.when), self._place(self.rules, rule_row(rule))] for rule in decision.rules
        ]

    def condition(self, condition: Condition) -> int:
        """The number of a condition, its parts numbered before it."""
        known = self._known.get(id(condition))
        if known is None:
            self._held.append(condition)
            known = self._known[id(condition)] = self._numbered(condition)
        return known

    def _numbered(self, condition: Condition) -> int:
        match condition:
            case All() | Some() if len(condition.parts()) == 1:  # a name for another condition
                return self.condition(condition.parts()[0])
            case All() | Some():
                parts = [self.condition(part) for part in condition.parts()]
                row: Row = {"all" if isinstance(condition, All) else "some": list(dict.fromkeys(parts))}
            case Not():
                row = {"not": self.condition(condition.part)}
            case Flag():
                row = {"fact": condition.path}
            case Among():
                row = {"fact": condition.choice.path, "one_of": list(condition.ordered)}
            case Always() | OnOrAfter():
                row = condition.graph()
            case _:
                raise RulebookError(
                    f"{type(condition).__name__}: only flags, choices, days in force, `and`, `or` and `not` travel so."
                )
        return self._place(self.conditions, row)

    def _place(self, rows: list[Row], row: Row) -> int:
        told = f"{id(rows)} {json.dumps(row, sort_keys=True)}"
        place = self._places.setdefault(told, len(rows))
        if place == len(rows):
            rows.append(row)
        return place


def rule_row(rule: Rule) -> Row:
    """A rule as people are shown it, and the days on which it is in force."""
    return {
        "id": rule.id,
        "key": rule.key,
        "then": rule.then,
        "cite": rule.cite,
        "tag": rule.tag,
        "says": rule.says,
        "dice": rule.dice,
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
    }


def shared_reading(decisions: Mapping[str, Decision]) -> dict[str, Any]:
    """Decisions by name with their conditions and rules, as plain data."""
    shared = Shared()
    told = {name: shared.decision(decision) for name, decision in decisions.items()}
    return {"conditions": shared.conditions, "rules": shared.rules, "decisions": told}
