"""A public table for one agency and year: a line for each figure, with what says nothing by itself gathered into one."""

from collections.abc import Iterator

from amparo.figures.cells import Sum, sum_of_cell
from amparo.figures.speech import sayer, short_period
from amparo.figures.spoken import by_words
from amparo.pages.shown import Line, Numbers, Told
from amparo.pages.site import Site
from amparo.register.release import Agency
from amparo.register.tables import MeasureSpec, TableSpec
from amparo.register.totals import By, State
from amparo.terms import Language


def values_of(site: Site, spec: TableSpec, agency: Agency, year: str) -> set[int | State | None]:
    """What stands in the figures of a table in all periods of a year: counts, None for not known, or that one is hidden."""
    return {
        None if cell.state is State.MISSING else State.HIDDEN if cell.state is State.HIDDEN else cell.value
        for period in site.figures.periods(agency.id, year, (spec.name,))
        for cell in site.figures.cells(spec.name, agency.id, period).values()
    }


def year_table(
    site: Site, spec: TableSpec, agency: Agency, year: str, language: Language, numbers: Numbers
) -> Told | None:
    """A public table for one agency and year: a column for each period, lines of zeros alone gathered into one."""
    t = sayer(language)
    periods = site.figures.periods(agency.id, year, (spec.name,))
    if not periods:
        return None
    periods = (*(one for one in periods if "-" in one), *(one for one in periods if "-" not in one))
    rows = list[Line]()
    for measure in spec.measures.values():
        rows += _lines(site, spec, measure, agency, periods, language, numbers)
    heads = (t("What is counted", "Qué se cuenta"), *(short_period(one, language) for one in periods))
    return Told(spec.title[language], heads, tuple(rows), bare=True)


def _lines(
    site: Site,
    spec: TableSpec,
    measure: MeasureSpec,
    agency: Agency,
    periods: tuple[str, ...],
    language: Language,
    numbers: Numbers,
) -> Iterator[Line]:
    """The lines of one measure: its sum, then each breakdown but those that are zero throughout, or else those not known."""
    t, title = sayer(language), measure.title[language]
    held = [site.figures.cells(spec.name, agency.id, one) for one in periods]
    summed = any((measure.name, ()) in cells for cells in held)
    lines = {by: [sum_of_cell(cells.get((measure.name, by))) for cells in held] for by in measure.places()}
    unknown = [Sum(missing=1) for _ in periods]
    several = sum(sums == unknown for by, sums in lines.items() if by) > 1
    gathered = unknown if several else [Sum(told=1) for _ in periods]
    left, above = 0, "" if not summed else title
    for by, sums in lines.items():
        if by and sums == gathered:
            left += 1
            continue
        if by and (head := group(measure, by, summed, language)) != above:
            yield Line(above := head, ())
        yield Line(f"– {by_words(by[-1:], language)}" if by else title, tuple(map(numbers.set, sums)))
    if left:
        if above != title:
            yield Line(title, ())
        none = (
            t("every other kind", "todas las demás clases") if above else t("every kind", "todas las clases")
        )
        if several:
            none = t("every other kind, by itself", "cada una de las demás clases, por separado")
        yield Line(f"– {none}", tuple(map(numbers.set, gathered)))


def group(measure: MeasureSpec, by: By, summed: bool, language: Language) -> str:
    """The head above a line: the measure, and all that it is broken down by but the last, which the line itself says."""
    title = measure.title[language]
    if summed or len(by) == 1:
        return title
    return f"{title}: {by_words(by[:-1], language)}"
