"""Which half of the tests a process runs, and in what order: those that fork first, while the process is small."""

from pathlib import Path

import pytest

from tests.house.halves import HALVES, half_of

TESTS = Path(__file__).parent
FORKING = ("cut", "powercut")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--half NAME` runs one of the halves that `make test` runs side by side."""
    parser.addoption("--half", choices=[*HALVES], help="run this half of the tests alone")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What the other half runs is not even read: a process that knows less is smaller."""
    return True if _is_of_the_other_half(collection_path, config) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files that end processes at every write go first; a large process takes long to fork. Else the order stays.

    A file that was asked for by name is read, whosever it is, and left to its half here.
    """
    left = [item for item in items if _is_of_the_other_half(item.path, config)]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not _is_of_the_other_half(item.path, config)]
    items.sort(key=lambda item: not any(word in item.path.name for word in FORKING))


def _is_of_the_other_half(path: Path, config: pytest.Config) -> bool:
    half = config.getoption("half")
    if half is None or TESTS.is_relative_to(path):
        return False
    return half_of(path.relative_to(TESTS) if path.is_relative_to(TESTS) else path) != half
