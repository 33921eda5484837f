"""Checking proofs of a tree as RFC 9162, sections 2.1.3.2 and 2.1.4.2, has it: upwards, leaf to root, by bits of the index.

Nothing here is shared with what makes proofs (`tree`): a mistake there is not made again here.
"""

from collections.abc import Sequence
from hashlib import sha256

from amparo.tlog.errors import ProofError

_EMPTY = sha256().digest()


def check_inclusion(hashed: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> None:
    """That a leaf of this hash stands at `index` in the tree of `size` leaves and this root. Raises ProofError."""
    if root_from_inclusion(hashed, index, size, path) != root:
        raise ProofError(
            f"leaf {index} of {size}", "the proof leads to another root than the one that was signed."
        )


def root_from_inclusion(hashed: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root to which an audit path leads from a leaf (RFC 9162, section 2.1.3.2). Raises ProofError."""
    where = f"leaf {index} of {size}"
    if not 0 <= index < size:
        raise ProofError(where, "there is no such leaf.")
    at, last, found = index, size - 1, hashed
    for sibling in _hashes(where, path):
        if last == 0:
            raise ProofError(where, "the proof is longer than the tree is high.")
        if at & 1 or at == last:
            found = sha256(b"\x01" + sibling + found).digest()
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = sha256(b"\x01" + found + sibling).digest()
        at, last = at >> 1, last >> 1
    if last:
        raise ProofError(where, "the proof ends before the root.")
    return found


def check_consistency(old: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]) -> None:
    """That the tree of `old` leaves and `old_root` is the beginning of that of `size` and `root`. Raises ProofError."""
    where = f"from {old} leaves to {size}"
    if not 0 <= old <= size:
        raise ProofError(where, "a log never becomes shorter.")
    if old in (0, size):
        if path:
            raise ProofError(where, "between these sizes a proof is empty, and this one is not.")
        if old_root != (root if old else _EMPTY):
            raise ProofError(where, "two trees of the same size differ.")
        return
    steps = list(_hashes(where, path))
    if not old & (old - 1):
        steps.insert(0, old_root)
    before, after = roots_from_consistency(old, size, steps)
    if before != old_root:
        raise ProofError(where, "what was seen before is not the beginning of this tree.")
    if after != root:
        raise ProofError(where, "the proof leads to another root than the one that was signed.")


def roots_from_consistency(old: int, size: int, steps: Sequence[bytes]) -> tuple[bytes, bytes]:
    """The roots of `old` and of `size` leaves to which a proof leads (RFC 9162, section 2.1.4.2). Raises ProofError.

    `steps` begins with the subtree that ends at `old`, which a proof leaves out where it is the whole of the old tree.
    """
    where = f"from {old} leaves to {size}"
    if not 0 < old < size or not steps:
        raise ProofError(where, "the proof is empty.")
    at, last = old - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            raise ProofError(where, "the proof is longer than the tree is high.")
        if at & 1 or at == last:
            before, after = sha256(b"\x01" + step + before).digest(), sha256(b"\x01" + step + after).digest()
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            after = sha256(b"\x01" + after + step).digest()
        at, last = at >> 1, last >> 1
    if last:
        raise ProofError(where, "the proof ends before the root.")
    return before, after


def _hashes(where: str, path: Sequence[bytes]) -> Sequence[bytes]:
    if len(path) > 64 or any(len(step) != 32 for step in path):
        raise ProofError(where, "a proof is at most 64 hashes of 32 bytes.")
    return path
