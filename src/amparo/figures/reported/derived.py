"""Arithmetic from what sources state about two figures: each result shows its base, and a contested base gives all results.

A source says that a year was 64 percent above the one before. Where one of the two counts is known, the other follows, as
far as a rounded percentage tells it: so the whole numbers that would round to it are named too, and where there is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from amparo.figures.reported.conflicts import same_words, unique, with_agencies
from amparo.figures.reported.figure import Reported, Standing, calendar_year
from amparo.figures.reported.findings import LANGUAGES, Finding, place_words
from amparo.figures.reported.numbers import written
from amparo.figures.reported.standing import STANDINGS
from amparo.figures.vocabulary import base_word, measure_of, word_of
from amparo.terms import Language

_CHANGE = "change_from_previous_year"
_BELOW = re.compile(r"([\d,]+) in (\d{4}) was given as ([\d.]+) percent (below|above) the year before")
_ABOVE = re.compile(r"given as ([\d.]+) percent (below|above) the year before")
_SHARE = re.compile(r"(.+?) given as ([\d,]+) and ([\d.]+) percent")


@dataclass(frozen=True, slots=True)
class Statement:
    """That a year was so many percent above (or, with a minus, below) the one before, and the row that says it."""

    told: Reported
    year: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure by arithmetic, its base, and the first and last whole number that give what was stated, where any does."""

    figure: Reported
    base: Reported
    fits: tuple[int, int] | None


def statements(figures: Sequence[Reported]) -> tuple[Statement, ...]:
    """Every statement about two years, each once: from rows of its own, and from notes beside derived figures."""
    found: dict[tuple[object, ...], Statement] = {}
    for figure in with_agencies(unique(figures)):
        one = _statement(figure)
        if one:
            key = (figure.county.casefold(), base_word_measure(figure), one.year, one.percent)
            found.setdefault(key, one)
    return tuple(found.values())


def base_word_measure(figure: Reported) -> str:
    """The measure of the count that a figure is, or is a statement about."""
    word = word_of(base_word(figure.named))
    return word.measure if word else figure.measure


def _statement(figure: Reported) -> Statement | None:
    year = figure.period.start.year
    if figure.measure == _CHANGE and figure.period.is_calendar_year:
        return Statement(figure, year, Decimal(figure.value))
    if figure.standing is not Standing.DERIVED:
        return None
    if below := _BELOW.search(figure.note):
        return Statement(figure, int(below[2]), _signed(below[3], below[4]))
    if above := _ABOVE.search(figure.note):
        return Statement(figure, year, _signed(above[1], above[2]))
    return None


def _signed(percent: str, word: str) -> Decimal:
    return Decimal(percent) * (-1 if word == "below" else 1)


def derive(statement: Statement, figures: Sequence[Reported]) -> tuple[Derived, ...]:
    """The unknown one of the two counts, once for each figure that the known one has. Empty where both or none are known."""
    this, before = (
        _counts(statement, figures, statement.year),
        _counts(statement, figures, statement.year - 1),
    )
    if bool(this) == bool(before) or statement.percent <= -100:
        return ()
    bases, forward = (before, True) if before else (this, False)
    return tuple(_derived(statement, base, forward) for base in bases)


def _counts(statement: Statement, figures: Sequence[Reported], year: int) -> list[Reported]:
    """The different totals of a year that the statement may be about; arithmetic is no base."""
    found: dict[object, Reported] = {}
    for figure in figures:
        if (
            figure.is_total
            and figure.value  # a percentage of nothing says nothing
            and figure.standing is not Standing.DERIVED
            and figure.measure != _CHANGE
            and figure.county.casefold() == statement.told.county.casefold()
            and same_words(figure) == base_word_measure(statement.told)
            and figure.period == calendar_year(year)
        ):
            known = found.get(figure.value)
            if known is None or (not known.unit and figure.unit):
                found[figure.value] = figure
    return sorted(found.values(), key=lambda one: (one.standing is Standing.SUPERSEDED, one.value))


def _derived(statement: Statement, base: Reported, forward: bool) -> Derived:
    factor = 1 + statement.percent / 100
    exact = base.value * factor if forward else base.value / factor
    value = int(Decimal(exact).quantize(Decimal(1), ROUND_HALF_UP))
    sign, share = ("-" if statement.percent < 0 else "+"), abs(statement.percent)
    way = "×" if forward else "÷"
    basis = f"{written(base.value)} {way} (1 {sign} {share}%) = {written(exact.quantize(Decimal('0.1')))}"
    word = word_of(base.named)
    measure = measure_of(word, base.unit).name if word else base.measure
    told = statement.told
    figure = replace(
        base,
        measure=measure,
        period=calendar_year(statement.year if forward else statement.year - 1),
        value=value,
        standing=Standing.DERIVED,
        marks=(),
        given_by="derived here",
        publisher=told.publisher,
        source=told.source,
        note="",
        basis=basis,
        file=told.file,
        line=told.line,
    )
    return Derived(figure, base, _fitting(base.value, statement.percent, forward, value))


