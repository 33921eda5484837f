"""A decision as a diagram: each fact is asked at most once on a way, so unknown facts give exact answers in any engine.

The single reading completes unknown facts one case at a time. A table, a database or a telephone cannot; for them the
rules of one era (days between two changes of the law) become a small graph. A node asks one fact and has a child for
each class of its values; an end is a rule. Where a fact is unknown, the children of its completions are all taken, and
since no fact is asked twice on a way, the rules reached are exactly those that some completion reaches. Whether an
unknown fact can still change the outcome is a second diagram over the other facts: does the outcome differ between
its completions?

Values of a fact that no condition tells apart are one class. A list of records stands for at most one record here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from amparo.rules.conditions import All, Always, AnyOf, Condition, Finding, Not, Some, Truth
from amparo.rules.decision import Decision, Rule, walk
from amparo.rules.facts import Choice, Day, Fact, Flag, Listing
from amparo.rules.leaves import Among, OnOrAfter, Within
from amparo.terms import RulebookError

End = int
"""The place of a rule in its decision's list, as an end of a diagram; nodes are numbered from 0 in their own list."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A fact as a diagram asks it: its key, the classes of its values, and the classes tried when it is unknown.

    `classes[i]` are the values of class i (for a day: the number of years of the window it falls in, 0 beyond all).
    `fact` is None for a finding, which is true or false as a whole.
    """

    key: str
    classes: tuple[tuple[Any, ...], ...]
    tried: tuple[int, ...]
    fact: Fact | None
    finding: Finding | None = None

    def class_of(self, value: Any) -> int:
        """The class of a known value."""
        for number, values in enumerate(self.classes):
            if value in values:
                return number
        raise RulebookError(f"{self.key} can never be {value!r}.")


@dataclass(frozen=True, slots=True)
class Node:
    """Asks one variable; `children[i]` is for class i: a node's number, or ~rule for an end."""

    variable: int
    children: tuple[int, ...]


@dataclass(slots=True, eq=False)
class Graph:
    """Nodes without doubles, children before parents. A root is a node's number, or ~end."""

    nodes: list[Node] = field(default_factory=list)
    known: dict[Node, int] = field(default_factory=dict)

    def add(self, variable: int, children: tuple[int, ...]) -> int:
        """A node that asks the variable, or its one child where all are the same."""
        if len(set(children)) == 1:
            return children[0]
        node = Node(variable, children)
        number = self.known.get(node)
        if number is None:
            number = self.known[node] = len(self.nodes)
            self.nodes.append(node)
        return number

    def below(self, root: int) -> list[int]:
        """The numbers of the nodes under a root, children first."""
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number >= 0 and number not in seen:
                seen.add(number)
                waiting.extend(self.nodes[number].children)
        return sorted(seen)


