"""Evidence that a log told two histories: one file that anybody can check who has the log's key, without this witness.

`split`: two signed checkpoints of one size with different roots. `fork`: two of different sizes, and the hashes that lead
from what the larger tree begins with to its root; what it begins with is not what was signed before. Neither can be made
without the log's key. `unproved` is a suspicion: a signed checkpoint that came with no proof that holds.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amparo.tlog.checking import roots_from_consistency
from amparo.tlog.checkpoints import Checkpoint, read_checkpoint
from amparo.tlog.errors import FormatError, ProofError
from amparo.tlog.keys import VerifierKey
from amparo.tlog.notes import Note, open_note, read_note
from amparo.tlog.proofs import decode64
from amparo_log.said import SaidError
from amparo_log.witness_reading import subtree
from amparo_log.witness_state import Finding, Kind

FORMAT = "amparo-witness-evidence/v1"
LARGEST_FILE = 5_000_000
PROVING = (Kind.SPLIT, Kind.FORK)
_FIELDS = {"format", "kind", "origin", "first", "second", "proof"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two signed notes as they are, and for a fork the hashes between them."""

    kind: Kind
    origin: str
    first: Note
    second: Note
    proof: tuple[bytes, ...] = ()

    @property
    def written(self) -> str:
        """The file."""
        told = {
            "format": FORMAT,
            "kind": self.kind.value,
            "origin": self.origin,
            "first": self.first.written,
            "second": self.second.written,
            "proof": [b64encode(step).decode() for step in self.proof],
        }
        return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def evidence_of(finding: Finding) -> Evidence:
    """A finding as evidence. Raises FormatError where it does not consist of two notes."""
    where = f"finding {finding.number}"
    proof = tuple(decode64(step, where, 32) for step in finding.proof)
    return Evidence(
        finding.kind, finding.origin, read_note(finding.first, where), read_note(finding.second, where), proof
    )


def read_evidence(content: bytes, where: str = "the evidence") -> Evidence:
    """Evidence from its file. Raises FormatError."""
    try:
        told = json.loads(content.decode("utf-8")) if len(content) <= LARGEST_FILE else None
    except (ValueError, RecursionError) as error:
        raise FormatError(where, "it is not JSON.") from error
    texts = ("format", "kind", "origin", "first", "second")
    if (
        not isinstance(told, dict)
        or set(told) != _FIELDS
        or not all(isinstance(told[name], str) for name in texts)
        or not isinstance(told["proof"], list)
        or not all(isinstance(step, str) for step in told["proof"])
    ):
        raise FormatError(where, f"it has not just the fields {', '.join(sorted(_FIELDS))}, or is too large.")
    if told["format"] != FORMAT or told["kind"] not in (*PROVING, Kind.UNPROVED):
        raise FormatError(where, f"it is no evidence of the form {FORMAT}.")
    proof = tuple(decode64(step, where, 32) for step in told["proof"])
    if len(proof) > 65:
        raise FormatError(where, "its proof is longer than any tree is high.")
    return Evidence(
        Kind(told["kind"]),
        told["origin"],
        read_note(told["first"], where),
        read_note(told["second"], where),
        proof,
    )


def check_evidence(
    evidence: Evidence, keys: Iterable[VerifierKey], where: str = "the evidence"
) -> tuple[Checkpoint, Checkpoint]:
    """That the log with these keys told two histories; its two heads. Raises FormatError, SignatureError, NoEvidenceError."""
    keys = tuple(keys)
    heads = []
    for note in (evidence.first, evidence.second):
        open_note(note, keys, where)
        heads.append(read_checkpoint(note.text, where))
    first, second = heads
    if first.origin != second.origin or first.origin != evidence.origin:
        raise NoEvidenceError(
            where, "its notes are of two different logs.", "sus notas son de dos registros distintos."
        )
    fits = {Kind.SPLIT: _is_split, Kind.FORK: _is_fork}.get(evidence.kind)
    if fits is None or not fits(first, second, evidence.proof):
        raise NoEvidenceError(
            where,
            "the notes are signed, but they do not contradict each other, or it is not shown.",
            "las notas están firmadas, pero no se contradicen, o no queda demostrado.",
        )
    return first, second


class NoEvidenceError(SaidError):
    """It does not prove that a log told two histories."""

    def __init__(self, where: str, says: str, dice: str) -> None:
        super().__init__(where, "no-evidence", says, dice)


def conflict(first: Checkpoint, second: Checkpoint, steps: Sequence[bytes]) -> tuple[Kind, tuple[bytes, ...]]:
    """What two signed heads of one log are together, given what was sent to prove that they agree, and does not.

    The steps as they are sent leave out the first hash where the old tree is whole; then they cannot prove a fork.
    """
    if first.size == second.size and first.root != second.root:
        return Kind.SPLIT, ()
    if _is_fork(first, second, steps):
        return Kind.FORK, tuple(steps)
    return Kind.UNPROVED, tuple(steps)


def _is_split(first: Checkpoint, second: Checkpoint, _: Sequence[bytes]) -> bool:
    return first.size == second.size and first.root != second.root


def _is_fork(first: Checkpoint, second: Checkpoint, steps: Sequence[bytes]) -> bool:
    try:
        before, after = roots_from_consistency(first.size, second.size, steps)
    except ProofError:
        return False
    return after == second.root and before != first.root


def fork_steps(old: int, leaves: Sequence[bytes]) -> tuple[bytes, ...]:
    """From the leaf hashes of a tree: the hashes that lead from its beginning of `old` leaves to its root, the first included."""
    steps, start, end = list[bytes](), 0, len(leaves)
    while end != old:  # down to the subtree that ends where the old tree ends
        half = 1 << (end - start - 1).bit_length() - 1
        if old <= start + half:
            steps.append(subtree(leaves[start + half : end]))
            end = start + half
        else:
            steps.append(subtree(leaves[start : start + half]))
            start += half
    return (subtree(leaves[start:end]), *reversed(steps))
