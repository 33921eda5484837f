"""The fonts hold what we say they hold, a sheet never loses a letter, and on the screen nothing becomes markup."""

import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from amparo.notices import make_notice, notices_with_texts, text_of
from amparo.notices.languages import LANGUAGE_NAMES, NOTICE_LANGUAGES, NoticeLanguage
from amparo.notices.texts import EVERY_NOTICE, languages_of
from amparo.notices.wording import every_word
from amparo.print.letters import FAMILIES, FONTS, families_for, lacking, written
from amparo.print.sheet import Beside, Choices, Heading, Paragraph, Rows, Run, Sheet, own
from amparo.print.sheet_paper import print_sheet
from amparo.print.sheet_screen import to_article
from amparo.terms import FactValueError, RulebookError
from tests.amparo.notices.made import copy_and_intent, one_of_each

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)  # a Monday
MOST_BYTES = 2_500_000
OF_A_LANGUAGE = {"zh-Hans": "AmparoSansSC", "zh-Hant": "AmparoSansTC", "ko": "AmparoSansKR"}


@lru_cache(maxsize=16)
def held(name: str, weight: str) -> frozenset[int]:
    file = next(FONTS.glob(f"{name}-{weight}.*"))
    return frozenset(TTFont(file).getBestCmap())


def sheet(*blocks: Any, **changes: Any) -> Sheet:
    told: dict[str, Any] = {
        "language": "en",
        "title": "A title",
        "number": Run("T-1", where="number"),
        "blocks": (Heading(1, own("Title")), *blocks),
        "foot": "Foot",
        "page": "Page $page of $pages",
    }
    return Sheet(**{**told, **changes})


# The fonts.


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize("language", NOTICE_LANGUAGES)
def test_every_letter_of_every_text_is_in_the_fonts_of_its_language(
    language: NoticeLanguage, weight: str
) -> None:
    fonts = held("AmparoSans", weight) | (
        held(OF_A_LANGUAGE[language], weight) if language in OF_A_LANGUAGE else frozenset()
    )
    for notice in (*notices_with_texts(), EVERY_NOTICE):
        if language in languages_of(notice):
            text = text_of(notice, language)
            told = "".join([text.body, *text.sentences.values()])
            missing = {letter for letter in told if letter != "\n" and ord(letter) not in fonts}
            assert not missing, f"{notice}/{language}.md: cut the fonts anew, python -m tests.house.fonts"
    assert not {letter for letter in every_word(language) if ord(letter) not in fonts}


@pytest.mark.parametrize("name", LANGUAGE_NAMES.values())
def test_what_a_language_calls_itself_can_be_printed_on_any_notice(name: str) -> None:
    assert lacking(name) == ""


@pytest.mark.parametrize("family", FAMILIES)
def test_what_the_fonts_are_said_to_hold_is_what_they_hold(family: str) -> None:
    runs = json.loads(FONTS.joinpath("letters.json").read_text("utf-8"))[family]
    said = {letter for first, last in runs for letter in range(first, last + 1)}
    name = family.replace(" ", "")
    assert said == held(name, "Regular") & held(name, "Bold")


def test_the_fonts_are_small_and_their_licence_lies_beside_them() -> None:
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < MOST_BYTES
    licence = FONTS.joinpath("OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for file in FONTS.glob("*.?tf"):
        assert re.match(r"AmparoSans(SC|TC|KR)?-(Regular|Bold)\.[to]tf", file.name)


def test_the_same_sign_is_drawn_as_each_language_draws_it() -> None:
    assert families_for("zh-Hans")[0] == "Amparo Sans SC"
    assert families_for("zh-Hant")[0] == "Amparo Sans TC"
    assert families_for("ko")[:2] == ("Amparo Sans", "Amparo Sans KR")
    assert all(set(families_for(language)) == set(FAMILIES) for language in NOTICE_LANGUAGES)


def test_marks_are_joined_to_their_letters_and_breaks_become_spaces() -> None:
    assert written("Nguye\u0302\u0303n\nVa\u0306n\tA\u202e") == "Nguyễn Văn A"
    assert lacking("A\u0000b\u2028c") == ""
    assert lacking("李 A 李 مثال") == "李مثال"


# The sheet on paper.


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(FactValueError, match="names no time zone"):
        print_sheet(sheet(), datetime(2026, 11, 23, 12))  # noqa: DTZ001


def test_a_name_is_set_with_a_font_of_the_machine_or_left_to_be_written_by_hand() -> None:
    one = sheet(Rows(((own("Name"), (Run("Ա Օրինակ", where="person"),)),)))
    made = print_sheet(one, AT)
    if made.by_hand:
        assert [(left.where, set(left.letters)) for left in made.by_hand] == [("person", set("ԱՕրինակ"))]
    else:
        assert b"NotoSans" in made.content
    alone = print_sheet(one, AT, installed=False)
    assert [left.where for left in alone.by_hand] == ["person"]
    assert b"NotoSans" not in alone.content


def test_our_own_words_are_never_left_out() -> None:
    from typst import TypstError  # an error of the typesetter's: our texts are wrong, not somebody's name

    with pytest.raises(TypstError, match="could not be displayed"):
        print_sheet(sheet(Paragraph(own("مثال"))), AT)


def test_the_english_beside_a_text_has_the_same_blocks() -> None:
    with pytest.raises(RulebookError, match="does not have the same blocks"):
        sheet(Paragraph(own("a")), beside=Beside(own("b"), (), (Heading(1, own("c")),)))


# The sheet on the screen.


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_notice_can_be_looked_at_before_it_is_printed(language: NoticeLanguage) -> None:
    for one in one_of_each():
        html = to_article(make_notice(one, language), level=2)
        assert html.count("<article") == html.count("</article>") == (1 if language == "en" else 2)
        assert "<h1" not in html
        assert not re.search(r"\$[a-z]", html)


def test_what_somebody_wrote_becomes_no_markup_on_the_screen() -> None:
    hostile = '<script>alert(1)</script> & "x"'
    html = to_article(make_notice(copy_and_intent(agency=hostile, person=hostile, number=hostile), "en"))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 4


def test_a_box_is_ticked_only_where_the_record_says_so() -> None:
    html = to_article(sheet(Choices((own("a"), own("b")), 1, small=True), Choices((own("c"),))))
    assert re.findall("[☐☒] .", html) == ["☐ a", "☒ b", "☐ c"]


def test_a_heading_on_a_new_page_can_be_taken_off_with_what_follows_it() -> None:
    parted = sheet(
        Paragraph(own("To send.")), Heading(2, own("To keep"), new_page=True), Paragraph(own("Kept."))
    )
    assert print_sheet(parted, AT).pages == 2
    assert '<h2 class="new-page">To keep</h2>' in to_article(parted)
