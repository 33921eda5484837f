"""Shares by group on the page of a figure on people: each with its base, the words of caution, and where there is none, why."""

from dataclasses import dataclass

from amparo.figures.fairness import CAUTION, WORDS, Fairness, Share, fairness_of
from amparo.figures.speech import sayer
from amparo.figures.spoken import by_words, capital
from amparo.pages.shown import Line, Numbers, Told, Word
from amparo.pages.site import Site
from amparo.register.tables import TableSpec
from amparo.terms import Language


@dataclass(frozen=True, slots=True)
class Shares:
    """What is said first, and a table for each agency of which anything can be said."""

    said: str
    caution: str
    tables: tuple[Told, ...]


def shares(site: Site, spec: TableSpec, year: str, language: Language, numbers: Numbers) -> Shares:
    """The shares of a year, agency by agency; an agency of which nothing can be said is named with that."""
    t, tables, silent = sayer(language), list[Told](), list[str]()
    if not spec.within:
        said = t(
            "There is no share here: {why}.", "Aquí no hay porcentaje: {why}.", why=WORDS["no_base"][language]
        )
        return Shares(said, CAUTION[language], ())
    for agency in site.release.agencies:
        found = next(one for one in fairness_of(site.figures, agency.id, year) if one.table == spec.name)
        if found.says_something:
            tables.append(_table(found, agency.name[language], year, language, numbers))
        else:
            silent.append(agency.name[language])
    said = t(
        "Of the people asked about in {year}, how many access was given about, group by group.",
        "De las personas por las que se preguntó en {year}, sobre cuántas se dio acceso, grupo por grupo.",
        year=year,
    )
    if silent:
        said += " " + t(
            "Too small, or not known, to say anything: {names}.",
            "Demasiado pequeño, o no se sabe, para decir algo: {names}.",
            names="; ".join(silent),
        )
    return Shares(said, CAUTION[language], tuple(tables))


def _table(found: Fairness, name: str, year: str, language: Language, numbers: Numbers) -> Told:
    t = sayer(language)
    rows = tuple(
        Line(
            capital(by_words(one.by, language)),
            (
                numbers.cell(one.given),
                numbers.cell(one.asked),
                _percent(one, language),
            ),
        )
        for one in found.shares
    )
    heads = (
        t("Offense group", "Grupo de delito"),
        t("Access given", "Se dio acceso"),
        t("Asked about", "Se preguntó"),
        t("Share", "Porcentaje"),
    )
    return Told(f"{name}, {year}", heads, rows)


def _percent(one: Share, language: Language) -> Word:
    if one.percent is None:
        return Word(WORDS[one.why][language], "number mark")
    return Word(f"{one.percent} %" if language == "es" else f"{one.percent}%", "number")
