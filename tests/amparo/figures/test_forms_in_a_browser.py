"""The forms on a screen: accessible and not too wide, down to the smallest telephone; a chart fits as well."""

from pathlib import Path

import pytest

from amparo.figures.forms.every import every_form
from amparo.figures.report import report_of
from amparo.register.release import read_releases
from tests.amparo.figures.test_report import running
from tests.amparo.pages import county
from tests.desk.browser import browser, is_too_wide, new_page, violations


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("screen")
    releases = read_releases(county.write(folder / "releases", running()))
    for agency in (county.MADRONE, county.PROBATION):
        for path, content in every_form(report_of(releases, agency.id, "2025")):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return folder


def test_every_page_is_accessible_and_as_wide_as_its_screen(folder: Path) -> None:
    found = list[tuple[str, str]]()
    pages = sorted(folder.glob("madrone-*/2025/*/*.html"))
    assert len(pages) == 12
    with browser() as opened:
        for width in (320, 1400):
            page = new_page(opened, folder.as_uri(), width=width)
            for file in pages:
                page.goto(file.as_uri())
                found += [(file.name, one) for one in violations(page)]
                found += [(file.name, "too wide")] if is_too_wide(page) else []
    assert found == []


def test_no_word_of_a_chart_leaves_it_at_the_width_of_a_telephone(folder: Path) -> None:
    charts = sorted(folder.glob("madrone-*/2025/*/*.svg"))
    assert charts
    with browser() as opened:
        page = new_page(opened, folder.as_uri(), width=360)
        for file in charts:
            page.set_content(f'<body style="margin:0">{file.read_text("utf-8")}</body>')
            wide = page.evaluate(
                "Math.max(...[...document.querySelectorAll('svg text')].map(one => one.getBoundingClientRect().right))"
            )
            assert wide <= 361, file
