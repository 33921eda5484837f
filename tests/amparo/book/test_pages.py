"""The book holds every rule once, every link leads somewhere, and nothing in it can be mistaken for markup."""

import html.parser
import itertools
import re
import subprocess
from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from amparo.book.contents import all_sections, placed_rules, questions
from amparo.book.pages import law_book
from amparo.book.signing import SignOff, parts
from amparo.law.custody import all_decisions
from amparo.law.duties import ALL_DUTIES
from amparo.law.index import not_coded, register, statements
from amparo.law.offenses import table_bytes
from amparo.print.blocks import Document
from amparo.print.screen import to_html
from amparo.terms import NOT_LEGAL_ADVICE, Language
from amparo.terms.citations import citation_in

ON = date(2026, 11, 23)  # a Monday
LANGUAGES: tuple[Language, ...] = ("en", "es")


@lru_cache(maxsize=2)
def book(language: Language) -> Document:
    return law_book(language, ON)


@lru_cache(maxsize=2)
def page(language: Language) -> str:
    return to_html(book(language)).decode("utf-8")


class Reader(html.parser.HTMLParser):
    """Reads a page as a browser does: anchors, links, headings, and whether every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.outside: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.names += [given["id"]] if given.get("id") else []
        if tag == "a":
            self.links.append(given["href"] or "")
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.outside += [value for name, value in given.items() if name in ("src", "action") and value]
        if tag in ("script", "link", "iframe", "object", "img"):
            self.outside.append(tag)
        if tag not in ("meta", "col", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    assert reader.open == []
    return reader


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_place_of_the_page_and_every_place_is_one(language: Language) -> None:
    found = read(page(language))
    assert [name for name, count in Counter(found.names).items() if count > 1] == []
    assert {link.removeprefix("#") for link in found.links} - set(found.names) == set()
    assert found.outside == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_level_of_heading_is_skipped(language: Language) -> None:
    levels = read(page(language)).levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_rule_duty_and_statement_stands_in_exactly_one_section() -> None:
    sections = list(all_sections())
    placed = [one for section in sections for one in section.rules]
    assert Counter(map(id, placed)) == Counter(map(id, placed_rules()))
    rows = sum(len(decision.rules) for decision in questions().values())
    assert sum(len(one.questions) for one in placed) == rows
    assert Counter(owed.duty.code for section in sections for owed in section.duties) == Counter(
        duty.code for duty in ALL_DUTIES
    )
    assert Counter(key for section in sections for key in section.statements) == Counter(list(statements()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_every_sentence_with_its_citation_and_that_it_is_not_legal_advice(
    language: Language,
) -> None:
    text = html.unescape(re.sub(r"<[^>]+>", "", page(language)))
    for placed in placed_rules():
        assert placed.rule.in_language(language) in text
        assert citation_in(placed.rule.cite, language) in text
    for duty in ALL_DUTIES:
        assert duty.in_language(language) in text
    for event in register():
        assert event["dice" if language == "es" else "says"] in text
    for left in not_coded():
        assert left["que" if language == "es" else "what"].replace("`", "") in text
    word = "asesoría legal" if language == "es" else "not legal advice"
    assert word in NOT_LEGAL_ADVICE[language]
    assert word in text
    assert ON.isoformat() in text


def test_the_offense_table_stands_whole_in_the_book() -> None:
    rows = table_bytes().decode("utf-8").strip().count("\n")
    tables = page("en").split('id="offenses"', 1)[1].split('id="register"', 1)[0]
    assert tables.count("<tr ") - tables.count("<thead ") == rows


def test_every_kind_of_request_is_a_ladder_that_ends_with_every_other_case() -> None:
    ladders = re.findall(r'<ol class="ladder".*?</ol>', page("en"), re.DOTALL)
    assert len(ladders) >= len(all_decisions())
    assert all("In every other case." in ladder.rpartition("<li>")[2] for ladder in ladders)


def test_a_signer_s_words_are_text_and_never_markup() -> None:
    part = next(iter(parts()))
    made = SignOff(part, "<script>alert(1)</script>", '& "counsel"', ON, parts()[part], "<b>yes</b>")
    text = to_html(law_book("en", ON, [made])).decode("utf-8")
    assert read(text).outside == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<b>yes" not in text


def test_the_same_book_has_the_same_bytes() -> None:
    assert to_html(law_book("es", ON)) == page("es").encode("utf-8")


def test_a_telephone_shows_the_whole_width(browser: str, tmp_path: Path) -> None:
    (tmp_path / "book.html").write_text(page("es"), encoding="utf-8")
    frame = """<iframe id=f src="book.html" style="width:360px;height:800px;border:0"></iframe><script>
    f.onload = () => { document.title = "wide " + f.contentDocument.documentElement.scrollWidth; }</script>"""
    (tmp_path / "frame.html").write_text(f"<!doctype html><meta charset=utf-8>{frame}", encoding="utf-8")
    shown = subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--allow-file-access-from-files",
            "--virtual-time-budget=20000",
            "--dump-dom",
            (tmp_path / "frame.html").as_uri(),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    ).stdout
    wide = re.search(r"<title>wide (\d+)</title>", shown)
    assert wide is not None
    assert int(wide[1]) <= 360
