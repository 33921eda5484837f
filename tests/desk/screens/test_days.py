"""The days of the log on their page, and on today's: what is closed and signed, what is missing, what an office attests."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.casefile import Role
from amparo.clock import CALIFORNIA
from amparo.release.offices import OfficeName
from amparo_desk.acts.attest_month import attest_month
from amparo_desk.screens import days as days_page
from amparo_desk.screens import today as today_page
from amparo_desk.vault import models
from tests.desk.screens.here import Desk, county, sample_request
from tests.desk.signed_days import close, sign

SUPERVISOR, COUNSEL, CLERK, APPROVER = Role.SUPERVISOR, Role.COUNSEL, Role.CLERK, Role.RELEASE_APPROVER
OCTOBER = date(2026, 10, 1)  # a Thursday


def at(month: int, day: int, hour: int = 0, minute: int = 5) -> datetime:
    """A moment of 2026 by California's clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=CALIFORNIA)


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Desk:  # noqa: ARG001
    """A county of which no day is closed yet, and nothing is on record."""
    return county(policy=False)


def the_clock_says(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """What time it is for these pages."""
    for page in (days_page, today_page):
        monkeypatch.setattr(page, "now", lambda: moment)


def closed_through(desk: Desk, last: date, *, first: date = OCTOBER) -> None:
    """Each day from one to another is closed, a week at a time, and signed."""
    day = first
    while day <= last:
        close(desk.vault, datetime.combine(day, at(1, 1).timetz()) + timedelta(days=1))
        day = min(day + timedelta(days=7), last) if day < last else last + timedelta(days=1)
    sign(desk.vault)


def read(desk: Desk, path: str, *roles: Role, language: str = "en") -> str:
    """A page as it is shown to somebody with these roles."""
    return desk.as_(*(roles or (SUPERVISOR,)), language=language).get(path).content.decode()


# The picture.


def test_that_every_day_is_closed_and_signed_is_one_sentence_in_both_languages(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_through(desk, date(2026, 10, 14))
    the_clock_says(monkeypatch, at(10, 15, 9))
    english = read(desk, "/days/")
    assert (
        "Every day from Thursday, October 1, 2026, through Wednesday, October 14, 2026, is closed and signed."
        in english
    )
    assert "14 signed" in english
    assert english.count('class="day day--signed"') == 14 + 1, "and one in the key"
    spanish = read(desk, "/days/", language="es")
    assert (
        "Cada día desde el jueves 1 de octubre de 2026 hasta el miércoles 14 de octubre de 2026 está cerrado y firmado."
        in spanish
    )


def test_each_standing_has_a_letter_of_its_own_in_each_language(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_through(desk, date(2026, 10, 5))
    close(desk.vault, at(10, 8), date(2026, 10, 7))
    the_clock_says(monkeypatch, at(10, 10, 9))
    page = read(desk, "/days/")
    for day, word, letter in ((5, "signed", "S"), (7, "waiting", "W"), (8, "missing", "M"), (9, "due", "D")):
        assert f'<td class="day day--{word}">{day}<b>{letter}</b></td>' in page
    assert '<td class="day day--ahead is-today">10</td>' in page
    assert '<td class="day day--missing">8<b>X</b></td>' in read(desk, "/days/", language="es")


def test_a_missing_day_is_named_with_what_to_do_and_many_with_the_last_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_through(desk, date(2026, 10, 5))
    the_clock_says(monkeypatch, at(10, 8, 13))
    page = read(desk, "/days/")
    assert "Missing: Tuesday, October 6, 2026, through Wednesday, October 7, 2026." in page
    assert "<code>amparo desk close-days</code>" in page
    the_clock_says(monkeypatch, at(10, 25, 13))
    assert "<code>amparo desk close-days --through 2026-10-24</code>" in read(desk, "/days/")


def test_a_day_that_waits_for_its_signature_is_said_to_be_closed_and_nothing_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_through(desk, date(2026, 10, 5))
    close(desk.vault, at(10, 7))
    the_clock_says(monkeypatch, at(10, 7, 9))
    page = read(desk, "/days/")
    assert "Closed, and waiting for the signature: Tuesday, October 6, 2026. Nothing is lost." in page
    assert "is closed and signed" not in page


def test_days_that_were_taken_over_after_a_restore_are_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_through(desk, date(2026, 10, 5))
    models.Closing.objects.create(
        agency=desk.agency, day=date(2026, 10, 6), root=b"\1" * 32, at=at(10, 7), is_adopted=True
    )
    the_clock_says(monkeypatch, at(10, 7, 9))
    page = read(desk, "/days/")
    assert "after the database was restored, without their contents: Tuesday, October 6, 2026." in page


def test_before_the_first_closing_the_page_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    the_clock_says(monkeypatch, at(10, 7, 9))
    assert "No day has been closed yet." in read(desk, "/days/")
    assert "Todavía no se ha cerrado ningún día." in read(desk, "/days/", language="es")


def test_another_year_is_chosen_by_a_link_and_an_odd_one_is_this_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_through(desk, date(2027, 1, 3), first=date(2026, 12, 30))
    the_clock_says(monkeypatch, datetime(2027, 1, 4, 9, tzinfo=CALIFORNIA))
    page = read(desk, "/days/")
    assert "<strong>December 2026</strong>" not in page
    assert '<a href="/days/?year=2026">2026</a>' in page
    assert "<strong>December 2026</strong>" in read(desk, "/days/?year=2026")
    for odd in ("1", "9999", "x", "²⁰²⁶", "-200"):
        assert "The days of 2027" in read(desk, f"/days/?year={odd}")


def test_the_days_of_another_agency_are_not_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    closed_through(desk, date(2026, 10, 5))
    the_clock_says(monkeypatch, at(10, 6, 9))
    assert "No day has been closed yet." in read(county(policy=False), "/days/")


# Attesting a month.


def test_a_month_is_attested_once_all_its_days_are_closed_and_the_office_stands_on_the_picture(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_through(desk, date(2026, 10, 31))
    the_clock_says(monkeypatch, at(11, 1, 9))
    browser = desk.as_(APPROVER)
    page = browser.get("/days/attest/2026-10/").content.decode()
    assert "Every day from 2026-10-01 through 2026-10-31 was closed" in page
    assert "31 days." in page
    assert browser.post("/days/attest/2026-10/", {"seen": "1"}).status_code == 422
    sent = browser.post("/days/attest/2026-10/", {"seen": "1", "office": "records"})
    assert (sent.status_code, sent["Location"]) == (302, "/days/")
    (one,) = desk.vault.days.attestations()
    assert (one.month, one.office, one.role) == (OCTOBER, OfficeName.RECORDS, APPROVER)
    shown = browser.get("/days/").content.decode()
    assert "October 2026 is attested by the agency’s Records office." in shown
    assert "Attested by Records office" in shown


def test_twice_it_is_refused_kindly_and_nothing_is_added(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    closed_through(desk, date(2026, 10, 31))
    the_clock_says(monkeypatch, at(11, 1, 9))
    attest_month(desk.vault, desk.actor(SUPERVISOR), at(11, 1, 9), OCTOBER, OfficeName.COUNSEL)
    page = read(desk, "/days/attest/2026-10/")
    assert "is attested already: Office of the agency&#x27;s counsel, Sunday, November 1, 2026." in page
    assert "<fieldset" not in page
    desk.as_(SUPERVISOR).post("/days/attest/2026-10/", {"seen": "1", "office": "records"})
    assert [one.office for one in desk.vault.days.attestations()] == [OfficeName.COUNSEL]


@pytest.mark.parametrize(
    ("month", "why"),
    [
        ("2026-09", "it began later"),
        ("2026-10", "Not every day of October 2026 is closed."),
        ("2026-11", "November 2026 is not over."),
    ],
)
def test_a_month_that_is_not_whole_cannot_be_attested_and_the_page_says_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, month: str, why: str
) -> None:
    closed_through(desk, date(2026, 10, 30))
    the_clock_says(monkeypatch, at(11, 1, 9))
    assert why in read(desk, f"/days/attest/{month}/")
    sent = desk.as_(SUPERVISOR).post(f"/days/attest/{month}/", {"seen": "1", "office": "records"})
    assert sent.status_code == 409
    assert 'value="records" autocomplete="off" checked' in sent.content.decode(), "what was chosen stays"
    assert desk.vault.days.attestations() == []


@pytest.mark.parametrize("month", ["2026-13", "0000-01", "october", "2026-10-01"])
def test_what_is_no_month_is_not_found(desk: Desk, month: str) -> None:
    assert desk.as_(SUPERVISOR).get(f"/days/attest/{month}/").status_code == 404


# Today.


def test_who_can_mend_it_is_told_loudly_on_today_and_everybody_else_calmly(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_through(desk, date(2026, 10, 5))
    the_clock_says(monkeypatch, at(10, 8, 13))
    loud = read(desk, "/", SUPERVISOR)
    assert "usa-alert--error" in loud
    assert "Missing: Tuesday, October 6, 2026" in loud
    for role in (CLERK, COUNSEL, Role.AUDITOR):
        calm = read(desk, "/", role)
        assert "usa-alert" not in calm
        assert '<p class="quiet">Missing: Tuesday, October 6, 2026' in calm
        assert ('href="/days/"' in calm) is (role is not CLERK)


def test_yesterday_not_closed_by_now_is_a_warning_and_all_closed_is_no_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_through(desk, date(2026, 10, 5))
    the_clock_says(monkeypatch, at(10, 6, 9))
    assert "close-days" not in read(desk, "/")
    the_clock_says(monkeypatch, at(10, 7, 0, 2))
    assert "close-days" not in read(desk, "/"), "the night's job has its hour"
    the_clock_says(monkeypatch, at(10, 7, 9))
    page = read(desk, "/")
    assert "usa-alert--warning" in page
    assert "Not closed yet: Tuesday, October 6, 2026." in page


def test_a_day_that_nobody_signed_within_the_hour_is_a_warning_as_well(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_through(desk, date(2026, 10, 5))
    close(desk.vault, at(10, 7))
    the_clock_says(monkeypatch, at(10, 7, 0, 30))
    assert "close-days" not in read(desk, "/")
    the_clock_says(monkeypatch, at(10, 7, 9))
    assert "Closed, and waiting for the signature: Tuesday, October 6, 2026." in read(desk, "/")
    assert "usa-alert" not in read(desk, "/", CLERK)


def test_a_month_that_nobody_attested_is_on_today_for_those_who_may(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_through(desk, date(2026, 10, 31))
    the_clock_says(monkeypatch, at(11, 1, 9))
    page = read(desk, "/")
    assert "October 2026 is not attested yet." in page
    assert '/days/attest/2026-10/"' in page
    assert "El mes de octubre de 2026 aún no está certificado." in read(desk, "/", language="es")
    assert "attested" not in read(desk, "/", CLERK)
    attest_month(desk.vault, desk.actor(SUPERVISOR), at(11, 1, 9), OCTOBER, OfficeName.RECORDS)
    assert "not attested" not in read(desk, "/")


def test_the_line_costs_today_one_question_where_all_is_well(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_through(desk, date(2026, 10, 5))
    the_clock_says(monkeypatch, at(10, 6, 9))
    browser = desk.as_(CLERK)
    browser.get("/")
    with CaptureQueriesContext(connection) as asked:
        browser.get("/")
    assert sum("vault_closing" in one["sql"] for one in asked) == 1
    assert not any("vault_attestation" in one["sql"] or "vault_logrecord" in one["sql"] for one in asked)


def test_whoever_has_only_the_days_to_look_at_is_led_to_them(desk: Desk) -> None:
    assert desk.as_(APPROVER).get("/")["Location"] == "/days/"
    assert f"/requests/{sample_request(desk)}" not in read(desk, "/days/", APPROVER)
