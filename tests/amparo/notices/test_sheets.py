"""Every notice in every language as it comes out of the printer: read back from its PDF and compared with what went in."""

import io
import re
import time
from dataclasses import replace
from functools import lru_cache

import pypdf
import pypdfium2
import pytest

from amparo.notices import Standing, make_notice, notice_of, text_of
from amparo.notices.languages import NoticeLanguage
from amparo.notices.texts import EVERY_NOTICE, languages_of
from amparo.print.sheet import Sheet, runs_of, texts_of
from amparo.print.sheet_paper import print_sheet
from tests.amparo.notices.made import (
    MADE,
    MAY_NOTIFY,
    NO_HOLD,
    NO_TRANSFER,
    ON,
    OPEN_INTERVIEW,
    OPEN_NOTICE,
    copy_and_intent,
    head,
    one_of_each,
)

NOTICES = {notice_of(one): one for one in one_of_each()}
EACH = [(notice, language) for notice in NOTICES for language in languages_of(notice)]
PDF_LANGUAGE = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
TWO_SIDES = "read_aloud"
"""The one notice that does not fit on one page, since there is room to write the answers."""


@lru_cache(maxsize=128)
def printed(notice: str, language: NoticeLanguage) -> tuple[Sheet, bytes]:
    sheet = make_notice(NOTICES[notice], language)
    made = print_sheet(sheet, MADE, installed=False)
    assert made.by_hand == ()
    return sheet, made.content


@lru_cache(maxsize=256)
def read(content: bytes) -> tuple[tuple[str, ...], frozenset[float]]:
    """What each page says, and the sizes of its letters."""
    sizes: set[float] = set()

    def note(_text: str, matrix: list[float], inner: list[float], _font: object, size: float) -> None:
        sizes.add(round(abs(size * inner[3] * matrix[3]), 1))

    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return tuple(page.extract_text(visitor_text=note) for page in pages), frozenset(sizes)


def pages_of(content: bytes) -> tuple[str, ...]:
    return read(content)[0]


def squeezed(text: str) -> str:
    """A text without its spaces: a line's end in a PDF is none of the text's."""
    return re.sub(r"\s", "", text)


def read_back(sheet: Sheet, content: bytes) -> str:
    """What the pages say, without what stands at the top and the foot of each."""
    pages = pages_of(content)
    told = []
    for number, page in enumerate(pages, 1):
        counted = sheet.page.replace("$pages", str(len(pages))).replace("$page", str(number))
        told.append(squeezed(page).replace(squeezed(f"{sheet.foot}{sheet.number.text}{counted}"), ""))
    return "".join([told[0], *(page.replace(squeezed(sheet.stamp), "", 1) for page in told[1:])])


def what_went_in(sheet: Sheet) -> list[str]:
    """Every text of a sheet, and of the English beside it."""
    found = [
        said for pair in sheet.pairs() for block in pair if block is not None for said in texts_of(block)
    ]
    return [told for said in (*found, sheet.mark) if (told := "".join(run.text for run in said))]


@pytest.mark.parametrize(("notice", "language"), EACH)
def test_every_sentence_that_went_in_comes_out_of_the_pdf(notice: str, language: NoticeLanguage) -> None:
    sheet, content = printed(notice, language)
    told = read_back(sheet, content)
    assert [text for text in what_went_in(sheet) if squeezed(text) not in told] == []


@pytest.mark.parametrize(("notice", "language"), EACH)
def test_the_pages_hold_no_word_that_did_not_go_in(notice: str, language: NoticeLanguage) -> None:
    sheet, content = printed(notice, language)
    left = read_back(sheet, content)
    known = [
        *what_went_in(sheet),
        *("".join(run.text for run in sheet.beside.heading) for _ in [0] if sheet.beside),
    ]
    if sheet.beside:
        known += ["".join(run.text for run in sheet.beside.mark)]
    for text in sorted(known, key=len, reverse=True):
        left = left.replace(squeezed(text), "")
    assert re.sub(r"[0-9.•‣/]", "", left) == ""


@pytest.mark.parametrize(("notice", "language"), EACH)
def test_a_screen_reader_gets_tags_a_title_and_the_language(notice: str, language: NoticeLanguage) -> None:
    sheet, content = printed(notice, language)
    reader = pypdf.PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == PDF_LANGUAGE.get(language, language)
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == sheet.title


@pytest.mark.parametrize(("notice", "language"), EACH)
def test_it_is_on_letter_paper_in_letters_of_twelve_points_or_more(
    notice: str, language: NoticeLanguage
) -> None:
    content = printed(notice, language)[1]
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        assert (page.mediabox.width, page.mediabox.height) == (612, 792)
    assert min(size for size in read(content)[1] if size) >= 12


@pytest.mark.parametrize(("notice", "language"), EACH)
def test_every_font_is_inside_and_is_one_of_ours(notice: str, language: NoticeLanguage) -> None:
    for page in pypdf.PdfReader(io.BytesIO(printed(notice, language)[1])).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font["/DescendantFonts"][0]
            assert re.search(r"\+AmparoSans(SC|TC|KR)?-(Regular|Bold)", inner["/BaseFont"])
            assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"])


