"""What a witness shows its keeper: each log with what was countersigned last, and every finding in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from amparo.tlog.checkpoints import Checkpoint, read_checkpoint
from amparo.tlog.errors import FormatError
from amparo.tlog.keys import VerifierKey
from amparo_log import witness_state as kept
from amparo_log.said import SaidError
from amparo_log.witness import CLOCK_MAY_GO_BACK
from amparo_log.witness_state import Finding, Kind, Known, WitnessState
from amparo_log.witness_trust import keys_of
from amparo_log.witness_words import FINDINGS, TOLD


@dataclass(frozen=True, slots=True)
class Shown:
    """The state as a person or a program reads it. `settled` holds the numbers of suspicions that were cleared up later."""

    vkeys: tuple[str, ...]
    logs: tuple[Known, ...]
    findings: tuple[Finding, ...]
    settled: frozenset[int]

    @property
    def open(self) -> bool:
        """Whether there is a finding that was not cleared up."""
        return any(found.number not in self.settled for found in self.findings)

    def lines(self, language: str) -> list[str]:
        """Everything in sentences, `en` or `es`."""
        lines = [TOLD["own"].said(language), *(f"  {vkey}" for vkey in self.vkeys)]
        for log in self.logs:
            word = "log-stopped" if log.stopped else "log" if log.note else "log-empty"
            lines.append(TOLD[word].said(language, origin=log.origin, size=log.size, when=_when(log.at)))
            lines += [f"  {key.vkey}" for key in keys_of(log).current]
            lines.append(TOLD["view"].said(language, path=f"/checkpoint/{kept.hashed(log.origin)}"))
        if not self.logs:
            lines.append(TOLD["no-logs"].said(language))
        lines += [self._finding(found, language) for found in self.findings]
        if not self.findings:
            lines.append(TOLD["no-findings"].said(language))
        return lines

    @property
    def as_json(self) -> dict[str, Any]:
        """Everything for a program."""
        return {
            "vkeys": self.vkeys,
            "logs": [
                {
                    "origin": log.origin,
                    "size": log.size,
                    "at": _when(log.at) if log.note else None,
                    "trusted": not log.stopped,
                    "keys": [key.vkey for key in keys_of(log).current],
                    "note": log.note or None,
                    "view": f"/checkpoint/{kept.hashed(log.origin)}",
                }
                for log in self.logs
            ],
            "findings": [
                {
                    "number": found.number,
                    "kind": found.kind.value,
                    "origin": found.origin,
                    "at": _when(found.at),
                    "place": found.place or None,
                    "settled": found.number in self.settled,
                    "en": self._finding(found, "en"),
                    "es": self._finding(found, "es"),
                }
                for found in self.findings
            ],
        }

    def _finding(self, found: Finding, language: str) -> str:
        told = FINDINGS[found.kind].said(
            language, first_size=_size(found.first), second_size=_size(found.second)
        )
        settled = TOLD["settled"].said(language) if found.number in self.settled else ""
        return f"{found.number}. {found.origin}, {_when(found.at)}: {told} {settled}".strip()


def show(state: WitnessState, own: Sequence[VerifierKey]) -> Shown:
    """The state as it is. Raises StorageError."""
    with state.reading() as db:
        logs = tuple(log for origin in kept.origins(db) if (log := kept.known(db, origin)))
        found = kept.findings(db)
        settled = set[int]()
        for one in found:
            head = _head(one.second)
            seen = kept.countersigned_at(db, one.origin, head.size) if head else None
            if one.kind is Kind.UNPROVED and head and seen and seen[0] == head.root:
                settled.add(one.number)
    return Shown(tuple(key.vkey for key in own), logs, found, frozenset(settled))


def one_finding(state: WitnessState, number: int | None) -> Finding:
    """The finding of a number; without one the only one that proves two histories. Raises NoFindingError."""
    with state.reading() as db:
        found = kept.findings(db)
    if number is None:
        found = tuple(one for one in found if one.kind in (Kind.SPLIT, Kind.FORK))
    else:
        found = tuple(one for one in found if one.number == number)
    if len(found) != 1:
        numbers = ", ".join(str(one.number) for one in found)
        raise NoFindingError(
            str(state.path),
            "no-finding",
            f"there are several: {numbers}. Choose one with --number."
            if found
            else "there is no such finding. `amparo witness show` numbers them.",
            f"hay varios: {numbers}. Elija uno con --number."
            if found
            else "no hay tal hallazgo. `amparo witness show` los numera.",
        )
    return found[0]


def accept_clock(state: WitnessState, origin: str, at: int) -> int:
    """After a clock that was ahead, go on from now; the time given last, which stays on record. Raises NoFindingError."""
    with state.writing() as db:
        log = kept.known(db, origin)
        if log is None or log.at - at <= CLOCK_MAY_GO_BACK:
            raise NoFindingError(
                origin,
                "no-clock",
                "there is no such log, or nothing was countersigned with a later time than now. Nothing was changed.",
                "no hay tal registro, o nada se refrendó con una hora posterior a la actual. No se cambió nada.",
            )
        kept.add_finding(
            db, Finding(origin, Kind.CLOCK, f"accepted {log.at} {at}", log.note, log.note, "accepted", at)
        )
        kept.set_time(db, origin, at)
        return log.at


class NoFindingError(SaidError):
    """What was asked for is not there."""


def _head(note: str) -> Checkpoint | None:
    try:
        return read_checkpoint(note.rpartition("\n\n")[0] + "\n")
    except FormatError:
        return None


def _size(note: str) -> int:
    head = _head(note)
    return head.size if head else 0


def _when(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M UTC")
