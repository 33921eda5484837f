"""The pages that set counties side by side: one measure, year by year, like with like, and who is missing."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from amparo.figures import charts
from amparo.figures.reported.collection import COUNTIES, slug
from amparo.figures.reported.comparison import Group, compare, share_of, years_of
from amparo.figures.reported.figure import Reported
from amparo.figures.reported.findings import value_words
from amparo.figures.speech import listed, number, sayer
from amparo.figures.vocabulary import KINDS, MEASURES, UNITS
from amparo.pages.reported import KEY, Row, mark_word, public, row, standings, title
from amparo.pages.shown import Shown
from amparo.pages.site import Key, Page, linker
from amparo.terms import Language


@dataclass(frozen=True, slots=True)
class Side:
    """One figure of a county in a comparison; `share` is a percentage with its base, from the same source."""

    county: str
    link: str
    row: Row
    share: str


@dataclass(frozen=True, slots=True)
class Like:
    """Figures that can be compared: their kind and unit in words, their chart where there are several, and the figures."""

    words: str
    chart: Shown | None
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year: what is like, what was set apart, and the counties of which nothing was found."""

    year: int
    likes: tuple[Like, ...]
    apart: tuple[Side, ...]
    silent: str
    silent_count: int


def compare_page(measure: str, language: Language) -> Page:
    """The page of a measure."""
    t, spec = sayer(language), MEASURES[measure]
    key: Key = (*KEY, "compare", measure)
    never = [MEASURES[name].title[language] for name in spec.never_add if name != "*"]
    told = {
        "meaning": spec.meaning[language],
        "never": listed(never, language) if never else "",
        "years": [_year(measure, year, key, language) for year in reversed(years_of(measure, public()))],
        "all": len(COUNTIES),
        "standings": standings(language),
    }
    name = t("{title}: counties side by side", "{title}: condados lado a lado", title=spec.title[language])
    return Page(key, "reported_compare.html", name, spec.meaning[language], told, ((KEY, title(language)),))


def _year(measure: str, year: int, key: Key, language: Language) -> Year:
    compared = compare(measure, year, public())
    return Year(
        year,
        tuple(_like(group, key, language) for group in compared.groups),
        tuple(_side(one, key, language) for one in compared.apart),
        ", ".join(compared.silent),
        len(compared.silent),
    )


def _side(figure: Reported, key: Key, language: Language) -> Side:
    to = linker(language, key)
    return Side(
        figure.county,
        to("reported", slug(figure.county)),
        replace(
            row(figure, language), figure=value_words(figure, language)
        ),  # the unit stands in the heading
        _share(figure, language),
    )


def _share(figure: Reported, language: Language) -> str:
    share = share_of(figure, public())
    if share is None:
        return ""
    return sayer(language)(
        "{percent}% of {base} ({what})",
        "{percent}% de {base} ({what})",
        percent=str(share.percent),
        base=number(int(share.base.value), language),
        what=MEASURES[share.base.measure].title[language],
    )


def _like(group: Group, key: Key, language: Language) -> Like:
    t = sayer(language)
    unit = (
        UNITS[group.unit][language]
        if group.unit
        else t("unit not said by the sources", "unidad no indicada por las fuentes")
    )
    words = f"{unit}, {KINDS[group.kind][language]}" if group.kind else unit
    figures = [one for entry in group.entries for one in (*entry.figures, *entry.replaced)]
    return Like(words, _chart(group, words, language), tuple(_side(one, key, language) for one in figures))


def _chart(group: Group, words: str, language: Language) -> Shown | None:
    """A bar for every figure of every county, contested ones with their mark; None for a single county."""
    if len(group.entries) < 2:
        return None
    t = sayer(language)
    marks = list[charts.Mark]()
    for entry in group.entries:
        for one in entry.figures:
            if entry.is_contested or one.standing.value != "reported":
                label = f"{entry.county} · {mark_word(one, language)}"
            else:
                label = entry.county
            marks.append(charts.Mark(label, int(one.value), value_words(one, language)))
    name = t("Counties, {words}", "Condados, {words}", words=words)
    sentence = (
        t(
            "Every figure of the same year and unit ({words}); several bars where a county's figures do not agree.",
            "Todas las cifras del mismo año y unidad ({words}); varias barras si las de un condado no coinciden.",
            words=words,
        )
        if group.unit
        else t(
            "Figures of the same year whose sources name no unit: even these may not count the same.",
            "Cifras del mismo año cuyas fuentes no indican la unidad: ni siquiera estas cuentan siempre lo mismo.",
        )
    )
    return Shown(sentence, Markup(charts.bars(name, marks)))  # escaped where it is drawn
