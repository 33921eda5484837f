"""The Atom feed of a language: an entry for each release, and for each that was taken back."""

from datetime import date
from html import escape

from amparo.figures.speech import day, sayer
from amparo.pages import addresses
from amparo.pages.site import Site
from amparo.register.release import Release, folder_name
from amparo.register.tables import word_of
from amparo.terms import NOT_LEGAL_ADVICE, Language


def feed(site: Site, language: Language) -> bytes:
    """The feed. Its days are those of the releases; links are relative to where it lies."""
    t = sayer(language)
    address = f"feed/{language}.atom"
    title = t(
        "Amparo: what immigration authorities asked, and what was answered",
        "Amparo: qué pidieron las autoridades de inmigración y qué se respondió",
    )
    entries = "".join(_entry(site, one, language, address) for one in reversed(site.releases))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">\n'
        f"<title>{escape(title)}</title>\n<id>{_tag(site, site.releases[0].made_on, language)}</id>\n"
        f"<updated>{_at(site.release.made_on)}</updated>\n<author><name>Amparo</name></author>\n"
        f'<link rel="alternate" hreflang="{language}" href="{addresses.link(address, addresses.page(language))}"/>\n'
        f'<link rel="self" href="{language}.atom"/>\n{entries}</feed>\n'
    ).encode()


def _entry(site: Site, release: Release, language: Language, address: str) -> str:
    t = sayer(language)
    there = addresses.link(address, addresses.page(language, "releases", folder_name(release.number)))
    title = t("Release {n}", "Publicación {n}", n=str(release.number))
    told = [t("Made on {day}.", "Hecha el {day}.", day=day(release.made_on, language))]
    if release.corrections:
        told.append(
            t("Figures corrected: {n}.", "Cifras corregidas: {n}.", n=len(release.corrections)),
        )
    updated = release.made_on
    if release.number in site.withdrawn:
        why = word_of("withdrawal", site.withdrawn[release.number].reason, language)
        told.insert(0, t("Taken back: {why}.", "Retirada: {why}.", why=why))
        updated = next(
            one.made_on
            for one in site.releases
            if any(back.release == release.number for back in one.withdrawn)
        )
    told.append(NOT_LEGAL_ADVICE[language])
    return (
        f"<entry>\n<title>{escape(title)}</title>\n"
        f"<id>{_tag(site, release.made_on, f'{language}/{folder_name(release.number)}')}</id>\n"
        f'<updated>{_at(updated)}</updated>\n<link href="{there}"/>\n<summary>{escape(" ".join(told))}</summary>\n</entry>\n'
    )


def _tag(site: Site, on: date, name: str) -> str:
    """A name that stays when the site moves (RFC 4151)."""
    return escape(f"tag:{site.release.origin.partition('/')[0]},{on.isoformat()}:amparo/{name}")


def _at(on: date) -> str:
    return f"{on.isoformat()}T12:00:00Z"
