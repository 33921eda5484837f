"""A further paper goes to a record: a warrant that came later, the copy that was signed, a re-send."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.receive_request import Attached
from amparo_desk.acts.step import begin
from amparo_desk.vault.store import Vault


def attach_document(
    vault: Vault, actor: Actor, record: str, at: datetime, seen: int, paper: Attached
) -> CaseFile:
    """Keep a paper sealed, with its digest. Raises NotAllowedError, ConflictError."""
    step = begin(vault, actor, Act.ATTACH_DOCUMENT, record, at, seen)
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
    return step.save()
