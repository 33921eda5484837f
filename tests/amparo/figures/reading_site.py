"""Reads every number back out of the public site, its pages and its data, and lays each beside the release's own cells."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from amparo.figures.report import Report
from amparo.figures.sentences import column_words
from amparo.figures.spoken import by_words
from amparo.pages.data import lists_of
from amparo.register.release import Release
from amparo.register.tables import TABLES
from amparo.register.totals import By
from amparo.terms import Language
from tests.amparo.figures.reading_back import Figure, Oracle, Table, Told, read, tables_of


def differences_of_site(
    site: Path, report: Report, oracle: Oracle, language: Language
) -> tuple[list[str], int]:
    """Where the page of an agency's year does not say what the cells say; and how many numbers were compared."""
    place = {"en": "en/agencies", "es": "es/agencias"}[language]
    page = (site / place / report.agency.id / report.year / "index.html").read_text("utf-8")
    wrong, seen = list[str](), 0
    captions = {spec.title[language]: spec for spec in TABLES.values()}
    periods = {column_words(one, language): one.period for one in report.columns if one.when != "before"}
    periods |= {report.year: report.year}
    for table in tables_of(page):
        spec = captions.get(table.caption)
        for figure, cells in _site_rows(spec.name, table, language) if spec else ():
            for head, words in zip(table.heads[1:], cells, strict=True):
                seen += 1
                if read(words) != oracle.of_period(figure, periods[head]):
                    wrong.append(f"{figure} {head}: {words}")
    return wrong, seen


def _site_rows(name: str, table: Table, language: Language) -> Iterator[tuple[Figure, list[str]]]:
    """The rows of a year's table on the site, each with its figure."""
    named = dict[tuple[str, str], tuple[str, By]]()
    for measure, by in TABLES[name].places():
        spec = TABLES[name].measures[measure]
        title = spec.title[language]
        long = not spec.total and len(by) > 1
        group = f"{title}: {by_words(by[:-1], language)}" if long else title
        named[group, by_words(by[-1:], language) if by else ""] = (measure, by)
    group = ""
    for head, *cells in table.rows:
        if not cells:
            group = head
        elif not head.startswith("– "):
            group = head
            yield (name, *named[head, ""]), cells
        elif (group, head.removeprefix("– ")) in named:
            yield (name, *named[group, head.removeprefix("– ")]), cells
        else:  # "every other kind"
            assert {read(one) for one in cells} == {("value", 0)}, head


def differences_of_data(site: Path, release: Release) -> tuple[list[str], int]:
    """Where the site's CSV files and its API do not say what the cells say; and how many values were compared."""
    wrong, cells = list[str](), dict(release.cells())
    for form in ("csv", "api"):
        seen = dict[Any, Told]()
        for name, spec in TABLES.items():
            for row in _rows(site, name, form):
                codes = {one: row[one] for one in lists_of(spec) if row.get(one)}
                key = (name, row["agency"], row["period"], row["measure"], tuple(sorted(codes.items())))
                seen[key] = (row["state"], None if row["value"] in ("", None) else int(row["value"]))
        told = {key: (cell.state.value, cell.value) for key, cell in cells.items()}
        wrong += [f"{form}: {key}" for key in told.keys() ^ seen.keys()]
        wrong += [f"{form}: {key}" for key in told.keys() & seen.keys() if told[key] != seen[key]]
    return wrong, 2 * len(cells)


def _rows(site: Path, name: str, form: str) -> list[Mapping[str, Any]]:
    if form == "csv":
        with (site / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    rows: list[Mapping[str, Any]] = json.loads((site / "api/v1/tables" / f"{name}.json").read_text("utf-8"))[
        "rows"
    ]
    return rows
