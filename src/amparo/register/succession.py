"""A log that goes on in the place of others, whose keys were lost or stolen: what it says of them, in a record of its own.

No key of the old log can sign this, for nobody has one. So it shows what whoever signs the new log says of itself, and a
reader asks the agency on another way. It is told with its proof, `begun.proof.json`, beside each release of the new log.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.register.folder import UnreadError
from amparo.register.log import PublicLog
from amparo.register.proof import check_proof
from amparo.register.release_paths import BEGUN
from amparo.register.values import day_of, shown_values
from amparo.terms import FileError
from amparo.tlog import FormatError, Record

KIND = "log_begun"
FIELDS = frozenset({"kind", "agency", "log", "before", "day"})
_LOG = re.compile(r"[a-z0-9][a-z0-9./_-]{0,99}", re.ASCII)
_ROOT = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ended:
    """A log that ends: its name, and size and root (in hexadecimal) of its last checkpoint that the house has."""

    log: str
    size: int
    root: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A log that goes on in the place of these, the newest first; since which day, where its record says so."""

    log: str
    before: tuple[Ended, ...]
    day: date | None = None

    def names(self, origin: str) -> bool:
        """Whether it goes on in the place of this log."""
        return any(one.log == origin for one in self.before)


def begun_in(record: Record, agency: str) -> Begun | None:
    """What a shown record says of the log that was begun; None where it is no such record, or not whole."""
    values = shown_values(record)
    if values.get("kind") != KIND or values.get("agency") != agency or not set(values) <= FIELDS:
        return None
    log, before = values.get("log"), values.get("before")
    if not isinstance(log, str) or not _LOG.fullmatch(log) or not isinstance(before, list) or not before:
        return None
    ended = tuple(_ended(one) for one in before)
    told = tuple(one for one in ended if one is not None)
    return Begun(log, told, day_of(values, "day")) if len(told) == len(ended) else None


def _ended(value: Any) -> Ended | None:
    if not isinstance(value, dict) or set(value) != {"log", "size", "root"}:
        return None
    log, size, root = value["log"], value["size"], value["root"]
    if type(size) is not int or size < 0 or not all(isinstance(one, str) for one in (log, root)):
        return None
    return Ended(log, size, root) if _LOG.fullmatch(log) and _ROOT.fullmatch(root) else None


def read_begun(content: bytes, log: PublicLog) -> Begun | str:
    """What the proof shows under a copy of its log; else what is wrong with it, in English."""
    try:
        report = check_proof(content, log=log, where=BEGUN)
    except (FormatError, FileError, UnreadError) as error:
        return str(error)
    if report.faults:
        return report.faults[0].en
    found = [begun_in(one.record, one.agency) for one in report.shown]
    if len(found) != 1 or found[0] is None or found[0].log != log.head.origin:
        return "it does not show, and nothing else, a record in which this log says whose place it takes."
    return found[0]
