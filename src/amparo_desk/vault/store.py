"""The vault of one agency: events go in whole or not at all, in their order; who opens a person's half is written down.

Events that stand already are not added twice: an act that was cut off can be repeated as it was. A document and the
event that tells of it go in together, and the draft of which a record was made goes in the same moment.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from amparo.casefile import Event, Sort
from amparo.casefile.written import read, written
from amparo.terms import AmparoError
from amparo_desk.vault import models
from amparo_desk.vault.binding import Binding
from amparo_desk.vault.drafts import DraftHead, Drafts, Paper
from amparo_desk.vault.erasing import BACKUP_DAYS
from amparo_desk.vault.errors import ConflictError, DiffersError, IncompleteError, TamperedError
from amparo_desk.vault.profiles import Profile, Profiles
from amparo_desk.vault.rows import columns_of, event_of
from amparo_desk.vault.sealing import seal
from amparo_desk.vault.turns import write_in_turn

__all__ = ["ConflictError", "DiffersError", "IncompleteError", "TamperedError", "Vault"]


class Vault(Binding):
    """An agency's case files, read and added to. Nothing of another agency can be read or written through it."""

    def __init__(
        self,
        agency: str,
        key: bytes,
        *,
        using: str = "default",
        keys: str = "keys",
        backup_days: int = BACKUP_DAYS,
    ) -> None:
        super().__init__(agency, key, using=using, keys=keys, backup_days=backup_days)
        self._drafts, self._profiles = Drafts(self._keyring, using), Profiles(agency, using)

    # -------------------------------------------------------------- adding

    def add(self, events: Sequence[Event], *, answers_stand: bool = False) -> int:
        """Add events of one record; the number of those that were new. Raises ConflictError, and adds nothing then.

        With `answers_stand` an answer of the rules that is on record stands, though they would answer otherwise today.
        """
        return self.add_with(events, answers_stand=answers_stand)

    def add_with(
        self,
        events: Sequence[Event],
        documents: Sequence[Paper] = (),
        *,
        drop_draft: str | None = None,
        answers_stand: bool = False,
    ) -> int:
        """Add events of one record with the documents that they name, and drop the draft that they were made of.

        All of it or nothing. Raises ConflictError, IncompleteError.
        """
        if not events:
            return 0
        record = events[0].record
        for event in events:
            if (event.agency, event.record) != (self.agency, record):
                raise AmparoError(
                    f"An event of {event.agency}/{event.record} is none of {self.agency}/{record}."
                )
        named = {event.body.get("sha256") for event in events}
        if any(hashlib.sha256(content).hexdigest() not in named for content, _ in documents):
            raise IncompleteError(f"{record}: a document that no event names. Attach it first.")
        try:
            with transaction.atomic(using=self._using):
                write_in_turn(self._using, self.agency)
                key = self._key_to_write(record, events[0].at)
                for content, media_type in documents:
                    self._keep(record, content, media_type, events[0].at, key)
                new = self._add(events, key, answers_stand)
                if drop_draft is not None:
                    self._drafts.drop(drop_draft)
        except IntegrityError as error:
            raise ConflictError(record, self._newest(record)) from error
        if drop_draft is not None and drop_draft != record:
            self._forget_key(drop_draft)
        return new

    def _add(self, events: Sequence[Event], key: bytes, answers_stand: bool) -> int:
        record, new, made = events[0].record, list[Event](), list[models.Event]()
        rows = {row.number: row for row in self._rows(record)}
        digest = rows[max(rows)].digest if rows else ""
        for event in events:
            if event.number in rows:
                differing = _differing(rows[event.number], event, key)
                if differing and not (
                    answers_stand and {event.sort, rows[event.number].sort} == {Sort.DECIDED}
                ):
                    raise DiffersError(record, event_of(rows[event.number]), differing)
                continue
            if event.number != len(rows) + len(new) + 1:
                raise ConflictError(record, event_of(rows[max(rows)]) if rows else None)
            if event.sort is Sort.DOCUMENT_ATTACHED and not self._has(record, event.body["sha256"]):
                raise IncompleteError(f"{record}: event {event.number} names a document that is not kept.")
            made.append(models.Event(**columns_of(event, digest, key)))
            digest = made[-1].digest
            new.append(event)
        if new:
            models.Event.objects.using(self._using).bulk_create(made)
            self._log_records.keep([*rows.values(), *new], key)
            self._listing.keep(event_of(row) for row in (*rows.values(), *made))
            self._bookings.keep(new)
        return len(new)

    def add_all(self, records: Sequence[Sequence[Event]]) -> int:
        """Add the events of several records, all or none; how many records had new ones. Raises ConflictError.

        A list that is taken in again does not turn on what the rules answered when it was taken in first.
        """
        given = {events[0].record: events[0].at for events in records if events}
        with transaction.atomic(using=self._using):
            write_in_turn(self._using, self.agency)
            known = self._on_record(list(given))
            self._keyring.prepare({record: at for record, at in given.items() if record not in known})
            return sum(bool(self.add(events, answers_stand=True)) for events in records)

    def _on_record(self, records: list[str]) -> set[str]:
        """Which of these records there are; asked in pieces that fit into one question."""
        first = models.Event.objects.using(self._using).filter(agency=self.agency, number=1)
        found: set[str] = set()
        for start in range(0, len(records), 500):
            some = first.filter(record__in=records[start : start + 500])
            found |= set(some.values_list("record", flat=True))
        return found

    def keep_document(self, record: str, content: bytes, media_type: str, at: datetime) -> str:
        """Keep a document's bytes sealed; its SHA-256. The same bytes are kept once."""
        with transaction.atomic(using=self._using):
            write_in_turn(self._using, self.agency)
            return self._keep(record, content, media_type, at, self._key_to_write(record, at))

    def _keep(self, record: str, content: bytes, media_type: str, at: datetime, key: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        if not self._has(record, sha256):
            models.Document.objects.using(self._using).create(
                agency=self.agency,
                record=record,
                sha256=sha256,
                media_type=media_type,
                at=at,
                sealed=seal(key, content, f"{self.agency}/{record}/{sha256}"),
            )
        return sha256

    # -------------------------------------------------------------- making anew

    def make_anew(self, *, at: datetime, by: str, role: str) -> int:
        """Make the lists and booking marks anew from the events; how many records there are. Each opening is noted."""
        records = self.records()
        for record in records:
            with transaction.atomic(using=self._using):
                self._listing.keep(self.events(record))
                if self.erasure(record) is None:
                    self._bookings.keep(
                        self.open(record, at=at, by=by, role=role, why="to make the lists anew")
                    )
        return len(records)

    # -------------------------------------------------------------- drafts

    def save_draft(
        self,
        id: str,
        content: Mapping[str, Any],
        *,
        at: datetime,
        by: str,
        papers: Sequence[Paper] = (),
    ) -> None:
        """Save what was begun, in the place of what was saved before; papers are added to those of the draft.

        Raises ConflictError where it is on record already.
        """
        with transaction.atomic(using=self._using):
            write_in_turn(self._using, self.agency)
            if self._rows(id).exists():
                raise ConflictError(id, self._newest(id))
            self._drafts.save(id, content, papers, at=at, by=by)

    def draft(self, id: str, *, at: datetime, by: str, role: str, why: str = "draft") -> dict[str, Any]:
        """What a draft holds; that it was read is on record before it is. Raises NoDraftError, SealError."""
        self._note(id, at, by, role, why)
        return self._drafts.content(id)

    def draft_papers(
        self, id: str, *, at: datetime, by: str, role: str, why: str = "papers of a draft"
    ) -> list[Paper]:
        """The papers of a draft, each with its media type; that they were read is on record."""
        self._note(id, at, by, role, why)
        return self._drafts.papers(id)

    def drafts(self) -> list[DraftHead]:
        """The drafts, the newest first: identifier, when and by whom saved. Nothing is opened for it."""
        return self._drafts.heads()

    def drop_draft(self, id: str) -> None:
        """Remove a draft, its papers and, unless it became a record, its key."""
        with transaction.atomic(using=self._using):
            self._drafts.drop(id)
        self._forget_key(id)

    def _forget_key(self, id: str) -> None:
        """After the draft is gone, so that a crash between leaves a key without use and never a draft without key."""
        with transaction.atomic(using=self._using):
            write_in_turn(self._using, self.agency, alone=True)
            used = (self._rows(id), self._documents(id), models.Draft.objects.using(self._using))
            if not any(rows.filter(agency=self.agency, record=id).exists() for rows in used):
                self._keyring.destroy(id)

    # -------------------------------------------------------------- the agency's profile

    def set_profile(
        self, body: Mapping[str, Any], *, at: datetime, by: str, role: str, after: int | None = None
    ) -> int:
        """Add a version of the agency's profile; its number. What stands already is not added twice.

        `after` is the number of the version that was looked at (0: none). Raises ProfileChangedError.
        """
        return self._profiles.set(body, at=at, by=by, role=role, after=after)

    def profiles(self) -> list[Profile]:
        """Every version of the agency's profile, the oldest first."""
        return self._profiles.all()

    def profile(self) -> Profile | None:
        """The version that stands; None where none was ever set."""
        return self._profiles.newest()

    def _key_to_write(self, record: str, at: datetime) -> bytes:
        """A record that was erased gets no new key: what is lost could not be told apart from what is sealed anew."""
        return self._key(record) if self._rows(record).exists() else self._keyring.new(record, at)


def _differing(row: models.Event, event: Event, key: bytes) -> tuple[str, ...]:
    """The names in which an event differs from the one on record; none where it is the same."""
    stands = event_of(row, key)
    if (stands.sort, stands.corrects) != (event.sort, event.corrects):
        return ("sort",)
    before, now = {**stands.body, **stands.person}, {**event.body, **event.person}
    now = read(written(now))  # an hour that the clock skipped comes back as the one that it was
    names = sorted({*before, *now} - {"source"})  # in which file and line it stood is not what it says
    return tuple(n for n in names if written({n: before.get(n)}) != written({n: now.get(n)}))
