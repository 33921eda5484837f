"""Changing the keys of a log: a draft is written and signed where each key lies, then taken into the log, or refused whole.

First the new private key is durable, then the note that brings it. So whenever the machine stops, the old key is good or the
new one, and doing the same again ends it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from amparo.tlog import (
    EMPTY_ROOT,
    Checkpoint,
    Kind,
    LogError,
    Note,
    Signature,
    SigningKey,
    VerifierKey,
    read_checkpoint,
    read_note,
    root_of,
)
from amparo.tlog.key_notes import (
    KeyNote,
    Reason,
    first_note,
    must_sign,
    next_note,
    read_key_note,
    sign_key_note,
    unsigned_by,
)
from amparo.tlog.rotation import Keys, read_keys
from amparo.tlog.rotation_codes import Level
from amparo_log import key_words
from amparo_log.durable import sync_folder, write_durably
from amparo_log.home import read_bytes
from amparo_log.keyfiles import give_to_owner, load_keys, make_keys, private_folder
from amparo_log.storage import Log

_NEW_LOG_KEY = (Reason.ROUTINE, Reason.LOST, Reason.STOLEN)


def keys_of(log: Log, pinned: Iterable[VerifierKey] = ()) -> Keys:
    """The keys of a log, all of whose notes must be sound. Raises KeyChangeError with the sentence of what is not."""
    keys = read_keys(log.keys(), pinned, log.origin)
    _refuse_faults(keys, log)
    return keys


def draft_first(log: Log, folder: Path, recovery: VerifierKey, *, ml_dsa: bool) -> Note:
    """The first key note of a log, signed by its new key; the recovery key has to sign it, too."""
    if log.keys():
        raise key_words.begun_already(log.home)
    private_folder(folder)
    kinds = (Kind.ED25519, Kind.ML_DSA_44) if ml_dsa else (Kind.ED25519,)
    new = _new_keys(log, folder, kinds, waiting=load_keys(folder))
    note = first_note(log.origin, (key.verifier for key in new), recovery)
    return sign_key_note(note.text, new[:1])


def draft_next(
    log: Log,
    folder: Path,
    reason: Reason,
    *,
    since: int | None = None,
    new_recovery: VerifierKey | None = None,
    ml_dsa: bool | None = None,
    pinned: Sequence[VerifierKey] = (),
) -> Note:
    """The next key note, signed by those of its keys that lie in the folder; the recovery key has to sign it elsewhere.

    A key that an attempt before left in the folder is used, but after a theft: who took the old one may have that, too.
    """
    private_folder(folder)
    held = load_keys(folder)
    notes = log.keys()
    if not notes:
        raise key_words.not_begun(log.home)
    named = [key.verifier for key in held if any(key.verifier.vkey in note.text for note in notes)]
    keys = keys_of(log, (*named, *pinned))
    before = keys.notes[-1]
    if reason is not Reason.LOST and before.signer not in named:
        raise key_words.old_key_missing(folder, before.signer.vkey)
    point = _since(log, reason, since)
    if reason not in _NEW_LOG_KEY:
        if new_recovery is None:
            raise key_words.recovery_missing(reason)
        note = next_note(before, reason, point, recovery=new_recovery)
        return sign_key_note(note.text, [key for key in held if key.verifier == before.signer])
    brought = {key for step in keys.notes for key in step.log}
    waiting = [key for key in held if key.verifier not in brought and reason is not Reason.STOLEN]
    wanted = len(before.log) > 1 if ml_dsa is None else ml_dsa
    kinds = (Kind.ED25519, Kind.ML_DSA_44) if wanted else (Kind.ED25519,)
    new = _new_keys(log, folder, kinds, waiting=waiting)
    note = next_note(before, reason, point, log=(key.verifier for key in new))
    at_hand = {key.verifier: key for key in (*held, *new)}
    return sign_key_note(note.text, [at_hand[key] for key in must_sign(note, before) if key in at_hand])


def ended_already(
    log: Log, reason: Reason, since: int | None = None, new_recovery: VerifierKey | None = None
) -> KeyNote | None:
    """The log's last note, where it is the very change that is asked for again and nothing was signed since.

    So a rotation that was cut off after its last write is not made twice.
    """
    notes = log.keys()
    if not notes:
        return None
    last, published = read_key_note(notes[-1].text), log.checkpoint()
    if last.reason is not reason:
        return None
    if reason in (Reason.RECOVERY, Reason.RECOVERY_LOST):
        ended = last.recovery == new_recovery
    elif published and not unsigned_by(published, (last.signer,)):
        ended = False
    else:
        ended = reason is Reason.BEGIN or last.since == _since(log, reason, since)
    if ended:
        _durable(log)
    return last if ended else None


def countersign(note: Note, key: SigningKey) -> Note:
    """The draft with one more signature. Raises FormatError."""
    read_key_note(note.text, "the draft")
    return note.signed_too([Signature(key.name, key.verifier.key_id, key.sign(note.text))])


def take(log: Log, note: Note, pinned: Iterable[VerifierKey] = ()) -> KeyNote:
    """Make a draft that everybody signed the log's next key note; doing it again changes nothing. Raises KeyChangeError."""
    with log.writing():
        notes = log.keys()
        if notes and notes[-1].text == note.text:
            _durable(log)
            return read_key_note(note.text)
        keys = read_keys([*notes, note], pinned, log.origin)
        _refuse_faults(keys, log)
        new = keys.notes[-1]
        published = _published(log).size
        if new.reason in (Reason.ROUTINE, Reason.LOST) and new.since.size != published:
            raise key_words.grown(log.home, new.since.size, published)
        if new.since.size > log.head.size or _root(log, new.since.size) != new.since.root:
            raise key_words.other_tree(log.home, new.since.size)
        log.add_keys(note)
    return new


