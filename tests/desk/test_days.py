"""Days are closed one after another, busy or quiet, whatever the clock does; what comes late names its day."""

import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connections

from amparo.casefile import Event, Sort
from amparo.clock import CALIFORNIA
from amparo.release.records import Kind, spelt
from amparo.tlog import SLOTS, FormatError, read_leaf, root_of_day
from amparo.tlog.days import LEAF
from amparo_desk.acts.close_day import close_days
from amparo_desk.keys.models import DaySecret
from amparo_desk.vault import models
from amparo_desk.vault.closing import ClockError, NotEndedError, leaf_of
from amparo_desk.vault.store import Vault
from tests.amparo.casefile.test_events import ANSWER, AT, event
from tests.desk.conftest import KEY
from tests.desk.test_erasing import past_the_triggers
from tests.desk.told import WEDNESDAY, local, told

ONE_DAY = timedelta(days=1)


def closings(vault: Vault) -> list[models.Closing]:
    rows = models.Closing.objects.using(vault._using).filter(agency=vault.agency)
    return list(rows.order_by("day"))


def in_day(vault: Vault, day: date) -> list[tuple[str, str, int]]:
    rows = models.ClosedRecord.objects.using(vault._using).filter(
        closing__agency=vault.agency, closing__day=day
    )
    names = ("log_record__kind", "log_record__record", "log_record__number")
    return list(rows.order_by("place").values_list(*names))


def test_a_day_is_closed_with_its_events_and_done_again_none_is_closed_twice(vault: Vault) -> None:
    vault.add(told(vault))
    after = local(2026, 11, 26, 0, 5)
    assert vault.days.due(local(2026, 11, 25, 23, 59, 59)) == []
    assert vault.days.due(after) == [WEDNESDAY]
    assert close_days(vault, after) == [WEDNESDAY]
    assert in_day(vault, WEDNESDAY) == [
        ("event", "rec-1", 1),
        ("event", "rec-1", 2),
        ("event", "rec-1", 3),
        ("reads", "2026-11-25", 0),
    ]
    entry = leaf_of(closings(vault)[0]).entry
    assert len(entry) == LEAF
    assert (read_leaf(entry).agency, read_leaf(entry).day) == (vault.agency, WEDNESDAY)
    assert close_days(vault, after) == close_days(vault, after + timedelta(hours=3)) == []
    assert leaf_of(closings(vault)[0]).entry == entry
    (closed,) = vault.days.closed(WEDNESDAY, WEDNESDAY)
    assert (closed.records, closed.index, closed.at, closed.is_adopted) == (4, None, after, False)


def test_an_agency_whose_name_no_leaf_can_hold_closes_no_day_that_would_hold_up_the_others(
    sqlite: tuple[str, str],
) -> None:
    vault = Vault("dash-", KEY, using=sqlite[0], keys=sqlite[1])
    vault.add(told(vault))
    with pytest.raises(FormatError, match="letters, digits and -"):
        vault.close(local(2026, 11, 26, 0, 5))
    assert vault.days.last() is None


def test_a_day_without_events_is_closed_too_and_its_leaf_is_of_the_same_size(vault: Vault) -> None:
    assert close_days(vault, local(2026, 11, 26, 0, 5)) == [WEDNESDAY]
    assert in_day(vault, WEDNESDAY) == [("reads", "2026-11-25", 0)]
    assert len(leaf_of(closings(vault)[0]).entry) == LEAF
    assert close_days(vault, local(2026, 11, 29, 0, 5)) == [WEDNESDAY + n * ONE_DAY for n in (1, 2, 3)]


