"""The page of coverage: who was asked for which year, who answered, and what `nothing known` means, as of which day."""

from collections.abc import Iterator

from markupsafe import Markup

from amparo.figures import charts
from amparo.figures.coverage import NO_WORD, PARTLY, Standing, begun
from amparo.figures.speech import day, sayer
from amparo.figures.spoken import capital, state_word
from amparo.pages.shown import Line, Shown, Told, Word
from amparo.pages.site import Key, Page, Site, linker
from amparo.register.tables import CODES, word_of
from amparo.terms import Language

_LETTERS = {
    "reported": ("R", "I"),
    "none_known": ("0", "0"),
    "not_asked": ("–", "–"),
    "did_not_answer": ("!", "!"),
    NO_WORD: ("?", "?"),
    PARTLY: ("½", "½"),
}
"""The letter on a tile, in English and Spanish: a state can be told without its colour."""


def asked(site: Site, language: Language) -> Iterator[Page]:
    """The page of a language."""
    t = sayer(language)
    key: Key = ("coverage",)
    told = {
        "years": [
            (year, _statement(site, year, language), _table(site, year, key, language))
            for year in reversed(site.coverage.years)
        ],
        "tiles": _tiles(site, language),
    }
    about = t(
        "Who was asked, who answered, and who did not.", "A quién se preguntó, quién respondió y quién no."
    )
    yield Page(
        key,
        "coverage.html",
        t("Who was asked, who answered", "A quién se preguntó, quién respondió"),
        about,
        told,
    )


def _statement(site: Site, year: str, language: Language) -> str:
    """The sentence of a year: how many answered, how many closed it with nothing known, as of which day."""
    t, standings = sayer(language), site.coverage.in_year(year)
    none = sum(one.state == "none_known" for one in standings)
    silent = sum(one.state == "did_not_answer" for one in standings)
    days = [one.closed.closed_on for one in standings if one.closed and one.closed.closed_on]
    parts = [
        t(
            "{year}: {n} of {all} agencies answered.",
            "{year}: respondieron {n} de {all} agencias.",
            year=year,
            n=sum(one.answered for one in standings),
            all=len(standings),
        )
    ]
    if none:
        parts.append(
            t(
                "Closed with nothing known: {n}, as of {day}.",
                "Cerrado sin nada conocido: {n}, al {day}.",
                n=none,
                day=day(max(days), language) if days else "—",
            )
        )
    if silent:
        parts.append(t("Asked without an answer: {n}.", "Sin respuesta: {n}.", n=silent))
    return " ".join(parts)


def _table(site: Site, year: str, key: Key, language: Language) -> Told:
    t, to = sayer(language), linker(language, key)
    rows = tuple(
        Line(one.agency.name[language], _cells(one, language), to("agencies", one.agency.id, year))
        for one in site.coverage.in_year(year)
    )
    heads = (
        t("Agency", "Agencia"),
        t("What it said", "Qué dijo"),
        t("Last closed by", "Lo cerró por último"),
        t("On", "El"),
    )
    return Told(t("Agencies in {year}", "Agencias en {year}", year=year), heads, rows)


def _cells(one: Standing, language: Language) -> tuple[Word, ...]:
    closed = one.closed
    return (
        Word(state_word(one.state, language)),
        Word(word_of("office", closed.office, language) if closed and closed.office else "—"),
        Word(day(closed.closed_on, language) if closed and closed.closed_on else "—"),
    )


def _tiles(site: Site, language: Language) -> Shown:
    t, place = sayer(language), 0 if language == "en" else 1
    years = site.coverage.years[-10:]
    rows = list[tuple[str, list[charts.Tile]]]()
    seen = set[str]()
    for agency in site.release.agencies:
        row = list[charts.Tile]()
        for year in years:
            state = site.coverage.of(agency.id, year).state if begun(agency, year) else "before"
            seen.add(state)
            letter = _LETTERS[state][place] if state in _LETTERS else ""
            told = (
                state_word(state, language)
                if state in _LETTERS
                else t("not on the list yet", "aún no estaba en la lista")
            )
            row.append(charts.Tile(state, letter, f"{year}: {told}"))
        rows.append((agency.name[language], row))
    keys = tuple(
        (f"tile-{state}", f"{_LETTERS[state][place]} {capital(state_word(state, language))}")
        for state in (*CODES["asked"], PARTLY, NO_WORD)
        if state in seen
    )
    if "before" in seen:
        keys = (*keys, ("tile-before", t("Not on the list yet", "Aún no estaba en la lista")))
    sentence = t(
        "A tile for each agency and year says whether it reported.",
        "Una casilla por agencia y año dice si informó.",
    )
    drawing = charts.tiles(t("Who reported, by year", "Quién informó, por año"), years, rows)
    return Shown(sentence, Markup(drawing), keys, broad=True)  # escaped where it is drawn
