"""The pages of the agencies: the list of them, each by itself, and each of its years with every figure."""

from collections.abc import Iterator

from markupsafe import Markup

from amparo.figures import charts
from amparo.figures.cells import sum_of_cell
from amparo.figures.coverage import begun
from amparo.figures.speech import day, period, sayer, short_period
from amparo.figures.spoken import by_words, capital, state_word
from amparo.pages.corrections import corrections_table
from amparo.pages.home import answered, has_no_jail, outcome, outcomes_by_year
from amparo.pages.shown import Line, Numbers, Shown, Told, Word
from amparo.pages.site import Key, Page, Site, linker
from amparo.pages.year_tables import values_of, year_table
from amparo.register.release import Agency
from amparo.register.tables import TABLES, TableSpec, word_of
from amparo.terms import Language

_KEY: Key = ("agencies",)


def agencies(site: Site, language: Language) -> Iterator[Page]:
    """The list of the agencies in a language."""
    t = sayer(language)
    about = t(
        "The agencies on the list, and since when each has told figures.",
        "Las agencias de la lista y desde cuándo da cifras cada una.",
    )
    yield Page(_KEY, "agencies.html", _title(language), about, {"table_told": _list(site, language)})


def agency_pages(site: Site, agency: Agency, language: Language) -> Iterator[Page]:
    """The page of one agency, and of each of its years."""
    above = ((_KEY, _title(language)),)
    yield _agency(site, agency, language, above)
    within = (*above, (("agencies", agency.id), agency.name[language]))
    for year in site.coverage.years:
        if begun(agency, year):
            yield _year(site, agency, year, language, within)


def _title(language: Language) -> str:
    return sayer(language)("Agencies", "Agencias")


def _list(site: Site, language: Language) -> Told:
    t, to = sayer(language), linker(language, ("agencies",))
    regions = {region.id: region.name[language] for region in site.release.regions}
    none = t("none so far", "ninguna hasta ahora")
    rows = tuple(
        Line(
            one.name[language],
            (
                Word(word_of("agency_kind", one.kind, language)),
                Word(regions[one.region]),
                Word(site.coverage.since(one.id) or none),
            ),
            to("agencies", one.id),
        )
        for one in site.release.agencies
    )
    heads = (
        t("Agency", "Agencia"),
        t("Kind", "Clase"),
        t("Region", "Región"),
        t("Figures since", "Cifras desde"),
    )
    caption = t("Agencies on the list", "Agencias en la lista")
    return Told(caption, heads, rows)


def _agency(site: Site, agency: Agency, language: Language, above: tuple[tuple[Key, str], ...]) -> Page:
    t, numbers = sayer(language), Numbers(language)
    regions = {region.id: region.name[language] for region in site.release.regions}
    draws = not has_no_jail(agency) or _was_asked(site, agency)
    told = {
        "agency": agency,
        "since": site.coverage.since(agency.id),
        "in_log": site.log.agencies.get(agency.id) if site.log else None,
        "kind": word_of("agency_kind", agency.kind, language),
        "region": regions[agency.region],
        "no_jail": not draws,
        "by_year": outcomes_by_year(site, (agency,), language, numbers) if draws else None,
        "over_time": _over_time(site, agency, language, numbers) if draws else None,
        "table_told": _years(site, agency, language, numbers),
        "used": numbers.used,
    }
    about = t(
        "What {name} was asked, year by year, and what it answered.",
        "{name}: qué se le pidió, año por año, y qué respondió.",
        name=agency.name[language],
    )
    return Page(("agencies", agency.id), "agency.html", agency.name[language], about, told, above)


def _was_asked(site: Site, agency: Agency) -> bool:
    """Whether any year of it tells of a request, or hides how many there were."""
    sums = (site.total("requests", "received", (), year, (agency,)) for year in site.coverage.years)
    return any(one.value or one.hidden for one in sums)


def _years(site: Site, agency: Agency, language: Language, numbers: Numbers) -> Told:
    t, to = sayer(language), linker(language, ("agencies", agency.id))
    rows = list[Line]()
    for year in reversed(site.coverage.years):
        if not begun(agency, year):
            continue
        alone = (agency,)
        cells = (
            numbers.set(site.total("requests", "received", (), year, alone)),
            numbers.set(answered(site, year, alone)),
            *(
                numbers.set(outcome(site, name, year, alone))
                for name in ("declined", "withdrawn", "undecided")
            ),
            Word(state_word(site.coverage.of(agency.id, year).state, language)),
        )
        rows.append(Line(year, cells, to("agencies", agency.id, year)))
    heads = (
        t("Year", "Año"),
        t("Asked", "Pedidas"),
        t("Answered", "Respondidas"),
        t("Declined", "Rechazadas"),
        t("Taken back", "Retiradas"),
        t("Not decided", "Sin decidir"),
        t("Did it report?", "¿Informó?"),
    )
    caption = t(
        "Requests about one person, by the year they came in",
        "Solicitudes sobre una persona, por año de llegada",
    )
    return Told(caption, heads, tuple(rows))


