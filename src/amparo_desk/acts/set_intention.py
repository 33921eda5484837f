"""The agency says what it intends: to answer with a release date, to decline, or that it has not decided."""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo.facts import Agency
from amparo.law.custody.outcomes import REQUIRED
from amparo.notices.intention import ContradictedError, intention_of
from amparo.notices.parts import SAID_PARTS
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import answer_for, day_for
from amparo_desk.acts.step import RefusedActError, begin
from amparo_desk.vault.store import Vault

_NOTHING_TO_TELL = (
    "The request does not ask when the person leaves: there is nothing to answer with a release date.",
    "La solicitud no pregunta cuándo sale la persona: no hay nada que responder con una fecha de salida.",
)
_COURT_MAY_COMMAND = (
    "A court may command a part of this: nothing is declined before counsel has looked.",
    "Quizá un tribunal mande una parte de esto: nada se rechaza antes de que lo vea el abogado de la agencia.",
)


def set_intention(
    vault: Vault, actor: Actor, agency: Agency, record: str, at: datetime, seen: int, *, intention: str
) -> CaseFile:
    """Note the intention (`responded`, `declined`, `pending`); never beyond what the rules allow.

    Raises NotAllowedError, ConflictError, RefusedActError where the rules forbid what is intended.
    """
    step = begin(vault, actor, Act.SET_INTENTION, record, at, seen)
    if intention == "responded" and "notification" not in step.here.parts:
        raise RefusedActError(_NOTHING_TO_TELL)
    for kind, part in step.here.parts.items():
        if part.facts is None:
            continue
        answer = answer_for(step.here, kind, agency, day_for(step.here, kind, at))
        if intention == "declined" and kind in SAID_PARTS and REQUIRED in answer.possible:
            raise RefusedActError(_COURT_MAY_COMMAND)
        try:
            intention_of(answer, intention)
        except ContradictedError as error:
            raise RefusedActError((_sentence(error.says), _sentence(error.dice))) from error
    step.note(Sort.INTENTION_SET, {"intention": intention, "decided_at": at})
    return step.save()


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
