"""The steps for telling the emergency contact of a person who was taken (D-EMERG), and lines for the calls; no name on it."""

from amparo.facts.visit_words import COLLEGES
from amparo.notices.filling import Filling, ours
from amparo.notices.texts import Text
from amparo.print.sheet import Points
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import agency_row, call_lines, moment_said, where_said

__all__ = ["KIND"]


def fill(facts: Facts, text: Text) -> Filling:
    """A college's steps or an employer's, and what may be said on the telephone."""
    told = facts.told
    name = "college" if told.place in COLLEGES else "employer"
    steps = tuple(ours(step) for step in text.sentence(f"steps.{name}").split(" | "))
    return Filling(
        {
            "moment": moment_said(told.taken_at, text, "taken_at"),
            "where": where_said(told, text),
            "agency": agency_row(told, text),
        },
        {"steps": (Points(steps, numbered=True),), "calls": (call_lines(text, 4, "line.call"),)},
    )


KIND = DraftKind("emergency_contact", ("D-EMERG",), fill)
