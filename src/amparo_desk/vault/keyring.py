"""The keys of one agency: its own, which wraps a data key for each record and a secret for each day; and what is derived.

A data key is made and kept before it is used, so a crash between the two leaves a key that the next try uses.
"""

from collections.abc import Mapping
from datetime import date, datetime

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import connections
from django.db.models import QuerySet

from amparo_desk.keys.models import DataKey, DaySecret
from amparo_desk.vault.sealing import SealError, new_key, seal, unseal


class Keyring:
    """Data keys by record, wrapped in the database of keys."""

    def __init__(self, agency: str, key: bytes, keys: str) -> None:
        self.agency, self._key, self._keys = agency, key, keys

    def check(self) -> None:
        """Whether the agency's key opens what it keeps. Raises SealError; nothing must be written with another key."""
        first = DataKey.objects.using(self._keys).filter(agency=self.agency).order_by("id").first()
        if first is not None:
            unseal(self._key, bytes(first.wrapped), self._place(first.record))

    def of(self, record: str) -> bytes:
        """A record's key. Raises SealError where it has none any more."""
        found = self.find(record)
        if found is None:
            raise SealError(
                f"{self.agency}/{record} has no data key any more: it was erased, or is in another backup."
            )
        return found

    def find(self, record: str) -> bytes | None:
        """A record's key, or None where there is none. Raises SealError where the agency's key does not open it."""
        found = self._rows(record).first()
        return None if found is None else unseal(self._key, bytes(found.wrapped), self._place(record))

    def new(self, record: str, at: datetime) -> bytes:
        """The key of a record of which nothing is sealed yet; one that a try before this one made is used."""
        wrapped = self._wrapped(record)
        found, _ = DataKey.objects.using(self._keys).get_or_create(
            agency=self.agency, record=record, defaults={"wrapped": wrapped, "made_at": at}
        )
        return unseal(self._key, bytes(found.wrapped), self._place(record))

    def prepare(self, records: Mapping[str, datetime]) -> None:
        """Make the keys of many records at once, each with its moment; those that there are stay."""
        rows = [
            DataKey(agency=self.agency, record=record, wrapped=self._wrapped(record), made_at=at)
            for record, at in records.items()
        ]
        DataKey.objects.using(self._keys).bulk_create(rows, batch_size=200, ignore_conflicts=True)

    def destroy(self, record: str) -> None:
        """Remove a record's key for good: what was sealed with it is noise from now on.

        SQLite is told to leave nothing of the row in its file; PostgreSQL drops it when it next cleans the table up.
        """
        connection = connections[self._keys]
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA secure_delete = ON")
        self._rows(record).delete()

    def records(self) -> set[str]:
        """The records that have a key."""
        return set(
            DataKey.objects.using(self._keys).filter(agency=self.agency).values_list("record", flat=True)
        )

    def derived(self, purpose: str) -> bytes:
        """A key for one purpose, made of the agency's own; from it nobody gets back to that one, or to another."""
        info = f"amparo desk, {self.agency}, {purpose}".encode()
        return HKDF(SHA256(), 32, None, info).derive(self._key)

    def new_day(self, day: date, at: datetime) -> bytes:
        """The secret of a day that is about to be closed; one that a try before this one made is used."""
        wrapped = seal(self._key, new_key(), self._place_of_day(day))
        found, _ = DaySecret.objects.using(self._keys).get_or_create(
            agency=self.agency, day=day, defaults={"wrapped": wrapped, "made_at": at}
        )
        return unseal(self._key, bytes(found.wrapped), self._place_of_day(day))

    def of_day(self, day: date) -> bytes | None:
        """The secret of a closed day, or None where there is none. Raises SealError."""
        found = DaySecret.objects.using(self._keys).filter(agency=self.agency, day=day).first()
        return None if found is None else unseal(self._key, bytes(found.wrapped), self._place_of_day(day))

    def _wrapped(self, record: str) -> bytes:
        return seal(self._key, new_key(), self._place(record))

    def _rows(self, record: str) -> QuerySet[DataKey]:
        return DataKey.objects.using(self._keys).filter(agency=self.agency, record=record)

    def _place(self, record: str) -> str:
        return f"key of {self.agency}/{record}"

    def _place_of_day(self, day: date) -> str:
        return f"secret of {self.agency}, {day.isoformat()}"


def salts(key: bytes, thing: str) -> bytes:
    """From what a record of the log is salted: gone with the key, and nobody gets back from it to the key."""
    return HKDF(SHA256(), 32, None, f"amparo log, {thing}".encode()).derive(key)
