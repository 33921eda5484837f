"""Two counts of one thing laid side by side: what differs, and every definition under which the difference goes away.

Nothing is averaged and no count is corrected. A reading is our count under another definition, with its reason; a difference
is explained where readings give exactly the other's number, and unexplained where none does. Where several do, all are
named: figures alone do not tell which one it was.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from amparo.figures.reported.figure import Fault, FiguresError, Period, Reported, calendar_year
from amparo.figures.reported.reading import SHAPES, read_files
from amparo.figures.reported.sheet import read_sheet
from amparo.terms import Language


class Reason(StrEnum):
    """Why two counts differ."""

    DEFINITION = "definition"
    CONVICTIONS = "convictions_instead_of_people"
    PERIOD = "period"
    CORRECTED = "corrected_later"
    MANNER = "way_of_handover"
    UNEXPLAINED = "unexplained"

    def in_language(self, language: Language) -> str:
        """The words that people read."""
        return REASONS[self][0 if language == "en" else 1]


REASONS: dict[Reason, tuple[str, str]] = {
    Reason.DEFINITION: ("the two count different things", "las dos cuentan cosas distintas"),
    Reason.CONVICTIONS: (
        "one row for each offense, not for each hand-over",
        "una fila por delito, no por entrega",
    ),
    Reason.PERIOD: ("another period", "otro período"),
    Reason.CORRECTED: (
        "the number that was sent before it was corrected",
        "la cifra que se envió antes de corregirla",
    ),
    Reason.MANNER: (
        "other ways of handing over are counted, or left out",
        "se cuentan otras formas de entrega, o se dejan fuera",
    ),
    Reason.UNEXPLAINED: ("unexplained", "sin explicar"),
}
"""Each in English and Spanish."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Our count under another definition; `en` and `es` say in words what was counted then."""

    reason: Reason
    value: int
    en: str
    es: str

    def in_language(self, language: Language) -> str:
        """What was counted."""
        return self.en if language == "en" else self.es


@dataclass(frozen=True, slots=True)
class Difference:
    """Two counts of a measure, period and place (a code such as an offense; empty for the whole) that do not agree."""

    measure: str
    period: Period
    place: str
    ours: int
    theirs: int
    explained_by: tuple[Alternative, ...]
    tried: tuple[Alternative, ...]
    unlike: tuple[Reason, ...] = ()
    """Why the two cannot be compared at all: another measure, or another period by which ours cannot be counted."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why they are unlike, the reasons under which the difference goes away, or that it is unexplained."""
        found = tuple(dict.fromkeys((*self.unlike, *(one.reason for one in self.explained_by))))
        return found or (Reason.UNEXPLAINED,)

    @property
    def amount(self) -> int:
        """How much more they count than we do."""
        return self.theirs - self.ours

    @property
    def nearest(self) -> tuple[Alternative, int] | None:
        """Of an unexplained one the reading that comes nearest, and what it still leaves; None where none was tried."""
        if self.explained_by or not self.tried:
            return None
        one = min(self.tried, key=lambda tried: abs(self.theirs - tried.value))
        return one, self.theirs - one.value


