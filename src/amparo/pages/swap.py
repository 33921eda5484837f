"""Puts a whole site in the place of the old one: written beside it, flushed, then exchanged in one step.

Whatever fails, a full disk say, fails before that step: the old site stays as it was, and what was half written is removed.
"""

import ctypes
import errno
import glob
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from amparo.pages.laid import Content, Given, Kept
from amparo.terms import FileError

MARK = "site.json"
"""The file by which a folder is known as a site of ours: nothing else is ever replaced."""
_EXCHANGE, _HERE = 2, -100


def target_of(out: Path) -> Path:
    """The folder that is exchanged: where `out` is a link, the one that it leads to."""
    return Path(os.path.realpath(out)) if out.is_symlink() else out


def put(out: Path, files: Iterable[tuple[str, Content]], meanwhile: Callable[[], None] = lambda: None) -> int:
    """Write the files and exchange them for the folder `out`; how many. Raises FileError, and then nothing has changed.

    `meanwhile` is done once the new site stands, while the one before it is cleared away.
    """
    target = target_of(out)
    _check(target)
    beside = target.with_name(f".{target.name}.new-{os.getpid()}")
    try:
        _clear(target)
        shutil.rmtree(beside, ignore_errors=True)
        count = _write(beside, files)
        exchange(beside, target)
    except OSError as error:
        raise FileError(
            error.filename or str(target),
            f"the site cannot be written ({error.strerror}); the one that stood before is untouched.",
            "Make room or mend the rights, and build again.",
        ) from error
    else:
        with _clearing_away(beside):
            meanwhile()
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return count


@contextmanager
def _clearing_away(folder: Path) -> Iterator[None]:
    """A folder of many files is removed by a process of its own, another core's work where there is one."""
    try:
        clearing = subprocess.Popen(["rm", "-rf", "--", folder])
    except OSError:  # no such program, or no room for one: it is removed all the same, later
        yield
        return
    try:
        yield
    finally:
        clearing.wait()


def _check(target: Path) -> None:
    """That the place is free, empty, or a site of ours. Raises FileError."""
    if not target.parent.is_dir():
        raise FileError(str(target), "the folder above it does not exist.", "Make it first.")
    if not target.exists():
        return
    if not target.is_dir() or (any(target.iterdir()) and not (target / MARK).is_file()):
        raise FileError(
            str(target),
            f"something else lies there: it has no {MARK}, so it is no site that this command has built.",
            "Name another folder; nothing was written.",
        )


def _clear(target: Path) -> None:
    """Remove what builds that were cut off have left beside the site; those that are at work are left alone."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.new-*"):
        number = left.name.rpartition("-")[2]
        if number.isdecimal() and not Path(f"/proc/{number}").exists() and Path("/proc/self").exists():
            shutil.rmtree(left, ignore_errors=True)


def _write(folder: Path, files: Iterable[tuple[str, Content]]) -> int:
    root, count, made, laid = str(folder), 0, set[str](), dict[str, str]()
    for path, content in files:
        file = f"{root}/{path}"
        _make(file.rpartition("/")[0], root, made)
        if isinstance(content, Kept):
            _again(content.path, file)
        elif isinstance(content, Given) and content.sha256 in laid:
            _again(laid[content.sha256], file)
        else:
            _lay(content, file)
        if isinstance(content, Given):
            laid[content.sha256] = file
        count += 1
    _make(root, root, made)
    _flush(folder)
    return count


def _make(folder: str, root: str, made: set[str]) -> None:
    """Make a folder of the site, and those above it, for every reader, however careful the maker's umask."""
    if folder in made:
        return
    if folder != root:
        _make(folder.rpartition("/")[0], root, made)
    Path(folder).mkdir()
    Path(folder).chmod(0o755)
    made.add(folder)


def _lay(content: bytes | Given, file: str) -> None:
    if isinstance(content, Given):
        shutil.copyfile(content.path, file)
    else:
        with Path(file).open("xb") as stream:
            stream.write(content)
    Path(file).chmod(0o644)


def _again(there: str, file: str) -> None:
    """Lay a file of a site a second time, as another name of it; as a copy where the file system has no such thing.

    Files of a site are never written to once they are laid, so that two names of one are as good as two files.
    """
    try:
        os.link(there, file)
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.EMLINK, errno.EXDEV, errno.ENOTSUP}:
            raise
        shutil.copyfile(there, file)
        Path(file).chmod(0o644)


def _flush(folder: Path) -> None:
    """Everything written is on the disk before the exchange: one call for the whole file system where there is one."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        if sys.platform == "linux":
            if ctypes.CDLL(None, use_errno=True).syncfs(handle):
                raise OSError(
                    ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder)
                )  # a full disk may show only now
        else:
            os.sync()
    finally:
        os.close(handle)


def exchange(beside: Path, target: Path) -> None:
    """Two folders, in one step where the system can (Linux's renameat2), else in two with the old kept until the new stands."""
    if not target.exists():
        beside.rename(target)
    elif not _exchanged_at_once(beside, target):
        old = target.with_name(f".{target.name}.old-{os.getpid()}")
        target.rename(old)
        try:
            beside.rename(target)
        except OSError:
            old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    handle = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exchanged_at_once(beside: Path, target: Path) -> bool:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(_HERE, os.fsencode(beside), _HERE, os.fsencode(target), _EXCHANGE)
    if done == 0:
        return True
    if ctypes.get_errno() in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(target))
