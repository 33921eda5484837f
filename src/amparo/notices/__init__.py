"""Words to the person: what a notice says, as whole texts per language, and the pages that print."""

from amparo.notices.copy_and_intent import (
    CopyAndIntent,
    PartSaid,
    render_copy_and_intent,
)
from amparo.notices.folder import write_folder
from amparo.notices.index import Found, Listed, Withheld, render_index
from amparo.notices.intention import ContradictedError, Intention, intention_of
from amparo.notices.languages import LANGUAGES

__all__ = [
    "LANGUAGES",
    "ContradictedError",
    "CopyAndIntent",
    "Found",
    "Intention",
    "Listed",
    "PartSaid",
    "Withheld",
    "intention_of",
    "render_copy_and_intent",
    "render_index",
    "write_folder",
]
