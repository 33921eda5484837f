"""The public site stands for a month with the desk switched off: every page answers, and none says what is no longer so."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from amparo.clock import CALIFORNIA
from amparo.register.release import read_releases
from tests.amparo.pages.behind_nginx import Crawled, asked, crawled, served
from tests.amparo.pages.linked import SOURCES
from tests.amparo.pages.verifying import give
from tests.desk.browser import browser, new_page
from tests.desk.house import House, make_house

SAMPLES = Path(__file__).parents[2] / "samples"
PUBLIC_LIST = """
[[region]]
id = "valley"
name = { en = "The valley", es = "El valle" }
path = "M0 0 L1000 0 L1000 1000 L0 1000 Z"

[[agency]]
id = "madrone"
name = { en = "Madrone jail (fictional)", es = "Cárcel de Madrone (ficticia)" }
kind = "sheriff_jail"
region = "valley"
since = 2025-01-01
"""
MONTH = timedelta(days=30)
FRESH = re.compile(
    r"\b(today|currently|right now|up to date|this (week|month|year)|hoy|actualmente|al corriente|"
    r"est[ea] (semana|mes|año)|en este momento)\b",
    re.IGNORECASE,
)
"""Words by which a page would claim to speak of the day on which it is read."""
_BEGIN = """
from amparo.casefile import Role
from amparo_desk.accounts import manage
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.release_approve import approve_release
from amparo_desk.acts.release_close_period import close_period
from amparo_desk.acts.release_draft import draft_release
from amparo_desk.acts.set_policy import set_policy
from amparo_desk.releasing import house_here
vela = Actor("i.vela", frozenset({Role.SUPERVISOR}), "madrone")
ode = Actor("s.ode", frozenset({Role.RELEASE_APPROVER}), "madrone")
"""
_PEOPLE = f"""{_BEGIN}
import tomllib
manage.make("i.vela", frozenset({{Role.SUPERVISOR}}), "madrone", by="test", language="en")
set_policy(vault_of("madrone"), vela, at, 0, profile=tomllib.loads(Path({str(SAMPLES)!r}, 'madrone-agency.toml').read_text()))
"""
_RELEASE = f"""{_BEGIN}
import uuid
out = approve_release(house_here(), ode, at, draft_release(house_here(), vela, at, str(uuid.uuid4())).id).state
"""
_CLOSE = f"""{_BEGIN}
close_period(vault_of("madrone"), vela, at, "2025", "records")
"""
_NIGHT = """
from amparo_desk.releasing import house_here
out = close_house(settings.LOG_HOME, settings.LOG_SIGNER, at, None, house_here()).released
"""


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a house that is switched off: releases, site, the log's key, and the day of the newest release."""

    releases: Path
    site: Path
    key: str
    made_on: date

    @property
    def read_on(self) -> date:
        """The day of the reader."""
        return self.made_on + MONTH


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    """A desk, its signer and its log as processes: two releases, the proof of each; then all of it is taken away."""
    folder = tmp_path_factory.mktemp("month")
    house = make_house(folder / "house", "madrone")
    now = datetime.now(CALIFORNIA)
    house.do(_PEOPLE, now)
    (house.folder / "desk" / "public-list.toml").write_text(PUBLIC_LIST, "utf-8")
    taken = house.command(
        "import-requests", str(SAMPLES / "jail-requests-2025.csv"), "--as", "madrone", "--by", "i.vela"
    )
    assert taken.returncode == 0, taken.stderr
    day = timedelta(days=1)
    with house.signer():
        house.do(_CLOSE, now)
        assert house.do(_RELEASE, now) == "published"
        assert house.do(_NIGHT, now + day) == ["0001/manifest.proof.json"]
        assert house.do(_RELEASE, now + day) == "published"
        assert house.do(_NIGHT, now + 2 * day) == ["0002/manifest.proof.json"]
    return _switched_off(house, folder)


