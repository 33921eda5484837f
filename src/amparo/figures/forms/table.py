"""The report as one page of tables: every period, every figure, each table with its definition."""

from amparo.figures.forms.parts import (
    check_blocks,
    correction_blocks,
    coverage_blocks,
    document,
    heading,
    section_blocks,
)
from amparo.figures.report import Report
from amparo.figures.sentences import opening
from amparo.print.blocks import Paragraph
from amparo.print.screen import to_html
from amparo.terms import Language


def table(report: Report, language: Language) -> bytes:
    """The page, as HTML."""
    front = [Paragraph((one,)) for one in opening(report, language)]
    blocks = [
        heading("rests_on", language, 1),
        *coverage_blocks(report, language),
        *correction_blocks(report, language),
        *section_blocks(report, report.columns, language),
        *check_blocks(report, language),
    ]
    return to_html(document(report, language, "title_table", front, blocks))
