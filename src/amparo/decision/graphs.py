"""Everything a telephone needs to decide alone, as one bundle of data: every question's graph and its preparations.

A preparation says how the facts of one request, as given, become the values that a graph asks: what an absent sender is
treated as, which local rule counts, how an unread history keeps the ground open. `decide` does this in Python; here it
is data, a list of steps in order, so that `evaluator.js` knows no law. A step reads

    set      the value it sets            absent   the value where the fact was not given
    from     the fact or value it takes   unknown  the value where it was given as unknown
    to       or else: a fixed value       turn     pairs of (value, what it becomes); any other becomes `else`
    later    or else: whether the day of the act lies before a given day
    when     it is done only where each of these values is one of those listed (null: unknown or not given)
    refuse   instead of setting a value, the fact that contradicts another, with the problem and how to mend it

and `{name}` inside `from` is replaced by that value. A request for information is decided one item at a time, as
`request.item`; at most one paper stands beside a request; a person's record comes in already looked through, as
`person.conviction_opens` and `person.charge_opens`.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

import rfc8785

from amparo.decision.decide import decide
from amparo.decision.questions import question_for
from amparo.decision.receipt import rule_pack
from amparo.facts import LOCAL_KINDS, Agency
from amparo.facts.agency import POLICY_WORDS
from amparo.facts.counsel import LEGAL_QUESTIONS
from amparo.facts.person import conviction_opens
from amparo.facts.reading import TEMPLATE
from amparo.facts.request import (
    FORMS,
    KIND_NAMES,
    NOT_KNOWN,
    POLICY_ACTS,
    RELEASE_ITEMS,
    STANDING_ACCESS,
    initiated_by,
    item_kind,
)
from amparo.law.calendar import RULES_VERSION, VALUES_ACT
from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.law.custody import all_decisions
from amparo.law.custody.outcomes import INSUFFICIENT_FACTS, OUTCOME_NAMES
from amparo.law.standing import DOES_NOT_OPEN, OPENS
from amparo.rules import Choice, Day, Decision, Fact, Listing
from amparo.rules.json_reading import FORMAT, graph_of
from amparo.terms import NOT_LEGAL_ADVICE

Step = dict[str, Any]
Pair = list[str]

OTHERWISE_NAMED = {
    "transport": "transfer",
    "criminal_warrant": "transfer",
}
"""Kinds whose local rule stands under another act."""

_OF_THE_RECORD: dict[str, tuple[Pair, Pair]] = {
    "qualifies": (
        ["see whether a conviction qualifies", "ver si una condena califica"],
        [
            "Facts are missing. Meanwhile the conviction opens nothing.",
            "Faltan datos. Mientras tanto la condena no abre nada.",
        ],
    ),
    "charge": (
        ["see whether a charge qualifies", "ver si un cargo califica"],
        [
            "Facts are missing. Meanwhile the charge opens nothing.",
            "Faltan datos. Mientras tanto el cargo no abre nada.",
        ],
    ),
}
"""The two questions about a record: what each asks, and what is done while facts are missing."""


@lru_cache(maxsize=1)
def bundle_bytes() -> bytes:
    """The bundle as canonical JSON: the same rule pack gives the same bytes."""
    return rfc8785.dumps(bundle())


def bundle() -> dict[str, Any]:
    """Every kind with its graph, the facts it takes, the preparations and the sentences around an answer."""
    custody = all_decisions()
    kinds = {kind: _custody_kind(kind, decision) for kind, decision in custody.items()}
    record = {"qualifies": qualifies, "charge": charge}
    kinds.update({kind: _record_kind(kind, decision) for kind, decision in record.items()})
    return {
        "format": FORMAT,
        "rule_pack": rule_pack(),
        "rules_version": RULES_VERSION,
        "not_legal_advice": [NOT_LEGAL_ADVICE["en"], NOT_LEGAL_ADVICE["es"]],
        "status": INSUFFICIENT_FACTS,
        "kind_if_unknown": {"kind": "information", "without": ["request.item"]},
        "years": [1850, 2150],
        "outcome_names": {
            **{outcome: list(names) for outcome, names in OUTCOME_NAMES.items()},
            OPENS: ["it opens", "abre"],
            DOES_NOT_OPEN: ["it opens nothing", "no abre nada"],
        },
        "inputs": {
            "custody": _custody_inputs(custody.values()),
            **{kind: _inputs_of(decision) for kind, decision in record.items()},
        },
        "kinds": kinds,
    }


def evaluator() -> str:
    """The JavaScript that decides with the bundle, as text."""
    return files("amparo.decision").joinpath("evaluator.js").read_text(encoding="utf-8")


def _custody_kind(kind: str, decision: Decision) -> dict[str, Any]:
    graph = graph_of(decision)
    needed = {path for v in graph["variables"] for path in [v["key"], *(part[0] for part in v.get("or", ()))]}
    return {
        "names": list(KIND_NAMES[kind]),
        "inputs": "custody",
        "graph": graph,
        "steps": _steps(kind, needed),
        "asked_as": _asked_as(kind, needed),
        "meanwhile": _meanwhile(kind, decision),
    }


def _meanwhile(kind: str, decision: Decision) -> dict[str, Pair]:
    """What an open answer says, by its safe outcome; under an outcome apart, what it says where that is possible."""
    answer = decide({"kind": kind}, {}, Agency(LOCAL_KINDS[0]), VALUES_ACT)
    found = {}
    for outcome in decision.outcomes:
        still_open = replace(answer, outcome=INSUFFICIENT_FACTS, possible=(outcome,), safe=outcome, items=())
        found[outcome] = [still_open.sentence("en"), still_open.sentence("es")]
    return found


def _record_kind(kind: str, decision: Decision) -> dict[str, Any]:
    names, meanwhile = _OF_THE_RECORD[kind]
    return {
        "names": names,
        "inputs": kind,
        "graph": graph_of(decision),
        "steps": [],
        "asked_as": {},
        "meanwhile": {decision.outcomes[0]: meanwhile},
    }


# ------------------------------------------------------------------ the preparations


def _steps(kind: str, needed: set[str]) -> list[Step]:
    """How the facts of a request become the values that the graph of its kind asks."""
    steps: list[Step] = [
        _take("request.from", unknown=NOT_KNOWN),
        {
            "set": "request.initiated_by",
            "refuse": "the sender is the agency's own staff.",
            "mend": "Correct request.from or this.",
            "when": {"request.from": ["own_staff"], "request.initiated_by": ["immigration_authority"]},
        },
        _take("request.initiated_by", unknown=NOT_KNOWN),
        {"set": "request.initiated_by", "to": "agency", "when": {"request.from": ["own_staff"]}},
        {
            "set": "request.purpose_is_not_immigration",
            "from": "request.purpose",
            "turn": [["criminal_non_immigration", True]],
            "else": False,
        },
        {
            "set": "request.purpose_is_not_immigration",
            "to": False,
            "when": {"request.documents.crime": ["federal_criminal_immigration"]},
        },
        *(_a_paper_is_there(path) for path in ("kind", "signed_by", "crime")),
        {
            "set": "request.purpose_is_not_immigration",
            "to": False,
            "when": {_A_PAPER: [True], "request.documents.crime": [None]},
        },
        {
            "set": "request.documents.kind",
            "from": "request.documents.kind",
            "absent": "other",
            "unknown": "other",
        },
        {
            "set": "person.minor",
            "to": True,
            "when": {"agency.kind": ["juvenile_hall"], "person.minor": [None]},
        },
        {
            "set": "person.unread_ground",
            "from": "person.history_complete",
            "turn": [[True, False]],
            "else": None,
        },
    ]
    needed = needed | {"person.unread_ground"}  # local rules read it in every kind
    if "request.purpose_is_not_immigration" in needed:
        needed |= {_A_PAPER}
    steps = [step for step in steps if step["set"] in needed or "refuse" in step]
    return steps + _item_steps(kind) + _policy_steps(kind)


def _take(path: str, unknown: str) -> Step:
    """A fact under its own name, with what stands for it where it was not given or not known."""
    return {"set": path, "from": path, "absent": TEMPLATE[path], "unknown": unknown}


_A_PAPER = "a paper is there"


def _a_paper_is_there(name: str) -> Step:
    """Whether anything was given of a paper, be it that it is unknown."""
    return {
        "set": _A_PAPER,
        "from": f"request.documents.{name}",
        "absent": "nothing",
        "unknown": "something",
        "turn": [["nothing", False]],
        "else": True,
        "when": {_A_PAPER: [None, False]},
    }


def _item_steps(kind: str) -> list[Step]:
    if kind == "notification":
        return [{"set": "item.public", "from": f"request.info_public.{RELEASE_ITEMS[0]}"}]
    if kind != "information":
        return []
    nothing_named = "personal_other"
    return [
        {"set": "item.kind", "from": "request.item", "absent": nothing_named, "unknown": nothing_named},
        {"set": "item.public", "from": "request.info_public.{item.kind}"},
        {"set": "item.public", "to": False, "when": {"request.item": [None]}},
        {"set": "item.public", "to": False, "when": {"item.kind": list(STANDING_ACCESS)}},
        {"set": "item.known_public", "from": "item.public", "turn": [[True, True]], "else": False},
    ]


def _policy_steps(kind: str) -> list[Step]:
    """The local rule's word for this person: a custom rule is asked, `judicial_only` forbids all but transfers.

    On a day before its adoption a rule that leaves room is not known; one that forbids stands all the same.
    """
    act = OTHERWISE_NAMED.get(kind, kind)
    steps: list[Step] = [
        {"set": "record", "from": conviction_opens.path},
        {"set": "record", "to": None, "when": {"record": [False], "person.unread_ground": [None]}},
        {"set": "not yet adopted", "later": "local_policy.adopted"},
        {"set": "act", "to": act},
    ]
    if kind == "information":
        steps.append({"set": "act", "to": "notification", "when": {"item.kind": list(RELEASE_ITEMS)}})
    steps += _one_policy("local_policy", judicial_stays=act == "transfer")
    if kind == "criminal_warrant":
        own = _one_policy("local_policy.criminal_warrant", judicial_stays=False)
        steps += [{"set": "act", "to": kind}, *own]
    return steps


def _one_policy(value: str, *, judicial_stays: bool) -> list[Step]:
    custom = {value: ["custom"]}
    steps: list[Step] = [] if value != "local_policy" else [{"set": value, "from": "local_policy.{act}"}]
    steps += [
        {"set": value, "to": None, "when": {"not yet adopted": [True], value: ["allows", "custom"]}},
        {"set": "needs", "from": "local_policy.{act}.needs"},
        {"set": "result", "from": "local_policy.{act}.result"},
        {"set": "result", "from": "record", "when": {"needs": ["conviction"], "result": [None]}},
        {
            "set": value,
            "from": "result",
            "turn": [[True, "allows"], [False, "forbids"]],
            "else": None,
            "when": custom,
        },
    ]
    if not judicial_stays:
        steps.append({"set": value, "to": "forbids", "when": {value: ["judicial_only"]}})
    return steps


def _asked_as(kind: str, needed: set[str]) -> dict[str, dict[str, Any]]:
    """How a value is asked for where its fact has another name: the path told, the fact to give, the question."""
    policy_act = OTHERWISE_NAMED.get(kind, kind)
    act = "{act}" if kind == "information" else policy_act
    item = "{item.kind}" if kind == "information" else RELEASE_ITEMS[0]
    found = {
        "local_policy": ("local_policy", f"local_policy.{act}", "local_policy"),
        "local_policy.criminal_warrant": ("local_policy", f"local_policy.{kind}", "local_policy"),
        "item.public": (f"request.info_public.{item}", f"request.info_public.{item}", "item.public"),
        "person.unread_ground": ("person.history_complete",) * 3,
        "person.conviction_opens": (conviction_opens.path, conviction_opens.path, "person.convictions"),
        "person.charge_opens": ("person.charge_opens", "person.charge_opens", "person.pending"),
    }
    return {
        value: {
            "path": path,
            "give": give,
            "ask": [question_for(question, "en"), question_for(question, "es")],
        }
        for value, (path, give, question) in found.items()
        if value in needed
    }


# ------------------------------------------------------------------ the facts that may be given


def _custody_inputs(decisions: Iterable[Decision]) -> dict[str, Any]:
    """The facts of a request, by path: the words each may be, or `flag`."""
    found: dict[str, Any] = {}
    for decision in decisions:
        found.update(_inputs_of(decision))
    for made in (*(path for path in found if path.startswith(("item.", "local_policy"))), *_MADE):
        found.pop(made, None)
    begun = [word for word in initiated_by.choices if word != NOT_KNOWN]
    found.update({"request.initiated_by": begun, "request.form": list(FORMS)})
    found.update({"request.item": list(item_kind.choices), "person.history_complete": "flag"})
    found.update({f"request.info_public.{item}": "flag" for item in item_kind.choices})
    found.update({f"legal:{question}": "flag" for question in LEGAL_QUESTIONS})
    found.update({"request.ongoing_dedication": "flag", "local_policy.adopted": "day"})
    found["request.consent.attorney_present"] = "flag or does_not_apply"
    for act in POLICY_ACTS:
        found[f"local_policy.{act}"] = list(POLICY_WORDS)
        found[f"local_policy.{act}.needs"] = ["conviction"]
        found[f"local_policy.{act}.result"] = "flag"
    return found


_MADE = (
    "request.purpose_is_not_immigration",
    "request.consent.answer_recorded",
    "person.unread_ground",
)
"""Values that preparations make from other facts; nobody gives them."""


def _inputs_of(decision: Decision) -> dict[str, Any]:
    return {path: _input(fact) for path, fact in decision.facts().items() if not isinstance(fact, Listing)}


def _input(fact: Fact) -> Any:
    if isinstance(fact, Choice):
        return list(fact.choices)
    return "day" if isinstance(fact, Day) else "flag"
