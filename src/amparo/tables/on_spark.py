"""Spark decides a batch: the rows go to it as a parquet file, and the answers come back as one.

For a table that lives on a cluster, hand the SELECT of `decide_select(dialect="spark")` to the cluster instead.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from amparo.decision.table_select import decide_select
from amparo.rules.polars_reading import pl
from amparo.tables.answers import PLACE, Decide, answers, told_columns
from amparo.terms import EngineError

try:
    from pyspark.sql import SparkSession
except ImportError as error:
    raise EngineError("spark", "it is not installed.", "pip install -e '.[spark]'") from error

__all__ = ["ROWS", "deciding", "session"]

ROWS = 5_000_000
"""A plan of this size takes Spark seconds to make, so a batch is large."""

_QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
}


def session() -> Any:
    """A Spark on this machine, with as many workers as it has processors. Raises EngineError without Java."""
    home = os.environ.get("JAVA_HOME")
    if not (home and (Path(home) / "bin" / "java").exists()) and not shutil.which("java"):
        mend = "Install Java 17 or newer, and set JAVA_HOME where it is not on the path."
        raise EngineError("spark", "there is no Java on this machine.", mend)
    builder = SparkSession.builder.appName("amparo").master("local[*]")
    for name, value in _QUIET.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except Exception as error:  # its gateway raises whatever went wrong in Java
        said = str(error).strip().partition("\n")[0].rstrip(".")
        raise EngineError(
            "spark", f"it did not start: {said}.", "See that Java is 17 or newer: java -version."
        ) from error


@contextmanager
def deciding() -> Iterator[Decide]:
    """A function that decides a batch. A Spark that runs in this program already is used, and left running."""
    found = SparkSession.getActiveSession()
    spark = found or session()
    folder = Path(tempfile.mkdtemp(prefix="amparo-spark-"))
    try:

        def decide(ready: pl.DataFrame) -> pl.DataFrame:
            asked, decided = folder / "asked.parquet", folder / "decided"
            ready.with_row_index(PLACE).cast({PLACE: pl.Int64}).write_parquet(asked)
            spark.read.parquet(str(asked)).createOrReplaceTempView("asked")
            query = decide_select("asked", dialect="spark", columns=ready.columns, keep=(PLACE,))
            told = spark.sql(f"SELECT `{PLACE}`, {told_columns()} FROM ({query}) AS decided")
            told.write.mode("overwrite").parquet(str(decided))
            found = pl.read_parquet(sorted(decided.glob("*.parquet")))
            return answers(found.sort(PLACE))

        yield decide
    finally:
        if found is None:
            spark.stop()
        shutil.rmtree(folder, ignore_errors=True)
