"""A record's pages: what they show, what they refuse, and that nothing typed is lost."""

import re
from pathlib import Path

import pytest

from amparo.casefile import Role, Sort
from amparo.casefile.sorts import CONTACTS, FOR_STAFF, FOUND_AT, HOW_SERVED, INTENTIONS, NOTICES, SIGNED
from amparo.facts.person import FINDINGS, LEVELS, STATUSES
from amparo.intake.jail_columns import CHANNELS
from amparo_desk.screens import facts_form, record_lines, words
from tests.desk.screens.here import Desk, county, open_request, post, sample_request, seen, sorts, state

CLERK, SUPERVISOR, COUNSEL = Role.CLERK, Role.SUPERVISOR, Role.COUNSEL


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


# What is shown.


def test_a_record_shows_the_safe_answer_of_each_part_with_section_day_tag_and_no_advice(desk: Desk) -> None:
    record = sample_request(desk)
    page = desk.as_(CLERK).get(f"/requests/{record}/").content.decode()
    assert "permitted, never owed" in page
    assert "On a hold request nobody is kept past release" in page
    assert "7284.6(a)(1)(B)" in page
    assert "January 9, 2025" in page
    assert "not legal advice" in page
    assert "must respond" not in page.lower()


def test_in_spanish_every_word_of_it_is_spanish(desk: Desk) -> None:
    record = sample_request(desk)
    page = desk.as_(CLERK, language="es").get(f"/requests/{record}/").content.decode()
    page = re.sub(r"<[^>]*>", " ", page)
    assert "Qué sigue" in page
    assert "asesoría legal" in page
    for english in ("What comes next", "permitted", "prohibited", "Papers", "They ask"):
        assert english not in page


def test_opening_a_record_is_on_record(desk: Desk) -> None:
    record = sample_request(desk)
    before = len(desk.vault.reads(record))
    desk.as_(Role.AUDITOR).get(f"/requests/{record}/")
    reads = desk.vault.reads(record)
    assert len(reads) == before + 1
    assert reads[-1][2:] == ("auditor", "request page")


def test_another_agency_s_record_is_not_there(desk: Desk) -> None:
    record = sample_request(desk)
    other = county()
    for where in ("", "facts/notification/", "intention/", "released/"):
        assert other.as_(CLERK, SUPERVISOR).get(f"/requests/{record}/{where}").status_code == 404


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.FRONT_DESK, Role.SITE_LEAD, Role.RELEASE_APPROVER])
def test_who_has_no_right_to_read_sees_nothing_of_it(desk: Desk, role: Role) -> None:
    record = sample_request(desk)
    answer = desk.as_(role).get(f"/requests/{record}/")
    assert answer.status_code == 403
    assert b"EJEMPLO" not in answer.content


SUPERVISORS_ALONE = ("outside/", "verify/notification/", "transfer/notification/")


@pytest.mark.parametrize("where", SUPERVISORS_ALONE)
def test_the_graver_acts_are_the_supervisor_s(desk: Desk, where: str) -> None:
    record = sample_request(desk)
    assert desk.as_(CLERK).get(f"/requests/{record}/{where}").status_code == 403
    assert desk.as_(CLERK).post(f"/requests/{record}/{where}", {"seen": "7"}).status_code == 403
    assert desk.as_(SUPERVISOR).get(f"/requests/{record}/{where}").status_code == 200


def test_every_word_of_the_record_has_both_languages() -> None:
    assert set(words.NOTICES) == {*NOTICES, *FOR_STAFF}
    assert set(words.HOW_SERVED) == set(HOW_SERVED)
    assert set(words.SIGNED) == set(SIGNED)
    assert set(words.INTENTIONS) == set(INTENTIONS)
    assert set(words.FOUND) == set(FOUND_AT)
    assert set(words.CHANNELS) == set(CHANNELS)
    assert set(words.CONTACT_NAMES) == set(CONTACTS)
    assert set(facts_form.STATUS_NAMES) == set(STATUSES)
    assert set(record_lines.LEVEL_NAMES) == set(LEVELS)
    assert set(record_lines.FINDING_NAMES) == set(FINDINGS)


# Two clerks.


def test_two_clerks_on_one_request_the_second_is_told_and_keeps_what_was_typed(desk: Desk) -> None:
    record = open_request(desk)
    number = seen(desk, record)
    first, second = desk.as_(CLERK), desk.as_(CLERK)
    assert (
        first.post(f"/requests/{record}/due/", {"seen": number, "due_at": "2026-11-26 08:00"}).status_code
        == 302
    )
    answer = second.post(f"/requests/{record}/due/", {"seen": number, "due_at": "2026-11-27 09:30"})
    assert answer.status_code == 409
    assert "Somebody was first" in answer.content.decode()
    assert "2026-11-27 09:30" in answer.content.decode()
    assert state(desk, record).release_due_at.day == 26


