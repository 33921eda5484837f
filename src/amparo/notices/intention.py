"""What the agency intends, from the answer of the rules and its own decision; never beyond what the rules allow."""

from enum import StrEnum

from amparo.decision import Answer
from amparo.law.custody.outcomes import (
    INSUFFICIENT_FACTS,
    NOT_REGULATED,
    PERMITTED,
    PROHIBITED,
    REQUIRES_JUDICIAL_ORDER,
)
from amparo.terms import AmparoError


class Intention(StrEnum):
    """What the person is told: yes, no, or not decided yet (Gov. Code § 7283.1(b))."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


class ContradictedError(AmparoError):
    """The agency did, or decided to do, what the rules do not allow: no notice can say that it will not."""

    def __init__(self, says: str, dice: str) -> None:
        self.says = says
        self.dice = dice
        super().__init__(says)


def intention_of(answer: Answer, decided: str | None) -> Intention:
    """The intention on one part.

    `decided` is the agency's own word: `responded`, `declined`, `withdrawn_by_requester`, `pending`, or None. A
    `responded` is about the notice of release only. Raises ContradictedError where it goes beyond the rules.
    """
    says_yes = decided == "responded" and answer.kind == "notification"
    if decided in {"declined", "withdrawn_by_requester"}:
        return Intention.NO
    if answer.outcome in {PROHIBITED, REQUIRES_JUDICIAL_ORDER}:
        if says_yes:
            raise ContradictedError(
                f"the record says it was answered; rule {answer.rule.key} does not allow it",
                f"consta que se respondió; la regla {answer.rule.key} no lo permite",
            )
        return Intention.NO
    if answer.outcome == INSUFFICIENT_FACTS and says_yes:
        missing = ", ".join(answer.missing)
        raise ContradictedError(
            f"the record says it was answered; facts are missing: {missing}",
            f"consta que se respondió; faltan datos: {missing}",
        )
    if answer.outcome in {PERMITTED, NOT_REGULATED}:
        return Intention.YES if says_yes else Intention.OPEN
    return Intention.OPEN
