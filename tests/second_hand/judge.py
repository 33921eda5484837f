"""The second hand's verdict on one case: reads the facts, completes what is unknown, weighs, names the duties."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.second_hand.completions import Facts, Unknown, Weighed, weigh
from tests.second_hand.duties import duties
from tests.second_hand.grounds import fact, ground
from tests.second_hand.records import Reading, unknown
from tests.second_hand.rules import (
    LOCAL,
    OUTSIDE,
    RELEASE_ITEMS,
    REQUIRED,
    RULED_ITEMS,
    RULES,
    STATE,
    TRUST_ACT,
    VALUES_ACT,
    rule_for,
)

IMMIGRATION_SENDERS = ("ICE", "CBP", "HSI", "USCIS", "other_immigration_authority")
PURPOSE_DECIDES = {  # kinds that turn on the purpose, with the values an unknown one is completed with
    "status_inquiry": ("t_u_visa_certification", "consular_notification", "other"),
    "supervision": ("immigration_enforcement", "other"),
}
COURT_LOOKING = ("arrest_warrant", "probable_cause_determination", "court_order", "writ")
ARREST_PAPERS = ("arrest_warrant", "probable_cause_determination")
NOBODY = "nobody judicial"
STANDING_ACCESS = ("jail_terminal_access", "standing_access")
SIGNERS = (
    "federal_district_judge",
    "federal_magistrate_judge",
    "clerk_of_court",
    "immigration_judge",
    "immigration_officer",
    "state_judge",
    "agency_officer",
)
CRIMES = ("federal_criminal_immigration", "federal_other", "state_crime", "none_civil")


@dataclass(frozen=True)
class Judgement:
    """What the second hand says. For information `possible` and `safe` are told item by item."""

    outcome: str
    possible: frozenset[str] | dict[str, frozenset[str]]
    safe: str | dict[str, str]
    missing: frozenset[str]
    duties: frozenset[str]
    items: dict[str, str] = field(default_factory=dict)


def judge(case: Mapping[str, Any], *, as_case: bool = True) -> Judgement:
    """Decide a case. as_case reads absent facts like a case file (16); otherwise absent is unknown."""
    request = case["request"]
    kind = request.get("kind")
    if kind == "information":
        return judge_information(case, items_of(request), as_case)
    if kind not in RULES:  # 4.1: an unknown kind is information of which nothing is given
        return judge_information(case, {"personal_other": False}, as_case)
    facts = read(case, kind, as_case)
    found = weigh(facts, rule_for(kind, facts["agency_kind"]))
    return Judgement(found.outcome, found.possible, found.safe, found.missing, duties(facts, found))


def items_of(request: Mapping[str, Any]) -> dict[str, bool | None]:
    """The items asked; False = never treated as public because nobody knows what was asked (4.1)."""
    asked = request.get("items")
    if not isinstance(asked, list) or not asked:
        return {"personal_other": False}
    return {"personal_other" if unknown(item) else item: False if unknown(item) else None for item in asked}


def judge_information(case: Mapping[str, Any], asked: dict[str, bool | None], as_case: bool) -> Judgement:
    """6.6: every item is completed by itself; then the envelope of 4.3."""
    found: dict[str, Weighed] = {}
    owed: frozenset[str] = frozenset()
    for item, public in asked.items():
        facts = read(case, "information", as_case, item, public)
        found[item] = weigh(facts, rule_for("information", facts["agency_kind"]))
        owed |= duties(facts, found[item])
    outcomes = {each.outcome for each in found.values()}
    outcome = outcomes.pop() if len(outcomes) == 1 else "mixed"
    whole = outcome == REQUIRED or case["agency_kind"] in OUTSIDE
    return Judgement(
        outcome=outcome,
        possible={item: each.possible for item, each in found.items()},
        safe={item: each.safe for item, each in found.items()},
        missing=frozenset[str]().union(*(each.missing for each in found.values())),
        duties=owed,
        items={} if whole else {item: each.outcome for item, each in found.items()},
    )


# ---------------------------------------------------------------- reading the facts (4.1, 16)


def read(
    case: Mapping[str, Any], kind: str, as_case: bool, item: str = "", public: bool | None = None
) -> Facts:
    """The facts a kind needs; those nobody knows stand as Unknown."""
    request = case["request"]
    person = case.get("person", {})
    agency_kind = case["agency_kind"]
    if agency_kind not in (*LOCAL, *STATE, *OUTSIDE):
        raise ValueError(f"agency_kind {agency_kind!r} is not one of section 1.2: refuse to run")
    on = date.fromisoformat(case["on"])
    legal = counsel_answers(case)
    sender = request.get("from")
    facts: dict[str, Any] = {
        "on": on,
        "kind": kind,
        "agency_kind": agency_kind,
        "asked_by_immigration": unknown(sender)
        or sender in IMMIGRATION_SENDERS
        or may_name_immigration_crime(request),
        "asked_by_ice": unknown(sender) or sender == "ICE",
        "initiated_by": request.get("initiated_by", "immigration_authority"),
        "purpose": read_purpose(request, kind),
        "policy": read_policy(case, kind, on, item, as_case),
        "item": item,
    }
    if kind in ("transfer", "transport", "criminal_warrant", "information"):
        facts |= read_documents(request)
    if kind in ("notification", "transfer", "transport", "criminal_warrant", "information"):
        facts["minor"] = read_minor(person, agency_kind, as_case)
    if kind == "notification" or item:
        facts["public"] = read_public(request, kind, on, item, public, as_case)
    if needs_ground(kind, on, item):
        with_pending = kind not in ("transfer", "transport", "criminal_warrant")  # 7282.5(b)
        facts["ground"] = read_ground(person, Reading(on, as_case, legal), with_pending)
    for question in QUESTIONS.get(kind, ()):
        name = "legal:" + question
        facts[name] = legal.get(question, Unknown((True, False), frozenset({name})))
    if kind == "criminal_warrant":
        facts["warrant_policy"] = read_policy(case, kind, min(on, BEFORE_VALUES_ACT), item, as_case)
        facts["in_custody"] = boolean(fact(person, "in_custody", True, as_case), "person.in_custody")
    if kind in OTHERS:
        facts |= OTHERS[kind](request, as_case)
    return facts


BEFORE_VALUES_ACT = VALUES_ACT - timedelta(days=1)
"""On that day the policy on warrants is read, from the next on that on transfers; on the street the former stays."""

QUESTIONS = {
    "transfer": ("clerk_signed_warrant",),
    "transport": ("clerk_signed_warrant",),
    "criminal_warrant": ("clerk_signed_warrant", "criminal_immigration_warrant_arrest"),
    "task_force": ("scene_support",),
    "joint_operation": ("scene_support",),
    "detention_contract": ("federal_detainees_scope", "lapsed_contract"),
}


def boolean(value: object, path: str) -> bool | Unknown:
    return value if isinstance(value, bool) else Unknown((True, False), frozenset({path}))


def choice(
    value: object, known: tuple[str, ...], path: str, completed: tuple[str, ...] = ()
) -> str | Unknown:
    return str(value) if value in known else Unknown(completed or known, frozenset({path}))


def counsel_answers(case: Mapping[str, Any]) -> dict[str, bool]:
    """Counsel's stored answers, with the case or with its request."""
    given = {**(case.get("legal") or {}), **(case["request"].get("legal") or {})}
    return {question: answer for question, answer in given.items() if isinstance(answer, bool)}


