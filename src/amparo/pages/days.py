"""The pages of the days and the log: which days each agency has closed, which months an office attested, how to check it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from amparo.figures.speech import day, month, number, sayer
from amparo.pages.log_days import LogTold, Month, months
from amparo.pages.log_words import said_of
from amparo.pages.shown import Line, Told, Word
from amparo.pages.site import Key, Page, Site, linker
from amparo.terms import Language

_WIDE = 13
_KEY: Key = ("days",)


def days(site: Site, language: Language) -> Iterator[Page]:
    """The page of the log."""
    t, log = sayer(language), site.log
    about = t("Which days are closed, and how to check it.", "Qué días están cerrados y cómo comprobarlo.")
    told = {
        "log": log,
        "as_of_day": site.release.made_on,
        "findings": said_of(log, language) if log else [],
        "faults": sum(not log.is_of_days(one) for one in log.faults) if log else 0,
        "missing": sum(log.is_of_days(one) for one in log.faults) if log else 0,
        "ended": site.ended,
        "table_told": _list(site, log, language) if log and log.agencies else None,
        "root": log.root if log else "",
    }
    yield Page(_KEY, "days.html", _title(language), about, told)


def _title(language: Language) -> str:
    return sayer(language)("Days and log", "Días y registro")


def spoken_name(site: Site, name: str, language: Language) -> str:
    """The name of an agency whose days stand in the log; its short name where the release does not list it."""
    found = {one.id: one.name[language] for one in site.release.agencies}
    return found.get(name) or found.get(name.lower()) or name


def _list(site: Site, log: LogTold, language: Language) -> Told:
    t, to = sayer(language), linker(language, ("days",))
    rows, attested = list[Line](), Counter(whose for whose, _ in log.attested)
    for name, agency in log.agencies.items():
        missing = sum((last - first).days + 1 for first, last, _ in agency.gaps)
        cells = (
            Word(day(agency.first, language)),
            Word(day(agency.last, language)),
            Word(number(agency.count, language), "number"),
            Word(number(missing, language), "number"),
            Word(number(attested[name], language), "number"),
        )
        rows.append(Line(spoken_name(site, name, language), cells, to("days", name)))
    heads = (
        t("Agency", "Agencia"),
        t("First day", "Primer día"),
        t("Last day", "Último día"),
        t("Days closed", "Días cerrados"),
        t("Days missing", "Días que faltan"),
        t("Months attested", "Meses certificados"),
    )
    return Told(t("Days in the log", "Días en el registro"), heads, tuple(rows))


def days_of(log: LogTold, name: str, spoken: str, language: Language) -> Iterator[Page]:
    """The page of an agency's years in the log."""
    agency, key = log.agencies[name], ("days", name)
    years = [
        (str(year), tuple(group))
        for year, group in groupby(months(agency, log.attested), key=lambda one: one.first.year)
    ]
    told = {
        "name": spoken,
        "table_told": _by_year(years, key, language),
        "first": agency.first,
        "last": agency.last,
    }
    above = ((_KEY, _title(language)),)
    yield Page(key, "days_of.html", spoken, _about(spoken, language), told, above)


def calendar(log: LogTold, name: str, year: str, spoken: str, language: Language) -> Iterator[Page]:
    """The calendar of one year, of a log that tells of that year alone."""
    held = months(log.agencies[name], log.attested)
    drawn = [(month(one.first, language), _drawn(one, language), _words(one, language)) for one in held]
    told = {"name": spoken, "year": year, "months": drawn}
    above = ((_KEY, _title(language)), (("days", name), spoken))
    yield Page(("days", name, year), "calendar.html", year, _about(spoken, language), told, above)


def _about(spoken: str, language: Language) -> str:
    return sayer(language)(
        "The days that {name} has closed, month by month.",
        "{name}: los días que ha cerrado, mes por mes.",
        name=spoken,
    )


def _by_year(years: Sequence[tuple[str, tuple[Month, ...]]], key: Key, language: Language) -> Told:
    t, to = sayer(language), linker(language, key)
    rows = tuple(
        Line(
            year,
            tuple(
                Word(number(many, language), "number")
                for many in (
                    sum(one.closed for one in held),
                    sum(one.open for one in held),
                    sum(one.attested for one in held),
                )
            ),
            to(*key, year),
        )
        for year, held in reversed(years)
    )
    heads = (
        t("Year", "Año"),
        t("Days closed", "Días cerrados"),
        t("Days missing", "Días que faltan"),
        t("Months attested", "Meses certificados"),
    )
    return Told(t("Year by year", "Año por año"), heads, rows)


def _words(one: Month, language: Language) -> str:
    """What a month's calendar shows, in words."""
    t = sayer(language)
    parts = [t("days closed: {n}", "días cerrados: {n}", n=one.closed)]
    if one.open:
        parts.append(t("missing: {n}", "faltan: {n}", n=one.open))
    attested = t("attested", "certificado") if one.attested else t("not attested", "sin certificar")
    return ", ".join([*parts, attested])


def _drawn(one: Month, language: Language) -> Markup:
    """A month as a calendar of seven columns, Sunday first."""
    start = (one.first.weekday() + 1) % 7
    rows = (start + len(one.days) + 6) // 7
    drawn = list[str]()
    for place, (on, word) in enumerate(one.days, start):
        across, down = place % 7 * _WIDE, place // 7 * _WIDE
        drawn.append(
            f'<g class="{word}"><rect x="{across + 0.5}" y="{down + 0.5}" width="12" height="12" rx="1.5"/>'
            f'<text x="{across + 6.5}" y="{down + 9}">{on.day}</text></g>'
        )
    name = f"{month(one.first, language)}: {_words(one, language)}"
    return Markup(  # numbers and our own words alone
        f'<svg viewBox="0 0 {7 * _WIDE} {rows * _WIDE}" role="img" aria-label="{name}">{"".join(drawn)}</svg>'
    )
