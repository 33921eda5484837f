"""Logs that ended because both their keys were lost or stolen, and in whose place that of the newest release goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from amparo.register.release import Release


@dataclass(frozen=True, slots=True)
class EndedLog:
    """A log that ended: its name, size and root (in hexadecimal) of its last checkpoint, and since when another goes on.

    `release` is the newest with a copy of it, 0 where none is given out; `keys` are the key notes in that copy.
    """

    origin: str
    size: int
    root: str
    since: date | None
    release: int
    keys: tuple[str, ...]


def ended_logs(releases: Sequence[Release]) -> tuple[EndedLog, ...]:
    """The logs that ended before the one of the newest release, the newest first."""
    begun = releases[-1].begun
    found = list[EndedLog]()
    for one in begun.before if begun else ():
        copies = [told for told in releases if told.origin == one.log and "log/checkpoint" in told.log]
        number, keys = (copies[-1].number, _keys(copies[-1])) if copies else (0, ())
        since = begun.day if begun and one is begun.before[0] else None
        found.append(EndedLog(one.log, one.size, one.root, since, number, keys))
    return tuple(found)


def _keys(release: Release) -> tuple[str, ...]:
    """The key notes of the copy of its log that lies in a release."""
    folder = release.folder
    assert folder is not None, "what has a copy of a log was read from a folder"
    paths = sorted(path for path in release.log if path.startswith("log/keys/"))
    return tuple((folder / path).read_bytes().decode("utf-8", "replace") for path in paths)
