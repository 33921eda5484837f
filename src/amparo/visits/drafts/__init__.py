"""The papers made from the record of a visit: reports, notices, letters, sheets of steps; drafts that a person reads first."""

from amparo.visits import Confirmed
from amparo.visits.drafts.draft import Draft
from amparo.visits.drafts.errors import DraftRefusedError, NotConfirmedError
from amparo.visits.drafts.folder import held_said, write_drafts
from amparo.visits.drafts.found import KINDS
from amparo.visits.drafts.make import OwedDraft, drafts_owed, make_draft

DRAFTS: tuple[str, ...] = tuple(KINDS)
"""Every draft by its code."""

__all__ = [
    "DRAFTS",
    "Confirmed",
    "Draft",
    "DraftRefusedError",
    "NotConfirmedError",
    "OwedDraft",
    "drafts_owed",
    "held_said",
    "make_draft",
    "write_drafts",
]
