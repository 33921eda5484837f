"""The form of facts: what can still change the answer, what is confirmed already, and the record, line by line.

A field's name is the fact's path, as in `person.registry` or `request.documents[0].signed_by`. A fact that was asked
and is unknown is kept as such (`None`); one that nobody asked is absent.
"""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from amparo.decision import Answer, explain
from amparo.decision.questions import fact_at, question_for
from amparo.rules import Choice as ChoiceFact
from amparo.rules import Day
from amparo.rules.decision import walk
from amparo.terms.citations import citation_in
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field, FieldKind
from amparo_desk.screens.record_lines import RECORD_PATHS
from amparo_desk.screens.typed import Typed

_STEP = re.compile(r"(\w+)|\[(\d+)\]")
_ON_A_LINE = re.compile(r"person\.(convictions|pending)\[\d+\]\.(section|level|date|finding)")
"""What the lines of the record ask already."""

STATUS_NAMES: dict[str, Both] = {
    "final": ("It stands", "Sigue en pie"),
    "vacated": ("Vacated", "Anulada"),
    "reversed": ("Reversed on appeal", "Revocada en apelación"),
    "dismissed_1203.4": ("Dismissed (Pen. Code 1203.4)", "Desestimada (Pen. Code 1203.4)"),
    "reduced_later_17b": ("Reduced later (Pen. Code 17(b))", "Rebajada después (Pen. Code 17(b))"),
    "juvenile_adjudication": ("A juvenile adjudication", "Una adjudicación juvenil"),
    "pending_appeal": ("On appeal", "En apelación"),
}
UNKNOWN = Choice("unknown", ("Asked and unknown", "Se preguntó y no se sabe"))


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of a part: the fields to show, the paths only counsel can answer, and whether policy is missing."""

    fields: tuple[Field, ...]
    confirmed: tuple[Field, ...]
    counsel: tuple[tuple[str, Both], ...]
    policy_missing: bool
    history: bool
    """Whether the record itself is asked for."""


def asked_of(answer: Answer, request: Mapping[str, Any], person: Mapping[str, Any]) -> Asked:
    """What to ask for an answer, on the facts confirmed so far."""
    turning = _rules_turning(answer)
    fields: list[Field] = []
    counsel: list[tuple[str, Both]] = []
    for path in answer.missing:
        if path.startswith("legal:"):
            question = question_for(path, "en"), question_for(path, "es")
            counsel += [(name, question) for name in _counsel_names(path, answer)]
        elif path != "local_policy" and path not in RECORD_PATHS and not _ON_A_LINE.fullmatch(path):
            fields.append(_field(path, _value(request, person, path), turning.get(path)))
    confirmed = [
        _field(path, _value(request, person, path), None)
        for path in _simple_paths(request, person)
        if path not in answer.missing
    ]
    missing = set(answer.missing)
    policy_missing = "local_policy" in missing and answer.agency.policy_for(answer.kind) is None
    history = bool(missing & RECORD_PATHS) or any(_ON_A_LINE.fullmatch(path) for path in missing)
    return Asked(tuple(fields), tuple(confirmed), tuple(counsel), policy_missing, history)


_BEHIND = {
    "person.unread_ground": "person.history_complete",
    "item.public": "request.info_public.release_date",
}
"""Facts of the rules that are asked for under another path."""


def _rules_turning(answer: Answer) -> dict[str, Both]:
    """For each fact asked for: the rules that turn on it, with their sections."""
    found: dict[str, dict[str, str]] = {}
    for _, steps in explain(answer).steps:
        for step in steps:
            if step.node.truth == 2:
                continue  # it fails whatever the missing facts are
            for fact in (fact for node in walk(step.rule.when) for fact in node.facts()):
                path = _BEHIND.get(fact.path, fact.path)
                found.setdefault(path, {})[step.rule.key] = step.rule.cite
    told: dict[str, Both] = {}
    for path, rules in found.items():
        named = "; ".join(f"{rule} ({citation_in(cite, 'en')})" for rule, cite in rules.items())
        nombrado = "; ".join(f"{rule} ({citation_in(cite, 'es')})" for rule, cite in rules.items())
        told[path] = (f"rule {named} turns on it", f"de esto depende la regla {nombrado}")
    return told


def _counsel_names(path: str, answer: Answer) -> list[str]:
    """Under which name counsel is asked; what counsel answers for one conviction alone names that conviction."""
    name = path.removeprefix("legal:")
    if name != "not_named":
        return [name]
    return [
        f"not_named:{re.sub(r'[^0-9]', '', looked.path)}"
        for looked in answer.history.convictions
        if path in looked.gaps
    ]


def read_facts(
    typed: Typed, request: Mapping[str, Any], person: Mapping[str, Any], shown: Iterable[Field]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts with what was answered set in; a question without an answer leaves them as they were."""
    facts = {"request": deepcopy(dict(request)), "person": deepcopy(dict(person))}
    for field in shown:
        if not typed.given.get(field.name, "").strip():
            continue
        match field.kind:
            case "yes_no":
                value: Any = typed.answer(field.name)
            case "day":
                value = typed.day(field.name, needed=False)
            case _:
                word = typed.word(field.name, tuple(choice.value for choice in field.choices))
                value = None if word == "unknown" else word
        if field.name not in typed.errors:
            _set(facts, field.name, value)
    return facts["request"], facts["person"]


