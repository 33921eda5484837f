"""The fonts that notices are set with, and which letters they hold: nothing is set with a letter that is not there."""

import json
import unicodedata
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

FONTS = Path(str(files("amparo.print").joinpath("fonts")))
"""Where the cut fonts lie. They are cut by `python -m tests.house.fonts`."""

FAMILIES: dict[str, str] = {
    "Amparo Sans": "",
    "Amparo Sans SC": "SC",
    "Amparo Sans TC": "TC",
    "Amparo Sans KR": "KR",
}
"""Each family with the script it was cut for; the first holds Latin, Greek and Cyrillic letters."""

_FIRST = {"zh-Hans": "Amparo Sans SC", "zh-Hant": "Amparo Sans TC", "ko": "Amparo Sans KR"}


def families_for(language: str) -> tuple[str, ...]:
    """The families in the order in which a language asks them; the same sign looks otherwise in each of the last three."""
    first = _FIRST.get(language, "")
    if language == "ko":
        return ("Amparo Sans", first, *(one for one in FAMILIES if one not in ("Amparo Sans", first)))
    return tuple(dict.fromkeys([*([first] if first else []), *FAMILIES]))


def written(text: str) -> str:
    """A text as it is set: letters with their marks joined, every kind of break or control sign a space."""
    joined = unicodedata.normalize("NFC", text)
    spaced = "".join(
        " " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in joined
    )
    return "".join(letter for letter in spaced if unicodedata.category(letter) != "Cf")


def lacking(text: str) -> str:
    """The letters of a text, as it would be set, that no font of ours holds; each once, in order."""
    held = _held()
    return "".join(dict.fromkeys(letter for letter in written(text) if ord(letter) not in held))


@lru_cache(maxsize=1)
def _held() -> frozenset[int]:
    told: dict[str, Any] = json.loads(FONTS.joinpath("letters.json").read_text("utf-8"))
    return frozenset(
        letter for runs in told.values() for first, last in runs for letter in range(first, last + 1)
    )
