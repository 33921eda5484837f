"""The report as text for a staff report: in short, beside the year before, every table with its definition; screen and paper."""

from amparo.figures.forms.parts import (
    check_blocks,
    correction_blocks,
    coverage_blocks,
    document,
    heading,
    points,
    section_blocks,
)
from amparo.figures.report import Report
from amparo.figures.sentences import beside, opening, say, sentence, so_far
from amparo.print.blocks import Block, Document, Paragraph
from amparo.print.paper import to_pdf
from amparo.print.screen import to_html
from amparo.terms import Language


def staff_report(report: Report, language: Language) -> Document:
    """The document, for whoever puts it into a packet."""
    front = [Paragraph((one,)) for one in opening(report, language)]
    blocks: list[Block] = [heading("in_short", language, 1)]
    if report.standing.answered:
        blocks.append(points([sentence(head, report, language) for head in report.heads]))
    changes = [beside(head, report, language) for head in report.heads]
    changes += [so_far(head, report, language) for head in report.heads]
    if any(changes):
        blocks += [heading("beside_before", language), points([one for one in changes if one])]
    columns = [one for one in report.columns if one.when != "quarter"]
    blocks += coverage_blocks(report, language)
    blocks += correction_blocks(report, language)
    blocks.append(Paragraph((say("all_figures", language),)))
    blocks += section_blocks(report, columns, language)
    blocks += check_blocks(report, language)
    return document(report, language, "title_report", front, blocks)


def on_screen(report: Report, language: Language) -> bytes:
    """The staff report as HTML."""
    return to_html(staff_report(report, language))


def on_paper(report: Report, language: Language) -> bytes:
    """The staff report as PDF/UA-1, of the day on which the release was made. Raises FileError without a typesetter."""
    return to_pdf(staff_report(report, language), report.made_on)
