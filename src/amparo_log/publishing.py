"""Publishing a log's head: ask witnesses what they saw, the signer to sign, witnesses to countersign; then make it public.

The first question comes before the signature. A machine restored from last week's copy, signer and all, knows nothing of
the days since; who countersigned them does. So each witness is shown once more what is known here to be signed last: one
that has seen more is told to a person, and nothing is signed. Witnesses that are down hold nothing up: they are named, and
asked again next time.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from amparo.tlog.checkpoints import Checkpoint, read_checkpoint
from amparo.tlog.errors import SignatureError
from amparo.tlog.key_notes import read_key_note
from amparo.tlog.keys import VerifierKey
from amparo.tlog.notes import Note, Signature, open_note
from amparo.tlog.rotation import read_keys
from amparo.tlog.witnessing import AddCheckpoint
from amparo_log.publishing_words import Failed, PublishError, RestoredError, failed, not_the_head, restored
from amparo_log.signer_client import ask, last_signed
from amparo_log.storage import Log
from amparo_log.witness_client import (
    WitnessAbsentError,
    WitnessAheadError,
    WitnessRefusedError,
    countersign,
)
from amparo_log.witness_list import Witness, Witnesses, WitnessListError, read_witnesses

_SECONDS = 10.0
_LOUD = (409, 422)


@dataclass(frozen=True, slots=True)
class Published:
    """What is public now: the head, which keys of the log signed it, which witnesses countersigned and which did not."""

    head: Checkpoint
    signed: tuple[VerifierKey, ...]
    cosigned: tuple[str, ...]
    failed: tuple[Failed, ...]
    quorum: int

    @property
    def quorum_met(self) -> bool:
        """Whether as many witnesses countersigned as the list demands."""
        return len(self.cosigned) >= self.quorum

    @property
    def loud(self) -> bool:
        """Whether something must be looked into today."""
        return not self.quorum_met or any(one.loud for one in self.failed)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one witness said: how much it has seen, what it signed, why not."""

    seen: int | None = None
    signatures: tuple[Signature, ...] = ()
    failed: Failed | None = field(default=None)
    over: bool = False
    """That it need not be asked again in this run."""


def publish(log: Log, signer_url: str, at: datetime, *, timeout: float = _SECONDS) -> Published:
    """Sign and publish the log's head as it is. Repeatable: what witnesses did not give is asked for again.

    Raises RestoredError before anything is signed, SignerRefusedError, SignerAbsentError, WitnessListError, LogError. `at`
    is when: cosignatures from later than a day after it are not taken.
    """
    listed = read_witnesses(log.home)
    with log.writing():
        public = log.checkpoint()
        newest = _newest(public, last_signed(signer_url).note)
        back = _each(listed, lambda one: _look_back(one, newest, timeout))
        _refuse_restored(back, _size(newest))
        note = ask(signer_url)
        head, signed = log.head, _signed_by(log, note, signer_url)
        same = newest if newest and newest.text == note.text else None
        said = _each(listed, lambda one: _now(one, back[one.url], log, note, same is not None, timeout))
        _refuse_restored(said, head.size)
        late = int(at.timestamp()) + 86_400
        whole = _joined(note, public, listed, said, late)
        if whole != public:
            log.publish(whole)
    cosigned = tuple(one.url for one in listed.witnesses if _lines(whole, one))
    return Published(head, signed, cosigned, _failures(listed, said, cosigned), listed.quorum)


def _newest(public: Note | None, last: Note | None) -> Note | None:
    """Of what was published and what the signer signed, that of the larger tree."""
    return max((note for note in (public, last) if note), key=_size, default=None)


def _size(note: Note | None) -> int:
    return read_checkpoint(note.text).size if note else 0


def _each(listed: Witnesses, asking: Callable[[Witness], _Asked]) -> dict[str, _Asked]:
    """All witnesses at once: the slowest one alone sets how long it takes."""
    if not listed.witnesses:
        return {}
    with ThreadPoolExecutor(max_workers=len(listed.witnesses)) as threads:
        answers = threads.map(asking, listed.witnesses)
        return {one.url: answer for one, answer in zip(listed.witnesses, answers, strict=True)}


def _look_back(witness: Witness, newest: Note | None, timeout: float) -> _Asked:
    """Show a witness what was signed last, and hear what it has seen."""
    if newest is None:
        return _Asked(seen=0)
    size = _size(newest)
    answer = _ask(witness, AddCheckpoint(size, (), newest), timeout)
    # A key that it does not take may be the one that was replaced since: the new signature is shown to it all the same.
    if answer.seen is None and not answer.over:
        return _Asked(seen=size)
    return answer


