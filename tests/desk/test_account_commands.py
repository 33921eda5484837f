"""`amparo desk account`, `serve`, `demo` and `run`: accounts from the machine itself, and a site that starts and stops."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.desk.test_commands import LIST, desk

QUICKLY = {"DJANGO_SETTINGS_MODULE": "tests.desk.quick_settings"}
"""For demonstrations that are made and not signed in to: eight pass phrases, each hashed slowly on purpose."""
PROGRAM = "import sys, amparo.cli; sys.exit(amparo.cli.main())"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with two agencies and nobody."""
    home = tmp_path_factory.mktemp("desk") / "home"
    for agency in ("madrone", "elsewhere"):
        assert desk(home, "init", "--as", agency).returncode == 0
    return home


def listed(home: Path, agency: str = "madrone") -> dict[str, dict[str, object]]:
    told = desk(home, "account", "list", "--as", agency, "--json")
    return {one["account"]: one for one in json.loads(told.stdout)}


# Accounts.


def test_an_account_is_added_with_a_link_or_with_a_password_from_a_file(home: Path, tmp_path: Path) -> None:
    told = desk(home, "account", "add", "c.ruiz", "--role", "clerk", "--as", "madrone", "--language", "es")
    assert told.returncode == 0, told.stderr
    assert "c.ruiz at madrone: clerk." in told.stdout
    assert re.search(r"^http://localhost:8047/welcome/\w+/[\w-]+/$", told.stdout, re.MULTILINE)
    file = tmp_path / "password"
    file.write_text("several quiet words here\n", "utf-8")
    words = ("account", "add", "i.vela", "--role", "supervisor", "--role", "auditor", "--as", "madrone")
    told = desk(home, *words, "--password-file", str(file))
    assert told.stdout == "i.vela at madrone: supervisor, auditor.\n"
    found = listed(home)
    assert (found["c.ruiz"]["language"], found["c.ruiz"]["has_password"]) == ("es", False)
    assert found["i.vela"]["has_password"]
    again = desk(home, "account", "add", "c.ruiz", "--role", "counsel", "--as", "elsewhere")
    assert again.stdout == "c.ruiz at elsewhere: counsel.\n", "who is there gets a role, and no link"
    assert "no password yet" in desk(home, "account", "list", "--as", "madrone").stdout


def test_accounts_are_blocked_renewed_and_lose_roles_from_the_machine(home: Path) -> None:
    for words in (("add", "d.quill", "--role", "administrator"), ("add", "k.oto", "--role", "clerk")):
        assert desk(home, "account", *words, "--as", "madrone").returncode == 0
    assert desk(home, "account", "block", "k.oto").stdout == "k.oto is blocked.\n"
    assert listed(home)["k.oto"]["blocked"]
    assert desk(home, "account", "unblock", "k.oto").returncode == 0
    assert "/welcome/" in desk(home, "account", "renew", "k.oto").stdout
    told = desk(home, "account", "take", "k.oto", "--role", "clerk", "--as", "madrone")
    assert told.stdout == "k.oto at madrone: no role.\n"
    for words in (("block", "d.quill"), ("take", "d.quill", "--role", "administrator", "--as", "madrone")):
        told = desk(home, "account", *words)
        assert told.returncode == 2
        assert "is the last administrator here" in told.stderr
    with closing(sqlite3.connect(home / "case-files.sqlite3")) as database:
        rows = database.execute("SELECT sort, by FROM accounts_change WHERE account = 'k.oto' ORDER BY id")
        noted = rows.fetchall()
    assert [sort for sort, _ in noted] == [
        *("made", "role_given", "link_made", "blocked", "unblocked"),
        *("access_renewed", "link_made", "role_taken"),
    ]
    assert {by for _, by in noted} == {"(command line)"}


def test_a_mistake_is_told_with_its_mending_and_adds_nobody(home: Path) -> None:
    new = ("add", "r.osa", "--role", "clerk", "--as", "madrone")
    for words, says in (
        (("add", "Rosa", "--role", "clerk", "--as", "madrone"), "cannot be the name of an account"),
        ((*new[:-1], "madron"), "Did you mean madrone?"),
        (("add", "r.osa", "--role", "king", "--as", "madrone"), "invalid choice: 'king'"),
        ((*new, "--ask"), "there is no terminal to ask at"),
        ((*new, "--password-file", "no-such"), "no-such: the password cannot be read"),
        (("block", "n.obody"), "There is no account n.obody."),
    ):
        told = desk(home, "account", *words)
        assert told.returncode == 2
        assert says in told.stderr
        assert "Traceback" not in told.stderr
    assert "r.osa" not in listed(home)


