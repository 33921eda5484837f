"""A witness that is killed, or whose power is cut, at any write: it never gave a cosignature that does not stand on record."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest

from amparo.tlog import LogError, Signature, read_signatures
from amparo_log.durable import BrokenError, BusyError, MissingError
from amparo_log.keyfiles import load_keys
from amparo_log.witness import add_checkpoint
from amparo_log.witness_commands import main
from amparo_log.witness_state import FILE, WitnessState, known
from tests.log.lying_log import KEY, LyingLog, closed_days
from tests.log.powercut import killed_everywhere, power_cut_everywhere
from tests.log.witnesses import Witness, asked, started
from tests.log.witnesses import witness as made

LOG = LyingLog(closed_days(40))
AT = 1_795_000_000
HERE = Path(__file__).parents[2]
NAME = "witness.library.example/amparo"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    one = made(tmp_path_factory.mktemp("witness") / "library")
    assert add_checkpoint(one.state, one.signing, LOG.request(0, 10).written.encode(), AT).status == 200
    return one.folder


def with_its_modes(folder: Path) -> Path:
    """A disk that is built again after a power cut has the contents, not the modes."""
    folder.chmod(0o700)
    for place in folder.rglob("*"):
        place.chmod(0o700 if place.is_dir() else 0o600)
    return folder


def countersign_to_twenty(folder: Path) -> None:
    """Ask for a cosignature of twenty leaves, as often as it must be asked, and note that it was given."""
    one = Witness(with_its_modes(folder))
    answer = add_checkpoint(
        one.state, one.signing, LOG.request(one.latest().size, 20).written.encode(), AT + 60
    )
    assert answer.status == 200
    sent = os.open(folder / "sent", os.O_CREAT | os.O_WRONLY, 0o600)
    os.close(sent)


def what_stands(folder: Path) -> tuple[int, bytes, int]:
    """The latest head and its time; a cosignature that was given must be it."""
    one = Witness(with_its_modes(folder))
    log = one.latest()
    assert log.size in (10, 20)
    assert log.root == LOG.tree.root(log.size) == one.root_at(log.size)
    if (folder / "sent").exists():
        assert log.size == 20
    return log.size, log.root, log.at


def test_killed_at_any_write_it_never_gave_what_does_not_stand(template: Path, tmp_path: Path) -> None:
    def prepare(folder: Path) -> None:
        shutil.copytree(template, folder, dirs_exist_ok=True)

    assert killed_everywhere(tmp_path, prepare, countersign_to_twenty, what_stands) > 10


def test_when_the_power_is_cut_at_any_write_it_never_gave_what_does_not_stand(
    template: Path, tmp_path: Path
) -> None:
    def prepare(folder: Path) -> None:
        shutil.copytree(template, folder, dirs_exist_ok=True)

    assert power_cut_everywhere(tmp_path, prepare, countersign_to_twenty, what_stands) > 10


def test_making_a_witness_that_is_killed_anywhere_is_completed_by_making_it_again(tmp_path: Path) -> None:
    def act(folder: Path) -> None:
        place = folder / "library"
        if not (place / FILE).exists():
            assert main(["init", str(place), "--name", NAME]) == 0

    def look(folder: Path) -> tuple[str, ...]:
        place = folder / "library"
        if not (place / FILE).exists():
            return ()
        WitnessState(place)
        return tuple(f"{key.name} {key.kind.name}" for key in load_keys(place / "keys"))

    assert killed_everywhere(tmp_path, lambda _folder: None, act, look) > 5


def test_trusting_a_log_that_is_killed_anywhere_is_done_or_not(template: Path, tmp_path: Path) -> None:
    poppy = KEY.verifier.vkey

    def act(folder: Path) -> None:
        assert main(["trust", str(folder), "poppy.example/log", poppy]) == 0

    def look(folder: Path) -> tuple[str, ...] | None:
        with WitnessState(folder).reading() as db:
            log = known(db, "poppy.example/log")
        assert log is None or log.pins == (poppy,)
        return log and log.pins

    def prepare(folder: Path) -> None:
        shutil.copytree(template, folder, dirs_exist_ok=True)

    assert killed_everywhere(tmp_path, prepare, act, look) > 5


def test_a_process_killed_under_load_gave_only_what_stands_on_record(template: Path, tmp_path: Path) -> None:
    one = Witness(shutil.copytree(template, tmp_path / "library"))
    given = list[tuple[int, tuple[Signature, ...]]]()

    def press(address: str) -> None:
        for size in range(one.latest().size, 41):
            try:
                given.append((size, asked(address, one, LOG, one.latest().size, size)))
            except LogError:
                return

    for wait in (0.01, 0.05, 0.1, 0.15):
        with started(one) as (address, process):
            sender = Thread(target=press, args=(address,))
            sender.start()
            time.sleep(wait)
            process.kill()
            process.wait()
            sender.join()
        largest = max((size for size, _ in given), default=10)
        assert one.latest().size >= largest
        assert all(one.root_at(size) == LOG.tree.root(size) for size, _ in given)
    assert given


def test_two_processes_on_one_state_never_go_back(template: Path, tmp_path: Path) -> None:
    one = Witness(shutil.copytree(template, tmp_path / "library"))
    with started(one) as (first, _), started(one) as (second, _):
        sizes = []
        for at in range(11, 41):
            asked(first if at % 2 else second, one, LOG, one.latest().size, at)
            sizes.append(one.latest().size)
    assert all(before < after for before, after in pairwise(sizes))


def test_a_full_disk_is_named_and_nothing_is_countersigned_until_there_is_room(
    template: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(template, tmp_path / "library")
    program = """
