"""What a file of the site is made of, and what is known of it once it is laid."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Given:
    """A file of a release, which is laid out as it is; its digest is known from the manifest."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the site that stands, which was found to be what it was: the new site has it, too."""

    path: str


Content = bytes | Given | Kept


@dataclass(frozen=True, slots=True)
class Laid:
    """Digest and size of a file of the site."""

    sha256: str
    size: int
