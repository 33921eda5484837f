"""One engine, in a process of its own: its answers are compared first; then time, memory and size; then missing facts."""

import json
import statistics
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from bench.peers.asked import MISSING, Facts, requests
from bench.peers.contender import Contender
from bench.peers.engines import Engine
from bench.peers.ours import Decide

LIBRARY = Path(__file__).resolve().parents[2] / "src" / "amparo"
FEWEST = 100
"""The fewest calls of which a 99th percentile can be told."""
LONGEST = 200
"""The most letters of a raw answer that are kept."""


class Disagreement(Exception):
    """An engine that answers a request otherwise than `decide`: which, the facts, and both answers."""

    def __init__(self, engine: str, facts: Facts, expected: str, told: str) -> None:
        super().__init__(
            f"{engine} disagrees, so nothing is measured.\n  facts: {json.dumps(facts)}\n"
            f"  Amparo: {expected}\n  {engine}: {told}"
        )


def measure(engine: Engine, *, again: bool = False) -> dict[str, Any]:
    """What one engine did. Where it cannot be loaded: only `left_out`, with the reason. `again`: it was compared before."""
    try:
        contender = engine.load()
    except ImportError as error:
        return {"left_out": " ".join([str(error), *_what_pip_said(engine)])}
    if not again:
        compare(engine.title, contender)
    spent = sorted(contender.one_by_one(requests()))
    tile = requests()[: engine.rows]
    copies = engine.rows // len(tile)
    seconds, rise = contender.all_at_once(tile, copies)
    return {
        "median_us": statistics.median(spent),
        "p99_us": spent[int(len(spent) * 0.99)] if len(spent) >= FEWEST else None,
        "rows": len(tile) * copies,
        "rows_per_second": len(tile) * copies / seconds,
        "rise_mb": rise,
        "size_mb": size(engine),
        "versions": {name: distribution(name).version for name in engine.packages},
        "missing": {case.fact: missing(contender, case.absent, case.null) for case in MISSING},
    }


def compare(title: str, contender: Contender) -> None:
    """Ask every request as a table, and some one by one. Raises Disagreement at the first answer that is not ours."""
    reference = Decide()
    expected = [reference.outcome(reference.ask(reference.ready(facts))) for facts in requests()]
    told = contender.column(contender.table(requests(), 1)())
    some = requests()[: contender.asked_singly]
    one_by_one = [contender.outcome(contender.ask(contender.ready(facts))) for facts in some]
    if len(told) != len(expected):
        raise Disagreement(title, {}, f"{len(expected)} answers", f"{len(told)} answers")
    for answers in (told, one_by_one):
        for facts, ours, theirs in zip(requests(), expected, answers, strict=False):
            if ours != theirs:
                raise Disagreement(title, facts, ours, theirs)


def missing(contender: Contender, absent: Facts, null: Facts) -> dict[str, dict[str, str]]:
    """What it answers where a fact is absent and where it is null: in our words, and raw."""
    return {"absent": _told(contender, absent), "null": _told(contender, null)}


def _told(contender: Contender, facts: Facts) -> dict[str, str]:
    try:
        raw = contender.ask(contender.ready(facts))
        return {"says": contender.says(raw), "raw": _short(_plain(raw))}
    except Exception as error:  # noqa: BLE001 - whatever an engine raises is its answer
        kind = type(error).__name__
        return {"says": f"raises {kind}", "raw": _short(f"{kind}: {str(error) or kind}")}


def _plain(raw: Any) -> str:
    """An answer as text; a few engines answer with objects that do not print what they hold."""
    if isinstance(raw, list):
        return "; ".join(map(_plain, raw))
    if hasattr(raw, "diagnostics"):
        errors = [" ".join(str(one).split()) for one in raw.diagnostics.errors]
        return f"{raw.decision.value}, reasons {list(raw.diagnostics.id_annotations_by_reason.values())}, errors {errors}"
    if hasattr(raw, "answer"):
        told = raw.answer.to_json()
        return json.dumps({name: told[name] for name in ("outcome", "possible", "safe", "missing", "says")})
    if hasattr(raw, "to_dicts"):
        return json.dumps(raw.to_dicts())
    return str(raw)


def _short(text: str) -> str:
    line = text.strip().splitlines()[0]
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


# ------------------------------------------------------------------ size on disk


def size(engine: Engine) -> float:
    """Megabytes on disk: the engine's packages with all that they need, and Amparo where it is ours."""
    found: dict[str, Distribution] = {}
    names = [*engine.packages, *(["rfc8785"] if engine.side == "ours" else [])]
    while names:
        name = names.pop()
        if name.lower() in found:
            continue
        try:
            found[name.lower()] = distribution(name)
        except PackageNotFoundError:
            continue  # needed only on another system
        needed = [Requirement(text) for text in found[name.lower()].requires or ()]
        names += [one.name for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    files = [Path(str(one.locate_file(file))) for one in found.values() for file in one.files or ()]
    if engine.side == "ours":
        files += LIBRARY.rglob("*")
    sizes = [file.stat().st_size for file in files if file.is_file() and file.suffix != ".pyc"]
    return sum(sizes) / 1e6


def _what_pip_said(engine: Engine) -> list[str]:
    """Why a package of the engine was not installed, from the mark that `bench.peers.install` leaves."""
    mark = Path(sys.prefix, "bench")
    lines = mark.read_text(encoding="utf-8").splitlines() if mark.is_file() else []
    wanted = tuple(f"{name.lower()}==" for name in engine.packages)
    return [f"({line})" for line in lines if line.startswith(wanted)]