@pytest.mark.parametrize(("notice", "language"), EACH)
def test_an_approved_text_fits_on_one_page_and_a_draft_on_the_two_sides_of_a_sheet(
    notice: str, language: NoticeLanguage
) -> None:
    assert len(pages_of(printed(notice, language)[1])) <= 2
    said = Standing(notice, language, text_of(notice, language).digest, "approved", "counsel", ON)
    approved = make_notice(NOTICES[notice], language, standing=said)
    made = print_sheet(approved, MADE, installed=False)
    assert made.pages == len(pages_of(made.content)) == (2 if notice == TWO_SIDES else 1)


@pytest.mark.parametrize(("notice", "language"), EACH)
def test_a_draft_has_a_mark_on_every_page_and_the_english_beside_it(
    notice: str, language: NoticeLanguage
) -> None:
    sheet, content = printed(notice, language)
    text = text_of(notice, language)
    first, *others = (squeezed(page) for page in pages_of(content))
    assert squeezed(text.sentence("mark.draft")) in first
    for page in others:
        assert squeezed(text.sentence("stamp.draft")) in page
    assert (sheet.beside is None) == (language == "en")


@pytest.mark.parametrize("notice", sorted(NOTICES))
def test_the_same_notice_at_the_same_moment_gives_the_same_bytes(notice: str) -> None:
    sheet, content = printed(notice, "es")
    assert print_sheet(sheet, MADE, installed=False).content == content


@pytest.mark.parametrize("language", languages_of(EVERY_NOTICE))
def test_every_intention_and_every_outcome_can_be_printed(language: NoticeLanguage) -> None:
    parts = (OPEN_NOTICE, NO_HOLD, NO_TRANSFER, OPEN_INTERVIEW)
    for one in (
        copy_and_intent(*parts),
        copy_and_intent(MAY_NOTIFY, on_paper=False, channel="phone", office="", withdrawn=True),
        copy_and_intent(*parts, due_at=MADE, pages=None, made_at=None, desk="", person="Rosa Ejemplo"),
    ):
        sheet = make_notice(one, language)
        content = print_sheet(sheet, MADE, installed=False).content
        assert [text for text in what_went_in(sheet) if squeezed(text) not in read_back(sheet, content)] == []


HOSTILE = '#panic("x") *b* _e_ $office $$ <script> @a [c] \\ "q" `d` // ** # == ```'


@pytest.mark.parametrize("field", ["agency", "desk", "office", "booking_ref", "number", "person"])
def test_what_somebody_wrote_is_printed_as_it_is_written(field: str) -> None:
    sheet = make_notice(copy_and_intent(**{field: HOSTILE}), "es")
    assert squeezed(HOSTILE) in read_back(sheet, print_sheet(sheet, MADE, installed=False).content)


@pytest.mark.parametrize(
    "name", ["Nguyễn Thị Ánh", "Ångström Łukasz", "Иван Пример", "Παράδειγμα", "O'Nʻa Ñandú"]
)
def test_names_in_latin_greek_and_cyrillic_letters_are_printed(name: str) -> None:
    sheet = make_notice(copy_and_intent(person=name), "en")
    made = print_sheet(sheet, MADE, installed=False)
    assert made.by_hand == ()
    assert squeezed(name) in read_back(sheet, made.content)


@pytest.mark.parametrize(("name", "letters"), [("李示例 Li", "李"), ("مثال", "مثال"), ("उदाहरण", "उदहरण")])
def test_a_name_without_a_font_is_left_to_be_written_by_hand_and_the_letters_are_told(
    name: str, letters: str
) -> None:
    sheet = make_notice(copy_and_intent(person=name), "en")
    made = print_sheet(sheet, MADE, installed=False)
    assert [one.where for one in made.by_hand] == ["person"]
    assert set(letters) & set(made.by_hand[0].letters)
    told = read_back(sheet, made.content)
    assert squeezed(name) not in told
    assert squeezed("A federal immigration office asked us for something about you.") in told


def test_a_long_word_is_parted_and_a_long_text_runs_over_the_page() -> None:
    long, endless = "A" * 300, "Office " * 400
    sheet = make_notice(copy_and_intent(agency=long, office=endless), "es")
    made = print_sheet(sheet, MADE, installed=False)
    told = read_back(sheet, made.content)
    assert squeezed(long) in told
    assert told.count("Office") == 2 * 400
    for page in pypdfium2.PdfDocument(made.content):
        letters = page.get_textpage()
        right = max(letters.get_charbox(place)[2] for place in range(letters.count_chars()))
        assert right < page.get_width() - 0.7 * 72


def test_a_sheet_names_nobody_unless_it_is_told_to() -> None:
    for one in one_of_each():
        bare = (
            replace(one, person="") if notice_of(one) == "copy_and_intent" else replace(one, head=head("X-1"))
        )
        if notice_of(one) in ("release_notice_person", "release_notice_attorney_or_designee"):
            continue  # they name whom they are for, on the copy that is served
        told = "".join(run.text for run in runs_of(make_notice(bare, "en")))
        assert "Rosa" not in told


def test_one_notice_in_all_its_languages_is_set_within_a_second() -> None:
    def every_language() -> float:
        begun = time.perf_counter()
        for language in languages_of("copy_and_intent"):
            print_sheet(make_notice(copy_and_intent(), language), MADE, installed=False)
        return time.perf_counter() - begun

    assert min(every_language() for _ in range(3)) < 1
