"""A release on disk: read back word for word, and whatever was done to it found and named."""

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from amparo.register.release import (
    HIDDEN,
    Cell,
    Correction,
    Release,
    ReleaseError,
    State,
    Withdrawn,
    add_proof,
    canonical,
    check_sound,
    counted,
    files_of,
    manifest_of,
    read_release,
    read_releases,
    write_release,
)
from amparo.terms import FileError
from tests.amparo.register.releases import JAIL, OTHER, SALT, small_release, with_row


def written(folder: Path, release: Release | None = None) -> Path:
    release = release or small_release()
    there = folder / f"{release.number:04}"
    write_release(there, files_of(release))
    return there


def test_a_release_comes_back_word_for_word(tmp_path: Path) -> None:
    release = small_release()
    read = read_release(written(tmp_path, release))
    assert read == replace(release, manifest=read.manifest, folder=read.folder)
    assert files_of(read) == files_of(release)


def test_releases_follow_one_another_by_the_digest_of_the_manifest(tmp_path: Path) -> None:
    first = small_release()
    key = ("contacts", JAIL, "2025", (), "contacts")
    second = replace(
        small_release(2, first),
        corrections=(Correction(1, *key, counted(3), counted(4), "late_entry"),),
        withdrawn=(Withdrawn(1, "figures_wrong"),),
    )
    written(tmp_path, first)
    written(tmp_path, second)
    read = read_releases(tmp_path)
    assert [one.number for one in read] == [1, 2]
    assert read[1].previous == read[0].manifest
    assert read[1].corrections == second.corrections


def test_a_copy_of_the_log_travels_with_it_and_is_held_against_the_manifest(tmp_path: Path) -> None:
    files = files_of(small_release()) | {
        "log/checkpoint": b"log.example/madrone\n",
        "log/tile/0/000": b"\0" * 32,
    }
    write_release(tmp_path / "0001", files | {"manifest.json": manifest_of(1, files, SALT)})
    assert read_release(tmp_path / "0001").log == ("log/checkpoint", "log/tile/0/000")
    (tmp_path / "0001/log/tile/0/000").write_bytes(b"\1" * 32)
    with pytest.raises(ReleaseError, match="log/tile/0/000: it was changed"):
        read_release(tmp_path / "0001")


def test_a_proof_is_added_later_and_is_no_part_of_the_manifest(tmp_path: Path) -> None:
    there = written(tmp_path)
    before = read_release(there)
    add_proof(there, b"{}")
    after = read_release(there)
    assert (before.proof, after.proof, after.manifest) == (None, b"{}", before.manifest)


# Damage, and what is said of it.


def _remove(there: Path) -> None:
    (there / "tables/answers.json").unlink()


def _add(there: Path) -> None:
    (there / "tables/names.json").write_bytes(b"{}")


def _change(there: Path) -> None:
    place = there / "tables/answers.json"
    place.write_bytes(place.read_bytes().replace(b'"value":3', b'"value":4', 1))


def _link(there: Path) -> None:
    place = there / "regions.json"
    place.rename(there.parent / "regions.json")
    place.symlink_to(there.parent / "regions.json")


def _rename(there: Path) -> None:
    there.rename(there.with_name("0007"))


def _no_manifest(there: Path) -> None:
    (there / "manifest.json").unlink()


def _other_manifest(there: Path) -> None:
    (there / "manifest.json").write_bytes(b'{"format":"amparo-run/v1","number":1,"files":[]}')


DAMAGE: tuple[tuple[Callable[[Path], None], str, str], ...] = (
    (_remove, "tables/answers.json: it is missing", "falta"),
    (_add, "tables/names.json: the manifest does not list it: it was added", "se añadió"),
    (_change, "tables/answers.json: it was changed", "se cambió"),
    (_link, "regions.json: .*link", "enlace"),
    (_rename, "manifest.json: it is the manifest of release 1, and the folder is 0007", "la carpeta es 0007"),
    (_no_manifest, "manifest.json: it is not there", "no está"),
    (_other_manifest, "manifest.json: ", "no tiene la forma"),
)


