"""The tables as Parquet: texts and whole numbers, nulls where there is no count; no time of writing in the bytes."""

import io

import polars

from amparo.pages.data import columns, lists_of, values
from amparo.register.release import Row
from amparo.register.tables import TableSpec


def parquet_of(spec: TableSpec, rows: tuple[Row, ...]) -> bytes:
    """A table as one Parquet file."""
    lists = lists_of(spec)
    types = {name: polars.Int64() if name == "value" else polars.String() for name in columns(spec)}
    frame = polars.DataFrame([values(row, lists) for row in rows], schema=types, orient="row")
    written = io.BytesIO()
    frame.write_parquet(written, compression="zstd", compression_level=3, statistics=True)
    return written.getvalue()
