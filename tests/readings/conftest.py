"""The readings under test, PostgreSQL among them where it is installed."""

from collections.abc import Iterator

import pytest

from tests.readings import postgres
from tests.readings.engines import READINGS, Reading, on_postgres


@pytest.fixture(scope="session")
def by_postgres() -> Iterator[Reading]:
    folder = postgres.programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.running(folder) as connection:
        yield on_postgres(connection)


@pytest.fixture(params=[*READINGS, "postgres"])
def reading(request: pytest.FixtureRequest) -> Reading:
    """Each reading in turn."""
    if request.param == "postgres":
        found: Reading = request.getfixturevalue("by_postgres")
        return found
    return READINGS[request.param]
