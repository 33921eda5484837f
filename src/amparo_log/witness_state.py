"""What a witness remembers: of each log the largest checkpoint it countersigned, and whatever did not fit. One SQLite file.

Nothing is countersigned that does not stand here first, on the disk. The row of a log is replaced only by one that follows
from it, within one transaction that nobody else can write beside; findings and what was countersigned are only added to.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from amparo_log.durable import BrokenError, MissingError
from amparo_log.witness_database import APPLICATION, VERSION, make_database, open_database

FILE = "witness.sqlite"
MOST_FINDINGS = 1000
"""Of one log. A log that signs without end does not fill the witness's disk."""
LARGEST_SIZE = 2**63 - 1
NO_ROOT = sha256(b"").digest()


class Kind(StrEnum):
    """Sorts of finding; what each means stands in `witness_words`."""

    SPLIT = "split"
    FORK = "fork"
    UNPROVED = "unproved"
    RESTORED = "restored"
    CLOCK = "clock"
    KEYS = "keys"
    ROLLBACK = "rollback"


@dataclass(frozen=True, slots=True)
class Known:
    """A log as the witness knows it. `note` is the latest countersigned one, or empty; `at` in seconds since 1970."""

    origin: str
    size: int
    root: bytes
    note: str
    at: int
    pins: tuple[str, ...]
    key_notes: tuple[str, ...]
    stopped: bool = False

    @property
    def text(self) -> str:
        """The text of its note, which was signed."""
        return self.note.rpartition("\n\n")[0] + "\n" if self.note else ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit: two signed notes as they are, and where there is one the proof between them in base64."""

    origin: str
    kind: Kind
    about: str
    first: str
    second: str
    place: str
    at: int
    proof: tuple[str, ...] = ()
    number: int = 0


class WitnessState:
    """The state in a folder. Raises StorageError where it is not there, or not of this form."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / FILE
        if not self.path.is_file():
            raise MissingError(
                self.path,
                "there is no witness here.",
                "`amparo witness init FOLDER --name NAME` makes one; one that was lost begins anew with new keys.",
                "aquí no hay ningún testigo. `amparo witness init CARPETA --name NOMBRE` crea uno; "
                "el que se perdió empieza de nuevo con claves nuevas.",
            )
        with self.reading() as db:
            marks = (
                db.execute("PRAGMA application_id").fetchone()[0],
                db.execute("PRAGMA user_version").fetchone()[0],
            )
        if marks != (APPLICATION, VERSION):
            raise BrokenError(
                self.path,
                "this is no state of a witness, or one of another version.",
                "Use the version of Amparo that made it.",
                "no es el estado de un testigo, o es de otra versión. Use la versión de Amparo que lo creó.",
            )

    @classmethod
    def make(cls, folder: Path) -> "WitnessState":
        """A new one, without logs. Raises StorageError where there is one."""
        make_database(folder / FILE)
        return cls(folder)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The state as it is at one moment. Raises StorageError."""
        with open_database(self.path) as db:
            db.execute("BEGIN")
            yield db
            db.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The state, while nobody else writes it: on the disk when the block ends, as it was after an error."""
        with open_database(self.path) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")


def known(db: sqlite3.Connection, origin: str) -> Known | None:
    """A log by its origin."""
    row = db.execute("SELECT size, root, note, at, stopped FROM log WHERE origin = ?", (origin,)).fetchone()
    if row is None:
        return None
    size, root, note, at, stopped = row
    pins = db.execute("SELECT vkey FROM pin WHERE origin = ? ORDER BY rowid", (origin,))
    notes = db.execute("SELECT note FROM key_note WHERE origin = ? ORDER BY number", (origin,))
    return Known(
        origin,
        size,
        root,
        note,
        at,
        tuple(one for (one,) in pins),
        tuple(one for (one,) in notes),
        bool(stopped),
    )


def origins(db: sqlite3.Connection) -> tuple[str, ...]:
    """Every log that is known here."""
    return tuple(origin for (origin,) in db.execute("SELECT origin FROM log ORDER BY origin"))


