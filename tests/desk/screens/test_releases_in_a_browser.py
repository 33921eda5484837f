"""In a real browser: a release counted, approved and looked at, at 320 px and wide, in both languages, without scripts."""

import json
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from amparo.register.release import read_releases
from amparo.register.tables import TABLES
from amparo.terms import FileError
from amparo_desk.acts.release_draft import Progress
from amparo_desk.release_counting import Count, Counting
from tests.desk.browser import (
    PASS_PHRASE,
    Site,
    browser,
    is_too_wide,
    new_page,
    sign_in,
    site,
    violations,
    weight,
)
from tests.desk.released import public_list
from tests.log.signing_world import make_world

HEAVIEST = 100 * 1024
_FILL = """
import tomllib, uuid
from datetime import UTC, datetime
from pathlib import Path
from amparo.casefile import Act, Role
from amparo.facts import read_agency
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.release_close_period import close_period
from amparo_desk.acts.release_draft import draft_release
from amparo_desk.acts.release_drop import drop_release
from amparo_desk.acts.set_policy import set_policy
from amparo_desk.agencies import vault_of
from amparo_desk.commands.import_requests import take_in
from amparo_desk.releasing import house_here
vault, now = vault_of("madrone"), datetime.now(UTC)
actor = Actor("s.okafor", frozenset({Role.SUPERVISOR}), "madrone")
profile = Path("samples/madrone-agency.toml")
set_policy(vault, actor, now, 0, profile=tomllib.loads(profile.read_text("utf-8")))
role = actor.role_for(Act.IMPORT_REQUESTS)
take_in(vault, actor, role, "samples/jail-requests-2025.csv", read_agency(profile))
close_period(vault, actor, now, "2025", "records")
stopped, dropped, made = (str(uuid.uuid4()) for _ in range(3))
house = house_here()
draft_release(house, actor, now, dropped)
drop_release(house, actor, now, dropped)
draft_release(house, actor, now, made)
print(json.dumps(made))
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str]]:
    """The sample county's desk with a draft that waits, and its name."""
    folder = tmp_path_factory.mktemp("release-pages")
    told = folder / "list.toml"
    told.write_text(public_list("madrone"), "utf-8")
    places = {
        "AMPARO_LOG_HOME": str(make_world(folder / "world", size=0).home),
        "AMPARO_RELEASES": str(folder / "releases"),
        "AMPARO_RELEASE_LIST": str(told),
    }
    with site(folder / "desk", **places) as running:
        for name, role, language in (
            ("s.okafor", "supervisor", "en"),
            ("r.vega", "release_approver", "es"),
            ("r.lane", "release_approver", "en"),
        ):
            running.add_account(name, role, language=language)
        yield running, json.loads(running.run(_FILL).splitlines()[-1])


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's browser."""
    with browser() as opened:
        yield opened


def faults(page: Page, path: str, width: int) -> list[str]:
    """What is wrong with a page as it stands."""
    page.set_viewport_size({"width": width, "height": 900})
    answer = page.goto(path)
    assert answer is not None
    found = [f"answers {answer.status}"] * (answer.status != 200)
    found += [*violations(page), *(["too wide"] * is_too_wide(page)), *page.faults]  # type: ignore[attr-defined]
    return [f"{path} at {width} px: {one}" for one in found]


def pages(draft: str) -> list[str]:
    """Every page of releases that only shows."""
    own = f"/releases/draft/{draft}/"
    return [
        "/releases/",
        "/releases/new/",
        "/releases/periods/",
        "/releases/periods/2026-Q1/",
        own,
        f"{own}drop/",
    ]


@pytest.mark.parametrize(("name", "language", "width"), [("r.vega", "es", 320), ("r.lane", "en", 1400)])
def test_each_page_is_accessible_and_narrow_enough_in_both_languages(
    desk: tuple[Site, str], chromium: Browser, name: str, language: str, width: int
) -> None:
    running, draft = desk
    page = new_page(chromium, running.address, width=width, language=language)
    sign_in(page, name)
    tables = [f"/releases/draft/{draft}/{table}/" for table in TABLES]
    assert [one for path in (*pages(draft), *tables) for one in faults(page, path, width)] == []
    assert page.locator("html").get_attribute("lang") == language
    assert max(weight(page, path) for path in pages(draft)) <= HEAVIEST
    page.context.close()


def test_a_second_person_approves_without_scripts_after_showing_who_they_are(
    desk: tuple[Site, str], chromium: Browser, tmp_path: Path
) -> None:
    running, draft = desk
    page = new_page(chromium, running.address, width=320, language="es", java_script_enabled=False)
    sign_in(page, "r.vega")
    page.goto("/releases/")
    page.locator(f"a[href='/releases/draft/{draft}/']").click()
    page.get_by_role("link", name="Aprobar y publicar").click()
    if "/account/confirm/" in page.url:  # whoever has just signed in is not asked again
        page.locator("input[name=password]").fill(PASS_PHRASE)
        page.locator("main button").first.click()
    page.get_by_label("He visto las tablas").check()
    page.get_by_role("button", name="Aprobar y publicar").click()
    assert "está publicada" in page.locator("#messages").inner_text()
    (release,) = read_releases(Path(running.environment["AMPARO_RELEASES"]))
    assert release.number == 1
    page.goto("/releases/1/withdraw/")
    page.screenshot(path=str(tmp_path / "withdraw.png"), full_page=True)
    assert not is_too_wide_without_scripts(page)
    page.context.close()


@pytest.mark.parametrize(("name", "language", "width"), [("r.vega", "es", 320), ("r.lane", "en", 1400)])
def test_the_page_of_a_count_is_accessible_and_looks_again_without_scripts(
    desk: tuple[Site, str], chromium: Browser, tmp_path: Path, name: str, language: str, width: int
) -> None:
    running, _ = desk
    counting = Counting(Path(running.environment["AMPARO_RELEASES"]))
    id, go, half = str(uuid.uuid4()), threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        progress("madrone", 24, 24)
        half.set()
        assert go.wait(60)
        raise FileError("public-list.toml", "it went away.", "Put it back.")

    count = Count(id, "s.okafor", "2026-11-25T09:00:00-08:00", {}, "/releases/new/")
    ended = counting.begin(count, work, lambda error: (str(error), str(error)))
    assert half.wait(60)
    where = f"/releases/counting/{id}/"
    page = new_page(chromium, running.address, width=width, language=language)
    sign_in(page, name)
    assert faults(page, where, width) == []
    page.screenshot(path=str(tmp_path / f"counting-{language}.png"), full_page=True)
    page.context.close()
    plain = new_page(chromium, running.address, width=width, language=language, java_script_enabled=False)
    sign_in(plain, name)
    plain.goto(where)
    go.set()
    assert ended.wait(60)
    plain.get_by_role(
        "heading", name="La cuenta se detuvo" if language == "es" else "The count has stopped"
    ).wait_for()
    plain.context.close()


def is_too_wide_without_scripts(page: Page) -> bool:
    """The same by the size of the body, since nothing can be asked of a page without scripts."""
    box = page.locator("body").bounding_box()
    return box is not None and box["width"] > 320
