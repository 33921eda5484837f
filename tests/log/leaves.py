"""Leaves for the tests of a log, always the same: invented bytes of the length of a day's leaf; and a key to sign with."""

from hashlib import sha256

from amparo.tlog import Kind, SigningKey


def leaves(start: int, end: int) -> list[bytes]:
    """The leaves from `start` up to, and without, `end`."""
    return [sha256(b"%d" % number).digest().ljust(92, b".") for number in range(start, end)]


KEY = SigningKey("madrone.example/log", Kind.ED25519, sha256(b"an invented log").digest())
