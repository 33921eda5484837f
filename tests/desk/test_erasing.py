"""Erasing takes the person and leaves the proof; the full check finds whatever is not as it was written."""

from datetime import date
from typing import Any

import pytest
from django.db import connections

from amparo.casefile import fold
from amparo.terms import AmparoError
from amparo_desk.keys.models import DataKey
from amparo_desk.vault import models
from amparo_desk.vault.checking import Problem
from amparo_desk.vault.erasing import ErasedError
from amparo_desk.vault.store import ConflictError, Vault
from tests.amparo.casefile.test_events import AT
from tests.desk.conftest import KEY, rows
from tests.desk.test_cut import FAX, PROOF, WHO, later, one_record, told

READER: dict[str, Any] = {"at": AT, "by": "c.ruiz", "role": "clerk"}
GROUND = "a court's order of 2026-11-20 (invented)"


def past_the_triggers(vault: Vault, table: str, change: str) -> None:
    """Change a row as the machine's administrator could."""
    with connections[vault._using].cursor() as cursor:
        if connections[vault._using].vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
            cursor.execute(change, [vault.agency])
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
            return
        found = cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
        )
        made = found.fetchall()
        for name, _ in made:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(change, [vault.agency])
        for _, statement in made:
            cursor.execute(statement)


def test_an_erased_person_is_gone_and_the_open_half_still_folds(vault: Vault) -> None:
    one_record(vault)
    whole = vault.events("rec-1")
    listed = vault.summaries()
    assert vault.find("B-1") == ["rec-1"]
    vault.erase("rec-1", GROUND, **WHO)
    assert vault.events("rec-1") == whole
    assert fold(whole).parts.keys() == {"notification", "hold"}
    assert vault.summaries() == listed
    assert vault.find("B-1") == []
    assert not DataKey.objects.using(vault._keys).filter(agency=vault.agency).exists()
    assert list(vault.check_all()) == []


def test_who_opens_an_erased_record_is_told_the_ground_and_when_the_last_backup_ends(vault: Vault) -> None:
    one_record(vault)
    vault.erase("rec-1", GROUND, **WHO)
    with pytest.raises(ErasedError, match=r"erased on 2026-11-25 by s\.ode") as refused:  # a Wednesday
        vault.open("rec-1", **READER, why="to decide")
    assert refused.value.backups_end == date(2026, 12, 2)
    assert "2026-12-02" in str(refused.value)
    assert refused.value.erasure.ground == GROUND
    assert [why for _, _, _, why in vault.reads("rec-1")] == ["to decide"]
    longer = Vault(vault.agency, KEY, using=vault._using, keys=vault._keys, backup_days=30)
    with pytest.raises(ErasedError, match="2026-12-25"):
        longer.document("rec-1", vault.events("rec-1")[1].body["sha256"], **READER)


def test_nothing_is_added_to_what_was_erased_and_no_new_key_is_made(vault: Vault) -> None:
    one_record(vault)
    vault.erase("rec-1", GROUND, **WHO)
    with pytest.raises(ErasedError):
        vault.add_with(later(vault), [PROOF])
    with pytest.raises(ErasedError):
        vault.keep_document("rec-1", b"more", "text/plain", AT)
    with pytest.raises(ConflictError):
        vault.save_draft("rec-1", {}, at=AT, by="c.ruiz")
    assert len(vault.events("rec-1")) == 4
    assert not DataKey.objects.using(vault._keys).filter(agency=vault.agency).exists()


def test_an_erasure_is_noted_once_with_its_first_ground(vault: Vault) -> None:
    one_record(vault)
    for ground in (GROUND, "another"):
        vault.erase("rec-1", ground, **WHO)
    erasure = vault.erasure("rec-1")
    assert erasure is not None
    assert (erasure.ground, erasure.at, erasure.by, erasure.role) == (GROUND, AT, "s.ode", "supervisor")
    for record, ground in (("rec-9", GROUND), ("rec-1", "  ")):
        with pytest.raises(AmparoError, match="erase"):
            vault.erase(record, ground, **WHO)
    other = Vault(f"{vault.agency}-x", KEY, using=vault._using, keys=vault._keys)
    with pytest.raises(AmparoError, match="There is no record"):
        other.erase("rec-1", GROUND, **WHO)
    assert other.erasure("rec-1") is None


# The full check.


def test_the_full_check_names_every_record_with_something_wrong_and_what(vault: Vault) -> None:
    for number in range(1, 8):
        vault.add_with(told(vault, f"rec-{number}"), [FAX])
    assert list(vault.check_all()) == []
    own = {"agency": vault.agency}
    past_the_triggers(
        vault,
        "vault_event",
        "UPDATE vault_event SET \"by\" = 'x' WHERE agency = %s AND record = 'rec-1' AND number = 2",
    )
    past_the_triggers(
        vault, "vault_document", "DELETE FROM vault_document WHERE agency = %s AND record = 'rec-2'"
    )
    past_the_triggers(
        vault,
        "vault_document",
        "UPDATE vault_document SET sealed = (SELECT sealed FROM vault_document d WHERE d.record = 'rec-4' AND "
        "d.agency = vault_document.agency) WHERE agency = %s AND record = 'rec-3'",
    )
    DataKey.objects.using(vault._keys).filter(**own, record="rec-4").delete()
    kept = DataKey.objects.using(vault._keys).get(**own, record="rec-5")
    vault.erase("rec-5", GROUND, **WHO)
    kept.save(using=vault._keys, force_insert=True)
    models.Summary.objects.using(vault._using).filter(**own, record="rec-6").update(waits=False)
    vault.keep_document("rec-7", b"a paper that no event names", "text/plain", AT)
    found = list(vault.check_all())
    assert [(problem.record, problem.code) for problem in found] == [
        ("rec-1", "chain"),
        ("rec-1", "root"),
        ("rec-2", "no_document"),
        ("rec-3", "sealed"),
        ("rec-4", "no_key"),
        ("rec-5", "key_left"),
        ("rec-6", "projection"),
        ("rec-7", "no_event"),
    ]
    assert all(problem.in_language("en") != problem.in_language("es") for problem in found)
    assert rows(vault, "SELECT 1 FROM vault_read WHERE agency = %s", vault.agency) == []
    vault.erase("rec-5", GROUND, **WHO)
    assert Problem("rec-5", "key_left") not in list(vault.check_all())
