"""The parts of the site, in the order in which they are laid: what each tells, as a digest, and how it is made.

A part whose digest is that of the site that stands is taken from there; how, `kept` says. Parts without a digest are made
each time: they tell of everything, and are few.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from amparo.figures.speech import LANGUAGES
from amparo.pages import swap
from amparo.pages.agency import agencies, agency_pages
from amparo.pages.api import agency_file, api_files, head_of, table_file
from amparo.pages.asked import asked
from amparo.pages.corrections import corrections
from amparo.pages.data import data_files, lines_of, package, spelt
from amparo.pages.days import calendar, days, days_of, spoken_name
from amparo.pages.feed import feed
from amparo.pages.figure import figure_pages, figures
from amparo.pages.forum_plans import Forum
from amparo.pages.forums import forum_digest, forum_files, forums
from amparo.pages.home import home
from amparo.pages.laid import Content, Given, Laid
from amparo.pages.log_days import LogTold
from amparo.pages.narrow import (
    Narrowed,
    digest_of,
    to_agency,
    to_days,
    to_table,
    to_year,
    told_to_all,
    years_of,
)
from amparo.pages.places import places
from amparo.pages.prose import prose
from amparo.pages.published import releases
from amparo.pages.render import Renderer
from amparo.pages.reported import reported_files
from amparo.pages.reported_pages import reported
from amparo.pages.site import Page, Site
from amparo.pages.verify_page import verify_pages
from amparo.register.release import MANIFEST, PROOF, Agency, Release, contents_of, folder_name
from amparo.register.release_again import KnownTables
from amparo.register.tables import TABLES
from amparo.terms import Language

Files = Iterator[tuple[str, Content]]
Sorts = Mapping[str, tuple[str, str]]
_WHOLE: tuple[Callable[[Site, Language], Iterator[Page]], ...] = (
    *(home, agencies, figures, asked, days, places, releases, corrections, forums, prose),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part by name: the digest of what it tells, if it may be kept, and how its files are made."""

    name: str
    told: str | None
    make: Callable[[], Files]


def parts(site: Site, sorts: Sorts, laid: Mapping[str, Laid]) -> Iterator[Part]:
    """Every part of the site. `laid` is filled by the caller as files are laid: the last part describes those before it."""
    tables = _tables(site.release)
    render, shared = Renderer(site.release), told_to_all(site)
    yield Part("what is always made", None, lambda: _whole(site, sorts, render))
    yield Part("the guide", "of the program alone", _guide)
    for agency in site.release.agencies:
        yield _agency(site, tables, agency, render)
    for name in TABLES:
        yield _table(site, tables, name)
        yield _figure(to_table(site, tables, name, shared), name, render)
    yield _reported(site, render)
    if site.log:
        for name in site.log.agencies:
            yield from _days(site, name, render)
    for release in site.releases:
        if (
            release.folder is not None
        ):  # of one that could identify somebody nothing is given out, nor is it here
            yield _released(release)
    for forum in site.forums:
        yield _forum(forum, render)
    yield _plans(site.forums)
    yield Part("the log", None, lambda: _log(site))
    yield Part("the description of the data", None, lambda: iter([package(site, laid)]))
    told = {"format": "amparo-site/v1", "release": site.release.number, "manifest": site.release.manifest}
    yield Part("the mark", None, lambda: iter([(swap.MARK, spelt(told))]))


def _tables(release: Release) -> KnownTables:
    if isinstance(release.tables, KnownTables):
        return release.tables
    contents = contents_of(release)
    return KnownTables({name: contents[f"tables/{name}.json"] for name in release.tables})


def _whole(site: Site, sorts: Sorts, render: Renderer) -> Files:
    """What tells of everything: the pages that sum up, the lists, the words, the small files of the API, the style."""
    yield from render.assets()
    for language in LANGUAGES:
        for make in _WHOLE:
            for page in make(site, language):
                yield render.page(page, language)
        yield f"feed/{language}.atom", feed(site, language)
    yield from api_files(site)
    ended = [(one.keys, one.size) for one in site.ended]
    notes = site.log.keys if site.log else ()
    yield from sorted(verify_pages(notes=notes, ended=ended, sorts=sorts).items())


