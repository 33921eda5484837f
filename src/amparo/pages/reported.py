"""The pages of figures that others published: the list of the counties and what was found of each, and the data files."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from amparo.figures import charts
from amparo.figures.reported.check import check
from amparo.figures.reported.collection import (
    COUNTIES,
    STATE,
    collected,
    csv_of,
    fields_of,
    is_published,
    slug,
)
from amparo.figures.reported.comparison import years_of
from amparo.figures.reported.figure import Reported, Standing
from amparo.figures.reported.findings import Finding, period_words, value_words
from amparo.figures.reported.standing import MEANINGS, STANDINGS
from amparo.figures.reported.words import spoken
from amparo.figures.speech import day, sayer
from amparo.figures.vocabulary import MEASURES, UNITS
from amparo.pages.shown import Line, Shown, Told, Word
from amparo.pages.site import Key, Page, linker
from amparo.register.tables import Both
from amparo.terms import NOT_LEGAL_ADVICE, Language

KEY: Key = ("reported",)
DISAGREE = frozenset({"contradiction", "corrected", "unlike_units", "unlike_periods"})
"""Findings that say that figures stand beside each other and are not the same."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as a page shows it; `note` and `given_by` with the language they are in, where it is not the page's."""

    period: str
    figure: str
    standing: str
    is_marked: bool
    given_by: tuple[str, Language]
    publisher: str
    address: str
    host: str
    note: tuple[str, Language]
    basis: str


@lru_cache(maxsize=1)
def public() -> tuple[Reported, ...]:
    """The collected figures that may stand on a page."""
    return tuple(one for one in collected() if is_published(one))


@lru_cache(maxsize=1)
def found() -> tuple[Finding, ...]:
    """What was found in the collected figures."""
    return check(collected())


def title(language: Language) -> str:
    """The title of the first of these pages."""
    return sayer(language)("Published by others", "Publicado por otros")


def places() -> tuple[str, ...]:
    """The places of which there is any figure: the counties, then the state."""
    return tuple(sorted({one.county for one in public()}, key=lambda name: (name == STATE, name)))


def compared() -> tuple[str, ...]:
    """The measures of which counties can be compared."""
    return tuple(
        name for name, measure in MEASURES.items() if not measure.statistic and years_of(name, public())
    )


def address_of(figure: Reported) -> str:
    """Where the figure can be read, if that is an address of the web."""
    return figure.source if figure.source.startswith(("http://", "https://")) else ""


def host(address: str) -> str:
    """Whose address it is."""
    return address.partition("://")[2].partition("/")[0].removeprefix("www.")


def mark_word(figure: Reported, language: Language) -> str:
    """The word beside a bar for a figure that is not simply reported, or that others do not agree with."""
    if figure.standing is Standing.REPORTED:
        return sayer(language)("does not agree", "no coincide")
    return STANDINGS[figure.standing][language]


def row(figure: Reported, language: Language) -> Row:
    """A figure as a row of a table."""
    address = address_of(figure)
    period = figure.period
    shown = (
        period_words(period, language)
        if period.is_calendar_year or period.given
        else f"{day(period.start, language)} – {day(period.end, language)}"
    )
    unit = "" if figure.unit else f" ({sayer(language)('unit not said', 'unidad no indicada')})"
    return Row(
        shown,
        value_words(figure, language) + unit,
        STANDINGS[figure.standing][language],
        figure.standing is not Standing.REPORTED,
        spoken(figure.given_by, language),
        figure.publisher.partition(";")[0] if "://" in figure.publisher else figure.publisher,
        address,
        host(address),
        spoken(figure.note, language),
        figure.basis,
    )


def standings(language: Language) -> list[tuple[str, str]]:
    """Each standing with what it means."""
    return [(STANDINGS[one][language], MEANINGS[one][language]) for one in STANDINGS]


def reported_index(language: Language) -> Page:
    """The first page: a tile for each county and year, a line for each county, and the counties without any figure."""
    t, to = sayer(language), linker(language, KEY)
    names = places()
    counties = [name for name in names if name != STATE]
    told = {
        "tiles": _tiles(counties, language),
        "table_told": _table(names, language),
        "count": len(counties),
        "all": len(COUNTIES),
        "figures": len(public()),
        "disagree": sum(one.kind == "contradiction" for one in found()),
        "silent": [name for name in COUNTIES if name not in counties],
        "measures": [
            (
                MEASURES[name].title[language],
                MEASURES[name].meaning[language],
                to("reported", "compare", name),
            )
            for name in compared()
        ],
        "standings": standings(language),
    }
    about = t(
        "What sheriffs, counties, the state and the press have published, side by side.",
        "Lo que han publicado sheriffs, condados, el estado y la prensa, lado a lado.",
    )
    return Page(KEY, "reported.html", title(language), about, told)


