"""What each notice must and must not hold, checked on every text and on every notice as it is made."""

import re

import pytest

from amparo.notices import holds, make_notice, notice_of, notices_with_texts, text_of
from amparo.notices.languages import NoticeLanguage
from amparo.notices.texts import EVERY_NOTICE, languages_of
from amparo.print.sheet import Choices, runs_of
from tests.amparo.notices.made import one_of_each

EACH = [(notice, language) for notice in notices_with_texts() for language in languages_of(notice)]
MADE = {notice_of(one): one for one in one_of_each()}
ON_ALL = ("agency", "desk", "made", "number")


def test_every_notice_says_what_it_must_hold() -> None:
    assert set(holds()) == set(notices_with_texts()) == set(MADE)


@pytest.mark.parametrize(("notice", "language"), EACH)
def test_what_must_be_there_is_there_in_every_language(notice: str, language: NoticeLanguage) -> None:
    text, held = text_of(notice, language), holds()[notice]
    places = re.findall(r"\$([a-z_]+)", text.body)
    assert [place for place in held.places if place not in places] == []
    for sentence in (*held.sentences, "foot.page", "text.draft", *(f"label.{name}" for name in ON_ALL)):
        assert text.sentence(sentence)


@pytest.mark.parametrize("notice", notices_with_texts())
def test_the_english_says_what_it_must_and_nothing_that_it_must_not(notice: str) -> None:
    text, held = text_of(notice, "en"), holds()[notice]
    assert [words for words in held.says if words not in text.body + " ".join(text.sentences.values())] == []
    whole = f"{text.body} {' '.join(text.sentences.values())}".lower()
    assert [words for words in held.never if re.search(rf"\b{re.escape(words)}", whole)] == []


@pytest.mark.parametrize(("notice", "language"), EACH)
def test_no_notice_prints_a_field_that_is_not_its_own(notice: str, language: NoticeLanguage) -> None:
    printed = {run.where for run in runs_of(make_notice(MADE[notice], language))}
    assert not printed & set(holds()[notice].no_fields)
    assert {"agency", "desk", "number"} <= printed


@pytest.mark.parametrize(("notice", "language"), EACH)
def test_every_notice_ends_with_no_legal_advice_a_lawyer_and_an_interpreter(
    notice: str, language: NoticeLanguage
) -> None:
    sheet = make_notice(MADE[notice], language)
    told = "".join(run.text for run in runs_of(sheet))
    text = text_of(notice, language)
    if text.has("note"):
        assert text.sentence("note") in told
    else:
        foot = text_of(EVERY_NOTICE, language).body
        for sentence in foot.split("\n\n")[1].split("$help"):
            assert sentence.strip() in told
        assert text.sentence("help.ask") in told
    assert sheet.foot == text.sentence("foot.page")


@pytest.mark.parametrize("language", languages_of("interview_consent"))
def test_the_consent_form_has_three_boxes_and_none_is_ticked(language: NoticeLanguage) -> None:
    sheet = make_notice(MADE["interview_consent"], language)
    boxes = [block for block in sheet.blocks if isinstance(block, Choices)]
    assert [len(box.choices) for box in boxes] == [3]
    assert not boxes[0].small
    assert boxes[0].ticked is None
