"""A request for records from beginning to end, and a sample: nothing private leaves, and nobody lets their own package go."""

import json
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from amparo.casefile import Role, Sort, make_event
from amparo.casefile.sorts import SORTS
from amparo.oversight.fields import Ground, Kind
from amparo.oversight.package import Scope
from amparo.oversight.package_forms import LIST
from amparo.oversight.sampling import SampleError, draw, population_digest, seed_of
from amparo.oversight.state_report_forms import DATA
from amparo.register.release import read_releases
from amparo_desk.acts.actor import Actor, NotAllowedError
from amparo_desk.acts.draw_sample import ask_for_sample, asked_of, draw_sample
from amparo_desk.acts.records_request import (
    approve_package,
    count_package,
    extend_request,
    log_request,
    make_package,
    note_answered,
    read_texts,
)
from amparo_desk.acts.state_report import make_state_report
from amparo_desk.acts.step import RefusedActError
from amparo_desk.vault.matters import NoMatterError
from amparo_desk.vault.sealing import new_key
from amparo_desk.vault.store import Vault
from tests.amparo.oversight.cases_made import case
from tests.desk.canary import leaks, texts_in
from tests.desk.conftest import rows
from tests.desk.cut import killed_everywhere
from tests.desk.overseen import AT, READ, again, asked, read_all, who
from tests.desk.released import Publishing, fresh_databases, publishing
from tests.desk.signed import SignedLog
from tests.desk.test_canary import _filled
from tests.desk.told import local


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Publishing]:
    """A house with the sample's list of a year, and one release."""
    with fresh_databases(tmp_path) as databases:
        made = publishing(tmp_path, databases)
        made.close_year()
        made.publish()
        yield made


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


def test_a_package_that_was_let_go_stays_here_once_counsel_says_otherwise_of_a_text(desk: Publishing) -> None:
    vault, at = desk.vault, desk.at
    told = asked(vault, at)
    counsel, approver = who(vault, Role.COUNSEL, "d.quill"), who(vault, Role.RELEASE_APPROVER, "n.abara")
    package, _ = count_package(vault, desk.house, counsel, at, READ, told)
    told = read_all(desk, told)
    make_package(vault, desk.house, who(vault), at, told.id, told.next_number, pdf=False)
    told = again(vault, told)
    approve_package(vault, approver, at, told.id, told.next_number)
    told = again(vault, told)
    assert told.is_free
    text = package.unread[0]
    said = {(text.field, text.text): Ground.INVESTIGATION.value}
    read_texts(vault, counsel, at, told.id, told.next_number, said)
    told = again(vault, told)
    assert not told.is_free, "what counsel now withholds is still in it"
    with pytest.raises(RefusedActError, match="Nobody has let"):
        note_answered(vault, who(vault), at, told.id, told.next_number, sent_on=at.date(), how="mail")
    with pytest.raises(RefusedActError, match="no package that waits"):
        approve_package(vault, approver, at, told.id, told.next_number)


def test_a_text_that_counsel_withholds_stays_withheld_on_the_ground_that_was_said(desk: Publishing) -> None:
    vault, at = desk.vault, desk.at
    told = read_all(desk, asked(vault, at), lambda _: Ground.INVESTIGATION.value)
    made = make_package(vault, desk.house, who(vault), at, told.id, told.next_number, pdf=False)
    assert made.body["unread"] == 0
    package, _ = count_package(
        vault, desk.house, who(vault, Role.COUNSEL, "d.quill"), at, READ, again(vault, told)
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


def test_the_state_s_report_and_the_release_count_the_same_hand_overs(desk: Publishing) -> None:
    vault, at = desk.vault, desk.at
    made = make_state_report(vault, who(vault), at, str(uuid.uuid4()), 2025, pdf=False)
    files = vault.matters.files(made.matter, 1, at=at, by="x", role="supervisor", why="test")
    told = json.loads(files[DATA])
    (release,) = read_releases(desk.house.folder)
    cell = release.cells()["handovers", vault.agency, "2025", "handovers", ()]
    assert cell.value == told["transfer_count"] + sum(told["apart"].values()) == 1


def test_another_agency_finds_no_report_and_no_request_of_this_one(desk: Publishing) -> None:
    told = asked(desk.vault, desk.at)
    other = Vault("elsewhere", new_key())
    with pytest.raises(NoMatterError):
        other.matters.entries(told.id)
    with pytest.raises(NoMatterError):
        other.matters.open(told.id, 1, at=desk.at, by="x", role="counsel", why="test")
    assert other.matters.all("records_request") == []


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
@pytest.mark.parametrize("what", ["logged", "extended", "read"])
def test_whenever_the_power_fails_a_request_has_the_whole_entry_or_none(
    request: pytest.FixtureRequest, database: str, what: str
) -> None:
    id, at = str(uuid.uuid4()), AT
    scope = Scope(date(2025, 1, 1), date(2025, 12, 31), (Kind.REQUESTS,))

    def logged(vault: Vault) -> None:
        own = {"received_on": at.date(), "scope": scope, "requester": "Quimby", "reach": "", "said": "all"}
        log_request(vault, who(vault), at, id, **own)  # type: ignore[arg-type]

    def act(vault: Vault) -> None:
        match what:
            case "logged":
                logged(vault)
            case "extended":
                extend_request(vault, who(vault), at, id, 2, "two buildings")
            case _:
                said = {("request_received.office", "San Francisco"): "give"}
                read_texts(vault, who(vault, Role.COUNSEL, "d.quill"), at, id, 2, said)

    def prepare(vault: Vault) -> None:
        if what != "logged":
            logged(vault)

    cuts = killed_everywhere(request.getfixturevalue(database), prepare, act)
    assert cuts.nothing
    assert cuts.everything


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
