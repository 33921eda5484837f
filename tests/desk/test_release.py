"""A release at the desk: counted by one, approved by another, written whole, in the log, proved; corrected and withdrawn."""

import json
import shutil
import threading
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connections

from amparo.casefile import Role
from amparo.register.release import (
    MANIFEST,
    State,
    Withdrawn,
    canonical,
    folder_name,
    manifest_of,
    read_releases,
    write_release,
)
from amparo.terms import FileError
from amparo.tlog import read_proof_file
from amparo_desk.acts.actor import NotAllowedError
from amparo_desk.acts.release_approve import STALE_AFTER, approve_release
from amparo_desk.acts.release_close_period import close_period
from amparo_desk.acts.release_draft import draft_release
from amparo_desk.acts.release_drop import drop_release
from amparo_desk.acts.step import RefusedActError
from amparo_desk.public_list import read_public_list
from amparo_desk.releasing import OtherReleaseError, add_proofs, finish, known
from amparo_desk.vault.releases import DraftState, Releases, TakenError
from amparo_desk.vault.store import Vault
from tests.desk.conftest import KEY, NAMES
from tests.desk.released import LATER, SAMPLES, Publishing, fresh_databases, publishing
from tests.desk.signed import SignedLog
from tests.desk.test_erasing import past_the_triggers
from tests.desk.told import local


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Publishing]:
    """A house of two agencies of which an office closed 2025."""
    with fresh_databases(tmp_path) as databases:
        made = publishing(tmp_path, databases, agencies=2)
        made.close_year()
        yield made


def figure(desk: Publishing, number: int, table: str, measure: str, **by: str) -> int | None:
    """A figure of the first agency's 2025 in a release."""
    release = read_releases(desk.house.folder)[number - 1]
    return release.cells()[table, desk.agencies[0], "2025", measure, tuple(by.items())].value


# The way of a release.


def test_one_person_counts_another_approves_and_the_folder_holds_it_whole(desk: Publishing) -> None:
    draft = desk.draft()
    assert (draft.state, draft.number, draft.is_whole) == (DraftState.WAITING, 1, True)
    assert not desk.house.folder.exists(), "a draft is public nowhere"
    done = approve_release(desk.house, desk.approver, desk.at, draft.id)
    assert (done.state, done.end and done.end.by) == (DraftState.PUBLISHED, "s.ode")
    (release,) = read_releases(desk.house.folder)
    assert release.manifest == draft.manifest
    assert release.log == ("log/keys/000.note",)
    assert figure(desk, 1, "requests", "received") == 22
    assert figure(desk, 1, "parts", "asked") == 43
    assert release.asked_of(desk.agencies[1], "2025").state == "none_known"  # type: ignore[union-attr]
    assert list(desk.vault.check_all()) == []


def test_every_opening_for_it_is_on_record(desk: Publishing) -> None:
    desk.draft()
    for record in desk.vault.records():
        assert ("i.vela", "supervisor", "draft_release") in {told[1:] for told in desk.vault.reads(record)}


def test_progress_is_told_record_by_record(desk: Publishing) -> None:
    told: list[tuple[str, int, int]] = []
    desk.draft(progress=lambda *one: told.append(one))
    assert told == [(desk.agencies[0], number, 24) for number in range(1, 25)]


def test_whoever_counted_it_does_not_approve_it_whatever_their_roles(desk: Publishing) -> None:
    both = frozenset({Role.SUPERVISOR, Role.RELEASE_APPROVER})
    actor = desk.actor()
    drafter = type(actor)(actor.account, both, actor.agency)
    draft = draft_release(desk.house, drafter, desk.at, str(uuid.uuid4()))
    with pytest.raises(RefusedActError, match="somebody else approves"):
        approve_release(desk.house, drafter, desk.at, draft.id)
    with pytest.raises(NotAllowedError):
        approve_release(desk.house, desk.actor("b.lane"), desk.at, draft.id)
    partner = desk.actor("p.hale", Role.RELEASE_APPROVER, agency=1)
    done = approve_release(desk.house, partner, desk.at, draft.id)
    assert done.end is not None
    assert (done.agency, done.end.agency) == (desk.agencies[0], desk.agencies[1])


def test_of_two_drafts_one_is_published_and_the_other_is_counted_anew(desk: Publishing) -> None:
    first, second = desk.draft(), desk.draft()
    approve_release(desk.house, desk.approver, desk.at, first.id)
    assert desk.house.releases.draft(second.id).state is DraftState.OVERTAKEN
    with pytest.raises(TakenError, match="Count anew"):
        approve_release(desk.house, desk.approver, desk.at, second.id)
    assert [one.number for one in read_releases(desk.house.folder)] == [1]


def test_approved_twice_it_is_published_once_and_what_was_dropped_is_not_at_all(desk: Publishing) -> None:
    draft, other = desk.draft(), desk.draft()
    for _ in range(2):
        approve_release(desk.house, desk.approver, desk.at, draft.id)
    with pytest.raises(TakenError, match="never thrown away"):
        drop_release(desk.house, desk.actor(), desk.at, draft.id)
    drop_release(desk.house, desk.actor(), desk.at, other.id)
    drop_release(desk.house, desk.actor(), desk.at, other.id)
    with pytest.raises(TakenError, match="thrown away"):
        approve_release(desk.house, desk.approver, desk.at, other.id)


