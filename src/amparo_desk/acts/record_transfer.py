"""The person is handed over: only where the decision of that very day allows it and a court's paper was verified.

Where a court commands that a prisoner be brought, and counsel has looked, it is no hand-over: the person comes back.
"""

from datetime import datetime

from amparo.casefile import Act, CaseFile, Sort, refused
from amparo.clock import CALIFORNIA
from amparo.facts import Agency
from amparo.law.custody.outcomes import REQUIRED
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import answer_for, differs, note_answer
from amparo_desk.acts.record_access import SAID_NO
from amparo_desk.acts.step import RefusedActError, begin, not_ahead
from amparo_desk.vault.store import Vault


def record_transfer(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    seen: int,
    *,
    part: str,
    handed_over_at: datetime,
) -> CaseFile:
    """Note a handover that the rules allow, or that a court's command was done.

    Raises NotAllowedError, ConflictError, RefusedActError.
    """
    not_ahead(handed_over_at, at)
    step = begin(vault, actor, Act.RECORD_TRANSFER, record, at, seen, part=part)
    answer = answer_for(step.here, part, agency, handed_over_at.astimezone(CALIFORNIA).date())
    if differs(step.here.parts[part].decided, answer):
        note_answer(step, answer)
        against = refused(step.after(), Act.RECORD_TRANSFER, part=part)
        if against is not None:
            raise RefusedActError(against)
    if answer.outcome != REQUIRED and step.here.intended(part) == "no":
        raise RefusedActError(SAID_NO)
    if answer.outcome == REQUIRED:
        step.note(Sort.TAKEN_TO_COURT, {"taken_at": handed_over_at}, on_paper=handed_over_at)
    else:
        step.note(Sort.HANDED_OVER, {"handed_over_at": handed_over_at}, on_paper=handed_over_at)
    return step.save()