def test_every_record_of_a_day_leads_to_its_root_and_of_more_than_a_thousand_a_tree_of_trees(
    sqlite: tuple[str, str],
) -> None:
    vault = Vault("madrone-busy", KEY, using=sqlite[0], keys=sqlite[1])
    vault.add_all([told(vault, f"rec-{number}") for number in range(400)])
    vault.close(local(2026, 11, 26, 0, 5))
    (closing,) = closings(vault)
    day = vault.closer.slots(closing)
    rows = (
        models.ClosedRecord.objects.using(vault._using).filter(closing=closing).select_related("log_record")
    )
    assert rows.count() == 1201 > SLOTS
    for row in rows.order_by("place")[::100]:
        steps = day.steps(row.place)
        assert len(steps) == 2
        assert root_of_day(bytes(row.log_record.root), steps) == bytes(closing.root)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (local(2026, 11, 25, 23, 59, 59), WEDNESDAY),
        (local(2026, 11, 26, 0, 0, 0), date(2026, 11, 26)),
        (datetime(2026, 11, 26, 7, 59, 59, tzinfo=UTC), WEDNESDAY),
        (datetime(2026, 11, 26, 8, 0, 0, tzinfo=UTC), date(2026, 11, 26)),
        # The night on which the clock is set back: 25 hours belong to one day.
        (datetime(2026, 11, 1, 6, 59, 59, tzinfo=UTC), date(2026, 10, 31)),
        (datetime(2026, 11, 1, 7, 0, 0, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2026, 11, 1, 9, 30, 0, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2026, 11, 2, 7, 59, 59, tzinfo=UTC), date(2026, 11, 1)),
        # The night on which it is set forward: 23 hours.
        (datetime(2027, 3, 14, 8, 0, 0, tzinfo=UTC), date(2027, 3, 14)),
        (datetime(2027, 3, 14, 10, 0, 0, tzinfo=UTC), date(2027, 3, 14)),
        (datetime(2027, 3, 15, 6, 59, 59, tzinfo=UTC), date(2027, 3, 14)),
        (datetime(2028, 2, 29, 23, 0, 0, tzinfo=UTC), date(2028, 2, 29)),
    ],
)
def test_an_event_is_in_the_day_of_california_on_which_it_came_in(
    vault: Vault, moment: datetime, day: date
) -> None:
    for passed in (-1, 0, 1, 2):
        if passed == 1:
            vault.add(told(vault, at=moment))
        at = datetime.combine(day + passed * ONE_DAY, datetime.min.time(), CALIFORNIA) + timedelta(minutes=1)
        vault.close(at)
    assert [one.day for one in vault.days.closed(date.min, date.max)] == [
        day + n * ONE_DAY for n in (-2, -1, 0, 1)
    ]
    for closed in vault.days.closed(date.min, date.max):
        assert (("event", "rec-1", 1) in in_day(vault, closed.day)) is (closed.day == day), closed.day


# The clock.


def test_a_clock_that_went_back_closes_nothing_and_says_so(vault: Vault) -> None:
    vault.close(local(2026, 11, 26, 0, 5))
    for at in (local(2025, 11, 26, 0, 5), local(2026, 11, 25, 12)):
        with pytest.raises(ClockError, match=r"2026-11-25 is closed already\. Nothing was done") as refused:
            vault.close(at)
        assert "If it is right, it ran ahead before: nothing is due until 2026-11-25 is over" in str(
            refused.value
        )
    assert len(closings(vault)) == 1
    assert vault.close(local(2026, 11, 27, 0, 5)) == [date(2026, 11, 26)]


def test_a_clock_that_ran_ahead_a_year_closes_nothing_unless_the_day_is_named(vault: Vault) -> None:
    vault.close(local(2026, 11, 26, 0, 5))
    ahead = local(2027, 11, 26, 0, 5)
    with pytest.raises(ClockError, match="365 days are not closed, from 2026-11-26 to 2027-11-25"):
        vault.close(ahead)
    assert len(closings(vault)) == 1
    assert len(vault.close(local(2026, 12, 4, 9))) == 8
    with pytest.raises(ClockError, match="9 days are not closed"):
        vault.close(local(2026, 12, 13, 9))
    with pytest.raises(NotEndedError, match="2026-12-13 has not ended"):
        vault.close(local(2026, 12, 13, 9), date(2026, 12, 13))
    assert len(vault.close(local(2026, 12, 13, 9), date(2026, 12, 11))) == 8
    assert vault.days.last() == date(2026, 12, 11)


def test_what_was_written_by_a_clock_that_ran_ahead_goes_into_the_next_day_and_stays_there(
    vault: Vault,
) -> None:
    vault.add(told(vault, at=local(2027, 11, 25, 9)))
    vault.close(local(2026, 11, 26, 0, 5))
    assert in_day(vault, WEDNESDAY)[:3] == [("event", "rec-1", number) for number in (1, 2, 3)]


