"""The Merkle tree of RFC 6962, section 2.1, and its proofs. What makes a proof stands here; what checks one in `checking`.

A complete subtree of height h that begins at leaf i·2^h is the node (h, i). Whatever can tell such nodes, a tree in memory
or tiles on a disk, can be proved from.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256

from amparo.tlog.errors import ProofError

EMPTY_ROOT = sha256(b"").digest()
HASH = 32
Node = Callable[[int, int], bytes]
"""node(height, index): the 32-byte hash of a complete subtree."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry of the log: 32 bytes (RFC 6962, section 2.1)."""
    return sha256(b"\0" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: 32 bytes (RFC 6962, section 2.1)."""
    return sha256(b"\1" + left + right).digest()


class Tree:
    """A tree in memory, added to at its end."""

    def __init__(self, entries: Iterable[bytes] = ()) -> None:
        self._heights = [bytearray()]
        for entry in entries:
            self.append(entry)

    @property
    def size(self) -> int:
        """How many leaves it has."""
        return len(self._heights[0]) // HASH

    def append(self, entry: bytes) -> int:
        """Add an entry; its index, from 0."""
        return self.append_hash(leaf_hash(entry))

    def append_hash(self, hashed: bytes) -> int:
        """Add an entry of which only the leaf hash is known; its index, from 0."""
        heights, height = self._heights, 0
        heights[0] += hashed
        while not len(heights[height]) // HASH & 1:
            if height + 1 == len(heights):
                heights.append(bytearray())
            heights[height + 1] += sha256(b"\1" + heights[height][-2 * HASH :]).digest()
            height += 1
        return self.size - 1

    def node(self, height: int, index: int) -> bytes:
        """The hash of a complete subtree."""
        return bytes(self._heights[height][index * HASH : (index + 1) * HASH])

    def root(self, size: int | None = None) -> bytes:
        """The root as it was at `size` leaves; without it, as it is. Raises ProofError."""
        size = self.size if size is None else size
        _within(size, self.size)
        return root_of(size, self.node)

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """The proof that leaf `index` is in the tree of `size` leaves, from the leaf up. Raises ProofError."""
        size = self.size if size is None else size
        _within(size, self.size)
        return inclusion_proof(index, size, self.node)

    def consistency(self, old: int, size: int | None = None) -> list[bytes]:
        """The proof that the tree of `old` leaves is a beginning of that of `size`. Raises ProofError."""
        size = self.size if size is None else size
        _within(size, self.size)
        return consistency_proof(old, size, self.node)


def root_of(size: int, node: Node) -> bytes:
    """The root of a tree of `size` leaves (RFC 6962, section 2.1)."""
    return subtree_root(0, size, node) if size else EMPTY_ROOT


def subtree_root(start: int, end: int, node: Node) -> bytes:
    """The hash of the leaves from `start` up to, and without, `end`, where they hang under one node or at the right edge."""
    width = end - start
    height = width.bit_length() - 1
    if width == 1 << height and not start & (width - 1):
        return node(height, start >> height)
    half = 1 << ((width - 1).bit_length() - 1)
    return node_hash(subtree_root(start, start + half, node), subtree_root(start + half, end, node))


def inclusion_proof(index: int, size: int, node: Node) -> list[bytes]:
    """The audit path of leaf `index`, sibling of the leaf first (RFC 6962, section 2.1.1). Raises ProofError."""
    if not 0 <= index < size:
        raise ProofError(f"a tree of {size} leaves", f"there is no leaf {index}.")
    path, start, end = list[bytes](), 0, size
    while end - start > 1:
        half = 1 << ((end - start - 1).bit_length() - 1)
        if index < start + half:
            path.append(subtree_root(start + half, end, node))
            end = start + half
        else:
            path.append(subtree_root(start, start + half, node))
            start += half
    return path[::-1]


def consistency_proof(old: int, size: int, node: Node) -> list[bytes]:
    """That `old` leaves are the beginning of `size` (RFC 6962, section 2.1.2); empty from 0. Raises ProofError."""
    if not 0 <= old <= size:
        raise ProofError(f"a tree of {size} leaves", f"{old} leaves are no beginning of it.")
    if old in (0, size):
        return []
    path, start, end, whole = list[bytes](), 0, size, True
    while old - start != end - start:
        half = 1 << ((end - start - 1).bit_length() - 1)
        if old <= start + half:
            path.append(subtree_root(start + half, end, node))
            end = start + half
        else:
            path.append(subtree_root(start, start + half, node))
            start, whole = start + half, False
    if not whole:
        path.append(subtree_root(start, end, node))
    return path[::-1]


def _within(size: int, there: int) -> None:
    if not 0 <= size <= there:
        raise ProofError(f"a tree of {there} leaves", f"it never had {size}.")
