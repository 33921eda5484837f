"""The tables of a comparison: as text for a terminal, and as docs/side-by-side.md with the words of page.txt.

What a run measured is kept in results.json, so that the page can be compared with it, and its words changed, by anyone.
"""

import json
import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from string import Template
from typing import Any

from amparo import __version__
from amparo.law.custody import decision_for
from amparo.law.custody.outcomes import PROTECTIVE_FIRST
from bench.peers.asked import MISSING, Missing, requests
from bench.peers.engines import ENGINES, OURS, Engine

PAGE = Path(__file__).resolve().parents[2] / "docs" / "side-by-side.md"
WORDS = Path(__file__).with_name("page.txt")
KEPT = Path(__file__).with_name("results.json")
Results = dict[str, Any]
Engines = dict[str, dict[str, Any]]
Rows = list[list[str]]

_BASE, _TABLES = "amparo-decide", "amparo-polars"
"""What ratios are taken against: one request decided and explained, and a table in polars."""

SPEED = (
    "engine",
    "one request, median µs",
    "p99 µs",
    "times `decide`",
    "rows of the table",
    "rows a second",
    "Amparo in polars is so many times as fast",
    "memory + MB",
    "on disk MB",
)
SHORT = ("median µs", "p99 µs", "× decide", "rows", "rows/s", "× polars", "+ MB", "disk MB")


def results(engines: Engines, load: float) -> Results:
    """What is kept of a run: where and when it was, which rules were asked, and what each engine did.

    `load` is how many processes wanted a processor before it began.
    """
    return {"machine": machine(engines, load), "rules": rules(), "engines": engines}


def kept() -> Results:
    """The results of the last run."""
    found: Results = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


def page(results: Results) -> str:
    """The page, from the words of page.txt."""
    words = Template(WORDS.read_text(encoding="utf-8"))
    engines = results["engines"]
    return words.substitute(
        requests=f"{len(requests()):,}",
        machine=results["machine"],
        decision=decision_table(),
        speed=markdown([list(SPEED), *speed(engines)]),
        left_out=left_out(engines),
        missing=markdown([["engine", *(case.title for case in MISSING)], *missing(engines)]),
        counted=counted(engines),
        raw="\n".join(raw(engines)),
    )


def printed(results: Results) -> str:
    """The tables of speed and of missing facts for a terminal."""
    engines = results["engines"]
    lines = [results["machine"], ""]
    lines += aligned([["", *SHORT], *speed(engines)])
    for number, case in enumerate(MISSING, 1):
        lines += ["", f"{case.title}; the law: {case.truth}"]
        lines += aligned([[row[0], row[number]] for row in missing(engines)])
    lines += ["", counted(engines), left_out(engines)]
    return "\n".join(lines)


# ------------------------------------------------------------------ what was measured


def machine(engines: Engines, load: float) -> str:
    """Day, machine and versions."""
    versions: dict[str, str] = {}
    for told in engines.values():
        versions |= told.get("versions", {})
    node = shutil.which("node")
    if node:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
        versions["node"] = said.strip().removeprefix("v")
    named = ", ".join(f"{name} {number}" for name, number in sorted(versions.items(), key=_lower))
    cpus = len(os.sched_getaffinity(0))
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} on {platform.machine()} with {cpus} processors "
        f"(load {load:.1f} when the run began), "
        f"Python {platform.python_version()}, Amparo {__version__}; {named}."
    )


def _lower(item: tuple[str, str]) -> str:
    return item[0].lower()


def speed(engines: Engines) -> Rows:
    """One row for each engine that was there."""
    base, tables = engines[_BASE], engines[_TABLES]
    rows = []
    for engine in there(engines):
        told = engines[engine.name]
        rows.append(
            [
                engine.title,
                figure(told["median_us"]),
                figure(told["p99_us"]) if told["p99_us"] else "–",
                figure(told["median_us"] / base["median_us"]),
                f"{told['rows']:,}",
                f"{told['rows_per_second']:,.0f}",
                figure(tables["rows_per_second"] / told["rows_per_second"]),
                f"{told['rise_mb']:.0f}",
                f"{told['size_mb']:.0f}",
            ]
        )
    return rows


