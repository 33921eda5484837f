"""A report to the state from beginning to end: nothing is left out, and nothing that was sent is changed."""

import uuid
from datetime import date, timedelta

import pytest

from amparo.oversight.task_forces import TaskForceError
from amparo_desk.acts.state_report import make_state_report, note_report_sent, state_task_force, task_forces
from amparo_desk.acts.step import RefusedActError
from amparo_desk.overseeing import compare_with_state
from amparo_desk.vault.matters import Entry, MatterChangedError
from amparo_desk.vault.store import Vault
from tests.amparo.oversight.cases_made import FELONY, OTHER
from tests.desk.conftest import rows
from tests.desk.cut import killed_everywhere
from tests.desk.overseen import AT, FORCE, data_of, make, send, who, with_hand_overs


def test_a_year_s_report_holds_each_hand_over_its_offense_and_the_task_forces(vault: Vault) -> None:
    with_hand_overs(vault, (FELONY,), (FELONY, OTHER), ())
    state_task_force(vault, who(vault), AT, str(uuid.uuid4()), 1, FORCE)
    made = make(vault)
    told = data_of(vault, made)
    assert sorted(row["offenses"] for row in told["transfers"]) == [[], ["PC 211"], ["PC 211", "PC 187"]]
    assert told["gaps"] == {"offense_not_on_record": 1}
    assert told["task_forces"][0]["immigration_arrests"] is None, "not known is not nought"
    assert (made.body["transfers"], made.body["offenses"]) == (3, 3)
    assert list(vault.check_all()) == []


def test_a_correction_after_sending_makes_an_amendment_that_names_the_report_that_was_sent(
    vault: Vault,
) -> None:
    with_hand_overs(vault, (FELONY,))
    first = make(vault)
    send(vault, first)
    with_hand_overs(vault, (FELONY,), (OTHER,))
    later = AT + timedelta(days=30)
    second = make(vault, later)
    amends = data_of(vault, second)["amends"]
    assert amends["sha256"] == first.body["sha256"]
    assert amends["sent_on"] == "2026-01-20"
    assert amends["changes"] == [
        {"what": "offense PC 187", "old": 0, "new": 1},
        {"what": "transfers", "old": 1, "new": 2},
    ]
    assert data_of(vault, first)["transfer_count"] == 1, "what was sent stays as it was sent"


def test_a_report_that_does_not_name_the_one_sent_meanwhile_is_not_noted_as_sent(vault: Vault) -> None:
    first, second = make(vault), make(vault)
    send(vault, first)
    with pytest.raises(RefusedActError, match="Another report of this year was sent"):
        send(vault, second)
    assert send(vault, first).number == 2, "done again as it was, it stands"
    with pytest.raises(RefusedActError, match="was sent already"):
        send(vault, first, AT + timedelta(days=1))


def test_no_report_is_made_of_a_year_that_is_not_over_nor_sent_before_it_was_made(vault: Vault) -> None:
    with pytest.raises(RefusedActError, match="not over"):
        make_state_report(vault, who(vault), AT, str(uuid.uuid4()), 2026, pdf=False)
    with pytest.raises(RefusedActError, match="2018"):
        make_state_report(vault, who(vault), AT, str(uuid.uuid4()), 2017, pdf=False)
    made = make(vault)
    with pytest.raises(RefusedActError, match="Name the office alone"):
        note_report_sent(
            vault, who(vault), AT, made.matter, sent_on=AT.date(), how="mail", office="Mr. Brannigan"
        )
    for day in (date(2026, 1, 19), date(2026, 1, 21)):
        with pytest.raises(RefusedActError, match="before it was made"):
            note_report_sent(vault, who(vault), AT, made.matter, sent_on=day, how="mail", office="x")


