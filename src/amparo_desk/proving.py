"""From records that are shown in part to a proof file under the published head; read back and checked before it is given.

The check is the one that its holder makes: signature, day, record. What does not pass is not handed out.
"""

from collections.abc import Iterable

from amparo.tlog import (
    Note,
    OpenedDay,
    OpenedRecord,
    ProofError,
    ProofFile,
    Record,
    check_inclusion,
    leaf_hash,
    open_note,
    read_checkpoint,
    read_leaf,
    read_proof_file,
    root_of_day,
)
from amparo_desk.leaves import first_of
from amparo_desk.vault import models
from amparo_desk.vault.closing import Closer, leaf_of
from amparo_log.key_ceremony import keys_of
from amparo_log.storage import Log


def signed_leaves(log: Log, using: str) -> range:
    """The numbers, counted on through all logs of the house, of the leaves that this log's published head covers."""
    note, first = log.checkpoint(), first_of(log, using)
    return range(first, first + (read_checkpoint(note.text, str(log.home)).size if note else 0))


def index_of(closing: models.Closing, signed: range) -> int | None:
    """Where in its log a closed day stands; None where the published head does not cover it, or it is in an earlier log."""
    leaf: models.Leaf | None = getattr(closing, "leaf", None)
    return leaf.index - signed.start if leaf is not None and leaf.index in signed else None


def prove(closer: Closer, log: Log, shown: Iterable[tuple[Record, models.ClosedRecord]]) -> ProofFile:
    """The proof of these records, all of which lie in signed days. Raises LogError, AmparoError where a day cannot be made."""
    note = log.checkpoint()
    if note is None:
        raise ProofError(str(log.home), "nothing is signed yet.", "`amparo desk close-days` has it signed.")
    signed, days = signed_leaves(log, closer.records.using), dict[models.Closing, list[tuple[Record, int]]]()
    for record, closed in shown:
        days.setdefault(closed.closing, []).append((record, closed.place))
    opened = [_opened(closer, log, signed, closing, own) for closing, own in days.items()]
    proof = ProofFile(note, tuple(sorted(opened, key=lambda day: day.index)))
    _check(proof, log, note)
    return proof


def _opened(
    closer: Closer, log: Log, signed: range, closing: models.Closing, own: list[tuple[Record, int]]
) -> OpenedDay:
    index = index_of(closing, signed)
    if index is None:
        earlier = getattr(closing, "leaf", None) is not None
        raise ProofError(
            f"{closing.agency}, {closing.day}",
            "this day is in an earlier log of the house, whose last checkpoint holds for it."
            if earlier
            else "this day is not signed yet.",
        )
    ways = closer.steps(closing, [place for _, place in own])
    records = tuple(OpenedRecord(made, way) for (made, _), way in zip(own, ways, strict=True))
    return OpenedDay(index, leaf_of(closing).entry, tuple(log.inclusion(index, len(signed))), records)


def _check(proof: ProofFile, log: Log, note: Note) -> None:
    """As who holds it will, from its bytes: the head signed, each day under it, each record in its day. Raises LogError."""
    head = read_checkpoint(note.text)
    open_note(note, keys_of(log).at(head.size), str(log.home))
    for day in read_proof_file(proof.written).days:
        check_inclusion(leaf_hash(day.entry), day.index, head.size, day.path, head.root)
        leaf = read_leaf(day.entry)
        for one in day.records:
            if root_of_day(one.record.root, one.steps) != leaf.root:
                raise ProofError(
                    f"{leaf.agency}, {leaf.day}", "a record does not lead to the root of its day."
                )