def _now(witness: Witness, back: _Asked, log: Log, note: Note, same: bool, timeout: float) -> _Asked:
    """Let a witness countersign what was signed now."""
    if back.over or (same and back.signatures):
        return back
    size, seen, answer = _size(note), back.seen or 0, back
    for _ in range(2):  # a witness that saw another size than it said a moment ago is asked once more
        answer = _ask(witness, AddCheckpoint(seen, tuple(log.consistency(seen, size)), note), timeout)
        if answer.signatures or answer.over or answer.seen is None or answer.seen > size:
            break
        seen = answer.seen
    return answer


def _ask(witness: Witness, request: AddCheckpoint, timeout: float) -> _Asked:
    try:
        given = countersign(witness.url, request, witness.keys, timeout=timeout)
    except WitnessAheadError as error:
        # It was asked of the very size that it names: so it is the root that it does not know.
        if error.size == request.old == _size(request.checkpoint):
            other = WitnessRefusedError(witness.url, 409, "")
            return _Asked(failed=failed(witness.url, other), over=True)
        return _Asked(seen=error.size, failed=failed(witness.url, error))
    except WitnessRefusedError as error:
        return _Asked(failed=failed(witness.url, error), over=error.status in _LOUD)
    except WitnessAbsentError as error:
        return _Asked(failed=failed(witness.url, error), over=True)
    return _Asked(seen=_size(request.checkpoint), signatures=given)


def _refuse_restored(said: dict[str, _Asked], newest: int) -> None:
    """Raises RestoredError where a witness has seen more than is known here."""
    for url, answer in said.items():
        if answer.seen is not None and answer.seen > newest:
            raise restored(url, answer.seen, newest)


def _signed_by(log: Log, note: Note, signer_url: str) -> tuple[VerifierKey, ...]:
    """The log's keys that signed its head. Raises PublishError where none did, or it is another head."""
    head, notes = log.head, log.keys()
    try:
        if note.text != head.text or not notes:
            raise SignatureError(signer_url, "it is another head.")
        newest = read_key_note(notes[-1].text)
        keys = read_keys(notes, newest.log, log.origin).at(head.size)
        return tuple(one.key for one in open_note(note, keys))
    except SignatureError as error:
        raise not_the_head(signer_url, head.size) from error


def _joined(note: Note, public: Note | None, listed: Witnesses, said: dict[str, _Asked], late: int) -> Note:
    """The signed head with every cosignature: those that are public already, and those of now that are lacking.

    Only those of now are compared with the clock: one that went back since must not take from the public what it has.
    """
    lines = list[Signature]()
    for witness in listed.witnesses:
        held = _lines(public, witness) if public and public.text == note.text else ()
        there = {line.key_id for line in held}
        fresh = _lines(Note(note.text, said[witness.url].signatures), witness, late)
        lines += [*held, *(line for line in fresh if line.key_id not in there)]
    return note.signed_too(lines)


def _lines(note: Note, witness: Witness, late: int | None = None) -> tuple[Signature, ...]:
    """The lines of a note that are a witness's, fit, and, where `late` is given, are not from the future."""
    return tuple(_fitting(note, witness.keys, late))


def _fitting(note: Note, keys: Iterable[VerifierKey], late: int | None) -> Iterable[Signature]:
    known = {(key.name, key.key_id): key for key in keys}
    for line in note.signatures:
        key = known.get((line.name, line.key_id))
        if key is None:
            continue
        try:
            at = key.verify(note.text, line.signature)
        except SignatureError:
            continue
        if at is not None and (late is None or at <= late):
            yield line


def _failures(listed: Witnesses, said: dict[str, _Asked], cosigned: tuple[str, ...]) -> tuple[Failed, ...]:
    """Who did not countersign, and who did once but contradicts it now."""
    found = list[Failed]()
    for witness in listed.witnesses:
        one = said[witness.url].failed
        if one and (one.loud or witness.url not in cosigned):
            found.append(one)
        elif witness.url not in cosigned:
            found.append(Failed(witness.url, _FUTURE[0], _FUTURE[1]))
    return tuple(found)


_FUTURE = (
    "its signature is from more than a day in the future, by the clock here: it was not taken. See which clock is wrong.",
    "su firma es de más de un día en el futuro, según el reloj de aquí: no se aceptó. Vea qué reloj está mal.",
)

__all__ = [
    "Failed",
    "PublishError",
    "Published",
    "RestoredError",
    "Witness",
    "WitnessListError",
    "Witnesses",
    "publish",
    "read_witnesses",
]
