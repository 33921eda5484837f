"""What keeps a file from being read: each fault with its line, its place, and how to mend it, in English and Spanish."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from amparo.terms import Language


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = tomllib.loads(
        files("amparo.forum").joinpath("faults.toml").read_text(encoding="utf-8")
    )
    return told


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: its code, the line, the place as in `forum.starts` (empty for the whole file), and words."""

    code: str
    line: int
    path: str
    en: str
    es: str

    def sentence(self, language: Language) -> str:
        """The fault with its line and place."""
        line = f"line {self.line}" if language == "en" else f"línea {self.line}"
        place = f"{line}, {self.path}" if self.path else line
        return f"{place}: {self.en if language == 'en' else self.es}"


def fault(code: str, line: int, path: str = "", **told: Any) -> Fault:
    """A fault of faults.toml, with its places filled in."""
    words = _words()[code]
    shown = {name: str(value)[:120] for name, value in told.items()}
    return Fault(code, line, path, words["en"].format(**shown), words["es"].format(**shown))
