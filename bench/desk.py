"""How fast the desk is with 10,000 requests in its vault, on SQLite and on PostgreSQL, beside plain rows in the same run.

Each database is filled anew and measured in a process of its own. The peer is what a log book would be: one plain row a
request in the same database, changed in place, nothing sealed, nothing chained, no reading noted. Figures are medians
and 95th percentiles over many calls; ratios travel better than milliseconds. PostgreSQL runs as the tests run it,
without waiting for the disk (`fsync=off`), SQLite waits for it: the two columns of *adding* say nothing of each other.
*At work* is the mean time of the desk's own process alone, without the server's and without waiting: on a machine with
other work it is the steadier figure.
"""

import argparse
import gc
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench import desk_notices  # noqa: E402
from tests.readings import postgres  # noqa: E402

GOALS = {"the list of today": 150, "the page of today": 150, "opening, all parts decided anew": 150}
GOALS |= {"the request page": 150, "the list of requests": 150, "the page of requests": 150}
Times = tuple[float, float, float]
"""Median and 95th percentile by the clock, and how long the desk's own process was at work in the mean."""
Figures = dict[str, Times]


def timed(calls: list[Callable[[], Any]], before: int = 3) -> Times:
    """Median and 95th percentile of calls, in milliseconds; the first ones, repeated, warm up.

    What lies in memory before is set aside from the collector: ten thousand requests that the bench made are not the
    desk's, and a collection that walks through them would be counted as the desk's time.
    """
    for call in calls[:before]:
        call()
    gc.collect()
    gc.freeze()
    spent, busy = [], time.process_time_ns()
    for call in calls:
        began = time.perf_counter_ns()
        call()
        spent.append((time.perf_counter_ns() - began) / 1e6)
    busy = time.process_time_ns() - busy
    spent.sort()
    p95 = spent[min(len(spent) - 1, int(len(spent) * 0.95))]
    return statistics.median(spent), p95, busy / len(calls) / 1e6


# ------------------------------------------------------------------ in a process of its own


