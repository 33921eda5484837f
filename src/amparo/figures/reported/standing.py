"""The standing of a figure: its words, the words of other tables for it, and what a note says beside the number."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from amparo.figures.reported.figure import Standing
from amparo.register.tables import Both

_TOLD: Mapping[str, Any] = tomllib.loads(
    files("amparo.figures.reported").joinpath("standing.toml").read_text(encoding="utf-8")
)
STANDINGS: Mapping[Standing, Both] = MappingProxyType(
    {Standing(name): {"en": told["en"], "es": told["es"]} for name, told in _TOLD["standings"].items()}
)
"""Each standing in a word."""

MEANINGS: Mapping[Standing, Both] = MappingProxyType(
    {
        Standing(name): {"en": told["meaning_en"], "es": told["meaning_es"]}
        for name, told in _TOLD["standings"].items()
    }
)
"""What each standing means."""

KINDS: Mapping[str, tuple[Standing, str]] = MappingProxyType(
    {name: (Standing(told["standing"]), told["given_by"]) for name, told in _TOLD["kinds"].items()}
)
"""The words of other tables: the standing, and who gave the figure."""

MARKS: Mapping[str, Both] = MappingProxyType(
    {name: {"en": told[0], "es": told[1]} for name, told in _TOLD["marks"].items()}
)
"""What can stand beside a number."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a note says that is more than words: a unit, marks, a standing."""

    unit: str
    marks: tuple[str, ...]
    standing: Standing | None


_NOTES = tuple((re.compile(told["pattern"], re.I), told) for told in _TOLD["notes"])


def said_in(note: str) -> Said:
    """What a note says of the number beside it; a note that we do not understand says nothing and is kept as it is."""
    found = [told for pattern, told in _NOTES if pattern.search(note.strip())]
    return Said(
        next((told["unit"] for told in found if "unit" in told), ""),
        tuple(told["mark"] for told in found if "mark" in told),
        next((Standing(told["standing"]) for told in found if "standing" in told), None),
    )
