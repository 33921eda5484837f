"""A proof, checked: what is said of a good one, what of withheld fields, gaps and late entries, and of each kind of change."""

import json
from base64 import b64encode
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from amparo.casefile.sorts import SORTS
from amparo.clock import CALIFORNIA
from amparo.register import Pinned, Report, check_proof, read_log
from amparo.release.records import tombstone_values
from amparo.terms import FileError
from amparo.tlog import Day, DayLeaf, ProofFile, Record, make_record
from amparo.tlog.records import top
from tests.amparo.register.cases import AGENCY, CASE, LATE, small_case
from tests.amparo.register.logs import FIRST, LOG_KEY, ONE, STRANGER, WITNESS, drawn, small_log, write_log

PINNED = Pinned.of([LOG_KEY.verifier], [WITNESS.verifier])
WORDS = {sort.value: (told.en, told.es) for sort, told in SORTS.items()}
CASE_FILE = small_case()
WHOLE = CASE_FILE.proof(1, 2, 3).written


def checked(proof: ProofFile | bytes, pinned: Pinned = PINNED, **more: Any) -> Report:
    content = proof if isinstance(proof, bytes) else proof.written
    return check_proof(content, pinned=pinned, sorts=WORDS, **more)


def codes(report: Report) -> list[str]:
    return [one.code for one in report.faults]


def said(report: Report) -> str:
    return "\n".join(one.en for one in report.findings)


def test_a_whole_case_file_is_told_in_sentences() -> None:
    report = checked(WHOLE)
    assert report.faults == ()
    told = said(report)
    assert "Event 1 of record R-2026-014 (" in told
    assert "logged with 2026-10-05" in told
    assert (
        "happened on 2026-10-05 and was entered later: it is in the day 2026-10-08, 3 days after its own"
        in told
    )
    assert "events 1 to 3 follow one another" in told
    assert "corrects event 1; both stay in the log" in told
    assert "What this does not prove" in told
    assert len(report.shown) == 3


def test_in_spanish_it_is_told_too() -> None:
    told = "\n".join(one.es for one in checked(WHOLE).findings)
    assert "El evento 1 del expediente R-2026-014" in told
    assert "3 días después del suyo" in told


def test_withheld_fields_are_proved_unchanged_and_not_told() -> None:
    hide = frozenset({"by", "person.name", "day"})
    report = checked(CASE_FILE.proof(1, 2, 3, hide=hide))
    assert report.faults == ()
    assert "not_told_when" in report.codes
    assert "Rosa" not in said(report) + json.dumps([shown.to_json() for shown in report.shown])


def test_an_event_that_is_not_shown_is_said_to_exist() -> None:
    report = checked(CASE_FILE.proof(1, 3))
    assert report.faults == ()
    assert f"Record {CASE}: some of its events are not shown here: 2." in said(report)


def test_where_the_event_before_is_withheld_a_gap_cannot_be_told() -> None:
    report = checked(CASE_FILE.proof(1, 2, 3, hide=frozenset({"previous"})))
    assert report.faults == ()
    assert "chain_withheld" in report.codes
    assert "chain_whole" not in report.codes


def test_an_event_that_names_another_before_it_is_found() -> None:
    log = small_log(2)
    first = make_record({"kind": "event", "record": "R", "number": 1, "previous": None}, drawn("a"))
    second = make_record(
        {"kind": "event", "record": "R", "number": 2, "previous": None, "corrects": 1, "corrects_root": "AA"},
        drawn("b"),
    )
    log.close(AGENCY, LATE, [first, second])
    report = checked(log.proof(AGENCY, LATE, [(0, first), (1, second)]))
    assert codes(report) == ["corrects_unfit", "chain_unfit"]


def test_an_event_that_names_the_root_of_another_event_is_found() -> None:
    log = small_log(2)
    first = make_record({"kind": "event", "record": "R", "number": 1, "previous": None}, drawn("a"))
    other = b64encode(drawn("another")).decode()
    second = make_record({"kind": "event", "record": "R", "number": 2, "previous": other}, drawn("b"))
    log.close(AGENCY, LATE, [first, second])
    assert codes(checked(log.proof(AGENCY, LATE, [(0, first), (1, second)]))) == ["chain_unfit"]
    assert codes(checked(log.proof(AGENCY, LATE, [(1, second)]))) == []


