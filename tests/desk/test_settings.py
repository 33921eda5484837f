"""The settings: each is in the sample with a sentence, an odd one stops the start, a desk under a name of its own is strict."""

import errno
import json
import logging
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.template import engines
from django.test import RequestFactory

from amparo_desk.env import SettingError, make_secret, secret
from amparo_desk.log import WithoutWords
from amparo_desk.strict import UndefinedNameError
from amparo_desk.uploads import SIGNED_IN, STRANGER

ROOT = Path(__file__).parents[2]


def told(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A few lines of Python in a process that reads the settings anew."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AMPARO_")}
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**clean, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def read(name: str, **environment: str) -> Any:
    done = told(f"import json, amparo_desk.settings as s; print(json.dumps(s.{name}))", **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_setting_stands_in_the_sample_with_a_sentence_and_no_other_does() -> None:
    source = "".join(file.read_text("utf-8") for file in (ROOT / "src/amparo_desk").glob("*.py"))
    read_names = set(re.findall(r'env\.\w+\(\s*"(AMPARO_\w+)"', source))
    lines = (ROOT / "dotenv-sample").read_text("utf-8").splitlines()
    named = [line.split("=")[0] for line in lines if line.startswith("AMPARO_")]
    assert sorted(named) == sorted(read_names)
    for place, line in enumerate(lines):
        if line.startswith("AMPARO_"):
            assert lines[place - 1].startswith("# "), line
            assert lines[place - 1].endswith("."), line


def test_the_sample_itself_is_a_desk_that_starts() -> None:
    lines = (ROOT / "dotenv-sample").read_text("utf-8").splitlines()
    sample = dict(line.split("=", 1) for line in lines if line.startswith(("AMPARO_DESK_", "AMPARO_LOG_")))
    assert read("ADDRESS", **sample) == "https://amparo.madrone.example"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("AMPARO_DESK_PORT", "eighty", "'eighty' is no number from 1024 to 65535"),
        ("AMPARO_DESK_PORT", "80", "'80' is no number"),
        ("AMPARO_DESK_IDLE_MINUTES", "0", "is no number from 5 to 720. Leave it out for 30."),
        ("AMPARO_DESK_SECOND_FACTOR", "no", "Write required or offered."),
        (
            "AMPARO_DESK_HOSTS",
            "https://amparo.example",
            "is no name of a machine. Write amparo.madrone.example",
        ),
        ("AMPARO_DESK_HOSTS", ",", "is no name of a machine"),
        ("AMPARO_LOG_SIGNER", "http://signer.example:80", "is no address on this machine"),
        ("AMPARO_DESK_HOSTS", "amparo.example", "AMPARO_DESK_PROXIES: it is 0, but AMPARO_DESK_HOSTS names"),
        ("AMPARO_DESK_DATABASE", "mysql://x/y", "is no database. Write postgresql://"),
        ("AMPARO_DESK_DATABASE", "postgresql://desk:pa/ss@db.example/desk", "what it says is no database."),
    ],
)
def test_an_odd_setting_stops_the_start_with_its_name_and_its_mending(
    name: str, value: str, says: str
) -> None:
    done = told("import amparo_desk.settings", **{name: value})
    assert done.returncode != 0
    assert name in done.stderr
    assert says in done.stderr


def test_on_one_machine_alone_the_desk_speaks_without_tls_and_under_a_name_only_with_it() -> None:
    strict = {"AMPARO_DESK_HOSTS": "amparo.madrone.example", "AMPARO_DESK_PROXIES": "1"}
    for name, here, there in (
        ("ADDRESS", "http://localhost:8047", "https://amparo.madrone.example"),
        ("SESSION_COOKIE_SECURE", False, True),
        ("CSRF_COOKIE_SECURE", False, True),
        ("SECURE_SSL_REDIRECT", False, True),
        ("SECURE_HSTS_SECONDS", 0, 31536000),
        ("CSRF_TRUSTED_ORIGINS", [], ["https://amparo.madrone.example"]),
        ("SECOND_FACTOR", "required", "required"),
    ):
        assert read(name) == here, name
        assert read(name, **strict) == there, name