def test_all_that_is_wrong_with_a_task_force_is_said_at_once_and_names_are_refused(vault: Vault) -> None:
    wrong = {**FORCE, "year": 2011, "name": "", "federal": "", "state": "", "immigration_arrests": 13}
    with pytest.raises(TaskForceError) as error:
        state_task_force(vault, who(vault), AT, str(uuid.uuid4()), 1, wrong)
    assert [one.field for one in error.value.faults] == ["year", "name", "federal", "immigration_arrests"]
    named = {**FORCE, "purpose": "with Agent Brannigan, 707-555-0142"}
    with pytest.raises(TaskForceError, match="seems to name somebody"):
        state_task_force(vault, who(vault), AT, str(uuid.uuid4()), 1, named)
    assert task_forces(vault) == []


def test_a_task_force_that_is_stated_anew_counts_as_it_was_said_last(vault: Vault) -> None:
    id = str(uuid.uuid4())
    state_task_force(vault, who(vault), AT, id, 1, FORCE)
    state_task_force(vault, who(vault), AT, id, 2, {**FORCE, "arrests": 14})
    assert [one.arrests for one in task_forces(vault)] == [14]
    with pytest.raises(MatterChangedError):
        state_task_force(vault, who(vault), AT, id, 2, {**FORCE, "arrests": 15})


def test_a_state_table_that_counts_offenses_is_explained_and_one_that_fits_nothing_is_not(
    vault: Vault,
) -> None:
    with_hand_overs(vault, (FELONY,), (FELONY, OTHER))

    def reasons(count: int) -> list[str]:
        table = "offense;year\r\n" + "PC 211;2025\r\n" * count
        found = compare_with_state(vault, who(vault), AT, 2025, "state.csv", table.encode("utf-16"))
        return [reason.value for reason in found.found[0].reasons] if found.found else []

    assert reasons(3) == ["convictions_instead_of_people"]
    assert reasons(7) == ["unexplained"]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
@pytest.mark.parametrize("what", ["task force", "report", "sent"])
def test_whenever_the_power_fails_an_entry_is_there_whole_or_not_at_all(
    request: pytest.FixtureRequest, database: str, what: str
) -> None:
    id = str(uuid.uuid4())

    def report(vault: Vault) -> Entry:
        return make_state_report(vault, who(vault), AT, id, 2025, pdf=False)

    def prepare(vault: Vault) -> None:
        with_hand_overs(vault, (FELONY,))
        if what == "sent":
            report(vault)

    def act(vault: Vault) -> None:
        match what:
            case "task force":
                state_task_force(vault, who(vault), AT, id, 1, FORCE)
            case "report":
                report(vault)
            case _:
                send(vault, vault.matters.entries(id)[0])

    cuts = killed_everywhere(request.getfixturevalue(database), prepare, act)
    assert cuts.nothing
    assert cuts.everything


def test_an_entry_that_was_changed_past_everything_of_ours_is_found(vault: Vault) -> None:
    made = make(vault)
    table = "vault_matterentry"
    drop = "DROP TRIGGER vault_matterentry_no_update"
    if vault.using.endswith("_pg"):
        drop = "ALTER TABLE vault_matterentry DISABLE TRIGGER USER"
    before = rows(vault, f"SELECT body FROM {table} WHERE matter = %s", made.matter)[0][0]
    try:
        rows(vault, drop)
        changed = bytes(before).replace(b'"transfers":0', b'"transfers":7')
        assert changed != bytes(before)
        rows(vault, f"UPDATE {table} SET body = %s WHERE matter = %s", changed, made.matter)
        assert [one.code for one in vault.check_all()] == ["matter"]
    finally:
        rows(vault, f"UPDATE {table} SET body = %s WHERE matter = %s", bytes(before), made.matter)
        if vault.using.endswith("_pg"):
            rows(vault, "ALTER TABLE vault_matterentry ENABLE TRIGGER USER")
        else:
            says = "what is on record is never changed or removed; add an event that corrects it"
            rows(
                vault,
                "CREATE TRIGGER vault_matterentry_no_update BEFORE UPDATE ON vault_matterentry "
                f"BEGIN SELECT RAISE(ABORT, '{says}'); END",
            )
