"""A log that can lie: it has one key and as many histories as it likes, and shows each to whom it chooses."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from amparo.tlog import (
    AddCheckpoint,
    Checkpoint,
    DayLeaf,
    Kind,
    Note,
    Signature,
    SigningKey,
    Tree,
    bundle,
    make_note,
    tiles_of,
)
from amparo.tlog.tiles import HEIGHT, WIDTH

ORIGIN = "madrone.example/log"
KEY = SigningKey(ORIGIN, Kind.ED25519, b"the log of madrone, invented 000")
OTHER_KEY = SigningKey(ORIGIN, Kind.ED25519, b"whoever would like to be madrone")
BEGUN = date(2026, 11, 2)  # a Monday


def day_leaf(agency: str, day: date, secret: str = "") -> bytes:
    """The leaf of a closed day, whose root is as good as any."""
    return DayLeaf(agency, day, sha(f"{agency} {day} {secret}")).entry


def sha(text: str) -> bytes:
    """Thirty-two bytes."""
    return sha256(text.encode()).digest()


def closed_days(many: int, agencies: Sequence[str] = ("madrone",), secret: str = "") -> list[bytes]:
    """Leaves of so many days, all agencies each day."""
    return [day_leaf(agency, BEGUN + timedelta(at), secret) for at in range(many) for agency in agencies]


class LyingLog:
    """One history of a log; another history of the same log is another object with the same key."""

    def __init__(self, entries: Sequence[bytes], *, origin: str = ORIGIN, key: SigningKey = KEY) -> None:
        self.entries, self.origin, self.key = list(entries), origin, key
        self.tree = Tree(entries)

    def forked(self, after: int, entries: Sequence[bytes]) -> "LyingLog":
        """Another history, the same up to `after`."""
        return LyingLog([*self.entries[:after], *entries], origin=self.origin, key=self.key)

    def head(self, size: int | None = None) -> Checkpoint:
        """The head at a size."""
        size = self.tree.size if size is None else size
        return Checkpoint(self.origin, size, self.tree.root(size))

    def signed(self, size: int | None = None) -> Note:
        """That head, signed."""
        text = self.head(size).text
        return make_note(text, [Signature(self.key.name, self.key.verifier.key_id, self.key.sign(text))])

    def request(self, old: int, size: int | None = None) -> AddCheckpoint:
        """What it asks of a witness, with the proof that holds within this history."""
        size = self.tree.size if size is None else size
        path = self.tree.consistency(old, size) if old <= size else []
        return AddCheckpoint(old, tuple(path), self.signed(size))

    def publish(self, folder: Path, size: int | None = None, note: Note | None = None) -> Path:
        """Lay out a public copy of this history."""
        size = self.tree.size if size is None else size
        for tile in tiles_of(size):
            start = tile.number * WIDTH
            if tile.level is None:
                content = bundle(self.entries[start : start + tile.width])
            else:
                nodes = (self.tree.node(HEIGHT * tile.level, start + at) for at in range(tile.width))
                content = b"".join(nodes)
            place = folder / tile.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "checkpoint").write_text((note or self.signed(size)).written)
        return folder


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """A folder on HTTP, served by a process of its own; its address."""
    command = [
        sys.executable,
        "-u",
        "-m",
        "http.server",
        "--bind",
        "127.0.0.1",
        "--directory",
        str(folder),
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        port = process.stdout.readline().split(" port ")[1].split()[0]
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()
