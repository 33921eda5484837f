"""Papers and lists as they came in become contacts: what was asked, the facts, and what the agency did about it."""

from amparo.intake.contact import Contact, Handling, Paper, Part, Said, Source
from amparo.intake.reading import Options
from amparo.intake.recognize import KINDS_OF_INPUT, open_input
from amparo.intake.refusal import Problem, RefusedError

__all__ = [
    "KINDS_OF_INPUT",
    "Contact",
    "Handling",
    "Options",
    "Paper",
    "Part",
    "Problem",
    "RefusedError",
    "Said",
    "Source",
    "open_input",
]
