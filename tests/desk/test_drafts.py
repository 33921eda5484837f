"""Drafts lie sealed from the first second and go when the record stands; profiles are versions; papers go in with events."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from amparo.casefile import Event, Sort
from amparo.terms import FactError
from amparo_desk.keys.models import DataKey
from amparo_desk.vault.errors import IncompleteError, NoDraftError, ProfileChangedError
from amparo_desk.vault.store import ConflictError, Vault
from tests.amparo.casefile.test_events import REQUEST, event
from tests.desk.conftest import KEY, rows

AT = datetime(2026, 11, 26, 6, 45, tzinfo=UTC)  # a Thursday; in California still Wednesday, 22:45
READER = {"at": AT, "by": "c.ruiz", "role": "clerk"}
TYPED = {"person_ref": "P-001", "received_at": AT, "received_on": date(2026, 11, 25), "asks": ["hold"]}
FAX = (b"%PDF-1.7 a fax with a name in it", "application/pdf")


def received(vault: Vault, record: str = "rec-1", paper: bytes | None = None) -> list[Event]:
    more: dict[str, Any] = {"agency": vault.agency, "record": record}
    told = [event(1, Sort.REQUEST_RECEIVED, REQUEST, **more)]
    if paper is not None:
        fields = {"sha256": hashlib.sha256(paper).hexdigest(), "media_type": FAX[1], "bytes": len(paper)}
        told.append(event(2, Sort.DOCUMENT_ATTACHED, fields, **more))
    return told


# Drafts.


def test_a_draft_comes_back_as_it_was_saved_last_and_its_papers_with_it(vault: Vault) -> None:
    vault.save_draft("rec-1", {"asks": []}, at=AT, by="c.ruiz", papers=[FAX])
    later = AT + timedelta(minutes=2)
    vault.save_draft("rec-1", TYPED, at=later, by="d.soto")
    assert vault.draft("rec-1", **READER) == TYPED
    assert vault.draft_papers("rec-1", **READER) == [FAX]
    assert [(head.id, head.at, head.by) for head in vault.drafts()] == [("rec-1", later, "d.soto")]
    assert vault.records() == []


def test_no_word_of_a_draft_lies_open_and_who_reads_it_is_on_record(vault: Vault) -> None:
    vault.save_draft("rec-1", TYPED, at=AT, by="c.ruiz", papers=[FAX])
    vault.drafts()
    assert vault.reads("rec-1") == []
    for table in ("vault_draft", "vault_draftpaper"):
        for row in rows(vault, f"SELECT * FROM {table} WHERE agency = %s", vault.agency):
            whole = b" ".join(bytes(c) if isinstance(c, bytes | memoryview) else str(c).encode() for c in row)
            assert b"P-001" not in whole
            assert b"name" not in whole
    vault.draft("rec-1", **READER)
    vault.draft_papers("rec-1", **READER)
    assert [(by, why) for _, by, _, why in vault.reads("rec-1")] == [
        ("c.ruiz", "draft"),
        ("c.ruiz", "papers of a draft"),
    ]


def test_the_draft_goes_in_the_moment_in_which_its_record_stands(vault: Vault) -> None:
    vault.save_draft("rec-1", TYPED, at=AT, by="c.ruiz", papers=[FAX])
    with pytest.raises(ConflictError):
        vault.add_with(received(vault, paper=FAX[0])[1:], [FAX], drop_draft="rec-1")
    assert vault.draft("rec-1", **READER) == TYPED
    assert vault.add_with(received(vault, paper=FAX[0]), [FAX], drop_draft="rec-1") == 2
    assert vault.drafts() == []
    assert rows(vault, "SELECT 1 FROM vault_draftpaper WHERE agency = %s", vault.agency) == []
    assert vault.open("rec-1", **READER, why="to decide") == received(vault, paper=FAX[0])
    assert vault.add_with(received(vault, paper=FAX[0]), [FAX], drop_draft="rec-1") == 0
    with pytest.raises(NoDraftError, match="on record already"):
        vault.draft("rec-1", **READER)


def test_who_saves_a_draft_of_what_is_on_record_meanwhile_is_told(vault: Vault) -> None:
    vault.add(received(vault))
    with pytest.raises(ConflictError, match=r"By c\.ruiz"):
        vault.save_draft("rec-1", TYPED, at=AT, by="d.soto")
    assert vault.drafts() == []


def test_a_draft_that_is_dropped_leaves_no_key_and_one_that_became_a_record_does(vault: Vault) -> None:
    def keys() -> list[str]:
        found = DataKey.objects.using(vault._keys).filter(agency=vault.agency).order_by("record")
        return list(found.values_list("record", flat=True))

    for id in ("rec-1", "rec-2", "rec-3"):
        vault.save_draft(id, TYPED, at=AT, by="c.ruiz", papers=[FAX])
    assert keys() == ["rec-1", "rec-2", "rec-3"]
    vault.drop_draft("rec-2")
    vault.add_with(received(vault), drop_draft="rec-3")
    assert keys() == ["rec-1"]
    vault.drop_draft("rec-1")
    vault.drop_draft("rec-1")
    assert keys() == ["rec-1"]
    assert vault.open("rec-1", **READER, why="to decide") == received(vault)
    assert vault.drafts() == []


def test_a_draft_is_nobody_else_s_and_keeps_no_name_that_is_never_kept(vault: Vault) -> None:
    vault.save_draft("rec-1", TYPED, at=AT, by="c.ruiz")
    other = Vault(f"{vault.agency}-x", KEY, using=vault._using, keys=vault._keys)
    assert other.drafts() == []
    with pytest.raises(NoDraftError):
        other.draft("rec-1", **READER)
    other.drop_draft("rec-1")
    with pytest.raises(FactError, match="is never kept"):
        vault.save_draft("rec-1", {"fields": [{"citizenship": "x"}]}, at=AT, by="c.ruiz")
    assert vault.draft("rec-1", **READER) == TYPED


# Documents and the events that tell of them.


def test_neither_a_document_nor_its_event_goes_in_alone(vault: Vault) -> None:
    told = received(vault, paper=FAX[0])
    with pytest.raises(IncompleteError, match="names a document that is not kept"):
        vault.add(told)
    with pytest.raises(IncompleteError, match="no event names"):
        vault.add_with(told, [(b"another paper", "image/png")])
    assert vault.events("rec-1") == []
    assert rows(vault, "SELECT 1 FROM vault_document WHERE agency = %s", vault.agency) == []
    assert vault.add_with(told, [FAX]) == 2
    digest = hashlib.sha256(FAX[0]).hexdigest()
    assert vault.document("rec-1", digest, **READER) == FAX[0]


# The agency's profile.


def test_a_profile_is_a_version_and_the_older_ones_stay(vault: Vault) -> None:
    first = {"agency_kind": "sheriff_jail", "policy": {"hold": "forbids", "adopted": date(2024, 12, 2)}}
    second = {**first, "house_deadlines": {"copy_to_person_hours": 24}}
    who = {"at": AT, "by": "s.ode", "role": "supervisor"}
    assert vault.profile() is None
    assert vault.set_profile(first, **who) == 1
    assert vault.set_profile(first, **who) == 1
    assert vault.set_profile(second, **who, after=1) == 2
    newest = vault.profile()
    assert newest is not None
    assert (newest.number, newest.body, newest.by, newest.role) == (2, second, "s.ode", "supervisor")
    assert [dict(profile.body) for profile in vault.profiles()] == [first, second]
    with pytest.raises(ProfileChangedError, match=r"version 2, by s\.ode"):
        vault.set_profile({**first, "name": "Madrone"}, **who, after=1)
    other = Vault(f"{vault.agency}-x", KEY, using=vault._using, keys=vault._keys)
    assert other.profiles() == []
