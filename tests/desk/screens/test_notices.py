"""From the answer to the served notice: made, printed, served, told to the office, and read back from the PDF."""

import io
import re

import pytest
from django.test import Client
from pypdf import PdfReader

from amparo.casefile import CaseFile, Role, Sort
from tests.desk.screens.here import Desk, county, open_request, post, sample_request, seen, state

CLERK, SUPERVISOR = Role.CLERK, Role.SUPERVISOR


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


MADE_AT = "2026-11-25 22:50"


def made(desk: Desk, record: str, browser: Client, **typed: str) -> CaseFile:
    answer = post(browser, desk, record, "notices/", **{"made_at": MADE_AT, "language": "es", **typed})
    assert answer.status_code == 302, answer.content.decode()
    return state(desk, record)


def text_of(browser: Client, record: str, sha256: str) -> str:
    content = browser.get(f"/requests/{record}/document/{sha256}/").content
    found = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return re.sub(r"\s+", " ", found)


def test_one_button_makes_the_set_and_one_prints_it(desk: Desk) -> None:
    record, clerk = open_request(desk), desk.as_(CLERK)
    case = made(desk, record, clerk, name="EJEMPLO, Alex", asks_whom="yes")
    assert {one["notice"] for one in case.made} == {"copy_and_intent", "proof_of_service", "designee_form"}
    printed = clerk.get(f"/requests/{record}/notices/set/1/")
    assert printed["Content-Type"] == "application/pdf"
    assert len(PdfReader(io.BytesIO(printed.content)).pages) >= 3


def test_the_notice_says_what_the_desk_decided_in_the_person_s_language_and_the_english_beside_it(
    desk: Desk,
) -> None:
    record, clerk = open_request(desk), desk.as_(CLERK)
    case = made(desk, record, clerk)
    copy = next(one for one in case.made if one["notice"] == "copy_and_intent")
    told = text_of(clerk, record, copy["sha256"])
    assert "No pensamos hacerlo" in told or "No tenemos la intención" in told
    assert "We do not intend to do this" in told
    assert "7284.6(a)(1)(B)" in told
    assert copy["state"] == "draft"
    assert copy["intentions"] == {"hold": "no", "notification": "open"}


@pytest.mark.parametrize("language", ["en", "es", "zh-Hans", "zh-Hant", "tl", "vi", "ko"])
def test_every_language_of_the_profile_can_be_made(desk: Desk, language: str) -> None:
    record, clerk = open_request(desk), desk.as_(CLERK)
    case = made(desk, record, clerk, language=language)
    assert {one["language"] for one in case.made} == {language}


def test_made_again_at_the_same_minute_it_is_the_same_bytes_and_nothing_doubles(desk: Desk) -> None:
    record, clerk = open_request(desk), desk.as_(CLERK)
    number = seen(desk, record)
    typed = {"seen": number, "made_at": MADE_AT, "language": "es"}
    for _ in range(2):
        assert clerk.post(f"/requests/{record}/notices/", typed).status_code == 302
    assert len([one for one in state(desk, record).made if one["notice"] == "copy_and_intent"]) == 1


def test_the_whole_way_to_the_office_and_the_served_notices(desk: Desk) -> None:
    record, clerk = sample_request(desk), desk.as_(CLERK)
    post(clerk, desk, record, "intention/", notification="yes", hold="no")
    post(clerk, desk, record, "designee/", attorney="yes", name="Ana Peña", reach="555-0100")
    due = "2026-11-27 08:00"
    case = made(desk, record, clerk, release_at=due, channel="email")
    names = [one["notice"] for one in case.made]
    assert "release_notice_person" in names
    assert "release_notice_attorney_or_designee" in names
    told = {"told_at": "2026-11-25 23:00", "channel": "email"}
    other = post(clerk, desk, record, "tell/", release_at="2026-11-28 08:00", **told)
    assert other.status_code == 409
    assert "another release date" in other.content.decode()
    assert post(clerk, desk, record, "tell/", release_at=due, **told).status_code == 302
    for one in case.made:
        if one["notice"].startswith(("copy", "release")):
            where = f"notices/{one['sha256']}/served/"
            answer = post(
                clerk, desk, record, where, how="hand", served_at="2026-11-25 23:05", signed="signed"
            )
            assert answer.status_code == 302
    case = state(desk, record)
    assert case.newest("copy_and_intent")["told_intention_at"] is not None
    assert case.newest("release_notice_person")["sha256"]
    assert case.office_told_at is not None
    told_text = text_of(clerk, record, case.newest("release_notice_person")["sha256"])
    assert "27 de noviembre de 2026" in told_text
    assert "8:00" in told_text


