"""Every form of a report as files: by agency and year, and by language where it is words."""

from collections.abc import Iterator

from amparo.figures.forms.chart import chart
from amparo.figures.forms.csv_form import csv_form
from amparo.figures.forms.json_form import json_form
from amparo.figures.forms.press_note import plain_text, press_note, sentences_text
from amparo.figures.forms.slides import slides
from amparo.figures.forms.staff_report import on_paper, on_screen
from amparo.figures.forms.table import table
from amparo.figures.report import Report
from amparo.figures.speech import LANGUAGES
from amparo.terms import Language


def every_form(report: Report) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file. Raises FileError where the typesetter is not installed, or lacks a letter."""
    folder = f"{report.agency.id}/{report.year}"
    yield f"{folder}/figures.csv", csv_form(report)
    yield f"{folder}/figures.json", json_form(report)
    for language in LANGUAGES:
        for name, content in _in_language(report, language):
            yield f"{folder}/{language}/{name}", content


def _in_language(report: Report, language: Language) -> Iterator[tuple[str, bytes]]:
    yield "table.html", table(report, language)
    for drawn in report.charts:
        yield f"chart-{drawn.name.replace('_', '-')}.svg", chart(drawn, report, language)
    yield "sentences.txt", sentences_text(report, language).encode()
    yield "staff-report.html", on_screen(report, language)
    yield "press-note.html", press_note(report, language)
    yield "press-note.txt", plain_text(report, language).encode()
    # The slides first: of the two on paper they say in words which letter the fonts lack.
    yield "slides.pdf", slides(report, language)
    yield "staff-report.pdf", on_paper(report, language)
