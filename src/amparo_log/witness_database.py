"""The SQLite file of a witness: its tables, how it is opened so that what was committed stays, and its faults by name."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from amparo_log.durable import BrokenError, StorageError, TakenError, named, naming, sync_folder

APPLICATION, VERSION = 0x414D5057, 1
_TABLES = """
CREATE TABLE log (
    origin TEXT PRIMARY KEY, named TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL,
    stopped INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE pin (origin TEXT NOT NULL REFERENCES log, vkey TEXT NOT NULL, PRIMARY KEY (origin, vkey)) STRICT;
CREATE TABLE key_note (
    origin TEXT NOT NULL REFERENCES log, number INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (origin, number)
) STRICT;
CREATE TABLE countersigned (
    origin TEXT NOT NULL REFERENCES log, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (origin, size, root)
) STRICT;
CREATE TABLE finding (
    number INTEGER PRIMARY KEY, origin TEXT NOT NULL REFERENCES log, kind TEXT NOT NULL, about TEXT NOT NULL,
    first TEXT NOT NULL, second TEXT NOT NULL, proof TEXT NOT NULL, place TEXT NOT NULL, at INTEGER NOT NULL,
    UNIQUE (origin, kind, about)
) STRICT;
CREATE TABLE looked (
    origin TEXT PRIMARY KEY REFERENCES log, size INTEGER NOT NULL, peaks BLOB NOT NULL, at INTEGER NOT NULL,
    other INTEGER NOT NULL
) STRICT;
CREATE TABLE agency_day (
    origin TEXT NOT NULL REFERENCES log, agency TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
    PRIMARY KEY (origin, agency)
) STRICT;
CREATE TABLE day_fault (
    origin TEXT NOT NULL REFERENCES log, entry INTEGER NOT NULL, agency TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
    PRIMARY KEY (origin, entry)
) STRICT;
CREATE TRIGGER finding_stays BEFORE DELETE ON finding BEGIN SELECT RAISE(ABORT, 'findings stay'); END;
CREATE TRIGGER finding_is_kept BEFORE UPDATE ON finding BEGIN SELECT RAISE(ABORT, 'findings stay'); END;
CREATE TRIGGER countersigned_stays BEFORE DELETE ON countersigned BEGIN SELECT RAISE(ABORT, 'it stays'); END;
CREATE TRIGGER countersigned_is_kept BEFORE UPDATE ON countersigned BEGIN SELECT RAISE(ABORT, 'it stays'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'a log stays'); END;
CREATE TRIGGER pin_stays BEFORE DELETE ON pin BEGIN SELECT RAISE(ABORT, 'a key stays'); END;
CREATE TRIGGER key_note_stays BEFORE DELETE ON key_note BEGIN SELECT RAISE(ABORT, 'a key note stays'); END;
CREATE TRIGGER key_note_is_kept BEFORE UPDATE ON key_note BEGIN SELECT RAISE(ABORT, 'a key note stays'); END;
CREATE TRIGGER never_shorter BEFORE UPDATE ON log WHEN NEW.size < OLD.size OR (NEW.size = OLD.size AND NEW.root <> OLD.root)
BEGIN SELECT RAISE(ABORT, 'a log never becomes shorter'); END;
"""

_NUMBERS = {
    "SQLITE_FULL": errno.ENOSPC,
    "SQLITE_READONLY": errno.EROFS,
    "SQLITE_BUSY": errno.EAGAIN,
    "SQLITE_LOCKED": errno.EAGAIN,
    "SQLITE_PERM": errno.EACCES,
}


def make_database(path: Path) -> None:
    """A new file with empty tables, whole or not there. Raises StorageError where there is one."""
    fresh = path.parent / f".new-{path.name}"
    with naming(fresh):
        _cleared(fresh)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with open_database(fresh) as db:
        db.executescript(
            f"BEGIN EXCLUSIVE; {_TABLES} PRAGMA application_id={APPLICATION}; PRAGMA user_version={VERSION}; COMMIT;"
        )
    try:
        os.link(fresh, path)
    except FileExistsError as error:
        raise TakenError(
            path,
            "there is a witness here already.",
            "Its state is not overwritten. Choose another folder.",
            "aquí ya hay un testigo. Su estado no se sobrescribe. Elija otra carpeta.",
        ) from error
    except OSError as error:
        raise named(error, path) from error
    finally:
        _cleared(fresh)
    sync_folder(path.parent)


def _cleared(fresh: Path) -> None:
    """The journal first: alone it means nothing, but a file would be changed by the journal of another."""
    for left in (fresh.with_name(f"{fresh.name}-journal"), fresh):
        left.unlink(missing_ok=True)


@contextmanager
def open_database(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, for statements and transactions of one's own. Raises StorageError."""
    try:
        with closing(sqlite3.connect(path, timeout=2.0, isolation_level=None)) as db:
            db.execute(
                "PRAGMA journal_mode=TRUNCATE"
            )  # no file is unlinked to commit, so no folder needs syncing
            db.execute("PRAGMA synchronous=FULL")
            db.execute("PRAGMA foreign_keys=ON")
            yield db
    except sqlite3.Error as error:
        raise _named(error, path) from error


def _named(error: sqlite3.Error, path: Path) -> StorageError:
    """What SQLite's error means for the file."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_CANTOPEN"):
        try:  # SQLite does not say why; the system does
            path.open("r+b").close()
            (path.parent / f"{path.name}-journal").open("ab").close()
        except OSError as why:
            return named(why, path)
    for begin, number in _NUMBERS.items():
        if name.startswith(begin):
            return named(OSError(number, name), path)
    return BrokenError(
        path,
        f"the state cannot be read or written ({name or type(error).__name__}).",
        "Stop the witness, check the disk, and keep a copy of this file before anything else.",
        f"el estado no se puede leer ni escribir ({name or type(error).__name__}). "
        "Detenga el testigo, revise el disco y guarde una copia de este archivo antes de hacer otra cosa.",
    )
