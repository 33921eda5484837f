"""The pages of the figures: what each public table counts, its numbers for every agency, and what was corrected in it."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from amparo.figures import charts
from amparo.figures.cells import Sum
from amparo.figures.coverage import begun
from amparo.figures.speech import sayer
from amparo.figures.spoken import by_words, capital
from amparo.figures.vocabulary import names_of
from amparo.pages.corrections import corrections_table
from amparo.pages.fairness import shares
from amparo.pages.shown import Line, Numbers, Shown, Told
from amparo.pages.site import Key, Page, Site, linker
from amparo.pages.year_tables import group
from amparo.register.release import Agency
from amparo.register.tables import EVENTS, TABLES, MeasureSpec, TableSpec
from amparo.register.totals import By
from amparo.terms import Language

_KEY: Key = ("figures",)


def figures(_site: Site, language: Language) -> Iterator[Page]:
    """The list of the figures."""
    t = sayer(language)
    about = t("Every public figure, with what it counts.", "Todas las cifras públicas y qué cuenta cada una.")
    listed = [(spec.name, spec.title[language], spec.definition[language]) for spec in TABLES.values()]
    yield Page(_KEY, "figures.html", _title(language), about, {"listed": listed})


def figure_pages(site: Site, spec: TableSpec, language: Language) -> Iterator[Page]:
    """The page of one figure."""
    yield _figure(site, spec, language, ((_KEY, _title(language)),))


def _title(language: Language) -> str:
    return sayer(language)("Figures", "Cifras")


def _figure(site: Site, spec: TableSpec, language: Language, above: tuple[tuple[Key, str], ...]) -> Page:
    numbers = Numbers(language)
    key: Key = ("figures", spec.name)
    year = _newest(site, spec)
    measures = [
        (
            measure.title[language],
            measure.unit[language],
            _never(measure, language),
            [EVENTS[name][language] for name in measure.events],
            measure.law,
            names_of(spec.name, measure.name),
        )
        for measure in spec.measures.values()
    ]
    told = {
        "spec": spec,
        "year": year,
        "measures": measures,
        "chart_told": _chart(site, spec, year, language, numbers),
        "by_year": _tables(site, spec, language, numbers),
        "by_agency": _by_agency(site, spec, year, language, numbers) if spec.public_class == "A" else None,
        "fairness": shares(site, spec, year, language, numbers) if spec.whose == "given_access" else None,
        "corrections_told": corrections_table(
            [one for one in site.corrections if one.table == spec.name], key, site, language
        ),
        "used": numbers.used,
    }
    return Page(key, "figure.html", spec.title[language], spec.definition[language], told, above)


def _newest(site: Site, spec: TableSpec) -> str:
    """The year that the page's chart speaks of: the site's, where this table has it."""
    years = {row.period[:4] for row in site.release.tables[spec.name].rows}
    return site.year if site.year in years or not years else max(years)


def _never(measure: MeasureSpec, language: Language) -> list[str]:
    """The titles of the measures that this one must not be added to."""
    found = list[str]()
    for name in measure.never_add:
        table, _, other = name.partition(".")
        found.append(f"{TABLES[table].measures[other].title[language]} ({TABLES[table].title[language]})")
    return found


def _main(spec: TableSpec) -> MeasureSpec:
    return next(iter(spec.measures.values()))


def _chart(site: Site, spec: TableSpec, year: str, language: Language, numbers: Numbers) -> Shown | None:
    """The first measure broken down, a bar for each kind, over all agencies."""
    t, measure = sayer(language), _main(spec)
    if len(measure.by) != 1 or spec.public_class == "B":  # one person may stand at two agencies
        return None
    agencies = tuple(one for one in site.release.agencies if begun(one, year))
    marks = list[charts.Mark]()
    for by in measure.places():
        total = site.total(spec.name, measure.name, by, year, agencies)
        if by and (total.value or total.hidden):
            marks.append(charts.Mark(capital(by_words(by, language)), total.drawn, numbers.word(total)))
    known = [mark for mark in marks if mark.value]
    if not known:
        return None
    most = max(known, key=lambda mark: mark.value or 0)
    sentence = t(
        "{title} in {year}, all agencies. Most often: {what} ({n}).",
        "{title} en {year}, todas las agencias. Lo más frecuente: {what} ({n}).",
        title=measure.title[language],
        year=year,
        what=most.label[0].lower() + most.label[1:],
        n=most.shown,
    )
    return Shown(sentence, Markup(charts.bars(measure.title[language], marks)))  # escaped where it is drawn


def _tables(site: Site, spec: TableSpec, language: Language, numbers: Numbers) -> list[Told]:
    """All agencies together, by year; of people each agency apart, because one person may stand at two."""
    t = sayer(language)
    if spec.public_class == "A":
        caption = t("All agencies together, by year", "Todas las agencias juntas, por año")
        return [_by_year(site, spec, site.release.agencies, caption, language, numbers)]
    found = [
        _by_year(site, spec, (agency,), agency.name[language], language, numbers)
        for agency in site.release.agencies
    ]
    return [table for table in found if table.rows]


def _by_year(
    site: Site,
    spec: TableSpec,
    agencies: tuple[Agency, ...],
    caption: str,
    language: Language,
    numbers: Numbers,
) -> Told:
    """Every line of the table, a column for each of the newest years; lines that say nothing are left out."""
    years = site.coverage.years[-5:]
    rows, above = list[Line](), ""
    for name, by in spec.places():
        measure, sums = spec.measures[name], list[Sum]()
        for year in years:
            there = tuple(one for one in agencies if begun(one, year))
            sums.append(site.total(spec.name, name, by, year, there))
        if any(one.value or one.hidden for one in sums) or (not by and any(one.told for one in sums)):
            if not by:
                above = measure.title[language]
            elif (head := group(measure, by, measure.total, language)) != above:
                rows.append(Line(above := head, ()))
            head = f"– {by_words(by[-1:], language)}" if by else _head(spec, measure, language)
            rows.append(Line(head, tuple(map(numbers.set, sums))))
    return Told(caption, (sayer(language)("What is counted", "Qué se cuenta"), *years), tuple(rows))


def _head(spec: TableSpec, measure: MeasureSpec, language: Language) -> str:
    """The head of a sum."""
    title = measure.title[language]
    return f"{title}: {sayer(language)('total', 'total')}" if spec.public_class == "B" else title


def _by_agency(site: Site, spec: TableSpec, year: str, language: Language, numbers: Numbers) -> Told:
    """Each agency in the year of the chart: the sum of each measure, or its first breakdown where no sum is shown."""
    t, to = sayer(language), linker(language, ("figures", spec.name))
    columns = _columns(spec, language)
    rows = tuple(
        Line(
            agency.name[language],
            tuple(numbers.set(site.of_agency(spec.name, name, by, year, agency)) for name, by, _ in columns),
            to("agencies", agency.id, year),
        )
        for agency in site.release.agencies
        if begun(agency, year)
    )
    caption = t("Each agency in {year}", "Cada agencia en {year}", year=year)
    return Told(caption, (t("Agency", "Agencia"), *(head for _, _, head in columns)), rows, bare=True)


def _columns(spec: TableSpec, language: Language) -> Sequence[tuple[str, By, str]]:
    """Sums, and breakdowns that have none; but where a sum of the same things stands there, these are the agency's page's."""
    found = list[tuple[str, By, str]]()
    summed = {measure.unit[language] for measure in spec.measures.values() if measure.total and measure.by}
    for measure in spec.measures.values():
        if measure.total or not measure.by:
            found.append((measure.name, (), measure.title[language]))
        elif len(measure.by) == 1 and measure.unit[language] not in summed:
            found += [
                (
                    measure.name,
                    by,
                    capital(by_words(by, language))
                    if len(spec.measures) == 1 or spec.name == "answers"
                    else f"{measure.title[language]}: {by_words(by, language)}",
                )
                for by in measure.places()
                if by
            ]
    return found
