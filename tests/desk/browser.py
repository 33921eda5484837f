"""The desk in a real browser: a site of its own on a free port, sign-in, accessibility and the weight of a page."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.desk import processes

ROOT = Path(__file__).parents[2]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
PASS_PHRASE = "copper kettle by the river"
WIDTHS = (320, 768, 1400)


@dataclass(frozen=True, slots=True)
class Site:
    """A desk that runs in a process of its own."""

    address: str
    home: Path
    environment: Mapping[str, str]

    def run(self, code: str, *values: Any) -> str:
        """Run a few lines inside the desk, with `values`; what they print."""
        program = f"import django, json, sys; django.setup(); values = json.loads(sys.argv[1])\n{code}"
        done = processes.python(program, json.dumps(values), env=self.environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def add_account(self, name: str, *roles: str, agency: str = "madrone", language: str = "en") -> None:
        """An account with the one pass phrase, and with its roles at an agency, whose key is made if need be."""
        self.run(_ACCOUNT, name, list(roles), agency, language, PASS_PHRASE)


_ACCOUNT = """
from django.conf import settings
from amparo_desk.accounts.models import Membership, User
from amparo_desk.vault.sealing import agency_key
name, roles, agency, language, phrase = values
agency_key(settings.KEYS, agency, make=True)
user = User(username=name, language=language)
user.set_password(phrase)
user.save()
for role in roles:
    Membership.objects.create(user=user, agency=agency, role=role)
"""


@contextmanager
def site(home: Path, settings: str = "tests.desk.quick_settings", **more: str) -> Iterator[Site]:
    """A desk on SQLite in a folder of its own; `more` are environment variables."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    environment = {
        **os.environ,
        "AMPARO_DESK_HOME": str(home),
        "AMPARO_DESK_PORT": str(port),
        "AMPARO_DESK_SECOND_FACTOR": "offered",
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": str(ROOT),
        **more,
    }
    home.mkdir(parents=True, exist_ok=True)
    prepared = Site(f"http://localhost:{port}", home, environment)
    _prepare(prepared, settings)
    log = home / "site.log"
    with log.open("wb") as told:
        running = subprocess.Popen(_server(port), env=environment, cwd=ROOT, stdout=told, stderr=told)
    try:
        _wait(f"{prepared.address}/static/leaf.svg", running, log)
        yield prepared
    finally:
        running.terminate()
        running.wait(20)


_MADE: dict[str, Mapping[str, bytes]] = {}
"""The empty databases by the settings that made them: migrated once a process, whatever number of sites it starts."""


def _prepare(prepared: Site, settings: str) -> None:
    """A secret of its own, and databases with nothing in them."""
    made = {} if "AMPARO_DESK_DATABASE" in prepared.environment else _MADE.get(settings, {})
    for name, content in made.items():
        (prepared.home / name).touch(0o600)
        (prepared.home / name).write_bytes(content)
    prepared.run(_SECRET if made else _SECRET + _MIGRATE)
    _MADE.setdefault(settings, {file.name: file.read_bytes() for file in prepared.home.glob("*.sqlite3")})


_SECRET = """
from django.conf import settings
from django.core.management import call_command
from amparo_desk import env
if hasattr(settings, "SECRET_FILE"):
    env.make_secret(settings.SECRET_FILE)
"""
_MIGRATE = """
for alias in settings.DATABASES:
    call_command("migrate", database=alias, verbosity=0)
"""


def _server(port: int) -> list[str]:
    options = ["--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "4", "--graceful-timeout", "2"]
    return [sys.executable, "-m", "gunicorn", "django.core.wsgi:get_wsgi_application()", *options]


def _wait(address: str, running: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        assert running.poll() is None, log.read_text("utf-8")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer:\n{log.read_text('utf-8')}")


@contextmanager
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; the test is left out, by name, where there is none."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield opened
        finally:
            opened.close()


def new_page(opened: Browser, address: str, *, width: int = 1400, language: str = "en", **more: Any) -> Page:
    """A page in a session of its own. An error in a script, or a broken policy of the page, fails the test."""
    context = opened.new_context(
        base_url=address,
        viewport={"width": width, "height": 900},
        locale="es-US" if language == "es" else "en-US",
        timezone_id="America/Los_Angeles",
        **more,
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None
    )
    page.faults = faults  # type: ignore[attr-defined]
    return page


def sign_in(page: Page, name: str, *, next_page: str = "") -> None:
    """Sign in with the one pass phrase, from the page for it or from where the page stands."""
    if next_page or not page.url.startswith("http"):
        page.goto(next_page or "/sign-in/")
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill(PASS_PHRASE)
    page.locator("main button:not([type=button])").first.click()
    page.wait_for_load_state()


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands: rule, why, where."""
    if not page.evaluate("Boolean(window.axe)"):  # at another width the document still has it
        page.evaluate(AXE)
    found = page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map("
        "v => [v.id, v.help, v.nodes.map(n => n.target.join(' ') + ' | ' + n.failureSummary).join(' ;; ')])"
    )
    return [f"{rule}: {why}: {where}" for rule, why, where in found]


def is_too_wide(page: Page) -> bool:
    """Whether the page must be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def weight(page: Page, path: str) -> int:
    """Bytes transferred for a page with all that belongs to it, headers and all, with nothing kept from before."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    session.detach()
    return int(sum(sizes))
