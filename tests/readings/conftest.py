"""The readings under test, PostgreSQL among them where it is installed."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.readings import postgres
from tests.readings.engines import READINGS, Reading, on_postgres


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """A connection to a private PostgreSQL."""
    folder = postgres.programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.running(folder) as connection:
        yield connection


@pytest.fixture(params=[*READINGS, "postgres"])
def reading(request: pytest.FixtureRequest) -> Reading:
    """Each reading in turn."""
    if request.param == "postgres":
        return on_postgres(request.getfixturevalue("server"))
    return READINGS[request.param]
