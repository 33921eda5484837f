"""Records and days: what is shown proves, what is hidden stays hidden, and neither size nor place tells anything."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.tlog import (
    SLOTS,
    Day,
    DayLeaf,
    Field,
    FormatError,
    ProofError,
    Record,
    Step,
    Tree,
    leaf_hash,
    make_record,
    read_leaf,
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
