"""One changed bit, wherever it is in a log, is found, and its file is named: with entry or hash, where that can be told."""

import json
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from amparo.tlog import Tile, bundle, tile_at
from amparo_log.commands import main
from amparo_log.fsck import check
from amparo_log.fsck_words import Code, Problem
from amparo_log.home import NotALogError
from tests.log.leaves import KEY, leaves
from tests.log.whole_log import WITNESS, make_whole_log

_CHANCE = random.Random(7282)
_LARGE = 65_536 + 300


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_whole_log(tmp_path_factory.mktemp("whole") / "log").home


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_whole_log(tmp_path_factory.mktemp("large") / "log", _LARGE).home


def faults(home: Path) -> list[Problem]:
    return [one for one in check(home) if one.is_fault]


def bits(path: Path, more: int) -> Iterator[tuple[int, int]]:
    """The first and the last byte of a file, and some between: at which byte, which bit."""
    size = path.stat().st_size
    for at in {0, size - 1, *(_CHANCE.randrange(size) for _ in range(more))}:
        yield at, _CHANCE.randrange(8)


def flipped(path: Path, at: int, bit: int) -> bytes:
    """Change one bit of a file; what it was before."""
    before = path.read_bytes()
    path.write_bytes(before[:at] + bytes([before[at] ^ 1 << bit]) + before[at + 1 :])
    return before


