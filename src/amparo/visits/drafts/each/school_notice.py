"""The notice to families and staff under a school's safety plan (D-SB98-K12): who, where, when, what now; held."""

from amparo.notices.filling import Filling, said_in
from amparo.notices.texts import Text
from amparo.print.sheet import Said
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import agency_row, moment_said, role_row, rows, where_said
from amparo.visits.drafts.told import Told

__all__ = ["KIND"]


def fill(facts: Facts, text: Text) -> Filling:
    """What is known and who confirmed it, by role; what comes next hangs on whether the officers have left."""
    told = facts.told
    what = rows(
        text,
        ("who", _who(told, text)),
        ("where", where_said(told, text)),
        ("when", moment_said(told.confirmed_at, text, "confirmed_at")),
        ("by", role_row(told.confirmed_by, text, "confirmed_by")),
    )
    have_left = told.left is not None and told.left <= facts.at
    return Filling({"next": said_in(text, "next.left" if have_left else "next.there")}, {"what": (what,)})


def _who(told: Told, text: Text) -> Said:
    if told.agency in ("other", "unknown"):
        return said_in(text, "who.unknown")
    return said_in(text, "who.known", agency=agency_row(told, text))


KIND = DraftKind("school_notice", ("D-SB98-K12",), fill, is_email=True, held=True)
