"""A release is counted while its page says how far it is: nobody starts it twice, and whoever leaves finds it again."""

import re
import threading
import time
import uuid
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from amparo.casefile import Role
from amparo.terms import AmparoError, FileError
from amparo_desk.release_counting import Counting
from amparo_desk.screens import release_acts, release_counting
from amparo_desk.vault.releases import DraftState, Releases
from tests.desk.screens.here import Desk
from tests.desk.screens.test_releases import SUPERVISOR, desk, read

__all__ = ["desk"]


class Slow:
    """Counting that stops after the first case file until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go, self.times = threading.Event(), 0
        self.error: AmparoError | None = None
        whole = release_acts.draft_release

        def held(house, actor, at, id, *, progress, **more):  # type: ignore[no-untyped-def]
            self.times += 1

            def told(agency: str, done: int, total: int) -> None:
                progress(agency, done, total)
                if done == 1:
                    assert self.go.wait(30)
                    if self.error is not None:
                        raise self.error

            return whole(house, actor, at, id, progress=told, **more)

        monkeypatch.setattr(release_acts, "draft_release", held)
        monkeypatch.setattr(release_counting, "AT_ONCE", 0.2)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    made = Slow(monkeypatch)
    yield made
    made.go.set()
    ended()


def ended() -> None:
    """Wait until nobody counts."""
    counting, until = Counting(settings.RELEASES), time.monotonic() + 30
    while counting.goes_on():
        assert time.monotonic() < until, "it never ended"
        time.sleep(0.05)


def named(browser: Client) -> str:
    form = browser.get("/releases/new/").content.decode()
    return re.findall(r'name="draft" value="([^"]+)"', form)[0]


def test_while_it_is_counted_the_page_says_how_far_and_looks_again_by_itself(desk: Desk, slow: Slow) -> None:
    browser = desk.as_(SUPERVISOR)
    name = named(browser)
    sent = browser.post("/releases/new/", {"draft": name, "reason": "entry_corrected"})
    assert (sent.status_code, sent["Location"]) == (302, f"/releases/counting/{name}/")
    there = browser.get(sent["Location"])
    assert there["Refresh"] == "2"
    assert "The releases so far are being read." in read(browser, sent["Location"]) or "1 of 24" in read(
        browser, sent["Location"]
    )
    assert "<script" not in re.sub(r"<script[^>]*src=[^>]*></script>", "", there.content.decode())
    spanish = read(desk.as_(SUPERVISOR, language="es"), sent["Location"])
    assert "Se está contando una publicación" in spanish
    assert "A release is being counted (since" in read(browser, "/releases/")
    slow.go.set()
    ended()
    done = browser.get(sent["Location"])
    assert (done.status_code, done["Location"]) == (302, f"/releases/draft/{name}/")
    assert "Counted. Nothing is public yet" in read(browser, done["Location"])
    assert "A release is being counted" not in read(browser, "/releases/")


def test_a_second_click_starts_nothing_and_leads_to_the_same_page(desk: Desk, slow: Slow) -> None:
    browser = desk.as_(SUPERVISOR)
    name = named(browser)
    where = {
        browser.post("/releases/new/", {"draft": name, "reason": "late_entry"})["Location"] for _ in range(3)
    }
    assert where == {f"/releases/counting/{name}/"}
    assert slow.times == 1
    slow.go.set()
    ended()
    assert browser.post("/releases/new/", {"draft": name, "reason": "late_entry"})["Location"] == "/releases/"
    assert slow.times == 1
    assert [one.id for one in Releases().all()] == [name]


def test_somebody_else_who_counts_meanwhile_is_told_and_keeps_what_they_typed(desk: Desk, slow: Slow) -> None:
    first, second = desk.as_(SUPERVISOR), desk.as_(SUPERVISOR)
    first.post("/releases/new/", {"draft": named(first), "reason": "late_entry"})
    refused = second.post("/releases/new/", {"draft": str(uuid.uuid4()), "reason": "entry_struck"})
    assert refused.status_code == 409
    told = " ".join(refused.content.decode().split())
    assert "counts a release at this moment" in told
    assert re.search(r'value="entry_struck"[^>]* checked', told)
    assert slow.times == 1


def test_what_it_was_refused_for_stands_on_the_page_and_what_was_typed_comes_back(
    desk: Desk, slow: Slow
) -> None:
    browser = desk.as_(SUPERVISOR)
    name = named(browser)
    slow.error = FileError("the-list.toml", "it went away.", "Put it back.")
    sent = browser.post("/releases/new/", {"draft": name, "reason": "entry_struck"})
    slow.go.set()
    ended()
    page = read(browser, sent["Location"])
    assert "The count has stopped" in page
    assert "the-list.toml: it went away. Put it back." in page
    assert "Refresh" not in browser.get(sent["Location"])
    assert f'href="/releases/new/?again={name}"' in page
    assert re.search(r'value="entry_struck"[^>]* checked', read(browser, f"/releases/new/?again={name}"))
    other = read(desk.as_(Role.AUDITOR), sent["Location"])
    assert "Count again" not in other, "who did not begin it does not begin it anew"
    assert Releases().all() == []


def test_a_count_that_was_cut_off_says_so_and_can_be_begun_anew(desk: Desk, slow: Slow) -> None:
    browser = desk.as_(SUPERVISOR)
    name = named(browser)
    sent = browser.post("/releases/new/", {"draft": name, "reason": "late_entry"})
    told = settings.RELEASES.with_name(f".{settings.RELEASES.name}.counting.json")
    before = told.read_bytes()
    slow.error = FileError("x", "y", "z")
    slow.go.set()
    ended()
    told.write_bytes(before)  # as a machine leaves it that stopped in the middle
    assert "It was cut off before it was done" in read(browser, sent["Location"])
    slow.error = None
    again = browser.post("/releases/new/", {"draft": name, "reason": "late_entry"})
    assert again.status_code == 302
    ended()
    assert Releases().draft(name).state is DraftState.WAITING


def test_of_a_count_that_never_was_there_is_no_page(desk: Desk) -> None:
    assert desk.as_(SUPERVISOR).get(f"/releases/counting/{uuid.uuid4()}/").status_code == 404