def read_draft(file: Path) -> Note:
    """A draft from its file. Raises FormatError, StorageError."""
    note = read_note(read_bytes(file, 1_000_000), str(file))
    read_key_note(note.text, str(file))
    return note


def write_draft(file: Path, note: Note) -> None:
    """Write a draft; only a draft is ever replaced by it. Raises KeyChangeError, StorageError."""
    if file.exists():
        try:
            read_draft(file)
        except LogError as error:
            raise key_words.no_draft(file) from error
    write_durably(file, note.written.encode())


def _new_keys(
    log: Log, folder: Path, kinds: Sequence[Kind], *, waiting: Sequence[SigningKey]
) -> tuple[SigningKey, ...]:
    """A key of each kind: one that waits in the folder, or a new one."""
    there = {key.kind: key for key in waiting if key.name == log.origin}
    made = make_keys(folder, log.origin, [kind for kind in kinds if kind not in there], beside=True)
    give_to_owner(folder)
    found = there | {key.kind: key for key in made}
    return tuple(found[kind] for kind in kinds)


def _since(log: Log, reason: Reason, size: int | None) -> Checkpoint:
    """The head from which on new keys hold: what is published, or after a theft what the agency still vouches for."""
    published = _published(log)
    if size is None or size == published.size:
        return published
    if reason is not Reason.STOLEN:
        raise key_words.since_only_stolen(published.size)
    if not 0 <= size <= log.head.size:
        raise key_words.other_tree(log.home, size)
    return Checkpoint(log.origin, size, _root(log, size))


def _durable(log: Log) -> None:
    """Make durable which key notes there are: whoever wrote the last may have been cut off before that."""
    sync_folder(log.public / "keys")
    sync_folder(log.public)


def _published(log: Log) -> Checkpoint:
    note = log.checkpoint()
    return read_checkpoint(note.text) if note else Checkpoint(log.origin, 0, EMPTY_ROOT)


def _root(log: Log, size: int) -> bytes:
    return root_of(size, log.node(size))


def _refuse_faults(keys: Keys, log: Log) -> None:
    for found in keys.findings:
        if found.level is Level.FAULT:
            raise key_words.unsound(f"{log.public / found.place}", found.en, found.es)
