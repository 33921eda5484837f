"""A table goes by in batches: read, its cells looked at, decided by an engine, counted, and written."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from amparo.rules.polars_reading import pl
from amparo.tables.cells import check_columns, read_cells
from amparo.tables.out import check_flat, check_out, write
from amparo.tables.source import Source, open_source
from amparo.tables.tally import Tally
from amparo.tables.told import Decided, added, types_of, written
from amparo.tables.what_if import WhatIf, supposed

Progress = Callable[[int, int | None], None]
Batches = Iterator[Decided]


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A table that is ready to be decided: what it is called and has, and its batches, decided."""

    name: str
    schema: dict[str, pl.DataType]
    rows: int | None
    files: tuple[Path, ...]
    dropped: tuple[str, ...]
    decided: Callable[[], AbstractContextManager[Batches]]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What was asked of a table. The engine X is the file `on_X.py`; `postgres` decides a table where it stands."""

    engine: str = "polars"
    out: Path | None = None
    overwrite: bool = False
    what_if: WhatIf | None = None
    database: str = ""


@contextmanager
def opened(name: str, asked: Asked) -> Iterator[Opened]:
    """The table, opened and looked at: its columns are there, in types that can be read."""
    module = import_module(f"amparo.tables.on_{asked.engine}")  # each engine is an extra of its own
    what_if = asked.what_if or {}
    if asked.engine == "postgres":
        with module.opened(name, what_if, asked.database) as table:
            _check(table, asked)
            yield table
        return
    source = open_source(name)

    @contextmanager
    def decided() -> Iterator[Batches]:
        with module.deciding() as decide:
            yield _batches(source, decide, module.ROWS, what_if)

    table = Opened(name, source.schema, source.rows, source.files, source.dropped, decided)
    _check(table, asked)
    yield table


def _check(table: Opened, asked: Asked) -> None:
    bits = asked.out is not None and asked.out.suffix.lower() == ".parquet"
    check_columns(
        table.name, table.schema, added(bits=bits, what_if=bool(asked.what_if)) if asked.out else ()
    )
    if asked.out is not None:
        check_out(asked.out, table.files, overwrite=asked.overwrite)
        check_flat(asked.out, table.schema)


def decide_table(table: Opened, asked: Asked, progress: Progress) -> Tally:
    """Decide every row, write the table where that was asked, and say what it comes to."""
    tally = Tally()

    def counted(batches: Batches) -> Batches:
        for batch in batches:
            tally.add(batch)
            progress(tally.rows, table.rows)
            yield batch

    with table.decided() as batches:
        if asked.out is None:
            for _ in counted(batches):
                pass
            return tally
        bits = asked.out.suffix.lower() == ".parquet"
        schema = {**table.schema, **types_of(bits=bits, what_if=bool(asked.what_if))}
        write(asked.out, (written(batch, bits=bits) for batch in counted(batches)), schema)
    return tally


def _batches(
    source: Source, decide: Callable[[pl.DataFrame], pl.DataFrame], rows: int, what_if: WhatIf
) -> Batches:
    first = 1
    for given in source.batches(rows):
        cells = read_cells(given, first)
        other = decide(supposed(cells.ready, what_if)) if what_if else None
        yield Decided(given, cells, decide(cells.ready), other)
        first += given.height
