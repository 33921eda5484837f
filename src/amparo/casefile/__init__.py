"""A case file: events that are only ever added, the state they come to, and who may do what in which state."""

from amparo.casefile.acts import Act, refused
from amparo.casefile.events import Event, EventError, make_event
from amparo.casefile.folding import CaseFile, fold
from amparo.casefile.imported import contact_of, events_of
from amparo.casefile.roles import ROLES, Role, may
from amparo.casefile.sorts import Sort

__all__ = [
    "ROLES",
    "Act",
    "CaseFile",
    "Event",
    "EventError",
    "Role",
    "Sort",
    "contact_of",
    "events_of",
    "fold",
    "make_event",
    "may",
    "refused",
]
