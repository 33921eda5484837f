"""The log on a disk (C2SP tlog-tiles): added to at its end, durable when told so, read by whoever has the folder.

    HOME/format             which layout this is, and whose log: it never changes
    HOME/head               how many leaves are durable, and their root: the text of a checkpoint that nobody has signed yet
    HOME/lock               held while somebody writes
    HOME/witnesses.toml     who countersigns
    HOME/public/            what everybody may have: checkpoint, tile/…, keys/…, attestations/…
    HOME/set-aside/         tiles that no head covered: left by a crash, or by a head from an old copy

First the tiles are durable, then the head that covers them, then the checkpoint that covers no more than the head. So
whenever the machine stops, head and checkpoint are those of a valid log. Only `head` and `public/checkpoint` are ever
replaced; a tile that a head covers never changes. After an error, as after a crash, `head` says what is in the log.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from amparo.tlog import (
    Checkpoint,
    FormatError,
    Note,
    ProofError,
    Tile,
    TileNodes,
    consistency_proof,
    entries_of,
    inclusion_proof,
    read_checkpoint,
    read_note,
    root_of,
)
from amparo.tlog.tiles import HEIGHT, WIDTH, bundle
from amparo.tlog.tree import HASH
from amparo_log import home as layout
from amparo_log.durable import Batch, MissingError, StorageError, naming, write_durably
from amparo_log.edge import Edge, read_edge
from amparo_log.settling import remove_superseded, settle


class Log:
    """A log in a folder. Many may read; one writes, and whoever else wants to is told so (BusyError)."""

    def __init__(self, home: Path | str) -> None:
        """Open a log. Raises StorageError where the folder holds none, a foreign one, or one of a newer Amparo."""
        self.home = Path(home)
        self.public = self.home / "public"
        self.origin = layout.read_format(self.home)
        self._edge: Edge | None = None
        self._lock: int | None = None
        self._token = b""
        self.head  # noqa: B018 (an unreadable head is told now, not at the first entry)

    @classmethod
    def make(cls, home: Path | str, origin: str) -> "Log":
        """Make an empty log. Raises StorageError where there is one, FormatError for an origin that is no name."""
        layout.make(Path(home), origin)
        return cls(home)

    # What it holds.

    @property
    def head(self) -> Checkpoint:
        """How many leaves are durable, and their root. Nobody need have signed it yet. Raises StorageError, FormatError."""
        path = self.home / "head"
        head = read_checkpoint(layout.read_text(path), str(path))
        if head.origin != self.origin:
            raise layout.foreign(path, head.origin, self.origin)
        return head

    def checkpoint(self) -> Note | None:
        """What is published: the signed head; none before the first. Raises StorageError, FormatError."""
        path = self.public / "checkpoint"
        try:
            return read_note(layout.read_bytes(path), str(path))
        except MissingError:
            return None

    def read(self, tile: Tile) -> bytes:
        """A tile's bytes. A partial one that is superseded is cut from what superseded it. Raises LogError."""
        path = self.public / tile.path
        try:
            content = layout.read_bytes(path)
        except MissingError:
            wide = (self.head.size >> (HEIGHT * (tile.level or 0))) - tile.number * WIDTH
            wider = Tile(tile.level, tile.number, min(wide, WIDTH))
            if wider.width <= tile.width:
                raise
            return self._cut(self.read(wider), wider, tile.width)
        if tile.level is not None and len(content) != tile.width * HASH:
            problem = f"it has {len(content)} bytes instead of {tile.width * HASH}."
            raise FormatError(
                str(path), problem, "`amparo log fsck` says more; copy it from a copy of the log."
            )
        return content

    def entry(self, index: int) -> bytes:
        """The bytes of one entry. Raises LogError."""
        return next(self.entries(index, index + 1))

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """The entries from `start` up to, and without, `end`. Raises LogError."""
        size = self.head.size
        if not 0 <= start <= end <= size:
            raise ProofError(f"a log of {size} leaves", f"it has no entries {start} to {end - 1}.")
        for number in range(start // WIDTH, -(-end // WIDTH)):
            first = number * WIDTH
            tile = Tile(None, number, min(size - first, WIDTH))
            yield from entries_of(self.read(tile), tile)[max(start - first, 0) : end - first]

    def node(self, size: int | None = None) -> TileNodes:
        """The nodes of the tree as it is, or was at `size` leaves, from its tiles. Raises ProofError."""
        there = self.head.size
        if size is not None and not 0 <= size <= there:
            raise ProofError(f"a log of {there} leaves", f"it never had {size}.")
        return TileNodes(there if size is None else size, self.read)

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """The proof that leaf `index` is in the tree of `size` leaves; without it, of all. Raises LogError."""
        nodes = self.node(size)
        return inclusion_proof(index, nodes.size, nodes)

    def consistency(self, old: int, size: int | None = None) -> list[bytes]:
        """The proof that `old` leaves are the beginning of `size`; without it, of all. Raises LogError."""
        nodes = self.node(size)
        return consistency_proof(old, nodes.size, nodes)

    def keys(self) -> list[Note]:
        """The notes of the keys, the first one first. Raises LogError, also where one between them is missing."""
        return layout.read_key_notes(self.public)

    # What is added to it.

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one who writes, over several calls; each takes this for itself otherwise. Raises BusyError."""
        if self._lock is not None:
            yield
            return
        path = self.home / "lock"
        with naming(path):
            opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            with naming(path):
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.pread(opened, 64, 0) != self._token or not self._token:
                    self._edge, self._token = None, os.urandom(16).hex().encode()
                    os.pwrite(opened, self._token, 0)  # the next one sees that somebody else has written
            self._lock = opened
            self._settled()
            yield
        finally:
            self._lock = None
            os.close(opened)

    def append(self, entries: Iterable[bytes]) -> range:
        """Add entries at the end, all or none; their indexes, once all are durable. Raises StorageError."""
        with self.writing():
            edge, batch = self._settled(), Batch()
            since = edge.size
            try:
                for entry in entries:
                    for tile, content in edge.add(entry):
                        batch.write(self.public / tile.path, content)
                for tile, content in edge.partial(since):
                    batch.write(self.public / tile.path, content)
                batch.sync()
                if edge.size != since:
                    head = Checkpoint(self.origin, edge.size, edge.root())
                    write_durably(self.home / "head", head.text.encode())
            except BaseException:
                self._edge = None  # what is in memory is ahead of the disk
                raise
            return range(since, edge.size)

    def publish(self, note: Note) -> None:
        """Make a signed head the public checkpoint. Whose signatures it bears is the caller's to check.

        Raises StorageError where it is shorter than what is published, or not of this tree.
        """
        with self.writing():
            path = self.public / "checkpoint"
            new, published = read_checkpoint(note.text, "the new checkpoint"), self._published()
            if new.origin != self.origin:
                raise layout.foreign("the new checkpoint", new.origin, self.origin)
            if new.size < published:
                raise layout.shorter(path, new.size, published)
            if root_of(new.size, self.node(new.size)) != new.root:
                raise layout.other_tree(path, new.size)
            write_durably(path, note.written.encode())
            remove_superseded(self.public, published, new.size)

    def add_keys(self, note: Note) -> None:
        """Add a note of keys after the last one; the same again changes nothing. Raises LogError."""
        with self.writing():
            there = self.keys()
            if not there or there[-1] != note:
                path = self.public / "keys" / f"{len(there):03}.note"
                write_durably(path, note.written.encode(), replace=False)

    def write_public(self, relative_path: str, content: bytes) -> None:
        """Write another file for everybody, an attestation say. Raises StorageError for a path that is the log's own."""
        place = PurePosixPath(relative_path)
        if place.is_absolute() or ".." in place.parts or place.parts[:1] not in (("attestations",),):
            raise StorageError(
                relative_path,
                "only files under attestations/ are written so.",
                "Give a path as attestations/madrone/2026-11.json.",
                "así solo se escriben archivos bajo attestations/. Dé una ruta como attestations/madrone/2026-11.json.",
            )
        with self.writing():
            write_durably(self.public / place, content)

    # The small print.

    def _settled(self) -> Edge:
        if self._edge is None:
            head, published = self.head, self._published()
            if head.size < published:
                raise layout.old_head(self.home / "head", head.size, published)
            settle(self.home, head.size, published)
            self._edge = read_edge(head.size, head.root, self.read, str(self.home))
        return self._edge

    def _published(self) -> int:
        note = self.checkpoint()
        return read_checkpoint(note.text, str(self.public / "checkpoint")).size if note else 0

    def _cut(self, content: bytes, tile: Tile, width: int) -> bytes:
        return (
            content[: width * HASH] if tile.level is not None else bundle(entries_of(content, tile)[:width])
        )
