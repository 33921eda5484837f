"""amparo site build: what it says when it has built, in which language, and how it refuses."""

import json
from pathlib import Path

import pytest

from amparo.cli import main
from tests.amparo.pages import county


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    return county.write(tmp_path / "releases", county.releases()[:1])


def test_it_builds_and_says_how_many_files_from_which_release(
    releases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["site", "build", str(releases), str(out)]) == 0
    told = capsys.readouterr().out
    files = sum(one.is_file() for one in out.rglob("*"))
    assert f"{out}: {files} files, from release 1;" in told
    assert "not legal advice" in told
    assert main(["site", "build", str(releases), str(out), "--lang", "es"]) == 0
    assert f"{files} archivos, de la publicación 1;" in capsys.readouterr().out


def test_it_says_as_json_what_is_wrong_with_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = county.log_files(tmp_path / "log", [county.MISSING_DAY])
    releases = county.write(tmp_path / "releases", county.releases(), log)
    assert main(["site", "build", str(releases), str(tmp_path / "out"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["release"] == 3
    assert any("missing: 2026-02-10" in one["en"] for one in told["log_faults"])


def test_a_changed_release_is_refused_in_the_language_asked_for(
    releases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (releases / "0001" / "regions.json").write_text("{}")
    for language, words in (("en", "it was changed"), ("es", "se cambió")):
        assert main(["site", "build", str(releases), str(tmp_path / "out"), "--lang", language]) == 2
        told = capsys.readouterr().err
        assert "0001/regions.json" in told
        assert words in told
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_not_there_or_not_ours_is_refused(
    releases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["site", "build", str(tmp_path / "none"), str(tmp_path / "out")]) == 2
    assert "there is no such folder" in capsys.readouterr().err
    assert main(["site", "build", str(releases), str(releases)]) == 2
    assert "no site that this command has built" in capsys.readouterr().err
