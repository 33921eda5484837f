"""The closed words of a site's profile in English and Spanish: offices instead of names, topics, models, postings.

They stand in `site_offices.toml`. Where a profile may choose among these words only, nobody's name can be written into it.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from amparo.terms import Language

__all__ = ["LISTS", "absent_words", "alone", "mailbox_words", "placeholders", "spoken", "words_of"]

LISTS = ("roles", "offices", "topics", "models", "postings", "areas")


@cache
def _all() -> dict[str, Any]:
    text = files("amparo.facts").joinpath("site_offices.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words_of(kind: str) -> tuple[str, ...]:
    """The words of one list, in their order: of `offices`, say."""
    return tuple(_all()[kind])


def spoken(kind: str, word: str, language: Language) -> str:
    """A word as it stands inside a sentence, with its article: `the principal`, `la dirección de la escuela`."""
    said: str = _all()[kind][word][language]
    return said


def alone(kind: str, word: str, language: Language) -> str:
    """A word as it stands alone, in a table or above a line: `Principal`, `Dirección de la escuela`."""
    said = spoken(kind, word, language)
    for article in ("the ", "la ", "el ", "los ", "las "):
        if said.startswith(article):
            said = said.removeprefix(article)
            break
    return said[:1].upper() + said[1:]


def placeholders() -> dict[str, dict[str, str]]:
    """Each place in the steps' sentences, `[administrator, phone]` say: the role behind it, its form, what else is said."""
    found: dict[str, dict[str, str]] = _all()["placeholders"]
    return found


def absent_words(placeholder: str) -> str:
    """What is said in this place where the profile names nobody."""
    return placeholders()[placeholder]["absent"]


def mailbox_words() -> frozenset[str]:
    """What the part of a mailbox before the @ may be made of."""
    return frozenset(_all()["mailboxes"]["words"])