def _fitting(base: int | Decimal, percent: Decimal, forward: bool, near: int) -> tuple[int, int] | None:
    """The first and last whole number with which the percentage, rounded as it was stated, comes out."""
    step = Decimal(1).scaleb(int(percent.as_tuple().exponent))
    room = max(50, near // 5)

    def fits(number: int) -> bool:
        old, new = (base, number) if forward else (number, base)
        change = (Decimal(new) - old) * 100 / Decimal(old) if old else None
        return change is not None and change.quantize(step, ROUND_HALF_UP) == percent

    fitting = [number for number in range(max(0, near - room), near + room + 1) if fits(number)]
    return (fitting[0], fitting[-1]) if fitting else None


def derivations(figures: Sequence[Reported]) -> tuple[Derived, ...]:
    """Every figure that follows by arithmetic from what is stated."""
    whole = with_agencies(unique(figures))
    return tuple(one for statement in statements(whole) for one in derive(statement, whole))


def derived_findings(figures: Sequence[Reported]) -> tuple[Finding, ...]:
    """Each arithmetic with its base, all results where the base is contested; and derived figures that do not follow."""
    whole = with_agencies(unique(figures))
    found, made = list[Finding](), list[Derived]()
    for statement in statements(whole):
        results = derive(statement, whole)
        made += results
        if results:
            found.append(_told(results))
        elif fault := _both_known(statement, whole):
            found.append(fault)
    return (*found, *_given(whole, made))


def _told(results: tuple[Derived, ...]) -> Finding:
    first = results[0].figure
    said = dict[Language, str]()
    for language in LANGUAGES:
        base_is = {"en": "if the base is", "es": "si la base es"}[language]
        ways = "; ".join(
            f"{written(one.figure.value)} {base_is} {written(one.base.value)} "
            f"({STANDINGS[one.base.standing][language]}): {one.figure.basis}{_fits(one, language)}"
            for one in results
        )
        mark = {"en": "derived by arithmetic", "es": "calculada"}[language]
        said[language] = f"{place_words(first, language)}, {mark}: {ways}."
    figures = (*(one.figure for one in results), *(one.base for one in results))
    return Finding("derived", first.county, said["en"], said["es"], figures)


def _fits(one: Derived, language: Language) -> str:
    if one.fits is None:
        return {
            "en": ", but no whole number gives that percentage",
            "es": ", pero ningún número entero da ese porcentaje",
        }[language]
    low, high = map(written, one.fits)
    if low == high:
        return ""
    return {"en": f" (anything from {low} to {high} fits)", "es": f" (cabe cualquiera de {low} a {high})"}[
        language
    ]


def _both_known(statement: Statement, figures: Sequence[Reported]) -> Finding | None:
    """Where both counts are known: whether any pair of them gives the change that was stated."""
    this, before = (
        _counts(statement, figures, statement.year),
        _counts(statement, figures, statement.year - 1),
    )
    pairs = [(old, new) for old in before for new in this]
    if not pairs:
        return None
    holds = any(
        (fits := _fitting(old.value, statement.percent, True, int(new.value)))
        and fits[0] <= new.value <= fits[1]
        for old, new in pairs
    )
    old, new = (" / ".join(written(one.value) for one in ones) for ones in (before, this))
    place = {language: place_words(this[0], language) for language in LANGUAGES}
    percent = written(statement.percent)
    return Finding(
        "change_holds" if holds else "change_fails",
        this[0].county,
        f"{place['en']}: a change of {percent} percent is stated; {old} and then {new} "
        f"{'give' if holds else 'do not give'} it.",
        f"{place['es']}: se afirma un cambio de {percent} por ciento; {old} y luego {new} "
        f"{'lo dan' if holds else 'no lo dan'}.",
        (statement.told, *before, *this),
    )


def _given(figures: Sequence[Reported], made: Sequence[Derived]) -> Iterator[Finding]:
    """Figures that a table gives as derived: whether the arithmetic beside them gives them."""
    for figure in figures:
        if figure.standing is not Standing.DERIVED or figure.measure == _CHANGE or figure.basis:
            continue
        place = {language: place_words(figure, language) for language in LANGUAGES}
        share = _SHARE.search(figure.note)
        results = {one.figure.value for one in made if _is_same(one.figure, figure)}
        basis = ""
        if share:
            exact = Decimal(share[2].replace(",", "")) * 100 / Decimal(share[3])
            results.add(int(exact.quantize(Decimal(1), ROUND_HALF_UP)))
            basis = (
                f" ({share[1].strip()}: {share[2]} ÷ {share[3]}% = {written(exact.quantize(Decimal('0.1')))})"
            )
        value = written(figure.value)
        if not results:
            en, es = (
                "its base is not named, so nobody can check it",
                "no se nombra su base, así que no se puede comprobar",
            )
            kind = "derived_unchecked"
        elif figure.value in results:
            en, es, kind = f"the arithmetic gives it{basis}", f"la aritmética la da{basis}", "derived_holds"
        else:
            other = " / ".join(map(written, sorted(results)))
            en, es, kind = (
                f"the arithmetic gives {other}{basis}",
                f"la aritmética da {other}{basis}",
                "derived_fails",
            )
        yield Finding(
            kind,
            figure.county,
            f"{place['en']}: {value} is given as derived; {en}.",
            f"{place['es']}: {value} se da como calculada; {es}.",
            (figure,),
        )


def _is_same(one: Reported, other: Reported) -> bool:
    return (
        one.county.casefold() == other.county.casefold()
        and same_words(one) == same_words(other)
        and one.period == other.period
    )
