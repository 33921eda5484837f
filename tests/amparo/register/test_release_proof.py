"""Whether the manifest of a release is in the log: a real proof, none, another's, and one that was changed."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from amparo.clock import CALIFORNIA
from amparo.register import Level, Pinned, read_log
from amparo.register.release import Release, add_proof, files_of, read_release, write_release
from amparo.register.release_proof import check_release_proof
from amparo.release.records import release_values
from amparo.tlog import Record, make_record
from tests.amparo.register.logs import FIRST, LOG_KEY, ORIGIN, STRANGER, SmallLog, drawn, small_log, write_log
from tests.amparo.register.releases import small_release

AGENCY, DAY = "Madrone-Sheriff", date(2026, 10, 5)  # a Monday
KEYS = Pinned((LOG_KEY.verifier,))


def record_of(release: Release, **changed: object) -> Record:
    told = {"agency": AGENCY, "number": release.number, "manifest": release.manifest} | changed
    values = release_values(at=datetime(2026, 10, 5, 9, tzinfo=CALIFORNIA), **told)  # type: ignore[arg-type]
    return make_record(values, drawn("release", release.number))


def logged(record: Record) -> SmallLog:
    log = small_log((DAY - FIRST).days)
    log.close(AGENCY, DAY, [record])
    return log


@pytest.fixture
def release(tmp_path: Path) -> Release:
    made = replace(small_release(), origin=ORIGIN)
    write_release(tmp_path / "0001", files_of(made))
    return read_release(tmp_path / "0001")


def proved(release: Release, record: Record) -> Release:
    assert release.folder is not None
    add_proof(release.folder, logged(record).proof(AGENCY, DAY, [(0, record)]).written)
    return read_release(release.folder)


def codes(release: Release, **more: object) -> list[str]:
    return [one.code for one in check_release_proof(release, **({"pinned": KEYS} | more))]  # type: ignore[arg-type]


def test_without_a_proof_it_is_said_that_there_is_none_yet(release: Release) -> None:
    assert codes(release) == ["release_unproved"]


def test_a_manifest_that_the_log_holds_is_said_to_be_held_with_its_day(release: Release) -> None:
    after = proved(release, record_of(release))
    (found,) = check_release_proof(after, pinned=KEYS)
    assert (found.code, found.level) == ("release_proved", Level.FINE)
    assert "2026-10-05" in found.en
    assert "2026-10-05" in found.es


def test_without_a_key_it_is_not_relied_on(release: Release) -> None:
    after = proved(release, record_of(release))
    assert "release_proved" not in codes(after, pinned=None)
    assert any(
        one.level is Level.FAULT for one in check_release_proof(after, pinned=Pinned((STRANGER.verifier,)))
    )


def test_a_copy_of_the_log_answers_for_the_keys(release: Release, tmp_path: Path) -> None:
    record = record_of(release)
    after = proved(release, record)
    copy = read_log(write_log(logged(record), tmp_path / "log"))
    assert codes(after, pinned=None, log=copy)[-1] == "release_proved"


@pytest.mark.parametrize("changed", [{"manifest": "0" * 64}, {"number": 2}])
def test_a_proof_of_another_manifest_is_refused(release: Release, changed: dict[str, object]) -> None:
    assert codes(proved(release, record_of(release, **changed))) == ["release_other_manifest"]


def test_a_proof_of_another_log_is_refused(release: Release) -> None:
    after = replace(proved(release, record_of(release)), origin="encina.example/log")
    assert codes(after) == ["release_other_log"]


def test_a_proof_that_cannot_be_read_is_named(release: Release) -> None:
    (found,) = check_release_proof(replace(release, proof=b"{"), pinned=KEYS)
    assert (found.code, found.place) == ("release_proof_unread", "0001/manifest.proof.json")


def test_one_bit_of_a_proof_is_found(release: Release) -> None:
    after = proved(release, record_of(release))
    assert after.proof is not None
    flipped = after.proof.replace(b'"path":["', b'"path":["A', 1)
    assert any(
        one.level is Level.FAULT for one in check_release_proof(replace(after, proof=flipped), pinned=KEYS)
    )
