"""The same question in two shapes: as a case file writes it, and as flat facts for a telephone; with the answer expected."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from amparo.decision import decide
from amparo.decision.answer import Answer
from amparo.decision.checking import answer_case
from amparo.decision.graphs import bundle
from amparo.facts import Agency
from amparo.facts.agency import read_policy
from amparo.facts.request import POLICY_ACTS, item_kind
from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.rules import Decision, Reached, reach
from amparo.rules.completing import Read, complete
from amparo.rules.facts import Choice, Day
from amparo.rules.python_reading import compiled
from tests.chance import DAYS

Asked = dict[str, Any]
Row = list[Any]

BUNDLE = bundle()
RECORD: dict[str, Decision] = {"qualifies": qualifies, "charge": charge}

_MURDER = {"code": "PC", "section": "187", "level": "felony", "felony_custody": "state_prison"}
OPENING = {**_MURDER, "date": "2009-03-02", "status": "final"}
FOUND = {**_MURDER, "finding": "pc872_holding_order"}
"""A conviction and a charge that open on every day."""

FROM_THE_TABLE = {
    "c.jurisdiction",
    "c.known_misdemeanor",
    "c.section",
    "c.unlisted",
    "c.a1",
    "c.a1_conditional",
    "c.a1_enhancement",
    "c.a3",
    "c.a3_conditional",
    "c.a3_enhancement",
    "c.a6",
    "c.target_a6",
    "c.wobbler",
    "c.wobbler_conditional",
}
"""What the record and the offense table say of a conviction: never unknown, and the single reading counts on it."""


def row(reached: Reached, answer: Answer | None = None) -> Row:
    """What a reading must say: outcome, possible outcomes, safe one, rule, missing facts, and both sentences."""
    told = [reached.rule.says, reached.rule.dice]
    if not reached.settled and answer is None:
        told = BUNDLE["kinds"][reached.decision.name]["meanwhile"][reached.safe]
    elif not reached.settled and answer is not None:
        own = replace(answer, outcome=reached.outcome, possible=reached.possible, safe=reached.safe, items=())
        told = [own.sentence("en"), own.sentence("es")]
    return [
        reached.outcome,
        list(reached.possible),
        reached.safe,
        reached.rule.key,
        list(reached.missing),
        *told,
    ]


def again(answer: Answer, reached: Reached, item: str) -> Reached:
    """The answer on the record as looked through: what a record still needs is asked as one fact here.

    Python always knows the agency, a telephone may not. There every completion is tried at once: where the first pass
    already finds one outcome only, it may name a rule behind the one that answers.
    """
    gaps = {
        "person.unread_ground": ("person.history_complete",),
        "local_policy.criminal_warrant": ("local_policy",),
        "item.public": (f"request.info_public.{item}",),
    }
    decision, values, on = reached.decision, reached.values, answer.on.toordinal()
    if values["agency.kind"] is not None:
        return reach(decision, values, on, gaps)
    _, stop, truths = compiled(decision).reading(values, on)
    return complete(Read(decision, values, on, stop, truths), gaps)


# ------------------------------------------------------------------ case files, made flat


def from_case(case: Mapping[str, Any]) -> Iterator[tuple[Asked, Row]]:
    """A worked case, absent facts made explicit by the convention of the case files; one question for each item."""
    answer = answer_case(case)
    request = case.get("request", {})
    facts = {"agency.kind": case.get("agency_kind", case.get("agency")), **_policy(case)}
    nothing_there = ("scene_support_only", "civil_arrests_by_local", "ongoing_dedication")
    facts |= {f"request.{name}": False for name in nothing_there}
    nested = ("kind", "documents", "items", "info_public", "consent", "legal", "received")
    facts |= {f"request.{name}": value for name, value in request.items() if name not in nested}
    for name in ("origin", "channel", "reference"):
        facts.pop(f"request.{name}", None)
    facts |= {f"request.consent.{name}": value for name, value in (request.get("consent") or {}).items()}
    for document in request.get("documents") or ():
        told = {name: document[name] for name in ("kind", "signed_by", "crime") if name in document}
        facts |= {f"request.documents.{name}": value for name, value in told.items()}
    for counsel in (request.get("legal") or {}, case.get("legal") or {}):
        facts |= {f"legal:{question}": value for question, value in counsel.items()}
    person = case.get("person", {})
    normal = {"in_custody": True, "minor": False, "registry": "none", "federal_felony_warrant": "none"}
    normal |= {"history_complete": True}
    facts |= {f"person.{name}": person.get(name, value) for name, value in normal.items()}
    facts["person.conviction_opens"] = answer.history.conviction_opens
    facts["person.charge_opens"] = answer.history.charge_opens
    asked = {"kind": answer.kind, "on": answer.on.isoformat()}
    public = request.get("info_public") or {}
    if not answer.items:
        facts["request.info_public.release_date"] = public.get("release_date", False)
        yield {**asked, "facts": facts}, row(again(answer, answer.reached, "release_date"), answer)
    for one in answer.items:
        item = one.name if one.name in item_kind.choices else "other_personal"
        own = {"request.item": item, f"request.info_public.{item}": public.get(one.name, False)}
        yield {**asked, "facts": {**facts, **own}}, row(again(answer, one.reached, item), answer)


def _policy(case: Mapping[str, Any]) -> dict[str, Any]:
    given = case.get("local_policy", case.get("policy")) or {}
    facts: dict[str, Any] = {}
    for act in POLICY_ACTS:
        word = given.get(act, "allows")
        if isinstance(word, Mapping):
            facts[f"local_policy.{act}.result"] = word.get("result")
            facts[f"local_policy.{act}.needs"] = word.get("needs") or None
            word = "custom"
        elif word == "custom":
            facts[f"local_policy.{act}.result"] = given.get(f"{act}_result")
        facts[f"local_policy.{act}"] = word
    return facts


# ------------------------------------------------------------------ states by chance, made nested


def by_chance(kind: str, chance: random.Random) -> tuple[Asked, Row]:
    """A question with four of ten facts unknown, and what the single reading says to it."""
    on = _day(chance)
    if kind in RECORD:
        return _of_the_record(kind, on, chance)
    facts = {path: _value(words, chance) for path, words in _asked_by(kind).items() if chance.random() < 0.8}
    facts = {path: value if chance.random() < 0.75 else None for path, value in facts.items()}
    if (
        facts.get("request.from") == "own_staff"
    ):  # staff begin the contact themselves; anything else is refused
        facts.pop("request.initiated_by", None)
        if chance.random() < 0.5:
            facts["request.initiated_by"] = chance.choice(("agency", None))
    if chance.random() < 0.2:  # a local rule that asks for a conviction: on the record, unread or not
        for path in [path for path in facts if _is_rule(path) and chance.random() < 0.6]:
            facts |= {path: "custom", f"{path}.needs": "conviction", f"{path}.result": None}
        facts["person.history_complete"] = chance.choice((True, False))
        facts["person.conviction_opens"] = chance.choice((True, False, False, None))
    if "request.documents.kind" in facts and chance.random() < 0.4:  # a paper on which something turns
        facts |= {
            "request.documents.kind": "arrest_warrant",
            "person.in_custody": True,
            "person.minor": False,
        }
        facts["request.documents.crime"] = "federal_criminal_immigration"
    if "request.purpose" in facts and chance.random() < 0.1:
        _one_thing_of_a_paper(facts, chance)
    agency = chance.choice(BUNDLE["inputs"]["custody"]["agency.kind"])
    if chance.random() < 0.9:
        facts["agency.kind"] = agency
    else:
        agency = "police"
        facts["agency.kind"] = None
    answer = decide(
        _request(kind, facts),
        _person(facts),
        Agency(agency, read_policy(_profile(facts)), adopted=_adopted(facts)),
        on,
        legal={path[6:]: value for path, value in facts.items() if path.startswith("legal:")},
    )
    assert answer.history.conviction_opens is facts.get("person.conviction_opens")
    assert answer.history.charge_opens is facts.get("person.charge_opens")
    reached = answer.reached
    if facts["agency.kind"] is None:
        reached.values["agency.kind"] = None
    item = "release_date" if kind == "notification" else facts.get("request.item") or "personal_other"
    return {"kind": kind, "on": on.isoformat(), "facts": facts}, row(again(answer, reached, item), answer)


def _one_thing_of_a_paper(facts: dict[str, Any], chance: random.Random) -> None:
    """Another office's recorded purpose beside a paper of which one thing was given, its crime at most as unknown."""
    for path in [path for path in facts if path.startswith("request.documents.")]:
        del facts[path]
    name, value = chance.choice((("kind", "other"), ("signed_by", "immigration_officer"), ("crime", None)))
    facts |= {f"request.documents.{name}": value, "request.purpose": "criminal_non_immigration"}
    facts |= {"request.from": "FBI", "request.initiated_by": "immigration_authority"}


