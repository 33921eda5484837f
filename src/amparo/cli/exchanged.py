"""A folder of files put in the place of an earlier one of ours: written beside it, flushed, exchanged in one step.

Whatever fails, a full disk say, fails before that step: what stood before stays whole.
"""

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from amparo.pages.swap import exchange
from amparo.terms import FileError

_OURS = re.compile(rb'\A\s*\{\s*"format": ?"amparo[-.]')
"""How a mark of ours begins: the name alone may be anybody's."""


def put_folder(out: Path, mark: str, files: Iterable[tuple[str, bytes]]) -> int:
    """Write the files, `mark` among them, and exchange them for the folder `out`; how many. Raises FileError.

    `mark` is the file by which a folder is known as one of ours: nothing else is ever replaced.
    """
    target = Path(os.path.realpath(out))
    _check(target, mark)
    beside = target.with_name(f".{target.name}.new-{os.getpid()}")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir()
        count = _write(beside, files)
        _check(target, mark)  # again: building took its time, and somebody may have laid something there
        exchange(beside, target)
    except OSError as error:
        raise FileError(
            error.filename or str(target),
            f"the files cannot be written ({error.strerror}); what stood before is untouched.",
            "Make room or mend the rights, and build again.",
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return count


def _check(target: Path, mark: str) -> None:
    """That the place is free, empty, or one of ours."""
    if not target.parent.is_dir():
        raise FileError(str(target), "the folder above it does not exist.", "Make it first.")
    if not target.exists():
        return
    try:
        is_other = not target.is_dir() or (any(target.iterdir()) and not _is_ours(target / mark))
    except OSError as error:
        raise FileError(str(target), f"it cannot be read ({error.strerror}).", "Check the rights.") from error
    if is_other:
        raise FileError(
            str(target),
            f"something else lies there: it has no {mark} of ours, so this command has not built it.",
            "Name another folder; nothing was written.",
        )


def _is_ours(mark: Path) -> bool:
    if not mark.is_file():
        return False
    with mark.open("rb") as stream:
        return _OURS.match(stream.read(200)) is not None


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    count = 0
    for path, content in files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        count += 1
    return count
