"""Somebody who keeps every release, and subtracts: of no site, and of no few sites together, can the visits be found.

The reader has each figure of visits that stood in any release, quarters and years, earlier and later lists of sites. Each
is a sum over kinds of place and quarters; all of them together are a system of equations. What can be found by adding and
subtracting is what is a combination of them, and that is reckoned exactly, in fractions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest

from amparo.register.totals import State, Table
from amparo.release import visits as counting
from amparo.release.periods import Period, period_of, periods_since, quarter_of
from amparo.release.visits import LEAST_SITES, MERGED, KeptVisits, NamedSites
from tests.amparo.release.counted import moment
from tests.amparo.release.visited import Told, named, tables, visit

KINDS = ("k12", "library", "shelter", "health", "worksite")
Unknown = tuple[str, Period]
Row = dict[Unknown, Fraction]
SINCE, END = date(2024, 1, 1), date(2025, 12, 31)


@dataclass
class Reader:
    """Who adds and subtracts: what they hold, as rows of which each has a first place of its own."""

    rows: dict[Unknown, Row] = field(default_factory=dict)

    def told(self, sum_of: frozenset[Unknown]) -> None:
        """Take in a figure that is the sum of these."""
        left = self._left({one: Fraction(1) for one in sum_of})
        if left:
            first = min(left)
            self.rows[first] = {one: value / left[first] for one, value in left.items()}

    def finds(self, sum_of: frozenset[Unknown]) -> bool:
        """Whether this sum follows from what was told."""
        return not self._left({one: Fraction(1) for one in sum_of})

    def _left(self, row: Row) -> Row:
        """What is left of a row once all that is held is taken from it."""
        done = set[Unknown]()
        while open_ := sorted(one for one in row if one in self.rows and one not in done):
            first = open_[0]
            factor = row[first]
            done.add(first)
            for one, value in self.rows[first].items():
                row[one] = row.get(one, Fraction(0)) - factor * value
            row = {one: value for one, value in row.items() if value}
        return row


def figures_of(told: Sequence[Table]) -> Iterator[frozenset[Unknown]]:
    """Each figure of visits by kind of place that a release tells, as the sum that it is; in words the definition says it."""
    (table,) = [one for one in told if one.name == "visits"]
    shown: dict[str, set[str]] = {}
    for row in table.rows:
        if row.measure == "visits" and row.cell.state is State.VALUE:
            shown.setdefault(row.period, set()).add(row.codes.get("place", ""))
    for code, places in shown.items():
        for place in places:
            kinds = {"": set(KINDS), MERGED: set(KINDS) - places}.get(place, {place})
            yield frozenset((kind, quarter) for kind in kinds for quarter in period_of(code).quarters)


def county(chance: Random) -> tuple[list[NamedSites], list[date]]:
    """An agency whose sites are named little by little, and the last days of its releases."""
    sites, day = list[NamedSites](), SINCE + timedelta(days=chance.choice((-30, 0, 40, 200)))
    by_place = {kind: chance.choice((0, 0, 1, 1, 2, 4, 5, 9)) for kind in KINDS}
    while day < END:
        sites.append(named(day, **{kind: count for kind, count in by_place.items() if count}))
        day += timedelta(days=chance.randrange(20, 200))
        by_place[chance.choice(KINDS)] += chance.choice((1, 1, 4))
    lasts = [one.last for one in periods_since(SINCE, END) if one.quarter]
    return sites, sorted(chance.sample(lasts, chance.randrange(1, 5)))


def small(sites: Sequence[NamedSites], quarter: Period) -> Iterator[frozenset[str]]:
    """What must not be found of a quarter: any kinds that had few sites between them, short of the agency as a whole."""
    there = next((one.by_place for one in reversed(sites) if one.since <= quarter.last), {})
    for many in range(1, len(KINDS)):
        for kinds in combinations(KINDS, many):
            if sum(there.get(kind, 0) for kind in kinds) < LEAST_SITES:
                yield frozenset(kinds)


def found(seed: int) -> list[str]:
    """What the reader finds that nobody must, over all releases of one agency: kinds and periods."""
    sites, lasts = county(Random(seed))
    reader = Reader()
    for last in lasts:
        known = tuple(one for one in sites if one.since <= last + timedelta(days=30))
        one = visit(Told(place="k12", arrived_at=moment(1, 9, year=SINCE.year)))
        told = tables(one, sites=known, last=last, since=SINCE, by_quarter=Random(seed).random() < 0.7)
        for figure in figures_of(told):
            reader.told(figure)
    bad = list[str]()
    for quarter in (one for one in periods_since(SINCE, END) if one.quarter):
        for kinds in small(sites, quarter):
            if reader.finds(frozenset((kind, quarter) for kind in kinds)):
                bad.append(f"{sorted(kinds)} {quarter.code}")
    return bad


SEEDS = range(100)


def test_no_small_site_is_found_from_all_releases_together() -> None:
    assert {seed: bad for seed in SEEDS if (bad := found(seed))} == {}


@pytest.mark.parametrize(
    "weaker",
    [
        "kinds with three sites",
        "one site may be left",
        "the newest sites count",
        "the sites of the year's end count",
    ],
)
def test_the_reader_finds_some_where_a_rule_is_weaker(monkeypatch: pytest.MonkeyPatch, weaker: str) -> None:
    def newest(kept: KeptVisits, year: int, since: date) -> frozenset[str]:
        return as_told(
            KeptVisits((), [named(SINCE - timedelta(days=90), **kept.sites[-1].by_place)]), year, since
        )

    def years_end(kept: KeptVisits, year: int, since: date) -> frozenset[str]:
        stands = [one.by_place for one in kept.sites if one.since <= date(year, 12, 31)]
        return (
            as_told(KeptVisits((), [named(SINCE - timedelta(days=90), **stands[-1])]), year, since)
            if stands
            else None
        )

    def few_merged(kept: KeptVisits, year: int, since: date) -> frozenset[str]:
        settled = quarter_of(max(date(year, 1, 1), since)).last
        stands = [one.by_place for one in kept.sites if one.since <= settled]
        return frozenset(
            {MERGED, *(place for place, count in (stands or [{}])[-1].items() if count >= LEAST_SITES)}
        )

    as_told = KeptVisits.told_places
    match weaker:
        case "kinds with three sites":
            monkeypatch.setattr(counting, "LEAST_SITES", 3)
        case "the merged may be few":
            monkeypatch.setattr(KeptVisits, "told_places", few_merged)
        case "the newest sites count":
            monkeypatch.setattr(KeptVisits, "told_places", newest)
        case _:
            monkeypatch.setattr(KeptVisits, "told_places", years_end)
    assert any(found(seed) for seed in SEEDS)


def test_what_is_told_hangs_on_no_visit() -> None:
    """So that what is not told says nothing of whether there was a visit."""
    sites = (named(SINCE, k12=9, library=3, shelter=1),)
    shapes = set[frozenset[tuple[str, str, State]]]()
    for place in KINDS:
        told = tables(visit(Told(place=place, arrived_at=moment(5, 5))), sites=sites, since=SINCE, last=END)
        (table,) = [one for one in told if one.name == "visits"]
        shapes.add(frozenset((row.period, str(row.by), row.cell.state) for row in table.rows))
    assert len(shapes) == 1
    assert quarter_of(date(2025, 5, 5)).code == "2025-Q2"
