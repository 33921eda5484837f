"""Who holds a right to their record is given chosen fields of it, proved under the signed log; and never a name of staff."""

import pytest

from amparo.casefile import Role, Sort
from amparo.terms import FactValueError
from amparo_desk.acts.actor import Actor, NotAllowedError
from amparo_desk.acts.give_proof import give_proof
from amparo_desk.acts.step import RefusedActError
from amparo_desk.vault.store import TamperedError, Vault
from tests.amparo.casefile.test_events import event
from tests.desk.signed import SignedLog
from tests.desk.test_erasing import past_the_triggers
from tests.desk.told import local, told

NOON = local(2026, 11, 26, 12)


def supervisor(vault: Vault) -> Actor:
    return Actor("s.ode", frozenset({Role.SUPERVISOR}), vault.agency)


def closed(vault: Vault, signed_log: SignedLog) -> None:
    vault.add(told(vault))
    vault.add(told(vault, "rec-2"))
    vault.close(local(2026, 11, 26, 0, 5))
    signed_log.take(vault)


def test_the_proof_shows_the_chosen_fields_and_no_others_and_holds(
    vault: Vault, signed_log: SignedLog
) -> None:
    closed(vault, signed_log)
    shown = {
        1: frozenset({"at", "body.reference", "person.person_ref", "person.name"}),
        3: frozenset({"sort", "body.outcome", "body.citation", "body.tag"}),
    }
    proof = give_proof(vault, signed_log.log, supervisor(vault), NOON, "rec-1", shown)
    first, third = signed_log.check(proof)
    assert first == {
        "kind": "event",
        "at": {"@at": "2026-11-25T22:45:00-08:00"},
        "body.reference": "R-001",
        "person.person_ref": "P-001",
    }
    assert third == {
        "kind": "event",
        "sort": "decided",
        "body.outcome": "prohibited",
        "body.citation": "Gov. Code § 7284.6(a)(1)(C)",
        "body.tag": "V",
    }
    assert b"c.ruiz" not in proof.written
    assert b"rec-1" not in proof.written
    assert vault.reads("rec-1")[-1][1:] == ("s.ode", "supervisor", "give_proof")


def test_what_can_be_shown_is_told_without_opening_anything(vault: Vault, signed_log: SignedLog) -> None:
    closed(vault, signed_log)
    offered = vault.days.logged("rec-1")
    assert [(one.number, one.kind, one.sort) for one in offered] == [
        (1, "event", Sort.REQUEST_RECEIVED),
        (2, "event", Sort.FACTS_CONFIRMED),
        (3, "event", Sort.DECIDED),
    ]
    assert {"sort", "body.request", "person.person"} <= set(offered[1].names)
    assert all("by" not in one.names for one in offered)
    assert vault.reads("rec-1") == []
    whole = {one.number: frozenset(one.names) for one in offered}
    proof = give_proof(vault, signed_log.log, supervisor(vault), NOON, "rec-1", whole)
    assert [record["number"] for record in signed_log.check(proof)] == [1, 2, 3]
    assert b"c.ruiz" not in proof.written


def test_a_day_that_is_not_closed_or_not_signed_yet_is_refused_with_when_to_ask_again(
    vault: Vault, signed_log: SignedLog
) -> None:
    closed(vault, signed_log)
    more = event(4, Sort.INTENTION_SET, {"intention": "declined"}, agency=vault.agency, at=NOON)
    vault.add([*told(vault), more])
    given = (vault, signed_log.log, supervisor(vault), NOON, "rec-1", {4: frozenset({"sort"})})
    with pytest.raises(RefusedActError, match="in no closed day yet") as refused:
        give_proof(*given)
    assert all("2026-11-27" in said for said in refused.value.reason)
    vault.close(local(2026, 11, 27, 0, 5))
    with pytest.raises(
        RefusedActError, match="2026-11-26, in which event 4 is, is closed and not signed yet"
    ):
        give_proof(*given)
    signed_log.take(vault)
    assert signed_log.check(give_proof(*given)) == [{"kind": "event", "sort": "intention_set"}]


def test_the_proof_of_several_days_is_under_one_head(vault: Vault, signed_log: SignedLog) -> None:
    closed(vault, signed_log)
    more = event(4, Sort.INTENTION_SET, {"intention": "declined"}, agency=vault.agency, at=NOON)
    vault.add([*told(vault), more])
    vault.close(local(2026, 11, 27, 0, 5))
    signed_log.take(vault)
    shown = {number: frozenset({"number"}) for number in (4, 2)}
    proof = give_proof(vault, signed_log.log, supervisor(vault), NOON, "rec-1", shown)
    assert len(proof.days) == 2
    assert [one["number"] for one in signed_log.check(proof)] == [2, 4]


def test_nothing_that_names_staff_nothing_unknown_and_not_nothing_can_be_chosen(
    vault: Vault, signed_log: SignedLog
) -> None:
    closed(vault, signed_log)
    for shown, says in (
        ({1: frozenset({"by"})}, "'by' of event 1 cannot be shown"),
        ({1: frozenset({"body.outcome"})}, "'body.outcome' of event 1 cannot be shown"),
        ({9: frozenset({"at"})}, "has no event 9"),
        ({1: frozenset[str]()}, "nothing was chosen"),
        ({}, "nothing was chosen"),
    ):
        with pytest.raises(FactValueError, match=says):
            give_proof(vault, signed_log.log, supervisor(vault), NOON, "rec-1", shown)
    assert vault.reads("rec-1") == []


@pytest.mark.parametrize("role", [Role.CLERK, Role.AUDITOR, Role.ADMINISTRATOR, Role.RELEASE_APPROVER])
def test_only_a_supervisor_and_counsel_give_proofs(vault: Vault, signed_log: SignedLog, role: Role) -> None:
    actor = Actor("x", frozenset({role}), vault.agency)
    with pytest.raises(NotAllowedError):
        give_proof(vault, signed_log.log, actor, NOON, "rec-1", {1: frozenset({"at"})})


def test_an_event_that_was_changed_past_everything_is_not_proved(vault: Vault, signed_log: SignedLog) -> None:
    closed(vault, signed_log)
    past_the_triggers(
        vault,
        "vault_logrecord",
        "UPDATE vault_logrecord SET root = (SELECT root FROM vault_logrecord b WHERE b.agency = vault_logrecord.agency "
        "AND b.record = 'rec-2' AND b.number = 1) WHERE agency = %s AND record = 'rec-1' AND number = 1",
    )
    with pytest.raises(TamperedError, match="not the one whose root was written"):
        give_proof(vault, signed_log.log, supervisor(vault), NOON, "rec-1", {1: frozenset({"at"})})
