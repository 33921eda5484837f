"""Words read from the picture of a page by tesseract, a program of its own, in English and Spanish.

It is called with the picture on its input and answers with a table: one line a word, its place, and how sure it is.
"""

import csv
import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Any

from amparo.terms import FileError

LANGUAGES = ("eng", "spa")
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-spa"
LONGEST = 60.0
"""Seconds for one page. A page of small print takes five."""

SUREST_OF_JUNK = 0.25
_LEAST_SURE_TURN = 1.5


@dataclass(frozen=True, slots=True)
class Seen:
    """A word in a picture, its place in pixels."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: float


def program() -> str:
    """Where tesseract is. Raises FileError where it, or one of its languages, is not installed."""
    found = shutil.which("tesseract")
    if found is None:
        raise FileError("OCR", "the program `tesseract` is not installed, which reads pictures.", INSTALL)
    missing = [name for name in LANGUAGES if name not in _installed(found)]
    if missing:
        raise FileError("OCR", f"tesseract lacks the model {', '.join(missing)}.", INSTALL)
    return found


@cache
def _installed(tesseract: str) -> frozenset[str]:
    told = subprocess.run(
        [tesseract, "--list-langs"], capture_output=True, text=True, check=False, timeout=LONGEST
    )
    return frozenset(line.strip() for line in told.stdout.splitlines()[1:])


def words_in(picture: Any, per_inch: int) -> list[Seen]:
    """The words of an upright picture (Pillow)."""
    table = _asked(picture, per_inch, ["--psm", "3", "-l", "+".join(LANGUAGES)], ["tsv"])
    words = []
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text, sure = (row.get("text") or "").strip(), float(row.get("conf") or -1) / 100
        if not text or sure < 0 or (sure < SUREST_OF_JUNK and not any(sign.isalnum() for sign in text)):
            continue
        left, top, width, height = (int(row[name] or 0) for name in ("left", "top", "width", "height"))
        words.append(Seen(text, left, top, left + width, top + height, sure))
    return words


def turn_of(picture: Any, per_inch: int) -> int:
    """By how many degrees (0, 90, 180, 270), clockwise, a picture must be turned to stand upright; 0 where unsure."""
    if "osd" not in _installed(program()):
        return 0
    told = _asked(picture, per_inch, ["--psm", "0", "-l", "osd"], [])
    rotate = re.search(r"^Rotate: (\d+)", told, re.MULTILINE)
    sure = re.search(r"^Orientation confidence: ([\d.]+)", told, re.MULTILINE)
    if rotate is None or sure is None or float(sure[1]) < _LEAST_SURE_TURN:
        return 0
    return int(rotate[1]) % 360


def _asked(picture: Any, per_inch: int, options: list[str], outputs: list[str]) -> str:
    given = io.BytesIO()
    picture.save(given, "PPM")
    command = [program(), "stdin", "stdout", "--dpi", str(per_inch), *options, *outputs]
    try:
        done = subprocess.run(
            command,
            input=given.getvalue(),
            capture_output=True,
            check=False,
            timeout=LONGEST,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # more threads only wait for each other
        )
    except subprocess.TimeoutExpired:
        return ""  # the page stays without words, and its note says so
    return done.stdout.decode("utf-8", "replace")
