"""Who opened what: the auditor sees each opening, narrows it, and takes it along as a file that is safe to open."""

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest

from amparo.casefile import Act, Role
from amparo_desk.screens.access import AT_ONCE, COLUMNS
from amparo_desk.screens.act_words import ACTS, purpose
from amparo_desk.vault.office import WantedReads
from tests.desk.screens.here import AT, Desk, county, sample_request

pytestmark = pytest.mark.usefixtures("sqlite")


def opened(desk: Desk, record: str, *, by: str = "m.vega", why: str = "read_person", days: int = 0) -> None:
    """Somebody opened a record, so many days after it came."""
    desk.vault.open(record, at=AT + timedelta(days=days), by=by, role=Role.CLERK, why=why)


def lines(answer: Any) -> list[dict[str, str]]:
    """The file, read as a spreadsheet reads it."""
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_each_opening_stands_with_account_role_purpose_and_request_the_newest_first() -> None:
    desk = county()
    record = sample_request(desk)
    opened(desk, record)
    opened(desk, record, by="s.okafor", why="confirm_facts", days=1)
    page = desk.as_(Role.AUDITOR).get("/access/").content.decode()
    assert page.index("s.okafor") < page.index("m.vega")
    assert "Confirm facts" in page
    assert "Read the file" in page
    assert "Records clerk" in page


def test_it_is_narrowed_by_account_reference_and_day() -> None:
    desk = county()
    record = sample_request(desk)
    reference = desk.vault.line(record).reference  # type: ignore[union-attr]
    opened(desk, record)
    opened(desk, record, by="s.okafor", days=3)
    office = desk.vault.office
    assert office.count_reads(WantedReads(by="s.okafor")) == 1
    assert office.count_reads(WantedReads(by="s.oka")) == 0
    assert office.count_reads(WantedReads(reference=reference[:4])) == 2
    assert office.count_reads(WantedReads(reference="nothing-1")) == 0
    last = AT.date() + timedelta(days=2)  # 22:45 three days later, by California's clock
    assert office.count_reads(WantedReads(since=last, until=last)) == 1
    assert "s.okafor" in desk.as_(Role.AUDITOR).get("/access/", {"by": "s.okafor"}).content.decode()


def test_a_long_list_is_paged_and_its_file_is_whole() -> None:
    desk = county()
    record = sample_request(desk)
    for number in range(AT_ONCE + 5):
        opened(desk, record, by=f"p{number}.test")
    browser = desk.as_(Role.AUDITOR)
    page = browser.get("/access/")
    assert 'href="/access/?page=2"' in page.content.decode()
    assert len(page.content) < 60_000
    assert len(lines(browser.get("/access/file/"))) == AT_ONCE + 5
    assert [one.by for one in desk.vault.office.every_read(WantedReads(), at_once=7)] == [
        f"p{number}.test" for number in reversed(range(AT_ONCE + 5))
    ]


def test_the_file_has_no_field_about_a_person_and_no_cell_that_a_spreadsheet_would_calculate() -> None:
    desk = county()
    record = sample_request(desk)
    opened(desk, record, why='=HYPERLINK("http://evil.example")', by="@sum.test")
    answer = desk.as_(Role.AUDITOR, language="es").get("/access/file/")
    assert answer["Content-Disposition"].startswith('attachment; filename="access-')
    (line,) = lines(answer)
    assert tuple(line) == COLUMNS
    assert not {"name", "person", "booking"} & set(line)
    assert line["what_for"].startswith("'=")
    assert line["account"] == "'@sum.test"
    assert line["role"] == "Personal de registros"
    assert line["opened_at"] == "2026-11-24T22:45:00-08:00"


def test_what_cannot_be_read_shows_nothing_as_if_it_were_all_and_makes_no_file() -> None:
    desk = county()
    opened(desk, sample_request(desk))
    browser = desk.as_(Role.AUDITOR)
    for path in ("/access/", "/access/file/"):
        for asked in (
            {"since": "1899-01-01"},
            {"since": "2026-02-01", "until": "2026-01-01"},
            {"by": "\x00"},
        ):
            answer = browser.get(path, asked)
            assert answer.status_code == 422
            assert b"m.vega" not in answer.content
    assert browser.get("/access/", {"since": "1900-01-01", "until": "9999-12-31"}).status_code in (200, 422)


def test_an_opened_draft_is_called_a_draft() -> None:
    desk = county()
    desk.vault.save_draft("d-1", {"x": 1}, at=AT, by="c.ruiz")
    desk.vault.draft("d-1", at=AT, by="c.ruiz", role=Role.CLERK)
    page = desk.as_(Role.AUDITOR).get("/access/").content.decode()
    assert "no case file" in page
    assert "Read a draft" in page


def test_it_is_for_the_auditor_and_of_one_agency() -> None:
    ours, theirs = county(), county()
    opened(theirs, sample_request(theirs), by="x.other")
    assert b"x.other" not in ours.as_(Role.AUDITOR).get("/access/").content
    for role in (Role.CLERK, Role.SUPERVISOR, Role.COUNSEL, Role.ADMINISTRATOR):
        browser = ours.as_(role)
        assert browser.get("/access/").status_code == 403
        assert browser.get("/access/file/").status_code == 403


def test_every_act_has_words_and_an_unknown_purpose_stands_as_it_was_written() -> None:
    assert set(ACTS) == set(Act)
    assert all(all(told) for told in ACTS.values())
    assert purpose("something else") == ("something else", "something else")
    assert purpose("document " + "a" * 64)[0] == "See a paper (aaaaaaaaaaaa…)"


# ---------------------------------------------------------------- offenses


def found(browser: Any, query: str) -> list[str]:
    return [one["value"] for one in json.loads(browser.get("/offenses", {"q": query}).content)]


def test_offenses_are_suggested_as_they_are_typed_and_at_most_twelve() -> None:
    browser = county().as_(Role.CLERK)
    assert found(browser, "PC 245")[:2] == ["PC 245", "PC 245(a)(1)"]
    assert found(browser, "pc245(a)(4") == ["PC 245(a)(4)"]
    assert found(browser, "273.5") == ["PC 273.5"]
    assert len(found(browser, "PC 2")) == 12


def test_a_suggestion_can_be_typed_as_it_stands() -> None:
    from amparo.clock import CALIFORNIA
    from amparo.intake.cells import offense
    from amparo.law.offenses import era_of
    from amparo_desk.screens.offenses import _in_force

    today = AT.astimezone(CALIFORNIA).date().toordinal()
    for value, (en, es) in _in_force(era_of(today)):
        assert isinstance(offense(value), tuple), value
        assert en.startswith(value)
        assert es.startswith(value)


def test_what_is_no_offense_suggests_nothing() -> None:
    browser = county().as_(Role.CLERK)
    for query in ("", " ", "zzz", "(((", "x" * 500, "\x00", "PC 99999", "李"):
        assert found(browser, query) == []


def test_suggestions_are_for_who_is_signed_in() -> None:
    from django.test import Client

    assert Client().get("/offenses", {"q": "PC 2"}).status_code == 302
    labels = county().as_(Role.CLERK, language="es").get("/offenses", {"q": "PC 245(a)(1)"}).content.decode()
    assert json.loads(labels) == [{"value": "PC 245(a)(1)", "label": "PC 245(a)(1): agresión"}]
