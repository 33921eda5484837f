"""Names of languages and weekdays, and lists of words, as people say them in English and Spanish."""

from collections.abc import Iterable
from datetime import date

from amparo.terms import Language

LANGUAGE_NAMES: dict[str, tuple[str, str]] = {
    "en": ("English", "inglés"),
    "es": ("Spanish", "español"),
    "zh": ("Chinese", "chino"),
    "tl": ("Tagalog", "tagalo"),
    "vi": ("Vietnamese", "vietnamita"),
    "ko": ("Korean", "coreano"),
    "hy": ("Armenian", "armenio"),
    "fa": ("Persian", "persa"),
    "ru": ("Russian", "ruso"),
    "ar": ("Arabic", "árabe"),
    "ja": ("Japanese", "japonés"),
    "pa": ("Punjabi", "panyabí"),
    "hi": ("Hindi", "hindi"),
    "pt": ("Portuguese", "portugués"),
    "km": ("Khmer", "jemer"),
    "lo": ("Lao", "lao"),
    "hmn": ("Hmong", "hmong"),
    "mix": ("Mixtec", "mixteco"),
}
"""By language tag; a tag that is not here is shown as it is written."""

WEEKDAY_NAMES = (
    ("Monday", "lunes"),
    ("Tuesday", "martes"),
    ("Wednesday", "miércoles"),
    ("Thursday", "jueves"),
    ("Friday", "viernes"),
    ("Saturday", "sábado"),
    ("Sunday", "domingo"),
)


def place_of(language: Language) -> int:
    """Where a language's words stand in a pair."""
    return 0 if language == "en" else 1


def language_name(tag: str, language: Language) -> str:
    """A language by its name."""
    return LANGUAGE_NAMES.get(tag, (tag, tag))[place_of(language)]


def languages_said(tags: Iterable[str], language: Language) -> str:
    """Some languages by their names, in order."""
    return ", ".join(language_name(tag, language) for tag in tags)


def weekday_name(day: date, language: Language) -> str:
    """The weekday of a day."""
    return WEEKDAY_NAMES[day.weekday()][place_of(language)]
