"""make bench: how fast one decision is, beside plain Python written by a second hand, in one run, with ratios.

Figures are medians over single calls in one process (microseconds), on whatever machine this runs: the ratios travel
better than the absolutes. Goals are printed beside them; a benchmark never fails a build.
"""

import json
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from amparo.decision import decide, explain, make_receipt  # noqa: E402
from amparo.facts import Agency  # noqa: E402
from amparo.facts.agency import read_policy  # noqa: E402
from amparo.law.custody import decision_for  # noqa: E402
from amparo.law.index import worked_cases  # noqa: E402
from amparo.terms import AmparoError  # noqa: E402
from tests.chance import case as by_chance  # noqa: E402
from tests.second_hand.judge import judge  # noqa: E402

ON = date(2026, 11, 24)
JAIL = Agency("sheriff_jail", {"notification": "allows", "hold": "forbids", "transfer": "judicial_only"})
KNOWN = {
    "minor": False,
    "history_complete": True,
    "registry": "none",
    "federal_felony_warrant": "none",
    "pending": [],
}
THREE = [
    {
        "code": "PC",
        "section": "273.5",
        "level": "misdemeanor",
        "date": "2015-03-02",
        "prop47": False,
        "strike": False,
    },
    {
        "code": "HSC",
        "section": "11378",
        "level": "felony",
        "date": "2009-03-02",
        "prop47": False,
        "strike": False,
    },
    {
        "code": "PC",
        "section": "459",
        "degree": "second",
        "level": "felony",
        "date": "2003-01-01",
        "prop47": False,
    },
]
NOTICE = {"kind": "notification", "from": "ICE", "form": "I-247A", "info_public": {"release_date": False}}


def timed(call: Callable[[], Any], rounds: int = 20_000) -> tuple[float, float]:
    """Median and 99th percentile of one call, in microseconds."""
    for _ in range(200):
        call()
    spent = []
    for _ in range(rounds):
        began = time.perf_counter_ns()
        call()
        spent.append(time.perf_counter_ns() - began)
    spent.sort()
    return statistics.median(spent) / 1000, spent[int(len(spent) * 0.99)] / 1000


def over_many(calls: list[Callable[[], Any]], rounds: int = 20) -> tuple[float, float]:
    """Median and 99th percentile over different calls: each call's own median counts once."""
    each = []
    for call in calls:
        call()
        spent = []
        for _ in range(rounds):
            began = time.perf_counter_ns()
            call()
            spent.append(time.perf_counter_ns() - began)
        each.append(statistics.median(spent))
    each.sort()
    return statistics.median(each) / 1000, each[int(len(each) * 0.99)] / 1000


def start_up() -> float:
    """Milliseconds from nothing to a first decision, in a fresh process: the best of five."""
    program = (
        "import time; began = time.perf_counter()\n"
        "from datetime import date\n"
        "from amparo.decision import decide\n"
        "from amparo.facts import Agency\n"
        "record = {'code': 'PC', 'section': '211', 'level': 'felony', 'date': '2015-03-02'}\n"
        "decide({'kind': 'notification', 'from': 'ICE'}, {'convictions': [record], 'minor': False},"
        " Agency('sheriff_jail', {'notification': 'allows'}), date(2026, 11, 24))\n"
        "print((time.perf_counter() - began) * 1000)"
    )
    return min(
        float(
            subprocess.run(
                [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT / "src"
            ).stdout
        )
        for _ in range(5)
    )


def worked(kind: str | None = None) -> list[tuple[dict[str, Any], Agency]]:
    """The worked cases with their agencies."""
    return [
        (case, Agency(case["agency_kind"], read_policy(case.get("local_policy", {})), absent_allows=True))
        for case in worked_cases()
        if kind is None or case["request"]["kind"] == kind
    ]


def chances(count: int) -> list[tuple[dict[str, Any], Agency]]:
    """Cases made by chance, unknown facts in plenty."""
    chance = random.Random(2026)
    found = []
    while len(found) < count:
        made = by_chance(chance)
        agency = Agency(made["agency_kind"], read_policy(made.get("local_policy", {})))
        try:
            decide(
                made["request"],
                made["person"],
                agency,
                date.fromisoformat(made["on"]),
                legal=made.get("legal"),
            )
        except AmparoError:
            continue
        found.append((made, agency))
    return found


def ours(case: dict[str, Any], agency: Agency, as_case: bool) -> Callable[[], Any]:
    """One full decision with explanation and duties."""
    on = date.fromisoformat(case["on"])
    return lambda: explain(
        decide(case["request"], case["person"], agency, on, legal=case.get("legal"), as_case=as_case)
    )


def main() -> None:
    """Measure, print, and write `build/bench.json`."""
    none = {**KNOWN, "convictions": []}
    three = {**KNOWN, "convictions": THREE}
    unread = {"minor": False, "convictions": []}
    rows: list[tuple[str, float, float, str]] = []

    def row(name: str, measured: tuple[float, float], goal: str = "") -> None:
        rows.append((name, *measured, goal))

    row(
        "no convictions: decision, duties, explanation",
        timed(lambda: explain(decide(NOTICE, none, JAIL, ON))),
        "25",
    )
    row("three convictions: the same", timed(lambda: explain(decide(NOTICE, three, JAIL, ON))), "60")
    row("four facts unknown: the same", timed(lambda: explain(decide(NOTICE, unread, JAIL, ON))))
    row("no convictions: decision and duties only", timed(lambda: decide(NOTICE, none, JAIL, ON)))
    answer = decide(NOTICE, three, JAIL, ON)
    row("the explanation as text", timed(lambda: explain(answer).text("en"), 2_000))
    row("a receipt", timed(lambda: make_receipt(answer), 2_000))
    cases = worked()
    row("the 194 worked cases: ours", over_many([ours(case, agency, True) for case, agency in cases]))
    row("the 194 worked cases: the second hand", over_many([lambda c=case: judge(c) for case, _ in cases]))
    many = chances(1500)
    row("1,500 cases by chance: ours", over_many([ours(case, agency, False) for case, agency in many]))
    row(
        "1,500 cases by chance: the second hand",
        over_many([lambda c=case: judge(c, as_case=False) for case, _ in many]),
    )
    begin = start_up()
    print(f"Python {platform.python_version()}, {platform.machine()}; microseconds a call")
    print(f"{'':48} {'median':>9} {'p99':>9} {'p99/med':>8}  goal")
    for name, median, p99, goal in rows:
        print(
            f"{name:48} {median:9.1f} {p99:9.1f} {p99 / median:8.1f}  {goal and f'median {goal}, p99/med 4'}"
        )
    print(f"{'import and a first decision':48} {begin:9.1f} ms{'':17} goal 150 ms")
    by_name = {name: median for name, median, _, _ in rows}
    for group in ("the 194 worked cases", "1,500 cases by chance"):
        ratio = by_name[f"{group}: the second hand"] / by_name[f"{group}: ours"]
        print(f"{group}: the second hand takes {ratio:.1f} times as long (and explains nothing)")
    rules = sum(len(decision_for(kind).rules) for kind in ("hold", "notification", "transfer"))
    print(f"rules read for an I-247A with pick-up: {rules}")
    target = ROOT / "build"
    target.mkdir(exist_ok=True)
    plain = [{"name": name, "median_us": median, "p99_us": p99} for name, median, p99, _ in rows]
    (target / "bench.json").write_text(
        json.dumps({"rows": plain, "start_ms": begin}, indent=2), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
