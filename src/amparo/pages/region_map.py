"""The map of the regions: each a shape in a box of 1,000 by 1,000, shaded by a number, with a key number to find it by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_SHADES = 4
_HATCH = (
    '<defs><pattern id="none" width="24" height="24" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="24" height="24" class="under"/>'
    '<path d="M0 0V24" class="hatch"/></pattern></defs>'
)
_STEP = re.compile(r"([MLHVZmlhvz])|(-?(?:\d+\.?\d*|\.\d+))")


@dataclass(frozen=True, slots=True)
class Shape:
    """A region to be drawn: its outline, its key number, the number it is shaded by, and its words."""

    path: str
    key: str
    value: int | None
    words: str


def region_map(name: str, shapes: Sequence[Shape]) -> str:
    """The map. A region without a number is hatched; shades are equal steps up to the largest number."""
    most = max((shape.value or 0 for shape in shapes), default=0)
    drawn = [_HATCH]
    for shape in shapes:
        fill = ' fill="url(#none)"' if shape.value is None else ""
        drawn.append(
            f'<path d="{escape(shape.path)}" class="region {shade(shape.value, most)}"{fill}>'
            f"<title>{escape(shape.words)}</title></path>"
        )
    for shape in shapes:
        across, down = middle(shape.path)
        drawn.append(
            f'<g class="key"><circle cx="{across}" cy="{down}" r="34"/>'
            f'<text x="{across}" y="{down + 15}" class="middle">{escape(shape.key)}</text></g>'
        )
    return (
        f'<svg class="map" viewBox="0 0 1000 1000" role="img" aria-label="{escape(name)}">'
        + "".join(drawn)
        + "</svg>"
    )


def shade(value: int | None, most: int) -> str:
    """The class of a shade: none where there is no number, 0 for zero, else 1 to 4."""
    if value is None:
        return "unknown"
    if value == 0:
        return "shade0"
    return f"shade{min(_SHADES, 1 + (value - 1) * _SHADES // most)}"


def span(kind: str, most: int) -> tuple[int, int]:
    """The first and the last number that a shade stands for: what `shade` gives that class to."""
    step = int(kind.removeprefix("shade"))
    if step == 0:
        return 0, 0
    return -(-(step - 1) * most // _SHADES) + 1, -(-step * most // _SHADES)


def middle(path: str) -> tuple[int, int]:
    """Where a key number stands: the middle of the outline's area. Curves are taken by their first point alone."""
    corners = _corners(path)
    area = across = down = 0.0
    for (x, y), (right, low) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        part = x * low - right * y
        area += part
        across += (x + right) * part
        down += (y + low) * part
    if not area:
        return (round(corners[0][0]), round(corners[0][1])) if corners else (500, 500)
    return round(across / (3 * area)), round(down / (3 * area))


def _corners(path: str) -> list[tuple[float, float]]:
    """The corners of the first ring of an outline."""
    at, corners, order = (0.0, 0.0), list[tuple[float, float]](), "M"
    numbers = list[float]()
    for letter, number in _STEP.findall(path):
        if letter:
            if letter in "Zz" or (letter in "Mm" and corners):
                break
            order = letter
            continue
        numbers.append(float(number))
        if len(numbers) < (1 if order in "HVhv" else 2):
            continue
        at = _moved(at, order, numbers)
        corners.append(at)
        numbers = []
    return corners


def _moved(at: tuple[float, float], order: str, numbers: Sequence[float]) -> tuple[float, float]:
    x, y = at if order.islower() else (0.0, 0.0)
    match order.upper():
        case "H":
            return x + numbers[0], at[1]
        case "V":
            return at[0], y + numbers[0]
        case _:
            return x + numbers[0], y + numbers[1]
