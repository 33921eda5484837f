"""Opening a picture, PNG, JPEG or TIFF, page by page, without trusting what it says of its own size."""

import io
import warnings
from collections.abc import Iterator
from typing import Any

from amparo.documents.flatten import flattened
from amparo.terms import FileError

MOST_PIXELS = 80_000_000
"""Of one picture. A letter page at 600 dots an inch has 34 million; a file of some bytes can claim billions."""


def pillow() -> Any:
    """Pillow. Raises FileError where it is not installed."""
    try:
        from PIL import Image  # an extra: only who reads pictures needs it
    except ImportError as error:
        raise FileError(
            "pictures",
            "the package `pillow` is not installed, which opens pictures.",
            "pip install -e '.[forms]' in Amparo's folder.",
        ) from error
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    return Image


def count_pages(content: bytes, name: str) -> int:
    """How many pages a picture holds: more than one in a TIFF only. Raises FileError where it cannot be opened."""
    with _opened(content, name) as picture:
        return int(getattr(picture, "n_frames", 1))


def pages(content: bytes, name: str, most: int) -> Iterator[Any]:
    """The first pages, upright as the camera noted, dots made square, a sheet on a table alone. Raises FileError."""
    with _opened(content, name) as picture:
        for at in range(min(int(getattr(picture, "n_frames", 1)), most)):
            yield _page(picture, at, name)


def one_page(content: bytes, name: str, at: int) -> Any:
    """One page, counted from 0."""
    with _opened(content, name) as picture:
        return _page(picture, at, name)


def _opened(content: bytes, name: str) -> Any:
    image = pillow()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sizes are checked here, before anything is unpacked
            picture = image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF"))
    except image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, OverflowError) as error:
        raise _damaged(name) from error
    return picture


def _page(picture: Any, at: int, name: str) -> Any:
    from PIL import ImageOps  # an extra

    image = pillow()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture.seek(at)
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise _too_large(name)
            picture.load()
            upright = ImageOps.exif_transpose(picture)
    except image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, EOFError, OverflowError) as error:
        raise _damaged(name) from error
    return flattened(_on_white(_square_dots(upright, picture.info.get("dpi"))))


def _square_dots(picture: Any, per_inch: object) -> Any:
    """A fax has twice as many dots across as down; stretched, its letters have their shape again."""
    image = pillow()
    try:
        across, down = (float(value) for value in per_inch)  # type: ignore[attr-defined]
    except (TypeError, ValueError, ZeroDivisionError):
        return picture
    if across <= 0 or down <= 0 or not 0.2 < across / down < 5 or abs(across / down - 1) < 0.05:
        return picture
    width, height = picture.size
    size = (width, int(height * across / down)) if across > down else (int(width * down / across), height)
    if size[0] * size[1] > MOST_PIXELS:
        return picture
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB").resize(
        size, image.Resampling.BICUBIC
    )


def _on_white(picture: Any) -> Any:
    """Grey or colour, what is transparent laid on white."""
    image = pillow()
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if picture.mode in ("I", "I;16", "I;16B", "F"):
        low, high = picture.getextrema()
        scale = 255 / (high - low) if high > low else 1.0
        return picture.convert("F").point(lambda level: level * scale - low * scale).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        ground = image.new("RGBA", seen.size, (255, 255, 255, 255))
        return image.alpha_composite(ground, seen).convert("RGB")
    return picture.convert("RGB")


def _too_large(name: str) -> FileError:
    return FileError(
        name,
        f"this picture says that it has more than {MOST_PIXELS:,} dots, so it was not unpacked.",
        "Scan or photograph the paper again at 300 dots an inch.",
    )


def _damaged(name: str) -> FileError:
    return FileError(
        name,
        "this picture is damaged or cut off, so nothing of it was read.",
        "Send, scan or photograph it again.",
    )
