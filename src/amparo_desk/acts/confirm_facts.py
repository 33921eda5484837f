"""Somebody confirms the facts of a part; the rules answer in the same step."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from amparo.casefile import Act, CaseFile, Sort
from amparo.facts import Agency
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import answer_for, day_for, note_answer
from amparo_desk.acts.step import begin
from amparo_desk.vault.store import Vault

ABOUT_THE_PERSON = frozenset({"in_custody", "minor", "convictions", "pending", "registry"}) | {
    "federal_felony_warrant",
    "history_complete",
}
"""Facts of the person's record: read once, they hold for every part of the request."""


def confirm_facts(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    seen: int,
    *,
    part: str,
    request: Mapping[str, Any],
    person: Mapping[str, Any],
    on: date,
) -> CaseFile:
    """Confirm facts for a day, and decide. What is about the person goes to the other parts of the request as well.

    Raises NotAllowedError, ConflictError, RefusedActError, FactError where a fact cannot be used.
    """
    step = begin(vault, actor, Act.CONFIRM_FACTS, record, at, seen, part=part)
    told: list[str] = []
    for kind, state in step.here.parts.items():
        facts = state.facts
        own = kind == part
        if not own and facts is None:
            continue
        asked = dict(request) if own or facts is None else dict(facts["request"])
        given = {
            "part": kind,
            "on": on if own or facts is None else facts["on"],
            "day_rule": "chosen" if own or facts is None else facts["day_rule"],
            "request": {**asked, "kind": kind},
            "person": dict(person),
        }
        if facts is not None and {**facts} == given:
            continue
        step.note(Sort.FACTS_CONFIRMED, given)
        told.append(kind)
    if not told:  # nothing new was said, and an answer may still be due
        told = [part] if step.here.parts[part].decided is None else []
    after = step.after() if step.events else step.here
    for kind in told:
        note_answer(step, answer_for(after, kind, agency, on if kind == part else day_for(after, kind, at)))
    return step.save() if step.events else step.here
