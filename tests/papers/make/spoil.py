"""What happens to a paper on its way: scanned, faxed, tilted, turned, photographed, faded, stamped, marked by hand."""

import io
import random
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Picture = Image.Image
_FONTS = Path("/usr/share/fonts/truetype")


def drawn(pdf: Path, per_inch: int) -> list[Picture]:
    """The pages of a PDF as grey pictures, drawn by poppler."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["pdftoppm", "-gray", "-r", str(per_inch), str(pdf), f"{folder}/page"],
            check=True,
            capture_output=True,
        )
        return [Image.open(page).copy() for page in sorted(Path(folder).glob("page*"))]


def scanned(picture: Picture, seed: int, *, grain: float = 10.0) -> Picture:
    """As a flat-bed scanner sees it: a little soft, with grain and specks."""
    dice = random.Random(seed)
    noise = Image.effect_noise(picture.size, grain).point(lambda level: level)
    seen = ImageChops.add(picture.filter(ImageFilter.GaussianBlur(0.6)), noise, 1, -128)
    pen = ImageDraw.Draw(seen)
    for _ in range(60):
        x, y, size = dice.randrange(seen.width), dice.randrange(seen.height), dice.choice((1, 1, 2))
        pen.ellipse((x, y, x + size, y + size), fill=dice.randrange(40, 160))
    return seen


def faxed(pictures: Sequence[Picture], out: Path, *, fine: bool, header: str, seed: int) -> None:
    """As a fax machine sends it: 204 by 98 or 196 dots an inch, black and white, a header line, Group 4."""
    dice = random.Random(seed)
    pages = []
    for number, picture in enumerate(pictures, 1):
        size = (1728, 1078 if not fine else 2156)
        page = picture.resize(size, Image.Resampling.BOX)
        noise = Image.effect_noise(size, 26)
        page = ImageChops.add(page, noise, 1, -128).point(lambda level: 255 if level > 150 else 0)
        pen = ImageDraw.Draw(page)
        for _ in range(90):
            x, y = dice.randrange(size[0]), dice.randrange(size[1])
            pen.rectangle((x, y, x + dice.randrange(3), y), fill=0)
        face = ImageFont.truetype(str(_FONTS / "dejavu/DejaVuSansMono.ttf"), 22)
        line = Image.new("L", (1728, 30), 255)
        ImageDraw.Draw(line).text((40, 2), f"{header}   P.{number}/{len(pictures)}", font=face, fill=0)
        page.paste(line.resize((1728, 15 if not fine else 30)), (0, 4))
        pages.append(page.convert("1"))
    pages[0].save(
        out,
        save_all=True,
        append_images=pages[1:],
        compression="group4",
        dpi=(204.0, 196.0 if fine else 98.0),
    )


def tilted(picture: Picture, degrees: float) -> Picture:
    """Laid askew on the glass."""
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=False, fillcolor=255)


def photographed(picture: Picture, seed: int, *, bend: float = 0.05) -> Picture:
    """As a telephone sees it on a table: from the side, with a shadow and a grain."""
    dice = random.Random(seed)
    wide, tall = picture.size
    margin = int(0.06 * wide)
    table = Image.new("L", (wide + 2 * margin, tall + 2 * margin), 96)
    table = ImageChops.add(table, Image.effect_noise(table.size, 30), 1, -128)

    def off() -> float:
        return dice.uniform(0.2, 1.0) * bend * wide

    corners = [
        (off(), off()),
        (wide - off() * 0.3, off() * 0.4),
        (wide - off(), tall - off() * 0.5),
        (off() * 0.3, tall - off()),
    ]
    turned = _seen_from_the_side(picture, corners)
    mask = _seen_from_the_side(Image.new("L", picture.size, 255), corners)
    table.paste(turned, (margin, margin), mask)
    shadow = Image.new("L", (8, 8), 255)
    pen = ImageDraw.Draw(shadow)
    pen.polygon([(0, 4), (8, 2), (8, 8), (0, 8)], fill=150)
    shadow = shadow.resize(table.size, Image.Resampling.BICUBIC)
    seen = ImageChops.multiply(table, shadow).filter(ImageFilter.GaussianBlur(0.9))
    return ImageChops.add(seen, Image.effect_noise(seen.size, 9), 1, -128)


def _seen_from_the_side(picture: Picture, corners: Sequence[tuple[float, float]]) -> Picture:
    """ImageMagick's distortion to four corners, on black."""
    wide, tall = picture.size
    given = [(0, 0), (wide, 0), (wide, tall), (0, tall)]
    pairs = " ".join(f"{a},{b} {x:.1f},{y:.1f}" for (a, b), (x, y) in zip(given, corners, strict=True))
    with tempfile.TemporaryDirectory() as folder:
        picture.save(f"{folder}/a.png")
        subprocess.run(
            ["convert-im6.q16", f"{folder}/a.png", "-virtual-pixel", "black", "-distort", "Perspective", pairs,
             f"{folder}/b.png"],
            check=True, capture_output=True,
        )  # fmt: skip
        return Image.open(f"{folder}/b.png").convert("L").copy()