def read_purpose(request: Mapping[str, Any], kind: str) -> Any:
    """The purpose; where it does not decide, an unknown one makes an immigration request (G-8)."""
    purpose = request.get("purpose")
    if not unknown(purpose):
        return purpose
    if kind in PURPOSE_DECIDES:
        return Unknown(PURPOSE_DECIDES[kind], frozenset({"request.purpose"}))
    return None


def read_policy(case: Mapping[str, Any], kind: str, on: date, item: str, as_case: bool) -> str | Unknown:
    """allows, forbids or (transfer and transport only) judicial_only."""
    by_transfer = kind in ("transfer", "transport") or (kind == "criminal_warrant" and on >= VALUES_ACT)
    key = "transfer" if by_transfer else "notification" if item in RELEASE_ITEMS else kind
    policies = case.get("local_policy", {})
    if policies is None:
        value = None
    else:
        value = policies.get(key, "allows" if as_case else None)
        if value == "custom":
            value = {True: "allows", False: "forbids"}.get(policies.get(f"{key}_result"))
    if value == "judicial_only" and not by_transfer:
        return "forbids"
    if value in ("allows", "forbids", "judicial_only"):
        return str(value)
    return Unknown(("allows", "judicial_only" if by_transfer else "forbids"), frozenset({"local_policy"}))


def read_documents(request: Mapping[str, Any]) -> dict[str, Any]:
    """The papers; only what looks like a court's can hide a judge or a crime."""
    documents = request.get("documents") or []
    facts: dict[str, Any] = {"documents": tuple(paper.get("kind") or "other" for paper in documents)}
    for number, paper in enumerate(documents):
        signer, crime = paper.get("signed_by"), paper.get("crime")
        if signer not in SIGNERS:
            signer = NOBODY
            if paper.get("kind") in COURT_LOOKING:
                path = frozenset({"request.documents.signed_by"})
                signer = Unknown(("federal_magistrate_judge", NOBODY), path)
        if crime not in CRIMES:
            crime = "none_civil"
            if paper.get("kind") in ARREST_PAPERS:
                path = frozenset({"request.documents.crime"})
                crime = Unknown(("federal_criminal_immigration", "federal_other"), path)
        facts |= {f"signed_by[{number}]": signer, f"crime[{number}]": crime}
    return facts


