"""The report of a licensed child care facility to Social Services and the Attorney General (D-CDSS-AG)."""

from amparo.notices.filling import Filling, theirs
from amparo.notices.texts import Text
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import request_rows

__all__ = ["KIND"]


def fill(facts: Facts, text: Text) -> Filling:
    """Day and time, agency, request, answer; how many pages go with it is written by hand."""
    return Filling({"pages": theirs("", "pages")}, {"facts": (request_rows(facts, text, names_office=True),)})


KIND = DraftKind(
    "child_care_report", ("D-CDSS-AG",), fill, to=("social_services", "attorney_general"), is_email=True
)
