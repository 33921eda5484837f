"""Figures in words: a sum, a breakdown, what an agency said of a period. Pages and papers say them alike."""

from amparo.figures.cells import Sum
from amparo.figures.speech import number, sayer
from amparo.register.tables import word_of
from amparo.register.totals import By
from amparo.terms import Language


def spoken(total: Sum, language: Language) -> str:
    """A sum in words: a number; `at least` where a part is not shown; or why there is none. Never zero for unknown."""
    t = sayer(language)
    if total.apart:
        return t("not added", "no se suma")
    if total.whole:
        return number(total.value, language)
    if total.value:
        return t("at least {n}", "al menos {n}", n=total.value)
    if total.hidden:
        return t("hidden", "oculto")
    if total.told:
        return t("{n} as far as known", "{n} hasta donde se sabe", n=total.value)
    return t("not known", "no se sabe")


def by_words(by: By, language: Language) -> str:
    """What a figure is broken down by, in words."""
    return "; ".join(word_of(name, code, language) for name, code in by)


def capital(words: str) -> str:
    """With a capital letter in front."""
    return words[:1].upper() + words[1:]


def state_word(state: str, language: Language) -> str:
    """What an agency said of a period, in words."""
    t = sayer(language)
    if state == "no_word":
        return t("no word of it in this release", "sin noticia en esta publicación")
    if state == "partly":
        return t("for a part of the year", "por una parte del año")
    return word_of("asked", state, language)
