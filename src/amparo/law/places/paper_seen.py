"""A paper that was read by the program or looked at by hand, as facts of a visit, and what it is worth at a place.

Nothing here makes a paper stronger than it is: what the reader could not tell stays unknown, and a check that failed
leaves a court's paper without its proof, so that it is referred.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from amparo.facts.visit_flags import VISIT_FACTS
from amparo.law.paper_checks import ARRESTS, ORDERS, SEARCHES, SUBPOENAS, Check, told_check
from amparo.law.paper_kinds import COURT_CLASSES, STEPS, PaperClass, kinds
from amparo.law.paper_words import sentence
from amparo.law.papers import Paper
from amparo.law.places.paper import COURT_KINDS, PAPERS, paper_in_hand
from amparo.law.places.paper_by_hand import said_by_hand
from amparo.law.places.reading import read_visit
from amparo.rules import Choice, Rule, reach
from amparo.terms import FactValueError, Language

__all__ = ["PaperByHand", "look_at_paper", "visit_facts", "worth_of"]

_SIGNERS = {
    "federal_district_judge": "judge",
    "federal_magistrate_judge": "magistrate",
    "state_judge": "judge",
    "clerk_of_court": "court_clerk",
    "immigration_judge": "immigration_judge",
    "immigration_officer": "immigration_officer",
    "agency_officer": "immigration_officer",
}
"""Who signs, as the reader of papers names it, by the word that a visit has for it. Every agency's officer counts alike."""

_OF_AN_AGENCY = frozenset({PaperClass.ADMIN_WARRANT, PaperClass.ADMIN_SUBPOENA, PaperClass.ADMIN_NOTICE})
_HANDS = ("headed_by", "paper_title", "signer", "paper_names_this_place", "paper_in_date", "person_matches")


def visit_facts(paper: Paper) -> dict[str, Any]:
    """The paper as facts of a visit, by the names that `decide_visit` takes; None where the paper does not tell."""
    passed = {check.code: check.passed for check in paper.checks}
    document = _document(paper)
    is_courts = document in COURT_KINDS
    # No fact of a visit holds the court's name, by whose order a clerk signs, the hour, the pages or the officer: where
    # one of these fails, nobody may take the paper for duly issued yet.
    holds = not any(passed.get(code) is False for code in ("C1", "C2", "C4", "C8", "C9"))
    issuer = (
        ("court" if holds and paper.court_name else None)
        if is_courts
        else "agency"
        if _is_agencys(paper)
        else None
    )
    state = {"": None, "CA": "california"}.get(paper.court_state, "another")
    return {
        "document": document,
        "issuer": issuer,
        "signer": _signer(paper, passed.get("C2")),
        "court_state": state,
        "paper_in_date": passed.get("C3"),
        "paper_names_this_place": passed.get("C5"),
        "person_matches": passed.get("C6"),
        "grants_nonpublic_access": passed.get("C10"),
        "gag": True if "gag" in paper.flags else None,
        "offence": _OFFENCES.get(paper.crime) if is_courts else None,
    }


_OFFENCES = {
    "federal_criminal_immigration": "immigration",
    "federal_other": "another",
    "state_crime": "another",
}


def _document(paper: Paper) -> str:
    if paper.paper_class is PaperClass.UNKNOWN:
        keeps_kind = paper.kind in COURT_KINDS and "possible_mismatch" not in paper.flags
        return paper.kind if keeps_kind else "UNKNOWN"
    return paper.kind or ("ADMIN" if paper.paper_class in _OF_AN_AGENCY else "UNKNOWN")


def _is_agencys(paper: Paper) -> bool:
    return paper.paper_class in _OF_AN_AGENCY or paper.kind == "i247a"


def _signer(paper: Paper, fits: bool | None) -> str | None:
    if paper.signature_present is False:
        return "none"
    if paper.signature_present is None:
        return None
    told = _SIGNERS.get(paper.signer)
    if told is None and paper.kind in SUBPOENAS and fits:
        return "attorney"  # the only other one who may sign a court's subpoena
    return told


def worth_of(facts: Mapping[str, Any], on: date) -> Rule:
    """What a paper is worth at a public place (GEN-03, GEN-04), from facts of a visit: the rule that says so.

    Raises FactError for a name or a value that is none of ours.
    """
    values, _ = read_visit("city_county_office", facts, on, as_case=False)
    values |= said_by_hand(facts, values, on.toordinal())
    return reach(paper_in_hand, {path: values[path] for path in paper_in_hand.facts()}, on.toordinal()).rule


@dataclass(frozen=True, slots=True)
class PaperByHand:
    """What a paper looks like from the questions by hand: never surer than `medium`, and it never approves anything."""

    document: str  # the word of `visit.document`
    kind: str  # a code of paper_kinds.toml; empty where only the class is known
    paper_class: PaperClass
    confidence: str
    flags: tuple[str, ...]
    checks: tuple[Check, ...]
    next_steps: tuple[str, ...]
    worth: Rule
    not_known: tuple[str, ...] = ()
    """The open questions whose answer would make another paper of it."""

    def says(self, language: Language = "en") -> str:
        """One sentence for staff: not sure first, and who must confirm last."""
        return sentence(self.kind, self.paper_class, False, self.flags, language)

    def worth_says(self, language: Language = "en") -> str:
        """What it counts as at a public place."""
        return PAPERS[str(self.worth.then)][0 if language == "en" else 1]


