"""What is signed in a log, checked with the keys that its own notes name: checkpoint, key notes, and proofs of attestations.

Who it is that signs is not asked here (`amparo verify` does, with keys from elsewhere): only whether a byte was changed.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from amparo.tlog import (
    Checkpoint,
    LogError,
    Note,
    SignatureError,
    VerifierKey,
    check_inclusion,
    leaf_hash,
    read_checkpoint,
    read_leaf,
    read_note,
    read_proof_file,
    root_of_day,
)
from amparo.tlog.key_notes import read_key_note
from amparo.tlog.rotation import Keys, own_keys
from amparo.tlog.rotation_codes import Level
from amparo_log.durable import LEFTOVER, StorageError
from amparo_log.fsck_words import Code, Problem, problem, unreadable
from amparo_log.home import read_bytes
from amparo_log.said import SaidError
from amparo_log.witness_list import read_witnesses


@dataclass(frozen=True, slots=True)
class Signers:
    """Whose signatures can be told: the log's keys, its witnesses, and whether anybody else would be a changed letter."""

    keys: Keys
    witnesses: tuple[VerifierKey, ...]
    all_known: bool

    @property
    def any(self) -> bool:
        """Whether a key of the log is known at all, and nothing is wrong with what tells it."""
        return self.keys.sound and bool(self.keys.notes or self.keys.given)

    def at(self, size: int) -> tuple[VerifierKey, ...]:
        """The log's keys for a checkpoint of this size."""
        return self.keys.at(size)


def read_signers(
    public: Path, inside: str, origin: str | None, given: Sequence[VerifierKey], home: Path | None
) -> tuple[Signers, list[Problem]]:
    """Who signs for this log, and what is wrong with the files that say so."""
    found = list[Problem]()
    notes = list[bytes]()
    for path in sorted((public / "keys").glob("*.note")):
        name = f"{inside}keys/{path.name}"
        try:
            content = read_bytes(path)
            notes.append(content)
            if read_note(content).written.encode() != content:
                found.append(problem(Code.SPELLING, name))
        except (StorageError, LogError) as error:
            found.append(unreadable(name, error))
    keys = own_keys(notes, origin)  # whom to believe is for `verify`; here it is whether the files are whole
    if not notes:
        keys = Keys((), (), tuple(key for key in given if key.name == origin))
    for one in keys.findings:
        name = f"{inside}{one.place}"
        if one.level is Level.FAULT and name not in {other.file for other in found}:
            found.append(problem(Code.KEYS, name, en=one.en, es=one.es))
    witnesses, listed = tuple(key for key in given if key.name != origin), home is not None
    if home:
        try:
            known = read_witnesses(home)
            witnesses += tuple(key for witness in known.witnesses for key in witness.keys)
        except SaidError as error:
            listed = False
            found.append(problem(Code.WITNESSES, "witnesses.toml", en=error.says, es=error.dice))
        except StorageError as error:
            listed = False
            found.append(unreadable("witnesses.toml", error))
    return Signers(keys, witnesses, listed), found


def check_note(note: Note, name: str, signers: Signers, *, whole: bool = True) -> Iterator[Problem]:
    """Each signature of a checkpoint. `whole`: the log's keys must have signed it, and nobody unknown."""
    head = read_checkpoint(note.text)
    if not signers.any:
        if whole and signers.keys.sound:  # what is wrong with the key notes is told there
            yield problem(Code.UNCHECKED, name)
        return
    ours = signers.at(head.size)
    every = (*ours, *(key for step in signers.keys.notes for key in step.log), *signers.witnesses)
    known = {(key.name, key.key_id): key for key in every}
    signed = set[VerifierKey]()
    for line in note.signatures:
        key = known.get((line.name, line.key_id))
        if key is None:
            if line.name == head.origin or (signers.all_known and whole):
                yield problem(Code.UNKNOWN_SIGNER, name, name=line.name)
            elif signers.witnesses:
                yield problem(Code.FORMER_SIGNER, name, name=line.name)
            continue
        signed.add(key)
        try:
            key.verify(note.text, line.signature, name)
        except SignatureError:
            yield problem(Code.SIGNATURE, name, name=line.name)
    now = signers.keys.current
    needed = (
        now if ours == now else () if signed.intersection(ours) else ours
    )  # while keys change, either is good
    for key in needed if whole else ():
        if key not in signed:
            yield problem(Code.UNSIGNED, name, name=key.vkey)


def check_attestations(public: Path, inside: str, signers: Signers) -> Iterator[Problem]:
    """Every proof file of an attestation: that it leads to its checkpoint, and that one is signed."""
    folder = public / "attestations"
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            continue
        name = f"{inside}{path.relative_to(public).as_posix()}"
        if path.name.startswith(LEFTOVER):
            yield problem(Code.LEFTOVER, name)
        elif path.suffix != ".json":
            yield problem(Code.FOREIGN_FILE, name)
        else:
            yield from _attestation(path, name, signers)


def _attestation(path: Path, name: str, signers: Signers) -> Iterator[Problem]:
    try:
        proof = read_proof_file(read_bytes(path), name)
        head = read_checkpoint(proof.checkpoint.text, name)
    except (StorageError, LogError) as error:
        yield unreadable(name, error)
        return
    yield from check_note(proof.checkpoint, name, signers, whole=False)
    try:
        for day in proof.days:
            check_inclusion(leaf_hash(day.entry), day.index, head.size, day.path, head.root)
            root = read_leaf(day.entry, name).root
            for opened in day.records:
                if root_of_day(opened.record.root, opened.steps) != root:
                    yield problem(Code.PROOF, name, why="a record does not lead to the root of its day.")
    except LogError as error:
        yield problem(Code.PROOF, name, why=error.problem)
        return


def named_elsewhere(public: Path) -> Iterator[tuple[str, Checkpoint]]:
    """The heads that key notes and proof files name, as far as they can be read: file under the public folder, head."""
    for path in sorted([*(public / "keys").glob("*.note"), *(public / "attestations").rglob("*.json")]):
        with suppress(LogError):  # what cannot be read is told in its own turn
            content, place = read_bytes(path), path.relative_to(public).as_posix()
            if path.suffix == ".json":
                yield place, read_checkpoint(read_proof_file(content).checkpoint.text)
            else:
                yield place, read_key_note(read_note(content).text).since
