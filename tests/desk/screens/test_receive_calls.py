"""Contacts without a paper: each brings the parts that it asks, and is on record also when it asks nothing."""

import pytest
from django.test import Client

from amparo.casefile import Role, Sort
from amparo.casefile.written import written
from tests.desk.screens.here import Desk, county
from tests.desk.screens.taken_in import case_of, record_of, typed_on

CLERK = Role.CLERK


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    return county()


def note(browser: Client, call: str, **typed: str):  # type: ignore[no-untyped-def]
    """Fill in a page and send it."""
    address = f"/requests/new/{call}/"
    given = typed_on(browser.get(address), **typed)
    given.setdefault("channel", "phone")
    given["channel"] = given["channel"] or "phone"
    return browser.post(address, given)


@pytest.mark.parametrize(
    ("call", "typed", "how", "asks"),
    [
        (
            "call",
            {"asks_notification": "yes", "asks_hold": "yes", "booking_ref": "B-4"},
            "telephone_call",
            ["hold", "notification"],
        ),
        ("call", {"item_home_address": "yes"}, "telephone_call", ["information"]),
        ("visit", {"asks_transfer": "yes", "booking_ref": "B-4"}, "visit", ["transfer"]),
        ("interview", {"booking_ref": "B-4"}, "interview_request", ["interview"]),
        (
            "query",
            {"item_alpr": "yes", "item_jail_terminal_access": "yes"},
            "database_query",
            ["information"],
        ),
        ("list", {"said": "Everybody booked this week"}, "list_demand", ["information"]),
        ("courtesy", {"said": "They will be in the county on Tuesday"}, "courtesy_call", []),
        ("meeting", {"minutes": "45"}, "meeting", []),
    ],
)
def test_each_contact_brings_what_it_asks(
    desk: Desk, call: str, typed: dict[str, str], how: str, asks: list[str]
) -> None:
    browser = desk.as_(CLERK)
    answer = note(browser, call, sender="ICE", **typed)
    assert answer.status_code == 302, answer.content.decode()
    case = case_of(desk, record_of(answer["Location"]))
    assert case.received["contact"] == how
    assert sorted(case.parts) == asks
    assert all(part.decided is not None for part in case.parts.values())
    assert case.received["reference"].startswith("D-")
    assert case.minutes == int(typed.get("minutes", 0))
    assert browser.get(answer["Location"]).status_code == 200
    assert browser.get("/").status_code == 200


def test_a_query_asks_for_the_items_that_were_ticked(desk: Desk) -> None:
    answer = note(desk.as_(CLERK), "query", item_personal_other="", item_alpr="yes", item_booking_file="yes")
    facts = case_of(desk, record_of(answer["Location"])).parts["information"].facts
    assert facts is not None
    assert facts["request"]["items"] == ["alpr", "booking_file"]


def test_a_demand_for_a_list_is_about_nobody_and_is_refused(desk: Desk) -> None:
    answer = note(desk.as_(CLERK), "list", said="All who were booked under a name like this")
    case = case_of(desk, record_of(answer["Location"]))
    assert case.received["about_a_person"] is False
    assert case.received["form"] == "list_demand"
    assert case.parts["information"].decided is not None
    assert case.parts["information"].decided["outcome"] == "prohibited"
    assert note(desk.as_(CLERK), "list").status_code == 422


def test_a_call_that_asks_nothing_is_told_to_be_a_courtesy_call(desk: Desk) -> None:
    answer = note(desk.as_(CLERK), "call", said="Just saying")
    assert answer.status_code == 422
    assert "it is a courtesy call" in answer.content.decode()
    assert typed_on(answer)["said"] == "Just saying"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "They asked for B-4. They said she was born in Freedonia. They will call again.",
            "They asked for B-4. They will call again.",
        ),
        ("Dijeron que es ciudadano de Freedonia.", ""),
        ("Su situación migratoria les interesa; volverán.", "volverán."),
        ("The A-number is A-000-000-000.", ""),
        ("Nationality: Freedonian\nThey wait outside.", "They wait outside."),
        ("They asked for the release date.", "They asked for the release date."),
    ],
)
def test_what_tells_where_somebody_was_born_or_belongs_is_struck_and_said(
    desk: Desk, said: str, kept: str
) -> None:
    browser = desk.as_(CLERK)
    answer = note(browser, "courtesy", said=said)
    case = case_of(desk, record_of(answer["Location"]))
    assert case.received.get("said", "") == kept
    struck = kept != said
    assert case.text_to_strike is struck
    page = browser.get(answer["Location"]).content.decode()
    assert ("No rule turns on that, and it is never kept." in page) is struck
    whole = b"".join(written(event.body) + written(event.person) for event in case.events)
    assert b"reedonia" not in whole


def test_what_was_said_is_kept_sealed(desk: Desk) -> None:
    answer = note(desk.as_(CLERK), "courtesy", said="Mr. Ejemplo of the field office called")
    record = record_of(answer["Location"])
    assert b"Ejemplo" not in b"".join(written(event.body) for event in desk.vault.events(record))
    assert case_of(desk, record).received["said"] == "Mr. Ejemplo of the field office called"


def test_sent_twice_it_is_one_record(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    typed = typed_on(browser.get("/requests/new/courtesy/"), said="Hello")
    answers = [browser.post("/requests/new/courtesy/", typed) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == [f"/requests/{typed['record']}/"] * 2
    sorts = [event.sort for event in desk.vault.events(typed["record"])]
    assert sorts == [Sort.REQUEST_RECEIVED]


def test_the_identifier_of_a_record_that_there_is_does_not_let_anybody_write_over_it(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    first = note(browser, "courtesy", said="First")
    typed = typed_on(
        browser.get("/requests/new/meeting/"), channel="hand", record=record_of(first["Location"])
    )
    answer = browser.post("/requests/new/meeting/", typed)
    assert answer.status_code == 409
    assert case_of(desk, record_of(first["Location"])).received["contact"] == "courtesy_call"


def test_an_identifier_of_another_kind_is_made_anew(desk: Desk) -> None:
    browser = desk.as_(CLERK)
    typed = typed_on(browser.get("/requests/new/courtesy/"), record="../../etc")
    answer = browser.post("/requests/new/courtesy/", typed)
    assert answer.status_code == 302
    assert len(record_of(answer["Location"])) == 36


def test_there_is_no_contact_of_another_name(desk: Desk) -> None:
    assert desk.as_(CLERK).get("/requests/new/rumor/").status_code == 404


@pytest.mark.parametrize("role", [Role.COUNSEL, Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_receives_no_requests_notes_no_calls(desk: Desk, role: Role) -> None:
    browser = desk.as_(role)
    for where in ("", "call/", "list/", "form/", "earlier/"):
        assert browser.get(f"/requests/new/{where}").status_code == 403


def test_the_pages_speak_spanish(desk: Desk) -> None:
    browser = desk.as_(CLERK, language="es")
    page = browser.get("/requests/new/call/").content.decode()
    assert "Qué pide" in page
    for english in ("Came in", "Which information", "What was said", "Put it on record"):
        assert english not in page