def _field(path: str, value: Any, why: Both | None) -> Field:
    fact = fact_at(path)
    label = (question_for(path, "en"), question_for(path, "es"))
    kind: FieldKind = "yes_no"
    choices: tuple[Choice, ...] = ()
    if path.endswith("].status"):
        kind = "choice"
        choices = (*(Choice(word, name) for word, name in STATUS_NAMES.items()), UNKNOWN)
    elif isinstance(fact, ChoiceFact):
        kind = "radios"
        choices = (
            *(
                Choice(word, (_capital(fact.say(word, "en")), _capital(fact.say(word, "es"))))
                for word in fact.choices
                if word != "not_known"
            ),
            UNKNOWN,
        )
    elif isinstance(fact, Day):
        kind = "day"
    return Field(path, kind, label, value=value, choices=choices, why=why)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_SIMPLE_REQUEST = (
    "purpose",
    "scene_support_only",
    "civil_arrests_by_local",
    "primary_purpose_immigration",
    "duties_unrelated_to_immigration",
    "ongoing_dedication",
    "exclusive",
    "enhancement_1326b2",
    "detected_in_unrelated_activity",
    "population",
    "action",
    "had_contract_2017_06_15",
)
_SIMPLE_PERSON = ("in_custody", "minor", "registry", "federal_felony_warrant", "history_complete")


def _simple_paths(request: Mapping[str, Any], person: Mapping[str, Any]) -> list[str]:
    """The paths of facts that were given and stand alone: they can be changed."""
    found = [f"person.{name}" for name in _SIMPLE_PERSON if name in person]
    found += [f"request.{name}" for name in _SIMPLE_REQUEST if name in request]
    found += [f"request.consent.{name}" for name in request.get("consent", {})]
    found += [f"request.info_public.{name}" for name in request.get("info_public", {})]
    for place, paper in enumerate(request.get("documents") or ()):
        found += [
            f"request.documents[{place}].{name}" for name in ("kind", "signed_by", "crime") if name in paper
        ]
    return [path for path in found if fact_at(path) is not None]


def _value(request: Mapping[str, Any], person: Mapping[str, Any], path: str) -> str:
    """What a field holds: the fact as it was confirmed, `unknown` where it was asked in vain, nothing where not."""
    here: Any = {"request": request, "person": person}
    for name, place in _STEP.findall(path):
        if name:
            if not isinstance(here, Mapping) or name not in here:
                return ""
            here = here[name]
        else:
            here = here[int(place)] if isinstance(here, list | tuple) and int(place) < len(here) else {}
    match here:
        case None:
            return "unknown"
        case bool():
            return "yes" if here else "no"
        case date():
            return here.isoformat()
        case str():
            return here
        case _:
            return ""


def _set(facts: dict[str, Any], path: str, value: Any) -> None:
    steps = _STEP.findall(path)
    here: Any = facts
    for (name, place), (_, next_place) in pairwise(steps):
        if name:
            here = here.setdefault(name, [] if next_place else {})
        else:
            while len(here) <= int(place):
                here.append({})
            here[int(place)] = dict(here[int(place)])
            here = here[int(place)]
    here[steps[-1][0]] = value