def origin_named(db: sqlite3.Connection, name: str) -> str | None:
    """The log whose origin has this SHA-256, in hexadecimal."""
    row = db.execute("SELECT origin FROM log WHERE named = ?", (name,)).fetchone()
    return row[0] if row else None


def hashed(origin: str) -> str:
    """By which a log is asked for: SHA-256 of its origin, in hexadecimal."""
    return sha256(origin.encode()).hexdigest()


def add_log(db: sqlite3.Connection, origin: str) -> None:
    """Know a log from now on, of which nothing was seen yet."""
    db.execute("INSERT OR IGNORE INTO log VALUES (?, ?, 0, ?, '', 0, 0)", (origin, hashed(origin), NO_ROOT))


def add_trust(db: sqlite3.Connection, origin: str, pins: tuple[str, ...], key_notes: tuple[str, ...]) -> None:
    """Rely on these keys of a known log from now on. The key notes must begin with those that are kept."""
    db.execute("UPDATE log SET stopped = 0 WHERE origin = ?", (origin,))
    db.executemany("INSERT OR IGNORE INTO pin VALUES (?, ?)", ((origin, pin) for pin in pins))
    db.executemany(
        "INSERT OR IGNORE INTO key_note VALUES (?, ?, ?)",
        ((origin, number, note) for number, note in enumerate(key_notes)),
    )


def stop_trust(db: sqlite3.Connection, origin: str) -> None:
    """Countersign no more for a log; what is known of it stays."""
    db.execute("UPDATE log SET stopped = 1 WHERE origin = ?", (origin,))


def replace(db: sqlite3.Connection, before: Known, size: int, root: bytes, note: str, at: int) -> bool:
    """Put a checkpoint in the place of `before`, as countersigned; False where that is no longer what stands there."""
    changed = db.execute(
        "UPDATE log SET size = ?, root = ?, note = ?, at = ? WHERE origin = ? AND size = ? AND root = ? AND note = ?",
        (size, root, note, at, before.origin, before.size, before.root, before.note),
    )
    if changed.rowcount != 1:
        return False
    db.execute(
        "INSERT OR IGNORE INTO countersigned VALUES (?, ?, ?, ?, ?)", (before.origin, size, root, note, at)
    )
    return True


def set_time(db: sqlite3.Connection, origin: str, at: int) -> None:
    """Take the time of the next cosignature from this moment on."""
    db.execute("UPDATE log SET at = ? WHERE origin = ?", (at, origin))


def countersigned_at(db: sqlite3.Connection, origin: str, size: int) -> tuple[bytes, str] | None:
    """Root and note that were countersigned at a size, if one was."""
    row: tuple[bytes, str] | None = db.execute(
        "SELECT root, note FROM countersigned WHERE origin = ? AND size = ?", (origin, size)
    ).fetchone()
    return row


def add_finding(db: sqlite3.Connection, found: Finding) -> int:
    """Keep a finding, once; its number, or 0 where there are too many of that log to keep another."""
    key = (found.origin, found.kind.value, found.about)
    there = db.execute(
        "SELECT number FROM finding WHERE origin = ? AND kind = ? AND about = ?", key
    ).fetchone()
    if there:
        return int(there[0])
    (many,) = db.execute("SELECT count(*) FROM finding WHERE origin = ?", (found.origin,)).fetchone()
    if many >= MOST_FINDINGS:
        return 0
    added = db.execute(
        "INSERT INTO finding (origin, kind, about, first, second, proof, place, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*key, found.first, found.second, "\n".join(found.proof), found.place, found.at),
    )
    return int(added.lastrowid or 0)


def findings(db: sqlite3.Connection, origin: str | None = None) -> tuple[Finding, ...]:
    """What was found, oldest first."""
    rows = db.execute(
        "SELECT origin, kind, about, first, second, place, at, proof, number FROM finding"
        " WHERE ? IS NULL OR origin = ? ORDER BY number",
        (origin, origin),
    )
    return tuple(
        Finding(whose, Kind(kind), about, first, second, place, at, tuple(proof.split()), number)
        for whose, kind, about, first, second, place, at, proof, number in rows
    )
