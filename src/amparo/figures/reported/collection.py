"""The collected figures that come with this library, each with its source; and how tables that tell the same are joined."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files

from amparo.figures.reported.conflicts import are_alike, same_words, unique, with_agencies
from amparo.figures.reported.derived import derivations
from amparo.figures.reported.figure import FiguresError, Reported, Standing
from amparo.figures.reported.reading import COLUMNS, OWN, Reading, read_files
from amparo.figures.reported.standing import KINDS
from amparo.figures.reported.words import BETWEEN
from amparo.figures.vocabulary import DIMENSIONS, MEASURES

_FILE = "published.csv"
_FORUM_WORDS = ("years", "board_file", "address", "note")
_IN_GENERAL = {given_by for _, given_by in KINDS.values()}
STATE = "All California"
"""The area of a figure about the whole state: no county, and never compared with one."""


def _text(name: str) -> str:
    return files("amparo.figures.reported").joinpath(name).read_text(encoding="utf-8")


COUNTIES: tuple[str, ...] = tuple(row["county"] for row in csv.DictReader(io.StringIO(_text("counties.csv"))))
"""The 58 counties of California, in the order of the alphabet."""


@dataclass(frozen=True, slots=True)
class Forum:
    """A public forum at which figures were given: its day, the years it was about, its file, and where it can be read."""

    county: str
    on: date
    years: str
    board_file: str
    address: str
    note: str


FORUMS: tuple[Forum, ...] = tuple(
    Forum(row["county"], date.fromisoformat(row["forum_date"]), *(row[name] for name in _FORUM_WORDS))
    for row in csv.DictReader(io.StringIO(_text("forums.csv")))
)
"""The forums that are known, by county and day."""


@lru_cache(maxsize=1)
def published() -> Reading:
    """The figures that come with this library, as they were published. Raises FiguresError where the file is broken."""
    (reading,) = read_files([(_FILE, _text(_FILE).encode())])
    if reading.faults:
        raise FiguresError(reading.faults)
    return reading


@lru_cache(maxsize=1)
def collected() -> tuple[Reported, ...]:
    """The same figures with what follows from them by arithmetic."""
    return completed(published().figures)


def completed(figures: Sequence[Reported]) -> tuple[Reported, ...]:
    """Figures joined, with every figure that follows by arithmetic; one that a table had derived gives way to ours."""
    whole = joined(figures)
    made = [one.figure for one in derivations(whole)]
    ours = {(one.county.casefold(), same_words(one), one.period, one.value) for one in made}
    kept = (
        one
        for one in whole
        if one.standing is not Standing.DERIVED
        or (one.county.casefold(), same_words(one), one.period, one.value) not in ours
    )
    return in_order((*kept, *made))


def is_published(figure: Reported) -> bool:
    """Whether a figure may stand on a public page: none about what people are, whose small numbers could point to somebody."""
    dimension = DIMENSIONS.get(figure.dimension)
    if figure.dimension and (dimension is None or dimension.about_people):
        return False
    measure = MEASURES[figure.measure]
    return not measure.statistic or measure.unit == "percent"


def joined(figures: Iterable[Reported]) -> tuple[Reported, ...]:
    """Figures of several tables: what two of them took from the same source is one figure, with what both say of it."""
    found: dict[tuple[object, ...], list[Reported]] = {}
    for figure in with_agencies(unique(figures)):
        place = (figure.county.casefold(), figure.agency.casefold(), same_words(figure), figure.value)
        where = (figure.period, figure.dimension, figure.category, figure.source or figure.publisher)
        twins = found.setdefault((*place, *where, figure.named if not figure.is_total else ""), [])
        for number, other in enumerate(twins):
            if figure.source and are_alike(figure, other):
                twins[number] = _one(other, figure)
                break
        else:
            twins.append(figure)
    return in_order(one for twins in found.values() for one in twins)


def _one(first: Reported, second: Reported) -> Reported:
    """Two rows about one figure: the one that says the unit, with the standing that says more."""
    base, other = (first, second) if first.unit or not second.unit else (second, first)
    notes = dict.fromkeys(note for one in (base, other) for note in one.note.split(BETWEEN) if note)
    givers = (base.given_by, other.given_by)
    standing = other.standing if base.standing is Standing.REPORTED else base.standing
    return replace(
        base,
        kind=base.kind or other.kind,
        standing=standing,
        marks=tuple(dict.fromkeys((*base.marks, *other.marks))),
        given_by=next((who for who in givers if who not in _IN_GENERAL), givers[0]),
        publisher=base.publisher or other.publisher,
        note=BETWEEN.join(notes),
    )


def in_order(figures: Iterable[Reported]) -> tuple[Reported, ...]:
    """Figures by county, period, measure and value: the same order whatever table they came from."""
    return tuple(
        sorted(
            figures,
            key=lambda one: (
                one.county,
                one.period,
                one.measure,
                one.kind,
                one.dimension,
                one.category,
                one.value,
                one.unit,
                one.standing,
                one.source,
            ),
        )
    )


def csv_of(figures: Iterable[Reported]) -> bytes:
    """Figures as a table in our own shape, which `read_files` reads back."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS[OWN])
    for figure in figures:
        row = fields_of(figure)
        writer.writerow([row[name] for name in COLUMNS[OWN]])
    return written.getvalue().encode()


def fields_of(figure: Reported) -> dict[str, str]:
    """A figure by the columns of our own shape."""
    return {
        "county": figure.county,
        "agency": figure.agency,
        "period_start": figure.period.start.isoformat(),
        "period_end": figure.period.end.isoformat(),
        "period_given": figure.period.given,
        "measure": figure.measure,
        "kind": figure.kind,
        "named": figure.named,
        "dimension": figure.dimension,
        "category": figure.category,
        "value": str(figure.value),
        "unit": figure.unit,
        "standing": figure.standing.value,
        "marks": " ".join(figure.marks),
        "given_by": figure.given_by,
        "publisher": figure.publisher,
        "source": figure.source,
        "note": figure.note,
        "basis": figure.basis,
    }


def slug(county: str) -> str:
    """A county's name in an address: `san-mateo`."""
    return "-".join(county.casefold().split())
