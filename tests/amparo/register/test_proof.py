"""A proof, checked: what is said of a good one, what of withheld fields, gaps and late entries, and of each kind of change."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.casefile.sorts import SORTS
from amparo.clock import CALIFORNIA
from amparo.register import Pinned, Report, check_proof, read_log
from amparo.release.records import tombstone_values
from amparo.terms import AmparoError, FileError
from amparo.tlog import Day, DayLeaf, FormatError, LogError, ProofFile, Record, make_record, read_proof_file
from amparo.tlog.records import top
from tests.amparo.register.cases import AGENCY, CASE, LATE, RECEIVED, small_case
from tests.amparo.register.logs import LOG_KEY, STRANGER, WITNESS, drawn, small_log, write_log
from tests.amparo.register.test_log import flipped

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
    assert "happened on 2026-10-05 and was logged with the day 2026-10-08: 3 days late" in told
    assert "events 1 to 3 follow one another" in told
    assert "corrects event 1; both stay in the log" in told
    assert "What this does not prove" in told
    assert len(report.shown) == 3


def test_in_spanish_it_is_told_too() -> None:
    told = "\n".join(one.es for one in checked(WHOLE).findings)
    assert "El evento 1 del expediente R-2026-014" in told
    assert "3 días tarde" in told


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


# Changed proofs


def plain() -> Any:
    return json.loads(WHOLE)


def set_at(told: Any, path: tuple[Any, ...], value: Any) -> bytes:
    inner = told
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return rfc8785.dumps(told)


RECORD = ("days", 0, "records", 0)
OTHER_ROOT = "A" * 43 + "="


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ((*RECORD, "fields", 0, "value"), "another", "record_unproved"),
        ((*RECORD, "fields", 0, "name"), "another", "record_unproved"),
        ((*RECORD, "fields", 0, "salt"), OTHER_ROOT, "record_unproved"),
        ((*RECORD, "hidden", 0), OTHER_ROOT, "record_unproved"),
        ((*RECORD, "hidden"), [], "record_unproved"),
        ((*RECORD, "steps", 0, "slot"), 0, "record_unproved"),
        ((*RECORD, "steps", 0, "slot"), 1024, "record_unproved"),
        ((*RECORD, "steps", 0, "path", 3), OTHER_ROOT, "record_unproved"),
        ((*RECORD, "steps"), [], "record_unproved"),
        ((*RECORD, "fields", 0, "name"), "x" * 256, "record_unproved"),
        (("days", 0, "index"), 9, "entry_unproved"),
        (("days", 0, "index"), 2**53 - 1, "entry_unproved"),
        (("days", 0, "entry"), OTHER_ROOT, "entry_unproved"),
        (("days", 0, "path"), [], "entry_unproved"),
        (("days", 0, "path", 0), OTHER_ROOT, "entry_unproved"),
    ],
)
def test_a_changed_proof_is_found(path: tuple[Any, ...], value: Any, code: str) -> None:
    assert codes(checked(set_at(plain(), path, value)))[0] == code


def test_a_field_that_is_shown_twice_is_found() -> None:
    told = plain()
    record = told["days"][0]["records"][0]
    record["fields"].append(record["fields"][0])
    record["hidden"].pop()
    assert codes(checked(rfc8785.dumps(told)))[0] == "record_unproved"


@pytest.mark.parametrize(
    "changed",
    [
        lambda content: content.replace(b'{"checkpoint":', b'{"days":[],"checkpoint":'),
        lambda content: content.replace(b'"index":', b'"index":1,"index":', 1),
        lambda content: json.dumps(json.loads(content), indent=1).encode(),
        lambda content: content + b"\n",
        lambda content: content.replace(b'"value":true', b'"value":NaN', 1),
        lambda content: content.replace(b'"value":true', b'"value":1e999', 1),
        lambda content: content.replace(b'"value":true', b'"value":' + b"9" * 5000, 1),
        lambda content: content.replace(b'"value":true', b'"value":9007199254740993', 1),
        lambda content: content.replace(b'"value":true', b'"value":' + b"[" * 99999 + b"]" * 99999, 1),
        lambda content: content.replace(b'"value":true', b'"value":"\\ud800"', 1),
        lambda content: content.replace(b'"index":', b'"index":-', 1),
        lambda content: content[: len(content) // 2],
        lambda content: content[:0],
        lambda content: content[:0] + b"null",
        lambda content: b"[" * 100_000 + content,
        lambda content: content.replace(b"amparo-proof/v1", b"amparo-proof/v2"),
        lambda content: content.replace(b"amparo-proof/v1", b"\xff"),
        lambda content: content.decode().encode("utf-16"),
    ],
)
def test_what_is_no_proof_file_is_bad_input_and_named(changed: Callable[[bytes], bytes]) -> None:
    assert changed(WHOLE) != WHOLE
    with pytest.raises(FormatError, match=r"rosa\.json"):
        checked(changed(WHOLE), where="rosa.json")


def _refused(content: bytes) -> bool:
    try:
        return bool(checked(content).faults)
    except LogError:
        return True


@given(st.integers(0, len(WHOLE) * 8 - 1))
@settings(max_examples=150, deadline=None)
def test_one_flipped_bit_anywhere_in_a_proof_is_found(bit: int) -> None:
    assert _refused(flipped(WHOLE, bit))


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_no_bytes_whatever_break_the_check(content: bytes) -> None:
    for head in (b"", b"c2sp.org/tlog-proof@v1\n", b"c2sp.org/tlog-proof@v1\nindex 0\n\n"):
        try:
            checked(head + content)
        except AmparoError:
            continue


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-1e15, 1e15) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
PATHS = [
    ("checkpoint",),
    ("days",),
    ("days", 0),
    ("days", 0, "path"),
    ("days", 0, "records"),
    RECORD,
    (*RECORD, "fields"),
    (*RECORD, "fields", 0),
    (*RECORD, "fields", 0, "value"),
    (*RECORD, "hidden", 0),
    (*RECORD, "steps", 0),
    (*RECORD, "steps", 0, "slot"),
]


@given(st.sampled_from(PATHS), JSON)
@settings(max_examples=150, deadline=None)
def test_no_value_in_any_place_breaks_the_check(path: tuple[Any, ...], value: Any) -> None:
    try:
        content = set_at(plain(), path, value)
    except ValueError:
        return
    shows_less = value == [] and path == ("days", 0, "records")
    assert content == WHOLE or shows_less or _refused(content)


VALUES = st.fixed_dictionaries(
    {},
    optional={
        name: JSON
        | st.sampled_from(["event", "tombstone", 1, 2, 10**15, {"@day": "2026-10-08"}, {"@day": "x"}])
        for name in (
            "kind",
            "agency",
            "record",
            "number",
            "sort",
            "day",
            "previous",
            "corrects",
            "corrects_root",
            "ground",
        )
    },
)


@given(st.lists(VALUES, min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_whatever_a_log_signed_into_a_record_is_told_without_a_crash(values: list[dict[str, Any]]) -> None:
    try:
        records = [make_record(one, drawn(place)) for place, one in enumerate(values)]
    except ValueError:
        return
    log = small_log(1)
    log.close(AGENCY, RECEIVED, records)
    report = checked(log.proof(AGENCY, RECEIVED, enumerate(records)))
    assert len(report.shown) == len(records)
    assert json.dumps([one.to_json() for one in report.findings])


LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(-1e15, 1e15)
    | st.sampled_from([0.5, 1e-7, 123456789.5])
    | LETTERS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(LETTERS, inner, max_size=5),
    max_leaves=12,
)


@given(ANYTHING)
@settings(max_examples=200, deadline=None)
def test_a_value_in_its_one_spelling_is_read_and_in_no_other(value: Any) -> None:
    told = plain()
    told["days"][0]["records"][0]["fields"][0]["value"] = value
    content = rfc8785.dumps(told)
    read = read_proof_file(content)
    assert read.days[0].records[0].record.fields[0].value == rfc8785.dumps(value)
    other = json.dumps(told, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode()
    if other != content:
        with pytest.raises(FormatError):
            read_proof_file(other)
