"""What was approved is what lies in the folder and in the log, whatever is cut off, restored or changed; and the public list."""

import json
import shutil
import threading
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from amparo.register.release import (
    MANIFEST,
    canonical,
    folder_name,
    manifest_of,
    read_releases,
    write_release,
)
from amparo.terms import FileError
from amparo.tlog import read_proof_file
from amparo_desk.acts.release_approve import approve_release
from amparo_desk.public_list import read_public_list
from amparo_desk.releasing import OtherReleaseError, add_proofs, finish, known
from amparo_desk.vault.releases import Releases, TakenError
from amparo_desk.vault.store import Vault
from tests.desk.conftest import KEY, NAMES
from tests.desk.released import ALIASES, LATER, Publishing, fresh_databases, point_at, publishing
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
    files[MANIFEST] = manifest_of(
        1, {path: own for path, own in files.items() if path != MANIFEST}, "5a" * 32
    )
    write_release(other / folder_name(1), files)
    desk.move(other)
    with pytest.raises(OtherReleaseError, match="not the release that was approved"):
        known(desk.house)


def test_after_an_older_database_was_restored_the_folder_s_releases_count_and_the_next_follows_them(
    desk: Publishing, tmp_path: Path
) -> None:
    older = tmp_path / "older"
    older.mkdir()
    for alias in ALIASES:
        connections[alias].close()
        shutil.copy(tmp_path / f"{alias}.sqlite3", older)
    first = desk.publish()
    point_at(older)
    assert desk.house.releases.all() == []
    second = desk.publish()
    assert (second.number, second.told["previous"]) == (2, first.manifest)
    assert [one.number for one in read_releases(desk.house.folder)] == [1, 2]


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
