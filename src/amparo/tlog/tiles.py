"""Tiles and entry bundles (C2SP tlog-tiles): where each lies, what it holds, and the nodes of the tree read from them."""

import re
import struct
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from amparo.tlog.errors import FormatError
from amparo.tlog.tree import HASH, node_hash

WIDTH = 256
"""A full tile holds so many hashes: 8,192 bytes."""
HEIGHT = 8
LONGEST_ENTRY = 0xFFFF
_PLACE = re.compile(r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """One tile: level (None: entries), number within its level, and how many of 256 hashes or entries it holds."""

    level: int | None
    number: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Where it lies under the log's address, as `tile/0/x001/x234/067.p/112`."""
        rest, parts = self.number, list[str]()
        while rest or not parts:
            rest, part = divmod(rest, 1000)
            parts.append(f"x{part:03}" if parts else f"{part:03}")
        level = "entries" if self.level is None else str(self.level)
        partial = "" if self.width == WIDTH else f".p/{self.width}"
        return f"tile/{level}/{'/'.join(reversed(parts))}{partial}"

    @property
    def whole(self) -> "Tile":
        """The same, full."""
        return Tile(self.level, self.number)


def tile_at(path: str) -> Tile:
    """The tile that lies at a path. Raises FormatError."""
    found = _PLACE.fullmatch(path)
    if found:
        level, number, width = found.groups()
        tile = Tile(
            None if level == "entries" else int(level),
            int(number.replace("x", "").replace("/", "")),
            int(width) if width else WIDTH,
        )
        if tile.path == path and (tile.level or 0) < 64 and (width is None or tile.width < WIDTH):
            return tile
    raise FormatError(path, "this is no path of a tile.", "See C2SP tlog-tiles.")


def tiles_of(size: int) -> Iterator[Tile]:
    """Every tile and bundle of a tree of `size` leaves, level by level, the entries last."""
    yield from new_tiles(0, size)


def new_tiles(old: int, size: int) -> Iterator[Tile]:
    """The tiles and bundles of a tree of `size` leaves that are not those of `old`, level by level, the entries last."""
    before, now, level = old, size, 0
    while now:
        yield from _of_level(level, before, now)
        before, now, level = before >> HEIGHT, now >> HEIGHT, level + 1
    yield from _of_level(None, old, size)


def _of_level(level: int | None, before: int, now: int) -> Iterator[Tile]:
    if before == now:
        return
    for number in range(before // WIDTH, now // WIDTH):
        yield Tile(level, number)
    if now % WIDTH:
        yield Tile(level, now // WIDTH, now % WIDTH)


def bundle(entries: Sequence[bytes]) -> bytes:
    """Entries as a bundle: each after its length, 16 bits big-endian. Raises FormatError."""
    for entry in entries:
        if len(entry) > LONGEST_ENTRY:
            raise FormatError("an entry", f"it has {len(entry)} bytes; a log takes {LONGEST_ENTRY}.")
    return b"".join(struct.pack(">H", len(entry)) + entry for entry in entries)


def entries_of(content: bytes, tile: Tile) -> list[bytes]:
    """The entries of a bundle: as many as its path says. Raises FormatError."""
    entries, at = list[bytes](), 0
    while at < len(content):
        end = at + 2 + int.from_bytes(content[at : at + 2], "big")
        if at + 2 > len(content) or end > len(content):
            raise FormatError(
                tile.path, "it is cut off within an entry.", "Copy it again from a copy of the log."
            )
        entries.append(content[at + 2 : end])
        at = end
    if len(entries) != tile.width:
        raise FormatError(
            tile.path,
            f"it holds {len(entries)} entries instead of {tile.width}.",
            "Copy it again from a copy of the log.",
        )
    return entries


def hashes_of(content: bytes, tile: Tile) -> list[bytes]:
    """The hashes of a tile: as many as its path says. Raises FormatError."""
    if len(content) != tile.width * HASH:
        raise FormatError(
            tile.path,
            f"it has {len(content)} bytes instead of {tile.width * HASH}.",
            "Copy it again from a copy of the log.",
        )
    return [content[at : at + HASH] for at in range(0, len(content), HASH)]


class TileNodes:
    """The nodes of a tree of `size` leaves, read from its tiles. `read` gives the bytes of a tile, or raises LogError.

    What is read is taken as it is: who proves from it checks the proof against a signed root.
    """

    def __init__(self, size: int, read: Callable[[Tile], bytes], *, keep: int = 64) -> None:
        self.size, self._read, self._keep = size, read, keep
        self._tiles: OrderedDict[Tile, list[list[bytes]]] = OrderedDict()

    def __call__(self, height: int, index: int) -> bytes:
        """The hash of a complete subtree. Raises FormatError, and whatever `read` does."""
        level, inner = divmod(height, HEIGHT)
        number, place = divmod(index << inner, WIDTH)
        wide = (self.size >> (HEIGHT * level)) - number * WIDTH
        return self._heights(Tile(level, number, min(wide, WIDTH)))[inner][place >> inner]

    def _heights(self, tile: Tile) -> list[list[bytes]]:
        """The hashes of a tile, and of the complete subtrees above them within it."""
        found = self._tiles.get(tile)
        if found is None:
            row = hashes_of(self._read(tile), tile)
            found = [row]
            while len(row) > 1:
                row = [node_hash(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)]
                found.append(row)
            self._tiles[tile] = found
            if len(self._tiles) > self._keep:
                self._tiles.popitem(last=False)
        return found
