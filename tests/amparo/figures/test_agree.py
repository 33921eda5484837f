"""The same numbers everywhere: each one is read back out of every form and of the site, and laid beside the release's cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from amparo.cli.main import main
from amparo.figures.report import Report, report_of, years_of
from amparo.figures.sentences import change_words, point_words
from amparo.figures.speech import LANGUAGES
from amparo.figures.spoken import spoken
from amparo.oversight.transfers import transfers_of
from amparo.pages.build import build
from amparo.register.release import Asked, Release, read_releases
from amparo.terms import Language
from amparo_desk.commands.demo_agency import case_files, profile
from tests.amparo.figures.reading_back import (
    Oracle,
    differences_of_chart,
    differences_of_csv,
    differences_of_json,
    differences_of_sentences,
    differences_of_tables,
    read,
    rows_on_paper,
    squeezed,
    text_of,
)
from tests.amparo.figures.reading_site import differences_of_data, differences_of_site
from tests.amparo.pages import county
from tests.amparo.release.test_encina import released


def running() -> Release:
    """Madrone a little later: the first quarter of the next year is closed, the year is not."""
    asked = (*county.ASKED, Asked(county.MADRONE.id, "2026-Q1", "reported", date(2026, 4, 20), "records"))
    agencies = (county.MADRONE, county.PROBATION)
    tables = county.tables_of(asked)
    return Release(4, date(2026, 5, 4), county.ORIGIN, agencies, asked, tables, county.REGIONS)


@dataclass(frozen=True)
class Made:
    """The releases of an invented county, and its forms and its site as they were built."""

    releases: tuple[Release, ...]
    forms: Path
    site: Path

    def reports(self) -> Iterator[tuple[Report, Oracle, Path]]:
        """Each agency and year, with the folder of its forms."""
        for agency in self.releases[-1].agencies:
            for year in years_of(self.releases[-1], agency):
                report = report_of(self.releases, agency.id, year)
                yield report, Oracle(self.releases[-1], agency.id), self.forms / agency.id / year


@pytest.fixture(scope="module", params=["encina", "madrone"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Encina as it is counted from its case files; Madrone with a correction, hidden cells and a year that runs."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "releases").mkdir()
    if request.param == "encina":
        released(folder / "releases")
    else:
        county.write(folder / "releases", (*county.releases(), running()))
    assert main(["figures", "build", str(folder / "releases"), str(folder / "forms")]) == 0
    build(folder / "releases", folder / "site")
    return Made(read_releases(folder / "releases"), folder / "forms", folder / "site")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_on_every_page_say_what_the_cells_say(made: Made, language: Language) -> None:
    compared = 0
    for report, oracle, folder in made.reports():
        for name in ("table.html", "staff-report.html"):
            page = (folder / language / name).read_text("utf-8")
            wrong, seen = differences_of_tables(page, report, oracle, language)
            assert wrong == []
            compared += seen
    assert compared > 1_000


def test_csv_and_json_say_what_the_cells_say(made: Made) -> None:
    for report, oracle, folder in made.reports():
        wrong, rows = differences_of_csv((folder / "figures.csv").read_bytes(), report, oracle)
        assert wrong == []
        assert rows > 100
        wrong, values = differences_of_json((folder / "figures.json").read_bytes(), report, oracle)
        assert wrong == []
        assert values > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_say_what_the_cells_say(made: Made, language: Language) -> None:
    for report, oracle, folder in made.reports():
        heads = [one.headline for one in report.heads if report.standing.answered]
        leads = tuple(one for one in heads if one.lead)
        named = {
            "sentences.txt": tuple(heads),
            "staff-report.html": tuple(heads),
            "press-note.txt": leads,
            "press-note.html": leads,
        }
        for name, told in named.items():
            text = (folder / language / name).read_text("utf-8").replace("&#x27;", "'")
            assert differences_of_sentences(text, report, oracle, language, told) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_are_as_long_and_as_high_as_the_cells_say(made: Made, language: Language) -> None:
    drawn = 0
    for report, oracle, folder in made.reports():
        for one in report.charts:
            content = (folder / language / f"chart-{one.name.replace('_', '-')}.svg").read_bytes()
            assert differences_of_chart(content, one.name, report, oracle, language) == []
            drawn += 1
    assert drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_staff_report_on_paper_has_every_row_of_the_one_on_screen(made: Made, language: Language) -> None:
    for _, _, folder in made.reports():
        page = (folder / language / "staff-report.html").read_text("utf-8")
        assert rows_on_paper(page, (folder / language / "staff-report.pdf").read_bytes()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slides_say_what_the_cells_say(made: Made, language: Language) -> None:
    for report, oracle, folder in made.reports():
        text = text_of((folder / language / "slides.pdf").read_bytes())
        for head in report.heads:
            told = [head.before, head.year, head.to_date]
            periods = [one.period for one in report.columns if one.when != "quarter"]
            shown = [spoken(one, language) for one in told if one is not None]
            assert [read(one) for one in shown] == [oracle.headline(head.headline, one) for one in periods]
            change = change_words(head.change, language) if head.before is not None else ""
            row = squeezed("".join((head.headline.title[language], *shown, change)))
            assert row in text, row
            if head.headline.lead:
                large = f"{spoken(head.year, language)}{head.headline.title[language]}, {report.year}"
                assert squeezed(large) in text
        for chart in report.charts:
            for point in chart.points[-8:]:
                assert squeezed(point_words(point, language) + spoken(point.total, language)) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_says_what_the_cells_say(made: Made, language: Language) -> None:
    compared = 0
    for report, oracle, _ in made.reports():
        wrong, seen = differences_of_site(made.site, report, oracle, language)
        assert wrong == []
        compared += seen
    assert compared > 100


def test_the_data_and_the_interface_of_the_site_say_what_the_cells_say(made: Made) -> None:
    wrong, seen = differences_of_data(made.site, made.releases[-1])
    assert wrong == []
    assert seen > 1_000


def test_every_correction_stands_in_every_form_that_people_read(made: Made) -> None:
    for report, _, folder in made.reports():
        for one in report.corrected:
            for language in LANGUAGES:
                old, new = (f"{cell.value:,}" for cell in (one.correction.old, one.correction.new))
                for name in ("table.html", "staff-report.html", "press-note.html", "press-note.txt"):
                    text = (folder / language / name).read_text("utf-8")
                    assert old in text, name
                    assert new in text, name
                for name in ("slides.pdf", "staff-report.pdf"):
                    assert f"{old}{new}" in text_of((folder / language / name).read_bytes()), name


@pytest.mark.parametrize(
    "made", ["encina"], indirect=True
)  # Madrone's numbers are made up without case files
def test_the_state_report_has_as_many_transfers_as_the_forms_have_handovers(made: Made) -> None:
    for report, _, _ in made.reports():
        handovers = next(one for one in report.heads if one.headline.name == "handovers")
        if report.standing.answered:
            told = transfers_of(case_files(), profile(), int(report.year))
            assert len(told.counted) + len(told.apart) == handovers.year.exact
