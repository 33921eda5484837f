"""The public site in a real browser: accessible in both languages, narrow, without colours, on paper, and light."""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.amparo.pages.conftest import BuiltSite
from tests.desk.browser import browser, is_too_wide, new_page, violations

PAGES = (
    "",
    "en/",
    "en/agencies/",
    "en/agencies/madrone-jail/",
    "en/agencies/madrone-jail/2025/",
    "en/agencies/madrone-probation/2025/",
    "en/figures/",
    "en/figures/answers/",
    "en/figures/people_by_age/",
    "en/coverage/",
    "en/days/",
    "en/days/madrone-jail/",
    "en/days/madrone-jail/2026/",
    "en/map/",
    "en/forums/",
    "en/data/",
    "en/methods/",
    "en/privacy/",
    "en/limits/",
    "en/corrections/",
    "en/reported/",
    "en/reported/sonoma/",
    "en/reported/compare/transfers/",
    "en/releases/",
    "en/releases/0001/",
    "en/releases/0003/",
    "es/",
    "es/agencias/",
    "es/agencias/madrone-jail/",
    "es/agencias/madrone-jail/2025/",
    "es/agencias/madrone-probation/2025/",
    "es/cifras/",
    "es/cifras/answers/",
    "es/cifras/people_by_age/",
    "es/cobertura/",
    "es/dias/",
    "es/dias/madrone-jail/",
    "es/dias/madrone-jail/2026/",
    "es/mapa/",
    "es/foros/",
    "es/datos/",
    "es/metodos/",
    "es/privacidad/",
    "es/limites/",
    "es/correcciones/",
    "es/publicadas/",
    "es/publicadas/sonoma/",
    "es/publicadas/compare/transfers/",
    "es/publicaciones/",
    "es/publicaciones/0001/",
    "es/publicaciones/0003/",
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(built: BuiltSite) -> Iterator[str]:
    """A plain web host in front of the files."""
    host = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(built.out))
    )
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{host.server_port}/"
    finally:
        host.shutdown()
        host.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


def test_every_kind_of_page_is_among_those_looked_at(built: BuiltSite) -> None:
    kinds = {
        path.removesuffix("index.html").split("/")[1] for path, _ in built.pages() if path.count("/") > 1
    }
    assert kinds == {path.split("/")[1] for path in PAGES if path.count("/") > 1}


@pytest.mark.parametrize("width", [320, 1400])
def test_no_page_breaks_a_rule_of_accessibility_or_is_wider_than_the_screen(
    address: str, chromium: Browser, width: int
) -> None:
    page = new_page(chromium, address, width=width)
    found = list[tuple[str, object]]()
    for path in PAGES:
        page.goto(address + path)
        found += [(path, violation) for violation in violations(page)]
        found += [(path, "too wide")] if is_too_wide(page) else []
    assert found == []
    assert page.faults == []  # type: ignore[attr-defined]
    page.context.close()


def test_in_forced_colours_no_page_breaks_a_rule_of_accessibility(address: str, chromium: Browser) -> None:
    page = new_page(chromium, address, width=360, forced_colors="active", color_scheme="dark")
    for path in (
        "en/",
        "es/agencias/madrone-jail/",
        "en/map/",
        "en/forums/",
        "es/cobertura/",
        "en/days/madrone-jail/2026/",
    ):
        page.goto(address + path)
        assert violations(page) == [], path
    page.context.close()


def test_every_page_can_be_read_without_scripts_and_sends_nothing_elsewhere(
    address: str, chromium: Browser
) -> None:
    page = new_page(chromium, address, java_script_enabled=False)
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        page.goto(address + path)
        assert page.locator("h1").count() == 1, path
    assert [url for url in asked if not url.startswith(address)] == []
    assert page.context.cookies() == []
    page.context.close()


def test_the_first_link_skips_to_the_content_and_the_switch_keeps_the_page(
    address: str, chromium: Browser
) -> None:
    page = new_page(chromium, address)
    page.goto(f"{address}en/figures/answers/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator(".switch").click()
    assert page.url == f"{address}es/cifras/answers/"
    assert page.locator("html").get_attribute("lang") == "es"
    page.context.close()


def test_the_four_answers_stand_on_one_screen(address: str, chromium: Browser) -> None:
    for language in ("en", "es"):
        for width, height in ((360, 640), (1400, 900)):
            page = new_page(chromium, address, width=width)
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{address}{language}/")
            ends = page.evaluate("document.querySelector('.answers').getBoundingClientRect().bottom")
            assert ends <= height, (language, width)
            page.context.close()


def test_on_paper_the_numbers_of_a_chart_are_open_and_the_limits_are_there(
    address: str, chromium: Browser
) -> None:
    page = new_page(chromium, address)
    page.goto(f"{address}en/")
    page.emulate_media(media="print")
    assert page.locator("details table").is_visible()
    assert page.get_by_text("This is not legal advice").is_visible()
    assert not page.locator(".head nav").is_visible()
    page.context.close()


def test_a_first_page_weighs_at_most_100_kb_and_a_later_one_20(built: BuiltSite) -> None:
    shared = sum(
        len(gzip.compress(file.read_bytes(), 6, mtime=0)) for file in (built.out / "assets").iterdir()
    )
    for name, page in built.pages():
        alone = len(gzip.compress(page.encode(), 6, mtime=0))
        assert alone <= 20_000, name
        assert alone + shared <= 100_000, name
