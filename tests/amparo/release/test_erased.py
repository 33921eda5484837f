"""A person is erased after a release: no later release tells that, nor on which ground they had been answered."""

from dataclasses import replace

from amparo.casefile import CaseFile, fold
from amparo.register.release import Release, Table, counted, table_of
from amparo.register.tables import CODES
from amparo.release.erased import with_their_grounds
from tests.amparo.release.counted import JAIL, sample_cases, tables
from tests.amparo.release.test_gate import draft, released

FIRST = released(draft(sample_cases()))


def told(year: str = "2025", **grounds: int) -> Table:
    """Grounds of one year."""
    cells = {
        (JAIL, year, "answered", (("ground", code),)): counted(grounds.get(code, 0))
        for code in CODES["ground"]
    }
    cells[JAIL, year, "answered", ()] = counted(sum(grounds.values()))
    return table_of("grounds", cells)


def after(first: Table) -> Release:
    """A release with these grounds."""
    return replace(FIRST, tables={**FIRST.tables, "grounds": first})


def test_what_was_told_of_an_erased_record_stands() -> None:
    before = after(told(a3=5, b=1, public_record=9))
    assert with_their_grounds([told(a3=4, not_recorded=2, public_record=9)], (before,)) == [
        told(a3=5, b=1, public_record=9)
    ]


def test_it_stands_in_the_release_after_that_too() -> None:
    before = after(told(a3=5, public_record=9))
    now = told(a3=4, not_recorded=1, public_record=9)
    (kept,) = with_their_grounds([now], (before,))
    assert with_their_grounds([now], (before, after(kept))) == [kept]


def test_another_correction_beside_it_is_never_lost() -> None:
    for now in (
        told(a3=4, not_recorded=1, public_record=10),
        told(a3=3, not_recorded=1, public_record=9),
        told(a3=5, not_recorded=1, public_record=9),
        told(a3=4, b=1, public_record=9),
    ):
        assert with_their_grounds([now], (after(told(a3=5, public_record=9)),)) == [now]


def test_without_an_earlier_release_and_in_other_tables_nothing_is_changed() -> None:
    now = [told(a3=4, not_recorded=1), FIRST.tables["contacts"]]
    assert with_their_grounds(now, ()) == now
    year = [told("2024", a3=4, not_recorded=1)]
    assert with_their_grounds(year, (after(told(a3=5)),)) == year


def test_the_gate_says_of_an_erasure_no_ground_and_no_characteristic() -> None:
    cases = sample_cases()
    at, key = next(
        (number, key)
        for number, case in enumerate(cases)
        for key in [_ground_of(case)]
        if key and key != "public_record"
    )
    erased = [replace(event, person={}) for event in cases[at].events]
    second = released(draft([*cases[:at], fold(erased), *cases[at + 1 :]], (FIRST,)))
    changed = {one.table for one in second.corrections}
    assert changed <= {"requests"}, "of bookings and people asked about it may be seen that one is gone"
    assert second.tables["grounds"] == FIRST.tables["grounds"], key


def _ground_of(case: CaseFile) -> str:
    """The ground of one case file counted alone, where it is one from the person's record."""
    found = next(table for table in tables([case]) if table.name == "grounds")
    return next((row.codes["ground"] for row in found.rows if row.by and row.cell.value), "")
