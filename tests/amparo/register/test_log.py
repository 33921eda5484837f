"""A copy of a log, checked: what is said of a good one, and what of each thing that can be wrong with one."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from string import Formatter
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.register import Level, Pinned, Report, check_log
from amparo.register.words import WORDS
from amparo.terms import FileError
from amparo.tlog import Checkpoint, Kind, Signature, SigningKey, Tile, VerifierKey, has_ml_dsa
from amparo.tlog.rotation_codes import KeyCode
from tests.amparo.register.logs import (
    FIRST,
    LOG_KEY,
    ONE,
    ORIGIN,
    RECOVERY,
    SIGNED_AT,
    STRANGER,
    WITNESS,
    SmallLog,
    drawn,
    signed,
    small_log,
    write_log,
)

ON = date(2026, 10, 12)  # a Monday: the tenth is the last day that must be there
PINNED = Pinned.of([LOG_KEY.verifier], [WITNESS.verifier])


def checked(folder: Path, on: date | None = ON, pinned: Pinned = PINNED) -> Report:
    return check_log(folder, on=on, pinned=pinned)


def faults(report: Report) -> list[tuple[str, str, int | None]]:
    """Code, place and entry of each fault."""
    return [(one.code, one.place, one.entry) for one in report.faults]


# A good log


def test_a_good_log_is_told_in_sentences_and_nothing_is_wrong(tmp_path: Path) -> None:
    report = checked(write_log(small_log(10), tmp_path))
    assert report.faults == ()
    said = "\n".join(one.en for one in report.findings)
    assert (
        f"This is the log {ORIGIN}: 20 entries stand in it, each of them one closed day of one agency."
        in said
    )
    assert "The key that you gave" in said
    assert "The witness witness.pico.example countersigned it on 2026-11-25 01:46" in said
    assert "20 entries in 2 files, 39 hashes computed anew" in said
    assert "Pico-Library: closed from 2026-10-01 through 2026-10-10, 10 days in order, none missing." in said


@pytest.mark.parametrize("days", [0, 1, 127, 128, 129, 300, 512])
def test_logs_of_every_shape_are_found_good(tmp_path: Path, days: int) -> None:
    log = small_log(days)
    on = FIRST + ONE * (days + 1)
    report = checked(write_log(log, tmp_path, sizes=(3, 200) if days > 200 else ()), on)
    assert {one.code for one in report.faults} <= {"attest_missing"}
    assert "tree_agrees" in report.codes


def test_of_an_empty_log_it_is_said_that_no_agency_closed_a_day(tmp_path: Path) -> None:
    assert "no_day" in checked(write_log(SmallLog([], {}), tmp_path)).codes


def test_every_sentence_stands_in_both_languages_with_the_same_blanks() -> None:
    def blanks(sentence: str) -> set[str]:
        return {(name or "").removesuffix("_es") for _, name, _, _ in Formatter().parse(sentence) if name}

    for code, (level, en, es) in WORDS.items():
        assert Level(level)
        assert blanks(en) == blanks(es), code
        assert en != es
        assert not re.search(r"_es}", en), code


# Who signed


def test_a_key_that_only_the_folder_names_is_said_to_be_so(tmp_path: Path) -> None:
    report = checked(write_log(small_log(10), tmp_path), pinned=Pinned())
    assert report.faults == ()
    assert {KeyCode.UNPINNED, "witness_none", "signed_unknown"} <= report.codes


def test_a_log_that_is_signed_by_a_stranger_is_found(tmp_path: Path) -> None:
    log = small_log(10)
    folder = write_log(log, tmp_path, log.note(key=STRANGER))
    assert [one.code for one in checked(folder).faults] == [KeyCode.NO_KEY]
    foreign = Pinned.of([STRANGER.verifier])
    assert KeyCode.FOREIGN in {one.code for one in checked(folder, pinned=foreign).faults}


def test_the_recovery_key_can_be_pinned_too(tmp_path: Path) -> None:
    report = checked(write_log(small_log(10), tmp_path), pinned=Pinned.of([RECOVERY.verifier]))
    assert report.faults == ()


def test_a_signature_of_other_bytes_is_found(tmp_path: Path) -> None:
    log = small_log(10)
    note = log.note()
    other = signed(log.head(19).text).signatures
    for lines, code in (
        ((other[0], note.signatures[1]), "signed_unfit"),
        ((note.signatures[0], other[1]), "witness_unfit"),
    ):
        folder = write_log(log, tmp_path, type(note)(note.text, lines))
        assert [one.code for one in checked(folder).faults] == [code]


@pytest.mark.skipif(not has_ml_dsa(), reason="the crypto library has no ML-DSA-44")
def test_where_the_crypto_library_is_old_a_second_signature_is_said_to_be_unchecked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, key = small_log(10), SigningKey("witness.pico.example", Kind.ML_DSA_44, drawn("witness"))
    late = Signature(key.name, key.verifier.key_id, key.sign(log.head().text, SIGNED_AT))
    folder = write_log(log, tmp_path, log.note().signed_too([late]))
    pinned = Pinned.of([LOG_KEY.verifier], [WITNESS.verifier, key.verifier])
    assert checked(folder, pinned=pinned).faults == ()
    assert "signed_unchecked" not in checked(folder, pinned=pinned).codes
    monkeypatch.setattr("amparo.register.signatures.has_ml_dsa", lambda: False)
    assert checked(folder, pinned=pinned).faults == ()
    assert "signed_unchecked" in checked(folder, pinned=pinned).codes


def test_a_witness_that_was_asked_for_and_did_not_sign_is_missed(tmp_path: Path) -> None:
    absent = VerifierKey("witness.elsewhere.example", WITNESS.kind, WITNESS.verifier.public)
    pinned = Pinned.of([LOG_KEY.verifier], [absent])
    assert faults(checked(write_log(small_log(10), tmp_path), pinned=pinned)) == [
        ("witness_lacking", "checkpoint", None)
    ]


def test_a_log_without_keys_or_a_key_says_that_nobody_can_be_relied_on(tmp_path: Path) -> None:
    folder = write_log(small_log(10), tmp_path)
    (folder / "keys/000.note").unlink()
    assert [one.code for one in checked(folder, pinned=Pinned()).faults] == [KeyCode.NO_KEYS]
    assert checked(folder).faults == ()


# Tiles and entries


def test_a_checkpoint_that_is_larger_than_the_tiles_is_told_once(tmp_path: Path) -> None:
    long, short = small_log(600), small_log(300)
    folder = write_log(short, tmp_path, long.note())
    assert faults(checked(folder)) == [("tree_short", "tile/entries/002", 512)]


def test_a_checkpoint_of_another_log_is_told_once(tmp_path: Path) -> None:
    log, other = small_log(150), small_log(150)
    other.entries[0] = other.entries[1]
    folder = write_log(log, tmp_path, other.note())
    assert faults(checked(folder)) == [("tree_root", "checkpoint", None)]


def test_swapped_entries_are_named(tmp_path: Path) -> None:
    log = small_log(200)
    folder = write_log(log, tmp_path)
    swapped = SmallLog([*log.entries], log.roots)
    swapped.entries[7], swapped.entries[9] = swapped.entries[9], swapped.entries[7]
    place = Tile(None, 0).path
    other = write_log(swapped, tmp_path / "other")
    (folder / place).write_bytes((other / place).read_bytes())
    assert faults(checked(folder, FIRST)) == [("tree_entry", place, 7), ("tree_entry", place, 9)]


def test_entries_and_tile_replaced_together_are_still_found(tmp_path: Path) -> None:
    log = small_log(200)
    folder = write_log(log, tmp_path / "log")
    changed = SmallLog([*log.entries], log.roots)
    changed.entries[7] = changed.entries[9]
    other = write_log(changed, tmp_path / "other")
    for tile in (Tile(None, 0), Tile(0, 0)):
        (folder / tile.path).write_bytes((other / tile.path).read_bytes())
    assert [one.place for one in checked(folder, FIRST).faults] == ["tile/entries/000", "tile/0/000"]


@pytest.mark.parametrize("cut", [0, 1, 100])
@pytest.mark.parametrize(
    "place", ["tile/entries/000", "tile/0/000", "tile/1/000.p/1", "tile/entries/001.p/144"]
)
def test_a_truncated_file_is_named_and_nothing_else(tmp_path: Path, place: str, cut: int) -> None:
    file = write_log(small_log(200), tmp_path) / place
    content = file.read_bytes()
    file.write_bytes(content[: cut and len(content) - cut])
    assert [(one.code, one.place) for one in checked(tmp_path, FIRST).faults] == [("file_form", place)]


@pytest.mark.parametrize("place", ["tile/entries/000", "tile/0/000", "tile/1/000.p/1", "keys/000.note"])
def test_a_missing_file_or_a_link_is_named(tmp_path: Path, place: str) -> None:
    file = write_log(small_log(200), tmp_path / "log") / place
    content = file.read_bytes()
    file.unlink()
    if place != "keys/000.note":
        assert faults(checked(tmp_path / "log", FIRST)) == [("file_missing", place, None)]
    (tmp_path / "elsewhere").write_bytes(content)
    file.symlink_to(tmp_path / "elsewhere")
    assert ("file_link", place) in {(one.code, one.place) for one in checked(tmp_path / "log", FIRST).faults}


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = write_log(small_log(200), tmp_path / "log")
    (folder / "tile/0").rename(tmp_path / "moved")
    (folder / "tile/0").symlink_to(tmp_path / "moved")
    assert {one.code for one in checked(folder, FIRST).faults} == {"file_link"}


def test_an_earlier_tile_that_is_no_beginning_of_the_present_one_is_named(tmp_path: Path) -> None:
    folder = write_log(small_log(10), tmp_path, sizes=(6,))
    assert checked(folder).faults == ()
    file = folder / "tile/0/000.p/6"
    file.write_bytes(bytes(192))
    assert faults(checked(folder)) == [("tree_old_tile", "tile/0/000.p/6", None)]


def test_a_copy_without_its_entries_says_so_and_not_that_no_day_was_closed(tmp_path: Path) -> None:
    folder = write_log(small_log(10), tmp_path)
    (folder / "tile/entries/000.p/20").unlink()
    report = checked(folder)
    assert faults(report) == [("file_missing", "tile/entries/000.p/20", None)]
    assert "no_entry" in report.codes
    assert not {"no_day", "tree_rest"} & report.codes


def test_files_that_no_root_covers_are_left_aside_and_said(tmp_path: Path) -> None:
    folder = write_log(small_log(10), tmp_path)
    (folder / "tile/0/000.p/30").write_bytes(bytes(960))
    (folder / "tile/0/.new-7").write_bytes(b"")
    report = checked(folder)
    assert report.faults == ()
    assert "2 files that the signed root does not cover" in "\n".join(one.en for one in report.findings)


def flipped(content: bytes, bit: int) -> bytes:
    """The same with one bit turned."""
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def some_bits(file: Path, count: int) -> Sequence[int]:
    """The first and the last bit of a file, and some between."""
    bits = file.stat().st_size * 8
    return [0, bits - 1, *(Random(file.name).randrange(bits) for _ in range(count))]


def test_one_flipped_bit_in_any_file_is_found_and_the_file_is_named(tmp_path: Path) -> None:
    folder = write_log(small_log(200), tmp_path, sizes=(30, 300))
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(files) == 11
    for file in files:
        content, place = file.read_bytes(), file.relative_to(folder).as_posix()
        for bit in some_bits(file, 40 if "tile" not in place else 12):
            file.write_bytes(flipped(content, bit))
            wrong = checked(folder, FIRST).faults
            assert wrong, (place, bit)
            assert wrong[0].place in (place, "keys" if place.startswith("keys") else place), (
                place,
                bit,
                wrong,
            )
            if place.startswith("tile"):
                assert {one.place for one in wrong} == {place}, (bit, wrong)
        file.write_bytes(content)


def test_a_signature_in_another_spelling_of_the_same_bytes_is_refused(tmp_path: Path) -> None:
    folder = write_log(small_log(3), tmp_path)
    written = (folder / "checkpoint").read_text("utf-8")
    line = next(line for line in written.splitlines() if line.startswith("—"))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = letters.index(line[-2])
    assert last % 4 == 0, "the spare bits of the last letter are zero"
    for spare in (1, 2, 3):
        other = f"{line[:-2]}{letters[last + spare]}="
        (folder / "checkpoint").write_text(written.replace(line, other), "utf-8")
        assert faults(checked(folder)) == [("file_form", "checkpoint", None)]


def test_a_folder_that_is_no_log_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no copy of a log"):
        checked(tmp_path)
    with pytest.raises(FileError, match="no such folder"):
        checked(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"a\n1\n", f"{ORIGIN}\n99999999999999999999\nAA==\n\n— a b\n".encode()]
)
def test_a_checkpoint_that_is_none_is_named(tmp_path: Path, content: bytes) -> None:
    folder = write_log(small_log(3), tmp_path)
    (folder / "checkpoint").write_bytes(content)
    assert faults(checked(folder)) == [("file_form", "checkpoint", None)]


def test_a_signed_size_beyond_all_measure_ends_at_the_first_missing_file(tmp_path: Path) -> None:
    folder = write_log(small_log(3), tmp_path)
    huge = Checkpoint(ORIGIN, 9 * 10**18, drawn("root"))
    (folder / "checkpoint").write_bytes(signed(huge.text).written.encode())
    assert [one.code for one in checked(folder).faults] == ["tree_short"]


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_whatever_stands_in_a_file_of_a_log_nothing_crashes(data: st.DataObject) -> None:
    with TemporaryDirectory() as place:
        folder = write_log(small_log(140), Path(place), sizes=(30,))
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        file = data.draw(st.sampled_from(files))
        content = file.read_bytes()
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 40)))
        changed = content[:start] + data.draw(st.binary(max_size=40)) + content[end:]
        file.write_bytes(changed)
        report = checked(folder, FIRST)
        name = file.relative_to(folder).as_posix()
        if changed != content and name.startswith("tile"):
            assert {one.place for one in report.faults} == {name}
        else:
            assert changed == content or report.faults