def there(engines: Engines) -> list[Engine]:
    """The engines that could be loaded."""
    return [engine for engine in ENGINES if "left_out" not in engines[engine.name]]


def left_out(engines: Engines) -> str:
    """Who could not be loaded, and why."""
    reasons = [
        f"{engine.title}: {engines[engine.name]['left_out']}."
        for engine in ENGINES
        if "left_out" in engines[engine.name]
    ]
    return "Left out: " + (" ".join(reasons) or "nobody.")


def figure(number: float) -> str:
    """Three digits that count."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.1f}" if number >= 10 else f"{number:.2f}"


# ------------------------------------------------------------------ what was answered without a fact


def missing(engines: Engines) -> Rows:
    """One row for each engine: what it says in each case, absent and null."""
    return [
        [engine.title, *(_cell(engines[engine.name]["missing"][case.fact], case) for case in MISSING)]
        for engine in there(engines)
    ]


def _cell(told: dict[str, dict[str, str]], case: Missing) -> str:
    absent, null = (_marked(told[how]["says"], case) for how in ("absent", "null"))
    return absent if absent == null else f"absent: {absent}; null: {null}"


def _marked(says: str, case: Missing) -> str:
    return f"**{says}**" if is_looser(says, case) else says


def is_looser(says: str, case: Missing) -> bool:
    """Whether an answer lets happen what the law, once the fact is known, does not."""
    word = says.partition(",")[0]
    return word in PROTECTIVE_FIRST and PROTECTIVE_FIRST.index(word) > PROTECTIVE_FIRST.index(case.truth)


def counted(engines: Engines) -> str:
    """How many answered more loosely than the law, in a sentence."""
    sides = {
        side: [engine for engine in there(engines) if (engine.side == OURS) == side] for side in (True, False)
    }

    def loose(side: bool, how: str) -> list[int]:
        return [
            sum(is_looser(engines[one.name]["missing"][case.fact][how]["says"], case) for one in sides[side])
            for case in MISSING
        ]

    absent, null = ("{}, {} and {}".format(*loose(False, how)) for how in ("absent", "null"))
    own = sum(loose(True, "absent") + loose(True, "null"))
    return (
        f"Of the {len(sides[False])} encodings that are not Amparo's, {absent} let too much happen in the three "
        f"cases where the field is absent, {null} where it is null. Of Amparo's {len(sides[True])} readings: {own}."
    )


def raw(engines: Engines) -> list[str]:
    """Every answer as the engine gave it, as a list."""
    lines = []
    for engine in there(engines):
        lines.append(f"- {engine.title}")
        for case in MISSING:
            told = engines[engine.name]["missing"][case.fact]
            for how in ("absent", "null"):
                lines.append(f"  - `{case.fact}` {how}: `` {told[how]['raw']} ``")
    return lines


# ------------------------------------------------------------------ the decision, and tables as text


def rules() -> Rows:
    """The rules of the decision today, in their order: what the encodings are encodings of."""
    return [
        [rule.key, *(day.isoformat() if day else "" for day in (rule.since, rule.until)), rule.then]
        for rule in decision_for("notification").rules
    ]


def decision_table() -> str:
    """The same with the sentence of each, as a table."""
    says = [rule.says for rule in decision_for("notification").rules]
    rows = [[*rule, sentence] for rule, sentence in zip(rules(), says, strict=True)]
    return markdown([["rule", "from", "to", "then", "what it says"], *rows])


def markdown(rows: Rows) -> str:
    """A table for a page, its numbers to the right; the first row is its head."""
    heads, *body = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    marks = ["---:" if all(_is_number(row[at]) for row in body) else "---" for at in range(len(heads))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, marks, *body))


def aligned(rows: Rows) -> list[str]:
    """A table for a terminal, its numbers to the right."""
    rows = [[cell.replace("**", "").replace("`", "") for cell in row] for row in rows]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(
            cell.rjust(width) if _is_number(cell) else cell.ljust(width)
            for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _is_number(cell: str) -> bool:
    return bool(cell) and set(cell) <= set("0123456789.,–")