def place_in_tile(name: str, content: bytes, at: int) -> tuple[int | None, int | None]:
    """The entry of a bundle, or the hash of a tile, in which a byte lies."""
    tile = tile_at(name.removeprefix("public/"))
    if tile.level is not None:
        return (tile.number * 256 + at // 32 if tile.level == 0 else None), at // 32
    entry, end = tile.number * 256, 0
    while (end := end + 2 + int.from_bytes(content[end : end + 2], "big")) <= at:
        entry += 1
    return entry, None


def named_alone(home: Path, path: Path, at: int, bit: int) -> None:
    before = flipped(path, at, bit)
    try:
        found = faults(home)
    finally:
        path.write_bytes(before)
    name = path.relative_to(home).as_posix()
    told = [(one.code, one.file, one.en) for one in found]
    assert {one.file for one in found} == {name}, f"bit {bit} of byte {at} of {name}: {told}"
    if "tile/" in name:
        assert [(one.entry, one.hash) for one in found] == [place_in_tile(name, before, at)], f"{at}: {told}"


def test_a_whole_log_and_its_public_copy_are_found_whole(whole: Path, tmp_path: Path) -> None:
    assert [one.code for one in check(whole)] == []
    copy = shutil.copytree(whole / "public", tmp_path / "copy")
    assert [one.code for one in check(copy, [WITNESS.verifier])] == [
        Code.STRAY
    ]  # 30 leaves are not published yet


def test_one_changed_bit_in_any_file_of_a_home_is_found_and_its_file_named(whole: Path) -> None:
    tried = 0
    for path in sorted(whole.rglob("*")):
        if path.is_dir() or path.name in ("lock", "witnesses.toml"):
            continue
        for at, bit in bits(path, 12):
            if path.name in ("format", "head", "checkpoint") or path.suffix in (".note", ".json"):
                before = flipped(path, at, bit)
                found = faults(whole)
                path.write_bytes(before)
                name = path.relative_to(whole).as_posix()
                assert name in {one.file for one in found}, f"bit {bit} of byte {at} of {name}"
            else:
                named_alone(whole, path, at, bit)
            tried += 1
    assert tried > 150


def test_changed_bits_all_over_checkpoint_head_and_format_are_found(whole: Path) -> None:
    for name in ("format", "head", "public/checkpoint"):
        path = whole / name
        content = path.read_bytes()
        step = 5 if len(content) < 400 else 211  # the second key's signature is long
        for place in range(0, len(content) * 8, step):
            flipped(path, place // 8, place % 8)
            found = {one.file for one in faults(whole)}
            path.write_bytes(content)
            assert name in found, f"bit {place % 8} of byte {place // 8} of {name}: {found}"


def test_one_changed_bit_in_a_public_copy_is_found_and_its_file_named(whole: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(whole / "public", tmp_path / "copy")
    for path in sorted(copy.rglob("*")):
        if path.is_dir() or (".p" in path.parent.name and path.name == "48"):
            continue  # beyond the checkpoint: nothing vouches for it
        for at, bit in bits(path, 4):
            before = flipped(path, at, bit)
            found = {one.file for one in check(copy, [WITNESS.verifier])}
            path.write_bytes(before)
            name = path.relative_to(copy).as_posix()
            assert name in found, f"bit {bit} of byte {at} of {name}: {found}"


def test_one_changed_bit_is_found_in_a_log_of_three_levels(large: Path) -> None:
    tiles = [path for path in sorted(large.rglob("*")) if path.is_file() and "tile" in path.parts]
    upper = [path for path in tiles if {"1", "2"} & set(path.parts)]
    assert len(upper) == 3
    for path in (*upper, *_CHANCE.sample(tiles, 12), *tiles[-2:]):
        for at, bit in bits(path, 0):
            named_alone(large, path, at, bit)


def test_a_changed_list_of_witnesses_is_found_where_its_keys_are_touched(whole: Path) -> None:
    path = whole / "witnesses.toml"
    content = path.read_bytes()
    begin = content.index(b"keys")
    for at in range(begin, len(content) - 1):
        flipped(path, at, 0)
        found = {one.file for one in faults(whole)}
        path.write_bytes(content)
        assert found, f"byte {at}"


def test_a_missing_a_cut_and_a_lengthened_file_are_named(whole: Path, tmp_path: Path) -> None:
    for number, path in enumerate(sorted(whole.rglob("*"))):
        name = path.relative_to(whole).as_posix()
        if path.is_dir() or name in ("lock", "witnesses.toml", "public/attestations/madrone/2026-10.json"):
            continue
        others = (
            {"public/checkpoint"} if name.endswith(".note") else set()
        )  # nothing is left that tells of a key
        if name.endswith(".p/18"):
            others = {""}  # it is superseded, and may be removed
        for what in ("missing", "cut", "lengthened"):
            home = shutil.copytree(whole, tmp_path / f"{number}-{what}")
            if what == "missing":
                (home / name).unlink()
            else:
                content = path.read_bytes()
                (home / name).write_bytes(content[:-1] if what == "cut" else content + b"\0")
            found = {"", *(one.file for one in check(home))}
            assert name in found or (what == "missing" and others & found), f"{what} {name}: {found}"


def test_a_log_whose_leaves_were_replaced_as_a_whole_does_not_fit_its_checkpoint(
    whole: Path, tmp_path: Path
) -> None:
    home = shutil.copytree(whole, tmp_path / "log")
    other = make_whole_log(tmp_path / "other", 700)
    shutil.rmtree(home / "public" / "tile")
    shutil.copytree(other.public / "tile", home / "public" / "tile")
    (home / "head").write_text(other.head.text)
    (home / "public" / "checkpoint").write_bytes(
        (other.public / "checkpoint").read_bytes().replace(b"700", b"710")
    )
    assert Code.ROOT in {one.code for one in faults(home) if one.file == "public/checkpoint"}


def test_what_a_crash_left_is_told_and_is_no_damage(whole: Path, tmp_path: Path) -> None:
    home = shutil.copytree(whole, tmp_path / "log")
    (home / "public" / ".new-7-7-checkpoint").write_bytes(b"half")
    stray = home / "public" / Tile(None, 2, 99).path
    stray.write_bytes(bundle(leaves(512, 611)))
    found = list(check(home))
    assert {one.code for one in found} == {Code.LEFTOVER, Code.STRAY}
    assert not any(one.is_fault for one in found)


def test_an_old_head_beside_a_newer_checkpoint_is_named(whole: Path, tmp_path: Path) -> None:
    home = shutil.copytree(whole, tmp_path / "log")
    (home / "head").write_text(make_whole_log(tmp_path / "old", 300).head.text)
    assert Code.OLD_HEAD in {one.code for one in faults(home)}


def test_the_command_says_it_in_both_languages_and_as_json(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fsck", str(whole)]) == 0
    assert "Every byte that was checked is as it was written." in capsys.readouterr().out
    home = shutil.copytree(whole, tmp_path / "log")
    flipped(home / "public/tile/entries/001", 2 + 94 * 3, 0)
    assert main(["fsck", str(home)]) == 1
    assert "public/tile/entries/001: Entry 259 is not the one that was added" in capsys.readouterr().out
    assert main(["fsck", str(home), "--language", "es"]) == 1
    said = capsys.readouterr().out
    assert "El asiento 259 no es el que se añadió" in said
    assert not re.search(r"\b(the|is|not)\b", said.replace(str(home), ""))
    assert main(["fsck", str(home), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["faults"] == 1
    assert told["found"][0]["entry"] == 259


def test_a_folder_without_a_log_and_a_wrong_key_are_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(NotALogError):
        next(check(tmp_path))
    assert main(["fsck", str(tmp_path), "--language", "es"]) == 2
    assert "esta carpeta no contiene ningún registro" in capsys.readouterr().err
    assert main(["fsck", str(tmp_path), "--key", "nonsense"]) == 2
    assert main(["new", str(tmp_path / "log"), "--origin", KEY.name, "--json"]) == 0
    assert main(["new", str(tmp_path / "log"), "--origin", KEY.name]) == 2
