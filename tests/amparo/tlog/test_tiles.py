"""Tiles and bundles: where each lies, that they hold the tree, and that a cut or foreign one is refused by its path."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.tlog import (
    FormatError,
    Tile,
    TileNodes,
    Tree,
    bundle,
    consistency_proof,
    entries_of,
    hashes_of,
    inclusion_proof,
    new_tiles,
    root_of,
    tile_at,
    tiles_of,
)

PATHS = {
    Tile(0, 0): "tile/0/000",
    Tile(0, 1_234_067): "tile/0/x001/x234/067",
    Tile(0, 999): "tile/0/999",
    Tile(0, 1000): "tile/0/x001/000",
    Tile(1, 0, 1): "tile/1/000.p/1",
    Tile(63, 1, 255): "tile/63/001.p/255",
    Tile(None, 273, 112): "tile/entries/273.p/112",
}
NO_PATHS = [
    "tile/0/00",
    "tile/0/0000",
    "tile/00/000",
    "tile/64/000",
    "tile/100/000",
    "tile/0/x000/001",
    "tile/0/001/002",
    "tile/0/x001/x234",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/01",
    "tile/0/000.p/1000",
    "tile/data/000",
    "tile/-1/000",
    "/tile/0/000",
    "tile/0/000/",
    "tile/0/../000",
    "tile/0/000.p",
    "tile//000",
    "tile/0/٠٠٠",
    "checkpoint",
    "tile/8/0/000",
]
SIZES = [1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 66_000]
BIG = Tree(b"%d" % number for number in range(66_000))


def content(tree: Tree, tile: Tile) -> bytes:
    """What a tile of hashes must hold, straight from the tree."""
    assert tile.level is not None
    height = 8 * tile.level
    return b"".join(tree.node(height, tile.number * 256 + at) for at in range(tile.width))


@pytest.mark.parametrize("tile", PATHS)
def test_a_tile_lies_where_the_specification_says(tile: Tile) -> None:
    assert tile.path == PATHS[tile]
    assert tile_at(tile.path) == tile
    assert tile.whole.path == tile.path.partition(".p/")[0]


@pytest.mark.parametrize("path", NO_PATHS)
def test_a_path_that_is_no_tiles_is_refused(path: str) -> None:
    with pytest.raises(FormatError, match="no path of a tile"):
        tile_at(path)


@given(st.one_of(st.none(), st.integers(0, 63)), st.integers(0, 10**12), st.integers(1, 256))
def test_every_tile_has_one_path(level: int | None, number: int, width: int) -> None:
    tile = Tile(level, number, width)
    assert tile_at(tile.path) == tile


@pytest.mark.parametrize("size", SIZES)
def test_the_tiles_of_a_size_hold_each_hash_once(size: int) -> None:
    tiles = list(tiles_of(size))
    assert len({tile.path for tile in tiles}) == len(tiles)
    for level in range(4):
        held = sum(tile.width for tile in tiles if tile.level == level)
        assert held == size >> (8 * level)
    assert sum(tile.width for tile in tiles if tile.level is None) == size
    assert tiles[-1].level is None


@pytest.mark.parametrize(
    ("old", "size"), [(0, 1), (1, 2), (255, 256), (256, 257), (300, 65_536), (65_535, 66_000)]
)
def test_only_what_changes_is_written_anew(old: int, size: int) -> None:
    assert set(new_tiles(old, size)) == set(tiles_of(size)) - set(tiles_of(old))
    assert list(new_tiles(size, size)) == []


@pytest.mark.parametrize("size", SIZES)
def test_proofs_from_tiles_are_those_of_the_tree(size: int) -> None:
    read = list[Tile]()

    def from_disk(tile: Tile) -> bytes:
        read.append(tile)
        return content(BIG, tile)

    nodes = TileNodes(size, from_disk)
    assert root_of(size, nodes) == BIG.root(size)
    for index in {0, size // 2, size - 1}:
        assert inclusion_proof(index, size, nodes) == BIG.inclusion(index, size)
    for old in {1, size // 3 or 1, size}:
        assert consistency_proof(old, size, nodes) == BIG.consistency(old, size)
    assert set(read) <= set(tiles_of(size)), "a tile was asked for that a log of this size has not"


def test_a_tile_that_was_read_is_kept_and_the_oldest_is_let_go() -> None:
    read = list[Tile]()

    def from_disk(tile: Tile) -> bytes:
        read.append(tile)
        return content(BIG, tile)

    nodes = TileNodes(66_000, from_disk, keep=2)
    for number in (0, 0, 1, 2, 1, 0):
        nodes(0, number * 256)
    assert [tile.number for tile in read] == [0, 1, 2, 0]


@settings(max_examples=60)
@given(st.lists(st.binary(max_size=300), min_size=1, max_size=256))
def test_a_bundle_gives_back_its_entries(entries: list[bytes]) -> None:
    assert entries_of(bundle(entries), Tile(None, 0, len(entries))) == entries


@settings(max_examples=60)
@given(st.lists(st.binary(max_size=40), min_size=1, max_size=20), st.data())
def test_a_bundle_that_is_cut_anywhere_is_refused_by_its_path(
    entries: list[bytes], data: st.DataObject
) -> None:
    whole = bundle(entries)
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    with pytest.raises(FormatError, match=r"tile/entries/007.*Copy it again"):
        entries_of(cut, Tile(None, 7, len(entries)))


@pytest.mark.parametrize("width", [1, 3])
def test_a_bundle_of_another_number_of_entries_is_refused(width: int) -> None:
    with pytest.raises(FormatError, match=rf"holds 2 entries instead of {width}"):
        entries_of(bundle([b"one", b"two"]), Tile(None, 0, width))


@given(st.binary(max_size=700), st.integers(1, 256))
def test_any_bytes_are_a_bundle_or_refused(found: bytes, width: int) -> None:
    try:
        entries = entries_of(found, Tile(None, 0, width))
    except FormatError:
        return
    assert bundle(entries) == found


def test_an_entry_that_is_too_long_is_refused() -> None:
    assert len(bundle([bytes(65_535)])) == 65_537
    with pytest.raises(FormatError, match=r"65536 bytes; a log takes 65535"):
        bundle([bytes(65_536)])


@pytest.mark.parametrize("length", [0, 1, 31, 63, 65, 96])
def test_a_tile_of_another_length_is_refused_by_its_path(length: int) -> None:
    with pytest.raises(FormatError, match=r"tile/0/000\.p/2: it has \d+ bytes instead of 64"):
        hashes_of(bytes(length), Tile(0, 0, 2))


def test_a_full_tile_has_8192_bytes() -> None:
    assert len(content(BIG, Tile(0, 3))) == 8192
    assert hashes_of(content(BIG, Tile(2, 0, 1)), Tile(2, 0, 1)) == [BIG.node(16, 0)]
