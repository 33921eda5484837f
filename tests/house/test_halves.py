"""The two halves of the tests: each test runs once, a half that fails is told, and both can be stopped."""

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.house import halves
from tests.house.halves import HALVES, NOTHING_ASKED_FOR, STOPPED, half_of, main, verdict

ONE_FILE = "tests/house/test_left_out.py"


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what is told, so that the run that we are in keeps its own."""
    monkeypatch.setattr(halves, "BUILD", tmp_path)
    return tmp_path


def test_what_is_asked_for_by_name_runs_once_in_its_half(
    build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([ONE_FILE]) == 0
    told = capsys.readouterr().out
    assert [told.count(f"the half {name!r}") for name in HALVES] == [1, 1]
    ran = {
        name: [case.get("name") for case in ElementTree.parse(build / f"junit-{name}.xml").iter("testcase")]
        for name in HALVES
    }
    assert ran["desk"] == []
    assert "test_a_full_run_leaves_out_nothing" in ran["rest"]
    assert len(ran["rest"]) == len({*ran["rest"]})


def test_every_folder_that_the_first_half_names_is_there_and_the_second_has_all_others() -> None:
    tests = halves.ROOT / "tests"
    assert all((tests / folder).is_dir() for folder in HALVES["desk"])
    found = {half_of(file.relative_to(tests)) for file in tests.rglob("test_*.py")}
    assert found == {*HALVES}


def test_passing_things_lie_in_memory_only_where_there_is_room_and_nobody_named_another_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = Path(tempfile.gettempdir())
    monkeypatch.delenv("TMPDIR", raising=False)
    assert halves.place_for_passing_things(tmp_path / "none") == usual
    monkeypatch.setattr(halves, "ROOM", 0)
    assert halves.place_for_passing_things(tmp_path) == tmp_path
    monkeypatch.setenv("TMPDIR", str(usual))
    assert halves.place_for_passing_things(tmp_path) == usual
    monkeypatch.delenv("TMPDIR")
    monkeypatch.setattr(halves, "ROOM", 1 << 62)
    assert halves.place_for_passing_things(tmp_path) == usual


def test_a_half_that_fails_fails_the_whole() -> None:
    assert verdict([0, 0]) == verdict([0, NOTHING_ASKED_FOR]) == 0
    assert verdict([0, 1]) == verdict([1, 0]) == verdict([NOTHING_ASKED_FOR, 1]) == 1
    assert verdict([0, -9]) == 1, "killed"
    assert verdict([2, 1]) == 2
    assert verdict([NOTHING_ASKED_FOR, NOTHING_ASKED_FOR]) == NOTHING_ASKED_FOR


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_who_stops_the_run_stops_both_halves(tmp_path: Path, how: signal.Signals) -> None:
    code = f"import sys, pathlib\nfrom tests.house import halves\nhalves.BUILD = pathlib.Path({str(tmp_path)!r})\n"
    run = subprocess.Popen(
        [sys.executable, "-c", f"{code}sys.exit(halves.main({[ONE_FILE]!r}))"],
        cwd=halves.ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    while run.poll() is None and not all((tmp_path / f"tests-{name}.txt").exists() for name in HALVES):
        time.sleep(0.01)
    run.send_signal(how)
    told, _ = run.communicate(timeout=120)
    assert run.returncode == STOPPED, told
    assert " passed" not in told
    assert [told.count(f"the half {name!r}") for name in HALVES] == [1, 1]


def test_a_line_on_the_way_says_how_far_a_half_is_and_what_failed(tmp_path: Path) -> None:
    said = tmp_path / "said"
    said.write_text("tests/desk/test_a.py .F.s [  3%]\n..E     [ 41%]\ntests/desk/test_b.py .F")
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        half = halves.Running("desk", process, said)
        assert half.far() == "desk 41 % at desk/test_b.py (3 failed)"
        said.write_text("")
        assert half.far() == "desk 0 %"
