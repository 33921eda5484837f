"""Reads every number back out of the forms of a report, and lays each beside the release's own cells.

What a figure must be is worked out here anew from the cells, on a way of its own, so that the program is not asked about itself.
"""

import csv
import io
import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from xml.etree import ElementTree

import pypdf

from amparo.figures.headlines import HEADLINES, NOUNS, Headline
from amparo.figures.report import Column, Report
from amparo.figures.sentences import column_words, figure_words, point_words, say
from amparo.register.release import Release, State
from amparo.register.tables import TABLES
from amparo.register.totals import By
from amparo.terms import Language

Told = tuple[str, int | None]
"""What stands somewhere: `value`, `at_least`, `hidden`, `missing` or `not_added`, and the number."""
Figure = tuple[str, str, By]
NONE: Told = ("", None)
_FIXED: dict[str, Told] = {
    "hidden": ("hidden", None),
    "oculto": ("hidden", None),
    "not known": ("missing", None),
    "no se sabe": ("missing", None),
    "not added": ("not_added", None),
    "no se suma": ("not_added", None),
    "by year only": NONE,
    "solo por año": NONE,
}
_LEAST = re.compile(
    r"(?:at least|al menos) ([\d,.\u00a0]+)|([\d,.]+) (?:as far as known|hasta donde se sabe)"
)


def read(words: str) -> Told:
    """What the words of a cell say. Raises ValueError where they are none of those that a cell may have."""
    if words in _FIXED:
        return _FIXED[words]
    found = _LEAST.fullmatch(words)
    if found:
        return "at_least", _number(found[1] or found[2])
    return "value", _number(words)


def _number(words: str) -> int:
    return int(re.sub(r"[,.\u00a0]", "", words).replace("–", "-").removeprefix("+"))


@dataclass(frozen=True)
class Oracle:
    """What the cells of a release say of one agency."""

    release: Release
    agency: str
    _periods: dict[str, set[str]] = field(default_factory=dict)

    def figure(self, figure: Figure, column: Column) -> Told:
        """A figure in a column."""
        table = figure[0]
        if column.when == "quarter" and TABLES[table].public_class == "B":
            return NONE
        return self.of_period(figure, column.period)

    def periods(self, table: str) -> set[str]:
        """The periods that a table tells of."""
        if table not in self._periods:
            rows = self.release.tables[table].rows
            self._periods[table] = {row.period for row in rows if row.agency == self.agency}
        return self._periods[table]

    def of_period(self, figure: Figure, period: str) -> Told:
        """A figure of a year or a quarter: the cell itself, else the quarters that are there."""
        table, measure, by = figure
        rows = self.periods(table)
        if period in rows or "-" in period:
            return self._cell(table, measure, by, period)
        quarters = [f"{period}-Q{number}" for number in range(1, 5) if f"{period}-Q{number}" in rows]
        if not quarters:
            asked = self.release.asked_of(self.agency, period)
            return ("value", 0) if asked and asked.state == "none_known" else ("missing", None)
        told = [self._cell(table, measure, by, one) for one in quarters]
        return self._together(told, measure, table, whole=len(quarters) == 4)

    def headline(self, headline: Headline, period: str) -> Told:
        """What a headline adds up to."""
        told = [self.of_period(figure, period) for figure in headline.adds]
        if len(told) == 1:
            return told[0]
        return self._together(told, "", "", whole=True)

    def _cell(self, table: str, measure: str, by: By, period: str) -> Told:
        cell = self.release.cells().get((table, self.agency, period, measure, by))
        if cell is None or cell.state is State.MISSING:
            return "missing", None
        return ("hidden", None) if cell.state is State.HIDDEN else ("value", cell.value)

    @staticmethod
    def _together(told: list[Told], measure: str, table: str, whole: bool) -> Told:
        value = sum(number or 0 for _, number in told)
        if table and TABLES[table].measures[measure].statistic and any(one[0] == "value" for one in told):
            return "not_added", None
        of_itself = measure and f"{table}.{measure}" in TABLES[table].measures[measure].never_add
        if of_itself and len(told) > 1 and value:
            return "not_added", None
        states = {state for state, _ in told}
        if states == {"value"} and whole:
            return "value", value
        if states & {"value", "at_least"}:
            return "at_least", value
        return ("hidden" if "hidden" in states else "missing"), None


