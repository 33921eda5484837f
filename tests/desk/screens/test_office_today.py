"""Today and the list of requests: what needs a hand is seen at once, and nobody's file is opened to see it."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest

from amparo.casefile import Role, Sort, make_event
from amparo.casefile.today import Group
from amparo_desk.screens.today import ago
from tests.desk.screens.here import AT, Desk, county, sample_request

pytestmark = pytest.mark.usefixtures("sqlite")


def received(desk: Desk, reference: str, **more: object) -> str:
    """A bare request on record, without parts unless they are named."""
    told = {"reference": reference, "received_on": date(2026, 1, 9), "asks": [], "about_a_person": True}
    event = make_event(
        Sort.REQUEST_RECEIVED,
        {**told, **more},
        record=f"r-{reference.lower()}",
        number=1,
        agency=desk.agency,
        at=AT,
        by="c.ruiz",
        role=Role.CLERK,
    )
    desk.vault.add([event])
    return event.record


def text(response) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_a_request_that_came_stands_on_the_list_with_its_citation_and_how_long_ago_it_came() -> None:
    desk = county()
    record = sample_request(desk)
    shown = desk.as_(Role.SUPERVISOR).get("/")
    assert shown.status_code == 200
    assert f'href="/requests/{record}/"' in shown.content.decode()
    assert "Give the person a copy of the request, all pages." in text(shown)
    assert "Gov. Code §§ 7283.1(b), 7284.10(a)" in text(shown)
    assert "days ago" in text(shown)
    assert "not legal advice" in text(shown)


def test_the_list_is_spanish_for_who_reads_spanish() -> None:
    desk = county()
    sample_request(desk)
    shown = text(desk.as_(Role.CLERK, language="es").get("/"))
    assert "Entregar a la persona una copia" in shown
    assert "Give the person" not in shown


def test_nobody_s_file_is_opened_for_the_list_or_for_the_requests() -> None:
    desk = county()
    record = sample_request(desk)
    before = len(desk.vault.reads(record))
    browser = desk.as_(Role.CLERK)
    for path in ("/", "/?only=late", "/requests/", "/requests/?state=waiting"):
        assert browser.get(path).status_code == 200
    assert len(desk.vault.reads(record)) == before


def test_each_filter_shows_its_own_and_counts_what_it_would_show() -> None:
    desk = county()
    sample_request(desk)
    browser = desk.as_(Role.CLERK)
    everything = browser.get("/").content.decode()
    counts = dict(re.findall(r'href="/\?only=(\w+)"[^>]*>[^<]*<span class="figure">(\d+)</span>', everything))
    assert set(counts) == {"late", *Group}
    for word, count in counts.items():
        shown = browser.get("/", {"only": word}).content.decode()
        assert shown.count("</tr>") - shown.count("<thead>") == int(count), word
        assert 'aria-current="true"' in shown
    assert int(counts["unserved"]) == 2
    assert int(counts["designee"]) == 0


def test_a_filter_that_does_not_exist_shows_nothing_and_the_way_back() -> None:
    desk = county()
    sample_request(desk)
    shown = desk.as_(Role.CLERK).get("/", {"only": "<script>alert(1)</script>"})
    assert shown.status_code == 200
    assert "Show everything" in text(shown)
    assert b"<script>alert" not in shown.content


def test_a_courtesy_call_asks_nothing_and_needs_no_decision() -> None:
    desk = county()
    received(desk, "C-1", contact="courtesy_call", about_a_person=False)
    shown = text(desk.as_(Role.CLERK).get("/"))
    assert "Nothing needs a hand now." in shown
    assert "C-1" not in shown


def test_a_paper_that_is_on_no_record_yet_stands_above_everything() -> None:
    desk = county()
    draft = "0b8f6a52-7f0e-4c7a-9d3e-2f1f0a3c5b11"
    desk.vault.save_draft(draft, {"note": "page 1"}, at=AT, by="c.ruiz")
    shown = desk.as_(Role.CLERK).get("/")
    assert "A paper came in; last saved 2026-11-24 22:45 by c.ruiz. It is not on record." in text(shown)
    assert f'href="/requests/new/{draft}/"' in shown.content.decode()
    assert "not on record" not in text(desk.as_(Role.AUDITOR).get("/"))


def test_a_long_list_goes_on_on_the_next_page_and_no_page_is_heavy() -> None:
    desk = county()
    for number in range(70):
        received(desk, f"R-{number:03}", asks=["notification"], received_at=AT - timedelta(hours=number))
    browser = desk.as_(Role.SUPERVISOR)
    first = browser.get("/")
    assert 'href="/?page=2"' in first.content.decode()
    assert len(first.content) < 60_000
    assert browser.get("/", {"page": "99999"}).status_code == 200
    assert browser.get("/", {"page": "-1; DROP"}).status_code == 200


def test_who_has_no_right_to_read_is_led_to_their_own_page() -> None:
    shown = county().as_(Role.ADMINISTRATOR).get("/")
    assert shown.status_code == 302
    assert shown["Location"] != "/"


def test_how_long_ago_is_said_roundly_and_an_hour_that_nobody_noted_as_such() -> None:
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert ago(None, now)[0] == "hour not noted"
    assert ago(now - timedelta(minutes=5), now) == ("5 min ago", "hace 5 min")
    assert ago(now - timedelta(hours=26), now)[0] == "26 h ago"
    assert ago(now - timedelta(days=3), now)[1] == "hace 3 días"
    assert ago(now + timedelta(hours=1), now)[0] == "dated later than now"


# ---------------------------------------------------------------- the list of requests


def test_a_request_is_found_by_a_piece_of_its_reference_and_by_days() -> None:
    desk = county()
    received(desk, "D-77", received_on=date(2026, 1, 9))
    received(desk, "D-78", received_on=date(2026, 2, 9))
    browser = desk.as_(Role.CLERK)
    assert "D-77" in text(browser.get("/requests/", {"reference": "77"}))
    assert "D-78" not in text(browser.get("/requests/", {"reference": "77"}))
    shown = text(browser.get("/requests/", {"since": "2026-02-01", "until": "2026-02-28"}))
    assert "D-78" in shown
    assert "D-77" not in shown


def test_a_booking_is_found_by_its_number_which_stays_out_of_the_address() -> None:
    desk = county()
    received(desk, "D-1", booking_ref="B-1002")
    received(desk, "D-2", booking_ref="B-9999")
    browser = desk.as_(Role.CLERK)
    shown = browser.post("/requests/", {"booking": " b-1002 "})
    assert shown.status_code == 200
    assert "D-1" in text(shown)
    assert "D-2" not in text(shown)
    assert "No request bears this booking number" in text(browser.post("/requests/", {"booking": "B-100"}))
    assert browser.post("/requests/", {"booking": ""}).status_code == 422
    assert "D-1" in text(browser.get("/requests/", {"booking": "B-9999"}))  # no such field of the address


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "1899-01-01"},
        {"since": "yesterday"},
        {"until": "2026-02-30"},
        {"since": "2026-02-01", "until": "2026-01-01"},
        {"state": "lost"},
        {"reference": "x" * 41},
        {"reference": "\x00"},
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_is_shown_as_if_it_were_all(asked) -> None:
    desk = county()
    received(desk, "D-1")
    shown = desk.as_(Role.CLERK).get("/requests/", asked)
    assert shown.status_code == 422
    assert "D-1" not in text(shown)
    assert 'id="errors"' in shown.content.decode()


def test_days_of_1900_and_names_in_any_script_find_nothing_and_break_nothing() -> None:
    desk = county()
    received(desk, "D-1")
    browser = desk.as_(Role.CLERK)
    assert "No request is like that." in text(browser.get("/requests/", {"until": "1900-01-01"}))
    for name in ("李小龍", "Đặng", "%_'\"", "<b>x</b>", "ÀÉ\u202e"):
        assert browser.get("/requests/", {"reference": name}).status_code in (200, 422)


def test_an_empty_desk_says_what_to_do() -> None:
    assert "Put the first one on record" in text(county().as_(Role.CLERK).get("/requests/"))


def test_a_request_of_another_agency_is_on_no_list() -> None:
    ours, theirs = county(), county()
    received(theirs, "X-9", booking_ref="B-1002", asks=["hold"])
    browser = ours.as_(Role.SUPERVISOR)
    shown = browser.get("/"), browser.get("/requests/"), browser.post("/requests/", {"booking": "B-1002"})
    assert all("X-9" not in text(one) for one in shown)
