"""What the signer does: it reads the log whole, by code of its own, compares it with what it signed last, and only then signs.

It knows no desk, no database and no events. It trusts neither who writes the log nor the disk; what it remembers is one row
(`signer_state`). What is shorter than that, or another, it never signs, whoever asks.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from amparo.tlog.checkpoints import Checkpoint, read_checkpoint
from amparo.tlog.errors import SignatureError
from amparo.tlog.keys import Kind, SigningKey, VerifierKey, has_ml_dsa
from amparo.tlog.notes import Note, Signature, make_note, open_note, read_note
from amparo.tlog.rotation import Keys, read_keys
from amparo.tlog.rotation_codes import KeyCode, Level
from amparo_log.durable import naming
from amparo_log.keyfiles import load_keys
from amparo_log.second_reading import Reading, read_file, reread
from amparo_log.signer_state import LastSigned, SignerState
from amparo_log.signer_words import refusal


def sign(state: SignerState, home: Path, at: datetime) -> Note:
    """The log's head, signed; the same note again where it was signed before. Raises LogError.

    What is signed is on the signer's disk before this returns.
    """
    last, held = state.last(), load_keys(state.folder / "keys")
    keys = _key_notes(home, held)
    reading = reread(home, (last.size, *(note.since.size for note in keys.notes)))
    head = reading.head
    _compare(reading, last, home)
    signing = _signing(keys, held, reading, state, home)
    if last.note and head == last.head:
        before = read_note(last.note, str(state.place))
        if {key.verifier.key_id for key in signing} <= {line.key_id for line in before.signatures}:
            return before
    # A clock that was set back must not make a later signature look older than an earlier one.
    moment = max(int(at.timestamp()), last.at)
    note = _signed(head, signing, moment)
    state.swap(last, LastSigned(head.origin, head.size, head.root, moment, note.written))
    return note


def begin(state: SignerState, home: Path, at: datetime) -> LastSigned:
    """Make the state for a log that was never signed. Raises LogError."""
    if state.place.exists():
        raise refusal("state-there", state.place, signed=state.last().size)
    if (home / "public" / "checkpoint").exists():
        raise refusal("signed-already", home)
    held = load_keys(state.folder / "keys")
    keys = _key_notes(home, held)
    reading = reread(home, (0,))
    _signing(keys, held, reading, state, home)
    last = LastSigned(reading.head.origin, 0, reading.roots[0], int(at.timestamp()), "")
    state.begin(last)
    return last


def adopt(state: SignerState, home: Path, place: Path, at: datetime) -> LastSigned:
    """Take over a checkpoint that this log's key signed, where the state is lost or older than it. Raises LogError."""
    with naming(place):
        note = read_note(place.read_bytes(), str(place))
    point, held = read_checkpoint(note.text, str(place)), load_keys(state.folder / "keys")
    keys = _key_notes(home, held)
    signed = open_note(note, keys.at(point.size), str(place))
    before = state.last() if state.place.exists() else None
    _newest(point, before, state, home, place)
    reading = reread(home, (point.size, *((before.size,) if before else ())))
    if before:
        _compare(reading, before, home)
    if point != Checkpoint(reading.head.origin, point.size, reading.roots.get(point.size, b"")):
        reach = min(reading.head.size, point.size)
        raise refusal("not-in-log", place, home=home, size=point.size, reach=reach)
    names = {(one.key.name, one.key.key_id) for one in signed}
    kept = make_note(note.text, (line for line in note.signatures if (line.name, line.key_id) in names))
    moment = max((one.at or 0 for one in signed), default=0)
    moment = max(moment, before.at if before else 0) or int(at.timestamp())
    last = LastSigned(point.origin, point.size, point.root, moment, kept.written)
    if before:
        state.swap(before, last)
    else:
        state.begin(last)
    return last


