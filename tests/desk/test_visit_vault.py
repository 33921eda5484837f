"""Visits in the vault, on both databases: numbered by year, sealed, in the day's leaf, erased for good on a ground."""

import json
import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest

from amparo.casefile.visit_file import fold_visit, parted
from amparo.casefile.visit_sorts import KIND, VisitSort
from amparo.clock import CALIFORNIA
from amparo_desk.vault.erasing import ErasedError
from amparo_desk.vault.matters import Entry, MatterChangedError
from amparo_desk.vault.store import Vault
from tests.amparo.casefile.test_visit_file import BCJ, record
from tests.desk.conftest import rows

AT = datetime(2026, 3, 18, 11, tzinfo=CALIFORNIA)
PAPER = b"%PDF-1.7 an invented paper QUOKKA"
WHO: dict[str, Any] = {"by": "m.lane", "role": "front_desk"}


def add(vault: Vault, id: str, at: datetime = AT, **more: Any) -> Entry:
    """A visit with one paper."""
    kept = [{"sha256": "ab" * 32, "media_type": "application/pdf", "bytes": len(PAPER)}]
    told, sealed = parted(VisitSort.RECORDED, {"number": "V", "kept": kept, **record(BCJ), **more})
    return vault.matters.add(
        id,
        KIND,
        1,
        "visit_recorded",
        told,
        sealed=sealed,
        files={"ab" * 32: PAPER},
        at=at,
        numbered="V",
        **WHO,
    )


def test_visits_are_numbered_by_the_year_and_the_same_act_done_twice_gets_one_number(vault: Vault) -> None:
    ids = [str(uuid.uuid4()) for _ in range(3)]
    new_year = datetime(2027, 1, 1, 0, 5, tzinfo=CALIFORNIA)
    given = [add(vault, ids[0]), add(vault, ids[1]), add(vault, ids[0]), add(vault, ids[2], new_year)]
    assert [one.body["number"] for one in given] == ["V-2026-001", "V-2026-002", "V-2026-001", "V-2027-001"]
    assert [fold_visit(own).number for own in vault.matters.all(KIND)] == [
        "V-2027-001",
        "V-2026-002",
        "V-2026-001",
    ]
    with pytest.raises(MatterChangedError):
        add(vault, ids[0], site="Another site (fictional)")


def test_what_is_sealed_stands_in_no_table_and_each_opening_is_noted(vault: Vault) -> None:
    id = str(uuid.uuid4())
    add(vault, id, record={"free_text": "NUMBAT at the counter"})
    raw = b"".join(
        bytes(one) for row in rows(vault, "SELECT body, sealed, files FROM vault_matterentry") for one in row
    )
    assert b"NUMBAT" not in raw
    assert b"QUOKKA" not in raw
    opened = vault.matters.open(id, 1, at=AT, why="read_visits", **WHO)
    assert opened["record"]["free_text"] == "NUMBAT at the counter"
    assert vault.matters.files(id, 1, at=AT, why=f"document {'ab' * 32}", **WHO) == {"ab" * 32: PAPER}
    assert [why for _, _, _, why in vault.reads(id)] == ["read_visits", f"document {'ab' * 32}"]


def test_an_erased_visit_keeps_its_open_half_its_roots_and_a_tombstone_and_the_check_is_content(
    vault: Vault,
) -> None:
    id, other = str(uuid.uuid4()), str(uuid.uuid4())
    add(vault, id)
    add(vault, other)
    gone: dict[str, Any] = {
        "citation": "Gov. Code § 34090",
        "is_free": True,
        "by": "d.quill",
        "role": "counsel",
    }
    for _ in range(2):  # done again it ends what was cut off
        vault.matters.erase(id, "retention_ended", at=AT + timedelta(hours=1), **gone)
    assert fold_visit(vault.matters.entries(id)).number == "V-2026-001"
    assert vault.matters.erased() == {id}
    for opening in (vault.matters.open, vault.matters.files):
        with pytest.raises(ErasedError, match=r"erased on 2026-03-18 by d\.quill"):
            opening(id, 1, at=AT, why="read_visits", **WHO)
    with pytest.raises(ErasedError):
        vault.matters.add(id, KIND, 2, "visit_duty_done", {"duty": "D-BCJ"}, at=AT, **WHO)
    assert vault.matters.open(other, 1, at=AT, why="read_visits", **WHO)["record"]
    assert vault.close(AT + timedelta(days=1))
    assert list(vault.check_all()) == []


def test_whoever_changes_an_entry_past_the_triggers_is_found_even_when_the_visit_is_erased(
    vault: Vault,
) -> None:
    from tests.desk.test_erasing import past_the_triggers

    id = str(uuid.uuid4())
    add(vault, id)
    vault.matters.erase(
        id, "retention_ended", at=AT, by="d.quill", role="counsel", citation="x", is_free=True
    )
    assert list(vault.check_all()) == []
    past_the_triggers(
        vault, "vault_matterentry", "UPDATE vault_matterentry SET by = 'nobody' WHERE agency = %s"
    )
    assert [one.code for one in vault.check_all()] == ["matter"]


def test_two_agencies_number_apart_and_see_nothing_of_each_other(vault: Vault) -> None:
    other = Vault(f"{vault.agency}-b", b"\x07" * 32, using=vault._using, keys=vault._keys)
    id = str(uuid.uuid4())
    add(vault, id)
    assert add(other, str(uuid.uuid4())).body["number"] == "V-2026-001"
    assert len(vault.matters.all(KIND)) == 1
    assert json.dumps([one.matter for own in other.matters.all(KIND) for one in own]).count(id) == 0