def _switched_off(house: House, folder: Path) -> Left:
    """The site is built elsewhere; then the house's folder is removed, databases, keys, log and all."""
    shutil.copytree(house.folder / "desk" / "releases", folder / "releases")
    key = house.world.keys[0].vkey
    built = house.amparo("site", "build", str(folder / "releases"), str(folder / "site"))
    assert built.returncode == 0, built.stderr
    shutil.rmtree(house.folder)
    made_on = read_releases(folder / "releases")[-1].made_on
    for path in folder.rglob("*"):  # a web server reckons the age of a file from these
        old = path.stat().st_mtime - MONTH.total_seconds()
        os.utime(path, (old, old))
    return Left(folder / "releases", folder / "site", key, made_on)


@pytest.fixture(scope="module")
def address(left: Left) -> Iterator[str]:
    with served(left.site) as found:
        yield found


@pytest.fixture(scope="module")
def seen(address: str) -> Crawled:
    return crawled(address)


def amparo(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    from amparo.cli import main

    code = main(words)
    return code, capsys.readouterr().out


# Every page answers.


def test_every_link_leads_somewhere_and_none_away_but_to_sources_of_figures_by_others(seen: Crawled) -> None:
    assert seen.broken == []
    away = {
        link for path, link in seen.elsewhere if not path.startswith(("/en/reported/", "/es/publicadas/"))
    }
    assert away == set()
    assert {link for _, link in seen.elsewhere} <= SOURCES


def test_every_page_is_reached_by_links_and_is_what_was_built(left: Left, seen: Crawled) -> None:
    for file in left.site.rglob("*.html"):
        path = "/" + file.relative_to(left.site).as_posix().removesuffix("index.html")
        if path not in ("/404.html", "/verify/"):  # the second stands on sheets of paper
            assert seen.answers[path].content == file.read_bytes(), path


def test_every_file_of_the_data_the_api_and_the_log_is_handed_out_as_what_it_is(
    left: Left, address: str
) -> None:
    kinds = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson", "json": "application/json"}
    kinds |= {"parquet": "application/vnd.apache.parquet", "atom": "application/atom+xml"}
    kinds |= {"html": "text/html; charset=utf-8", "note": "text/plain; charset=utf-8"}
    for file in (one for one in left.site.rglob("*") if one.is_file()):
        path = "/" + file.relative_to(left.site).as_posix()
        answer = asked(address, path)
        assert (answer.status, answer.content) == (200, file.read_bytes()), path
        assert answer.headers["Content-Type"] == kinds.get(file.suffix[1:], answer.headers["Content-Type"]), (
            path
        )


def test_the_folders_that_the_manual_names_show_what_lies_in_them(address: str) -> None:
    for path in ("/data/", "/api/v1/", "/feed/", "/log/", "/releases/0001/", "/verify/"):
        assert asked(address, path).status == 200, path
    assert asked(address, "/releases/0001").headers["Location"] == "/releases/0001/"
    gone = asked(address, "/en/agencies/nobody/")
    assert (gone.status, "Esta página no está aquí" in gone.text) == (404, True)


def test_what_a_browser_has_kept_is_asked_for_again_and_only_what_never_changes_is_not(
    seen: Crawled, address: str
) -> None:
    for path, answer in seen.answers.items():
        assert "Expires" not in answer.headers
        kept = answer.headers["Cache-Control"]
        if path.startswith(("/assets/site-", "/log/tile/")):
            assert kept == "max-age=31536000, immutable", path
        else:
            assert kept == ("max-age=5" if path == "/log/checkpoint" else "no-cache"), path
            again = asked(address, path, If_None_Match=answer.headers["ETag"])
            assert (again.status, again.content) == (304, b""), path


# None says what is no longer so.


def test_no_page_claims_to_speak_of_the_day_on_which_it_is_read(left: Left, seen: Crawled) -> None:
    spoken = {
        path: words
        for path, words in seen.words.items()
        if "/verify/" not in path and path.startswith(("/en/", "/es/"))
    }
    assert len(spoken) > 50
    assert {path: FRESH.findall(words) for path, words in spoken.items() if FRESH.search(words)} == {}
    day = {
        "en": f"{left.made_on:%B} {left.made_on.day}, {left.made_on.year}",
        "es": f"{left.made_on.day} de ",
    }
    for path, words in spoken.items():
        told = re.search(r"(Release|Publicación) 2 (of|del) ([^.]+)\.", words)
        assert told, path
        assert told[3].startswith(day[path[1:3]]), path
    assert seen.scripts == {path for path in seen.words if "/verify/" in path or path == "/guide/"}


def test_no_day_on_any_page_is_later_than_the_release(left: Left, seen: Crawled) -> None:
    for path, words in seen.words.items():
        for told in re.findall(r"\b20[0-9]{2}-[01][0-9]-[0-3][0-9]\b", words):
            assert date.fromisoformat(told) <= left.made_on, path
    for language in ("en", "es"):
        feed = seen.answers[f"/feed/{language}.atom"].text
        days = [date.fromisoformat(told) for told in re.findall(r"<updated>([0-9-]{10})T", feed)]
        assert days == [left.made_on, left.made_on, left.made_on - timedelta(days=1)]


def test_the_page_of_days_says_as_of_when_it_speaks(left: Left, seen: Crawled) -> None:
    told = f"as of {left.made_on:%B} {left.made_on.day}, {left.made_on.year}:"
    assert told in seen.words["/en/days/"]
    assert f", al {left.made_on.day} de " in seen.words["/es/dias/"]


# What only the reader's own computer can say, it says.


def test_the_days_that_are_missing_by_now_are_named_by_the_reader_s_own_check(
    left: Left, capsys: pytest.CaptureFixture[str]
) -> None:
    log = ("verify", str(left.site / "log"), "--key", left.key)
    code, told = amparo(capsys, *log, "--on", left.made_on.isoformat())
    assert code == 0, told
    within = left.made_on + timedelta(
        days=1
    )  # the day of the release may still be closed until this day ends
    assert amparo(capsys, *log, "--on", within.isoformat())[0] == 0
    code, told = amparo(capsys, *log, "--on", (left.made_on + timedelta(days=2)).isoformat())
    assert (code, left.made_on.isoformat() in told) == (1, True)
    code, told = amparo(capsys, *log, "--on", left.read_on.isoformat())
    assert code == 1
    last = left.read_on - timedelta(days=2)
    assert re.search(rf"missing: {left.made_on}.*{last}.*fetch it again", " ".join(told.split()))
    code, told = amparo(capsys, *log, "--on", left.read_on.isoformat(), "--lang", "es")
    assert "descárguela de nuevo" in " ".join(told.split())


def test_the_releases_are_still_what_was_logged(left: Left, capsys: pytest.CaptureFixture[str]) -> None:
    on = ("--on", left.read_on.isoformat())
    code, told = amparo(capsys, "release", "check", str(left.site / "releases"), "--key", left.key, *on)
    assert code == 0, told
    for number in ("0001", "0002"):
        proof = left.site / "releases" / number / "manifest.proof.json"
        code, told = amparo(capsys, "verify", str(proof), "--key", left.key, *on)
        assert code == 0, told


@pytest.mark.parametrize(
    ("language", "fine"), [("en", "Nothing wrong was found"), ("es", "No se halló nada")]
)
def test_the_page_that_checks_a_proof_still_does(
    left: Left, address: str, language: str, fine: str, tmp_path: Path
) -> None:
    proof = left.site / "releases" / "0002" / "manifest.proof.json"
    changed = tmp_path / "changed.json"
    changed.write_text(re.sub(r'"value":2\b', '"value":3', proof.read_text("utf-8"), count=1), "utf-8")
    assert changed.read_bytes() != proof.read_bytes()
    with browser() as opened:
        page = new_page(opened, address, language=language)
        page.clock.install(time=datetime.combine(left.read_on, datetime.min.time(), CALIFORNIA))
        page.goto(f"{address}verify/")
        assert fine in give(page, proof)
        assert ("Wrong" if language == "en" else "Incorrecto") in give(page, changed)
        assert page.faults == []  # type: ignore[attr-defined]


def test_what_machines_read_is_whole(seen: Crawled) -> None:
    package = json.loads(seen.answers["/data/datapackage.json"].content)
    for resource in package["resources"]:
        assert len(seen.answers[f"/data/{resource['path']}"].content) == resource["bytes"]
    described = json.loads(seen.answers["/api/v1/openapi.json"].content)
    assert described["openapi"].startswith("3.")
    assert all(f"/api/v1{path}" in seen.answers for path in described["paths"] if "{" not in path)