@dataclass
class Table:
    """A table of a page: its caption, its heads, and its rows; a row without cells is the head of those below it."""

    caption: str = ""
    heads: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self._into: list[str] | None = None
        self._in_head = False

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append(Table())
        elif tag == "thead":
            self._in_head = True
        elif tag == "tr" and not self._in_head:
            self.tables[-1].rows.append([])
        elif tag in ("th", "td", "caption"):
            self._into = []

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "thead":
            self._in_head = False
        if tag not in ("th", "td", "caption") or self._into is None:
            return
        words, self._into = " ".join("".join(self._into).split()), None
        if tag == "caption":
            self.tables[-1].caption = words
        elif self._in_head:
            self.tables[-1].heads.append(words)
        else:
            self.tables[-1].rows[-1].append(words)


def tables_of(page: str) -> list[Table]:
    """Every table of a page."""
    reader = _Tables()
    reader.feed(page)
    return reader.tables


def squeezed(text: str) -> str:
    """Without spaces and hyphens: a line's end on paper may have put them in or taken them away."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


@lru_cache(maxsize=64)
def text_of(content: bytes) -> str:
    """The text of a PDF, squeezed."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    return squeezed("".join(page.extract_text() for page in reader.pages))


def differences_of_tables(
    page: str, report: Report, oracle: Oracle, language: Language
) -> tuple[list[str], int]:
    """Where a page of tables does not say what the cells say; and how many numbers were compared."""
    wrong, seen = list[str](), 0
    by_caption = {spec.title[language]: spec for spec in TABLES.values()}
    columns = {column_words(one, language): one for one in report.columns}
    for table in tables_of(page):
        spec = by_caption.get(table.caption)
        if spec is None:
            continue
        named = {figure_words(spec.name, *place, language): place for place in spec.places()}
        for head, *cells in table.rows:
            figure = (spec.name, *named.pop(head))
            told = dict(zip(table.heads[1:], cells, strict=True))
            for words, column in columns.items():
                if words in told:
                    seen += 1
                    if read(told[words]) != oracle.figure(figure, column):
                        wrong.append(f"{figure} {column.period}: {told[words]}")
            change = next(
                (words for one, words in told.items() if one.startswith(("Change", "Cambio"))), None
            )
            if change is not None:
                seen += 1
                wrong += (
                    [f"{figure}: {change}"] if change_of(change) != _change(figure, report, oracle) else []
                )
        for place in (
            named.values()
        ):  # what is left out must be zero for certain, or the page says that it is not known
            left = {oracle.figure((spec.name, *place), one) for one in report.columns}
            title = spec.measures[place[0]].title[language]
            is_said = say("rest_unknown", language, title=title) in unescape(page)
            if not left <= {("missing", None) if is_said else ("value", 0), NONE}:
                wrong.append(f"{spec.name} {place} is left out and is {left}")
    return wrong, seen


def change_of(words: str) -> int | None:
    """A change as it is written."""
    return None if words == "—" else _number(words)


def _change(figure: Figure, report: Report, oracle: Oracle) -> int | None:
    told = {one.when: oracle.figure(figure, one) for one in report.columns if one.when in ("before", "year")}
    if len(told) < 2 or any(state != "value" for state, _ in told.values()):
        return None
    return (told["year"][1] or 0) - (told["before"][1] or 0)


def rows_on_paper(page: str, content: bytes) -> list[str]:
    """Rows of a page's tables that do not stand on paper as they stand there."""
    text = text_of(content)
    missing = list[str]()
    for table in tables_of(page):
        for row in table.rows:
            if not re.search(re.escape(squeezed("".join(row))) + r"(?!\d)", text):
                missing.append(" | ".join(row))
    return missing


