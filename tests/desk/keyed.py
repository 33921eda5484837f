"""Counts what a clerk has to type or choose from a fax to the answer: `python -m tests.desk.keyed [PAPER]` prints a table.

A real browser does what a clerk would: sends the paper, looks at what was read, answers what only a person can answer,
confirms, and types the one conviction of the local record. Seconds are those of a person by the keystroke-level model
(Card, Moran and Newell 1980: 0.28 s a key of an average typist, 1.1 s to point, 0.2 s to click, 1.35 s to think before
each), with 1.5 s to compare each value that was read with the paper, and what the machine itself took.
"""

import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.desk.browser import Site, browser, new_page, sign_in, site

PAPER = Path("samples/i247a-request.pdf")
MOST_FIELDS = 8
MOST_SECONDS = 120.0
_KEY, _POINT, _CLICK, _THINK, _COMPARE = 0.28, 1.1, 0.2, 1.35, 1.5


@dataclass
class Hand:
    """What a hand did on the pages: each field that was typed or chosen, keys, clicks, values compared, waiting."""

    page: Page
    fields: list[tuple[str, str, int]] = field(default_factory=list)
    clicks: int = 0
    compared: int = 0
    machine: float = 0.0

    @property
    def keys(self) -> int:
        """Key presses in all."""
        return sum(keys for _, _, keys in self.fields)

    @property
    def seconds(self) -> float:
        """The time at a person's pace, with the machine's own."""
        acts = self.clicks + len(self.fields)
        hand = self.keys * _KEY + acts * (_POINT + _CLICK + _THINK) + self.compared * _COMPARE
        return hand + self.machine

    def type(self, name: str, text: str) -> None:
        """Type into a field, letter by letter."""
        place = self.page.locator(f"[name='{name}']")
        place.click()
        place.fill("")
        self.page.keyboard.type(text)
        self.fields.append((name, f"typed {text}", len(text)))

    def choose(self, name: str, value: str) -> None:
        """Choose a button or a word of a list."""
        listed = self.page.locator(f"select[name='{name}']")
        if listed.count():
            listed.select_option(value)
        else:
            self.page.locator(f"input[name='{name}'][value='{value}']").check(force=True)
        self.fields.append((name, f"chose {value}", 0))

    def press(self, button: Locator) -> None:
        """Press a button or link, and wait for the next page."""
        self.clicks += 1
        before = time.monotonic()
        address = self.page.url
        button.click()
        self.page.wait_for_function(
            "before => location.href !== before && !location.pathname.endsWith('/reading/')", arg=address
        )
        self.page.wait_for_load_state("networkidle")
        self.machine += time.monotonic() - before

    def compare(self) -> None:
        """Compare each value that was read with the paper."""
        self.compared += self.page.locator(".beside__fields .usa-hint").filter(has_text="%").count()


def take_in(page: Page, paper: Path) -> Hand:
    """From the paper to the answer of the rules. The page is signed in as a clerk."""
    hand = Hand(page)
    page.goto("/requests/new/")
    page.set_input_files("#papers", paper)
    hand.fields.append(("papers", f"chose {paper.name}", 0))
    hand.press(page.locator("form[action$='/upload/'] button"))
    hand.compare()
    for name, value in (("channel", "fax"), ("matched_by", "booking_number")):
        if not page.locator(f"input[name='{name}']:checked").count():
            hand.choose(name, value)
    if not page.input_value("[name='booking_ref']"):
        hand.type("booking_ref", "B-1002")
    hand.press(page.locator("main .usa-button--big"))
    record = page.url
    page.goto(f"{record}facts/notification/")  # a link on the record's page
    hand.clicks += 1
    if not page.locator("[name='c0.offense']").is_visible():
        page.locator("details:has([name='c0.offense']) > summary").click()
        hand.clicks += 1
    hand.type("c0.offense", "PC 245(a)(1)")
    hand.choose("c0.level", "felony")
    hand.type("c0.date", "2019-04-02")
    hand.choose("c0.seen", "court_record")
    hand.press(page.locator("main form .buttons button").last)
    return hand


def table(hand: Hand) -> str:
    """What was typed and chosen, and the sums."""
    lines = [f"{name:<16} {what:<32} {keys:>4}" for name, what, keys in hand.fields]
    sums = (
        f"fields keyed: {len(hand.fields)} of at most {MOST_FIELDS}",
        f"keys: {hand.keys}, buttons: {hand.clicks}, values compared: {hand.compared}",
        f"time at a person's pace: {hand.seconds:.0f} s of at most {MOST_SECONDS:.0f} (machine {hand.machine:.1f} s)",
    )
    return "\n".join((f"{'field':<16} {'what':<32} {'keys':>4}", *lines, "", *sums))


def prepare(running: Site) -> None:
    """The sample county's policy, and a clerk."""
    running.add_account("c.ruiz", "clerk")
    running.run(_POLICY, str(Path("samples/madrone-agency.toml").resolve()))


_POLICY = """
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from amparo.casefile import Role
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.set_policy import set_policy
from amparo_desk.agencies import vault_of
profile = tomllib.loads(Path(values[0]).read_text("utf-8"))
actor = Actor("m.okafor", frozenset({Role.SUPERVISOR}), "madrone")
set_policy(vault_of("madrone"), actor, datetime.now(UTC), 0, profile=profile)
"""


def main(paper: Path) -> int:
    """Print the table; 1 where it took too many fields or too long."""
    with tempfile.TemporaryDirectory() as folder, site(Path(folder)) as running, browser() as opened:
        prepare(running)
        page = new_page(opened, running.address)
        sign_in(page, "c.ruiz", next_page="/requests/new/")
        hand = take_in(page, paper)
        print(table(hand))
    return int(len(hand.fields) > MOST_FIELDS or hand.seconds > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PAPER))
