"""The tree of RFC 6962, section 2.1, as its definition reads: slow, recursive, and written without a look at ours."""

from collections.abc import Sequence
from hashlib import sha256


def root(entries: Sequence[bytes]) -> bytes:
    """MTH(D[n])."""
    match len(entries):
        case 0:
            return sha256().digest()
        case 1:
            return sha256(b"\x00" + entries[0]).digest()
        case many:
            k = largest_power_below(many)
            return sha256(b"\x01" + root(entries[:k]) + root(entries[k:])).digest()


def inclusion(m: int, entries: Sequence[bytes]) -> list[bytes]:
    """PATH(m, D[n])."""
    if len(entries) == 1:
        return []
    k = largest_power_below(len(entries))
    if m < k:
        return [*inclusion(m, entries[:k]), root(entries[k:])]
    return [*inclusion(m - k, entries[k:]), root(entries[:k])]


def consistency(m: int, entries: Sequence[bytes]) -> list[bytes]:
    """PROOF(m, D[n])."""
    return _sub_proof(m, entries, True)


def _sub_proof(m: int, entries: Sequence[bytes], whole: bool) -> list[bytes]:
    if m == len(entries):
        return [] if whole else [root(entries)]
    k = largest_power_below(len(entries))
    if m <= k:
        return [*_sub_proof(m, entries[:k], whole), root(entries[k:])]
    return [*_sub_proof(m - k, entries[k:], False), root(entries[:k])]


def largest_power_below(n: int) -> int:
    """The largest power of two that is smaller than n."""
    k = 1
    while k * 2 < n:
        k *= 2
    return k
