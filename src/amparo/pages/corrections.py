"""What was corrected: every figure that an earlier release gave otherwise, old and new, and why."""

from collections.abc import Iterator, Sequence

from amparo.figures.speech import period, sayer
from amparo.figures.spoken import by_words
from amparo.pages.shown import Line, Numbers, Told, Word
from amparo.pages.site import Key, Page, Site, linker
from amparo.register.release import Correction
from amparo.register.tables import TABLES, word_of
from amparo.terms import Language


def corrections(site: Site, language: Language) -> Iterator[Page]:
    """The page of all corrections."""
    t = sayer(language)
    key: Key = ("corrections",)
    about = t(
        "Every figure that was changed after it was published.",
        "Todas las cifras que cambiaron después de publicarse.",
    )
    table = corrections_table(site.corrections, key, site, language)
    title = t("Corrections", "Correcciones")
    yield Page(key, "corrections.html", title, about, {"corrections_told": table})


def corrections_table(
    corrections: Sequence[Correction], key: Key, site: Site, language: Language
) -> Told | None:
    """Corrections as a table, the newest release first; None where there are none."""
    t, to, numbers = sayer(language), linker(language, key), Numbers(language)
    names = {agency.id: agency.name[language] for agency in site.release.agencies}
    rows = tuple(
        Line(
            f"{names.get(one.agency, one.agency)}, {period(one.period, language)}",
            (
                Word(_figure(one, language)),
                numbers.cell(one.old),
                numbers.cell(one.new),
                Word(word_of("correction", one.reason, language)),
                Word(t("release {n}", "publicación {n}", n=str(one.release))),
            ),
            to("agencies", one.agency, one.period[:4]) if one.agency in names else "",
        )
        for one in corrections
    )
    heads = (
        t("Agency and period", "Agencia y período"),
        t("Figure", "Cifra"),
        t("Was", "Decía"),
        t("Is", "Dice"),
        t("Why", "Por qué"),
        t("Was so in", "Decía así en"),
    )
    caption = t("Figures that were corrected", "Cifras que se corrigieron")
    return Told(caption, heads, rows) if rows else None


def _figure(one: Correction, language: Language) -> str:
    measure = TABLES[one.table].measures[one.measure]
    title = measure.title[language]
    return f"{title}: {by_words(one.by, language)}" if one.by else title
