"""The chain of a log's key notes, followed from the first to the last that may be taken (docs/spec/keys.md).

Two ideas. A note is taken only if the keys that hand over signed it: so nobody changes a log's keys who does not hold them.
And each key signed the note that brought it, which names all notes before: so whoever was told one key of the log, early or
late, can rely on every note up to there; those after it stand on the rules.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from amparo.tlog.checkpoints import Checkpoint
from amparo.tlog.errors import LogError
from amparo.tlog.key_notes import KeyNote, Reason, must_sign, read_key_note, short, unsigned_by
from amparo.tlog.keys import Kind, VerifierKey
from amparo.tlog.notes import Note, read_note
from amparo.tlog.rotation_codes import KeyCode, Level
from amparo.tlog.rotation_words import KeyFinding, finding
from amparo.tlog.tree import EMPTY_ROOT

_CHANGED = {
    Reason.ROUTINE: ("the log's keys", "las claves del registro"),
    Reason.LOST: ("the log's keys", "las claves del registro"),
    Reason.STOLEN: ("the log's keys", "las claves del registro"),
    Reason.RECOVERY: ("the recovery key", "la clave de recuperación"),
    Reason.RECOVERY_LOST: ("the recovery key", "la clave de recuperación"),
}


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a log: the notes that were taken, what was found, and the keys to rely on where there are no notes."""

    notes: tuple[KeyNote, ...] = ()
    findings: tuple[KeyFinding, ...] = ()
    given: tuple[VerifierKey, ...] = field(default=())

    @property
    def sound(self) -> bool:
        """That no fault was found."""
        return all(found.level is not Level.FAULT for found in self.findings)

    @property
    def origin(self) -> str | None:
        """Whose log, where there is a note that says so."""
        return self.notes[0].origin if self.notes else None

    @property
    def current(self) -> tuple[VerifierKey, ...]:
        """The keys that sign now."""
        return self.notes[-1].log if self.notes else self.given

    @property
    def recovery(self) -> VerifierKey | None:
        """The recovery key that holds now."""
        return self.notes[-1].recovery if self.notes else None

    @property
    def heads(self) -> tuple[Checkpoint, ...]:
        """Heads that the notes name: the log must have had each of these roots at its size."""
        return tuple(note.since for note in self.notes if note.since.size)

    @property
    def stolen(self) -> frozenset[VerifierKey]:
        """Keys that were stolen, as later notes say."""
        pairs = zip(self.notes, self.notes[1:], strict=False)
        return frozenset(key for old, new in pairs if new.reason is Reason.STOLEN for key in old.log)

    def at(self, size: int) -> tuple[VerifierKey, ...]:
        """The keys that are good for a checkpoint of this size; where they change both the old and the new."""
        if not self.notes:
            return self.given
        ends = [*(note.since.size for note in self.notes[1:]), size]
        spans = zip(self.notes, ends, strict=True)
        good = (key for note, end in spans if note.since.size <= size <= end for key in note.log)
        return tuple(dict.fromkeys(good))

    def explain(self, note: Note, size: int, place: str = "checkpoint") -> KeyFinding:
        """Which of the log's keys signed a checkpoint of this size, and whether that key is good there."""
        good = self.at(size)
        known = tuple(dict.fromkeys([*good, *(key for step in self.notes for key in step.log)]))
        signed = [key for key in known if not unsigned_by(note, (key,))]
        for key in signed:
            if key in good:
                code = KeyCode.SIGNED_STOLEN if key in self.stolen else KeyCode.SIGNED
                return finding(code, place, size=size, key=short(key))
        for key in signed:
            first = next(step for step in self.notes if key in step.log)
            if size < first.since.size:
                return finding(KeyCode.EARLY_KEY, place, size=size, key=short(key), limit=first.since.size)
            after = next(step for step in self.notes[first.number :] if key not in step.log)
            code = KeyCode.STOLEN_KEY if after.reason is Reason.STOLEN else KeyCode.OLD_KEY
            return finding(code, place, size=size, key=short(key), limit=after.since.size)
        return finding(KeyCode.NO_KEY, place, size=size)


