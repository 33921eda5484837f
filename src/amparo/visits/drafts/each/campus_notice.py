"""The notice to a whole campus (D-SB98-CAMPUS): its three fixed contents and an office to ask; held until confirmed."""

from amparo.notices.filling import Filling, said_in, theirs
from amparo.notices.texts import Text
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import moment_said, rows, where_said

__all__ = ["KIND"]


def fill(facts: Facts, text: Text) -> Filling:
    """When presence was confirmed and where; the building is written by hand. The link stands in the text."""
    told = facts.told
    what = rows(
        text,
        ("when", moment_said(told.confirmed_at, text, "confirmed_at")),
        ("where", where_said(told, text)),
        ("building", theirs("", "building")),
    )
    have_left = told.left is not None and told.left <= facts.at
    return Filling({"next": said_in(text, "next.left" if have_left else "next.there")}, {"what": (what,)})


KIND = DraftKind("campus_notice", ("D-SB98-CAMPUS",), fill, is_email=True, held=True)
