"""In a real browser: the session ends while a form stands open, the connection is lost, and nothing typed is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.browser import Site, browser, new_page, sign_in, site, violations


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A desk with two clerks."""
    with site(tmp_path_factory.mktemp("kept"), "tests.desk.kept_settings") as running:
        running.add_account("c.ruiz", "clerk")
        running.add_account("m.luna", "clerk", language="es")
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's browser."""
    with browser() as opened:
        yield opened


def typed(page: Page, name: str, paper: Path) -> None:
    """Sign in, open the form, fill it."""
    sign_in(page, name, next_page="/sign-in/?next=/reception")
    page.locator("#name").fill("B-1002, línea «dos»")
    page.locator("#judge-3").check()
    page.locator("#paper").set_input_files(paper)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A file of 1,000 bytes."""
    file = tmp_path / "fax.pdf"
    file.write_bytes(b"%PDF" + bytes(996))
    return file


@pytest.mark.parametrize(
    ("name", "told", "send"),
    [
        ("c.ruiz", "What you typed is kept", "Send it again"),
        ("m.luna", "Lo que escribió está guardado", "Enviarlo de nuevo"),
    ],
)
def test_a_session_that_ended_loses_nothing(
    desk: Site, chromium: Browser, paper: Path, name: str, told: str, send: str
) -> None:
    page = new_page(chromium, desk.address, language="es" if name == "m.luna" else "en")
    typed(page, name, paper)
    desk.run("from django.contrib.sessions.models import Session; Session.objects.all().delete()")
    page.locator("main .usa-button").first.click()
    page.wait_for_url("**/sign-in/**")
    expect(page.locator("#messages")).to_contain_text(told)
    sign_in(page, name)
    page.wait_for_url("**/kept/**")
    expect(page.locator("main")).to_contain_text("B-1002, línea «dos»")
    expect(page.locator("main")).to_contain_text("fax.pdf")
    assert violations(page) == []
    page.get_by_role("button", name=send).click()
    page.wait_for_url("**/taken")
    assert page.locator("body").inner_text() == "B-1002, línea «dos»|unknown|1000"
    assert page.faults == []  # type: ignore[attr-defined]


def test_a_lost_connection_keeps_the_form_on_the_screen(desk: Site, chromium: Browser, paper: Path) -> None:
    page = new_page(chromium, desk.address)
    typed(page, "c.ruiz", paper)
    page.context.set_offline(True)
    page.locator("main .usa-button").first.click()
    expect(page.locator("#messages")).to_contain_text("Nothing was sent, and what you typed is still here.")
    assert page.locator("#name").input_value() == "B-1002, línea «dos»"
    page.context.set_offline(False)
    page.locator("main .usa-button").first.click()
    page.wait_for_url("**/taken")
    assert page.locator("body").inner_text() == "B-1002, línea «dos»|unknown|1000"


def test_without_scripts_the_same_form_is_sent_and_kept(desk: Site, chromium: Browser, paper: Path) -> None:
    page = new_page(chromium, desk.address, java_script_enabled=False)
    typed(page, "c.ruiz", paper)
    desk.run("from django.contrib.sessions.models import Session; Session.objects.all().delete()")
    page.locator("main .usa-button").first.click()
    sign_in(page, "c.ruiz")
    page.get_by_role("button", name="Send it again").click()
    page.wait_for_url("**/taken")
    assert page.locator("body").inner_text() == "B-1002, línea «dos»|unknown|1000"
