"""What is put before the programs by others: proofs of our own making, of every sort, as JSON says them."""

import random
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from amparo.tlog import (
    SLOTS,
    Checkpoint,
    Day,
    DayLeaf,
    Kind,
    Note,
    OpenedDay,
    OpenedRecord,
    ProofFile,
    Record,
    Signature,
    SigningKey,
    Tree,
    VerifierKey,
    leaf_hash,
    make_note,
    make_record,
    read_proof_file,
)
from amparo.tlog.checking import root_from_inclusion

LOG = SigningKey("log.county.example/amparo", Kind.ED25519, bytes(range(32)))
WITNESSES = (
    SigningKey("witness.library.example", Kind.COSIGNATURE, bytes(range(1, 33))),
    SigningKey("witness.library.example", Kind.ML_DSA_44, bytes(range(2, 34))),
)
SEEN = 1_795_000_000
LEAVES = 66_000
"""More than 256 × 256, so that there is a tile on the third level."""
FIRST = date(2019, 1, 1)


@dataclass(frozen=True, slots=True)
class Case:
    """One question, and whether the answer must be yes. `how` says of which sort it is, or what was changed in it."""

    told: dict[str, Any]
    fits: bool
    how: str


def b64(content: bytes) -> str:
    """Bytes as JSON carries them."""
    return b64encode(content).decode()


