"""The page that checks proofs, as people use it: from a saved copy, offline, by keyboard, in two languages, on old browsers."""

import functools
import http.server
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest
import rfc8785
from playwright.sync_api import Browser

from amparo.pages import verify_page
from amparo.pages.verify_page import MOST_CODE, script, verify_pages
from amparo.terms import NOT_LEGAL_ADVICE
from amparo.tlog import FormatError, make_record
from tests.amparo.pages.verifying import FILES, KEYS, WHOLE, give, opened, write_pages
from tests.amparo.register.cases import AGENCY, LATE
from tests.amparo.register.logs import drawn, small_log
from tests.desk.browser import WIDTHS, browser, is_too_wide, new_page, violations


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("site"), files=FILES)


# What it is made of


def test_all_code_is_at_most_30_kb_and_names_no_address() -> None:
    assert len(script().encode()) <= MOST_CODE <= 30 * 1024
    for content in verify_pages(KEYS).values():
        assert not re.search(rb"(src|href)=\"(?!\.\./|index\.html|data:,)", content)
        assert b"http:" not in content
        assert b"https:" not in content
        assert not re.search(
            rb"fetch\(|XMLHttp|WebSocket|Beacon|localStorage|indexedDB|innerHTML|eval\(", content
        )


def test_two_runs_make_the_same_bytes() -> None:
    first = verify_pages(KEYS)
    verify_page._read.cache_clear()
    verify_page._words.cache_clear()
    assert verify_pages(KEYS) == first
    assert sorted(first) == ["en/verify/index.html", "es/verify/index.html", "verify/index.html"]


def test_every_sentence_exists_in_both_languages_with_the_same_blanks() -> None:
    words = verify_page._words()
    pairs = (
        {code: told[1:] for code, told in words["said"].items()} | dict(words["page"]) | dict(words["plain"])
    )
    for code, (en, es) in pairs.items():
        assert en, code
        assert es, code
        assert _blanks(en) == _blanks(es), code
    called = set(re.findall(r'(?:found|demand\([^;]*?,|Refused)\(?\s*"([a-z_0-9-]+)"', script()))
    assert called
    assert {code for code in called if code not in words["said"]} == set()
    assert {
        name for name in re.findall(r'word\("([a-z_0-9]+)"', script()) if name not in words["page"]
    } == set()


def _blanks(sentence: str) -> set[str]:
    return {(name or "").removesuffix("_es") for _, name, _, _ in Formatter().parse(sentence)} - {""}


def test_a_word_that_is_no_key_is_not_put_into_the_page() -> None:
    with pytest.raises(FormatError, match="no public key"):
        verify_pages(["</script>"])


# As people use it


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_read_by_everybody_at_every_width(
    running: Browser, home: Path, width: int, language: str
) -> None:
    verdicts = {
        "rosa.json": ("Nothing wrong was found", "No se halló nada incorrecto"),
        "changed.json": ("Wrong: 1", "Incorrecto: 1"),
        "cut.json": ("cut.json cannot be read", "No se puede leer cut.json"),
    }
    with opened(running, home / "verify/index.html", width=width, language=language) as page:
        assert page.evaluate("document.documentElement.lang") == language
        for summary in page.locator("summary").all():
            summary.click()
        assert (violations(page), is_too_wide(page)) == ([], False)
        for name, both in verdicts.items():
            assert give(page, home / name) == both[language == "es"]
            assert (violations(page), is_too_wide(page)) == ([], False)
            assert (
                NOT_LEGAL_ADVICE["es" if language == "es" else "en"] in page.locator("#result").inner_text()
            )


def test_the_language_is_changed_in_place_and_nothing_is_lost(running: Browser, home: Path) -> None:
    with opened(running, home / "en/verify/index.html") as page:
        give(page, home / "rosa.json")
        page.get_by_role("button", name="Español").click()
        assert "El evento 1 del expediente R-2026-014" in page.locator("#result").inner_text()
        assert page.title() == "Comprobar una prueba"
        page.get_by_role("button", name="English").click()
        assert "Event 1 of record R-2026-014" in page.locator("#result").inner_text()
    with opened(running, home / "es/verify/index.html") as page:
        assert page.locator("h1").inner_text() == "Comprobar una prueba"


def test_it_can_be_used_by_keyboard_alone(running: Browser, home: Path) -> None:
    with opened(running, home / "verify/index.html") as page:
        # Asked for well before the key: a browser that is told of it in the same breath may open its own window first.
        page.on("filechooser", lambda chooser: chooser.set_files(home / "changed.json"))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "language"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "file"
        page.keyboard.press("Enter")
        page.locator("#result h2").wait_for()
        page.wait_for_function("document.activeElement.tagName === 'H2'")
        page.locator("#file").focus()
        for key in ("Tab", "Enter", "Tab"):
            page.keyboard.press(key)
        page.keyboard.insert_text(f"  {WHOLE.decode()}\n\n")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Nothing wrong was found").wait_for()
        assert "the pasted text" in page.locator("#result").inner_text()


