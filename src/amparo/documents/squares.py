"""Finds the small squares that are printed to be ticked, and how much ink is in each, from the picture of a page.

A square is four straight dark edges: two level ones of like length above each other, as far apart as they are long,
and ink all along both sides between them. Letters have no such edges: an O is round, a D has one straight side. The
edges are looked for in a picture whose strokes are a little thickened, so that a fax may have gaps; the ink inside is
measured in the picture as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

SMALLEST, LARGEST = 0.0085, 0.034
"""Of a side, as a share of the page's width: from 0.07 to 0.29 inches on letter paper."""

DARK, FAINT = 128, 222
"""Greys below which a dot is ink, and below which, in a blurred picture, something fainter may be there."""
MOST_SQUARES = 600
_BULGE = 0.45
_UNEVEN = 12
_MOST_EDGES = 20_000


@dataclass(frozen=True, slots=True)
class Square:
    """A printed square in pixels; the shares of ink and of the faintest traces inside, of ink left of it and around."""

    left: int
    top: int
    right: int
    bottom: int
    dark: float
    faint: float
    beside: float
    around: float

    @property
    def side(self) -> float:
        """Its side."""
        return (self.right - self.left + self.bottom - self.top) / 2


@dataclass(slots=True)
class _Edge:
    """A level run of ink, some rows thick."""

    left: int
    right: int
    top: int
    bottom: int

    @property
    def length(self) -> int:
        return self.right - self.left


def find_squares(picture: Any) -> list[Square]:
    """Every square on a clean grey picture, from the top; `picture` is Pillow's."""
    from PIL import ImageFilter  # an extra: only who reads pictures needs it

    width, height = picture.size
    if width < 100 or height < 100:
        return []
    black = picture.point([0] * DARK + [255] * (256 - DARK))
    thick = black.filter(ImageFilter.MinFilter(3))
    sharp, bold = black.tobytes(), thick.tobytes()
    soft = picture.filter(ImageFilter.BoxBlur(2)).tobytes()
    least, most = max(int(SMALLEST * width), 9), int(LARGEST * width)
    edges = _edges(bold, width, least, most)
    found: list[Square] = []
    for box in _framed(edges, bold, sharp, width, least, most):
        if not any(_same(box, other) for other in found[-60:]):
            found.append(_measured(box, sharp, soft, width, height))
        if len(found) >= MOST_SQUARES:
            break
    return found


