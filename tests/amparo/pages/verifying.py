"""The page that checks proofs, open in a browser without a network, and what the command says of the same proofs."""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playwright.sync_api import Browser, Page

from amparo.casefile.sorts import SORTS
from amparo.pages.verify_page import verify_pages
from amparo.register import Pinned, check_proof
from amparo.tlog import LogError, read_vkey
from tests.desk.browser import new_page

VECTORS = json.loads((Path(__file__).resolve().parents[3] / "docs/spec/vectors.json").read_text("utf-8"))
KEYS = (VECTORS["keys"]["log"], VECTORS["keys"]["witness"])
WORDS = {sort.value: (told.en, told.es) for sort, told in SORTS.items()}
ON = date(2026, 11, 26)
OWN_WORDS = frozenset({"keys_none", "witness_none", "signed_unchecked", "signed_unknown"})
"""Sentences that name an option of the command, and on the page the field instead."""

WHOLE = VECTORS["whole_case"].encode()
CHANGED = next(told["proof"] for told in VECTORS["refused"] if told["why"] == "a value was changed").encode()
FILES = {"rosa.json": WHOLE, "changed.json": CHANGED, "cut.json": WHOLE[:-1]}
"""A proof that holds, one that was changed, and one that was cut off."""


@dataclass(frozen=True)
class Given:
    """A proof to check, with the keys that the reader has, as of a day."""

    content: bytes
    keys: Sequence[str] = KEYS
    on: date = ON


def write_pages(
    folder: Path,
    keys: Sequence[str] = KEYS,
    *,
    notes: Sequence[str] = (),
    ended: Sequence[tuple[Sequence[str], int]] = (),
    files: Mapping[str, bytes] = MappingProxyType({}),
) -> Path:
    """The pages as files, and `files` beside them; the folder."""
    for path, content in {**verify_pages(keys, notes=notes, ended=ended, sorts=WORDS), **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@contextmanager
def opened(
    browser: Browser, file: Path, *, width: int = 1400, language: str = "en", first: str = ""
) -> Iterator[Page]:
    """The page, opened from a file with the network off; whatever it asks for or breaks fails the test."""
    page = new_page(browser, "file:///", width=width, language=language)
    if first:
        page.add_init_script(first)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    page.goto(file.as_uri())
    try:
        yield page
        assert page.faults == []  # type: ignore[attr-defined]
        assert set(asked) == {file.as_uri()}
        assert page.context.storage_state() == {"cookies": [], "origins": []}
    finally:
        page.context.close()


def give(page: Page, content: bytes | Path, name: str = "rosa.json") -> str:
    """Choose a file; the verdict."""
    told = content if isinstance(content, Path) else {"name": name, "mimeType": "", "buffer": content}
    page.locator("#file").set_input_files([])  # as a click does, so that the same file is read again
    page.locator("#file").set_input_files(told)  # type: ignore[arg-type]
    page.locator("#result h2").wait_for()
    return page.locator("#result h2").inner_text()


def page_says(page: Page, given: Sequence[Given]) -> list[dict[str, Any]]:
    """What the page finds of each proof, all in one load."""
    told = [
        {"content": b64encode(one.content).decode(), "keys": list(one.keys), "on": one.on.isoformat()}
        for one in given
    ]
    return list(page.evaluate(_SAY, told))


_SAY = """async (given) => {
  const said = [];
  for (const one of given) {
    const content = Uint8Array.from(atob(one.content), (letter) => letter.charCodeAt(0));
    const found = await check(content, { keys: one.keys, today: one.on, where: ["the proof", "the proof"] });
    said.push({
      refused: found.refused !== null,
      findings: found.findings.map((one) => [one.code, one.level, one.en, one.es]),
      shown: found.shown.map((one) => ({
        agency: one.agency, day: one.day, entry: one.entry, what: one.what, hidden: one.record.hidden.length,
        fields: one.record.fields.map((field) => [field.name, spell(field.value)]),
      })),
    });
  }
  return said;
}"""


def command_says(given: Given) -> dict[str, Any]:
    """What the command finds of a proof, in the same form."""
    try:
        report = check_proof(
            given.content, pinned=Pinned.of(map(read_vkey, given.keys)), on=given.on, sorts=WORDS
        )
    except LogError:
        return {"refused": True, "findings": [], "shown": []}
    shown = [
        {
            "agency": one.agency,
            "day": one.day.isoformat(),
            "entry": one.index,
            "what": list(one.what),
            "hidden": len(one.record.hidden),
            "fields": [[field.name, field.value.decode()] for field in one.record.fields],
        }
        for one in report.shown
    ]
    findings = [[one.code, one.level.value, one.en, one.es] for one in report.findings]
    return {"refused": False, "findings": findings, "shown": shown}


def in_the_same_words(said: dict[str, Any]) -> dict[str, Any]:
    """The same, without the sentences that the page has words of its own for."""
    findings = [one[:2] if one[0] in OWN_WORDS else one for one in said["findings"]]
    return {**said, "findings": findings}


def agree(page: Page, *given: Given) -> list[dict[str, Any]]:
    """That both say the same of all of these; what the page says."""
    said = page_says(page, given)
    for one, found in zip(given, said, strict=True):
        assert in_the_same_words(found) == in_the_same_words(command_says(one)), one
    return said


def codes(said: dict[str, Any]) -> list[str]:
    """What is wrong."""
    return [one[0] for one in said["findings"] if one[1] == "fault"]
