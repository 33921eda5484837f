"""Releases on their pages: counted, looked at, approved by a second person who shows who they are, withdrawn, dropped."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from amparo.casefile import Act, Role
from amparo.facts import read_agency
from amparo.register.release import read_releases
from amparo.register.tables import TABLES
from amparo_desk.acts.release_close_period import close_period
from amparo_desk.commands.import_requests import take_in
from amparo_desk.screens.frame import now
from amparo_desk.vault.releases import Releases
from tests.desk.accounts_cast import PASSWORD, browser_of, somebody
from tests.desk.released import SAMPLES, fresh_databases, public_list
from tests.desk.screens.here import Desk, county
from tests.log.signing_world import make_world

SUPERVISOR, APPROVER = Role.SUPERVISOR, Role.RELEASE_APPROVER


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The sample county with its list of a year, which an office closed; nothing is counted yet."""
    with fresh_databases(tmp_path):
        made = county()
        (tmp_path / "list.toml").write_text(public_list(made.agency), "utf-8")
        monkeypatch.setattr(settings, "RELEASES", tmp_path / "releases")
        monkeypatch.setattr(settings, "RELEASE_LIST", tmp_path / "list.toml")
        monkeypatch.setattr(settings, "LOG_HOME", make_world(tmp_path / "world", size=0).home)
        actor = made.actor(SUPERVISOR)
        agency = read_agency(SAMPLES / "madrone-agency.toml")
        list_of_a_year = str(SAMPLES / "jail-requests-2025.csv")
        take_in(made.vault, actor, actor.role_for(Act.IMPORT_REQUESTS), list_of_a_year, agency)
        close_period(made.vault, actor, now(), "2025", "records")
        yield made


def counted(desk: Desk, browser: Client | None = None) -> str:
    """A draft, counted on its page; its address."""
    browser = browser or desk.as_(SUPERVISOR)
    form = browser.get("/releases/new/").content.decode()
    name = re.findall(r'name="draft" value="([^"]+)"', form)[0]
    for _ in range(2):  # a second click counts nothing twice
        sent = browser.post("/releases/new/", {"seen": "1", "draft": name, "reason": "late_entry"})
        assert (sent.status_code, sent["Location"]) == (302, "/releases/")
    assert [draft.id for draft in Releases().all() if draft.id == name] == [name]
    return f"/releases/draft/{name}/"


def approver(desk: Desk) -> Client:
    """An approver's browser, after they have shown again who they are."""
    browser = browser_of(somebody(desk.agency, APPROVER))
    assert browser.post("/account/confirm/", {"password": PASSWORD, "next": "/"}).status_code == 302
    return browser


def read(browser: Client, path: str) -> str:
    """A page, its spaces made one."""
    return " ".join(browser.get(path).content.decode().split())


def test_from_the_count_to_the_folder_in_both_languages(desk: Desk) -> None:
    page = counted(desk)
    assert "waits for a second person" in read(desk.as_(SUPERVISOR), "/releases/")
    told = read(desk.as_(SUPERVISOR), page)
    assert "Every check passed." in told
    assert re.search(
        r"What happened up to <time[^>]*>\d{4}-(03-31|06-30|09-30|12-31)</time> is counted, and nothing later\.",
        told,
    )
    assert re.search(
        r'data-label="How many">\d+</td><td data-label="Why">Fewer than 44 people in the year', told
    )
    assert "Nobody else may approve it yet." in told, "there is no approver but the one who looks"
    spanish = read(desk.as_(SUPERVISOR, language="es"), page)
    assert "Pasó todas las comprobaciones." in spanish
    assert "Menos de 44 personas en el año" in spanish
    assert "Aún nadie más puede aprobarla." in spanish
    browser = approver(desk)
    assert f'href="{page}approve/"' in read(browser, page)
    form = browser.post(f"{page}approve/", {"seen": "1"})
    assert form.status_code == 422, "the box must be ticked"
    assert not settings.RELEASES.exists()
    sent = browser.post(f"{page}approve/", {"seen": "1", "looked": "yes"}, follow=True)
    assert "Release 1 is published." in sent.content.decode()
    assert [one.number for one in read_releases(settings.RELEASES)] == [1]
    assert "its proof comes with the signed day" in read(browser, "/releases/")


def test_before_approving_one_shows_again_who_one_is(desk: Desk) -> None:
    page = counted(desk)
    browser = desk.as_(APPROVER)
    for asked in (browser.get(f"{page}approve/"), browser.post(f"{page}approve/", {"looked": "yes"})):
        assert asked.status_code == 302
        assert urlsplit(asked["Location"]).path == "/account/confirm/"
    assert not settings.RELEASES.exists()


def test_a_draft_that_is_published_or_thrown_away_has_nothing_left_to_approve(desk: Desk) -> None:
    where, browser = counted(desk), approver(desk)
    gone = counted(desk)
    desk.as_(SUPERVISOR).post(f"{gone}drop/", {"seen": "1"})
    assert "This draft was thrown away." in browser.get(f"{gone}approve/").content.decode()
    browser.post(f"{where}approve/", {"seen": "1", "looked": "on"})
    page = browser.get(f"{where}approve/").content.decode()
    assert "This release is published already. Nothing is left to approve here." in page
    assert 'name="looked"' not in page
    assert "once whoever runs that site has built it anew" in browser.get(where).content.decode()