@pytest.mark.parametrize(("damage", "says", "dice"), DAMAGE, ids=[one[0].__name__[1:] for one in DAMAGE])
def test_what_was_done_to_a_release_is_named_with_its_file(
    damage: Callable[[Path], None], says: str, dice: str, tmp_path: Path
) -> None:
    there = written(tmp_path)
    damage(there)
    (now,) = (one for one in tmp_path.iterdir() if one.is_dir())
    with pytest.raises(ReleaseError, match=says) as caught:
        read_release(now)
    assert dice in caught.value.sentence("es")


def test_a_manifest_of_another_log_is_refused(tmp_path: Path) -> None:
    first = small_release()
    written(tmp_path, first)
    written(tmp_path, replace(small_release(2, first), origin="log.example/encina"))
    with pytest.raises(ReleaseError, match=r"0002/manifest\.json: it is of another log: log\.example/encina"):
        read_releases(tmp_path)


def test_a_release_that_does_not_follow_the_one_before_is_refused(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path, replace(small_release(2), previous="0" * 64))
    with pytest.raises(ReleaseError, match=r"0002/release\.json: it does not name the manifest"):
        read_releases(tmp_path)


def test_a_gap_in_the_numbers_is_named(tmp_path: Path) -> None:
    first = small_release()
    written(tmp_path, first)
    written(tmp_path, replace(small_release(3, first), made_on=date(2026, 2, 3)))
    with pytest.raises(ReleaseError, match="0002: this release is missing, and 0003 is there"):
        read_releases(tmp_path)


def test_a_folder_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such folder"):
        read_releases(tmp_path / "nowhere")
    assert read_releases(tmp_path) == ()


# What is in the files.


UNSOUND: tuple[tuple[Callable[[], Release], str], ...] = (
    (lambda: with_row(small_release(), "contacts", measure="names"), "tables.toml has no such figure"),
    (
        lambda: with_row(small_release(), "contacts", by=(("kind", "Rosa Paz"),)),
        "tables.toml has no such figure",
    ),
    (lambda: with_row(small_release(), "contacts", agency="Rosa Paz"), "it is no identifier"),
    (lambda: with_row(small_release(), "contacts", period="2025-02-10"), "it is no period"),
    (lambda: with_row(small_release(), "people_by_age", period="2025-Q1"), "it is no period of this table"),
    (lambda: with_row(small_release(), "contacts", cell=HIDDEN), "what an agency did is never hidden"),
    (lambda: with_row(small_release(), "contacts", period="2023"), "does not say whether it was asked"),
    (lambda: _without_closing(small_release()), "nobody closed this period"),
    (lambda: _without_a_row(small_release()), "1 of its figures are missing"),
    (lambda: _without_a_table(small_release()), "tables/answers.json: the table is missing"),
    (lambda: _twice(small_release()), "the rows are not sorted, or a figure stands twice"),
    (lambda: replace(small_release(), regions=()), "the region of madrone-jail is not in regions.json"),
    (lambda: replace(small_release(), withdrawn=(Withdrawn(1, "figures_wrong"),)), "is not an earlier one"),
)


def _without_closing(release: Release) -> Release:
    asked = tuple(
        replace(one, state="not_asked", closed_on=None, office=None) if one.agency == JAIL else one
        for one in release.asked
    )
    return replace(release, asked=asked)


def _without_a_row(release: Release) -> Release:
    table = release.tables["contacts"]
    return replace(release, tables={**release.tables, "contacts": replace(table, rows=table.rows[1:])})


def _without_a_table(release: Release) -> Release:
    return replace(release, tables={name: one for name, one in release.tables.items() if name != "answers"})


def _twice(release: Release) -> Release:
    table = release.tables["contacts"]
    rows = (table.rows[0], *table.rows)
    return replace(release, tables={**release.tables, "contacts": replace(table, rows=rows)})


@pytest.mark.parametrize(("made", "says"), UNSOUND)
def test_what_does_not_fit_is_refused_before_it_is_written_and_when_it_is_read(
    made: Callable[[], Release], says: str, tmp_path: Path
) -> None:
    release = made()
    with pytest.raises(ReleaseError, match=says) as caught:
        check_sound(release)
    assert "Rosa" not in str(caught.value)
    with pytest.raises(ReleaseError):
        write_release(tmp_path / "0001", files_of(release))
    assert list(tmp_path.iterdir()) == []


