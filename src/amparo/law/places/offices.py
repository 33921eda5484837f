"""The state offices that a report of a visit goes to, from `offices.toml`: the one list of addresses, each with its source."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from amparo.terms import Language

__all__ = ["OFFICES", "Office"]


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the state. `mailboxes` are by the duty for which a source names them; none is known for the others."""

    code: str
    en: str
    es: str
    mailboxes: dict[str, tuple[str, ...]]
    tag: str
    source: str

    def name(self, language: Language) -> str:
        """What it is called."""
        return self.es if language == "es" else self.en

    def mailboxes_for(self, duty: str) -> tuple[str, ...]:
        """Where this duty's report goes; empty where no source names a mailbox."""
        return self.mailboxes.get(duty, ())


def _read() -> dict[str, Office]:
    text = files("amparo.law").joinpath("places/offices.toml").read_text(encoding="utf-8")
    return {
        code: Office(
            code,
            row["en"],
            row["es"],
            {duty: tuple(boxes) for duty, boxes in row["mailboxes"].items()},
            row["tag"],
            row["source"],
        )
        for code, row in tomllib.loads(text).items()
    }


OFFICES: dict[str, Office] = _read()
"""Every office by its code."""
