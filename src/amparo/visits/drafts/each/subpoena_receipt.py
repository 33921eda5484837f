"""The letter for an agency's subpoena, Form I-138 (D-COUNSEL): received, referred to counsel; no promise, nothing admitted."""

from amparo.law.paper_kinds import kinds
from amparo.notices.filling import Filling, ours, theirs
from amparo.notices.texts import Text
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import agency_row, moment_said, rows
from amparo.visits.drafts.told import Told

__all__ = ["KIND"]

_PAPER = "i138"


def fill(facts: Facts, text: Text) -> Filling:
    """When it was received and which form it is; the form's own title stays English, as it is printed."""
    told = facts.told
    what = rows(
        text,
        ("received", moment_said(told.arrived, text, "received")),
        ("paper", ours(kinds()[_PAPER].title)),
        ("agency", agency_row(told, text)),
        ("from", theirs(facts.site.body, "body")),
    )
    return Filling({}, {"what": (what,)})


def _was_shown(told: Told) -> bool:
    return _PAPER in told.papers


KIND = DraftKind("subpoena_receipt", ("D-COUNSEL",), fill, asks=_was_shown)