def _over_time(site: Site, agency: Agency, language: Language, numbers: Numbers) -> Shown | None:
    """Requests received, a point for each quarter where there are quarters, else for each year; None for fewer than two."""
    t = sayer(language)
    marks = list[charts.Mark]()
    spoken = [
        one for year in site.coverage.years for one in site.figures.periods(agency.id, year, ("requests",))
    ]
    quarters = [one for one in spoken if "-" in one]
    for one in quarters or spoken:
        total = sum_of_cell(site.figures.cells("requests", agency.id, one).get(("received", ())))
        marks.append(charts.Mark(short_period(one, language), total.drawn, numbers.word(total)))
    known = [mark for mark in marks if mark.value is not None]
    if len(known) < 2:
        return None
    most = max(known, key=lambda mark: mark.value or 0)
    sentence = t(
        "Requests received, from {first} to {last}: the most in {when}, {n}; at the end {end}.",
        "Solicitudes recibidas, de {first} a {last}: la mayor cantidad en {when}, {n}; al final {end}.",
        first=marks[0].label,
        last=marks[-1].label,
        when=most.label,
        n=most.shown,
        end=marks[-1].shown,
    )
    name = t("Requests received over time", "Solicitudes recibidas con el tiempo")
    rows = tuple(Line(mark.label, (Word(mark.shown, "number"),)) for mark in marks)
    table = Told(name, (t("Period", "Período"), t("Requests", "Solicitudes")), rows)
    return Shown(sentence, Markup(charts.line(name, marks)), table=table)  # escaped where it is drawn


def _year(
    site: Site, agency: Agency, year: str, language: Language, above: tuple[tuple[Key, str], ...]
) -> Page:
    t, numbers = sayer(language), Numbers(language)
    standing = site.coverage.of(agency.id, year)
    key: Key = ("agencies", agency.id, year)
    tables, zero, unknown = list[tuple[TableSpec, Told]](), list[TableSpec](), list[TableSpec]()
    for spec in TABLES.values() if standing.answered else ():
        found = values_of(site, spec, agency, year)
        if found == {0}:
            zero.append(spec)
        elif found == {None}:
            unknown.append(spec)
        elif table := year_table(site, spec, agency, year, language, numbers):
            tables.append((spec, table))
    told = {
        "agency": agency,
        "year": year,
        "standing": standing,
        "state": state_word(standing.state, language),
        "asked": _asked(site, agency, year, language),
        "parts": _parts_chart(site, agency, year, language, numbers),
        "tables": [(spec.name, spec.title[language], table) for spec, table in tables],
        "zero": [(spec.name, spec.title[language]) for spec in zero],
        "unknown": [(spec.name, spec.title[language]) for spec in unknown],
        "corrections_told": corrections_table(
            [one for one in site.corrections if one.agency == agency.id and one.period[:4] == year],
            key,
            site,
            language,
        ),
        "used": numbers.used,
    }
    about = t(
        "Every figure of {name} for {year}.",
        "{name}: todas las cifras de {year}.",
        name=agency.name[language],
        year=year,
    )
    return Page(key, "year.html", year, about, told, above)


def _asked(site: Site, agency: Agency, year: str, language: Language) -> Told | None:
    """Period by period: what the agency said, who closed it and when."""
    t = sayer(language)
    rows = tuple(
        Line(
            capital(period(one.period, language)),
            (
                Word(state_word(one.state, language)),
                Word(word_of("office", one.office, language) if one.office else "—"),
                Word(day(one.closed_on, language) if one.closed_on else "—"),
            ),
        )
        for one in site.coverage.of(agency.id, year).periods
    )
    heads = (
        t("Period", "Período"),
        t("What it said", "Qué dijo"),
        t("Closed by", "Lo cerró"),
        t("Closed on", "Cerrado el"),
    )
    caption = t("What these figures rest on", "En qué se apoyan estas cifras")
    return Told(caption, heads, rows) if rows else None


def _parts_chart(site: Site, agency: Agency, year: str, language: Language, numbers: Numbers) -> Shown | None:
    """What was asked, a bar for each act."""
    t = sayer(language)
    marks = list[charts.Mark]()
    for by in TABLES["parts"].measures["asked"].places():
        total = site.of_agency("parts", "asked", by, year, agency)
        if by and (total.value or total.missing or total.hidden):
            marks.append(charts.Mark(capital(by_words(by, language)), total.drawn, numbers.word(total)))
    if not any(mark.value for mark in marks):
        return None
    most = max(marks, key=lambda mark: mark.value or 0)
    whole = site.of_agency("parts", "asked", (), year, agency)
    sentence = t(
        "Things asked in {year}: {n}. Most often: {what} ({many}).",
        "Cosas pedidas en {year}: {n}. Lo más frecuente: {what} ({many}).",
        n=numbers.word(whole),
        year=year,
        what=most.label[0].lower() + most.label[1:],
        many=most.shown,
    )
    name = t("What was asked in {year}", "Qué se pidió en {year}", year=year)
    return Shown(sentence, Markup(charts.bars(name, marks)))  # escaped where it is drawn
