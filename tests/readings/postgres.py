"""A private PostgreSQL for the tests: a new cluster in a folder of its own, on a socket there, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, or None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


@contextmanager
def running(folder: Path) -> Iterator[Any]:
    """A connection to a new cluster; a server refuses to run as root, so root hands it to a lesser user."""
    home = Path(tempfile.mkdtemp(prefix="amparo-"))
    prefix: list[str] = []
    if os.getuid() == 0:
        user = (
            "postgres"
            if subprocess.run(["id", "postgres"], capture_output=True).returncode == 0
            else "nobody"
        )
        prefix = ["runuser", "-u", user, "--"]
        shutil.chown(home, user)
    data, control = home / "data", [*prefix, str(folder / "pg_ctl"), "-D", str(home / "data"), "-w"]

    def run(*command: str) -> None:
        subprocess.run(command, check=True, cwd=home, capture_output=True)

    try:
        run(
            *prefix,
            str(folder / "initdb"),
            "-D",
            str(data),
            "-A",
            "trust",
            "-U",
            "amparo",
            "-E",
            "UTF8",
            "-N",
        )
        options = f"-c listen_addresses='' -k {home} -c fsync=off"
        run(*control, "-l", str(home / "log"), "-o", options, "start")
        try:
            with psycopg.connect(
                host=str(home), user="amparo", dbname="postgres", autocommit=True
            ) as connection:
                yield connection
        finally:
            run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)
