"""The log of a disclosure (D-RETAIN): on which paper or consent, and lines for what went out; kept with the records."""

from amparo.notices.filling import Filling, said_in
from amparo.notices.texts import Text
from amparo.print.sheet import Line, Lines
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import (
    agency_row,
    answers_said,
    language_of,
    listed,
    moment_said,
    papers_said,
    rows,
    yes_no,
)

__all__ = ["KIND"]


def fill(facts: Facts, text: Text) -> Filling:
    """The paper by its kind, the answer, and four lines that the records officer fills in."""
    told, language = facts.told, language_of(text)
    seen = rows(
        text,
        ("arrived", moment_said(told.arrived, text, "arrived")),
        ("agency", agency_row(told, text)),
        ("basis", listed(papers_said(told, language), text)),
        ("answered", listed(answers_said(told, language), text)),
        ("released", yes_no(told.released, text)),
    )
    lines = Lines(
        tuple((Line(said_in(text, f"line.{name}")),) for name in ("what", "whom", "told", "cleared"))
    )
    return Filling({}, {"facts": (seen,), "lines": (lines,)})


KIND = DraftKind("disclosure_log", ("D-RETAIN",), fill)
