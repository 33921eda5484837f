"""A folder of files is exchanged only for one of ours: known by what its mark says, looked at again at the last moment."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from amparo.cli.exchanged import put_folder
from amparo.terms import FileError

OURS = b'{\n "format": "amparo-forum/v1"\n}\n'


def built() -> Iterator[tuple[str, bytes]]:
    yield "forum.json", OURS
    yield "en/packet.html", b"new"


def test_a_file_that_only_bears_the_name_of_our_mark_is_no_folder_of_ours(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "forum.json").write_text('{"chart": "somebody else\'s"}', "utf-8")
    (out / "thesis.txt").write_text("of somebody else", "utf-8")
    with pytest.raises(FileError, match="has not built it"):
        put_folder(out, "forum.json", built())
    assert (out / "thesis.txt").read_text("utf-8") == "of somebody else"


def test_what_is_laid_there_while_we_build_is_not_removed(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def slow() -> Iterator[tuple[str, bytes]]:
        yield from built()
        out.mkdir()
        (out / "thesis.txt").write_text("of somebody else", "utf-8")

    with pytest.raises(FileError, match="has not built it"):
        put_folder(out, "forum.json", slow())
    assert [one.name for one in out.iterdir()] == ["thesis.txt"]
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_nothing_is_written_through_a_link_that_lies_in_our_way(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / f".out.new-{os.getpid()}").symlink_to(elsewhere)
    with pytest.raises(FileError, match="untouched"):
        put_folder(tmp_path / "out", "forum.json", built())
    assert list(elsewhere.iterdir()) == []


def test_a_link_to_a_folder_of_ours_leads_to_it_and_stays_a_link(tmp_path: Path) -> None:
    assert put_folder(tmp_path / "true", "forum.json", built()) == 2
    (tmp_path / "link").symlink_to(tmp_path / "true")
    assert put_folder(tmp_path / "link", "forum.json", built()) == 2
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "true/en/packet.html").read_bytes() == b"new"
