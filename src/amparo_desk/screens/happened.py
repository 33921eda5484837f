"""What happened to a record, entry by entry, as the timeline shows it."""

from collections.abc import Iterable

from amparo.casefile import Event
from amparo.casefile.roles import ROLES, Role
from amparo.casefile.sorts import SORTS
from amparo_desk.said.shapes import Happened
from amparo_desk.screens.details import details_of


def happened(events: Iterable[Event]) -> list[Happened]:
    """Everything on record, the newest last; what was struck stays to be seen, marked."""
    return [
        Happened(
            event.at,
            (SORTS[event.sort].en, SORTS[event.sort].es),
            event.by,
            ROLES[Role(event.role)] if event.role in ROLES else (event.role, event.role),
            event.on_paper,
            details_of(event),
            event.corrects,
            event.number,
        )
        for event in events
    ]
