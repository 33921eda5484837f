"""The readings under test, PostgreSQL among them where it is installed."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.readings import postgres, reducers
from tests.readings.engines import READINGS, Reading, on_postgres
from tests.readings.reducers import REDUCERS, Reducer


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """A connection to a private PostgreSQL."""
    folder = postgres.programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.running(folder) as connection:
        yield connection


@pytest.fixture(params=[*REDUCERS, "postgres"])
def reducer(request: pytest.FixtureRequest) -> Reducer:
    """Each reading of a table of records in turn."""
    if request.param == "postgres":
        return reducers.on_postgres(request.getfixturevalue("server"))
    return REDUCERS[request.param]


@pytest.fixture(params=[*READINGS, "postgres"])
def reading(request: pytest.FixtureRequest) -> Reading:
    """Each reading in turn."""
    if request.param == "postgres":
        return on_postgres(request.getfixturevalue("server"))
    return READINGS[request.param]
