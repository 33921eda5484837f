"""A power cut at every write of a publication, in the databases and in the folder: RELEASES holds whole releases only.

Each cut is in a process of its own on copies of the same house; then the act is done again as it was.
"""

import errno
import os
import pathlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from amparo.register.release import folder_name, read_releases
from amparo.terms import FileError
from amparo_desk.acts.release_approve import approve_release
from amparo_desk.releasing import finish
from amparo_desk.vault.releases import DraftState
from tests.desk.cut import DONE, MOST, POWER_FAILED, _cut_at, _in_a_process_of_its_own
from tests.desk.released import ALIASES, Publishing, fresh_databases, point_at, publishing

FILES = ((os, "fsync"), (os, "open"), (pathlib.Path, "mkdir"), (pathlib.Path, "rename"), (shutil, "rmtree"))
"""By what the folder is written: before each of them the power may fail."""
CUTS = (*range(1, 17), *range(17, MOST, 6))
"""Every write to the databases, and of those to the folder, which are alike, every sixth."""


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    """A house with one release and a draft of the second."""
    with fresh_databases(tmp_path) as databases:
        made = publishing(tmp_path, databases)
        made.close_year()
        made.publish()
        yield made


def kept(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_whenever_the_power_fails_a_release_is_whole_or_not_there_and_can_be_approved_again(
    desk: Publishing, tmp_path: Path
) -> None:
    draft, before = desk.draft(), kept(desk.house.folder)
    for alias in ALIASES:
        connections[alias].close()
    aside = tmp_path / "aside"
    aside.mkdir()
    for name in ("default.sqlite3", "keys.sqlite3"):
        shutil.copy(tmp_path / name, aside)
    folder, states = desk.house.folder, set[tuple[DraftState, bool]]()
    for last in CUTS:
        again = tmp_path / f"cut-{last}"
        shutil.copytree(aside, again)
        shutil.copytree(folder, again / "releases")
        point_at(again)
        desk.move(again / "releases")
        ended = _in_a_process_of_its_own(desk.vault, lambda _: _approve(desk, draft.id), last)
        there = [one.number for one in read_releases(again / "releases")]
        state = desk.house.releases.draft(draft.id).state
        assert there in ([1], [1, 2]), f"at write {last}"
        assert state is DraftState.PUBLISHED or there == [1], "what is not approved is not published"
        states.add((state, there == [1, 2]))
        _approve(desk, draft.id)
        after = kept(again / "releases")
        assert before.items() <= after.items()
        assert [one.manifest for one in read_releases(again / "releases")][1] == draft.manifest
        assert [path.name for path in sorted((again / "releases").iterdir())] == ["0001", "0002"]
        if ended == DONE:
            break
        shutil.rmtree(again)
        assert ended == POWER_FAILED
    assert states == {
        (DraftState.WAITING, False),
        (DraftState.PUBLISHED, False),
        (DraftState.PUBLISHED, True),
    }
    assert last > 40, "the folder's writes are among them"
    assert list(desk.vault.check_all()) == []


def _approve(desk: Publishing, id: str) -> None:
    approve_release(desk.house, desk.approver, desk.at, id)


def test_a_disk_that_is_full_half_way_is_named_and_leaves_nothing(
    desk: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, whole, written = desk.draft(), os.fsync, 0

    def full(handle: int) -> None:
        nonlocal written
        written += 1
        if written == 7:
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match=r"No space left on device.*nothing of it was published"):
        _approve(desk, draft.id)
    monkeypatch.undo()
    assert [path.name for path in desk.house.folder.iterdir()] == ["0001"]
    assert finish(desk.house) == [2]
    assert read_releases(desk.house.folder)[1].folder == desk.house.folder / folder_name(2)


@pytest.fixture(autouse=True)
def files_are_cut_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the process that is cut, each write to the folder counts among the writes, too."""

    def cut_at(aliases: tuple[str, ...], last: int) -> None:
        boundary = _cut_at(aliases, last)
        for owner, name in FILES:
            setattr(owner, name, _counted(getattr(owner, name), boundary))

    monkeypatch.setattr("tests.desk.cut._cut_at", cut_at)


def _counted(whole: Callable[..., Any], boundary: Callable[[], None]) -> Callable[..., Any]:
    def counted(*given: Any, **named: Any) -> Any:
        boundary()
        return whole(*given, **named)

    return counted
