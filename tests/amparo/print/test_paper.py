"""A PDF of ours is one that a screen reader can read: tagged, titled, in its language, every letter there."""

import io
import subprocess
import sys
from datetime import date
from functools import lru_cache

import pypdf
import pytest
import typst

from amparo.book.contents import placed_rules
from amparo.book.pages import law_book
from amparo.print.blocks import (
    Chip,
    Code,
    Document,
    Heading,
    Item,
    Items,
    Link,
    Note,
    Pair,
    Paragraph,
    Small,
    Strong,
    Table,
    anchor,
)
from amparo.print.paper import to_pdf, to_typst
from amparo.terms import Language, RulebookError

ON = date(2026, 11, 23)  # a Monday


@lru_cache(maxsize=2)
def pdf_of(language: Language) -> bytes:
    """Set in a process of its own: the typesetter keeps a gigabyte of so long a book in its memory."""
    command = [sys.executable, "-c", _SET, language, ON.isoformat()]
    return subprocess.run(command, capture_output=True, check=True).stdout


_SET = """
import sys
from datetime import date
from amparo.book.pages import law_book
from amparo.print.paper import to_pdf
language, on = sys.argv[1], date.fromisoformat(sys.argv[2])
sys.stdout.buffer.write(to_pdf(law_book(language, on), on))
"""


def small(*blocks: object, text: str = "Plain.") -> Document:
    first = Heading(1, "One", "one")
    return Document(
        "en", "A title", "A subtitle", (), (first, Paragraph((text,)), *blocks), "Contents", "Foot", "Skip"
    )  # type: ignore[arg-type]


def words_of(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_law_book_on_paper_is_tagged_titled_and_in_its_language(language: Language) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(language)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == law_book(language, ON).title
    assert len(reader.outline) >= 8
    assert len(reader.pages) > 100


def test_the_law_book_on_paper_names_every_rule() -> None:
    told = words_of(pdf_of("en")).replace(" ", "")
    for placed in placed_rules():
        assert placed.rule.key.replace(" ", "") in told


def test_the_same_document_gives_the_same_bytes() -> None:
    document = small(Items((Item(("a",), (Item(("b",)),)),)))
    assert to_pdf(document, ON) == to_pdf(document, ON)


def test_markup_in_a_text_is_printed_as_it_is_written() -> None:
    odd = '#panic("x") *bold* _em_ $x$ <one> @one [a] \\ "q" `c` // no comment #[]'
    told = words_of(
        to_pdf(
            small(
                Note(odd, (Paragraph((Strong(odd), Small(odd), Code("a_b"), Chip(odd, "bad"))),), "bad"),
                Pair((Paragraph((odd,)),), (Paragraph((Link("one", "one"),)),)),
                Table(odd, (odd, "B"), (((odd,), ()),)),
                text=odd,
            ),
            ON,
        )
    )
    assert told.count('#panic("x") *bold*') >= 5


def test_a_letter_that_the_fonts_lack_is_an_error_and_no_box() -> None:
    with pytest.raises(typst.TypstError):
        to_pdf(small(text="你好"), ON)


def test_a_link_to_nowhere_is_an_error() -> None:
    with pytest.raises(typst.TypstError, match="label"):
        to_pdf(small(Paragraph((Link("x", "nowhere"),))), ON)


def test_a_line_break_in_a_text_cannot_end_a_string() -> None:
    assert "\nx" not in to_typst(small(text="a\nx"), ON).split("said", 1)[1].split("\n", 1)[0]


def test_an_anchor_is_made_of_what_a_citation_holds() -> None:
    assert anchor("section", "Gov. Code § 7284.6(a)(1)(C)") == "section-gov-code-7284.6-a-1-c"
    with pytest.raises(RulebookError, match="no anchor"):
        anchor("§")
