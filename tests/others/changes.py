"""What can be changed in a case that fits, one thing at a time, so that it must be refused.

An inclusion or consistency proof alone does not bind every number: some sizes lead through the same steps. Where a bare
size is changed, it is to one at which the proof has another length; that a size is the log's is what a signature says.
Nor is it made smaller than the index: Sigstore for Python leaves it to the caller to have compared these two.
"""

import random
from base64 import b64decode
from collections.abc import Callable, Iterator
from typing import Any

from amparo.tlog import Kind, SigningKey, consistency_proof, inclusion_proof, read_note
from amparo.tlog.notes import make_note
from tests.others.cases import LEAVES, LOG, Case, Maker, b64, checkpoint, made, signature

Told = dict[str, Any]
Change = Callable[[Told, random.Random], Told | None]
"""A changed question, or nothing where there is nothing of the sort to change."""


def _flipped(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) * 8)
    changed = bytearray(content)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)


def a_bit_of_the_entry(told: Told, chance: random.Random) -> Told:
    """One bit of it is another."""
    return told | {"entry": b64(_flipped(b64decode(told["entry"]), chance))}


def the_length_of_the_entry(told: Told, chance: random.Random) -> Told:
    """It is a byte shorter, or longer."""
    content = b64decode(told["entry"])
    return told | {"entry": b64(chance.choice((content[:-1], content + b"\0", b"\0" + content)))}


def the_index(told: Told, chance: random.Random) -> Told | None:
    """Another leaf of the tree, or the one after its last."""
    size = _size(told)
    others = {told["index"] ^ 1, told["index"] + 1, told["index"] - 1, chance.randrange(size), size}
    others = {index for index in others if 0 <= index <= size and index != told["index"]}
    return told | {"index": chance.choice(sorted(others))}


def the_size(told: Told, chance: random.Random) -> Told | None:
    """A tree of another size."""
    others = {1, 2, told["size"] + 1, told["size"] - 1, told["size"] * 2, chance.randrange(1, LEAVES)}
    fit = sorted(size for size in others if _steps(told, size) not in (None, len(told["path"])))
    return told | {"size": chance.choice(fit)} if fit else None


def the_old_size(told: Told, chance: random.Random) -> Told | None:
    """Another beginning."""
    others = {1, told["old"] + 1, told["old"] - 1, told["size"] + 1, chance.randrange(1, told["size"] + 1)}
    fit = [old for old in others if old > told["size"] or len(_bare(old, told["size"])) != len(told["path"])]
    return told | {"old": chance.choice(sorted(fit))} if fit else None


def the_old_root(told: Told, chance: random.Random) -> Told:
    """One bit of the root that was seen before."""
    return told | {"old_root": b64(_flipped(b64decode(told["old_root"]), chance))}


def a_hash_of_the_path(told: Told, chance: random.Random) -> Told | None:
    """One bit of one step."""
    path = list(told["path"])
    if not path:
        return None
    at = chance.randrange(len(path))
    path[at] = b64(_flipped(b64decode(path[at]), chance))
    return told | {"path": path}


def the_order_of_the_path(told: Told, chance: random.Random) -> Told | None:
    """Two steps change places, or all do."""
    path = list(told["path"])
    if len(path) < 2:
        return None
    at = chance.randrange(len(path) - 1)
    path[at], path[at + 1] = path[at + 1], path[at]
    changed = chance.choice((path, told["path"][::-1]))
    return told | {"path": changed} if changed != told["path"] else None


def the_length_of_the_path(told: Told, chance: random.Random) -> Told:
    """A step is missing, stands twice, or was added; or a step is shorter than a hash."""
    path = list(told["path"])
    at = chance.randrange(len(path)) if path else 0
    longer = [*path[:at], path[at] if path else b64(bytes(32)), *path[at:]]
    cut = [*path[:at], b64(b64decode(path[at])[:-1]), *path[at + 1 :]] if path else longer
    return told | {"path": chance.choice((path[:at] + path[at + 1 :] if path else longer, longer, cut))}


def the_root(told: Told, chance: random.Random) -> Told:
    """One bit of it is another, or it is that of nothing."""
    return told | {"root": chance.choice((b64(_flipped(b64decode(told["root"]), chance)), b64(bytes(32))))}


def a_signature(told: Told, chance: random.Random) -> Told:
    """One bit of the log's signature, or of what its line says that it signed with."""
    first, *rest = read_note(told["note"]).signatures
    changed = type(first)(first.name, first.key_id, _flipped(first.signature, chance))
    return told | {"note": make_note(read_note(told["note"]).text, (changed, *rest)).written}


