"""Finding a booking's records by a keyed digest of its reference, without opening anybody's record.

The key is derived from the agency's own, so nobody without it can try references one after the other. Who holds the
database sees which records bear the same booking, and no more of it.
"""

import hashlib
import hmac
from collections.abc import Iterable

from django.db.models import QuerySet

from amparo.casefile import Event, Sort
from amparo_desk.vault import models
from amparo_desk.vault.keyring import Keyring


class Bookings:
    """The booking marks of one agency."""

    def __init__(self, keyring: Keyring, using: str) -> None:
        self.agency, self._keyring, self._using = keyring.agency, keyring, using

    def keep(self, events: Iterable[Event]) -> None:
        """Mark a record by its newest receipt, as its whole events tell it; one that names no booking has no mark."""
        received = [event for event in events if event.sort is Sort.REQUEST_RECEIVED]
        if not received:
            return
        record, booking = received[-1].record, received[-1].person.get("booking_ref", "")
        if booking:
            models.BookingMark.objects.using(self._using).bulk_create(
                [models.BookingMark(agency=self.agency, record=record, mark=self._mark(booking))],
                update_conflicts=True,
                unique_fields=["agency", "record"],
                update_fields=["mark"],
            )
        else:
            self.forget(record)

    def find(self, booking: str) -> list[str]:
        """The records of a booking, in the order of their identifiers; capitals and spaces make no difference."""
        if not _plain(booking):
            return []
        return list(
            self._rows().filter(mark=self._mark(booking)).order_by("record").values_list("record", flat=True)
        )

    def forget(self, record: str) -> None:
        """Take a record's mark away."""
        self._rows().filter(record=record).delete()

    def _rows(self) -> QuerySet[models.BookingMark]:
        return models.BookingMark.objects.using(self._using).filter(agency=self.agency)

    def _mark(self, booking: str) -> str:
        key = self._keyring.derived("booking marks")
        return hmac.new(key, _plain(booking).encode(), hashlib.sha256).hexdigest()


def _plain(booking: str) -> str:
    return "".join(booking.split()).casefold()
