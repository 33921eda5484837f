"""What a paper is decides where it goes: to an earlier request, to the supervisor, to counsel, or away with a reason."""

import hashlib
import json

import pytest

from amparo.casefile import Role
from amparo_desk.acts.attach_document import attach_document
from amparo_desk.acts.receive_request import Attached
from tests.desk.screens.here import AT, Desk, county
from tests.desk.screens.papers_made import AO_442, I_138, I_200, I_247A, pdf_of
from tests.desk.screens.taken_in import ANSWERS, case_of, confirm, record_of, send, sent, typed_on

CLERK, SUPERVISOR = Role.CLERK, Role.SUPERVISOR
FORM = pdf_of(I_247A)
FORM_AND_WARRANT = pdf_of(I_247A, I_200)


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


def words_of(page) -> str:  # type: ignore[no-untyped-def]
    return page.content.decode()


# Sent again, taken back.


def test_what_was_sent_before_is_asked_about_and_linked_never_merged(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    earlier = sent(browser, FORM)
    confirm(browser, earlier)
    address = sent(browser, FORM)
    page = browser.get(address)
    assert "It seems that this was sent before" in words_of(page)
    assert "the very same file" in words_of(page)
    unanswered = browser.post(address, typed_on(page, **ANSWERS))
    assert {field.name for field in unanswered.context["fields"] if field.error} == {"earlier"}
    answer = browser.post(address, typed_on(page, **ANSWERS, earlier=record_of(earlier)))
    assert answer.status_code == 302
    assert case_of(desk, record_of(address)).links == [record_of(earlier)]
    assert case_of(desk, record_of(earlier)).links == []


def test_the_same_booking_with_another_paper_is_asked_about_too_and_may_be_another_request(
    desk: Desk,
) -> None:
    browser = desk.as_(CLERK)
    confirm(browser, sent(browser, FORM))
    address = sent(browser, pdf_of([*I_247A[:4], "Date: 02/10/2025", *I_247A[5:]]))
    page = browser.get(address)
    assert "It seems that this was sent before" not in words_of(page)
    assert "Was it sent before?" in words_of(page)
    assert browser.post(address, typed_on(page, **ANSWERS, earlier="another")).status_code == 302
    assert case_of(desk, record_of(address)).links == []


def test_a_booking_that_is_typed_only_at_the_end_still_finds_the_earlier_request(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    confirm(browser, sent(browser, FORM))
    address = sent(browser, pdf_of([line for line in I_247A if not line.startswith("Local Booking")]))
    page = browser.get(address)
    assert "Was it sent before?" not in words_of(page)
    answer = browser.post(address, typed_on(page, **ANSWERS, booking_ref="B-1002"))
    assert answer.status_code == 422
    assert "Was it sent before?" in words_of(answer)


def test_a_paper_that_takes_a_request_back_goes_to_that_request(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    earlier = sent(browser, FORM)
    confirm(browser, earlier)
    cancels = pdf_of([line.replace("[ ] If checked", "[X] If checked") for line in I_247A])
    address = sent(browser, cancels)
    page = browser.get(address)
    assert "takes an earlier request back" in words_of(page)
    typed = typed_on(page, **ANSWERS, earlier=record_of(earlier))
    answer = browser.post(address, typed)
    assert answer["Location"] == f"/requests/{record_of(earlier)}/withdraw/"
    case = case_of(desk, record_of(earlier))
    assert hashlib.sha256(cancels).hexdigest() in [one["sha256"] for one in case.documents]
    assert desk.vault.drafts() == []
    assert desk.vault.line(record_of(address)) is None


def test_a_paper_that_was_put_there_before_the_power_failed_is_not_put_there_twice(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    earlier = sent(browser, FORM)
    confirm(browser, earlier)
    record = record_of(earlier)
    cancels = pdf_of([*I_247A, "Cancelled"])
    address = sent(browser, cancels)
    typed = typed_on(browser.get(address), **ANSWERS, cancels="yes", earlier=record)
    paper = Attached(cancels, "application/pdf", hashlib.sha256(cancels).hexdigest())
    seen = len(desk.vault.events(record)) + 1
    attach_document(desk.vault, desk.actor(CLERK), record, AT, seen, paper)
    assert browser.post(address, typed)["Location"] == f"/requests/{record}/withdraw/"
    assert len(case_of(desk, record).documents) == 2
    assert desk.vault.drafts() == []


def test_a_withdrawal_that_belongs_to_nothing_here_is_on_record_by_itself(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    assert confirm(browser, address, cancels="yes").status_code == 422
    answer = confirm(browser, address, cancels="yes", earlier="another")
    assert answer["Location"] == f"/requests/{record_of(address)}/"
    assert case_of(desk, record_of(address)).parts == {}


# A court behind it, or an office that would like one.


def test_a_court_s_warrant_waits_for_the_supervisor(desk: Desk) -> None:
    clerk = desk.as_(CLERK)
    address = sent(clerk, pdf_of(AO_442))
    page = words_of(clerk.get(address))
    assert "It looks like a judge’s warrant" in page.replace("&#x27;", "’")
    assert "refuse nothing either" in page
    answer = confirm(clerk, address, sender="USMS", booking_ref="B-7")
    assert answer["Location"] == f"/requests/{record_of(address)}/"
    case = case_of(desk, record_of(address))
    assert list(case.parts) == ["criminal_warrant"]
    assert case.parts["criminal_warrant"].facts is not None
    assert case.parts["criminal_warrant"].facts["request"]["documents"] == [
        {"kind": "arrest_warrant", "signed_by": "federal_magistrate_judge", "crime": "federal_other"}
    ]
    assert case.received["papers"] == [{"name": "court_warrant", "judicial": True}]


def test_a_supervisor_who_takes_it_in_is_led_to_verify_it(desk: Desk) -> None:
    browser = desk.as_(SUPERVISOR)
    address = sent(browser, pdf_of(AO_442))
    answer = confirm(browser, address, sender="USMS", booking_ref="B-7")
    assert answer["Location"] == f"/requests/{record_of(address)}/verify/criminal_warrant/"
    assert browser.get(answer["Location"]).status_code == 200


def test_a_form_with_a_court_s_warrant_in_the_same_fax_brings_a_part_of_its_own(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM, pdf_of(AO_442))
    confirm(browser, address)
    case = case_of(desk, record_of(address))
    assert list(case.parts) == ["notification", "hold", "criminal_warrant"]
    assert len(case.documents) == 2


def test_an_immigration_subpoena_asks_for_information_and_counsel_at_once(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, pdf_of(I_138))
    confirm(browser, address, sender="ICE", item_booking_file="yes", booking_ref="B-7")
    case = case_of(desk, record_of(address))
    assert list(case.parts) == ["information"]
    decided = case.parts["information"].decided
    assert decided is not None
    assert "COUNSEL_REVIEW" in decided["duties"]
    assert case.questions == {"administrative_subpoena": None}


def test_an_officer_s_warrant_alone_is_no_court_s(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, pdf_of(I_200))
    page = browser.get(address)
    assert "It is no court&#x27;s warrant." in words_of(page)
    browser.post(address, typed_on(page, **ANSWERS, booking_ref="B-7"))
    case = case_of(desk, record_of(address))
    assert {kind: state.decided["outcome"] for kind, state in case.parts.items() if state.decided} == {
        "civil_arrest": "prohibited"
    }


# Thrown away, walled off.


def test_a_draft_is_thrown_away_with_a_reason_that_stays_to_be_seen(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    assert browser.post(f"{address}throw-away/", {"seen": "1"}).status_code == 422
    assert len(desk.vault.drafts()) == 1
    assert browser.post(f"{address}throw-away/", {"seen": "1", "reason": "wrong_file"}).status_code == 302
    assert desk.vault.drafts() == []
    assert desk.vault.reads(record_of(address))[-1][3] == "draft thrown away: wrong_file"
    assert browser.get(address).status_code == 404
    assert browser.get(f"{address}throw-away/").status_code == 404


def test_another_agency_s_draft_is_not_there(desk: Desk) -> None:
    address = sent(desk.as_(CLERK), FORM)
    stranger = county().as_(CLERK, SUPERVISOR)
    for where in ("", "page/1.png", "file/0", "throw-away/"):
        assert stranger.get(f"{address}{where}").status_code == 404
    assert stranger.post(address, {"record": record_of(address), "as": "detainer"}).status_code == 404


@pytest.mark.parametrize("role", [Role.COUNSEL, Role.AUDITOR, Role.ADMINISTRATOR, Role.FRONT_DESK])
def test_who_receives_no_requests_cannot_send_or_see_a_paper(desk: Desk, role: Role) -> None:
    address = sent(desk.as_(CLERK), FORM)
    other = desk.as_(role)
    assert send(other, FORM).status_code == 403
    for where in ("", "page/1.png", "file/0", "throw-away/"):
        assert other.get(f"{address}{where}").status_code == 403
    assert len(desk.vault.drafts()) == 1


def test_a_draft_holds_no_name_of_a_field_that_is_never_kept(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    address = sent(browser, FORM)
    browser.get(address)
    content = desk.vault.draft(record_of(address), at=AT, by="test", role="clerk")
    assert "Freedonia" not in json.dumps(content, default=str)
