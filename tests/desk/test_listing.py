"""Lists say what the events say: the projection is what they come to anew, whatever happened and in whatever order."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections

from amparo.casefile import events_of, fold
from amparo.casefile.summary import Standing, summarize
from amparo.casefile.today import OpenWork, listed, open_work, today
from amparo.casefile.written import read, written
from amparo.facts import Agency
from amparo.intake.review import decide_contact
from amparo_desk.vault import models
from amparo_desk.vault.checking import Problem
from amparo_desk.vault.store import Vault
from tests.amparo.casefile.test_events import AT, Sort, event
from tests.amparo.casefile.test_imported import AGENCY, LIST, contacts
from tests.desk.conftest import KEY, rows
from tests.desk.histories import BEGIN, history

AGENCIES = (
    AGENCY,
    Agency("sheriff_jail"),
    Agency("police", house_deadlines={"copy_to_person_hours": 1, "release_notice_minutes": 5}),
)
MOMENTS = (BEGIN, AT, datetime(2026, 6, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC))
WHO = {"at": AT, "by": "c.ruiz", "role": "clerk"}


def sample_year(vault: Vault) -> None:
    for contact in contacts(LIST):
        answers = decide_contact(contact, AGENCY).answers
        record = f"rec-{contact.reference}"
        vault.add(
            events_of(
                contact, record=record, agency=vault.agency, at=AT, by="x", role="supervisor", answers=answers
            )
        )


def by_chance(vault: Vault, count: int = 60) -> None:
    """Records that grow in steps, as they do at a desk."""
    chance = random.Random(f"histories of {vault.agency}")
    for place in range(count):
        made = history(chance, vault.agency, f"rec-{place:03}", AT + timedelta(minutes=place))
        cut = chance.randrange(1, len(made) + 1)
        vault.add(made[:cut])
        vault.add(made)


# The list of today.


@pytest.mark.parametrize("fill", [sample_year, by_chance])
def test_the_list_from_the_projection_is_the_list_from_all_events(vault: Vault, fill: object) -> None:
    assert callable(fill)
    fill(vault)
    lengths = set()
    for agency in AGENCIES:
        for at in MOMENTS:
            whole = today((fold(events) for events in vault.every()), agency, at)
            assert vault.today(agency, at) == whole
            lengths.add(len(whole))
    assert len(lengths) > 1
    assert vault.waiting() == vault.waiting_anew()
    assert 0 < len(vault.waiting()) < len(vault.records())
    assert list(vault.check_all()) == []


def test_what_a_case_file_leaves_open_comes_back_as_it_was_kept() -> None:
    chance = random.Random("kept")
    for place in range(300):
        work = open_work(fold(history(chance, "madrone", f"rec-{place}", AT)))
        again = OpenWork.from_kept(work.record, work.reference, read(written(work.kept())))
        assert again == work
        assert listed([again], AGENCY, AT) == listed([work], AGENCY, AT)


def test_the_list_of_today_reads_one_table_once_and_opens_nobody(vault: Vault) -> None:
    by_chance(vault, 20)
    asked: list[str] = []

    def note(execute: object, sql: str, params: object, many: bool, context: object) -> object:
        asked.append(sql)
        assert callable(execute)
        return execute(sql, params, many, context)

    with connections[vault._using].execute_wrapper(note):
        assert vault.today(AGENCY, AT)
    assert len(asked) == 1
    assert '"vault_summary"' in asked[0]
    assert "sealed" not in asked[0]
    assert rows(vault, "SELECT 1 FROM vault_read WHERE agency = %s", vault.agency) == []


# The list of requests.


def test_a_page_shows_the_newest_first_and_every_record_once(vault: Vault) -> None:
    by_chance(vault, 23)
    pages = [vault.summaries(page=number, size=10) for number in (1, 2, 3)]
    assert [(page.total, page.page, page.pages, len(page.lines)) for page in pages] == [
        (23, 1, 3, 10),
        (23, 2, 3, 10),
        (23, 3, 3, 3),
    ]
    seen = [line.record for page in pages for line in page.lines]
    assert sorted(seen) == sorted(vault.records())
    cases = {case.record: summarize(case) for case in map(fold, vault.every())}
    assert [cases[record].came_at for record in seen] == sorted(
        (line.came_at for line in cases.values()), reverse=True
    )
    assert vault.summaries(page=9, size=10) == pages[2]
    assert vault.summaries(page=-1, size=10) == pages[0]


def test_a_line_says_what_the_case_file_says_and_who_touched_it_last(vault: Vault) -> None:
    by_chance(vault, 30)
    for line in vault.summaries(size=100).lines:
        case = fold(vault.events(line.record))
        told, newest = summarize(case), case.events[-1]
        assert (line.reference, line.received_at, line.received_on) == (
            told.reference,
            told.received_at,
            told.received_on,
        )
        assert (line.asks, line.form, line.channel) == (told.asks, told.form, told.channel)
        assert (line.intention, line.standing) == (told.intention, told.standing)
        assert (line.number, line.sort, line.at, line.by) == (newest.number, newest.sort, newest.at, "c.ruiz")
        assert line.waits == (line.record in vault.waiting())
        assert vault.line(line.record) == line
    assert vault.line("nowhere") is None


def test_the_list_is_narrowed_by_reference_day_and_state(vault: Vault) -> None:
    sample_year(vault)
    assert [line.reference for line in vault.summaries(reference=" r-02").lines] == [
        "R-024",
        "R-023",
        "R-022",
        "R-021",
        "R-020",
    ]
    day = date(2025, 3, 1)
    early, late = vault.summaries(until=day), vault.summaries(since=day + timedelta(days=1))
    assert early.total + late.total == 24
    assert 0 < early.total < 24
    assert {line.record for line in vault.summaries(waiting=True, size=99).lines} == vault.waiting()
    released = vault.summaries(standing=Standing.RELEASED)
    assert {line.standing for line in released.lines} == {Standing.RELEASED}
    assert vault.summaries(reference="%").total == 0
    assert vault.summaries(reference="no such").lines == ()


def test_every_state_word_exists_in_both_languages() -> None:
    assert all(word.in_language("en") and word.in_language("es") for word in Standing)
    assert len({word.in_language("es") for word in Standing}) == len(Standing)


def test_nothing_of_another_agency_stands_on_a_list_or_is_found(vault: Vault) -> None:
    by_chance(vault, 20)
    other = Vault(f"{vault.agency}-x", KEY, using=vault._using, keys=vault._keys)
    assert other.today(AGENCY, AT) == []
    assert other.summaries().total == 0
    assert other.line("rec-000") is None
    assert vault.find("B-1")
    assert other.find("B-1") == []


# Finding a booking.


def test_a_booking_s_records_are_found_without_opening_any(vault: Vault) -> None:
    by_chance(vault, 40)
    found = {booking: vault.find(f" {booking.lower()} ") for booking in ("B-1", "B-2")}
    assert rows(vault, "SELECT 1 FROM vault_read WHERE agency = %s", vault.agency) == []
    opened = [vault.open(record, **WHO, why="to compare")[0] for record in vault.records()]
    assert found == {
        booking: sorted(first.record for first in opened if first.person.get("booking_ref") == booking)
        for booking in found
    }
    assert all(found.values())
    assert vault.find("B-9") == []
    assert vault.find("  ") == []


def test_a_corrected_booking_is_found_by_the_right_number_alone(vault: Vault) -> None:
    more = {"agency": vault.agency, "record": "rec-1"}
    given = {
        "reference": "R-1",
        "received_on": date(2026, 11, 25),
        "asks": [],
        "about_a_person": True,
        "booking_ref": "B-7",
    }
    first = event(1, Sort.REQUEST_RECEIVED, given, **more)
    vault.add([first])
    assert vault.find("B-7") == ["rec-1"]
    right = event(2, Sort.REQUEST_RECEIVED, {**given, "booking_ref": "B-8"}, corrects=1, **more)
    vault.add([right])
    assert (vault.find("B-7"), vault.find("B-8")) == ([], ["rec-1"])
    vault.add([first, right, event(3, Sort.TIME_SPENT, {"minutes": 1}, **more)])
    assert (vault.find("B-7"), vault.find("B-8")) == ([], ["rec-1"])
    marks = rows(vault, "SELECT mark FROM vault_bookingmark WHERE agency = %s", vault.agency)
    stranger = Vault(vault.agency, bytes(32), using=vault._using, keys=vault._keys)
    assert stranger._bookings._mark("B-8") != marks[0][0] == vault._bookings._mark("B-8")


# The full check.


def test_a_list_that_was_changed_past_the_events_is_noticed_and_made_anew(vault: Vault) -> None:
    by_chance(vault, 12)
    before = vault.summaries(size=99)
    lines = models.Summary.objects.using(vault._using).filter(agency=vault.agency)
    lines.filter(record="rec-003").update(standing="decided", by="nobody")
    lines.filter(record="rec-005").delete()
    models.BookingMark.objects.using(vault._using).filter(agency=vault.agency).delete()
    assert list(vault.check_all()) == [Problem("rec-003", "projection"), Problem("rec-005", "projection")]
    assert vault.make_anew(at=AT, by="a.dmin", role="administrator") == 12
    assert list(vault.check_all()) == []
    assert vault.summaries(size=99) == before
    assert vault.find("B-1")
    assert {len(vault.reads(record)) for record in vault.records()} == {1}