def test_a_file_is_dropped_anywhere(running: Browser, home: Path) -> None:
    drop = """([names, text]) => {
      const held = new DataTransfer();
      for (const name of names) held.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
    }"""
    with opened(running, home / "verify/index.html") as page:
        page.evaluate(drop, [["a.json", "b.json"], WHOLE.decode()])
        page.get_by_role("heading", name="Nothing wrong was found").wait_for()
        page.get_by_text("Several files were given; only a.json was checked.").wait_for()


def test_it_says_where_the_keys_came_from(running: Browser, home: Path, tmp_path: Path) -> None:
    came = "The keys came with this page"
    with opened(running, home / "verify/index.html") as page:
        give(page, home / "rosa.json")
        assert came in page.locator("#result").inner_text()
    with opened(running, write_pages(tmp_path, ()) / "verify/index.html") as page:
        assert give(page, home / "rosa.json") == "Wrong: 1"
        assert (
            "Put the key that the agency publishes into the field for keys"
            in page.locator("#result").inner_text()
        )
        page.locator("#keys").fill(f"  {KEYS[0]}  \n\n{KEYS[1]}")
        assert give(page, home / "rosa.json") == "Nothing wrong was found"
        assert came not in page.locator("#result").inner_text()
        page.locator("#keys").fill(KEYS[0][:-1])
        page.locator("#keys").blur()
        page.get_by_role("heading", name="A key cannot be read").wait_for()
        assert "in the field for keys, is no public key" in page.locator("#result").inner_text()


# Saved, and without a network


def test_a_copy_that_a_browser_saved_after_use_still_works(
    running: Browser, home: Path, tmp_path: Path
) -> None:
    with opened(running, home / "es/verify/index.html") as page:
        give(page, home / "changed.json")
        (tmp_path / "saved.html").write_text(page.content(), "utf-8")
    with opened(running, tmp_path / "saved.html") as page:
        assert not page.locator("#result").is_visible()
        assert give(page, home / "rosa.json") == "No se halló nada incorrecto"


def test_once_loaded_it_needs_no_network(running: Browser, home: Path) -> None:
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(home))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        page = new_page(running, address)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto("/verify/")
        with page.expect_download() as saved:
            page.get_by_role("link", name="Save this page").click()
        assert saved.value.path().read_bytes() == (home / "verify/index.html").read_bytes()
        server.shutdown()
    page.context.set_offline(True)
    assert give(page, home / "rosa.json") == "Nothing wrong was found"
    assert set(asked) <= {f"{address}verify/", f"{address}verify/index.html"}
    page.context.close()


# Files made to harm


def test_nothing_in_a_file_becomes_part_of_the_page(running: Browser, home: Path) -> None:
    bad = "<img src=x onerror=alert(1)>\u202egnp.exe{size}</script>"
    log = small_log(1)
    values = {
        "kind": "event",
        "record": bad,
        "number": 1,
        "agency": bad,
        "sort": bad,
        "previous": bad,
        bad: {bad: [bad]},
    }
    record = make_record(values, drawn("bad"))
    log.close(AGENCY, LATE, [record])
    proof = log.proof(AGENCY, LATE, [(0, record)])
    line = replace(proof.checkpoint.signatures[0], name="<img/src=x>\u202e")
    proof = replace(
        proof, checkpoint=replace(proof.checkpoint, signatures=(*proof.checkpoint.signatures, line))
    )
    with opened(running, home / "verify/index.html") as page:
        before = page.evaluate("document.querySelectorAll('img, script').length")
        give(page, proof.written, name="<b>x</b>\u202e.json")
        said = page.locator("#result").inner_text()
        assert "<img src=x onerror=alert(1)>\\u202egnp.exe{size}</script>" in said
        assert "\u202e" not in said
        assert "<b>x</b>" in said
        assert page.evaluate("document.querySelectorAll('img, script').length") == before
        assert page.evaluate("document.querySelectorAll('#result b').length") == 0


def test_large_and_odd_files_are_answered_in_time(running: Browser, home: Path) -> None:
    told = json.loads(WHOLE)
    told["days"][0]["records"][0]["fields"][0]["value"] = "x" * 5_000_000
    with opened(running, home / "verify/index.html") as page:
        assert give(page, rfc8785.dumps(told)) == "Wrong: 1"
        for content in (b"", b"\0" * 1_000_000, b"PK\3\4", b"{" * 1_000_000, b'"' + b"\\u0000" * 1_000_000):
            assert give(page, content) == "rosa.json cannot be read"
        assert page.locator("#result h2").is_visible()
