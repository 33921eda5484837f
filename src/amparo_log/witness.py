"""What a witness does (C2SP tlog-witness, add-checkpoint): it countersigns what follows from all that it countersigned before.

Two ideas. A cosignature says: this is the largest tree of the log that I know, and all that I said before is its beginning.
So it is given only for what stands in the state, on the disk, first. And whatever does not fit is kept, since a log that
signs two histories proves that against itself.

How a proof is checked is `amparo.tlog.checking`'s affair. Nothing that makes trees or stores a log is used here.
"""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from sqlite3 import Connection

from amparo.tlog.checking import check_consistency
from amparo.tlog.checkpoints import Checkpoint, read_checkpoint
from amparo.tlog.errors import FormatError, ProofError, SignatureError
from amparo.tlog.keys import Kind as KeyKind
from amparo.tlog.keys import SigningKey, VerifierKey
from amparo.tlog.notes import Note, Signature, open_note, read_note
from amparo.tlog.witnessing import SIZE_TYPE, AddCheckpoint, read_add_checkpoint
from amparo_log import witness_state as kept
from amparo_log.witness_evidence import conflict
from amparo_log.witness_state import LARGEST_SIZE, Finding, Kind, Known, WitnessState
from amparo_log.witness_trust import keys_of
from amparo_log.witness_words import REFUSALS

CLOCK_MAY_GO_BACK = 300
"""Seconds. So much a clock is set back in ordinary keeping of time; then the time that was given last is given again."""
OUT_OF_TURN = 300
"""Seconds in which a shorter tree may come after a longer one because both were on the way at once."""
GIVEN_AGAIN = 60
"""Seconds in which the same checkpoint gets the same cosignature, without another write to the disk."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered over HTTP: the status, the body, its type."""

    status: int
    body: str
    kind: str = "text/plain; charset=utf-8"


def add_checkpoint(state: WitnessState, keys: Sequence[SigningKey], body: bytes, at: int) -> Answer:
    """Countersign what a log asks for, or refuse it; `at` is in seconds since 1970. Raises StorageError."""
    try:
        asked = read_add_checkpoint(body)
        head = read_checkpoint(asked.checkpoint.text)
    except FormatError:
        return _refused(400)
    with state.reading() as db:
        log = kept.known(db, head.origin)
    if log is None or log.stopped:
        return _refused(404)
    try:
        signed = open_note(asked.checkpoint, keys_of(log).at(head.size))
    except SignatureError:
        return _refused(403)
    if asked.old > head.size or head.size > LARGEST_SIZE:
        return _refused(400)
    theirs = {(one.key.name, one.key.key_id) for one in signed}
    lines = tuple(line for line in asked.checkpoint.signatures if (line.name, line.key_id) in theirs)
    note = Note(asked.checkpoint.text, lines)
    own = own_time(asked.checkpoint, [key.verifier for key in keys])
    with state.writing() as db:
        log = kept.known(db, head.origin)
        if log is None or log.stopped:
            return _refused(404)
        return _decided(db, log, keys, replace(asked, checkpoint=note), own, at)


def _decided(
    db: Connection, log: Known, keys: Sequence[SigningKey], asked: AddCheckpoint, own: int | None, at: int
) -> Answer:
    """The answer, with what has to stand in the state for it. Nothing else writes meanwhile."""
    head, note = read_checkpoint(asked.checkpoint.text), asked.checkpoint
    if own is not None and (head.size > log.size or own > log.at):
        # This witness never signs what it does not keep: so what it keeps is from before its own signature.
        _keep(db, log, Kind.RESTORED, note, at)
    seen = kept.countersigned_at(db, log.origin, head.size)
    if seen and seen[0] != head.root:
        _keep(db, log, Kind.SPLIT, note, at, first=seen[1])
    elif not seen and head.size < log.size and at - log.at > OUT_OF_TURN:
        _keep(db, log, Kind.ROLLBACK, note, at)
    if asked.old != log.size:
        return Answer(409, f"{log.size}\n", SIZE_TYPE)
    if head.size == log.size and head.root != log.root:
        return _refused(409)
    try:
        check_consistency(log.size, log.root, head.size, head.root, asked.path)
    except ProofError:
        if log.note:
            kind, steps = conflict(Checkpoint(log.origin, log.size, log.root), head, asked.path)
            _keep(db, log, kind, note, at, steps=steps)
        return _refused(422)
    return _countersigned(db, log, keys, head, note, at)


def _countersigned(
    db: Connection, log: Known, keys: Sequence[SigningKey], head: Checkpoint, note: Note, at: int
) -> Answer:
    if log.at - at > CLOCK_MAY_GO_BACK:
        _keep(db, log, Kind.CLOCK, note, at)
        return _refused(503)
    if log.text == note.text and 0 <= at - log.at < GIVEN_AGAIN:
        own = {(key.name, key.verifier.key_id) for key in keys}
        again = [line.line for line in read_note(log.note).signatures if (line.name, line.key_id) in own]
        if len(again) == len(own):
            return Answer(200, "".join(again))
    moment = max(at, log.at)
    lines = [Signature(key.name, key.verifier.key_id, key.sign(note.text, moment)) for key in keys]
    written = note.signed_too(lines).written
    if not kept.replace(db, log, head.size, head.root, written, moment):
        return _refused(503)
    return Answer(200, "".join(line.line for line in lines))


def _keep(
    db: Connection,
    log: Known,
    kind: Kind,
    note: Note,
    at: int,
    *,
    first: str | None = None,
    steps: Sequence[bytes] = (),
) -> None:
    proof = tuple(b64encode(step).decode() for step in steps)
    found = Finding(log.origin, kind, note.text, first or log.note, note.written, "", at, proof)
    kept.add_finding(db, found)


def own_time(note: Note, own: Sequence[VerifierKey]) -> int | None:
    """When this witness itself countersigned a note, if it did and the signature fits."""
    try:
        signed = open_note(note, [key for key in own if key.kind is not KeyKind.ED25519])
    except SignatureError:
        return None
    return max((one.at or 0 for one in signed), default=None)


def _refused(status: int) -> Answer:
    """In both languages, and without a word of what was sent."""
    return Answer(status, "".join(f"{sentence}\n" for sentence in REFUSALS[status]))
