"""The first page: on one screen what was asked, what was answered, what was refused, and how we know."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from amparo.facts.agency import NOT_LAW_ENFORCEMENT
from amparo.figures import charts
from amparo.figures.cells import Sum
from amparo.figures.coverage import Standing, begun
from amparo.figures.speech import listed, sayer
from amparo.figures.spoken import capital, state_word
from amparo.pages.shown import Line, Numbers, Shown, Told, Word
from amparo.pages.site import Page, Site, linker
from amparo.register.release import Agency
from amparo.register.tables import CODES, word_of
from amparo.terms import Language

OUTCOMES = tuple(CODES["outcome"])
"""The outcomes in the order in which they are shown: s1, s2 and so on in a stacked bar."""


def home(site: Site, language: Language) -> Iterator[Page]:
    """The first page of a language."""
    t, numbers = sayer(language), Numbers(language)
    agencies = tuple(one for one in site.release.agencies if begun(one, site.year))
    standings = site.coverage.in_year(site.year)
    told = {
        "year": site.year,
        "asked": numbers.word(site.total("requests", "received", (), site.year, agencies)),
        "warrants": numbers.word(site.total("requests", "judicial_warrants", (), site.year, agencies)),
        "answered": numbers.word(answered(site, site.year, agencies)),
        **{
            name: numbers.word(outcome(site, name, site.year, agencies))
            for name in ("outside", "declined", "withdrawn", "undecided")
        },
        "since": next((year for year in site.coverage.years if _spoken(site, year)), ""),
        "first_day": first_day(site),
        "count": len(standings),
        "answering": sum(one.answered for one in standings),
        "silent": _names(standings, language, {"did_not_answer"}),
        "not_asked": _names(standings, language, {"not_asked", "no_word"}),
        "by_year": outcomes_by_year(site, site.release.agencies, language, numbers),
        "table_told": _table(site, standings, language, numbers),
        "used": numbers.used,
    }
    title = t(
        "What immigration authorities asked, and what was answered",
        "Qué pidieron las autoridades de inmigración y qué se respondió",
    )
    about = t(
        "What was asked, what was answered, what was refused, and how we know.",
        "Qué se pidió, qué se respondió, qué se rechazó y cómo lo sabemos.",
    )
    yield Page((), "home.html", title, about, told)


def _spoken(site: Site, year: str) -> bool:
    """Whether any agency has told something of a year."""
    return any(one.answered for one in site.coverage.in_year(year))


def first_day(site: Site) -> date | None:
    """The first day that stands in the log; None where no day can be shown."""
    return min((one.first for one in site.log.agencies.values()), default=None) if site.log else None


def outcome(site: Site, name: str, year: str, agencies: tuple[Agency, ...]) -> Sum:
    """How many requests of a year ended in an outcome."""
    return site.total("answers", "requests", (("outcome", name),), year, agencies)


def answered(site: Site, year: str, agencies: tuple[Agency, ...]) -> Sum:
    """How many requests of a year were answered, within what the rules allowed and outside of it."""
    return outcome(site, "answered", year, agencies) + outcome(site, "outside", year, agencies)


def has_no_jail(agency: Agency) -> bool:
    """Whether the agency holds nobody, as a school district: what is asked about people in custody is not asked there."""
    return agency.kind == NOT_LAW_ENFORCEMENT


def set_of(numbers: Numbers, agency: Agency, total: Sum) -> Word:
    """A sum of requests as a cell: a zero of an agency without a jail says so, lest it look like a jail that nobody asked."""
    cell = numbers.set(total)
    if total.exact == 0 and has_no_jail(agency):
        return replace(cell, words=sayer(numbers.language)("0 (no jail)", "0 (sin cárcel)"))
    return cell


def outcomes_by_year(
    site: Site, agencies: tuple[Agency, ...], language: Language, numbers: Numbers
) -> Shown | None:
    """What became of the requests, a bar for each year; None where no year is known."""
    t = sayer(language)
    stacks, rows, last = list[charts.Stack](), list[Line](), ""
    for year in site.coverage.years:
        there = tuple(one for one in agencies if begun(one, year))
        sums = [outcome(site, name, year, there) for name in OUTCOMES]
        if any(one.told for one in sums):
            whole, last = sum(sums, Sum()), year
            stacks.append(charts.Stack(year, tuple(one.value for one in sums), numbers.word(whole)))
            rows.append(Line(year, tuple(map(numbers.set, (*sums, whole)))))
    if not stacks:
        return None
    there = tuple(one for one in agencies if begun(one, last))
    sentence = t(
        "In {year}: answered {answered}, {outside} of them outside what the rules allowed; declined {declined}; "
        "taken back {withdrawn}.",
        "En {year}: respondidas {answered}, de ellas fuera de lo que permitían las reglas {outside}; "
        "rechazadas {declined}; retiradas {withdrawn}.",
        year=last,
        answered=numbers.word(answered(site, last, there)),
        declined=numbers.word(outcome(site, "declined", last, there)),
        withdrawn=numbers.word(outcome(site, "withdrawn", last, there)),
        outside=numbers.word(outcome(site, "outside", last, there)),
    )
    name = t("Requests by what became of them, by year", "Solicitudes según su resultado, por año")
    keys = tuple((f"s{place}", word_of("outcome", code, language)) for place, code in enumerate(OUTCOMES, 1))
    drawing = Markup(charts.stacked(name, stacks, "by-year"))  # escaped where it is drawn
    heads = (t("Year", "Año"), *(capital(words) for _, words in keys), t("All", "Todas"))
    return Shown(sentence, drawing, keys, "by-year", table=Told(name, heads, tuple(rows)))


def _names(standings: tuple[Standing, ...], language: Language, states: set[str]) -> str:
    return listed([one.agency.name[language] for one in standings if one.state in states], language)


def _record(site: Site, one: Standing, language: Language) -> str:
    """Whether an agency reported, and since when it is on record; who has told nothing is not on record."""
    told, since = state_word(one.state, language), site.coverage.since(one.agency.id)
    if not since:
        return told
    return sayer(language)(
        "{told}; on record since {since}", "{told}; con datos desde {since}", told=told, since=since
    )


def _table(site: Site, standings: tuple[Standing, ...], language: Language, numbers: Numbers) -> Told:
    """A line for each agency: asked, answered, declined, whether it reported and since when."""
    t, to = sayer(language), linker(language, ())
    rows = list[Line]()
    for one in standings:
        alone = (one.agency,)
        cells = (
            set_of(numbers, one.agency, site.total("requests", "received", (), site.year, alone)),
            set_of(numbers, one.agency, answered(site, site.year, alone)),
            set_of(numbers, one.agency, outcome(site, "declined", site.year, alone)),
            Word(_record(site, one, language)),
        )
        rows.append(Line(one.agency.name[language], cells, to("agencies", one.agency.id)))
    return Told(
        t("Each agency in {year}", "Cada agencia en {year}", year=site.year),
        (
            t("Agency", "Agencia"),
            t("Asked", "Pedidas"),
            t("Answered", "Respondidas"),
            t("Declined", "Rechazadas"),
            t("Did it report?", "¿Informó?"),
        ),
        tuple(rows),
        bare=True,
    )
