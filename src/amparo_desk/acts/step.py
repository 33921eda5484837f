"""One act on one record, from the state that its actor saw to the events that are added, all or none.

The actor's page names the number of the event that comes next (`seen`). An act builds on exactly that state: done
again as it was, after a crash or a second click, it adds nothing twice; where somebody else came first, it is refused
and the second is told (`ConflictError`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from amparo.casefile import Act, CaseFile, Event, Role, Sort, fold, make_event, refused
from amparo.casefile.acts import Reason
from amparo.clock import CALIFORNIA
from amparo.terms import AmparoError
from amparo_desk.acts.actor import Actor
from amparo_desk.vault.store import ConflictError, Vault


class RefusedActError(AmparoError):
    """The state does not allow the act; `reason` says why, in English and Spanish."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason[0])


_AHEAD: Reason = (
    "That day has not come yet: what was done is noted once it was done, and decided for its own day.",
    "Ese día aún no ha llegado: lo hecho se anota cuando se hizo, y se decide para su propio día.",
)


def not_ahead(moment: datetime, at: datetime) -> None:
    """Refuse a day that has not come: an act of tomorrow is decided tomorrow. Raises RefusedActError."""
    if moment.astimezone(CALIFORNIA).date() > at.astimezone(CALIFORNIA).date():
        raise RefusedActError(_AHEAD)


@dataclass(slots=True)
class Step:
    """An act in the making. `case` is the state seen, with what is sealed; `events` are those that will be added."""

    vault: Vault
    actor: Actor
    act: Act
    role: Role
    at: datetime
    record: str
    case: CaseFile | None
    events: list[Event] = field(default_factory=list)
    documents: list[tuple[bytes, str]] = field(default_factory=list)

    @property
    def here(self) -> CaseFile:
        """The state seen, of a record that there is."""
        assert self.case is not None
        return self.case

    def note(
        self,
        sort: Sort,
        given: Mapping[str, Any],
        *,
        on_paper: datetime | None = None,
        corrects: int | None = None,
    ) -> None:
        """Add an event behind those there are. Raises EventError where a field cannot be kept."""
        first = len(self.case.events) if self.case else 0
        self.events.append(
            make_event(
                sort,
                given,
                record=self.record,
                number=first + len(self.events) + 1,
                agency=self.actor.agency,
                at=self.at,
                by=self.actor.account,
                role=self.role,
                on_paper=on_paper,
                corrects=corrects,
            )
        )

    def after(self) -> CaseFile:
        """The state that these events come to. Raises EventError where they do not follow."""
        return fold([*(self.case.events if self.case else ()), *self.events])

    def save(self, *, drop_draft: str | None = None) -> CaseFile:
        """Add everything, whole or not at all; the new state. Raises ConflictError where somebody came first."""
        case = self.after()
        self.vault.add_with(self.events, documents=self.documents, drop_draft=drop_draft)
        return case


def begin(
    vault: Vault,
    actor: Actor,
    act: Act,
    record: str,
    at: datetime,
    seen: int,
    *,
    part: str = "",
    question: str = "",
    notice: str = "",
) -> Step:
    """Open a record for an act, as it stood before event `seen`; that it was opened is on record.

    Raises NotAllowedError, ConflictError where the record is shorter than what was seen, RefusedActError.
    """
    role = actor.role_for(act)
    events = vault.open(record, at=at, by=actor.account, role=role, why=act.value)
    if not 1 < seen <= len(events) + 1:
        raise ConflictError(record, events[-1] if events else None)
    case = fold(events[: seen - 1])
    against = refused(case, act, part=part, question=question, notice=notice)
    if against is not None:
        if seen <= len(events):  # the state seen is not today's: what came between says more than the refusal
            raise ConflictError(record, events[-1])
        raise RefusedActError(against)
    return Step(vault, actor, act, role, at, record, case)
