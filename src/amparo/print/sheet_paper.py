"""A sheet as a PDF that a screen reader can read (PDF/UA-1), with its fonts inside and no letter lost.

Words that somebody else wrote may hold letters that our fonts lack. Such a run is set with fonts of the machine, where
those hold it; else it becomes a blank to be written by hand, and whoever had the sheet made is told which letters.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from amparo.print.letters import FAMILIES, FONTS, lacking
from amparo.print.paper import typesetter
from amparo.print.sheet import Sheet, runs_of
from amparo.print.sheet_typst import to_typst
from amparo.terms import FactValueError

_PAGE = re.compile(rb"/Type\s*/Page\b")
"""What a PDF of the typesetter's holds once for each page; its page tree lies open."""

_INSTALLED = "Noto Sans"
"""Fonts of the machine whose names begin so are asked for letters that ours lack."""


@dataclass(frozen=True, slots=True)
class ByHand:
    """A field that was left blank, to be written by hand, and the letters for which there is no font."""

    where: str
    letters: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed sheet, and what has to be written on it by hand before it is served."""

    content: bytes
    pages: int
    by_hand: tuple[ByHand, ...] = ()


def print_sheet(sheet: Sheet, at: datetime, *, installed: bool = True) -> Printed:
    """The sheet as PDF/UA-1, made at a moment; the same sheet and moment give the same bytes.

    `installed` False asks no font of the machine. Raises FileError where the typesetter is not installed.
    """
    if at.tzinfo is None:
        raise FactValueError("at", f"{at} names no time zone.", "Give the moment with its zone.")
    strange = {run.where: lacking(run.text) for run in runs_of(sheet) if run.where and lacking(run.text)}
    if not strange:
        return _printed(_set(sheet, at, frozenset(), False))
    if installed and _machine_fonts():
        typst = typesetter()
        try:
            return _printed(_set(sheet, at, frozenset(), True))
        except typst.TypstError:  # no font of the machine holds them either
            pass
    told = tuple(ByHand(where, letters) for where, letters in strange.items())
    return _printed(_set(sheet, at, frozenset(strange), False), told)


def picture_sheet(sheet: Sheet, at: datetime, *, dots: float = 110.0) -> bytes:
    """The first page of a sheet as a picture (PNG), `dots` to the inch; its words must be ours, so that no letter lacks.

    Raises FileError where the typesetter is not installed.
    """
    made: Any = typesetter().compile(
        to_typst(sheet, at, frozenset(), ()).encode("utf-8"),
        font_paths=_fonts(False),
        format="png",
        ppi=dots,
    )
    first: bytes = made[0] if isinstance(made, list) else made
    return first


def _printed(content: bytes, by_hand: tuple[ByHand, ...] = ()) -> Printed:
    return Printed(content, len(_PAGE.findall(content)), by_hand)


def _set(sheet: Sheet, at: datetime, by_hand: frozenset[str], installed: bool) -> bytes:
    made: bytes = typesetter().compile(
        to_typst(sheet, at, by_hand, _machine_fonts() if installed else ()).encode("utf-8"),
        font_paths=_fonts(installed),
        pdf_standards=["ua-1"],
        timestamp=int(at.timestamp()),
    )
    return made


@lru_cache(maxsize=2)
def _fonts(installed: bool) -> Any:
    return typesetter().Fonts(
        include_system_fonts=installed, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


@lru_cache(maxsize=1)
def _machine_fonts() -> tuple[str, ...]:
    return tuple(one for one in _fonts(True).families() if one.startswith(_INSTALLED) and one not in FAMILIES)