@dataclass(frozen=True, slots=True, eq=False)
class Era:
    """The diagram of the days from `first` to `last` (ordinals, both inclusive; None: without end).

    `root` leads to rules. `turns[v]` leads to ~1 where the outcome turns on variable v, to ~0 where it does not.
    """

    first: int | None
    last: int | None
    root: int
    turns: dict[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Diagram:
    """A decision as diagrams, one per era, over one list of variables and one graph of nodes."""

    decision: Decision
    variables: tuple[Variable, ...]
    graph: Graph
    eras: tuple[Era, ...]

    def era(self, on: int) -> Era:
        """The era of a day."""
        return next(era for era in self.eras if era.last is None or on <= era.last)


@lru_cache(maxsize=256)
def diagram_of(decision: Decision) -> Diagram:
    """The diagram of a decision, made once."""
    decision.check()
    return _Builder(decision).build()


def days_of_change(decision: Decision) -> list[int]:
    """The first days of the decision's eras, without the open beginning."""
    days: set[int] = set()
    for rule in decision.rules:
        days |= {rule.since.toordinal()} if rule.since else set()
        days |= {rule.until.toordinal() + 1} if rule.until else set()
        days |= {leaf.day for leaf in _leaves(rule.when) if isinstance(leaf, OnOrAfter)}
    return sorted(days)


def _leaves(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, Finding):
        yield condition
    elif isinstance(condition, AnyOf):
        yield from _leaves(condition.inner)
    elif condition.parts():
        for part in condition.parts():
            yield from _leaves(part)
    else:
        yield condition


Grown = dict[tuple[int, frozenset[tuple[int, int]]], int]
"""What was grown: by the first open rule, and what was chosen of the facts that are still asked."""


class _Builder:
    """Makes the variables, then one diagram per era by asking what the first open rule needs."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        self.graph = Graph()
        self.variables: list[Variable] = []
        self.places: dict[str, int] = {}
        self.fixed: dict[tuple[int, int], dict[int, int]] = {}
        self._make_variables()
        self.still_asked = self._asked_from_each_rule_on()

    # -------------------------------------------------------------- variables

    def _make_variables(self) -> None:
        leaves: dict[str, list[Condition]] = {}
        facts: dict[str, Fact | Finding] = {}
        for rule in self.decision.rules:
            for node in walk(rule.when, into_findings=False):
                prefix = node.listing.path + "." if isinstance(node, AnyOf) else ""
                for leaf in _leaves(node.inner) if isinstance(node, AnyOf) else [node]:
                    if isinstance(leaf, Finding):
                        facts[leaf.key] = leaf
                        continue
                    for fact in leaf.facts():
                        if isinstance(fact, Listing):
                            continue
                        facts.setdefault(prefix + fact.path, fact)
                        leaves.setdefault(prefix + fact.path, []).append(leaf)
        for key, asked in facts.items():
            self.places[key] = len(self.variables)
            self.variables.append(_variable(key, asked, leaves.get(key, [])))

    # -------------------------------------------------------------- eras

    def build(self) -> Diagram:
        firsts = days_of_change(self.decision)
        bounds: list[tuple[int | None, int | None]] = []
        for place in range(len(firsts) + 1):
            first = firsts[place - 1] if place else None
            last = firsts[place] - 1 if place < len(firsts) else None
            bounds.append((first, last))
        eras = []
        for first, last in bounds:
            day = first if first is not None else (last if last is not None else 1)
            rules = [(place, rule) for place, rule in enumerate(self.decision.rules) if rule.in_force(day)]
            root = self._grow(rules, {}, day, {})
            eras.append(Era(first, last, root, self._turns(root)))
        return Diagram(self.decision, tuple(self.variables), self.graph, tuple(eras))

    def _grow(self, rules: list[tuple[int, Rule]], chosen: dict[int, int], day: int, grown: Grown) -> int:
        for place, (number, rule) in enumerate(rules):
            truth = self._truth(rule.when, chosen, day, "")
            if truth == 1:
                return ~number
            if truth == 3:
                # What was chosen of facts that no rule from here on asks changes nothing below.
                asked = self.still_asked[number]
                state = number, frozenset(one for one in chosen.items() if one[0] in asked)
                if state not in grown:
                    variable = self._first_open(rule.when, chosen, day, "")
                    rest = rules[place:]
                    grown[state] = self.graph.add(
                        variable,
                        tuple(
                            self._grow(rest, {**chosen, variable: value}, day, grown)
                            for value in range(len(self.variables[variable].classes))
                        ),
                    )
                return grown[state]
        raise RulebookError(f"{self.decision.name}: no rule answers.")

    def _asked_from_each_rule_on(self) -> list[frozenset[int]]:
        """For each rule the variables that it asks or a later one does."""
        found = [frozenset[int]()]
        for rule in reversed(self.decision.rules):
            found.append(found[-1] | self._asked(rule.when, ""))
        return found[:0:-1]

    def _asked(self, condition: Condition, prefix: str) -> frozenset[int]:
        if isinstance(condition, Always | OnOrAfter):
            return frozenset()
        if isinstance(condition, AnyOf):
            return self._asked(condition.inner, condition.listing.path + ".")
        if isinstance(condition, Finding) or not condition.parts():
            return frozenset({self._place(condition, prefix)})
        return frozenset[int]().union(*(self._asked(part, prefix) for part in condition.parts()))

    def _truth(self, condition: Condition, chosen: dict[int, int], day: int, prefix: str) -> Truth:
        """The truth where some variables have a class and the others may have any."""
        match condition:
            case Always():
                return 1
            case OnOrAfter():
                return 1 if day >= condition.day else 2
            case AnyOf():
                return self._truth(condition.inner, chosen, day, condition.listing.path + ".")
            case Not():
                return (0, 2, 1, 3)[self._truth(condition.part, chosen, day, prefix)]
            case All() | Some():
                every, some = 3, 0
                for part in condition.parts():
                    bits = self._truth(part, chosen, day, prefix)
                    every &= bits
                    some |= bits
                keep = 2 if isinstance(condition, All) else 1
                return every | (some & keep)
        place = self._place(condition, prefix)
        variable = self.variables[place]
        open_classes = (chosen[place],) if place in chosen else range(len(variable.classes))
        bits = 0
        for value in open_classes:
            bits |= 1 if _holds(condition, variable.classes[value][0]) else 2
        return bits

    def _place(self, leaf: Condition, prefix: str) -> int:
        if isinstance(leaf, Finding):
            return self.places[leaf.key]
        return self.places[prefix + leaf.facts()[0].path]

    def _first_open(self, condition: Condition, chosen: dict[int, int], day: int, prefix: str) -> int:
        if isinstance(condition, AnyOf):
            return self._first_open(condition.inner, chosen, day, condition.listing.path + ".")
        if isinstance(condition, Finding) or not condition.parts():
            return self._place(condition, prefix)
        for part in condition.parts():
            if self._truth(part, chosen, day, prefix) == 3:
                return self._first_open(part, chosen, day, prefix)
        raise RulebookError(f"{self.decision.name}: a condition is open, its parts are not.")

    # -------------------------------------------------------------- what the outcome turns on

    def _turns(self, root: int) -> dict[int, int]:
        asked = {self.graph.nodes[number].variable for number in self.graph.below(root)}
        found = {}
        for place in sorted(asked):
            tried = self.variables[place].tried
            ways = tuple(self._step(root, place, value) for value in tried)
            differs = self._differ(ways, {})
            if differs != ~0:
                found[place] = differs
        return found

    def _fixed(self, root: int, variable: int, value: int, memo: dict[int, int]) -> int:
        """The diagram with one variable fixed."""
        if root < 0:
            return root
        if root not in memo:
            node = self.graph.nodes[root]
            if node.variable == variable:
                memo[root] = self._fixed(node.children[value], variable, value, memo)
            else:
                children = tuple(self._fixed(child, variable, value, memo) for child in node.children)
                memo[root] = self.graph.add(node.variable, children)
        return memo[root]

    def _differ(self, ways: tuple[int, ...], memo: dict[tuple[int, ...], int]) -> int:
        """~1 where the outcomes of several diagrams are not all the same, ~0 where they are, a node where it depends."""
        if all(way < 0 for way in ways):
            outcomes = {self.decision.rules[~way].then for way in ways}
            return ~1 if len(outcomes) > 1 else ~0
        if ways not in memo:
            asked = {self._order(self.graph.nodes[way].variable) for way in ways if way >= 0}
            variable = min(asked)[1]
            memo[ways] = self.graph.add(
                variable,
                tuple(
                    self._differ(tuple(self._step(way, variable, value) for way in ways), memo)
                    for value in range(len(self.variables[variable].classes))
                ),
            )
        return memo[ways]

    def _order(self, variable: int) -> tuple[int, int]:
        return variable, variable

    def _step(self, way: int, variable: int, value: int) -> int:
        """One way with the variable fixed: a fact is asked anywhere below, not only at the top."""
        return self._fixed(way, variable, value, self.fixed.setdefault((variable, value), {}))


def _variable(key: str, fact: Fact | Finding, leaves: list[Condition]) -> Variable:
    if isinstance(fact, Finding):
        return Variable(key, ((False,), (True,)), (1, 0), None, fact)
    if isinstance(fact, Flag):
        return Variable(key, ((False,), (True,)), (1, 0), fact)
    if isinstance(fact, Day):
        windows = (*sorted(fact.windows), 0)
        return Variable(key, tuple((years,) for years in windows), tuple(range(len(windows))), fact)
    assert isinstance(fact, Choice)
    groups: dict[tuple[bool, ...], list[str]] = {}
    for value in fact.choices:
        signature = tuple(value in leaf.wanted for leaf in leaves if isinstance(leaf, Among))
        groups.setdefault(signature, []).append(value)
    classes = tuple(tuple(values) for values in groups.values())
    completes: set[str] = set()
    for leaf in leaves:
        if isinstance(leaf, Among):
            completes.update(leaf.choice.completes)
    tried = tuple(place for place, values in enumerate(classes) if completes & set(values))
    return Variable(key, classes, tried, fact)


def _holds(leaf: Condition, value: Any) -> bool:
    match leaf:
        case Among():
            return value in leaf.wanted
        case Within():
            return bool(value) and value <= leaf.years
    return bool(value)


# ------------------------------------------------------------------ reading one case, to check the others against


def rules_reached(diagram: Diagram, on: int, values: dict[str, int | None]) -> int:
    """The rules that some completion reaches, as bits; `values` are classes by variable key, None where unknown."""
    return _reached(diagram, diagram.era(on).root, values, {})


def turns_on(diagram: Diagram, on: int, values: dict[str, int | None]) -> set[str]:
    """The unknown variables on which the outcome turns, follow-on questions included."""
    found = set()
    for place, root in diagram.era(on).turns.items():
        key = diagram.variables[place].key
        if values[key] is None and _reached(diagram, root, values, {}) & 2:
            found.add(key)
    return found


def _reached(diagram: Diagram, root: int, values: dict[str, int | None], memo: dict[int, int]) -> int:
    if root < 0:
        return 1 << ~root
    if root not in memo:
        node = diagram.graph.nodes[root]
        variable = diagram.variables[node.variable]
        value = values[variable.key]
        taken = variable.tried if value is None else (value,)
        bits = 0
        for each in taken:
            bits |= _reached(diagram, node.children[each], values, memo)
        memo[root] = bits
    return memo[root]
