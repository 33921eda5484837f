"""The law of public places in the readings that travel: diagram and Node say what the single reading says."""

import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from amparo.law.places import VISIT_DECISIONS
from amparo.law.places.calendar import PLACE_DAYS
from amparo.rules import Choice, Decision, reach
from amparo.rules.diagram import diagram_of, rules_reached
from amparo.rules.json_reading import FORMAT, graph_of
from tests.readings.test_javascript import NODE, node

ROWS = 40
DAYS = sorted(day + timedelta(days=off) for day in PLACE_DAYS for off in (-1, 0))
READ = [one for name, one in VISIT_DECISIONS.items() if name not in ("csu", "uc", "private_college")]
"""Three of the four colleges read as the first of them does."""


def rows_of(decision: Decision) -> list[tuple[date, dict[str, Any]]]:
    """Visits by chance, every fact known, as the order of evaluation hands them on."""
    chance = random.Random(f"a visit: {decision.name}")
    return [
        (
            chance.choice(DAYS),
            {
                path: chance.choice(fact.choices if isinstance(fact, Choice) else (True, False))
                for path, fact in decision.facts().items()
            },
        )
        for _ in range(ROWS)
    ]


@pytest.mark.parametrize("decision", READ, ids=lambda one: one.name)
def test_the_diagram_says_what_the_single_reading_says(decision: Decision) -> None:
    diagram = diagram_of(decision)
    for on, values in rows_of(decision):
        state = {variable.key: variable.class_of(values[variable.key]) for variable in diagram.variables}
        bits = rules_reached(diagram, on.toordinal(), state)
        rule = reach(decision, values, on.toordinal()).rule
        assert [one.key for place, one in enumerate(decision.rules) if bits >> place & 1] == [rule.key]


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_javascript_says_it_too(tmp_path: Path) -> None:
    kinds, inputs, asked, wanted = {}, {}, [], []
    for decision in READ:
        name = decision.name
        words = {outcome: [outcome, outcome] for outcome in decision.outcomes}
        kinds[name] = {
            "names": [name, name],
            "inputs": name,
            "graph": graph_of(decision),
            "steps": [],
            "asked_as": {},
            "meanwhile": words,
        }
        inputs[name] = {
            path: list(fact.choices) if isinstance(fact, Choice) else "flag"
            for path, fact in decision.facts().items()
        }
        for on, values in rows_of(decision):
            asked.append({"kind": name, "on": on.isoformat(), "facts": values})
            rule = reach(decision, values, on.toordinal()).rule
            wanted.append((rule.then, rule.key))
    bundle = {
        "format": FORMAT,
        "rule_pack": "",
        "rules_version": "",
        "not_legal_advice": ["", ""],
        "status": "insufficient_facts",
        "kind_if_unknown": {"kind": "k12", "without": []},
        "years": [1850, 2150],
        "kinds": kinds,
        "inputs": inputs,
    }
    told = node(tmp_path, asked, bundle=json.dumps(bundle).encode())
    for one, (safe, rule), row in zip(asked, wanted, told, strict=True):
        assert (row[2], row[3]) == (safe, rule), one
