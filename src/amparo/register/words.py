"""The sentences of what is found, in English and Spanish, read from words.toml: code, level, and the two sentences."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

Told = tuple[str, str, str]


def _read() -> Mapping[str, Told]:
    content = files("amparo.register").joinpath("words.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {code: (told["level"], told["en"], told["es"]) for code, told in tomllib.loads(content).items()}
    )


WORDS = _read()
"""Code to level (fine, note, fault), English and Spanish."""
