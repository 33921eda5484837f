"""The site of the invented county, built once for all tests that only look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from amparo.pages.build import build
from tests.amparo.pages import county


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """Where the releases lie, where the site lies, and a way to read it."""

    releases: Path
    out: Path

    def text(self, path: str) -> str:
        """A file of the site; of a folder its index.html."""
        return (self.out / (f"{path}index.html" if not path or path.endswith("/") else path)).read_text(
            "utf-8"
        )

    def pages(self) -> Iterator[tuple[str, str]]:
        """Every page of HTML, but the one that checks proofs and the guide, which hold a script of their own."""
        for file in sorted(self.out.rglob("*.html")):
            name = file.relative_to(self.out).as_posix()
            if not name.startswith("guide/") and "verify/" not in name:
                yield name, file.read_text("utf-8")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site with a log in which one day is missing."""
    folder = tmp_path_factory.mktemp("site")
    log = county.log_files(folder / "log", [county.MISSING_DAY])
    releases = county.write(folder / "releases", county.releases(), log)
    build(releases, folder / "out")
    return BuiltSite(releases, folder / "out")
