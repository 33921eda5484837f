"""A request comes in: the contact goes on record with its papers, its parts and what the rules answer to each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amparo.casefile import Act, CaseFile, Sort, events_of, refused
from amparo.facts import Agency
from amparo.intake import Contact
from amparo.intake.review import decide_contact
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import RefusedActError, Step
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


def receive_request(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    contact: Contact,
    *,
    how: str,
    name: str = "",
    said: str = "",
    attached: Sequence[Attached] = (),
    link: str = "",
    why: str = "sent_again",
) -> CaseFile:
    """Put a contact on record; `record` is its draft's identifier. Raises NotAllowedError, ConflictError, EventError."""
    role = actor.role_for(Act.RECEIVE_REQUEST)
    step = Step(vault, actor, Act.RECEIVE_REQUEST, role, at, record, None)
    against = refused(None, Act.RECEIVE_REQUEST)
    if against is not None:
        raise RefusedActError(against)
    answers = decide_contact(contact, agency).answers
    for event in events_of(
        contact, record=record, agency=actor.agency, at=at, by=actor.account, role=role, answers=answers
    ):
        given = {**event.body, **event.person}
        if event.sort is Sort.REQUEST_RECEIVED:
            given |= {"contact": how, "name": name, "said": said}
        step.note(event.sort, given, on_paper=event.on_paper)
    for paper in attached:
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
    if link:
        step.note(Sort.LINKED, {"record": link, "why": why})
    return step.save(drop_draft=record)
