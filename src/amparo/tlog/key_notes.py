"""Key notes (docs/spec/keys.md): which keys a log has, from which size on, and why they were changed. Each names the one before.

A key note is signed by the keys that hand over and by those that it brings, so each key vouches for all notes before its own.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from amparo.tlog.checkpoints import Checkpoint
from amparo.tlog.errors import FormatError, SignatureError
from amparo.tlog.keys import Kind, SigningKey, VerifierKey, key_name, read_vkey
from amparo.tlog.notes import Note, Signature, make_note
from amparo.tlog.proofs import decode64
from amparo.tlog.tree import EMPTY_ROOT

HEAD = "amparo-keys/v1"
MOST_NOTES = 1000
_NUMBER = re.compile(r"0|[1-9][0-9]{0,2}")
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


class Reason(StrEnum):
    """Why a key note was written; the word that stands in it."""

    BEGIN = "begin"
    ROUTINE = "routine"
    LOST = "lost"
    STOLEN = "stolen"
    RECOVERY = "recovery"
    RECOVERY_LOST = "recovery-lost"


@dataclass(frozen=True, slots=True)
class KeyNote:
    """One step of a log's keys. `since` is the head from which on its keys sign; `before` the digest of the note before."""

    number: int
    before: bytes | None
    reason: Reason
    since: Checkpoint
    log: tuple[VerifierKey, ...]
    recovery: VerifierKey

    @property
    def origin(self) -> str:
        """Whose log."""
        return self.since.origin

    @property
    def text(self) -> str:
        """What is signed: a word and its value on each line."""
        before = "-" if self.before is None else b64encode(self.before).decode()
        lines = (
            HEAD,
            f"origin {self.origin}",
            f"number {self.number}",
            f"before {before}",
            f"reason {self.reason}",
            f"from {self.since.size} {b64encode(self.since.root).decode()}",
            *(f"log {key.vkey}" for key in self.log),
            f"recovery {self.recovery.vkey}",
        )
        return "".join(f"{line}\n" for line in lines)

    @property
    def digest(self) -> bytes:
        """By which the next note names this one: SHA-256 of its text."""
        return sha256(self.text.encode()).digest()

    @property
    def place(self) -> str:
        """Where it lies under the log's address."""
        return f"keys/{self.number:03}.note"

    @property
    def signer(self) -> VerifierKey:
        """The log key that signs key notes: the one of Ed25519."""
        return self.log[0]


def first_note(origin: str, log: Iterable[VerifierKey], recovery: VerifierKey) -> KeyNote:
    """The note with which a log begins. Raises FormatError."""
    begun = KeyNote(0, None, Reason.BEGIN, Checkpoint(origin, 0, EMPTY_ROOT), tuple(log), recovery)
    return read_key_note(begun.text, "the first key note")


def next_note(
    before: KeyNote,
    reason: Reason,
    since: Checkpoint,
    *,
    log: Iterable[VerifierKey] = (),
    recovery: VerifierKey | None = None,
) -> KeyNote:
    """The note after `before`, with new log keys or a new recovery key. Raises FormatError."""
    after = KeyNote(
        before.number + 1,
        before.digest,
        reason,
        Checkpoint(before.origin, since.size, since.root),
        tuple(log) or before.log,
        recovery or before.recovery,
    )
    return read_key_note(after.text, after.place)


def must_sign(note: KeyNote, before: KeyNote | None) -> tuple[VerifierKey, ...]:
    """Whose signatures a note needs: those that hand over, and those that it brings."""
    brought = [note.signer, note.recovery]
    if before is None:
        return tuple(brought)
    handing = {
        Reason.LOST: [before.recovery],
        Reason.RECOVERY_LOST: [before.signer],
    }.get(note.reason, [before.signer, before.recovery])
    new = [key for key in brought if key not in (before.signer, before.recovery)]
    return tuple(handing + new)


def sign_key_note(text: str, keys: Iterable[SigningKey]) -> Note:
    """The note with signatures of these keys. Raises FormatError."""
    read_key_note(text)
    signed = (Signature(key.name, key.verifier.key_id, key.sign(text)) for key in keys)
    return make_note(text, signed)


def unsigned_by(note: Note, keys: Iterable[VerifierKey]) -> tuple[VerifierKey, ...]:
    """Which of these keys have not signed, or not this text."""
    return tuple(key for key in keys if not _signed(note, key))


def _signed(note: Note, key: VerifierKey) -> bool:
    for line in note.signatures:
        if (line.name, line.key_id) == (key.name, key.key_id):
            try:
                key.verify(note.text, line.signature)
            except SignatureError:
                continue
            return True
    return False


def read_key_note(text: str, where: str = "the key note") -> KeyNote:
    """A key note from the text of its note; who signed it is not asked here. Raises FormatError."""
    lines = text.split("\n")
    if lines[0] != HEAD or lines.pop():
        raise FormatError(where, f"its first line is not {HEAD}, or its last is cut off.")
    words = [line.partition(" ")[::2] for line in lines[1:]]
    keys = len(words) - 6
    if [word for word, _ in words] != [
        "origin",
        "number",
        "before",
        "reason",
        "from",
        *["log"] * keys,
        "recovery",
    ]:
        raise FormatError(
            where,
            "its lines are not origin, number, before, reason, from, log (once or twice) and recovery, in this order.",
        )
    origin, number, before, reason, since, *log, recovery = (value for _, value in words)
    if not _NUMBER.fullmatch(number):
        raise FormatError(where, f"{number!r} is no number of a key note: 0 to {MOST_NOTES - 1}.")
    if reason not in list(Reason):
        raise FormatError(where, f"{reason!r} is no reason: {', '.join(Reason)}.")
    size, _, root = since.partition(" ")
    if not _SIZE.fullmatch(size):
        raise FormatError(where, f"{size!r} is no size of a log.")
    found = KeyNote(
        int(number),
        None if before == "-" else decode64(before, where, 32),
        Reason(reason),
        Checkpoint(key_name(origin), int(size), decode64(root, where, 32)),
        tuple(read_vkey(key) for key in log),
        read_vkey(recovery),
    )
    _check_keys(found, where)
    if found.text != text:
        raise FormatError(where, "it is not written in the one way in which a key note is written.")
    return found


def _check_keys(note: KeyNote, where: str) -> None:
    kinds = tuple(key.kind for key in note.log)
    if kinds not in ((Kind.ED25519,), (Kind.ED25519, Kind.ML_DSA_44)):
        raise FormatError(where, "a log has one key of Ed25519 and, after it, at most one of ML-DSA-44.")
    if any(key.name != note.origin for key in note.log):
        raise FormatError(where, f"the log's keys must bear its name, {note.origin}.")
    if note.recovery.kind is not Kind.ED25519 or note.recovery.name == note.origin:
        raise FormatError(
            where,
            "the recovery key must be of Ed25519 and bear another name than the log.",
            f"Name it {recovery_name(note.origin)}.",
        )


def short(key: VerifierKey) -> str:
    """A key as sentences name it: its name and identifier."""
    return f"{key.name}+{key.key_id.hex()}"


def recovery_name(origin: str) -> str:
    """The name that a recovery key has where nobody chose another."""
    return f"{origin}/recovery"
