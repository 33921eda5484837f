"""The set that one case owes: which papers, in which order and language, and that each is what its hash says."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from amparo.notices import (
    Head,
    InterviewConsent,
    Named,
    Owed,
    Standing,
    make_set,
    notice_of,
    notices_owed,
    text_of,
)
from amparo.notices import sets as sets_of_notices
from amparo.notices.languages import NoticeLanguage
from amparo.notices.read_aloud import FEWEST, MOST, spoken_sentences
from amparo.notices.texts import languages_of, notices_with_texts
from tests.amparo.notices.made import (
    MADE,
    MAY_NOTIFY,
    NO_HOLD,
    NO_NOTICE,
    NO_TRANSFER,
    OFFICE,
    OPEN_INTERVIEW,
    OPEN_NOTICE,
    RECEIVED,
    TOLD,
    copy_and_intent,
    head,
)


def owed(**changes: Any) -> Owed:
    told: dict[str, Any] = {"head": head("T-001"), "language": "es", "copy": copy_and_intent()}
    return Owed(**{**told, **changes})


def names(one: Owed) -> list[tuple[str, str]]:
    return [(notice_of(notice), language) for notice, language in notices_owed(one)]


def test_on_receipt_the_cover_is_owed_and_the_form_for_naming_somebody() -> None:
    assert names(owed(asks_whom=True)) == [("copy_and_intent", "es"), ("designee_form", "es")]


def test_a_release_that_is_told_brings_both_notices_and_names_who_else_is_told() -> None:
    one = owed(copy=None, told=TOLD, named=Named("attorney", "Irma Vela", "en"))
    assert names(one) == [("release_notice_person", "es"), ("release_notice_attorney_or_designee", "en")]
    person, letter = (notice for notice, _ in notices_owed(one))
    assert (person.also, person.named) == ("attorney", "Irma Vela")  # type: ignore[union-attr]
    assert letter.told == person.told == TOLD  # type: ignore[union-attr]


def test_where_nobody_is_named_only_the_person_is_told() -> None:
    assert names(owed(copy=None, told=TOLD)) == [("release_notice_person", "es")]


def test_an_interview_brings_the_consent_form() -> None:
    form = InterviewConsent(Head("", ""), OFFICE, RECEIVED)
    found = {notice_of(notice): notice for notice, _ in notices_owed(owed(interview=form))}
    assert found["interview_consent"].head.number == "T-001-IC"
    assert found["interview_consent"].head.agency == head("x").agency


def test_what_is_read_aloud_goes_with_the_cover() -> None:
    assert names(owed(aloud=True)) == [("copy_and_intent", "es"), ("read_aloud", "es")]


def test_a_language_without_a_text_gets_the_english_and_the_sheet_to_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        sets_of_notices, "languages_of", lambda notice: tuple(set(languages_of(notice)) - {"ko"})
    )
    assert names(owed(language="ko")) == [("copy_and_intent", "en"), ("read_aloud", "en")]


def test_each_notice_of_a_set_has_a_number_of_its_own_and_a_proof_behind_it() -> None:
    made = make_set(owed(told=TOLD, named=Named("person", "Irma Vela", "es"), asks_whom=True), MADE)
    assert [(one.notice, one.number) for one in made] == [
        ("copy_and_intent", "T-001-CI"),
        ("proof_of_service", "T-001-CI-PS"),
        ("designee_form", "T-001-DF"),
        ("release_notice_person", "T-001-RN"),
        ("proof_of_service", "T-001-RN-PS"),
        ("release_notice_attorney_or_designee", "T-001-RD"),
    ]
    for one in made:
        assert one.sha256 == sha256(one.content).hexdigest()
        assert one.content.startswith(b"%PDF")
        assert (one.version, one.digest) == (
            text_of(one.notice, "es").version,
            text_of(one.notice, "es").digest,
        )
        assert (one.state, one.by_hand) == ("draft", ())


def test_the_same_set_at_the_same_moment_gives_the_same_bytes() -> None:
    assert [one.sha256 for one in make_set(owed(), MADE)] == [one.sha256 for one in make_set(owed(), MADE)]


def test_a_set_knows_what_the_agency_said_of_its_texts() -> None:
    text = text_of("copy_and_intent", "es")
    said = Standing(text.notice, "es", text.digest, "approved", "counsel", date(2026, 11, 23))
    cover, proof = make_set(owed(), MADE, standings={(text.notice, "es"): said})
    assert (cover.state, proof.state) == ("approved", "draft")


@pytest.mark.parametrize("name", ["مثال", "𓀀𓀁"])
def test_the_set_is_printed_although_a_name_has_to_be_written_by_hand(name: str) -> None:
    one = owed(head=replace(head("T-001"), person=name), copy=copy_and_intent(person="𓀀𓀁"))
    cover = make_set(one, MADE)[0]
    assert all(left.where == "person" for left in cover.by_hand)
    assert cover.pages == 2


def test_every_notice_has_letters_for_its_number() -> None:
    assert set(sets_of_notices.LETTERS) == set(notices_with_texts())
    assert len(set(sets_of_notices.LETTERS.values())) == len(sets_of_notices.LETTERS)


@pytest.mark.parametrize("language", languages_of("read_aloud"))
@pytest.mark.parametrize(
    "parts",
    [
        (NO_HOLD,),
        (MAY_NOTIFY,),
        (OPEN_NOTICE,),
        (NO_NOTICE, NO_HOLD),
        (OPEN_NOTICE, NO_HOLD),
        (OPEN_NOTICE, NO_HOLD, NO_TRANSFER),
        (OPEN_NOTICE, NO_HOLD, NO_TRANSFER, OPEN_INTERVIEW),
    ],
)
def test_what_is_read_aloud_takes_ten_to_fifteen_sentences(parts: Any, language: NoticeLanguage) -> None:
    text = text_of("read_aloud", language)
    for copy in (
        copy_and_intent(*parts),
        copy_and_intent(*parts, withdrawn=True),
        copy_and_intent(*parts, on_paper=False, office=""),
        copy_and_intent(*parts, pages=None, due_at=MADE),
    ):
        assert FEWEST <= len(spoken_sentences(copy, text)) <= MOST
