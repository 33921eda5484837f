"""The diagram of a decision says, for every state of its facts, exactly what the single reading says."""

import random
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.law.custody import all_decisions
from amparo.rules import Decision, reach
from amparo.rules.diagram import Diagram, diagram_of, rules_reached, turns_on
from amparo.rules.facts import Day, Listing

DECISIONS = {**all_decisions(), "qualifies": qualifies, "charge": charge}
DAYS = [
    date(2013, 12, 31),
    date(2014, 1, 1),
    date(2016, 1, 1),
    date(2017, 1, 1),
    date(2017, 6, 27),
    date(2018, 1, 4),
]
DAYS += [date(2020, 1, 1), date(2026, 11, 24)]


KNOWN = {
    "agency.kind",
    "request.from",
    "request.initiated_by",
    "request.purpose_is_not_immigration",
    "item.kind",
}
KNOWN |= {"item.known_public", "request.documents.kind", "c.jurisdiction", "c.known_misdemeanor"}
KNOWN |= {
    f"c.{name}"
    for name in ("a1", "a1_conditional", "a1_enhancement", "a3", "a3_conditional", "a3_enhancement")
}
KNOWN |= {
    f"c.{name}"
    for name in ("a6", "target_a6", "wobbler", "wobbler_conditional", "unlisted", "served_in_prison")
}
KNOWN |= {f"c.{name}" for name in ("dismissed", "reduced_later", "juvenile")} | {"p.a1", "p.listed_2014"}
"""What is never unknown: read from the paper's kind, from the offense table, or treated as one of its values."""


def random_state(diagram: Diagram, chance: random.Random) -> dict[str, int | None]:
    """A class or unknown for every variable."""
    return {
        variable.key: None
        if variable.key not in KNOWN and chance.random() < 0.4
        else chance.randrange(len(variable.classes))
        for variable in diagram.variables
    }


def as_values(diagram: Diagram, state: dict[str, int | None], on: int) -> dict[str, Any]:
    """The same state as the single reading wants it: values by path, a list with one record."""
    values: dict[str, Any] = dict.fromkeys(diagram.decision.facts())
    lists = {fact.path: fact for fact in diagram.decision.facts().values() if isinstance(fact, Listing)}
    for path, listing in lists.items():
        values[path] = [{field.path: None for field in listing.fields}]
    for variable in diagram.variables:
        place = state[variable.key]
        value = None if place is None else variable.classes[place][0]
        if isinstance(variable.fact, Day) and value is not None:
            beyond = max(variable.fact.windows)
            earlier = max((years for years in variable.fact.windows if years < value), default=0)
            value = on - 366 * (earlier if value else beyond) - 1 if earlier or not value else on
        where = next((path for path in lists if variable.key.startswith(path + ".")), None)
        if where is not None:
            values[where][0][variable.key.removeprefix(where + ".")] = value
        elif variable.finding is not None:
            _set_finding(variable.finding, values, value)
        else:
            values[variable.key] = value
    return values


def _set_finding(finding: Any, values: dict[str, Any], value: bool | None) -> None:
    """A finding is an `or` of flags and choices: the first carries the value, the others are false."""
    first, *others = finding.part.parts()
    for part in others:
        fact = part.facts()[0]
        values[fact.path] = False if not hasattr(fact, "choices") else "none"
    values[first.facts()[0].path] = value


@pytest.mark.parametrize("name", sorted(DECISIONS))
def test_it_reaches_what_the_single_reading_reaches(name: str) -> None:
    decision = DECISIONS[name]
    diagram = diagram_of(decision)
    chance = random.Random(f"diagram of {name}")
    for _ in range(1500 if name != "qualifies" else 600):
        day = chance.choice(DAYS).toordinal()
        state = random_state(diagram, chance)
        found = reach(decision, as_values(diagram, state, day), day)
        bits = rules_reached(diagram, day, state)
        reached = [rule for place, rule in enumerate(decision.rules) if bits >> place & 1]
        possible = {rule.then for rule in reached}
        assert possible == set(found.possible), (name, day, state)
        if len(possible) > 1:
            safe = decision.safest(possible)
            assert found.safe == safe
            assert found.rule is [rule for rule in reached if rule.then == safe][-1]
        missing = turns_on(diagram, day, state)
        waiting = _waiting(diagram, missing)
        assert missing - waiting == _paths_of(found.missing, diagram), (name, day, state)


def _waiting(diagram: Diagram, missing: set[str]) -> set[str]:
    after = {variable.key: variable.fact.after for variable in diagram.variables if variable.fact is not None}
    return {key for key in missing if any(earlier in missing for earlier in after.get(key, ()))}


def _paths_of(missing: tuple[str, ...], diagram: Diagram) -> set[str]:
    """Missing paths by variable: the first flag of a finding stands for it."""
    stands = {
        variable.finding.part.parts()[0].facts()[0].path: variable.key
        for variable in diagram.variables
        if variable.finding is not None
    }
    return {stands.get(path, path) for path in missing}


def test_each_fact_is_asked_at_most_once_on_a_way() -> None:
    def walk(diagram: Diagram, number: int, asked: frozenset[int]) -> None:
        if number < 0:
            return
        node = diagram.graph.nodes[number]
        assert node.variable not in asked
        for child in node.children:
            walk(diagram, child, asked | {node.variable})

    for name, decision in DECISIONS.items():
        diagram = diagram_of(decision)
        for era in diagram.eras:
            walk(diagram, era.root, frozenset())
            assert len(diagram.graph.below(era.root)) <= 60, name


def test_the_eras_meet_without_a_gap() -> None:
    for decision in DECISIONS.values():
        eras = diagram_of(decision).eras
        assert eras[0].first is None
        assert eras[-1].last is None
        for before, after in pairwise(eras):
            assert after.first is not None
            assert before.last == after.first - 1


def test_a_value_that_no_condition_tells_apart_is_one_class() -> None:
    agency = next(v for v in diagram_of(all_decisions()["hold"]).variables if v.key == "agency.kind")
    assert [values[0] for values in agency.classes if len(values) == 1] == ["cdcr", "non_law_enforcement"]
    assert agency.class_of("police") == agency.class_of("sheriff_jail")


def test_a_decision_of_one_rule_has_no_node() -> None:
    decision = Decision("one", protective_first=("no",))
    decision.rule("R-1", then="no", cite="x 1", tag="K", says="No.", dice="No.")
    diagram = diagram_of(decision)
    assert diagram.eras[0].root == ~0
    assert rules_reached(diagram, 1, {}) == 1
