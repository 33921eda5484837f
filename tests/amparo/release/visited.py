"""Visits as a desk keeps them, their open halves alone, and the sites that an agency has named. All invented."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from amparo.casefile.visit_file import VisitFile, fold_visit
from amparo.casefile.visit_sorts import VisitSort
from amparo.register.totals import Table
from amparo.release.counting import count
from amparo.release.visits import KeptVisits, NamedSites
from tests.amparo.release.counted import AGENCY, JAIL, SINCE, moment

CAME = moment(3, 18, 10)
YEAR_END = date(2025, 12, 31)
Marks = tuple[VisitSort, Mapping[str, Any]]


@dataclass(frozen=True)
class Entry:
    """One entry of a visit."""

    number: int
    sort: str
    body: Mapping[str, Any]
    at: datetime = CAME
    by: str = "f.desk"
    role: str = "front_desk"


def owed(code: str, due: datetime | None = None, met: datetime | None = None) -> dict[str, Any]:
    """A duty as the record of a visit holds it."""
    told = {"duty": code, "due": due, "met_at": met}
    return {name: value for name, value in told.items() if value is not None}


@dataclass(frozen=True)
class Told:
    """What the record of a visit says, as far as it is counted."""

    place: str = "k12"
    arrived_at: datetime = CAME
    requests: tuple[str, ...] = ("enter_nonpublic",)
    paper_class: str = "none"
    outcome: str = "refuse_access"
    owed: tuple[dict[str, Any], ...] = ()
    confirmed_at: datetime | None = None
    more: Mapping[str, Any] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        """As an entry's open half."""
        told = {name: getattr(self, name) for name in ("place", "arrived_at", "paper_class", "outcome")}
        confirmed = {"confirmed_at": self.confirmed_at} if self.confirmed_at else {}
        lists = {"requests": list(self.requests), "owed": list(self.owed), "optional": [], "kept": []}
        return {"number": "V-2025-001", **told, **lists, **confirmed, **self.more}


def visit(told: Told | None = None, *marks: Marks) -> VisitFile:
    """A visit, and what was noted of it since."""
    first = Entry(1, VisitSort.RECORDED.value, (told or Told()).body())
    others = (Entry(number, sort.value, body) for number, (sort, body) in enumerate(marks, 2))
    return fold_visit([first, *others])


def done(code: str, at: datetime) -> Marks:
    """That something owed was done."""
    return VisitSort.DUTY_DONE, {"duty": code, "done_at": at, "by_role": "site_lead", "how": "email"}


def named(since: date = SINCE, **by_place: int) -> NamedSites:
    """So many sites of each kind, named on a day."""
    return NamedSites(since, by_place)


def tables(
    *visits: VisitFile,
    sites: tuple[NamedSites, ...] = (),
    last: date = YEAR_END,
    since: date = SINCE,
    by_quarter: bool = False,
) -> tuple[Table, ...]:
    """The true tables of an agency with these visits and no contacts."""
    shown = frozenset(range(since.year, last.year + 1)) if by_quarter else frozenset()
    return count([], AGENCY, JAIL, since, last, visits=KeptVisits(visits, sites), quarters_shown=shown)


def hours(many: float, after: datetime = CAME) -> datetime:
    """A moment so many hours after the officers came."""
    return after + timedelta(hours=many)
