"""In a real browser: the office's pages at three widths in both languages, a policy changed by keyboard and without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.desk.browser import WIDTHS, Site, browser, is_too_wide, new_page, sign_in, site, violations, weight

PAGES = ("/", "/requests/", "/policy/", "/policy/change/", "/counsel/", "/texts/", "/access/")
HEAVIEST = 100 * 1024

_FILL = """
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from amparo.casefile import Role
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.set_policy import agency_at, set_policy
from amparo_desk.agencies import vault_of
from amparo_desk.commands.import_requests import take_in
vault, now = vault_of("madrone"), datetime.now(UTC)
actor = Actor("s.okafor", frozenset({Role.SUPERVISOR}), "madrone")
profile = tomllib.loads(Path("samples/madrone-agency.toml").read_text("utf-8"))
set_policy(vault, actor, now, 0, profile=profile)
take_in(vault, actor, Role.SUPERVISOR, "samples/jail-requests-2025.csv", agency_at(vault))
for record in vault.records()[:3]:
    vault.open(record, at=now, by="s.okafor", role=Role.SUPERVISOR, why="read_person")
vault.save_draft("0b8f6a52-7f0e-4c7a-9d3e-2f1f0a3c5b11", {"x": 1}, at=now, by="c.ruiz")
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample county's desk with a year of requests."""
    with site(tmp_path_factory.mktemp("office")) as running:
        roles = ("supervisor", "counsel", "auditor")
        running.add_account("s.okafor", *roles)
        running.add_account("s.vega", *roles, language="es")
        running.run(_FILL)
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's browser."""
    with browser() as opened:
        yield opened


@pytest.mark.parametrize("name", ["s.okafor", "s.vega"])
def test_every_page_is_light_fits_and_has_nothing_that_axe_finds(
    desk: Site, chromium: Browser, name: str
) -> None:
    page = new_page(chromium, desk.address, language="es" if name == "s.vega" else "en")
    sign_in(page, name)
    for path in PAGES:
        assert weight(page, path) <= HEAVIEST, path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert not is_too_wide(page), (path, width)
        assert violations(page) == [], path
    assert page.faults == []  # type: ignore[attr-defined]


def test_a_filter_is_reached_and_pressed_by_keyboard(desk: Site, chromium: Browser) -> None:
    page = new_page(chromium, desk.address)
    sign_in(page, "s.okafor")
    page.goto("/")
    wanted = page.get_by_role("link", name="Designee's notice missing")
    for _ in range(40):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/?only=designee")
    expect(page.locator("main")).to_contain_text("Only: Designee's notice missing")


def test_what_goes_to_the_morning_meeting_has_the_list_and_no_buttons(desk: Site, chromium: Browser) -> None:
    page = new_page(chromium, desk.address)
    sign_in(page, "s.okafor")
    page.goto("/")
    page.emulate_media(media="print")
    expect(page.locator("table").first).to_be_visible()
    expect(page.locator("#counts")).to_be_visible()
    for hidden in (".head__nav", ".narrow", "text=Ask again"):
        expect(page.locator(hidden).first).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_policy_is_changed_looked_at_and_saved_with_and_without_scripts(
    desk: Site, chromium: Browser, scripts: bool
) -> None:
    page = new_page(chromium, desk.address, java_script_enabled=scripts)
    sign_in(page, "s.okafor")
    hours = "11" if scripts else "13"
    page.goto("/policy/change/")
    page.locator("#copy_to_person_hours").fill("soon")
    page.get_by_role("button", name="See what changes").click()
    expect(page.locator("#errors")).to_contain_text("Write digits only.")
    page.locator("#copy_to_person_hours").fill(hours)
    page.get_by_role("button", name="See what changes").click()
    expect(page.locator("main")).to_contain_text("It is not saved yet.")
    if scripts:
        assert violations(page) == []
    page.get_by_role("button", name="Save, from now on").click()
    page.wait_for_url("**/policy/")
    expect(page.locator("#messages")).to_contain_text("It holds from now on.")
    expect(page.locator("table", has_text="House rule").locator("tbody tr").first).to_contain_text(hours)


def test_counsel_approves_a_text_and_takes_it_back(desk: Site, chromium: Browser) -> None:
    page = new_page(chromium, desk.address, language="es")
    sign_in(page, "s.vega")
    page.goto("/texts/")
    page.locator('button[value^="read_aloud/en/approved/"]').click()
    row = page.locator("#read_aloud tbody tr").first
    expect(row).to_contain_text("aprobado")
    row.get_by_role("button", name="Otra vez borrador").click()
    expect(row).to_contain_text("borrador")


def test_a_booking_is_found_without_its_number_in_the_address(desk: Site, chromium: Browser) -> None:
    page = new_page(chromium, desk.address)
    sign_in(page, "s.okafor")
    page.goto("/requests/")
    page.locator("#booking").fill("B-1002")
    page.get_by_role("button", name="Find the booking").click()
    expect(page.locator("main")).to_contain_text("Requests about this booking: 1")
    assert "B-1002" not in page.url
