"""Records, days and the file a holder is given: what is shown proves, what is hidden stays hidden, and size tells nothing."""

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.tlog import (
    SLOTS,
    Checkpoint,
    Day,
    DayLeaf,
    Field,
    FormatError,
    Kind,
    LogError,
    OpenedDay,
    OpenedRecord,
    ProofError,
    ProofFile,
    Record,
    Signature,
    SigningKey,
    Step,
    Tree,
    leaf_hash,
    make_note,
    make_record,
    read_leaf,
    read_proof_file,
    root_of_day,
)
from tests.amparo.tlog import definition

SECRET = bytes(range(32))
VALUES: dict[str, Any] = {
    "act": "NoticeServed",
    "at": "2026-11-24T09:00:00-08:00",
    "person.name": "Rosa",
    "parts": ["hold", "notification"],
}
RECORD = make_record(VALUES, SECRET)
TUESDAY = date(2026, 11, 24)
values = st.dictionaries(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=30),
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(max_size=20)
    | st.lists(st.text(max_size=5)),
    max_size=70,
)

# A record.


def test_a_fields_leaf_is_salt_length_name_and_value() -> None:
    field = next(field for field in RECORD.fields if field.name == "act")
    content = field.salt + b"\x03act" + b'"NoticeServed"'
    assert field.hashed == leaf_hash(content) == sha256(b"\0" + content).digest()
    assert field.content == "NoticeServed"


def test_a_records_root_is_that_of_its_sorted_leaves() -> None:
    leaves = sorted([*(field.hashed for field in RECORD.fields), *RECORD.hidden])
    assert len(leaves) == 32
    tree = Tree()
    for leaf in leaves:
        tree.append_hash(leaf)
    assert RECORD.root == tree.root()


@given(values, st.data())
@settings(max_examples=50)
def test_whatever_is_shown_of_a_record_its_root_stays(told: dict[str, Any], data: st.DataObject) -> None:
    record = make_record(told, SECRET)
    shown = record.shown(data.draw(st.sets(st.sampled_from(sorted(told)))) if told else set())
    assert shown.root == record.root
    assert {field.name: field.content for field in record.fields} == told
    assert len(shown.fields) + len(shown.hidden) in (32, 64, 128)


def test_the_number_of_leaves_does_not_tell_how_many_fields_there_are() -> None:
    for many in (0, 1, 31, 32):
        assert len(make_record({f"f{n}": n for n in range(many)}, SECRET).shown(()).hidden) == 32
    assert len(make_record({f"f{n}": n for n in range(33)}, SECRET).shown(()).hidden) == 64


def test_the_same_values_under_another_secret_have_nothing_in_common() -> None:
    other = make_record(VALUES, bytes(32))
    mine, theirs = set(RECORD.shown(()).hidden), set(other.shown(()).hidden)
    assert not mine & theirs
    assert {field.salt for field in RECORD.fields}.isdisjoint(field.salt for field in other.fields)


