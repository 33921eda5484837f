"""The notice to employees that an inspection of I-9 forms was announced (D-902), due 72 hours after it was received."""

from amparo.clock import due_after
from amparo.notices.filling import Filling, said_in, theirs
from amparo.notices.texts import Text
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import agency_row, moment_said, rows

__all__ = ["KIND"]

HOURS = 72


def fill(facts: Facts, text: Text) -> Filling:
    """Who inspects, when the notice came, what it inspects, by when this hangs: hours that truly pass."""
    told = facts.told
    due = due_after(told.notice_received, hours=HOURS) if told.notice_received else None
    what = rows(
        text,
        ("inspector", agency_row(told, text)),
        ("received", moment_said(told.notice_received, text, "received")),
        ("nature", said_in(text, "nature")),
        ("until", moment_said(due, text, "until")),
        ("copies", theirs("", "copies")),
    )
    return Filling({}, {"what": (what,)})


KIND = DraftKind("inspection_posting", ("D-902",), fill, to=("labor_commissioner",))
