"""One language of the site: its sentences, numbers, days and periods. Every sentence stands in both languages at one place."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from string import Formatter

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from amparo.terms import AmparoError, Language

LANGUAGES: tuple[Language, ...] = ("en", "es")
OTHER: dict[Language, Language] = {"en": "es", "es": "en"}
NAMES: dict[Language, str] = {"en": "English", "es": "Español"}
_LOCALES: dict[Language, str] = {"en": "en_US", "es": "es_US"}
_QUARTERS: dict[Language, str] = {"en": "quarter {quarter} of {year}", "es": "trimestre {quarter} de {year}"}
Told = tuple[str, str]
"""A sentence in English and in Spanish."""


class WordingError(AmparoError):
    """A sentence of the site names a value that nobody gave, or lacks one of its languages."""


@lru_cache(maxsize=4096)
def number(value: int, language: Language) -> str:
    """A whole number as it is written in the language, in the United States."""
    return str(format_decimal(value, locale=_LOCALES[language]))


@lru_cache(maxsize=4096)
def day(on: date, language: Language) -> str:
    """A day in words: November 25, 2026; 25 de noviembre de 2026."""
    return str(format_date(on, "long", locale=_LOCALES[language]))


@lru_cache(maxsize=4096)
def month(on: date, language: Language) -> str:
    """A month in words, with its year."""
    told = str(format_date(on, "MMMM y" if language == "en" else "MMMM 'de' y", locale=_LOCALES[language]))
    return told[0].upper() + told[1:]


@lru_cache(maxsize=4096)
def period(code: str, language: Language) -> str:
    """A year, or a quarter of one, in words."""
    year, _, quarter = code.partition("-Q")
    return _QUARTERS[language].format(year=year, quarter=quarter) if quarter else year


@lru_cache(maxsize=4096)
def short_period(code: str, language: Language) -> str:
    """A period as it stands under a chart: 2025, Q3 2025, T3 2025."""
    year, _, quarter = code.partition("-Q")
    return f"{'Q' if language == 'en' else 'T'}{quarter} {year}" if quarter else year


def listed(words: Sequence[str], language: Language) -> str:
    """Words with commas and an `and`."""
    return str(format_list(list(words), locale=_LOCALES[language]))


def teller(language: Language) -> Callable[..., Markup]:
    """The `t` of the templates: t("{n} pages", "{n} páginas", n=3) is the sentence in the language, its values escaped.

    The words themselves are ours and may hold marks of HTML. Whole numbers are written as the language writes them.
    """
    place = 0 if language == "en" else 1

    def t(en: str, es: str, **values: object) -> Markup:
        _check(en, es, frozenset(values))
        spoken = {
            name: number(value, language) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return Markup((en, es)[place]).format(**spoken)

    return t


@lru_cache(maxsize=4096)
def _check(en: str, es: str, values: frozenset[str]) -> None:
    """Both languages are there, and each names every value. Raises WordingError."""
    for language, words in (("English", en), ("Spanish", es)):
        if not words.strip():
            raise WordingError(f"the {language} is missing beside {en or es!r}. Write both.")
        named = {name for _, name, _, _ in Formatter().parse(words) if name}
        if named != values:
            raise WordingError(
                f"{words!r} names {sorted(named)}, given are {sorted(values)}. Name each in both languages."
            )


def sayer(language: Language) -> Callable[..., str]:
    """As `teller`, for words without marks of HTML: plain text, which the templates escape."""
    place = 0 if language == "en" else 1

    def say(en: str, es: str, **values: object) -> str:
        _check(en, es, frozenset(values))
        return (en, es)[place].format(
            **{
                name: number(value, language) if isinstance(value, int) else value
                for name, value in values.items()
            }
        )

    return say