def test_days_that_fail_to_be_closed_are_due_at_midnight_and_missing_by_noon(vault: Vault) -> None:
    vault.close(local(2026, 11, 25, 0, 5))
    assert vault.days.due(local(2026, 11, 26, 0, 0)) == [WEDNESDAY]
    assert vault.days.missing(local(2026, 11, 26, 11, 59)) == []
    assert vault.days.missing(local(2026, 11, 26, 12, 0)) == [WEDNESDAY]
    assert vault.days.missing(local(2026, 11, 27, 23, 0)) == [WEDNESDAY, WEDNESDAY + ONE_DAY]


def test_an_agency_begins_with_its_first_event_but_not_long_ago(vault: Vault) -> None:
    vault.add(told(vault, at=local(2026, 11, 22, 9)))
    assert vault.days.due(local(2026, 11, 26, 9))[0] == date(2026, 11, 22)
    assert vault.days.due(local(2027, 3, 1, 9))[0] == date(2027, 2, 21)
    assert len(vault.close(local(2027, 3, 1, 9))) == 8


# What comes late, and what corrects.


def test_an_agency_that_began_today_can_begin_its_log_with_an_earlier_day(vault: Vault) -> None:
    vault.add(told(vault))
    at = local(2026, 11, 25, 12, 0)
    assert vault.days.due(at) == []
    assert close_days(vault, at, date(2026, 11, 24)) == [date(2026, 11, 24)]
    assert close_days(vault, at, date(2026, 11, 24)) == []


def test_a_late_entry_is_in_a_later_day_and_names_its_own(vault: Vault) -> None:
    vault.add(told(vault))
    vault.close(local(2026, 11, 26, 0, 5))
    late = event(
        4,
        Sort.OFFICE_TOLD,
        {"told_at": AT},
        agency=vault.agency,
        at=local(2026, 11, 27, 9),
        on_paper=local(2026, 11, 24, 16),
    )
    vault.add([*told(vault), late])
    vault.close(local(2026, 11, 28, 0, 5))
    assert [one.day for one in vault.days.logged("rec-1")] == [WEDNESDAY] * 3 + [date(2026, 11, 27)]
    made, closed = vault.bound("rec-1", vault.open("rec-1", at=AT, by="x", role="clerk", why="test"))[4]
    assert closed is not None
    fields = {field.name: field.content for field in made.fields}
    assert fields["day"] == {"@day": "2026-11-24"}


def test_an_event_that_lands_behind_its_closed_day_goes_into_the_next(vault: Vault) -> None:
    vault.close(local(2026, 11, 26, 0, 5))
    vault.add(told(vault))  # it began before midnight and was written after
    vault.close(local(2026, 11, 27, 0, 5))
    assert in_day(vault, date(2026, 11, 26))[0] == ("event", "rec-1", 1)


def test_each_record_names_the_root_before_it_and_a_correction_that_of_what_it_corrects(vault: Vault) -> None:
    corrected = event(4, Sort.DECIDED, {**ANSWER, "rule": "N-9"}, agency=vault.agency, corrects=3)
    vault.add([*told(vault), corrected])
    made = vault.bound("rec-1", vault.open("rec-1", at=AT, by="x", role="clerk", why="test"))
    told_of = {number: {f.name: f.content for f in own.fields} for number, (own, _) in made.items()}
    assert told_of[1]["previous"] is None
    assert [told_of[number]["previous"] for number in (2, 3, 4)] == [
        spelt(made[number][0].root) for number in (1, 2, 3)
    ]
    assert told_of[4]["corrects"] == 3
    assert told_of[4]["corrects_root"] == spelt(made[3][0].root)
    assert told_of[3]["corrects"] is told_of[3]["corrects_root"] is None
    assert told_of[2]["person.person"] == {"convictions": []}


