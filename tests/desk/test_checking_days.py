"""The full check makes every root and every day again, and names what is not as it was written."""

import pytest

from amparo_desk.keys.models import DaySecret
from amparo_desk.leaves import differing
from amparo_desk.vault.store import Vault
from tests.amparo.casefile.test_events import AT
from tests.desk.signed import SignedLog
from tests.desk.test_attesting import attest
from tests.desk.test_erasing import past_the_triggers
from tests.desk.told import WEDNESDAY, local, told

OTHER = (
    "(SELECT root FROM vault_logrecord b WHERE b.agency = {t}.agency AND b.record = 'rec-2' AND b.number = 2)"
)


@pytest.fixture
def whole(vault: Vault) -> Vault:
    """An agency with two months, an erasure, an attestation, readings, all closed, and nothing wrong."""
    for number in range(1, 4):
        vault.add(told(vault, f"rec-{number}"))
    vault.close(local(2026, 11, 26, 0, 5))
    vault.open("rec-1", at=AT, by="c.ruiz", role="clerk", why="to decide")
    vault.erase("rec-3", "court_order", at=AT, by="a.bell", role="counsel", citation="an order", is_free=True)
    vault.close(local(2026, 12, 1, 0, 5))
    attest(vault)
    vault.close(local(2026, 12, 2, 0, 5))
    assert list(vault.check_all()) == []
    return vault


CHANGES = [
    (
        "vault_logrecord",
        "UPDATE {t} SET root = " + OTHER + " WHERE agency = %s AND record = 'rec-1' AND number = 2",
        "root",
        "rec-1",
    ),
    ("vault_erased", "UPDATE {t} SET ground = 'another' WHERE agency = %s", "tombstone", "rec-3"),
    ("vault_erased", "UPDATE {t} SET citation = 'another' WHERE agency = %s", "tombstone", "rec-3"),
    ("vault_attestation", "UPDATE {t} SET office = 'counsel' WHERE agency = %s", "attestation", "2026-11-01"),
    ("vault_read", "UPDATE {t} SET \"by\" = 'nobody' WHERE agency = %s", "reads", "2026-11-26"),
    ("vault_read", "DELETE FROM {t} WHERE agency = %s", "reads", "2026-11-26"),
    (
        "vault_closing",
        "UPDATE {t} SET root = " + OTHER + " WHERE agency = %s AND day = '2026-11-27'",
        "day",
        "2026-11-27",
    ),
]


@pytest.mark.parametrize(("table", "change", "code", "place"), CHANGES)
def test_what_was_changed_past_the_triggers_is_named(
    whole: Vault, table: str, change: str, code: str, place: str
) -> None:
    past_the_triggers(whole, table, change.format(t=table))
    found = list(whole.check_all())
    assert (place, code) in {(one.record, one.code) for one in found}
    assert all(one.in_language("en") != one.in_language("es") for one in found)


def test_a_root_that_is_gone_or_alone_and_a_day_without_its_secret_are_named(whole: Vault) -> None:
    past_the_triggers(
        whole,
        "vault_event",
        "DELETE FROM vault_event WHERE agency = %s AND record = 'rec-2' AND number = 3",
    )
    more = told(whole, "rec-4", at=local(2026, 11, 30, 9))
    whole.add(more)
    past_the_triggers(
        whole, "vault_logrecord", "DELETE FROM vault_logrecord WHERE agency = %s AND record = 'rec-4'"
    )
    DaySecret.objects.using(whole._keys).filter(agency=whole.agency, day=WEDNESDAY).delete()
    found = {(one.record, one.code) for one in whole.check_all()}
    assert {("rec-2", "root_alone"), ("rec-4", "no_root"), ("2026-11-25", "day")} <= found


def test_a_day_that_stands_otherwise_in_the_log_is_named(whole: Vault, signed_log: SignedLog) -> None:
    signed_log.take(whole)
    assert differing(signed_log.log, whole.agency, whole.using) == []
    past_the_triggers(
        whole,
        "vault_closing",
        f"UPDATE vault_closing SET root = {OTHER.format(t='vault_closing')} WHERE agency = %s AND day = '2026-11-27'",
    )
    assert differing(signed_log.log, whole.agency, whole.using) == [local(2026, 11, 27).date()]
