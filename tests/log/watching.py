"""Standing at the door through which a process writes: `os` and SQLite. Each call asks a gate first, and a disk is told of it."""

import builtins
import io
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from tests.log.worst_disk import WorstDisk

Gate = Callable[[str], None]
_WRITING = (
    "replace",
    "rename",
    "link",
    "unlink",
    "remove",
    "mkdir",
    "rmdir",
    "chmod",
    "fchmod",
    "ftruncate",
    "fsync",
)


@contextmanager
def watched(gate: Gate, disk: WorstDisk | None = None) -> Iterator[None]:
    """Ask the gate before every call that writes; tell the disk after it."""
    real = {name: getattr(os, name) for name in (*_WRITING, "open", "write", "pwrite")}

    def call(name: str) -> Callable[..., Any]:
        def called(*arguments: Any, **more: Any) -> Any:
            gate(name)
            result = real[name](*arguments, **more)
            if disk:
                disk.after(name, arguments)
            return result

        return called

    def opened(path: Any, flags: int, *arguments: Any, **more: Any) -> int:
        gate("open" if flags & (os.O_CREAT | os.O_TRUNC) else "open to read")
        found: int = real["open"](path, flags, *arguments, **more)
        if disk:
            disk.after("open", (path, found))
        return found

    def written(file: int, content: Any) -> int:
        gate("write")
        half: int = real["write"](file, memoryview(content)[: len(content) // 2])
        gate("write")  # in the middle of it
        return half + int(real["write"](file, memoryview(content)[half:]))

    changed: dict[str, Any] = {name: call(name) for name in (*_WRITING, "pwrite")}
    with patch.multiple(os, open=opened, write=written, **changed), _others(gate):
        yield


@contextmanager
def _others(gate: Gate) -> Iterator[None]:
    """SQLite's statements, and the ways to a file that cannot be watched."""

    class Watched(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            gate("statement")
            return super().execute(*arguments)

        def commit(self) -> None:
            gate("commit")
            super().commit()
            gate("committed")

        def __exit__(self, *arguments: Any) -> Any:
            gate("commit")
            result = super().__exit__(*arguments)
            gate("committed")
            return result

    real_connect, real_open = sqlite3.connect, builtins.open

    def connect(*arguments: Any, **more: Any) -> sqlite3.Connection:
        return real_connect(*arguments, **{"factory": Watched, **more})

    def opened(file: Any, mode: str = "r", *arguments: Any, **more: Any) -> Any:
        assert isinstance(file, int) or not set(mode) & set("wax+"), (
            f"{file} is opened past the door for writing"
        )
        return real_open(file, mode, *arguments, **more)

    with (
        patch.object(sqlite3, "connect", connect),
        patch.object(builtins, "open", opened),
        patch.object(io, "open", opened),
    ):
        yield