def differences_of_sentences(
    text: str, report: Report, oracle: Oracle, language: Language, headlines: tuple[Headline, ...] = HEADLINES
) -> list[str]:
    """Where the sentences do not say what the cells say."""
    text, wrong = " ".join(text.split()), list[str]()
    for one in headlines:
        state, value = oracle.headline(one, report.year)
        noun = NOUNS[one.noun]
        told = {"agency": report.agency.name[language], "year": report.year}
        if (state, value) == ("value", 0):
            expected = one.none[language].format(**told)
        elif value:
            least = {"en": "at least ", "es": "al menos "}[language] if state == "at_least" else ""
            words = (noun.one if value == 1 else noun.many)[language]
            expected = one.some[language].format(what=f"{least}{value:,} {words}", **told)
        else:
            expected = f"{one.title[language]}, {report.year}: "
        if text.count(expected) != 1:
            wrong.append(f"{one.name}: not once {expected!r}")
    return wrong


def differences_of_csv(content: bytes, report: Report, oracle: Oracle) -> tuple[list[str], int]:
    """Where the CSV does not say what the cells say; and how many rows it has."""
    wrong = list[str]()
    columns = {(one.when, one.period): one for one in report.columns}
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    for row in rows:
        by = tuple(tuple(one.split("=")) for one in row["by"].split(";") if one)
        figure: Figure = (row["table"], row["measure"], by)  # type: ignore[assignment]
        told = (row["state"], int(row["value"]) if row["value"] else None)
        if told != oracle.figure(figure, columns[row["column"], row["period"]]):
            wrong.append(str(row))
    places = sum(len(tuple(spec.places())) for spec in TABLES.values())
    wrong += [] if len(rows) >= places else [f"{len(rows)} rows of {places} figures"]
    return wrong, len(rows)


def differences_of_json(content: bytes, report: Report, oracle: Oracle) -> tuple[list[str], int]:
    """Where the JSON does not say what the cells say; and how many values were compared."""
    told, wrong, seen = json.loads(content), list[str](), 0
    for section in told["tables"]:
        for line in section["lines"]:
            figure = (section["table"], line["measure"], tuple(sorted(line["by"].items())))
            for column, found in zip(report.columns, line["values"], strict=True):
                seen += 1
                said = (found["state"], found["value"]) if found else NONE
                wrong += [f"{figure} {column.period}"] if said != oracle.figure(figure, column) else []
    headlines = {one.name: one for one in HEADLINES}
    for head in told["headlines"]:
        seen += 1
        said = (head["year"]["state"], head["year"]["value"])
        if said != oracle.headline(headlines[head["name"]], report.year):
            wrong.append(head["name"])
    return wrong, seen


def differences_of_chart(
    content: bytes, name: str, report: Report, oracle: Oracle, language: Language
) -> list[str]:
    """Where a chart's words, or the lengths of its bars, are not what the cells say."""
    drawn = next(one for one in report.charts if one.name == name)
    figure = {
        "asked": ("parts", "asked"),
        "outcomes": ("answers", "requests"),
        "over_time": ("requests", "received"),
    }
    expected = [oracle.of_period((*figure[name], one.by), one.period) for one in drawn.points]
    root = ElementTree.fromstring(content)
    space = "{http://www.w3.org/2000/svg}"
    if drawn.shape == "bars":
        values = [one.text or "" for one in root.iter(f"{space}text") if one.get("class") == "value"]
        wrong = [f"{name}: {values}"] if [read(one) for one in values] != expected else []
        wide = [float(one.attrib["width"]) for one in root.iter(f"{space}rect") if one.get("class") == "s1"]
        known = [value for _, value in expected if value]
        most, longest = max(known), max(wide)
        for length, value in zip(wide, known, strict=True):
            if abs(length - max(value / most * longest, 1.5)) > 0.11:
                wrong.append(f"{name}: a bar of {length} for {value} of {most}")
        return wrong
    ground = 150.0
    high = [ground - float(one.attrib["cy"]) for one in root.iter(f"{space}circle")]
    known = [value for _, value in expected if value is not None]
    most = max(known)
    labels = {point_words(one, language) for one in drawn.points}
    shown = {one.text for one in root.iter(f"{space}text") if one.get("class") == "label middle"}
    wrong = [f"{name}: {shown - labels}"] if not shown <= labels else []
    for up, value in zip(high, known, strict=True):
        if abs(up - value / most * max(high)) > 0.11:
            wrong.append(f"{name}: {up} for {value} of {most}")
    return wrong
