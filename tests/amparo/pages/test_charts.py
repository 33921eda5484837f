"""Charts draw what is known and nothing else; every word in them is escaped."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from amparo.figures import charts
from amparo.figures.cells import Sum, sum_of_cell
from amparo.pages.region_map import Shape, middle, region_map, shade, span
from amparo.pages.shown import Numbers
from amparo.register.release import HIDDEN, MISSING, counted


def test_bars_keep_their_proportions_and_draw_none_for_what_is_not_known() -> None:
    drawn = ElementTree.fromstring(
        charts.bars(
            "n",
            [
                charts.Mark("a & <b>", 40, "40"),
                charts.Mark("b", 10, "10"),
                charts.Mark("c", None, "hidden"),
                charts.Mark("d", 0, "0"),
            ],
        )
    )
    wide = [float(bar.attrib["width"]) for bar in drawn.iter("rect")]
    assert len(wide) == 2
    assert wide[0] == pytest.approx(4 * wide[1], abs=0.3)
    assert [text.text for text in drawn.iter("text")] == ["a & <b>", "40", "b", "10", "c", "hidden", "d", "0"]


def test_the_smallest_bar_can_still_be_seen() -> None:
    drawn = ElementTree.fromstring(
        charts.bars("n", [charts.Mark("a", 1, "1"), charts.Mark("b", 90_000, "90,000")])
    )
    assert min(float(bar.attrib["width"]) for bar in drawn.iter("rect")) == 1.5


def test_a_line_breaks_where_a_number_is_missing() -> None:
    marks = [charts.Mark(str(at), value, str(value)) for at, value in enumerate([3, 4, None, 6, 7, None, 8])]
    drawn = ElementTree.fromstring(charts.line("n", marks))
    kinds = [path.attrib["class"] for path in drawn.iter("path")]
    assert kinds.count("line") == 2
    assert kinds.count("cross") == 2
    assert len(list(drawn.iter("circle"))) == 5


def test_stacked_parts_lie_side_by_side() -> None:
    drawn = ElementTree.fromstring(charts.stacked("n", [charts.Stack("2025", (7, 12, None, 1), "20")], "h"))
    bars = [bar for bar in drawn.iter("rect") if bar.attrib.get("height") == "17"]
    for one, after in pairwise(bars):
        assert float(one.attrib["x"]) + float(one.attrib["width"]) == pytest.approx(
            float(after.attrib["x"]), abs=0.2
        )
    assert [bar.attrib["class"] for bar in bars] == ["s1", "s2", "s4"]


def test_tiles_carry_a_letter_and_their_words() -> None:
    tile = charts.Tile("reported", "R", "2025: reported")
    drawn = ElementTree.fromstring(charts.tiles("n", ["2025"], [("Jail & Co", [tile])]))
    assert [title.text for title in drawn.iter("title")] == ["2025: reported"]
    assert [text.text for text in drawn.iter("text")] == ["2025", "Jail & Co", "R"]


@pytest.mark.parametrize(
    "drawing",
    [charts.bars("n", []), charts.line("n", []), charts.stacked("n", [], "h"), charts.tiles("n", [], [])],
)
def test_a_chart_of_nothing_is_still_a_drawing(drawing: str) -> None:
    assert ElementTree.fromstring(drawing).attrib["role"] == "img"


@pytest.mark.parametrize(
    ("path", "point"),
    [
        ("M0 0L100 0L100 100L0 100Z", (50, 50)),
        ("M0 0h100v100h-100z", (50, 50)),
        ("M10 10H30V30H10Z M500 500L600 600L500 600Z", (20, 20)),
        ("M5 5", (5, 5)),
        ("", (500, 500)),
    ],
)
def test_the_key_number_stands_in_the_middle_of_its_region(path: str, point: tuple[int, int]) -> None:
    assert middle(path) == point


def test_a_region_without_a_number_is_hatched_and_zero_is_not() -> None:
    shapes = [
        Shape("M0 0H9V9Z", "1", None, "a: not known"),
        Shape("M9 9H18V18Z", "2", 0, "b: 0"),
        Shape("M0 0", "3", 8, "c: 8"),
    ]
    drawn = ElementTree.fromstring(region_map("n", shapes))
    regions = [path for path in drawn.iter("path") if "region" in path.attrib.get("class", "")]
    assert [(path.attrib["class"], path.attrib.get("fill")) for path in regions] == [
        ("region unknown", "url(#none)"),
        ("region shade0", None),
        ("region shade4", None),
    ]
    assert [shade(value, 8) for value in (1, 2, 3, 4, 5, 8)] == [
        "shade1",
        "shade1",
        "shade2",
        "shade2",
        "shade3",
        "shade4",
    ]


@pytest.mark.parametrize("most", [1, 2, 3, 5, 7, 22, 480])
def test_the_key_of_the_map_names_the_very_numbers_of_each_shade(most: int) -> None:
    for value in range(most + 1):
        kind = shade(value, most)
        first, last = span(kind, most)
        assert first <= value <= last
        assert {shade(first, most), shade(last, most)} == {kind}


def test_a_long_label_goes_on_below_and_moves_what_follows() -> None:
    long = "information or access was given outside what the rules allowed"
    drawn = ElementTree.fromstring(
        charts.bars("n", [charts.Mark(long, 1, "1"), charts.Mark("short", 2, "2")])
    )
    labels = [one for one in drawn.iter("text") if one.attrib["class"] == "label"]
    assert [one.text for one in labels] == [
        "information or access was given outside what the",
        "rules allowed",
        "short",
    ]
    assert int(labels[2].attrib["y"]) - int(labels[1].attrib["y"]) == 40
    assert drawn.attrib["viewBox"].endswith(" 95")


@pytest.mark.parametrize(
    ("total", "english", "spanish"),
    [
        (sum_of_cell(counted(0)), "0", "0"),
        (sum_of_cell(counted(1234)), "1,234", "1,234"),
        (sum_of_cell(HIDDEN), "hidden", "oculto"),
        (sum_of_cell(MISSING), "not known", "no se sabe"),
        (sum_of_cell(None), "not known", "no se sabe"),
        (sum_of_cell(counted(3)) + sum_of_cell(MISSING), "at least 3", "al menos 3"),
        (sum_of_cell(counted(0)) + sum_of_cell(MISSING), "0 as far as known", "0 hasta donde se sabe"),
        (sum_of_cell(counted(0)) + sum_of_cell(HIDDEN), "hidden", "oculto"),
        (Sum(9, 2, apart=True), "not added", "no se suma"),
    ],
)
def test_a_sum_is_told_as_what_is_known_of_it(total: Sum, english: str, spanish: str) -> None:
    assert Numbers("en").word(total) == english
    assert Numbers("es").word(total) == spanish
