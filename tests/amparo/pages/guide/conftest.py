"""A browser for each file of tests of the guide, and the engine opened in it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.amparo.pages.guide.in_a_browser import GuideInABrowser
from tests.desk.browser import browser


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    """The machine's own Chromium."""
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def guide(opened: Browser) -> GuideInABrowser:
    """The engine on the bundle of the live rules."""
    return GuideInABrowser(opened)
