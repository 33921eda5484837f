"""Ten years of sixty invented agencies in a log: every day closed, every month attested by an office with its proof file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

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
    make_note,
    make_record,
)

ONE = timedelta(days=1)
AGENCIES = tuple(f"agency-{number:02}" for number in range(60))


@dataclass
class Years:
    """A log as it grows: its tree, the roots of the month that runs, and the attestations of those that ended."""

    first: date
    tree: Tree = field(default_factory=Tree)
    roots: dict[str, list[tuple[date, bytes]]] = field(default_factory=dict)
    attested: list[tuple[str, date, int, DayLeaf, Record, Day]] = field(default_factory=list)
    sizes: dict[date, int] = field(default_factory=dict)
    """How large the log was after each day."""

    def entries(self, until: date) -> Iterator[bytes]:
        """The entries up to and with a day: on the first of a month every agency attests the one before."""
        on = self.first
        while on <= until:
            for agency in AGENCIES:
                root = sha256(f"{agency} {on}".encode()).digest()
                if on.day == 1 and self.roots.get(agency):
                    root = self._attest(agency, on)
                self.roots.setdefault(agency, []).append((on, root))
                entry = DayLeaf(agency, on, root).entry
                self.tree.append(entry)
                yield entry
            self.sizes[on] = self.tree.size
            on += ONE

    def _attest(self, agency: str, on: date) -> bytes:
        """Attest the month that ended: a record of the day's own, in one of its slots."""
        at = datetime(on.year, on.month, on.day, 9, tzinfo=CALIFORNIA)
        values = attestation_values(
            *(agency, on - ONE, OfficeName.RECORDS),
            at=at,
            by="account-7",
            ends=None,
            days=self.roots.pop(agency),
        )
        record = make_record(values, sha256(f"record {agency} {on}".encode()).digest())
        day = Day([record.root], sha256(f"day {agency} {on}".encode()).digest())
        self.attested.append((agency, on, self.tree.size, DayLeaf(agency, on, day.root), record, day))
        return day.root

    def write_attestations(self, public: Path, origin: str, keys: tuple[SigningKey, ...]) -> None:
        """Lay each attestation beside the log, proved under the checkpoint of its day."""
        notes = dict[date, Note]()
        for agency, on, index, leaf, record, day in self.attested:
            size = self.sizes[on]
            if on not in notes:
                notes[on] = signed(Checkpoint(origin, size, self.tree.root(size)).text, keys, on)
            path = tuple(self.tree.inclusion(index, size))
            opened = OpenedDay(index, leaf.entry, path, (OpenedRecord(record, day.steps(0)),))
            file = public / "attestations" / agency / f"{on - ONE:%Y-%m}.json"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(ProofFile(notes[on], (opened,)).written)


def signed(text: str, keys: tuple[SigningKey, ...], on: date) -> Note:
    """A note of a checkpoint with the signatures of a day."""
    at = int(datetime(on.year, on.month, on.day, 9, tzinfo=CALIFORNIA).timestamp())
    return make_note(
        text,
        [
            Signature(key.name, key.verifier.key_id, key.sign(text, None if key.kind is Kind.ED25519 else at))
            for key in keys
        ],
    )