def another_signer(told: Told, chance: random.Random) -> Told:
    """Signed by another key that says it is the log, or under the log's key identifier, or by no log at all."""
    other = SigningKey(LOG.name, Kind.ED25519, chance.randbytes(32))
    note = read_note(told["note"])
    line = signature(other, note.text)
    pretended = type(line)(LOG.name, LOG.verifier.key_id, line.signature)
    return told | {"note": make_note(note.text, [chance.choice((line, pretended))]).written}


def the_signed_size(told: Told, chance: random.Random) -> Told:
    """The size that the checkpoint says, under the same signature."""
    size = _size(told)
    text = told["note"].replace(f"\n{size}\n", f"\n{size + chance.choice((1, 2, size))}\n", 1)
    return told | {"note": text}


def the_signed_root(told: Told, chance: random.Random) -> Told:
    """The root that the checkpoint says, under the same signature."""
    origin, size, root, rest = told["note"].split("\n", 3)
    changed = b64(_flipped(b64decode(root), chance))
    return told | {"note": "\n".join((origin, size, changed, rest))}


def the_checkpoint(told: Told, chance: random.Random) -> Told:
    """Another checkpoint that the log did sign."""
    size = chance.choice([size for size in (1, 2, 64, 256, 300, LEAVES) if size != _size(told)])
    return told | {"note": checkpoint(size).written}


def a_line_of_the_proof(told: Told, chance: random.Random) -> Told | None:
    """A step of a proof file is missing, stands twice, or was changed; or its index is another."""
    lines = told["proof"].split("\n")
    index = next(at for at, line in enumerate(lines) if line.startswith("index "))
    steps = range(index + 1, lines.index(""))
    if not steps or chance.random() < 0.25:
        told_index = int(lines[index].removeprefix("index "))
        size = int(lines[lines.index("") + 2])
        lines[index] = f"index {chance.choice([i for i in range(min(size, 50)) if i != told_index])}"
    else:
        at = chance.choice(steps)
        changed = b64(_flipped(b64decode(lines[at]), chance))
        lines[at : at + 1] = chance.choice(([], [lines[at]] * 2, [changed]))
    return told | {"proof": "\n".join(lines)}


def the_signature_of_the_proof(told: Told, chance: random.Random) -> Told:
    """The checkpoint in a proof file is not the one that was signed."""
    top, checkpoint_ = told["proof"].split("\n\n", 1)
    change = chance.choice((a_signature, another_signer, the_signed_root, the_signed_size))
    return told | {"proof": f"{top}\n\n{change({'note': checkpoint_}, chance)['note']}"}


_PATH: tuple[Change, ...] = (a_hash_of_the_path, the_order_of_the_path, the_length_of_the_path)
_ENTRY: tuple[Change, ...] = (a_bit_of_the_entry, the_length_of_the_entry)
CHANGES: dict[str, tuple[Change, ...]] = {
    "inclusion": (*_ENTRY, the_index, the_size, *_PATH, the_root),
    "signed": (
        *(*_ENTRY, the_index, *_PATH),
        *(a_signature, another_signer, the_signed_size, the_signed_root, the_checkpoint),
    ),
    "consistency": (the_old_size, the_size, the_old_root, *_PATH, the_root),
    "proof": (*_ENTRY, a_line_of_the_proof, the_signature_of_the_proof),
}


def changed(makers: tuple[Maker, ...], count: int, seed: str) -> Iterator[Case]:
    """So many cases in each of which one thing was changed: each sort of change in turn."""
    chance = random.Random(f"{seed}, changed")
    turn = dict.fromkeys(CHANGES, 0)
    for case in made(makers, count, seed):
        kind, told = case.told["kind"], None
        while told is None or told == case.told:
            change = CHANGES[kind][turn[kind] % len(CHANGES[kind])]
            turn[kind] += 1
            told = change(case.told, chance)
        yield Case(told, False, f"{case.how}: {change.__name__.replace('_', ' ')}")


def _size(told: Told) -> int:
    return int(told["size"]) if "size" in told else int(told["note"].split("\n", 2)[1])


def _steps(told: Told, size: int) -> int | None:
    """How many steps the proof would have at a size; nothing where there is no such leaf."""
    if told["kind"] == "consistency":
        return len(_bare(told["old"], size)) if told["old"] <= size else -1
    return len(inclusion_proof(told["index"], size, _no_hash)) if told["index"] < size else None


def _bare(old: int, size: int) -> list[bytes]:
    return consistency_proof(old, size, _no_hash)


def _no_hash(_height: int, _index: int) -> bytes:
    return bytes(32)
