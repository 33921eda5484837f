"""Files that are whole or not there, whatever happens to the machine: written beside, made durable, renamed, made durable again.

What the world does to a file is told by name: disk full, read-only, too many open files, not allowed, in use, broken.
Nothing here knows of logs. Every file of a log, its keys and its state is written through `write_durably`, or several at
once through `Batch`, which makes each folder durable once.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident

from amparo.tlog.errors import LogError

LEFTOVER = ".new-"
"""So begins the name of a file that is being written. One that nobody writes any more was left by a crash: it holds nothing."""


class StorageError(LogError):
    """Something on the disk cannot be read, written or relied on. `dice` says the same as `problem` and `mend` in Spanish."""

    def __init__(self, where: str | Path, problem: str, mend: str = "", dice: str = "") -> None:
        super().__init__(str(where), problem, mend)
        self.dice = dice or f"{problem} {mend}".strip()

    def in_language(self, language: str) -> str:
        """The whole sentence, `en` or `es`."""
        return f"{self.where}: {self.dice}" if language == "es" else str(self)


class DiskFullError(StorageError):
    """There is no room: on the disk, in a quota, or within the largest size that a file may have."""


class ReadOnlyError(StorageError):
    """The file system can only be read."""


class TooManyFilesError(StorageError):
    """This process, or the machine, has as many files open as it may."""


class NotAllowedError(StorageError):
    """This user may not do this with the file."""


class BusyError(StorageError):
    """Another process is at it."""


class MissingError(StorageError):
    """A file that should be there is not."""


class TakenError(StorageError):
    """A file that should be new is there already; it is left as it is."""


class BrokenError(StorageError):
    """The disk answers with an error of its own, or what is on it does not fit together."""


_Sentences = tuple[type[StorageError], str, str, str]
_FULL: _Sentences = (
    DiskFullError,
    "there is no room for it on the disk.",
    "Make room and do the same again: what was there before is whole.",
    "no cabe en el disco. Libere espacio y repita lo mismo: lo que había antes está completo.",
)
_MANY: _Sentences = (
    TooManyFilesError,
    "too many files are open.",
    "Close other programs or raise the limit (`ulimit -n`), and do the same again.",
    "hay demasiados archivos abiertos. Cierre otros programas o suba el límite (`ulimit -n`) y repita lo mismo.",
)
_NOT_ALLOWED: _Sentences = (
    NotAllowedError,
    "this user may not do that here.",
    "See whose file and folder it is (`ls -l`), and run this as its owner.",
    "este usuario no tiene permiso. Vea de quién son el archivo y la carpeta (`ls -l`) y hágalo como su dueño.",
)
_READ_ONLY: _Sentences = (
    ReadOnlyError,
    "the disk can only be read.",
    "Mount it for writing; after an error of the disk itself, check the disk first.",
    "el disco es de solo lectura. Móntelo para escritura; tras un error del propio disco, revíselo antes.",
)
_BUSY: _Sentences = (
    BusyError,
    "another process is using it.",
    "Wait until that one has ended, and do the same again.",
    "otro proceso lo está usando. Espere a que termine y repita lo mismo.",
)
_MISSING: _Sentences = (
    MissingError,
    "it is not there.",
    "See that the path is right; copy the file again from a copy of the log.",
    "no está. Vea que la ruta sea correcta; copie el archivo otra vez desde una copia del registro.",
)
_TAKEN: _Sentences = (
    TakenError,
    "it is there already, and is not overwritten.",
    "Choose another name, or move the old one away.",
    "ya existe y no se sobrescribe. Elija otro nombre o mueva el anterior a otro lugar.",
)
_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EMFILE: _MANY,
    errno.ENFILE: _MANY,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EAGAIN: _BUSY,
    errno.EBUSY: _BUSY,
    errno.ENOENT: _MISSING,
    errno.EEXIST: _TAKEN,
}


def named(error: OSError, path: str | Path) -> StorageError:
    """What an OSError means for this file, with how to mend it."""
    if isinstance(error, OSError) and error.errno in _BY_NUMBER:
        kind, problem, mend, dice = _BY_NUMBER[error.errno]
        return kind(path, problem, mend, dice)
    told = error.strerror or type(error).__name__
    return BrokenError(
        path,
        f"the disk answers: {told}.",
        "Check the disk before anything else is written.",
        f"el disco responde: {told}. Revise el disco antes de escribir otra cosa.",
    )


@contextmanager
def naming(path: str | Path) -> Iterator[None]:
    """Whatever the world says against it inside is said by name."""
    try:
        yield
    except OSError as error:
        raise named(error, path) from error


def write_durably(path: Path, content: bytes, *, mode: int = 0o644, replace: bool = True) -> None:
    """Write a file whole, or not at all; when this returns it outlives a power cut. Raises StorageError.

    Without `replace` a file that is there already stays as it is, and TakenError is raised.
    """
    batch = Batch()
    batch.write(path, content, mode=mode, replace=replace)
    batch.sync()


def remove_leftovers(folder: Path) -> None:
    """Remove what crashes left of files being written. Only for one who knows that nobody else writes there."""
    with naming(folder):
        for left in folder.glob(f"{LEFTOVER}*"):
            os.unlink(left)  # noqa: PTH108 (the one door through which tests can cut the power)


def sync_folder(folder: Path) -> None:
    """Make durable which files a folder holds. Raises StorageError."""
    with naming(folder):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


class Batch:
    """Several files, each whole or not at all; durable, all of them, once `sync` has returned."""

    def __init__(self) -> None:
        self._folders = dict[Path, None]()

    def write(self, path: Path, content: bytes, *, mode: int = 0o644, replace: bool = True) -> None:
        """Write a file, and the folders above it that are missing. Raises StorageError, and leaves nothing half written."""
        with naming(path):
            try:
                beside = _write_beside(path, content, mode)
            except FileNotFoundError:
                self.folder(path.parent, mode=0o755 if mode & 0o044 else 0o700)
                beside = _write_beside(path, content, mode)
            try:
                if replace:
                    os.replace(beside, path)  # noqa: PTH105
                else:
                    os.link(beside, path)  # unlike a rename, it fails where there is one
            except OSError:
                with suppress(OSError):
                    os.unlink(beside)  # noqa: PTH108
                raise
            self._folders[path.parent] = None
            if not replace:
                os.unlink(beside)  # noqa: PTH108

    def folder(self, folder: Path, *, mode: int = 0o755) -> None:
        """Make a folder, and those above it, where they are missing. Raises StorageError."""
        with naming(folder):
            if folder.is_dir():
                return
            self.folder(folder.parent, mode=mode)
            with suppress(FileExistsError):  # another process was quicker
                os.mkdir(folder, mode)  # noqa: PTH102
                os.chmod(folder, mode)  # noqa: PTH101 (whatever the umask is: others read a log)
            self._folders[folder.parent] = None

    def sync(self) -> None:
        """Make all of it durable. Raises StorageError."""
        for folder in self._folders:
            sync_folder(folder)
        self._folders.clear()


def _write_beside(path: Path, content: bytes, mode: int) -> Path:
    """The file under a name of its own, durable; where that fails, it is gone again."""
    beside = path.with_name(f"{LEFTOVER}{os.getpid()}-{get_ident()}-{path.name}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
    opened = os.open(beside, flags, 0o600)
    try:
        try:
            os.fchmod(opened, mode)
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(opened, rest) :]
            os.fsync(opened)
        finally:
            os.close(opened)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise
    return beside
