"""The file that a holder is given: it proves what it shows, hides the rest, and any byte of it changed is noticed."""

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.tlog import (
    Checkpoint,
    Day,
    DayLeaf,
    FormatError,
    Kind,
    LogError,
    OpenedDay,
    OpenedRecord,
    ProofError,
    ProofFile,
    Signature,
    SigningKey,
    Tree,
    make_note,
    read_leaf,
    read_proof_file,
    root_of_day,
)
from tests.amparo.tlog.test_days import RECORD, SECRET, TUESDAY, roots


@pytest.fixture(scope="module")
def given_file() -> ProofFile:
    """Rosa's record of one day, with two fields shown, under a signed head."""
    day = Day([*roots(4), RECORD.root], SECRET)
    leaf = DayLeaf("madrone", TUESDAY, day.root)
    tree = Tree([b"before", leaf.entry, b"after"])
    key = SigningKey("log.county.example/amparo", Kind.ED25519, SECRET)
    text = Checkpoint(key.name, 3, tree.root()).text
    note = make_note(text, [Signature(key.name, key.verifier.key_id, key.sign(text))])
    opened = OpenedRecord(RECORD.shown({"act", "at"}), day.steps(4))
    return ProofFile(note, (OpenedDay(1, leaf.entry, tuple(tree.inclusion(1)), (opened,)),))


def test_a_proof_file_is_read_as_it_was_written(given_file: ProofFile) -> None:
    assert read_proof_file(given_file.written) == given_file
    assert read_proof_file(given_file.written).written == given_file.written
    assert rfc8785.dumps(json.loads(given_file.written)) == given_file.written


def test_a_proof_file_does_not_hold_what_is_not_shown(given_file: ProofFile) -> None:
    assert b"NoticeServed" in given_file.written
    for hidden in (b"Rosa", b"notification", b"person.name"):
        assert hidden not in given_file.written


def test_a_proof_file_leads_from_its_fields_to_the_signed_head(given_file: ProofFile) -> None:
    [day] = read_proof_file(given_file.written).days
    [opened] = day.records
    assert root_of_day(opened.record.root, opened.steps) == read_leaf(day.entry).root
    key = SigningKey("log.county.example/amparo", Kind.ED25519, SECRET).verifier
    [proof] = given_file.tlog_proofs()
    assert proof.check(proof.extra or b"", [key])[0].size == 3


@given(data=st.data())
@settings(max_examples=150)
def test_a_proof_file_with_any_byte_changed_is_refused_or_leads_elsewhere(
    given_file: ProofFile, data: st.DataObject
) -> None:
    written = given_file.written
    at = data.draw(st.integers(0, len(written) - 1))
    changed = written[:at] + bytes([data.draw(st.integers(0, 255))]) + written[at + 1 :]
    if changed != written:
        with pytest.raises(LogError):
            _followed(changed)


def _followed(content: bytes) -> None:
    """Everything that a file proves, as far as its head. Raises LogError."""
    file = read_proof_file(content)
    key = SigningKey("log.county.example/amparo", Kind.ED25519, SECRET).verifier
    for day, proof in zip(file.days, file.tlog_proofs(), strict=True):
        proof.check(day.entry, [key])
        for opened in day.records:
            if root_of_day(opened.record.root, opened.steps) != read_leaf(day.entry).root:
                raise ProofError("the record", "it is of another day.")


def _but(**changes: Any):
    """The file with one name of it changed, at the top or deep in it."""

    def change(told: Any) -> Any:
        for where, value in changes.items():
            at, *path = told, *where.split("__")
            for name in path[:-1]:
                at = at[int(name) if name.isdigit() else name]
            if value is None:
                del at[path[-1]]
            else:
                at[path[-1]] = value
        return told

    return change


RECORD_0 = "days__0__records__0"
NO_FILES = {
    "another format": _but(format="amparo-proof/v2"),
    "a list": lambda told: [told],
    "something more": _but(more=1),
    "no days": _but(days=None),
    "days of another type": _but(days={}),
    "a checkpoint of another type": _but(checkpoint=1),
    "a checkpoint that is none": _but(checkpoint="x"),
    "an index that is a yes": _but(days__0__index=True),
    "a negative index": _but(days__0__index=-1),
    "a path of numbers": _but(days__0__path=[1]),
    "too long a path": _but(days__0__path=["A" * 43 + "="] * 65),
    "an entry that is no base64": _but(days__0__entry="?"),
    "something more in a day": _but(days__0__more=1),
    "something more in a record": _but(**{f"{RECORD_0}__more": 1}),
    "fields of another type": _but(**{f"{RECORD_0}__fields": "all"}),
    "a field without a salt": _but(**{f"{RECORD_0}__fields": [{"name": "a", "value": 1}]}),
    "a salt that is short": _but(**{f"{RECORD_0}__fields": [{"name": "a", "value": 1, "salt": "AAAA"}]}),
    "hidden of another length": _but(**{f"{RECORD_0}__hidden": ["AAAA"]}),
    "too many hidden": _but(**{f"{RECORD_0}__hidden": ["A" * 43 + "="] * 4097}),
    "a slot of another type": _but(**{f"{RECORD_0}__steps": [{"slot": "1", "path": []}]}),
}


@pytest.mark.parametrize("change", NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_proof_file_is_refused(given_file: ProofFile, change: Any) -> None:
    content = rfc8785.dumps(change(json.loads(given_file.written)))
    with pytest.raises(FormatError):
        read_proof_file(content)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[" * 100_000, b"\xff", b"null", b"1e999", b'{"format":NaN}', b" " * 20_000_001],
    ids=["nothing", "cut off", "deep", "not UTF-8", "null", "endless", "no number", "too large"],
)
def test_what_is_no_json_of_ours_is_refused(content: bytes) -> None:
    with pytest.raises(FormatError, match="the proof file: "):
        read_proof_file(content)