def test_a_form_that_was_sent_twice_is_on_record_once(desk: Desk) -> None:
    record = open_request(desk)
    clerk, number = desk.as_(CLERK), seen(desk, record)
    typed = {"seen": number, "due_at": "2026-11-26 08:00"}
    for _ in range(2):
        assert clerk.post(f"/requests/{record}/due/", typed).status_code == 302
    assert sorts(desk, record).count(Sort.RELEASE_DUE) == 2  # the sample's own, and this one


def test_a_number_that_nobody_can_have_seen_is_refused(desk: Desk) -> None:
    record = open_request(desk)
    for number in ("999", "1"):
        answer = desk.as_(CLERK).post(
            f"/requests/{record}/due/", {"seen": number, "due_at": "2026-11-26 08:00"}
        )
        assert answer.status_code == 409


# What the state allows.


def test_no_release_date_goes_out_where_the_decision_forbids_it(desk: Desk) -> None:
    record = open_request(desk)
    answer = post(
        desk.as_(CLERK),
        desk,
        record,
        "tell/",
        told_at="2026-11-25 23:00",
        release_at="2026-11-26 08:00",
        channel="email",
    )
    assert answer.status_code == 409
    assert "does not allow it" in answer.content.decode()
    assert Sort.OFFICE_TOLD not in sorts(desk, record)


def test_an_intention_beyond_the_rules_is_refused_and_one_within_is_noted(desk: Desk) -> None:
    record = open_request(desk)
    refused = post(desk.as_(CLERK), desk, record, "intention/", notification="yes", hold="no")
    assert refused.status_code == 409
    assert "facts are missing" in refused.content.decode()
    assert post(desk.as_(CLERK), desk, record, "intention/", notification="no", hold="no").status_code == 302
    assert state(desk, record).intention["intention"] == "declined"
    answer = post(desk.as_(CLERK), desk, record, "reply/", sent_at="2026-11-25 23:10", channel="fax")
    assert answer.status_code == 302
    assert state(desk, record).replies[-1]["declined"] == ["notification", "hold"]


def test_where_it_is_permitted_the_notices_come_first(desk: Desk) -> None:
    record = sample_request(desk)
    clerk = desk.as_(CLERK)
    assert post(clerk, desk, record, "intention/", notification="yes", hold="no").status_code == 302
    typed = {"told_at": "2026-11-25 23:00", "release_at": "2026-11-26 08:00", "channel": "email"}
    answer = post(clerk, desk, record, "tell/", **typed)
    assert answer.status_code == 409
    assert "own notice of release must be ready first" in answer.content.decode()


def test_what_was_done_all_the_same_is_recorded_as_such_and_counts(desk: Desk) -> None:
    record = open_request(desk)
    answer = post(
        desk.as_(SUPERVISOR),
        desk,
        record,
        "outside/",
        part="notification",
        done="told_release",
        happened_at="2026-11-25 21:00",
        reason="read out over the telephone by mistake",
        repaired="counsel was told",
    )
    assert answer.status_code == 302
    case = state(desk, record)
    assert case.office_told_at is not None
    assert case.outside[-1]["act"] == "told_release"
    page = desk.as_(SUPERVISOR).get(f"/requests/{record}/").content.decode()
    assert "outside the decision" in page


def test_a_reason_is_needed(desk: Desk) -> None:
    record = open_request(desk)
    answer = post(
        desk.as_(SUPERVISOR),
        desk,
        record,
        "outside/",
        part="hold",
        done="kept_longer",
        happened_at="2026-11-25 21:00",
    )
    assert answer.status_code == 422
    assert Sort.ACTED_OUTSIDE_DECISION not in sorts(desk, record)


def test_an_entry_noted_by_mistake_is_struck_with_its_reason(desk: Desk) -> None:
    record = open_request(desk)
    clerk = desk.as_(CLERK)
    post(clerk, desk, record, "released/", released_at="2026-11-25 22:00", arrested="no")
    entry = str(len(desk.vault.events(record)))
    assert state(desk, record).released_at is not None
    assert post(clerk, desk, record, "strike/", entry=entry, reason="another person left").status_code == 302
    assert state(desk, record).released_at is None
    page = clerk.get(f"/requests/{record}/").content.decode()
    assert "Struck" in page


