"""What a checker finds in a plan: what, where, by which law or house standard, and how to mend it, in English and Spanish."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from amparo.terms import Language, Tag
from amparo.terms.citations import citation_in


class Severity(StrEnum):
    """How grave: the law is not met; nobody can say since the plan does not; a standard of the house is not met.

    A reminder is a duty for which few plans have a line: it is told and left open, and alone does not fail a plan.
    """

    LAW = "law"
    UNKNOWN = "unknown"
    HOUSE = "house"
    REMINDER = "reminder"


SEVERITY_WORDS: dict[Severity, tuple[str, str]] = {
    Severity.LAW: ("the law is not met", "no se cumple la ley"),
    Severity.UNKNOWN: ("not said in the plan", "el plan no lo dice"),
    Severity.HOUSE: ("house standard, not law", "norma de la casa, no ley"),
    Severity.REMINDER: ("also owed: see that it is done", "también se debe: vea que se haga"),
}


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = tomllib.loads(
        files("amparo.forum").joinpath("findings.toml").read_text(encoding="utf-8")
    )
    return told


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its code, where it stands (path and line), its words, and the law behind it, where it is one.

    `says` and `mend` are English and Spanish. `cite`, `tag` and `rule` are empty for a standard of the house.
    """

    code: str
    severity: Severity
    path: str
    line: int
    says: tuple[str, str]
    mend: tuple[str, str]
    cite: str = ""
    tag: Tag | None = None
    rule: str = ""
    missing: tuple[str, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, language: Language) -> str:
        """What was found."""
        return self.says[0 if language == "en" else 1]

    def how_to_mend(self, language: Language) -> str:
        """What to do about it."""
        return self.mend[0 if language == "en" else 1]

    def ground(self, language: Language) -> str:
        """The law with its tag, or the words that it is none."""
        if not self.cite:
            return SEVERITY_WORDS[Severity.HOUSE][0 if language == "en" else 1]
        return f"{citation_in(self.cite, language)} · {self.tag}" + (f" · {self.rule}" if self.rule else "")

    def plain(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "path": self.path,
            "line": self.line,
            "says": {"en": self.says[0], "es": self.says[1]},
            "mend": {"en": self.mend[0], "es": self.mend[1]},
            "cite": self.cite or None,
            "tag": self.tag,
            "rule": self.rule or None,
            "missing": list(self.missing),
        }


def found(
    code: str,
    severity: Severity,
    path: str,
    line: int,
    *,
    cite: str = "",
    tag: Tag | None = None,
    rule: str = "",
    missing: tuple[str, ...] = (),
    es: Mapping[str, str] | None = None,
    **told: Any,
) -> Finding:
    """A finding of findings.toml, with its places filled in; `es` fills those that are words, in Spanish."""
    words = _words()[code]
    en_told = {name: str(value) for name, value in told.items()}
    es_told = {**en_told, **(es or {})}
    return Finding(
        code,
        severity,
        path,
        line,
        (words["en"].format(**en_told), words["es"].format(**es_told)),
        (words["mend_en"].format(**en_told), words["mend_es"].format(**es_told)),
        cite,
        tag,
        rule,
        missing,
        en_told,
    )
