"""Builds the public site of a folder of releases: the same releases give the same bytes, on any machine and any day.

    releases ─► Site (looked up, added, covered) ─► pages in two languages, data, API, feed, log ─► put in place at once

No clock is asked: every day on the site comes from the releases.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from amparo.pages import addresses, swap
from amparo.pages.agency import agencies
from amparo.pages.api import api_files
from amparo.pages.asked import asked
from amparo.pages.corrections import corrections
from amparo.pages.data import data_files, lines_of, spelt
from amparo.pages.days import days
from amparo.pages.feed import feed
from amparo.pages.figure import figures
from amparo.pages.home import home
from amparo.pages.log_days import LogTold, log_of
from amparo.pages.places import places
from amparo.pages.prose import prose
from amparo.pages.published import given_out, releases
from amparo.pages.site import Key, Page, Site, capital, site_of
from amparo.pages.speech import LANGUAGES, NAMES, OTHER, day, number, teller
from amparo.pages.verify_page import verify_pages
from amparo.register.release import MANIFEST, PROOF, Release, ReleaseError, folder_name, read_releases
from amparo.register.tables import TABLES
from amparo.terms import NOT_LEGAL_ADVICE, Language

_PAGES: tuple[Callable[[Site, Language], Iterator[Page]], ...] = (
    home,
    agencies,
    figures,
    asked,
    days,
    places,
    releases,
    corrections,
    prose,
)
_MENU: tuple[tuple[Key, str, str], ...] = (
    ((), "Overview", "Resumen"),
    (("agencies",), "Agencies", "Agencias"),
    (("figures",), "Figures", "Cifras"),
    (("coverage",), "Who answered", "Quién respondió"),
    (("days",), "Days and log", "Días y registro"),
    (("map",), "Map", "Mapa"),
    (("data",), "Data", "Datos"),
)
_SMALL_MENU: tuple[tuple[Key, str, str], ...] = (
    (("methods",), "How it is counted", "Cómo se cuenta"),
    (("privacy",), "Privacy", "Privacidad"),
    (("limits",), "Limits of local power", "Límites del poder local"),
    (("corrections",), "Corrections", "Correcciones"),
    (("releases",), "Releases", "Publicaciones"),
)
Sorts = Mapping[str, tuple[str, str]]
Content = bytes | Path
"""What a file of the site holds: bytes, or a file of a release to be copied."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: how many files, from which release, and what is wrong with its log, in English and Spanish."""

    files: int
    release: int
    faults: tuple[tuple[str, str], ...]


def build(folder: Path, out: Path, sorts: Sorts | None = None) -> Built:
    """Build the site of a folder of releases and put it in place. Raises FileError (ReleaseError among them).

    `sorts` are the words for sorts of events, which a proof may show: whoever knows case files hands them in.
    """
    site = site_in(folder)
    count = swap.put(out, site_files(site, sorts or {}))
    faults = tuple((one.en, one.es) for one in site.log.faults) if site.log else ()
    return Built(count, site.release.number, faults)


def site_in(folder: Path) -> Site:
    """Everything that the site of a folder of releases tells. Raises FileError."""
    found = read_releases(folder)
    if not found:
        raise ReleaseError(
            str(folder),
            "there is no release in it.",
            "Publish one first; a release is a folder named 0001, 0002 and so on.",
            "no hay ninguna publicación. Publique una primero; es una carpeta llamada 0001, 0002, etc.",
        )
    return site_of(found, _log(found[-1]))


def _log(release: Release) -> LogTold | None:
    """The copy of the log that a release carries, checked. Raises ReleaseError where it is another log's."""
    if release.folder is None or not release.log:
        return None
    log = log_of(release.folder / "log", release.made_on)
    if log and log.origin != release.origin:
        raise ReleaseError(
            f"{folder_name(release.number)}/log/checkpoint",
            f"it is of another log: {log.origin}, not {release.origin}.",
            "Make the release again with its own log.",
            f"es de otro registro: {log.origin}, no {release.origin}. Haga la publicación otra vez con su registro.",
        )
    return log


def site_files(site: Site, sorts: Sorts) -> Iterator[tuple[str, Content]]:
    """Every file of the site by path."""
    static = files("amparo.pages").joinpath("static")
    css = static.joinpath("uswds.css").read_bytes() + static.joinpath("site.css").read_bytes()
    style = f"assets/site-{sha256(css).hexdigest()[:12]}.css"
    yield style, css
    environment = Environment(
        loader=PackageLoader("amparo.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    yield "assets/hills.svg", environment.get_template("hills.html").render().encode()
    for language in LANGUAGES:
        yield from _pages(site, language, environment, style)
        yield f"feed/{language}.atom", feed(site, language)
    for name in ("index.html", "404.html"):
        yield name, environment.get_template(f"root-{name}").render(style=style).encode()
    lines = {name: lines_of(spec, site.release.tables[name].rows) for name, spec in TABLES.items()}
    yield from data_files(site, lines)
    yield from api_files(site, lines)
    yield from sorted(verify_pages(notes=site.log.keys if site.log else (), sorts=sorts).items())
    yield from _released(site)
    told = {"format": "amparo-site/v1", "release": site.release.number, "manifest": site.release.manifest}
    yield swap.MARK, spelt(told)


def _pages(
    site: Site, language: Language, environment: Environment, style: str
) -> Iterator[tuple[str, bytes]]:
    """Every page of a language."""
    place = 1 if language == "en" else 2
    shared: dict[str, Any] = {
        "language": language,
        "other": OTHER[language],
        "other_name": NAMES[OTHER[language]],
        "t": teller(language),
        "day": lambda on: day(on, language),
        "number": lambda value: number(value, language),
        "number_plain": str,
        "capital": capital,
        "release": site.release,
        "style": style,
        "not_legal_advice": NOT_LEGAL_ADVICE[language],
        "menu": [(entry[0], entry[place]) for entry in _MENU],
        "small_menu": [(entry[0], entry[place]) for entry in _SMALL_MENU],
    }
    templates: dict[str, Template] = {}
    for make in _PAGES:
        for page in make(site, language):
            if page.template not in templates:
                templates[page.template] = environment.get_template(page.template)
            yield _rendered(page, language, templates[page.template], shared)


def _rendered(
    page: Page, language: Language, template: Template, shared: Mapping[str, Any]
) -> tuple[str, bytes]:
    here = addresses.page(language, *page.key)
    links = {
        "to": lambda *key: addresses.link(here, addresses.page(language, *key)),
        "to_file": lambda path: addresses.link(here, path),
        "to_other": addresses.link(here, addresses.page(OTHER[language], *page.key)),
    }
    content = template.render(**shared, **links, page=page, **page.told)
    return addresses.file_of(here), content.encode()


def _released(site: Site) -> Iterator[tuple[str, Content]]:
    """The files of each release at their permanent addresses, and the log as of the newest."""
    for release in site.releases:
        if release.folder is None:
            continue
        whole = given_out(site, release)
        for path in sorted(one for one in release.folder.rglob("*") if one.is_file()):
            name = path.relative_to(release.folder).as_posix()
            if whole or name in (MANIFEST, PROOF):
                yield f"releases/{folder_name(release.number)}/{name}", path
    if site.log and site.release.folder is not None:
        for name in site.release.log:
            yield name, site.release.folder / name
