"""Compare every engine with `decide`, measure each in a process of its own, print; keep what was measured for the page.

python -m bench.peers             compare, measure and print
python -m bench.peers --write     the same, then keep the results and write docs/side-by-side.md
python -m bench.peers --page      write the page from the results kept, after a change of its words alone

Nothing is printed of times before every engine has given the same answers; one that answers otherwise ends the run with
its name, the facts and both answers.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.peers import page  # noqa: E402
from bench.peers.asked import requests  # noqa: E402
from bench.peers.engines import ENGINES, Engine, engine_of  # noqa: E402

ROUNDS = 2
"""How often each engine is measured, in turn with the others: on a machine that does other things too, the better counts."""


def one(name: str, *, again: bool) -> None:
    """Measure one engine and print what it did as JSON."""
    from bench.peers.measure import Disagreement, measure  # not in the process that only waits for the others

    try:
        print(json.dumps(measure(engine_of(name), again=again)))
    except Disagreement as error:
        sys.exit(str(error))


def in_own_process(engine: Engine, *more: str) -> dict[str, Any]:
    """The same, from a process of its own. Where that fails the run ends with what it said."""
    print(f"asking {engine.title}", file=sys.stderr)
    command = [sys.executable, "-m", "bench.peers", "--one", engine.name, *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        sys.exit(done.stderr.strip() or f"{engine.title} ended with {done.returncode} and said nothing.")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def better(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The better times of two rounds, and the larger rise of memory."""
    if "left_out" in one:
        return one
    best = {
        name: min(one[name], other[name]) for name in ("median_us", "p99_us") if one[name] and other[name]
    }
    best |= {name: max(one[name], other[name]) for name in ("rows_per_second", "rise_mb")}
    return one | best


def main() -> None:
    """Do what is asked."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.peers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--write", action="store_true", help="keep the results and write the page")
    parser.add_argument(
        "--page", action="store_true", help="write the page from the results kept; measure nothing"
    )
    parser.add_argument("--one", choices=[engine.name for engine in ENGINES], help="measure one, as JSON")
    parser.add_argument("--again", action="store_true", help="with --one: it was compared before")
    asked = parser.parse_args()
    if asked.one:
        one(asked.one, again=asked.again)
        return
    if not asked.page:
        load = os.getloadavg()[0]
        engines = {engine.name: in_own_process(engine) for engine in ENGINES}
        for _ in range(ROUNDS - 1):
            for engine in ENGINES:
                again = in_own_process(engine, "--again")
                engines[engine.name] = better(engines[engine.name], again)
        results = page.results(engines, load)
        print(f"All gave the same answers to {len(requests()):,} requests of which every fact is known.\n")
        print(page.printed(results))
        if asked.write:
            page.KEPT.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if asked.page or asked.write:
        page.PAGE.write_text(page.page(page.kept()), encoding="utf-8")
        print(f"Written: {page.PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
