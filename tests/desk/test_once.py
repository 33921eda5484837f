"""A key or a secret is made once, whole or not at all."""

import os
import threading
from pathlib import Path

import pytest

from amparo_desk.once import write_once


def test_it_is_made_once_for_its_owner_alone_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "home" / "a.key"
    write_once(file, b"first")
    write_once(file, b"second")
    assert file.read_bytes() == b"first"
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_of_many_who_make_it_at_once_one_is_kept_whole(tmp_path: Path) -> None:
    file, start = tmp_path / "a.key", threading.Barrier(8)

    def make(number: int) -> None:
        start.wait()
        write_once(file, bytes([number]) * 1000)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(file.read_bytes()) == 1000
    assert len(set(file.read_bytes())) == 1
    assert list(tmp_path.iterdir()) == [file]


def test_a_disk_that_fails_leaves_no_half_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_once(tmp_path / "a.key", b"first")
    assert not list(tmp_path.iterdir())
