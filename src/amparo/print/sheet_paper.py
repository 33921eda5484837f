"""A sheet as a PDF that a screen reader can read (PDF/UA-1), with its fonts inside and no letter lost.

Words that somebody else wrote may hold letters that our fonts lack. Such a run is set with fonts of the machine, where
those hold it; else it becomes a blank to be written by hand, and whoever had the sheet made is told which letters.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any, assert_never

from amparo.print.letters import FAMILIES, FONTS, families_for, lacking, written
from amparo.print.paper import typesetter
from amparo.print.sheet import (
    Block,
    Choices,
    Heading,
    Line,
    Lines,
    Paragraph,
    Part,
    Points,
    Rows,
    Run,
    Said,
    Sheet,
)
from amparo.terms import FactValueError

_REGIONS = {"zh-Hans": ("zh", "CN"), "zh-Hant": ("zh", "TW")}
"""A PDF's language has no script; these regions are how readers tell the two ways of writing apart."""

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


def _printed(content: bytes, by_hand: tuple[ByHand, ...] = ()) -> Printed:
    return Printed(content, len(_PAGE.findall(content)), by_hand)


def runs_of(sheet: Sheet) -> list[Run]:
    """Every run of a sheet, the English beside it as well, in the order in which it is read."""
    found: list[Run] = [sheet.number, *sheet.mark]
    for block, beside in sheet.pairs():
        for one in (block, beside):
            if one is not None:
                found += [run for said in texts_of(one) for run in said]
    return found


def texts_of(block: Block) -> tuple[Said, ...]:
    """Every text of a block, in the order in which it is read."""
    match block:
        case Heading() | Paragraph():
            return (block.said,)
        case Points():
            return block.points
        case Rows():
            return tuple(said for row in block.rows for said in row)
        case Part():
            return (block.title, *block.said, block.rule)
        case Lines():
            return tuple(
                said for row in block.rows for line in row for said in (line.asked, line.written, line.label)
            )
        case Choices():
            return block.choices
    assert_never(block)


def _set(sheet: Sheet, at: datetime, by_hand: frozenset[str], installed: bool) -> bytes:
    made: bytes = typesetter().compile(
        to_typst(sheet, at, by_hand, installed).encode("utf-8"),
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


def to_typst(
    sheet: Sheet, at: datetime, by_hand: frozenset[str] = frozenset(), installed: bool = False
) -> str:
    """The sheet in the typesetter's language."""
    language, region = _REGIONS.get(sheet.language, (sheet.language, ""))
    fonts = (*families_for(sheet.language), *(_machine_fonts() if installed else ()))
    say = _saying(by_hand)
    beside = sheet.beside
    head = ", ".join(
        (
            f"title: {_string(sheet.title)}",
            f"lang: {_string(language)}",
            f"region: {_string(region) if region else 'none'}",
            f"fonts: {_list([_string(one) for one in fonts])}",
            f"number: {say((sheet.number,))}",
            f"foot: {_string(sheet.foot)}",
            f"page-of: {_string(sheet.page)}",
            f"stamp: {_string(sheet.stamp)}",
            f"mark: {say(sheet.mark) if sheet.mark else 'none'}",
            f"mark-beside: {say(beside.mark) if beside and beside.mark else 'none'}",
            f"on: datetime(year: {at.year}, month: {at.month}, day: {at.day})",
        )
    )
    lead = say(beside.heading) if beside else "none"
    pairs = sheet.pairs()
    kept = [isinstance(after, Choices | Lines | Points) for after, _ in pairs[1:]] + [False]
    body = "\n".join(
        f"#{_block(block, other, say, lead, keep)}" for (block, other), keep in zip(pairs, kept, strict=True)
    )
    english = f"#let english-fonts = {_list([_string(one) for one in families_for('en')])}"
    return f"{english}\n{_style()}\n#show: sheet.with({head})\n{body}\n"


@lru_cache(maxsize=1)
def _style() -> str:
    return files("amparo.print").joinpath("sheet.typ").read_text("utf-8")


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _list(parts: list[str]) -> str:
    return "(" + "".join(f"{part}, " for part in parts) + ")"


_Say = Callable[[Said], str]


def _saying(by_hand: frozenset[str]) -> _Say:
    """How a text becomes an expression; a run of a field in `by_hand` becomes a blank."""

    def run(one: Run) -> str:
        if one.where and (one.where in by_hand or not one.text.strip()):
            return "blank(11em)"
        text = f"text({_string(written(one.text) if one.where else one.text)})"
        return f"strong({text})" if one.bold else text

    return lambda said: "{" + "; ".join(run(one) for one in said) + "}" if said else "[]"


def _block(block: Block, beside: Block | None, say: _Say, lead: str, keep: bool) -> str:
    """A call that sets a block, with the English beside it or `none`.

    `lead` stands over the title of the English; a paragraph to `keep` is not parted from what follows by a page's end.
    """
    match block, beside:
        case Heading(), Heading() | None:
            over = lead if block.level == 1 else "none"
            return (
                f"titled({block.level}, {say(block.said)}, {say(beside.said) if beside else 'none'}, {over})"
            )
        case Paragraph(), Paragraph() | None:
            soft, near = str(block.quiet).lower(), str(keep).lower()
            return f"told({say(block.said)}, {say(beside.said) if beside else 'none'}, {soft}, {near})"
        case Points(), Points() | None:
            other = _list([say(one) for one in beside.points]) if beside else "none"
            return (
                f"listed({_list([say(one) for one in block.points])}, {other}, {str(block.numbered).lower()})"
            )
        case Rows(), Rows() | None:
            return _rows(block, beside, say)
        case Part(), Part() | None:
            other = f"({_part(beside, say)})" if beside else "none"
            return f"part({_part(block, say)}, {other})"
        case Lines(), Lines() | None:
            return _lines(block, beside, say)
        case Choices(), Choices() | None:
            others = beside.choices if beside else (None,) * len(block.choices)
            told = [
                f"({say(one)}, {say(other) if other else 'none'})"
                for one, other in zip(block.choices, others, strict=True)
            ]
            ticked = "none" if block.ticked is None else str(block.ticked)
            return f"choices({_list(told)}, {ticked}, {str(not block.small).lower()})"
    raise TypeError(f"{type(block).__name__} does not stand beside {type(beside).__name__}")


def _rows(block: Rows, beside: Rows | None, say: _Say) -> str:
    told = []
    for place, (label, said) in enumerate(block.rows):
        other_label, other = beside.rows[place] if beside else ((), ())
        same = not other or [run.text for run in other] == [run.text for run in said]
        told.append(
            f"({say(label)}, {say(other_label) if other_label else 'none'}, {say(said)}, "
            f"{'none' if same else say(other)})"
        )
    return f"rows({_list(told)})"


def _part(part: Part, say: _Say) -> str:
    return f"{say(part.title)}, {_list([say(one) for one in part.said])}, {say(part.rule)}"


def _lines(block: Lines, beside: Lines | None, say: _Say) -> str:
    def line(one: Line, other: Line | None) -> str:
        asked = f"{say(one.asked)}, {say(other.asked) if other else 'none'}" if one.asked else "none, none"
        return f"({one.share}, {say(one.label)}, {say(other.label) if other else 'none'}, {asked}, {say(one.written)})"

    rows = []
    for place, row in enumerate(block.rows):
        others: tuple[Line | None, ...] = beside.rows[place] if beside else (None,) * len(row)
        rows.append(_list([line(one, other) for one, other in zip(row, others, strict=True)]))
    return f"lines({_list(rows)})"
