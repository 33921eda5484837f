"""amparo release check: anybody can run it over what they downloaded; it says what it found, in either language."""

import json
from pathlib import Path

import pytest

from amparo.cli import main
from amparo.register.release import files_of, write_release
from tests.amparo.register.releases import small_release
from tests.amparo.release.counted import sample_cases
from tests.amparo.release.test_gate import draft


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    write_release(folder / "0001", draft(sample_cases()).files)
    return folder


def test_what_is_right_is_said_sentence_by_sentence(
    releases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["release", "check", str(releases), "--on", "2026-11-25"]) == 0
    out = capsys.readouterr().out
    assert "fine   Release 1 of 2026-07-30: each file is as its manifest says" in out
    assert "note   Release 1: there is no proof yet" in out
    assert "Nothing wrong was found." in out
    assert "not legal advice" in out


def test_a_changed_file_is_found_and_named_in_spanish(
    releases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = releases / "0001/tables/staff_time.json"
    place.write_bytes(place.read_bytes().replace(b"799", b"798"))
    assert main(["release", "check", str(releases), "--lang", "es"]) == 1
    out = capsys.readouterr().out
    assert "FALLO  0001/tables/staff_time.json: se cambió" in out
    assert "Incorrecto: 1." in out


def test_as_json_it_says_both_languages(releases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release", "check", str(releases), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["fine"] is True
    assert {"code", "level", "en", "es"} <= set(told["findings"][0])


def test_figures_that_do_not_add_up_are_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_release(tmp_path / "0001", files_of(small_release()))  # threes everywhere, sums among them
    assert main(["release", "check", str(tmp_path)]) == 1
    assert "and its parts come to" in capsys.readouterr().out


def test_a_folder_without_a_release_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release", "check", str(tmp_path)]) == 2
    assert "there is no release in it" in capsys.readouterr().err
    assert main(["release", "check", str(tmp_path / "nowhere")]) == 2
