"""Closing a day: its records get their slots, and the day a root. Days follow one another, and of two who close, one wins.

The secret of the day is kept before it is used, in the database of keys; a crash between leaves one that the next try uses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max, Q, QuerySet

from amparo.release.records import Kind, local_day
from amparo.terms import AmparoError
from amparo.tlog import Day, DayLeaf, Step
from amparo_desk.vault import models
from amparo_desk.vault.days import CATCH_UP, ONE_DAY, Days, midnight
from amparo_desk.vault.errors import SpokenError
from amparo_desk.vault.log_records import LogRecords
from amparo_desk.vault.turns import write_in_turn


class ClockError(SpokenError):
    """The clock does not fit the days that are closed already; nothing was done."""


class NotEndedError(SpokenError):
    """A day cannot be closed before it has ended."""


@dataclass(frozen=True, slots=True)
class Closer:
    """Closes the days of one agency."""

    days: Days
    records: LogRecords

    def close(self, at: datetime, through: date | None = None) -> list[date]:
        """Close every day that is due, up to `through` or to yesterday; which were closed. Done again, it closes none.

        The log of an agency that began today can begin with an earlier day, where `through` names it.
        Raises ClockError where the clock stands behind what is closed, or more than eight days are due and no day is
        named up to which; NotEndedError where the day that is named has not ended.
        """
        self._forget_erased()
        due = self._due(at, through)
        if due:
            self.records.make_good()
        return [day for day in due if self._close(day, at)]

    def _due(self, at: datetime, through: date | None) -> list[date]:
        today, last = local_day(at), self.days.last()
        agency = self.records.agency
        if last is not None and today <= last:
            raise ClockError(
                f"{agency}: the clock says {today}, but {last} is closed already. Nothing was done. "
                f"If the clock is wrong, set it and do it again. If it is right, it ran ahead before: nothing is due until "
                f"{last} is over, and what comes in meanwhile goes into the day after it.",
                f"{agency}: el reloj dice {today}, pero {last} ya está cerrado. No se hizo nada. "
                f"Si el reloj está mal, póngalo en hora y repítalo. Si está bien, antes iba adelantado: no hay nada por cerrar "
                f"hasta que termine {last}, y lo que llegue entretanto entra en el día siguiente a ese.",
            )
        if through is not None and through >= today:
            raise NotEndedError(
                f"{agency}: {through} has not ended; by the clock today is {today}. Name an earlier day.",
                f"{agency}: {through} no ha terminado; según el reloj hoy es {today}. Indique un día anterior.",
            )
        due = [day for day in self.days.due(at) if through is None or day <= through]
        if through is not None and last is None and not due:
            return [through]
        if through is None and len(due) > CATCH_UP:
            raise ClockError(
                f"{agency}: {len(due)} days are not closed, from {due[0]} to {due[-1]}. Nothing was done. See that the "
                f"clock is right ({today}); then say up to which day: --through {due[-1]}.",
                f"{agency}: hay {len(due)} días sin cerrar, de {due[0]} a {due[-1]}. No se hizo nada. Compruebe que el "
                f"reloj esté bien ({today}); luego diga hasta qué día: --through {due[-1]}.",
            )
        return due

    def _forget_erased(self) -> None:
        """Destroy the keys of erased people that are there all the same: an erasure was cut off, or an old backup restored."""
        erased = models.Erased.objects.using(self.records.using).filter(agency=self.records.agency)
        gone = set(erased.values_list("record", flat=True))
        for record in sorted(gone & self.records.keyring.records() if gone else ()):
            self.records.keyring.destroy(record)

    def _close(self, day: date, at: datetime) -> bool:
        """Close one day; whether it was this who did."""
        using, agency = self.records.using, self.records.agency
        secret = self.records.keyring.new_day(day, at)
        try:
            with transaction.atomic(using=using):
                write_in_turn(using, agency, alone=True)
                if self._is_closed(day):
                    return False
                rows = [*self._open(day, at), self._readings(day, at)]
                root = Day([bytes(row.root) for row in rows], secret).root
                DayLeaf(agency, day, root).entry  # noqa: B018 (what cannot be a leaf would hold up every agency)
                closing = models.Closing.objects.using(using).create(agency=agency, day=day, root=root, at=at)
                models.ClosedRecord.objects.using(using).bulk_create(
                    models.ClosedRecord(closing_id=closing.pk, log_record_id=row.pk, place=place)
                    for place, row in enumerate(rows)
                )
        except IntegrityError:
            if not self._is_closed(day):
                raise
            return False
        return True

    def _open(self, day: date, at: datetime) -> list[models.LogRecord]:
        """What is in no day yet and happened by the end of this one, or, by a clock that ran ahead, after today."""
        ahead = Q(at__gte=midnight(local_day(at) + ONE_DAY))
        own = self._own().filter(Q(at__lt=midnight(day + ONE_DAY)) | ahead, closed__isnull=True)
        return list(own.order_by("id"))

    def _readings(self, day: date, at: datetime) -> models.LogRecord:
        """The record of the readings since the last closing, always one: that it is there tells nothing."""
        reads = models.Read.objects.using(self.records.using).filter(agency=self.records.agency)
        before = self._own().filter(kind=Kind.READS.value).aggregate(last=Max("number"))["last"] or 0
        last = reads.aggregate(last=Max("id"))["last"] or before
        own = self.records.reads(day, before, last)
        return self.records.add(Kind.READS, day.isoformat(), last, own, at)

    def _is_closed(self, day: date) -> bool:
        rows = models.Closing.objects.using(self.records.using)
        return rows.filter(agency=self.records.agency, day=day).exists()

    def _own(self) -> QuerySet[models.LogRecord]:
        rows = models.LogRecord.objects.using(self.records.using)
        return rows.filter(agency=self.records.agency)

    # -------------------------------------------------------------- the way from a record to its day

    def slots(self, closing: models.Closing) -> Day:
        """The tree of slots of a closed day, made again. Raises AmparoError where it does not come to the same root."""
        secret = self.records.keyring.of_day(closing.day)
        own = models.ClosedRecord.objects.using(self.records.using).filter(closing=closing)
        roots = [bytes(root) for root in own.order_by("place").values_list("log_record__root", flat=True)]
        day = Day(roots, secret) if secret is not None and not closing.is_adopted else None
        if day is None or day.root != bytes(closing.root):
            raise AmparoError(
                f"{closing.agency}, {closing.day}: the day cannot be made again from what is on record"
                f"{' (it was adopted from the log after a restore)' if closing.is_adopted else ''}. "
                f"Restore databases and keys from the backup that holds it."
            )
        return day

    def steps(self, closing: models.Closing, places: Sequence[int]) -> list[tuple[Step, ...]]:
        """For each place the way from the record to the root of the day. Raises AmparoError."""
        day = self.slots(closing)
        return [day.steps(place) for place in places]


def leaf_of(closing: models.Closing) -> DayLeaf:
    """The leaf of a closed day."""
    return DayLeaf(closing.agency, closing.day, bytes(closing.root))
