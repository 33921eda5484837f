"""The agency says what it intends: to answer with a release date, to decline, or that it has not decided."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo.facts import Agency
from amparo.notices.intention import ContradictedError, intention_of
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import answer_for
from amparo_desk.acts.step import RefusedActError, begin
from amparo_desk.vault.store import Vault


def set_intention(
    vault: Vault, actor: Actor, agency: Agency, record: str, at: datetime, seen: int, *, intention: str
) -> CaseFile:
    """Note the intention (`responded`, `declined`, `pending`); never beyond what the rules allow.

    Raises NotAllowedError, ConflictError, RefusedActError where the rules forbid what is intended.
    """
    step = begin(vault, actor, Act.SET_INTENTION, record, at, seen)
    for kind, part in step.here.parts.items():
        if part.facts is None:
            continue
        try:
            intention_of(answer_for(step.here, kind, agency), intention)
        except ContradictedError as error:
            raise RefusedActError((_sentence(error.says), _sentence(error.dice))) from error
    step.note(Sort.INTENTION_SET, {"intention": intention, "decided_at": at})
    return step.save()


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
