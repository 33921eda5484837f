"""Erasing a person: the record's data key is destroyed, and what stays says on what ground, by whom, and when.

The open half, the chain of digests and the counts stay; the sealed halves and documents are noise from then on. A backup
of the keys that is older than the erasure still holds the key until its window ends.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from amparo.clock import CALIFORNIA
from amparo.release.grounds import Ground
from amparo.terms import Language
from amparo_desk.vault import models
from amparo_desk.vault.sealing import SealError

BACKUP_DAYS = 7
"""So long a backup of the keys is kept, unless the desk is told otherwise."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """That a record's person was erased: the legal ground, when, by whom, as what, and the law that counsel cited."""

    ground: str
    at: datetime
    by: str
    role: str
    citation: str = ""

    def said(self, language: Language) -> str:
        """The ground as a sentence, with the law; in the words in which it was noted where it is none of ours."""
        known = self.ground in set(Ground)
        told = Ground(self.ground).in_language(language) if known else self.ground
        return f"{told} [{self.citation}]" if self.citation else told

    def backups_end(self, days: int = BACKUP_DAYS) -> date:
        """The day on which the last backup's window ends that may still hold the key."""
        return (self.at + timedelta(days=days)).astimezone(CALIFORNIA).date()


class ErasedError(SealError):
    """A record cannot be opened: its person was erased, for good. `erasure` says on what ground and when."""

    def __init__(self, record: str, erasure: Erasure, days: int) -> None:
        self.record, self.erasure, self.backups_end = record, erasure, erasure.backups_end(days)
        on = erasure.at.astimezone(CALIFORNIA)
        super().__init__(
            f"What told who the person of {record} is was erased on {on:%Y-%m-%d} by {erasure.by} ({erasure.said('en')}). "
            f"The last backup that may still hold its key ends on {self.backups_end:%Y-%m-%d}."
        )


def erasure_of(agency: str, record: str, using: str) -> Erasure | None:
    """That a record's person was erased; None where it was not."""
    row = models.Erased.objects.using(using).filter(agency=agency, record=record).first()
    if row is None:
        return None
    return Erasure(row.ground, row.at.astimezone(CALIFORNIA), row.by, row.role, row.citation or "")
