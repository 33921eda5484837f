"""Files that cannot be read, or not wholly: each is refused or noted in words, in a bounded time, and breaks nothing."""

import io
import struct
import subprocess
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFilter
from pypdf import PdfReader, PdfWriter

from amparo.documents import page_picture, read_document
from amparo.law.papers import PaperClass, read_paper
from amparo.terms import FileError
from tests.amparo.documents.made import encoded, pdf, said, sheet, written


def refusal(content: bytes, name: str = "paper.pdf") -> str:
    with pytest.raises(FileError) as refused:
        read_document(content, name)
    assert str(refused.value).startswith(f"{name}: ")
    return str(refused.value)


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(said("Immigration Detainer", 72, 700)))))
    writer.encrypt(password, owner_password="somebody else's", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_locked_with_a_password_is_refused_and_one_with_an_empty_one_is_opened() -> None:
    assert "locked with a password" in refusal(locked("secret"))
    assert read_document(locked(""), "open.pdf").text == "Immigration Detainer"


def test_a_damaged_pdf_is_mended_where_that_can_be_done_and_else_refused() -> None:
    whole = pdf(said("Immigration Detainer", 72, 700))
    shifted = b"%PDF-1.7\n% dirt\n" + whole.removeprefix(b"%PDF-1.7\n").replace(
        b"startxref\n", b"startxref\n9"
    )
    assert read_document(shifted, "shifted.pdf").text == "Immigration Detainer"
    assert "damaged" in refusal(whole[: len(whole) // 3])
    assert "damaged" in refusal(b"%PDF-1.7\n" + bytes(range(256)) * 20)


def test_of_ten_thousand_pages_the_first_forty_are_read_and_the_count_is_told() -> None:
    document = read_document(pdf(*(said(f"Page {at}", 72, 700) for at in range(1, 10_001))), "long.pdf")
    assert (document.page_count, len(document.pages)) == (10_000, 40)
    (note,) = document.notes
    assert "first 40 of 10,000 pages" in note.en
    assert "primeras 40 de 10,000 páginas" in note.es


def test_a_page_larger_than_any_paper_is_refused_before_it_is_drawn() -> None:
    assert "no paper is" in refusal(pdf(said("wide", 72, 700), box="0 0 900000 900000"))


def test_a_page_like_a_ribbon_is_read() -> None:
    assert read_document(pdf(said("thin", 2, 700), box="0 0 40 9000"), "thin.pdf").page_count == 1


def test_a_picture_that_claims_billions_of_dots_is_not_unpacked() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    bomb += struct.pack(">I", 9) + b"IDAT" + b"\0" * 13
    assert "more than 80,000,000 dots" in refusal(bomb, "bomb.png")


def test_a_page_that_unpacks_to_gigabytes_is_stopped_or_read_without_harm() -> None:
    bomb = zlib.compress(b" " * 400_000_000, 9)
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
        4: f"<</Length {len(bomb)}/Filter/FlateDecode>>stream\n{bomb.decode('latin-1')}\nendstream",
    }
    try:
        text = read_document(written(objects), "bomb.pdf").text
    except FileError as refused:
        text = str(refused)
    assert not text or "more time or memory" in text


def packed(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "<a/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (packed("word/document.xml"), "a Word document (.docx)"),
        (packed("xl/workbook.xml"), "an Excel workbook"),
        (packed("fax.tif"), "a ZIP archive"),
        (b"From: a@agency.example\r\nTo: b@jail.example\r\nSubject: fax\r\n\r\nSee attached.", "an e-mail (EML)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Word, Excel or Outlook file"),
        (b"GIF89a" + b"\1" * 40, "a GIF picture"),
        (b"\0\0\0\x18ftypheic" + b"\1" * 40, "HEIC"),
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (b"MZ" + b"\1" * 40, "a program"),
        (b"just some words", "no PDF, PNG, JPEG or TIFF"),
        (b"", "empty"),
        (b"\0" * 500, "empty"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused_by_what_it_is(content: bytes, what: str) -> None:
    assert what in refusal(content, "file")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_that_is_cut_off_is_refused(kind: str) -> None:
    whole = encoded(sheet(["Some words that are long enough"]), kind)
    assert "damaged or cut off" in refusal(whole[: len(whole) // 3], "cut")


def test_a_photo_of_a_shoe_has_no_words_and_is_an_unknown_paper() -> None:
    shoe = Image.new("RGB", (1000, 700), (120, 90, 70))
    pen = ImageDraw.Draw(shoe)
    pen.chord((150, 200, 850, 620), 0, 180, fill=(40, 30, 25))
    pen.ellipse((600, 250, 900, 520), fill=(60, 40, 30))
    document = read_document(
        encoded(shoe.filter(ImageFilter.GaussianBlur(6)), "JPEG", quality=60), "shoe.jpg"
    )
    assert document.words == ()
    assert "no_text" in [note.code for note in document.notes]
    assert read_paper(document.text).paper_class is PaperClass.UNKNOWN


def test_where_tesseract_is_missing_it_is_asked_for_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileError, match="apt-get install tesseract-ocr tesseract-ocr-spa"):
        read_document(encoded(sheet(["Some words"])), "scan.png")
    assert read_document(pdf(said("text", 72, 700)), "text.pdf").text == "text", "text needs none"


def test_where_the_spanish_model_is_missing_it_is_asked_for_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho 'List of available languages (2):'\necho eng\necho osd\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileError, match=r"lacks the model spa\. apt-get install"):
        read_document(encoded(sheet(["Some words"])), "scan.png")


@pytest.mark.parametrize(
    ("package", "content"),
    [("pypdfium2", pdf(said("text", 72, 700))), ("PIL", encoded(sheet(["Some words"])))],
    ids=["pypdfium2", "pillow"],
)
def test_where_a_package_is_missing_it_is_asked_for_by_name(
    package: str, content: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / f"{package}.py").write_text("raise ImportError('not here')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(FileError, match=r"is not installed.*pip install -e '\.\[forms\]'"):
        read_document(content, "paper")


def test_no_file_beside_the_caller_is_taken_for_a_part_of_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit('run by mistake')\n")
    monkeypatch.chdir(tmp_path)
    assert read_document(pdf(said("text", 72, 700)), "text.pdf").text == "text"


def test_a_page_that_is_not_there_has_no_picture() -> None:
    with pytest.raises(FileError, match="there is no page 2: it has 1"):
        page_picture(pdf(said("text", 72, 700)), 2, 400)


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    drawn = Image.open(io.BytesIO(page_picture(pdf(said("text", 72, 700)), 1, 640)))
    assert (drawn.format, drawn.width) == ("PNG", 640)
    assert drawn.height == pytest.approx(640 * 792 / 612, abs=2)


def test_the_process_that_opens_a_file_is_told_no_secret_of_its_surroundings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AMPARO_DESK_DATABASE", "postgresql://amparo:a-pass-phrase@localhost/case_files")
    seen: dict[str, str] = {}
    real = subprocess.Popen

    def watched(*words: Any, env: dict[str, str], **more: Any) -> Any:
        seen.update(env)
        return real(*words, env=env, **more)

    monkeypatch.setattr(subprocess, "Popen", watched)
    assert read_document(pdf(said("FORM I-247A", 72, 700)), "paper").words
    assert "PATH" in seen
    assert not [name for name in seen if name.startswith("AMPARO")]