def _newest(
    point: Checkpoint, before: LastSigned | None, state: SignerState, home: Path, place: Path
) -> None:
    """That nothing newer is known here than the checkpoint to be taken over."""
    known = [(before.size, state.place)] if before else []
    public = home / "public" / "checkpoint"
    if public.exists():
        with naming(public):
            known.append((read_checkpoint(read_note(public.read_bytes()).text, str(public)).size, public))
    for size, other in known:
        if size > point.size:
            raise refusal("older-checkpoint", place, size=point.size, signed=size, other=other)


def _compare(reading: Reading, last: LastSigned, home: Path) -> None:
    """That the log is the one that was signed last, and further entries. Raises RefusedError."""
    head = reading.head
    if head.origin != last.origin:
        raise refusal("foreign-log", home, found=head.origin, origin=last.origin)
    if head.size < last.size:
        raise refusal("shorter", home, size=head.size, signed=last.size, day=last.day)
    if reading.roots[last.size] != last.root:
        raise refusal("different", home, signed=last.size, day=last.day)


def _key_notes(home: Path, held: Iterable[SigningKey]) -> Keys:
    """The log's key notes, as far as the keys that lie here vouch for them. Raises RefusedError, StorageError."""
    folder = home / "public" / "keys"
    with naming(folder):
        places = sorted(folder.glob("[0-9][0-9][0-9].note"))
    found = [content for place in places if (content := read_file(place)) is not None]
    if not found:
        raise refusal("no-key-notes", folder)
    # One that lies ready for the next rotation is in no note yet, and is no reason to doubt the notes.
    named_there = [key.verifier for key in held if any(key.verifier.vkey.encode() in note for note in found)]
    keys = read_keys(found, named_there)
    # That the recovery key was lost is believed by whoever was told so elsewhere. As the last note it changes no key here.
    last_word = len(keys.notes) == len(found) - 1
    for one in keys.findings:
        if one.level is Level.FAULT and not (one.code is KeyCode.RECOVERY_LOST and last_word):
            raise refusal(
                "broken-key-notes",
                home / "public" / one.place,
                says=one.en,
                dice=one.es,
            )
    return keys


def _signing(
    keys: Keys, held: Iterable[SigningKey], reading: Reading, state: SignerState, home: Path
) -> tuple[SigningKey, ...]:
    """The keys here that the newest key note names, which must speak of this log. Raises RefusedError."""
    head, newest = reading.head, keys.notes[-1]
    if newest.origin != head.origin:
        raise refusal("foreign-log", home / "public" / newest.place, found=newest.origin, origin=head.origin)
    if newest.since.size > head.size:
        raise refusal("key-notes-ahead", home, size=head.size, since=newest.since.size)
    for note in keys.notes:
        if reading.roots.get(note.since.size, note.since.root) != note.since.root:
            raise refusal(
                "key-notes-differ", home / "public" / note.place, number=note.number, since=note.since.size
            )
    signing = tuple(key for key in held if key.verifier in keys.current and _usable(key))
    if not any(key.kind is Kind.ED25519 for key in signing):
        asked = ", ".join(_short(key) for key in keys.current)
        raise refusal("wrong-key", state.folder / "keys", size=head.size, asked=asked)
    return signing


def _usable(key: SigningKey) -> bool:
    return key.kind is not Kind.ML_DSA_44 or has_ml_dsa()


def _short(key: VerifierKey) -> str:
    return f"{key.name}+{key.key_id.hex()}"


def _signed(head: Checkpoint, signing: Iterable[SigningKey], moment: int) -> Note:
    """The head under these keys, each signature checked before anybody sees it. Raises SignatureError."""
    keys = tuple(signing)
    note = make_note(
        head.text,
        (
            Signature(
                key.name,
                key.verifier.key_id,
                key.sign(head.text, None if key.kind is Kind.ED25519 else moment),
            )
            for key in keys
        ),
    )
    if len(open_note(note, [key.verifier for key in keys], "the new signature")) != len(keys):
        raise SignatureError("the new signature", "it does not fit.", "Check the memory of this machine.")
    return note
