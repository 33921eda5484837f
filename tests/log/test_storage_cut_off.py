"""A log whose writer is killed, whose power is cut, whose disk fails, at every single write: it is always a valid log."""

import errno
from pathlib import Path

import pytest

from amparo.tlog import Checkpoint, Signature, make_note, open_note, read_checkpoint, root_of, tiles_of
from amparo_log.durable import BrokenError, DiskFullError, NotAllowedError, ReadOnlyError, TooManyFilesError
from amparo_log.storage import Log
from tests.log.leaves import KEY, leaves
from tests.log.powercut import failing_everywhere, killed_everywhere, power_cut_everywhere

FIRST, ALL = 240, 530
"""From a partial tile over two that become full into a third: every sort of file is written."""


def prepared(folder: Path) -> None:
    """A log with a published checkpoint, and partial tiles beside the full ones that are about to come."""
    log = Log.make(folder / "log", KEY.name)
    log.append(leaves(0, 130))
    log.append(leaves(130, FIRST))
    publish(log)


def publish(log: Log) -> None:
    """Sign the head, and publish it."""
    log.publish(make_note(log.head.text, [Signature(KEY.name, KEY.verifier.key_id, KEY.sign(log.head.text))]))


def append_and_publish(folder: Path) -> None:
    """What a closer does, as often as it must: append what is not in the log yet, publish."""
    log = Log(folder / "log")
    for end in (300, ALL):
        if log.head.size < end:
            log.append(leaves(log.head.size, end))
    publish(log)


def look(folder: Path) -> dict[str, bytes]:
    """Every public file, once head, checkpoint and all that they cover were found right by the bytes on the disk."""
    log = Log(folder / "log")
    checkpoint = log.checkpoint()
    assert checkpoint is not None
    open_note(checkpoint, [KEY.verifier])
    published = read_checkpoint(checkpoint.text)
    assert FIRST <= published.size <= log.head.size <= ALL
    for claimed in (published, log.head):
        proves(log, claimed)
    public = log.public
    return {
        path.relative_to(public).as_posix(): path.read_bytes()
        for path in sorted(public.rglob("*"))
        if path.is_file() and not path.name.startswith(".new-")
    }


def proves(log: Log, claimed: Checkpoint) -> None:
    """Its tiles lead to its root, and hold the leaves that were added."""
    assert root_of(claimed.size, log.node(claimed.size)) == claimed.root
    for tile in tiles_of(claimed.size):
        log.read(tile)
    assert list(log.entries(0, claimed.size)) == leaves(0, claimed.size)


def test_a_log_killed_at_any_write_is_valid_and_is_completed_to_the_same_bytes(tmp_path: Path) -> None:
    assert killed_everywhere(tmp_path, prepared, append_and_publish, look) > 80


def test_a_log_outlives_a_power_cut_at_any_write(tmp_path: Path) -> None:
    assert power_cut_everywhere(tmp_path, prepared, append_and_publish, look) > 80


def test_a_new_log_killed_at_any_write_is_made_whole_by_making_it_again(tmp_path: Path) -> None:
    def make(folder: Path) -> None:
        if not (folder / "log" / "format").exists():
            Log.make(folder / "log", KEY.name)
        with Log(folder / "log").writing():
            pass  # whoever writes first makes durable what was left

    def look_at_it(folder: Path) -> str | None:
        return Log(folder / "log").head.text if (folder / "log" / "format").exists() else None

    assert killed_everywhere(tmp_path / "killed", lambda _folder: None, make, look_at_it) > 10
    assert power_cut_everywhere(tmp_path / "cut", lambda _folder: None, make, look_at_it) > 10


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EIO, BrokenError),
        (errno.EROFS, ReadOnlyError),
        (errno.EACCES, NotAllowedError),
    ],
)
def test_a_disk_that_fails_at_any_write_is_told_by_name_and_leaves_a_valid_log(
    tmp_path: Path, number: int, expected: type[Exception]
) -> None:
    ways = (False, True) if number == errno.ENOSPC else (True,)
    assert failing_everywhere(tmp_path, prepared, append_and_publish, look, number, expected, ways=ways) > 80


def test_too_many_open_files_at_any_opening_are_told_by_name(tmp_path: Path) -> None:
    def opens(call: str) -> bool:
        return call.startswith("open")

    assert (
        failing_everywhere(
            tmp_path, prepared, append_and_publish, look, errno.EMFILE, TooManyFilesError, opens
        )
        > 40
    )
