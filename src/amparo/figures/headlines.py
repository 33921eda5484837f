"""The figures that are said in sentences, read from headlines.toml: what each adds up, its noun, and its sentences."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from amparo.register.tables import CODES, TABLES
from amparo.register.totals import By
from amparo.terms import Language, RulebookError

_FILE = "headlines.toml"
_FIGURE = re.compile(r"(\w+)\.(\w+)(?:\{(\w+)=(\w+)\})?")


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure with its sentences. `adds` are the figures of the release that it is the sum of; `{what}` stands for the number.

    `none` is the sentence where the figure is zero for certain.
    """

    name: str
    adds: tuple[tuple[str, str, By], ...]
    noun: str
    title: Mapping[Language, str]
    some: Mapping[Language, str]
    none: Mapping[Language, str]
    lead: bool
    """That it stands among the few that a slide or a press note begins with."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted, as one and as many, in both languages."""

    one: Mapping[Language, str]
    many: Mapping[Language, str]


def _figure(text: str) -> tuple[str, str, By]:
    """A figure named TABLE.MEASURE{list=code}; one that tables.toml does not have is refused at once."""
    found = _FIGURE.fullmatch(text)
    by: By = ((found[3], found[4]),) if found and found[3] else ()
    if not found or found[1] not in TABLES or (found[2], by) not in set(TABLES[found[1]].places()):
        known = ", ".join(sorted(CODES)) if found and by else ", ".join(TABLES)
        raise RulebookError(f"{_FILE}: {text!r} is no figure of tables.toml. Known: {known}.")
    return found[1], found[2], by


def _both(told: Any, place: str) -> Mapping[Language, str]:
    if not isinstance(told, dict) or set(told) != {"en", "es"} or not all(told.values()):
        raise RulebookError(f"{_FILE}: {place}: words in English (en) and Spanish (es) are needed.")
    return MappingProxyType({"en": told["en"], "es": told["es"]})


_TOLD: Mapping[str, Any] = tomllib.loads(files("amparo.figures").joinpath(_FILE).read_text(encoding="utf-8"))

NOUNS: Mapping[str, Noun] = MappingProxyType(
    {
        name: Noun(_both(told["one"], f"nouns.{name}.one"), _both(told["many"], f"nouns.{name}.many"))
        for name, told in _TOLD["nouns"].items()
    }
)
"""What can be counted, by name."""

HEADLINES: tuple[Headline, ...] = tuple(
    Headline(
        name,
        tuple(map(_figure, told["adds"])),
        told["noun"],
        _both(told["title"], f"{name}.title"),
        _both(told["some"], f"{name}.some"),
        _both(told["none"], f"{name}.none"),
        told.get("lead", False),
    )
    for name, told in _TOLD["headlines"].items()
)
"""Every figure that is said in a sentence, in the order in which they are said."""

SENTENCES: Mapping[str, Mapping[Language, str]] = MappingProxyType(
    {name: _both(told, name) for name, told in _TOLD["sentences"].items()}
)
"""Every other sentence and word of the forms, by name."""