def _year(figure: Reported) -> int:
    """The year in which the most days of a figure's period lie."""
    period = figure.period
    return (period.start + (period.end - period.start) / 2).year


def _years() -> list[int]:
    years = {_year(one) for one in public()}
    return list(range(min(years), max(years) + 1))


def _contested(county: str) -> set[int]:
    """The years of a county in which figures do not agree, or were replaced."""
    return {
        _year(one)
        for finding in found()
        if finding.kind in ("contradiction", "corrected", "unlike_units") and finding.county == county
        for one in finding.figures
    }


def _tiles(counties: list[str], language: Language) -> Shown:
    t, years = sayer(language), _years()
    words = {
        "reported": t("figures found", "se hallaron cifras"),
        "did_not_answer": t(
            "figures that do not agree, or were corrected", "cifras que no coinciden o se corrigieron"
        ),
        "before": t("no figure found; that is no zero", "no se halló ninguna cifra; eso no es cero"),
    }
    rows = list[tuple[str, list[charts.Tile]]]()
    for county in counties:
        there = {_year(one) for one in public() if one.county == county}
        contested = _contested(county)
        kinds = [
            "did_not_answer" if year in contested else "reported" if year in there else "before"
            for year in years
        ]
        letters = {"did_not_answer": "!", "reported": "✓", "before": ""}
        rows.append(
            (
                county,
                [
                    charts.Tile(kind, letters[kind], f"{county}, {year}: {words[kind]}")
                    for kind, year in zip(kinds, years, strict=True)
                ],
            )
        )
    name = t("Of which years figures were found", "De qué años se hallaron cifras")
    sentence = t(
        "A tile for each county and year. An exclamation mark: the figures of that year do not agree, or one was corrected.",
        "Un cuadro por condado y año. Un signo de exclamación: las cifras de ese año no coinciden, o una se corrigió.",
    )
    drawing = Markup(
        charts.tiles(name, [f"’{year % 100:02}" for year in years], rows)
    )  # escaped where it is drawn
    return Shown(sentence, drawing, tuple((f"tile-{kind}", said) for kind, said in words.items()))


def _table(names: tuple[str, ...], language: Language) -> Told:
    t, to = sayer(language), linker(language, KEY)
    rows = list[Line]()
    for name in names:
        own = [one for one in public() if one.county == name]
        years = sorted({_year(one) for one in own})
        contested = len([one for one in found() if one.county == name and one.kind == "contradiction"])
        span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        cells = (Word(span), Word(str(len(own)), "number"), Word(str(contested), "number"))
        rows.append(Line(spoken(name, language)[0], cells, to("reported", slug(name))))
    heads = (
        t("County", "Condado"),
        t("Years", "Años"),
        t("Figures", "Cifras"),
        t("Disagreements", "Desacuerdos"),
    )
    return Told(
        t("Every county with a published figure", "Condados con alguna cifra publicada"),
        heads,
        tuple(rows),
        True,
    )


def _both(words: Both) -> dict[str, str]:
    return {"en": words["en"], "es": words["es"]}


def reported_files() -> Iterator[tuple[str, bytes]]:
    """The collected figures as files: CSV that `amparo figures read` reads back, and JSON with what was found in them."""
    yield "data/reported.csv", csv_of(public())
    told = {
        "not_checked_by_us": "Each figure is its source's. Never add up across measures, units or periods.",
        "not_legal_advice": NOT_LEGAL_ADVICE,
        "measures": {
            name: {
                "title": _both(one.title),
                "meaning": _both(one.meaning),
                "unit": one.unit,
                "never_add": list(one.never_add),
            }
            for name, one in MEASURES.items()
        },
        "units": {name: _both(words) for name, words in UNITS.items()},
        "standings": {one.value: _both(MEANINGS[one]) for one in STANDINGS},
        "figures": [fields_of(one) for one in public()],
        "findings": [
            {"kind": one.kind, "county": one.county, "en": one.en, "es": one.es}
            for one in found()
            if all(map(is_published, one.figures))
        ],
        "no_figure_found": [name for name in COUNTIES if name not in places()],
    }
    yield "data/reported.json", (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
