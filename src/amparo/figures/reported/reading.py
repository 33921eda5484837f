"""A table of published figures, in any of three shapes, read row by row; every fault is found at once and nothing is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from amparo.figures.reported import numbers, periods
from amparo.figures.reported.figure import (
    Aside,
    Fault,
    FiguresError,
    Period,
    Reported,
    Standing,
)
from amparo.figures.reported.sheet import Sheet, read_sheet
from amparo.figures.reported.standing import KINDS, MARKS, said_in
from amparo.figures.vocabulary import MEASURES, UNITS, WORDS, measure_of, unit_of, word_of

OWN, COUNTY, TRUTH, SOURCES = "own", "county-figures", "truth-act", "sources"
SHAPES: Mapping[str, frozenset[str]] = {
    OWN: frozenset({"county", "period_start", "period_end", "named", "value", "standing"}),
    TRUTH: frozenset({"county", "period_start", "period_end", "measure", "value", "figure_kind"}),
    COUNTY: frozenset({"county", "period", "metric", "value", "standing"}),
    SOURCES: frozenset({"source_id", "address", "publisher_and_date"}),
}
"""The columns by which a shape is known; further ones that it may have stand in COLUMNS."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    OWN: (
        *("county", "agency", "period_start", "period_end", "period_given", "measure", "kind", "named"),
        *("dimension", "category", "value", "unit", "standing", "marks", "given_by", "publisher", "source"),
        *("note", "basis"),
    ),
    TRUTH: (
        *("county", "agency", "period_start", "period_end", "measure", "dimension", "category", "value"),
        *("unit", "figure_kind", "source_id", "note"),
    ),
    COUNTY: ("county", "period", "metric", "value", "standing", "as_given_by", "source", "note"),
    SOURCES: ("source_id", "address", "publisher_and_date", "covers"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure stands: the address, and who published it when."""

    address: str
    publisher: str


Sources = Mapping[str, Source]
"""Sources by the short name that a table gives them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file held: figures, rows kept aside, faults, sources, columns that were not read, and how it was written."""

    file: str
    shape: str
    encoding: str
    separator: str
    figures: tuple[Reported, ...]
    aside: tuple[Aside, ...]
    faults: tuple[Fault, ...]
    sources: Sources
    unread: tuple[str, ...]


class _RowError(ValueError):
    """A cell that cannot be used: its column, and what is wrong in English and Spanish."""

    def __init__(self, column: str, en: str, es: str) -> None:
        self.column, self.en, self.es = column, en, es
        super().__init__(en)


@dataclass(slots=True)
class _Gathered:
    """What was found so far."""

    figures: list[Reported] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_files(given: Sequence[tuple[str, bytes]]) -> tuple[Reading, ...]:
    """Each file by name and content; lists of sources among them are used for the others. Raises FiguresError."""
    sheets, refused = list[Sheet](), list[Fault]()
    for file, content in given:
        try:
            sheets.append(read_sheet(file, content, SHAPES.values()))
        except FiguresError as error:
            refused += error.faults
    if refused:
        raise FiguresError(tuple(refused))
    sources = dict[str, Source]()
    for sheet in sheets:
        sources |= _sources(sheet)
    return tuple(_read(sheet, sources) for sheet in sheets)


def _shape(sheet: Sheet) -> str:
    return next(name for name, columns in SHAPES.items() if columns <= set(sheet.header))


def _sources(sheet: Sheet) -> Sources:
    if _shape(sheet) != SOURCES:
        return {}
    rows = (dict(zip(sheet.header, cells, strict=False)) for _, cells in sheet.rows)
    return {
        row["source_id"].strip(): Source(
            row.get("address", "").strip(), row.get("publisher_and_date", "").strip()
        )
        for row in rows
    }


def _read(sheet: Sheet, sources: Sources) -> Reading:
    shape, found = _shape(sheet), _Gathered()
    for line, cells in sheet.rows if shape != SOURCES else ():
        try:
            if len(cells) > len(sheet.header) and any(cell.strip() for cell in cells[len(sheet.header) :]):
                raise _RowError(
                    "",
                    f"it has {len(cells)} cells, not {len(sheet.header)}. Put a cell with a separator in quotes.",
                    f"tiene {len(cells)} celdas, no {len(sheet.header)}. Ponga entre comillas la celda que lleve un separador.",
                )
            row = {name: cell.strip() for name, cell in zip(sheet.header, cells, strict=False)}
            _row(_Row(sheet.file, line, shape, row, sources), found)
        except _RowError as error:
            found.faults.append(Fault(sheet.file, line, error.column, error.en, error.es))
    unread = tuple(name for name in sheet.header if name and name not in COLUMNS[shape])
    return Reading(
        sheet.file,
        shape,
        sheet.encoding,
        sheet.separator,
        tuple(found.figures),
        tuple(found.aside),
        tuple(found.faults),
        _sources(sheet),
        unread,
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row by its columns; a column that the table does not have is empty."""

    file: str
    line: int
    shape: str
    cells: Mapping[str, str]
    sources: Sources

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def needed(self, name: str) -> str:
        """A cell that cannot be empty."""
        if not self[name]:
            raise _RowError(name, "it is empty, and nothing is guessed.", "está vacía, y no se adivina nada.")
        return self[name]


def _row(row: _Row, found: _Gathered) -> None:
    """Take one row in: a figure, or a row kept aside. Raises _RowError."""
    county = row.needed("county")
    named = row.needed({OWN: "named", TRUTH: "measure", COUNTY: "metric"}[row.shape])
    standing, given_by = _standing(row)
    said = said_in(row["note"]) if row.shape != OWN else said_in("")
    period = _period(row, standing)
    word = word_of(named)
    why = "no_definition" if word is None else "no_value" if not row["value"] else ""
    if word is None or why:
        found.aside.append(Aside(why, county, period, named, row["value"], row.file, row.line))
        return
    unit = _unit(row) or said.unit
    measure = (
        MEASURES[row["measure"]]
        if row.shape == OWN and row["measure"] in MEASURES
        else measure_of(word, unit)
    )
    try:
        value, marks = numbers.read_number(row["value"], whole=not measure.statistic)
    except numbers.NumberError as error:
        raise _RowError("value", error.en, error.es) from error
    if row["category"] and not row["dimension"]:
        raise _RowError(
            "dimension",
            f"it is empty beside the category {row['category']!r}. Say what the category divides.",
            f"está vacía junto a la categoría {row['category']!r}. Diga qué divide la categoría.",
        )
    source = row.sources.get(row["source_id"], Source("", row["source_id"]))
    if said.standing and standing is Standing.REPORTED:
        standing = said.standing
    found.figures.append(
        Reported(
            county,
            row["agency"],
            measure.name,
            named,
            row["kind"] if row.shape == OWN else word.kind,
            period,
            row["dimension"],
            row["category"],
            value,
            unit,
            standing,
            tuple(dict.fromkeys((*marks, *said.marks, *_marks(row)))),
            given_by,
            row["publisher"] or source.publisher,
            row["source"] or source.address,
            row["note"],
            row["basis"],
            row.file,
            row.line,
        )
    )


def _marks(row: _Row) -> tuple[str, ...]:
    words = tuple(row["marks"].split())
    if unknown := [word for word in words if word not in MARKS]:
        raise _RowError("marks", *_not_known(unknown[0], MARKS))
    return words


def _standing(row: _Row) -> tuple[Standing, str]:
    """The standing, and who gave the figure."""
    if row.shape == TRUTH:
        kind = row.needed("figure_kind")
        if kind not in KINDS:
            raise _RowError("figure_kind", *_not_known(kind, KINDS))
        return KINDS[kind]
    spelt = row.needed("standing")
    if spelt not in set(Standing):
        raise _RowError("standing", *_not_known(spelt, [one.value for one in Standing]))
    return Standing(spelt), row["given_by" if row.shape == OWN else "as_given_by"]


def _period(row: _Row, standing: Standing) -> Period:
    column = "period" if row.shape == COUNTY else "period_start"
    try:
        if row.shape != COUNTY:
            span = periods.read_span(row.needed("period_start"), row.needed("period_end"))
            return Period(span.start, span.end, row["period_given"])
        period = periods.read_period(row.needed("period"))
        if standing is Standing.PART_YEAR and period.is_calendar_year:
            return periods.part_of(period, row["note"])
    except periods.PeriodError as error:
        raise _RowError(column, error.en, error.es) from error
    return period


def _unit(row: _Row) -> str:
    unit = unit_of(row["unit"])
    if unit is None:
        raise _RowError("unit", *_not_known(row["unit"], UNITS))
    return unit


def _not_known(word: str, known: Sequence[str] | Mapping[str, object]) -> tuple[str, str]:
    near = get_close_matches(word, list(known), n=1)
    en = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(known)}."
    es = f"¿Quiso decir {near[0]!r}?" if near else f"Aquí se conocen: {', '.join(known)}."
    return f"{word!r} is not known. {en}", f"{word!r} no se conoce. {es}"


def near_word(named: str) -> str:
    """The defined word that comes nearest to one that is not; empty where none is near."""
    return next(iter(get_close_matches(named, list(WORDS), n=1)), "")
