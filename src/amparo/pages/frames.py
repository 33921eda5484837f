"""What stands on every page and in many files of data around what they tell: of which release they are, which always changes.

A file whose content is as before is taken from the site that stands with the frame of now. So each frame stands between two
marks that can stand nowhere else in the file: nothing that a release holds gets into a page without its `<` and `"` spelt out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from amparo.figures.speech import LANGUAGES, day, teller
from amparo.pages import addresses
from amparo.pages.api import BASE, frame_of_json
from amparo.register.release import Release, folder_name
from amparo.terms import Language

_OPENS, _CLOSES = b'<p class="quiet" id="release">', b"</p>"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands between two marks of a file."""

    opens: bytes
    told: bytes
    closes: bytes

    def around(self, content: bytes) -> bytes | None:
        """A file with this frame in the place of the one that it has; None where it has none."""
        before, opens, rest = content.rpartition(self.opens)
        _, closes, after = rest.partition(self.closes)
        return b"".join((before, opens, self.told, closes, after)) if opens and closes else None


def as_of(release: Release, language: Language, here: str) -> str:
    """The line below each page: of which release it is, and of which log."""
    return teller(language)(
        '<a href="{link}">Release {n}</a> of {day}. Log: {origin}. This site keeps no cookies, loads nothing from elsewhere '
        "and does not know who reads it.",
        '<a href="{link}">Publicación {n}</a> del {day}. Registro: {origin}. Este sitio no usa cookies, no carga nada de '
        "otros y no sabe quién lo lee.",
        link=addresses.link(here, addresses.page(language, "releases", folder_name(release.number))),
        n=str(release.number),
        day=day(release.made_on, language),
        origin=release.origin,
    )


def frames(release: Release) -> Callable[[str], Frame | None]:
    """The frame that each file of a site of this release has, by path; None where a file has none."""
    opens, told, closes = frame_of_json(release)

    def frame_of(path: str) -> Frame | None:
        if path.startswith(f"{BASE}/agencies/"):
            return Frame(opens, told, closes["agency"])
        if path.startswith(f"{BASE}/tables/"):
            return Frame(opens, told, closes["table"])
        language = next((one for one in LANGUAGES if path.startswith(f"{one}/")), None)
        if language is None or not path.endswith("/index.html"):
            return None
        return Frame(_OPENS, as_of(release, language, path.removesuffix("index.html")).encode(), _CLOSES)

    return frame_of
