"""The e-mail to the state's Bureau of Children's Justice (D-BCJ): site, moment, agency, request, paper by class, answer."""

from amparo.notices.filling import Filling
from amparo.notices.texts import Text
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import request_rows

__all__ = ["KIND"]


def fill(facts: Facts, text: Text) -> Filling:
    """The facts of the request, with the office that answers questions."""
    return Filling({}, {"facts": (request_rows(facts, text, names_office=True),)})


KIND = DraftKind(
    "children_justice_email", ("D-BCJ",), fill, to=("children_justice", "attorney_general"), is_email=True
)
