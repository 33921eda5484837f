"""Go's and Sigstore's own programs accept what we prove, and refuse it once anything in it is changed."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from amparo.tlog import (
    LogError,
    check_consistency,
    check_inclusion,
    leaf_hash,
    open_note,
    read_checkpoint,
    read_note,
    read_proof,
)
from amparo.tlog.proofs import decode64
from tests.others import folders, programs
from tests.others.cases import EVERYBODY, GO_ALONE, LEAVES, Case, key, made
from tests.others.changes import CHANGES
from tests.others.programs import Program
from tests.others.proof import SAMPLE, both, wrong


def there(program: Callable[[], Program]) -> Program:
    """The program, or the test is left out by the name of what is missing."""
    found = program()
    if found.missing:
        pytest.skip(found.missing)
    return found


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """What every program is asked."""
    return both(EVERYBODY, SAMPLE, "everybody")


@pytest.fixture(scope="module")
def more() -> list[Case]:
    """What Go alone is asked: consistency, and whole proof files."""
    return both(GO_ALONE, SAMPLE, "go alone")


def test_the_cases_are_of_every_sort_and_change_everything(cases: list[Case], more: list[Case]) -> None:
    sorts = Counter(case.how for case in (*cases, *more) if case.fits)
    assert set(sorts) == {
        *(
            "entry",
            "entry under a checkpoint",
            "slot of a day",
            "field of a record",
            "proof file",
            "consistency",
        )
    }
    assert min(sorts.values()) >= 50
    changes = Counter(case.how.split(": ")[1] for case in (*cases, *more) if not case.fits)
    everything = {change.__name__.replace("_", " ") for some in CHANGES.values() for change in some}
    assert set(changes) == everything
    assert sum(case.fits for case in cases) == SAMPLE == sum(not case.fits for case in cases)


@pytest.mark.parametrize("program", programs.ALL, ids=lambda program: program.__name__)
def test_a_program_by_others_says_what_we_say(program: Callable[[], Program], cases: list[Case]) -> None:
    assert wrong(there(program), cases)[:3] == []


def test_go_says_what_we_say_of_consistency_and_proof_files(more: list[Case]) -> None:
    assert wrong(there(programs.go), more)[:3] == []


def test_our_own_checks_say_it_too(cases: list[Case], more: list[Case]) -> None:
    assert [case.how for case in (*cases, *more) if ours(case.told) != case.fits] == []


def ours(told: dict[str, Any]) -> bool:
    """Whether our own checking accepts a case."""
    with suppress(LogError):
        path = [decode64(step, "a step") for step in told.get("path", ())]
        match told["kind"]:
            case "consistency":
                roots = decode64(told["old_root"], "a root"), decode64(told["root"], "a root")
                check_consistency(told["old"], roots[0], told["size"], roots[1], path)
            case "proof":
                read_proof(told["proof"]).check(decode64(told["entry"], "an entry"), [key()])
            case "signed":
                note = read_note(told["note"])
                open_note(note, [key()])
                head = read_checkpoint(note.text)
                entry = leaf_hash(decode64(told["entry"], "an entry"))
                check_inclusion(entry, told["index"], head.size, path, head.root)
            case _:
                entry, root = leaf_hash(decode64(told["entry"], "an entry")), decode64(told["root"], "a root")
                check_inclusion(entry, told["index"], told["size"], path, root)
        return True
    return False


# Go reads our folder by itself.


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public folder of a log of three full tiles and a partial one."""
    return folders.a_log(tmp_path_factory.mktemp("log") / "home", 800).public


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 513])
def test_go_reads_a_log_from_its_folder_and_proves_every_entry(size: int, tmp_path: Path) -> None:
    found, refused = folders.go_reads(there(programs.go), folders.a_log(tmp_path / "home", size).public)
    assert refused == ""
    assert found["size"] == found["inclusions"] == found["inclusions_refused"] == size
    assert found["pairs"] == found["pairs_refused"] > 0


def test_go_reads_a_log_that_has_grown_since_it_was_signed(tmp_path: Path) -> None:
    log = folders.a_log(tmp_path / "home", 700, signed_at=300)
    found, refused = folders.go_reads(there(programs.go), log.public)
    assert (found.get("inclusions"), refused) == (300, "")
    assert log.head.size == 700


def test_go_reads_the_log_whole(log: Path) -> None:
    found, refused = folders.go_reads(there(programs.go), log)
    assert (found.get("inclusions"), refused) == (800, "")


@pytest.mark.parametrize("tile", ["tile/0/000", "tile/0/003.p/32", "tile/1/000.p/3", "tile/entries/001"])
def test_go_refuses_a_log_of_which_one_bit_was_changed(log: Path, tile: str) -> None:
    content = (log / tile).read_bytes()
    place = len(content) // 2
    try:
        (log / tile).write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        found, refused = folders.go_reads(there(programs.go), log)
    finally:
        (log / tile).write_bytes(content)
    assert found == {}
    assert refused


def test_go_refuses_a_log_that_no_key_signed_which_it_relies_on(log: Path) -> None:
    program, written = there(programs.go), (log / "checkpoint").read_text("utf-8")
    assert f"— {key().name} " in written
    try:
        other = written.replace(f"— {key().name} ", "— log.other.example/amparo ")
        (log / "checkpoint").write_text(other, "utf-8")
        found, refused = folders.go_reads(program, log)
    finally:
        (log / "checkpoint").write_text(written, "utf-8")
    assert found == {}
    assert "no verifiable signatures" in refused


def test_the_large_log_has_a_tile_on_the_third_level() -> None:
    assert LEAVES > 256 * 256
    assert {case.told["kind"] for case in made(EVERYBODY, 12, "kinds")} == {"inclusion", "signed"}


# What is installed is what was pinned.


def test_a_package_that_is_not_the_pinned_one_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.others import install  # only here is anything of it run

    (tmp_path / "packages.toml").write_text(
        '[[package]]\nname = "@sigstore/verify"\nversion = "3.1.0"\nsha512 = "AAAA"\n', "utf-8"
    )
    npm = tmp_path / "npm"
    npm.write_text(
        '#!/bin/sh\nwhile [ "$1" != --pack-destination ]; do shift; done\necho other > "$2/p.tgz"\n'
    )
    npm.chmod(0o755)
    monkeypatch.setattr(install, "HERE", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(install.NotHadError, match=r"not the one in packages\.toml: not unpacked"):
        install.javascript(tmp_path / "home")
    assert not (tmp_path / "home" / "node_modules").exists()


def test_the_programs_are_pinned_by_version_and_hash() -> None:
    pinned = (programs.ROOT / "requirements" / "others.txt").read_text("utf-8")
    assert "\nsigstore==" in pinned
    assert "\ngo-bin==" in pinned
    assert "://" not in pinned
