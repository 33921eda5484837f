"""The order of the tests: those that fork come first, while the process is small; a large one takes long to fork."""

import pytest

FORKING = ("cut", "powercut")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that end processes at every write go first; within each half the order stays."""
    items.sort(key=lambda item: not any(word in item.path.name for word in FORKING))
