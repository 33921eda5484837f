"""Published releases looked through: sums, corrections, delay, attack; each fault named with its figure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from amparo.register import Finding, Level
from amparo.register.release import Cell, Correction, Key, Release, Table, Withdrawn, counted, table_of
from amparo.release.look import look_through
from tests.amparo.release.counted import JAIL, sample_cases
from tests.amparo.release.test_gate import CLOSED, draft, released

FIRST = released(draft(sample_cases()))
SECOND = replace(released(draft(sample_cases(), (FIRST,))), manifest="b" * 64)
TOTAL: Key = ("contacts", JAIL, "2025", "contacts", ())


def faults(*releases: Release) -> list[Finding]:
    return [one for one in look_through(releases) if one.level is Level.FAULT]


def changed(release: Release, key: Key, cell: Cell | None) -> Release:
    """The release with one figure changed, or gone."""
    name, *_ = key
    cells = {place[1:]: one for place, one in release.tables[name].cells().items() if place != key or cell}
    if cell:
        cells[key[1:]] = cell
    return replace(release, tables={**release.tables, name: table_of(name, cells)})


def test_what_the_gate_let_pass_has_no_fault() -> None:
    found = list(look_through((FIRST, SECOND)))
    assert not [one for one in found if one.level is Level.FAULT]
    assert [one.code for one in found][-1] == "release_attacked"
    assert all(one.en != one.es for one in found)


FAULTS: tuple[tuple[Callable[[], tuple[Release, ...]], str, str], ...] = (
    (
        lambda: (changed(FIRST, TOTAL, counted(23)),),
        "release_sum_unfit",
        "contacts madrone-jail 2025 contacts is 23, and its parts come to 24",
    ),
    (
        lambda: (FIRST, changed(SECOND, ("staff_time", JAIL, "2025", "minutes", ()), counted(800))),
        "release_silent",
        "staff_time madrone-jail 2025 minutes differs from release 1",
    ),
    (
        lambda: (FIRST, changed(SECOND, ("staff_time", JAIL, "2025", "minutes", ()), None)),
        "release_gone",
        "staff_time madrone-jail 2025 minutes stood in release 1",
    ),
    (
        lambda: (replace(FIRST, made_on=date(2026, 1, 29)),),
        "release_young",
        "madrone-jail 2025 ended less than 30 days before",
    ),
)


@pytest.mark.parametrize(("made", "code", "says"), FAULTS, ids=[one[1] for one in FAULTS])
def test_each_fault_is_named_with_its_figure(
    made: Callable[[], tuple[Release, ...]], code: str, says: str
) -> None:
    found = [one for one in faults(*made()) if one.code == code]
    assert found
    assert says in " ".join(one.en for one in found)


def test_a_correction_that_tells_what_was_never_shown_is_named() -> None:
    late = released(draft([*sample_cases()], (FIRST,), asked=CLOSED))
    (first_key, *_) = (key for key in late.cells() if key[0] == "contacts")
    table, agency, period, measure, by = first_key
    false = Correction(1, table, agency, period, by, measure, counted(1), counted(2), "late_entry")
    assert [one.code for one in faults(FIRST, replace(late, corrections=(false,)))] == ["release_untrue"]


def test_a_year_is_held_against_its_quarters() -> None:
    quarters = {
        (JAIL, period, "minutes", ()): counted(number)
        for period, number in (
            ("2025", 11),
            ("2025-Q1", 1),
            ("2025-Q2", 2),
            ("2025-Q3", 3),
            ("2025-Q4", 4),
        )
    }
    table: Table = table_of("staff_time", quarters)
    (found,) = (
        one
        for one in faults(replace(FIRST, tables={**FIRST.tables, "staff_time": table}))
        if one.code == "release_sum_unfit"
    )
    assert "is 11, and its parts come to 10" in found.en


def test_a_withdrawn_release_is_told_of() -> None:
    second = replace(SECOND, withdrawn=(Withdrawn(1, "figures_wrong"),))
    assert "release_withdrawn" in [one.code for one in look_through((FIRST, second))]


def by_quarter(release: Release, *contacts: int) -> Release:
    """The release with 2025 cut into quarters, so many contacts in each."""
    cells = {place[1:]: one for place, one in release.tables["contacts"].cells().items()}
    kinds = {key[3] for key in cells if key[0] == JAIL}
    for number, count in enumerate(contacts, 1):
        for by in kinds:
            is_told = not by or ("kind", "paper") in by
            cells[JAIL, f"2025-Q{number}", "contacts", by] = counted(count if is_told else 0)
    return replace(release, tables={**release.tables, "contacts": table_of("contacts", cells)})


def test_a_year_cut_into_quarters_that_holds_too_little_is_named() -> None:
    few = [one for one in faults(by_quarter(FIRST, 1, 2, 40)) if one.code == "release_too_fine"]
    assert [one.en for one in few] == [
        f"Release 1: {JAIL} 2025 is shown by quarter and has 43 contacts; quarters are shown from 44 on."
    ]
    assert few[0].es != few[0].en
    enough = by_quarter(FIRST, 11, 11, 11, 11)
    assert "release_too_fine" not in {one.code for one in faults(enough)}
    corrected = by_quarter(SECOND, 11, 11, 11, 10)
    assert "release_too_fine" not in {one.code for one in faults(enough, corrected)}, "what was shown stays"
