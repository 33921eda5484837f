"""Small files made for the tests: PDFs written object by object, pictures drawn dot by dot."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

LETTER = (612, 792)


def pdf(*pages: str, annotations: str = "", catalog: str = "", more: Sequence[str] = (), box: str = "0 0 612 792",
        rotate: int = 0) -> bytes:  # fmt: skip
    """A PDF of these content streams. `more` are further objects, numbered from 100; `annotations` go on each page."""
    objects: dict[int, str] = {
        1: f"<</Type/Catalog/Pages 2 0 R {catalog}>>",
        3: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        4: "<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>",
    }
    kids = []
    for at, content in enumerate(pages):
        page, stream = 10 + 2 * at, 11 + 2 * at
        kids.append(f"{page} 0 R")
        objects[page] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Rotate {rotate}/Resources<</Font<</F 3 0 R/Z 4 0 R>>>>"
            f"/Contents {stream} 0 R{f'/Annots[{annotations}]' if annotations else ''}>>"
        )
        objects[stream] = f"<</Length {len(content)}>>stream\n{content}\nendstream"
    objects[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    objects |= {100 + at: text for at, text in enumerate(more)}
    return written(objects)


def written(objects: dict[int, str]) -> bytes:
    """The objects as a file, with their table."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, text in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start, last = len(out), max(objects)
    out += f"xref\n0 {last + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, last + 1):
        out += f"{places[number]:010} 00000 n \n".encode() if number in places else b"0000000000 65535 f \n"
    out += f"trailer\n<</Size {last + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def said(text: str, x: float, y: float, size: float = 11, font: str = "F", mode: int = 0) -> str:
    """Operators that write a text at a place, from the bottom left; mode 3 writes it invisibly."""
    return f"BT {mode} Tr /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n"


def box(x: float, y: float, side: float = 10, marked: bool = False) -> str:
    """Operators that draw a box to tick, and a cross in it."""
    cross = f"{x + 1} {y + 1} m {x + side - 1} {y + side - 1} l {x + 1} {y + side - 1} m {x + side - 1} {y + 1} l S\n"
    return f"0.8 w {x} {y} {side} {side} re S\n" + (cross if marked else "")


def sheet(lines: Sequence[str], *, size: int = 30, wide: int = 1275, tall: int = 1650) -> Image.Image:
    """A white page with lines of text, as a picture at 150 dots an inch."""
    picture = Image.new("L", (wide, tall), 255)
    pen = ImageDraw.Draw(picture)
    for at, line in enumerate(lines):
        pen.text((110, 120 + at * size * 2), line, fill=0, font=ImageFont.load_default(size))
    return picture


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()
