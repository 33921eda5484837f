"""How fast the public site is built, built again after one figure was corrected, and served, beside Datasette and Django.

Sixty invented agencies, ten years, a log of every day of them. Each build is a process of its own, from the command to its last
sentence. The site that was built over another is held against one built into an empty folder; nothing is told where
they differ. All servers run in the same minutes, one process each on one core, wrk on the other; peers that are not
installed are named and left out. Ratios travel better than figures. About five minutes.
"""

import argparse
import filecmp
import json
import os
import platform
import re
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench import site_years  # noqa: E402
from bench.log_years import Years  # noqa: E402
from bench.site_serving import served  # noqa: E402

Figures = dict[str, float]
UNTIL = date(2026, 2, 28)
GOALS = {
    ("built into an empty folder", "seconds"): ("<=", 60),
    ("built into an empty folder", "memory MB"): ("<=", 500),
    ("one figure corrected, one more day", "seconds"): ("<=", 5),
    ("nginx: home", "pages a second"): (">=", 30_000),
    ("nginx: agency", "pages a second"): (">=", 30_000),
    ("nginx, gzip made before: home", "pages a second"): (">=", 30_000),
    ("nginx, gzip made before: agency", "pages a second"): (">=", 30_000),
}
BESIDE = (
    ("nginx: year", "Django and gunicorn: year"),
    ("nginx: year", "Datasette: a table, 50 rows"),
    ("nginx: year", "Datasette: JSON, 50 rows"),
)
_COMMAND = (
    "import sys; from pathlib import Path; from amparo.cli import main; code = main(sys.argv[1:]); "
    "print(Path('/proc/self/status').read_text(), file=sys.stderr); sys.exit(code)"
)
_MOST = re.compile(r"VmHWM:\s+([0-9]+) kB")
"""The most memory, as the process itself reads it at its end: what the parent had before it is not in it."""


def built(releases: Path, out: Path) -> Figures:
    """One build in a process of its own: seconds by the clock, seconds at work, the most memory it had."""
    began = time.perf_counter()
    with (out.parent / "told.json").open("w") as told, (out.parent / "status").open("w") as status_of:
        pid = os.posix_spawn(
            sys.executable,
            [sys.executable, "-c", _COMMAND, "site", "build", str(releases), str(out), "--json"],
            {**os.environ, "PYTHONPATH": str(ROOT / "src")},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, told.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, status_of.fileno(), 2),
            ],
        )
        _, status, used = os.wait4(pid, 0)
    spent = time.perf_counter() - began
    if status:
        said = (out.parent / "status").read_text("utf-8")
        sys.exit(f"amparo site build ended with {os.waitstatus_to_exitcode(status)}: {said[-500:]}")
    most = _MOST.search((out.parent / "status").read_text("utf-8"))
    found = json.loads((out.parent / "told.json").read_text("utf-8"))
    return {
        "seconds": spent,
        "at work": used.ru_utime + used.ru_stime,
        "memory MB": int(most[1]) / 1024 if most else 0.0,
        "files": found["files"],
        "kept": found["kept"],
    }


def differences(one: Path, other: Path) -> list[str]:
    """Every file that two folders do not have alike, byte for byte."""
    paths = [
        {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
        for folder in (one, other)
    ]
    _, differ, unread = filecmp.cmpfiles(one, other, sorted(paths[0] & paths[1]), shallow=False)
    return sorted({*(paths[0] ^ paths[1]), *differ, *unread})


def measured(folder: Path, count: int, days: int, seconds: int) -> dict[str, Figures]:
    """Make the releases, build, build again, serve."""
    releases, out, fresh = folder / "releases", folder / "site", folder / "fresh"
    found = dict[str, Figures]()
    years = Years(UNTIL - timedelta(days=days - 1))
    first = replace(site_years.release(site_years.LAST_YEAR, count), number=1)
    rows = sum(len(table.rows) for table in first.tables.values())
    entries = list[bytes]()
    site_years.write(releases, first, site_years.grow_log(folder / "log", years, entries, UNTIL))
    print(f"  {count} agencies, {rows:,} figures, {years.tree.size:,} days in the log")
    found["built into an empty folder"] = built(releases, out)
    second = site_years.corrected(first)
    further = site_years.grow_log(folder / "log", years, entries, UNTIL + timedelta(days=1))
    site_years.write(releases, second, further)
    found["one figure corrected, one more day"] = built(releases, out)
    found["nothing new"] = built(releases, out)
    found["both releases into an empty folder"] = built(releases, fresh)
    if differ := differences(out, fresh):
        sys.exit(
            f"{len(differ)} files differ from those of an empty folder, {differ[0]} first; nothing is told."
        )
    found.update(served(out, folder, second, seconds))
    return found


def print_table(found: dict[str, Figures]) -> None:
    """Each case with its figures, then ratios, then goals."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, load {load}")
    for case, figures in found.items():
        print(f"  {case:36}" + "; ".join(f"{what} {value:,.1f}" for what, value in figures.items()))
    for ours, theirs in BESIDE:
        if ours in found and theirs in found:
            times = found[ours]["pages a second"] / found[theirs]["pages a second"]
            print(f"  {ours} beside {theirs}: {times:,.0f}x")
    for (case, what), (sign, goal) in GOALS.items():
        if case in found:
            value = found[case][what]
            met = value >= goal if sign == ">=" else value <= goal
            print(f"  goal: {case}, {what} {sign} {goal:,}: {value:,.1f}, {'met' if met else 'NOT met'}")


def main() -> None:
    """Measure, print the table, and write `build/bench-site.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=60)
    parser.add_argument(
        "--days", type=int, default=3653, help="days in the log; the log takes longest to make"
    )
    parser.add_argument("--seconds", type=int, default=5, help="how long each server is asked")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="amparo-bench-") as folder:
        Path(folder).chmod(0o755)
        found = measured(Path(folder), options.agencies, options.days, options.seconds)
    print_table(found)
    target = ROOT / "build"
    target.mkdir(exist_ok=True)
    (target / "bench-site.json").write_text(json.dumps(found, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
