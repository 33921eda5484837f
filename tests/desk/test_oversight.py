"""A report to the state and a request for records from beginning to end: nothing private leaves, nothing that left is changed."""

import json
import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from amparo.casefile import Act, Role, Sort, make_event
from amparo.casefile.sorts import SORTS
from amparo.oversight.fields import Ground, Kind
from amparo.oversight.package import Scope
from amparo.oversight.package_forms import LIST
from amparo.oversight.sampling import SampleError, draw, population_digest, seed_of
from amparo.oversight.state_report_forms import DATA
from amparo.oversight.task_forces import TaskForceError
from amparo_desk.acts.actor import Actor, NotAllowedError
from amparo_desk.acts.draw_sample import ask_for_sample, asked_of, draw_sample
from amparo_desk.acts.records_request import (
    Standing,
    approve_package,
    count_package,
    extend_request,
    log_request,
    make_package,
    note_answered,
    read_texts,
    standing_of,
)
from amparo_desk.acts.state_report import make_state_report, note_report_sent, state_task_force, task_forces
from amparo_desk.acts.step import RefusedActError
from amparo_desk.overseeing import compare_with_state
from amparo_desk.vault.matters import Entry, MatterChangedError
from amparo_desk.vault.store import Vault
from tests.amparo.oversight.cases_made import FELONY, HANDED, OTHER, case, decided, facts
from tests.desk.canary import leaks, texts_in
from tests.desk.conftest import rows
from tests.desk.cut import killed_everywhere
from tests.desk.released import Publishing, fresh_databases, publishing
from tests.desk.signed import SignedLog
from tests.desk.test_canary import _filled
from tests.desk.told import local

AT = local(2026, 1, 20, 9)  # a Tuesday
_READ = Act.READ_FREE_TEXT
ALL = tuple(Kind)


def who(vault: Vault, role: Role = Role.SUPERVISOR, name: str = "s.okafor") -> Actor:
    return Actor(name, frozenset({role}), vault.agency)


def with_hand_overs(vault: Vault, *convictions: tuple[dict[str, Any], ...]) -> None:
    """One record with a hand-over for each list of convictions."""
    for number, found in enumerate(convictions, 1):
        made = case(f"rec-{number}", facts(*found), decided(), HANDED)
        vault.add(
            [
                make_event(
                    event.sort,
                    {**event.body, **event.person},
                    record=event.record,
                    number=event.number,
                    agency=vault.agency,
                    at=event.at,
                    by=event.by,
                    role=event.role,
                )
                for event in made.events
            ]
        )


FORCE = {
    "year": 2025,
    "name": "Valley task force (fictional)",
    "purpose": "stolen vehicles",
    "federal": "HSI",
    "state": "CHP",
    "local": "",
    "arrests": 12,
    "immigration_arrests": None,
    "reports_for_others": True,
}


def make(vault: Vault, at: datetime = AT, **more: Any) -> Entry:
    return make_state_report(vault, who(vault), at, str(uuid.uuid4()), 2025, pdf=False, **more)


def send(vault: Vault, made: Entry, at: datetime = AT) -> Entry:
    return note_report_sent(
        vault, who(vault), at, made.matter, sent_on=at.date(), how="portal", office="Department of Justice"
    )


def data_of(vault: Vault, made: Entry) -> dict[str, Any]:
    files = vault.matters.files(made.matter, 1, at=AT, by="x", role="supervisor", why="test")
    told: dict[str, Any] = json.loads(files[DATA])
    return told


# ---------------------------------------------------------------- the report


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


# ---------------------------------------------------------------- a request for records


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Publishing]:
    """A house with the sample's list of a year, and one release."""
    with fresh_databases(tmp_path) as databases:
        made = publishing(tmp_path, databases)
        made.close_year()
        made.publish()
        yield made


def asked(vault: Vault, at: datetime, kinds: tuple[Kind, ...] = ALL) -> Standing:
    id = str(uuid.uuid4())
    scope = Scope(date(2025, 1, 1), date(2025, 12, 31), kinds)
    log_request(
        vault,
        who(vault),
        at,
        id,
        received_on=at.date(),
        scope=scope,
        requester="Quimby Requester",
        reach="quimby@press.example",
        said="everything on transfers",
    )
    return standing_of(vault.matters.entries(id))


def again(vault: Vault, told: Standing) -> Standing:
    return standing_of(vault.matters.entries(told.id))


def read_all(desk: Publishing, told: Standing, say: Callable[[str], str] = lambda _: "give") -> Standing:
    vault, counsel = desk.vault, who(desk.vault, Role.COUNSEL, "d.quill")
    package, _ = count_package(vault, desk.house, counsel, desk.at, _READ, told)
    if package.unread:
        said = {(one.field, one.text): say(one.text) for one in package.unread}
        read_texts(vault, counsel, desk.at, told.id, told.next_number, said)
    return again(vault, told)


