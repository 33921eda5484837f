"""A set for the printer holds the copy of what came in, whatever was sent in to break it; or says what must be put there."""

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from amparo.casefile import Role
from amparo_desk.acts.receive_request import Attached
from amparo_desk.screens.printed_set import MOST_PAGES, copy_of
from tests.desk.screens.here import county, sample_request, seen

pytestmark = pytest.mark.usefixtures("sqlite")


def pdf(pages: int = 1, password: str = "") -> bytes:
    """A PDF of empty pages."""
    made, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page(612, 792)
    if password:
        made.encrypt(password)
    made.write(out)
    return out.getvalue()


def picture(side: int, frames: int = 1, kind: str = "TIFF") -> bytes:
    """A white picture, which takes next to no bytes."""
    out, page = io.BytesIO(), Image.new("1", (side, side), 1)
    more = {"compression": "group4", "save_all": True, "append_images": [page] * (frames - 1)}
    page.save(out, kind, **(more if kind == "TIFF" else {}))
    return out.getvalue()


def hostile() -> Iterator[tuple[str, bytes, str]]:
    """Papers that cannot be joined."""
    head, tail = b"%PDF-1.4\n1 0 obj<</Type/Catalog", b"endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    yield "locked", pdf(password="kettle"), "application/pdf"
    yield "cut off", pdf()[:200], "application/pdf"
    yield "without pages", head + b">>" + tail, "application/pdf"
    yield (
        "endless",
        head + b"/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>" + tail,
        "application/pdf",
    )
    yield "long", pdf(MOST_PAGES + 1), "application/pdf"
    yield "bomb", picture(14_000, kind="PNG"), "image/png"
    yield "cut picture", picture(200)[:60], "image/tiff"
    yield "unknown", b"MZ nothing", "application/octet-stream"


@pytest.mark.parametrize(("content", "kind"), [pytest.param(c, k, id=n) for n, c, k in hostile()])
def test_a_paper_that_cannot_be_joined_has_a_sheet_in_its_place_that_says_so(
    content: bytes, kind: str
) -> None:
    desk = county()
    record = sample_request(desk, attached=[Attached(content, kind, hashlib.sha256(content).hexdigest())])
    clerk = desk.as_(Role.CLERK)
    clerk.post(f"/requests/{record}/intention/", {"seen": seen(desk, record), "intention": "declined"})
    typed = {"seen": seen(desk, record), "language": "en", "made_at": "2026-11-24 23:00"}
    clerk.post(f"/requests/{record}/notices/", typed)
    answer = clerk.get(f"/requests/{record}/notices/set/1/")
    assert answer.status_code == 200
    told = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "Put the copy of the paper here" in told
    assert "Paper 1 of this request could not be joined" in " ".join(told.split())


def test_a_plain_paper_is_joined_page_by_page_whether_pdf_or_picture() -> None:
    for content, kind, pages in (
        (pdf(3), "application/pdf", 3),
        (picture(300, frames=3), "image/tiff", 3),
        (picture(300, kind="PNG"), "image/png", 1),
    ):
        copy = copy_of(content, kind)
        assert copy is not None
        assert len(PdfReader(io.BytesIO(copy)).pages) == pages


def test_never_more_than_one_page_of_a_picture_lies_unpacked_in_the_memory() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _ALONE],
        input=picture(8_000, frames=12),  # each page takes 64 million bytes unpacked
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
    )
    assert int(told.stdout) < 450_000, "kilobytes at most, at any moment"


_ALONE = """
import sys, django
django.setup()
from amparo_desk.screens.printed_set import copy_of
assert copy_of(sys.stdin.buffer.read(), "image/tiff")
# The kernel's own count begins with this program; getrusage would count what forked it as well.
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
