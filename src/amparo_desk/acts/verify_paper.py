"""A paper from a court takes its own path: a supervisor verifies it with the court's clerk before anything is done on it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from amparo.casefile import Act, CaseFile, Sort
from amparo.facts import Agency
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import answer_for, day_for, note_answer
from amparo_desk.acts.step import begin
from amparo_desk.vault.store import Vault


@dataclass(frozen=True, slots=True)
class Verified:
    """What the clerk of the court was asked. `signed_by` and `crime` are words of `facts.documents`; "" where unknown.

    Nobody `reached` is no "no": the paper stays among the facts, unverified, and nothing is done on it or refused.
    """

    kind: str
    signed_by: str
    crime: str
    court: str
    case_number: str
    offense: str
    issued_on: date
    clerk_called_at: datetime
    number_found_at: str
    confirmed: bool
    reached: bool = True


def verify_paper(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    seen: int,
    *,
    part: str,
    paper: Verified,
) -> CaseFile:
    """Note what the clerk said; a confirmed paper becomes a fact of the part, which is decided again; a denied one is none.

    Raises NotAllowedError, ConflictError, RefusedActError, FactError.
    """
    step = begin(vault, actor, Act.VERIFY_PAPER, record, at, seen, part=part)
    step.note(
        Sort.PAPER_VERIFIED,
        {
            "part": part,
            "signed_by": paper.signed_by,
            "crime": paper.crime,
            "issued_on": paper.issued_on,
            "clerk_called_at": paper.clerk_called_at,
            "number_found_at": paper.number_found_at,
            "confirmed": paper.confirmed and paper.reached,
            "reached": paper.reached,
            "court": paper.court,
            "case_number": paper.case_number,
            "offense": paper.offense,
        },
        on_paper=paper.clerk_called_at,
    )
    told = [kind for kind in step.here.parts if _bears_on(step.here, kind, part, paper)]
    for kind in told:
        facts = step.here.parts[kind].facts or {}
        step.note(Sort.FACTS_CONFIRMED, {**facts, "request": _with_paper(facts["request"], paper)})
    after = step.after()
    for kind in told:
        note_answer(step, answer_for(after, kind, agency, day_for(after, kind, at)))
    return step.save()


def _bears_on(case: CaseFile, kind: str, part: str, paper: Verified) -> bool:
    """Whether the clerk's word changes the facts of a part: of the one asked about; a denied paper counts for none."""
    facts = case.parts[kind].facts
    if facts is None or not paper.reached:
        return False
    papers = [one.get("kind") for one in facts["request"].get("documents", ())]
    return kind == part or (not paper.confirmed and paper.kind in papers)


def _with_paper(request: dict[str, Any], paper: Verified) -> dict[str, Any]:
    """The request with the court's paper as verified; an unconfirmed one counts for nothing."""
    others = [one for one in request.get("documents", ()) if one.get("kind") != paper.kind]
    if not paper.confirmed:
        return {**request, "documents": others}
    own = {"kind": paper.kind, "signed_by": paper.signed_by or None, "crime": paper.crime or None}
    return {**request, "documents": [*others, own]}
