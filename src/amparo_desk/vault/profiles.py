"""The agency's profile in versions: kind, local policy with its adoption, house deadlines. A new one never replaces an old."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from amparo.casefile.written import read, written
from amparo_desk.vault import models
from amparo_desk.vault.errors import ProfileChangedError
from amparo_desk.vault.refusing import refuse_origin


@dataclass(frozen=True, slots=True)
class Profile:
    """One version: its number, counted from 1, who set it, when, as what, and what it says."""

    number: int
    at: datetime
    by: str
    role: str
    body: Mapping[str, Any]


class Profiles:
    """The profiles of one agency."""

    def __init__(self, agency: str, using: str) -> None:
        self.agency, self._using = agency, using

    def all(self) -> list[Profile]:
        """Every version, the oldest first."""
        rows = models.Profile.objects.using(self._using).filter(agency=self.agency).order_by("number")
        return [_profile(row) for row in rows]

    def newest(self) -> Profile | None:
        """The version that stands; None where none was ever set."""
        rows = models.Profile.objects.using(self._using).filter(agency=self.agency).order_by("-number")
        row = rows.first()
        return None if row is None else _profile(row)

    def set(
        self, body: Mapping[str, Any], *, at: datetime, by: str, role: str, after: int | None = None
    ) -> int:
        """Add a version; its number. The body that stands already is not added twice.

        `after` is the number of the version that was looked at (0: there was none). Raises ProfileChangedError.
        """
        refuse_origin("profile", body)
        content = written(body)
        try:
            with transaction.atomic(using=self._using):
                stands = self.newest()
                number = stands.number if stands else 0
                if stands is not None and written(stands.body) == content:
                    return number
                if stands is not None and after is not None and after != number:
                    raise ProfileChangedError(number, stands.by)
                models.Profile.objects.using(self._using).create(
                    agency=self.agency, number=number + 1, at=at, by=by, role=role, body=content
                )
                return number + 1
        except IntegrityError as error:
            stands = self.newest()
            assert stands is not None  # somebody's version stood in the way
            raise ProfileChangedError(stands.number, stands.by) from error


def _profile(row: models.Profile) -> Profile:
    return Profile(row.number, row.at, row.by, row.role, read(bytes(row.body)))