def test_a_request_goes_its_whole_way_and_two_people_let_the_package_leave(desk: Publishing) -> None:
    vault, at = desk.vault, desk.at
    told = asked(vault, at)
    assert told.clock.due == at.date() + timedelta(days=10)
    make_package(vault, desk.house, who(vault), at, told.id, 2, pdf=False)
    told = again(vault, told)
    if told.package is not None and told.package.body["unread"]:
        with pytest.raises(RefusedActError, match="not read yet"):
            approve_package(vault, who(vault, Role.COUNSEL, "d.quill"), at, told.id, 3)
    told = read_all(desk, told)
    make_package(vault, desk.house, who(vault), at, told.id, told.next_number, pdf=False)
    told = again(vault, told)
    with pytest.raises(NotAllowedError):
        approve_package(vault, who(vault), at, told.id, told.next_number)
    same = Actor("s.okafor", frozenset({Role.SUPERVISOR, Role.RELEASE_APPROVER}), vault.agency)
    with pytest.raises(RefusedActError, match="You made this package"):
        approve_package(vault, same, at, told.id, told.next_number)
    with pytest.raises(RefusedActError, match="Nobody has let"):
        note_answered(vault, who(vault), at, told.id, told.next_number, sent_on=at.date(), how="mail")
    approve_package(vault, who(vault, Role.RELEASE_APPROVER, "n.abara"), at, told.id, told.next_number)
    told = again(vault, told)
    assert told.is_free
    note_answered(vault, who(vault), at, told.id, told.next_number, sent_on=at.date(), how="mail")
    assert again(vault, told).clock.answered_on == at.date()
    with pytest.raises(RefusedActError, match="was answered"):
        make_package(vault, desk.house, who(vault), at, told.id, told.next_number + 1, pdf=False)
    assert list(vault.check_all()) == []


def test_the_package_counts_what_the_release_counts_and_names_what_came_in_since(desk: Publishing) -> None:
    vault, at = desk.vault, desk.at
    told = asked(vault, at, (Kind.REQUESTS,))
    made = make_package(vault, desk.house, who(vault), at, told.id, 2, pdf=False)
    (beside,) = made.body["beside"]
    assert (beside["ours"], beside["published"], beside["reasons"]) == (22, 22, [])
    late = case("rec-late", on=date(2025, 6, 2))
    (event,) = late.events
    later = at + timedelta(days=3)
    own = {"record": "rec-late", "number": 1, "agency": vault.agency, "at": later, "by": "c", "role": "clerk"}
    vault.add([make_event(Sort.REQUEST_RECEIVED, {**event.body, **event.person}, **own)])
    made = make_package(vault, desk.house, who(vault), later, told.id, 3, pdf=False)
    (beside,) = made.body["beside"]
    assert (beside["ours"], beside["published"], beside["reasons"]) == (23, 22, ["corrected_later"])


def test_fourteen_days_more_are_noted_once_and_in_time_and_the_reason_names_nobody(desk: Publishing) -> None:
    vault, at = desk.vault, desk.at
    told = asked(vault, at)
    with pytest.raises(RefusedActError, match="name somebody"):
        extend_request(vault, who(vault), at, told.id, 2, "Deputy Brannigan is away")
    last = at + timedelta(days=10)
    extend_request(vault, who(vault), last, told.id, 2, "the records lie in two buildings")
    assert again(vault, told).clock.due == at.date() + timedelta(days=24)
    with pytest.raises(RefusedActError, match="noted once"):
        extend_request(vault, who(vault), last, told.id, 3, "again")
    other = asked(vault, at)
    with pytest.raises(RefusedActError, match="noted once"):
        extend_request(vault, who(vault), at + timedelta(days=11), other.id, 2, "too late")


def test_a_text_that_counsel_withholds_stays_withheld_on_the_ground_that_was_said(desk: Publishing) -> None:
    vault, at = desk.vault, desk.at
    told = read_all(desk, asked(vault, at), lambda _: Ground.INVESTIGATION.value)
    made = make_package(vault, desk.house, who(vault), at, told.id, told.next_number, pdf=False)
    assert made.body["unread"] == 0
    package, _ = count_package(
        vault, desk.house, who(vault, Role.COUNSEL, "d.quill"), at, _READ, again(vault, told)
    )
    assert Ground.UNREAD not in package.by_ground


