"""`amparo paper` with a PDF or a picture: how it was read, what it is, its fields; and its refusals."""

import json
from pathlib import Path

import pytest

from tests.amparo.cli.test_commands import ran

SAMPLE = "samples/i247a-request.pdf"
FAX = "tests/papers/corpus/a-fax-fine-with-i200.tif"


def test_a_pdf_is_read_and_its_fields_are_shown_with_their_places(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, "paper", SAMPLE, "--fields")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "page 1: holds its own text"
    assert "i247a · REQUEST" in out
    assert "Date on the form: 2025-01-09  (page 1" in out
    assert "not legal advice" in out
    assert "FICTICIO" not in out, "a sealed value stays with the sealed copy"


def test_a_fax_with_two_papers_tells_of_each_in_spanish(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ran(capsys, "paper", FAX, "--lang", "es")
    assert code == 0
    assert out.splitlines()[0] == "página 1: leída de su imagen"
    assert "Papel en la página 2" in out
    assert "orden administrativa de arresto" in out


def test_as_json_a_sealed_value_is_null_and_what_was_left_aside_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = ran(capsys, "paper", SAMPLE, "--fields", "--json")
    told = json.loads(out)
    fields = {field["name"]: field for field in told["fields"]}
    assert (told["kind"], told["revision"], told["pages"]) == ("i247a", "3/17", [1])
    assert fields["asks_hold"]["value"] is True
    assert (fields["subject_name"]["value"], fields["subject_name"]["is_read"]) == (None, True)
    assert fields["form_date"]["evidence"]["text"] == "01/09/2025"
    assert told["read"]["media_type"] == "application/pdf"
    assert told["dropped"]
    assert not {"FICTICIO", "1988", "FREEDONIA"} & set(out.replace('"', " ").replace("-", " ").split())


def test_pictures_can_be_left_unread(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ran(capsys, "paper", FAX, "--no-ocr")
    assert code == 0
    assert "reading pictures was not asked for" in out
    assert "UNKNOWN" in out


def test_fields_of_a_text_and_a_word_document_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "fax.txt"
    text.write_text("Immigration Detainer", "utf-8")
    code, _, err = ran(capsys, "paper", str(text), "--fields")
    assert code == 2
    assert "this is a text" in err
    other = tmp_path / "fax.docx"
    other.write_bytes(b"PK\x03\x04\xff\xfe word/document.xml")
    code, _, err = ran(capsys, "paper", str(other))
    assert code == 2
    assert "a Word document (.docx), which is not read here" in err
