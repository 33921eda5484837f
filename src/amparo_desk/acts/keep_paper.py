"""A paper is kept sealed the moment it comes in, before anything reads it, as a draft; it is thrown away with a reason.

The draft bears the identifier of the record that it becomes. What was read of it is kept beside it, so that a page that
is looked at again does not read a whole fax anew; when the desk fails between the two, the paper lies there unread.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from amparo.casefile import Act
from amparo.terms import FactValueError
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.attach_document import attach_document
from amparo_desk.acts.receive_request import Attached
from amparo_desk.vault.drafts import Paper
from amparo_desk.vault.store import Vault

THROWN_AWAY: dict[str, tuple[str, str]] = {
    "twice": ("It is on record already.", "Ya consta en el registro."),
    "no_request": ("It is no paper from a federal office.", "No es un papel de una oficina federal."),
    "wrong_file": ("The wrong file was chosen.", "Se eligió un archivo equivocado."),
    "unreadable": (
        "Nobody can read it; it was asked for again.",
        "Nadie puede leerlo; se pidió de nuevo.",
    ),
}
"""Why a draft may be thrown away, in English and Spanish: words to choose, so that no name slips into the log."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was begun: when the paper came by the machine's clock, by whose hand, and what was read of it so far."""

    id: str
    came_at: datetime
    by: str
    papers: tuple[Mapping[str, Any], ...]
    read: tuple[Mapping[str, Any], ...] | None
    is_tried: bool
    """Whether reading was begun: where it never ended, the paper is keyed by hand, or read again when asked."""


def keep_paper(vault: Vault, actor: Actor, draft: str, at: datetime, papers: Sequence[Paper]) -> None:
    """Keep papers sealed as a draft. Raises NotAllowedError, ConflictError where it is on record already."""
    actor.role_for(Act.RECEIVE_REQUEST)
    told = [
        {"sha256": hashlib.sha256(content).hexdigest(), "media_type": media_type, "bytes": len(content)}
        for content, media_type in papers
    ]
    content = {"came_at": at, "by": actor.account, "papers": told}
    vault.save_draft(draft, content, at=at, by=actor.account, papers=papers)


def open_draft(vault: Vault, actor: Actor, draft: str, at: datetime) -> Draft:
    """What a draft holds; that it was opened is on record. Raises NotAllowedError, NoDraftError, SealError."""
    role = actor.role_for(Act.RECEIVE_REQUEST)
    content = vault.draft(draft, at=at, by=actor.account, role=role)
    read = content.get("read")
    return Draft(
        draft,
        content["came_at"],
        content["by"],
        tuple(content["papers"]),
        tuple(read) if read is not None else None,
        content.get("tried", False),
    )


def papers_of(vault: Vault, actor: Actor, draft: Draft, at: datetime, why: str) -> list[Paper]:
    """The papers of a draft in the order in which they came. Raises NotAllowedError, SealError."""
    role = actor.role_for(Act.RECEIVE_REQUEST)
    found = vault.draft_papers(draft.id, at=at, by=actor.account, role=role, why=why)
    by_digest = {hashlib.sha256(paper[0]).hexdigest(): paper for paper in found}
    return [by_digest[told["sha256"]] for told in draft.papers if told["sha256"] in by_digest]


def begin_reading(vault: Vault, actor: Actor, draft: Draft) -> None:
    """Note that reading begins. Raises NotAllowedError, ConflictError where it went on record meanwhile."""
    _save(vault, actor, draft, tried=True)


def note_reading(vault: Vault, actor: Actor, draft: Draft, read: Sequence[Mapping[str, Any]]) -> Draft:
    """Keep what was read beside the papers. Raises NotAllowedError, ConflictError where it went on record meanwhile."""
    told = tuple(dict(one) for one in read)
    _save(vault, actor, draft, tried=True, read=list(told))
    return replace(draft, read=told, is_tried=True)


def _save(vault: Vault, actor: Actor, draft: Draft, **more: Any) -> None:
    """Put more beside the papers; when and by whom it was begun stays."""
    actor.role_for(Act.RECEIVE_REQUEST)
    content = {"came_at": draft.came_at, "by": draft.by, "papers": [dict(told) for told in draft.papers]}
    vault.save_draft(draft.id, content | more, at=draft.came_at, by=draft.by)


def throw_away(vault: Vault, actor: Actor, draft: str, at: datetime, *, reason: str) -> None:
    """Remove a draft with its papers; that it was, by whom and why stays in the log of who opened what.

    Raises NotAllowedError, FactValueError where no reason is given, NoDraftError.
    """
    role = actor.role_for(Act.RECEIVE_REQUEST)
    if reason not in THROWN_AWAY:
        raise FactValueError("reason", "a paper is thrown away with a reason.", "Choose one of those shown.")
    vault.draft(draft, at=at, by=actor.account, role=role, why=f"draft thrown away: {reason}")
    vault.drop_draft(draft)


def put_to_record(
    vault: Vault, actor: Actor, draft: str, record: str, at: datetime, papers: Sequence[Attached]
) -> None:
    """Attach a draft's papers to a record that there is, and drop the draft; done again, nothing is attached twice.

    Raises NotAllowedError, ConflictError.
    """
    for paper in papers:
        if record not in vault.with_document(paper.sha256):
            attach_document(vault, actor, record, at, len(vault.events(record)) + 1, paper)
    vault.drop_draft(draft)
