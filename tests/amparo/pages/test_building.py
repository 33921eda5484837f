"""The site is a pure function of the releases, put in place whole or not at all."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from amparo.pages import swap
from amparo.pages.build import build, site_files, site_in
from amparo.register.release import ReleaseError
from amparo.terms import FileError
from tests.amparo.pages import county
from tests.amparo.pages.conftest import BuiltSite


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


# The same releases give the same bytes.


@pytest.mark.parametrize("seed", ["0", "77"])
def test_another_process_on_another_day_builds_the_same_bytes(
    built: BuiltSite, tmp_path: Path, seed: str
) -> None:
    program = "import sys; from pathlib import Path; from amparo.pages.build import build; build(*map(Path, sys.argv[1:]))"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LANG": "C", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(built.releases), str(tmp_path / "out")],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "out") == contents(built.out)


def test_no_path_of_a_site_names_the_machine_that_built_it(built: BuiltSite) -> None:
    for name, content in contents(built.out).items():
        assert str(built.releases).encode() not in content, name
        assert b"/tmp/" not in content, name


def test_every_reader_may_read_the_site_however_careful_its_maker_is(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        swap.put(tmp_path / "out", [("site.json", b"{}"), ("en/data/a.csv", b"a")])
    finally:
        os.umask(before)
    modes = {
        path.relative_to(tmp_path).as_posix(): path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")
    }
    assert modes == {
        "out": 0o755,
        "out/en": 0o755,
        "out/en/data": 0o755,
        "out/en/data/a.csv": 0o644,
        "out/site.json": 0o644,
    }


# Whole or not at all.


def _cut(site: Iterator[tuple[str, bytes | Path]], after: int) -> Iterator[tuple[str, bytes | Path]]:
    """The files of a site on a disk that is full after so many."""
    for number, one in enumerate(site):
        if number == after:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), one[0])
        yield one


@pytest.mark.parametrize("after", [0, 1, 40, 150])
def test_a_disk_that_is_full_half_way_leaves_the_old_site(
    built: BuiltSite, tmp_path: Path, after: int
) -> None:
    out = tmp_path / "out"
    swap.put(out, {swap.MARK: b"{}", "old.html": b"old"}.items())
    with pytest.raises(FileError, match=r"No space left on device.*untouched.*build again"):
        swap.put(out, _cut(site_files(site_in(built.releases), {}), after))
    assert contents(out) == {swap.MARK: b"{}", "old.html": b"old"}
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_a_new_site_takes_the_place_of_the_old_and_nothing_of_that_is_left(
    built: BuiltSite, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    swap.put(out, {swap.MARK: b"{}", "old.html": b"old"}.items())
    build(built.releases, out)
    assert contents(out) == contents(built.out)
    assert sorted(one.name for one in tmp_path.iterdir()) == [".out.built.json", "out"]


def test_without_the_exchange_in_one_step_the_site_is_exchanged_in_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchanged_at_once", lambda _beside, _target: False)
    out = tmp_path / "out"
    for content in (b"old", b"new"):
        swap.put(out, {swap.MARK: b"{}", "page.html": content}.items())
    assert contents(out) == {swap.MARK: b"{}", "page.html": b"new"}
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_a_link_to_a_site_stays_a_link(tmp_path: Path) -> None:
    swap.put(tmp_path / "site", {swap.MARK: b"{}"}.items())
    (tmp_path / "current").symlink_to(tmp_path / "site")
    swap.put(tmp_path / "current", {swap.MARK: b"{}", "new.html": b"new"}.items())
    assert (tmp_path / "current").is_symlink()
    assert (tmp_path / "site" / "new.html").read_bytes() == b"new"


def test_what_is_no_site_of_ours_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for out in (tmp_path / "home", tmp_path / "file"):
        with pytest.raises(FileError, match=r"something else lies there.*nothing was written"):
            swap.put(out, {swap.MARK: b"{}"}.items())
    with pytest.raises(FileError, match="the folder above it does not exist"):
        swap.put(tmp_path / "none" / "out", {swap.MARK: b"{}"}.items())
    assert (tmp_path / "home" / "letter.txt").read_text() == "mine"


# Releases that do not hold are named, and nothing is built.


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    return county.write(tmp_path / "releases", county.releases(), county.log_files(tmp_path / "log"))


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (
            lambda folder: (folder / "0003" / "tables" / "days.json").unlink(),
            r"0003/tables/days.json.*missing",
        ),
        (lambda folder: (folder / "0002" / "more.txt").write_text("x"), r"0002/more.txt.*added"),
        (lambda folder: (folder / "0001" / "regions.json").write_text("{}"), r"0001/regions.json.*changed"),
        (
            lambda folder: (folder / "0003" / "log" / "checkpoint").write_text("x"),
            r"0003/log/checkpoint.*changed",
        ),
        (lambda folder: shutil.rmtree(folder / "0002"), r"0002.*missing"),
    ],
    ids=["missing", "added", "changed", "log changed", "number"],
)
def test_a_release_that_was_touched_is_named_and_nothing_is_built(
    releases: Path, tmp_path: Path, harm: object, told: str
) -> None:
    harm(releases)  # type: ignore[operator]
    with pytest.raises(ReleaseError, match=told):
        build(releases, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_log_of_another_house_is_refused(tmp_path: Path) -> None:
    made = [county.releases()[0]]
    other = [county.replace(made[0], origin="pico.example/log")]
    log = county.log_files(tmp_path / "log")
    with pytest.raises(
        ReleaseError, match=r"0001/log/checkpoint.*another log: madrone.example/log, not pico.example/log"
    ):
        build(county.write(tmp_path / "releases", other, log), tmp_path / "out")
    assert not (tmp_path / "out").exists()
