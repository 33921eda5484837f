"""The sheet of the desk: cut from the design system, with every class that is used and none of its colours."""

import re

import pytest

from tests.house import styles

SHEETS = sorted((styles.DESK / "static").glob("*.css"))


def test_every_class_of_the_design_system_that_a_page_names_is_in_one_of_the_sheets() -> None:
    held = set(re.findall(r"\.(usa-[\w-]+)", "".join(sheet.read_text("utf-8") for sheet in SHEETS)))
    missing = styles.classes_used() - held
    assert missing == set(), (
        "run `python -m tests.house.styles`; what is missing after that is no class of theirs"
    )


def test_the_sheet_holds_no_rule_that_no_page_uses() -> None:
    stands = styles.CUT.read_text("utf-8")
    assert styles.cut(stands, styles.classes_used()).count("{") == stands.count("{"), (
        "run `python -m tests.house.styles`"
    )


def test_the_public_sheet_holds_the_rules_that_its_pages_use_and_no_others() -> None:
    used, stands = styles.classes_used(styles.PAGES), styles.CUTS[styles.PAGES].read_text("utf-8")
    assert set(re.findall(r"\.(usa-[\w-]+)", stands)) == used, "run `python -m tests.house.styles`"
    assert styles.cut(stands, used).count("{") == stands.count("{"), "run `python -m tests.house.styles`"


def test_cutting_keeps_the_rules_that_are_used_and_nothing_that_loads_a_file() -> None:
    css = """@charset "UTF-8";
@font-face{font-family:X;src:url(x.woff2)}
a{color:#005ea2}
.usa-button,.usa-tag{color:#1b1b1b;background:url("x.svg")}
.usa-button:not(.usa-button--big):is(a,b){border:0}
.usa-tag{border:0}
@media (min-width: 30em){.usa-tag{width:auto}}
@media print{.usa-button{content:"}"}}"""
    kept = styles.cut(css, {"usa-button"}).removeprefix(styles.HEAD)
    assert kept == (
        "a{color:var(--accent)}\n.usa-button{color:var(--ink)}\n"
        '.usa-button:not(.usa-button--big):is(a,b){border:0}\n@media print{\n.usa-button{content:"}"}\n}\n'
    )


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_loads_nothing(sheet: object) -> None:
    assert re.findall(r"@import|@font-face|url\((?!\"\"\))", sheet.read_text("utf-8")) == []  # type: ignore[attr-defined]


def test_every_measure_and_colour_that_a_sheet_names_is_given() -> None:
    text = "".join(sheet.read_text("utf-8") for sheet in SHEETS)
    assert set(re.findall(r"var\((--[\w-]+)", text)) - set(re.findall(r"(--[\w-]+):", text)) == set()
