"""What keeps a visit record from being read: each fault with its line, its field, and how to mend it, in both languages."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from amparo.terms import AmparoError, Language


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("amparo.visits").joinpath("faults.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class RecordFault:
    """One thing that is wrong: its code, the line (0 where there are no lines), the field, and words."""

    code: str
    line: int
    field: str
    en: str
    es: str

    def sentence(self, language: Language) -> str:
        """The fault with its line and field."""
        line = f"{'line' if language == 'en' else 'línea'} {self.line}" if self.line else ""
        where = ", ".join(part for part in (line, self.field) if part)
        said = self.en if language == "en" else self.es
        return f"{where}: {said}" if where else said


class VisitRecordError(AmparoError):
    """A visit record cannot be read; `faults` says each thing that is wrong, and nothing of the file was changed."""

    def __init__(self, name: str, faults: Sequence[RecordFault], language: Language = "en") -> None:
        self.name = name
        self.faults = tuple(faults)
        super().__init__(self.in_language(language))

    def in_language(self, language: Language) -> str:
        """Every fault, one a line, after the name of the file."""
        return "\n".join(f"{self.name}: {fault.sentence(language)}" for fault in self.faults)


def fault(code: str, line: int, field: str = "", **told: Any) -> RecordFault:
    """A fault of faults.toml, with its places filled in."""
    words = _words()[code]
    shown = {name: str(value)[: 700 if name == "known" else 120] for name, value in told.items()}
    return RecordFault(code, line, field, words["en"].format(**shown), words["es"].format(**shown))
