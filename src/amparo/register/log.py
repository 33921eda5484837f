"""A copy of a log, read and checked: who signed, whether every byte agrees, which days are closed, which months attested."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from amparo.register import attestations, days
from amparo.register.findings import Finding, Report, found
from amparo.register.folder import Folder, UnreadError
from amparo.register.seen import Attestation, Seen
from amparo.register.signatures import Pinned, keys_of, signers
from amparo.register.tree import (
    LARGEST_BUNDLE,
    Grown,
    Progress,
    check_tree,
    read_entries,
    read_hashes,
    unread,
)
from amparo.terms import FileError
from amparo.tlog import Checkpoint, FormatError, LogError, Note, Tile, read_checkpoint, read_note, tile_at
from amparo.tlog.rotation import Keys
from amparo.tlog.rotation_codes import Level
from amparo.tlog.tiles import WIDTH


@dataclass(frozen=True, slots=True)
class PublicLog:
    """A copy of a log: its folder, its checkpoint as it is written, and what the checkpoint says. Nothing is relied on yet."""

    folder: Folder
    checkpoint: Note
    head: Checkpoint


def read_log(folder: Path) -> PublicLog:
    """The copy of a log in a folder. Raises FileError, UnreadError, FormatError where there is none."""
    there = Folder(folder)
    if not there.has("checkpoint"):
        raise FileError(
            str(folder),
            "there is no `checkpoint` in it, so it is no copy of a log.",
            "Give the folder that holds checkpoint, tile and keys; in a log's home it is `public`.",
        )
    note = read_note(there.read("checkpoint"), "checkpoint")
    return PublicLog(there, note, read_checkpoint(note.text, "checkpoint"))


def check_log(
    folder: Path,
    *,
    on: date | None,
    pinned: Pinned | None = None,
    progress: Progress | None = None,
    seen: Seen | None = None,
) -> Report:
    """Check a copy of a log as of a day, California's. Raises FileError where there is none.

    `seen` is told what was seen on the way, and spares what an earlier check has seen.
    """
    try:
        log = read_log(folder)
    except UnreadError as error:
        return Report((unread(error),))
    except FormatError as error:
        return Report((found("file_form", "checkpoint", detail=error.problem),))
    findings = list[Finding]()
    try:
        for finding in _checked(log, on, pinned or Pinned(), progress, seen or Seen()):
            findings.append(finding)
    except UnreadError as error:  # a file was taken away while it was read
        findings.append(unread(error))
    return Report(tuple(findings))


def _checked(
    log: PublicLog, on: date | None, pinned: Pinned, progress: Progress | None, seen: Seen
) -> Iterator[Finding]:
    head, folder = log.head, log.folder
    yield found("origin", "checkpoint", origin=head.origin, size=f"{head.size:,}", root=head.root.hex())
    keys, told = keys_of(folder, head.origin, pinned)
    yield from told
    signed = signers(log.checkpoint, head, keys, pinned, "checkpoint", on)
    yield from signed.findings
    if any(
        one.level is Level.FAULT for one in signed.findings
    ):  # under a root that nobody signed, nothing is said of days
        yield found("limits_log")
        return
    grown = check_tree(folder, head, progress, seen.roots)
    yield from grown.findings
    if grown.usable:
        yield from _beside(folder, head.size, grown)
        yield from _days(log, keys, grown, on, seen)
    yield found("limits_log")


def _days(log: PublicLog, keys: Keys, grown: Grown, on: date | None, seen: Seen) -> Iterator[Finding]:
    folder, head = log.folder, log.head

    def entries() -> Iterator[tuple[int, bytes]]:
        return days.entries_of_log(folder, head.size, grown)

    known = seen.follow(folder, head.size, grown)
    yield from known.findings
    seen.begin(keys, known.agencies)
    ground = attestations.Ground(
        folder, head, keys, known.agencies, entries, sound=not grown.files, seen=seen
    )
    if ground.sound:
        for note in keys.notes:
            if note.since.size and not ground.had(note.since):
                yield found("keys_head", note.place, size=f"{note.since.size:,}")
    attested = attestations.read_attestations(ground)
    for name, agency in sorted(known.agencies.items()):
        months = attested.by_agency.get(name, {})
        yield from days.judged(agency, on, _end(months), head.size)
        yield from attestations.judged(agency, months, on)
    yield from attested.findings
    if not known.agencies:
        yield found("no_entry" if grown.bad else "no_day")
    if on is None:
        yield found("not_dated")


def _end(months: Mapping[str, Attestation]) -> date | None:
    """The last day that an agency closes which left the log, where an office attested that it did."""
    ends = [told.until for told in months.values() if told.until]
    return max(ends) if ends else None


def _beside(folder: Folder, size: int, grown: Grown) -> Iterator[Finding]:
    """Tiles of earlier, shorter states must be beginnings of those of now; other files are left aside."""
    strays = list[str]()
    for path in folder.walk("tile"):
        try:
            tile = tile_at(path)
        except FormatError:
            strays.append(path)
            continue
        there = (size >> (8 * (tile.level or 0))) - tile.number * WIDTH
        if there < tile.width:
            strays.append(path)
            continue
        now = Tile(tile.level, tile.number, min(there, WIDTH))
        if now == tile or now.path in grown.files:
            continue
        try:
            begins = folder.read(now.path, LARGEST_BUNDLE).startswith(folder.read(path, LARGEST_BUNDLE))
            whole = _fits(folder, tile)
        except UnreadError as error:
            yield unread(error)
            continue
        if not begins or not whole:
            yield found("tree_old_tile", path)
    if strays:
        yield found("file_stray", strays[0], count=f"{len(strays):,}")


def _fits(folder: Folder, tile: Tile) -> bool:
    """That an earlier tile holds as much as its path says."""
    try:
        (read_entries if tile.level is None else read_hashes)(folder, tile)
    except LogError:
        return False
    return True