def _guide() -> Files:
    """The guide tells of nothing in a release: it changes with the program, and then every part is made."""
    from amparo.pages.guide import (
        files,
    )  # here, because it needs all law, which a site that is built again does not

    yield from sorted(files().items())


def _agency(site: Site, tables: KnownTables, agency: Agency, render: Renderer) -> Part:
    narrowed = to_agency(site, tables, agency)

    def make() -> Files:
        for language in LANGUAGES:
            for page in agency_pages(narrowed.site, agency, language):
                yield render.page(page, language)
        rows = narrowed.site.release.tables
        lines = {name: lines_of(TABLES[name], rows[name].rows) for name in TABLES}
        yield agency_file(head_of(site.release), agency.id, lines)

    return Part(f"agency {agency.id}", narrowed.told, make)


def _table(site: Site, tables: KnownTables, name: str) -> Part:
    def make() -> Files:
        spec, rows = TABLES[name], site.release.tables[name].rows
        lines = lines_of(spec, rows)
        yield from data_files(spec, rows, lines)
        yield table_file(head_of(site.release), name, lines)

    return Part(f"table {name}", sha256(tables.content(name)).hexdigest(), make)


def _figure(narrowed: Narrowed, name: str, render: Renderer) -> Part:
    def make() -> Files:
        for language in LANGUAGES:
            for page in figure_pages(narrowed.site, TABLES[name], language):
                yield render.page(page, language)

    return Part(f"figure {name}", narrowed.told, make)


def _reported(site: Site, render: Renderer) -> Part:
    """What others published: the same in every site that this version builds, so its files are its digest."""
    held = dict(reported_files())

    def make() -> Files:
        for language in LANGUAGES:
            for page in reported(site, language):
                yield render.page(page, language)
        yield from sorted(held.items())

    return Part("published by others", digest_of(sorted(held.items())), make)


def _days(site: Site, name: str, render: Renderer) -> Iterator[Part]:
    """The page of an agency's days, and a part for each year's calendar."""
    assert site.log is not None
    spoken = {language: spoken_name(site, name, language) for language in LANGUAGES}
    words = tuple(spoken.values())
    whole, told = to_days(site.log, name, words)

    def make_list() -> Files:
        for language in LANGUAGES:
            for page in days_of(whole, name, spoken[language], language):
                yield render.page(page, language)

    yield Part(f"days {name}", told, make_list)
    for year in years_of(whole.agencies[name]):
        held, told = to_year(whole, name, year, words)

        def make(year: int = year, held: LogTold = held) -> Files:
            for language in LANGUAGES:
                for page in calendar(held, name, str(year), spoken[language], language):
                    yield render.page(page, language)

        yield Part(f"days {name} {year}", told, make)


def _released(release: Release) -> Part:
    """The files of a release at their permanent addresses."""
    folder = release.folder
    assert folder is not None
    proofs = {PROOF: release.proof} if release.proof else {}
    named = f"releases/{folder_name(release.number)}/"

    def make() -> Files:
        yield f"{named}{MANIFEST}", Given(folder / MANIFEST, release.manifest)
        for name, content in proofs.items():
            yield named + name, content
        for name, digest in release.digests.items():
            yield named + name, Given(folder / name, digest)

    told = digest_of([release.manifest, proofs])
    return Part(named, told, make)


def _forum(forum: Forum, render: Renderer) -> Part:
    return Part(f"forum {forum.name}", forum_digest(forum), lambda: forum_files(forum, render.page))


def _plans(forums: Sequence[Forum]) -> Part:
    """The plans of the forums as they were handed in, so that whoever copies the site's folders can build it again."""
    held = {f"forums/{name}": content for forum in forums for name, content in forum.written().items()}
    return Part("plans of forums", digest_of(held), lambda: iter(sorted(held.items())))


def _log(site: Site) -> Files:
    """The log as of the newest release."""
    folder = site.release.folder
    if site.log and folder is not None:
        for name in site.release.log:
            yield name, Given(folder / name, site.release.digests[name])
