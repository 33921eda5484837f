"""Counsel erases a person for good: key and salts are gone, a tombstone says on what ground, every other proof holds."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from amparo.casefile import Role
from amparo.release.grounds import Ground
from amparo.release.records import Kind, spelt
from amparo.terms import AmparoError, FactValueError
from amparo_desk.acts.actor import Actor, NotAllowedError
from amparo_desk.acts.erase_record import erase_record
from amparo_desk.acts.give_proof import give_proof
from amparo_desk.acts.step import RefusedActError
from amparo_desk.keys.models import DataKey
from amparo_desk.vault import models
from amparo_desk.vault.erasing import ErasedError
from amparo_desk.vault.keyring import Keyring
from amparo_desk.vault.store import Vault
from tests.desk.conftest import KEY, NAMES
from tests.desk.signed import SignedLog
from tests.desk.test_days import in_day
from tests.desk.test_erasing import past_the_triggers
from tests.desk.test_proofs import NOON, closed, supervisor
from tests.desk.told import WEDNESDAY, local, told

ORDER = "Order of 2026-11-20, Superior Court (invented)"


def counsel(vault: Vault) -> Actor:
    return Actor("a.bell", frozenset({Role.COUNSEL}), vault.agency)


def erase(vault: Vault, record: str = "rec-1", **more: Any) -> Any:
    given: dict[str, Any] = {"ground": Ground.COURT_ORDER, "citation": ORDER, "no_hold": True, **more}
    return erase_record(vault, counsel(vault), NOON, record, **given)


def tombstone(vault: Vault, record: str = "rec-1") -> dict[str, Any]:
    row = models.Erased.objects.using(vault.using).get(agency=vault.agency, record=record)
    own = vault._log_records.tombstone(row)
    kept = models.LogRecord.objects.using(vault.using).get(
        agency=vault.agency, kind=Kind.TOMBSTONE.value, record=record
    )
    assert own.root == bytes(kept.root)
    return {field.name: field.content for field in own.fields}


def test_the_tombstone_says_ground_law_role_and_day_and_nothing_of_the_person(vault: Vault) -> None:
    vault.add(told(vault))
    roots = [made.root for made, _ in vault.bound("rec-1", _opened(vault)).values()]
    erasure = erase(vault)
    assert erasure.said("en") == f"A court ordered it. [{ORDER}]"
    assert erasure.said("es") == f"Lo ordenó un tribunal. [{ORDER}]"
    assert erasure.backups_end().isoformat() == "2026-12-03"
    said = tombstone(vault)
    assert said == {
        "kind": "tombstone",
        "agency": vault.agency,
        "ground": {"code": "court_order", "en": "A court ordered it.", "es": "Lo ordenó un tribunal."},
        "citation": ORDER,
        "day": {"@day": "2026-11-26"},
        "role": "counsel",
        "no_hold_stated": True,
        "roots": sorted(filter(None, map(spelt, roots))),
    }
    assert "rec-1" not in str(said)
    assert "a.bell" not in str(said)
    vault.close(local(2026, 11, 27, 0, 5))
    assert ("tombstone", "rec-1", 1) in in_day(vault, local(2026, 11, 26).date())


def _opened(vault: Vault, record: str = "rec-1") -> Any:
    return vault.open(record, at=NOON, by="x", role="clerk", why="test")


def test_after_an_erasure_every_proof_given_before_holds_and_so_do_those_of_others(
    vault: Vault, signed_log: SignedLog
) -> None:
    closed(vault, signed_log)
    shown = {1: frozenset({"at", "person.person_ref"})}
    before = give_proof(vault, signed_log.log, supervisor(vault), NOON, "rec-1", shown)
    in_days = in_day(vault, WEDNESDAY)
    erase(vault)
    assert signed_log.check(before)[0]["person.person_ref"] == "P-001"
    assert in_day(vault, WEDNESDAY) == in_days
    assert list(vault.check_all()) == []
    vault.close(local(2026, 11, 27, 0, 5))
    signed_log.take(vault)
    other = give_proof(vault, signed_log.log, supervisor(vault), NOON, "rec-2", shown)
    assert signed_log.check(other)[0]["person.person_ref"] == "P-001"
    with pytest.raises(ErasedError, match="A court ordered it"):
        give_proof(vault, signed_log.log, supervisor(vault), NOON, "rec-1", shown)
    (buried,) = [one for one in vault.days.logged("rec-1") if one.kind is Kind.TOMBSTONE]
    assert (buried.sort, buried.day, buried.names) == (None, local(2026, 11, 26).date(), ())
    assert list(vault.check_all()) == []


def test_no_byte_of_key_or_salts_is_left_in_the_files_of_the_databases(sqlite: tuple[str, str]) -> None:
    vault = Vault(next(NAMES), KEY, using=sqlite[0], keys=sqlite[1])
    vault.add(told(vault))
    vault.close(local(2026, 11, 26, 0, 5))
    row = DataKey.objects.using(vault._keys).get(agency=vault.agency, record="rec-1")
    wrapped, key = bytes(row.wrapped), vault._keyring.of("rec-1")
    made, _ = vault.bound("rec-1", _opened(vault))[1]
    salts = [field.salt for field in made.fields]
    assert wrapped in _everything()
    erase(vault)
    left = _everything()
    for gone in (wrapped, wrapped[:32], wrapped[-32:], key, *salts):
        assert gone not in left
    assert made.root in left, "the root stands, and says nothing any more"
    with pytest.raises(ErasedError):
        _opened(vault)


def _everything() -> bytes:
    files = [Path(settings.DATABASES[alias]["NAME"]) for alias in ("default", "keys")]
    return b"".join(near.read_bytes() for file in files for near in file.parent.glob(f"{file.name}*"))


def test_without_counsel_without_law_or_under_a_hold_nothing_is_erased(vault: Vault) -> None:
    vault.add(told(vault))
    for role in set(Role) - {Role.COUNSEL}:
        actor = Actor("x", frozenset({role}), vault.agency)
        with pytest.raises(NotAllowedError):
            erase_record(vault, actor, NOON, "rec-1", Ground.COURT_ORDER, ORDER, True)
    with pytest.raises(RefusedActError, match="litigation hold") as refused:
        erase(vault, no_hold=False)
    assert refused.value.reason[0] != refused.value.reason[1]
    for citation in ("", "   ", "-- ", "x" * 201):
        with pytest.raises(FactValueError, match="without the law or order"):
            erase(vault, citation=citation)
    with pytest.raises(AmparoError, match="There is no record rec-9"):
        erase(vault, "rec-9")
    assert vault.erasure("rec-1") is None
    assert len(_opened(vault)) == 3


def test_done_again_the_first_ground_stands_and_there_is_one_tombstone(vault: Vault) -> None:
    vault.add(told(vault))
    first = erase(vault)
    assert erase(vault, ground=Ground.TAKEN_BY_MISTAKE, citation="another law") == first
    assert tombstone(vault)["citation"] == ORDER
    assert list(vault.check_all()) == []


def test_each_ground_is_said_in_both_languages() -> None:
    for ground in Ground:
        assert ground.in_language("en") != ground.in_language("es")
        assert all(ground.in_language(language).endswith(".") for language in ("en", "es"))


def test_an_erasure_from_before_there_were_tombstones_gets_one_when_a_day_is_closed(vault: Vault) -> None:
    vault.add(told(vault))
    vault.erase("rec-1", "an old ground (invented)", at=NOON, by="a.bell", role="counsel")
    past_the_triggers(vault, "vault_logrecord", "DELETE FROM vault_logrecord WHERE agency = %s")
    vault.close(local(2026, 11, 27, 0, 5))
    said = tombstone(vault)
    assert said["ground"] == {
        "code": "other",
        "en": "an old ground (invented)",
        "es": "an old ground (invented)",
    }
    assert (said["citation"], said["no_hold_stated"], said["roots"]) == (None, None, [])
    assert list(vault.check_all()) == []


def test_a_key_that_an_erasure_left_when_it_was_cut_off_is_destroyed_with_the_next_night(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.add(told(vault))
    kept = DataKey.objects.using(vault._keys).filter(agency=vault.agency, record="rec-1")
    with monkeypatch.context() as power:
        power.setattr(Keyring, "destroy", lambda *_: (_ for _ in ()).throw(InterruptedError))
        with pytest.raises(InterruptedError):
            erase(vault)
    assert kept.exists()
    vault.close(local(2026, 11, 26, 0, 5))
    assert not kept.exists()
    assert list(vault.check_all()) == []


def test_a_key_that_came_back_with_an_old_backup_is_destroyed_though_no_day_is_due(vault: Vault) -> None:
    vault.add(told(vault))
    kept = DataKey.objects.using(vault._keys).filter(agency=vault.agency, record="rec-1")
    (backup,) = kept.values("agency", "record", "wrapped", "made_at")
    erase(vault)
    vault.close(local(2026, 11, 26, 0, 5))
    DataKey.objects.using(vault._keys).create(**backup)
    assert vault.close(local(2026, 11, 26, 0, 6)) == []
    assert not kept.exists()


@pytest.mark.parametrize(
    "citation", ["People v. EJEMPLO, 2026", "order about Alex Ejemplo", "order on P-001", "see rec-1"]
)
def test_a_citation_that_names_the_person_is_refused(vault: Vault, citation: str) -> None:
    first, *others = told(vault)
    person = {**first.person, "name": "EJEMPLO, Alex"}
    vault.add([replace(first, person=person), *others])
    with pytest.raises(FactValueError, match="it names the person"):
        erase(vault, citation=citation)
    assert vault.erasure("rec-1") is None
    assert vault.reads("rec-1")[-1][1:] == ("a.bell", "counsel", "erase")
    erase(vault)
