"""Runs the tests in two halves side by side, each in a process of its own, and prints what both said, one after the other.

    python -m tests.house.halves                 every test
    python -m tests.house.halves -k hold         what pytest is given besides goes to both halves

Each half writes into files of its own: what it says to build/tests-NAME.txt, its report to build/junit-NAME.xml. It fails
where a half fails. A half in which nothing was asked for is fine, as long as the other had something to do.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build"
HALVES: dict[str, tuple[str, ...]] = {
    "desk": ("desk", "journeys", "papers", "bench"),
    "rest": (),
}
"""Which folders of tests/ the first half runs; the second runs all others. They last about as long as each other."""
NOTHING_ASKED_FOR = 5
"""How pytest ends where no test was chosen."""
STOPPED = 128 + signal.SIGINT
EVERY = 30
"""Seconds between two lines that say how far the halves are."""
MEMORY = Path("/dev/shm")
ROOM = 8 << 30
"""Bytes that must be free in memory, so that what passes away lies there: no test waits for a disk then."""
PATIENCE = 10
"""Seconds that a half which was stopped has to put away what it started: databases, browsers, sites."""


def half_of(path: Path) -> str:
    """The half that runs a file, or what is in a folder; the path is told from tests/ on."""
    first, second = HALVES
    return first if path.parts[0] in HALVES[first] else second


def report_of(half: str) -> Path:
    """Where a half writes its report, as pytest makes it for other programs."""
    return BUILD / f"junit-{half}.xml"


@dataclass(frozen=True)
class Running:
    """A half that was started."""

    name: str
    process: subprocess.Popen[bytes]
    said: Path

    def far(self) -> str:
        """How far it is, in a few words: a file with long tests may stand there for minutes."""
        text = self.said.read_text("utf-8", errors="replace")
        shares = re.findall(r"\[ *(\d+)%\]$", text, re.MULTILINE)
        files = re.findall(r"^tests/(\S+\.py) ", text, re.MULTILINE)
        marks = re.findall(r"^(?:\S+\.py )?([.FEsx]+)(?: *\[|$)", text, re.MULTILINE)
        failed = sum(len(re.findall("[FE]", row)) for row in marks)
        return (
            f"{self.name} {shares[-1] if shares else 0} %"
            + (f" at {files[-1]}" if files else "")
            + (f" ({failed} failed)" if failed else "")
        )


def place_for_passing_things(memory: Path = MEMORY) -> Path:
    """Memory, where there is room in it, and programs may be started from it; else where such things lie by custom."""
    try:
        found = os.statvfs(memory)
    except OSError:
        return Path(tempfile.gettempdir())
    fits = found.f_bavail * found.f_frsize >= ROOM and not found.f_flag & (os.ST_NOEXEC | os.ST_RDONLY)
    return memory if fits and not os.environ.get("TMPDIR") else Path(tempfile.gettempdir())


def start(name: str, folder: Path, asked: Sequence[str]) -> Running:
    """Start a half: away from the keyboard, in a group of its own, so that it is stopped once and by us."""
    report_of(name).unlink(missing_ok=True)
    said = BUILD / f"tests-{name}.txt"
    words = [sys.executable, "-m", "pytest", f"--half={name}", f"--junitxml={report_of(name)}"]
    words += [f"--basetemp={folder / name}", "-o", f"cache_dir={BUILD / f'cache-{name}'}"]
    words += ["-o", "tmp_path_retention_policy=failed", *asked]
    more = {
        "PYTHONUNBUFFERED": "1",
        "COVERAGE_FILE": str(BUILD / f"coverage-{name}"),
        "TMPDIR": str(folder.parent),
    }
    with said.open("wb") as file:
        process = subprocess.Popen(
            words,
            cwd=ROOT,
            env={**os.environ, **more},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            process_group=0,
        )
    return Running(name, process, said)


def wait(halves: Sequence[Running], stopped: Event) -> None:
    """Until both have ended, or somebody wants them stopped; now and then a line says how far they are."""
    began = told = time.monotonic()
    starter = os.getppid()
    while not stopped.is_set() and any(half.process.poll() is None for half in halves):
        time.sleep(0.2)
        if os.getppid() != starter:  # `make` was killed, and nobody waits for us
            stopped.set()
        if time.monotonic() - told >= EVERY:
            told = time.monotonic()
            print(f"{told - began:5.0f} s: {', '.join(half.far() for half in halves)}", flush=True)


def stop(halves: Sequence[Running]) -> None:
    """End what still runs: first as Ctrl+C does, so that each puts away what it started; then for good."""
    for half in halves:
        if half.process.poll() is None:
            half.process.send_signal(signal.SIGINT)
    late = time.monotonic() + PATIENCE
    for half in halves:
        try:
            half.process.wait(max(0.0, late - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(half.process.pid, signal.SIGKILL)
            half.process.wait()


def verdict(codes: Sequence[int]) -> int:
    """How it ends: with the first failure; where neither half had a test, as pytest ends then."""
    done = [code for code in codes if code != NOTHING_ASKED_FOR]
    return next((code if code > 0 else 1 for code in done if code), 0) if done else NOTHING_ASKED_FOR


@contextmanager
def told_to_stop() -> Iterator[Event]:
    """What is set once Ctrl+C was pressed or this process was asked to end; it takes effect where we look at it."""
    stopped = Event()
    before = {which: signal.getsignal(which) for which in (signal.SIGINT, signal.SIGTERM)}
    for which in before:
        signal.signal(which, lambda _signal, _frame: stopped.set())
    try:
        yield stopped
    finally:
        for which, handler in before.items():
            signal.signal(which, handler)


def main(asked: Sequence[str]) -> int:
    """Run both halves; how they ended. What they left in the folder for passing things is kept where one failed."""
    BUILD.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="amparo-tests-", dir=place_for_passing_things()))
    with told_to_stop() as stopped:
        halves = [start(name, folder, asked) for name in HALVES]
        wait(halves, stopped)
        stop(halves)
    for half in halves:
        print(f"\n==== the tests of the half {half.name!r}\n{half.said.read_text('utf-8', errors='replace')}")
    code = STOPPED if stopped.is_set() else verdict([half.process.returncode for half in halves])
    if code in (0, STOPPED, NOTHING_ASKED_FOR):
        shutil.rmtree(folder, ignore_errors=True)
    else:
        print(f"What the tests left is in {folder}")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
