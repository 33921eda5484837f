"""What a release holds beside its tables: agencies, who was asked and who answered, corrections, withdrawals, regions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from amparo.register.succession import Begun
from amparo.register.totals import By, Cell, Key, Table
from amparo.terms import Language

COULD_IDENTIFY = "could_identify"
"""Why a release may have been taken back so that nobody is given its figures any more."""
ANSWERED = ("reported", "none_known")
"""What an agency may have said of a period so that its figures stand: a zero is one only then."""


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the list: identifier, name in both languages, kind, region, and since when it keeps this record."""

    id: str
    name: Mapping[Language, str]
    kind: str
    region: str
    since: date


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of one agency and period: its state, and which office closed the period on which day."""

    agency: str
    period: str
    state: str
    closed_on: date | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that an earlier release gave otherwise: in which release, old and new, and why, as a code."""

    release: int
    table: str
    agency: str
    period: str
    by: By
    measure: str
    old: Cell
    new: Cell
    reason: str

    @property
    def key(self) -> Key:
        """Where the figure stands."""
        return self.table, self.agency, self.period, self.measure, self.by


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A release that was taken back, and why, as a code. Its address stays and says so.

    Of one that could identify somebody SHA-256 of its manifest and day stand here as well: nothing else of it is given out.
    """

    release: int
    reason: str
    manifest: str = field(default="", compare=False)
    made_on: date | None = field(default=None, compare=False)

    @property
    def is_given_out(self) -> bool:
        """Whether its files are still given out; of one that could identify somebody none is."""
        return self.reason != COULD_IDENTIFY


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the map: its name in both languages, and its outline as an SVG path in a box of 1,000 by 1,000."""

    id: str
    name: Mapping[Language, str]
    path: str


@dataclass(frozen=True, slots=True)
class Release:
    """One numbered release. `manifest`, `proof` and `folder` are there where it was read from a folder.

    `manifest` is the SHA-256 of its manifest, in hexadecimal; `previous` that of the release before it. `proof` is the
    proof file that the manifest is a record of the log, which comes when that day is signed.
    """

    number: int
    made_on: date
    origin: str
    agencies: tuple[Agency, ...]
    asked: tuple[Asked, ...]
    tables: Mapping[str, Table]
    regions: tuple[Region, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    previous: str | None = None
    manifest: str = ""
    proof: bytes | None = None
    folder: Path | None = None
    log: tuple[str, ...] = ()
    """Paths of the copy of the log that lies in the folder."""
    digests: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """The SHA-256 of each file of the folder that the manifest lists, by path, in hexadecimal."""
    begun: Begun | None = None
    """Whose place its log takes, where it takes another's."""
    salt: str = field(default="", repr=False)
    """The 32 random bytes of its manifest, in hexadecimal: whoever lacks them finds no figure by trying from its SHA-256."""
    in_log: Mapping[int, bytes] = field(default_factory=dict, repr=False)
    """The proofs that lie in it of the manifests of releases that it takes back and that are given out no more."""
    is_given_out: bool = True
    """False of a number of which nothing is given out any more: what later releases say of it, and no figure."""
    _cells: dict[Key, Cell] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Filled when it is first asked for."""

    def cells(self) -> Mapping[Key, Cell]:
        """Every cell of every table by its key."""
        if not self._cells:
            for table in self.tables.values():
                self._cells.update(table.cells())
        return MappingProxyType(self._cells)

    def asked_of(self, agency: str, period: str) -> Asked | None:
        """What is known of an agency and a period; None where the release does not speak of them."""
        return next((one for one in self.asked if (one.agency, one.period) == (agency, period)), None)


def no_longer_given_out(withdrawn: Withdrawn) -> Release:
    """What a later release says of one that could identify somebody, as a release: number, day and manifest, no figure."""
    assert withdrawn.made_on is not None, "release.json has it of each that could identify somebody"
    return Release(
        withdrawn.release,
        withdrawn.made_on,
        "",
        *((), (), {}),
        manifest=withdrawn.manifest,
        is_given_out=False,
    )


def latest_withdrawals(releases: Iterable[Release]) -> dict[int, Withdrawn]:
    """By its number each release that was taken back, in the words of the last that says so."""
    return {one.release: one for told in releases for one in told.withdrawn}
