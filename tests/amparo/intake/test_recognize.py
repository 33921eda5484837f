"""What a file is, found by what is in it; what is none of ours is refused with a way to mend it."""

from pathlib import Path

import pytest

from amparo.intake import KINDS_OF_INPUT, RefusedError, open_input
from amparo.terms import FileError
from tests.amparo.intake import lists

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.mark.parametrize(
    ("name", "kind", "contacts"),
    [
        ("i247a-request.json", "federal form", 1),
        ("jail-requests-2025.csv", "jail log", 24),
        ("detainers_sonoma_2014-10_2015-03.csv", "federal detainer rows", 129),
    ],
)
def test_each_sample_is_known_by_its_content_whatever_it_is_called(
    tmp_path: Path, name: str, kind: str, contacts: int
) -> None:
    disguised = tmp_path / "fax.pdf"
    disguised.write_bytes((SAMPLES / name).read_bytes())
    source = open_input(disguised)
    assert (source.kind, sum(1 for _ in source.contacts)) == (kind, contacts)


def test_every_kind_says_by_what_it_is_known() -> None:
    assert set(KINDS_OF_INPUT) == {"federal form", "jail log", "federal detainer rows"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty. Give a list"),
        (b"\n\n", "the file is empty. Give a list"),
        (b"%PDF-1.7\n", "this is a PDF, which is not read here. Key the form in"),
        (b"PK\x03\x04rest", "a workbook or another packed file, which is not read here. Save the sheet"),
        (b"\xff\xfer\x00e\x00", "the file is in UTF-16, not UTF-8. Save it again"),
        (b"request_id;received_at;channel\n", "the columns are parted by semicolons, not by commas."),
        (b"request_id\treceived_at\tchannel\n", "the columns are parted by tabs, not by commas."),
        (
            b"fruit,colour\npear,green\n",
            "none of the kinds that can be read; it begins with 'fruit'. Known: ",
        ),
        (
            b'agency_kind = "sheriff_jail"\n',
            "this is an agency's profile, no request. Give it after --agency.",
        ),
        (b'{"cases": []}', "no keyed federal form. Worked cases are decided again with `amparo check`."),
        (b"[1, 2]", "this is a list, no form."),
        (b'{"form": ', "line 1: this is no JSON"),
        (b'{"form": {}, "form": {}}', "the field 'form' stands twice in one group."),
        (b"[" * 100_000, "nested too deep"),
        (b'{"a": "' + b"x" * 1_100_000, "it is larger than 1,048,576 bytes: no keyed form."),
        (b'{"a": "\xe9"}', "byte 8 is not UTF-8. Open it in an editor and save it as UTF-8."),
        (lists.text_of({}).encode() + b"x" * 10_000_000, "line 3: the line is longer than 65,536 bytes."),
        (b"x" * 10_000_000, "line 1: the line is longer than 65,536 bytes."),
        (b"request_id,received_at\nR-1,\x00\n", "line 1: these columns are missing: channel, form,"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "input"
    path.write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        list(open_input(path).contacts)
    assert said in str(refused.value)


def test_a_file_that_is_not_there_is_told_apart_from_a_bad_one(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be opened"):
        open_input(tmp_path / "nowhere.csv")
    with pytest.raises(FileError, match="cannot be opened"):
        open_input(tmp_path)


def test_a_nul_byte_is_found_in_its_line(tmp_path: Path) -> None:
    path = lists.write(tmp_path, {}, {"note": "a\0b"})
    with pytest.raises(RefusedError, match="line 3: there is a NUL byte"):
        list(open_input(path).contacts)


def test_an_old_encoding_is_found_in_its_line(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(lists.text_of({"note": "Habló con la familia."}).encode("latin-1"))
    with pytest.raises(
        RefusedError, match=r"line 2: the byte 0xF3 at place \d+ is not UTF-8\. Save it again"
    ):
        list(open_input(path).contacts)


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"\xef\xbb\xbf" + lists.text_of({}, {}).replace("\n", "\r\n").encode())
    assert [contact.line for contact in open_input(path).contacts] == [2, 3]


def test_a_note_over_several_lines_does_not_shift_the_line_numbers(tmp_path: Path) -> None:
    path = lists.write(tmp_path, {"note": "first\nsecond\nthird"}, {})
    assert [contact.line for contact in open_input(path).contacts] == [2, 5]


def test_a_quote_that_is_never_closed_is_found_where_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(lists.text_of({}, {}) + 'T-003,"never closed\n' + "x\n" * 50, "utf-8")
    with pytest.raises(RefusedError, match="line 4: the quotes or commas cannot be read"):
        list(open_input(path).contacts)
