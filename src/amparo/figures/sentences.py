"""A report in sentences: one for each headline, with singular and plural, and zero, hidden and unknown each in words of its own.

The words stand in headlines.toml; every number in a sentence is a value of the report.
"""

from collections.abc import Iterator

from amparo.figures.cells import Sum
from amparo.figures.headlines import NOUNS, SENTENCES
from amparo.figures.report import Column, Corrected, Drawn, Head, Line, Point, Report
from amparo.figures.speech import day, listed, number, period, short_period
from amparo.figures.spoken import by_words, capital, spoken, state_word
from amparo.register.tables import TABLES
from amparo.register.totals import By
from amparo.terms import Language


def say(name: str, language: Language, **told: object) -> str:
    """One sentence or word of headlines.toml, its places filled."""
    return SENTENCES[name][language].format(**told)


def sentence(head: Head, report: Report, language: Language) -> str:
    """What a headline says of the year."""
    return _of(head, head.year, report.year, report, language)


def _of(head: Head, total: Sum, year: str, report: Report, language: Language) -> str:
    headline = head.headline
    told = {"agency": report.agency.name[language], "year": year}
    if total.exact == 0:
        return headline.none[language].format(**told)
    if total.value and not total.apart:
        noun = NOUNS[headline.noun]
        words = (noun.one if total.value == 1 else noun.many)[language]
        kind = "counted" if total.whole else "at_least"
        what = say(kind, language, n=number(total.value, language), noun=words)
        return headline.some[language].format(what=what, **told)
    title, shown = headline.title[language], spoken(total, language)
    kind = (
        "apart" if total.apart else "hidden" if total.hidden else "zero_so_far" if total.told else "unknown"
    )
    return say(kind, language, title=title, year=year, shown=shown)


def beside(head: Head, report: Report, language: Language) -> str:
    """How a headline differs from the year before; nothing where that is not known whole, or both are zero."""
    before, change = report.column("before"), head.change
    if before is None or change is None or head.year.exact == change == 0:
        return ""
    kind = "more" if change > 0 else "fewer" if change < 0 else "same"
    title = head.headline.title[language]
    return say(kind, language, title=title, n=number(abs(change), language), before=before.period)


def so_far(head: Head, report: Report, language: Language) -> str:
    """What a headline says of the year that runs; nothing where the report has none."""
    column = report.column("to_date")
    if column is None or head.to_date is None:
        return ""
    title, shown = head.headline.title[language], spoken(head.to_date, language)
    until = short_period(column.until, language)
    return say("to_date", language, title=title, year=column.period, until=until, shown=shown)


def opening(report: Report, language: Language) -> Iterator[str]:
    """What must be known before any figure: that nothing is known, or that the year is told in part."""
    if not report.standing.answered:
        state = state_word(report.standing.state, language)
        yield say("nothing_known", language, year=report.year, state=state)
    elif report.part:
        yield say("part_year", language, year=report.year)


def who_answered(report: Report, language: Language) -> Iterator[str]:
    """How many agencies answered for the year, and which did not."""
    n, everyone = number(report.answering, language), number(len(report.others), language)
    yield say("answering", language, year=report.year, n=n, all=everyone)
    for name, states in (("silent", ("did_not_answer",)), ("not_asked", ("not_asked", "no_word"))):
        names = [one.agency.name[language] for one in report.others if one.state in states]
        if names:
            yield say(name, language, names=listed(names, language))


def told(report: Report, language: Language) -> Iterator[str]:
    """The whole report in sentences, in order."""
    yield from opening(report, language)
    if report.standing.answered:
        yield from (sentence(head, report, language) for head in report.heads)
        yield from filter(None, (beside(head, report, language) for head in report.heads))
    yield from filter(None, (so_far(head, report, language) for head in report.heads))
    yield from who_answered(report, language)


def source(report: Report, language: Language) -> str:
    """Of which release it is."""
    made = day(report.made_on, language)
    return say("source", language, number=str(report.number), day=made, origin=report.origin)


def how_to_check(report: Report, language: Language) -> str:
    """How anybody can check it."""
    return say("verify", language, number=str(report.number), manifest=report.manifest)


def column_words(column: Column, language: Language) -> str:
    """The head of a column."""
    if column.when == "quarter":
        return short_period(column.period, language)
    if column.when == "to_date":
        return say("so_far", language, year=column.period, until=short_period(column.until, language))
    return say("part", language, year=column.period) if column.part else column.period


def change_head(report: Report, language: Language) -> str:
    """The head of the column of changes; nothing where there is no year before."""
    before = report.column("before")
    return say("change", language, before=before.period, year=report.year) if before else ""


def line_words(table: str, line: Line, language: Language) -> str:
    """The head of a line: the measure, and what it is broken down by."""
    return figure_words(table, line.measure, line.by, language)


def figure_words(table: str, measure: str, by: By, language: Language) -> str:
    """A figure in words, the same in every form."""
    title = TABLES[table].measures[measure].title[language]
    return f"{title}: {by_words(by, language)}" if by else title


def change_words(change: int | None, language: Language) -> str:
    """A change with its sign; a dash where it is not known."""
    if change is None:
        return "—"
    sign = "+" if change > 0 else "–" if change < 0 else ""
    return sign + number(abs(change), language)


def point_words(point: Point, language: Language) -> str:
    """What a value of a chart is of."""
    return capital(by_words(point.by, language)) if point.by else short_period(point.period, language)


def chart_sentence(chart: Drawn, report: Report, language: Language) -> str:
    """The sentence that says what a chart shows."""
    most = chart.points[chart.most]
    words = by_words(most.by, language) if most.by else short_period(most.period, language)
    first, last = (short_period(chart.points[place].period, language) for place in (0, -1))
    return say(
        f"chart_{chart.name}",
        language,
        year=report.year,
        what=words,
        most=spoken(most.total, language),
        first=first,
        last=last,
    )


def corrected_words(one: Corrected, language: Language) -> str:
    """Which figure was corrected, and of which period."""
    told = one.correction
    words = figure_words(told.table, told.measure, told.by, language)
    return f"{words}, {period(told.period, language)}"
