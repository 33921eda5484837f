"""The guide's engine in a real browser that has no network, asked as the page asks it."""

import json
from typing import Any

from playwright.sync_api import Browser, Page

from amparo.pages.guide import bundle_bytes, engine
from tests.amparo.pages.guide.visiting import Asked

_DECIDE = """asked => asked.map(({ place, on, facts, asCase }) => {
  const answer = guide.decide(place, facts, on, { asCase }), { key, id, cite, tag, says, dice } = answer.rule;
  const { outcome, steps, owed, optional, flags, assumed, also } = answer;
  const rests = ([code, one]) => [code, [one.cite, one.tag, one.key.endsWith("-practice")]];
  const grounds = Object.fromEntries(Object.entries(answer.grounds).map(rests));
  return { outcome, rule: [key, id, cite, tag, says, dice], steps, owed, optional, grounds, flags, assumed, also };
})"""


class GuideInABrowser:
    """The engine opened on a bundle, which may be opened again on another one."""

    def __init__(self, browser: Browser) -> None:
        context = browser.new_context(offline=True)
        self.page: Page = context.new_page()
        self.page.evaluate(f"{engine()}; 0")
        self.open(bundle_bytes())

    def open(self, bundle: bytes) -> None:
        """Open the engine on a bundle."""
        self.page.evaluate(
            "text => { globalThis.guide = AmparoGuide.open(JSON.parse(text)); }", bundle.decode()
        )

    def decide(self, asked: list[Asked]) -> list[dict[str, Any]]:
        """What the browser answers to each question."""
        found: list[dict[str, Any]] = self.page.evaluate(_DECIDE, asked)
        return found

    def turns_on(self, place: str, facts: dict[str, Any], names: list[str], **options: Any) -> list[str]:
        """Which of these facts can still change what is shown, on a day on which all of the law is in force."""
        given = [place, facts, "2026-11-24", names, options]
        found: list[str] = self.page.evaluate("given => guide.turnsOn(...given)", given)
        return found

    def refusal(self, call: str) -> list[str]:
        """The path and the message with which a call is refused."""
        caught = "catch (error) { [error.name, error.path, error.message] }"
        script = f"try {{ {call}; null }} {caught}"
        found: list[str] = self.page.evaluate(f"eval({json.dumps(script)})")
        return found
