"""The vault of one agency: events go in whole or not at all, in their order; who opens a person's half is written down.

The data key is made and kept before the first event of a record, so a crash between the two leaves a key that the next
try uses. Events that stand already are not added twice: an act that was cut off can be repeated as it was.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from amparo.casefile import Event, Sort, fold
from amparo.casefile.today import needs_no_hand
from amparo.casefile.written import read, written
from amparo.terms import AmparoError
from amparo_desk.keys.models import DataKey
from amparo_desk.vault import models
from amparo_desk.vault.sealing import SealError, new_key, seal, unseal


class ConflictError(AmparoError):
    """Somebody else has added to the record meanwhile; `newest` is what they added."""

    def __init__(self, record: str, newest: Event | None) -> None:
        self.record, self.newest = record, newest
        told = f"{newest.sentence('en')} By {newest.by}, {newest.at:%Y-%m-%d %H:%M}." if newest else ""
        super().__init__(
            f"{record} has changed since it was opened. {told} Look at it again.".replace("  ", " ")
        )


class DiffersError(ConflictError):
    """An event of the same place is on record already and says something else; `fields` are the names that differ."""

    def __init__(self, record: str, stands: Event, fields: tuple[str, ...]) -> None:
        super().__init__(record, stands)
        self.fields = fields


class TamperedError(AmparoError):
    """The chain of a record's events does not hold: one was changed, slipped in, or removed before the last."""


