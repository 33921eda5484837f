"""The decision in Cedar (`notification.cedar`), asked without a schema and with one (`notification.cedarschema`)."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import cedarpy

from amparo.facts.agency import AGENCY_KINDS
from amparo.facts.request import sender
from bench.peers.asked import Facts
from bench.peers.by_hand import ELSEWHERE
from bench.peers.contender import Contender

HERE = Path(__file__).parent
ACTIONS = ("leave_to_other_law", "tell_by_order", "tell")


def _entity(type_: str, name: str, parents: Sequence[tuple[str, str]]) -> dict[str, Any]:
    above = [{"type": kind, "id": id_} for kind, id_ in parents]
    return {"uid": {"type": type_, "id": name}, "attrs": {}, "parents": above}


def entities() -> str:
    """The offices and the kinds of agency, each in its group: they are the same for every request."""
    found = [_entity("Offices", "elsewhere", ()), _entity("Kinds", "outside_these_acts", ())]
    for office in sender.choices:
        found.append(_entity("Office", office, [("Offices", "elsewhere")] if office in ELSEWHERE else []))
    for kind in AGENCY_KINDS:
        outside = kind in ("non_law_enforcement", "cdcr")
        found.append(_entity("Kind", kind, [("Kinds", "outside_these_acts")] if outside else []))
    return json.dumps(found)


class WithoutSchema(Contender):
    """Three requests at most, policies and entities parsed beforehand."""

    schema: Any = None

    def __init__(self) -> None:
        self.policies = cedarpy.PolicySet.from_str((HERE / "notification.cedar").read_text("utf-8"))
        self.entities = cedarpy.Entities.from_json_str(entities())

    def ready(self, facts: Facts) -> list[dict[str, Any]]:
        """One request for each action."""
        context = {name: value for name, value in facts.items() if name not in ("from", "agency_kind")}
        context["on"] = {"__extn": {"fn": "datetime", "arg": facts["on"]}}
        asked = {"principal": f'Office::"{facts["from"]}"', "resource": f'Kind::"{facts["agency_kind"]}"'}
        return [{**asked, "action": f'Action::"{action}"', "context": context} for action in ACTIONS]

    def ask(self, form: list[dict[str, Any]]) -> list[Any]:
        """The answers up to the first that allows."""
        answers = []
        for request in form:
            answers.append(cedarpy.is_authorized(request, self.policies, self.entities, schema=self.schema))
            if answers[-1].allowed:
                break
        return answers

    def outcome(self, raw: Sequence[Any]) -> str:
        """What the first allowed action means."""
        for action, answer in zip(ACTIONS, raw, strict=False):
            if answer.allowed:
                if action == "tell_by_order":
                    return "requires_judicial_order"
                before = "N-1" in answer.diagnostics.id_annotations_by_reason.values()
                return "not_regulated" if before or action == "leave_to_other_law" else "permitted"
        return "prohibited"

    def says(self, raw: Sequence[Any]) -> str:
        """The outcome, with the error that Cedar reports beside it; no decision where it made none."""
        if any(answer.decision == cedarpy.Decision.NoDecision for answer in raw):
            return "refuses: no decision"
        errors = any(answer.diagnostics.errors for answer in raw)
        return self.outcome(raw) + (", with an error in the diagnostics" if errors else "")

    def table(self, requests: Sequence[Facts], copies: int) -> Callable[[], Any]:
        """Its call for many requests, once for each action, on the rows that no earlier one has settled."""
        forms = [self.ready(facts) for facts in requests] * copies

        def run() -> list[str]:
            answers: list[list[Any]] = [[] for _ in forms]
            left: Sequence[int] = range(len(forms))
            for place in range(len(ACTIONS)):
                asked = [forms[row][place] for row in left]
                told = cedarpy.is_authorized_batch(asked, self.policies, self.entities, schema=self.schema)
                for row, answer in zip(left, told, strict=True):
                    answers[row].append(answer)
                left = [row for row in left if not answers[row][-1].allowed]
            return [self.outcome(told) for told in answers]

        return run


class WithSchema(WithoutSchema):
    """The same; each request is checked against the schema first."""

    def __init__(self) -> None:
        super().__init__()
        self.schema = cedarpy.Schema.from_str((HERE / "notification.cedarschema").read_text("utf-8"))