def test_events_from_before_there_were_days_are_made_good_and_no_reading_is_noted(vault: Vault) -> None:
    for record in ("rec-1", "rec-2"):
        vault.add(told(vault, record))
    roots = list(models.LogRecord.objects.using(vault._using).filter(agency=vault.agency).order_by("id"))
    past_the_triggers(vault, "vault_logrecord", "DELETE FROM vault_logrecord WHERE agency = %s")
    more = event(4, Sort.INTENTION_SET, {"intention": "declined"}, agency=vault.agency)
    vault.add([*told(vault, "rec-2"), Event(**{**_fields(more), "record": "rec-2"})])
    vault.close(local(2026, 11, 26, 0, 5))
    made = models.LogRecord.objects.using(vault._using).filter(agency=vault.agency, kind=Kind.EVENT.value)
    assert {(row.record, row.number, bytes(row.root)) for row in roots} <= {
        (row.record, row.number, bytes(row.root)) for row in made
    }
    assert made.count() == 7
    assert len(in_day(vault, WEDNESDAY)) == 8
    assert vault.reads("rec-1") == vault.reads("rec-2") == []


def _fields(one: Event) -> dict[str, Any]:
    return {name: getattr(one, name) for name in Event.__dataclass_fields__}


def test_the_readings_since_the_last_closing_are_bound_too(vault: Vault) -> None:
    vault.add(told(vault))
    vault.open("rec-1", at=AT, by="c.ruiz", role="clerk", why="to decide")
    vault.close(local(2026, 11, 26, 0, 5))
    vault.close(local(2026, 11, 27, 0, 5))
    vault.open("rec-1", at=AT, by="c.ruiz", role="clerk", why="again")
    vault.close(local(2026, 11, 28, 0, 5))
    rows = models.LogRecord.objects.using(vault._using).filter(agency=vault.agency, kind="reads")
    first, second, third = rows.order_by("id")
    assert first.number == second.number < third.number
    counted = [
        {f.name: f.content for f in vault._log_records.reads(day, after, last).fields}["rows"]
        for day, after, last in (
            (WEDNESDAY, 0, first.number),
            (WEDNESDAY + ONE_DAY, first.number, second.number),
            (WEDNESDAY + 2 * ONE_DAY, second.number, third.number),
        )
    ]
    assert counted == [1, 0, 1]


# Two at once.


def test_of_two_who_close_at_once_one_wins_and_the_other_is_told_nothing_was_left(vault: Vault) -> None:
    vault.add(told(vault))
    at, closed, errors = local(2026, 11, 29, 0, 5), list[list[date]](), list[Exception]()
    start = threading.Barrier(4)

    def close() -> None:
        try:
            own = Vault(vault.agency, KEY, using=vault._using, keys=vault._keys)
            start.wait()
            closed.append(own.close(at))
        except Exception as error:  # noqa: BLE001 (told to the thread that asked)
            errors.append(error)
        finally:
            for alias in (vault._using, vault._keys):
                connections[alias].close()

    closers = [threading.Thread(target=close) for _ in range(4)]
    for one in closers:
        one.start()
    for one in closers:
        one.join()
    assert errors == []
    days = [WEDNESDAY + n * ONE_DAY for n in range(4)]
    assert sorted(day for own in closed for day in own) == days
    assert [one.day for one in closings(vault)] == days
    assert DaySecret.objects.using(vault._keys).filter(agency=vault.agency).count() == 4
    for one in closings(vault):
        vault.closer.slots(one)


def test_events_that_are_written_while_days_are_closed_are_each_in_one_day(vault: Vault) -> None:
    stop, errors = threading.Event(), list[Exception]()

    def write() -> None:
        own = Vault(vault.agency, KEY, using=vault._using, keys=vault._keys)
        try:
            for number in range(1_000):
                if stop.is_set():
                    break
                own.add(told(own, f"rec-{number}", at=local(2026, 11, 25 + number % 3, 12)))
        except Exception as error:  # noqa: BLE001 (told to the thread that asked)
            errors.append(error)
        finally:
            for alias in (vault._using, vault._keys):
                connections[alias].close()

    writer = threading.Thread(target=write)
    writer.start()
    for day in (26, 27, 28):
        vault.close(local(2026, 11, day, 0, 5))
    stop.set()
    writer.join()
    assert errors == []
    vault.close(local(2026, 11, 29, 0, 5))
    own = models.LogRecord.objects.using(vault._using).filter(agency=vault.agency)
    assert own.filter(closed__isnull=True).count() == 0
    assert [one.day for one in closings(vault)][-4:] == [WEDNESDAY + n * ONE_DAY for n in range(4)]
    for one in closings(vault):
        vault.closer.slots(one)
