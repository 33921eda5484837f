"""A photograph of a sheet on a table becomes the sheet alone, seen from straight above, where its four corners show."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

_SMALL = 240
_LEAST_OF_PICTURE, _MOST_OF_PICTURE = 0.35, 0.97
_MOST_SLANT = 0.3
_LEAST_ALIKE = 0.75  # of two opposite sides; a corner in a shadow makes them differ more

Corner = tuple[float, float]


def flattened(picture: Any) -> Any:
    """The sheet alone; the picture itself where no sheet stands out from what it lies on."""
    from PIL import Image  # an extra

    corners = sheet_corners(picture)
    if corners is None:
        return picture
    width, height = picture.size
    given = [(x * width, y * height) for x, y in corners]
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = given
    wide = round((_apart((x0, y0), (x1, y1)) + _apart((x3, y3), (x2, y2))) / 2)
    tall = round((_apart((x0, y0), (x3, y3)) + _apart((x1, y1), (x2, y2))) / 2)
    target = [(0.0, 0.0), (float(wide), 0.0), (float(wide), float(tall)), (0.0, float(tall))]
    coefficients = _perspective(target, given)
    if coefficients is None or wide < 50 or tall < 50:
        return picture
    return picture.transform(
        (wide, tall), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC
    )


def sheet_corners(picture: Any) -> list[Corner] | None:
    """The corners of a light sheet on a darker ground, from the top left, as fractions; None where there is none."""
    from PIL import Image, ImageFilter  # an extra

    width, height = picture.size
    scale = _SMALL / max(width, height)
    small = picture.convert("L").resize(
        (max(int(width * scale), 8), max(int(height * scale), 8)), Image.Resampling.BOX
    )
    small = small.filter(ImageFilter.MedianFilter(5))
    light = _light(small)
    if light is None:
        return None
    # A shadow on the sheet may be nearer to the ground's shade than to the sheet's: darker limits are tried as well.
    tried = (_corners(small, round(light * share)) for share in (1.0, 0.9, 0.8, 0.7, 0.6))
    return next((corners for corners in tried if corners is not None), None)


def _corners(small: Any, light: int) -> list[Corner] | None:
    """The corners of what is lighter than a shade, if that is one sheet."""
    across, down = small.size
    rows = small.point([0] * light + [255] * (256 - light)).tobytes()
    points = [(at % across, at // across) for at in range(len(rows)) if rows[at]]
    if not points:
        return None
    found = [
        min(points, key=lambda p: p[0] + p[1]),
        max(points, key=lambda p: p[0] - p[1]),
        max(points, key=lambda p: p[0] + p[1]),
        min(points, key=lambda p: p[0] - p[1]),
    ]
    corners = [((x + 0.5) / across, (y + 0.5) / down) for x, y in found]
    return corners if _is_sheet(corners, len(points) / len(rows)) else None


def _light(small: Any) -> int | None:
    """The grey between ground and sheet (Otsu's): None where the picture has not two shades far enough apart."""
    counts = small.histogram()
    total, whole = sum(counts), sum(level * count for level, count in enumerate(counts))
    best, at, below, weight = 0.0, 0, 0, 0
    for level, count in enumerate(counts[:-1]):
        below += count
        weight += level * count
        if not 0 < below < total:
            continue
        apart = weight / below - (whole - weight) / (total - below)
        spread = below * (total - below) * apart * apart
        if spread > best:
            best, at = spread, level + 1
    if not at:
        return None
    dark = sum(counts[:at])
    dark_mean = sum(level * count for level, count in enumerate(counts[:at])) / max(dark, 1)
    light_mean = sum((at + step) * count for step, count in enumerate(counts[at:])) / max(total - dark, 1)
    is_ground = dark > 0.06 * total  # ink alone is a few hundredths of a sheet that fills its picture
    return at if is_ground and light_mean - dark_mean > 45 else None


def _is_sheet(corners: Sequence[Corner], lit: float) -> bool:
    """Whether four corners are those of one whole sheet: large, full of light, no side much slanted, and nothing light around."""
    area = _area(corners)
    if not _LEAST_OF_PICTURE < area < _MOST_OF_PICTURE or not 0.9 * area < lit < 1.08 * area:
        return False
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    slants = (abs(y1 - y0), abs(y2 - y3), abs(x3 - x0), abs(x2 - x1))
    sides = ((x1 - x0, x2 - x3), (y3 - y0, y2 - y1))
    return max(slants) < _MOST_SLANT and all(0 < _LEAST_ALIKE * max(pair) < min(pair) for pair in sides)


def _area(corners: Sequence[Corner]) -> float:
    ring = [*corners, corners[0]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def _apart(one: Corner, other: Corner) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _perspective(target: Sequence[Corner], given: Sequence[Corner]) -> tuple[float, ...] | None:
    """The eight numbers by which each point of the sheet finds its point in the picture."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(target, given, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for at in range(8):
        pivot = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        if abs(rows[pivot][at]) < 1e-9:
            return None
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(8):
            if other != at:
                factor = rows[other][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return tuple(row[8] for row in rows)
