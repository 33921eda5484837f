"""Pages as HTML: a template, the words of a language, the links of a place, and the line that says of which release it is."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from amparo.figures.speech import LANGUAGES, NAMES, OTHER, day, number, teller
from amparo.figures.spoken import capital
from amparo.pages import addresses
from amparo.pages.frames import as_of
from amparo.pages.site import Key, Page
from amparo.register.release import Release
from amparo.terms import NOT_LEGAL_ADVICE, Language

_MENU: tuple[tuple[Key, str, str], ...] = (
    ((), "Overview", "Resumen"),
    (("agencies",), "Agencies", "Agencias"),
    (("figures",), "Figures", "Cifras"),
    (("coverage",), "Who answered", "Quién respondió"),
    (("forums",), "Forums", "Foros"),
    (("days",), "Days and log", "Días y registro"),
    (("map",), "Map", "Mapa"),
    (("reported",), "Published by others", "Publicado por otros"),
    (("data",), "Data", "Datos"),
)
_SMALL_MENU: tuple[tuple[Key, str, str], ...] = (
    (("methods",), "How it is counted", "Cómo se cuenta"),
    (("privacy",), "Privacy", "Privacidad"),
    (("limits",), "Limits of local power", "Límites del poder local"),
    (("corrections",), "Corrections", "Correcciones"),
    (("releases",), "Releases", "Publicaciones"),
)


@cache
def _environment() -> Environment:
    """The templates, each read and compiled once a process, however many sites it builds."""
    return Environment(
        loader=PackageLoader("amparo.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


class Renderer:
    """Renders the pages of a site of one release. Templates know nothing of the release but what a page hands them."""

    def __init__(self, release: Release) -> None:
        self._release = release
        static = files("amparo.pages").joinpath("static")
        self._css = static.joinpath("uswds.css").read_bytes() + static.joinpath("site.css").read_bytes()
        self._style = f"assets/site-{sha256(self._css).hexdigest()[:12]}.css"
        self._shared = {language: self._words(language) for language in LANGUAGES}
        self._templates = dict[str, Template]()

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """The style, the emblem, and the two pages that have no language."""
        yield self._style, self._css
        yield "assets/hills.svg", self._template("hills.html").render().encode()
        for name in ("index.html", "404.html"):
            yield name, self._template(f"root-{name}").render(style=self._style).encode()

    def page(self, page: Page, language: Language) -> tuple[str, bytes]:
        """A page: the file that it lies in, and its bytes."""
        here = addresses.page(language, *page.key)
        links = {
            "to": lambda *key: addresses.link(here, addresses.page(language, *key)),
            "to_file": lambda path: addresses.link(here, path),
            "to_other": addresses.link(here, addresses.page(OTHER[language], *page.key)),
        }
        content = self._template(page.template).render(
            **self._shared[language],
            **links,
            as_of=Markup(
                as_of(self._release, language, here)
            ),  # its values are escaped where they are put in
            page=page,
            **page.told,
        )
        return addresses.file_of(here), content.encode()

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = _environment().get_template(name)
        return self._templates[name]

    def _words(self, language: Language) -> dict[str, Any]:
        place = 1 if language == "en" else 2
        return {
            "language": language,
            "other": OTHER[language],
            "other_name": NAMES[OTHER[language]],
            "t": teller(language),
            "day": lambda on: day(on, language),
            "number": lambda value: number(value, language),
            "number_plain": str,
            "capital": capital,
            "style": self._style,
            "not_legal_advice": NOT_LEGAL_ADVICE[language],
            "menu": [(entry[0], entry[place]) for entry in _MENU],
            "small_menu": [(entry[0], entry[place]) for entry in _SMALL_MENU],
        }
