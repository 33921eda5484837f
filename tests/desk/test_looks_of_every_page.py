"""Every page that can be reached in the demonstration: accessible, narrow enough, light, in the language of its reader."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.desk.browser import PASS_PHRASE, Site, browser, is_too_wide, new_page, sign_in, site, violations

HEAVIEST = 100 * 1024
READERS = (
    *(("c.ruiz", "es"), ("i.vela", "en"), ("t.marlow", "en")),
    *(("n.abara", "es"), ("d.quill", "en"), ("p.wren", "es")),
    *(("l.mora", "es"), ("s.dunn", "en")),
)
"""The accounts of the demonstration, one a role."""
MOST = 80
"""Kinds of pages; there are fewer, so a crawl that finds more runs in circles."""

_DEMONSTRATION = """
from amparo_desk.accounts.models import User
from amparo_desk.commands import demo
demo.make()
for user in User.objects.all():
    user.set_password(values[0])
    user.language = dict(values[1])[user.username]
    user.save()
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration's county."""
    with site(tmp_path_factory.mktemp("every-page")) as running:
        running.run(_DEMONSTRATION, PASS_PHRASE, READERS)
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's browser."""
    with browser() as opened:
        yield opened


def kind_of(path: str) -> str:
    """The address without what tells one record from another: one page of a kind is enough."""
    plain = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}", "…", path.partition("?")[0])
    # What is noted of a duty, or of a draft that was sent, is one form, whichever duty or draft it is.
    plain = re.sub(r"/duties/D-[A-Z0-9-]+/", "/duties/…/", plain)
    return re.sub(r"/drafts/\w+/e[ns]/sent/", "/drafts/…/sent/", plain)


def links_on(page: Page) -> list[str]:
    """Which pages the links of a page lead to; the address of a file does not end in a stroke."""
    found = page.eval_on_selector_all(
        "a[href^='/']:not([download])", "all => all.map(a => a.getAttribute('href'))"
    )
    return [path for href in found if (path := href.partition("#")[0]).partition("?")[0].endswith("/")]


def faults_of(page: Page, answer: Response, language: str) -> list[str]:
    """What is wrong with the page as it stands. Axe looks at the narrow Spanish one and at the wide English one."""
    size = sum(len(part) for part in (answer.body(), *_sheets(page)))
    found = [f"{size} bytes"] if size > HEAVIEST else []
    found += [f"{page.locator('h1').count()} headings of the first rank"] * (page.locator("h1").count() != 1)
    found += ["another language"] * (page.locator("html").get_attribute("lang") != language)
    found += [f"undefined: {page.title()}"] * (not page.title().partition(" – ")[0])
    for width in (320, 1400):
        page.set_viewport_size({"width": width, "height": 900})
        if (width == 320) == (language == "es"):
            found += [f"at {width} px: {violation}" for violation in violations(page)]
        found += [f"too wide at {width} px"] * is_too_wide(page)
    return found + page.faults  # type: ignore[attr-defined,no-any-return]


def _sheets(page: Page) -> list[bytes]:
    """What the page loads beside itself, before it is compressed."""
    names = page.eval_on_selector_all(
        "link[rel=stylesheet], link[rel=icon], script[src], img[src], svg image",
        "all => all.map(one => one.href?.baseVal ?? one.href ?? one.src).filter(Boolean)",
    )
    return [page.request.get(name).body() for name in names]


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_page_that_a_reader_can_reach_keeps_the_promises_of_the_house(
    desk: Site, chromium: Browser, language: str
) -> None:
    faults: dict[str, list[str]] = {}
    kinds: set[str] = set()
    for name in (name for name, reads in READERS if reads == language):
        page = new_page(chromium, desk.address, language=language)
        sign_in(page, name)
        open_ends = ["/"]
        while open_ends:
            path = open_ends.pop(0)
            kind = f"{name} /" if path == "/" else kind_of(path)
            if kind in kinds:
                continue
            kinds.add(kind)
            assert len(kinds) < MOST, "\n".join(sorted(kinds))
            if "html" not in page.request.get(path).headers.get("content-type", ""):
                continue
            answer = page.goto(path)
            assert answer is not None
            found = (
                faults_of(page, answer, language)
                if answer.status in (200, 403)
                else [f"answers {answer.status}"]
            )
            if found:
                faults[f"{name} {path}"] = found
            open_ends += links_on(page)
        page.context.close()
    assert faults == {}


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_of_sign_in_keeps_them_as_well(desk: Site, chromium: Browser, language: str) -> None:
    page = new_page(chromium, desk.address, language=language)
    answer = page.goto("/sign-in/")
    assert answer is not None
    assert faults_of(page, answer, language) == []
    page.context.close()
