"""Records in one line each: a page of them, and the list of today, from one table that is kept in step with the events.

Nothing is opened for a list, and no chain is checked: whether the digests hold is seen where a record is opened, and by
the full check. What stands here is what the events come to, and can be made of them anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from amparo.casefile import Event, Sort, fold
from amparo.casefile.summary import Standing, summarize
from amparo.casefile.today import ALWAYS, OpenWork, listed_until, open_work
from amparo.casefile.written import read, written
from amparo.clock import CALIFORNIA
from amparo_desk.vault import models


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a list. `number`, `sort`, `at`, `by` and `role` are those of its newest event."""

    record: str
    reference: str
    received_on: date
    received_at: datetime | None
    channel: str
    form: str
    contact: str
    asks: tuple[str, ...]
    intention: str
    standing: Standing
    waits: bool
    number: int
    sort: Sort
    at: datetime
    by: str
    role: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: its lines, how many there are in all, which page it is and of how many."""

    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to: a piece of the reference, days of receipt (both counted in), those that wait."""

    reference: str = ""
    since: date | None = None
    until: date | None = None
    waiting: bool = False
    standing: Standing | None = None


_COLUMNS = tuple(Line.__dataclass_fields__)


class Listing:
    """The summaries of one agency."""

    def __init__(self, agency: str, using: str) -> None:
        self.agency, self._using = agency, using

    def keep(self, events: Iterable[Event]) -> None:
        """Put a record's line in the place of the one before."""
        columns = columns_of(events)
        models.Summary.objects.using(self._using).bulk_create(
            [models.Summary(**columns)],
            update_conflicts=True,
            unique_fields=["agency", "record"],
            update_fields=[name for name in columns if name not in ("agency", "record")],
        )

    def page(self, wanted: Wanted, page: int, size: int) -> Page:
        """One page, the newest first; beyond the last page the last one is shown."""
        rows = self.rows()
        if wanted.reference:
            rows = rows.filter(reference__icontains=wanted.reference.strip())
        if wanted.since is not None:
            rows = rows.filter(received_on__gte=wanted.since)
        if wanted.until is not None:
            rows = rows.filter(received_on__lte=wanted.until)
        if wanted.waiting:
            rows = rows.filter(waits=True)
        if wanted.standing is not None:
            rows = rows.filter(standing=wanted.standing.value)
        total = rows.count()
        pages = max(1, -(-total // size))
        page = min(max(1, page), pages)
        found = rows.order_by("-came_at", "record").values_list(*_COLUMNS)[(page - 1) * size : page * size]
        return Page(tuple(_line(values) for values in found), total, page, pages)

    def line(self, record: str) -> Line | None:
        """A record's line; None where there is no such record."""
        values = self.rows().filter(record=record).values_list(*_COLUMNS).first()
        return None if values is None else _line(values)

    def works(self, at: datetime) -> list[OpenWork]:
        """What the records leave open that may need a hand at a moment; of who was erased nothing can be done any more."""
        erased = models.Erased.objects.using(self._using).filter(agency=self.agency)
        rows = self.rows().filter(listed_until__gt=at).exclude(record__in=erased.values("record"))
        rows = rows.order_by("record")
        rows = rows.values_list("record", "reference", "work")
        return [OpenWork.from_kept(record, reference, read(bytes(work))) for record, reference, work in rows]

    def waiting(self) -> QuerySet[models.Summary]:
        """The rows of records that may need a hand now and later."""
        return self.rows().filter(waits=True)

    def rows(self) -> QuerySet[models.Summary]:
        """The agency's rows."""
        return models.Summary.objects.using(self._using).filter(agency=self.agency)


def columns_of(events: Iterable[Event]) -> dict[str, Any]:
    """What the row of a record holds, of its events without the person's half."""
    case = fold(events)
    line, work = summarize(case), open_work(case)
    until = listed_until(work)
    return {
        "agency": case.agency,
        "record": case.record,
        "reference": line.reference,
        "received_on": line.received_on,
        "received_at": line.received_at,
        "came_at": line.came_at,
        "channel": line.channel,
        "form": line.form,
        "contact": line.contact,
        "asks": ",".join(line.asks),
        "intention": line.intention,
        "standing": line.standing.value,
        "waits": until == ALWAYS,
        "listed_until": until,
        "work": b"" if until is None else written(work.kept()),
        "number": line.newest.number,
        "sort": line.newest.sort.value,
        "at": line.newest.at,
        "by": line.newest.by,
        "role": line.newest.role,
    }


@lru_cache(maxsize=8192)
def _work(record: str, reference: str, kept: bytes) -> OpenWork:
    """What was kept, read once in a process: the same bytes are the same work, and nobody's person is in them."""
    return OpenWork.from_kept(record, reference, read(kept))


def _line(values: tuple[Any, ...]) -> Line:
    given = dict(zip(_COLUMNS, values, strict=True))
    received_at = given["received_at"]
    given |= {
        "received_at": received_at and received_at.astimezone(CALIFORNIA),
        "asks": tuple(filter(None, given["asks"].split(","))),
        "standing": Standing(given["standing"]),
        "sort": Sort(given["sort"]),
        "at": given["at"].astimezone(CALIFORNIA),
    }
    return Line(**given)