def _is_rule(path: str) -> bool:
    return path.startswith("local_policy.") and path.count(".") == 1 and path != "local_policy.adopted"


def _day(chance: random.Random) -> date:
    if chance.random() < 0.5:
        return chance.choice(DAYS)
    return date(2013, 1, 1) + timedelta(days=chance.randrange(15 * 365))


def _asked_by(kind: str) -> dict[str, Any]:
    """The facts that the graph and the preparations of a kind read."""
    told = BUNDLE["kinds"][kind]
    read = {variable["key"] for variable in told["graph"]["variables"]}
    read |= {part[0] for variable in told["graph"]["variables"] for part in variable.get("or", ())}
    read |= {step.get("from", step.get("later")) for step in told["steps"]}
    read |= {path for step in told["steps"] for path in step.get("when", ())}
    read |= {"request.item"} if kind == "information" else set()
    acts = {step["to"] for step in told["steps"] if step["set"] == "act"}
    inputs = BUNDLE["inputs"]["custody"]
    read |= {
        f"local_policy.{act}{part}"
        for act in acts
        for part in ("", ".needs", ".result")
        if f"local_policy.{act}" in inputs
    }
    if kind == "information":
        read |= {path for path in inputs if path.startswith("request.info_public.")}
    return {path: inputs[path] for path in sorted(filter(None, read)) if path in inputs}


