"""Hands a file to a process of its own and takes back what it read; a file that breaks that process breaks no more.

The time and the memory of that process are bounded. Whatever happens in it, the caller gets a Document or a FileError.
"""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from amparo.documents.document import Document, from_plain
from amparo.documents.file_kinds import media_type
from amparo.documents.worker import SECONDS, answer_of
from amparo.terms import FileError

LARGEST_FILE = 64 * 1024 * 1024
"""In bytes. A scanned page has one or two million."""

WIDEST_PICTURE = 3_000
_LONGEST = SECONDS + 60.0


def read_document(content: bytes, name: str, *, ocr: bool = True) -> Document:
    """A PDF, PNG, JPEG or TIFF as text and fields. `name` is what messages call it. Raises FileError.

    Pages that are pictures are read by tesseract, unless `ocr` is False; then they stay without words, and a note
    says so.
    """
    _refuse_early(content, name)
    told = answer_of(_done_apart(content, name, ["read", "ocr" if ocr else "no-ocr"]))
    _raise_refusal(told, name)
    return replace(from_plain(told["document"]), name=name)


def page_picture(content: bytes, page: int, width: int, *, turned: int = 0, tilt: float = 0.0) -> bytes:
    """The picture of one page (counted from 1) as PNG, so many dots wide. Raises FileError.

    Give `turned` and `tilt` of the Page that was read, and every Box lies where it was found.
    """
    name = "document"
    _refuse_early(content, name)
    wide = max(16, min(width, WIDEST_PICTURE))
    told = _done_apart(content, name, ["picture", str(page), str(wide), str(turned % 360), str(tilt)])
    if not told.startswith(b"\x89PNG"):
        _raise_refusal(answer_of(told), name)
    return told


def _refuse_early(content: bytes, name: str) -> None:
    if len(content) > LARGEST_FILE:
        raise FileError(
            name,
            f"this file is larger than {LARGEST_FILE // 1024**2} MB.",
            "Give the paper alone, scanned at 300 dots an inch.",
        )
    media_type(content, name)


_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")
"""What the worker is told of its surroundings: no password of a database, no place of a key."""


def _done_apart(content: bytes, name: str, arguments: list[str]) -> bytes:
    """What the worker answers. It is not told the file's name, which may be a person's: any user can list arguments.

    `-P`: no file in the folder where this runs is taken for a part of the program.
    """
    command = [sys.executable, "-P", "-m", "amparo.documents.worker", *arguments]
    house = str(Path(__file__).parents[2])
    others = [road for road in os.environ.get("PYTHONPATH", "").split(os.pathsep) if Path(road).is_absolute()]
    roads = os.pathsep.join((house, *others))
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # so that tesseract, which it starts, ends with it
        env={name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"PYTHONPATH": roads},
    ) as process:
        try:
            told, trouble = process.communicate(content, timeout=_LONGEST)
        except subprocess.TimeoutExpired as error:
            raise _too_much(name) from error
        finally:
            _end(process)
    if process.returncode == 0 and told:
        return told
    if process.returncode < 0 or b"MemoryError" in trouble:
        raise _too_much(name)
    last = trouble.decode("utf-8", "replace").strip().splitlines()[-1:] or ["it said nothing"]
    raise FileError(
        name,
        f"this file could not be read ({last[0][:200]}).",
        "Print or photograph the paper again, and give that.",
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return  # it has ended by itself, with all that it started


def _raise_refusal(told: dict[str, object], name: str) -> None:
    if told.get("memory"):
        raise _too_much(name)
    if "refused" in told:
        file = str(told["file"])
        raise FileError(file or name, str(told["refused"]).removeprefix(f"{file}: "))


def _too_much(name: str) -> FileError:
    return FileError(
        name,
        "reading this file took more time or memory than any paper needs, so it was stopped and nothing was read.",
        "Print or photograph the paper again, and give that.",
    )
