"""The report of a civil arrest in a court facility (D-JC): the items of rule 10.440, and nobody's identity."""

from amparo.notices.filling import Filling, said_in
from amparo.notices.texts import Text
from amparo.print.sheet import Line, Lines
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import (
    agency_row,
    dress_said,
    language_of,
    listed,
    moment_said,
    papers_said,
    rows,
    where_said,
    yes_no,
)

__all__ = ["KIND"]


def fill(facts: Facts, text: Text) -> Filling:
    """The rule's items in its order; what else the Administrative Director asks for is written by hand."""
    told = facts.told
    papers = papers_said(told, language_of(text))
    items = rows(
        text,
        ("date", moment_said(told.taken_at or told.arrived, text, "arrived")),
        ("location", where_said(told, text)),
        ("custody", yes_no(told.taken, text)),
        ("agency", agency_row(told, text)),
        ("dress", dress_said(told, text)),
        ("id", said_in(text, f"id.{told.id_shown}")),
        ("warrant", listed(papers, text) if papers else said_in(text, "warrant.none")),
    )
    lines = Lines(tuple((Line(said_in(text, "line.more")),) for _ in range(3)))
    return Filling({}, {"items": (items,), "lines": (lines,)})


KIND = DraftKind("court_report", ("D-JC",), fill, to=("judicial_council",))
