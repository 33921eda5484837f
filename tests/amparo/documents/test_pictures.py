"""Scans, faxes and photographs: turned, tilted, flattened, evened; boxes found in them, and faint marks never taken for none."""

import pytest
from PIL import Image, ImageChops, ImageDraw

from amparo.documents import read_document
from amparo.documents.flatten import flattened, sheet_corners
from amparo.documents.squares import Square, find_squares
from amparo.documents.straighten import evened, tilt_of, tilted
from amparo.documents.ticks import by_ink
from tests.amparo.documents.made import encoded, sheet

LINES = [
    "IMMIGRATION DETAINER",
    "Notice of action to the main jail",
    "Maintain custody for a period",
    "of not more than hours",
]


def boxes(*marks: str, ink: int = 0) -> Image.Image:
    """A page with one box below the other, each with a mark of its kind or none."""
    picture = Image.new("L", (1700, 2200), 255)
    pen = ImageDraw.Draw(picture)
    for at, mark in enumerate(marks):
        x, y = 200, 200 + at * 90
        pen.rectangle((x, y, x + 34, y + 34), outline=0, width=2)
        if mark == "cross":
            pen.line((x + 5, y + 5, x + 29, y + 29), fill=ink, width=3)
            pen.line((x + 29, y + 5, x + 5, y + 29), fill=ink, width=3)
        if mark == "dot":
            pen.ellipse((x + 13, y + 13, x + 21, y + 21), fill=ink)
        if mark == "beside":
            pen.line((x - 30, y + 5, x - 6, y + 29), fill=ink, width=8)
        if mark == "full":
            pen.rectangle((x, y, x + 34, y + 34), fill=ink)
        if mark == "struck":
            pen.line((x - 60, y + 17, x + 120, y + 17), fill=ink, width=9)
    return picture


def said(picture: Image.Image) -> list[bool | None]:
    return [by_ink(square)[0] for square in find_squares(picture)]


def test_an_empty_box_is_unticked_and_a_crossed_one_is_ticked() -> None:
    assert said(boxes("", "cross", "")) == [False, True, False]


def test_a_faint_mark_a_dot_a_mark_beside_and_a_blot_are_unknown_and_never_unticked() -> None:
    assert said(boxes("cross", ink=205)) == [None]
    assert said(boxes("dot")) == [None]
    assert said(boxes("beside")) == [None]
    assert said(boxes("full")) == [None]


def test_a_stroke_that_runs_over_a_box_is_no_mark_in_it() -> None:
    assert said(boxes("struck")) in ([None], []), "unknown, or no box at all"


def test_letters_are_no_boxes() -> None:
    page = sheet(["DOBEPQ MMHH ODD 0008 DEBOND", "door of boo pod bed"], size=44)
    assert read_document(encoded(page), "scan.png").ticks == ()


def test_a_thick_frame_is_no_ink_inside() -> None:
    picture = Image.new("L", (1700, 2200), 255)
    ImageDraw.Draw(picture).rectangle((200, 200, 240, 240), outline=0, width=6)
    (square,) = find_squares(picture)
    assert (square.dark, square.faint) == (0.0, 0.0)


def test_a_box_so_small_that_nothing_can_be_told_is_not_empty() -> None:
    assert by_ink(Square(0, 0, 9, 9, 1.0, 1.0, 0.0, 0.0))[0] is None


@pytest.mark.parametrize("degrees", [-4.0, -1.3, 0.0, 2.2, 5.0])
def test_a_tilt_is_found_within_a_third_of_a_degree(degrees: float) -> None:
    askew = sheet([*LINES, *LINES, *LINES]).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
    assert tilt_of(evened(askew)) == pytest.approx(degrees, abs=0.35)


def test_a_small_tilt_leaves_the_canvas_as_it_is() -> None:
    picture = sheet(LINES)
    assert tilted(picture, 0.01) is picture
    assert tilted(picture, 3.0).size == picture.size


def test_faint_ink_on_a_shaded_paper_becomes_black_on_white() -> None:
    shade = Image.linear_gradient("L").resize((1275, 1650)).point(lambda level: 120 + level // 4)
    faded = ImageChops.multiply(sheet(LINES).point(lambda level: 190 + level * 65 // 255), shade)
    low, high = evened(faded).getextrema()
    assert (low, high) == (0, 255)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_picture_lying_on_its_side_is_turned_upright(degrees: int) -> None:
    page = sheet([*LINES, *LINES]).rotate(-degrees, expand=True)
    document = read_document(encoded(page), "scan.png")
    assert document.pages[0].turned == (360 - degrees) % 360
    assert document.text.splitlines()[0] == LINES[0]


def test_a_picture_askew_is_read_and_its_words_lie_in_lines() -> None:
    page = sheet([*LINES, *LINES]).rotate(3.5, Image.Resampling.BICUBIC, fillcolor=255)
    document = read_document(encoded(page), "scan.png")
    assert document.pages[0].tilt == pytest.approx(3.5, abs=0.35)
    assert document.text.splitlines()[:2] == LINES[:2]


def test_a_fax_of_two_pages_with_flat_dots_is_read_page_by_page() -> None:
    pages = [
        sheet([f"Page {at} of this fax", *LINES]).resize((1728, 1078)).point(lambda v: 255 * (v > 140)).convert("1")
        for at in (1, 2)
    ]  # fmt: skip
    held = encoded(
        pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(204, 98)
    )
    document = read_document(held, "fax.tif")
    assert document.page_count == 2
    assert [text.splitlines()[0] for text in document.text.split("\f")] == [
        f"Page {n} of this fax" for n in (1, 2)
    ]
    assert document.pages[0].height > document.pages[0].width


def test_a_sheet_on_a_table_is_cut_out_and_a_scan_is_left_alone() -> None:
    table = Image.new("L", (1600, 2000), 70)
    table.paste(sheet(LINES).resize((1200, 1560)), (220, 200))
    corners = sheet_corners(table)
    assert corners is not None
    assert corners[0] == pytest.approx((220 / 1600, 200 / 2000), abs=0.015)
    assert flattened(table).size == pytest.approx((1200, 1560), abs=35)
    page = sheet(LINES)
    assert flattened(page) is page


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_picture_is_read_and_what_is_transparent_is_white(mode: str) -> None:
    page = sheet(["Immigration Detainer", "Notice of action"])
    if mode in ("LA", "RGBA"):
        inked = Image.new("RGBA", page.size, (0, 0, 0, 0))
        inked.putalpha(ImageChops.invert(page))
        page = inked.convert(mode)
    elif mode == "I;16":
        page = page.convert("I").point(lambda level: level * 257).convert("I;16")
    else:
        page = page.convert(mode)
    assert "Immigration Detainer" in read_document(encoded(page), "scan.png").text
