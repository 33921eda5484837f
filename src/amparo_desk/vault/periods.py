"""The periods of an agency that an office closed: only then is a zero of them a zero."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from amparo.clock import CALIFORNIA
from amparo.release.offices import OfficeName
from amparo.release.periods import period_of
from amparo_desk.vault import models


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """A closed period, as 2025 or 2025-Q3: when, by which office, and who pressed the key."""

    period: str
    at: datetime
    office: str
    by: str
    role: str

    @property
    def on(self) -> date:
        """The day by California's clock."""
        return self.at.astimezone(CALIFORNIA).date()


class Periods:
    """The periods of one agency."""

    def __init__(self, agency: str, using: str) -> None:
        self.agency, self._using = agency, using

    def close(self, period: str, office: str, *, at: datetime, by: str, role: str) -> None:
        """Put on record that an office closed a period. What stands already stands."""
        rows = models.PeriodClosed.objects.using(self._using).filter(agency=self.agency, period=period)
        try:
            with transaction.atomic(using=self._using):
                if not rows.exists():
                    name = OfficeName(office).value
                    rows.create(agency=self.agency, period=period, at=at, by=by, role=role, office=name)
        except IntegrityError:
            if not rows.exists():
                raise

    def closed(self) -> dict[str, ClosedPeriod]:
        """Every closed period by its name. A year closes its quarters, and four closed quarters are a closed year."""
        rows = models.PeriodClosed.objects.using(self._using).filter(agency=self.agency).order_by("period")
        own = {row.period: ClosedPeriod(row.period, row.at, row.office, row.by, row.role) for row in rows}
        found = dict(own)
        for year in {period[:4] for period in own}:
            quarters = [quarter.code for quarter in period_of(year).quarters]
            if year in own:
                for quarter in quarters:
                    found.setdefault(quarter, own[year])
            elif own.keys() >= set(quarters):
                found[year] = max((own[quarter] for quarter in quarters), key=lambda one: one.at)
        return found
