"""What is measured of the log, case by case: each makes its log, does its work, and tells its figures."""

import gc
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from amparo.tlog import DayLeaf, Tree, check_inclusion, leaf_hash
from amparo_log.storage import Log
from bench.log_years import AGENCIES, Years
from tests.log import signing_world

Figures = dict[str, float]
Case = Callable[[Path, float], Figures]
BATCH, APPENDED, MILLION = 100, 25_000, 1_000_000
DAYS = 3653
"""Ten years."""
ENDS = date(2026, 11, 23)  # a Monday
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PROVED = 2_000


def entries(start: int, end: int) -> Iterator[bytes]:
    """Leaves as the log has them, of agencies by turns."""
    for index in range(start, end):
        agency, root = AGENCIES[index % len(AGENCIES)], sha256(b"%d" % index).digest()
        yield DayLeaf(agency, ENDS - timedelta(days=index // len(AGENCIES) % DAYS), root).entry


def memory(of: int = resource.RUSAGE_SELF) -> float:
    """The most memory that a process had, in MiB."""
    return resource.getrusage(of).ru_maxrss / 1024


def rate(count: int, work: Callable[[], object]) -> Figures:
    """How many a second, by the clock."""
    gc.collect()
    gc.freeze()
    began = time.perf_counter()
    work()
    return {"leaves a second": count / (time.perf_counter() - began), "memory MiB": memory()}


def waits(call: Callable[[int], object], size: int) -> Figures:
    """Median and 99th percentile of a call for leaves chosen by chance, in microseconds; the first hundred warm up.

    *At work* is the time of this thread alone: on a machine with other work the steadier figure.
    """
    chance, spent, busy = random.Random("which leaves"), list[float](), list[float]()
    gc.collect()
    gc.freeze()
    for number in range(PROVED + 100):
        index = chance.randrange(size)
        began, worked = time.perf_counter_ns(), time.thread_time_ns()
        call(index)
        if number >= 100:
            busy.append((time.thread_time_ns() - worked) / 1000)
            spent.append((time.perf_counter_ns() - began) / 1000)
    middle, late = PROVED // 2, PROVED * 99 // 100
    clock, work = sorted(spent), sorted(busy)
    return {"p50 us": clock[middle], "p99 us": clock[late], "at work p99 us": work[late]}


def batches(count: int) -> list[list[bytes]]:
    """So many leaves, a hundred at a time."""
    held = list(entries(0, count))
    return [held[at : at + BATCH] for at in range(0, count, BATCH)]


# Added to.


def log_on_disk(folder: Path, scale: float) -> Figures:
    """Our log: every batch durable, tiles and head, before the next."""
    count = int(APPENDED * scale)
    with tempfile.TemporaryDirectory(dir=folder) as home:
        log, given = Log.make(Path(home) / "log", "log.county.example/amparo"), batches(count)

        def work() -> None:
            with log.writing():
                for batch in given:
                    log.append(batch)

        return rate(count, work)


def file_on_disk(folder: Path, scale: float) -> Figures:
    """The floor with a disk: hashes in a chain, added to one file, which is made durable after each batch."""
    count = int(APPENDED * scale)
    given = batches(count)
    with tempfile.NamedTemporaryFile(dir=folder) as file:

        def work() -> None:
            last = bytes(32)
            for batch in given:
                for entry in batch:
                    last = sha256(last + entry).digest()
                    os.write(file.fileno(), entry + last)
                os.fsync(file.fileno())

        return rate(count, work)


def hashes_alone(_folder: Path, scale: float) -> Figures:
    """The floor without one: hashes in a chain."""
    count = int(APPENDED * scale)
    given = batches(count)

    def work() -> None:
        last = bytes(32)
        for batch in given:
            for entry in batch:
                last = sha256(last + entry).digest()

    return rate(count, work)


def pymerkle_on_sqlite(folder: Path, scale: float) -> Figures:
    """A tree of pymerkle's in SQLite, a transaction for each batch."""
    from pymerkle import SqliteTree  # only measured, and not always there

    count = int(APPENDED * scale)
    given = batches(count)
    with tempfile.TemporaryDirectory(dir=folder) as home:
        tree = SqliteTree(str(Path(home) / "tree.db"), algorithm="sha256")

        def work() -> None:
            for batch in given:
                tree.append_entries(batch)

        return rate(count, work)


# Proved from.


def proofs_from_memory(_folder: Path, scale: float) -> Figures:
    """Our tree of a million leaves in memory."""
    count = int(MILLION * scale)
    given = [sha256(b"%d" % number).digest() for number in range(count)]
    tree = Tree()

    def work() -> None:
        for entry in given:
            tree.append(entry)

    figures = rate(count, work)
    check_inclusion(leaf_hash(given[7]), 7, count, tree.inclusion(7), tree.root())
    return waits(tree.inclusion, count) | figures


def pymerkle_in_memory(_folder: Path, scale: float) -> Figures:
    """Pymerkle's tree of as many."""
    from pymerkle import InmemoryTree  # only measured, and not always there

    count = int(MILLION * scale)
    given = [sha256(b"%d" % number).digest() for number in range(count)]
    tree = InmemoryTree(algorithm="sha256")

    def work() -> None:
        for entry in given:
            tree.append_entry(entry)

    figures = rate(count, work)
    return waits(lambda index: tree.prove_inclusion(index + 1), count) | figures


def make_a_million(folder: Path, scale: float) -> Figures:
    """The log whose tiles are proved from, added to in one batch."""
    count = int(MILLION * scale)
    log = Log.make(folder / "million", "log.county.example/amparo")
    return rate(count, lambda: log.append(entries(0, count)))


def proofs_from_tiles(folder: Path, _scale: float) -> Figures:
    """Each proof from the files, as by one who has just opened the log."""
    log = Log(folder / "million")
    size = log.head.size
    check_inclusion(leaf_hash(log.entry(7)), 7, size, log.inclusion(7), log.head.root)
    return waits(log.inclusion, size) | {"memory MiB": memory()}


# Signed, and checked by an outsider.


def make_ten_years(folder: Path, scale: float) -> Figures:
    """Ten years of sixty agencies but for the last day, with keys on record, attestations, and the signer begun."""
    from amparo_log.keyfiles import load_keys  # the proofs need no private key

    world = signing_world.make_world(folder / "ten-years", 0, begun=False)
    years = Years(ENDS - timedelta(days=max(32, int(DAYS * scale)) - 1))
    log, held = world.log, list(years.entries(ENDS - timedelta(days=1)))
    figures = rate(len(held), lambda: log.append(held))
    years.write_attestations(log.public, log.origin, load_keys(world.state.folder / "keys"))
    signing_world.begin(world.state, world.home, NOON)
    return figures | {"attestations": len(years.attested)}


def sign_a_day(folder: Path, _scale: float) -> Figures:
    """A day of sixty agencies: added, signed by the signer's process, which reads the log whole, and published."""
    from amparo_log.publishing import publish  # with its HTTP, which the other cases shall not carry

    world = signing_world.World(folder / "ten-years")
    log, held = world.log, list(Years(ENDS).entries(ENDS))
    with world.signer() as url:
        began = time.perf_counter()
        log.append(held)
        published = publish(log, url, NOON)
        spent = time.perf_counter() - began
    if published.head.size != log.head.size:
        sys.exit("the day was not published; nothing is measured.")
    return {"seconds": spent, "leaves": log.head.size, "memory MiB": memory(resource.RUSAGE_CHILDREN)}


def amparo_verify(folder: Path, _scale: float) -> Figures:
    """`amparo verify` of all of it, as a process, from the command to its last sentence."""
    world = signing_world.World(folder / "ten-years")
    keys = [word for key in world.keys for word in ("--key", key.vkey)]
    command = [*signing_world.AMPARO, "verify", str(world.home / "public"), *keys, "--json"]
    began = time.perf_counter()
    done = subprocess.run(
        [*command, "--on", f"{ENDS + timedelta(days=1)}"], capture_output=True, text=True, check=False
    )
    spent = time.perf_counter() - began
    if done.returncode:
        sys.exit(f"amparo verify ended with {done.returncode}: {(done.stderr or done.stdout)[-500:]}")
    size = world.log.head.size
    return {"seconds": spent, "leaves": size, "memory MiB": memory(resource.RUSAGE_CHILDREN)}


CASES: dict[str, Case] = {
    "log on disk": log_on_disk,
    "file on disk, no tree": file_on_disk,
    "hashes, no disk": hashes_alone,
    "pymerkle on SQLite": pymerkle_on_sqlite,
    "proofs from memory": proofs_from_memory,
    "pymerkle in memory": pymerkle_in_memory,
    "a million made on disk": make_a_million,
    "proofs from tiles": proofs_from_tiles,
    "ten years made on disk": make_ten_years,
    "signing a day": sign_a_day,
    "amparo verify": amparo_verify,
}
PEERS = ("pymerkle on SQLite", "pymerkle in memory")
MADE_ONCE = ("a million made on disk", "ten years made on disk", "signing a day")
