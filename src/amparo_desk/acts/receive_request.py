"""A request comes in: the contact goes on record with its papers, its parts and what the rules answer to each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from amparo.casefile import Act, CaseFile, Sort, events_of
from amparo.casefile.acts import COURT_COMMAND
from amparo.facts import Agency
from amparo.intake import Contact
from amparo.intake.review import decide_contact
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import Step
from amparo_desk.vault.store import Vault


@dataclass(frozen=True, slots=True)
class Attached:
    """A paper that came with it: its bytes, what it is, how many pages, and where each confirmed field was read."""

    content: bytes
    media_type: str
    sha256: str
    paper: str = ""
    pages: int | None = None
    evidence: Sequence[dict[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Came:
    """What the desk knows of how it came, beside the contact itself.

    `how` is one of `CONTACTS`; `arrived_at` the machine's clock when the paper was kept; `ask` a question for counsel.
    """

    how: str
    arrived_at: datetime | None = None
    name: str = ""
    said: str = ""
    struck: bool = False
    prepared_on: date | None = None
    matched_by: str = ""
    about_a_person: bool = True
    ask: str = ""


FOR_COUNSEL: dict[str, tuple[str, str]] = {
    COURT_COMMAND: (
        "A court commands here, or may. Has counsel looked, and is it done as ordered?",
        "Aquí manda un tribunal, o quizá mande. ¿Lo vio el abogado de la agencia, y se hace como se ordena?",
    ),
    "administrative_subpoena": (
        "A subpoena of an immigration office came in. Does the agency answer it without a court's order?",
        "Llegó un citatorio de una oficina migratoria. ¿Lo responde la agencia sin orden de un tribunal?",
    ),
}
"""What counsel is asked of a paper itself, in English and Spanish."""


def receive_request(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    contact: Contact,
    came: Came,
    *,
    attached: Sequence[Attached] = (),
    link: str = "",
    why: str = "sent_again",
) -> CaseFile:
    """Put a contact on record; `record` is its draft's identifier. Raises NotAllowedError, ConflictError, EventError."""
    role = actor.role_for(Act.RECEIVE_REQUEST)
    step = Step(vault, actor, Act.RECEIVE_REQUEST, role, came.arrived_at or at, record, None)
    answers = decide_contact(contact, agency).answers
    for event in events_of(
        contact, record=record, agency=actor.agency, at=at, by=actor.account, role=role, answers=answers
    ):
        given = {**event.body, **event.person}
        if event.sort is Sort.REQUEST_RECEIVED:
            given = _received(given, came)
        step.note(event.sort, given, on_paper=event.on_paper)
        step.at = at  # only the arrival itself bears the moment of arrival
    for paper in attached:
        attach(step, paper)
    if came.struck:
        step.note(Sort.TEXT_TO_STRIKE, {})
    if came.ask:
        step.note(Sort.COUNSEL_ASKED, {"question": came.ask})
    if link:
        step.note(Sort.LINKED, {"record": link, "why": why})
    return step.save(drop_draft=record)


def _received(given: dict[str, Any], came: Came) -> dict[str, Any]:
    return given | {
        "contact": came.how,
        "name": came.name,
        "said": came.said,
        "prepared_on": came.prepared_on,
        "matched_by": came.matched_by,
        "about_a_person": given["about_a_person"] and came.about_a_person,
    }


def attach(step: Step, paper: Attached) -> None:
    """Put a paper into a step, with the event that tells of it."""
    step.documents.append((paper.content, paper.media_type))
    step.note(
        Sort.DOCUMENT_ATTACHED,
        {
            "sha256": paper.sha256,
            "media_type": paper.media_type,
            "bytes": len(paper.content),
            "pages": paper.pages,
            "paper": paper.paper,
            "evidence": list(paper.evidence),
        },
    )
