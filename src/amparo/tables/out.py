"""A decided table is written whole or not at all: beside its place first, then moved there."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread

from polars.io.plugins import register_io_source

from amparo.rules.polars_reading import pl
from amparo.terms import FileError

Frames = Iterator[pl.DataFrame]
Writer = Callable[[Path, Frames, dict[str, pl.DataType]], None]

_FLAT = (pl.List, pl.Array, pl.Struct, pl.Binary, pl.Object)


def check_out(place: Path, inputs: tuple[Path, ...], *, overwrite: bool) -> None:
    """Refuse a name that tells no format, is a table we read, or is there already."""
    if place.suffix.lower() not in WRITERS:
        mend = "A decided table ends in .parquet or .csv."
        raise FileError(str(place), f"nothing is written as {place.suffix or 'a file without ending'}.", mend)
    if place.exists() and any(place.samefile(file) for file in inputs if file.exists()):
        raise FileError(str(place), "this is the table that is read.", "Choose another name after --out.")
    if place.is_dir() or (place.exists() and not overwrite):
        what = "this is a folder." if place.is_dir() else "it is there already."
        raise FileError(str(place), what, "Choose another name after --out, or say --overwrite.")
    if not place.parent.is_dir():
        raise FileError(str(place), "its folder is not there.", "Make the folder first.")


def check_flat(place: Path, schema: dict[str, pl.DataType]) -> None:
    """A CSV holds no lists and no bytes."""
    nested = [name for name, type_ in schema.items() if isinstance(type_, _FLAT)]
    if place.suffix.lower() == ".csv" and nested:
        wrong = f"a CSV cannot hold the column {nested[0]} ({schema[nested[0]]})."
        raise FileError(str(place), wrong, "Write .parquet, or leave the column out.")


def write(place: Path, frames: Frames, schema: dict[str, pl.DataType]) -> None:
    """Write all batches. Raises FileError; whatever ends it early leaves nothing under that name."""
    with _beside(place) as file:
        WRITERS[place.suffix.lower()](file, frames, schema)


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """A file beside the place, readable by its owner only, that is moved there at the end."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{place.stem}-", suffix=".part", dir=place.parent)
    except OSError as error:
        raise _unwritable(place, error) from error
    os.close(handle)
    file = Path(name)
    try:
        yield file
        with file.open("rb") as written:
            os.fsync(written.fileno())
        file.replace(place)
    except OSError as error:
        raise _unwritable(place, error) from error
    finally:
        file.unlink(missing_ok=True)


def _unwritable(place: Path, error: OSError) -> FileError:
    mend = "Check the folder, its rights and the room on the disk."
    return FileError(str(place), f"it cannot be written ({error.strerror or error}).", mend)


def _write_csv(file: Path, frames: Frames, schema: dict[str, pl.DataType]) -> None:
    with file.open("wb") as opened:
        pl.DataFrame(schema=schema).write_csv(opened)
        for frame in frames:
            frame.write_csv(opened, include_header=False)


def _write_parquet(file: Path, frames: Frames, schema: dict[str, pl.DataType]) -> None:
    """polars makes row groups of one batch in a thread of its own, while the next is decided.

    Whatever ends the batches early (Ctrl-C too) is raised here, in the caller's thread, and never inside of polars.
    """
    handed: Queue[pl.DataFrame] = Queue(maxsize=1)
    ended = Event()
    failed: list[BaseException] = []

    def coming(*_: object) -> Frames:
        while not (ended.is_set() and handed.empty()):
            with suppress(Empty):
                yield handed.get(timeout=_LOOK_AGAIN)

    def sink() -> None:
        try:
            register_io_source(coming, schema=schema).sink_parquet(file)
        except (
            pl.exceptions.PolarsError,
            KeyboardInterrupt,
        ) as error:  # polars tells each of its threads of Ctrl-C
            failed.append(error)

    writer = Thread(target=sink, daemon=True)
    writer.start()
    try:
        try:
            for frame in frames:
                if not _hand_over(frame, handed, writer):
                    break
        finally:
            ended.set()
    finally:
        ended.set()  # again: one Ctrl-C can interrupt twice, by polars and by Python, and the writer would wait for ever
        writer.join()
    if failed and isinstance(failed[0], KeyboardInterrupt):
        raise failed[0]
    if failed:
        raise OSError(str(failed[0]).strip().partition("\n")[0]) from failed[0]


_LOOK_AGAIN = 0.1
"""Seconds after which a thread looks whether the other is still there."""


def _hand_over(frame: pl.DataFrame, handed: Queue[pl.DataFrame], writer: Thread) -> bool:
    """Hand a batch to the writer, unless it has given up: then nobody would ever take it."""
    while writer.is_alive():
        try:
            handed.put(frame, timeout=_LOOK_AGAIN)
        except Full:
            continue
        return True
    return False


WRITERS: dict[str, Writer] = {".csv": _write_csv, ".parquet": _write_parquet}
"""How each ending is written."""
