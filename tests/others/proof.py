"""The full proof: 10,000 cases that each program by others must accept, and 10,000 changed ones that it must refuse.

    python -m tests.others.proof            300 of each
    python -m tests.others.proof --all      10,000 of each, and a log on disk of more than 65,536 entries

Go also checks consistency and whole proof files, as many again, and reads a log's folder by itself.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.others import folders, programs
from tests.others.cases import EVERYBODY, GO_ALONE, Case, Maker, made
from tests.others.changes import changed

SAMPLE, FULL = 300, 10_000


def both(makers: tuple[Maker, ...], count: int, seed: str) -> list[Case]:
    """So many that fit, and so many that were changed."""
    return [*made(makers, count, seed), *changed(makers, count, f"{seed}, others")]


def wrong(program: programs.Program, cases: Sequence[Case]) -> list[str]:
    """Every case of which a program says something else than we do, as a sentence."""
    answers = program.ask(case.told for case in cases)
    if len(answers) != len(cases):
        return [f"{program.name} answered {len(answers)} of {len(cases)} cases."]
    return [
        f"{program.name} says {answer!r} of a case that {'fits' if case.fits else 'was changed'}: {case.how}, {case.told}"
        for case, answer in zip(cases, answers, strict=True)
        if (answer == "yes") != case.fits
    ]


def told(name: str, cases: Sequence[Case], seconds: float) -> str:
    """What was asked, in a sentence."""
    fits = sum(case.fits for case in cases)
    sorts = Counter(case.how for case in cases)
    return (
        f"{name}: {fits:,} accepted, {len(cases) - fits:,} changed ones refused, of {len(sorts)} sorts,"
        f" in {seconds:.0f} s"
    )


def main() -> int:
    """Ask every program. Returns 1 if one says something else than we do, 2 if one is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="10,000 of each, and a large log")
    count = FULL if parser.parse_args().all else SAMPLE
    there = [program() for program in programs.ALL]
    missing = [f"Missing: {program.missing}" for program in there if program.missing]
    if missing:
        print("\n".join(missing), file=sys.stderr)
        return 2
    shared, alone = both(EVERYBODY, count, "everybody"), both(GO_ALONE, count, "go alone")
    failed = list[str]()
    for program in there:
        for cases in (shared, alone) if program.name == programs.GO else (shared,):
            began = time.perf_counter()
            failed += wrong(program, cases)
            print(told(program.name, cases, time.perf_counter() - began), flush=True)
    with tempfile.TemporaryDirectory(prefix="amparo-others-") as folder:
        for size, stride in ((700, 1), (66_000, 7)) if count == FULL else ((700, 1),):
            print(folders.read_by_go(there[0], Path(folder, str(size)), size, stride), flush=True)
    print("\n".join(failed[:10]) if failed else "All of them say what we say.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
