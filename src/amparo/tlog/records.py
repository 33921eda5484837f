"""A record's root: a tree over its fields, each leaf salted, so that one field is shown or withheld and the rest still verifies.

The salts come from a secret of the record; with the secret gone, a root that stays says nothing of what it was made of.
Leaves are ordered by their hashes and filled up to a power of two, so neither place nor number tells which field is which.
"""

import hmac
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785

from amparo.tlog.errors import FormatError
from amparo.tlog.tree import HASH, leaf_hash, node_hash

FEWEST = 32
"""A record has at least so many leaves, fields and filler alike."""
LARGEST_NAME = 255
LEAVES = 4096


@dataclass(frozen=True, slots=True)
class Field:
    """One field that is shown: its name, its value as canonical JSON (RFC 8785), its 32-byte salt."""

    name: str
    value: bytes
    salt: bytes

    @property
    def hashed(self) -> bytes:
        """Its leaf: salt, length of the name in one byte, name, value. Raises FormatError."""
        name = self.name.encode()
        if not 0 < len(name) <= LARGEST_NAME or len(self.salt) != HASH:
            raise FormatError(f"field {self.name[:40]!r}", "a name has 1 to 255 bytes, a salt 32.")
        return leaf_hash(self.salt + bytes([len(name)]) + name + self.value)

    @property
    def content(self) -> Any:
        """Its value."""
        return json.loads(self.value)


@dataclass(frozen=True, slots=True)
class Record:
    """A record's fields and the leaves of those that are not shown: what a proof holds of it, whole or in part."""

    fields: tuple[Field, ...]
    hidden: tuple[bytes, ...]

    @property
    def root(self) -> bytes:
        """The record's root, 32 bytes. Raises FormatError."""
        leaves = sorted([*(field.hashed for field in self.fields), *self.hidden])
        if not FEWEST <= len(leaves) <= LEAVES or len(leaves) & (len(leaves) - 1):
            raise FormatError(
                "a record", f"it has {len(leaves)} leaves instead of {FEWEST} or a larger power of two."
            )
        if len(set(leaves)) != len(leaves) or len({field.name for field in self.fields}) != len(self.fields):
            raise FormatError("a record", "it shows a field twice.")
        return top(leaves)

    def shown(self, names: Collection[str]) -> "Record":
        """The same with these fields shown and no others."""
        keep = tuple(field for field in self.fields if field.name in names)
        hide = [field.hashed for field in self.fields if field.name not in names]
        return Record(keep, tuple(sorted([*hide, *self.hidden])))


def make_record(values: Mapping[str, Any], secret: bytes) -> Record:
    """A record of named values, salted from a secret that no other record has. Raises FormatError."""
    fields = tuple(
        Field(name, rfc8785.dumps(value), _derived(secret, b"salt", name.encode()))
        for name, value in sorted(values.items())
    )
    wide = FEWEST
    while wide < len(fields):
        wide *= 2
    filler = [_derived(secret, b"filler", place.to_bytes(4, "big")) for place in range(wide - len(fields))]
    return Record(fields, tuple(sorted(filler)))


def top(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes whose number is a power of two."""
    row = list(leaves)
    while len(row) > 1:
        row = [node_hash(row[at], row[at + 1]) for at in range(0, len(row), 2)]
    return row[0]


def _derived(secret: bytes, purpose: bytes, rest: bytes) -> bytes:
    return hmac.digest(secret, b"amparo record, " + purpose + b"\0" + rest, "sha256")
