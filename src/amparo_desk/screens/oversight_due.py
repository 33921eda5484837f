"""Requests for records on the page of today: what is open, by when it is due, the one that is due first above."""

from dataclasses import dataclass
from datetime import date, datetime

from amparo.casefile import Act
from amparo.clock import CALIFORNIA
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.records_request import requests_of
from amparo_desk.vault.store import Vault


@dataclass(frozen=True, slots=True)
class Due:
    """One request that is not answered."""

    id: str
    number: str
    due: date
    is_late: bool
    is_soon: bool


def due_lines(vault: Vault, actor: Actor, at: datetime) -> list[Due]:
    """The open requests, for those whose work they are. Nothing sealed is opened for it."""
    if not actor.may(Act.READ_OVERSIGHT):
        return []
    on = at.astimezone(CALIFORNIA).date()
    found = [
        Due(one.id, one.number, one.clock.due, one.clock.is_late(on), one.clock.is_soon(on))
        for one in requests_of(vault)
        if one.clock.answered_on is None
    ]
    return sorted(found, key=lambda one: (one.due, one.number))
