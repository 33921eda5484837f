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

    `decided` is the agency's own word: on this part `yes`, `no` or `open`; or, of a whole request in a list, `responded`,
    `declined`, `withdrawn_by_requester`, `pending`, or None, where `responded` is about the notice of release only. An
    interview may be intended while the person has not answered the form: it then still waits for their yes.
    Raises ContradictedError where it goes beyond the rules.
    """
    says_yes = decided == "yes" or (decided == "responded" and answer.kind == "notification")
    if decided in {"no", "declined", "withdrawn_by_requester"}:
        return Intention.NO
    if answer.outcome in {PROHIBITED, REQUIRES_JUDICIAL_ORDER}:
        if says_yes:
            raise ContradictedError(
                f"the record says it was answered; rule {answer.rule.key} does not allow it",
                f"consta que se respondió; la regla {answer.rule.key} no lo permite",
            )
        return Intention.NO
    if waits_for_consent(answer):
        return Intention.YES if says_yes else Intention.OPEN
    if answer.outcome == INSUFFICIENT_FACTS and says_yes:
        missing = ", ".join(answer.missing)
        raise ContradictedError(
            f"the record says it was answered; facts are missing: {missing}",
            f"consta que se respondió; faltan datos: {missing}",
        )
    if answer.outcome in {PERMITTED, NOT_REGULATED}:
        return Intention.YES if says_yes else Intention.OPEN
    return Intention.OPEN


def waits_for_consent(answer: Answer) -> bool:
    """Whether an interview is open only because the person has not answered the form yet."""
    return (
        answer.kind == "interview"
        and answer.outcome == INSUFFICIENT_FACTS
        and PERMITTED in answer.possible
        and all(path.startswith("request.consent.") for path in answer.missing)
    )
