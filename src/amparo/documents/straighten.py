"""Makes the picture of a page even, upright and straight, as far as that can be told from the picture alone."""

import math
from itertools import pairwise
from typing import Any

MOST_TILT = 8.0
_STEP, _FINE = 1.0, 0.1
_SMALL = 800


def evened(picture: Any) -> Any:
    """The picture in greys, its paper white and its ink black, also where a shadow lies or the ink is faint."""
    from PIL import Image, ImageChops, ImageFilter, ImageOps  # an extra

    grey = picture.convert("L")
    width, height = grey.size
    # The paper's own shade, place by place: the lightest nearby, smoothed, as no ink is broad.
    small = grey.resize((max(width // 12, 1), max(height // 12, 1)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.GaussianBlur(4))
    ink = ImageChops.subtract(paper.resize(grey.size, Image.Resampling.BILINEAR), grey)
    strength = _strength(ink)
    return ImageOps.invert(ink.point([min(255, int(level * strength)) for level in range(256)]))


def _strength(ink: Any) -> float:
    """By how much faint ink must be strengthened: its darkest part, 0.6 % of the page, becomes black."""
    counts = ink.histogram()
    left = sum(counts) * 0.006
    for level in range(255, 0, -1):
        left -= counts[level]
        if left <= 0:
            return 255 / max(level, 24)  # below that there is no ink, only the grain of the paper
    return 255 / 24


def turned(picture: Any, degrees: int) -> Any:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    from PIL import Image  # an extra

    turns = {
        90: Image.Transpose.ROTATE_270,
        180: Image.Transpose.ROTATE_180,
        270: Image.Transpose.ROTATE_90,
    }
    return picture.transpose(turns[degrees]) if degrees in turns else picture


def tilted(picture: Any, degrees: float) -> Any:
    """The picture turned clockwise by a few degrees about its middle, on a canvas of the same size."""
    from PIL import Image  # an extra

    if abs(degrees) < 0.05:
        return picture
    white: int | tuple[int, ...] = 255 if len(picture.getbands()) == 1 else (255,) * len(picture.getbands())
    return picture.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=white)


def tilt_of(even: Any) -> float:
    """By how many degrees, clockwise, an evened picture must be turned so that its lines are level."""
    from PIL import Image  # an extra

    width, height = even.size
    scale = _SMALL / max(width, height)
    small = even.resize((max(int(width * scale), 1), max(int(height * scale), 1)), Image.Resampling.BOX)
    coarse = max((_sharpness(small, step * _STEP), step * _STEP) for step in _steps(MOST_TILT / _STEP))
    fine = [coarse[1] + step * _FINE for step in _steps(_STEP / _FINE)]
    best = max((_sharpness(small, angle), angle) for angle in fine)
    level = _sharpness(small, 0.0)
    return round(best[1], 2) if best[0] > level * 1.02 else 0.0


def _steps(most: float) -> range:
    return range(-math.floor(most), math.floor(most) + 1)


def _sharpness(small: Any, degrees: float) -> float:
    """How strongly dark and light rows alternate: most where the lines of text are level."""
    from PIL import Image  # an extra

    straight = small.rotate(-degrees, Image.Resampling.BILINEAR, fillcolor=255) if degrees else small
    rows = straight.resize((1, straight.height), Image.Resampling.BOX).tobytes()
    return float(sum((a - b) ** 2 for a, b in pairwise(rows)))
