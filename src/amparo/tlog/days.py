"""A day as one leaf of constant size, and the tree of 1,024 slots under it: records and filler alike, in random order.

More than 1,024 records make a tree of trees: groups of 1,024, whose roots are the records of the tree above. The leaf stays
the same. Slots, filler and order come from a secret of the day, so a day can be proved from again and never guessed.
"""

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from amparo.tlog.checking import root_from_inclusion
from amparo.tlog.errors import FormatError
from amparo.tlog.tree import HASH, Tree, leaf_hash

SLOTS = 1024
MAGIC = b"amparo-day\0\1"
NAME = 40
LEAF = len(MAGIC) + NAME + 8 + HASH
"""A leaf has so many bytes, whatever happened: 92."""
_AGENCY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?")
_DATE = re.compile(rb"[0-9]{8}")


@dataclass(frozen=True, slots=True)
class DayLeaf:
    """That an agency closed a day: its short name, the day, the root of the day (32 bytes)."""

    agency: str
    day: date
    root: bytes

    @property
    def entry(self) -> bytes:
        """The entry of the log: 92 bytes. Raises FormatError."""
        if not _AGENCY.fullmatch(self.agency) or len(self.root) != HASH:
            raise FormatError(
                f"{self.agency!r}, {self.day}", "an agency is named by 1 to 40 letters, digits and -."
            )
        told = self.day.isoformat().replace("-", "")  # strftime leaves out the zeros of years before 1000
        return MAGIC + self.agency.encode().ljust(NAME, b"\0") + told.encode() + self.root


def read_leaf(entry: bytes, where: str = "the leaf") -> DayLeaf:
    """A day from an entry of the log. Raises FormatError."""
    if len(entry) != LEAF or not entry.startswith(MAGIC):
        raise FormatError(
            where, f"this is no day of an agency in the form that is known here ({LEAF} bytes)."
        )
    named, told = entry[len(MAGIC) : len(MAGIC) + NAME].rstrip(b"\0"), entry[len(MAGIC) + NAME : -HASH]
    try:
        agency = named.decode("ascii")
        day = date.fromisoformat(f"{told[:4].decode()}-{told[4:6].decode()}-{told[6:].decode()}")
    except (UnicodeDecodeError, ValueError):
        agency, day = "", date.min
    if not _AGENCY.fullmatch(agency) or not _DATE.fullmatch(told):
        raise FormatError(where, "it names no agency and day.")
    return DayLeaf(agency, day, entry[-HASH:])


@dataclass(frozen=True, slots=True)
class Step:
    """One tree of slots on the way from a record to the root of its day: which slot, and its audit path of ten hashes."""

    slot: int
    path: tuple[bytes, ...]


class Day:
    """The slots of a day, made of its records' roots and its secret."""

    def __init__(self, roots: Sequence[bytes], secret: bytes) -> None:
        self._levels: list[list[tuple[list[int], Tree]]] = []
        row = list(roots)
        while True:
            groups = [row[at : at + SLOTS] for at in range(0, len(row), SLOTS)] or [[]]
            height = len(self._levels)
            self._levels.append(
                [_slotted(group, secret, height, place) for place, group in enumerate(groups)]
            )
            row = [tree.root() for _, tree in self._levels[-1]]
            if len(row) == 1:
                break
        self.root = row[0]

    def steps(self, place: int) -> tuple[Step, ...]:
        """The way from the record at `place`, counted from 0 as given, to the root."""
        found = []
        for trees in self._levels:
            group, within = divmod(place, SLOTS)
            slots, tree = trees[group]
            found.append(Step(slots[within], tuple(tree.inclusion(slots[within]))))
            place = group
        return tuple(found)


def root_of_day(record_root: bytes, steps: Sequence[Step]) -> bytes:
    """The root of the day to which a record's way leads. Raises FormatError, ProofError."""
    if not 1 <= len(steps) <= 4:
        raise FormatError("the way to the day", "it leads through 1 to 4 trees of slots.")
    found = record_root
    for step in steps:
        found = root_from_inclusion(leaf_hash(found), step.slot, SLOTS, step.path)
    return found


def _slotted(roots: list[bytes], secret: bytes, height: int, group: int) -> tuple[list[int], Tree]:
    """The slot of each root, and the tree."""

    def drawn(purpose: bytes, slot: int) -> bytes:
        where = b"".join(number.to_bytes(4, "big") for number in (height, group, slot))
        return hmac.digest(secret, b"amparo day, " + purpose + b"\0" + where, "sha256")

    slots = sorted(range(SLOTS), key=lambda slot: drawn(b"order", slot))[: len(roots)]
    held = dict(zip(slots, roots, strict=True))
    return slots, Tree(held.get(slot) or drawn(b"filler", slot) for slot in range(SLOTS))
