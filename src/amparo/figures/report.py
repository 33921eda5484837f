"""The report of one agency and year: every number that any form of it shows, taken from the releases once, before a word is said.

Nothing is counted or added after this. A form that would need another number cannot have it: it must be put in here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from amparo.figures.cells import Figures, Sum, sum_of_cell
from amparo.figures.coverage import Coverage, Standing, begun, coverage
from amparo.figures.headlines import HEADLINES, Headline
from amparo.figures.years import of_year
from amparo.register.release import ANSWERED, Agency, Correction, Release
from amparo.register.tables import TABLES, TableSpec
from amparo.register.totals import By
from amparo.terms import FileError

When = Literal["before", "quarter", "year", "to_date"]
"""Which period a column is of: the year before, a quarter, the year itself, or the year that runs now, as far as it is told."""


@dataclass(frozen=True, slots=True)
class Column:
    """A period that the report shows. `part`: the year is not over, or not all of it is told, so its sums can only grow."""

    when: When
    period: str
    part: bool = False
    until: str = ""
    """Of the year that runs: the last period that is told."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in every column; None where a table is told by year alone and the column is a quarter.

    `change` is the year less the year before, where both are known whole; None else.
    """

    measure: str
    by: By
    sums: tuple[Sum | None, ...]
    change: int | None = None

    @property
    def is_zero(self) -> bool:
        """Whether every column says zero, and says it for certain."""
        return all(one is None or one.exact == 0 for one in self.sums)

    @property
    def is_unknown(self) -> bool:
        """Whether no column knows anything of it."""
        return not any(one is not None and (one.told or one.hidden) for one in self.sums)


@dataclass(frozen=True, slots=True)
class Section:
    """One public table of the report, every line of it."""

    table: str
    lines: tuple[Line, ...]

    @property
    def spec(self) -> TableSpec:
        """What the table counts."""
        return TABLES[self.table]

    @property
    def told(self) -> tuple[Line, ...]:
        """The lines to be read by people: sums always, and of the rest what is not zero throughout.

        Where kinds of a measure are not known its zeros are told, and those kinds are not.
        """
        return tuple(
            line
            for line in self.lines
            if not line.by or not (line.is_unknown if line.measure in self.partly else line.is_zero)
        )

    @property
    def partly(self) -> tuple[str, ...]:
        """The measures of which kinds are not known by themselves."""
        found = (line.measure for line in self.lines if line.by and line.is_unknown)
        return tuple(dict.fromkeys(found))

    @property
    def leaves_zeros_out(self) -> bool:
        """Whether lines are not told because they are zero."""
        return any(line.by and line.is_zero and line.measure not in self.partly for line in self.lines)


@dataclass(frozen=True, slots=True)
class Head:
    """One of the figures that a reader asks for first; what it adds up was added here."""

    headline: Headline
    year: Sum
    before: Sum | None = None
    to_date: Sum | None = None
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart: the breakdown or the period that it is of."""

    by: By
    period: str
    total: Sum


