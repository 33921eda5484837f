"""What an agency says of a text holds for that text alone: changed, or older than its English, it is a draft again."""

from dataclasses import replace
from datetime import date

import pytest

from amparo.notices import Standing, make_notice, notices_with_texts, state_of, text_of
from amparo.notices.languages import NoticeLanguage
from amparo.notices.texts import EVERY_NOTICE, languages_of
from tests.amparo.notices.made import copy_and_intent

NOTICE = "copy_and_intent"
ON = date(2026, 11, 23)  # a Monday


def approved(language: NoticeLanguage, **changes: str) -> Standing:
    plain = Standing(NOTICE, language, text_of(NOTICE, language).digest, "approved", "counsel", ON)
    return replace(plain, **changes)


@pytest.mark.parametrize("notice", notices_with_texts())
def test_nobody_has_read_a_text_until_the_agency_says_so(notice: str) -> None:
    for language in languages_of(notice):
        state = state_of(text_of(notice, language), None)
        assert (state.state, state.reason) == ("draft", "not_read")


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_approved_text_prints_without_a_mark_and_alone(language: NoticeLanguage) -> None:
    sheet = make_notice(copy_and_intent(), language, standing=approved(language))
    assert (sheet.mark, sheet.stamp, sheet.beside) == ((), "", None)
    row = "".join(run.text for run in sheet.blocks[1].rows[-1][1])  # type: ignore[union-attr]
    assert (
        row
        == {
            "en": "English, version 3. Approved by the agency's lawyer on Monday, November 23, 2026.",
            "es": "Español, versión 3. Aprobado por el abogado de la agencia, lunes 23 de noviembre de 2026.",
        }[language]
    )


def test_a_reviewed_text_still_carries_a_mark_and_the_english() -> None:
    sheet = make_notice(copy_and_intent(), "es", standing=approved("es", state="reviewed"))
    assert "".join(run.text for run in sheet.mark) == text_of(NOTICE, "es").sentence("mark.reviewed")
    assert sheet.beside is not None


def test_a_changed_text_is_a_draft_again() -> None:
    state = state_of(text_of(NOTICE, "es"), approved("es", digest="0" * 64))
    assert (state.state, state.reason) == ("draft", "changed")


@pytest.mark.parametrize("changes", [{"language": "en"}, {"notice": "read_aloud"}])
def test_a_word_on_another_text_counts_for_nothing(changes: dict[str, str]) -> None:
    assert state_of(text_of(NOTICE, "es"), replace(approved("es"), **changes)).reason == "not_read"


def test_a_translation_older_than_its_english_is_a_draft_although_it_was_approved() -> None:
    older = replace(text_of(NOTICE, "es"), of="1")
    state = state_of(older, approved("es"))
    assert (state.state, state.reason) == ("draft", "older_than_english")


def test_shared_words_older_than_their_english_make_a_draft_too() -> None:
    text = text_of(NOTICE, "es")
    shared = replace(text_of(EVERY_NOTICE, "es"), of="0")
    assert state_of(replace(text, leans_on=(shared,)), approved("es")).reason == "older_than_english"


def test_the_digest_covers_every_word_that_the_notice_can_print() -> None:
    """The notice of a change speaks with the sentences of the first notice, and both with the shared ones."""
    text = text_of("change_of_intention", "es")
    assert [other.notice for other in text.leans_on] == [NOTICE, EVERY_NOTICE]
    digests = {text_of(notice, "es").digest for notice in (*notices_with_texts(), EVERY_NOTICE)}
    assert len(digests) == len(notices_with_texts()) + 1