def test_a_draft_that_lay_too_long_is_counted_anew(desk: Publishing) -> None:
    draft = desk.draft()
    with pytest.raises(RefusedActError, match="14 days ago"):
        approve_release(desk.house, desk.approver, desk.at + STALE_AFTER + timedelta(hours=1), draft.id)


def test_counted_twice_under_one_name_it_is_one_draft(desk: Publishing) -> None:
    id = str(uuid.uuid4())
    made = [draft_release(desk.house, desk.actor(), desk.at, id) for _ in range(2)]
    assert made[0].manifest == made[1].manifest
    assert len(desk.house.releases.all()) == 1


# Periods.


def test_without_an_office_s_word_there_is_no_figure_and_no_zero(tmp_path: Path) -> None:
    with fresh_databases(tmp_path) as databases:
        desk = publishing(tmp_path, databases)
        desk.publish()
        (release,) = read_releases(desk.house.folder)
        assert {row.cell.state for table in release.tables.values() for row in table.rows} == {State.MISSING}
        assert {one.state for one in release.asked} == {"did_not_answer"}
        desk.close_year()
        desk.publish()
        second = read_releases(desk.house.folder)[1]
        assert {one.reason for one in second.corrections} == {"period_closed"}
        assert figure(desk, 2, "requests", "received") == 22


def test_a_period_is_closed_once_it_is_over_and_its_days_are_closed(desk: Publishing) -> None:
    vault, actor = desk.vault, desk.actor()
    with pytest.raises(RefusedActError, match="not over"):
        close_period(vault, actor, local(2026, 9, 30, 23), "2026-Q3", "records")
    vault.close(local(2026, 9, 30, 0, 5))
    with pytest.raises(RefusedActError, match="Not every day"):
        close_period(vault, actor, local(2026, 10, 1, 9), "2026-Q3", "records")
    vault.close(local(2026, 10, 1, 0, 5))
    for _ in range(2):
        close_period(vault, actor, local(2026, 10, 1, 9), "2026-Q3", "counsel")
    assert vault.periods.closed()["2026-Q3"].office == "counsel"
    assert "2026" not in vault.periods.closed()
    with pytest.raises(NotAllowedError):
        close_period(vault, desk.actor(role=Role.CLERK), desk.at, "2025", "records")


def test_four_closed_quarters_are_a_closed_year(vault: Vault) -> None:
    for quarter in (1, 2, 3, 4):
        assert "2024" not in vault.periods.closed()
        vault.periods.close(f"2024-Q{quarter}", "records", at=LATER, by="i.vela", role="supervisor")
    assert vault.periods.closed()["2024"].on == date(2026, 12, 1)


# Corrections and withdrawals.


def test_a_correction_names_old_new_and_why_and_the_first_release_stands(
    desk: Publishing, tmp_path: Path
) -> None:
    desk.publish()
    before = (desk.house.folder / "0001" / "manifest.json").read_bytes()
    more = tmp_path / "late.csv"
    lines = (SAMPLES / "jail-requests-2025.csv").read_text("utf-8").splitlines()
    more.write_text("\n".join([lines[0], lines[1].replace("R-001", "R-901").replace("B-10", "B-77")]) + "\n")
    desk.take_in(more)
    desk.publish(reason="late_entry")
    second = read_releases(desk.house.folder)[1]
    told = {(one.table, one.measure, one.by): one for one in second.corrections}
    one = told["requests", "received", ()]
    assert (one.release, one.old.value, one.new.value, one.reason) == (1, 22, 23, "late_entry")
    assert (desk.house.folder / "0001" / "manifest.json").read_bytes() == before
    assert second.previous == read_releases(desk.house.folder)[0].manifest


def test_a_release_is_withdrawn_by_one_that_says_so_and_stays_withdrawn(desk: Publishing) -> None:
    desk.publish()
    with pytest.raises(RefusedActError, match="no such release"):
        desk.draft(withdraw=Withdrawn(2, "figures_wrong"))
    desk.publish(withdraw=Withdrawn(1, "figures_wrong"))
    with pytest.raises(RefusedActError, match="withdrawn already"):
        desk.draft(withdraw=Withdrawn(1, "could_identify"))
    desk.publish()
    for release in read_releases(desk.house.folder)[1:]:
        assert [(one.release, one.reason) for one in release.withdrawn] == [(1, "figures_wrong")]


# What is cut off, restored, changed.


def test_a_folder_that_cannot_be_written_leaves_nothing_and_the_next_try_writes_it(
    desk: Publishing, tmp_path: Path
) -> None:
    draft, folder = desk.draft(), desk.house.folder
    (tmp_path / "a-file").write_text("x")
    desk.move(tmp_path / "a-file" / "releases")
    with pytest.raises(FileError, match="it cannot be written"):
        approve_release(desk.house, desk.approver, desk.at, draft.id)
    desk.move(folder)
    approve_release(desk.house, desk.approver, desk.at, draft.id)
    assert finish(desk.house) == []
    assert [one.manifest for one in read_releases(folder)] == [draft.manifest]