def read_keys(
    notes: Sequence[Note | bytes | str], pinned: Iterable[VerifierKey] = (), origin: str | None = None
) -> Keys:
    """The keys of a log from its key notes in their order, for a reader who was told the keys `pinned`.

    Never raises: what cannot be taken is a finding, and the chain ends before it. Pinned keys of witnesses are left
    aside: those of a cosignature, and those of ML-DSA-44 that bear another name. `origin` is the log's name, if known.
    """
    chain, fault = _follow(notes, origin)
    given = tuple(key for key in pinned if key.kind is not Kind.COSIGNATURE)
    if origin is not None:
        given = tuple(key for key in given if key.kind is Kind.ED25519 or key.name == origin)
    if not notes:
        code = KeyCode.GIVEN_ONLY if given else KeyCode.NO_KEYS
        return Keys((), (finding(code, "keys"),), given)
    names = {name for note in chain for name in (note.origin, note.recovery.name)}
    given = tuple(key for key in given if key.kind is Kind.ED25519 or key.name in names)
    known = {key for note in chain for key in (*note.log, note.recovery)}
    # A key of ML-DSA-44 signs checkpoints alone: it stands in a note, but has not signed it, and vouches for none.
    vouching = [key for key in given if key.kind is Kind.ED25519]
    brought = {key: note.number for note in reversed(chain) for key in (note.signer, note.recovery)}
    anchors = [key for key in vouching if key in brought]
    if vouching and not anchors:
        return Keys((), (*fault, finding(KeyCode.FOREIGN, "keys")))
    taken = _until_recovery_lost(chain, max((brought[key] for key in anchors), default=-1))
    findings = [_told(note, before) for before, note in zip((None, *taken), taken, strict=False)]
    findings += [
        finding(KeyCode.PINNED, chain[brought[key]].place, key=short(key), number=brought[key])
        for key in anchors
    ]
    findings += [finding(KeyCode.UNKNOWN_PIN, "keys", key=short(key)) for key in given if key not in known]
    if chain and not anchors:
        findings.append(finding(KeyCode.UNPINNED, chain[0].place, key=chain[0].signer.vkey))
    if len(taken) < len(chain):
        refused = chain[len(taken)]
        old = short(chain[len(taken) - 1].recovery)
        findings.append(
            finding(KeyCode.RECOVERY_LOST, refused.place, old=old, recovery=short(refused.recovery))
        )
    return Keys(tuple(taken), (*findings, *fault))


def own_keys(notes: Sequence[Note | bytes | str], origin: str | None = None) -> Keys:
    """The same as the log's keeper reads them, who needs nobody's word for the last note; it says nothing to outsiders."""
    try:
        last = notes[-1]
        newest = read_key_note((last if isinstance(last, Note) else read_note(last)).text)
    except (IndexError, LogError):
        return read_keys(notes, (), origin)
    keys = read_keys(notes, (newest.signer, newest.recovery), origin)
    ours = (KeyCode.PINNED, KeyCode.FOREIGN, KeyCode.UNKNOWN_PIN)
    if any(found.code in ours[1:] for found in keys.findings):
        return read_keys(notes, (), origin)
    return replace(keys, findings=tuple(found for found in keys.findings if found.code not in ours))


def _follow(
    notes: Sequence[Note | bytes | str], origin: str | None
) -> tuple[list[KeyNote], tuple[KeyFinding, ...]]:
    """The notes up to the first that breaks a rule, and how it breaks it."""
    chain = list[KeyNote]()
    for number, given in enumerate(notes):
        place = f"keys/{number:03}.note"
        try:
            written = given if isinstance(given, Note) else read_note(given, place)
            note = read_key_note(written.text, place)
        except LogError as error:
            return chain, (finding(KeyCode.UNREADABLE, place, why=f"{error.problem} {error.mend}".strip()),)
        fault = _fault(note, chain, place, origin) or _unsigned(written, note, chain, place)
        if fault:
            return chain, (fault,)
        chain.append(note)
    return chain, ()


