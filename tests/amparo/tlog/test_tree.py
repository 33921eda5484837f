"""The tree and its proofs: the values that everybody knows, the definition of RFC 6962, and what chance thinks of."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.tlog import (
    EMPTY_ROOT,
    ProofError,
    Tree,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
)
from amparo.tlog.tree import Node
from tests.amparo.tlog import definition

KNOWN = [bytes.fromhex(leaf) for leaf in ("", "00", "10", "2021", "3031", "40414243")]
KNOWN += [bytes.fromhex(leaf) for leaf in ("5051525354555657", "606162636465666768696a6b6c6d6e6f")]
"""The eight leaves by which implementations of Certificate Transparency compare themselves."""
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSIONS = {
    (0, 1): "",
    (0, 8): "96a296d2 5f083f0a 6b47aaf2",
    (5, 8): "bc1a0643 ca854ea1 d37ee418",
    (2, 3): "fac54203",
    (1, 5): "6e340b9c 5f083f0a bc1a0643",
}
CONSISTENCIES = {
    (1, 1): "",
    (1, 8): "96a296d2 5f083f0a 6b47aaf2",
    (6, 8): "0ebc5d34 ca854ea1 d37ee418",
    (2, 5): "5f083f0a bc1a0643",
}
MOST = 70
ENTRIES = [b"%d" % number for number in range(MOST)]
large = st.integers(1, 2**40)


def starts(path: list[bytes]) -> str:
    """The first four bytes of each step."""
    return " ".join(step.hex()[:8] for step in path)


def one_other(place: int) -> Node:
    """A tree of any size whose leaves are all alike but the one at a place, without holding it."""

    def node(height: int, index: int) -> bytes:
        found = leaf_hash(b"other" if height == 0 and index == place else b"alike")
        if height:
            found = _alike(height) if place >> height != index else _around(height, place)
        return found

    return node


@cache
def _alike(height: int) -> bytes:
    below = _alike(height - 1) if height else b""
    return node_hash(below, below) if height else leaf_hash(b"alike")


def _around(height: int, place: int) -> bytes:
    found = leaf_hash(b"other")
    for at in range(height):
        beside = _alike(at)
        found = node_hash(beside, found) if place >> at & 1 else node_hash(found, beside)
    return found


# What everybody knows.


@pytest.mark.parametrize("size", range(9))
def test_the_known_roots_are_ours(size: int) -> None:
    assert Tree(KNOWN[:size]).root().hex() == ROOTS[size]
    assert Tree(KNOWN).root(size).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), INCLUSIONS)
def test_the_known_inclusion_proofs_are_ours(index: int, size: int) -> None:
    path = Tree(KNOWN).inclusion(index, size)
    assert starts(path) == INCLUSIONS[index, size]
    check_inclusion(leaf_hash(KNOWN[index]), index, size, path, bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(("old", "size"), CONSISTENCIES)
def test_the_known_consistency_proofs_are_ours(old: int, size: int) -> None:
    path = Tree(KNOWN).consistency(old, size)
    assert starts(path) == CONSISTENCIES[old, size]
    check_consistency(old, bytes.fromhex(ROOTS[old]), size, bytes.fromhex(ROOTS[size]), path)


# As the definition reads.


@pytest.mark.parametrize("size", range(1, MOST + 1))
def test_every_proof_of_a_small_tree_is_the_definitions_and_fits(size: int) -> None:
    tree, entries = Tree(ENTRIES), ENTRIES[:size]
    root = definition.root(entries)
    assert tree.root(size) == Tree(entries).root() == root
    for index in range(size):
        path = definition.inclusion(index, entries)
        assert tree.inclusion(index, size) == path
        check_inclusion(leaf_hash(entries[index]), index, size, path, root)
    for old in range(1, size + 1):
        path = definition.consistency(old, entries)
        assert tree.consistency(old, size) == path
        check_consistency(old, definition.root(entries[:old]), size, root, path)


def test_from_nothing_every_log_has_grown_and_no_proof_is_needed() -> None:
    tree = Tree(KNOWN)
    assert tree.consistency(0) == []
    check_consistency(0, EMPTY_ROOT, 8, tree.root(), [])
    with pytest.raises(ProofError, match="two trees of the same size differ"):
        check_consistency(0, tree.root(), 8, tree.root(), [])


# Any size.


@given(size=large, data=st.data())
def test_an_inclusion_proof_of_a_tree_of_any_size_fits_and_no_other_index_does(
    size: int, data: st.DataObject
) -> None:
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    node = one_other(index)
    path, root = inclusion_proof(index, size, node), root_of(size, node)
    check_inclusion(leaf_hash(b"other"), index, size, path, root)
    assert len(path) <= 40
    if other != index:
        with pytest.raises(ProofError):
            check_inclusion(leaf_hash(b"other"), other, size, path, root)


@given(sizes=st.tuples(large, large).map(sorted), data=st.data())
def test_a_consistency_proof_joins_any_two_sizes(sizes: list[int], data: st.DataObject) -> None:
    old, size = sizes
    node = one_other(data.draw(st.integers(0, size - 1)))
    path, before, after = consistency_proof(old, size, node), root_of(old, node), root_of(size, node)
    check_consistency(old, before, size, after, path)
    if before != after:
        with pytest.raises(ProofError):
            check_consistency(old, after, size, before, path)


@given(
    size=st.integers(2, 300),
    data=st.data(),
    change=st.sampled_from(("a bit", "left out", "twice", "added", "short", "swapped")),
)
def test_a_changed_proof_fits_nothing(size: int, data: st.DataObject, change: str) -> None:
    tree = Tree(b"%d" % number for number in range(size))
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size - 1))
    entry, root = leaf_hash(b"%d" % index), tree.root()
    path = _changed(tree.inclusion(index), change, data, root)
    if path is not None:
        with pytest.raises(ProofError):
            check_inclusion(entry, index, size, path, root)
    path = _changed(tree.consistency(old), change, data, root)
    if path is not None:
        with pytest.raises(ProofError):
            check_consistency(old, tree.root(old), size, root, path)


def _changed(path: list[bytes], change: str, data: st.DataObject, other: bytes) -> list[bytes] | None:
    """The path with one thing changed; nothing where that changes nothing."""
    at, found = data.draw(st.integers(0, len(path) - 1)), list(path)
    match change:
        case "a bit":
            found[at] = bytes([found[at][0] ^ 1]) + found[at][1:]
        case "left out":
            del found[at]
        case "twice":
            found.insert(at, found[at])
        case "added":
            found.append(other)
        case "short":
            found[at] = found[at][:-1]
        case _:
            found[at - 1], found[at] = found[at], found[at - 1]
    return None if found == path else found


# What is not there is not proved, and says so.


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda tree: tree.inclusion(8), "there is no leaf 8"),
        (lambda tree: tree.inclusion(-1), "there is no leaf -1"),
        (lambda tree: tree.inclusion(3, 3), "there is no leaf 3"),
        (lambda tree: tree.inclusion(0, 9), "it never had 9"),
        (lambda tree: tree.consistency(9), "no beginning"),
        (lambda tree: tree.consistency(3, 2), "3 leaves are no beginning"),
        (lambda tree: tree.root(9), "it never had 9"),
        (lambda tree: tree.root(-1), "it never had -1"),
    ],
)
def test_what_is_not_in_the_tree_is_not_proved(asked, said: str) -> None:
    with pytest.raises(ProofError, match=said):
        asked(Tree(KNOWN))


@pytest.mark.parametrize(
    ("index", "size", "path", "said"),
    [
        (8, 8, [], "there is no such leaf"),
        (-1, 8, [], "there is no such leaf"),
        (0, 0, [], "there is no such leaf"),
        (0, 8, [bytes(32)] * 2, "ends before the root"),
        (0, 8, [bytes(32)] * 4, "longer than the tree is high"),
        (0, 8, [bytes(32)] * 65, "at most 64 hashes"),
        (0, 8, [bytes(31)] * 3, "hashes of 32 bytes"),
        (0, 8, [bytes(32)] * 3, "another root"),
    ],
)
def test_an_inclusion_that_is_not_proved_says_why(
    index: int, size: int, path: list[bytes], said: str
) -> None:
    with pytest.raises(ProofError, match=said):
        check_inclusion(bytes(32), index, size, path, bytes(32))


@pytest.mark.parametrize(
    ("old", "size", "path", "said"),
    [
        (9, 8, [], "never becomes shorter"),
        (-1, 8, [], "never becomes shorter"),
        (8, 8, [bytes(32)], "a proof is empty"),
        (3, 8, [], "the proof is empty"),
        (3, 8, [bytes(32)] * 2, "ends before the root"),
        (3, 8, [bytes(32)] * 9, "longer than the tree is high"),
        (3, 8, [bytes(32)] * 4, "not the beginning of this tree"),
    ],
)
def test_a_log_that_is_not_proved_to_have_grown_says_why(
    old: int, size: int, path: list[bytes], said: str
) -> None:
    with pytest.raises(ProofError, match=said):
        check_consistency(old, bytes(32), size, bytes(32), path)


def test_a_log_of_the_same_size_and_another_root_is_another_log() -> None:
    with pytest.raises(ProofError, match="two trees of the same size differ"):
        check_consistency(8, bytes(32), 8, Tree(KNOWN).root(), [])


def test_a_log_that_grew_from_the_right_beginning_to_another_end_is_refused() -> None:
    tree = Tree(KNOWN)
    with pytest.raises(ProofError, match="another root"):
        check_consistency(3, tree.root(3), 8, bytes(32), tree.consistency(3))