def test_no_sealed_value_and_no_text_that_nobody_read_is_in_any_byte_of_a_package(
    desk: Publishing, tmp_path: Path
) -> None:
    vault, at, numbers = desk.vault, desk.at, iter(range(1, 9_999))

    def word(longest: int = 200) -> str:
        return f"Zq{next(numbers):04}kxWvj"[:longest]

    events = [
        make_event(
            sort,
            {name: _filled(name, field, word, b"%PDF") for name, field in SORTS[sort].fields.items()},
            record="rec-canary",
            number=number,
            agency=vault.agency,
            at=at,
            by="zq.kxwvj",
            role="clerk",
        )
        for number, sort in enumerate(Sort, 1)
    ]
    vault.add_with(events, [(b"%PDF", "application/pdf")])
    words = {
        text for event in events for text in texts_in([event.body, event.person]) if text.startswith("Zq")
    }
    words |= {"zq.kxwvj", "Quimby Requester", "rec-canary"}
    for record in vault.records():
        for event in vault.open(record, at=at, by="x", role="auditor", why="canary"):
            refs = (event.person.get(name) for name in ("person_ref", "booking_ref"))
            words |= {ref for ref in refs if ref and len(ref) > 4}
    told = asked(vault, at)
    made = make_package(vault, desk.house, who(vault), at, told.id, 2)
    report = make_state_report(vault, who(vault), at, str(uuid.uuid4()), 2025)
    for name, entry in (("package", made), ("report", report)):
        folder = tmp_path / "left" / name
        folder.mkdir(parents=True)
        files = vault.matters.files(
            entry.matter, entry.number, at=at, by="x", role="supervisor", why="canary"
        )
        for file, content in files.items():
            (folder / file).write_bytes(content)
    assert len(words) > 40
    assert leaks(tmp_path / "left", words) == []
    listed = json.loads((tmp_path / "left" / "package" / LIST).read_bytes())
    assert set(listed["sha256"]) == {
        "package.json",
        "rows.csv",
        "withheld.csv",
        "package-en.pdf",
        "package-es.pdf",
    }
    told_all = json.loads((tmp_path / "left" / "package" / "package.json").read_bytes())
    assert {Ground.IDENTIFIER, Ground.TELLS_WHO, Ground.ACCOUNT, Ground.UNREAD, Ground.TEXT_OF_PERSON} <= {
        Ground(code) for code in told_all["withheld_by_ground"]
    }


def test_who_asks_lies_sealed_and_its_opening_is_on_record(desk: Publishing) -> None:
    vault, at = desk.vault, desk.at
    told = asked(vault, at)
    raw = rows(vault, "SELECT body, sealed, files FROM vault_matterentry")
    assert all(b"Quimby" not in bytes(cell) for row in raw for cell in row)
    vault.matters.open(told.id, 1, at=at, by="d.quill", role="counsel", why="test")
    assert [by for _, by, _, _ in vault.reads(told.id)] == ["d.quill"]


# ---------------------------------------------------------------- cuts, tampering, samples


def test_whenever_the_power_fails_an_entry_is_there_whole_or_not_at_all(sqlite: tuple[str, str]) -> None:
    id = str(uuid.uuid4())

    def prepare(vault: Vault) -> None:
        with_hand_overs(vault, (FELONY,))

    def act(vault: Vault) -> None:
        make_state_report(vault, who(vault), AT, id, 2025, pdf=False)

    found = killed_everywhere(sqlite, prepare, act)
    assert found.nothing
    assert found.everything


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


def test_a_sample_is_drawn_by_what_nobody_knew_and_anybody_draws_the_same(desk: Publishing) -> None:
    vault, at, auditor = desk.vault, desk.at, who(desk.vault, Role.AUDITOR, "t.marlow")
    log, signed = desk.house.log(), SignedLog(desk.world)
    id = str(uuid.uuid4())
    with pytest.raises(SampleError, match="cannot be drawn"):
        ask_for_sample(vault, log, auditor, at, str(uuid.uuid4()), 10_000)
    entry = ask_for_sample(vault, log, auditor, at, id, 5)
    with pytest.raises(RefusedActError, match="has not grown"):
        draw_sample(vault, log, auditor, at, id)
    vault.close(local(2026, 12, 2, 0, 5))
    signed.take(vault)
    drawn = draw_sample(vault, log, auditor, at, id)
    assert len(set(drawn.body["records"])) == 5
    assert draw_sample(vault, log, auditor, at, id) == drawn
    told = asked_of(entry)
    root = bytes.fromhex(drawn.body["root"])
    assert draw(told, reversed(vault.records()), seed_of(told, root)) == tuple(drawn.body["records"])
    assert told.digest == population_digest(vault.records())
    with pytest.raises(SampleError, match="not the records"):
        draw(told, ["rec-chosen", *vault.records()], seed_of(told, root))
