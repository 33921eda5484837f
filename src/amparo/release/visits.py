"""Visits by officers as points of the public tables, and which kinds of place may be told by themselves: never a small site.

A figure of a kind of place of which an agency has few sites tells of a site. So kinds with few sites stand merged; and
whoever subtracts what is told from the sum must not be left with few sites either. Which kinds are told hangs on the sites
that the agency had named by one day of each year, and never on the visits: what is untold then says nothing by itself, and
no site that is named later, no correction and no quarter held against its year changes what stands merged.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from amparo.casefile.visit_file import HELD, VisitDuty, VisitFile
from amparo.law.places import PLACE_DUTIES
from amparo.register.tables import CODES, TABLES
from amparo.register.totals import By
from amparo.release.as_of import local_day
from amparo.release.periods import Period, periods_since, quarter_of
from amparo.release.point import Point

TABLE = "visits"
MERGED = "merged"
LEAST_SITES = 5
"""The fewest sites that a figure by kind of place stands for, the merged row among them. With five a site's own staff, who know
theirs, are still left with four; and most kinds that a body runs in earnest, as a district its schools, have more."""

Place = tuple[str, str, By, Period]
"""Table, measure, codes and period."""


@dataclass(frozen=True, slots=True)
class NamedSites:
    """How many sites of each kind of place an agency has named from a day on."""

    since: date
    by_place: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class KeptVisits:
    """The visits that an agency keeps, and each state of its list of sites, the oldest first."""

    visits: Sequence[VisitFile] = ()
    sites: Sequence[NamedSites] = ()

    @property
    def since(self) -> date | None:
        """Since when it keeps them, as far as anything tells it; None where it never did."""
        named = [one.since for one in self.sites if one.by_place]
        kept = (
            local_day(visit.recorded_at) if visit.is_voided else came_on(visit) for visit in self.visits
        )  # one entered by mistake tells of the day on which it was entered, and of no other
        return min([*named, *kept], default=None)

    def told_places(self, year: int, since: date) -> frozenset[str]:
        """The kinds of place that a year tells, `MERGED` among them; none where it tells the agency's visits as a whole alone.

        They hang on the sites that stood named at the end of the year's first quarter in which the agency keeps its record,
        before any of it is out. Where those of the merged kinds are too few, the kind with the fewest sites joins them.
        """
        settled = quarter_of(max(date(year, 1, 1), since)).last
        named = [one.by_place for one in self.sites if one.since <= settled]
        sites = named[-1] if named else {}
        told = sorted(
            (place for place in sites if sites[place] >= LEAST_SITES), key=lambda one: (-sites[one], one)
        )
        merged = sum(sites.values()) - sum(sites[place] for place in told)
        while told and merged < LEAST_SITES:
            merged += sites[told.pop()]
        return frozenset({*told, MERGED}) if merged >= LEAST_SITES else frozenset()


def came_on(visit: VisitFile) -> date:
    """The day of a visit."""
    return local_day(visit.told["arrived_at"])


def visit_points(kept: KeptVisits, since: date, last: date) -> Iterator[Point]:
    """The points of every visit, as it is known, by the end of a day; what was done later has not been done yet.

    One that was entered by mistake has none from then on, which corrects what was published of it.
    """
    for visit in kept.visits:
        on = came_on(visit)
        if visit.is_voided or not since <= on <= last:
            continue
        told = kept.told_places(on.year, since)
        place = visit.told["place"]
        yield Point(TABLE, "visits", on, {"place": place if place in told else MERGED})
        yield Point(TABLE, "outcomes", on, {"rule_answer": visit.decided["outcome"]})
        yield Point(TABLE, "papers", on, {"paper": visit.told["paper_class"]})
        for duty in counted_duties(visit, last):
            yield Point(TABLE, "duties_owed", on)
            if is_met(visit, duty, last):
                yield Point(TABLE, "duties_met", on)


def counted_duties(visit: VisitFile, last: date) -> list[VisitDuty]:
    """What a visit owed by law, without what is not done by the end of a day and may still come in time."""
    return [
        duty
        for duty in visit.duties.values()
        if duty.is_owed
        and not PLACE_DUTIES[duty.code].house
        and (_is_done(duty, last) or duty.due is None or local_day(duty.due) <= last)
    ]


def is_met(visit: VisitFile, duty: VisitDuty, last: date) -> bool:
    """Whether a duty was done by the end of a day, in time; a notice that waits for the confirmed presence not before it."""
    if not _is_done(duty, last) or duty.is_late:
        return False
    confirmed = visit.confirmed_at
    is_early = duty.code in HELD and confirmed is not None and duty.at is not None and duty.at < confirmed
    return not is_early


def _is_done(duty: VisitDuty, last: date) -> bool:
    return duty.state == "done" and duty.at is not None and local_day(duty.at) <= last


def untold(kept: KeptVisits, since: date, last: date) -> Iterator[Place]:
    """Each figure of visits that is not told: where nobody kept visits yet, and kinds of place that are merged or in the sum."""
    for period in periods_since(since, last):
        told = kept.told_places(period.year, since)
        is_kept = kept.since is not None and kept.since <= period.last
        for measure, by in TABLES[TABLE].places():
            if not is_kept or (measure == "visits" and by and dict(by)["place"] not in told):
                yield TABLE, measure, by, period


def sites_of(named: Iterable[str]) -> dict[str, int]:
    """How many sites of each kind of place there are, of the kinds that the public list of kinds has."""
    return dict(Counter(place for place in named if place in CODES["place"]))