CHANGES: tuple[tuple[str, Callable[[dict[str, object]], object]], ...] = (
    ("a field more", lambda told: told.update({"note": "Rosa Paz was here"})),
    ("a field less", lambda told: told.pop("origin")),
    ("a number as text", lambda told: told.update({"number": "1"})),
    ("a day that is none", lambda told: told.update({"made_on": "2026-02-30"})),
    ("markup in a name", lambda told: told["agencies"][0].update({"name": {"en": "<b>", "es": "b"}})),  # type: ignore[index]
    ("a word for a code", lambda told: told["asked"][0].update({"office": "Sergeant Quill"})),  # type: ignore[index]
)


@pytest.mark.parametrize(("what", "change"), CHANGES, ids=[one[0] for one in CHANGES])
def test_free_text_has_no_place_in_a_release(
    what: str, change: Callable[[dict[str, object]], object], tmp_path: Path
) -> None:
    files = files_of(small_release())
    told = json.loads(files["release.json"])
    change(told)
    files["release.json"] = canonical(told)
    with pytest.raises(ReleaseError, match=r"release\.json: ") as caught:
        write_release(tmp_path / "0001", files | {"manifest.json": manifest_of(1, files, SALT)})
    assert "Quill" not in str(caught.value), what
    assert "Rosa" not in str(caught.value), what


def test_a_second_spelling_of_the_same_values_is_refused(tmp_path: Path) -> None:
    files = files_of(small_release())
    files["release.json"] = json.dumps(json.loads(files["release.json"]), indent=1).encode()
    with pytest.raises(ReleaseError, match="RFC 8785"):
        write_release(tmp_path / "0001", files | {"manifest.json": manifest_of(1, files, SALT)})


@pytest.mark.parametrize(
    ("state", "value"), [(State.VALUE, None), (State.VALUE, -1), (State.HIDDEN, 4), (State.VALUE, True)]
)
def test_a_cell_is_a_count_or_says_why_there_is_none(state: State, value: int | None) -> None:
    with pytest.raises(ReleaseError):
        Cell(state, value)


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcdefghijklmnopqrstuvwxyz_0123456789"), inner),
)


@given(_VALUES)
def test_the_quick_writer_spells_as_rfc_8785_does(values: object) -> None:
    assert canonical(values) == rfc8785.dumps(values)  # type: ignore[arg-type]


# Writing: whole, or not at all.


def test_a_release_is_never_changed(tmp_path: Path) -> None:
    there = written(tmp_path)
    before = (there / "release.json").read_bytes()
    with pytest.raises(ReleaseError, match="is never changed") as caught:
        write_release(there, files_of(replace(small_release(), made_on=date(2026, 3, 1))))
    assert "nunca se cambia" in caught.value.sentence("es")
    assert (there / "release.json").read_bytes() == before


@pytest.mark.parametrize("good", range(24))
def test_a_disk_that_is_full_half_way_leaves_nothing_published(
    good: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, calls, real = written(tmp_path), iter(range(10_000)), os.fsync

    def full(handle: int) -> None:
        if next(calls) >= good:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    second = files_of(small_release(2, small_release()))
    try:
        write_release(tmp_path / "0002", second)
    except FileError as error:
        assert "No space left" in str(error)  # noqa: PT017 - whether it is raised depends on how far the disk reached
    monkeypatch.undo()
    read = read_releases(tmp_path)
    assert [one.number for one in read] in ([1], [1, 2])
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]
    assert first.is_dir()


def test_what_an_earlier_attempt_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".0001.writing").mkdir()
    (tmp_path / ".0001.writing/half.json").write_bytes(b"{")
    assert read_release(written(tmp_path)).number == 1
    assert [one.name for one in tmp_path.iterdir()] == ["0001"]


def test_the_folder_and_the_release_bear_one_number(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="the files are release 1"):
        write_release(tmp_path / "0002", files_of(small_release()))
    assert not (tmp_path / "0002").exists()


def test_nobody_is_told_of_by_any_word_of_a_table() -> None:
    for name, content in files_of(small_release()).items():
        if name.startswith("tables/"):
            for row in json.loads(content)["rows"]:
                assert set(row) == {"agency", "period", "by", "measure", "state", "value"}
                assert row["agency"] in (JAIL, OTHER)