def test_a_lost_folder_is_written_again_from_what_was_approved_byte_for_byte(desk: Publishing) -> None:
    desk.publish()
    before = {path: path.read_bytes() for path in desk.house.folder.rglob("*") if path.is_file()}
    shutil.rmtree(desk.house.folder)
    assert finish(desk.house) == [1]
    assert {path: path.read_bytes() for path in desk.house.folder.rglob("*") if path.is_file()} == before


def test_where_the_folder_holds_another_release_than_was_approved_nothing_goes_on(
    desk: Publishing, tmp_path: Path
) -> None:
    first, second = desk.draft(), desk.draft()
    approve_release(desk.house, desk.approver, desk.at, first.id)
    other = tmp_path / "other"
    files = desk.house.releases.files(second.id)
    told = json.loads(files["release.json"])
    told["made_on"] = "2026-12-02"
    files["release.json"] = canonical(told)
    files[MANIFEST] = manifest_of(1, {path: own for path, own in files.items() if path != MANIFEST})
    write_release(other / folder_name(1), files)
    desk.move(other)
    with pytest.raises(OtherReleaseError, match="not the release that was approved"):
        known(desk.house)


def test_two_who_approve_at_once_come_to_one_release(postgresql: tuple[str, str]) -> None:
    vaults = [Vault(next(NAMES), KEY, using=postgresql[0], keys=postgresql[1]) for _ in range(2)]
    releases = Releases(postgresql[0])
    number = releases.last_number() + 1
    drafts = [
        releases.keep(
            str(uuid.uuid4()),
            {"manifest.json": vault.agency.encode()},
            {},
            agency=vault.agency,
            number=number,
            at=LATER,
            by="i.vela",
            role="supervisor",
        )
        for vault in vaults
    ]
    ended: list[object] = []

    def approve(vault: Vault, place: int) -> None:
        try:
            vault.publish(drafts[place], agency=vault.agency, at=LATER, by="s.ode", role="release_approver")
            ended.append("published")
        except TakenError as error:
            ended.append(str(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=approve, args=told) for told in zip(vaults, (0, 1), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended.count("published") == 1
    assert any("approved meanwhile, from another draft" in str(one) for one in ended)
    assert releases.last_number() == number
    assert [list(vault.check_all()) for vault in vaults] == [[], []]


# The log.


def test_once_its_day_is_signed_the_proof_lies_beside_the_manifest(desk: Publishing) -> None:
    draft = desk.publish()
    vault, log = desk.vault, SignedLog(desk.world)
    vault.close(local(2026, 12, 2, 0, 5), date(2026, 12, 1))
    assert add_proofs(desk.house, log.log) == [], "nothing is signed yet"
    log.take(vault)
    assert add_proofs(desk.house, log.log) == ["0001/manifest.proof.json"]
    assert add_proofs(desk.house, log.log) == []
    (release,) = read_releases(desk.house.folder)
    assert release.proof is not None
    (shown,) = log.check(read_proof_file(release.proof))
    assert shown == {
        "kind": "release",
        "agency": draft.agency,
        "number": 1,
        "manifest": release.manifest,
        "day": {"@day": "2026-12-01"},
    }


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("vault_releasedraft", "manifest = '" + "0" * 64 + "'"),
        ("vault_releasedraft", "files = X'00'"),
        ("vault_releaseend", "at = '2027-01-01 00:00:00'"),
        ("vault_logrecord", "root = X'" + "00" * 32 + "'"),
    ],
)
def test_what_was_changed_past_the_triggers_is_named(desk: Publishing, table: str, change: str) -> None:
    desk.publish()
    kind = " AND kind = 'release'" if table == "vault_logrecord" else ""
    past_the_triggers(desk.vault, table, f"UPDATE {table} SET {change} WHERE agency = %s{kind}")
    found = list(desk.vault.check_all())
    assert ("0001", "release") in {(one.record, one.code) for one in found}
    assert all(one.in_language("en") != one.in_language("es") for one in found)


# The public list.


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('kind = "sheriff_jail"', 'kind = "castle"'), "none of ours"),
        (("since = 2025-01-01", 'since = "2025-01-01"'), "Write it bare"),
        (('region = "valley"', 'region = "moon"'), "no such region"),
        (("[[region]]", "colour = 1\n[[region]]"), "not known there"),
        (("[[region]]", "delay_days = 3\n[[region]]"), "at least 30"),
        (("[[region]]", "[[region"), "cannot be read"),
    ],
)
def test_an_odd_public_list_is_refused_by_place(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    with fresh_databases(tmp_path) as databases:
        desk = publishing(tmp_path, databases)
    file = desk.house.list_file
    file.write_text(file.read_text("utf-8").replace(*change), "utf-8")
    with pytest.raises(Exception, match=told):
        read_public_list(file)