def look_at_paper(facts: Mapping[str, Any], on: date) -> PaperByHand:
    """The paper that the answers to the questions by hand tell of (`ASKED_BY_HAND`, and `person_matches`).

    Raises FactError for a name or a value that is none of these.
    """
    for name in facts:
        if name not in _HANDS:
            raise FactValueError(f"facts.{name}", "this is not asked here.", f"One of {', '.join(_HANDS)}.")
    seen = _looked(facts, on)
    return replace(seen, not_known=tuple(name for name in _HANDS if _can_still_change(name, seen, facts, on)))


def _can_still_change(name: str, seen: PaperByHand, facts: Mapping[str, Any], on: date) -> bool:
    """Whether nobody answered the question, and an answer to it would make another paper of it."""
    if facts.get(name) not in (None, "not_known"):
        return False
    fact = VISIT_FACTS[f"visit.{name}"]
    answers: tuple[Any, ...] = fact.choices if isinstance(fact, Choice) else (True, False)
    return any(_looked({**facts, name: answer}, on) != seen for answer in answers)


def _looked(facts: Mapping[str, Any], on: date) -> PaperByHand:
    seen = {"headed_by": "not_known", **{name: value for name, value in facts.items() if value is not None}}
    values, assumed = read_visit("city_county_office", seen, on, as_case=False)
    told = said_by_hand(seen, values, on.toordinal())
    document = told["visit.document"]
    row = kinds().get(document)
    known = {name: None if name in assumed else values[f"visit.{name}"] for name in _HANDS}
    passed = _checks(document, known, told)
    paper_class, flags = _class_of(document, known, dict(passed), told["visit.court_state"])
    steps = row.steps if row and row.steps and paper_class is row.paper_class else STEPS[paper_class]
    steps = (*steps, "S-17") if flags and "S-17" not in steps else steps
    return PaperByHand(
        document,
        document if row is not None else "",
        paper_class,
        "low" if paper_class is PaperClass.UNKNOWN else "medium",
        flags,
        tuple(told_check(code, is_passed) for code, is_passed in passed),
        (*steps, "S-26") if "other_state" in flags else steps,
        worth_of(seen, on),
    )


_FIT = {
    "search": frozenset({"judge", "magistrate"}),
    "arrest": frozenset({"judge", "magistrate", "court_clerk"}),
    "subpoena": frozenset({"judge", "magistrate", "court_clerk", "attorney"}),
}


def _checks(kind: str, known: Mapping[str, Any], told: Mapping[str, str]) -> list[tuple[str, bool | None]]:
    """The administrator's list as far as these questions answer it; what they do not ask stays unknown."""
    if kind not in COURT_KINDS:
        return [("C8", None), ("C12", None)]
    group = "arrest" if kind in ARRESTS else "subpoena" if kind in SUBPOENAS else "search"
    signer = known["signer"]
    is_listed = (
        False if told["visit.court_state"] == "another" else None
    )  # its district or county was not asked
    found: list[tuple[str, bool | None]] = [
        ("C1", is_listed),
        ("C2", None if signer is None else signer in _FIT[group]),
        ("C3", known["paper_in_date"]),
    ]
    if kind in SEARCHES or kind == "ca_arrest":
        found.append(("C4", None))
    if kind in SEARCHES or kind in ORDERS:
        found.append(("C5", known["paper_names_this_place"]))
    if kind in ARRESTS:
        found.append(("C6", known["person_matches"]))
    if kind in SEARCHES:
        found.append(("C7", None))
    found.append(("C8", None))
    if kind in ("ca_search", "ca_arrest"):
        found.append(("C9", None))
    if kind in SUBPOENAS:
        found.append(("C11", None))
    return [*found, ("C12", None)]


def _class_of(
    document: str, known: Mapping[str, Any], passed: Mapping[str, bool | None], state: str
) -> tuple[PaperClass, tuple[str, ...]]:
    """The class, and what is odd. A court's paper whose signer nobody saw to fit is unknown, whatever heads it."""
    if document == "ADMIN":
        return PaperClass.ADMIN_NOTICE, ()
    if document == "UNKNOWN":
        return PaperClass.UNKNOWN, _why_unknown(known)
    of_kind = kinds()[document].paper_class
    if of_kind not in COURT_CLASSES:
        return of_kind, ()
    flags = []
    if state == "another":
        flags.append("other_state")
    if passed["C2"] is not True:
        flags.append("unsigned" if known["signer"] in (None, "none") else "wrong_signer")
    if passed["C3"] is False:
        flags.append("out_of_date")
    of_place = [
        word for code, word in (("C5", "other_place"), ("C6", "other_person")) if passed.get(code) is False
    ]
    return (PaperClass.UNKNOWN if flags else of_kind), (*flags, *of_place)


def _why_unknown(known: Mapping[str, Any]) -> tuple[str, ...]:
    headed, signer, title = known["headed_by"], known["signer"], known["paper_title"]
    is_courts = headed in ("federal_court", "california_court", "other_court")
    if headed == "in_part":
        return ("incomplete",)
    if is_courts and signer in ("immigration_officer", "immigration_judge"):
        return ("possible_mismatch",)
    if headed in ("agency", "nobody") and signer in ("judge", "magistrate", "court_clerk"):
        return ("possible_mismatch",)
    if headed == "agency":
        return ("possible_mismatch",)
    if is_courts and title == "arrest" and signer == "court_clerk":
        return ("wrong_signer",)
    if is_courts:
        return ("not_a_command",) if title == "no_command" else ("no_title",)
    return ("unlisted_court",) if headed == "court" else ("no_court",) if headed == "nobody" else ()
