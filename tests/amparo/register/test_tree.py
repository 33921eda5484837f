"""A log with more than one thing wrong: what can still be told, and what cannot."""

from datetime import date
from pathlib import Path

import pytest

from amparo.register import Pinned, Report, UnreadError, check_log
from amparo.register.folder import Folder
from tests.amparo.register.logs import FIRST, LOG_KEY, WITNESS, SmallLog, drawn, signed, small_log, write_log

LARGE = small_log(700)
"""Of 1,400 entries: five full stretches of 256, and one of 120."""


def checked(folder: Path, on: date = FIRST) -> Report:
    return check_log(folder, on=on, pinned=Pinned.of([LOG_KEY.verifier], [WITNESS.verifier]))


def turn(file: Path, place: int = 40) -> None:
    """Turn a bit of a file."""
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)


def said(report: Report) -> list[tuple[str, str]]:
    return [(one.code, one.place) for one in report.faults]


def test_an_entry_here_and_a_tile_there_are_both_named(tmp_path: Path) -> None:
    folder = write_log(LARGE, tmp_path)
    turn(folder / "tile/entries/001")
    turn(folder / "tile/0/003")
    turn(folder / "tile/1/000.p/5", 32 * 4)
    assert said(checked(folder)) == [
        ("tree_entry", "tile/entries/001"),
        ("tree_tile", "tile/0/003"),
        ("tree_tile", "tile/1/000.p/5"),
    ]


def test_a_missing_bundle_and_a_changed_tile_elsewhere_are_both_named(tmp_path: Path) -> None:
    folder = write_log(LARGE, tmp_path)
    (folder / "tile/entries/001").unlink()
    turn(folder / "tile/0/003")
    assert said(checked(folder)) == [("file_missing", "tile/entries/001"), ("tree_tile", "tile/0/003")]


def test_a_missing_tile_of_the_second_level_is_named(tmp_path: Path) -> None:
    folder = write_log(LARGE, tmp_path)
    (folder / "tile/1/000.p/5").unlink()
    assert said(checked(folder)) == [("file_missing", "tile/1/000.p/5")]


def test_where_all_three_disagree_it_is_said_where_and_days_are_not_looked_at(tmp_path: Path) -> None:
    folder = write_log(LARGE, tmp_path)
    turn(folder / "tile/entries/001")
    turn(folder / "tile/0/001", 90)
    turn(folder / "tile/1/000.p/5", 33)
    report = checked(folder)
    assert said(report) == [("tree_undecided", "tile/entries/001")]
    assert "tree_unsaid" in report.codes
    assert not any(code.startswith("agency") for code in report.codes)


def test_where_both_files_of_a_stretch_are_gone_the_rest_is_still_told(tmp_path: Path) -> None:
    folder = write_log(LARGE, tmp_path)
    (folder / "tile/entries/001").unlink()
    (folder / "tile/0/001").unlink()
    assert {place for _, place in said(checked(folder))} == {"tile/entries/001", "tile/0/001"}


def test_where_the_last_entries_are_gone_from_both_nothing_is_guessed(tmp_path: Path) -> None:
    folder = write_log(LARGE, tmp_path)
    for place in ("tile/entries/005.p/120", "tile/0/005.p/120"):
        (folder / place).write_bytes(b"x")
    assert "tree_unsaid" in checked(folder).codes


def test_a_folder_that_lacks_nearly_everything_is_given_up_soon(tmp_path: Path) -> None:
    log = small_log(1)
    folder = write_log(log, tmp_path, signed(f"{log.origin}\n{256 * 10**9 + 1}\n{'A' * 43}=\n"))
    (folder / "tile/entries/x001/x000/x000/000.p").mkdir(parents=True)
    (folder / "tile/entries/x001/x000/x000/000.p/1").write_bytes(b"")
    report = checked(folder)
    assert {"file_missing", "more", "tree_unsaid"} <= report.codes


def test_a_path_that_leads_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "log").mkdir()
    for path in ("../secret", "", "/etc/hostname", "a/../../secret", "."):
        with pytest.raises(UnreadError):
            Folder(tmp_path / "log").read(path)


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "large").write_bytes(bytes(11))
    for path in ("folder", "large", "nothing"):
        with pytest.raises(UnreadError):
            Folder(tmp_path).read(path, 10)


def test_many_faults_of_a_kind_are_counted_not_listed(tmp_path: Path) -> None:
    other = SmallLog([drawn(at) for at in range(400)], {})
    folder, strange = write_log(small_log(200), tmp_path / "a"), write_log(other, tmp_path / "b")
    place = "tile/entries/001.p/144"
    (folder / place).write_bytes((strange / place).read_bytes())
    report = checked(folder)
    assert said(report)[0] == ("tree_entries", place)
    assert len(report.faults) == 1


def test_a_tile_of_the_third_level_is_checked_too(tmp_path: Path) -> None:
    folder = write_log(SmallLog([b"%d" % at for at in range(65_800)], {}), tmp_path)
    assert "tree_agrees" in checked(folder).codes
    turn(folder / "tile/2/000.p/1", 31)
    turn(folder / "tile/entries/200")
    assert said(checked(folder))[:2] == [("tree_entry", "tile/entries/200"), ("tree_tile", "tile/2/000.p/1")]
