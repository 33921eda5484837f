"""Which language the page speaks, and a sentence in it with its values set in."""

import re
from collections.abc import Iterable

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from amparo.terms import AmparoError, Language

Both = tuple[str, str]
"""One sentence in English and in Spanish, as everywhere in the library."""

_PLACE = re.compile(r"\{(\w*)\}")


class WordingError(AmparoError):
    """A sentence lacks a language, or its two languages do not name the same values."""


def language_now() -> Language:
    """The language of the request at hand; English where none was chosen."""
    return "es" if (get_language() or "").startswith("es") else "en"


def said(en: str, es: str, **values: object) -> SafeString:
    """One of the two sentences, `{name}` replaced by the value of that name; values and words are escaped for HTML."""
    check_sentence(en, es, values)
    spoken = es if language_now() == "es" else en
    return mark_safe(  # the words and each value are escaped just here
        _PLACE.sub(lambda found: conditional_escape(values[found[1]]), conditional_escape(spoken))
    )


def both(words: Both) -> SafeString:
    """The one of two sentences that the page speaks."""
    return conditional_escape(words[1] if language_now() == "es" else words[0])


def check_sentence(en: str, es: str, names: Iterable[str]) -> None:
    """Raises WordingError where a language is missing, or where the values named and the values given differ."""
    for language, sentence in (("English", en), ("Spanish", es)):
        if not sentence.strip():
            raise WordingError(f'The {language} is missing beside "{en or es}". Write both languages.')
    given = set(names)
    for language, sentence in (("English", en), ("Spanish", es)):
        named = set(_PLACE.findall(sentence))
        if named != given:
            raise WordingError(
                f'"{sentence}" ({language}) names {sorted(named) or "no value"}, given are {sorted(given) or "none"}. '
                "Both sentences name each value once given, as {name}, and no other."
            )
