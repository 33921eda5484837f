"""Every tile of a log against its entries: what does not fit is named, and which file of two it is, by a third that knows.

Each hash stands on the disk more than once: as an entry, as its hash, within the hash of its tile one level up. Where two
do not fit, the third tells which was changed; at the right edge, where no tile is above, the signed root does.
"""

import os
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path

from amparo.tlog import EMPTY_ROOT, FormatError, Tile, leaf_hash, node_hash, tile_at
from amparo.tlog.tiles import HEIGHT, WIDTH
from amparo.tlog.tree import HASH
from amparo_log.durable import LEFTOVER, StorageError
from amparo_log.fsck_words import Code, Problem, problem, unreadable
from amparo_log.home import read_bytes
from amparo_log.settling import covers

Row = list[bytes]
Progress = Callable[[int, int], None]


class TileCheck:
    """The tiles under a public folder. `inside` is how that folder is called in what is said: `public/`, or nothing."""

    def __init__(self, public: Path, inside: str) -> None:
        self.public, self.inside = public, inside
        self.size = 0
        self._there: dict[tuple[int | None, int], set[int]] = {}
        self._foreign = list[str]()
        self._tops: list[bytes | None] = []
        self._edges: dict[int, Row | None] = {}
        self._open: dict[int, tuple[Row, Row]] = {}
        self._seen: tuple[Tile, Row | None] | None = None
        for path in _files(public / "tile", "tile/"):
            try:
                tile = tile_at(path)
            except FormatError:
                self._foreign.append(path)
            else:
                self._there.setdefault((tile.level, tile.number), set()).add(tile.width)

    @property
    def longest(self) -> int:
        """How many leaves the tiles here hold at most."""
        ends = (
            number * WIDTH + max(widths)
            for (level, number), widths in self._there.items()
            if level in (None, 0)
        )
        return max(ends, default=0)

    def run(self, size: int, roots: Mapping[int, bytes], progress: Progress) -> Iterator[Problem]:
        """Check the tiles of `size` leaves. `roots` are those that are claimed, by size: they decide at the edge."""
        self.size = size
        wanted = {claimed // WIDTH for claimed in (*roots, size)}
        count = -(-size // WIDTH)
        for number in range(count):
            row = yield from self._bottom(number, min(WIDTH, size - number * WIDTH))
            if number in wanted:
                self._edges[number] = row
            if (number + 1) * WIDTH <= size:
                self._tops.append(_top(row) if row else None)
            if not number % 64:
                progress(number, count)
        progress(count, count)
        yield from self._upper_levels()
        yield from self._decided(roots)
        yield from self._strays()

    def root(self, size: int, instead: Mapping[int, Row] | None = None) -> bytes | None:
        """The root of the first `size` leaves; None where damage hides it."""
        instead = instead or {}
        number, rest = divmod(size, WIDTH)
        tops = [_top(instead[at]) if at in instead else top for at, top in enumerate(self._tops[:number])]
        if rest:
            edge = instead.get(number, self._edges.get(number))
            tops.append(_top(edge[:rest]) if edge else None)
        known = [top for top in tops if top is not None]
        return None if len(known) != len(tops) else _top(known)

    # One tile of the lowest level, and its bundle.

    def _bottom(self, number: int, width: int) -> Generator[Problem, None, Row | None]:
        """The hashes of up to 256 leaves, as far as they can be known."""
        stored = yield from self._hashes(0, number, width)
        bundle, read = Tile(None, number, width), (yield from self._bytes(Tile(None, number, width)))
        first = number * WIDTH
        if read is None:
            row = stored
        else:
            found, rest = _pieces(read[0], read[1].width)
            hashed = [leaf_hash(entry) for entry in found][:width]
            whole = len(hashed) == width and not rest
            if stored is None or hashed == stored:
                row = hashed if whole else stored
                if not whole:
                    yield self._misshapen(read[1], first, len(found), rest)
            else:
                row = yield from self._which(bundle, read[1], hashed, stored, whole)
        if row and number not in self._open:
            yield from self._older(number, width, row)
        return row

    def _which(
        self, bundle: Tile, read: Tile, hashed: Row, stored: Row, whole: bool
    ) -> Generator[Problem, None, Row]:
        """Entries and hashes differ: which of the two was changed."""
        number, first = bundle.number, bundle.number * WIDTH
        above = self._above(number) if bundle.width == WIDTH else None
        if whole and above == _top(hashed):
            yield from self._changed(Tile(0, number, bundle.width), stored, hashed)
            return hashed
        if not whole or above == _top(stored):
            at = next((at for at, one in enumerate(hashed) if one != stored[at]), len(hashed))
            code = Code.ENTRY if at < len(hashed) else Code.CUT
            yield problem(code, self._name(read), entry=first + at)
            return stored
        self._open[number] = (hashed, stored)
        return hashed

    def _decided(self, roots: Mapping[int, bytes]) -> Iterator[Problem]:
        """What no tile above could tell, the claimed roots tell: with the entries as they are, or with the hashes."""
        stored = {number: pair[1] for number, pair in self._open.items()}
        by_entries = sum(self.root(size) == root for size, root in roots.items())
        by_hashes = sum(self.root(size, stored) == root for size, root in roots.items())
        for number, (hashed, kept) in self._open.items():
            width = min(WIDTH, self.size - number * WIDTH)
            bundle, tile = Tile(None, number, width), Tile(0, number, width)
            within = next(at for at, one in enumerate(hashed) if one != kept[at])
            entry = number * WIDTH + within
            if by_entries > by_hashes:
                yield from self._changed(tile, kept, hashed)
                yield from self._older(number, width, hashed)
            elif by_hashes > by_entries:
                yield problem(Code.ENTRY, self._name(bundle), entry=entry)
                self._take(number, kept)
                yield from self._older(number, width, kept)
            else:
                yield problem(
                    Code.EITHER, self._name(bundle), entry=entry, hash=within, other=self._name(tile)
                )

    def _take(self, number: int, row: Row) -> None:
        """These are the hashes of a tile of the lowest level, after all."""
        self._edges[number] = row
        if number < len(self._tops):
            self._tops[number] = _top(row)

    def _older(self, number: int, width: int, row: Row) -> Iterator[Problem]:
        yield from self._superseded(Tile(0, number, width), row)
        yield from self._superseded(Tile(None, number, width), row)

    # The levels above, and whatever else lies there.

    def _upper_levels(self) -> Iterator[Problem]:
        row, level = self._tops, 1
        while row:
            above = list[bytes | None]()
            for number in range(-(-len(row) // WIDTH)):
                known = row[number * WIDTH : (number + 1) * WIDTH]
                stored = yield from self._hashes(level, number, len(known))
                if stored:
                    known = [mine or theirs for mine, theirs in zip(known, stored, strict=True)]
                    row[number * WIDTH : number * WIDTH + len(known)] = known
                sure = [one for one in known if one is not None]
                if len(sure) == len(known):
                    tile = Tile(level, number, len(known))
                    if stored and level == 1:
                        skip = {at for at in range(len(sure)) if number * WIDTH + at in self._open}
                        sure = [stored[at] if at in skip else one for at, one in enumerate(sure)]
                    if stored and stored != sure:
                        yield from self._changed(tile, stored, sure)
                    yield from self._superseded(tile, sure)
                if len(known) == WIDTH:
                    above.append(_top(sure) if len(sure) == WIDTH else None)
            row, level = above, level + 1

    def _superseded(self, tile: Tile, row: Row) -> Iterator[Problem]:
        """Partial tiles that are still there beside a wider one."""
        for width in sorted(self._there.get((tile.level, tile.number), ())):
            older = Tile(tile.level, tile.number, width)
            if width == tile.width or not covers(self.size, older):
                continue
            if tile.level is not None:
                stored = yield from self._hashes(tile.level, tile.number, width)
                if stored and stored != row[:width]:
                    yield from self._changed(older, stored, row)
            elif read := (yield from self._bytes(older)):
                found, rest = _pieces(read[0], width)
                at = next((at for at, one in enumerate(found) if leaf_hash(one) != row[at]), len(found))
                if at < len(found):
                    yield problem(Code.ENTRY, self._name(older), entry=tile.number * WIDTH + at)
                elif at < width or rest:
                    yield self._misshapen(older, tile.number * WIDTH, len(found), rest)

    def _strays(self) -> Iterator[Problem]:
        for path in self._foreign:
            left = path.rsplit("/", 1)[-1].startswith(LEFTOVER)
            yield problem(Code.LEFTOVER if left else Code.FOREIGN_FILE, f"{self.inside}{path}")
        tiles = (Tile(*place, width) for place, widths in self._there.items() for width in widths)
        beyond = sorted(tile.path for tile in tiles if not covers(self.size, tile))
        if beyond:
            yield problem(Code.STRAY, f"{self.inside}{beyond[0]}", count=len(beyond), size=self.size)

    # Reading, and saying.

    def _bytes(self, tile: Tile) -> Generator[Problem, None, tuple[bytes, Tile] | None]:
        """A tile's bytes, or those of a wider one that stands for it, and which it was."""
        widths = self._there.get((tile.level, tile.number), set())
        wide = min((width for width in widths if width >= tile.width), default=None)
        if wide is None:
            each = 1 << HEIGHT * (tile.level or 0)
            first = tile.number * WIDTH * each
            yield problem(Code.MISSING, self._name(tile), first=first, last=first + tile.width * each - 1)
            return None
        found = Tile(tile.level, tile.number, wide)
        try:
            return read_bytes(self.public / found.path), found
        except (StorageError, FormatError) as error:
            yield unreadable(self._name(found), error)
            return None

    def _hashes(self, level: int, number: int, width: int) -> Generator[Problem, None, Row | None]:
        read = yield from self._bytes(Tile(level, number, width))
        if read is None:
            return None
        content, found = read
        if len(content) != found.width * HASH:
            yield problem(Code.LENGTH, self._name(found), found=len(content), wanted=found.width * HASH)
            return None
        return [content[at : at + HASH] for at in range(0, width * HASH, HASH)]

    def _above(self, number: int) -> bytes | None:
        """The hash of a full tile as the tile above it has it."""
        above, at = divmod(number, WIDTH)
        tile = Tile(1, above, min(WIDTH, (self.size >> HEIGHT) - above * WIDTH))
        if self._seen is None or self._seen[0] != tile:
            reading, row = self._hashes(1, above, tile.width), None
            try:
                while True:
                    next(reading)  # what is wrong with it is said when its own turn comes
            except StopIteration as end:
                row = end.value
            self._seen = tile, row
        return self._seen[1][at] if self._seen[1] else None

    def _changed(self, tile: Tile, stored: Row, right: Row) -> Iterator[Problem]:
        each = 1 << HEIGHT * (tile.level or 0)
        for at, one in enumerate(stored):
            if one != right[at]:
                first = (tile.number * WIDTH + at) * each
                if each == 1:
                    yield problem(Code.LEAF, self._name(tile), entry=first, hash=at)
                    continue
                yield problem(Code.HASH, self._name(tile), hash=at, first=first, last=first + each - 1)

    def _misshapen(self, tile: Tile, first: int, found: int, rest: int) -> Problem:
        if found < tile.width:
            return problem(Code.CUT, self._name(tile), entry=first + found)
        return problem(Code.REST, self._name(tile), entry=first + found - 1, found=rest)

    def _name(self, tile: Tile) -> str:
        return f"{self.inside}{tile.path}"


def _pieces(content: bytes, most: int) -> tuple[list[bytes], int]:
    """The entries of a bundle as far as it goes, at most so many, and how many bytes are left after them."""
    entries, at = list[bytes](), 0
    while len(entries) < most and at + 2 <= len(content):
        end = at + 2 + int.from_bytes(content[at : at + 2], "big")
        if end > len(content):
            break
        entries.append(content[at + 2 : end])
        at = end
    return entries, len(content) - at


def _top(row: Row) -> bytes:
    """The root over hashes of subtrees of one size, of which the last may be smaller."""
    row = row or [EMPTY_ROOT]
    while len(row) > 1:
        pairs = [node_hash(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)]
        row = [*pairs, row[-1]] if len(row) & 1 else pairs
    return row[0]


def _files(folder: Path, inside: str) -> Iterator[str]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder / entry.name, f"{inside}{entry.name}/")
        else:
            yield f"{inside}{entry.name}"
