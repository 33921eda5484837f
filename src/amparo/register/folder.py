"""Reading the files of a copy of a log: only what lies in its folder, no link followed, nothing larger than it may be."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from amparo.terms import FileError
from amparo.tlog import LogError

_PART = 65_536
_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class UnreadError(LogError):
    """A file of the log cannot be read. `code` is that of the finding that it makes."""

    def __init__(self, where: str, code: str, problem: str) -> None:
        self.code = code
        super().__init__(where, problem)


class Folder:
    """The folder of a copy of a log. Raises FileError where it is none."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._held: tuple[tuple[str, ...], int] | None = None
        """The folder that was read from last, kept open: most files lie beside one another."""
        if not root.is_dir():
            raise FileError(str(root), "there is no such folder.", "Give the folder that holds `checkpoint`.")

    def read(self, path: str, most: int = 1_000_000) -> bytes:
        """The bytes of a file under the folder, named with `/`. Raises UnreadError."""
        parts = PurePosixPath(path).parts
        if not parts or ".." in parts or path.startswith("/"):
            raise UnreadError(path, "file_link", "it leads out of the folder.")
        handle = -1
        try:
            handle = os.open(parts[-1], _OPEN, dir_fd=self._within(parts[:-1]))
            return _content(path, handle, most)
        except OSError as error:
            raise _unread(path, error) from error
        finally:
            if handle >= 0:
                os.close(handle)

    def _within(self, parts: tuple[str, ...]) -> int:
        """A handle of a folder below this one, opened step by step, no link followed. Raises OSError."""
        if self._held and self._held[0] == parts:
            return self._held[1]
        handle = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            for part in parts:
                inner = os.open(part, _OPEN, dir_fd=handle)
                os.close(handle)
                handle = inner
        except OSError:
            os.close(handle)
            raise
        self.close()
        self._held = parts, handle
        return handle

    def close(self) -> None:
        """Close the folder that is kept open."""
        if self._held:
            os.close(self._held[1])
            self._held = None

    def __del__(self) -> None:
        if getattr(self, "_held", None):
            self.close()

    def has(self, path: str) -> bool:
        """Whether a file of this name is there, readable or not."""
        return os.path.lexists(self.root / path)

    def walk(self, path: str) -> Iterator[str]:
        """Every file under a folder of it, sorted; links are named, never followed."""
        try:
            there = sorted(os.scandir(self.root / path), key=lambda entry: entry.name)
        except OSError:
            return
        for entry in there:
            inner = f"{path}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from self.walk(inner)
            else:
                yield inner


def _content(path: str, handle: int, most: int) -> bytes:
    told = os.fstat(handle)
    if not stat.S_ISREG(told.st_mode):
        raise UnreadError(path, "file_missing", "it is no file.")
    content = bytearray()
    while len(content) <= most:
        part = os.read(handle, min(most - len(content), max(told.st_size, _PART)) + 1)
        if not part:
            return bytes(content)
        content += part
    raise UnreadError(path, "file_large", f"it is larger than {most} bytes.")


def _unread(path: str, error: OSError) -> UnreadError:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return UnreadError(path, "file_missing", "it is not there.")
    if error.errno == errno.ELOOP:
        return UnreadError(path, "file_link", "it is a link; links are not followed.")
    return UnreadError(path, "file_denied", f"it cannot be read ({error.strerror}).")
