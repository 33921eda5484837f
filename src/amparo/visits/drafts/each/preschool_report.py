"""The report that a license-exempt state preschool may make (D-CDE-AG); it does not say who makes it."""

from amparo.notices.filling import Filling, theirs
from amparo.notices.texts import Text
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import request_rows

__all__ = ["KIND"]


def fill(facts: Facts, text: Text) -> Filling:
    """Day and time, agency, request, answer; neither the site nor an office of it is named."""
    return Filling(
        {"pages": theirs("", "pages")}, {"facts": (request_rows(facts, text, names_office=False),)}
    )


KIND = DraftKind(
    "preschool_report", ("D-CDE-AG",), fill, to=("education_department", "attorney_general"), is_email=True
)
