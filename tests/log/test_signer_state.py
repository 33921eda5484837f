"""What a signer remembers: one row, whole after every crash, changed only against what it was; nothing else passes for it."""

import errno
import os
import resource
import sqlite3
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from amparo.tlog import LogError, Tree, read_note
from amparo_log.durable import BrokenError, DiskFullError, ReadOnlyError, TooManyFilesError
from amparo_log.signer import begin, sign
from amparo_log.signer_state import LastSigned, SignerState
from amparo_log.signer_words import RefusedError
from tests.log.leaves import leaves
from tests.log.powercut import failing_everywhere, killed_everywhere
from tests.log.signing_world import NOON, World, make_world, valid


def prepared(folder: Path) -> None:
    """A log of 240 leaves, signed; 30 further leaves wait."""
    world = make_world(folder, 240)
    sign(world.state, world.home, NOON)
    world.append(270)


def signed(folder: Path) -> None:
    """What the signer does when it is asked."""
    world = World(folder)
    valid(world, sign(world.state, world.home, NOON))


def look(folder: Path) -> tuple[int, bytes]:
    """What is remembered, once the note was found to be signed, and the log to lead to it."""
    world = World(folder)
    last = world.state.last()
    assert valid(world, read_note(last.note)) == last.size
    assert last.size in (240, 270)
    return last.size, last.root


def test_killed_at_any_write_the_signer_remembers_the_old_tree_or_the_new(tmp_path: Path) -> None:
    assert killed_everywhere(tmp_path, prepared, signed, look) > 5


@pytest.mark.parametrize(
    ("error", "expected"),
    [(errno.EMFILE, TooManyFilesError), (errno.EIO, BrokenError)],
)
def test_whatever_the_world_refuses_is_named_and_nothing_is_half_remembered(
    tmp_path: Path, error: int, expected: type[Exception]
) -> None:
    def calls(call: str) -> bool:
        return call in ("open", "write", "fsync", "link")

    def begun(folder: Path) -> None:
        world = World(folder)
        if not world.state.place.exists():
            begin(world.state, world.home, NOON)

    def remembers(folder: Path) -> bool:
        return World(folder).state.place.exists() and World(folder).state.last().size == 0

    failing_everywhere(
        tmp_path,
        lambda folder: make_world(folder, 3, begun=False) and None,
        begun,
        remembers,
        error,
        expected,
        calls,
    )


def test_killed_while_it_begins_the_signer_has_a_whole_state_or_none(tmp_path: Path) -> None:
    def begun(folder: Path) -> None:
        world = World(folder)
        if not world.state.place.exists():
            begin(world.state, world.home, NOON)

    def remembers(folder: Path) -> int | None:
        state = World(folder).state
        return state.last().size if state.place.exists() else None

    made = killed_everywhere(
        tmp_path, lambda folder: make_world(folder, 3, begun=False) and None, begun, remembers
    )
    assert made > 8


def test_a_full_disk_and_one_that_can_only_be_read_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world(tmp_path, 3)
    before = world.state.last()
    real = sqlite3.connect
    for pragma, expected in (("max_page_count = 1", DiskFullError), ("query_only = 1", ReadOnlyError)):

        def limited(*arguments: object, pragma: str = pragma, **more: object) -> sqlite3.Connection:
            found = real(*arguments, **more)  # type: ignore[call-overload]
            found.execute(f"PRAGMA {pragma}")
            return found  # type: ignore[no-any-return]

        monkeypatch.setattr(sqlite3, "connect", limited)
        with pytest.raises(expected):
            # A note longer than a page, so that the file has to grow.
            world.state.swap(before, replace(before, size=9, note="x" * 20_000))
        monkeypatch.setattr(sqlite3, "connect", real)
        assert world.state.last() == before