def faded(picture: Picture) -> Picture:
    """Faint grey letters on grey paper."""
    return picture.point(lambda level: 150 + level * 55 // 255)


def stamped(picture: Picture, text: str, at: tuple[float, float], degrees: float = 18) -> Picture:
    """With a rubber stamp over the writing."""
    face = ImageFont.truetype(str(_FONTS / "liberation/LiberationSans-Bold.ttf"), picture.width // 22)
    box = face.getbbox(text)
    stamp = Image.new("L", (int(box[2]) + 60, int(box[3]) + 60), 255)
    pen = ImageDraw.Draw(stamp)
    pen.rectangle((4, 4, stamp.width - 5, stamp.height - 5), outline=110, width=6)
    pen.text((30, 24), text, font=face, fill=110)
    stamp = stamp.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    seen = picture.copy()
    x, y = int(at[0] * picture.width), int(at[1] * picture.height)
    under = seen.crop((x, y, x + stamp.width, y + stamp.height))
    seen.paste(ImageChops.darker(under, stamp.crop((0, 0, under.width, under.height))), (x, y))
    return seen


def by_hand(
    picture: Picture, box: tuple[float, float, float, float], kind: str, seed: int, ink: int = 40
) -> Picture:
    """A mark made by hand in or near a box, in fractions of the page: a cross, a tick, a dot, a scribble."""
    dice = random.Random(seed)
    seen = picture.copy()
    pen = ImageDraw.Draw(seen)
    left, top, right, bottom = (
        value * (picture.width if at % 2 == 0 else picture.height) for at, value in enumerate(box)
    )
    wide, thick = right - left, max(2, int((right - left) / 9))

    def near(x: float, y: float) -> tuple[float, float]:
        return left + (x + dice.uniform(-0.08, 0.08)) * wide, top + (y + dice.uniform(-0.08, 0.08)) * (
            bottom - top
        )

    strokes = {
        "cross": [[(-0.1, -0.05), (1.05, 1.1)], [(1.1, -0.1), (-0.05, 1.05)]],
        "tick": [[(0.1, 0.5), (0.4, 0.95)], [(0.4, 0.95), (1.3, -0.5)]],
        "dot": [[(0.42, 0.48), (0.58, 0.52)]],
        "scribble": [[(0.1 * n, 0.1), (0.1 * n + 0.1, 0.9)] for n in range(9)],
        "beside": [[(-0.9, 0.4), (-0.6, 0.9)], [(-0.6, 0.9), (-0.1, -0.2)]],
    }[kind]
    for stroke in strokes:
        pen.line([near(*point) for point in stroke], fill=ink, width=thick)
    return seen


def signed(picture: Picture, at: tuple[float, float], seed: int) -> Picture:
    """A signature that nobody can read."""
    dice = random.Random(seed)
    seen = picture.copy()
    pen = ImageDraw.Draw(seen)
    x, y = at[0] * picture.width, at[1] * picture.height
    step = picture.width / 110
    points = [(x + n * step, y + dice.uniform(-2.2, 2.2) * step) for n in range(16)]
    pen.line(points, fill=30, width=max(2, picture.width // 500), joint="curve")
    return seen


def as_pdf(pictures: Sequence[Picture], out: Path, quality: int = 45, per_inch: int = 200) -> None:
    """A PDF that holds nothing but pictures."""
    pages = [picture.convert("L") for picture in pictures]
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], quality=quality, resolution=per_inch)


def as_jpeg(picture: Picture, out: Path, quality: int = 45) -> None:
    """A photograph."""
    picture.save(out, "JPEG", quality=quality)


def as_png(picture: Picture, out: Path, greys: int = 16) -> None:
    """A picture without loss, in few greys so that it stays small."""
    step = 255 / (greys - 1)
    even = picture.point([round(round(level / step) * step) for level in range(256)])
    even.convert("P", palette=Image.Palette.ADAPTIVE, colors=greys).save(out, "PNG", optimize=True)


def bytes_of(picture: Picture) -> bytes:
    """A picture as PNG."""
    held = io.BytesIO()
    picture.save(held, "PNG")
    return held.getvalue()
