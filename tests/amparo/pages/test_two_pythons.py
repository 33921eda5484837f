"""The same releases give the same site wherever it is built: in another place, in another tongue, and by another Python."""

import shutil
import sys
from pathlib import Path

import pytest

from amparo.cli import main
from tests.amparo.pages import elsewhere
from tests.amparo.pages.conftest import BuiltSite

PYTHONS = sorted(map(str, elsewhere.ROOT.glob("build/python*/bin/python"))) or [sys.executable]
"""The other Pythons that `make replay` has furnished; where there is none, this one as a process of its own: that command
names what is missing, and continuous integration runs it each time."""


@pytest.mark.parametrize("around", elsewhere.EVERY, ids=lambda around: around.told)
def test_nothing_around_the_program_is_seen_in_the_site(
    built: BuiltSite, tmp_path: Path, around: elsewhere.Circumstances
) -> None:
    assert main(["site", "build", str(built.releases), str(tmp_path / "here")]) == 0
    there = elsewhere.built(sys.executable, built.releases, tmp_path / "there", around)
    assert there == elsewhere.digests(tmp_path / "here")


@pytest.mark.parametrize("python", PYTHONS, ids=lambda python: Path(python).parents[1].name)
def test_every_python_here_makes_the_same_releases_and_the_same_sites(tmp_path: Path, python: str) -> None:
    assert list(elsewhere.differences(tmp_path, python)) == []


def test_a_difference_is_told_by_its_file(built: BuiltSite, tmp_path: Path) -> None:
    shutil.copytree(built.out, tmp_path / "out")
    (tmp_path / "out" / "en" / "index.html").chmod(0o600)
    (tmp_path / "out" / "data" / "days.parquet").write_bytes(b"PAR1")
    (tmp_path / "out" / "feed" / "es.atom").unlink()
    found = elsewhere.apart("the site", elsewhere.digests(built.out), elsewhere.digests(tmp_path / "out"))
    assert [one.split()[2] for one in found] == ["data/days.parquet", "en/index.html", "feed/es.atom"]