def measure(rows: int) -> dict[str, Any]:
    """Fill the desk that the environment names, and measure it."""
    import django  # the settings say which database it is

    from amparo_desk import env

    home = Path(os.environ["AMPARO_DESK_HOME"])
    home.mkdir()
    env.make_secret(home / "secret-key")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import transaction

    from amparo_desk.vault.sealing import agency_key
    from amparo_desk.vault.store import Vault
    from bench import desk_peer, desk_requests

    for alias in ("default", "keys"):
        call_command("migrate", database=alias, verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    vault = Vault("bench", agency_key(settings.KEYS, "bench", make=True))
    vault.set_profile(desk_requests.PROFILE, at=desk_requests.NOW, by="s.ode", role="supervisor")
    made = list(desk_requests.requests(rows + 200, "bench"))
    kept, more = made[:rows], made[rows:]
    began = time.perf_counter()
    for first in range(0, rows, 500):
        vault.add_all(kept[first : first + 500])
    filled = rows / (time.perf_counter() - began)
    peer = desk_peer.Peer()
    with transaction.atomic():
        for events in kept:
            peer.add(events)
    _analyze()
    vault_figures = _vault(vault, kept, more) | _pages(kept)
    return {
        "requests a second, taken in as lists of 500": filled,
        "waiting": len(vault.waiting()),
        "listed today": len(vault.today(desk_requests.AGENCY, desk_requests.NOW)),
        "vault": vault_figures,
        "peer": _peer(peer, kept, more),
    }


def _analyze() -> None:
    """As a database that has run for a day knows its own tables."""
    from django.db import connections

    for alias in ("default", "keys"):
        with connections[alias].cursor() as cursor:
            cursor.execute("ANALYZE")


def _vault(vault: Any, kept: list[Any], more: list[Any]) -> Figures:
    from amparo.casefile import fold
    from amparo_desk.acts.deciding import answer_for
    from bench.desk_requests import AGENCY, NOW

    chosen = random.Random("opened").sample(kept, 200)
    who = {"at": NOW, "by": "c.ruiz", "role": "clerk", "why": "request page"}

    def opened(record: str) -> None:
        case = fold(vault.open(record, **who))
        for kind, part in case.parts.items():
            if part.facts is not None:
                answer_for(case, kind, AGENCY)

    found = {
        "the list of today": timed([lambda: vault.today(AGENCY, NOW)] * 60),
        "the list of requests": timed([lambda p=page: vault.summaries(page=p) for page in range(1, 201)]),
        "the same, by a piece of the reference": timed(
            [lambda e=events: vault.summaries(reference=e[0].body["reference"][2:]) for events in chosen]
        ),
        "opening, all parts decided anew": timed([lambda e=e: opened(e[0].record) for e in chosen]),
        "finding a booking": timed([lambda e=e: vault.find(e[0].person["booking_ref"]) for e in chosen]),
    }
    fresh = iter(more)
    found["adding a request"] = timed([lambda: vault.add(next(fresh))] * (len(more) - 3))
    return found


def _peer(peer: Any, kept: list[Any], more: list[Any]) -> Figures:
    from bench.desk_requests import NOW

    chosen = random.Random("opened").sample(kept, 200)
    found = {
        "the list of today": timed([lambda: peer.today(NOW)] * 60),
        "the list of requests": timed([lambda p=page: peer.page(p) for page in range(1, 201)]),
        "the same, by a piece of the reference": timed(
            [lambda e=events: peer.page(1, e[0].body["reference"][2:]) for events in chosen]
        ),
        "opening, all parts decided anew": timed([lambda e=e: peer.open(e[0].record) for e in chosen]),
        "finding a booking": timed([lambda e=e: peer.find(e[0].person["booking_ref"]) for e in chosen]),
    }
    fresh = iter(more)
    found["adding a request"] = timed([lambda: peer.add(next(fresh))] * (len(more) - 3))
    return found


def _pages(kept: list[Any]) -> Figures:
    """Whole pages as a signed-in supervisor gets them, from the session to the last tag."""
    from amparo.casefile import Role
    from tests.desk.accounts_cast import browser_of, somebody

    browser = browser_of(somebody("bench", Role.SUPERVISOR))
    chosen = random.Random("pages").sample(kept, 100)

    def get(url: str) -> None:
        answer = browser.get(url, secure=True)
        if answer.status_code != 200:
            sys.exit(f"{url} answers {answer.status_code}; nothing is measured.")

    return {
        "the page of today": timed([lambda: get("/")] * 60),
        "the page of requests": timed([lambda p=p: get(f"/requests/?page={p}") for p in range(1, 61)]),
        "the request page": timed([lambda e=e: get(f"/requests/{e[0].record}/") for e in chosen]),
    }


# ------------------------------------------------------------------ both, and the table


def run(rows: int, database: str, folder: Path) -> dict[str, Any]:
    """Measure one database in a process of its own."""
    env = {
        **os.environ,
        "AMPARO_DESK_HOME": str(folder),
        "AMPARO_DESK_DATABASE": database and f"{database.format('desk')}",
        "AMPARO_DESK_KEY_DATABASE": database and f"{database.format('keys')}",
        "DJANGO_SETTINGS_MODULE": "amparo_desk.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-m", "bench.desk", "--in-process", "--rows", str(rows)]
    ended = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if ended.returncode:
        sys.exit(ended.returncode)
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Measure both databases, print the table, and write `build/bench-desk.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--in-process", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.in_process:
        print(json.dumps(measure(options.rows)))
        return
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="amparo-bench-") as folder:
        found["SQLite"] = run(options.rows, "", Path(folder) / "sqlite")
        programs = postgres.programs()
        if programs is None:
            print("PostgreSQL is not installed; only SQLite is measured.")
        else:
            with postgres.running(programs) as connection:
                for name in ("desk", "keys"):
                    connection.execute(f"CREATE DATABASE {name}")
                at = f"postgresql://amparo@/{{}}?host={connection.info.host}"
                found["PostgreSQL"] = run(options.rows, at, Path(folder) / "postgresql")
    print_table(found, options.rows)
    found["notices"] = desk_notices.measure()
    print_notices(found["notices"])
    target = ROOT / "build"
    target.mkdir(exist_ok=True)
    (target / "bench-desk.json").write_text(json.dumps(found, indent=2), encoding="utf-8")


def print_table(found: dict[str, Any], rows: int) -> None:
    """Milliseconds, with how many times as long as the plain rows it takes, and PostgreSQL beside SQLite."""
    print(f"Python {platform.python_version()}, {platform.machine()}; {rows:,} requests; milliseconds a call")
    for name, one in found.items():
        rate = one["requests a second, taken in as lists of 500"]
        print(
            f"{name}: {one['waiting']:,} requests wait, {one['listed today']:,} lines on the list of today; "
            f"{rate:,.0f} requests a second taken in as lists of 500"
        )
    heads = "".join(f" {name + ' p50':>15} {'p95':>8} {'at work':>8} {'of plain':>9}" for name in found)
    print(f"{'':38}{heads} {'PG/SQLite':>10}  goal")
    for what in next(iter(found.values()))["vault"]:
        cells, medians = "", []
        for one in found.values():
            median, p95, busy = one["vault"][what]
            plain = one["peer"].get(what)
            medians.append(median)
            ratio = f"{median / plain[0]:8.1f}x" if plain else f"{'':9}"
            cells += f" {median:15.2f} {p95:8.2f} {busy:8.2f} {ratio}"
        beside = f"{medians[-1] / medians[0]:10.2f}" if len(medians) > 1 else f"{'':10}"
        goal = f"p95 {GOALS[what]}" if what in GOALS else ""
        print(f"{what:38}{cells} {beside}  {goal}")


def print_notices(found: dict[str, Any]) -> None:
    """Milliseconds for the papers of one case; the first time loads the fonts."""
    print(f"\n{'notices, printed as PDF':38} {'papers':>7} {'median':>9} {'first':>9}  goal")
    for what, one in found.items():
        goal = f"median {desk_notices.GOAL}" if what.startswith("the cover") else ""
        print(f"{what:38} {one['papers']:7} {one['median']:9.1f} {one['first']:9.1f}  {goal}")


if __name__ == "__main__":
    main()
