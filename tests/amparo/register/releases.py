"""A small release to read, write and damage. All invented."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from amparo.register.release import (
    HIDDEN,
    MISSING,
    Agency,
    Asked,
    Region,
    Release,
    Table,
    counted,
    files_of,
    table_of,
)
from amparo.register.tables import TABLES

SALT = "5a" * 32
JAIL, OTHER = "madrone-jail", "toyon-police"
_SHOWN = ("2024", "2025", "2025-Q1")


def tables() -> dict[str, Table]:
    """Every table, whole: threes where the jail closed the period, hidden in one place, missing for the other agency."""
    found = {}
    for name, spec in TABLES.items():
        cells = {}
        for period in _SHOWN:
            for measure, by in spec.places() if spec.grain != "year" or "-" not in period else ():
                hidden = spec.public_class == "B" and bool(by)
                cells[JAIL, period, measure, by] = HIDDEN if hidden else counted(3)
                cells[OTHER, period, measure, by] = MISSING
        found[name] = table_of(name, cells)
    return found


def small_release(number: int = 1, before: Release | None = None) -> Release:
    """A release of two agencies; the second of a chain names the manifest of the first."""
    previous = sha256(files_of(before)["manifest.json"]).hexdigest() if before else None
    return Release(
        number=number,
        made_on=date(2026, 2, number),
        origin="log.example/madrone",
        agencies=(
            Agency(
                JAIL,
                {"en": "Madrone Jail", "es": "Cárcel de Madrone"},
                "sheriff_jail",
                "valley",
                date(2024, 1, 1),
            ),
            Agency(
                OTHER, {"en": "Toyon Police", "es": "Policía de Toyón"}, "police", "valley", date(2024, 1, 1)
            ),
        ),
        asked=(
            *(Asked(JAIL, period, "reported", date(2026, 1, 9), "records") for period in _SHOWN),
            *(Asked(OTHER, period, "did_not_answer") for period in _SHOWN),
        ),
        tables=tables(),
        regions=(Region("valley", {"en": "Valley", "es": "Valle"}, "M0 0 L9 0 L9 9 Z"),),
        previous=previous,
        salt=SALT,
    )


def with_row(release: Release, table: str, **changed: object) -> Release:
    """The release with the first row of a table changed."""
    first, *rest = release.tables[table].rows
    rows = (replace(first, **changed), *rest)  # type: ignore[arg-type]
    return replace(release, tables={**release.tables, table: Table(table, rows)})
