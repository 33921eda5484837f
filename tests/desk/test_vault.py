"""The vault keeps what it was given: nothing is changed, lost, doubled, moved, or read without a trace."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, connections

from amparo.casefile import Event, events_of, fold
from amparo.casefile.today import today
from amparo.casefile.written import read, written
from amparo.intake.never_kept import never_kept
from amparo.intake.review import decide_contact
from amparo.register.succession import Ended
from amparo_desk.keys.models import DataKey
from amparo_desk.vault import models
from amparo_desk.vault.models import APPEND_ONLY
from amparo_desk.vault.releases import Releases
from amparo_desk.vault.sealing import SealError, new_key, seal, unseal
from amparo_desk.vault.store import ConflictError, DiffersError, TamperedError, Vault
from tests.amparo.casefile.test_events import ANSWER, FACTS, REQUEST, Sort, event
from tests.amparo.casefile.test_imported import AGENCY, LIST, contacts
from tests.desk.conftest import KEY, rows

AT = datetime(2026, 11, 26, 5, 45, tzinfo=UTC)  # a Thursday; in California still Wednesday, 21:45
WHO = {"at": AT, "by": "c.ruiz", "role": "clerk", "why": "to decide"}


def told(vault: Vault, record: str = "rec-1") -> list[Event]:
    more = {"agency": vault.agency, "record": record}
    return [
        event(1, Sort.REQUEST_RECEIVED, REQUEST, **more),
        event(2, Sort.FACTS_CONFIRMED, FACTS, **more),
        event(3, Sort.DECIDED, ANSWER, **more),
    ]


# What goes in comes out.


def test_events_come_back_as_they_were_and_the_open_ones_without_the_person(vault: Vault) -> None:
    events = told(vault)
    assert vault.add(events) == 3
    assert vault.open("rec-1", **WHO) == events
    assert fold(vault.open("rec-1", **WHO)) == fold(events)
    assert [one.person for one in vault.events("rec-1")] == [{}, {}, {}]
    assert [one.body for one in vault.events("rec-1")] == [one.body for one in events]
    assert vault.records() == ["rec-1"]


def test_what_was_added_already_is_not_added_twice(vault: Vault) -> None:
    events = told(vault)
    assert vault.add(events[:2]) == 2
    assert vault.add(events) == 1
    assert vault.add(events) == 0
    assert len(vault.events("rec-1")) == 3


def test_a_list_taken_in_again_leaves_the_answers_that_are_on_record(vault: Vault) -> None:
    events = told(vault)
    vault.add(events)
    more = {"agency": vault.agency, "record": "rec-1"}
    other = [*events[:2], event(3, Sort.DECIDED, {**ANSWER, "rule": "N-9"}, **more)]
    assert vault.add_all([other]) == 0
    assert vault.events("rec-1")[2].body["rule"] == "N-8"
    with pytest.raises(DiffersError) as refused:
        vault.add(other)
    assert refused.value.fields == ("rule",)
    changed = [events[0], event(2, Sort.FACTS_CONFIRMED, {**FACTS, "day_rule": "chosen"}, **more), events[2]]
    with pytest.raises(DiffersError):
        vault.add_all([changed])


def test_a_half_is_the_same_bytes_each_time_and_keeps_its_days_and_moments() -> None:
    for half in (REQUEST, FACTS, ANSWER):
        assert read(written(half)) == half
        assert written(read(written(half))) == written(half)


def test_the_projection_of_what_waits_is_what_the_events_come_to(vault: Vault) -> None:
    for contact in contacts(LIST):
        made = events_of(
            contact,
            record=contact.reference,
            agency=vault.agency,
            at=AT,
            by="x",
            role="supervisor",
            answers=decide_contact(contact, AGENCY).answers,
        )
        for number in range(1, len(made) + 1):
            vault.add(made[:number])
        assert vault.waiting() == vault.waiting_anew(), contact.reference
    assert {"R-007", "R-008", "R-021"} <= vault.waiting()
    assert len(vault.waiting()) < 10
    agency, late = AGENCY, datetime(2026, 1, 31, tzinfo=UTC)
    assert vault.today(agency, late) == today((fold(events) for events in vault.every()), agency, late)


# Nothing is changed.


def a_release(vault: Vault) -> None:
    """A draft that was thrown away; one that is approved would be a release of every house in this database."""
    releases, told = Releases(vault.using), {"agency": vault.agency, "at": AT, "by": "s.ode", "role": "x"}
    draft = releases.keep(f"draft of {vault.agency}", {"manifest.json": b"{}"}, {}, number=1, **told)
    releases.drop(draft.id, **told)


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {t} SET id = id + 1",
        "UPDATE {t} SET id = id",
        "DELETE FROM {t}",
        "INSERT OR REPLACE",
        "TRUNCATE {t} CASCADE",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_on_record(
    vault: Vault, table: str, statement: str
) -> None:
    vault.add(told(vault))
    vault.close(AT + timedelta(days=1))
    closing = models.Closing.objects.using(vault._using).get(agency=vault.agency)
    models.Leaf.objects.using(vault._using).create(closing_id=closing.pk, index=10**9 + closing.pk)
    models.LogBegun.objects.using(vault._using).create(origin=f"{vault.agency}.example/log", first=7, at=AT)
    vault.begin_log("new.example/log", [Ended("old.example/log", 1, "0" * 64)], AT)
    vault.attest(closing.day.replace(day=1), "records", at=AT, by="s.ode", role="supervisor")
    vault.periods.close("2025", "records", at=AT, by="s.ode", role="supervisor")
    a_release(vault)
    vault.matters.add("m-1", "sample", 1, "asked", {"size": 1}, at=AT, by="s.ode", role="auditor")
    vault.keep_document("rec-1", b"%PDF", "application/pdf", AT)
    vault.open("rec-1", **WHO)
    vault.set_profile({"agency_kind": "sheriff_jail"}, at=AT, by="s.ode", role="supervisor")
    vault.add(told(vault, "rec-2"))
    vault.erase("rec-2", "invented ground", at=AT, by="s.ode", role="supervisor")
    before = rows(vault, f"SELECT * FROM {table} ORDER BY id")
    vendor = connections[vault._using].vendor
    if statement == "INSERT OR REPLACE":
        statement = "INSERT OR REPLACE INTO {t} SELECT * FROM {t}"
        if vendor == "postgresql":
            statement = "INSERT INTO {t} SELECT * FROM {t} ON CONFLICT (id) DO UPDATE SET id = 0"
    if statement.startswith("TRUNCATE") and vendor == "sqlite":
        statement = "DELETE FROM {t} WHERE 1"  # SQLite's own way to empty a table
    with pytest.raises(DatabaseError, match="never changed or removed"):
        rows(vault, statement.format(t=table))
    assert rows(vault, f"SELECT * FROM {table} ORDER BY id") == before


def test_sqlite_refuses_a_replacement_even_where_its_connection_forgot_the_pragma(
    sqlite: tuple[str, str],
) -> None:
    vault = Vault("forgetful", KEY, using=sqlite[0], keys=sqlite[1])
    vault.add(told(vault))
    rows(vault, "PRAGMA recursive_triggers = OFF")
    try:
        names = 'agency, record, number, sort, at, on_paper, "by", role, corrects, body, sealed, digest'
        with pytest.raises(DatabaseError, match="never changed or removed"):
            rows(vault, f"INSERT OR REPLACE INTO vault_event ({names}) SELECT {names} FROM vault_event")
    finally:
        rows(vault, "PRAGMA recursive_triggers = ON")


def test_who_changes_a_row_past_the_triggers_is_noticed(vault: Vault) -> None:
    vault.add(told(vault))
    vendor, table = connections[vault._using].vendor, "vault_event"
    off, on = {
        "sqlite": (f"DROP TRIGGER {table}_no_update", None),
        "postgresql": (f"ALTER TABLE {table} DISABLE TRIGGER ALL", f"ALTER TABLE {table} ENABLE TRIGGER ALL"),
    }[vendor]
    made = (
        rows(vault, "SELECT sql FROM sqlite_master WHERE name = %s", f"{table}_no_update") if not on else []
    )
    rows(vault, off)
    try:
        change = f"UPDATE {table} SET role = 'auditor' WHERE agency = %s AND number = 2"
        rows(vault, change, vault.agency)
    finally:
        rows(vault, on or made[0][0])
    with pytest.raises(TamperedError, match="Event 2 of rec-1"):
        vault.events("rec-1")


# Two people at once.


def test_the_second_clerk_is_told_who_was_first_and_loses_nothing_to_silence(vault: Vault) -> None:
    vault.add(told(vault)[:1])
    more = {"agency": vault.agency, "record": "rec-1"}
    first = event(2, Sort.TIME_SPENT, {"minutes": 5}, by="a.first", **more)
    second = event(2, Sort.TIME_SPENT, {"minutes": 7}, by="b.second", **more)
    assert vault.add([first]) == 1
    with pytest.raises(ConflictError, match=r"By a\.first") as refused:
        vault.add([second])
    assert refused.value.newest is not None
    assert fold(vault.open("rec-1", **WHO)).minutes == 5


def test_of_eight_who_write_at_once_one_is_first_and_seven_are_told(vault: Vault) -> None:
    vault.add(told(vault)[:1])
    more = {"agency": vault.agency, "record": "rec-1"}
    came: list[str] = []
    start = threading.Barrier(8)

    def write(number: int) -> None:
        start.wait()
        try:
            vault.add([event(2, Sort.TIME_SPENT, {"minutes": number + 1}, by=f"clerk-{number}", **more)])
            came.append("first")
        except ConflictError:
            came.append("told")
        finally:
            connections[vault._using].close()
            connections[vault._keys].close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(came) == ["first", *["told"] * 7]
    assert len(vault.events("rec-1")) == 2


def test_a_batch_with_one_wrong_event_adds_none_of_it(vault: Vault) -> None:
    events = told(vault)
    with pytest.raises(ConflictError):
        vault.add([events[0], events[2]])
    assert vault.events("rec-1") == []


# Walls and keys.


def test_nothing_of_another_agency_is_seen_or_written(vault: Vault) -> None:
    vault.add(told(vault))
    other = Vault(f"{vault.agency}-x", KEY, using=vault._using, keys=vault._keys)
    assert other.records() == []
    assert other.events("rec-1") == []
    with pytest.raises(Exception, match="is none of"):
        other.add(told(vault))


def test_no_name_lies_open_in_the_database(vault: Vault) -> None:
    vault.add(told(vault))
    columns = rows(vault, "SELECT * FROM vault_event WHERE agency = %s", vault.agency)
    everything = b" ".join(
        bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
        for row in columns
        for cell in row
    )
    assert b"R-001" in everything
    assert b"P-001" not in everything
    assert b"convictions" not in everything


def test_another_key_opens_nothing_and_a_sealed_half_cannot_be_moved(vault: Vault) -> None:
    vault.add(told(vault))
    stranger = Vault(vault.agency, new_key(), using=vault._using, keys=vault._keys)
    with pytest.raises(SealError, match="another one, or it was changed"):
        stranger.open("rec-1", **WHO)
    key = new_key()
    with pytest.raises(SealError):
        unseal(key, seal(key, b"x", "a/rec-1/1"), "a/rec-2/1")
    with pytest.raises(SealError):
        unseal(key, b"short", "a/rec-1/1")


def test_who_erases_a_data_key_erases_the_person_and_leaves_the_rest(vault: Vault) -> None:
    vault.add(told(vault))
    DataKey.objects.using(vault._keys).filter(agency=vault.agency).delete()
    assert len(vault.events("rec-1")) == 3
    with pytest.raises(SealError, match="no data key"):
        vault.open("rec-1", **WHO)
    assert not DataKey.objects.using(vault._keys).filter(agency=vault.agency).exists()
    with pytest.raises(SealError, match="no data key"):
        vault.add([event(4, Sort.RELEASED, {"released_at": AT}, agency=vault.agency, record="rec-1")])


def test_each_opening_is_on_record_even_one_that_failed(vault: Vault) -> None:
    vault.add(told(vault))
    vault.open("rec-1", **WHO)
    with pytest.raises(SealError):
        Vault(vault.agency, new_key(), using=vault._using, keys=vault._keys).open(
            "rec-1", **{**WHO, "by": "x"}
        )
    assert [(by, role, why) for _, by, role, why in vault.reads("rec-1")] == [
        ("c.ruiz", "clerk", "to decide"),
        ("x", "clerk", "to decide"),
    ]
    vault.events("rec-1")
    assert len(vault.reads("rec-1")) == 2


def test_a_document_is_kept_once_and_comes_back_by_its_digest(vault: Vault) -> None:
    content = b"%PDF-1.7 with a name in it"
    digest = vault.keep_document("rec-1", content, "application/pdf", AT)
    assert vault.keep_document("rec-1", content, "application/pdf", AT) == digest
    assert vault.document("rec-1", digest, at=AT, by="c.ruiz", role="clerk") == content
    stored = rows(vault, "SELECT sealed FROM vault_document WHERE agency = %s", vault.agency)
    assert len(stored) == 1
    assert b"name" not in bytes(stored[0][0])
    with pytest.raises(Exception, match="no document"):
        vault.document("rec-2", digest, at=AT, by="c.ruiz", role="clerk")


def test_no_column_anywhere_tells_where_a_person_was_born_or_belongs() -> None:
    names = [field.column for model in apps.get_models() for field in model._meta.fields]
    assert len(names) > 20
    assert [name for name in names if never_kept(name)] == []