def entry(index: int) -> bytes:
    """The entry of the log at an index: a day of one of some sixty agencies."""
    root = random.Random(index).randbytes(32)
    return DayLeaf(f"agency-{index % 60:02}", FIRST + timedelta(days=index // 60), root).entry


@cache
def log() -> Tree:
    """The log."""
    return Tree(entry(index) for index in range(LEAVES))


def signature(key: SigningKey, text: str) -> Signature:
    """A key's line under a text."""
    at = None if key.kind is Kind.ED25519 else SEEN
    return Signature(key.name, key.verifier.key_id, key.sign(text, at))


@cache
def checkpoint(size: int) -> Note:
    """The log's head at a size, signed by the log, and every third one countersigned in both ways."""
    text = Checkpoint(LOG.name, size, log().root(size)).text
    signers = (LOG, *WITNESSES) if size % 3 == 0 else (LOG,)
    return make_note(text, [signature(key, text) for key in signers])


def vkey() -> str:
    """The log's public key in one word."""
    return key().vkey


@cache
def key() -> VerifierKey:
    """The log's public key."""
    return LOG.verifier


def a_size(chance: random.Random) -> int:
    """A size of the log: small ones often, and those around a full tile and its square."""
    edges = (255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537)
    return chance.choice(
        (
            chance.randrange(1, 70),
            chance.randrange(1, 2000),
            chance.randrange(1, LEAVES),
            chance.choice(edges),
        )
    )


def inclusion(sort: str, content: bytes, index: int, tree: Tree, size: int) -> Case:
    """That a tree holds this at an index."""
    path = [b64(step) for step in tree.inclusion(index, size)]
    told = {"kind": "inclusion", "entry": b64(content), "index": index, "size": size, "path": path}
    return Case(told | {"root": b64(tree.root(size))}, True, sort)


def of_the_log(chance: random.Random) -> Case:
    """An entry of the log, under a bare root."""
    size = a_size(chance)
    index = chance.randrange(size)
    return inclusion("entry", entry(index), index, log(), size)


def of_a_signed_log(chance: random.Random) -> Case:
    """An entry of the log, under a checkpoint that the program itself opens: size and root come from there."""
    size = a_size(chance)
    index = chance.randrange(size)
    path = [b64(step) for step in log().inclusion(index, size)]
    told = {"kind": "signed", "entry": b64(entry(index)), "index": index, "path": path}
    return Case(told | {"note": checkpoint(size).written, "vkey": vkey()}, True, "entry under a checkpoint")


@cache
def records(which: int) -> tuple[Record, ...]:
    """The records of a day: none to many."""
    many = (1, 3, 40, SLOTS, SLOTS + 1)[which]
    return tuple(
        make_record(
            {"kind": "NoticeServed", "number": number, "served": f"2026-11-{1 + number % 30:02}"}
            | ({"why": ["the day", number], "note": "—" * (number % 50)} if number % 2 else {}),
            random.Random(f"{which} {number}").randbytes(32),
        )
        for number in range(many)
    )


@cache
def day(which: int) -> Day:
    """A day of some records."""
    return Day([record.root for record in records(which)], bytes([which]) * 32)


def of_a_day(chance: random.Random) -> Case:
    """A record's slot among 1,024, or a group's slot in the tree above."""
    which = chance.randrange(5)
    place = chance.randrange(len(records(which)))
    content = records(which)[place].root
    steps = day(which).steps(place)
    if len(steps) == 1:
        root = day(which).root
    else:
        # the first tree of a large day leads to a root that stands in a slot of the tree above it
        first, above = steps
        root = root_from_inclusion(leaf_hash(content), first.slot, SLOTS, first.path)
        if chance.random() < 0.5:
            content, steps, root = root, (above,), day(which).root
    told = {"kind": "inclusion", "entry": b64(content), "index": steps[0].slot, "size": SLOTS}
    told |= {"path": [b64(step) for step in steps[0].path], "root": b64(root)}
    return Case(told, True, "slot of a day")


def of_a_record(chance: random.Random) -> Case:
    """A field of a record: its leaf is that of salt, name and value, its place that of its hash among the others."""
    record = chance.choice(records(chance.randrange(5)))
    field = chance.choice(record.fields)
    leaves = sorted([*(each.hashed for each in record.fields), *record.hidden])
    tree = Tree()
    for leaf in leaves:
        tree.append_hash(leaf)
    name = field.name.encode()
    content = field.salt + bytes([len(name)]) + name + field.value
    case = inclusion("field of a record", content, leaves.index(field.hashed), tree, len(leaves))
    assert case.told["root"] == b64(record.root)
    return case


def of_a_proof_file(chance: random.Random) -> Case:
    """A proof as C2SP tlog-proof has it, cut from the file that a holder is given and that was read back."""
    which = chance.randrange(4)
    size = max(2, a_size(chance))
    index = chance.randrange(size)
    place = chance.randrange(len(records(which)))
    shown = records(which)[place].shown({"kind"})
    opened = OpenedRecord(shown, day(which).steps(place))
    given = OpenedDay(index, entry(index), tuple(log().inclusion(index, size)), (opened,))
    file = read_proof_file(ProofFile(checkpoint(size), (given,)).written)
    [proof] = file.tlog_proofs()
    told = {"kind": "proof", "proof": proof.written, "entry": b64(proof.extra or b""), "vkey": vkey()}
    return Case(told, True, "proof file")


def of_two_sizes(chance: random.Random) -> Case:
    """That the log at one size is the beginning of the log at another."""
    sizes = sorted((a_size(chance), a_size(chance)))
    if chance.random() < 0.05:
        sizes[0] = sizes[1]
    old, size = sizes
    told: dict[str, Any] = {"kind": "consistency", "old": old, "size": size}
    told |= {"old_root": b64(log().root(old)), "root": b64(log().root(size))}
    return Case(told | {"path": [b64(step) for step in log().consistency(old, size)]}, True, "consistency")


Maker = Callable[[random.Random], Case]
EVERYBODY: tuple[Maker, ...] = (
    *(of_the_log, of_the_log, of_a_signed_log, of_a_signed_log),
    *(of_a_day, of_a_record),
)
"""What every program is asked. Go also checks proof files and consistency."""
GO_ALONE: tuple[Maker, ...] = (of_a_proof_file, of_two_sizes, of_two_sizes)


def made(makers: tuple[Maker, ...], count: int, seed: str) -> Iterator[Case]:
    """So many cases, each maker in turn."""
    chance = random.Random(seed)
    for number in range(count):
        yield makers[number % len(makers)](chance)
