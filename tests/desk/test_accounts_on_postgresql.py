"""Sign-in, doors, accounts and releases once more, on a PostgreSQL that really runs and is the desk's only database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readings import postgres

ROOT = Path(__file__).parents[2]
ACCOUNTS = ("test_sign_in.py", "test_doors.py", "test_accounts.py")
RELEASES = ("screens/test_release_counting.py",)


@pytest.mark.parametrize("names", [ACCOUNTS, RELEASES], ids=["accounts", "releases"])
def test_whoever_signs_in_keeps_accounts_or_counts_does_so_on_postgresql_as_well(
    names: tuple[str, ...],
) -> None:
    folder = postgres.programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.running(folder) as connection:
        for name in ("case_files", "data_keys"):
            connection.execute(f"CREATE DATABASE {name}")
        host = connection.info.host
        done = subprocess.run(
            [
                sys.executable,
                *("-m", "pytest", "-q", "-p", "no:cacheprovider"),
                *(f"tests/desk/{file}" for file in names),
            ],
            cwd=ROOT,
            env={
                **os.environ,
                "AMPARO_DESK_DATABASE": f"postgresql://amparo@/case_files?host={host}",
                "AMPARO_DESK_KEY_DATABASE": f"postgresql://amparo@/data_keys?host={host}",
            },
            capture_output=True,
            text=True,
            timeout=300,
        )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert "skipped" not in done.stdout
