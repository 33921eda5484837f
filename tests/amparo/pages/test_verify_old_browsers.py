"""The page that checks proofs, in browsers that lack something: it says so plainly, and checks all that it can."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.amparo.pages.verifying import FILES, give, opened, write_pages
from tests.desk.browser import browser, violations


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("site"), files=FILES)


_NO_ED25519 = """
const held = SubtleCrypto.prototype.importKey;
SubtleCrypto.prototype.importKey = function (form, key, kind, ...more) {
  if ((kind.name || kind) === "Ed25519") return Promise.reject(new DOMException("unknown", "NotSupportedError"));
  return held.call(this, form, key, kind, ...more);
};
"""
_NO_CRYPTO = "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });"


@pytest.mark.parametrize("width", [320])
def test_a_browser_without_ed25519_says_so_and_checks_all_the_rest(
    running: Browser, home: Path, width: int
) -> None:
    with opened(running, home / "verify/index.html", width=width, first=_NO_ED25519) as page:
        assert give(page, home / "rosa.json") == "Not decided: the signature was not checked"
        said = page.locator("#result").inner_text()
        assert "This browser is too old to check the signature of madrone.example/log (Ed25519)" in said
        assert "events 1 to 3 follow one another" in said
        assert "is signed by" not in said
        assert "countersigned" not in said
        assert violations(page) == []
        assert give(page, home / "changed.json") == "Wrong: 1"
        page.get_by_text("Keys that you rely on").first.click()
        page.locator("#keys").fill("")
        assert give(page, home / "rosa.json") == "Wrong: 1"


def test_a_browser_without_any_of_it_says_so(running: Browser, home: Path) -> None:
    with opened(running, home / "es/verify/index.html", first=_NO_CRYPTO) as page:
        assert "Este navegador no puede comprobar nada aquí" in page.locator("#state").inner_text()
        assert not page.locator("#form").is_visible()
        page.get_by_role("button", name="English").click()
        assert "This browser cannot check anything here" in page.locator("#state").inner_text()


def test_without_its_script_it_says_what_it_needs(running: Browser, home: Path) -> None:
    context: Any = running.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((home / "es/verify/index.html").as_uri())
    assert "esta página necesita permiso para ejecutar su script" in page.locator("noscript").inner_text()
    assert not page.locator("#form").is_visible()
    context.close()
