"""Counsel's pages: what is asked over all records, in words; and the notices' texts with counsel's word on each."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from pypdf import PdfReader

from amparo.casefile import Role, Sort, make_event
from amparo.facts.counsel import LEGAL_QUESTIONS
from amparo.notices.texts import languages_of, notices_with_texts, text_of
from amparo_desk.acts.set_policy import texts_at
from amparo_desk.screens.counsel_list import question_words
from tests.desk.screens.here import AT, Desk, county, sample_request

pytestmark = pytest.mark.usefixtures("sqlite")


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def note(desk: Desk, record: str, sort: Sort, role: Role, **told: Any) -> None:
    """One more event on a record."""
    number = len(desk.vault.events(record)) + 1
    event = make_event(
        sort, told, record=record, number=number, agency=desk.agency, at=AT, by="c.ruiz", role=role
    )
    desk.vault.add([event])


# ---------------------------------------------------------------- questions


def test_every_question_of_the_law_is_shown_in_words_of_both_languages() -> None:
    for name in {*LEGAL_QUESTIONS, "not_named"}:
        en, es = question_words(name)
        assert en.endswith("?"), name
        assert es.startswith(("¿", "Pregunta")), name
        assert name not in en
    assert question_words("not_named:1")[0].startswith("Conviction 2: ")


def test_a_question_that_waits_is_listed_with_a_link_to_answer_it_and_no_file_is_opened() -> None:
    desk = county()
    record = sample_request(desk)
    note(desk, record, Sort.COUNSEL_ASKED, Role.CLERK, question="clerk_signed_warrant")
    before = len(desk.vault.reads(record))
    shown = desk.as_(Role.COUNSEL).get("/counsel/")
    assert f'href="/requests/{record}/counsel/"' in shown.content.decode()
    assert "a warrant signed by the clerk on an indictment" in text(shown)
    assert "c.ruiz" in text(shown)
    assert len(desk.vault.reads(record)) == before


def test_a_question_of_the_rules_says_what_is_done_meanwhile_and_by_which_section() -> None:
    desk = county()
    record = sample_request(desk)
    decided = dict(desk.vault.events(record)[-1].body)
    for event in desk.vault.events(record):
        decided = dict(event.body) if event.sort is Sort.DECIDED else decided
    decided |= {"missing": ["legal:scene_support"], "outcome": "insufficient_facts", "safe": "prohibited"}
    note(desk, record, Sort.DECIDED, Role.CLERK, **decided)
    shown = text(desk.as_(Role.COUNSEL).get("/counsel/"))
    assert "securing the scene" in shown
    assert "by the rules" in shown
    assert "forbidden" in shown.lower() or "prohibited" in shown.lower()
    assert decided["citation"].split(";")[0] in shown
    assert "The law of" in shown


def test_an_answered_question_goes_below_with_who_answered_it() -> None:
    desk = county()
    record = sample_request(desk)
    note(desk, record, Sort.COUNSEL_ASKED, Role.CLERK, question="prelim_waived")
    note(desk, record, Sort.COUNSEL_ANSWERED, Role.COUNSEL, question="prelim_waived", answer=False)
    shown = text(desk.as_(Role.COUNSEL).get("/counsel/"))
    assert "No question is open." in shown
    assert "The newest answers" in shown


def test_what_was_taken_back_or_has_left_waits_for_nobody() -> None:
    desk = county()
    back, left = sample_request(desk), sample_request(desk)
    for record in (back, left):
        note(desk, record, Sort.COUNSEL_ASKED, Role.CLERK, question="prelim_waived")
    note(desk, back, Sort.WITHDRAWN, Role.CLERK, withdrawn_at=AT)
    note(desk, left, Sort.RELEASED, Role.CLERK, released_at=AT - timedelta(hours=1))
    assert "No question is open." in text(desk.as_(Role.COUNSEL).get("/counsel/"))


def test_the_list_is_for_counsel_and_of_one_agency() -> None:
    ours, theirs = county(), county()
    note(theirs, sample_request(theirs), Sort.COUNSEL_ASKED, Role.CLERK, question="prelim_waived")
    assert "No question is open." in text(ours.as_(Role.COUNSEL).get("/counsel/"))
    assert ours.as_(Role.CLERK).get("/counsel/").status_code == 403


# ---------------------------------------------------------------- texts


def say(desk: Desk, state: str, *, notice: str = "copy_and_intent", language: str = "es", **more: str) -> Any:
    """Counsel presses a button beside a text."""
    digest = more.get("digest", text_of(notice, language).digest)
    seen = more.get("seen", str(len(desk.vault.profiles())))
    return desk.as_(Role.COUNSEL).post(
        "/texts/", {"seen": seen, "say": f"{notice}/{language}/{state}/{digest}"}
    )


def row(desk: Desk, notice: str, language: str) -> str:
    """The line of one text, as a clerk reads it."""
    page = desk.as_(Role.CLERK).get("/texts/").content.decode()
    line = next(one for one in page.split("<tr>") if f"/texts/{notice}/{language}/sample.pdf" in one)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", line))


def test_every_text_there_is_stands_on_the_page_as_a_draft_until_counsel_has_spoken() -> None:
    page = county().as_(Role.COUNSEL).get("/texts/").content.decode()
    for notice in notices_with_texts():
        for language in languages_of(notice):
            assert f'href="/texts/{notice}/{language}/sample.pdf"' in page
    assert "<strong>approved</strong>" not in page
    assert len(page.encode()) < 100_000


def test_counsel_s_word_stands_with_role_and_day_and_can_be_taken_back() -> None:
    desk = county()
    assert say(desk, "reviewed").status_code == 302
    assert "reviewed Counsel" in row(desk, "copy_and_intent", "es")
    assert say(desk, "approved").status_code == 302
    assert "approved Counsel" in row(desk, "copy_and_intent", "es")
    assert say(desk, "draft").status_code == 302
    assert "draft nobody has reviewed it" in row(desk, "copy_and_intent", "es")
    assert len(desk.vault.profiles()) == 4  # each word is a version of its own


def test_a_word_on_a_text_that_was_changed_meanwhile_is_not_taken() -> None:
    desk = county()
    answer = say(desk, "approved", digest="0" * 64)
    assert answer.status_code == 409
    assert "was changed while you looked at it" in text(answer)
    assert texts_at(desk.vault) == {}


def test_a_word_on_an_earlier_text_leaves_today_s_text_a_draft() -> None:
    desk = county()
    say(desk, "approved")
    newest = desk.vault.profile()
    assert newest is not None
    told = {**newest.body["texts"]["copy_and_intent/es"], "digest": "1" * 64}
    body = {**newest.body, "texts": {"copy_and_intent/es": told}}
    desk.vault.set_profile(body, at=AT, by="l.marsh", role=Role.COUNSEL)
    assert "draft it was changed since it was read" in row(desk, "copy_and_intent", "es")


def test_of_two_counsel_the_second_is_told() -> None:
    desk = county()
    assert say(desk, "reviewed", seen="1").status_code == 302
    assert say(desk, "approved", language="en", seen="1").status_code == 409


@pytest.mark.parametrize(
    "said", ["", "x", "copy_and_intent/xx/approved/0", "../../es/approved/0", "a/b/c/d/e/f"]
)
def test_a_button_that_does_not_exist_changes_nothing(said: str) -> None:
    desk = county()
    answer = desk.as_(Role.COUNSEL).post("/texts/", {"seen": "1", "say": said})
    assert answer.status_code == 422
    assert len(desk.vault.profiles()) == 1


def test_others_see_the_states_and_have_no_buttons() -> None:
    desk = county()
    for role in (Role.CLERK, Role.SUPERVISOR, Role.AUDITOR):
        browser = desk.as_(role)
        assert b'name="say"' not in browser.get("/texts/").content
        assert browser.post("/texts/", {"seen": "1", "say": "x"}).status_code == 403


@pytest.mark.parametrize("notice", notices_with_texts())
def test_a_sample_of_each_notice_prints_under_the_agency_s_head_about_nobody(notice: str) -> None:
    desk = county()
    answer = desk.as_(Role.COUNSEL).get(f"/texts/{notice}/en/sample.pdf")
    assert answer["Content-Type"] == "application/pdf"
    read = "".join(page.extract_text() for page in PdfReader(_stream(answer)).pages)
    assert "SAMPLE" in read
    assert "Madrone County" in read


def test_a_sample_of_a_text_that_does_not_exist_is_not_found() -> None:
    browser = county().as_(Role.COUNSEL)
    for path in ("copy_and_intent/xx", "every_notice/en", "nothing/en"):
        assert browser.get(f"/texts/{path}/sample.pdf").status_code == 404


def _stream(answer: Any) -> Any:
    from io import BytesIO

    return BytesIO(answer.content)
