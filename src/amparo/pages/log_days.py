"""The copy of the log that a release carries: what its check found, and which days of each agency are closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from amparo.register import Finding, check_log, read_log
from amparo.register.days import Agency
from amparo.register.release import ReleaseError
from amparo.register.seen import Seen
from amparo.tlog import LogError

_ONE = timedelta(days=1)
_OF_DAYS = ("agency_", "attest_")
"""Faults of days and attestations, a missing day say: the calendars show them. After any other no calendar is shown."""


@dataclass(frozen=True, slots=True)
class LogTold:
    """A log: its name, its size, its root, what the check says of it, the days of each agency, and what lies beside it."""

    origin: str
    size: int
    root: str
    findings: tuple[Finding, ...]
    agencies: Mapping[str, Agency]
    attested: frozenset[tuple[str, str]]
    """Agency and month of every attestation that lies beside the log."""
    keys: tuple[str, ...]
    """The key notes, as they are written."""

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What is wrong with it."""
        return tuple(one for one in self.findings if one.level == "fault")

    @staticmethod
    def is_of_days(finding: Finding) -> bool:
        """Whether it tells of days and attestations, and not of the log that holds them."""
        return finding.code.startswith(_OF_DAYS)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of an agency: each day with its word (`closed`, `open`, `outside`), and whether an office attested it."""

    first: date
    days: tuple[tuple[date, str], ...]
    attested: bool

    @property
    def closed(self) -> int:
        """How many days are closed."""
        return sum(word == "closed" for _, word in self.days)

    @property
    def open(self) -> int:
        """How many days within the agency's time are missing."""
        return sum(word == "open" for _, word in self.days)


def log_of(folder: Path, on: date, seen: Seen | None = None) -> LogTold | None:
    """The log in a folder, checked as of a day; None where there is none. Raises FileError (ReleaseError among them).

    `seen` spares what an earlier check has seen, and is told what this one saw.
    """
    if not folder.is_dir():
        return None
    try:
        log = read_log(folder)
    except LogError as error:
        raise ReleaseError(
            f"{folder.parent.name}/log/{error.where}",
            error.problem,
            "Make the release again with a whole copy of its log.",
            "no se puede leer. Haga la publicación otra vez con una copia entera de su registro.",
        ) from error
    seen = seen or Seen()
    report = check_log(folder, on=on, seen=seen)
    sound = all(map(LogTold.is_of_days, report.faults))
    known = seen.agencies if sound else {}
    attested = frozenset(
        (path.parent.name, path.stem) for path in sorted((folder / "attestations").glob("*/*.json"))
    )
    keys = tuple(
        path.read_bytes().decode("utf-8", "replace") for path in sorted((folder / "keys").glob("*.note"))
    )
    return LogTold(
        log.head.origin,
        log.head.size,
        log.head.root.hex(),
        report.findings,
        dict(sorted(known.items())),
        attested,
        keys,
    )


def months(agency: Agency, attested: frozenset[tuple[str, str]]) -> tuple[Month, ...]:
    """The months of an agency from its first day to its last."""
    found = list[Month]()
    start = agency.first.replace(day=1)
    while start <= agency.last:
        after = (start + 31 * _ONE).replace(day=1)
        days = _words(agency, start, after)
        found.append(Month(start, days, (agency.name, f"{start:%Y-%m}") in attested))
        start = after
    return tuple(found)


def _words(agency: Agency, start: date, after: date) -> tuple[tuple[date, str], ...]:
    """Each day from `start` to before `after` with its word; only gaps that reach into them are asked."""
    gaps = [(first, last) for first, last, _ in agency.gaps if first < after and start <= last]
    if agency.first <= start and after <= agency.last and not gaps:
        return _all_closed(start, after)

    def word(day: date) -> str:
        if not agency.first <= day <= agency.last:
            return "outside"
        return "open" if any(first <= day <= last for first, last in gaps) else "closed"

    return tuple((day, word(day)) for day, _ in _all_closed(start, after))


@lru_cache(maxsize=1_200)
def _all_closed(start: date, after: date) -> tuple[tuple[date, str], ...]:
    """A month of which every day is closed: most are, and of every agency alike."""
    return tuple((start + number * _ONE, "closed") for number in range((after - start).days))
