"""Opening a PDF and its pages, and how a place in a PDF becomes a fraction of the page as it is seen.

The reader is pdfium, Chromium's own: it mends damaged files where that can be done, and opens those that are locked
with an empty password only. It runs in a process of its own (reading.py), because any file may be hostile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from amparo.documents.document import Box
from amparo.terms import FileError

_LARGEST_SIDE = 20_000.0
"""Points, about 7 metres: a page that claims more is not looked at. No paper of ours is so large."""


@dataclass(frozen=True, slots=True)
class Places:
    """Turns a place in the PDF's own measure into a fraction of the page as it is seen, its rotation included."""

    x: tuple[float, float, float]
    y: tuple[float, float, float]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The fraction of the page that a rectangle takes."""
        corners = [self._point(left, bottom), self._point(right, top)]
        across, down = sorted(c[0] for c in corners), sorted(c[1] for c in corners)
        return Box(across[0], down[0], across[1], down[1])

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return self.x[0] + self.x[1] * x + self.x[2] * y, self.y[0] + self.y[1] * x + self.y[2] * y


def raw() -> Any:
    """pdfium's own functions. Raises FileError where the package is not installed."""
    return package()[1]


def package() -> tuple[Any, Any]:
    """pypdfium2 and its raw functions. Raises FileError where the package is not installed."""
    try:
        import pypdfium2  # type: ignore[import-untyped]  # an extra: only who reads PDFs needs it
        import pypdfium2.raw  # type: ignore[import-untyped]
    except ImportError as error:
        raise FileError(
            "PDF",
            "the package `pypdfium2` is not installed, which reads PDFs.",
            "pip install -e '.[forms]' in Amparo's folder.",
        ) from error
    return pypdfium2, pypdfium2.raw


@contextmanager
def opened(content: bytes, name: str) -> Iterator[Any]:
    """The PDF, with its form ready to be read and drawn. Raises FileError where it is locked or damaged."""
    pdfium, functions = package()
    try:
        pdf = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise _refusal(name, getattr(error, "err_code", None), functions) from error
    try:
        if len(pdf) < 1:
            raise FileError(name, "this PDF has no page.", "Print or scan the paper again.")
        pdf.init_forms()
        if pdf.formenv:  # the blue under fields to be filled in is no ink
            functions.FPDF_SetFormFieldHighlightAlpha(pdf.formenv.raw, 0)
        yield pdf
    finally:
        pdf.close()


def _refusal(name: str, code: int | None, functions: Any) -> FileError:
    if code in (functions.FPDF_ERR_PASSWORD, functions.FPDF_ERR_SECURITY):
        return FileError(
            name,
            "this PDF is locked with a password, so nothing of it could be read.",
            "Ask the sender for it without a password, or print it and scan the print.",
        )
    return FileError(
        name,
        "this PDF is damaged and could not be mended, so nothing of it was read.",
        "Save or send it again; if it stays so, print or photograph the paper and give that.",
    )


def page_of(pdf: Any, at: int, name: str) -> Any:
    """One page, counted from 0. Raises FileError where it is damaged or larger than any paper."""
    pdfium, _ = package()
    try:
        page = pdf[at]
        width, height = page.get_size()
    except pdfium.PdfiumError as error:
        raise FileError(name, f"page {at + 1} of this PDF is damaged.", "Save or send it again.") from error
    if not (0.5 <= width <= _LARGEST_SIDE and 0.5 <= height <= _LARGEST_SIDE):
        raise FileError(
            name,
            f"page {at + 1} says that it is {width / 72:,.0f} by {height / 72:,.0f} inches: no paper is.",
            "Print it to an ordinary page, and give that.",
        )
    return page


def places(page: Any) -> Places:
    """How the page's own measure becomes fractions."""
    import ctypes  # pdfium hands numbers back through pointers

    functions, fine = raw(), 1_000_000
    found = []
    for x, y in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)):
        across, down = ctypes.c_int(), ctypes.c_int()
        functions.FPDF_PageToDevice(page, 0, 0, fine, fine, 0, x, y, across, down)
        found.append((across.value / fine, down.value / fine))
    (x0, y0), (x1, y1), (x2, y2) = found
    return Places(
        (x0, (x1 - x0) / 1000, (x2 - x0) / 1000),
        (y0, (y1 - y0) / 1000, (y2 - y0) / 1000),
    )


def picture_of(page: Any, longest_side: int, *, grey: bool = True) -> Any:
    """The page drawn, with what its form's fields and remarks show, as a picture (Pillow)."""
    width, height = page.get_size()
    scale = longest_side / max(width, height)
    # A page may claim to be a ribbon: the short side is drawn at least one pixel wide.
    scale = max(scale, 1.01 / min(width, height))
    return page.render(scale=scale, grayscale=grey, may_draw_forms=True).to_pil()
