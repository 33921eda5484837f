"""What the house says of itself in public, from one file that it keeps by hand: agencies, regions, who else was asked.

    delay_days = 30                         # longer, never shorter

    [[region]]
    id = "valley"
    name = { en = "The valley", es = "El valle" }
    path = "M0 0 L500 0 L500 1000 L0 1000 Z"

    [[agency]]
    id = "madrone"                          # its short name at this desk, or any other for one that is not here
    name = { en = "Madrone County Jail", es = "Cárcel del condado de Madrone" }
    kind = "sheriff_jail"
    region = "valley"
    since = 2025-01-01

    [[asked]]                               # of agencies that are not at this desk
    agency = "alder"
    period = "2025"
    state = "not_asked"                     # or did_not_answer

Nothing else of an agency is published in words. An agency of this desk that the file does not name is in no release.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from amparo.register.release import Agency, Asked, Region
from amparo.register.release_json import NAME, OUTLINE
from amparo.register.tables import CODES
from amparo.register.totals import is_identifier, is_period
from amparo.release.periods import SHORTEST_DELAY, DelayError
from amparo.terms import FileError

SILENT = ("not_asked", "did_not_answer")
"""What can be said of an agency that is not at this desk."""


@dataclass(frozen=True, slots=True)
class PublicList:
    """The agencies that releases speak of, the regions of the map, and who else was asked."""

    agencies: tuple[Agency, ...]
    regions: tuple[Region, ...]
    asked: tuple[Asked, ...]
    delay_days: int = SHORTEST_DELAY


def read_public_list(path: Path) -> PublicList:
    """The list in a file. Raises FileError, naming the place and how to mend it; DelayError."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        mend = (
            "Write it; its shape stands in docs/how-to/release.md. AMPARO_RELEASE_LIST names another place."
        )
        raise FileError(
            str(path), "the house's public list is not there: nothing is published without it.", mend
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FileError(str(path), f"it cannot be read ({error}).", "It is TOML in UTF-8.") from error
    read = _Read(path)
    read.names(told, "the file", ("delay_days", "region", "agency", "asked"))
    regions = tuple(read.region(one, n) for n, one in read.each(told, "region"))
    agencies = tuple(read.agency(one, n, regions) for n, one in read.each(told, "agency"))
    known = {one.id for one in agencies}
    asked = tuple(read.asked(one, n, known) for n, one in read.each(told, "asked"))
    delay = told.get("delay_days", SHORTEST_DELAY)
    if type(delay) is not int:
        raise read.wrong("delay_days", "it is no whole number.", f"{SHORTEST_DELAY}, or more.")
    if delay < SHORTEST_DELAY:
        raise DelayError(delay)
    return PublicList(agencies, regions, asked, delay)


class _Read:
    """Reads the parts of one file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def wrong(self, place: str, problem: str, mend: str) -> FileError:
        return FileError(str(self._path), f"{place}: {problem}", mend)

    def names(self, told: Mapping[str, Any], place: str, known: tuple[str, ...]) -> None:
        odd = sorted(set(told) - set(known))
        if odd:
            raise self.wrong(place, f"{odd[0]!r} is not known there.", f"Known: {', '.join(known)}.")

    def each(self, told: Mapping[str, Any], name: str) -> list[tuple[str, dict[str, Any]]]:
        given = told.get(name, [])
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            raise self.wrong(name, "it is no list of tables.", f"Write [[{name}]] above each.")
        return [(f"{name} {number}", one) for number, one in enumerate(given, 1)]

    def region(self, told: dict[str, Any], place: str) -> Region:
        self.names(told, place, ("id", "name", "path"))
        path = self._text(told, "path", place)
        if not OUTLINE.fullmatch(path):
            raise self.wrong(
                f"{place}, path", "it is no outline.", "An SVG path: letters of its steps, numbers, spaces."
            )
        return Region(self._id(told, place), self._both(told, place), path)

    def agency(self, told: dict[str, Any], place: str, regions: tuple[Region, ...]) -> Agency:
        self.names(told, place, ("id", "name", "kind", "region", "since"))
        kind, region, since = told.get("kind"), told.get("region"), told.get("since")
        if not isinstance(kind, str) or kind not in CODES["agency_kind"]:
            raise self.wrong(
                f"{place}, kind", "it is none of ours.", f"Known: {', '.join(CODES['agency_kind'])}."
            )
        if not isinstance(region, str) or region not in {one.id for one in regions}:
            raise self.wrong(f"{place}, region", "there is no such region above.", "Add it as [[region]].")
        if type(since) is not date:
            raise self.wrong(f"{place}, since", "it is no day.", "Write it bare, as 2025-01-01.")
        return Agency(self._id(told, place), self._both(told, place), kind, region, since)

    def asked(self, told: dict[str, Any], place: str, agencies: set[str]) -> Asked:
        self.names(told, place, ("agency", "period", "state"))
        agency, period, state = told.get("agency"), told.get("period"), told.get("state")
        if not isinstance(agency, str) or agency not in agencies:
            raise self.wrong(f"{place}, agency", "there is no such agency above.", "Add it as [[agency]].")
        if not isinstance(period, str) or not is_period(period):
            raise self.wrong(f"{place}, period", "it is no period.", 'Write "2025" or "2025-Q3".')
        if not isinstance(state, str) or state not in SILENT:
            mend = f"{' or '.join(SILENT)}; who reported is known from the desk alone."
            raise self.wrong(f"{place}, state", "it is not known.", mend)
        return Asked(agency, period, state)

    def _id(self, told: dict[str, Any], place: str) -> str:
        given = told.get("id")
        if not is_identifier(given):
            raise self.wrong(f"{place}, id", "it is no short name.", "Small letters, digits and hyphens.")
        return str(given)

    def _both(self, told: dict[str, Any], place: str) -> Mapping[Any, str]:
        given = told.get("name")
        if not isinstance(given, dict) or set(given) != {"en", "es"} or not all(given.values()):
            raise self.wrong(f"{place}, name", "it needs both languages.", 'name = { en = "…", es = "…" }')
        for language, word in given.items():
            if not isinstance(word, str) or not NAME.fullmatch(word):
                mend = "1 to 120 letters, without < and > and without signs that nobody sees."
                raise self.wrong(f"{place}, name, {language}", "a release cannot hold it.", mend)
        return {"en": str(given["en"]), "es": str(given["es"])}

    def _text(self, told: dict[str, Any], name: str, place: str) -> str:
        given = told.get(name)
        if not isinstance(given, str) or not given:
            raise self.wrong(f"{place}, {name}", "it is missing.", "Write it in quotation marks.")
        return given
