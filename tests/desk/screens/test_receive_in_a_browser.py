"""A paper taken in with a real browser: few fields, light and accessible pages, in both languages, also without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.desk.browser import Site, browser, is_too_wide, new_page, sign_in, site, violations, weight
from tests.desk.keyed import MOST_FIELDS, MOST_SECONDS, PAPER, prepare, table, take_in
from tests.desk.screens.papers_made import I_200, I_247A, pdf_of

HEAVIEST = 100_000
CALLS = ("call", "visit", "interview", "query", "list", "courtesy", "meeting")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("desk")) as found:
        prepare(found)
        found.add_account("c.luz", "clerk", language="es")
        yield found


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "fax.pdf"
    file.write_bytes(pdf_of(I_247A, I_200))
    return file


def signed_in(opened: Browser, running: Site, name: str, **more: object) -> Page:
    page = new_page(opened, running.address, language="es" if name == "c.luz" else "en", **more)  # type: ignore[arg-type]
    sign_in(page, name, next_page="/requests/new/")
    return page


def test_the_sample_form_takes_at_most_eight_keyed_fields_and_two_minutes(
    running: Site, opened: Browser
) -> None:
    hand = take_in(signed_in(opened, running, "c.ruiz"), PAPER)
    print(table(hand))
    assert len(hand.fields) <= MOST_FIELDS
    assert hand.seconds <= MOST_SECONDS


@pytest.mark.parametrize("name", ["c.ruiz", "c.luz"])
def test_each_page_on_the_way_is_accessible_light_and_fits_a_small_screen(
    running: Site, opened: Browser, paper: Path, name: str
) -> None:
    page = signed_in(opened, running, name)
    page.set_input_files("#papers", paper)
    page.click("form[action$='/upload/'] button")
    page.wait_for_url("**/requests/new/*-*/")
    draft = page.url
    for address in (
        draft,
        f"{draft}throw-away/",
        "/requests/new/",
        "/requests/new/form/",
        "/requests/new/earlier/",
    ):
        assert weight(page, address) <= HEAVIEST
        assert violations(page) == []
        page.set_viewport_size({"width": 320, "height": 700})
        assert not is_too_wide(page)
        assert violations(page) == []
        page.set_viewport_size({"width": 1400, "height": 900})
    for call in CALLS:
        assert weight(page, f"/requests/new/{call}/") <= HEAVIEST
        assert violations(page) == []
    assert page.faults == []  # type: ignore[attr-defined]


def test_without_scripts_what_is_wrong_is_told_and_the_paper_goes_on_record(
    running: Site, opened: Browser, paper: Path
) -> None:
    page = signed_in(opened, running, "c.luz", java_script_enabled=False)
    page.set_input_files("#papers", paper)
    page.click("form[action$='/upload/'] button")
    page.wait_for_url(lambda address: not address.endswith("/reading/"))
    draft = page.url
    page.click("main .usa-button--big")
    assert page.locator("#errors").inner_text().startswith("Esto aún no quedó registrado")
    assert page.input_value("[name=name]") == "FICTICIO EJEMPLO, Alex"
    page.check("[name=channel][value=fax]", force=True)
    page.check("[name=matched_by][value=booking_number]", force=True)
    if page.locator("[name=earlier]").count():
        page.check("[name=earlier][value=another]", force=True)
    page.click("main .usa-button--big")
    if "/requests/new/" in page.url:  # the earlier request was found only now
        page.check("[name=earlier][value=another]", force=True)
        page.click("main .usa-button--big")
    assert page.url == draft.replace("/new/", "/")
    assert "Quedó registrado." in page.locator("#messages").inner_text()


def test_by_keyboard_alone_a_call_is_put_on_record(running: Site, opened: Browser) -> None:
    page = signed_in(opened, running, "c.ruiz")
    page.goto("/requests/new/courtesy/")
    page.focus("[name=said]")
    page.keyboard.type("They will be in the county on Tuesday.")
    page.keyboard.press("Tab")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    page.wait_for_url("**/requests/*-*/")
    assert "/new/" not in page.url
