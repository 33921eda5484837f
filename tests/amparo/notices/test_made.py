"""What the notices besides the first say, refuse, and leave open."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from amparo.clock import CALIFORNIA
from amparo.notices import ContradictedError, NoticeData, ReplyPart, make_notice, text_of
from amparo.notices.counsel_question import CounselQuestion
from amparo.notices.languages import NoticeLanguage
from amparo.notices.proof_of_service import ProofOfService
from amparo.notices.release_notice import ReleaseNoticePerson, ToldToOffice
from amparo.notices.reply_to_federal_office import SECTIONS, ReplyToFederalOffice
from amparo.notices.wording import day_in_words, moment_in_words, time_in_words
from amparo.print.sheet import Choices, Lines, runs_of
from amparo.terms import FactValueError
from tests.amparo.notices.made import (
    MADE,
    MAY_NOTIFY,
    NO_HOLD,
    NO_NOTICE,
    NO_TRANSFER,
    OFFICE,
    RECEIVED,
    RELEASE,
    TOLD,
    answer_to,
    head,
    one_of_each,
)


def told(notice: NoticeData, language: NoticeLanguage = "en") -> str:
    return "".join(run.text for run in runs_of(make_notice(notice, language)))


def reply(*parts: ReplyPart) -> str:
    return told(ReplyToFederalOffice(head("T-001-RE", person="Rosa Ejemplo"), "FAX-7", RECEIVED, parts))


# The release that was told.


def test_the_notice_of_release_tells_exactly_what_the_office_was_told() -> None:
    one = told(ReleaseNoticePerson(head("T-001-RN"), TOLD))
    assert "Friday, November 27, 2026, at 9:00\u00a0a.m." in one
    assert "by e-mail" in one
    day = told(ReleaseNoticePerson(head("T-001-RN"), replace(TOLD, release=date(2026, 11, 27))))
    assert "Friday, November 27, 2026" in day
    assert "9:00" not in day


def test_what_was_not_told_yet_is_left_to_be_written() -> None:
    sheet = make_notice(ReleaseNoticePerson(head("T-001-RN"), ToldToOffice("", RELEASE)), "en")
    assert [run.where for run in runs_of(sheet) if run.where and not run.text] == ["told_at", "channel"]
    assert "our record does not say which" in "".join(run.text for run in runs_of(sheet))


# The reply.


def test_the_reply_gives_the_section_of_each_part_and_nothing_of_the_person() -> None:
    one = reply(
        ReplyPart(MAY_NOTIFY.answer, "notify", RELEASE),
        ReplyPart(NO_HOLD.answer, "declined"),
        ReplyPart(NO_TRANSFER.answer, "warrant"),
    )
    assert "We notify you of this release date and time: Friday, November 27, 2026, at 9:00\u00a0a.m." in one
    assert "Declined.The section for this: Gov. Code § 7284.6(a)(1)(B) (checked in the law itself)." in one
    assert "A warrant signed by a judge is needed (judicial warrant)." in one
    assert "Decided for Tuesday, November 24, 2026." in one
    for never in ("Rosa", "B-001", "7282.5", "must respond", "N-6", "211"):
        assert never not in one


def test_a_reply_is_the_same_for_a_minor_and_for_a_grown_person() -> None:
    minor = answer_to("notification", minor=True)
    assert minor.rule.id != NO_NOTICE.answer.rule.id
    assert reply(ReplyPart(minor, "declined")) == reply(ReplyPart(NO_NOTICE.answer, "declined"))


def test_a_paper_that_only_counsel_can_answer_is_received_and_referred() -> None:
    assert "Received and referred to counsel." in reply()


@pytest.mark.parametrize("said", ["notify", "arranged"])
def test_no_reply_gives_what_the_rules_do_not_allow(said: Any) -> None:
    with pytest.raises(ContradictedError, match="rule N-8 does not allow"):
        ReplyPart(NO_NOTICE.answer, said, RELEASE if said == "notify" else None)
    with pytest.raises(ContradictedError):
        ReplyPart(
            answer_to("notification", history_complete=None), said, RELEASE if said == "notify" else None
        )


@pytest.mark.parametrize(
    ("answer", "said", "release"),
    [
        (MAY_NOTIFY.answer, "notify", None),
        (NO_HOLD.answer, "declined", RELEASE),
        (NO_HOLD.answer, "notify", RELEASE),
    ],
)
def test_a_date_goes_with_the_notice_of_a_release_and_with_nothing_else(
    answer: Any, said: Any, release: Any
) -> None:
    with pytest.raises(FactValueError, match="release: only the notice of a release tells a date"):
        ReplyPart(answer, said, release)


def test_every_kind_that_is_answered_has_words_in_both_languages() -> None:
    for kind in SECTIONS:
        assert text_of("reply_to_federal_office", "en").sentence(f"ask.{kind}")
        assert text_of("reply_to_federal_office", "es").sentence(f"ask.{kind}")


# Counsel.


def test_until_counsel_answers_the_safe_outcome_is_done() -> None:
    asked = CounselQuestion(head("T-001-CQ"), "Does it?", (), answer_to("transfer"))
    assert "The person is not handed over.The person leaves at the time" in told(asked)
    assert "No fact has been given yet." in told(asked)
    assert "now, before anything is done" in told(asked)
    open_to_us = replace(asked, answer=MAY_NOTIFY.answer)
    assert "nothing is done before it decides" in told(open_to_us)


# The proof.


def test_a_proof_is_blank_until_the_notice_was_served_and_then_says_how() -> None:
    blank = ProofOfService(head("T-001-PS"), "copy_and_intent", "T-001-CI", "vi", "1")
    boxes = [block for block in make_notice(blank, "en").blocks if isinstance(block, Choices)]
    assert [box.ticked for box in boxes] == [None, None]
    served = replace(
        blank,
        way="interpreter",
        result="refused",
        served_at=MADE,
        role="clerk",
        interpreter="555-0142",
        pages=5,
    )
    sheet = make_notice(served, "en")
    boxes = [block for block in sheet.blocks if isinstance(block, Choices)]
    ticked = ["".join(run.text for run in box.choices[box.ticked or 0]) for box in boxes]
    assert ticked == ["Read aloud through an interpreter", "Did not want to sign"]
    written = [
        "".join(run.text for run in line.written)
        for block in sheet.blocks
        if isinstance(block, Lines)
        for row in block.rows
        for line in row
        if line.written
    ]
    assert written == ["Tuesday, November 24, 2026", "11:05\u00a0p.m.", "the records clerk", "555-0142"]
    assert "Tiếng Việt, 1" in told(served)


def test_a_role_that_we_have_no_word_for_is_a_member_of_the_staff() -> None:
    proof = ProofOfService(head("T-001-PS"), "copy_and_intent", "T-001-CI", "en", "3", role="night_watch")
    assert "a member of the staff" in told(proof)


# Days and times.


@pytest.mark.parametrize(
    ("language", "day", "night", "noon", "first"),
    [
        ("en", "Tuesday, November 24, 2026", "10:45 p.m.", "12:00 p.m.", "12:30 a.m."),
        ("es", "martes 24 de noviembre de 2026", "10:45 p. m.", "12:00 p. m.", "12:30 a. m."),
        ("zh-Hans", "2026年11月24日（星期二）", "晚上10:45", "中午12:00", "凌晨0:30"),
        ("zh-Hant", "2026年11月24日（星期二）", "晚上10:45", "中午12:00", "凌晨0:30"),
        ("tl", "Martes, Nobyembre 24, 2026", "10:45 ng gabi", "12:00 ng tanghali", "12:30 ng madaling-araw"),
        ("vi", "Thứ Ba, ngày 24 tháng 11 năm 2026", "10:45 tối", "12:00 trưa", "0:30 sáng"),
        ("ko", "2026년 11월 24일 화요일", "오후 10시 45분", "낮 12시 00분", "오전 0시 30분"),
    ],
)
def test_days_and_times_are_said_as_people_say_them(
    language: NoticeLanguage, day: str, night: str, noon: str, first: str
) -> None:
    def at(hour: int, minute: int) -> str:
        told = time_in_words(datetime(2026, 11, 24, hour, minute, tzinfo=CALIFORNIA), language)
        return told.replace("\u00a0", " ")

    assert day_in_words(date(2026, 11, 24), language) == day  # a Tuesday
    assert (at(22, 45), at(12, 0), at(0, 30)) == (night, noon, first)
    moment = moment_in_words(RECEIVED, language).replace("\u00a0", " ")
    assert moment.startswith(day)
    assert moment.endswith(night)


def test_one_oclock_is_one_in_spanish() -> None:
    at = datetime(2026, 11, 24, 13, 5, tzinfo=CALIFORNIA)
    assert moment_in_words(at, "es") == "martes 24 de noviembre de 2026 a la 1:05\u00a0p.\u00a0m."


# The federal office on each.


def test_no_notice_names_an_officer() -> None:
    for one in one_of_each():
        assert not re.search(r"\b(Deputy|Sgt|Officer [A-Z])", told(one))
    assert OFFICE in told(one_of_each()[0])