def test_a_weak_password_is_refused_and_leaves_no_account(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("short\n", "utf-8")
    words = ("account", "add", "w.eak", "--role", "clerk", "--as", "madrone", "--password-file", str(file))
    told = desk(home, *words)
    assert told.returncode == 2
    assert "Several words are easy to keep in mind." in told.stderr
    assert "w.eak" not in listed(home)


def test_a_command_acts_only_as_an_account_with_the_right_at_that_agency(home: Path) -> None:
    for name, role, agency in (
        ("b.locked", "supervisor", "madrone"),
        ("c.lerk", "clerk", "madrone"),
        ("s.tranger", "supervisor", "elsewhere"),
    ):
        assert desk(home, "account", "add", name, "--role", role, "--as", agency).returncode == 0
    desk(home, "account", "block", "b.locked")
    for by, says in (
        ("n.obody", "there is no account n.obody that may come in"),
        ("b.locked", "there is no account b.locked that may come in"),
        ("c.lerk", "c.lerk may not do this here (import_requests). It is for: supervisor."),
        ("s.tranger", "s.tranger may not do this here (import_requests)"),
    ):
        told = desk(home, "import-requests", LIST, "--as", "madrone", "--by", by)
        assert told.returncode == 2
        assert says in told.stderr
    assert "Nothing is open." in desk(home, "today", "--as", "madrone").stdout


# The site.


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def running(home: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A command that serves, once it has said where; ended by its id if the test did not end it."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "desk", *words, "--port", str(port)],
        env={**os.environ, "AMPARO_DESK_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        said = ""
        for line in process.stdout:
            said += line
            if "The desk answers at" in line:
                break
        yield process, said
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def answer(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=20) as got:
            return got.status, got.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_site_answers_on_this_machine_alone_and_stops_cleanly(home: Path, how: signal.Signals) -> None:
    with running(home, "serve") as (process, said):
        address = re.search(r"http://localhost:\d+/", said)
        assert address, said
        assert answer(f"{address[0]}health") == (200, "ok\n")
        status, page = answer(address[0])
        assert status == 200
        assert "Sign in" in page
        assert answer(f"{address[0]}static/desk.css")[0] == 200
        port = int(address[0].rstrip("/").rsplit(":", 1)[1])
        second = desk(home, "serve", "--port", str(port))
        assert second.returncode == 2
        assert f"port {port}: something answers there already" in second.stderr
        process.send_signal(how)
        _, errors = process.communicate(timeout=30)
        assert process.returncode == 0
        assert errors == "", "nothing is written down where nothing went wrong"


def test_what_the_site_writes_is_its_owner_s_alone(home: Path) -> None:
    with running(home, "serve") as (_, said):
        address = re.search(r"http://localhost:\d+/", said)
        assert address
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        page = opener.open(f"{address[0]}sign-in/").read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token
        typed = urlencode({"csrfmiddlewaretoken": token[1], "login": "x", "password": "y"}).encode()
        assert "is not right" in opener.open(f"{address[0]}sign-in/", typed).read().decode()
    assert {file.stat().st_mode & 0o077 for file in home.rglob("*")} == {0}


@pytest.mark.parametrize(
    "name", ["secret-key", "keys/madrone.key", "case-files.sqlite3", "data-keys.sqlite3"]
)
def test_a_file_that_everybody_may_open_stops_the_start_with_its_name(tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    desk(home, "init", "--as", "madrone")
    (home / name).chmod(0o644)
    told = desk(home, "serve", "--port", str(free_port()))
    assert told.returncode == 2
    assert f"chmod 600 '{home / name}'" in told.stderr


def test_a_crash_leaves_no_picture_of_the_memory(home: Path) -> None:
    with running(home, "serve") as (process, _):
        limits = Path(f"/proc/{process.pid}/limits").read_text()
    assert re.search(r"^Max core file size +0 +0 ", limits, re.MULTILINE)


def test_a_desk_that_is_not_there_or_older_than_the_program_is_told(tmp_path: Path) -> None:
    home = tmp_path / "home"
    told = desk(home, "serve", "--port", str(free_port()))
    assert told.returncode == 2
    assert "there is no desk here" in told.stderr
    desk(home, "init", "--as", "madrone")
    with closing(sqlite3.connect(home / "case-files.sqlite3")) as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        database.commit()
    told = desk(home, "serve", "--port", str(free_port()))
    assert told.returncode == 2
    assert "it lacks 1 step" in told.stderr
    (home / "secret-key").unlink()
    told = desk(home, "serve", "--port", str(free_port()))
    assert "what signs links and sessions is not there" in told.stderr
    for words in (("--port", "80"), ("--workers", "0")):
        told = desk(home, "serve", *words)
        assert told.returncode == 2
        assert "Traceback" not in told.stderr


# The demonstration.


def test_a_demonstration_is_made_once_and_a_second_start_keeps_what_was_done(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = desk(home, "demo", **QUICKLY)
    assert first.returncode == 0, first.stderr
    assert "jail-requests-2025.csv: 24 case files added" in first.stdout
    accounts = re.findall(r"^  (\S+\.\S+) +(\S.*?)  +(\S.*)$", first.stdout, re.MULTILINE)
    assert [role for _, role, _ in accounts] == [
        *("Records clerk", "Supervisor", "Counsel", "Auditor", "Administrator", "Front desk", "Site lead")
    ]
    assert len({phrase for _, _, phrase in accounts}) == 7
    assert "school-visit.yaml: visit V-" in first.stdout
    assert desk(home, "account", "add", "k.oto", "--role", "clerk", "--as", "madrone").returncode == 0
    desk(home, "account", "take", accounts[0][0], "--role", "clerk", "--as", "madrone")
    before = json.loads(desk(home, "review", "--as", "madrone", "--by", "i.vela", "--json").stdout)
    second = desk(home, "demo", **QUICKLY)
    assert second.returncode == 0, second.stderr
    assert re.findall(r"^  (\S+\.\S+) +(\S.*?)  +(\S.*)$", second.stdout, re.MULTILINE) == accounts
    found = listed(home)
    assert "k.oto" in found
    assert set(listed(home, "madrone-schools")) == {"l.mora", "s.dunn"}, "the visit is the school district's"
    assert accounts[0][0] not in found, "a role that was taken away is not given again"
    after = json.loads(desk(home, "review", "--as", "madrone", "--by", "i.vela", "--json").stdout)
    assert after == before


def test_the_demonstration_starts_and_lets_its_clerk_in(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with running(home, "run") as (process, said):
        address = re.search(r"(?<=The desk answers at )http://localhost:\d+/", said)
        site = re.search(r"(?<=The public site answers at )http://localhost:\d+/", said)
        assert site, said
        assert "Encina" in answer(f"{site[0]}en/")[1]
        phrase = re.search(r"^  c\.ruiz +Records clerk +(.*)$", said, re.MULTILINE)
        assert address, said
        assert phrase, said
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        page = opener.open(f"{address[0]}sign-in/").read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token
        typed = {"csrfmiddlewaretoken": token[1], "login": "c.ruiz", "password": phrase[1]}
        got = opener.open(f"{address[0]}sign-in/", urlencode(typed).encode())
        assert got.geturl() == address[0]
        assert "c.ruiz" in got.read().decode()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
        assert process.returncode == 0


def test_a_demonstration_never_comes_among_real_people(tmp_path: Path) -> None:
    home = tmp_path / "home"
    desk(home, "init", "--as", "county")
    told = desk(home, "demo")
    assert told.returncode == 2
    assert "a desk lies here that is no demonstration" in told.stderr


def test_a_demonstration_that_was_cut_off_goes_on_where_it_stopped(tmp_path: Path) -> None:
    home = tmp_path / "home"
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "desk", "demo"],
        env={**os.environ, **QUICKLY, "AMPARO_DESK_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(3000):
        if (home / "keys" / "madrone.key").exists():
            break
        time.sleep(0.02)
    process.kill()
    process.wait()
    told = desk(home, "demo", **QUICKLY)
    assert told.returncode == 0, told.stderr
    assert set(listed(home)) == {"c.ruiz", "i.vela", "t.marlow", "n.abara", "d.quill", "p.wren"}
    assert set(listed(home, "madrone-schools")) == {"l.mora", "s.dunn"}
    with closing(sqlite3.connect(home / "case-files.sqlite3")) as database:
        assert database.execute("SELECT count(DISTINCT record) FROM vault_event").fetchone() == (24,)
