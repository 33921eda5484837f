"""The right edge of a tree: what must be known of it to add to it. In memory; it reads and writes nothing by itself."""

from collections.abc import Callable, Iterator
from hashlib import sha256

from amparo.tlog import EMPTY_ROOT, Tile, TileNodes, bundle, entries_of, hashes_of, leaf_hash, node_hash
from amparo.tlog.tiles import HEIGHT, LONGEST_ENTRY, WIDTH
from amparo_log.durable import BrokenError, StorageError


class Edge:
    """The tiles at the right that are not full, and the roots of the complete subtrees, largest first."""

    def __init__(self) -> None:
        self.size = 0
        self._rows: list[list[bytes]] = [[]]
        self._entries: list[bytes] = []
        self._peaks: list[bytes] = []

    def root(self) -> bytes:
        """The root of the tree as it is."""
        if not self._peaks:
            return EMPTY_ROOT
        *others, found = self._peaks
        for peak in reversed(others):
            found = node_hash(peak, found)
        return found

    def add(self, entry: bytes) -> Iterator[tuple[Tile, bytes]]:
        """Add an entry; the tiles that it fills, with their bytes. Raises StorageError for one that is too long."""
        if len(entry) > LONGEST_ENTRY:
            raise StorageError(
                f"entry {self.size}",
                f"it has {len(entry)} bytes; a log takes {LONGEST_ENTRY}.",
                "Nothing of these entries was added.",
                f"tiene {len(entry)} bytes; un registro admite {LONGEST_ENTRY}. No se añadió ninguno de estos asientos.",
            )
        hashed, before = leaf_hash(entry), self.size
        self.size += 1
        self._entries.append(entry)
        self._rows[0].append(hashed)
        height = 0
        while before & 1:  # two subtrees of one height become one
            hashed = sha256(b"\1" + self._peaks.pop() + hashed).digest()
            before, height = before >> 1, height + 1
            if not height % HEIGHT:
                yield from self._raise(height // HEIGHT, hashed)
        self._peaks.append(hashed)

    def partial(self, since: int) -> Iterator[tuple[Tile, bytes]]:
        """The tiles at the right that are not full and are others than at size `since`, with their bytes."""
        for level, row in enumerate(self._rows):
            now = self.size >> (HEIGHT * level)
            if row and now != since >> (HEIGHT * level):
                yield Tile(level, now // WIDTH, len(row)), b"".join(row)
        if self._entries and self.size != since:
            yield Tile(None, self.size // WIDTH, len(self._entries)), bundle(self._entries)

    def _raise(self, level: int, hashed: bytes) -> Iterator[tuple[Tile, bytes]]:
        """A tile below is full: its root goes one level up."""
        number = (self.size >> (HEIGHT * level)) - 1
        yield Tile(level - 1, number), b"".join(self._rows[level - 1])
        self._rows[level - 1] = []
        if level == 1:
            yield Tile(None, number), bundle(self._entries)
            self._entries = []
        if level == len(self._rows):
            self._rows.append([])
        self._rows[level].append(hashed)


def read_edge(size: int, root: bytes, read: Callable[[Tile], bytes], where: str) -> Edge:
    """The edge of a tree of `size` leaves, from its tiles. Raises BrokenError where they do not lead to its root."""
    edge, nodes = Edge(), TileNodes(size, read)
    edge.size = size
    for height in reversed(range(size.bit_length())):
        if size >> height & 1:
            edge._peaks.append(nodes(height, (size >> height) - 1))
    level, now = 0, size
    edge._rows = []
    while now or not level:
        tile = Tile(level, now // WIDTH, now % WIDTH)
        edge._rows.append(hashes_of(read(tile), tile) if tile.width else [])
        level, now = level + 1, now >> HEIGHT
    if size % WIDTH:
        tile = Tile(None, size // WIDTH, size % WIDTH)
        edge._entries = entries_of(read(tile), tile)
    if edge.root() != root or [leaf_hash(entry) for entry in edge._entries] != edge._rows[0]:
        raise BrokenError(
            where,
            f"its tiles do not lead to the root of its {size} leaves, so nothing can be added to it.",
            "`amparo log fsck` names the file; copy that one again from a copy of the log.",
            f"sus archivos no llevan a la raíz de sus {size} asientos, y no se le puede añadir nada. "
            "`amparo log fsck` nombra el archivo; cópielo otra vez desde una copia del registro.",
        )
    return edge