def test_a_record_that_was_logged_with_two_fields_of_one_name_is_refused() -> None:
    one = make_record({"day": {"@day": "2026-10-08"}}, drawn("a"))
    two = make_record({"day": {"@day": "2026-10-01"}}, drawn("b"))
    double = Record((*one.fields, *two.fields), one.hidden[1:])
    log = small_log(2)
    day = Day([top(sorted([*(field.hashed for field in double.fields), *double.hidden]))], drawn("day"))
    log.days[AGENCY, LATE] = day
    log.entries.append(DayLeaf(AGENCY, LATE, day.root).entry)
    assert codes(checked(log.proof(AGENCY, LATE, [(0, double)]))) == ["record_unproved"]


def test_of_an_agency_that_enters_an_event_twice_each_proof_holds_and_says_that_there_may_be_another() -> (
    None
):
    log, day = small_log(2), FIRST + ONE * 2
    said = {"kind": "event", "agency": "Madrone-Sheriff", "record": "R-1", "number": 1, "previous": None}
    both = [make_record({**said, "sort": sort}, drawn(sort)) for sort in ("office_told", "handed_over")]
    log.close("Madrone-Sheriff", day, both)
    for place, record in enumerate(both):
        report = checked(log.proof("Madrone-Sheriff", day, [(place, record)]))
        assert report.faults == ()
        limits = next(one for one in report.findings if one.code == "limits_proof")
        assert "nothing else was entered beside it" in limits.en
        assert "al lado no se haya anotado otra cosa" in limits.es


def test_two_records_that_are_both_called_the_same_event_are_found() -> None:
    log = small_log(2)
    pair = [
        make_record({"kind": "event", "record": "R", "number": 1, "previous": None}, drawn(one))
        for one in "ab"
    ]
    log.close(AGENCY, LATE, pair)
    assert codes(checked(log.proof(AGENCY, LATE, enumerate(pair)))) == ["record_twice"]


def test_a_tombstone_tells_its_ground_and_nobodys_name() -> None:
    log = small_log(2)
    values = tombstone_values(
        AGENCY,
        "court_order",
        "Invented Code § 1",
        at=datetime(2026, 10, 8, 9, tzinfo=CALIFORNIA),
        role="counsel",
        is_free=True,
        roots=[drawn("root")],
    )
    stone = make_record(values, drawn("stone"))
    log.close(AGENCY, LATE, [stone])
    report = checked(log.proof(AGENCY, LATE, [(0, stone)]))
    assert report.faults == ()
    assert "Ground: A court ordered it. Law that counsel cited: Invented Code § 1" in said(report)


def test_a_record_of_another_agency_than_its_day_is_found() -> None:
    log = small_log(2)
    record = make_record({"kind": "event", "agency": "Pico-Library"}, drawn("a"))
    log.close(AGENCY, LATE, [record])
    assert codes(checked(log.proof(AGENCY, LATE, [(0, record)]))) == ["record_other_agency"]


def test_more_than_a_thousand_records_a_day_are_proved_through_a_tree_of_trees() -> None:
    log = small_log(2)
    records = [make_record({"kind": "event", "number": at}, drawn(at)) for at in range(1026)]
    log.close(AGENCY, LATE, records)
    report = checked(log.proof(AGENCY, LATE, [(1025, records[1025])]))
    assert report.faults == ()
    assert len(log.proof(AGENCY, LATE, [(1025, records[1025])]).days[0].records[0].steps) == 2


def test_a_proof_that_shows_no_day_proves_nothing() -> None:
    assert codes(checked(ProofFile(CASE_FILE.log.note(), ()))) == ["proof_empty"]


# Who signed


def test_without_a_key_nothing_is_believed() -> None:
    report = checked(WHOLE, Pinned())
    assert codes(report) == ["keys_none"]
    assert report.shown == ()


def test_another_key_is_not_believed() -> None:
    report = checked(WHOLE, Pinned.of([STRANGER.verifier]))
    assert codes(report) == ["checkpoint-no-key"]
    assert report.shown == ()


