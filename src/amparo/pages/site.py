"""Everything that the pages tell, gathered once from the releases; and a page as the templates are handed it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from amparo.figures.cells import Figures, Sum, apart
from amparo.figures.coverage import Coverage, coverage
from amparo.figures.years import of_year
from amparo.pages import addresses
from amparo.pages.ended import EndedLog, ended_logs
from amparo.pages.forum_plans import Forum
from amparo.pages.log_days import LogTold
from amparo.register.release import Agency, Correction, Release, Withdrawn
from amparo.register.tables import TABLES
from amparo.register.totals import By
from amparo.terms import Language

Key = tuple[str, ...]
"""A page, the same in each language: ("agencies", "madrone", "2025")."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one language: its template, its title and the sentence about it, the pages above it, and its content."""

    key: Key
    template: str
    title: str
    description: str
    told: Mapping[str, Any] = field(default_factory=dict)
    crumbs: tuple[tuple[Key, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """The newest release that stands, all that came before it, and what can be looked up in them."""

    release: Release
    releases: tuple[Release, ...]
    figures: Figures
    coverage: Coverage
    corrections: tuple[Correction, ...]
    withdrawn: Mapping[int, Withdrawn]
    log: LogTold | None
    year: str
    """The year that the first page speaks of: the newest of which all periods are there for some agency."""
    forums: tuple[Forum, ...] = ()
    """The yearly forums whose plans were handed in."""
    ended: tuple[EndedLog, ...] = ()
    """The logs in whose place this one goes on."""

    def agency(self, name: str) -> Agency:
        """An agency of the release."""
        return next(one for one in self.release.agencies if one.id == name)

    def total(self, table: str, measure: str, by: By, year: str, agencies: Sequence[Agency]) -> Sum:
        """A figure over a year and several agencies; an agency of which nothing is known counts as not known."""
        total = Sum()
        for agency in agencies:
            total += self.of_agency(table, measure, by, year, agency)
        return apart(total, TABLES[table].measures[measure])

    def of_agency(self, table: str, measure: str, by: By, year: str, agency: Agency) -> Sum:
        """A figure of one agency over a year: zero where it was closed with nothing known.

        Of a year that is not over it is at least what is told so far; where nothing was told it is not known.
        """
        return of_year(self.figures, self.coverage, (table, measure, by), year, agency.id)


def site_of(releases: Sequence[Release], log: LogTold | None) -> Site:
    """The site of releases in their order. Raises nothing: `read_releases` has refused what does not hold."""
    release = releases[-1]
    withdrawn = {one.release: one for told in releases for one in told.withdrawn}
    covered = coverage(release)
    return Site(
        release=release,
        releases=tuple(releases),
        figures=Figures(release.tables),
        coverage=covered,
        corrections=tuple(
            one for told in reversed(releases) if told.number not in withdrawn for one in told.corrections
        ),
        withdrawn=withdrawn,
        log=log,
        year=_year(release, covered),
        ended=ended_logs(releases),
    )


def _year(release: Release, covered: Coverage) -> str:
    """The newest year with all its periods at some agency; else the newest, or that of the release where there is none."""
    periods: dict[tuple[str, str], set[str]] = {}
    for table in ("requests", "contacts", "answers"):
        for row in release.tables[table].rows:
            periods.setdefault((row.agency, row.period[:4]), set()).add(row.period)
    whole = {year for (_, year), found in periods.items() if year in found or len(found) == 4}
    return max(whole or covered.years or (str(release.made_on)[:4],))


def linker(language: Language, key: Key) -> Callable[..., str]:
    """The `to` of a page: to("agencies", "madrone") is the way there in the same language."""
    here = addresses.page(language, *key)

    def to(*there: str) -> str:
        return addresses.link(here, addresses.page(language, *there))

    return to
