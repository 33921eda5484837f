"""The report as CSV: one row for each figure and period, titled in both languages; zero, hidden, unknown stay apart."""

import csv
import io

from amparo.figures.cells import Sum
from amparo.figures.report import Report
from amparo.figures.sentences import figure_words
from amparo.register.tables import TABLES

COLUMNS = (
    *("agency", "table", "measure", "by", "period", "column", "part_year", "state", "value"),
    *("title_en", "title_es", "unit_en", "unit_es", "release", "manifest"),
)


def state_of(total: Sum) -> tuple[str, int | None]:
    """The word for what a sum is, and its number: `value` (zero included), `at_least`, `hidden`, `missing`, `not_added`."""
    if total.apart:
        return "not_added", None
    if total.whole:
        return "value", total.value
    if total.told:
        return "at_least", total.value
    return ("hidden" if total.hidden else "missing"), None


def csv_form(report: Report) -> bytes:
    """The table (RFC 4180, UTF-8). An empty value is never zero: `state` says why it is empty."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for section in report.sections:
        for line in section.lines:
            unit = TABLES[section.table].measures[line.measure].unit
            words = [figure_words(section.table, line.measure, line.by, one) for one in ("en", "es")]
            by = ";".join(f"{name}={code}" for name, code in line.by)
            for column, total in zip(report.columns, line.sums, strict=True):
                if total is not None:
                    writer.writerow(
                        (
                            *(report.agency.id, section.table, line.measure, by, column.period, column.when),
                            *("yes" if column.part else "no", *state_of(total), *words),
                            *(unit["en"], unit["es"], report.number, report.manifest),
                        )
                    )
    return written.getvalue().encode()
