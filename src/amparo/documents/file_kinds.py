"""What a file is, by its first bytes and never by its name, and what is said where it is none that is read here."""

import re
from collections.abc import Mapping

from amparo.terms import FileError

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"

_READ: Mapping[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": PNG,
    b"\xff\xd8\xff": JPEG,
    b"II*\x00": TIFF,
    b"MM\x00*": TIFF,
}
_OTHER = "Save or print it as a PDF, or photograph it, and give that."
_NOT_READ: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x05\x06", "an empty ZIP archive", "Unpack it, and give each paper alone."),
    (b"PK\x07\x08", "a part of a ZIP archive", "Unpack it, and give each paper alone."),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook file", _OTHER),
    (b"{\\rtf", "a word processor's file (RTF)", _OTHER),
    (b"%!PS", "a PostScript file", "Turn it into a PDF, and give that."),
    (b"GIF8", "a GIF picture", "Save it as PNG or JPEG."),
    (b"BM", "a BMP picture", "Save it as PNG or JPEG."),
    (b"II+\x00", "a BigTIFF picture", "Save it as an ordinary TIFF or as PDF."),
    (b"MM\x00+", "a BigTIFF picture", "Save it as an ordinary TIFF or as PDF."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it, and give each paper alone."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it, and give each paper alone."),
    (b"Rar!", "a RAR archive", "Unpack it, and give each paper alone."),
    (b"\x7fELF", "a program", "Give the paper itself."),
    (b"MZ", "a program", "Do not open it; give the paper itself."),
    (b"SQLite format 3", "a database", "Give the paper itself."),
)
_PACKED = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file (.odt)"),
)
_MAIL = re.compile(rb"\A(?:[A-Za-z][\w-]*: ?[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.MULTILINE)
_MAIL_HEADERS = re.compile(rb"(?im)^(?:from|received|mime-version|message-id|return-path|subject): ")


def media_type(content: bytes, name: str) -> str:
    """The type of a PDF, PNG, JPEG or TIFF. Raises FileError for anything else, and says what it is."""
    if not content.strip(b"\0 \r\n\t"):
        raise FileError(name, "the file is empty.", "Save or send it again, and see that it has a size.")
    # A PDF may have some dirt before its mark, as mail and fax servers leave it.
    if b"%PDF-" in content[:1024]:
        return PDF
    for mark, kind in _READ.items():
        if content.startswith(mark):
            return kind
    what, mend = _what(content)
    raise FileError(name, f"this is {what}, which is not read here.", mend)


def is_document(content: bytes) -> bool:
    """Whether a file is a PDF, PNG, JPEG or TIFF, by its first bytes."""
    return b"%PDF-" in content[:1024] or content.startswith(tuple(_READ))


def _what(content: bytes) -> tuple[str, str]:
    if content.startswith(b"PK\x03\x04"):
        packed = next((what for mark, what in _PACKED if mark in content), "")
        return (packed, _OTHER) if packed else ("a ZIP archive", "Unpack it, and give each paper alone.")
    for mark, what, mend in _NOT_READ:
        if content.startswith(mark):
            return what, mend
    if content[4:8] == b"ftyp":
        is_heic = content[8:12] in (b"heic", b"heix", b"mif1", b"hevc", b"avif")
        what = "a picture in a telephone's own format (HEIC)" if is_heic else "a film or sound"
        return what, "Save it as JPEG." if is_heic else "Give the paper itself."
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "a WebP picture", "Save it as PNG or JPEG."
    head = content[:4096].replace(b"\r\n", b"\n")
    if _MAIL.match(head) and _MAIL_HEADERS.search(head):
        return "an e-mail (EML)", "Save the paper that is attached to it, and give that."
    if re.match(rb"\s*(?:\xef\xbb\xbf)?<(?:!doctype html|html)", head, re.IGNORECASE):
        return "a web page", "Print it as a PDF, and give that."
    return "no PDF, PNG, JPEG or TIFF", _OTHER
