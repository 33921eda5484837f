"""An invented county for the pages: two agencies, three years, hidden and missing cells, a correction, a withdrawn release."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from amparo.register.release import (
    HIDDEN,
    MANIFEST,
    MISSING,
    Agency,
    Asked,
    By,
    Cell,
    Correction,
    Region,
    Release,
    Table,
    Withdrawn,
    by_of,
    counted,
    files_of,
    folder_name,
    manifest_of,
    read_release,
    table_of,
    write_release,
)
from amparo.register.tables import TABLES
from tests.amparo.register import logs

ORIGIN = "madrone.example/log"
SALT = "5a" * 32
MISSING_DAY = date(2026, 2, 10)  # a Tuesday
MADRONE = Agency(
    "madrone-jail",
    {
        "en": "Madrone County Sheriff's Office, Main Jail",
        "es": "Sheriff del condado de Madrone, cárcel principal",
    },
    "sheriff_jail",
    "north-valley",
    date(2023, 1, 1),
)
PROBATION = Agency(
    "madrone-probation",
    {"en": "Madrone County Probation", "es": "Probatoria del condado de Madrone"},
    "probation",
    "coast",
    date(2024, 7, 1),
)
REGIONS = (
    Region("coast", {"en": "Coast", "es": "Costa"}, "M60 80L300 40L340 500L280 950L90 900L20 480Z"),
    Region("north-valley", {"en": "North Valley", "es": "Valle Norte"}, "M300 40L940 90L900 470L340 500Z"),
    Region("south-hills", {"en": "South Hills", "es": "Lomas del Sur"}, "M340 500L900 470L960 930L280 950Z"),
)
QUARTERS = tuple(f"2025-Q{number}" for number in range(1, 5))
ASKED = (
    Asked("madrone-jail", "2023", "reported", date(2024, 1, 31), "records"),
    Asked("madrone-jail", "2024", "reported", date(2025, 1, 31), "records"),
    *(
        Asked(
            "madrone-jail",
            period,
            "reported",
            date(2025, 4 + 3 * number, 30) if number < 3 else date(2026, 1, 30),
            "records",
        )
        for number, period in enumerate(QUARTERS)
    ),
    Asked("madrone-jail", "2025", "reported", date(2026, 1, 30), "command"),
    Asked("madrone-probation", "2024", "none_known", date(2025, 2, 3), "administration"),
    Asked("madrone-probation", "2025", "did_not_answer"),
)

Numbers = Mapping[tuple[str, str, By], int]
_ANSWERS = {"answered": 7, "declined": 12, "withdrawn": 2, "undecided": 1, "outside": 0}


def figures_of(year: int) -> dict[tuple[str, str, By], int]:
    """The numbers of the jail in a year, larger in later ones; every other figure is zero."""
    more = year - 2023
    told: dict[tuple[str, str, By], int] = {
        ("requests", "received", ()): 22 + 30 * more,
        ("requests", "received", by_of({"form": "I-247A"})): 20 + 30 * more,
        ("requests", "received", by_of({"form": "none"})): 2,
        ("requests", "judicial_warrants", ()): 1,
        ("requests", "people_asked_about", ()): 21 + 25 * more,
        ("contacts", "contacts", ()): 24 + 32 * more,
        ("contacts", "contacts", by_of({"kind": "paper"})): 23 + 32 * more,
        ("contacts", "contacts", by_of({"kind": "courtesy_call"})): 1,
        ("parts", "asked", ()): 43 + 40 * more,
        ("parts", "asked", by_of({"act": "notification"})): 22 + 30 * more,
        ("parts", "asked", by_of({"act": "hold"})): 21 + 10 * more,
        ("days", "closed", ()): 365,
        ("days", "attested_months", ()): 12,
    }
    for outcome, number in _ANSWERS.items():
        more_of_it = 30 * more if outcome == "declined" else 0
        told["answers", "requests", by_of({"outcome": outcome})] = number + more_of_it
    for age, number in {"25_34": 31, "35_44": 14, "45_54": 0}.items():
        told["people_by_age", "people", by_of({"age": age})] = number
    told["people_by_age", "people", ()] = 60
    return told


_HIDDEN = {("people_by_age", by_of({"age": "18_24"})), ("people_by_age", by_of({"age": "55_64"}))}


def _cells(asked: Asked, name: str) -> Iterable[tuple[tuple[str, str, str, By], Cell]]:
    """Every figure of a table for one agency and period."""
    year, _, quarter = asked.period.partition("-")
    numbers = figures_of(int(year))
    for measure, by in TABLES[name].places():
        number = numbers.get((name, measure, by), 0) if asked.agency == MADRONE.id else 0
        if asked.state not in ("reported", "none_known"):
            cell = MISSING
        elif asked.agency == MADRONE.id and (name, by) in _HIDDEN:
            cell = HIDDEN
        elif quarter:
            cell = counted(number // 4 + (number % 4 if quarter == "Q1" else 0))
        else:
            cell = counted(number)
        yield (asked.agency, asked.period, measure, by), cell


def tables_of(asked: Iterable[Asked]) -> dict[str, Table]:
    """The tables of a release: class B by year alone."""
    told = tuple(asked)
    return {
        name: table_of(
            name,
            dict(
                pair
                for one in told
                if spec.public_class == "A" or "-" not in one.period
                for pair in _cells(one, name)
            ),
        )
        for name, spec in TABLES.items()
    }


def releases() -> tuple[Release, ...]:
    """Three releases: the first taken back, the second ordinary, the third with a correction."""
    early = tuple(one for one in ASKED if one.period == "2023")
    middle = tuple(one for one in ASKED if one.period < "2025")
    first = Release(1, date(2024, 2, 15), ORIGIN, (MADRONE,), early, tables_of(early), REGIONS)
    second = Release(
        2,
        date(2025, 3, 14),
        ORIGIN,
        (MADRONE, PROBATION),
        middle,
        tables_of(middle),
        REGIONS,
        withdrawn=(Withdrawn(1, "could_identify"),),
    )
    correction = Correction(
        2,
        "answers",
        MADRONE.id,
        "2024",
        by_of({"outcome": "declined"}),
        "requests",
        counted(41),
        counted(42),
        "late_entry",
    )
    third = Release(
        3,
        date(2026, 3, 2),
        ORIGIN,
        (MADRONE, PROBATION),
        ASKED,
        tables_of(ASKED),
        REGIONS,
        corrections=(correction,),
    )
    return first, second, third


def log_files(folder: Path, missing: Iterable[date] = ()) -> dict[str, bytes]:
    """A log in which both agencies closed sixty days until the day before the last release, but for those missing."""
    closed, left_out = logs.SmallLog([], {}), set(missing)
    for passed in range(60):
        day = date(2026, 1, 1) + timedelta(days=passed)
        for agency in () if day in left_out else (MADRONE, PROBATION):
            closed.close(agency.id, day)
    logs.write_log(closed, folder)
    return {
        f"log/{file.relative_to(folder).as_posix()}": file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def publish(
    folder: Path, release: Release, log: Mapping[str, bytes], earlier: Sequence[Release] = ()
) -> None:
    """One release with a copy of a log; of those that it takes back it says which they were."""
    files = files_of(replace(release, salt=SALT, withdrawn=_told(release, earlier))) | dict(log)
    files[MANIFEST] = manifest_of(release.number, files, SALT)
    write_release(folder / folder_name(release.number), files)


def _told(release: Release, earlier: Sequence[Release]) -> tuple[Withdrawn, ...]:
    gone = [(one, earlier[one.release - 1]) for one in release.withdrawn]
    return tuple(replace(one, manifest=back.manifest, made_on=back.made_on) for one, back in gone)


def write(folder: Path, made: Iterable[Release], log: Mapping[str, bytes] | None = None) -> Path:
    """The releases in a folder, each naming the one before; the last with a copy of a log where one is given."""
    folder.mkdir(parents=True, exist_ok=True)
    previous, told, before = None, tuple(made), list[Release]()
    for release in told:
        files = files_of(replace(release, previous=previous, withdrawn=_told(release, before), salt=SALT))
        if log is not None and release is told[-1]:
            files |= log
            files[MANIFEST] = manifest_of(release.number, files, SALT)
        write_release(folder / folder_name(release.number), files)
        before.append(read_release(folder / folder_name(release.number)))
        previous = before[-1].manifest
    return folder
