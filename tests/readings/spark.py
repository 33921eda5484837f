"""A Spark on this machine for the tests, with two workers; gone afterwards."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any


def lacking() -> str:
    """What is not installed, empty where nothing lacks."""
    if find_spec("pyspark") is None:
        return "pyspark is not installed: make proof installs it"
    return "" if shutil.which("java") else "there is no Java: apt-get install default-jre-headless"


@contextmanager
def running() -> Iterator[Any]:
    """A session, in the mode in which Spark refuses what it cannot read (ANSI), as is its default since 4.0."""
    from pyspark.sql import SparkSession  # an extra of its own, which few machines have

    builder = SparkSession.builder.appName("proof").master("local[2]")
    quiet = {"ui.enabled": "false", "ui.showConsoleProgress": "false", "log.level": "ERROR"}
    for name, value in {**quiet, "sql.ansi.enabled": "true", "driver.memory": "2g"}.items():
        builder = builder.config(f"spark.{name}", value)
    session = builder.getOrCreate()
    try:
        yield session
    finally:
        session.stop()