def test_the_drafter_is_told_that_somebody_else_approves(desk: Desk) -> None:
    user = somebody(desk.agency, SUPERVISOR, APPROVER)
    browser = browser_of(user)
    page = counted(desk, browser)
    told = read(browser, page)
    assert "You counted this release, so somebody else approves it" in told
    assert f'href="{page}approve/"' not in told
    browser.post("/account/confirm/", {"password": PASSWORD, "next": "/"})
    assert "somebody else approves it" in read(browser, f"{page}approve/")
    assert browser.post(f"{page}approve/", {"looked": "yes"}).status_code == 409
    assert not settings.RELEASES.exists()


def test_each_table_is_shown_as_the_public_will_see_it(desk: Desk) -> None:
    page, browser = counted(desk), desk.as_(Role.AUDITOR)
    for name in TABLES:
        assert browser.get(f"{page}{name}/").status_code == 200, name
    requests = read(browser, f"{page}requests/")
    assert "Requests about one person" in requests
    assert '<td data-label="2025">22</td>' in requests
    assert '<td data-label="2025"><em>hidden</em></td>' in read(browser, f"{page}people_by_age/")
    assert browser.get(f"{page}payments/").status_code == 404


def test_what_is_published_is_withdrawn_by_a_release_that_says_so(desk: Desk) -> None:
    browser = approver(desk)
    browser.post(f"{counted(desk)}approve/", {"looked": "yes"})
    supervisor = desk.as_(SUPERVISOR)
    assert 'href="/releases/1/withdraw/"' in read(supervisor, "/releases/")
    assert supervisor.post("/releases/1/withdraw/", {"seen": "1"}).status_code == 422
    assert supervisor.post("/releases/1/withdraw/", {"reason": "figures_wrong"}).status_code == 302
    assert "; withdraws release 1: its figures were wrong" in read(supervisor, "/releases/")
    drafted = next(one.id for one in Releases().all() if one.number == 2)
    assert "It was counted to withdraw release 1: its figures were wrong." in read(
        supervisor, f"/releases/draft/{drafted}/"
    )
    page = f"/releases/draft/{Releases().all()[0].id}/"
    assert "Release 1: its figures were wrong" in read(browser, page)
    browser.post(f"{page}approve/", {"looked": "yes"})
    assert "<strong>withdrawn:</strong> its figures were wrong" in read(browser, "/releases/")
    again = supervisor.post("/releases/1/withdraw/", {"reason": "figures_wrong"})
    assert again.status_code == 409
    assert "withdrawn already" in again.content.decode()


def test_a_draft_is_thrown_away_and_says_so(desk: Desk) -> None:
    page, browser = counted(desk), desk.as_(SUPERVISOR)
    assert browser.post(f"{page}drop/", {"seen": "1"}).status_code == 302
    assert "thrown away" in read(browser, page)
    sent = approver(desk).post(f"{page}approve/", {"looked": "yes"})
    assert sent.status_code == 409
    assert "This draft was thrown away." in sent.content.decode()


def test_an_office_closes_a_period_on_its_page(desk: Desk) -> None:
    browser = desk.as_(SUPERVISOR)
    told = read(browser, "/releases/periods/")
    assert "Closed by Records office" in told
    assert 'href="/releases/periods/2026-Q1/"' in told
    assert browser.post("/releases/periods/2026-Q1/", {"seen": "1"}).status_code == 422
    assert browser.post("/releases/periods/2026-Q1/", {"office": "counsel"}).status_code == 302
    assert desk.vault.periods.closed()["2026-Q1"].office == "counsel"
    assert browser.post("/releases/periods/2099/", {"office": "counsel"}).status_code == 409
    assert browser.get("/releases/periods/yesterday/").status_code == 404


def test_without_list_log_or_room_the_pages_say_what_to_do(desk: Desk, tmp_path: Path) -> None:
    browser = desk.as_(SUPERVISOR)
    settings.RELEASE_LIST.write_text("[[agency]]\n", "utf-8")
    assert "agency 1, kind: it is none of ours." in read(browser, "/releases/")
    assert "agency 1, kind" in read(browser, "/releases/periods/")
    sent = browser.post("/releases/new/", {"reason": "late_entry"})
    assert (sent.status_code, Releases().all()) == (409, [])
    settings.RELEASE_LIST.write_text(public_list("somewhere-else"), "utf-8")
    sent = browser.post("/releases/new/", {"reason": "late_entry"})
    assert "not in the house’s public list" in sent.content.decode().replace("&#x27;", "’")
    assert "no release speaks of it" in read(browser, "/releases/periods/")
    settings.RELEASE_LIST.write_text(public_list(desk.agency), "utf-8")
    settings.LOG_HOME = tmp_path / "no-log"
    assert browser.post("/releases/new/", {"reason": "late_entry"}).status_code == 409
