"""The decision as a GoRules decision table in zen-engine, asked without a schema of its input and with one."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import zen

from bench.peers.asked import FLAGS, WORDS, Facts
from bench.peers.by_hand import ELSEWHERE
from bench.peers.contender import Contender

YES = "true"
FROM_JUVENILES, BEFORE_VALUES_ACT = '>= d("2016-01-01")', '< d("2018-01-04")'


def words(*found: str) -> str:
    """A cell that one of these words meets."""
    return ", ".join(f'"{word}"' for word in found)


ROWS: tuple[tuple[dict[str, str], str], ...] = (
    ({"agency_kind": words("non_law_enforcement", "cdcr")}, "not_regulated"),
    (
        {
            "from": words(*ELSEWHERE),
            "purpose": words("criminal_non_immigration"),
            "document_crime": '!= "federal_criminal_immigration"',
        },
        "not_regulated",
    ),
    ({"minor": YES, "on": FROM_JUVENILES}, "requires_judicial_order"),
    ({"agency_kind": words("juvenile_hall"), "on": FROM_JUVENILES}, "requires_judicial_order"),
    ({"policy": words("forbids", "judicial_only")}, "prohibited"),
    ({"on": BEFORE_VALUES_ACT}, "not_regulated"),
    ({"item_public": YES}, "permitted"),
    ({"initiated_by": '!= "immigration_authority"'}, "prohibited"),
    ({"from": words("own_staff")}, "prohibited"),
    ({"conviction_opens": YES}, "permitted"),
    ({"charge_opens": YES}, "permitted"),
    ({"registry": words("current")}, "permitted"),
    ({"federal_felony_warrant": words("confirmed")}, "permitted"),
    ({}, "prohibited"),
)
"""The rows of the table, the first that fits answers; an empty cell fits always."""

FIELDS = ("on", *WORDS, *FLAGS)
SCHEMA = {
    "type": "object",
    "required": list(FIELDS),
    "properties": {
        "on": {"type": "string"},
        **{name: {"enum": list(known)} for name, known in WORDS.items()},
        **{name: {"type": "boolean"} for name in FLAGS},
    },
}


def _node(id_: str, type_: str, content: Any) -> dict[str, Any]:
    return {"id": id_, "name": id_, "type": type_, "position": {"x": 0, "y": 0}, "content": content}


def graph(schema: Any) -> dict[str, Any]:
    """The table between its input and its output, as the editor would save it."""
    rules = [
        {"_id": str(place), **cells, "outcome": words(outcome)} for place, (cells, outcome) in enumerate(ROWS)
    ]
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": name, "name": name, "field": name} for name in FIELDS],
        "outputs": [{"id": "outcome", "name": "outcome", "field": "outcome"}],
        "rules": rules,
    }
    checked = {"schema": json.dumps(schema)} if schema else {}
    return {
        "nodes": [
            _node("facts", "inputNode", checked),
            _node("table", "decisionTableNode", table),
            _node("told", "outputNode", {}),
        ],
        "edges": [
            {"id": "in", "type": "edge", "sourceId": "facts", "targetId": "table"},
            {"id": "out", "type": "edge", "sourceId": "table", "targetId": "told"},
        ],
    }


class WithoutSchema(Contender):
    """A decision made once from the graph; for many requests, the engine's batch call."""

    schema: Any = None

    def __init__(self) -> None:
        made = graph(self.schema)
        self.decision = zen.ZenEngine().create_decision(json.dumps(made))
        self.engine = zen.ZenEngine({"loader": {"type": "static", "content": {"notification": made}}})

    def ask(self, form: Facts) -> Any:
        """The result with the time it took, as the engine gives it."""
        return self.decision.evaluate(form)

    def outcome(self, raw: Any) -> str:
        """The table's one output."""
        return str(raw["result"]["outcome"])

    def table(self, requests: Sequence[Facts], copies: int) -> Callable[[], Any]:
        """Its call for many requests."""
        forms = [{"key": "notification", "context": facts} for facts in requests] * copies
        return lambda: [self.outcome(told["data"]) for told in self.engine.evaluate_batch(forms)]


class WithSchema(WithoutSchema):
    """The same; its input node refuses what is not as the schema says."""

    schema = SCHEMA
