"""The log on a disk: what is added is there, proves, and stays; what is not of this log is refused by name."""

import os
import random
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from amparo.tlog import (
    Checkpoint,
    FormatError,
    ProofError,
    Tile,
    Tree,
    check_consistency,
    check_inclusion,
    leaf_hash,
    make_note,
    read_checkpoint,
    tiles_of,
)
from amparo_log.durable import (
    BrokenError,
    BusyError,
    DiskFullError,
    MissingError,
    StorageError,
    TakenError,
    TooManyFilesError,
    write_durably,
)
from amparo_log.home import ForeignError, NewerFormatError, NotALogError, OtherTreeError, ShorterError
from amparo_log.storage import Log
from tests.log.leaves import KEY, leaves
from tests.log.whole_log import make_whole_log, signed


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log.make(tmp_path / "log", KEY.name)


def in_a_child(act: Callable[[], None]) -> type[BaseException] | None:
    """Do it in a process of its own; what it raised."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        told = ""
        try:
            act()
        except BaseException as error:  # noqa: BLE001 (the parent judges it)
            told = type(error).__name__
        finally:
            os.write(write, told.encode())
            os._exit(0)
    os.close(write)
    told = os.read(read, 100).decode()
    os.close(read)
    os.waitpid(child, 0)
    kinds = {kind.__name__: kind for kind in (*StorageError.__subclasses__(), OSError, FormatError)}
    return kinds.get(told, BaseException) if told else None


def test_entries_in_batches_of_any_size_make_the_tree_that_memory_makes(log: Log) -> None:
    chance, tree, entries = random.Random(3), Tree(), list[bytes]()
    for size in [0, 1, 1, 254, 1, 300, *(chance.randrange(1, 700) for _ in range(8)), 65_536, 5]:
        batch = leaves(len(entries), len(entries) + size)
        assert log.append(iter(batch)) == range(len(entries), len(entries) + size)
        entries += batch
        for entry in batch:
            tree.append(entry)
        assert log.head == Checkpoint(KEY.name, len(entries), tree.root())
    assert all((log.public / tile.path).is_file() for tile in tiles_of(len(entries)))
    assert list(log.entries(0, len(entries))) == entries
    again = Log(log.home)
    for index in chance.sample(range(len(entries)), 40):
        size = chance.randrange(index + 1, len(entries) + 1)
        assert again.entry(index) == entries[index]
        check_inclusion(leaf_hash(entries[index]), index, size, again.inclusion(index, size), tree.root(size))
        proof = again.consistency(index, size)
        check_consistency(index, tree.root(index), size, tree.root(size), proof)


def test_a_second_log_object_goes_on_where_the_first_stopped(log: Log) -> None:
    second = Log(log.home)
    for number in range(0, 900, 90):
        (log, second)[number // 90 % 2].append(leaves(number, number + 90))
    tree = Tree(leaves(0, 900))
    assert log.head.root == second.head.root == tree.root()


def test_a_partial_tile_stays_until_its_full_tile_is_under_a_published_checkpoint(log: Log) -> None:
    log.append(leaves(0, 100))
    log.publish(signed(log))
    log.append(leaves(100, 300))
    partial = [log.public / Tile(level, 0, 100).path for level in (0, None)]
    assert all(path.is_file() for path in partial)
    log.publish(signed(log))
    assert not any(path.parent.exists() for path in partial)
    assert log.read(Tile(0, 0, 100)) == log.read(Tile(0, 0))[:3200]  # whoever still asks for it gets it
    check_consistency(100, Tree(leaves(0, 100)).root(), 300, log.head.root, log.consistency(100))


def test_entries_of_an_extreme_length_are_kept_and_a_longer_one_adds_none(log: Log) -> None:
    log.append([b"", bytes(65_535)])
    assert list(log.entries(0, 2)) == [b"", bytes(65_535)]
    with pytest.raises(StorageError, match="entry 302: it has 65536 bytes; a log takes 65535"):
        log.append([*leaves(2, 302), bytes(65_536), b"more"])
    assert log.head.size == 2
    assert log.append(leaves(2, 400)) == range(2, 400)
    assert list(log.entries(2, 400)) == leaves(2, 400)


def test_tiles_that_no_head_covers_are_set_aside_and_not_lost(log: Log) -> None:
    log.append(leaves(0, 300))
    head = (log.home / "head").read_bytes()
    log.append(leaves(300, 700))
    newer = {tile.path: log.read(tile) for tile in tiles_of(700)}
    write_durably(log.home / "head", head)  # as from an old copy
    Log(log.home).append([b"another"])
    assert Log(log.home).head.root == Tree([*leaves(0, 300), b"another"]).root()
    kept = [path for path in newer if (log.home / "set-aside" / path).exists()]
    assert Tile(None, 1).path in kept
    assert all((log.home / "set-aside" / path).read_bytes() == newer[path] for path in kept)


def test_a_checkpoint_is_published_only_if_it_is_of_this_log_and_not_shorter(
    log: Log, tmp_path: Path
) -> None:
    assert log.checkpoint() is None
    log.append(leaves(0, 50))
    early = signed(log)
    log.append(leaves(50, 90))
    log.publish(signed(log))
    published = log.checkpoint()
    assert published is not None
    assert read_checkpoint(published.text).size == 90
    with pytest.raises(ShorterError, match="90 leaves are published, and the new checkpoint has 50"):
        log.publish(early)
    other = Log.make(tmp_path / "other", KEY.name)
    other.append(leaves(1, 91))
    with pytest.raises(OtherTreeError, match="not that of the first 90 leaves"):
        log.publish(signed(other))
    with pytest.raises(ForeignError, match=r"of the log elsewhere\.example"):
        log.publish(make_note(Checkpoint("elsewhere.example", 90, log.head.root).text, early.signatures))
    other.append(leaves(91, 100))
    with pytest.raises(ProofError, match="it never had 99"):
        log.publish(signed(other))
    assert log.checkpoint() == published


def test_nothing_is_added_to_a_log_whose_head_is_older_than_what_is_published(log: Log) -> None:
    log.append(leaves(0, 50))
    head = (log.home / "head").read_bytes()
    log.append(leaves(50, 90))
    log.publish(signed(log))
    write_durably(log.home / "head", head)
    with pytest.raises(ShorterError, match="from an old copy") as raised:
        Log(log.home).append([b"more"])
    assert "copia antigua" in raised.value.in_language("es")


def test_nothing_is_added_to_tiles_that_do_not_lead_to_the_head(log: Log) -> None:
    log.append(leaves(0, 50))
    for tile in (Tile(0, 0, 50), Tile(None, 0, 50)):
        path = log.public / tile.path
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        with pytest.raises(BrokenError, match="do not lead to the root"):
            Log(log.home).append([b"more"])
        path.write_bytes(content)
    assert Log(log.home).append([b"more"]) == range(50, 51)


def test_a_truncated_and_a_missing_tile_are_named_when_they_are_read(log: Log) -> None:
    log.append(leaves(0, 256))
    for tile in (Tile(0, 0), Tile(None, 0)):
        path = log.public / tile.path
        path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(FormatError, match="tile/0/000: it has 8191 bytes instead of 8192"):
        log.inclusion(3)
    with pytest.raises(FormatError, match="tile/entries/000: it is cut off within an entry"):
        log.entry(3)
    (log.public / "tile/0/000").unlink()
    with pytest.raises(MissingError, match="tile/0/000: it is not there"):
        log.inclusion(3)
    with pytest.raises(ProofError, match="no entries 256 to 256"):
        log.entry(256)


def test_a_folder_that_is_no_log_a_newer_one_and_a_foreign_one_are_refused(log: Log, tmp_path: Path) -> None:
    with pytest.raises(NotALogError, match="this folder holds no log"):
        Log(tmp_path)
    with pytest.raises(TakenError, match="there is a log already"):
        Log.make(log.home, KEY.name)
    with pytest.raises(FormatError, match="no name of a key"):
        Log.make(tmp_path / "new", "a name with spaces")
    content = (log.home / "format").read_text()
    (log.home / "format").write_text(content.replace("v1", "v2"))
    with pytest.raises(NewerFormatError, match="'amparo-log/v2'"):
        Log(log.home)
    (log.home / "format").write_text("amparo-log/v1\nelsewhere.example\n")
    with pytest.raises(ForeignError, match=r"it is of the log madrone\.example/log"):
        Log(log.home)
    (log.home / "format").unlink()
    log.append(leaves(0, 3))
    with pytest.raises(TakenError, match="parts of another log"):
        Log.make(log.home, KEY.name)


def test_only_attestations_are_written_beside_the_log(log: Log) -> None:
    log.write_public("attestations/madrone/2026-11.json", b"{}")
    assert (log.public / "attestations/madrone/2026-11.json").read_bytes() == b"{}"
    for path in ("checkpoint", "tile/0/000", "/etc/motd", "attestations/../checkpoint", ""):
        with pytest.raises(StorageError, match="only files under attestations"):
            log.write_public(path, b"x")


def test_everybody_may_read_a_log_whatever_the_mask_of_its_writer(tmp_path: Path) -> None:
    old = os.umask(0o077)
    try:
        home = make_whole_log(tmp_path / "log", 300).home
    finally:
        os.umask(old)
    for path in (home, *home.rglob("*")):
        wanted = 0o755 if path.is_dir() else 0o600 if path.name == "lock" else 0o644
        assert path.stat().st_mode & 0o777 == wanted, path


def test_the_second_who_wants_to_write_is_told_so_and_reads_all_the_same(log: Log) -> None:
    log.append(leaves(0, 10))
    with log.writing():
        assert in_a_child(lambda: Log(log.home).append([b"x"]) and None) is BusyError
        assert in_a_child(lambda: Log(log.home).entry(3) and None) is None
        with pytest.raises(BusyError, match="another process is using it"):
            Log(log.home).publish(signed(log))
        log.append(leaves(10, 20))
    assert in_a_child(lambda: Log(log.home).append(leaves(20, 25)) and None) is None
    assert log.append(leaves(25, 30)) == range(25, 30)
    assert log.head.root == Tree(leaves(0, 30)).root()


def test_four_processes_that_append_at_once_lose_and_mix_nothing(log: Log) -> None:
    def writer(name: int) -> None:
        for number in range(12):
            while True:
                try:
                    Log(log.home).append([b"%d/%d/%d" % (name, number, place) for place in range(30)])
                    break
                except BusyError:
                    continue

    children = []
    for name in range(4):
        if not (child := os.fork()):
            try:
                writer(name)
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    entries = list(log.entries(0, log.head.size))
    blocks = [tuple(entries[at : at + 30]) for at in range(0, len(entries), 30)]
    wanted = {
        tuple(b"%d/%d/%d" % (name, number, place) for place in range(30))
        for name in range(4)
        for number in range(12)
    }
    assert set(blocks) == wanted
    assert len(blocks) == 48
    assert log.head.root == Tree(entries).root()


@pytest.mark.parametrize("most", [0, 40, 200, 3000, 8000])
def test_a_file_that_may_not_become_large_enough_leaves_the_log_as_it_was(log: Log, most: int) -> None:
    log.append(leaves(0, 200))
    before = {
        path: path.read_bytes() for path in log.home.rglob("*") if path.is_file() and path.name != "lock"
    }

    def act() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        Log(log.home).append(leaves(200, 600))

    assert in_a_child(act) is DiskFullError
    assert {path: path.read_bytes() for path in before} == before
    assert not list(log.home.rglob(".new-*"))
    assert log.append(leaves(200, 600)) == range(200, 600)
    assert log.head.root == Tree(leaves(0, 600)).root()


@pytest.mark.parametrize("more", range(6))
def test_too_few_files_that_may_be_open_are_told_or_suffice(log: Log, more: int) -> None:
    log.append(leaves(0, 200))

    def act() -> None:
        probe = os.open(log.home, os.O_RDONLY)
        os.close(probe)
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (probe + more, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
        )
        log.append(leaves(200, 600))
        log.publish(signed(log))

    assert in_a_child(act) is (
        TooManyFilesError if more < 2 else None
    )  # the lock is one, what is written another
    again = Log(log.home)
    if again.head.size == 200:
        again.append(leaves(200, 600))
    assert again.head.root == Tree(leaves(0, 600)).root()
