"""Comparing copies of a log with what was countersigned here: the same, its beginning, its continuation, another history.

Two heads of one log agree where the larger tree begins with the smaller; that is worked out from the leaf hashes of a copy
which lead to a signed root. Where they do not agree, the two signed notes and the hashes between them are kept as evidence.
"""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from sqlite3 import Connection

from amparo.tlog.checkpoints import Checkpoint, read_checkpoint
from amparo.tlog.errors import LogError, SignatureError
from amparo.tlog.keys import VerifierKey
from amparo.tlog.notes import Note, open_note
from amparo_log import witness_state as kept
from amparo_log.command_options import sentence
from amparo_log.witness import own_time
from amparo_log.witness_evidence import fork_steps
from amparo_log.witness_reading import Copy, CopyError, subtree
from amparo_log.witness_state import Finding, Kind, Known, WitnessState
from amparo_log.witness_trust import keys_of
from amparo_log.witness_words import COMPARED

LATE = 24 * 3600
"""So many seconds after a cosignature a copy must show at least as much."""
_FAULTS = ("rollback", "split", "unsigned", "broken")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a place shows that the log signed: head, note, and the leaf hashes that lead to the root, where it has them."""

    place: str
    head: Checkpoint
    note: Note
    leaves: Sequence[bytes] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """How a place compares: a word, the head that it shows, the numbers of the findings kept, and what cannot be read."""

    place: str
    outcome: str
    head: Checkpoint | None = None
    own: int = 0
    at: int = 0
    numbers: tuple[int, ...] = ()
    why: LogError | None = None

    @property
    def is_fault(self) -> bool:
        """Whether somebody has to look into it."""
        return self.outcome in _FAULTS

    def said(self, language: str) -> str:
        """The sentence, `en` or `es`."""
        told = COMPARED[self.outcome].said(
            language,
            size=self.head.size if self.head else 0,
            own=self.own,
            at=datetime.fromtimestamp(self.at, UTC).strftime("%Y-%m-%d %H:%M UTC"),
            numbers=", ".join(map(str, self.numbers)),
            why=sentence(self.why, language) if self.why else "",
        )
        return f"{self.place}: {told}"


def compare(
    state: WitnessState, own: Sequence[VerifierKey], places: Sequence[str], at: int, *, timeout: float = 10.0
) -> list[Compared]:
    """Compare places with the state and with each other; what contradicts is kept. Raises StorageError."""
    read = [_read(state, own, place, at, timeout) for place in places]
    seen = [one for one in read if isinstance(one, Seen)]
    with state.writing() as db:
        against = [
            one
            for origin in dict.fromkeys(one.head.origin for one in seen)
            for one in _against(db, origin, seen, at)
        ]
        return [one if isinstance(one, Compared) else _compared(db, one, seen, against, at) for one in read]


def _read(
    state: WitnessState, own: Sequence[VerifierKey], place: str, at: int, timeout: float
) -> Seen | Compared:
    """What a place shows, or why it counts for nothing."""
    head = None
    try:
        with Copy(place, timeout=timeout) as copy:
            note = copy.checkpoint()
            head = read_checkpoint(note.text, place)
            with state.reading() as db:
                log = kept.known(db, head.origin)
            if log is None:
                return Compared(place, "unknown", head)
            signed = open_note(note, keys_of(log).at(head.size), place)
            leaves = [] if copy.bare else copy.leaves(head.size)
    except SignatureError:
        return Compared(place, "unsigned", head)
    except LogError as error:
        return Compared(place, "broken", head, why=error)
    if not copy.bare and subtree(leaves) != head.root:
        return Compared(place, "broken", head, why=_other_root(place))
    theirs = {(one.key.name, one.key.key_id) for one in signed}
    trimmed = Note(note.text, tuple(line for line in note.signatures if (line.name, line.key_id) in theirs))
    countersigned = own_time(note, own)
    if countersigned is not None and (head.size > log.size or countersigned > log.at):
        with state.writing() as db:
            restored = Finding(log.origin, Kind.RESTORED, note.text, log.note, trimmed.written, place, at)
            kept.add_finding(db, restored)
    return Seen(place, head, trimmed, leaves)


def _compared(
    db: Connection,
    one: Seen,
    seen: Sequence[Seen],
    against: Sequence[tuple[int, str, str]],
    at: int,
) -> Compared:
    """How a place compares with the latest that was countersigned."""
    log = kept.known(db, one.head.origin)
    assert log is not None  # it was known when the place was read, and no log is ever forgotten
    numbers = tuple(number for number, *texts in against if one.note.text in texts)
    outcome = "split" if numbers else _outcome(db, log, one, seen, at)
    if outcome == "rollback":
        back = Finding(log.origin, Kind.ROLLBACK, one.note.text, log.note, one.note.written, one.place, at)
        numbers = (kept.add_finding(db, back),)
    return Compared(one.place, outcome, one.head, log.size, log.at, numbers)


def _outcome(db: Connection, log: Known, one: Seen, seen: Sequence[Seen], at: int) -> str:
    if not log.note:
        return "first"
    if one.head.size == log.size:
        return "same"
    if one.head.size > log.size:
        return "newer" if _leaves(one.head, seen) is not None else "unproved"
    if at - log.at > LATE:
        return "rollback"
    proved = kept.countersigned_at(db, log.origin, one.head.size) or _leaves(_head(log), seen) is not None
    return "older" if proved else "unproved"


def _against(db: Connection, origin: str, seen: Sequence[Seen], at: int) -> list[tuple[int, str, str]]:
    """Each two heads of a log that cannot both be true, kept as evidence: its number, and the texts of both."""
    theirs = [one for one in seen if one.head.origin == origin]
    heads = {text: (head, note, "") for head, text, note in _own(db, origin, theirs)}
    for one in theirs:
        heads.setdefault(one.note.text, (one.head, one.note.written, one.place))
    found = list[tuple[int, str, str]]()
    for pair in combinations(heads.items(), 2):
        (text, (small, first, _)), (other, (large, second, place)) = sorted(
            pair, key=lambda one: one[1][0].size
        )
        contradicts = _contradiction(small, large, seen)
        if contradicts:
            kind, steps = contradicts
            proof = tuple(b64encode(step).decode() for step in steps)
            number = kept.add_finding(db, Finding(origin, kind, other, first, second, place, at, proof))
            found.append((number, text, other))
    return found


def _own(db: Connection, origin: str, theirs: Sequence[Seen]) -> list[tuple[Checkpoint, str, str]]:
    """What was countersigned here that their heads can be held against: the latest, and any of the same size."""
    log = kept.known(db, origin)
    found = [(_head(log), log.text, log.note)] if log and log.note else []
    for size in dict.fromkeys(one.head.size for one in theirs):
        seen = kept.countersigned_at(db, origin, size)
        if seen:
            root, note = seen
            found.append((Checkpoint(origin, size, root), note.rpartition("\n\n")[0] + "\n", note))
    return found


def _contradiction(
    small: Checkpoint, large: Checkpoint, seen: Sequence[Seen]
) -> tuple[Kind, tuple[bytes, ...]] | None:
    if small.size == large.size:
        return (Kind.SPLIT, ()) if small.root != large.root else None
    leaves = _leaves(large, seen)
    if not small.size or leaves is None or subtree(leaves[: small.size]) == small.root:
        return None
    return Kind.FORK, fork_steps(small.size, leaves)


def _leaves(head: Checkpoint, seen: Sequence[Seen]) -> Sequence[bytes] | None:
    """The leaf hashes of a head, out of any copy that leads to its root."""
    for one in seen:
        if one.head.origin == head.origin and len(one.leaves) >= head.size:
            leaves = one.leaves[: head.size]
            if subtree(leaves) == head.root:
                return leaves
    return None


def _head(log: Known) -> Checkpoint:
    return Checkpoint(log.origin, log.size, log.root)


def _other_root(place: str) -> CopyError:
    return CopyError(
        f"{place}/tile/0",
        "other-root",
        "its tiles do not lead to the root that the log signed. Tell the copy's keeper.",
        "sus archivos no llevan a la raíz que firmó el registro. Avise a quien guarda la copia.",
    )
