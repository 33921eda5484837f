"""The page of one county in figures that others published: a chart where one is honest, and every figure with its source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from amparo.figures import charts
from amparo.figures.reported.collection import FORUMS, is_published, slug
from amparo.figures.reported.conflicts import same_words
from amparo.figures.reported.figure import Reported
from amparo.figures.reported.findings import Finding, value_words
from amparo.figures.reported.standing import STANDINGS
from amparo.figures.reported.words import spoken
from amparo.figures.speech import day, listed, sayer
from amparo.figures.vocabulary import DIMENSIONS, KINDS, MEASURES
from amparo.pages.reported import (
    DISAGREE,
    KEY,
    Row,
    compared,
    found,
    mark_word,
    public,
    row,
    standings,
    title,
)
from amparo.pages.shown import Shown
from amparo.pages.site import Page
from amparo.terms import Language

_CHECKED = {"sum_holds", "sum_fails", "incomplete", "relation_holds", "relation_fails"}
_ARITHMETIC = {
    "derived",
    "change_holds",
    "change_fails",
    "derived_fails",
    "derived_holds",
    "derived_unchecked",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One measure on the page: its words, what it is never added to, its chart where there is one, and its figures."""

    anchor: str
    is_compared: bool
    title: str
    meaning: str
    never: str
    chart: Shown | None
    rows: tuple[tuple[str, tuple[Row, ...]], ...]
    """The figures by breakdown: the totals first, under an empty head."""


def county_page(county: str, language: Language) -> Page:
    """The page of a county, or of the whole state."""
    t = sayer(language)
    name = spoken(county, language)[0]
    own = [one for one in public() if one.county == county]
    findings = [one for one in found() if one.county == county]
    told = {
        "name": name,
        "years": sorted({one.period.start.year for one in own}),
        "count": len(own),
        "parts": [
            _part(measure, [one for one in own if one.measure == measure], own, language)
            for measure in MEASURES
            if any(one.measure == measure for one in own)
        ],
        "forums": _forums(county, language),
        "disagree": _sentences(findings, DISAGREE, language),
        "checked": _sentences(findings, _CHECKED, language),
        "arithmetic": _sentences(findings, _ARITHMETIC, language),
        "hidden_holds": _hidden(findings, {"sum_holds"}),
        "hidden_fails": _hidden(findings, {"sum_fails", "relation_fails"}),
        "hidden_open": _hidden(findings, {"incomplete", "no_total", "parts_contested"}),
        "standings": [
            pair
            for pair in standings(language)
            if pair[0] in {STANDINGS[one.standing][language] for one in own}
        ],
    }
    about = t(
        "Published figures of {name}, each with its source.",
        "Cifras publicadas de {name}, cada una con su fuente.",
        name=name,
    )
    return Page(
        (*KEY, slug(county)),
        "reported_county.html",
        name[:1].upper() + name[1:],
        about,
        told,
        ((KEY, title(language)),),
    )


def _forums(county: str, language: Language) -> list[tuple[str, str, str, tuple[str, Language]]]:
    """The public forums of a county: the day, the years, the address, and what was noted."""
    return [
        (day(one.on, language), one.years, one.address, spoken(one.note, language))
        for one in FORUMS
        if one.county == county
    ]


def _sentences(
    findings: Sequence[Finding], kinds: set[str] | frozenset[str], language: Language
) -> list[str]:
    return [
        one.sentence(language)
        for one in findings
        if one.kind in kinds and all(map(is_published, one.figures))
    ]


def _hidden(findings: Sequence[Finding], kinds: set[str]) -> int:
    """How many checked breakdowns are about people, and are told as a number alone."""
    return sum(one.kind in kinds and not all(map(is_published, one.figures)) for one in findings)


def _part(measure: str, figures: list[Reported], own: list[Reported], language: Language) -> Part:
    spec = MEASURES[measure]
    never = [MEASURES[name].title[language] for name in spec.never_add if name != "*"]
    heads = dict.fromkeys(one.dimension for one in sorted(figures, key=lambda one: one.dimension))
    rows = tuple(
        (
            DIMENSIONS[head].words[language] if head else "",
            tuple(_row(one, language) for one in figures if one.dimension == head),
        )
        for head in heads
    )
    return Part(
        measure,
        measure in compared(),
        spec.title[language],
        spec.meaning[language],
        listed(never, language) if never else "",
        _chart(figures, own, language),
        rows,
    )


def _row(figure: Reported, language: Language) -> Row:
    """A row; of a part, its category stands with the period, and of a kind, the kind."""
    shown = row(figure, language)
    more = [KINDS[figure.kind][language]] if figure.kind else []
    more += [spoken(figure.category, language)[0]] if figure.category else []
    if not more:
        return shown
    return replace(shown, period=f"{shown.period}: {'; '.join(more)}")


def _chart(figures: list[Reported], own: list[Reported], language: Language) -> Shown | None:
    """A bar for every figure of a whole year; several for a year whose figures do not agree. None where there is one year."""
    t = sayer(language)
    whole = [
        one
        for one in figures
        if one.is_total
        and one.period.is_calendar_year
        and not one.is_part_year
        and isinstance(one.value, int)
    ]
    years = {one.period.start.year for one in whole}
    if len(years) < 2 or MEASURES[figures[0].measure].statistic:
        return None
    words = {same_words(one) for one in figures}
    years |= {
        one.period.start.year
        for one in own
        if same_words(one) in words and one.is_total and one.period.is_calendar_year
        if not MEASURES[one.measure].statistic
    }
    marks = list[charts.Mark]()
    for year in range(min(years), max(years) + 1):
        there = [one for one in whole if one.period.start.year == year]
        values = {one.value for one in there}
        for one in _each_value(there):
            plain = one.standing.value == "reported" and len(values) == 1
            standing = mark_word(one, language)
            marks.append(
                charts.Mark(
                    str(year) if plain else f"{year} · {standing}", int(one.value), value_words(one, language)
                )
            )
        if not there:
            marks.append(charts.Mark(f"{year} · {_gap(year, figures[0], own, language)}", None, "–"))
    sentence = t(
        "{title}, year by year, as the sources gave it. A word beside the year marks what is not simply reported.",
        "{title}, año por año, según sus fuentes. Una palabra junto al año marca la cifra que no es simplemente informada.",
        title=MEASURES[figures[0].measure].title[language],
    )
    return Shown(
        sentence, Markup(charts.bars(MEASURES[figures[0].measure].title[language], marks))
    )  # escaped where drawn


def _each_value(figures: list[Reported]) -> list[Reported]:
    """One figure for each number and standing: two sources that agree are one bar."""
    found_: dict[tuple[object, ...], Reported] = {}
    for one in figures:
        found_.setdefault((one.value, one.unit, one.standing == "superseded"), one)
    return list(found_.values())


def _gap(year: int, first: Reported, own: list[Reported], language: Language) -> str:
    """Why a year has no bar: its figure counts something else, or there is none."""
    t = sayer(language)
    other = [
        one
        for one in own
        if same_words(one) == same_words(first)
        and one.measure != first.measure
        and one.is_total
        and one.period.is_calendar_year
        and one.period.start.year == year
    ]
    if not other:
        return t("no figure found", "no se halló cifra")
    said = " / ".join(dict.fromkeys(value_words(one, language) for one in other))
    return t("counted otherwise: {said}", "se contó de otro modo: {said}", said=said)