@dataclass(frozen=True, slots=True)
class Drawn:
    """The values of one chart. `most` is the place of the largest that is known."""

    name: str
    shape: Literal["bars", "line"]
    points: tuple[Point, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure that was corrected, and the release that says so first."""

    correction: Correction
    since: int
    made_on: date


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the forms of one agency and year say."""

    agency: Agency
    year: str
    number: int
    """The release that it is made from, the newest."""
    made_on: date
    origin: str
    manifest: str
    standing: Standing
    others: tuple[Standing, ...]
    """Every agency on the list in that year, this one too: who answered, and who did not."""
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    heads: tuple[Head, ...]
    charts: tuple[Drawn, ...]
    corrected: tuple[Corrected, ...]

    @property
    def part(self) -> bool:
        """Whether the year itself is not told whole."""
        return next(one.part for one in self.columns if one.when == "year")

    @property
    def answering(self) -> int:
        """How many agencies answered for the year."""
        return sum(one.answered for one in self.others)

    def column(self, when: When) -> Column | None:
        """The first column of a kind."""
        return next((one for one in self.columns if one.when == when), None)


def years_of(release: Release, agency: Agency) -> tuple[str, ...]:
    """The years of which a release can speak for an agency."""
    return tuple(year for year in coverage(release).years if begun(agency, year))


def report_of(releases: Sequence[Release], agency: str, year: str) -> Report:
    """The report of an agency and year from releases in their order. Raises FileError where they do not hold it."""
    release = releases[-1]
    found = _agency(release, agency)
    _check_year(release, found, year)
    covered, figures = coverage(release), Figures(release.tables)
    columns = _columns(covered, figures, found, year)
    return Report(
        agency=found,
        year=year,
        number=release.number,
        made_on=release.made_on,
        origin=release.origin,
        manifest=release.manifest,
        standing=covered.of(agency, year),
        others=covered.in_year(year),
        columns=columns,
        sections=tuple(_sections(figures, covered, agency, columns)),
        heads=tuple(_heads(figures, covered, agency, columns)),
        charts=tuple(_charts(figures, covered, agency, year)),
        corrected=_corrected(releases, agency, columns),
    )


def _agency(release: Release, name: str) -> Agency:
    known = {one.id: one for one in release.agencies}
    if name not in known:
        raise _unheld(name, f"release {release.number} has no such agency.", sorted(known))
    return known[name]


def _check_year(release: Release, agency: Agency, year: str) -> None:
    years = years_of(release, agency)
    if year not in years:
        raise _unheld(year, f"release {release.number} says nothing of {agency.id} in that year.", years)


def _unheld(word: str, problem: str, known: Sequence[str]) -> FileError:
    return FileError(word, problem, f"It holds: {', '.join(known) or 'none'}.")


def _is_whole(standing: Standing) -> bool:
    """Whether the release speaks of the whole year."""
    spoken = {one.period for one in standing.periods}
    return standing.year in spoken or len(spoken) == 4


def _columns(covered: Coverage, figures: Figures, agency: Agency, year: str) -> tuple[Column, ...]:
    """The year before, the quarters of the year, the year, and the year that runs, where the release speaks of them."""
    columns = list[Column]()
    before = str(int(year) - 1)
    if before in covered.years and begun(agency, before):
        columns.append(Column("before", before, not _is_whole(covered.of(agency.id, before))))
    columns += [
        Column("quarter", period) for period in figures.periods(agency.id, year) if period.partition("-")[2]
    ]
    columns.append(Column("year", year, not _is_whole(covered.of(agency.id, year))))
    newest = covered.years[-1]
    now = covered.of(agency.id, newest)
    if newest > year and now.answered and not _is_whole(now):
        told = [one.period for one in now.periods if one.state in ANSWERED]
        columns.append(Column("to_date", newest, part=True, until=max(told)))
    return tuple(columns)


def _sum(
    figures: Figures, covered: Coverage, agency: str, figure: tuple[str, str, By], column: Column
) -> Sum | None:
    table, measure, by = figure
    if column.when != "quarter":
        return of_year(figures, covered, figure, column.period, agency)
    if TABLES[table].grain == "year":
        return None
    return sum_of_cell(figures.cells(table, agency, column.period).get((measure, by)))


def _sections(
    figures: Figures, covered: Coverage, agency: str, columns: tuple[Column, ...]
) -> Iterator[Section]:
    for spec in TABLES.values():
        lines = list[Line]()
        for measure, by in spec.places():
            told = tuple(_sum(figures, covered, agency, (spec.name, measure, by), one) for one in columns)
            by_when = {one.when: total for one, total in zip(columns, told, strict=True)}
            lines.append(Line(measure, by, told, _change(by_when.get("before"), by_when["year"])))
        yield Section(spec.name, tuple(lines))


def _change(before: Sum | None, now: Sum | None) -> int | None:
    """How many more than before, fewer below zero; nothing where either is not known whole."""
    if before is None or now is None or before.exact is None or now.exact is None:
        return None
    return now.exact - before.exact


def _heads(figures: Figures, covered: Coverage, agency: str, columns: tuple[Column, ...]) -> Iterator[Head]:
    for headline in HEADLINES:
        told = dict[When, Sum]()
        for column in columns:
            if column.when != "quarter":
                total = Sum()
                for figure in headline.adds:
                    total += of_year(figures, covered, figure, column.period, agency)
                told[column.when] = total
        before = told.get("before")
        yield Head(headline, told["year"], before, told.get("to_date"), _change(before, told["year"]))


def _charts(figures: Figures, covered: Coverage, agency: str, year: str) -> Iterator[Drawn]:
    """What was asked, what became of it, and requests over time; a chart of which nothing is known is not drawn."""
    for name, table, measure in (("asked", "parts", "asked"), ("outcomes", "answers", "requests")):
        points = tuple(
            Point(by, year, of_year(figures, covered, (table, measure, by), year, agency))
            for by in TABLES[table].measures[measure].places()
            if by
        )
        yield from _drawn(name, "bars", tuple(one for one in points if one.total != Sum(told=1)), 1)
    spoken = [one for year in covered.years for one in figures.periods(agency, year, ("requests",))]
    quarters = [one for one in spoken if "-" in one]
    over_time = tuple(
        Point((), period, sum_of_cell(figures.cells("requests", agency, period).get(("received", ()))))
        for period in quarters or spoken
    )
    yield from _drawn("over_time", "line", over_time, 2)


def _drawn(
    name: str, shape: Literal["bars", "line"], points: tuple[Point, ...], least: int
) -> Iterator[Drawn]:
    known = [(one.total.drawn or 0, place) for place, one in enumerate(points) if one.total.drawn is not None]
    if len(known) >= least and any(value for value, _ in known):
        yield Drawn(name, shape, points, max(known, key=lambda one: (one[0], -one[1]))[1])


def _corrected(
    releases: Sequence[Release], agency: str, columns: tuple[Column, ...]
) -> tuple[Corrected, ...]:
    """What was corrected in any period that the report shows, the newest first; nothing that a release taken back says."""
    gone = {one.release for told in releases for one in told.withdrawn}
    years = {one.period[:4] for one in columns}
    return tuple(
        Corrected(one, told.number, told.made_on)
        for told in reversed(releases)
        if told.number not in gone
        for one in told.corrections
        if one.agency == agency and one.period[:4] in years
    )