def _edges(bold: bytes, width: int, least: int, most: int) -> list[_Edge]:
    """Level runs of ink of a side's length; runs in neighbouring rows are one edge."""
    edges: list[_Edge] = []
    open_edges: list[_Edge] = []
    runs = re.compile(b"\0{%d,}" % least)
    for y in range(len(bold) // width):
        row = bold[y * width : (y + 1) * width]
        if least > 1 and b"\0" * least not in row:
            open_edges = []
            continue
        still_open = []
        for run in runs.finditer(row):
            left, right = run.span()
            if right - left > most * 1.6:
                continue
            edge = next(
                (e for e in open_edges if abs(e.left - left) <= 4 and abs(e.right - right) <= 4), None
            )
            if edge is None:
                edge = _Edge(left, right, y, y + 1)
                edges.append(edge)
            else:
                edge.bottom = y + 1
            still_open.append(edge)
        open_edges = still_open
        if len(edges) > _MOST_EDGES:
            break
    return edges


def _framed(
    edges: list[_Edge], bold: bytes, sharp: bytes, width: int, least: int, most: int
) -> Iterator[tuple[int, int, int, int]]:
    """Pairs of edges above each other with ink along both sides between them."""
    by_left: dict[int, list[_Edge]] = {}
    for edge in edges:
        by_left.setdefault(edge.left // 8, []).append(edge)
    for above in edges:
        tall = above.bottom - above.top
        if tall > 0.7 * above.length:
            if least <= above.length <= most and 0.75 < tall / above.length < 1.33:
                yield above.left, above.top, above.right, above.bottom  # filled in wholly
            continue
        near = [e for place in (-1, 0, 1) for e in by_left.get(above.left // 8 + place, ())]
        below = sorted((e for e in near if e.top > above.top), key=lambda e: e.top)
        for other in below:
            box = _box_between(above, other, least, most)
            if box and _has_sides(box, bold, width) and _stands_alone(box, sharp, width):
                yield box
                break


def _box_between(above: _Edge, below: _Edge, least: int, most: int) -> tuple[int, int, int, int] | None:
    """The square between two edges. A stroke of the mark may lengthen an edge, so the shorter one tells the side."""
    left, right = max(above.left, below.left), min(above.right, below.right)
    side, down = right - left, below.bottom - above.top
    if not (least <= side <= most and least <= down <= most and 0.72 < side / down < 1.39):
        return None
    slack = 0.28 * side
    if above.length - side > slack or below.length - side > slack:
        return None
    return left, above.top, right, below.bottom


def _has_sides(box: tuple[int, int, int, int], bold: bytes, width: int) -> bool:
    left, top, right, bottom = box
    reach = max(1, (right - left) // 12)
    return all(_ink_along(bold, width, x, reach, top, bottom) >= 0.9 for x in (left, right - 1))


def _ink_along(bold: bytes, width: int, x: int, reach: int, top: int, bottom: int) -> float:
    """The share of rows that have ink near a column."""
    first, last = max(x - reach, 0), min(x + reach + 1, width)
    hits = sum(0 in bold[y * width + first : y * width + last] for y in range(top, bottom))
    return hits / (bottom - top)


def _stands_alone(box: tuple[int, int, int, int], sharp: bytes, width: int) -> bool:
    """Whether nothing runs along the outside of the frame: an O bulges over its flat top, a D over one side.

    A mark that sticks out of its box crosses that strip, and takes little of it.
    """
    left, top, right, bottom = box
    if left < 6 or top < 6 or right > width - 6 or bottom > len(sharp) // width - 6:
        return False
    for first in (left - 4, right + 1):
        rows = sum(0 in sharp[y * width + first : y * width + first + 3] for y in range(top, bottom))
        if rows > _BULGE * (bottom - top):
            return False
    for first in (top - 4, bottom + 1):
        strip = [sharp[y * width + left : y * width + right] for y in range(first, first + 3)]
        if sum(0 in column for column in zip(*strip, strict=True)) > _BULGE * (right - left):
            return False
    return True


def _measured(box: tuple[int, int, int, int], sharp: bytes, soft: bytes, width: int, height: int) -> Square:
    """How much of the inside is ink: the frame itself, thick or thin, is left out."""
    left, top, right, bottom = box
    side = min(right - left, bottom - top)
    inset = _frame(box, sharp, width) + max(1, side // 12)
    inside = _share(sharp, width, height, left + inset, top + inset, right - inset, bottom - inset)
    beside = _share(
        sharp, width, height, left - side, top + side // 5, left - max(2, side // 8), bottom - side // 5
    )
    within = inset + 2  # the frame's own shade reaches so far into a blurred picture
    faint = _traces(soft, width, left + within, top + within, right - within, bottom - within)
    return Square(left, top, right, bottom, inside, faint, beside, _around(box, sharp, width, height))


def _around(box: tuple[int, int, int, int], sharp: bytes, width: int, height: int) -> float:
    """The ink close above, below and left of the frame: much of it where a stamp or a line runs over the box."""
    left, top, right, bottom = box
    side = min(right - left, bottom - top)
    near, far = max(2, side // 10), side // 3
    strips = (
        (left, top - far, right, top - near),
        (left, bottom + near, right, bottom + far),
        (left - far, top, left - near, bottom),
    )
    return max(_share(sharp, width, height, *strip) for strip in strips)


def _frame(box: tuple[int, int, int, int], sharp: bytes, width: int) -> int:
    """How thick the frame is: rows and columns from outside that are mostly ink, at the thickest side."""
    left, top, right, bottom = box
    side = min(right - left, bottom - top)
    thickest = 1
    for depth in range(1, max(2, side // 3)):
        rows = (
            sharp[(top + depth) * width + left : (top + depth) * width + right],
            sharp[(bottom - 1 - depth) * width + left : (bottom - 1 - depth) * width + right],
        )
        columns = (
            sharp[top * width + left + depth : bottom * width + left + depth : width],
            sharp[top * width + right - 1 - depth : bottom * width + right - 1 - depth : width],
        )
        if any(part.count(0) >= 0.75 * len(part) for part in (*rows, *columns)):
            thickest = depth + 1
        else:
            break
    return thickest


def _share(sharp: bytes, width: int, height: int, left: int, top: int, right: int, bottom: int) -> float:
    left, top, right, bottom = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
    if right <= left or bottom <= top:
        return 1.0  # so small that nothing can be told: never taken for empty
    ink = sum(sharp[y * width + left : y * width + right].count(0) for y in range(top, bottom))
    return ink / ((right - left) * (bottom - top))


def _traces(soft: bytes, width: int, left: int, top: int, right: int, bottom: int) -> float:
    """The share of the inside that is darker than paper; of a box that is shaded all over, darker than its shade."""
    inside = b"".join(soft[y * width + left : y * width + right] for y in range(top, bottom))
    if not inside:
        return 1.0
    shade = sorted(inside)[len(inside) // 2]
    limit = FAINT if shade >= FAINT else shade - _UNEVEN
    return sum(level < limit for level in inside) / len(inside)


def _same(box: tuple[int, int, int, int], other: Square) -> bool:
    """Whether two finds are one square, as the outer and the inner edge of a thick frame."""
    left, top, right, bottom = box
    across = min(right, other.right) - max(left, other.left)
    down = min(bottom, other.bottom) - max(top, other.top)
    return (
        across > 0 and down > 0 and across * down > 0.5 * min(other.side**2, (right - left) * (bottom - top))
    )
