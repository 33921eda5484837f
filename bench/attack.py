"""Attacks what 1,000 small counties would publish, release upon release, beside the same counties with cells below 11 hidden.

`python -m bench.attack` prints how many hidden counts an outsider works out, and what an attack costs; it ends with 1 where
one of ours is worked out or told more narrowly than the rule says. About two minutes on a core of its own. Seeds make the
counties, so a run can be repeated.
"""

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from amparo.register.release import State, Table
from amparo.release.attack import Bound, attack, found_anew
from amparo.release.hiding import hide
from amparo.release.outsider import is_of_people
from bench.attack_counties import hidden_below_11, releases

COUNTIES = 1_000
MOST_SECONDS = 2.0
"""An attack on everything that a county ever published, at most, of one core's time: others may be at work here too."""

FOUND = tuple(what + how for what in ("hidden", "changes") for how in ("", " determined", " narrow"))


def published(seed: int) -> tuple[list[tuple[Table, ...]], Counter[str]]:
    """What a county publishes through `hide`, release upon release, and how often for which reason.

    The gate has the last word: where a correction of class A would narrow what is out already, that release stays in.
    """
    out = list[tuple[Table, ...]]()
    reasons = Counter[str]()
    for number, true in enumerate(releases(seed)):
        outcome = hide(true, key=sha256(f"{seed} {number}".encode()).digest(), earlier=out)
        if found_anew([*out, outcome.tables]):
            reasons["stopped at the gate"] += 1
            continue
        out.append(outcome.tables)
        reasons.update(note.why.value for note in outcome.notes)
    return out, reasons


def tally(bounds: Sequence[Bound]) -> Counter[str]:
    """What an attack found."""
    found = Counter(dict.fromkeys(FOUND, 0))
    for bound in bounds:
        what = "changes" if bound.since else "hidden"
        found[what] += 1
        found[f"{what} determined"] += bound.is_determined
        found[f"{what} narrow"] += bound.is_narrow
    return found


def shown(releases: Sequence[Sequence[Table]]) -> Counter[str]:
    """How much of the tables on people can still be read, in the last release."""
    cells = [row.cell for table in releases[-1] if is_of_people(table) for row in table.rows if row.by]
    return Counter(cells=len(cells), shown=sum(cell.state is State.VALUE for cell in cells))


def measured(counties: int) -> dict[str, dict[str, float]]:
    """Both ways of hiding, over all counties."""
    ours, naive, why = tally(()), tally(()), Counter[str]()
    seconds = list[float]()
    for seed in range(counties):
        out, reasons = published(seed)
        why += reasons
        started = time.process_time()
        bounds = attack(out)
        seconds.append(time.process_time() - started)
        ours.update(tally(bounds) + shown(out) + Counter(releases=len(out)))
        plain = [hidden_below_11(true) for true in releases(seed)]
        naive.update(tally(attack(plain, only_small=True)) + shown(plain) + Counter(releases=len(plain)))
    timing = {"median s": statistics.median(seconds), "worst s": max(seconds)}
    return {"ours": dict(ours), "below 11 hidden": dict(naive), "why": dict(why), "one attack": timing}


def main() -> None:
    """Attack, print, write `build/bench-attack.json`, and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counties", type=int, default=COUNTIES)
    options = parser.parse_args()
    found = measured(options.counties)
    print(f"{options.counties} counties")
    for what, figures in found.items():
        print(
            f"  {what:16}"
            + "; ".join(
                f"{name} {value:,.{0 if isinstance(value, int) else 3}f}"
                for name, value in sorted(figures.items())
            )
        )
    target = Path(__file__).resolve().parents[1] / "build"
    target.mkdir(exist_ok=True)
    (target / "bench-attack.json").write_text(json.dumps(found, indent=2), encoding="utf-8")
    told = sum(count for name, count in found["ours"].items() if name.endswith(("determined", "narrow")))
    slow = found["one attack"]["worst s"] > MOST_SECONDS
    print("  goal: nothing determined, nothing narrow: " + ("NOT met" if told else "met"))
    print(f"  goal: an attack in at most {MOST_SECONDS:g} s: " + ("NOT met" if slow else "met"))
    sys.exit(1 if told else 0)


if __name__ == "__main__":
    main()
