"""The guide without a network: kept whole or not at all, updated as a whole; nothing else is kept or sent."""

import gzip
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from amparo.pages.guide import bundle_bytes, engine
from amparo.pages.guide.page import MOST_BYTES, guide_files
from tests.amparo.pages.guide.serving import Served, made, serving

KEPT = sorted(name for name in made() if name != "guide/sw.js")
READY = "#offline[data-state=ready]"
_CACHES = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    found[name] = (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname).sort();
  }
  return found;
}"""
_STORED = """async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"""


@pytest.fixture
def served() -> Iterator[Served]:
    with serving(made()) as found:
        yield found


@pytest.fixture
def context(opened: Browser) -> Iterator[BrowserContext]:
    """A telephone that has never seen the guide."""
    found = opened.new_context(viewport={"width": 320, "height": 640}, locale="en-US")
    found.set_default_timeout(8_000)
    yield found
    found.close()


def load(context: BrowserContext, served: Served) -> Page:
    page = context.new_page()
    page.goto(f"{served.address}/guide/")
    return page


def test_all_of_the_guide_weighs_less_than_it_may() -> None:
    assert sum(len(gzip.compress(content)) for content in made().values()) <= MOST_BYTES


def test_the_page_asks_for_its_own_files_alone_and_keeps_nothing_but_them(
    context: BrowserContext, served: Served
) -> None:
    told: list[str] = []
    context.on("request", lambda request: told.append(request.url))
    page = load(context, served)
    page.wait_for_selector(READY)
    page.click("[data-place=k12]")
    page.click("[data-value=records]")
    page.click("#to-record")
    page.fill("#field-free_text", "Two officers, polite.")
    page.click("#language")
    caches = page.evaluate(_CACHES)
    own = sorted(f"/{name}".replace("index.html", "") for name in KEPT)
    assert list(caches.values()) == [own]
    assert page.evaluate(_STORED) == [0, 0, "", 0]
    assert context.cookies() == []
    allowed = {f"{served.address}/{name}" for name in made()} | {f"{served.address}/guide/"}
    assert {url.split("#")[0] for url in told} <= allowed
    assert set(served.asked) <= {url.removeprefix(served.address) for url in allowed}
    refused = page.evaluate("fetch('/elsewhere').then(() => 'sent', () => 'refused')")
    assert refused == "refused"


@pytest.mark.parametrize("share", [0.06, 0.4, 0.999])
def test_a_page_cut_off_half_way_gives_no_answer_and_the_next_load_mends_it(
    context: BrowserContext, served: Served, share: float
) -> None:
    whole = len(made()["guide/index.html"])
    served.cut["guide/index.html"] = int(whole * share)
    page = context.new_page()
    with page.expect_event("requestfailed", lambda request: request.url.endswith("/guide/")):
        page.goto(f"{served.address}/guide/", wait_until="commit")
    expect(page.locator("#unready")).to_contain_text("a part of the page is missing")
    expect(page.locator("#general")).to_contain_text("I do not consent.")
    assert page.locator("[data-place]").count() == 0
    assert page.locator("#say").count() == 0
    assert page.evaluate(_CACHES) == {}
    served.cut.clear()
    page.reload()
    page.wait_for_selector(READY)
    assert page.locator("[data-place]").count() > 0
    assert page.locator("#general").is_hidden()


@pytest.mark.parametrize("how", ["cut", "lost"])
def test_whichever_file_beside_it_is_missing_the_guide_says_it_is_not_ready_and_mends_it(
    opened: Browser, served: Served, how: str
) -> None:
    for name in made():
        if name == "guide/index.html":
            continue
        context = opened.new_context(viewport={"width": 320, "height": 640}, locale="es-US")
        context.set_default_timeout(8_000)
        served.cut = {name: len(made()[name]) // 2 if how == "cut" else 0}
        page = load(context, served)
        page.wait_for_selector("#offline[data-state=part]")
        assert "Aún no está lista" in page.locator("#offline").inner_text(), name
        assert page.evaluate(_CACHES) == {}, name
        page.click("[data-place=k12]")
        assert page.locator("#say").count() == 1, "what is loaded is whole, and answers"
        served.cut = {}
        page.reload()
        page.wait_for_selector(READY)
        context.close()


def _of_another_day() -> dict[str, bytes]:
    """An older guide, of rules that say otherwise."""
    bundle = json.loads(bundle_bytes())
    bundle["rules_version"] = "2025-01-01"
    bundle["steps"]["S-04"] = [
        'Say: "Please wait, that is the older sentence."',
        "Diga: «Espere, por favor».",
    ]
    spelled = json.dumps(bundle, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return guide_files(spelled.encode(), engine())


def _first_sentence(page: Page) -> str:
    page.click("[data-place=k12]")
    return page.locator("#say").inner_text()


def test_an_update_is_taken_whole_or_not_at_all_and_an_open_visit_is_left_alone(
    context: BrowserContext, served: Served
) -> None:
    served.files = _of_another_day()
    page = load(context, served)
    page.wait_for_selector(READY)
    older = page.evaluate(_CACHES)
    served.files = dict(made())
    served.cut = {"guide/icon-512.png": 100}
    page.reload()
    assert "older sentence" in _first_sentence(page)
    page.wait_for_timeout(300)
    assert page.evaluate(_CACHES) == older, "half an update is none"
    served.cut = {}
    page.reload()
    assert "older sentence" in _first_sentence(page)
    page.wait_for_selector("#newer-now")
    assert "older sentence" in page.locator("#say").inner_text()
    page.click("#newer-now")
    page.wait_for_selector("[data-place]")
    assert "I cannot let you in" in _first_sentence(page)
    caches = page.evaluate(_CACHES)
    assert len(caches) == 1
    assert caches.keys() != older.keys()


def test_a_saved_copy_of_the_page_answers_from_the_disk(
    context: BrowserContext, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = tmp_path_factory.mktemp("copy") / "amparo-guide.html"
    copy.write_bytes(made()["guide/index.html"])
    page = context.new_page()
    page.goto(copy.as_uri())
    expect(page.locator("#offline")).to_contain_text("saved copy")
    assert "I cannot let you in" in _first_sentence(page)