def test_too_many_open_files_are_named_though_sqlite_does_not_say_so(tmp_path: Path) -> None:
    world = make_world(tmp_path, 3)
    sign(world.state, world.home, NOON)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    held = list[int]()
    try:
        with suppress(OSError):
            while True:
                held.append(os.open("/dev/null", os.O_RDONLY))
        with pytest.raises(TooManyFilesError):
            world.state.last()
        with pytest.raises(TooManyFilesError):
            sign(world.state, world.home, NOON)
    finally:
        for one in held:
            os.close(one)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert world.state.last().size == 3


def test_of_many_who_swap_from_the_same_memory_one_wins(tmp_path: Path) -> None:
    world = make_world(tmp_path, 3)
    before = world.state.last()
    won, lost = list[int](), list[str]()

    def swap(size: int) -> None:
        try:
            SignerState(world.state.folder).swap(before, replace(before, size=size))
            won.append(size)
        except RefusedError as error:
            lost.append(error.code)

    threads = [threading.Thread(target=swap, args=(size,)) for size in range(1, 13)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert lost == ["lost-swap"] * 11
    assert world.state.last().size == won[0]


def test_two_signers_that_read_the_same_memory_never_sign_two_trees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world(tmp_path, 240)
    sign(world.state, world.home, NOON)
    world.append(300)
    stale = world.state.last()
    monkeypatch.setattr(SignerState, "last", lambda _: stale)
    sign(world.state, world.home, NOON)
    world.append(310)
    with pytest.raises(RefusedError, match="another signer signed in the meantime"):
        sign(world.state, world.home, NOON)


def test_a_second_signer_with_the_same_state_is_kept_out(tmp_path: Path) -> None:
    world = make_world(tmp_path, 3)
    with world.state.alone(), pytest.raises(RefusedError, match="another signer runs"), world.state.alone():
        raise AssertionError
    with world.state.alone():
        pass


def test_a_folder_that_others_may_write_to_is_refused(tmp_path: Path) -> None:
    world = make_world(tmp_path, 3)
    world.state.folder.chmod(0o770)
    with pytest.raises(RefusedError, match="mode 770"), world.state.alone():
        raise AssertionError


@pytest.mark.parametrize("change", ["cut", "text", "empty", "other", "rows", "newer"])
def test_what_is_no_state_of_a_signer_is_refused_and_kept(tmp_path: Path, change: str) -> None:
    world = make_world(tmp_path, 3)
    sign(world.state, world.home, NOON)
    place = world.state.place
    if change in ("cut", "text", "empty"):
        place.write_bytes(
            {"cut": place.read_bytes()[:3000], "text": b"last: 3\n" * 900, "empty": b""}[change]
        )
    else:
        with sqlite3.connect(place) as database:
            words = {
                "other": "PRAGMA application_id = 7",
                "rows": "DELETE FROM last",
                "newer": "PRAGMA user_version = 2",
            }
            database.execute(words[change])
        database.close()
    content = place.read_bytes()
    with pytest.raises(RefusedError) as caught:
        sign(world.state, world.home, NOON)
    assert caught.value.code == "broken-state"
    assert "Keep the file" in str(caught.value)
    assert place.read_bytes() == content


def test_one_flipped_bit_in_what_is_remembered_is_found(tmp_path: Path) -> None:
    world = make_world(tmp_path, 3)
    sign(world.state, world.home, NOON)
    place = world.state.place
    whole, last = place.read_bytes(), world.state.last()
    start = whole.index(last.origin.encode())
    end = whole.index(last.digest) + 32
    for at in range(start, end, 7):
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 2]) + whole[at + 1 :])
        with pytest.raises(LogError):
            world.state.last()
    place.write_bytes(whole)
    assert world.state.last() == last


def test_the_memory_says_what_it_holds() -> None:
    last = LastSigned("madrone.example/log", 3, Tree(leaves(0, 3)).root(), int(NOON.timestamp()), "")
    assert last.day == "2026-11-24 12:00 UTC"
    assert last.head.text.startswith("madrone.example/log\n3\n")
