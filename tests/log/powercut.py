"""Machines that stop at every write: a process killed, a disk whose power is cut, a disk that is full, at each boundary in turn.

Three callables tell what is tried. `prepare(folder)` fills an empty folder; `act(folder)` is what is cut off, and must be
repeatable; `look(folder)` opens what is there, raises where that is not valid, and gives what is to be the same in the end.

    killed_everywhere(tmp_path, prepare, act, look)       SIGKILL to a child process before every call that writes, and within
    power_cut_everywhere(tmp_path, prepare, act, look)    the disk as it is at worst after a power cut at each of them
    failing_everywhere(tmp_path, prepare, act, look, errno.ENOSPC, DiskFullError)

Each checks at every boundary that `look` finds something valid, that `act` done again ends as one that nobody disturbed,
and returns how many boundaries there were. What is written must go through `os` (open, write, fsync, replace, …) or
SQLite: of a connection made by `sqlite3.connect` each statement and commit is a boundary, and its file is taken as SQLite
left it. A file opened for writing by `open()` is an error of the test.
"""

import os
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from tests.log.watching import Gate, watched
from tests.log.worst_disk import WorstDisk

Step = Callable[[Path], None]


def _not_waiting(trial: Callable[..., int]) -> Callable[..., int]:
    """Try it in memory, and wait for no disk: what is durable is known by who asked for it, to a model of the disk too."""

    @wraps(trial)
    def tried(folder: Path, *arguments: Any, **more: Any) -> int:
        memory = Path("/dev/shm")
        folder.mkdir(parents=True, exist_ok=True)
        with (
            TemporaryDirectory(dir=memory if memory.is_dir() else folder) as fast,
            patch("os.fsync", lambda _file: None),
        ):
            return trial(Path(fast), *arguments, **more)

    return tried


class _Stopped(BaseException):
    """The process stands still: nothing it would still do is done."""


@_not_waiting
def killed_everywhere(folder: Path, prepare: Step, act: Step, look: Callable[[Path], Any]) -> int:
    """Kill a process that acts before each write and in the middle of each; what is left must be valid and completed."""
    fresh = _Fresh(folder, prepare)
    whole = fresh()
    act(whole)
    wanted = look(whole)
    number = 0
    while True:
        number += 1
        home = fresh()
        if not _killed_at(number, act, home):
            assert look(home) == wanted, "two undisturbed runs end differently"
            return number - 1
        look(home)
        act(home)
        assert look(home) == wanted, f"killed at write {number}, done again, it ended differently"


@_not_waiting
def power_cut_everywhere(folder: Path, prepare: Step, act: Step, look: Callable[[Path], Any]) -> int:
    """Cut the power at each write, and once it is done; then again, after a process was killed there first."""
    fresh = _Fresh(folder, prepare)
    home = fresh()
    disk = WorstDisk(home)
    states = dict[Any, dict[Path, bytes | None]]()
    boundaries = 0

    def gate(_call: str) -> None:
        nonlocal boundaries
        boundaries += 1
        states.update((tuple(state.items()), state) for state in disk.states())

    with watched(gate, disk):
        act(home)
    wanted = look(home)
    for state in states.values():
        left = disk.build(state, folder / "left")
        look(left)
        act(left)
        assert look(left) == wanted, "after the power cut, done again, it ended differently"
    for state in disk.states():
        assert look(disk.build(state, folder / "left")) == wanted, (
            "what was told as done is lost in a power cut"
        )
    for number in range(1, boundaries + 1):
        _kill_then_cut(fresh(), number, folder / "left", act, look, wanted)
    return boundaries


@_not_waiting
def failing_everywhere(
    folder: Path,
    prepare: Step,
    act: Step,
    look: Callable[[Path], Any],
    error: int,
    expected: type[Exception],
    calls: Callable[[str], bool] = lambda call: call not in ("unlink", "rmdir", "open to read"),
    ways: tuple[bool, ...] = (False, True),
) -> int:
    """Let each call fail in turn, once, and from there on; `expected` must be raised, and the rest as after a kill."""
    fresh = _Fresh(folder, prepare)
    whole = fresh()
    act(whole)
    wanted = look(whole)
    number = 0
    for lasting in ways:
        number = 0
        while True:
            number += 1
            home = fresh()
            if not _fails_at(number, act, home, error, expected, calls, lasting=lasting):
                break
            look(home)
            assert not list(home.rglob(".new-*")), f"a half-written file is left after failure {number}"
            act(home)
            assert look(home) == wanted, f"failed at {number}, done again, it ended differently"
    return number - 1


class _Fresh:
    """A folder as `prepare` left it, as often as asked."""

    def __init__(self, folder: Path, prepare: Step) -> None:
        self._template, self._home = folder / "template", folder / "home"
        self._template.mkdir(parents=True)
        prepare(self._template)

    def __call__(self) -> Path:
        shutil.rmtree(self._home, ignore_errors=True)
        return Path(shutil.copytree(self._template, self._home, symlinks=True))


def _killed_at(number: int, act: Step, home: Path) -> bool:
    """Act in a child that is killed before its n-th write; False where it came to its end before."""
    child = os.fork()
    if not child:
        code = 3
        try:
            with watched(_counting(number, lambda: os.kill(os.getpid(), signal.SIGKILL))):
                act(home)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the act failed by itself"
    return False


def _kill_then_cut(
    home: Path, number: int, left: Path, act: Step, look: Callable[[Path], Any], wanted: Any
) -> None:
    """Kill at a write, act again, and cut the power once that is told as done."""
    disk, still = WorstDisk(home), False

    def gate(call: str) -> None:
        nonlocal number, still
        number -= call != "open to read"
        still = still or number < 1
        if still:  # nor is anything cleaned up: a killed process does not
            raise _Stopped

    with watched(gate, disk), suppress(_Stopped):
        act(home)
    with watched(lambda _call: None, disk):
        act(home)
    for state in disk.states():
        assert look(disk.build(state, left)) == wanted, (
            "what was told as done, after a kill, is lost in a power cut"
        )


def _fails_at(
    number: int,
    act: Step,
    home: Path,
    error: int,
    expected: type[Exception],
    calls: Callable[[str], bool],
    *,
    lasting: bool,
) -> bool:
    seen = 0

    def gate(call: str) -> None:
        nonlocal seen
        if calls(call):
            seen += 1
            if seen == number or (lasting and seen > number):
                raise OSError(error, os.strerror(error))

    with watched(gate):
        try:
            act(home)
        except expected:
            return True
    assert seen < number, f"failure {number} was swallowed"
    return False


def _counting(number: int, stop: Callable[[], None]) -> Gate:
    seen = 0

    def gate(call: str) -> None:
        nonlocal seen
        seen += call != "open to read"
        if seen == number:
            stop()

    return gate
