"""A reading for a telephone without a network: a decision's diagram as plain data that any language can walk.

The data says in words what `diagram` says in Python: which facts are asked and how, into which classes their values
fall, and per era a graph whose nodes are short rows `[variable, child of class 0, child of class 1, …]`. A child is a
row's number, or `~rule` (so -1 is rule 0) for an end. Canonical JSON (RFC 8785): the same rules give the same bytes.
"""

from datetime import date
from typing import Any

import rfc8785

from amparo.rules.conditions import Condition, Finding, Some
from amparo.rules.decision import Decision, Rule
from amparo.rules.diagram import Diagram, Variable, diagram_of
from amparo.rules.facts import Choice, Day, Fact, Flag
from amparo.rules.leaves import Among
from amparo.terms import RulebookError

FORMAT = "amparo-graph/1"

Pair = list[str]
"""English, Spanish."""


def graph_of(decision: Decision) -> dict[str, Any]:
    """A decision as plain data: facts, eras, nodes, rules, and its outcomes in order of protection."""
    diagram = diagram_of(decision)
    places, nodes = _numbered(diagram)
    return {
        "format": FORMAT,
        "name": decision.name,
        "outcomes": list(decision.outcomes),
        "apart": list(decision.apart),
        "variables": [_variable(variable, diagram) for variable in diagram.variables],
        "eras": [
            {
                "first": _day(era.first),
                "last": _day(era.last),
                "root": places.get(era.root, era.root),
                "turns": [[variable, places.get(root, root)] for variable, root in sorted(era.turns.items())],
            }
            for era in diagram.eras
        ],
        "nodes": nodes,
        "rules": [_rule(rule) for rule in decision.rules],
    }


def graph_bytes(decision: Decision) -> bytes:
    """The same as canonical JSON."""
    return rfc8785.dumps(graph_of(decision))


def _numbered(diagram: Diagram) -> tuple[dict[int, int], list[list[int]]]:
    """The nodes that some era uses, numbered anew, children before parents."""
    roots = {root for era in diagram.eras for root in (era.root, *era.turns.values())}
    used = sorted({number for root in roots for number in diagram.graph.below(root)})
    places = {number: place for place, number in enumerate(used)}
    nodes = []
    for number in used:
        node = diagram.graph.nodes[number]
        nodes.append([node.variable, *(places.get(child, child) for child in node.children)])
    return places, nodes


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "key": rule.key,
        "then": rule.then,
        "cite": rule.cite,
        "tag": rule.tag,
        "says": rule.says,
        "dice": rule.dice,
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
    }


def _day(ordinal: int | None) -> str | None:
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


# ------------------------------------------------------------------ facts


def _variable(variable: Variable, diagram: Diagram) -> dict[str, Any]:
    asked: Fact | Finding = variable.fact if variable.finding is None else variable.finding  # type: ignore[assignment]
    keys = [other.key for other in diagram.variables]
    data: dict[str, Any] = {
        "key": variable.key,
        "ask": _question(asked),
        "classes": [
            {"values": list(values), "words": [_words(asked, value) for value in values]}
            for values in variable.classes
        ],
        "tried": [[place, _tried(asked, variable.classes[place])] for place in variable.tried],
        "after": [keys.index(path) for path in getattr(asked, "after", ()) if path in keys],
    }
    if isinstance(asked, Day):
        data["day"] = True
    if isinstance(asked, Finding):
        data["or"] = [_part(leaf, asked) for leaf in _leaves(asked.part)]
    return data


def _question(asked: Fact | Finding) -> Pair:
    if isinstance(asked, Fact) and asked.question.en:
        return [asked.question.en, asked.question.es]
    if isinstance(asked, Choice | Day):
        return [f"Which is it: {asked.noun.en}?", f"¿Cuál es: {asked.noun.es}?"]
    assert isinstance(asked, Flag | Finding)
    assert asked.words is not None
    return [f"Is it so: {asked.words.en}?", f"¿Es así: {asked.words.es}?"]


def _words(asked: Fact | Finding, value: Any) -> Pair:
    """One value as people say it."""
    match asked:
        case Choice():
            return [asked.say(value, "en"), asked.say(value, "es")]
        case Day() if value:
            return [f"not more than {value} years before", f"no más de {value} años antes"]
        case Day():
            return ["longer ago", "hace más tiempo"]
        case Finding():
            return ["it qualifies", "califica"] if value else ["it does not qualify", "no califica"]
    return ["yes", "sí"] if value else ["no", "no"]


def _tried(asked: Fact | Finding, values: tuple[Any, ...]) -> str:
    """The word under which a class is tried when the fact is unknown, as the single reading tells it."""
    match asked:
        case Choice():
            return next((word for word in asked.completes if word in values), values[0])
        case Day():
            return f"within_{values[0]}_years" if values[0] else "longer_ago"
        case Finding():
            return "it_qualifies" if values[0] else "it_does_not_qualify"
    return "yes" if values[0] else "no"


def _leaves(condition: Condition) -> list[Condition]:
    if isinstance(condition, Some):
        return [leaf for part in condition.parts() for leaf in _leaves(part)]
    return [condition]


def _part(leaf: Condition, finding: Finding) -> list[Any]:
    """A part of a finding: its fact, the values that make it true, its truth (two bits) where unknown, its question."""
    match leaf:
        case Flag():
            return [leaf.path, [True], 3, _question(leaf)]
        case Among():
            return [leaf.choice.path, list(leaf.ordered), leaf.when_unknown, _question(leaf.choice)]
    raise RulebookError(f"{finding.key}: a finding that travels is an `or` of flags and choices.")
