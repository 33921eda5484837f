"""What binds an agency's records into the log: days are closed, months attested, releases published, people erased, records
proved.

All of it takes the turn alone, or adds in its turn; each can be done again as it was after a crash.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction

from amparo.casefile import Event
from amparo.register.succession import Ended
from amparo.release.offices import OfficeName
from amparo.release.records import Kind
from amparo.terms import AmparoError
from amparo.tlog import Record
from amparo_desk.vault import models
from amparo_desk.vault.closing import Closer
from amparo_desk.vault.erasing import Erasure
from amparo_desk.vault.reading import Reading
from amparo_desk.vault.releases import Draft, end
from amparo_desk.vault.turns import write_in_turn


def log_name(origin: str) -> str:
    """The name of a log as its record has it: its digest, for a name may be longer than there is room."""
    return sha256(origin.encode()).hexdigest()


class Binding(Reading):
    """An agency's case files, as far as they are bound into the log."""

    @property
    def closer(self) -> Closer:
        """Who closes the agency's days, and proves from them."""
        return Closer(self.days, self._log_records)

    def close(self, at: datetime, through: date | None = None) -> list[date]:
        """Close every day that is due; which were closed. Raises ClockError, NotEndedError."""
        return self.closer.close(at, through)

    def attest(
        self, month: date, office: str, *, at: datetime, by: str, role: str, ends: date | None = None
    ) -> None:
        """Put on record that an office attests the closed days of a month. What was attested already stands."""
        rows = models.Attestation.objects.using(self._using)
        try:
            with transaction.atomic(using=self._using):
                write_in_turn(self._using, self.agency, alone=True)
                if rows.filter(agency=self.agency, month=month).exists():
                    return
                name = OfficeName(office).value
                row = rows.create(
                    agency=self.agency, month=month, at=at, by=by, role=role, office=name, ends=ends
                )
                own = self.attested(row)
                self._log_records.add(Kind.ATTESTATION, month.isoformat(), 1, own, at)
        except IntegrityError:
            if not rows.filter(agency=self.agency, month=month).exists():
                raise

    def attested(self, row: models.Attestation) -> Record:
        """The record of an attestation, made of its row."""
        return self._log_records.attestation(row, self.days.roots_of_month(row.month, row.ends))

    def publish(self, draft: Draft, *, agency: str, at: datetime, by: str, role: str) -> None:
        """Put on record that a draft of this agency is a release, and its manifest into the log. Done again, it stands.

        Raises TakenError where it was dropped, or its number was given to another draft.
        """
        with transaction.atomic(using=self._using):
            write_in_turn(self._using, self.agency, alone=True)
            if end(self._using, draft.id, draft.number, agency=agency, at=at, by=by, role=role):
                own = self._log_records.release(draft.number, draft.manifest, at)
                self._log_records.add(Kind.RELEASE, f"{draft.number:04}", 1, own, at)

    def released(self, draft: Draft) -> Record:
        """The record of a release, made again."""
        assert draft.end is not None
        return self._log_records.release(draft.number, draft.manifest, draft.end.at)

    def begin_log(self, origin: str, before: Sequence[Ended], at: datetime) -> None:
        """Put on record, for the new log, in whose place it goes on. Done again, what was said first stands."""
        rows = models.LogFollows.objects.using(self._using)
        with transaction.atomic(using=self._using):
            write_in_turn(self._using, self.agency, alone=True)
            if not rows.filter(agency=self.agency, origin=origin).exists():
                told = json.dumps([asdict(one) for one in before])
                row = rows.create(agency=self.agency, origin=origin, before=told, at=at)
                self._log_records.add(Kind.LOG_BEGUN, log_name(origin), 1, self._log_records.begun(row), at)

    def begun(self, row: models.LogFollows) -> Record:
        """The record of a new log, made again."""
        return self._log_records.begun(row)

    def erase(
        self,
        record: str,
        ground: str,
        *,
        at: datetime,
        by: str,
        role: str,
        citation: str | None = None,
        is_free: bool | None = None,
    ) -> Erasure:
        """Destroy a record's data key for good; that it was done, on what ground, stays. Done again, it ends what was cut off.

        Raises AmparoError where there is no such record, or no ground is named.
        """
        if not ground.strip():
            raise AmparoError(f"{record}: nothing is erased without its ground in law. Name it.")
        with transaction.atomic(using=self._using):
            write_in_turn(self._using, self.agency, alone=True)
            rows = list(self._rows(record))
            if not rows:
                raise AmparoError(f"There is no record {record} to erase.")
            erasure = self.erasure(record)
            if erasure is None:
                key = self._keyring.find(record)
                if key is not None:  # what has no root yet gets one now, while its salts can still be made
                    self._log_records.keep(rows, key)
                erased = models.Erased(agency=self.agency, record=record, ground=ground.strip(), at=at, by=by)
                erased.role, erased.citation, erased.is_free = role, citation, is_free
                erased.save(using=self._using, force_insert=True)
                self._log_records.bury(erased)
                erasure = self.erasure(record)
            self._bookings.forget(record)
        # What stands says that the key must go; a crash between is ended by a second try.
        self._keyring.destroy(record)
        assert erasure is not None
        return erasure

    def bound(
        self, record: str, events: list[Event]
    ) -> Mapping[int, tuple[Record, models.ClosedRecord | None]]:
        """Of each event, opened already, its record of the log and in which closing it is. Raises SealError."""
        key = self._key(record)
        return self._log_records.bound(events, key)
