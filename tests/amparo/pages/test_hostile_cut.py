"""A disk that is full, read-only or somebody else's, and a kill at any moment: the old site or the new, never half of one."""

import json
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from amparo.pages.build import build
from tests.amparo.pages import county
from tests.amparo.pages.elsewhere import digests

CUTS = 50
_BUILD = "import sys; from amparo.cli import main; sys.exit(main(['site', 'build', *sys.argv[1:]]))"
_NOBODY = 65_534


@pytest.fixture(scope="module")
def world() -> Iterator[Path]:
    """Two and three releases, the sites of both, in a folder that every account may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        county.write(folder / "three", county.releases(), county.log_files(folder / "log"))
        county.write(folder / "two", county.releases()[:2])
        for releases in ("two", "three"):
            build(folder / releases, folder / f"site-{releases}")
        yield folder


# Killed.


def test_a_build_that_is_killed_at_any_moment_leaves_the_old_site_or_the_new(world: Path) -> None:
    starts = multiprocessing.get_context("forkserver")
    starts.set_forkserver_preload(["amparo.pages.build"])
    folder = world / "killed"
    folder.mkdir()
    out, chance = folder / "site", random.Random(7)
    shutil.copytree(world / "site-two", out)
    whole = {name: digests(world / f"site-{name}") for name in ("two", "three")}
    longest, ended, seen = 0.0, 0, list[str]()
    for number in range(CUTS):
        releases = ("three", "two")[number % 2]
        running = starts.Process(target=build, args=(world / releases, out))
        began = time.monotonic()
        running.start()
        if number < 2:  # how long it takes; undisturbed
            running.join()
            longest = max(longest, time.monotonic() - began)
        else:
            time.sleep(chance.random() * longest * 1.1)
            running.kill()
            running.join()
        ended += running.exitcode == 0
        found = digests(out)
        (standing,) = [name for name, files in whole.items() if files == found]
        seen.append(standing)
    assert ended < CUTS, "nothing was cut off"
    assert set(seen) == {"two", "three"}
    build(world / "three", out)
    assert digests(out) == whole["three"]


# Disks.


def _in_a_small_world(size: str, script: str, world: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A shell that sees a disk of so many bytes at `world`/disk, with nobody else seeing it."""
    (world / "disk").mkdir(exist_ok=True)
    mount = f'mount -t tmpfs -o size={size},mode=755 none "$1/disk" && cd "$1" && {script}'
    rights = ["--mount"] if os.geteuid() == 0 else ["--mount", "--user", "--map-root-user"]
    return subprocess.run(
        ["unshare", *rights, "sh", "-c", mount, "sh", str(world), sys.executable, _BUILD, *words],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("size", ["700k", "1500k", "2200k"])
def test_a_disk_that_is_really_full_half_way_leaves_the_old_site(world: Path, size: str) -> None:
    small = 'mkdir disk/site && echo {} > disk/site/site.json && echo old > disk/site/old.html && "$2" -c "$3" three disk/site'
    done = _in_a_small_world(
        size, f"{{ {small}; }}; echo $?; ls -A disk; ls -A disk/site; cat disk/site/old.html", world
    )
    assert "No space left on device" in done.stderr, done.stderr
    assert (
        "the one that stood before is untouched. Make room or mend the rights, and build again."
        in done.stderr
    )
    assert done.stdout.split() == ["2", "site", "old.html", "site.json", "old"]


def test_a_disk_that_may_only_be_read_leaves_the_old_site(world: Path) -> None:
    done = _in_a_small_world(
        "20m",
        '"$2" -c "$3" two disk/site >/dev/null && mount -o remount,ro "$1/disk" && "$2" -c "$3" three disk/site; '
        "echo $?; ls disk; cat disk/site/site.json",
        world,
    )
    assert "Read-only file system" in done.stderr, done.stderr
    assert "build again" in done.stderr
    code, *listed = done.stdout.split(maxsplit=2)
    assert (code, listed[0]) == ("2", "site")
    assert json.loads(listed[1]) == json.loads((world / "site-two" / "site.json").read_text("utf-8"))


# Rights.


def _as_an_ordinary_account(releases: Path, out: Path) -> str:
    """What the command says where it is refused; the superuser gives up the right to pass every door."""
    doors = "-dac_override,-dac_read_search"
    ordinary = ["setpriv", "--bounding-set", doors, "--inh-caps", doors] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*ordinary, sys.executable, "-c", _BUILD, str(releases), str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    return done.stderr


def _close(place: Path, mode: int) -> None:
    """Make it somebody else's, where that can be done, and let others do no more than that."""
    if os.geteuid() == 0:
        os.chown(place, _NOBODY, _NOBODY)
    place.chmod(mode)


def test_where_another_account_may_not_write_the_old_site_stays(world: Path) -> None:
    folder = world / "denied"
    folder.mkdir()
    shutil.copytree(world / "site-two", folder / "site")
    _close(folder, 0o555)
    try:
        told = _as_an_ordinary_account(world / "three", folder / "site")
    finally:
        folder.chmod(0o755)
    assert "Permission denied" in told
    assert "mend the rights, and build again" in told
    assert digests(folder / "site") == digests(world / "site-two")


@pytest.mark.parametrize(
    ("closed", "told"),
    [
        ("", "it cannot be read (Permission denied). Give this account the right to read it"),
        ("0002", "0002/manifest.json: it cannot be read"),
        ("0002/release.json", "0002/release.json: it cannot be read"),
        ("0002/tables", "0002/tables/"),
    ],
    ids=["the folder", "a release", "a file", "a folder of a release"],
)
def test_what_may_not_be_read_is_named_with_what_to_do(world: Path, closed: str, told: str) -> None:
    folder = world / "closed"
    shutil.copytree(world / "two", folder)
    _close(folder / closed, 0)
    try:
        said = _as_an_ordinary_account(folder, world / "none-site")
    finally:
        (folder / closed).chmod(0o755)
        shutil.rmtree(folder)
    assert told in said
    assert "Permission denied" in said
    assert "Give this account the right to read it" in said
    assert not (world / "none-site").exists()
