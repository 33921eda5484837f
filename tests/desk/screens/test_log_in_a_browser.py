"""In a real browser: the pages of the log at each width in both languages, by keyboard, without scripts, and on paper."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.browser import (
    PASS_PHRASE,
    WIDTHS,
    Site,
    browser,
    is_too_wide,
    new_page,
    sign_in,
    site,
    violations,
    weight,
)

HEAVIEST = 100 * 1024

_FILL = """
import tomllib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
import json
from amparo.casefile import Role
from amparo.clock import CALIFORNIA
from amparo_desk.acts.attest_month import attest_month
from amparo_desk.acts.set_policy import set_policy
from amparo_desk.agencies import vault_of
from tests.desk.screens.here import Desk, sample_request
from tests.desk.signed_days import close, sign
desk = Desk("madrone", vault_of("madrone"))
vault, now = desk.vault, datetime.now(UTC)
supervisor = desk.actor(Role.SUPERVISOR)
profile = tomllib.loads(Path("samples/madrone-agency.toml").read_text("utf-8"))
set_policy(vault, supervisor, now, 0, profile=profile)
today = now.astimezone(CALIFORNIA).date()
def night(days_ago):
    return datetime.combine(today - timedelta(days=days_ago), time(0, 5), CALIFORNIA)
from tests.desk.screens import here
records = []
def receive(then):
    here.AT = then
    records.append(sample_request(desk))
receive(night(99))
for days_ago in range(98, 6, -7):  # three months, a week at a time
    close(vault, night(days_ago))
sign(vault)
close(vault, night(5))
begun, months = vault.days.first(), []
month = begun.replace(day=1)
while (month + timedelta(days=32)).replace(day=1) <= vault.days.last():
    months.append(month)
    month = (month + timedelta(days=32)).replace(day=1)
for month in months[:-1]:
    attest_month(vault, supervisor, now, month, "records")
receive(now)
print(json.dumps({"records": records, "open": f"{months[-1]:%Y-%m}"}))
"""


@dataclass(frozen=True, slots=True)
class Madrone:
    """The sample county's desk: a record in a signed day, one of today, and a month that nobody has attested."""

    site: Site
    signed: str
    today: str
    month: str

    @property
    def address(self) -> str:
        """Where it answers."""
        return self.site.address


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Madrone]:
    """The sample county's desk, with three months of days: signed, waiting, and missing since."""
    with site(tmp_path_factory.mktemp("log-pages")) as running:
        for name, language in (("s.okafor", "en"), ("s.vega", "es")):
            running.add_account(name, "supervisor", "counsel", language=language)
        made = json.loads(running.run(_FILL).splitlines()[-1])
        yield Madrone(running, made["records"][0], made["records"][1], made["open"])


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's browser."""
    with browser() as opened:
        yield opened


def pages(desk: Madrone) -> tuple[str, ...]:
    """The pages of the log: with a month to attest, one that is attested, a record in the log, and one that waits."""
    return (
        "/",
        "/days/",
        f"/days/attest/{desk.month}/",
        "/days/attest/2020-01/",
        f"/requests/{desk.signed}/proof/",
        f"/requests/{desk.today}/proof/",
        f"/requests/{desk.signed}/erase/",
    )


def show_again(page: Page) -> None:
    """Show once more who one is, where the page asks for it."""
    if "/account/confirm/" in page.url:
        page.locator("input[name=password]").fill(PASS_PHRASE)
        page.locator("main button").first.click()
        page.wait_for_load_state()


@pytest.mark.parametrize(("name", "language"), [("s.okafor", "en"), ("s.vega", "es")])
def test_every_page_of_the_log_is_light_fits_and_has_nothing_that_axe_finds(
    desk: Madrone, chromium: Browser, name: str, language: str
) -> None:
    page = new_page(chromium, desk.address, language=language)
    sign_in(page, name)
    for path in pages(desk):
        page.goto(path)
        show_again(page)
        assert path in page.url
        assert weight(page, path) <= HEAVIEST, path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert not is_too_wide(page), (path, width)
            assert violations(page) == [], (path, width)
    assert page.faults == []  # type: ignore[attr-defined]
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_proof_is_chosen_and_saved_and_the_page_keeps_its_ticks_with_and_without_scripts(
    desk: Madrone, chromium: Browser, scripts: bool, tmp_path: Path
) -> None:
    page = new_page(chromium, desk.address, java_script_enabled=scripts)
    sign_in(page, "s.okafor")
    page.goto(f"/requests/{desk.signed}/proof/")
    page.get_by_role("button", name="nothing", exact=True).first.click()
    expect(page.locator("main input:checked[type=checkbox]")).to_have_count(0)
    page.get_by_role("button", name="Save the proof file").click()
    expect(page.locator("#errors")).to_contain_text("Nothing is ticked.")
    page.get_by_label("Form", exact=False).first.check()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save the proof file").click()
    saving.value.save_as(tmp_path / "proof.json")
    held = json.loads((tmp_path / "proof.json").read_text("utf-8"))
    assert held["format"] == "amparo-proof/v1"
    assert len(held["days"][0]["records"]) == 1
    expect(page.locator("main input:checked[type=checkbox]")).to_have_count(1)
    page.context.close()


def test_a_box_is_ticked_and_an_entry_unfolded_by_keyboard(desk: Madrone, chromium: Browser) -> None:
    page = new_page(chromium, desk.address)
    sign_in(page, "s.okafor")
    page.goto(f"/requests/{desk.signed}/proof/")
    second = page.locator("details.entry").nth(1)
    second.locator("summary").focus()
    page.keyboard.press("Enter")
    box = second.locator("input[type=checkbox]").first
    was = box.is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert box.is_checked() is not was
    page.context.close()


def test_the_calendar_goes_on_paper_with_its_letters_and_without_links_to_press(
    desk: Madrone, chromium: Browser
) -> None:
    page = new_page(chromium, desk.address)
    sign_in(page, "s.okafor")
    page.goto("/days/")
    page.emulate_media(media="print")
    expect(page.locator(".month").first).to_be_visible()
    expect(page.locator(".day--signed b").first).to_have_text("S")
    expect(page.locator(".head__nav")).to_be_hidden()
    page.context.close()


def test_a_month_is_attested_by_keyboard_and_stands_on_the_picture(desk: Madrone, chromium: Browser) -> None:
    page = new_page(chromium, desk.address, language="es")
    sign_in(page, "s.vega")
    page.goto(f"/days/attest/{desk.month}/")
    page.locator("#office-1").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/days/")
    expect(page.locator("#messages")).to_contain_text("está certificado.")
    expect(page.locator(f"#month-{desk.month}")).to_contain_text("Certificado por Oficina de registros")  # type: ignore[attr-defined]
    page.context.close()
