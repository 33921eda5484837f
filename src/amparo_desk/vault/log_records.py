"""The roots of what goes into the days of the log: made in the transaction that adds the thing, and made again to check.

Salts of an event come from its record's data key, so erasing that key erases them; those of everything else from the
agency's own, so that a tombstone can still be opened.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from amparo.casefile import Event
from amparo.register.succession import Ended
from amparo.release.offices import OfficeName
from amparo.release.records import (
    Kind,
    attestation_values,
    event_values,
    log_begun_values,
    matter_values,
    reads_values,
    release_values,
    tombstone_values,
)
from amparo.tlog import Record, make_record
from amparo_desk.vault import models
from amparo_desk.vault.errors import TamperedError
from amparo_desk.vault.keyring import Keyring, salts
from amparo_desk.vault.rows import event_of
from amparo_desk.vault.turns import write_in_turn


@dataclass(frozen=True, slots=True)
class LogRecords:
    """The records of the log of one agency."""

    keyring: Keyring
    using: str

    @property
    def agency(self) -> str:
        """Whose they are."""
        return self.keyring.agency

    # -------------------------------------------------------------- events

    def keep(self, events: Sequence[Event | models.Event], key: bytes) -> None:
        """Write the roots of a record's events, of those that have none yet. `events` are all of them, in their order."""
        record, made = events[0].record, list[models.LogRecord]()
        known = self.roots(record)
        for one in events:
            if one.number not in known:
                event = event_of(one, key) if isinstance(one, models.Event) else one
                known[one.number] = self.of_event(event, key, known).root
                made.append(self._row(Kind.EVENT, record, one.number, known[one.number], one.at))
        self._rows().bulk_create(made)

    def of_event(self, event: Event, key: bytes, known: Mapping[int, bytes]) -> Record:
        """The record of one event, of whose case file the roots before it are known."""
        values = event_values(event, known.get(event.number - 1), known.get(event.corrects or 0))
        return make_record(values, salts(key, f"event {event.agency}/{event.record}/{event.number}"))

    def make_good(self) -> int:
        """Write the roots of events that were added before there were any; how many. Opened in memory only."""
        done = 0
        for record in self._without_roots():
            with transaction.atomic(using=self.using):
                write_in_turn(self.using, self.agency)
                key = self.keyring.find(record)
                if key is not None:
                    rows = models.Event.objects.using(self.using).filter(agency=self.agency, record=record)
                    self.keep(list(rows.order_by("number")), key)
                    done += 1
        for erased in self._without_tombstones():
            with transaction.atomic(using=self.using):
                write_in_turn(self.using, self.agency, alone=True)
                self.bury(erased)
        return done

    def _without_tombstones(self) -> list[models.Erased]:
        """Erasures from before there were tombstones."""
        own = self._rows().filter(agency=self.agency, kind=Kind.TOMBSTONE.value, record=OuterRef("record"))
        erased = models.Erased.objects.using(self.using).filter(agency=self.agency)
        return list(erased.filter(~Exists(own)).order_by("id"))

    def _without_roots(self) -> list[str]:
        """The records of which an event has none; those that were erased before there were any stay so."""
        events = models.Event.objects.using(self.using).filter(agency=self.agency)
        if events.count() == self._rows().filter(agency=self.agency, kind=Kind.EVENT.value).count():
            return []
        own = self._rows().filter(
            agency=self.agency, kind=Kind.EVENT.value, record=OuterRef("record"), number=OuterRef("number")
        )
        erased = models.Erased.objects.using(self.using).filter(agency=self.agency, record=OuterRef("record"))
        lacking = events.filter(~Exists(own), ~Exists(erased))
        return list(lacking.order_by("record").values_list("record", flat=True).distinct())

    # -------------------------------------------------------------- everything else

    def add(self, kind: Kind, record: str, number: int, own: Record, at: datetime) -> models.LogRecord:
        """Write the root of one thing."""
        row = self._row(kind, record, number, own.root, at)
        row.save(using=self.using, force_insert=True)
        return row

    def bury(self, erased: models.Erased) -> None:
        """Write the tombstone of an erasure, where there is none."""
        place = {"agency": self.agency, "kind": Kind.TOMBSTONE.value, "record": erased.record, "number": 1}
        if not self._rows().filter(**place).exists():
            self.add(Kind.TOMBSTONE, erased.record, 1, self.tombstone(erased), erased.at)

    def tombstone(self, erased: models.Erased) -> Record:
        """The record of an erasure: it covers the roots of all events of the record that have one."""
        values = tombstone_values(
            self.agency,
            erased.ground,
            erased.citation,
            at=erased.at,
            role=erased.role,
            is_free=erased.is_free,
            roots=self.roots(erased.record).values(),
        )
        return self._salted(Kind.TOMBSTONE, erased.record, values)

    def attestation(self, row: models.Attestation, days: Sequence[tuple[date, bytes]]) -> Record:
        """The record of an attestation of these days."""
        office, ends = OfficeName(row.office), row.ends
        values = attestation_values(
            self.agency, row.month, office, at=row.at, by=row.by, ends=ends, days=days
        )
        return self._salted(Kind.ATTESTATION, row.month.isoformat(), values)

    def release(self, number: int, manifest: str, at: datetime) -> Record:
        """The record of a release: its number and the digest of its manifest."""
        values = release_values(self.agency, number, manifest, at=at)
        return self._salted(Kind.RELEASE, f"{number:04}", values)

    def begun(self, row: models.LogFollows) -> Record:
        """The record that a new log goes on in the place of others, made of its row."""
        before = [Ended(**one) for one in json.loads(row.before)]
        return self._salted(
            Kind.LOG_BEGUN, row.origin, log_begun_values(self.agency, row.origin, before, at=row.at)
        )

    def matter(self, row: models.MatterEntry) -> Record:
        """The record of one entry of a matter."""
        values = matter_values(
            self.agency, row.kind, row.number, row.sort, row.digest, at=row.at, role=row.role
        )
        return self._salted(Kind.MATTER, f"{row.matter}/{row.number}", values)

    def reads(self, day: date, after: int, last: int) -> Record:
        """The record of the readings whose number is beyond `after` and up to `last`."""
        rows = models.Read.objects.using(self.using).filter(agency=self.agency, id__gt=after, id__lte=last)
        names = ("record", "at", "by", "role", "why")
        values = reads_values(self.agency, day, rows.order_by("id").values(*names).iterator())
        return self._salted(Kind.READS, day.isoformat(), values)

    def _salted(self, kind: Kind, thing: str, values: dict[str, Any]) -> Record:
        key = self.keyring.derived("salts of the log")
        return make_record(values, salts(key, f"{kind.value} {self.agency}/{thing}"))

    # -------------------------------------------------------------- made again

    def bound(
        self, events: Sequence[Event], key: bytes
    ) -> dict[int, tuple[Record, models.ClosedRecord | None]]:
        """Of each event of a record the record of the log made again, and where it was closed.

        One whose root is not on record yet is left out. Raises TamperedError where a root is not what was written.
        """
        record = events[0].record
        known = self.roots(record)
        rows = models.ClosedRecord.objects.using(self.using).select_related("closing", "closing__leaf")
        own = {"agency": self.agency, "kind": Kind.EVENT.value, "record": record}
        closed = {
            row.log_record.number: row
            for row in rows.select_related("log_record").filter(
                **{f"log_record__{name}": value for name, value in own.items()}
            )
        }
        found = dict[int, tuple[Record, models.ClosedRecord | None]]()
        for event in events:
            if event.number in known:
                made = self.of_event(event, key, known)
                if made.root != known[event.number]:
                    raise TamperedError(
                        f"Event {event.number} of {record} is not the one whose root was written. Compare with a backup."
                    )
                found[event.number] = made, closed.get(event.number)
        return found

    # -------------------------------------------------------------- rows

    def roots(self, record: str) -> dict[int, bytes]:
        """The roots that a record's events have, or a matter's entries, by number."""
        kind, name = Kind.EVENT, record
        if record.startswith("matter/"):  # an erased matter is known by the name of its key
            kind, name = Kind.MATTER, record.removeprefix("matter/")
        rows = self._rows().filter(agency=self.agency, kind=kind.value, record=name)
        return {number: bytes(root) for number, root in rows.values_list("number", "root")}

    def roots_of_kind(self, kind: Kind) -> dict[tuple[str, int], bytes]:
        """All roots of a kind by record and number, in the order in which they were written."""
        rows = self._rows().filter(agency=self.agency, kind=kind.value).order_by("id")
        return {
            (record, number): bytes(root)
            for record, number, root in rows.values_list("record", "number", "root")
        }

    def last_closed_at(self) -> datetime | None:
        """When a day was closed last, here and not by taking it over."""
        rows = models.Closing.objects.using(self.using).filter(agency=self.agency, is_adopted=False)
        found: datetime | None = rows.aggregate(last=Max("at"))["last"]
        return found

    def _row(self, kind: Kind, record: str, number: int, root: bytes, at: datetime) -> models.LogRecord:
        return models.LogRecord(
            agency=self.agency, kind=kind.value, record=record, number=number, root=root, at=at
        )

    def _rows(self) -> QuerySet[models.LogRecord]:
        return models.LogRecord.objects.using(self.using)
