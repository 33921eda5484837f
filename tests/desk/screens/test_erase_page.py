"""Erasing from counsel's page: who it is, is shown again; nothing is erased by a slip; what is left says so everywhere."""

from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from amparo.casefile import Role
from amparo.clock import CALIFORNIA
from amparo.release.grounds import Ground
from amparo_desk.kept.keeping import Owner, signed
from tests.desk.accounts_cast import PASSWORD, browser_of, somebody
from tests.desk.screens.here import Desk, county, sample_request
from tests.desk.signed_days import close

COUNSEL = Role.COUNSEL
CITED = "Invented Code section 1"


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    """A county with the sample's policy."""
    return county()


@pytest.fixture
def record(desk: Desk) -> str:
    """The sample's request."""
    return sample_request(desk)


def counsel(desk: Desk) -> Client:
    """Counsel's browser, after they have shown again who they are."""
    browser = desk.as_(COUNSEL)
    assert browser.post("/account/confirm/", {"password": PASSWORD, "next": "/"}).status_code == 302
    return browser


def typed(desk: Desk, record: str, **more: str) -> dict[str, str]:
    """The form as it is typed."""
    reference = desk.vault.events(record)[0].body["reference"]
    whole = {
        "seen": "1",
        "ground": Ground.COURT_ORDER.value,
        "citation": CITED,
        "no_hold": "yes",
        "reference": reference,
    }
    return {name: value for name, value in {**whole, **more}.items() if value}


def test_before_the_page_one_shows_again_who_one_is(desk: Desk, record: str) -> None:
    browser = desk.as_(COUNSEL)
    where = f"/requests/{record}/erase/"
    asked = browser.get(where)
    assert asked.status_code == 302
    assert urlsplit(asked["Location"]).path == "/account/confirm/"
    back = browser.post("/account/confirm/", {"password": PASSWORD, "next": where})
    assert back["Location"] == where
    page = browser.get(where).content.decode()
    assert "What will be gone" in page
    assert "What stays" in page
    assert desk.vault.reads(record) == [], "nobody's file is opened to be erased"


def test_a_form_sent_too_late_is_kept_and_sent_again_after_one_has_shown_who_one_is(
    desk: Desk, record: str
) -> None:
    user = somebody(desk.agency, COUNSEL)
    browser = browser_of(user)
    form = {**typed(desk, record), "kept": signed(Owner(user.username, desk.agency))}
    sent = browser.post(f"/requests/{record}/erase/", form)
    assert desk.vault.erasure(record) is None
    place = urlsplit(sent["Location"])
    assert place.path == "/account/confirm/"
    kept = parse_qs(place.query)["next"][0]
    assert kept.startswith("/kept/")
    browser.post("/account/confirm/", {"password": PASSWORD, "next": kept})
    assert CITED in browser.get(kept).content.decode()


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ({"ground": ""}, "This is needed."),
        ({"citation": ""}, "This is needed."),
        ({"no_hold": ""}, "Tick it once you have looked."),
        ({"reference": "B-1"}, "This is not the reference of this record."),
        ({"reference": ""}, "This is needed."),
    ],
)
def test_a_slip_erases_nothing_and_clears_nothing(
    desk: Desk, record: str, slip: dict[str, str], told: str
) -> None:
    answer = counsel(desk).post(f"/requests/{record}/erase/", typed(desk, record, **slip))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert desk.vault.erasure(record) is None
    if "citation" not in slip:
        assert CITED in page
    assert ("checked" in page) is ("ground" not in slip or "no_hold" not in slip)


def erased(desk: Desk, record: str) -> Any:
    """The page after the person was erased."""
    browser = counsel(desk)
    sent = browser.post(f"/requests/{record}/erase/", typed(desk, record))
    assert (sent.status_code, sent["Location"]) == (302, f"/requests/{record}/")
    return browser.get(sent["Location"])


def test_once_erased_the_record_s_page_says_on_what_ground_and_when_the_last_backup_is_gone(
    desk: Desk, record: str
) -> None:
    answer = erased(desk, record)
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "the person was erased",
        "A court ordered it.",
        CITED,
        "Last backup gone",
        "Once today is closed",
    ):
        assert words in page, words
    assert "EJEMPLO" not in page
    assert "A request came in." in page
    erasure = desk.vault.erasure(record)
    assert erasure is not None
    assert erasure.backups_end().isoformat() in page


def test_the_day_of_the_tombstone_stands_there_once_it_is_closed(desk: Desk, record: str) -> None:
    erased(desk, record)
    erasure = desk.vault.erasure(record)
    assert erasure is not None
    day = erasure.at.astimezone(CALIFORNIA).date()
    close(desk.vault, datetime.combine(day + timedelta(days=1), time(0, 5), CALIFORNIA))
    page = desk.as_(Role.SUPERVISOR).get(f"/requests/{record}/").content.decode()
    assert "Once today is closed" not in page
    assert f'With the day <time datetime="{day.isoformat()}">' in page


def test_every_other_page_of_it_says_so_too_and_none_breaks(desk: Desk, record: str) -> None:
    erased(desk, record)
    browser = desk.as_(Role.CLERK, Role.SUPERVISOR, COUNSEL, language="es")
    for where in ("facts/hold/", "notices/", "intention/", "proof/", "document/" + "0" * 64 + "/"):
        answer = browser.get(f"/requests/{record}/{where}")
        assert answer.status_code == 410, where
        assert "se borró a la persona" in answer.content.decode()
    assert browser.get(f"/requests/{record}/erase/").status_code == 200
    assert browser.get("/").status_code == 200
    assert browser.get("/requests/").status_code == 200


def test_nothing_of_it_is_left_to_do_on_the_list_of_today(desk: Desk, record: str) -> None:
    where = f'href="/requests/{record}/"'
    assert where in desk.as_(Role.CLERK).get("/").content.decode()
    erased(desk, record)
    assert where not in desk.as_(Role.CLERK).get("/").content.decode()
    assert where in desk.as_(Role.CLERK).get("/requests/").content.decode(), "it is still found, and counts"


def test_sent_a_second_time_it_is_erased_once_on_the_first_ground(desk: Desk, record: str) -> None:
    erased(desk, record)
    second = typed(desk, record, ground=Ground.TAKEN_BY_MISTAKE.value)
    assert counsel(desk).post(f"/requests/{record}/erase/", second).status_code == 302
    erasure = desk.vault.erasure(record)
    assert erasure is not None
    assert erasure.ground == Ground.COURT_ORDER


def test_nobody_but_counsel_and_nobody_of_another_agency_erases(desk: Desk, record: str) -> None:
    for role in set(Role) - {COUNSEL}:
        assert desk.as_(role).post(f"/requests/{record}/erase/", typed(desk, record)).status_code == 403
    assert counsel(county()).post(f"/requests/{record}/erase/", typed(desk, record)).status_code == 404
    assert desk.vault.erasure(record) is None
