"""Releases: what the public gets, as values; their files written and read. The door to all of it."""

from amparo.register.release_chain import read_releases, without_those_gone
from amparo.register.release_folder import (
    add_proof,
    folder_name,
    read_release,
    write_release,
)
from amparo.register.release_sound import check_sound
from amparo.register.release_values import (
    ANSWERED,
    Agency,
    Asked,
    Correction,
    Region,
    Release,
    Withdrawn,
)
from amparo.register.release_written import (
    FORMAT,
    MANIFEST,
    PROOF,
    canonical,
    contents_of,
    files_of,
    manifest_of,
)
from amparo.register.totals import (
    HIDDEN,
    MISSING,
    By,
    Cell,
    Key,
    ReleaseError,
    Row,
    State,
    Table,
    by_of,
    counted,
    table_of,
)

__all__ = [
    "ANSWERED",
    "FORMAT",
    "HIDDEN",
    "MANIFEST",
    "MISSING",
    "PROOF",
    "Agency",
    "Asked",
    "By",
    "Cell",
    "Correction",
    "Key",
    "Region",
    "Release",
    "ReleaseError",
    "Row",
    "State",
    "Table",
    "Withdrawn",
    "add_proof",
    "by_of",
    "canonical",
    "check_sound",
    "contents_of",
    "counted",
    "files_of",
    "folder_name",
    "manifest_of",
    "read_release",
    "read_releases",
    "table_of",
    "without_those_gone",
    "write_release",
]
