"""Who looks after a child whose parent was detained (D-CARE): the order of the steps, child protective services last."""

from amparo.notices.filling import Filling, ours, said_in
from amparo.notices.texts import Text
from amparo.print.sheet import Points
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import call_lines

__all__ = ["KIND"]


def fill(facts: Facts, text: Text) -> Filling:
    """The steps in their order, and lines for each call."""
    steps = tuple(ours(step) for step in text.sentence("steps").split(" | "))
    home = "home.k12" if facts.told.place == "k12" else "home.other"
    return Filling(
        {"home": said_in(text, home)},
        {"steps": (Points(steps, numbered=True),), "calls": (call_lines(text, 5, "line.step", "line.call"),)},
    )


KIND = DraftKind("care_steps", ("D-CARE",), fill)
