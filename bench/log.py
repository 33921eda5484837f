"""How fast the log is: kept on a disk, proved from memory and from tiles, signed for a day, checked whole by an outsider.

Each case runs in a process of its own, so that its memory is its own, and three times; the median is told. The peers are a
bare loop of hashes, from which nothing can be proved, a file that is only added to, and pymerkle where it is installed
(GPL: it is measured, and is no part of anything here). Ratios travel better than figures: whatever waits for the disk
depends on the disk, and on who else is waiting for it.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench import log_cases  # noqa: E402

Figures = dict[str, float]
RUNS = 3
GOALS = {
    ("log on disk", "leaves a second"): (">=", 25_000),
    ("proofs from memory", "p99 us"): ("<=", 100),
    ("proofs from tiles", "p99 us"): ("<=", 5_000),
    ("amparo verify", "seconds"): ("<=", 20),
}
BESIDE = {
    "log on disk": ("file on disk, no tree", "pymerkle on SQLite", "hashes, no disk"),
    "proofs from memory": ("pymerkle in memory",),
}
"""Beside whom each is measured."""


def in_a_process(case: str, folder: Path, scale: float) -> Figures:
    """Measure one case in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "bench.log",
        "--case",
        case,
        "--folder",
        str(folder),
        "--scale",
        str(scale),
    ]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path[:2])}
    ended = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if ended.returncode:
        sys.exit(ended.returncode)
    found: Figures = json.loads(ended.stdout.splitlines()[-1])
    return found


def medians(runs: list[Figures]) -> Figures:
    """The median of each figure."""
    return {what: statistics.median(run[what] for run in runs) for what in runs[0]}


def measured(runs: int, scale: float) -> dict[str, Figures]:
    """Every case that can be measured here. The large logs are made once, the rest each time anew."""
    found = dict[str, Figures]()
    with tempfile.TemporaryDirectory(prefix="amparo-bench-") as folder:
        for case in log_cases.CASES:
            if case in log_cases.PEERS and find_spec("pymerkle") is None:
                print(f"{case}: not measured, because pymerkle is not installed.")
                continue
            once = case in log_cases.MADE_ONCE
            found[case] = medians(
                [in_a_process(case, Path(folder), scale) for _ in range(1 if once else runs)]
            )
    return found


def print_table(found: dict[str, Figures], scale: float) -> None:
    """Each case with its figures, then ratios, then goals."""
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; scale {scale:g}"
    )
    for case, figures in found.items():
        print(f"  {case:28}" + "; ".join(f"{what} {value:,.1f}" for what, value in figures.items()))
    for case, others in BESIDE.items():
        for other in others:
            if other in found:
                print(f"  {case} beside {other}: {ratio(found[case], found[other])}")
    for (case, what), (sign, goal) in GOALS.items():
        value = found[case][what]
        met = value >= goal if sign == ">=" else value <= goal
        print(f"  goal: {case}, {what} {sign} {goal:,}: {value:,.1f}, {'met' if met else 'NOT met'}")


def ratio(ours: Figures, other: Figures) -> str:
    """Figure by figure, how many times theirs ours is."""
    shared = [what for what in ours if what in other and what != "memory MiB" and other[what]]
    return ", ".join(f"{what} {ours[what] / other[what]:.2f}x" for what in shared)


def main() -> None:
    """Measure, print the table, and write `build/bench-log.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--scale", type=float, default=1.0, help="0.01 makes every log a hundredth as large")
    parser.add_argument("--case", choices=log_cases.CASES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.case:
        print(json.dumps(log_cases.CASES[options.case](options.folder, options.scale)))
        return
    found = measured(options.runs, options.scale)
    print_table(found, options.scale)
    target = ROOT / "build"
    target.mkdir(exist_ok=True)
    (target / "bench-log.json").write_text(json.dumps(found, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
