"""Which files a release may have: those of the format, each table by name, and of the log what a log publishes. No other."""

import re

from amparo.register.tables import TABLES
from amparo.tlog import FormatError
from amparo.tlog.tiles import tile_at

LOG = "log/"
_OF_LOG = re.compile(
    r"checkpoint|keys/[0-9]{3}\.note|attestations/[A-Za-z0-9-]{1,40}/[0-9]{4}-(?:0[1-9]|1[0-2])\.json",
    re.ASCII,
)
BEGUN = "begun.proof.json"
"""The proof that the log of a release goes on in the place of another."""
GONE = "taken_back/"
_GONE = re.compile(r"taken_back/([0-9]{4,6})\.proof\.json", re.ASCII)
_OF_RELEASE = frozenset({"release.json", "regions.json", BEGUN, *(f"tables/{name}.json" for name in TABLES)})


def is_of_log(path: str) -> bool:
    """Whether a path below the log's address is one at which a log publishes: checkpoint, tiles, key notes, attestations."""
    if _OF_LOG.fullmatch(path):
        return True
    try:
        tile_at(path)
    except FormatError:
        return False
    return True


def is_of_release(path: str) -> bool:
    """Whether a manifest may list a path. What else lies in the folder, a list of people say, is never given out with it."""
    return (
        path in _OF_RELEASE
        or gone_at(path) is not None
        or (path.startswith(LOG) and is_of_log(path.removeprefix(LOG)))
    )


def proof_of_gone(number: int) -> str:
    """Where a release has the proof that the manifest of one that is given out no more is a record of the log."""
    return f"{GONE}{number:04}.proof.json"


def gone_at(path: str) -> int | None:
    """The number of the release of which this is the proof; None where it is another file."""
    found = _GONE.fullmatch(path)
    return int(found[1]) if found and path == proof_of_gone(int(found[1])) else None
