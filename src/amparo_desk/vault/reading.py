"""What is read of an agency's case files: open halves freely, the person's half only with a note of who, when and why.

Lists are read from a projection (`listing`): for them no chain of digests is checked. It is where a record is opened or
its events are read, and for all of them by `check_all`.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

from django.db import transaction
from django.db.models import QuerySet

from amparo.casefile import Event
from amparo.casefile.summary import Standing
from amparo.casefile.today import Item, listed
from amparo.facts import Agency
from amparo.terms import AmparoError
from amparo_desk.vault import models
from amparo_desk.vault.bookings import Bookings
from amparo_desk.vault.checking import Problem, check
from amparo_desk.vault.days import Days
from amparo_desk.vault.erasing import BACKUP_DAYS, ErasedError, Erasure, erasure_of
from amparo_desk.vault.keyring import Keyring
from amparo_desk.vault.listing import Line, Listing, Page, Wanted, columns_of
from amparo_desk.vault.log_records import LogRecords
from amparo_desk.vault.matters import Matters
from amparo_desk.vault.office import Office
from amparo_desk.vault.periods import Periods
from amparo_desk.vault.rows import event_of, in_chain
from amparo_desk.vault.sealing import unseal
from amparo_desk.vault.turns import write_in_turn

PAGE_SIZE = 50


class Reading:
    """Reading an agency's case files. Nothing of another agency is seen."""

    def __init__(
        self,
        agency: str,
        key: bytes,
        *,
        using: str = "default",
        keys: str = "keys",
        backup_days: int = BACKUP_DAYS,
    ) -> None:
        self.agency, self._using, self._keys, self._backup_days = agency, using, keys, backup_days
        self._keyring = Keyring(agency, key, keys)
        self._listing, self._bookings = Listing(agency, using), Bookings(self._keyring, using)
        self.office = Office(agency, using, self._listing)
        self.periods = Periods(agency, using)
        self.days, self._log_records = Days(self._keyring, using), LogRecords(self._keyring, using)
        self.matters = Matters(self._log_records, backup_days)

    @property
    def backup_days(self) -> int:
        """So long a backup of the keys is kept."""
        return self._backup_days

    @property
    def using(self) -> str:
        """The database of the case files."""
        return self._using

    # -------------------------------------------------------------- lists

    def today(self, agency: Agency, at: datetime) -> list[Item]:
        """Everything to do at a moment, the most urgent first: nobody is opened, and only one table is read."""
        return listed(self._listing.works(at), agency, at)

    def summaries(
        self,
        *,
        page: int = 1,
        size: int = PAGE_SIZE,
        reference: str = "",
        since: date | None = None,
        until: date | None = None,
        waiting: bool = False,
        standing: Standing | None = None,
    ) -> Page:
        """A page of all records, the newest first, narrowed by a piece of the reference and days of receipt."""
        return self._listing.page(Wanted(reference, since, until, waiting, standing), page, size)

    def line(self, record: str) -> Line | None:
        """One record's line, with what its newest event was, by whom and when; None where there is no such record."""
        return self._listing.line(record)

    def find(self, booking: str) -> list[str]:
        """The records of a booking reference, without opening any."""
        return self._bookings.find(booking)

    def search(self, booking: str, *, at: datetime, by: str, role: str) -> list[str]:
        """The same for somebody who asks: that a booking has a request tells something, so each one found is noted."""
        found = self.find(booking)
        for record in found:
            self._note(record, at, by, role, "found by its booking")
        return found

    def with_document(self, sha256: str) -> list[str]:
        """The records that hold the very same bytes, in the order in which they were kept. Nothing is opened."""
        rows = models.Document.objects.using(self._using).filter(agency=self.agency, sha256=sha256)
        return list(rows.order_by("id").values_list("record", flat=True))

    def records(self) -> list[str]:
        """The agency's records, in the order in which they came in."""
        first = models.Event.objects.using(self._using).filter(agency=self.agency, number=1)
        return list(first.order_by("id").values_list("record", flat=True))

    def waiting(self) -> set[str]:
        """The records that may need a hand now and later, as the projection has them."""
        return set(self._listing.waiting().values_list("record", flat=True))

    def waiting_anew(self) -> set[str]:
        """The same, folded from all events: what the projection must be."""
        return {events[0].record for events in self.every() if columns_of(events)["waits"]}

    # -------------------------------------------------------------- open halves

    def events(self, record: str) -> list[Event]:
        """A record's events without what tells who the person is. Raises TamperedError."""
        return [event_of(row) for row in in_chain(record, self._rows(record))]

    def every(self) -> Iterator[list[Event]]:
        """Every record's events without what tells who the person is, in one reading. Raises TamperedError."""
        rows = models.Event.objects.using(self._using).filter(agency=self.agency).order_by("record", "number")
        for record, own in groupby(rows.iterator(), key=lambda row: row.record):
            yield [event_of(row) for row in in_chain(record, own)]

    def erasure(self, record: str) -> Erasure | None:
        """That a record's person was erased; None where it was not."""
        return erasure_of(self.agency, record, self._using)

    def check_all(self) -> Iterator[Problem]:
        """Everything that is not as it was written: chains, documents, keys, projections. Nobody is shown anything."""
        return check(self.agency, self._keyring, self._using)

    def check_key(self) -> None:
        """Whether the agency's key opens what it keeps. Raises SealError; nothing must be written with another key."""
        self._keyring.check()

    # -------------------------------------------------------------- the person's half

    def open(self, record: str, *, at: datetime, by: str, role: str, why: str) -> list[Event]:
        """A record's events whole. That they were opened is on record before they are.

        Raises TamperedError, SealError, and ErasedError where the person was erased.
        """
        self._note(record, at, by, role, why)
        rows = in_chain(record, self._rows(record))
        key = self._key(record) if rows else b""
        return [event_of(row, key) for row in rows]

    def open_all(self, *, at: datetime, by: str, role: str, why: str) -> Iterator[list[Event]]:
        """Every record's events whole, one record after another; of an erased person only the open halves are left.

        That all were opened is on record before the first one is. Raises TamperedError, SealError.
        """
        records = self.records()
        with transaction.atomic(using=self._using):
            write_in_turn(self._using, self.agency)
            models.Read.objects.using(self._using).bulk_create(
                models.Read(agency=self.agency, record=record, at=at, by=by, role=role, why=why[:200])
                for record in records
            )
        erased = models.Erased.objects.using(self._using).filter(agency=self.agency)
        gone = set(erased.values_list("record", flat=True))
        for record in records:
            rows = in_chain(record, self._rows(record))
            key = None if record in gone else self._keyring.of(record)
            yield [event_of(row, key) for row in rows]

    def document(self, record: str, sha256: str, *, at: datetime, by: str, role: str) -> bytes:
        """A document's bytes. Raises AmparoError where the record has none of that digest."""
        row = self._documents(record).filter(sha256=sha256).first()
        if row is None:
            raise AmparoError(f"{record} has no document {sha256[:12]}….")
        self._note(record, at, by, role, f"document {sha256}")
        return unseal(self._key(record), bytes(row.sealed), f"{self.agency}/{record}/{sha256}")

    def reads(self, record: str) -> list[tuple[datetime, str, str, str]]:
        """Who opened a record: when, who, as what, what for."""
        rows = models.Read.objects.using(self._using).filter(agency=self.agency, record=record).order_by("id")
        return [(row.at, row.by, row.role, row.why) for row in rows]

    def _note(self, record: str, at: datetime, by: str, role: str, why: str) -> None:
        """In turn, so that who closes a day knows that no reading with a lower number comes in behind it."""
        with transaction.atomic(using=self._using):
            write_in_turn(self._using, self.agency)
            models.Read.objects.using(self._using).create(
                agency=self.agency, record=record, at=at, by=by, role=role, why=why[:200]
            )

    def _key(self, record: str) -> bytes:
        """A record's key. Raises ErasedError where its person was erased, SealError where it is gone otherwise."""
        erasure = self.erasure(record)
        if erasure is not None:
            raise ErasedError(record, erasure, self._backup_days)
        return self._keyring.of(record)

    # -------------------------------------------------------------- rows

    def _rows(self, record: str) -> QuerySet[models.Event]:
        rows = models.Event.objects.using(self._using).filter(agency=self.agency, record=record)
        return rows.order_by("number")

    def _documents(self, record: str) -> QuerySet[models.Document]:
        return models.Document.objects.using(self._using).filter(agency=self.agency, record=record)

    def _has(self, record: str, sha256: str) -> bool:
        return self._documents(record).filter(sha256=sha256).exists()

    def _newest(self, record: str) -> Event | None:
        row: models.Event | None = self._rows(record).last()
        return event_of(row) if row else None
