"""What each notice must and must not hold, as `holds.toml` says it; a text or a notice that strays fails the tests."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from amparo.terms import RulebookError, Tag

_KNOWN = {
    "to",
    "when",
    "cuando",
    "basis",
    "tag",
    "house",
    "places",
    "sentences",
    "says",
    "never",
    "no_fields",
}


@dataclass(frozen=True, slots=True)
class Holds:
    """Of one notice: to whom, when and on what basis it is given, what every text of it holds, and what none may.

    `places` stand in the body of every language, `sentences` among its sentences. `says` are words that the English must
    have, `never` words that it may not have. `no_fields` are fields of other notices that this one may not print.
    """

    notice: str
    to: str
    when: str
    cuando: str
    basis: str
    tag: Tag
    house: bool
    places: tuple[str, ...]
    sentences: tuple[str, ...]
    says: tuple[str, ...]
    never: tuple[str, ...]
    no_fields: tuple[str, ...]


@lru_cache(maxsize=1)
def holds() -> dict[str, Holds]:
    """What every notice holds, by its name. Raises RulebookError for a word that means nothing here."""
    told: dict[str, dict[str, Any]] = tomllib.loads(
        files("amparo.notices").joinpath("holds.toml").read_text("utf-8")
    )
    return {notice: _read(notice, fields) for notice, fields in told.items()}


def _read(notice: str, told: dict[str, Any]) -> Holds:
    if strange := set(told) ^ _KNOWN:
        raise RulebookError(
            f"holds.toml: [{notice}] holds exactly {sorted(_KNOWN)}; look at {sorted(strange)}."
        )
    lists = ("places", "sentences", "says", "never", "no_fields")
    return Holds(notice=notice, **{**told, **{name: tuple(told[name]) for name in lists}})