def test_a_clerk_strikes_no_act_outside_the_decision(desk: Desk) -> None:
    record = open_request(desk)
    typed = {"part": "hold", "done": "other", "happened_at": "2026-11-25 21:00", "reason": "a slip"}
    post(desk.as_(SUPERVISOR), desk, record, "outside/", **typed)
    entry = str(len(desk.vault.events(record)))
    assert post(desk.as_(CLERK), desk, record, "strike/", entry=entry, reason="not so").status_code == 403
    assert state(desk, record).outside


def test_counsel_answers_and_every_part_is_decided_again(desk: Desk) -> None:
    record = open_request(desk)
    line = {"lines_convictions": "1", "c0.offense": "PC 273.5", "c0.level": "felony", "c0.date": "2019-04-02"}
    post(desk.as_(CLERK), desk, record, "facts/notification/", **line)
    post(desk.as_(CLERK), desk, record, "counsel/ask/", question="1170h3")
    assert state(desk, record).questions == {"1170h3": None}
    assert desk.as_(CLERK).get(f"/requests/{record}/counsel/").status_code == 403
    answer = post(desk.as_(COUNSEL), desk, record, "counsel/", question="1170h3", answer="no")
    assert answer.status_code == 302
    assert state(desk, record).questions == {"1170h3": False}


@pytest.mark.parametrize("words", ["Is FICTICIO, Ana meant?", "1170h3:FICTICIO", "not_named:FICTICIO"])
def test_counsel_is_not_asked_in_words_of_ones_own_which_would_lie_open_for_ever(
    desk: Desk, words: str
) -> None:
    record = open_request(desk)
    answer = post(desk.as_(CLERK), desk, record, "counsel/ask/", question=words)
    assert answer.status_code == 409
    assert "one of the questions" in answer.content.decode()
    assert state(desk, record).questions == {}


def test_a_paper_is_attached_sealed_and_read_back_and_that_is_noted(desk: Desk, tmp_path: Path) -> None:
    record = open_request(desk)
    clerk = desk.as_(CLERK)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 a page")
    with scan.open("rb") as file:
        answer = clerk.post(
            f"/requests/{record}/attach/", {"seen": seen(desk, record), "file": file, "paper": "I-200"}
        )
    assert answer.status_code == 302
    sha256 = state(desk, record).documents[-1]["sha256"]
    got = clerk.get(f"/requests/{record}/document/{sha256}/")
    assert got.content == b"%PDF-1.4 a page"
    assert got["Content-Type"] == "application/pdf"
    assert "sandbox" in got["Content-Security-Policy"]
    assert any("document" in why for *_, why in desk.vault.reads(record))
    assert clerk.get(f"/requests/{record}/document/{'0' * 64}/").status_code == 404


def test_what_calls_itself_a_page_and_is_none_is_handed_out_as_bytes(desk: Desk, tmp_path: Path) -> None:
    record = open_request(desk)
    clerk = desk.as_(CLERK)
    page = tmp_path / "scan.pdf"
    page.write_bytes(b"<html><script>alert(1)</script></html>")
    with page.open("rb") as file:
        clerk.post(f"/requests/{record}/attach/", {"seen": seen(desk, record), "file": file})
    got = clerk.get(f"/requests/{record}/document/{state(desk, record).documents[-1]['sha256']}/")
    assert got["Content-Type"] == "application/octet-stream"
    assert got["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "name", ["阮氏明", "Nguyễn Thị Ánh", "Ñandú Peña", "محمد", "김민수", "<b>x</b>", "O'Brien & Sons"]
)
def test_names_in_any_script_are_kept_as_they_are(desk: Desk, name: str) -> None:
    record = open_request(desk)
    clerk = desk.as_(CLERK)
    answer = post(clerk, desk, record, "designee/", attorney="no", name=name, reach="555-0100")
    assert answer.status_code == 302
    assert state(desk, record).designee["name"] == name
    page = clerk.get(f"/requests/{record}/designee/").content.decode()
    assert "<b>x</b>" not in page


@pytest.mark.parametrize(
    "typed", ["1900-01-01 08:00", "2026-02-30 08:00", "morgen", "13/45/2026 10:00 pm", "2026-11-25"]
)
def test_a_moment_on_no_calendar_is_told(desk: Desk, typed: str) -> None:
    record = open_request(desk)
    answer = post(desk.as_(CLERK), desk, record, "released/", released_at=typed, arrested="no")
    assert answer.status_code == 422
    assert typed in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "hour"), [("11/25/2026 10:45 pm", 22), ("11/25/2026 12:05 AM", 0), ("11/25/2026 22:45", 22)]
)
def test_days_are_typed_as_people_here_type_them(desk: Desk, typed: str, hour: int) -> None:
    record = open_request(desk)
    post(desk.as_(CLERK), desk, record, "due/", due_at=typed)
    due = state(desk, record).release_due_at
    assert (due.month, due.day, due.hour) == (11, 25, hour)
