"""What was checked and found: one finding a sentence, each with its code, its level, and the file it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.register.words import WORDS
from amparo.terms import Language, filled
from amparo.tlog import Record
from amparo.tlog.rotation_codes import Level
from amparo.tlog.rotation_words import KeyFinding


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence. `place` is the file within the log, where there is one; `entry` the number of the entry, from 0."""

    code: str
    level: Level
    en: str
    es: str
    place: str = ""
    entry: int | None = None
    detail: str = ""
    """What a reader of bytes said of it, in English: for whoever mends it."""

    def sentence(self, language: Language) -> str:
        """The sentence."""
        return self.en if language == "en" else self.es

    def to_json(self) -> dict[str, Any]:
        """The finding as plain values."""
        told: dict[str, Any] = {"code": self.code, "level": self.level.value, "en": self.en, "es": self.es}
        if self.place:
            told["place"] = self.place
        if self.entry is not None:
            told["entry"] = self.entry
        if self.detail:
            told["detail"] = self.detail
        return told


def found(
    code: str,
    place: str = "",
    entry: int | None = None,
    detail: str = "",
    what: tuple[str, str] = ("", ""),
    **told: object,
) -> Finding:
    """A finding of a code that `words` knows, its blanks filled; `what` is a thing in both languages."""
    level, en, es = WORDS[code]
    blanks = {"place": place, "entry": entry, "what": what[0], "what_es": what[1], **told}
    return Finding(code, Level(level), filled(en, **blanks), filled(es, **blanks), place, entry, detail)


def of_keys(told: KeyFinding) -> Finding:
    """What the log's key notes say, as a finding like any other."""
    return Finding(told.code.value, told.level, told.en, told.es, told.place)


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A record that a proof shows, and whose proof holds: of which agency and day, in which entry, and what it is of."""

    agency: str
    day: date
    index: int
    root: bytes
    record: Record
    what: tuple[str, str]

    def to_json(self) -> dict[str, Any]:
        """The fields that are shown, by name, and where they were logged."""
        return {
            "agency": self.agency,
            "day": self.day.isoformat(),
            "entry": self.index,
            "en": self.what[0],
            "es": self.what[1],
            "fields": {field.name: field.content for field in self.record.fields},
            "withheld_or_filler": len(self.record.hidden),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was checked, in the order of the check; of a proof also the records that it shows."""

    findings: tuple[Finding, ...]
    shown: tuple[ShownRecord, ...] = ()

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What is wrong."""
        return tuple(finding for finding in self.findings if finding.level is Level.FAULT)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all findings."""
        return frozenset(finding.code for finding in self.findings)


def some(findings: Iterable[Finding], most: int = 8) -> list[Finding]:
    """The first of many findings of one kind, and how many more there are."""
    every = list(findings)
    rest = len(every) - most
    return every if rest <= 0 else [*every[:most], found("more", count=f"{rest:,}")]
