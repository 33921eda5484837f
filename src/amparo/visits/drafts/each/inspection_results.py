"""The second notice after an inspection of I-9 forms (D-902), to each employee affected; what was found is written by hand."""

from amparo.notices.filling import Filling, said_in, theirs
from amparo.notices.texts import Text
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import moment_said, rows

__all__ = ["KIND"]


def fill(facts: Facts, text: Text) -> Filling:
    """Blanks for what only the results themselves can say, and who may come to the meeting."""
    received = ("received", moment_said(facts.told.results_received, text, "received"))
    blanks = [(name, theirs("", name)) for name in ("found", "until", "meeting")]
    return Filling(
        {}, {"what": (rows(text, received, *blanks, ("represented", said_in(text, "represented"))),)}
    )


KIND = DraftKind("inspection_results", ("D-902",), fill)
