"""What a signer remembers: the one tree that it signed last. One row, changed only against what it was before.

It lies outside the desk's databases and outside every backup. A restored copy of it would be a memory that forgot, so none is
kept: if it is lost, the newest checkpoint that others hold takes its place (`signer.adopt`).
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from amparo.tlog.checkpoints import Checkpoint
from amparo_log.durable import LEFTOVER, named, remove_leftovers, sync_folder
from amparo_log.signer_words import refusal

_OURS = 0x414D5053
"""By this number SQLite tells the file from others."""
_FORM = 1
_TABLE = """CREATE TABLE last (
    one INTEGER PRIMARY KEY CHECK (one = 1), origin TEXT NOT NULL, size INTEGER NOT NULL CHECK (size >= 0),
    root BLOB NOT NULL CHECK (length(root) = 32), at INTEGER NOT NULL, note TEXT NOT NULL, digest BLOB NOT NULL
) STRICT"""
_ROW = "SELECT origin, size, root, at, note, digest FROM last"
_WAIT = 10.0


@dataclass(frozen=True, slots=True)
class LastSigned:
    """What was signed last: origin, size and root, when (seconds since 1970), and the note; nothing yet: an empty note."""

    origin: str
    size: int
    root: bytes
    at: int
    note: str

    @property
    def head(self) -> Checkpoint:
        """The head that was signed."""
        return Checkpoint(self.origin, self.size, self.root)

    @property
    def day(self) -> str:
        """When, for a sentence."""
        return datetime.fromtimestamp(self.at, UTC).strftime("%Y-%m-%d %H:%M UTC")

    @property
    def digest(self) -> bytes:
        """Over all of it, so that one flipped bit is found."""
        told = f"{self.origin}\n{self.size}\n{self.root.hex()}\n{self.at}\n{self.note}"
        return sha256(told.encode()).digest()


class SignerState:
    """The file `last.sqlite` in the signer's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.place = folder, folder / "last.sqlite"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other signer of this state out, as long as it runs. Raises RefusedError, StorageError."""
        try:
            mode = self.folder.stat().st_mode & 0o777
            if mode & 0o022:
                raise refusal("open-state", self.folder, mode=mode)
            lock = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise named(error, self.folder) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        except BlockingIOError as error:
            raise refusal("two-signers", self.folder) from error
        finally:
            os.close(lock)

    def last(self) -> LastSigned:
        """What was signed last. Raises RefusedError, StorageError."""
        with closing(self._opened()) as database:
            return self._read(database)

    def begin(self, last: LastSigned) -> None:
        """Make the state; whole or not at all, and never over another. Raises RefusedError, StorageError."""
        fresh = self.folder / f"{LEFTOVER}{os.getpid()}-last.sqlite"
        try:
            remove_leftovers(self.folder)
            os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            with closing(sqlite3.connect(fresh, isolation_level=None)) as database:
                database.execute("PRAGMA synchronous = EXTRA")
                database.execute(f"PRAGMA application_id = {_OURS}")
                database.execute(f"PRAGMA user_version = {_FORM}")
                database.execute(_TABLE)
                database.execute("INSERT INTO last VALUES (1, ?, ?, ?, ?, ?, ?)", _columns(last))
            os.link(fresh, self.place)  # unlike a rename, it never replaces what is there
            fresh.unlink()
            sync_folder(self.folder)
        except FileExistsError as error:
            raise refusal("state-there", self.place, signed=self.last().size) from error
        except sqlite3.Error as error:
            raise self._failed(error) from error
        except OSError as error:
            raise named(error, self.place) from error
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)

    def swap(self, before: LastSigned, after: LastSigned) -> None:
        """Remember `after` instead of `before`, on the disk when it returns; refused where another stands by now.

        Raises RefusedError, StorageError.
        """
        with closing(self._opened()) as database:
            try:
                database.execute("BEGIN IMMEDIATE")
                changed = database.execute(
                    "UPDATE last SET origin = ?, size = ?, root = ?, at = ?, note = ?, digest = ?"
                    " WHERE one = 1 AND size = ? AND root = ? AND digest = ?",
                    (*_columns(after), before.size, before.root, before.digest),
                ).rowcount
                database.execute("COMMIT")
            except sqlite3.Error as error:
                raise self._failed(error) from error
        if changed != 1:
            raise refusal("lost-swap", self.place)

    def _opened(self) -> sqlite3.Connection:
        if not self.place.exists():
            raise refusal("no-state", self.place)
        try:
            database = sqlite3.connect(
                f"{self.place.absolute().as_uri()}?mode=rw", uri=True, timeout=_WAIT, isolation_level=None
            )
        except sqlite3.Error as error:
            raise self._failed(error) from error
        try:
            # EXTRA: with the rollback journal, only it makes sure that a power cut does not undo what was answered.
            database.execute("PRAGMA synchronous = EXTRA")
            ours = database.execute("PRAGMA application_id").fetchone()[0]
            form = database.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            database.close()
            raise self._failed(error) from error
        if (ours, form) != (_OURS, _FORM):
            database.close()
            raise refusal("broken-state", self.place, told=f"application {ours:#x}, form {form}")
        return database

    def _read(self, database: sqlite3.Connection) -> LastSigned:
        try:
            rows = database.execute(_ROW).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise self._failed(error) from error
        if len(rows) != 1:
            raise refusal("broken-state", self.place, told=f"{len(rows)} rows")
        *told, digest = rows[0]
        last = LastSigned(*told)
        if last.digest != digest or (last.note and not last.note.startswith(last.head.text + "\n")):
            raise refusal("broken-state", self.place, told="digest")
        return last

    def _failed(self, error: Exception) -> Exception:
        """What SQLite could not do, as an error of ours: the disk's fault, or the file's."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM):
            try:  # SQLite does not say why; the system does
                os.close(os.open(self.place, os.O_RDWR | os.O_CLOEXEC))
            except OSError as why:
                return named(why, self.place)
        if code in _OF_THE_WORLD:
            return named(OSError(_OF_THE_WORLD[code], str(error)), self.place)
        return refusal("broken-state", self.place, told=str(error))


_OF_THE_WORLD = {
    sqlite3.SQLITE_FULL: 28,
    sqlite3.SQLITE_READONLY: 30,
    sqlite3.SQLITE_IOERR: 5,
    sqlite3.SQLITE_CANTOPEN: 13,
    sqlite3.SQLITE_PERM: 13,
    sqlite3.SQLITE_BUSY: 11,
    sqlite3.SQLITE_LOCKED: 11,
}
"""SQLite's codes, and the system's number for the same fault."""


def _columns(last: LastSigned) -> tuple[str, int, bytes, int, str, bytes]:
    return (last.origin, last.size, last.root, last.at, last.note, last.digest)
