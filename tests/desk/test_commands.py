"""`amparo desk`: a jail's list becomes case files, and one command says what the samples' page says of it."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.desk import processes

ROOT = Path(__file__).parents[2]
LIST = str(ROOT / "samples/jail-requests-2025.csv")
PROFILE = str(ROOT / "samples/madrone-agency.toml")


def desk(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a clerk runs it; `more` are environment variables."""
    program = "import sys, amparo.cli; sys.exit(amparo.cli.main())"
    at_home = {"AMPARO_DESK_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    return processes.python(program, "desk", *words, env={**os.environ, **at_home, **more})


def opened(home: Path, agency: str = "madrone") -> Path:
    """A desk with a supervisor."""
    assert desk(home, "init", "--as", agency).returncode == 0
    told = desk(home, "account", "add", "i.vela", "--role", "supervisor", "--as", agency)
    assert told.returncode == 0, told.stderr
    return home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with the sample list taken in."""
    home = opened(tmp_path_factory.mktemp("desk") / "home")
    taken = desk(home, "import-requests", LIST, "--as", "madrone", "--by", "i.vela")
    assert "24 case files added, 0 were there already." in taken.stdout, taken.stderr
    return home


@pytest.fixture(scope="module")
def reviewed(home: Path) -> dict[str, Any]:
    """The review of everything on record."""
    told = desk(home, "review", "--as", "madrone", "--agency", PROFILE, "--by", "i.vela", "--json")
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def test_every_count_that_is_known_of_the_sample_list_comes_from_the_case_files(
    reviewed: dict[str, Any],
) -> None:
    counts = [count["value"] for count in reviewed["files"][0]["counts"]]
    assert counts == [24, 21, 22, 21, 22, 43, 7, 8, 6, 1, 4, 3, 9, 799]


def test_every_finding_that_is_known_of_the_sample_list_comes_with_its_line(reviewed: dict[str, Any]) -> None:
    found = {(one["reference"], one["code"]) for one in reviewed["findings"]}
    for reference, code in (
        ("R-005", "answered_where_prohibited"),
        ("R-006", "answered_where_prohibited"),
        ("R-021", "never_decided"),
        ("R-020", "note_names_somebody"),
        ("R-019", "demand_for_a_list"),
        ("R-015", "withdrawn"),
        ("R-004", "same_person_same_booking"),
        ("R-016", "same_person_new_booking"),
        ("R-023", "across_the_year_end"),
    ):
        assert (reference, code) in found
    assert {"R-007", "R-008", "R-009", "R-012", "R-014", "R-017", "R-024", "R-010"} <= {
        one for one, _ in found
    }


def test_the_list_of_today_opens_nobody_and_says_what_was_never_done(tmp_path: Path) -> None:
    home = opened(tmp_path / "home")
    taken = desk(home, "import-requests", LIST, "--as", "madrone", "--by", "i.vela", "--agency", PROFILE)
    assert "24 case files added" in taken.stdout
    shown = ("today", "--as", "madrone", "--agency", PROFILE, "--at", "2025-12-31T23:00")
    found = json.loads(desk(home, *shown, "--json").stdout)
    assert {("R-007", "late"), ("R-008", "late"), ("R-021", "late")} <= {
        (one["reference"], one["urgency"]) for one in found
    }
    text = desk(home, *shown, "--lang", "es").stdout
    assert "TARDE" in text
    assert "Esto no es asesoría legal" in text
    with closing(sqlite3.connect(home / "case-files.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM vault_read").fetchone() == (0,)


def test_a_list_that_is_taken_in_again_adds_nothing(home: Path) -> None:
    again = desk(home, "import-requests", LIST, "--as", "madrone", "--by", "i.vela")
    assert "0 case files added, 24 were there already." in again.stdout


def test_a_line_that_was_changed_meanwhile_is_refused_and_what_stands_stays(
    home: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "list.csv"
    lines = Path(LIST).read_text("utf-8").splitlines()
    lines[1] = lines[1].replace("2025-01-0", "2025-01-1", 1)
    changed.write_text("\n".join(lines) + "\n", "utf-8")
    lines.append(lines[1].replace("R-001", "R-901").replace("B-1001", "B-9001").replace("P-001", "P-901"))
    lines[1], lines[-1] = lines[-1], lines[1]
    changed.write_text("\n".join(lines) + "\n", "utf-8")
    told = desk(home, "import-requests", str(changed), "--as", "madrone", "--by", "i.vela")
    assert told.returncode == 2
    assert "R-001 is on record already and differs: " in told.stderr
    assert "received_at" in told.stderr
    assert f"line {len(lines)}" in told.stderr
    again = desk(home, "import-requests", LIST, "--as", "madrone", "--by", "i.vela")
    assert "0 case files added, 24" in again.stdout, "a list that is refused leaves nothing behind"
    with closing(sqlite3.connect(home / "case-files.sqlite3")) as database:
        assert database.execute("SELECT count(DISTINCT record) FROM vault_event").fetchone() == (24,)


def test_a_lost_key_is_never_replaced_by_a_new_one(tmp_path: Path) -> None:
    home = opened(tmp_path / "home")
    desk(home, "import-requests", LIST, "--as", "madrone", "--by", "i.vela")
    key = home / "keys" / "madrone.key"
    kept = key.rename(tmp_path / "kept")
    for words in (("init",), ("today",), ("review", "--by", "i.vela")):
        told = desk(home, words[0], "--as", "madrone", *words[1:])
        assert told.returncode == 2
        assert "24 case files of madrone lie here that only it opens" in told.stderr
    assert not key.exists()
    desk(tmp_path / "other", "init", "--as", "madrone")
    (tmp_path / "other" / "keys" / "madrone.key").rename(key)
    for words in (("import-requests", LIST, "--by", "i.vela"), ("today",)):
        told = desk(home, words[0], *words[1:], "--as", "madrone")
        assert told.returncode == 2
        assert "the agency's key is another one" in told.stderr
    kept.rename(key)
    assert desk(home, "today", "--as", "madrone").returncode == 0


def test_databases_that_are_gone_are_told_and_no_trace_of_the_program_is_shown(tmp_path: Path) -> None:
    home = opened(tmp_path / "home")
    for file in home.glob("*.sqlite3"):
        file.unlink()
    told = desk(home, "today", "--as", "madrone")
    assert told.returncode == 2
    assert "the desk's databases: they cannot be used" in told.stderr
    assert "Traceback" not in told.stderr


def test_two_lines_of_one_moment_and_booking_are_two_and_can_be_taken_in_again(tmp_path: Path) -> None:
    home, twice = opened(tmp_path / "home"), tmp_path / "list.csv"
    lines = Path(LIST).read_text("utf-8").splitlines()
    twice.write_text("\n".join([*lines[:2], lines[1].replace("R-001", "R-101")]) + "\n", "utf-8")
    for told in ("2 case files added", "0 case files added, 2 were"):
        assert told in desk(home, "import-requests", str(twice), "--as", "madrone", "--by", "i.vela").stdout


def test_what_the_desk_writes_is_its_owner_s_alone(home: Path) -> None:
    assert {file.stat().st_mode & 0o077 for file in home.rglob("*")} == {0}


def test_another_agency_at_the_same_desk_sees_nothing(home: Path) -> None:
    opened(home, "elsewhere")
    told = desk(home, "review", "--as", "elsewhere", "--by", "i.vela")
    assert told.returncode == 2
    assert "Nothing is on record at elsewhere" in told.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("review", "--as", "nobody", "--by", "i.vela"), "no agency is called nobody"),
        (("review", "--as", "madron", "--by", "i.vela"), "Did you mean madrone?"),
        (
            (
                "import-requests",
                str(ROOT / "samples/detainers_sonoma_2014-10_2015-03.csv"),
                *("--as", "madrone", "--by", "i.vela"),
            ),
            "federal table",
        ),
        (
            (
                "import-requests",
                str(ROOT / "samples/i247a-request.json"),
                "--as",
                "madrone",
                "--by",
                "i.vela",
            ),
            "is R-002 already",
        ),
        (("init", "--as", "../etc"), "no short name"),
        (("init", "--as", "madrone-"), "no - at either end"),
        (("import-requests", "no-such.csv", "--as", "madrone", "--by", "i.vela"), "no-such.csv"),
    ],
)
def test_a_mistake_is_told_with_its_mending(home: Path, words: tuple[str, ...], says: str) -> None:
    told = desk(home, *words)
    assert told.returncode == 2
    assert says in told.stderr
    assert "Traceback" not in told.stderr


def test_a_database_that_is_none_stops_the_start(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import amparo_desk.settings"],
        env={**os.environ, "AMPARO_DESK_DATABASE": "mysql://x/y", "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert "is no database" in told.stderr


def test_the_full_check_finds_one_changed_byte_and_names_the_record(tmp_path: Path) -> None:
    home = opened(tmp_path / "home")
    desk(home, "import-requests", LIST, "--as", "madrone", "--by", "i.vela")
    fine = desk(home, "fsck", "--as", "madrone")
    assert fine.returncode == 0, fine.stderr
    assert "24 case files checked, 0 problems found." in fine.stdout
    with closing(sqlite3.connect(home / "case-files.sqlite3")) as database:
        database.execute("DROP TRIGGER vault_event_no_update")
        record = database.execute("SELECT record FROM vault_event ORDER BY id LIMIT 1").fetchone()[0]
        database.execute("UPDATE vault_event SET role = 'clerk' WHERE record = ? AND number = 1", [record])
        database.commit()
    told = desk(home, "fsck", "--as", "madrone", "--json")
    assert told.returncode == 1
    assert record in {one["record"] for one in json.loads(told.stdout)["problems"]}
