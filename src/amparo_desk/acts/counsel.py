"""Counsel is asked a question that only counsel can answer, and answers it; the parts are decided again."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo.facts import Agency
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import decide_anew
from amparo_desk.acts.step import begin
from amparo_desk.vault.store import Vault


def ask_counsel(
    vault: Vault, actor: Actor, record: str, at: datetime, seen: int, *, question: str
) -> CaseFile:
    """Put a question to counsel. Raises NotAllowedError, ConflictError."""
    step = begin(vault, actor, Act.ASK_COUNSEL, record, at, seen)
    step.note(Sort.COUNSEL_ASKED, {"question": question})
    return step.save()


def answer_counsel(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    seen: int,
    *,
    question: str,
    answer: bool,
) -> CaseFile:
    """Note counsel's answer and decide anew. Raises NotAllowedError, ConflictError, RefusedActError."""
    step = begin(vault, actor, Act.ANSWER_COUNSEL, record, at, seen, question=question)
    step.note(Sort.COUNSEL_ANSWERED, {"question": question, "answer": answer})
    decide_anew(step, agency)
    return step.save()
