"""A paper as it was written down by hand, read by the very reader of papers: its kind, and the facts that it tells."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from amparo.law.paper_kinds import COURT_CLASSES, kinds
from amparo.law.papers import Paper, read_paper
from amparo.law.places.paper_seen import look_at_paper, visit_facts
from amparo.visits.record import VisitPaper


def kind_of(paper: VisitPaper, on: date) -> str:
    """Which paper it is by what stands on it, as `visit.document` names it; UNKNOWN where that does not tell."""
    if paper.shown is False:
        return "UNKNOWN"
    return str(visit_facts(_read(paper, on))["document"])


_HANDS = ("headed_by", "paper_title", "signer", "paper_names_this_place", "paper_in_date", "person_matches")


def by_hand(facts: Mapping[str, Any], on: date) -> str:
    """Which paper the questions of the guide tell of; empty where nobody answered them, or where one named the paper."""
    if facts.get("document") is not None or facts.get("headed_by") in (None, "not_known"):
        return ""
    return look_at_paper({name: facts[name] for name in _HANDS if name in facts}, on).document


def with_the_guide(
    papers: tuple[VisitPaper, ...], facts: Mapping[str, Any], on: date
) -> tuple[VisitPaper, ...]:
    """The papers, with the kind that was named or found in the guide where nobody wrote one down.

    Only where it cannot be another paper: none is written down, or one without a word on it.
    """
    kind = facts.get("document") or by_hand(facts, on)
    if kind in ("", "NONE", "UNKNOWN") or len(papers) > 1:
        return papers
    paper = papers[0] if papers else VisitPaper(shown=True)
    told = (paper.title, paper.form_number, paper.headed_by, paper.signed_by_title, paper.court_named)
    if paper.shown is False or paper.kind not in ("", "UNKNOWN") or any(told):
        return papers
    return (replace(paper, kind=kind),)


def facts_of(paper: VisitPaper, on: date) -> dict[str, Any]:
    """The paper as facts of a visit; what nobody wrote down is left out."""
    found = {name: value for name, value in visit_facts(_read(paper, on)).items() if value is not None}
    if paper.kind and paper.kind != found.get("document"):
        # Somebody told the kind, and the words on it say less or another thing: only what fits with the kind is taken.
        found = {"document": paper.kind, **({} if _is_courts(paper.kind) else {"issuer": "agency"})}
        if paper.kind in ("UNKNOWN", "letter_email_card"):
            found.pop("issuer", None)
        if paper.judge_named and _is_courts(paper.kind) and paper.court_named:
            found |= {"issuer": "court", "signer": "judge"}
    told = {
        "paper_names_this_place": paper.names_this_place,
        "paper_in_date": paper.in_date,
        "person_matches": paper.person_matches,
    }
    return found | {name: value for name, value in told.items() if value is not None}


def _is_courts(kind: str) -> bool:
    return kind in kinds() and kinds()[kind].paper_class in COURT_CLASSES


def _read(paper: VisitPaper, on: date) -> Paper:
    """What was written down, as a small sheet: head, number, title, signer. A judge who is named has signed."""
    form = f"Form {paper.form_number}" if paper.form_number else ""
    dated = f"Date: {paper.dated:%m/%d/%Y}" if paper.dated else ""
    case = f"Case No. {paper.case_number}" if paper.case_number else ""
    signed = paper.signed_by_title or ""
    lines = (
        paper.court_named,
        paper.headed_by,
        case,
        form,
        paper.title,
        dated,
        signed and f"Signed: {signed}",
    )
    return read_paper(
        "\n".join(line for line in lines if line),
        on=on,
        signature_seen=True if signed or paper.judge_named else None,
        place_named=paper.names_this_place,
        person_matches=paper.person_matches,
    )