def test_the_notice_to_the_designee_is_missing_and_the_date_stays_here(desk: Desk) -> None:
    record, clerk = sample_request(desk), desk.as_(CLERK)
    post(clerk, desk, record, "intention/", notification="yes", hold="no")
    made(desk, record, clerk, release_at="2026-11-27 08:00", channel="email")
    post(clerk, desk, record, "designee/", attorney="no", name="Ana Peña", reach="555-0100")
    answer = post(
        clerk,
        desk,
        record,
        "tell/",
        told_at="2026-11-25 23:00",
        release_at="2026-11-27 08:00",
        channel="email",
    )
    assert answer.status_code == 409
    assert "attorney or chosen person must be ready first" in answer.content.decode()
    assert Sort.OFFICE_TOLD not in [event.sort for event in desk.vault.events(record)]


def test_what_changes_after_the_copy_was_served_is_told_as_a_change(desk: Desk) -> None:
    record, clerk = sample_request(desk), desk.as_(CLERK)
    case = made(desk, record, clerk)
    copy = next(one for one in case.made if one["notice"] == "copy_and_intent")
    served = {"how": "hand", "served_at": "2026-11-25 23:05"}
    post(clerk, desk, record, f"notices/{copy['sha256']}/served/", **served)
    post(clerk, desk, record, "intention/", notification="yes", hold="no")
    case = made(desk, record, clerk, made_at="2026-11-25 23:20")
    change = [one for one in case.made if one["notice"] == "change_of_intention"]
    assert len(change) == 1
    assert change[0]["intentions"] == {"notification": "yes"}
    told = text_of(clerk, record, change[0]["sha256"])
    assert copy["number"] in told


def test_the_reply_says_nothing_about_the_person(desk: Desk) -> None:
    record, clerk = sample_request(desk), desk.as_(CLERK)
    post(clerk, desk, record, "intention/", notification="no", hold="no")
    assert post(clerk, desk, record, "notices/reply/", made_at=MADE_AT).status_code == 302
    reply = state(desk, record).made[-1]
    told = text_of(clerk, record, reply["sha256"])
    assert reply["notice"] == "reply_to_federal_office"
    assert "7284.6(a)(1)(B)" in told
    for word in ("EJEMPLO", "Alex", "245", "B-1002_", "must respond"):
        assert word not in told.replace(reply["number"], "").replace(
            state(desk, record).received["reference"], ""
        )


def test_an_act_outside_the_decision_has_a_note_without_names(desk: Desk) -> None:
    record, supervisor = open_request(desk), desk.as_(SUPERVISOR)
    post(
        supervisor,
        desk,
        record,
        "outside/",
        part="notification",
        done="told_release",
        happened_at="2026-11-25 21:00",
        reason="read out by mistake",
    )
    assert post(supervisor, desk, record, "notices/staff/", made_at=MADE_AT).status_code == 302
    note = state(desk, record).made[-1]
    assert note["notice"] == "breach_note"
    assert "read out by mistake" in text_of(supervisor, record, note["sha256"])


def test_without_a_language_nothing_is_made_and_what_was_typed_stays(desk: Desk) -> None:
    record, clerk = open_request(desk), desk.as_(CLERK)
    answer = post(clerk, desk, record, "notices/", made_at=MADE_AT, name="Zé da Silva")
    assert answer.status_code == 422
    assert "Zé da Silva" in answer.content.decode()
    assert not state(desk, record).made


@pytest.mark.parametrize("name", ["阮氏明", "Nguyễn Thị Ánh", "محمد علي", "김민수", "ᏣᎳᎩ"])
def test_a_name_in_any_script_is_printed_or_left_to_the_hand_and_told(desk: Desk, name: str) -> None:
    record, clerk = open_request(desk), desk.as_(CLERK)
    case = made(desk, record, clerk, name=name)
    copy = next(one for one in case.made if one["notice"] == "copy_and_intent")
    told = text_of(clerk, record, copy["sha256"])
    if copy.get("by_hand"):
        assert "person" in copy["by_hand"][0]
        assert "Write by hand" in clerk.get(f"/requests/{record}/notices/").content.decode()
    else:
        assert re.sub(r"\W", "", name)[:2] in re.sub(r"\W", "", told) or not name.isascii()


def test_a_notice_is_printed_again_exactly_as_served(desk: Desk) -> None:
    record, clerk = open_request(desk), desk.as_(CLERK)
    sha256 = made(desk, record, clerk).made[0]["sha256"]
    first = clerk.get(f"/requests/{record}/document/{sha256}/").content
    assert first == clerk.get(f"/requests/{record}/document/{sha256}/").content
    assert first.startswith(b"%PDF")
