"""Every part of the desk's pages in a real browser: accessible, narrow enough, light, quick by keyboard, in both languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.browser import WIDTHS, Site, browser, is_too_wide, new_page, site, violations, weight

HEAVIEST = 100 * 1024


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The page of all parts."""
    with site(tmp_path_factory.mktemp("looks"), "tests.desk.looks_settings") as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's browser."""
    with browser() as opened:
        yield opened


@pytest.fixture
def page(looks: Site, chromium: Browser) -> Iterator[Page]:
    """The page of all parts, open."""
    opened = new_page(chromium, looks.address)
    opened.goto("/looks/")
    yield opened
    assert opened.faults == []  # type: ignore[attr-defined]
    opened.context.close()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_part_is_accessible_fits_and_is_light(looks: Site, chromium: Browser, language: str) -> None:
    page = new_page(chromium, looks.address, language=language)
    assert weight(page, "/looks/") <= HEAVIEST
    assert page.locator("html").get_attribute("lang") == language
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], f"at {width} px"
        assert not is_too_wide(page), f"at {width} px"
    assert page.faults == []  # type: ignore[attr-defined]
    page.context.close()


@pytest.mark.parametrize("language", ["en", "es"])
def test_pages_that_tell_a_failure_are_accessible_and_say_what_to_do(
    looks: Site, chromium: Browser, language: str
) -> None:
    page = new_page(chromium, looks.address, width=320, language=language)
    for name in ("400", "403", "403_csrf", "404", "500"):
        page.goto(f"/looks/{name}/")
        assert violations(page) == [], name
        assert not is_too_wide(page), name
        assert page.locator("main p").count() >= 2, name
        assert page.locator("h1").count() == 1, name
    page.context.close()


def test_the_check_of_accessibility_finds_a_fault(page: Page) -> None:
    page.evaluate("document.querySelector('label[for=reference]').remove()")
    assert any("label" in found for found in violations(page))


def test_the_first_key_leads_to_the_skip_link_and_past_the_head(page: Page) -> None:
    page.goto("/looks/404/")
    page.keyboard.press("Tab")
    expect(page.locator(".usa-skipnav")).to_be_focused()
    expect(page.locator(".usa-skipnav")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_errors_are_in_focus_and_lead_to_their_fields(page: Page) -> None:
    expect(page.locator("#errors")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#conviction_on")
    expect(page.locator("#conviction_on")).to_be_in_viewport()


def test_keys_open_the_help_and_lead_to_pages_but_not_while_something_is_typed(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.locator("#reference").press_sequentially("n?")
    assert page.locator("#reference").input_value() == "n?"
    expect(page.locator("#keys")).to_be_hidden()
    page.reload()
    page.keyboard.press("n")
    page.wait_for_url("**/looks/new/")


def test_two_keys_in_a_row_lead_to_the_list_of_today(looks: Site, page: Page) -> None:
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url(f"{looks.address}/")


def test_keys_that_were_turned_off_do_nothing(page: Page) -> None:
    page.evaluate("document.body.dataset.keys = 'off'")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()
    page.locator("[data-keys-open]").click()
    expect(page.locator("#keys")).to_be_visible()


def test_a_changed_form_is_not_left_unasked(page: Page) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#reference").fill("R-1")
    page.locator("h1").click()
    page.get_by_role("link", name="New request").last.click()
    page.wait_for_url("**/looks/new/")
    assert asked == ["beforeunload"]


def test_offenses_are_completed(page: Page) -> None:
    page.locator("#offense").fill("")
    page.locator("#offense").press_sequentially("245")
    expect(page.locator("datalist option")).to_have_attribute("value", "PC 245(a)(1)")


def test_a_day_can_be_chosen_from_the_calendar_of_the_browser(page: Page) -> None:
    box = page.locator("[data-picker=datetime-local]")
    box.locator("input[type=datetime-local]").evaluate(
        "(input) => { input.value = '2026-11-25T07:15'; input.dispatchEvent(new Event('change')); }"
    )
    expect(page.locator("#received_at")).to_have_value("2026-11-25 07:15")
    expect(page.locator("#received_at")).to_be_focused()


def test_a_file_may_be_dropped(page: Page) -> None:
    page.evaluate("""() => {
        const held = new DataTransfer();
        held.items.add(new File(["x"], "fax.pdf", { type: "application/pdf" }));
        document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true }));
    }""")
    assert page.locator("#paper").evaluate("input => input.files[0].name") == "fax.pdf"


def test_a_choice_is_made_with_the_arrows(page: Page) -> None:
    page.locator("#felony-3").focus()
    page.keyboard.press("ArrowUp")
    assert page.locator("input[name=felony]:checked").get_attribute("value") == "no"


def test_what_is_printed_leaves_out_what_only_a_screen_needs(page: Page) -> None:
    page.emulate_media(media="print")
    for hidden in (".head__nav", ".buttons", ".usa-skipnav", ".messages"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in ("h1", "table", ".foot"):
        expect(page.locator(shown).first).to_be_visible()


def test_the_page_is_whole_without_scripts(looks: Site, chromium: Browser) -> None:
    page = new_page(chromium, looks.address, java_script_enabled=False)
    page.goto("/looks/")
    for seen in ("#reference", "#felony-1", "#received_at", "#offense", "#paper"):
        assert page.locator(seen).is_enabled()
    expect(page.locator("[data-keys-word]")).to_be_hidden()
    page.context.close()