def read_minor(person: Mapping[str, Any] | None, agency_kind: str, as_case: bool) -> bool | Unknown:
    minor = boolean(fact(person, "minor", False, as_case), "person.minor")
    return True if isinstance(minor, Unknown) and agency_kind == "juvenile_hall" else minor


def read_public(
    request: Mapping[str, Any], kind: str, on: date, item: str, public: bool | None, as_case: bool
) -> bool | Unknown:
    """Whether the item is available to the public."""
    if public is not None:
        return public
    if item in STANDING_ACCESS:  # F-10: a door is never the same detail for everybody
        return False
    name = "release_date" if kind == "notification" else item
    values = request.get("info_public", {})
    value = None if values is None else values.get(name, False if as_case else None)
    found = boolean(value, f"request.info_public.{name}")
    subpoena = any(paper.get("kind") == "administrative_subpoena" for paper in request.get("documents") or [])
    if isinstance(found, Unknown) and subpoena and item and item not in RULED_ITEMS and on >= VALUES_ACT:
        return False  # F-4: unknown publicity is lifted like a refusal
    return found


def may_name_immigration_crime(request: Mapping[str, Any]) -> bool:
    """A paper that may name a federal immigration crime makes it immigration enforcement, whatever the purpose says."""
    return any(
        paper.get("crime") in (None, "unknown", "federal_criminal_immigration")
        for paper in request.get("documents") or []
    )


def needs_ground(kind: str, on: date, item: str) -> bool:
    if kind == "hold":
        return TRUST_ACT <= on < VALUES_ACT
    if kind == "information":
        return item in RELEASE_ITEMS and on >= VALUES_ACT
    return kind in ("notification", "transfer", "transport", "criminal_warrant") and on >= VALUES_ACT


def read_ground(person: Mapping[str, Any] | None, reading: Reading, with_pending: bool) -> bool | Unknown:
    """Section 5: a ground, none, or one fact with all its gaps."""
    found = ground(person, reading, with_pending)
    return {"yes": True, "no": False}.get(found.value, Unknown((True, False), found.gaps))


def read_consent(request: Mapping[str, Any], _: bool) -> dict[str, Any]:
    """An absent field of the consent form is unknown in case files too (16)."""
    given = request.get("consent") or {}
    path = "request.consent."
    answers = ("consented", "declined", "attorney_only")
    return {
        "form_given": boolean(given.get("form_given"), path + "form_given"),
        "language_understood": boolean(given.get("language_understood"), path + "language_understood"),
        "answer": choice(given.get("answer"), answers, path + "answer", ("consented", "declined")),
        "attorney_present": boolean(given.get("attorney_present"), path + "attorney_present"),
    }


def read_joint_work(request: Mapping[str, Any], as_case: bool) -> dict[str, Any]:
    absent = False if as_case else None  # T-3, 16
    return {
        "civil_arrests_by_local": boolean(
            request.get("civil_arrests_by_local", absent), "request.civil_arrests_by_local"
        ),
        "scene_support_only": boolean(
            request.get("scene_support_only", absent), "request.scene_support_only"
        ),
        "primary_purpose_immigration": asked(request, "primary_purpose_immigration"),
        "duties_unrelated_to_immigration": asked(request, "duties_unrelated_to_immigration"),
        "ongoing_dedication": request.get("ongoing_dedication", absent),
    }


def asked(request: Mapping[str, Any], name: str) -> bool | Unknown:
    return boolean(request.get(name), f"request.{name}")


def read_reentry(request: Mapping[str, Any], _: bool) -> dict[str, Any]:
    return {name: asked(request, name) for name in ("enhancement_1326b2", "detected_in_unrelated_activity")}


def read_premises(request: Mapping[str, Any], _: bool) -> dict[str, Any]:
    return {"exclusive": asked(request, "exclusive")}


def read_contract(request: Mapping[str, Any], _: bool) -> dict[str, Any]:
    populations = ("civil_immigration", "minors_orr", "federal_criminal")
    actions = ("new", "renew_same_beds", "expand_beds")
    return {
        "population": choice(request.get("population"), populations, "request.population"),
        "action": choice(request.get("action"), actions, "request.action"),
        "had_contract_2017_06_15": asked(request, "had_contract_2017_06_15"),
    }


OTHERS: dict[str, Callable[[Mapping[str, Any], bool], dict[str, Any]]] = {
    "interview": read_consent,
    "task_force": read_joint_work,
    "joint_operation": read_joint_work,
    "reentry_1326": read_reentry,
    "premises": read_premises,
    "detention_contract": read_contract,
}