def _fault(note: KeyNote, chain: Sequence[KeyNote], place: str, origin: str | None) -> KeyFinding | None:
    """The first rule that a note breaks by what it says."""
    before = chain[-1] if chain else None
    if note.number != len(chain):
        return finding(KeyCode.NUMBER, place, number=len(chain), found=note.number)
    if (note.reason is Reason.BEGIN) != (before is None) or (note.before is None) != (before is None):
        return finding(KeyCode.BEGIN, place)
    whose = origin if before is None else before.origin
    if note.origin != (whose or note.origin):
        return finding(KeyCode.ORIGIN, place, found=note.origin, origin=whose)
    if before is None:
        empty = note.since == Checkpoint(note.origin, 0, EMPTY_ROOT)
        return None if empty else finding(KeyCode.BEGIN, place)
    if note.before != before.digest:
        return finding(KeyCode.BEFORE, place)
    if note.since.size < before.since.size or (
        note.since.size == before.since.size and note.since.root != before.since.root
    ):
        return finding(KeyCode.BACK, place, size=note.since.size, before=before.since.size)
    used = {key for step in chain for key in (*step.log, step.recovery)}
    again = [key for key in (*note.log, note.recovery) if key in used - {*before.log, before.recovery}]
    if again:
        return finding(KeyCode.AGAIN, place, key=short(again[0]))
    log_changed = not set(note.log) & set(before.log)
    recovery_changed = note.recovery != before.recovery
    of_recovery = note.reason in (Reason.RECOVERY, Reason.RECOVERY_LOST)
    right = note.log == before.log if of_recovery else log_changed
    if not right or recovery_changed is not of_recovery:
        en, es = _CHANGED[note.reason]
        return finding(KeyCode.CHANGE, place, reason=note.reason, changed=en, cambia=es)
    return None


def _unsigned(written: Note, note: KeyNote, chain: Sequence[KeyNote], place: str) -> KeyFinding | None:
    """That a signature is missing which the reason of the note demands."""
    before = chain[-1] if chain else None
    missing = unsigned_by(written, must_sign(note, before))
    if not missing:
        return None
    names = ", ".join(short(key) for key in missing)
    former = dict.fromkeys(key for step in chain[:-1] for key in (step.signer, step.recovery))
    replaced = [key for key in former if before and key not in (before.signer, before.recovery)]
    signed = [key for key in replaced if not unsigned_by(written, (key,))]
    if signed:
        return finding(KeyCode.REPLACED, place, key=short(signed[0]), missing=names)
    return finding(KeyCode.UNSIGNED, place, missing=names, reason=note.reason)


def _until_recovery_lost(chain: Sequence[KeyNote], vouched: int) -> Sequence[KeyNote]:
    """The chain up to the first change of recovery key that the log's key alone signed and no pinned key vouches for."""
    for note in chain:
        if note.reason is Reason.RECOVERY_LOST and note.number > vouched:
            return chain[: note.number]
    return chain


def _told(note: KeyNote, before: KeyNote | None) -> KeyFinding:
    """The sentence of a note that was taken."""
    key, recovery, size = short(note.signer), short(note.recovery), note.since.size
    if before is None:
        return finding(KeyCode.BEGUN, note.place, origin=note.origin, key=key, recovery=recovery)
    if note.reason in (Reason.RECOVERY, Reason.RECOVERY_LOST):
        code = KeyCode.RECOVERY if note.reason is Reason.RECOVERY else KeyCode.RECOVERY_LOST_PINNED
        return finding(code, note.place, old=short(before.recovery), recovery=recovery)
    code = {Reason.ROUTINE: KeyCode.ROUTINE, Reason.LOST: KeyCode.LOST}.get(note.reason, KeyCode.STOLEN)
    return finding(code, note.place, old=short(before.signer), key=key, size=size)
