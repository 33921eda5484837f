"""What sources wrote beside their figures, in Spanish too; words that nobody has translated stay as they are, and are marked."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from amparo.terms import Language

_SPANISH: Mapping[str, str] = tomllib.loads(
    files("amparo.figures.reported").joinpath("words.toml").read_text(encoding="utf-8")
)


BETWEEN = " · "
"""Stands between two notes about one figure, where two tables each had one."""


def spoken(text: str, language: Language) -> tuple[str, Language]:
    """The words of a source in a language, and the language they are really in."""
    if language == "en" or not text:
        return text, language
    known = [_SPANISH.get(part.casefold()) for part in text.split(BETWEEN)]
    found = [part for part in known if part is not None]
    return (BETWEEN.join(found), "es") if len(found) == len(known) else (text, "en")
