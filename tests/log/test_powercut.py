"""The machines that stop at every write see what they are made to see: each careless way to write a file is caught."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from amparo_log.durable import BrokenError, write_durably
from tests.log.powercut import failing_everywhere, killed_everywhere, power_cut_everywhere

OLD, NEW = b"what was there before", b"what is to be there now, and is longer"


def write(path: Path, content: bytes, *, sync: bool = True) -> None:
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.write(opened, content)
    if sync:
        os.fsync(opened)
    os.close(opened)


def rename(path: Path, *, sync: bool) -> None:
    path.with_suffix(".new").replace(path)
    if sync:
        opened = os.open(path.parent, os.O_RDONLY)
        os.fsync(opened)
        os.close(opened)


def in_place(folder: Path) -> None:
    write(folder / "file", NEW)


def without_fsync(folder: Path) -> None:
    write(folder / "file.new", NEW, sync=False)
    rename(folder / "file", sync=True)


def without_fsync_of_the_folder(folder: Path) -> None:
    write(folder / "file.new", NEW)
    rename(folder / "file", sync=False)


def durably(folder: Path) -> None:
    write_durably(folder / "file", NEW)


def prepare(folder: Path) -> None:
    (folder / "file").write_bytes(OLD)


def look(folder: Path) -> bytes:
    found = (folder / "file").read_bytes()
    assert found in (OLD, NEW), "it is neither the old file nor the new one"
    return found


@pytest.mark.parametrize(
    ("act", "killed", "cut"),
    [
        (in_place, "neither", "neither"),
        (without_fsync, None, "neither"),
        (without_fsync_of_the_folder, None, "told as done"),
        (durably, None, None),
    ],
)
def test_careless_ways_to_write_a_file_are_caught(
    tmp_path: Path, act: Callable[[Path], None], killed: str | None, cut: str | None
) -> None:
    for trial, says in ((killed_everywhere, killed), (power_cut_everywhere, cut)):
        if says is None:
            assert trial(tmp_path / trial.__name__, prepare, act, look) >= 4
        else:
            with pytest.raises(AssertionError, match=says):
                trial(tmp_path / trial.__name__, prepare, act, look)


def test_an_error_that_is_swallowed_is_caught(tmp_path: Path) -> None:
    def act(folder: Path) -> None:
        try:
            durably(folder)
        except BrokenError:
            return

    with pytest.raises(AssertionError, match="was swallowed"):
        failing_everywhere(tmp_path, prepare, act, look, 5, BrokenError)


def test_a_file_written_past_the_door_is_caught(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="past the door"):
        power_cut_everywhere(tmp_path, prepare, prepare, look)
