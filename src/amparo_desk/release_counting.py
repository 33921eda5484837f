"""A release is counted while the browser waits elsewhere: one at a time in a house, how far it is, and what became of it.

Counting opens every case file and attacks what would be published, which takes from seconds to minutes. It runs beside the
request that began it. How far it is lies in a file that every process of the desk can read; that somebody counts is a lock,
which ends with whoever held it, however they end. A count that was cut off leaves nothing, and can be begun anew.
"""

import fcntl
import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic

from django.db import connections

from amparo.terms import AmparoError, FileError
from amparo_desk.acts.release_draft import Progress
from amparo_desk.said import Both
from amparo_desk.vault.errors import SpokenError

TOLD_EVERY = 0.5
"""Seconds between two notes of how far it is."""


Refused = Callable[[AmparoError], Both]
"""What a page says of an error."""


class CountingError(SpokenError):
    """Somebody else counts a release at this moment."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count: of which draft, by whom, since when, how far, what was typed, and what went wrong."""

    draft: str
    by: str
    since: str
    typed: Mapping[str, str]
    page: str
    """Where it was begun, so that it can be begun anew there."""
    agency: str = ""
    done: int = 0
    total: int = 0
    error: Both | None = None

    @property
    def at(self) -> datetime:
        """Since when."""
        return datetime.fromisoformat(self.since)


class Counting:
    """The counts of a house. `folder` is that of its releases; the files lie beside it."""

    def __init__(self, folder: Path) -> None:
        self._lock = folder.with_name(f".{folder.name}.counting.lock")
        self._told = folder.with_name(f".{folder.name}.counting.json")

    def begin(self, count: Count, work: Callable[[Progress], object], refused: Refused) -> threading.Event:
        """Begin; what is set once it has ended. Raises CountingError where one goes on, FileError where nothing can be written.

        `work` raises AmparoError where it is refused; `refused` says that in words.
        """
        handle = self._hold(count)
        ended = threading.Event()
        thread = threading.Thread(target=self._run, args=(handle, count, work, refused, ended), daemon=True)
        thread.start()
        return ended

    @contextmanager
    def here(self, count: Count) -> Iterator[Progress]:
        """Count in this process, with nobody else counting meanwhile; what is to be told of each record.

        Raises CountingError where a count goes on, FileError where nothing can be written.
        """
        handle, now = self._hold(count), count

        def progress(agency: str, done: int, total: int) -> None:
            nonlocal now
            now = replace(now, agency=agency, done=done, total=total)
            if done == total or done % 50 == 0:
                self._tell(now)

        try:
            yield progress
        except SpokenError as error:
            self._tell(replace(now, error=(error.in_language("en"), error.in_language("es"))))
            raise
        finally:
            os.close(handle)

    def _hold(self, count: Count) -> int:
        """The lock, and the word that this count has it. Raises CountingError, FileError."""
        handle = self._take()
        if handle is None:
            there = self.last()
            by, at = (there.by, f"{there.at:%H:%M}") if there else ("", "")
            raise CountingError(
                f"{by or 'Somebody'} counts a release at this moment (since {at or 'just now'}). Wait until it is done; what you "
                f"typed stands.",
                f"{by or 'Alguien'} está contando una publicación (desde {at or 'hace un momento'}). Espere a que termine; lo "
                f"que escribió sigue aquí.",
            )
        try:
            self._tell(count)
        except FileError:
            os.close(handle)
            raise
        return handle

    def last(self) -> Count | None:
        """The last count that was begun, as it stands."""
        try:
            told = json.loads(self._told.read_bytes())
            error = told.pop("error")
            return Count(**told, error=(error[0], error[1]) if error else None)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def of(self, draft: str) -> Count | None:
        """The count of a draft, where it is the last."""
        found = self.last()
        return found if found is not None and found.draft == draft else None

    def goes_on(self) -> bool:
        """Whether somebody counts at this moment."""
        handle = self._take()
        if handle is not None:
            os.close(handle)
        return handle is None

    def _run(
        self,
        handle: int,
        count: Count,
        work: Callable[[Progress], object],
        refused: Refused,
        ended: threading.Event,
    ) -> None:
        now, told_at = count, monotonic()

        def progress(agency: str, done: int, total: int) -> None:
            nonlocal now, told_at
            now = replace(now, agency=agency, done=done, total=total)
            if done == total or monotonic() - told_at >= TOLD_EVERY:
                told_at = monotonic()
                self._tell(now)

        try:
            work(progress)
        except AmparoError as error:
            self._tell(replace(now, error=refused(error)))
        except Exception:
            self._tell(replace(now, error=_FAULT))
            raise  # into the journal of the machine
        finally:
            connections.close_all()  # those of this thread
            os.close(handle)
            ended.set()

    def _take(self) -> int | None:
        """The lock, where nobody has it. Raises FileError."""
        try:
            self._lock.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise _unwritable(self._lock, error) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        return handle

    def _tell(self, count: Count) -> None:
        beside = self._told.with_name(f"{self._told.name}.new")
        try:
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(count), file, ensure_ascii=False)
            beside.replace(self._told)
        except OSError as error:
            raise _unwritable(self._told, error) from error


def _unwritable(place: Path, error: OSError) -> FileError:
    mend = "Let the desk's user write there; AMPARO_RELEASES names another place."
    return FileError(str(place), f"it cannot be written ({error.strerror or error}).", mend)


_FAULT: Both = (
    "A fault of the program stopped the count. Nothing was kept of it. Begin again; if it stops once more, tell whoever runs it.",
    "Un fallo del programa detuvo la cuenta. No se guardó nada. Empiece otra vez; si se repite, avise a quien lo administra.",
)
