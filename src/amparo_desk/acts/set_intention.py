"""The agency says of each part what it intends: yes, no, or that it has not decided. What the law forbids is a no."""

from collections.abc import Mapping
from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort
from amparo.decision import Answer
from amparo.facts import Agency
from amparo.law.custody.outcomes import NOT_REGULATED, PERMITTED, REQUIRED
from amparo.notices.intention import ContradictedError, intention_of, waits_for_consent
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import answer_for, day_for
from amparo_desk.acts.step import RefusedActError, begin
from amparo_desk.vault.store import Vault

_NOTHING_TO_TELL = ("The request does not ask for that.", "La solicitud no pide eso.")
_NO_FACTS = (
    "Nobody has confirmed the facts of a part: nothing is intended before.",
    "Nadie ha confirmado los datos de una parte: antes no se piensa hacer nada.",
)
_COURT_MAY_COMMAND = (
    "A court may command a part of this: nothing is declined before counsel has looked.",
    "Quizá un tribunal mande una parte de esto: nada se rechaza antes de que lo vea el abogado de la agencia.",
)


def set_intention(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    seen: int,
    *,
    parts: Mapping[str, str],
) -> CaseFile:
    """Note what is intended of each part (`yes`, `no`, `open`); never beyond what the rules allow.

    A part that is not named is not decided; what the law forbids is a no whatever is named. Raises NotAllowedError,
    ConflictError, RefusedActError where the rules forbid what is intended.
    """
    step = begin(vault, actor, Act.SET_INTENTION, record, at, seen)
    if set(parts) - set(step.here.parts):
        raise RefusedActError(_NOTHING_TO_TELL)
    said: dict[str, str] = {}
    for kind, part in step.here.parts.items():
        word = parts.get(kind, "open")
        if part.facts is None:
            if word == "yes":
                raise RefusedActError(_NO_FACTS)
            said[kind] = word
            continue
        answer = answer_for(step.here, kind, agency, day_for(step.here, kind, at))
        if word == "no" and REQUIRED in answer.possible:
            raise RefusedActError(_COURT_MAY_COMMAND)
        try:
            said[kind] = intention_of(answer, word).value
        except ContradictedError as error:
            raise RefusedActError((_sentence(error.says), _sentence(error.dice))) from error
    step.note(Sort.INTENTION_SET, {"intention": _of_all(said), "parts": said, "decided_at": at})
    return step.save()


def leaves_a_choice(answer: Answer | None) -> bool:
    """Whether the agency may say yes to a part: the rules allow it, or an interview waits for the person's own answer."""
    return answer is not None and (answer.outcome in (PERMITTED, NOT_REGULATED) or waits_for_consent(answer))


def _of_all(said: Mapping[str, str]) -> str:
    """One word for the whole, as a list has it: whether a release date will be told, where that was asked."""
    if "notification" in said:
        return _WORDS[said["notification"]]
    return "pending" if "open" in said.values() else "responded" if "yes" in said.values() else "declined"


_WORDS = {"yes": "responded", "no": "declined", "open": "pending"}


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
