"""The site narrowed to what one part of it tells, with a digest of all that is left: nothing else can get into that part.

Two sites whose narrowed ones have one digest have the same part. What is taken away is empty here, and not merely unused: a
page that is given something new to tell must have it given here, too, and the digest then holds it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from amparo.figures.cells import Figures
from amparo.figures.coverage import Coverage
from amparo.pages.log_days import LogTold
from amparo.pages.site import Site
from amparo.register.days import Agency as LogAgency
from amparo.register.release import Agency, Release, canonical
from amparo.register.release_again import KnownTables
from amparo.register.tables import TABLES

_NOTHING = Release(0, date.min, "", (), (), {})


@dataclass(frozen=True, slots=True)
class Began:
    """All that the pages of an agency know of its days in the log."""

    first: date


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A site that knows little, and the digest of what it knows."""

    site: Site
    told: str


def to_agency(site: Site, tables: KnownTables, agency: Agency) -> Narrowed:
    """The figures of one agency, what it said of each period, its region, its corrections, and since when its days stand."""
    release = replace(
        _NOTHING,
        agencies=(agency,),
        asked=tuple(one for one in site.release.asked if one.agency == agency.id),
        regions=tuple(one for one in site.release.regions if one.id == agency.region),
        tables=tables.narrowed({agency.id}),
    )
    coverage = Coverage(
        site.coverage.years,
        {(agency.id, year): site.coverage.of(agency.id, year) for year in site.coverage.years},
        (agency,),
    )
    in_log = site.log.agencies.get(agency.id) if site.log else None
    known: Any = {agency.id: Began(in_log.first)} if in_log else {}
    log = LogTold("", 0, "", (), known, frozenset(), ()) if site.log else None
    held = tuple(one for one in site.corrections if one.agency == agency.id)
    found = replace(_site(release, coverage), corrections=held, log=log)
    told = [replace(release, tables={}), coverage.years, held, log, _contents(release)]
    return Narrowed(found, digest_of(told))


def told_to_all(site: Site) -> str:
    """The digest of what each table's part knows beside its figures: the agencies, and who was asked what."""
    return digest_of([site.release.agencies, site.release.asked, site.coverage.years, site.year])


def to_table(site: Site, tables: KnownTables, name: str, told_to_all: str) -> Narrowed:
    """The figures of one table, of all agencies, and of the one that is its base; `told_to_all` is the digest of the rest."""
    release = replace(
        _NOTHING,
        agencies=site.release.agencies,
        asked=site.release.asked,
        tables=tables.named({name, TABLES[name].within}),
    )
    held = tuple(one for one in site.corrections if one.table == name)
    found = replace(_site(release, site.coverage), corrections=held, year=site.year)
    return Narrowed(found, digest_of([told_to_all, held, _contents(release)]))


def to_days(log: LogTold, name: str, spoken: tuple[str, ...]) -> tuple[LogTold, str]:
    """The days of one agency, from its first to its last."""
    return _days(log, log.agencies[name], spoken)


def to_year(log: LogTold, name: str, year: int, spoken: tuple[str, ...]) -> tuple[LogTold, str]:
    """The days of one agency in one year."""
    agency, first, last = log.agencies[name], date(year, 1, 1), date(year, 12, 31)
    gaps = [
        (max(start, first), min(end, last), perhaps)
        for start, end, perhaps in agency.gaps
        if start <= last and end >= first
    ]
    held = LogAgency(name, max(agency.first, first), min(agency.last, last), 0, gaps=gaps)
    return _days(log, held, spoken)


def _days(log: LogTold, agency: LogAgency, spoken: tuple[str, ...]) -> tuple[LogTold, str]:
    months = f"{agency.first:%Y-%m}", f"{agency.last:%Y-%m}"
    attested = frozenset(
        (agency.name, month)
        for month in _months_attested(log.attested).get(agency.name, ())
        if months[0] <= month <= months[1]
    )
    known = replace(agency, at=0, count=0, months={})
    held = LogTold("", 0, "", (), {agency.name: known}, attested, ())
    return held, digest_of([spoken, known, sorted(attested)])


@lru_cache(maxsize=2)
def _months_attested(attested: frozenset[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    """The attested months by agency: asked for each agency and year of the same log."""
    found = defaultdict[str, list[str]](list)
    for whose, month in attested:
        found[whose].append(month)
    return found


def _site(release: Release, coverage: Coverage) -> Site:
    """A site that knows of one release what is left of it, and nothing else."""
    return Site(
        release=release,
        releases=(),
        figures=Figures(release.tables),
        coverage=coverage,
        corrections=(),
        withdrawn={},
        log=None,
        year="",
    )


def _contents(release: Release) -> list[tuple[str, str]]:
    tables = release.tables
    assert isinstance(tables, KnownTables)
    return [(name, sha256(tables.content(name)).hexdigest()) for name in tables]


def digest_of(told: Any) -> str:
    """A digest of values: dataclasses field by field, so that a field which is added is in it."""
    return sha256(canonical(_plain(told))).hexdigest()


def _plain(told: Any) -> Any:
    if isinstance(told, Enum):
        return told.value
    if told is None or isinstance(told, str | int | bool):
        return told
    if isinstance(told, date):
        return told.isoformat()
    if isinstance(told, bytes):
        return told.hex()
    if is_dataclass(told):
        return [type(told).__name__, *(_plain(getattr(told, one.name)) for one in fields(told))]
    if hasattr(told, "items"):
        return [[str(name), _plain(value)] for name, value in sorted(told.items())]
    if isinstance(told, frozenset):
        return sorted(_plain(one) for one in told)
    if isinstance(told, Path):
        raise TypeError("where a file lies is no part of what a site tells")
    return [_plain(one) for one in told]


def years_of(agency: LogAgency) -> Iterator[int]:
    """The years of an agency's days, from its first to its last."""
    yield from range(agency.first.year, agency.last.year + 1)
