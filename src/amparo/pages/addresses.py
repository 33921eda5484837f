"""Where each page lies: addresses in the words of its language, and links that hold in any folder of any web host."""

from amparo.terms import Language

_SEGMENTS: dict[str, tuple[str, str]] = {
    "agencies": ("agencies", "agencias"),
    "corrections": ("corrections", "correcciones"),
    "coverage": ("coverage", "cobertura"),
    "data": ("data", "datos"),
    "days": ("days", "dias"),
    "figures": ("figures", "cifras"),
    "forums": ("forums", "foros"),
    "limits": ("limits", "limites"),
    "map": ("map", "mapa"),
    "methods": ("methods", "metodos"),
    "privacy": ("privacy", "privacidad"),
    "reported": ("reported", "publicadas"),
    "releases": ("releases", "publicaciones"),
}


def page(language: Language, *parts: str) -> str:
    """The folder of a page from the site's root: page("es", "agencies", "madrone") is `es/agencias/madrone/`."""
    place = 0 if language == "en" else 1
    spelt = [_SEGMENTS[part][place] if part in _SEGMENTS else part for part in parts[:1]]
    return "/".join([language, *spelt, *parts[1:]]) + "/"


def file_of(address: str) -> str:
    """The file that a web host gives for an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def link(here: str, there: str) -> str:
    """The way from one page to another, so that the site may lie in any folder of a host, or on a disk."""
    up = here.count("/")
    return "../" * up + there or "./"
