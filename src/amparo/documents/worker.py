"""Reads one file in a process of its own, with little memory and time, because any file may be hostile.

It is started by reading.py and speaks with nobody else: what to do comes as its arguments, the file on its input, and
the answer goes out as JSON or as a picture. It opens no other file.
"""

import io
import json
import resource
import sys
from typing import Any

from amparo.documents import page_reading, pictures, straighten
from amparo.documents.document import to_plain
from amparo.documents.file_kinds import PDF, media_type
from amparo.documents.pdf_file import opened, page_of, picture_of
from amparo.documents.whole_file import read_whole
from amparo.terms import FileError

MEMORY = 2 * 1024**3
SECONDS = 240
NAMELESS = ""
"""What the file is called here; reading.py puts in the name it was given."""


def limit_itself() -> None:
    """From here on this process, and tesseract which it starts, may not take more than this."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),  # no file is written
        (resource.RLIMIT_CORE, 0),  # and what was in the paper is not left lying about
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, hard))


def main(arguments: list[str]) -> int:
    """Do what is asked: `read OCR` or `picture PAGE WIDTH TURNED TILT`."""
    limit_itself()
    content = sys.stdin.buffer.read()
    try:
        if arguments[0] == "picture":
            number, width, turned = (int(given) for given in arguments[1:4])
            answer = _picture(content, number, width, turned, float(arguments[4]))
        else:
            document = read_whole(content, NAMELESS, ocr=arguments[1] == "ocr")
            answer = json.dumps({"document": to_plain(document)}).encode()
    except FileError as error:
        answer = json.dumps({"refused": str(error), "file": error.file}).encode()
    except MemoryError:
        answer = json.dumps({"memory": True}).encode()
    sys.stdout.buffer.write(answer)
    return 0


def _picture(content: bytes, number: int, width: int, turned: int, tilt: float) -> bytes:
    """The picture of one page as PNG, turned and straightened as it was read."""
    if media_type(content, NAMELESS) == PDF:
        with opened(content, NAMELESS) as pdf:
            _refuse_missing(number, len(pdf))
            drawn = picture_of(page_of(pdf, number - 1, NAMELESS), _longest(width), grey=False)
    else:
        _refuse_missing(number, pictures.count_pages(content, NAMELESS))
        drawn = pictures.one_page(content, NAMELESS, number - 1)
    seen = straighten.tilted(straighten.turned(drawn, turned), tilt)
    height = max(1, min(round(seen.height * width / seen.width), 4 * width))
    out = io.BytesIO()
    seen.resize((width, height), pictures.pillow().Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()


def _longest(width: int) -> int:
    return min(2 * width, page_reading.OCR_SIDE)


def _refuse_missing(number: int, count: int) -> None:
    if not 1 <= number <= count:
        raise FileError(NAMELESS, f"there is no page {number}: it has {count:,}.")


def answer_of(told: bytes) -> dict[str, Any]:
    """The answer of a worker that read a file, as plain data."""
    found: dict[str, Any] = json.loads(told)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