class Vault:
    """An agency's case files. Nothing of another agency can be read or written through it."""

    def __init__(self, agency: str, key: bytes, *, using: str = "default", keys: str = "keys") -> None:
        self.agency, self._key, self._using, self._keys = agency, key, using, keys

    # -------------------------------------------------------------- adding

    def add(self, events: Sequence[Event], *, answers_stand: bool = False) -> int:
        """Add events of one record; the number of those that were new. Raises ConflictError, and adds nothing then.

        With `answers_stand` an answer of the rules that is on record stands, though they would answer otherwise today.
        """
        if not events:
            return 0
        record = events[0].record
        for event in events:
            if (event.agency, event.record) != (self.agency, record):
                raise AmparoError(
                    f"An event of {event.agency}/{event.record} is none of {self.agency}/{record}."
                )
        key = self._data_key(record, events[0].at)
        try:
            with transaction.atomic(using=self._using):
                return self._add(events, key, answers_stand)
        except IntegrityError as error:
            raise ConflictError(record, self._newest(record)) from error

    def _add(self, events: Sequence[Event], key: bytes, answers_stand: bool) -> int:
        record, new = events[0].record, 0
        rows = {row.number: row for row in self._rows(record)}
        digest = rows[max(rows)].digest if rows else ""
        for event in events:
            if event.number in rows:
                differing = self._differing(rows[event.number], event, key)
                if differing and not (
                    answers_stand and {event.sort, rows[event.number].sort} == {Sort.DECIDED}
                ):
                    raise DiffersError(record, self._event(rows[event.number], None), differing)
                continue
            if event.number != len(rows) + new + 1:
                raise ConflictError(record, self._event(rows[max(rows)], None) if rows else None)
            body, sealed = written(event.body), seal(key, written(event.person), self._place(event))
            digest = _digest(digest, event, body, sealed)
            models.Event.objects.using(self._using).create(
                agency=self.agency,
                record=record,
                number=event.number,
                sort=event.sort.value,
                at=event.at,
                on_paper=event.on_paper,
                by=event.by,
                role=event.role,
                corrects=event.corrects,
                body=body,
                sealed=sealed,
                digest=digest,
            )
            new += 1
        if new:
            self._mark(record)
        return new

    def _mark(self, record: str) -> None:
        """Keep the projection: the record waits, or it needs no hand any more."""
        waiting = models.Waiting.objects.using(self._using)
        if needs_no_hand(fold(self._event(row, None) for row in self._rows(record))):
            waiting.filter(agency=self.agency, record=record).delete()
        else:
            waiting.get_or_create(agency=self.agency, record=record)

    def add_all(self, records: Sequence[Sequence[Event]]) -> int:
        """Add the events of several records, all or none; how many records had new ones. Raises ConflictError.

        A list that is taken in again does not turn on what the rules answered when it was taken in first.
        """
        with transaction.atomic(using=self._using):
            return sum(bool(self.add(events, answers_stand=True)) for events in records)

    def check_key(self) -> None:
        """Whether the agency's key opens what it keeps. Raises SealError; nothing must be written with another key."""
        first = DataKey.objects.using(self._keys).filter(agency=self.agency).order_by("id").first()
        if first is not None:
            unseal(self._key, bytes(first.wrapped), f"key of {self.agency}/{first.record}")

    def keep_document(self, record: str, content: bytes, media_type: str, at: datetime) -> str:
        """Keep a document's bytes sealed; its SHA-256. The same bytes are kept once."""
        sha256 = hashlib.sha256(content).hexdigest()
        documents = models.Document.objects.using(self._using)
        with transaction.atomic(using=self._using):
            if not documents.filter(agency=self.agency, record=record, sha256=sha256).exists():
                sealed = seal(self._data_key(record, at), content, f"{self.agency}/{record}/{sha256}")
                documents.create(
                    agency=self.agency,
                    record=record,
                    sha256=sha256,
                    media_type=media_type,
                    at=at,
                    sealed=sealed,
                )
        return sha256

    # -------------------------------------------------------------- reading

    def records(self) -> list[str]:
        """The agency's records, in the order in which they came in."""
        first = models.Event.objects.using(self._using).filter(agency=self.agency, number=1)
        return list(first.order_by("id").values_list("record", flat=True))

    def events(self, record: str) -> list[Event]:
        """A record's events without what tells who the person is. Raises TamperedError."""
        return [self._event(row, None) for row in self._checked(record)]

    def every(self, *, waiting: bool = False) -> Iterator[list[Event]]:
        """Every record's events without what tells who the person is, in one reading. Raises TamperedError.

        With `waiting` only those of records that may need a hand.
        """
        rows = models.Event.objects.using(self._using).filter(agency=self.agency).order_by("record", "number")
        if waiting:
            rows = rows.filter(record__in=self._waits().values("record"))
        for record, own in groupby(rows.iterator(), key=lambda row: row.record):
            yield [self._event(row, None) for row in self._in_chain(record, list(own))]

    def waiting(self) -> set[str]:
        """The records that may need a hand, as the projection has them."""
        return set(self._waits().values_list("record", flat=True))

    def waiting_anew(self) -> set[str]:
        """The same, folded from all events: what the projection must be."""
        return {events[0].record for events in self.every() if not needs_no_hand(fold(events))}

    def _waits(self) -> QuerySet[models.Waiting]:
        return models.Waiting.objects.using(self._using).filter(agency=self.agency)

    def open(self, record: str, *, at: datetime, by: str, role: str, why: str) -> list[Event]:
        """A record's events whole. That they were opened is on record before they are. Raises TamperedError, SealError."""
        models.Read.objects.using(self._using).create(
            agency=self.agency, record=record, at=at, by=by, role=role, why=why
        )
        key = self._data_key(record, at)
        return [self._event(row, key) for row in self._checked(record)]

    def document(self, record: str, sha256: str, *, at: datetime, by: str, role: str) -> bytes:
        """A document's bytes. Raises AmparoError where the record has none of that digest."""
        found = models.Document.objects.using(self._using).filter(
            agency=self.agency, record=record, sha256=sha256
        )
        row = found.first()
        if row is None:
            raise AmparoError(f"{record} has no document {sha256[:12]}….")
        models.Read.objects.using(self._using).create(
            agency=self.agency, record=record, at=at, by=by, role=role, why=f"document {sha256}"
        )
        return unseal(self._data_key(record, at), bytes(row.sealed), f"{self.agency}/{record}/{sha256}")

    def reads(self, record: str) -> list[tuple[datetime, str, str, str]]:
        """Who opened a record: when, who, as what, what for."""
        rows = models.Read.objects.using(self._using).filter(agency=self.agency, record=record).order_by("id")
        return [(row.at, row.by, row.role, row.why) for row in rows]

    # -------------------------------------------------------------- rows

    def _rows(self, record: str) -> QuerySet[models.Event]:
        rows = models.Event.objects.using(self._using).filter(agency=self.agency, record=record)
        return rows.order_by("number")

    def _checked(self, record: str) -> list[models.Event]:
        return self._in_chain(record, list(self._rows(record)))

    def _in_chain(self, record: str, rows: list[models.Event]) -> list[models.Event]:
        digest = ""
        for number, row in enumerate(rows, 1):
            digest = _digest(digest, self._event(row, None), bytes(row.body), bytes(row.sealed))
            if row.number != number or row.digest != digest:
                raise TamperedError(
                    f"Event {number} of {record} is not the one that was written. Compare with a backup; tell counsel."
                )
        return rows

    def _event(self, row: models.Event, key: bytes | None) -> Event:
        event = Event(
            row.record,
            row.number,
            Sort(row.sort),
            row.agency,
            row.at,
            row.by,
            row.role,
            read(bytes(row.body)),
            {},
            row.on_paper,
            row.corrects,
        )
        if key is None:
            return event
        person = read(unseal(key, bytes(row.sealed), self._place(event)))
        return replace(event, person=person)

    def _newest(self, record: str) -> Event | None:
        row = list(self._rows(record))[-1:]
        return self._event(row[0], None) if row else None

    def _differing(self, row: models.Event, event: Event, key: bytes) -> tuple[str, ...]:
        """The names in which an event differs from the one on record; none where it is the same."""
        stands = self._event(row, key)
        if (stands.sort, stands.corrects) != (event.sort, event.corrects):
            return ("sort",)
        before, now = {**stands.body, **stands.person}, {**event.body, **event.person}
        names = sorted({*before, *now} - {"source"})  # in which file and line it stood is not what it says
        return tuple(n for n in names if written({n: before.get(n)}) != written({n: now.get(n)}))

    def _place(self, event: Event) -> str:
        return f"{event.agency}/{event.record}/{event.number}/{event.sort}"

    def _data_key(self, record: str, at: datetime) -> bytes:
        """The record's key; a new one is kept before it is used. Raises SealError where a record's was erased."""
        place = f"key of {self.agency}/{record}"
        found = DataKey.objects.using(self._keys).filter(agency=self.agency, record=record).first()
        if found is None:
            if self._rows(record).exists():
                raise SealError(
                    f"{self.agency}/{record} has no data key any more: it was erased, or is in another backup."
                )
            wrapped = seal(self._key, new_key(), place)
            found, _ = DataKey.objects.using(self._keys).get_or_create(
                agency=self.agency, record=record, defaults={"wrapped": wrapped, "made_at": at}
            )
        return unseal(self._key, bytes(found.wrapped), place)


def _digest(before: str, event: Event, body: bytes, sealed: bytes) -> str:
    """The link of one event in its record's chain."""
    envelope = {
        "before": before,
        "agency": event.agency,
        "record": event.record,
        "number": event.number,
        "sort": event.sort.value,
        "at": event.at.timestamp(),
        "on_paper": event.on_paper.timestamp() if event.on_paper else None,
        "by": event.by,
        "role": event.role,
        "corrects": event.corrects,
        "body": hashlib.sha256(body).hexdigest(),
        "sealed": hashlib.sha256(sealed).hexdigest(),
    }
    return hashlib.sha256(written(envelope)).hexdigest()
