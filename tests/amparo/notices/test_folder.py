"""Writing a folder: only our own, whole files, the same bytes, nothing of anybody else's touched."""

import json
import stat
from pathlib import Path

import pytest

from amparo.notices import write_folder
from amparo.notices.folder import MARKER
from amparo.terms import FileError

FILES = {"index.html": b"<p>list</p>", "notices/T-001.en.html": b"<p>one</p>"}


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_new_folder_holds_the_files_and_the_mark_that_lists_them(tmp_path: Path) -> None:
    write_folder(tmp_path / "build" / "run", FILES)
    found = held(tmp_path / "build" / "run")
    assert {name: found[name] for name in FILES} == FILES
    assert set(json.loads(found[MARKER])["files"]) == set(FILES)
    assert set(found) == {*FILES, MARKER}


def test_what_is_written_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    write_folder(tmp_path / "run", FILES)
    assert stat.S_IMODE((tmp_path / "run" / "index.html").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "run").stat().st_mode) == 0o700


def test_writing_again_gives_the_same_bytes_and_removes_what_an_earlier_run_left(tmp_path: Path) -> None:
    write_folder(tmp_path / "run", {**FILES, "notices/T-002.en.html": b"gone next time"})
    (tmp_path / "run" / "remarks.txt").write_text("somebody's own", "utf-8")
    write_folder(tmp_path / "run", FILES)
    once = held(tmp_path / "run")
    write_folder(tmp_path / "run", FILES)
    assert held(tmp_path / "run") == once
    assert "notices/T-002.en.html" not in once
    assert once["remarks.txt"] == b"somebody's own"


def test_a_folder_that_is_not_ours_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine", "utf-8")
    with pytest.raises(FileError, match="holds something that amparo did not write"):
        write_folder(tmp_path, FILES)
    assert held(tmp_path) == {"letters.txt": b"mine"}


def test_a_file_in_our_folder_that_we_did_not_write_is_not_overwritten(tmp_path: Path) -> None:
    write_folder(tmp_path / "run", {"index.html": b"1"})
    (tmp_path / "run" / "counts.csv").write_text("mine", "utf-8")
    with pytest.raises(FileError, match="this was not written by amparo"):
        write_folder(tmp_path / "run", {"index.html": b"2", "counts.csv": b"x"})
    assert held(tmp_path / "run")["index.html"] == b"1"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    write_folder(tmp_path / "run", {"index.html": b"1"})
    (tmp_path / "run" / "notices").symlink_to(outside)
    with pytest.raises(FileError, match="not written by amparo"):
        write_folder(tmp_path / "run", FILES)
    assert held(outside) == {}


def test_a_file_instead_of_a_folder_and_a_broken_mark_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(FileError, match="this is a file, no folder"):
        write_folder(tmp_path / "file", FILES)
    write_folder(tmp_path / "run", FILES)
    (tmp_path / "run" / MARKER).write_text(
        '{"format": "amparo-run-folder/1", "files": {"../x": ""}}', "utf-8"
    )
    with pytest.raises(FileError, match="cannot be read"):
        write_folder(tmp_path / "run", FILES)


@pytest.mark.parametrize("name", ["../x.html", "/x.html", "a/b/c.html", ".hidden", ""])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError, match="is no name for a file"):
        write_folder(tmp_path / "run", {name: b"x"})


@pytest.mark.parametrize("again", [FILES, {"index.html": b"<p>list</p>"}, {**FILES, "index.html": b"new"}])
def test_a_page_that_somebody_changed_by_hand_is_neither_overwritten_nor_removed(
    tmp_path: Path, again: dict[str, bytes]
) -> None:
    write_folder(tmp_path / "run", FILES)
    (tmp_path / "run" / "notices" / "T-001.en.html").write_text("<p>mended by hand</p>", "utf-8")
    before = held(tmp_path / "run")
    with pytest.raises(FileError) as refused:
        write_folder(tmp_path / "run", again)
    assert str(refused.value).endswith(
        "notices/T-001.en.html was changed by hand; move it, or choose another folder."
    )
    assert held(tmp_path / "run") == before


def test_once_the_changed_page_is_moved_away_the_run_goes_on(tmp_path: Path) -> None:
    write_folder(tmp_path / "run", FILES)
    page = tmp_path / "run" / "notices" / "T-001.en.html"
    page.write_text("<p>mended by hand</p>", "utf-8")
    page.rename(tmp_path / "mine.html")
    write_folder(tmp_path / "run", FILES)
    assert page.read_bytes() == FILES["notices/T-001.en.html"]


def test_a_run_that_was_cut_short_leaves_a_folder_that_the_next_one_can_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path / "run", FILES)
    later = {name: content + b" later" for name, content in FILES.items()}
    replace = Path.replace

    def cut(self: Path, target: Path) -> Path:
        if target.name.startswith("T-001"):
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "run", later)
    monkeypatch.undo()
    for files in (later, FILES):
        write_folder(tmp_path / "run", files)
    assert {name: held(tmp_path / "run")[name] for name in FILES} == FILES


def test_many_changed_pages_are_named_up_to_a_few(tmp_path: Path) -> None:
    many = {f"notices/T-{number:03}.en.html": b"x" for number in range(9)}
    write_folder(tmp_path / "run", many)
    for name in many:
        (tmp_path / "run" / name).write_text("y", "utf-8")
    with pytest.raises(FileError, match=r"T-004\.en\.html and 4 more were changed by hand; move them, or"):
        write_folder(tmp_path / "run", many)


def test_a_folder_behind_a_link_is_left_alone(tmp_path: Path) -> None:
    write_folder(tmp_path / "run", FILES)
    (tmp_path / "run" / "notices").rename(tmp_path / "outside")
    (tmp_path / "run" / "notices").symlink_to(tmp_path / "outside")
    write_folder(tmp_path / "run", {"index.html": b"<p>list</p>"})
    assert (tmp_path / "outside" / "T-001.en.html").exists()
