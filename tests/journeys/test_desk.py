"""A fax at 22:45: from the paper to the served notice and the answered office, in a real browser, in both languages."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page
from pypdf import PdfReader

from tests.desk.browser import browser, is_too_wide, new_page, sign_in, site, violations
from tests.desk.keyed import PAPER, prepare, take_in

DUE = "2030-11-27 08:00"
"""A release that lies ahead, whatever the day."""


def fine(page: Page) -> None:
    """The page as it stands: nothing for axe, nothing too wide, no fault of a script."""
    assert violations(page) == []
    assert not is_too_wide(page)
    assert page.faults == []  # type: ignore[attr-defined]


def press(page: Page, button: Locator) -> None:
    """Press a button or a link, and wait for the page that comes of it."""
    with page.expect_navigation():
        button.click()
    page.wait_for_load_state()


def step(page: Page, link: str) -> None:
    """Follow what comes next."""
    press(page, page.locator(f"aside a[href$='{link}'], main a[href$='{link}']").first)
    fine(page)


def choose(page: Page, name: str, value: str) -> None:
    listed = page.locator(f"select[name='{name}']")
    if listed.count():
        listed.select_option(value)
    else:
        page.locator(f"input[name='{name}'][value='{value}']").check(force=True)


def send(page: Page) -> None:
    press(page, page.locator("main form .buttons button").last)


def done(page: Page) -> None:
    send(page)
    assert page.locator("#errors").count() == 0, page.locator("#errors").inner_text()
    fine(page)


def printed(page: Page, path: str) -> str:
    answer = page.request.get(path)
    assert answer.ok
    pages = PdfReader(io.BytesIO(answer.body())).pages
    return re.sub(r"\s+", " ", " ".join(one.extract_text() for one in pages))


@pytest.mark.parametrize(("language", "width"), [("en", 1400), ("es", 360)])
def test_a_clerk_takes_a_fax_to_the_served_notice(tmp_path: Path, language: str, width: int) -> None:
    with site(tmp_path / "home") as running, browser() as opened:
        prepare(running)
        who = f"clerk.{language}"
        running.add_account(who, "clerk", language=language)
        page = new_page(opened, running.address, language=language, width=width)
        sign_in(page, who, next_page="/requests/new/")
        take_in(page, PAPER)
        record = page.url.removeprefix(running.address).split("facts/")[0]
        page.goto(record)
        fine(page)
        two = {
            "en": ("permitted, never owed", "prohibited"),
            "es": ("permitido, nunca obligatorio", "prohibido"),
        }
        for words in two[language]:
            assert words in page.locator("main").inner_text()

        step(page, "/due/")
        page.fill("[name='due_at']", DUE)
        done(page)

        step(page, "/intention/")
        choose(page, "notification", "yes")
        done(page)

        page.goto(f"{record}tell/")  # too early: nobody has been told yet
        page.fill("[name='release_at']", DUE)
        choose(page, "channel", "email")
        send(page)
        assert "7283.1(b)" in page.locator("#errors").inner_text()
        assert page.input_value("[name='release_at']") == DUE

        page.goto(f"{record}notices/")
        fine(page)
        choose(page, "language", "es")
        page.fill("[name='release_at']", DUE)
        choose(page, "channel", "email")
        done(page)
        told = printed(page, f"{record}notices/set/1/")
        assert "27 de noviembre de 2030" in told
        assert "We do not intend to do this" in told

        page.goto(f"{record}tell/")
        choose(page, "channel", "email")
        done(page)

        for notice in ("-CI", "-RN"):
            page.goto(f"{record}notices/")
            row = page.locator("tr").filter(has=page.locator(f"small:text-matches('{notice} ·')"))
            press(page, row.locator("a[href$='/served/']"))
            fine(page)
            choose(page, "how", "hand")
            choose(page, "signed", "signed")
            done(page)

        page.goto(record)
        step(page, "/access/notification/")
        for held in ("age_band", "sex", "ethnicity"):
            page.locator(f"select[name='{held}']").select_option(index=1)
        done(page)

        page.goto(record)
        fine(page)
        assert page.locator(".steps .is-open").count() == 1  # the release itself
        page.goto("/")
        fine(page)


def test_where_the_second_clerk_comes_later_the_page_says_who_was_first(tmp_path: Path) -> None:
    with site(tmp_path / "home") as running, browser() as opened:
        prepare(running)
        running.add_account("second.clerk", "clerk")
        first = new_page(opened, running.address)
        sign_in(first, "c.ruiz", next_page="/requests/new/")
        take_in(first, PAPER)
        record = first.url.removeprefix(running.address).split("facts/")[0]
        second = new_page(opened, running.address)
        sign_in(second, "second.clerk", next_page=f"{record}due/")
        first.goto(f"{record}due/")
        first.fill("[name='due_at']", DUE)
        done(first)
        second.fill("[name='due_at']", "2030-11-28 09:30")
        send(second)
        assert "c.ruiz" in second.locator("#errors").inner_text()
        assert second.input_value("[name='due_at']") == "2030-11-28 09:30"