import resource, signal, sys
from pathlib import Path
from amparo_log.durable import StorageError
from tests.log.test_witness_cut_off import AT, LOG, Witness, add_checkpoint
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
one = Witness(Path(sys.argv[1]))
keys, body = one.signing, LOG.request(10, 20).written.encode()
resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))
try:
    add_checkpoint(one.state, keys, body, AT + 60)
except StorageError as error:
    print(type(error).__name__)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True, cwd=HERE
    )
    assert done.stdout.strip() in ("DiskFullError", "BrokenError")
    assert what_stands(folder)[0] == 10
    countersign_to_twenty(folder)
    assert what_stands(folder)[0] == 20


def test_too_many_open_files_are_named(template: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(template, tmp_path / "library")
    program = """
import os, resource, sys
from pathlib import Path
from amparo_log.durable import StorageError
from tests.log.test_witness_cut_off import AT, LOG, Witness, add_checkpoint
one = Witness(Path(sys.argv[1]))
state, keys, body = one.state, one.signing, LOG.request(10, 20).written.encode()
held = []
try:
    while True:
        held.append(os.open("/dev/null", os.O_RDONLY)) if len(held) < 5000 else 1 / 0
except OSError:
    pass
try:
    add_checkpoint(state, keys, body, AT + 60)
except StorageError as error:
    told = type(error).__name__
for one in held:
    os.close(one)
print(told)
"""
    done = subprocess.run(
        ["bash", "-c", 'ulimit -n 64; exec "$0" "$@"', sys.executable, "-c", program, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=HERE,
    )
    assert done.stdout.strip() == "TooManyFilesError"
    assert what_stands(folder)[0] == 10


def test_a_state_that_another_process_holds_is_busy(template: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(template, tmp_path / "library")
    one = Witness(folder)
    with sqlite3.connect(folder / FILE, isolation_level=None) as held:
        held.execute("PRAGMA busy_timeout=0")
        held.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyError):
            add_checkpoint(one_without_waiting(one), one.signing, LOG.request(10, 20).written.encode(), AT)
        held.execute("ROLLBACK")
    held.close()


def one_without_waiting(one: Witness) -> WitnessState:
    """Its state: `state` of it would read the file first."""
    state = WitnessState.__new__(WitnessState)
    state.folder, state.path = one.folder, one.folder / FILE
    return state


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\0" + b"\0" * 4000])
def test_a_state_that_is_none_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(BrokenError):
        WitnessState(tmp_path)


def test_where_there_is_no_witness_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="no witness"):
        WitnessState(tmp_path)


def test_what_was_kept_cannot_be_changed_or_removed(template: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(template, tmp_path / "library")
    with sqlite3.connect(folder / FILE) as db:
        for statement in (
            "UPDATE log SET size = 9",
            "UPDATE log SET root = zeroblob(32)",
            "DELETE FROM log",
            "DELETE FROM pin",
            "DELETE FROM countersigned",
            "UPDATE countersigned SET size = 9",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(statement)
    db.close()


def test_a_cosignature_holds_lines_alone(template: Path, tmp_path: Path) -> None:
    one = Witness(shutil.copytree(template, tmp_path / "library"))
    answer = add_checkpoint(one.state, one.signing, LOG.request(10, 20).written.encode(), AT)
    assert {line.name for line in read_signatures(answer.body)} == {NAME}
