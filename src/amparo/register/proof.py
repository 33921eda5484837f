"""A proof, checked: that the log which was signed holds the days that it names, and that each day holds what is shown of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from amparo.register.findings import Finding, Report, ShownRecord, found
from amparo.register.folder import UnreadError
from amparo.register.log import PublicLog
from amparo.register.shown import Both, chains, describe, story
from amparo.register.signatures import Pinned, keys_of, signers
from amparo.register.tree import read_entries, read_hashes, tile_of, unread
from amparo.terms import FileError
from amparo.tlog import (
    Checkpoint,
    DayLeaf,
    LogError,
    Note,
    OpenedDay,
    ProofError,
    Tile,
    TileNodes,
    check_inclusion,
    leaf_hash,
    read_checkpoint,
    read_leaf,
    read_proof,
    read_proof_file,
    root_of,
    root_of_day,
)
from amparo.tlog.proofs import HEAD
from amparo.tlog.rotation import Keys
from amparo.tlog.tiles import WIDTH
from amparo.tlog.tree import HASH

_TLOG_PROOF = HEAD.rpartition("@")[0].encode()


def is_tlog_proof(content: bytes) -> bool:
    """That a file is a proof as C2SP tlog-proof has it, and none of ours."""
    return content.startswith(_TLOG_PROOF)


def check_proof(
    content: bytes,
    *,
    pinned: Pinned | None = None,
    log: PublicLog | None = None,
    entry: bytes | None = None,
    on: date | None = None,
    sorts: Mapping[str, Both] | None = None,
    where: str = "the proof",
) -> Report:
    """Check a proof file of ours, or a tlog-proof with its entry. Raises FormatError, FileError where it is no proof.

    `log`: a copy of the log, whose key notes and tree are then asked, too. `sorts`: the words for sorts of events.
    """
    pinned = pinned or Pinned()
    if is_tlog_proof(content):
        bare = read_proof(content, where)
        held = bare.extra if entry is None else entry
        if held is None:
            raise FileError(
                where,
                "this proof does not hold the entry that it proves.",
                "Give the entry with --entry FILE.",
            )
        findings, head = _signed(bare.checkpoint, where, pinned, log, on)
        if head:
            findings.append(_entry(held, bare.index, bare.path, head))
        return Report(tuple(findings))
    if entry is not None:
        raise FileError(where, "--entry belongs to a C2SP tlog-proof; this file holds its own entries.")
    proof = read_proof_file(content, where)
    findings, head = _signed(proof.checkpoint, where, pinned, log, on)
    if head is None:
        return Report(tuple(findings))
    shown = list[ShownRecord]()
    leaves = list[tuple[DayLeaf, int]]()
    for day in proof.days:
        findings += _day(day, head, leaves, shown, sorts or {})
    if not proof.days:
        findings.append(found("proof_empty"))
    findings += _twice(leaves)
    if log is not None and any(one.code == "same_log" for one in findings):
        findings += _closed_before(log, leaves)
    findings += chains(shown)
    findings.append(found("limits_proof"))
    return Report(tuple(findings), tuple(shown))


def _signed(
    note: Note, where: str, pinned: Pinned, log: PublicLog | None, on: date | None
) -> tuple[list[Finding], Checkpoint | None]:
    """Whose log it is and who signed; its head where it can be relied on. Raises FormatError."""
    head = read_checkpoint(note.text, where)
    findings = [found("origin", origin=head.origin, size=f"{head.size:,}", root=head.root.hex())]
    if log is None:
        keys = Keys((), (), pinned.logs)
        if not pinned.logs:
            findings.append(found("keys_none"))
    elif log.head.origin != head.origin:
        findings.append(found("foreign_origin", where, origin=head.origin, wanted=log.head.origin))
        return [*findings, found("proof_unsaid")], None
    else:
        keys, told = keys_of(log.folder, head.origin, pinned)
        findings += told
    stand = signers(note, head, keys, pinned, where, on)
    findings += stand.findings
    if log is not None and stand.relied:
        findings += _same_log(log, head)
    if not stand.relied:
        return [*findings, found("proof_unsaid")], None
    return findings, head


def _same_log(log: PublicLog, head: Checkpoint) -> Iterator[Finding]:
    """That a copy of the log begins with the tree of a proof. Only the tiles that tell it are read."""
    if head.size > log.head.size:
        yield found("longer_log", size=f"{log.head.size:,}")
        return

    def read(tile: Tile) -> bytes:
        return b"".join(read_hashes(log.folder, tile))

    try:
        nodes = TileNodes(log.head.size, read)
        if root_of(log.head.size, nodes) != log.head.root:
            yield found("tree_root", "checkpoint")
        elif root_of(head.size, nodes) == head.root:
            yield found("same_log", size=f"{head.size:,}")
        else:
            yield found("other_log")
    except UnreadError as error:
        yield unread(error)


def _entry(entry: bytes, index: int, path: tuple[bytes, ...], head: Checkpoint) -> Finding:
    try:
        check_inclusion(leaf_hash(entry), index, head.size, path, head.root)
    except ProofError as error:
        return found("entry_unproved", entry=index, detail=error.problem)
    return found("entry_proved", entry=index, bytes=len(entry), size=f"{head.size:,}")


def _day(
    day: OpenedDay,
    head: Checkpoint,
    leaves: list[tuple[DayLeaf, int]],
    shown: list[ShownRecord],
    sorts: Mapping[str, Both],
) -> Iterator[Finding]:
    """One day: that the log holds it, and that it holds what is shown. What is proved is added to `leaves` and `shown`."""
    told = _entry(day.entry, day.index, day.path, head)
    if told.code == "entry_unproved":
        yield told
        return
    try:
        leaf = read_leaf(day.entry)
    except LogError as error:
        yield found("leaf_form", "days", day.index, count=1, detail=error.problem)
        return
    leaves.append((leaf, day.index))
    yield found("day_proved", entry=day.index, agency=leaf.agency, day=leaf.day, count=len(day.records))
    for opened in day.records:
        what = describe(opened.record, sorts)
        try:
            root = opened.record.root
            if root_of_day(root, opened.steps) != leaf.root:
                yield found("record_unproved", what=what, day=leaf.day)
                continue
        except LogError as error:
            yield found("record_unproved", detail=error.problem, what=what, day=leaf.day)
            continue
        one = ShownRecord(leaf.agency, leaf.day, day.index, root, opened.record, what)
        shown.append(one)
        yield from story(one)


def _closed_before(log: PublicLog, leaves: list[tuple[DayLeaf, int]]) -> Iterator[Finding]:
    """That no entry of the log closed one of these days before: the first counts, and a proof may show the second."""
    wanted = {leaf.entry[:-HASH]: (leaf, index) for leaf, index in leaves}
    last = max((index for _, index in leaves), default=-1)
    try:
        for number in range(last // WIDTH + 1):
            entries = read_entries(log.folder, tile_of(log.head.size, None, number))
            for at, entry in enumerate(entries, number * WIDTH):
                leaf, index = wanted.get(entry[:-HASH], (None, -1))
                if leaf is not None and at < index:
                    yield found("day_twice", entry=index, agency=leaf.agency, day=leaf.day, other=at)
    except UnreadError as error:
        yield unread(error)


def _twice(leaves: list[tuple[DayLeaf, int]]) -> Iterator[Finding]:
    """That no day of an agency stands in two entries."""
    ordered = sorted(leaves, key=lambda told: (told[0].agency, told[0].day, told[1]))
    for (one, first), (other, second) in pairwise(ordered):
        if (one.agency, one.day) == (other.agency, other.day) and first != second:
            yield found("day_twice", entry=second, agency=one.agency, day=one.day, other=first)