def _value(words: Any, chance: random.Random) -> Any:
    if words == "day":
        return _day(chance).isoformat()
    if isinstance(words, str):
        return chance.choice((True, False))
    return chance.choice(words)


def _request(kind: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    request: dict[str, Any] = {"kind": kind}
    for path, value in facts.items():
        parts = path.split(".")
        if parts[0] != "request" or parts[1] in {"item", "info_public"}:
            continue
        if len(parts) == 2:
            request[parts[1]] = value
        elif parts[1] == "documents":
            request.setdefault("documents", [{}])[0][parts[2]] = value
        else:
            request.setdefault(parts[1], {})[parts[2]] = value
    item = "release_date" if kind == "notification" else facts.get("request.item")
    if item is not None and f"request.info_public.{item}" in facts:
        request["info_public"] = {item: facts[f"request.info_public.{item}"]}
    if facts.get("request.item") is not None:
        request["items"] = [item]
    return request


def _person(facts: Mapping[str, Any]) -> dict[str, Any]:
    person = {path[7:]: value for path, value in facts.items() if path.startswith("person.")}
    for name, own, one in (("conviction_opens", "convictions", OPENING), ("charge_opens", "pending", FOUND)):
        opens = person.pop(name, None)
        person[own] = None if opens is None else [one] if opens else []
    return person


def _profile(facts: Mapping[str, Any]) -> dict[str, Any]:
    profile: dict[str, Any] = {}
    for path, value in facts.items():
        if _is_rule(path):
            needs, result = facts.get(f"{path}.needs"), facts.get(f"{path}.result")
            custom = {"rule": "custom", "needs": needs or "", "result": result}
            profile[path[13:]] = custom if value == "custom" else value
    return profile


def _adopted(facts: Mapping[str, Any]) -> date | None:
    given = facts.get("local_policy.adopted")
    return None if given is None else date.fromisoformat(given)


def _of_the_record(kind: str, on: date, chance: random.Random) -> tuple[Asked, Row]:
    facts: dict[str, Any] = {}
    values: dict[str, Any] = {}
    for path, fact in RECORD[kind].facts().items():
        values[path] = None
        if path not in FROM_THE_TABLE and chance.random() < 0.4:
            if chance.random() < 0.5:
                facts[path] = None
        elif isinstance(fact, Day):
            given = _near_a_limit(on, chance)
            facts[path], values[path] = given.isoformat(), given.toordinal()
        elif isinstance(fact, Choice):
            facts[path] = values[path] = chance.choice((fact.choices[0], *fact.choices))
        else:  # mostly false, or the first rules would end nearly every conviction
            facts[path] = values[path] = chance.random() < 0.2
    asked = {"kind": kind, "on": on.isoformat(), "facts": facts}
    return asked, row(reach(RECORD[kind], values, on.toordinal()))


def _near_a_limit(on: date, chance: random.Random) -> date:
    """A day on or around an anniversary, often a leap day."""
    if chance.random() < 0.2:
        return date(chance.choice((1996, 2000, 2004, 2008, 2012)), 2, 29)
    years = chance.choice((0, 3, 5, 8, 15, 20))
    same = date(on.year - years, on.month, min(on.day, 28))
    return same + timedelta(days=chance.choice((-2, -1, 0, 1, 2)))
