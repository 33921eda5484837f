"""A decided table is written whole or not at all: beside its place first, then moved there."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from polars.io.plugins import register_io_source

from amparo.rules.polars_reading import pl
from amparo.terms import AmparoError, FileError

Frames = Iterator[pl.DataFrame]
Writer = Callable[[Path, Frames, dict[str, pl.DataType]], None]

_FLAT = (pl.List, pl.Array, pl.Struct, pl.Binary, pl.Object)


def check_out(place: Path, inputs: tuple[Path, ...], *, overwrite: bool) -> None:
    """Refuse a name that tells no format, is a table we read, or is there already."""
    if place.suffix.lower() not in WRITERS:
        mend = "A decided table ends in .parquet or .csv."
        raise FileError(str(place), f"nothing is written as {place.suffix or 'a file without ending'}.", mend)
    if place.exists() and any(place.samefile(file) for file in inputs if file.exists()):
        raise FileError(
            str(place), "this is the table that is read.", "Choose another name after --out."
        )
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
    """The batches go through polars' own writer, which makes row groups of them while the next is decided."""
    failed: list[BaseException] = []

    def watched(*_: object) -> Frames:
        try:
            yield from frames
        except BaseException as error:  # polars would tell its text only, and call it one of its own
            failed.append(error)
            raise

    try:
        register_io_source(watched, schema=schema).sink_parquet(file, compression="zstd", compression_level=1)
    except pl.exceptions.PolarsError as error:
        if failed and isinstance(failed[0], AmparoError):
            raise failed[0] from None
        raise OSError(str(error).strip().partition("\n")[0]) from error


WRITERS: dict[str, Writer] = {".csv": _write_csv, ".parquet": _write_parquet}
"""How each ending is written."""
