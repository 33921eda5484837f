"""An office attests a month once every day of it is closed; an agency that leaves names its last day."""

from datetime import date
from typing import Any

import pytest

from amparo.casefile import Role
from amparo.release.offices import OFFICES, OfficeName
from amparo.terms import FactValueError
from amparo_desk.acts.actor import Actor, NotAllowedError
from amparo_desk.acts.attest_month import attest_month
from amparo_desk.acts.step import RefusedActError
from amparo_desk.vault import models
from amparo_desk.vault.store import Vault
from tests.desk.signed import SignedLog
from tests.desk.test_days import in_day
from tests.desk.told import WEDNESDAY, local, told

NOVEMBER, DECEMBER = date(2026, 11, 1), local(2026, 12, 1, 9)


def attest(vault: Vault, **more: Any) -> Any:
    given: dict[str, Any] = {"at": DECEMBER, "month": NOVEMBER, "office": "records", **more}
    actor = Actor("r.pell", frozenset({given.pop("role", Role.RELEASE_APPROVER)}), vault.agency)
    return attest_month(vault, actor, **given)


def test_a_month_is_attested_once_all_its_days_are_closed(vault: Vault, signed_log: SignedLog) -> None:
    vault.add(told(vault))
    with pytest.raises(RefusedActError, match="No day of that month"):
        attest(vault)
    vault.close(local(2026, 11, 26, 0, 5))
    with pytest.raises(RefusedActError, match="not over"):
        attest(vault, at=local(2026, 11, 30, 23, 59))
    with pytest.raises(RefusedActError, match="Not every day"):
        attest(vault)
    vault.close(DECEMBER)
    made = attest(vault)
    assert (made.month, made.office, made.role, made.index) == (NOVEMBER, "records", "release_approver", None)
    assert attest(vault, office="counsel", at=local(2026, 12, 1, 10)) == made, "what stands, stands"
    vault.close(local(2026, 12, 2, 0, 5))
    signed_log.take(vault)
    assert ("attestation", "2026-11-01", 1) in in_day(vault, date(2026, 12, 1))
    assert vault.days.attestations()[0].index is not None
    row = models.Attestation.objects.using(vault.using).get(agency=vault.agency)
    said = {field.name: field.content for field in vault.attested(row).fields}
    assert said["month"] == "2026-11"
    assert [day for day, _ in said["days"]] == [f"2026-11-{day}" for day in range(25, 31)]
    assert list(vault.check_all()) == []


def test_only_a_supervisor_and_a_release_approver_attest_and_only_an_office_is_named(vault: Vault) -> None:
    vault.close(local(2026, 11, 26, 0, 5))
    vault.close(DECEMBER)
    for role in set(Role) - {Role.SUPERVISOR, Role.RELEASE_APPROVER}:
        with pytest.raises(NotAllowedError):
            attest(vault, role=role)
    with pytest.raises(FactValueError, match="'Rosa Pell' is none of the offices"):
        attest(vault, office="Rosa Pell")
    assert vault.days.attestations() == []
    assert set(OFFICES) == set(OfficeName)
    assert all(en != es for en, es in OFFICES.values())


def test_an_agency_that_leaves_names_its_last_day_and_nothing_is_missing_after(vault: Vault) -> None:
    vault.close(local(2026, 11, 26, 0, 5))
    with pytest.raises(FactValueError, match="not in the month"):
        attest(vault, ends=date(2026, 12, 1))
    at = local(2026, 11, 26, 9)
    assert attest(vault, at=at, ends=WEDNESDAY).ends == WEDNESDAY
    later = local(2027, 5, 1, 9)
    assert vault.days.due(later) == [date(2026, 11, 26)], "the day of the attestation itself"
    assert vault.close(later) == [date(2026, 11, 26)]
    assert ("attestation", "2026-11-01", 1) in in_day(vault, date(2026, 11, 26))
    assert vault.days.due(later) == vault.days.missing(later) == []
    assert vault.close(later) == []
