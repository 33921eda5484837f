"""Small logs of invented agencies, written as anyone would copy them: for tests of what checks them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from amparo.clock import CALIFORNIA
from amparo.release.offices import OfficeName
from amparo.release.records import attestation_values
from amparo.tlog import (
    Checkpoint,
    Day,
    DayLeaf,
    Kind,
    Note,
    OpenedDay,
    OpenedRecord,
    ProofFile,
    Record,
    Signature,
    SigningKey,
    Tree,
    bundle,
    make_note,
    make_record,
    tiles_of,
)
from amparo.tlog.key_notes import first_note, must_sign, recovery_name, sign_key_note

ORIGIN = "madrone.example/log"
FIRST = date(2026, 10, 1)  # a Thursday
ONE = timedelta(days=1)
SIGNED_AT = 1_795_600_000
"""In seconds since 1970: 2026-11-25, in California."""


def drawn(*purpose: object) -> bytes:
    """32 bytes that are the same in every run."""
    return sha256(" ".join(map(str, purpose)).encode()).digest()


LOG_KEY = SigningKey(ORIGIN, Kind.ED25519, drawn("log"))
RECOVERY = SigningKey(recovery_name(ORIGIN), Kind.ED25519, drawn("recovery"))
WITNESS = SigningKey("witness.pico.example", Kind.COSIGNATURE, drawn("witness"))
STRANGER = SigningKey(ORIGIN, Kind.ED25519, drawn("stranger"))


@dataclass
class SmallLog:
    """A log in memory: its entries, and the days behind them."""

    entries: list[bytes]
    roots: dict[tuple[str, date], bytes]
    days: dict[tuple[str, date], Day] = field(default_factory=dict)
    """The slots of those days that hold a record; the others are roots only, to be quick."""
    origin: str = ORIGIN

    @property
    def tree(self) -> Tree:
        """Its tree."""
        return Tree(self.entries)

    def head(self, size: int | None = None) -> Checkpoint:
        """Its head at a size."""
        size = len(self.entries) if size is None else size
        return Checkpoint(self.origin, size, self.tree.root(size))

    def note(self, size: int | None = None, key: SigningKey = LOG_KEY) -> Note:
        """Its checkpoint, signed and countersigned."""
        return signed(self.head(size).text, key)

    def close(self, agency: str, day: date, records: Sequence[Record] = ()) -> None:
        """Close a day of an agency."""
        root = drawn("day", agency, day)
        if records:
            closed = Day([record.root for record in records], root)
            self.days[agency, day], root = closed, closed.root
        self.roots[agency, day] = root
        self.entries.append(DayLeaf(agency, day, root).entry)

    def proof(
        self, agency: str, day: date, shown: Iterable[tuple[int, Record]], size: int | None = None
    ) -> ProofFile:
        """A proof of records of one day, each with its place in the day."""
        return ProofFile(self.note(size), (self.opened(agency, day, shown, size),))

    def opened(
        self, agency: str, day: date, shown: Iterable[tuple[int, Record]], size: int | None = None
    ) -> OpenedDay:
        """A day with records shown of it."""
        closed = self.days[agency, day]
        entry = DayLeaf(agency, day, closed.root).entry
        index = self.entries.index(entry)
        path = tuple(self.tree.inclusion(index, size))
        records = tuple(OpenedRecord(record, closed.steps(place)) for place, record in shown)
        return OpenedDay(index, entry, path, records)


def signed(text: str, key: SigningKey = LOG_KEY, witness: SigningKey = WITNESS) -> Note:
    """A note of a checkpoint with its signature and its countersignature."""
    mine = Signature(key.name, key.verifier.key_id, key.sign(text))
    theirs = Signature(witness.name, witness.verifier.key_id, witness.sign(text, SIGNED_AT))
    return make_note(text, (mine, theirs))


def small_log(
    days: int, agencies: Sequence[str] = ("Madrone-Sheriff", "Pico-Library"), first: date = FIRST
) -> SmallLog:
    """A log in which each agency closed so many days, without events."""
    log = SmallLog([], {})
    for passed in range(days):
        for agency in agencies:
            log.close(agency, first + ONE * passed)
    return log


def attestation(log: SmallLog, agency: str, month: date, at: date, **more: Any) -> Record:
    """The record of an attestation of a month, as the office makes it on a day."""
    days = [(day, root) for (name, day), root in log.roots.items() if name == agency and _same(day, month)]
    values = attestation_values(
        agency,
        month,
        OfficeName.RECORDS,
        at=datetime(at.year, at.month, at.day, 9, tzinfo=CALIFORNIA),
        by="account-7",
        ends=more.get("ends"),
        days=days,
    )
    return make_record(values, drawn("attestation", agency, month))


def _same(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def write_log(log: SmallLog, folder: Path, note: Note | None = None, sizes: Iterable[int] = ()) -> Path:
    """Write a log as a public copy; with the tiles of earlier sizes beside, too."""
    tree = log.tree
    for size in (*sizes, len(log.entries)):
        for tile in tiles_of(size):
            start = tile.number * 256
            if tile.level is None:
                content = bundle(log.entries[start : start + tile.width])
            else:
                content = b"".join(tree.node(8 * tile.level, at) for at in range(start, start + tile.width))
            file = folder / tile.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    (folder / "checkpoint").write_bytes((note or log.note()).written.encode())
    begun = first_note(log.origin, [LOG_KEY.verifier], RECOVERY.verifier)
    assert {key.name for key in must_sign(begun, None)} == {LOG_KEY.name, RECOVERY.name}
    (folder / "keys").mkdir(exist_ok=True)
    (folder / begun.place).write_bytes(sign_key_note(begun.text, [LOG_KEY, RECOVERY]).written.encode())
    return folder


def write_attestation(folder: Path, agency: str, month: str, proof: ProofFile) -> Path:
    """Lay an attestation beside a log."""
    file = folder / "attestations" / agency / f"{month}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(proof.written)
    return file
