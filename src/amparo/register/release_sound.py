"""Whether the parts of a release fit one another: every figure of a known agency and period, and no number nobody closed.

And whether what it says of people keeps the simplest rules of hiding: that an outsider finds nothing by reckoning, only the
attack can say (`amparo release check`), but a small count that stands there bare is refused by every reader.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from amparo.register.release_json import NAME, ORIGIN, OUTLINE
from amparo.register.release_values import ANSWERED, Release
from amparo.register.tables import TABLES, check, edition_of
from amparo.register.totals import By, Cell, ReleaseError, Row, State, Table

LEAST_SHOWN = 11
"""The smallest count of people that is shown, zero apart."""
POOL = 44
"""The fewest people in a year of whom characteristics are shown at all."""
_MEND = "Make the release again; change none of its files by hand."
_ES = "no concuerda con el resto de la publicación. Hágala otra vez; no cambie ningún archivo a mano."


def _refused(file: str, problem: str) -> ReleaseError:
    return ReleaseError(file, problem, _MEND, _ES)


def check_sound(release: Release) -> None:
    """Refuse a release whose parts do not fit. Raises ReleaseError.

    The rows of each agency fit or not by themselves, beside release.json: `release_again` relies on it.
    """
    _check_words(release)
    _check_told(release)
    for name in TABLES:
        if name not in release.tables:
            raise _refused(f"tables/{name}.json", "the table is missing.")
    states = {(one.agency, one.period): one.state for one in release.asked}
    edition = edition_of([name for name, table in release.tables.items() if table.rows])
    for table in release.tables.values():
        check(table)
        _check_rows(table, states, edition)
        if TABLES[table.name].public_class == "B":
            _check_people(table)


def _check_words(release: Release) -> None:
    """The few words that are no codes have their shape before anybody approves them, not only where they are read."""
    for place, word, shape in _words(release):
        if not shape.fullmatch(word):
            raise _refused("release.json", f"{place} does not have the shape that is needed there.")


def _words(release: Release) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    yield "the name of the log", release.origin, ORIGIN
    names = [(one.id, one.name) for one in release.agencies]
    for whose, name in (*names, *((one.id, one.name) for one in release.regions)):
        yield from ((f"the name of {whose}", word, NAME) for word in name.values())
    for region in release.regions:
        yield f"the outline of {region.id}", region.path, OUTLINE


def _check_told(release: Release) -> None:
    told = "release.json"
    regions = {one.id for one in release.regions}
    agencies = {one.id for one in release.agencies}
    for what, names in (
        ("an agency", [one.id for one in release.agencies]),
        ("a region", [one.id for one in release.regions]),
        ("a period asked about", [f"{one.agency} {one.period}" for one in release.asked]),
        ("a withdrawal", [str(one.release) for one in release.withdrawn]),
    ):
        twice = [name for name, count in Counter(names).items() if count > 1]
        if twice:
            raise _refused(told, f"{what} stands there twice: {twice[0]}.")
    for agency in release.agencies:
        if agency.region not in regions:
            raise _refused(told, f"the region of {agency.id} is not in regions.json.")
    for asked in release.asked:
        if asked.agency not in agencies:
            raise _refused(told, f"{asked.agency} was asked and is not among the agencies.")
        if (asked.state in ANSWERED) != (asked.closed_on is not None and asked.office is not None):
            raise _refused(
                told, f"{asked.agency} {asked.period}: who closed it and when goes with an answer alone."
            )
        if asked.closed_on is not None and asked.closed_on > release.made_on:
            raise _refused(told, f"{asked.agency} {asked.period}: closed after the release was made.")
    for number in chain(
        (one.release for one in release.corrections), (one.release for one in release.withdrawn)
    ):
        if not 0 < number < release.number:
            raise _refused(told, f"release {number} is named there and is not an earlier one.")
    for one in release.corrections:
        spec = TABLES.get(one.table)
        if spec is None or (one.measure, one.by) not in set(spec.places()) or one.old == one.new:
            raise _refused(told, "a correction names no figure of ours, or changes nothing.")


def _check_rows(table: Table, states: dict[tuple[str, str], str], edition: int) -> None:
    """That each agency and period of a table was asked, is whole, and holds numbers only where somebody closed it."""
    file = f"tables/{table.name}.json"
    whole = set(TABLES[table.name].places(edition))
    found: dict[tuple[str, str], set[tuple[str, By]]] = {}
    for row in table.rows:
        found.setdefault((row.agency, row.period), set()).add((row.measure, row.by))
        _check_row(file, row, states, TABLES[table.name].public_class)
    for (agency, period), places in found.items():
        if places != whole:
            raise _refused(file, f"{agency} {period}: {len(whole - places)} of its figures are missing.")


def _check_row(file: str, row: Row, states: dict[tuple[str, str], str], public_class: str) -> None:
    state = states.get((row.agency, row.period))
    if state is None:
        raise _refused(file, f"{row.agency} {row.period}: release.json does not say whether it was asked.")
    if state not in ANSWERED and row.cell.state is not State.MISSING:
        raise _refused(file, f"{row.agency} {row.period}: nobody closed this period, so it has no figures.")
    if public_class == "A" and row.cell.state is State.HIDDEN:
        raise _refused(file, f"{row.agency} {row.period}: what an agency did is never hidden.")


def _check_people(table: Table) -> None:
    """That no count of 1 to 10 people stands bare, none of few people in all, and none is hidden alone beside its sum."""
    found: dict[tuple[str, str, str], dict[By, Cell]] = {}
    for row in table.rows:
        found.setdefault((row.agency, row.period, row.measure), {})[row.by] = row.cell
    for (agency, period, _), cells in found.items():
        problem = _bare(cells)
        if problem:
            raise _refused(f"tables/{table.name}.json", f"{agency} {period}: {problem}")


def _bare(cells: Mapping[By, Cell]) -> str:
    """What is wrong with the figures on the people of one agency and year; nothing where nothing is. No number is repeated."""
    total = cells[()].value if () in cells else None
    codes = [cell for by, cell in cells.items() if by]
    shown = [cell.value for cell in codes if cell.value is not None]
    if any(0 < count < LEAST_SHOWN for count in shown):
        return "a count of 1 to 10 people is not hidden."
    if shown and total is not None and 0 < total < POOL:
        return f"of fewer than {POOL} people more is shown than how many they are."
    if total is not None and sum(cell.state is State.HIDDEN for cell in codes) == 1:
        return "one count alone is hidden, so the sum gives it away."
    return ""
