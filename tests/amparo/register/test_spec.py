"""The pages of docs/spec and their test vectors say what the program does today."""

import json
from base64 import b64decode
from datetime import UTC, date, datetime
from hashlib import sha256
from hmac import digest

import pytest
import rfc8785

from amparo.register import Pinned, check_proof
from amparo.release.grounds import Ground
from amparo.release.records import ENVELOPE, Kind, release_values
from amparo.tlog import LogError, read_leaf, read_vkey
from tests.amparo.register import vectors

TOLD = json.loads(vectors.VECTORS.read_text("utf-8"))
PINNED = Pinned.of([read_vkey(TOLD["keys"]["log"])], [read_vkey(TOLD["keys"]["witness"])])


def test_the_vectors_are_those_that_are_made_today() -> None:
    assert vectors.VECTORS.read_text("utf-8") == vectors.written(), "python -m tests.amparo.register.vectors"


@pytest.mark.parametrize("page", sorted(vectors.SPEC.glob("*.md")), ids=lambda page: page.name)
def test_the_examples_of_a_page_are_those_that_are_made_today(page: vectors.Path) -> None:
    assert page.read_text("utf-8") == vectors.pages()[page], "python -m tests.amparo.register.vectors"


def test_the_leaf_is_what_the_page_says_byte_by_byte() -> None:
    entry = bytes.fromhex(TOLD["leaf"]["entry"])
    assert len(entry) == 92
    assert entry[:12] == b"amparo-day\0\1"
    assert entry[12:52] == b"Madrone-Sheriff".ljust(40, b"\0")
    assert entry[52:60] == b"20261124"
    assert entry[60:].hex() == TOLD["leaf"]["root"]
    assert sha256(b"\0" + entry).hexdigest() == TOLD["leaf"]["leaf_hash"]
    assert read_leaf(entry).day == date(2026, 11, 24)  # a Tuesday


def tree(leaves: list[bytes]) -> bytes:
    """The root over leaves whose number is a power of two, written here anew."""
    while len(leaves) > 1:
        leaves = [sha256(b"\1" + leaves[at] + leaves[at + 1]).digest() for at in range(0, len(leaves), 2)]
    return leaves[0]


@pytest.mark.parametrize("told", TOLD["days"], ids=lambda told: str(told["records"]))
def test_a_day_is_made_as_the_page_says(told: dict[str, object]) -> None:
    secret, count = bytes.fromhex(str(told["secret"])), int(str(told["records"]))
    row = [sha256(f"record {at}".encode()).digest() for at in range(count)]
    height = 0
    while height == 0 or len(row) > 1:
        groups = [row[at : at + 1024] for at in range(0, len(row), 1024)] or [[]]
        row = []
        for group, roots in enumerate(groups):

            def mac(purpose: bytes, slot: int, height: int = height, group: int = group) -> bytes:
                place = b"".join(number.to_bytes(4, "big") for number in (height, group, slot))
                return digest(secret, b"amparo day, " + purpose + b"\0" + place, "sha256")

            order = sorted(range(1024), key=lambda slot: mac(b"order", slot))
            held = dict(zip(order, roots, strict=False))
            slots = [held.get(slot) or mac(b"filler", slot) for slot in range(1024)]
            row.append(tree([sha256(b"\0" + slot).digest() for slot in slots]))
        height += 1
    assert row[0].hex() == told["root"]


@pytest.mark.parametrize("name", ["record", "tombstone", "attestation"])
def test_a_record_is_made_as_the_page_says(name: str) -> None:
    told = TOLD[name]
    secret, leaves = bytes.fromhex(told["secret"]), []
    for field in told["fields"]:
        named = field["name"].encode()
        salt = digest(secret, b"amparo record, salt\0" + named, "sha256")
        assert salt.hex() == field["salt"]
        leaf = sha256(b"\0" + salt + bytes([len(named)]) + named + rfc8785.dumps(field["value"])).digest()
        assert leaf.hex() == field["leaf"]
        leaves.append(leaf)
    places = range(32 - len(leaves))
    filler = [
        digest(secret, b"amparo record, filler\0" + place.to_bytes(4, "big"), "sha256") for place in places
    ]
    assert sorted(leaf.hex() for leaf in filler) == told["filler"]
    assert tree(sorted([*leaves, *filler])).hex() == told["root"]


def test_the_pages_name_every_field_that_is_logged() -> None:
    record = (vectors.SPEC / "record.md").read_text("utf-8")
    stone = (vectors.SPEC / "tombstone.md").read_text("utf-8")
    release = (vectors.SPEC / "release.md").read_text("utf-8")
    assert {
        name
        for name in release_values("a", 1, "", at=datetime(2026, 11, 25, tzinfo=UTC))
        if f"| `{name}` |" not in release
    } == set()
    assert {name for name in ENVELOPE if f"| `{name}` |" not in record} == set()
    for kind in ("tombstone", "attestation"):
        names = {field["name"] for field in TOLD[kind]["fields"]} - {"by"}
        assert {name for name in names if f"| `{name}` |" not in stone} == set()
    assert {ground.value for ground in Ground if f"`{ground.value}`" not in stone} == set()
    assert {kind.value for kind in Kind if f"`{kind.value}`" not in record + stone + release} == set()


@pytest.mark.parametrize("name", ["proof", "whole_case", "tlog_proof"])
def test_the_proofs_hold(name: str) -> None:
    assert check_proof(TOLD[name].encode(), pinned=PINNED).faults == ()


@pytest.mark.parametrize("told", TOLD["refused"], ids=lambda told: told["why"])
def test_the_proofs_that_must_be_refused_are_refused(told: dict[str, str]) -> None:
    try:
        report = check_proof(told["proof"].encode(), pinned=PINNED)
    except LogError:
        return
    assert report.faults != ()


def test_the_tlog_proof_holds_the_entry_of_the_proof() -> None:
    proof = json.loads(TOLD["proof"])
    extra = TOLD["tlog_proof"].split("\n")[1]
    assert extra == f"extra {proof['days'][0]['entry']}"
    assert len(b64decode(proof["days"][0]["entry"])) == 92
