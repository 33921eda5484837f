"""Releases of an older edition of the list of tables: readable for ever, and what they did not tell is not known, never zero."""

from dataclasses import replace
from pathlib import Path

import pytest

from amparo.figures.cells import Figures
from amparo.register.release import (
    Release,
    ReleaseError,
    Table,
    check_sound,
    files_of,
    read_release,
    read_releases,
    write_release,
)
from amparo.register.release_again import SoundBefore
from amparo.register.tables import EDITION, TABLES, edition_of, newer_than
from tests.amparo.register.releases import JAIL, small_release


def older(release: Release, edition: int = 1) -> Release:
    """The release as it was made by an older edition."""
    tables = {}
    for name, spec in TABLES.items():
        if spec.edition <= edition:
            places = set(spec.places(edition))
            rows = release.tables[name].rows
            tables[name] = Table(name, tuple(row for row in rows if (row.measure, row.by) in places))
    return replace(release, tables=tables)


def written(folder: Path, release: Release) -> Path:
    there = folder / f"{release.number:04}"
    write_release(there, files_of(release))
    return there


def test_a_release_of_an_older_edition_is_read_and_says_nothing_of_newer_figures(tmp_path: Path) -> None:
    first = older(small_release())
    read = read_release(written(tmp_path, first))
    assert {name for name in read.tables if read.tables[name].rows} == set(first.tables)
    assert all(read.tables[name].rows == () for name in newer_than(first.tables))
    assert read.cells() == first.cells()
    figures = Figures(read.tables)
    for table, measure in (
        ("eligibility", "requests"),
        ("access", "people"),
        ("asked_by_offense_group", "people"),
    ):
        total = figures.sum_of(table, measure, (), JAIL, ("2025",))
        assert (total.told, total.missing, total.exact) == (0, 1, None)
    minutes = (("purpose", "declining"),)
    assert figures.sum_of("staff_time", "minutes", minutes, JAIL, ("2025",)).exact is None
    assert figures.sum_of("staff_time", "minutes", (), JAIL, ("2025",)).exact == 3


@pytest.mark.parametrize("edition", range(1, EDITION + 1))
def test_each_edition_is_known_by_its_tables_and_read_whole(tmp_path: Path, edition: int) -> None:
    first = older(small_release(), edition)
    assert edition_of(first.tables) == edition
    assert {TABLES[name].edition for name in newer_than(first.tables)} == set(range(edition + 1, EDITION + 1))
    assert read_release(written(tmp_path, first)).cells() == first.cells()


def test_before_visits_were_counted_nothing_is_known_of_them(tmp_path: Path) -> None:
    read = read_release(written(tmp_path, older(small_release(), 2)))
    assert read.tables["copies"].rows
    assert read.tables["visits"].rows == ()
    total = Figures(read.tables).sum_of("visits", "visits", (), JAIL, ("2025",))
    assert (total.told, total.missing, total.exact) == (0, 1, None)


@pytest.mark.parametrize("edition", [1, 2])
def test_it_is_read_the_same_where_most_was_found_sound_before(tmp_path: Path, edition: int) -> None:
    first = older(small_release(), edition)
    written(tmp_path, first)
    before = SoundBefore()
    (read,) = read_releases(tmp_path, before)
    (again,) = read_releases(tmp_path, SoundBefore(before.found))
    assert again.cells() == read.cells() == first.cells()


def test_a_newer_release_follows_an_older_one_and_neither_is_changed(tmp_path: Path) -> None:
    first = older(small_release())
    written(tmp_path, first)
    second = older(small_release(2, first), 2)
    written(tmp_path, second)
    third = small_release(3, second)
    written(tmp_path, third)
    told = [one.cells() for one in read_releases(tmp_path)]
    assert told == [first.cells(), second.cells(), third.cells()]


def test_what_an_agency_told_in_an_older_edition_does_not_pass_in_a_newer_one() -> None:
    whole, old = small_release(), older(small_release())
    mixed = replace(whole, tables={**whole.tables, "staff_time": old.tables["staff_time"]})
    with pytest.raises(ReleaseError, match=r"staff_time.json: .* figures are missing"):
        check_sound(mixed)


def test_a_release_with_some_of_the_newer_tables_is_refused() -> None:
    whole = small_release()
    lacking = {name: table for name, table in whole.tables.items() if name != "copies"}
    with pytest.raises(ReleaseError, match=r"copies.json: the table is missing"):
        check_sound(replace(whole, tables=lacking))


def test_an_older_release_with_a_newer_breakdown_is_refused(tmp_path: Path) -> None:
    whole, old = small_release(), older(small_release())
    mixed = replace(old, tables={**old.tables, "staff_time": whole.tables["staff_time"]})
    with pytest.raises(ReleaseError, match=r"staff_time.json"):
        written(tmp_path, mixed)
