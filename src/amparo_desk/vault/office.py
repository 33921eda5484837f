"""Readings across all records of an agency: who opened what, and what counsel is asked. Nobody's half is opened for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.db.models import Q, QuerySet

from amparo.casefile import Event, Sort
from amparo.casefile.written import read
from amparo.clock import CALIFORNIA
from amparo_desk.vault import models
from amparo_desk.vault.listing import Listing
from amparo_desk.vault.rows import event_of


@dataclass(frozen=True, slots=True)
class WantedReads:
    """What a list of readings is narrowed to: an account, a piece of a reference, days (both counted in)."""

    by: str = ""
    reference: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """One reading: when, who, as what, what for, and of which record or visit; the reference is "" where it is none yet."""

    at: datetime
    by: str
    role: str
    why: str
    record: str
    reference: str
    is_visit: bool = False


class Office:
    """Readings across the records of one agency."""

    def __init__(self, agency: str, using: str, listing: Listing) -> None:
        self.agency, self._using, self._listing = agency, using, listing

    def count_reads(self, wanted: WantedReads) -> int:
        """How many readings there are of what is wanted."""
        return self._reads(wanted).count()

    def reads(self, wanted: WantedReads, first: int, most: int) -> list[Opened]:
        """Some of them, the newest first."""
        return self._opened(self._reads(wanted).order_by("-id")[first : first + most])

    def every_read(self, wanted: WantedReads, at_once: int = 1_000) -> Iterator[Opened]:
        """All of them, the newest first, a thousand at a time: what comes in meanwhile shifts nothing."""
        last: int | None = None
        while True:
            rows = self._reads(wanted) if last is None else self._reads(wanted).filter(id__lt=last)
            found = list(rows.order_by("-id")[:at_once])
            if not found:
                return
            yield from self._opened(found)
            last = found[-1].pk

    def asked(self, at: datetime) -> Iterator[list[Event]]:
        """The open halves of the records in which counsel's answer is waited for; not of those who have left."""
        waits = {
            work.record
            for work in self._listing.works(at)
            if work.counsel and (work.released_at is None or work.released_at > at)
        }
        rows = self._events().filter(record__in=waits).order_by("record", "number")
        for _, own in groupby(rows.iterator(), key=lambda row: row.record):
            yield [event_of(row) for row in own]

    def answered(self, most: int) -> list[tuple[Event, str]]:
        """Counsel's newest answers, each with the reference of its record."""
        rows = list(self._events().filter(sort=Sort.COUNSEL_ANSWERED.value).order_by("-id")[:most])
        named = self._references({row.record for row in rows})
        return [(event_of(row), named.get(row.record, "")) for row in rows]

    def _reads(self, wanted: WantedReads) -> QuerySet[models.Read]:
        rows = models.Read.objects.using(self._using).filter(agency=self.agency)
        if wanted.by:
            rows = rows.filter(by=wanted.by)
        if wanted.reference:
            named = self._listing.rows().filter(reference__icontains=wanted.reference)
            visits = [id for id, number in self._visits().items() if wanted.reference.upper() in number]
            rows = rows.filter(Q(record__in=named.values("record")) | Q(record__in=visits))
        if wanted.since is not None:
            rows = rows.filter(at__gte=_midnight(wanted.since))
        if wanted.until is not None and wanted.until < date.max:
            rows = rows.filter(at__lt=_midnight(wanted.until + timedelta(days=1)))
        return rows

    def _opened(self, rows: "QuerySet[models.Read] | list[models.Read]") -> list[Opened]:
        found = list(rows)
        named = self._references({row.record for row in found})
        visits = self._visits() if len(named) < len({row.record for row in found}) else {}
        named |= visits
        return [
            Opened(
                row.at,
                row.by,
                row.role,
                row.why,
                row.record,
                named.get(row.record, ""),
                row.record in visits,
            )
            for row in found
        ]

    def _references(self, records: set[str]) -> dict[str, str]:
        return dict(self._listing.rows().filter(record__in=records).values_list("record", "reference"))

    def _visits(self) -> dict[str, str]:
        """The number of each visit by the name under which it is kept."""
        first = models.MatterEntry.objects.using(self._using).filter(
            agency=self.agency, kind="visit", number=1
        )
        return {id: read(bytes(body))["number"] for id, body in first.values_list("matter", "body")}

    def _events(self) -> QuerySet[models.Event]:
        return models.Event.objects.using(self._using).filter(agency=self.agency)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), CALIFORNIA)
