"""Releases of an invented county for packets: as they were when the plan was made, and with one event changed since."""

import shutil
from pathlib import Path

import pytest

from amparo.register.release import Release, read_releases
from tests.amparo.forum import packets


@pytest.fixture(scope="session")
def encina(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three releases, counted from case files."""
    folder = tmp_path_factory.mktemp("encina") / "releases"
    folder.mkdir()
    for on in packets.RELEASED_ON:
        packets.release_encina(folder, on)
    return folder


@pytest.fixture(scope="session")
def corrected(encina: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, and a fourth: one request of the year was struck."""
    folder = tmp_path_factory.mktemp("corrected") / "releases"
    shutil.copytree(encina, folder)
    packets.release_encina(folder, packets.CORRECTED_ON, packets.STRUCK)
    return folder


@pytest.fixture(scope="session")
def releases(encina: Path) -> tuple[Release, ...]:
    """The three releases, read."""
    return read_releases(encina)
