"""The rules are asked again for the day of the act: what was allowed yesterday may not be today."""

from datetime import date, datetime

from amparo.casefile import Act, CaseFile
from amparo.facts import Agency
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.deciding import answer_for, differs, note_answer
from amparo_desk.acts.step import begin
from amparo_desk.vault.store import Vault


def decide_again(
    vault: Vault,
    actor: Actor,
    agency: Agency,
    record: str,
    at: datetime,
    seen: int,
    *,
    part: str,
    on: date,
) -> CaseFile:
    """Decide a part for a day on its confirmed facts. Raises NotAllowedError, ConflictError, RefusedActError."""
    step = begin(vault, actor, Act.DECIDE, record, at, seen, part=part)
    answer = answer_for(step.here, part, agency, on)
    if not differs(step.here.parts[part].decided, answer):
        return step.here
    note_answer(step, answer)
    return step.save()