def test_django_s_own_check_for_a_public_site_finds_nothing_to_mend(tmp_path: Path) -> None:
    make_secret(tmp_path / "secret-key")
    done = told(
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "call_command('check', deploy=True, fail_level='WARNING')",
        DJANGO_SETTINGS_MODULE="amparo_desk.settings",
        AMPARO_DESK_HOME=str(tmp_path),
        AMPARO_DESK_HOSTS="amparo.madrone.example",
        AMPARO_DESK_PROXIES="1",
    )
    assert done.returncode == 0, done.stderr


def test_the_secret_is_made_once_for_its_owner_alone_and_another_file_is_none(tmp_path: Path) -> None:
    file = tmp_path / "home" / "secret-key"
    assert secret(file) == ""
    made = make_secret(file)
    assert len(made) >= 50
    assert make_secret(file) == made
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o600)
    file.write_text("short\n")
    with pytest.raises(SettingError, match="holds no secret of ours"):
        secret(file)


def test_an_undefined_name_in_a_template_is_an_error_that_names_it() -> None:
    template = engines["django"].from_string("{{ nobody.gave_this }}")
    with pytest.raises(UndefinedNameError, match=r"nobody\.gave_this"):
        template.render({})


def test_no_site_of_administration_is_there() -> None:
    assert not [app for app in settings.INSTALLED_APPS if "admin" in app]


def test_a_file_that_is_sent_in_stays_in_memory_and_one_too_large_is_refused_unread() -> None:
    factory, somebody = RequestFactory(), SimpleNamespace(is_authenticated=True)
    nobody = SimpleNamespace(is_authenticated=False)
    for user, size, taken in (
        (somebody, 5, True),
        (nobody, 5, True),
        (nobody, STRANGER // 1024**2, False),
        (somebody, SIGNED_IN // 1024**2, False),
    ):
        paper = SimpleUploadedFile("fax.pdf", bytes(size * 1024**2), "application/pdf")
        request = factory.post("/", {"paper": paper})
        request.user = user
        if taken:
            assert isinstance(request.FILES["paper"], InMemoryUploadedFile)
        else:
            with pytest.raises(RequestDataTooBig):
                request.FILES  # noqa: B018 - reading it is what is tried


def test_the_log_holds_no_path_no_message_and_no_value_that_somebody_typed() -> None:
    request = RequestFactory().get("/requests/R-7/?q=FICTICIO")
    try:
        int("FICTICIO EJEMPLO")
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("django.request", 40, __file__, 1, "Failed: %s", ("/requests/R-7/",), info)
    record.request, record.status_code = request, 500
    line = WithoutWords().format(record)
    assert "500 GET /(no such page)" in line
    assert "ValueError" in line
    assert Path(__file__).name in line
    for typed in ("FICTICIO", "EJEMPLO", "R-7"):
        assert typed not in line


@pytest.mark.parametrize("name", ["gunicorn.error", "pypdf._reader", "django.template"])
def test_of_a_message_that_others_put_together_only_the_place_is_told(name: str) -> None:
    told = "Invalid request from ip=127.0.0.1: Invalid HTTP Header: 'Cookie FICTICIO'"
    line = WithoutWords().format(logging.LogRecord(name, 30, "base.py", 274, told, (), None))
    assert "FICTICIO" not in line
    assert "base.py:274" in line
    apart = logging.LogRecord(name, 40, "base.py", 277, "Error handling request %s", ("/FICTICIO",), None)
    line = WithoutWords().format(apart)
    assert "FICTICIO" not in line
    assert "Error handling request %s" in line


def test_the_log_tells_a_full_disk_from_a_file_that_may_not_be_written() -> None:
    for raised, says in (
        (OSError(errno.ENOSPC, "no space", "/nowhere/FICTICIO"), "OSError (ENOSPC)"),
        (PermissionError(errno.EACCES, "no", "/nowhere/FICTICIO"), "PermissionError (EACCES)"),
        (_refused_by_sqlite(), "OperationalError (SQLITE_CANTOPEN)"),
    ):
        info = (type(raised), raised, raised.__traceback__)
        line = WithoutWords().format(logging.LogRecord("django.request", 40, __file__, 1, "x", (), info))
        assert says in line
        assert "FICTICIO" not in line


def _refused_by_sqlite() -> sqlite3.Error:
    try:
        sqlite3.connect("/nowhere/FICTICIO.sqlite3")
    except sqlite3.Error as error:
        return error
    raise AssertionError("there is a folder of that name")
