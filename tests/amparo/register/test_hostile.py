"""Proofs that were changed, cut, made up or made to harm: each is refused or found, and nothing crashes."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.terms import AmparoError
from amparo.tlog import FormatError, LogError, make_record, read_proof_file
from tests.amparo.register.cases import AGENCY, RECEIVED
from tests.amparo.register.logs import drawn, small_log
from tests.amparo.register.test_log import flipped
from tests.amparo.register.test_proof import WHOLE, checked, codes


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


def test_how_deep_a_value_may_be_is_the_same_for_every_program() -> None:
    told = plain()
    for lists, read in ((192, True), (193, True), (194, False)):  # the value stands in seven others
        inner: Any = None
        for _ in range(lists):
            inner = [inner]
        content = set_at(told, (*RECORD, "fields", 0, "value"), inner)
        if read:
            assert codes(checked(content)) == ["record_unproved"]
            continue
        with pytest.raises(FormatError, match="more than 200 deep"):
            checked(content)


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
