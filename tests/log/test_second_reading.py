"""The second reading of a log: by code of its own, every entry and every hash, naming the file that was changed."""

import ast
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from amparo.tlog import Checkpoint, Tree, tiles_of
from amparo_log import second_reading
from amparo_log.durable import NotAllowedError
from amparo_log.second_reading import DamagedError, read_tree, reread
from amparo_log.storage import Log
from tests.log.leaves import leaves
from tests.log.signing_world import ORIGIN

SIZE = 66_100


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log with tiles on three levels."""
    home = tmp_path_factory.mktemp("large") / "log"
    Log.make(home, ORIGIN).append(leaves(0, SIZE))
    return home


def test_it_shares_no_code_with_what_writes_a_log() -> None:
    tree = ast.parse(Path(second_reading.__file__).read_text("utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {module for module in modules if module and module.startswith("amparo")}
    assert ours == {"amparo.tlog.checkpoints", "amparo.tlog.errors", "amparo_log.durable", "amparo_log.said"}


@pytest.mark.parametrize("size", [0, 1, 2, 3, 255, 256, 257, 511, 512, 700])
def test_it_finds_the_same_roots_as_the_tree_at_every_size(tmp_path: Path, size: int) -> None:
    entries = leaves(0, size)
    log = Log.make(tmp_path / "log", ORIGIN)
    log.append(entries)
    tree = Tree(entries)
    reading = reread(tmp_path / "log", range(size + 2))
    assert reading.head == log.head
    assert reading.roots == {at: tree.root(at) for at in range(size + 1)}


def test_three_levels_of_tiles_are_read_and_earlier_roots_are_told(large: Path) -> None:
    tree = Tree(leaves(0, SIZE))
    sizes = (1, 256, 65_535, 65_536, 65_537, SIZE)
    assert reread(large, sizes).roots == {size: tree.root(size) for size in sizes}
    assert {tile.level for tile in tiles_of(SIZE)} == {None, 0, 1, 2}


@pytest.mark.parametrize(
    ("place", "entries"),
    [
        ("tile/entries/x258/000", None),
        ("tile/0/255", "entry 65281"),
        ("tile/0/258.p/52", "entry 66049"),
        ("tile/1/000", "entries 256 to 511"),
        ("tile/1/001.p/2", "entries 65792 to 66047"),
        ("tile/2/000.p/1", "entries 0 to 65535"),
    ],
)
def test_one_flipped_bit_in_a_tile_is_found_and_named(large: Path, place: str, entries: str | None) -> None:
    if entries is None:
        place = "tile/entries/257"
    path = large / "public" / place
    whole = path.read_bytes()
    at = 0 if "/2/" in place else 40
    try:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(DamagedError) as caught:
            reread(large)
    finally:
        path.write_bytes(whole)
    told = str(caught.value)
    assert str(path) in told
    assert entries is None or entries in told
    assert caught.value.in_language("es") != told


def test_one_flipped_bit_anywhere_in_a_small_log_is_found(tmp_path: Path) -> None:
    log = Log.make(tmp_path / "log", ORIGIN)
    log.append(leaves(0, 3))
    for path in (tmp_path / "log/head", *(log.public / tile.path for tile in tiles_of(3))):
        whole = path.read_bytes()
        for at in range(len(whole)):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
            if path.name == "head" and at < len(ORIGIN):
                # A flipped letter of the name is another log's name, which the signer compares with its own.
                assert reread(tmp_path / "log").head.origin != ORIGIN
                continue
            with pytest.raises(DamagedError) as caught:
                reread(tmp_path / "log")
            assert str(log.home) in caught.value.where
        path.write_bytes(whole)


@pytest.mark.parametrize("change", ["cut", "longer", "gone", "empty"])
@pytest.mark.parametrize(
    "place", ["tile/entries/000", "tile/entries/001.p/44", "tile/0/001.p/44", "tile/1/000.p/1"]
)
def test_a_file_that_is_cut_off_longer_or_gone_is_named(tmp_path: Path, place: str, change: str) -> None:
    log = Log.make(tmp_path / "log", ORIGIN)
    log.append(leaves(0, 300))
    path = log.public / place
    whole = path.read_bytes()
    if change == "gone":
        path.unlink()
    else:
        path.write_bytes({"cut": whole[:-1], "longer": whole + b"\0", "empty": b""}[change])
    with pytest.raises(DamagedError) as caught:
        reread(tmp_path / "log")
    assert caught.value.where == str(path)


def test_entries_exchanged_for_others_with_all_their_hashes_are_found_by_the_head(tmp_path: Path) -> None:
    Log.make(tmp_path / "log", ORIGIN).append(leaves(0, 300))
    Log.make(tmp_path / "other", ORIGIN).append(leaves(1, 301))
    (tmp_path / "log/public").rename(tmp_path / "kept")
    (tmp_path / "other/public").rename(tmp_path / "log/public")
    with pytest.raises(DamagedError, match="another root") as caught:
        reread(tmp_path / "log")
    assert caught.value.where == str(tmp_path / "log/head")


@pytest.mark.parametrize(
    "head", [b"", b"x", b"madrone.example/log\n300\n", b"\xff\n1\nAA==\n", b"a\n" * 9999]
)
def test_a_head_that_is_none_is_named(tmp_path: Path, head: bytes) -> None:
    Log.make(tmp_path / "log", ORIGIN)
    (tmp_path / "log/head").write_bytes(head)
    with pytest.raises(DamagedError, match="no head of a log"):
        reread(tmp_path / "log")


def test_a_folder_without_a_log_is_named(tmp_path: Path) -> None:
    with pytest.raises(DamagedError, match="no home of a log"):
        reread(tmp_path)


def test_a_partial_tile_that_was_cleared_away_is_read_from_the_full_one(tmp_path: Path) -> None:
    log = Log.make(tmp_path / "log", ORIGIN)
    log.append(leaves(0, 300))
    log.append(leaves(300, 600))
    for folder in ("tile/entries/001.p", "tile/0/001.p"):
        shutil.rmtree(log.public / folder)
    tree = Tree(leaves(0, 600))
    roots = read_tree(log.public, 300, (300, 44))
    assert roots == {300: tree.root(300), 44: tree.root(44)}


@pytest.mark.parametrize("place", ["head", "public/tile/entries/000.p/3", "public/tile/0/000.p/3"])
@pytest.mark.parametrize("odd", ["link", "pipe", "folder", "endless"])
def test_no_link_is_followed_and_no_pipe_waited_for(tmp_path: Path, place: str, odd: str) -> None:
    log = Log.make(tmp_path / "log", ORIGIN)
    log.append(leaves(0, 3))
    path = log.home / place
    kept = path.rename(tmp_path / "kept")
    match odd:
        case "link":
            path.symlink_to(kept)
        case "endless":
            path.symlink_to("/dev/zero")
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
    with pytest.raises(DamagedError, match="links are not followed") as caught:
        reread(log.home)
    assert (caught.value.where, caught.value.code) == (str(path), "no-file")


def test_in_spanish_every_word_of_what_is_cut_off_is_spanish(tmp_path: Path) -> None:
    log = Log.make(tmp_path / "log", ORIGIN)
    log.append(leaves(0, 3))
    for name in ("entries", "0"):
        path = log.public / f"tile/{name}/000.p/3"
        whole = path.read_bytes()
        path.write_bytes(whole[:-1])
        with pytest.raises(DamagedError) as caught:
            reread(log.home)
        assert not {"are", "there", "entry", "whole"} & set(caught.value.dice.replace(")", "").split())
        path.write_bytes(whole)


def test_an_unreadable_file_is_the_disks_fault_and_not_the_logs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Log.make(tmp_path / "log", ORIGIN).append(leaves(0, 3))
    opened = os.open

    def refused(path: Path, *given: Any, **named: Any) -> int:
        if Path(path).parent.name == "000.p":
            raise PermissionError(13, "Permission denied")
        return opened(path, *given, **named)

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(NotAllowedError):
        reread(tmp_path / "log")


def test_the_head_of_an_empty_log_is_read(tmp_path: Path) -> None:
    log = Log.make(tmp_path / "log", ORIGIN)
    assert reread(tmp_path / "log").head == log.head == Checkpoint(ORIGIN, 0, Tree().root())