def test_a_copy_of_the_log_lends_its_keys_and_its_tree(tmp_path: Path) -> None:
    log = read_log(write_log(CASE_FILE.log, tmp_path))
    report = checked(WHOLE, Pinned(), log=log)
    assert report.faults == ()
    assert "same_log" in report.codes
    assert "keys-not-pinned" in report.codes


def test_a_copy_of_another_history_is_found(tmp_path: Path) -> None:
    other = small_case().log
    other.entries[0] = other.entries[1]
    assert codes(checked(WHOLE, log=read_log(write_log(other, tmp_path)))) == ["other_log"]


def test_an_older_copy_is_said_to_be_older(tmp_path: Path) -> None:
    report = checked(WHOLE, log=read_log(write_log(small_log(3), tmp_path)))
    assert report.faults == ()
    assert "longer_log" in report.codes


def test_a_copy_of_a_log_of_another_name_is_found(tmp_path: Path) -> None:
    log = small_case().log
    log.origin = "log.elsewhere.example"
    (tmp_path / "keys").mkdir()
    (tmp_path / "checkpoint").write_bytes(log.note().written.encode())
    assert codes(checked(WHOLE, log=read_log(tmp_path))) == ["foreign_origin"]


# C2SP tlog-proof


def test_a_tlog_proof_that_is_cut_from_ours_holds_its_entry() -> None:
    for proof in CASE_FILE.proof(1, 3).tlog_proofs():
        assert checked(proof.written.encode()).faults == ()
        bare = replace(proof, extra=None).written.encode()
        assert checked(bare, entry=proof.extra).faults == ()
        assert codes(checked(bare, entry=b"another")) == ["entry_unproved"]
        with pytest.raises(FileError, match="--entry"):
            checked(bare)


def test_an_entry_beside_our_own_proof_is_refused() -> None:
    with pytest.raises(FileError, match="holds its own entries"):
        checked(WHOLE, entry=b"")


def test_a_day_that_the_log_closed_twice_is_found() -> None:
    log = small_log(1)
    log.close(AGENCY, LATE, [make_record({"kind": "event"}, drawn("a"))])
    first = log.opened(AGENCY, LATE, [], 3)
    log.entries[0] = DayLeaf(AGENCY, LATE, drawn("another")).entry
    second = replace(first, index=0, entry=log.entries[0], path=tuple(log.tree.inclusion(0)))
    first = replace(first, path=tuple(log.tree.inclusion(first.index)))
    assert codes(checked(ProofFile(log.note(), (first, second)))) == ["day_twice"]


def test_a_proof_of_the_second_of_two_closings_is_found_where_there_is_a_copy_of_the_log(
    tmp_path: Path,
) -> None:
    log = small_log(200)
    first, day = log.entries[40], FIRST + ONE * 20
    log.close("Madrone-Sheriff", day, [make_record({"kind": "event"}, drawn("a"))])
    assert (first[:60], first[60:]) == (log.entries[-1][:60], drawn("day", "Madrone-Sheriff", day))
    proof = log.proof("Madrone-Sheriff", day, [(0, make_record({"kind": "event"}, drawn("a")))])
    folder = write_log(log, tmp_path)
    assert codes(checked(proof)) == [], "alone it cannot be told"
    assert codes(checked(proof, log=read_log(folder))) == ["day_twice"]
    (folder / "tile/entries/000").write_bytes(b"cut")
    assert codes(checked(proof, log=read_log(folder))) == ["file_form"]


def test_an_entry_that_is_no_day_is_found() -> None:
    log = small_log(1)
    log.entries.append(b"something else")
    entry = log.entries[-1]
    day = replace(CASE_FILE.proof(1).days[0], index=2, entry=entry, path=tuple(log.tree.inclusion(2)))
    assert codes(checked(ProofFile(log.note(), (day,)))) == ["leaf_form"]


def test_a_copy_that_lacks_a_tile_is_said_to_lack_it(tmp_path: Path) -> None:
    folder = write_log(CASE_FILE.log, tmp_path)
    (folder / "tile/0/000.p/24").unlink()
    assert codes(checked(WHOLE, log=read_log(folder))) == ["file_missing"]
    (folder / "tile/0/000.p/24").write_bytes(bytes(24 * 32))
    assert codes(checked(WHOLE, log=read_log(folder))) == ["tree_root"]