def difference(
    measure: str, period: Period, ours: int, theirs: int, tried: Sequence[Alternative], *, place: str = ""
) -> Difference | None:
    """Two counts laid side by side; None where they agree. A reading that counts as ours does explains nothing."""
    if ours == theirs:
        return None
    other = tuple(one for one in tried if one.value != ours)
    return Difference(
        measure, period, place, ours, theirs, tuple(one for one in other if one.value == theirs), other
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """One side: the whole, parts of it by code, the whole under other definitions, and the days, where they are known."""

    measure: str
    period: Period
    total: int
    parts: Mapping[str, int]
    alternatives: tuple[Alternative, ...] = ()
    days: tuple[date, ...] | None = None


def differences(ours: Counts, theirs: Counts) -> tuple[Difference, ...]:
    """Every difference of two sides, the whole first. Parts are compared where both sides have any."""
    whole = difference(ours.measure, ours.period, ours.total, theirs.total, _tried(ours, theirs))
    unlike = _unlike(ours, theirs)
    if unlike:
        whole = Difference(ours.measure, ours.period, "", ours.total, theirs.total, (), (), unlike)
    found = [whole] if whole else []
    if ours.parts and theirs.parts and not unlike:
        for place in sorted({*ours.parts, *theirs.parts}):
            part = difference(
                ours.measure,
                ours.period,
                ours.parts.get(place, 0),
                theirs.parts.get(place, 0),
                (),
                place=place,
            )
            found += [part] if part else []
    return tuple(found)


def _unlike(ours: Counts, theirs: Counts) -> tuple[Reason, ...]:
    """Another measure, or another period where our days are not known: then no reading of ours can be tried."""
    other = ours.measure != theirs.measure
    period = ours.period.start != theirs.period.start or ours.period.end != theirs.period.end
    found = (Reason.DEFINITION if other else None, Reason.PERIOD if period and ours.days is None else None)
    return tuple(one for one in found if one is not None)


def _tried(ours: Counts, theirs: Counts) -> tuple[Alternative, ...]:
    """The readings of ours; by the other's period as well, where it is another one and the days are known."""
    first, last = theirs.period.start, theirs.period.end
    if ours.days is None or (first, last) == (ours.period.start, ours.period.end):
        return ours.alternatives
    inside = sum(first <= day <= last for day in ours.days)
    told = f"{first.isoformat()} – {last.isoformat()}"
    other = Alternative(Reason.PERIOD, inside, f"counted over {told}", f"contado de {told}")
    return (*ours.alternatives, other)


# ---------------------------------------------------------------- a table of somebody else's

ROWS: tuple[frozenset[str], ...] = (frozenset({"offense", "year"}), frozenset({"offense", "date"}))
"""The columns of a table with one row for each hand-over or offense."""
_SEVERAL = ";"


@dataclass(frozen=True, slots=True)
class Theirs:
    """What a table says: its rows or its figures as counts, how many rows, and the lines that are of another year."""

    counts: tuple[Counts, ...]
    file: str
    of_other_years: tuple[int, ...] = ()


def read_theirs(file: str, content: bytes, measure: str, year: int, county: str = "") -> Theirs:
    """A state's table: one row for each hand-over with its offense, or figures in a shape that `figures read` knows.

    Raises FiguresError with every fault at once.
    """
    sheet = read_sheet(file, content, (*ROWS, *SHAPES.values()))
    if any(shape <= set(sheet.header) for shape in ROWS):
        return _rows(file, sheet.header, sheet.rows, measure, year)
    (reading,) = read_files([(file, content)])
    if reading.faults:
        raise FiguresError(reading.faults)
    named = [
        one
        for one in reading.figures
        if one.measure == measure and one.is_total and one.period.start.year <= year <= one.period.end.year
    ]
    kept = [one for one in named if not county or one.county.casefold() == county.casefold()]
    if not kept:
        raise FiguresError((_nothing(file, measure, year, county),))
    return Theirs(tuple(_counts(one, measure) for one in kept), file)


def _counts(one: Reported, measure: str) -> Counts:
    return Counts(measure, one.period, int(one.value), {})


def _nothing(file: str, measure: str, year: int, county: str) -> Fault:
    return Fault(
        file,
        0,
        "",
        f"it has no total of {measure} for {year}{f' in {county}' if county else ''}. Choose another year or table.",
        f"no tiene un total de {measure} de {year}{f' en {county}' if county else ''}. Elija otro año u otra tabla.",
    )


def _rows(
    file: str,
    header: tuple[str, ...],
    rows: Iterable[tuple[int, tuple[str, ...]]],
    measure: str,
    year: int,
) -> Theirs:
    faults, parts, others, total = list[Fault](), Counter[str](), list[int](), 0
    for line, cells in rows:
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
        own = _year_of(row)
        if own is None:
            column = "date" if "date" in header else "year"
            faults.append(
                Fault(
                    file,
                    line,
                    column,
                    f"{row.get(column, '')!r} is no {column}. Write 2026, or 2026-05-31 for a day.",
                    f"{row.get(column, '')!r} no es año ni fecha. Escriba 2026, o 2026-05-31 para un día.",
                )
            )
        elif own != year:
            others.append(line)
        else:
            total += 1
            parts.update(_offenses(row.get("offense", "")))
    if faults:
        raise FiguresError(tuple(faults))
    return Theirs((Counts(measure, calendar_year(year), total, parts),), file, tuple(others))


def _year_of(row: Mapping[str, str]) -> int | None:
    told = row.get("date") or row.get("year", "")
    if told.isascii() and told.isdigit() and len(told) == 4:
        return int(told)
    try:
        return date.fromisoformat(told).year
    except ValueError:
        return None


def _offenses(told: str) -> list[str]:
    """The offenses of a row; `unknown` where it names none."""
    found = [" ".join(one.split()) for one in told.split(_SEVERAL) if one.strip()]
    return found or ["unknown"]
