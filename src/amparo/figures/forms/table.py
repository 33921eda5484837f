"""The report as one page of tables: every period, every figure, each table with its definition."""

from amparo.figures.forms.chart import chart_table, name_of
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
from amparo.print.blocks import Block, Heading, Paragraph, anchor
from amparo.print.screen import to_html
from amparo.terms import Language


def _charts(report: Report, language: Language) -> list[Block]:
    """The numbers of every chart, each under the sentence that the chart has."""
    blocks = list[Block]()
    for one in report.charts:
        name = name_of(one, language)
        blocks += [Heading(2, name, anchor("chart", one.name)), chart_table(one, report, language)]
    return blocks


def table(report: Report, language: Language) -> bytes:
    """The page, as HTML."""
    front = [Paragraph((one,)) for one in opening(report, language)]
    blocks = [
        heading("rests_on", language, 1),
        *coverage_blocks(report, language),
        *correction_blocks(report, language),
        *_charts(report, language),
        *section_blocks(report, report.columns, language),
        *check_blocks(report, language),
    ]
    return to_html(document(report, language, "title_table", front, blocks))
