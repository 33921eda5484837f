"""The pages of the releases: all of them, and each at an address that stays, also after it was taken back."""

from collections.abc import Iterator

from amparo.figures.speech import day, sayer
from amparo.pages.corrections import corrections_table
from amparo.pages.shown import Line, Told, Word
from amparo.pages.site import Key, Page, Site, linker
from amparo.register.release import PROOF, Release, folder_name
from amparo.register.release_paths import proof_of_gone
from amparo.register.tables import TABLES, word_of
from amparo.terms import Language


def releases(site: Site, language: Language) -> Iterator[Page]:
    """The list of the releases, and a page for each."""
    t = sayer(language)
    key: Key = ("releases",)
    title = t("Releases", "Publicaciones")
    about = t(
        "Every release of these figures, at an address that stays.",
        "Todas las publicaciones de estas cifras, en direcciones que no cambian.",
    )
    yield Page(key, "releases.html", title, about, {"table_told": _list(site, language)})
    for one in site.releases:
        yield _release(site, one, language, ((key, title),))


def _list(site: Site, language: Language) -> Told:
    t, to = sayer(language), linker(language, ("releases",))
    rows = tuple(
        Line(
            t("Release {n}", "Publicación {n}", n=str(one.number)),
            (
                Word(day(one.made_on, language)),
                Word(_standing(site, one, language)),
                Word(str(len(one.corrections)) if one.is_given_out else "–", "number"),
            ),
            to("releases", folder_name(one.number)),
        )
        for one in reversed(site.releases)
    )
    heads = (
        t("Release", "Publicación"),
        t("Made on", "Hecha el"),
        t("Standing", "Situación"),
        t("Corrections in it", "Correcciones que trae"),
    )
    return Told(t("All releases", "Todas las publicaciones"), heads, rows)


def _standing(site: Site, release: Release, language: Language) -> str:
    t, withdrawn = sayer(language), site.withdrawn.get(release.number)
    if withdrawn:
        return t(
            "taken back: {why}",
            "retirada: {why}",
            why=word_of("withdrawal", withdrawn.reason, language),
        )
    if release is site.release:
        return t("the newest; this site shows it", "la más nueva; este sitio la muestra")
    return t("replaced by a newer one", "sustituida por una más nueva")


def _release(site: Site, release: Release, language: Language, above: tuple[tuple[Key, str], ...]) -> Page:
    t = sayer(language)
    key: Key = ("releases", folder_name(release.number))
    withdrawn = site.withdrawn.get(release.number)
    told = {
        "shown": release,
        "folder": f"releases/{folder_name(release.number)}",
        "newest": release is site.release,
        "why": word_of("withdrawal", withdrawn.reason, language) if withdrawn else "",
        "takes_back": _takes_back(site, release, language),
        "proof": _proof(site, release),
        "tables": [(spec.name, spec.title[language]) for spec in TABLES.values()],
        "corrections_told": corrections_table(release.corrections, key, site, language)
        if release.is_given_out
        else None,
    }
    title = t("Release {n}", "Publicación {n}", n=str(release.number))
    about = t(
        "Release {n}, made on {day}.",
        "Publicación {n}, hecha el {day}.",
        n=str(release.number),
        day=day(release.made_on, language),
    )
    return Page(key, "release.html", title, about, told, above)


def _proof(site: Site, release: Release) -> str:
    """Where its proof lies; of a release that is given out no more with the newest one that has it. Empty where there is none."""
    if release.is_given_out:
        return f"releases/{folder_name(release.number)}/{PROOF}" if release.proof else ""
    having = [one.number for one in site.releases if release.number in one.in_log]
    return f"releases/{folder_name(having[-1])}/{proof_of_gone(release.number)}" if having else ""


def _takes_back(site: Site, release: Release, language: Language) -> list[tuple[str, str]]:
    """The releases that this one is the first to take back, each with the reason."""
    before = {
        one.release for other in site.releases if other.number < release.number for one in other.withdrawn
    }
    return [
        (str(one.release), word_of("withdrawal", one.reason, language))
        for one in release.withdrawn
        if one.release not in before
    ]
