"""The county office's table as CSV for a spreadsheet and as a page of HTML that prints."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from amparo.law.calendar import RULES_VERSION
from amparo.print.blocks import Block, Document, Paragraph, Table, Text
from amparo.print.blocks import Heading as BookHeading
from amparo.print.screen import to_html
from amparo.terms import NOT_LEGAL_ADVICE, Language
from amparo.visits.matrix import MATRIX_COLUMNS, MatrixRow, cells_of
from amparo.visits.readiness_shown import words

__all__ = ["matrix_csv", "matrix_html"]


def matrix_csv(rows: Sequence[MatrixRow], language: Language) -> bytes:
    """The table in UTF-8; no cell begins as a formula would."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([words("matrix", column, language) for column in MATRIX_COLUMNS])
    for row in rows:
        writer.writerow([_harmless(cell) for cell in cells_of(row, language)])
    return out.getvalue().encode("utf-8")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell


def matrix_html(rows: Sequence[MatrixRow], county: str, language: Language, on: date) -> bytes:
    """The table as one page without script; on a telephone each body is a block of its own."""
    title = words("matrix", "title", language)
    decided = words("sheet", "decided", language).format(day=on.isoformat(), version=RULES_VERSION)
    cells: tuple[tuple[Text, ...], ...] = tuple(
        tuple((cell,) if cell else () for cell in cells_of(row, language)) for row in rows
    )
    table = Table(
        words("matrix", "caption", language),
        tuple(words("matrix", column, language) for column in MATRIX_COLUMNS),
        cells,
        (5, 3, 3, 4, 3, 3, 3, 3, 4),
    )
    blocks: tuple[Block, ...] = (
        BookHeading(
            1, words("matrix", "county", language).format(county=county) if county else title, "table"
        ),
        table,
        Paragraph((words("matrix", "clauses", language),), quiet=True),
        Paragraph((words("matrix", "real", language),), quiet=True),
    )
    return to_html(
        Document(
            language=language,
            title=title,
            subtitle=decided,
            front=(),
            blocks=blocks,
            contents=words("matrix", "contents", language),
            foot=NOT_LEGAL_ADVICE[language],
            skip=title,
        )
    )
