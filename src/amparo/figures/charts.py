"""Four chart shapes as SVG: bar, stacked bar, line and tiles. Each is drawn narrow, so that its words stay large on a telephone.

A chart never stands alone: the page sets a sentence above it and the table of its numbers below. So the drawing itself
is one image to a screen reader, with a name. Colours are classes of the style sheet; without colour the parts of a stacked
bar are told apart by hatching, and tiles by a letter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

WIDE = 340
"""The width of every chart in its own units: one unit is about a pixel on the smallest telephone."""
_BAR, _ROW, _TEXT, _LINE = 14, 40, 4, 15
_LETTERS = 48
"""How many letters of a label stand on one line; what is longer goes on below it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value: what it is of, the number where there is one, and how it is written."""

    label: str
    value: int | None
    shown: str


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar of several parts, in the order of the series; a part without a number takes no room."""

    label: str
    parts: tuple[int | None, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: the class of its colour, the letter on it, and its words."""

    kind: str
    letter: str
    words: str


def bars(name: str, marks: Sequence[Mark]) -> str:
    """A bar for each value, its words above it; where there is no number, the words say why and no bar is drawn."""
    most = max((mark.value or 0 for mark in marks), default=0) or 1
    room = WIDE - _reserve([mark.shown for mark in marks])
    drawn, top = list[str](), 0
    for mark in marks:
        words = _lines(mark.label)
        drawn += _words(words, top + 14)
        top += (len(words) - 1) * _LINE
        wide = _size(mark.value, most, room)
        if wide:
            drawn.append(f'<rect x="0" y="{top + 19}" width="{_round(wide)}" height="{_BAR}" class="s1"/>')
        drawn.append(f'<text x="{_round(wide + 6)}" y="{top + 30}" class="value">{escape(mark.shown)}</text>')
        top += _ROW
    return _image(name, top, drawn)


def stacked(name: str, stacks: Sequence[Stack], hatch: str) -> str:
    """A bar for each year or agency, its parts side by side. `hatch` names the pattern, once on a page."""
    most = max((sum(part or 0 for part in stack.parts) for stack in stacks), default=0) or 1
    left, row = 44, 26
    room = WIDE - left - _reserve([stack.shown for stack in stacks])
    drawn = [_hatch(hatch)]
    for number, stack in enumerate(stacks):
        top, at = number * row, float(left)
        drawn.append(f'<text x="0" y="{top + 16}" class="label">{escape(stack.label)}</text>')
        for series, part in enumerate(stack.parts, 1):
            wide = _size(part, most, room)
            if wide:
                fill = f' fill="url(#{hatch})"' if series == 2 else ""
                drawn.append(
                    f'<rect x="{_round(at)}" y="{top + 4}" width="{_round(wide)}" height="17" class="s{series}"{fill}/>'
                )
            at += wide
        drawn.append(f'<text x="{_round(at + 6)}" y="{top + 16}" class="value">{escape(stack.shown)}</text>')
    return _image(name, len(stacks) * row, drawn)


def line(name: str, marks: Sequence[Mark]) -> str:
    """A line over time. It breaks where there is no number; a cross on the ground says that something is not shown."""
    most = max((mark.value or 0 for mark in marks), default=0) or 1
    top, ground, left, right = 16, 150, 10, WIDE - 26
    step = (right - left) / max(len(marks) - 1, 1)
    every = max(1, -(-len(marks) // 6))
    runs: list[list[str]] = [[]]
    drawn = [f'<path d="M{left} {ground}H{right}" class="ground"/>']
    for number, mark in enumerate(marks):
        at = left + number * step
        across = _round(at)
        if mark.value is None:
            runs.append([])
            drawn.append(
                f'<path d="M{_round(at - 3)} {ground - 3}l6 6m0 -6l-6 6" class="cross">'
                f"<title>{escape(mark.label)}: {escape(mark.shown)}</title></path>"
            )
        else:
            up = ground - mark.value / most * (ground - top)
            runs[-1].append(f"{across} {_round(up)}")
            drawn.append(f'<circle cx="{across}" cy="{_round(up)}" r="3" class="s1"/>')
            if mark.value == most or number == len(marks) - 1:
                drawn.append(
                    f'<text x="{across}" y="{_round(up - 6)}" class="value middle">{escape(mark.shown)}</text>'
                )
        if number % every == 0:
            drawn.append(
                f'<text x="{across}" y="{ground + 18}" class="label middle">{escape(mark.label)}</text>'
            )
    lines = [f'<path d="M{"L".join(run)}" class="line"/>' for run in runs if len(run) > 1]
    return _image(name, ground + 26, [*lines, *drawn], margin=14)


def tiles(name: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Tile]]]) -> str:
    """A row of tiles for each agency, one tile for each year; the years stand above, the agency's name over its row."""
    wide = min(60.0, WIDE / max(len(columns), 1))
    drawn = [
        f'<text x="{_round(number * wide + wide / 2)}" y="14" class="label middle">{escape(column)}</text>'
        for number, column in enumerate(columns)
    ]
    top = 22
    for label, row in rows:
        words = _lines(label)
        drawn += _words(words, top + 13)
        top += (len(words) - 1) * _LINE
        for place, tile in enumerate(row):
            left = place * wide
            drawn.append(
                f'<g class="tile {escape(tile.kind)}"><title>{escape(tile.words)}</title>'
                f'<rect x="{_round(left + 1)}" y="{top + 18}" width="{_round(wide - 2)}" height="22" rx="2"/>'
                f'<text x="{_round(left + wide / 2)}" y="{top + 34}" class="middle">{escape(tile.letter)}</text></g>'
            )
        top += 46
    return _image(name, top + _TEXT, drawn)


def _lines(label: str) -> list[str]:
    """A label in as many lines as it needs; never none, so that its bar keeps its place."""
    return wrap(label, _LETTERS) or [""]


def _words(lines: Sequence[str], top: int) -> list[str]:
    """The lines of a label, one under the other."""
    return [
        f'<text x="0" y="{top + number * _LINE}" class="label">{escape(line)}</text>'
        for number, line in enumerate(lines)
    ]


def _hatch(name: str) -> str:
    return (
        f'<defs><pattern id="{name}" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="5" height="5" class="under"/>'
        '<path d="M0 0V5" class="hatch"/></pattern></defs>'
    )


def _reserve(shown: Sequence[str]) -> int:
    """The room beside the longest bar for its number, by the letters of the longest."""
    return 14 + 8 * max(map(len, shown), default=0)


def _size(value: int | None, most: int, room: int) -> float:
    """How wide a value is; the smallest that is not zero can still be seen."""
    return max(value / most * room, 1.5) if value else 0.0


def _round(value: float) -> str:
    """A coordinate with one place at most, the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")


def _image(name: str, high: int, drawn: Sequence[str], margin: int = 0) -> str:
    return (
        f'<svg class="chart" viewBox="{-margin} 0 {WIDE + margin} {high}" role="img" aria-label="{escape(name)}">'
        + "".join(drawn)
        + "</svg>"
    )
