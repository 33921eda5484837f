"""The days of an agency as they stand: closed, in the log, missing, attested; and what of a record is in which day.

Nothing is opened here. A day is closed by `closing`; that its leaf is in the log is noted once a signed checkpoint covers it.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Min, QuerySet

from amparo.casefile import Sort
from amparo.clock import CALIFORNIA
from amparo.release.records import Kind, local_day, names_of
from amparo_desk.vault import models
from amparo_desk.vault.rows import event_of

if TYPE_CHECKING:
    from amparo_desk.vault.keyring import Keyring

CATCH_UP = 8
"""So many days are closed without being asked; more, and somebody must look at the clock first."""
MISSING_AFTER = timedelta(hours=12)
"""So long after its end a day that is not closed is missing: well within the 24 hours in which it must show."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A closed day: when it was closed, how many records are in it, and its index in the log once a signed head covers it.

    One that was adopted from the log after the database was restored has no records here.
    """

    day: date
    at: datetime
    records: int
    index: int | None
    is_adopted: bool = False


@dataclass(frozen=True, slots=True)
class Attestation:
    """That an office attested a month (its first day); `index` is that of the leaf under which it is, once signed."""

    month: date
    office: str
    at: datetime
    by: str
    role: str
    index: int | None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """One record of the log about a case file: of which event, when, in which closed day, and what of it can be shown.

    `names` are those of the open half, and of the person's half all that the event's sort knows; a tombstone has none.
    """

    number: int
    kind: Kind
    sort: Sort | None
    at: datetime
    day: date | None
    names: tuple[str, ...]


class Days:
    """The days of one agency."""

    def __init__(self, keyring: "Keyring", using: str) -> None:
        self.agency, self._using = keyring.agency, using

    def last(self) -> date | None:
        """The last closed day."""
        found: date | None = self._closings().aggregate(last=Max("day"))["last"]
        return found

    def first(self) -> date | None:
        """The first closed day."""
        found: date | None = self._closings().aggregate(first=Min("day"))["first"]
        return found

    def closed(self, first: date, last: date) -> list[ClosedDay]:
        """The closed days from one to another, both counted in, the oldest first."""
        rows = self._closings().filter(day__gte=first, day__lte=last).order_by("day")
        columns = ("day", "at", "records__count", "leaf__index", "is_adopted")
        told = rows.annotate(Count("records")).values_list(*columns)
        return [
            ClosedDay(day, at.astimezone(CALIFORNIA), records, index, is_adopted)
            for day, at, records, index, is_adopted in told
        ]

    def due(self, at: datetime) -> list[date]:
        """The days that have ended and are not closed, the oldest first: one after another, none left out."""
        yesterday, last = local_day(at) - ONE_DAY, self.last()
        start = self._first_due(yesterday) if last is None else last + ONE_DAY
        end = min(
            filter(None, (yesterday, self.ends()))
        )  # an attestation is in a day itself, after the last one
        return [start + timedelta(days=n) for n in range((end - start).days + 1)]

    def missing(self, at: datetime) -> list[date]:
        """Those of them that should have been closed long since."""
        return [day for day in self.due(at) if midnight(day + ONE_DAY) + MISSING_AFTER <= at]

    def ends(self) -> date | None:
        """The last day that is still closed of an agency that leaves the log: that on which an office attested it."""
        rows = models.Attestation.objects.using(self._using).filter(agency=self.agency, ends__isnull=False)
        found: datetime | None = rows.aggregate(attested=Min("at"))["attested"]
        return local_day(found) if found else None

    def roots_of_month(self, month: date, ends: date | None) -> list[tuple[date, bytes]]:
        """The closed days of a month, up to the agency's last one where it ends in it, each with its root."""
        last = ends or last_of_month(month)
        rows = self._closings().filter(day__gte=month, day__lte=last).order_by("day")
        return [(day, bytes(root)) for day, root in rows.values_list("day", "root")]

    def attestations(self) -> list[Attestation]:
        """The months that were attested, the oldest first."""
        rows = models.Attestation.objects.using(self._using).filter(agency=self.agency).order_by("month")
        own = self._log_records().filter(kind=Kind.ATTESTATION.value)
        indexes = dict(own.values_list("record", "closed__closing__leaf__index"))
        return [
            Attestation(
                row.month,
                row.office,
                row.at.astimezone(CALIFORNIA),
                row.by,
                row.role,
                indexes.get(row.month.isoformat()),
                row.ends,
            )
            for row in rows
        ]

    def logged(self, record: str) -> list[Logged]:
        """What of a case file is in the log, in its order; what is in no closed day yet has no `day`."""
        kinds = (Kind.EVENT.value, Kind.TOMBSTONE.value)
        own = self._log_records().filter(record=record, kind__in=kinds).order_by("id")
        rows = models.Event.objects.using(self._using).filter(agency=self.agency, record=record)
        events = {row.number: event_of(row) for row in rows}
        found = []
        for kind, number, at, day in own.values_list("kind", "number", "at", "closed__closing__day"):
            event = events.get(number) if kind == Kind.EVENT.value else None
            sort, names = (event.sort, names_of(event)) if event else (None, ())
            found.append(Logged(number, Kind(kind), sort, at.astimezone(CALIFORNIA), day, names))
        return found

    def _first_due(self, yesterday: date) -> date:
        """Of an agency of which no day was ever closed: the day of its first event, or yesterday; not long ago."""
        events = models.Event.objects.using(self._using).filter(agency=self.agency)
        began: datetime | None = events.aggregate(began=Min("at"))["began"]
        earliest = yesterday - timedelta(days=CATCH_UP - 1)
        if began is None or local_day(began) > yesterday + ONE_DAY:  # by a clock that ran ahead
            return yesterday
        return max(earliest, local_day(began))

    def _closings(self) -> QuerySet[models.Closing]:
        return models.Closing.objects.using(self._using).filter(agency=self.agency)

    def _log_records(self) -> QuerySet[models.LogRecord]:
        return models.LogRecord.objects.using(self._using).filter(agency=self.agency)


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY


def midnight(day: date) -> datetime:
    """The moment at which a day begins in California."""
    return datetime.combine(day, time(0), CALIFORNIA)