def test_the_same_value_twice_in_a_record_is_not_seen_from_outside() -> None:
    record = make_record({"a": "Rosa", "b": "Rosa"}, SECRET)
    assert len({field.salt for field in record.fields}) == 2
    assert len(set(record.shown(()).hidden)) == 32


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (Record(RECORD.fields, RECORD.hidden[:-1]), "31 leaves"),
        (Record(RECORD.fields[:2], ()), "2 leaves"),
        (Record((), tuple(bytes([n % 256, n // 256]) * 16 for n in range(8192))), "8192 leaves"),
        (Record((), (bytes(32),) * 32), "shows a field twice"),
        (Record(RECORD.fields, (*RECORD.hidden[:-1], RECORD.fields[0].hashed)), "shows a field twice"),
        (Record((*RECORD.fields, replace(RECORD.fields[0], value=b"1")), RECORD.hidden[:-1]), "twice"),
    ],
)
def test_what_is_no_record_has_no_root(record: Record, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        _ = record.root


@pytest.mark.parametrize(
    "field", [Field("", b"1", SECRET), Field("é" * 128, b"1", SECRET), Field("act", b"1", SECRET[1:])]
)
def test_what_is_no_field_has_no_leaf(field: Field) -> None:
    with pytest.raises(FormatError, match="a name has 1 to 255 bytes, a salt 32"):
        _ = field.hashed


# A day.


def roots(many: int) -> list[bytes]:
    """The roots of so many records."""
    return [sha256(b"record %d" % number).digest() for number in range(many)]


@pytest.mark.parametrize("many", [0, 1, 2, 1023, 1024, 1025, 3000])
def test_every_record_of_a_day_leads_to_the_days_root(many: int) -> None:
    day = Day(roots(many), SECRET)
    deep = 1 if many <= SLOTS else 2
    for place in sorted({0, 1, 1023, 1024, many - 1} & set(range(many))):
        steps = day.steps(place)
        assert len(steps) == deep
        assert all(len(step.path) == 10 for step in steps)
        assert root_of_day(roots(many)[place], steps) == day.root
        with pytest.raises(ProofError):
            root_of_day(roots(many)[place], [replace(steps[0], path=steps[0].path[:-1]), *steps[1:]])
        assert root_of_day(bytes(32), steps) != day.root
        wrong = replace(steps[0], slot=steps[0].slot ^ 1)
        assert root_of_day(roots(many)[place], [wrong, *steps[1:]]) != day.root


def test_a_day_has_1024_slots_each_record_in_one_of_its_own() -> None:
    day = Day(roots(500), SECRET)
    slots = [day.steps(place)[0].slot for place in range(500)]
    assert len(set(slots)) == 500
    assert slots != sorted(slots), "in the order in which they came"
    assert max(slots) > 900, "all at the beginning"
    full = Day(roots(1024), SECRET)
    assert {full.steps(place)[0].slot for place in range(1024)} == set(range(SLOTS))


def test_the_root_of_a_day_is_the_definitions() -> None:
    day = Day(roots(1024), SECRET)
    by_slot = {day.steps(place)[0].slot: root for place, root in enumerate(roots(1024))}
    assert day.root == definition.root([by_slot[slot] for slot in range(SLOTS)])


def test_a_day_can_be_made_again_from_its_secret_and_from_nothing_else() -> None:
    assert Day(roots(3), SECRET).root == Day(roots(3), SECRET).root
    assert Day(roots(3), SECRET).root != Day(roots(3), bytes(32)).root
    assert Day(roots(3), SECRET).root != Day(roots(2), SECRET).root
    assert Day([], SECRET).root != Day([], bytes(32)).root


@pytest.mark.parametrize("many", [0, 5])
def test_the_way_to_a_day_leads_through_one_to_four_trees(many: int) -> None:
    with pytest.raises(FormatError, match="1 to 4 trees"):
        root_of_day(bytes(32), [Step(0, (bytes(32),) * 10)] * many)


# Its leaf.

agencies = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9-]{0,38}[A-Za-z0-9])?", fullmatch=True)


@given(agencies, st.dates(), st.binary(min_size=32, max_size=32))
def test_a_leaf_has_92_bytes_and_is_read_as_it_was_written(agency: str, on: date, root: bytes) -> None:
    leaf = DayLeaf(agency, on, root)
    assert len(leaf.entry) == 92
    assert read_leaf(leaf.entry) == leaf


@given(
    st.binary(min_size=92, max_size=92)
    | st.binary(min_size=80, max_size=80).map(lambda rest: b"amparo-day\0\1" + rest)
)
def test_any_92_bytes_are_a_leaf_of_one_spelling_or_refused(entry: bytes) -> None:
    try:
        leaf = read_leaf(entry)
    except FormatError:
        return
    assert leaf.entry == entry


GOOD = DayLeaf("madrone", TUESDAY, bytes(32)).entry


@pytest.mark.parametrize(
    "entry",
    [
        b"",
        GOOD[:-1],
        GOOD + b"\0",
        b"amparo-day\0\2" + GOOD[12:],
        GOOD.replace(b"20261124", b"20261131"),
        GOOD.replace(b"20261124", b"2026112 "),
        GOOD.replace(b"madrone", b"madr\0ne"),
        GOOD.replace(b"madrone", b"-adrone"),
        GOOD.replace(b"madrone", b"\xc3\xa9drone"),
        GOOD.replace(b"madrone", bytes(7)),
        GOOD.replace(b"madrone\0", b"madrone "),
    ],
)
def test_what_is_no_leaf_is_refused(entry: bytes) -> None:
    with pytest.raises(FormatError, match="the leaf: "):
        read_leaf(entry)


@pytest.mark.parametrize("agency", ["", "-a", "a-", "a b", "é", "a" * 41, "a_b"])
def test_an_agency_that_is_no_short_name_makes_no_leaf(agency: str) -> None:
    with pytest.raises(FormatError, match="1 to 40 letters"):
        _ = DayLeaf(agency, TUESDAY, bytes(32)).entry


# The file that a holder is given.


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
