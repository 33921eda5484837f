"""What somebody might carry into a release by hand: another file, a bare count of few people, words of another shape."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from amparo.register.release import (
    HIDDEN,
    Release,
    ReleaseError,
    Table,
    check_sound,
    counted,
    files_of,
    manifest_of,
    read_release,
    write_release,
)
from amparo.register.release_paths import is_of_log, is_of_release
from amparo.register.totals import By, Cell
from tests.amparo.register.releases import JAIL, SALT, small_release

STRAYS = (
    "names.csv",
    "log/names.csv",
    "log/keys/names.note",
    "log/attestations/madrone/2025-13.json",
    "log/tile/0/names",
    "tables/names.json",
    "tables/contacts.csv",
    "notes/one.txt",
    "manifest.json/x",
    "log/../release.json",
    "log/checkpoint\n",
)


@pytest.mark.parametrize("path", STRAYS)
def test_a_file_that_no_release_has_is_refused_though_the_manifest_lists_it(
    path: str, tmp_path: Path
) -> None:
    files = files_of(small_release()) | {path: b"Rosa Paz"}
    files["manifest.json"] = manifest_of(1, files, SALT)
    with pytest.raises(ReleaseError, match="no file of a release") as caught:
        write_release(tmp_path / "0001", files)
    assert "Rosa" not in str(caught.value)
    assert not (tmp_path / "0001").exists()


def test_a_reader_refuses_it_too(tmp_path: Path) -> None:
    files = files_of(small_release()) | {"names.csv": b"Rosa Paz"}
    files["manifest.json"] = manifest_of(1, files, SALT)
    for path, content in files.items():
        place = tmp_path / "0001" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    with pytest.raises(ReleaseError, match=r"'names\.csv', which is no file of a release"):
        read_release(tmp_path / "0001")


def test_what_a_log_publishes_goes_with_a_release_and_nothing_else_of_it() -> None:
    published = (
        "checkpoint",
        "tile/0/000",
        "tile/entries/x001/234.p/7",
        "keys/001.note",
        "attestations/madrone/2025-12.json",
    )
    assert all(is_of_log(path) and is_of_release(f"log/{path}") for path in published)
    assert not any(map(is_of_log, ("", "head", "lock", "witnesses.toml", ".checkpoint", "tile/entries/1")))


def _people(release: Release, cell: Callable[[By], Cell]) -> Release:
    """The release with other figures on the people of one agency."""
    rows = tuple(
        replace(row, cell=cell(row.by)) if row.agency == JAIL else row
        for row in release.tables["people_by_age"].rows
    )
    return replace(release, tables={**release.tables, "people_by_age": Table("people_by_age", rows)})


_YOUNG: By = (("age", "18_24"),)
UNHIDDEN: tuple[tuple[Callable[[By], Cell], str], ...] = (
    (lambda by: counted(3 if by == _YOUNG else 20), "a count of 1 to 10 people is not hidden"),
    (lambda by: counted(0 if by else 43), "of fewer than 44 people more is shown than how many they are"),
    (lambda by: HIDDEN if by == _YOUNG else counted(20 if by else 150), "one count alone is hidden"),
)


@pytest.mark.parametrize(("cell", "says"), UNHIDDEN)
def test_people_who_are_not_hidden_by_the_simplest_rules_are_refused_by_every_reader(
    cell: Callable[[By], Cell], says: str, tmp_path: Path
) -> None:
    release = _people(small_release(), cell)
    with pytest.raises(ReleaseError, match=says):
        check_sound(release)
    with pytest.raises(ReleaseError, match=says):
        write_release(tmp_path / "0001", files_of(release))


def test_people_may_be_shown_where_they_are_many_and_their_sum_always() -> None:
    check_sound(_people(small_release(), lambda by: counted(20 if by else 160)))
    check_sound(_people(small_release(), lambda by: HIDDEN if by else counted(3)))
    check_sound(_people(small_release(), lambda _: counted(0)))


WORDS: tuple[tuple[Callable[[Release], Release], str], ...] = (
    (lambda release: _named(release, "<b>Jail</b>"), "the name of madrone-jail"),
    (lambda release: _named(release, "J" * 121), "the name of madrone-jail"),
    (lambda release: _named(release, "Jail \u202elliaJ"), "the name of madrone-jail"),
    (lambda release: replace(release, origin="log of the county"), "the name of the log"),
    (
        lambda release: replace(release, regions=(replace(release.regions[0], path="M0 0 <script>"),)),
        "the outline of valley",
    ),
)


def _named(release: Release, name: str) -> Release:
    first, *rest = release.agencies
    return replace(release, agencies=(replace(first, name={"en": name, "es": "Cárcel"}), *rest))


@pytest.mark.parametrize(("change", "says"), WORDS)
def test_words_that_no_reader_would_take_are_refused_before_anybody_can_approve_them(
    change: Callable[[Release], Release], says: str
) -> None:
    with pytest.raises(ReleaseError, match=says):
        check_sound(change(small_release()))


def test_a_log_may_be_named_in_capitals_and_with_its_port(tmp_path: Path) -> None:
    release = replace(small_release(), origin="Log.Example:8080/Madrone")
    write_release(tmp_path / "0001", files_of(release))
    assert read_release(tmp_path / "0001").origin == release.origin
