"""What sixty invented agencies would publish over ten years, made from a seed: releases, and a log of every day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

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
    counted,
    files_of,
    folder_name,
    manifest_of,
    read_release,
    table_of,
)
from amparo.register.tables import CODES, TABLES, MeasureSpec
from amparo.tlog import Checkpoint, Kind, SigningKey, bundle, tiles_of
from amparo.tlog.key_notes import first_note, recovery_name, sign_key_note
from amparo.tlog.tiles import WIDTH
from bench.log_years import AGENCIES, Years, signed

ORIGIN = "bench.example/log"
SALT = "5a" * 32
FIRST_YEAR, LAST_YEAR = 2016, 2025
LARGE = 5
"""Every fifth agency has enough to be told by quarters."""
REGIONS = tuple(
    Region(
        f"region-{number}",
        {"en": f"Region {number}", "es": f"Región {number}"},
        f"M{number % 3 * 330} {number // 3 * 500}h320v480h-320Z",
    )
    for number in range(6)
)
Place = tuple[str, str, str, By]


def agencies(count: int) -> tuple[Agency, ...]:
    """Invented agencies of every kind, in every region, some of which began later."""
    kinds = tuple(CODES["agency_kind"])
    return tuple(
        Agency(
            name,
            {"en": f"Invented Agency {number}", "es": f"Agencia inventada {number}"},
            kinds[number % len(kinds)],
            REGIONS[number % len(REGIONS)].id,
            date(FIRST_YEAR + (number % 4 if number % 7 == 0 else 0), 1, 1),
        )
        for number, name in enumerate(AGENCIES[:count])
    )


def asked(agency: Agency, number: int, year: int) -> Iterator[Asked]:
    """What an agency said of a year: the large ones quarter by quarter; every eleventh did not answer now and then."""
    if year < agency.since.year:
        return
    if number % 11 == 10 and year % 3 == 0:
        yield Asked(agency.id, str(year), "did_not_answer")
        return
    for quarter in (1, 2, 3, 4) if number % LARGE == 0 else ():
        closed = date(year + quarter // 4, 1 + 3 * quarter % 12, 30)
        yield Asked(agency.id, f"{year}-Q{quarter}", "reported", closed, "records")
    yield Asked(agency.id, str(year), "reported", date(year + 1, 1, 30), "records")


def tables(told: Iterable[Asked]) -> dict[str, Table]:
    """Every figure of every agency and period, drawn so that the same seed gives the same."""
    cells: dict[str, dict[Place, Cell]] = {name: {} for name in TABLES}
    for one in told:
        chance = Random(f"{one.agency} {one.period}")
        for name, spec in TABLES.items():
            if spec.grain == "year" and "-" in one.period:
                continue
            draw = _people if spec.public_class == "B" else _conduct
            for measure in spec.measures.values():
                for by, cell in draw(measure, one.state == "reported", chance):
                    cells[name][one.agency, one.period, measure.name, by] = cell
    return {name: table_of(name, found) for name, found in cells.items()}


def _conduct(measure: MeasureSpec, reported: bool, chance: Random) -> Iterator[tuple[By, Cell]]:
    """What an agency did: exact, and zero more often than not."""
    for by in measure.places():
        count = chance.randrange(200) if chance.random() < 0.4 or not by else 0
        yield by, counted(count) if reported else MISSING


def _people(measure: MeasureSpec, reported: bool, chance: Random) -> Iterator[tuple[By, Cell]]:
    """Of whom: enough people that some characteristics are shown, and never one alone hidden."""
    codes = [by for by in measure.places() if by]
    hidden = set(chance.sample(codes, 2))
    counts = {by: chance.randrange(20, 200) for by in codes if by not in hidden}
    if measure.total:
        yield (), counted(sum(counts.values()) + 12) if reported else MISSING
    for by in codes:
        yield by, (HIDDEN if by in hidden else counted(counts[by])) if reported else MISSING


def release(year: int, count: int) -> Release:
    """The release made after a year, of all years so far."""
    there = agencies(count)
    told = tuple(
        one
        for number, agency in enumerate(there)
        for spoken in range(FIRST_YEAR, year + 1)
        for one in asked(agency, number, spoken)
    )
    number = year - FIRST_YEAR + 1
    return Release(number, date(year + 1, 3, 1), ORIGIN, there, told, tables(told), REGIONS)


def corrected(last: Release) -> Release:
    """The release after the last: one figure of one agency and year was wrong by one."""
    table = last.tables["answers"]
    place, row = next(
        (place, row)
        for place, row in enumerate(table.rows)
        if row.agency == AGENCIES[1] and row.measure == "requests" and row.cell.value
    )
    new = counted((row.cell.value or 0) + 1)
    rows = (*table.rows[:place], replace(row, cell=new), *table.rows[place + 1 :])
    told = Correction(
        last.number, "answers", row.agency, row.period, row.by, row.measure, row.cell, new, "late_entry"
    )
    return replace(
        last,
        number=last.number + 1,
        made_on=last.made_on.replace(day=2),
        tables={**last.tables, "answers": replace(table, rows=rows)},
        corrections=(told,),
    )


def write(folder: Path, made: Release, log: Mapping[str, bytes]) -> None:
    """Write the next release of a folder, with a copy of the log; not file by file durable, which takes longer than a build."""
    previous = read_release(folder / folder_name(made.number - 1)).manifest if made.number > 1 else None
    files = files_of(replace(made, previous=previous, salt=SALT)) | dict(log)
    files[MANIFEST] = manifest_of(made.number, files, SALT)
    for path, content in files.items():
        file = folder / folder_name(made.number) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def grow_log(folder: Path, years: Years, entries: list[bytes], until: date) -> dict[str, bytes]:
    """The files of a release's copy of a log in which every agency closed every day until now, and attested every month.

    `folder` and `entries` hold what the log has already, and are added to.
    """
    entries += years.entries(until)
    years.first = until + timedelta(days=1)
    key = SigningKey(ORIGIN, Kind.ED25519, b"l" * 32)
    recovery = SigningKey(recovery_name(ORIGIN), Kind.ED25519, b"r" * 32)
    begun = first_note(ORIGIN, [key.verifier], recovery.verifier)
    files = {f"log/{begun.place}": sign_key_note(begun.text, [key, recovery]).written.encode()}
    tree = years.tree
    for tile in tiles_of(tree.size):
        start = tile.number * WIDTH
        if tile.level is None:
            content = bundle(entries[start : start + tile.width])
        else:
            content = b"".join(tree.node(8 * tile.level, at) for at in range(start, start + tile.width))
        files[f"log/{tile.path}"] = content
    head = Checkpoint(ORIGIN, tree.size, tree.root())
    files["log/checkpoint"] = signed(head.text, (key,), until).written.encode()
    years.write_attestations(folder, ORIGIN, (key,))
    years.attested.clear()
    for file in sorted(folder.rglob("*.json")):
        files[f"log/{file.relative_to(folder).as_posix()}"] = file.read_bytes()
    return files
