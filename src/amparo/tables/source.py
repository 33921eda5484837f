"""Where a table comes from: parquet files, a CSV, or a table of a DuckDB file, batch by batch in the rows' order.

A column that nobody may keep is left out here, before anything reads it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from glob import has_magic
from importlib import import_module
from itertools import islice
from pathlib import Path

from amparo.intake.never_kept import never_kept
from amparo.intake.refusal import Problem, RefusedError
from amparo.intake.rows import header_of, records_of
from amparo.rules.polars_reading import pl
from amparo.terms import FileError

Batches = Callable[[int], Iterator[pl.DataFrame]]
IN_A_DATABASE_FILE = "::"
"""Between a DuckDB file and the name of its table, as in `jail.duckdb::requests`."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A table: its columns with their types, and `batches(rows)`, which begins at the first row on every call.

    `rows` is how many there are, where that is known before reading; `files` are those it is read from.
    """

    name: str
    schema: dict[str, pl.DataType]
    batches: Batches
    rows: int | None = None
    files: tuple[Path, ...] = ()
    dropped: tuple[str, ...] = field(default=())


def open_source(name: str) -> Source:
    """The table of that name. Raises FileError where there is none, or where it cannot be read."""
    if IN_A_DATABASE_FILE in name:
        file, _, table = name.rpartition(IN_A_DATABASE_FILE)
        # DuckDB is an extra, and its file of ours must not be read where it is missing and not needed
        opened: Source = import_module("amparo.tables.duckdb_file").open_table(file, table)
        return opened
    files = _files(name)
    with_parquet = [file for file in files if _is_parquet(file)]
    if len(with_parquet) == len(files):
        return _parquet(name, files)
    if len(files) == 1:
        return _csv(files[0])
    other = next(file for file in files if file not in with_parquet)
    raise FileError(str(other), "this is no parquet file.", "Several files together must all be parquet.")


def _files(name: str) -> list[Path]:
    place = Path(name)
    if place.is_dir():
        found = sorted(place.rglob("*.parquet"))
        if not found:
            raise FileError(name, "this folder holds no parquet file.", "Name a file, or another folder.")
        return found
    if not place.exists() and has_magic(name):
        found = sorted(path for path in Path(place.anchor).glob(str(place.relative_to(place.anchor))))
        if not found:
            raise FileError(name, "no file is called so.", "Check the folder and the pattern.")
        return found
    return [place]


def _is_parquet(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(4) == b"PAR1" or file.suffix.lower() in {".parquet", ".pq"}
    except OSError as error:
        mend = "Check the name and the rights."
        raise FileError(str(file), f"it cannot be opened ({error.strerror}).", mend) from error


# ------------------------------------------------------------------ parquet


def _parquet(name: str, files: list[Path]) -> Source:
    partitioned = any("=" in part for file in files for part in file.parts)
    frame = pl.scan_parquet(files, hive_partitioning=partitioned, glob=False)
    with reading(name):
        schema = dict(frame.collect_schema())
        rows = int(frame.select(pl.len()).collect().item())
    kept, dropped = _kept(schema)

    def batches(size: int) -> Iterator[pl.DataFrame]:
        with reading(name):
            yield from frame.select(kept).collect_batches(chunk_size=size, maintain_order=True)

    return Source(name, {one: schema[one] for one in kept}, batches, rows, tuple(files), dropped)


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turns what polars says of a file that it cannot read into our error."""
    try:
        yield
    except (pl.exceptions.PolarsError, OSError) as error:
        said = str(error).strip().partition("\n")[0].rstrip(".")
        mend = "Check that it was written whole, and that all its files have the same columns."
        raise FileError(name, f"it cannot be read as parquet: {said}.", mend) from error


def _kept(names: Iterable[str]) -> tuple[list[str], tuple[str, ...]]:
    given = tuple(names)
    dropped = tuple(name for name in given if never_kept(name))
    return [name for name in given if name not in dropped], dropped


# ------------------------------------------------------------------ CSV


def _csv(file: Path) -> Source:
    names = header_of(file)
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    problems = [Problem(1, name, "this column stands there twice.", "Keep one of them.") for name in twice]
    if problems:
        raise RefusedError(str(file), problems)
    kept, dropped = _kept(names)
    places = [names.index(name) for name in kept]

    def batches(size: int) -> Iterator[pl.DataFrame]:
        rows = _rows(file, len(names), places)
        while batch := list(islice(rows, size)):
            columns = zip(*batch, strict=True)
            series = [pl.Series(name, cells, pl.String) for name, cells in zip(kept, columns, strict=True)]
            yield pl.DataFrame(series)

    return Source(str(file), dict.fromkeys(kept, pl.String()), batches, files=(file,), dropped=dropped)


def _rows(file: Path, width: int, places: list[int]) -> Iterator[list[str | None]]:
    """The rows below the header, whole; an empty cell is NULL. Raises RefusedError for one of another width."""
    for line, cells in islice(records_of(file), 1, None):
        if len(cells) != width:
            wrong = f"there are {len(cells)} cells under {width} columns."
            mend = "Put text that holds a comma into double quotes."
            raise RefusedError(str(file), [Problem(line, "", wrong, mend)])
        yield [cells[place] or None for place in places]
