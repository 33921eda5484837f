"""Attestations beside a log: months that are attested, months that are not, and attestations that do not fit the days."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from amparo.register import Pinned, Report, check_log
from amparo.release.records import spelt
from amparo.tlog import ProofFile, Record, make_record
from tests.amparo.register.logs import (
    FIRST,
    LOG_KEY,
    ONE,
    STRANGER,
    WITNESS,
    SmallLog,
    attestation,
    drawn,
    signed,
    small_log,
    write_attestation,
    write_log,
)
from tests.amparo.register.test_log import flipped, some_bits

AGENCY = "Madrone-Sheriff"
OCTOBER = date(2026, 10, 1)
MADE = date(2026, 11, 2)  # a Monday
ON = date(2026, 11, 6)  # a Friday: the days through the fourth must be there


def log_with(
    change: dict[str, Any] | None = None, ends: date | None = None, made: date = MADE, last: int = 35
) -> tuple[SmallLog, ProofFile]:
    """A log of a month and five days, in which an office attested the month, and the proof of that."""
    log, record = small_log(0), None
    while len(log.entries) < last:
        day = FIRST + ONE * len(log.entries)
        if day == made:
            record = _changed(attestation(log, AGENCY, OCTOBER, made, ends=ends), change or {})
        log.close(AGENCY, day, [record] if day == made and record else [])
    assert record is not None
    shown = record.shown([field.name for field in record.fields if field.name != "by"])
    return log, log.proof(AGENCY, made, [(0, shown)])


def _changed(record: Record, change: dict[str, Any]) -> Record:
    values = {field.name: field.content for field in record.fields}
    return make_record({**values, **change}, drawn("attestation"))


def checked(folder: Path, on: date = ON) -> Report:
    return check_log(folder, on=on, pinned=Pinned.of([LOG_KEY.verifier], [WITNESS.verifier]))


def codes(report: Report) -> list[str]:
    return [one.code for one in report.faults]


def test_a_month_that_an_office_attested_is_told(tmp_path: Path) -> None:
    log, proof = log_with()
    write_attestation(write_log(log, tmp_path), AGENCY, "2026-10", proof)
    report = checked(tmp_path)
    assert report.faults == ()
    told = next(one for one in report.findings if one.code == "attested")
    assert told.en == f"{AGENCY}: 1 month attested (2026-10), by: Records office."
    assert "Oficina de registros" in told.es


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2026, 11, 1), []),
        (date(2026, 11, 2), ["attest_waiting"]),
        (date(2026, 12, 1), ["attest_waiting"]),
        (date(2026, 12, 2), ["attest_missing", "attest_waiting"]),  # October; and November is over now, too
    ],
)
def test_a_month_without_attestation_shows_a_day_after_it_ended(
    tmp_path: Path, on: date, codes: list[str]
) -> None:
    write_log(log_with()[0], tmp_path)
    assert sorted(one for one in checked(tmp_path, on).codes if one.startswith("attest")) == codes


def test_a_proof_of_an_earlier_checkpoint_of_the_same_log_is_good(tmp_path: Path) -> None:
    log, proof = log_with()
    day = proof.days[0]
    earlier = replace(day, path=tuple(log.tree.inclusion(day.index, 34)))
    write_attestation(write_log(log, tmp_path), AGENCY, "2026-10", ProofFile(log.note(34), (earlier,)))
    assert checked(tmp_path).faults == ()


def test_an_agency_that_left_the_log_is_not_missing(tmp_path: Path) -> None:
    log, proof = log_with(ends=date(2026, 11, 4))
    write_attestation(write_log(log, tmp_path), AGENCY, "2026-10", proof)
    report = checked(tmp_path, date(2026, 11, 30))
    assert report.faults == ()
    assert "agency_left" in report.codes


def leaving(folder: Path, *, last: int, attested: int = 15) -> Report:
    """An agency leaves with the fifteenth; that it does stands in the day of the eighteenth. What a reader finds."""
    log, made, ends = small_log(0), date(2026, 10, 18), date(2026, 10, 15)
    while len(log.entries) < last:
        day = FIRST + ONE * len(log.entries)
        if day == made:
            told = [[one.isoformat(), spelt(root)] for (_, one), root in log.roots.items()][:attested]
            record = _changed(attestation(log, AGENCY, OCTOBER, made, ends=ends), {"days": told})
        log.close(AGENCY, day, [record] if day == made else [])
    shown = record.shown([field.name for field in record.fields if field.name != "by"])
    write_attestation(write_log(log, folder), AGENCY, "2026-10", log.proof(AGENCY, made, [(0, shown)]))
    return checked(folder, date(2026, 12, 24))


def test_an_agency_that_leaves_within_a_month_closes_days_until_its_attestation_stands(
    tmp_path: Path,
) -> None:
    report = leaving(tmp_path, last=18)
    assert codes(report) == []
    assert "agency_left" in report.codes


def test_an_agency_that_left_closes_no_day_after_that_of_its_attestation(tmp_path: Path) -> None:
    assert codes(leaving(tmp_path, last=19)) == ["agency_after_end"]


def test_an_agency_that_leaves_attests_every_day_until_then(tmp_path: Path) -> None:
    assert "attest_not_covered" in codes(leaving(tmp_path, last=18, attested=14))


def test_an_agency_that_went_on_after_its_last_day_is_found(tmp_path: Path) -> None:
    log, proof = log_with(ends=date(2026, 11, 3))
    write_attestation(write_log(log, tmp_path), AGENCY, "2026-10", proof)
    assert codes(checked(tmp_path)) == ["agency_after_end"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "event"}, "attest_form"),
        ({"agency": "Pico-Library"}, "attest_form"),
        ({"month": "2026-09"}, "attest_form"),
        ({"office": "the clerk"}, "attest_form"),
        ({"ends": "soon"}, "attest_form"),
        ({"days": []}, "attest_form"),
        ({"days": [["2026-11-01", "A" * 43 + "="]]}, "attest_form"),
        ({"days": [["2026-10-01", "A" * 43 + "="]]}, "attest_not_covered"),
        ({"days": [[1, 2]]}, "file_form"),
        ({"days": {"2026-10-01": 1}}, "file_form"),
    ],
)
def test_an_attestation_of_something_else_is_found(tmp_path: Path, change: dict[str, Any], code: str) -> None:
    log, proof = log_with(change)
    write_attestation(write_log(log, tmp_path), AGENCY, "2026-10", proof)
    report = checked(tmp_path)
    assert codes(report) == [code]
    assert report.faults[0].place == f"attestations/{AGENCY}/2026-10.json"


def test_an_attestation_before_the_days_were_over_is_found(tmp_path: Path) -> None:
    log = small_log(20, [AGENCY])
    record = attestation(log, AGENCY, OCTOBER, date(2026, 10, 10))
    log = small_log(9, [AGENCY])
    log.close(AGENCY, date(2026, 10, 10), [record])
    write_attestation(
        write_log(log, tmp_path), AGENCY, "2026-10", log.proof(AGENCY, date(2026, 10, 10), [(0, record)])
    )
    assert codes(checked(tmp_path, date(2026, 10, 11))) == ["attest_early"]


def test_an_attestation_from_another_log_or_by_a_stranger_is_found(tmp_path: Path) -> None:
    log, proof = log_with()
    folder = write_log(log, tmp_path)
    other = small_log(0)
    other.entries = [log.entries[1], *log.entries[1:]]
    strange = {
        "attest_other_log": signed(other.head().text),
        "checkpoint-no-key": log.note(key=STRANGER),
        "foreign_origin": signed(replace(log.head(), origin="log.elsewhere.example").text),
    }
    for code, note in strange.items():
        write_attestation(folder, AGENCY, "2026-10", ProofFile(note, proof.days))
        assert codes(checked(folder)) == [code]


def test_one_flipped_bit_in_an_attestation_is_found_and_the_file_named(tmp_path: Path) -> None:
    log, proof = log_with()
    file = write_attestation(write_log(log, tmp_path), AGENCY, "2026-10", proof)
    content = file.read_bytes()
    for bit in some_bits(file, 60):
        file.write_bytes(flipped(content, bit))
        assert {one.place for one in checked(tmp_path).faults} == {f"attestations/{AGENCY}/2026-10.json"}, bit
