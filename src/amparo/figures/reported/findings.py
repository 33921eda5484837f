"""What was found in published figures: each finding is a sentence in both languages, with the lines that it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from amparo.figures.reported.figure import Number, Period, Reported
from amparo.figures.reported.numbers import written
from amparo.figures.reported.standing import MARKS, STANDINGS
from amparo.figures.reported.words import spoken
from amparo.figures.vocabulary import KINDS, MEASURES, UNITS
from amparo.terms import Language

LANGUAGES: tuple[Language, ...] = ("en", "es")
FAILS = frozenset({"contradiction", "sum_fails", "relation_fails", "change_fails", "derived_fails"})
"""Findings for which a table is not in order; all others are told, and change nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its kind, the county it is of, the sentence, and the figures it is about."""

    kind: str
    county: str
    en: str
    es: str
    figures: tuple[Reported, ...] = ()

    @property
    def fails(self) -> bool:
        """Whether the table is not in order because of it."""
        return self.kind in FAILS

    @property
    def lines(self) -> tuple[tuple[str, int], ...]:
        """Where its figures stand."""
        return tuple((figure.file, figure.line) for figure in self.figures)

    def sentence(self, language: Language) -> str:
        """The finding in a language."""
        return self.en if language == "en" else self.es


def period_words(period: Period, language: Language) -> str:
    """A period: 2021, or its first and last day, with what the source wrote where that is less exact."""
    if period.is_calendar_year:
        return str(period.start.year)
    to, as_given = {"en": ("to", "given as"), "es": ("a", "dado como")}[language]
    span = f"{period.start.isoformat()} {to} {period.end.isoformat()}"
    return f"{span} ({as_given}: {spoken(period.given, language)[0]})" if period.given else span


def value_words(figure: Reported, language: Language) -> str:
    """The number, with `at least` or `about` where the source says so, and its unit."""
    marks = [MARKS[mark][language] for mark in figure.marks if mark in ("at_least", "about")]
    unit = UNITS[figure.unit][language] if figure.unit else ""
    return " ".join([*marks, written(figure.value), *([unit] if unit else [])])


def place_words(figure: Reported, language: Language) -> str:
    """Of what a figure is: county, period, measure, and kind or category where it has one."""
    measure = MEASURES[figure.measure].title[language]
    kind = f" ({KINDS[figure.kind][language]})" if figure.kind else ""
    category = f", {spoken(figure.category, language)[0]}" if figure.category else ""
    county = spoken(figure.county, language)[0]
    return f"{county}, {period_words(figure.period, language)}, {measure}{kind}{category}"


def told(figure: Reported, language: Language) -> str:
    """A figure with its standing and who gave it, as it stands in a list."""
    given = spoken(figure.given_by, language)[0]
    standing = STANDINGS[figure.standing][language]
    return f"{value_words(figure, language)} ({'; '.join(word for word in (standing, given) if word)})"


def listing(figures: Iterable[Reported], language: Language) -> str:
    """Figures side by side."""
    return "; ".join(told(figure, language) for figure in figures)


def numbers_of(values: Iterable[Number]) -> str:
    """A sum as it is written out: 27 + 5 + 5 + 7."""
    return " + ".join(written(value) for value in values)
