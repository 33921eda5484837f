"""Slides: a few large things on each, set as a PDF that a screen reader can read (PDF/UA-1), with our fonts inside.

All text goes in as Typst strings, and a picture as its SVG with its alternative text: nothing of it is read as markup.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, assert_never

from amparo.print.letters import FONTS, families_for, lacking
from amparo.print.paper import typesetter
from amparo.terms import FileError, Language


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph; a `quiet` one is for those who look closer."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """Points."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Large:
    """Numbers set large, each with what it is of."""

    numbers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in SVG, and what it shows in words."""

    svg: str
    told: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; the first column names the row. `widths` are the columns' shares."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Halves:
    """Two things side by side."""

    left: "SlideBlock"
    right: "SlideBlock"


SlideBlock = Said | Listed | Large | Picture | Rows | Halves


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its heading and what stands on it."""

    title: str
    blocks: tuple[SlideBlock, ...]


@dataclass(frozen=True, slots=True)
class Slides:
    """All slides. `front` stands below the title on the first; `foot` on every other."""

    language: Language
    title: str
    subtitle: str
    front: tuple[str, ...]
    slides: tuple[Slide, ...]
    foot: str


def to_pdf(slides: Slides, on: date) -> bytes:
    """The slides as PDF/UA-1; `on` is the day that they state as their own.

    Raises FileError where Typst is not installed, and where the fonts lack a letter.
    """
    missing = "".join(sorted(set(lacking("".join(_texts(slides))))))
    if missing:
        raise FileError(
            slides.title,
            f"the fonts lack these letters: {missing}",
            "Spell the agency's name without them.",
        )
    made: bytes = typesetter().compile(
        _typst(slides, on).encode("utf-8"),
        font_paths=_fonts(),
        pdf_standards=["ua-1"],
        timestamp=(on - date(1970, 1, 1)).days * 86400,
    )
    return made


@lru_cache(maxsize=1)
def _fonts() -> Any:
    return typesetter().Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


@lru_cache(maxsize=1)
def _style() -> str:
    return files("amparo.print").joinpath("slides.typ").read_text("utf-8")


def _typst(slides: Slides, on: date) -> str:
    head = ", ".join(
        (
            f"title: {_string(slides.title)}",
            f"subtitle: {_string(slides.subtitle)}",
            f"lang: {_string(slides.language)}",
            f"fonts: {_list(map(_string, families_for(slides.language)))}",
            f"foot: {_string(slides.foot)}",
            f"front: {_list(map(_string, slides.front))}",
            f"on: datetime(year: {on.year}, month: {on.month}, day: {on.day})",
        )
    )
    told = "\n".join(
        f"#slide({_string(one.title)}, {{{'; '.join(map(_block, one.blocks))}}})" for one in slides.slides
    )
    return f"{_style()}\n#show: deck.with({head})\n{told}\n"


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _list(parts: Iterable[str]) -> str:
    return "(" + "".join(f"{part}, " for part in parts) + ")"


def _block(block: SlideBlock) -> str:
    match block:
        case Said():
            return f"said({_string(block.text)}, {str(block.quiet).lower()})"
        case Listed():
            return f"listed({_list(map(_string, block.points))})"
        case Large():
            return f"large({_list(f'({_string(one)}, {_string(words)})' for one, words in block.numbers)})"
        case Picture():
            return f"picture({_string(block.svg)}, {_string(block.told)})"
        case Rows():
            rows = _list(_list(map(_string, row)) for row in block.rows)
            widths = _list(f"{share}fr" for share in block.widths)
            return f"rows({_list(map(_string, block.head))}, {rows}, {widths})"
        case Halves():
            return f"halves({_block(block.left)}, {_block(block.right)})"
    assert_never(block)


def _texts(slides: Slides) -> Iterable[str]:
    """Every text that is set in letters, those of the pictures too."""
    yield from (slides.title, slides.subtitle, slides.foot, *slides.front)
    for one in slides.slides:
        yield one.title
        for block in one.blocks:
            yield from _texts_of(block)


def _texts_of(block: SlideBlock) -> Iterable[str]:
    match block:
        case Said():
            yield block.text
        case Listed():
            yield from block.points
        case Large():
            yield from (text for pair in block.numbers for text in pair)
        case Picture():
            yield block.svg
        case Rows():
            yield from block.head
            yield from (text for row in block.rows for text in row)
        case Halves():
            yield from _texts_of(block.left)
            yield from _texts_of(block.right)
