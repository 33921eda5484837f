"""The days of each agency in a log: missing, twice, out of order, of another form, and when a day is late."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from amparo.register import Pinned, Report, check_log
from amparo.tlog import DayLeaf
from tests.amparo.register.logs import FIRST, LOG_KEY, ONE, WITNESS, SmallLog, drawn, small_log, write_log

AGENCY = "Madrone-Sheriff"
LAST = date(2026, 10, 20)  # a Tuesday


def checked(log: SmallLog, folder: Path, on: date | None = LAST + 2 * ONE) -> Report:
    pinned = Pinned.of([LOG_KEY.verifier], [WITNESS.verifier])
    return check_log(write_log(log, folder), on=on, pinned=pinned)


def one_agency() -> SmallLog:
    return small_log(20, [AGENCY])


def said(report: Report) -> list[tuple[str, int | None]]:
    return [(one.code, one.entry) for one in report.faults]


@pytest.mark.parametrize(("later", "late"), [(0, False), (1, False), (2, False), (3, True)])
def test_a_day_is_late_once_the_day_after_it_has_ended(tmp_path: Path, later: int, late: bool) -> None:
    report = checked(one_agency(), tmp_path, LAST + ONE * later)
    assert said(report) == ([("agency_behind", None)] if late else [])


def test_without_a_day_nothing_is_judged_missing_at_the_end(tmp_path: Path) -> None:
    report = checked(one_agency(), tmp_path, None)
    assert report.faults == ()
    assert "not_dated" in report.codes


def test_missing_days_are_named(tmp_path: Path) -> None:
    log = one_agency()
    del log.entries[4], log.entries[9:11]
    report = checked(log, tmp_path)
    assert said(report) == [("agency_missing", None)]
    assert "missing: 2026-10-05, 2026-10-11 … 2026-10-12 (2)" in report.faults[0].en


def test_a_day_out_of_order_is_named_and_is_not_missing(tmp_path: Path) -> None:
    log = one_agency()
    log.entries.insert(12, log.entries.pop(4))
    assert said(checked(log, tmp_path)) == [("agency_order", 12)]


def test_a_day_twice_is_named_with_the_entry_that_closed_it_first(tmp_path: Path) -> None:
    log = one_agency()
    log.entries.append(log.entries[3])
    report = checked(log, tmp_path)
    assert said(report) == [("agency_twice", 20)]
    assert "after entry 3" in report.faults[0].en


def test_a_day_twice_with_different_roots_is_two_stories(tmp_path: Path) -> None:
    log = one_agency()
    log.entries.append(DayLeaf(AGENCY, FIRST + 3 * ONE, drawn("another story")).entry)
    report = checked(log, tmp_path)
    assert said(report) == [("agency_two_roots", 20)]
    assert "two stories" in report.faults[0].en


@pytest.mark.parametrize(
    "changed",
    [
        lambda entry: entry.replace(b"amparo-day\0\1", b"amparo-day\0\2"),
        lambda entry: entry + b"\0",
        lambda entry: entry[:0],
        lambda entry: entry.replace(b"2026", b"20Z6"),
        lambda entry: entry.replace(b"20261004", b"20261332"),
        lambda entry: entry.replace(b"Madrone", b"Madr\xc3\xb3n"),
    ],
)
def test_an_entry_of_another_form_is_named(tmp_path: Path, changed: Callable[[bytes], bytes]) -> None:
    log = one_agency()
    log.entries[3] = changed(log.entries[3])
    assert said(checked(log, tmp_path))[0] == ("leaf_form", 3)


def test_a_day_may_stand_in_an_entry_that_was_changed_so_it_is_not_called_missing(tmp_path: Path) -> None:
    folder = write_log(one_agency(), tmp_path)
    file = folder / "tile/entries/000.p/20"
    content = bytearray(file.read_bytes())
    content[94 * 4 + 90] ^= 1
    file.write_bytes(content)
    report = check_log(folder, on=LAST, pinned=Pinned.of([LOG_KEY.verifier], [WITNESS.verifier]))
    assert said(report) == [("tree_entry", 4)]
    assert "2026-10-05 may stand in an entry that cannot be relied on" in "\n".join(
        one.en for one in report.findings
    )


def test_a_day_that_had_not_ended_is_said(tmp_path: Path) -> None:
    report = checked(one_agency(), tmp_path, LAST)
    assert report.faults == ()
    assert "agency_ahead" in report.codes
