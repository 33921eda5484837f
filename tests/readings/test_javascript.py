"""The rules on a telephone: JavaScript says, on every case and in Node and a browser alike, what the single reading says."""

import html
import json
import random
import re
import shutil
import subprocess
import sys
import tomllib
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from amparo.decision import rule_pack
from amparo.decision.graphs import bundle_bytes, evaluator
from amparo.facts.person import minor, registry
from amparo.law.custody import FILES, all_decisions
from amparo.law.index import worked_cases
from amparo.rules import Decision, Finding
from amparo.rules.json_reading import FORMAT, graph_of
from amparo.terms import RulebookError
from tests.readings.asked import BUNDLE, Asked, Row, by_chance, from_case

HERE = Path(__file__).parent
SCENARIOS = HERE.parent / "scenarios" / "custody"
STATES = dict.fromkeys(BUNDLE["kinds"], 730) | {
    "qualifies": 3600,
    "information": 3000,
    "criminal_warrant": 2000,
}
"""More than twenty thousand states, most of them where there are most facts."""

NODE = shutil.which("node")
BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)
in_node = pytest.mark.skipif(NODE is None, reason="node is not installed")
in_browser = pytest.mark.skipif(BROWSER is None, reason="chromium is not installed")

Case = tuple[str, Asked, Row]


def one_paper(case: dict[str, Any]) -> bool:
    """A graph stands for at most one paper beside a request."""
    return len(case["request"].get("documents") or ()) <= 1


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """Every worked case and scenario that has at most one paper, and states by chance, each with its expected row."""
    found: list[Case] = []
    for case in filter(one_paper, worked_cases()):
        found += [(case["id"], *question) for question in from_case(case)]
    for file in sorted(SCENARIOS.glob("*.toml")):
        for scenario in tomllib.loads(file.read_text("utf-8"))["scenario"]:
            plain = json.loads(json.dumps(scenario, default=str))
            plain["request"] = {**plain.get("request", {}), "kind": plain["ask"]}
            if one_paper(plain):
                found += [(plain["name"], *question) for question in from_case(plain)]
    for kind, count in STATES.items():
        chance = random.Random(f"a telephone asks: {kind}")
        found += [(f"{kind} by chance", *by_chance(kind, chance)) for _ in range(count)]
    return found


def node(folder: Path, asked: Any, *mode: str, bundle: bytes | None = None) -> Any:
    """What Node prints for questions; text is never run as code there."""
    assert NODE is not None
    (folder / "evaluator.js").write_text(evaluator(), "utf-8")
    (folder / "bundle.json").write_bytes(bundle if bundle is not None else bundle_bytes())
    (folder / "cases.json").write_text(json.dumps(asked), "utf-8")
    files = [str(folder / name) for name in ("evaluator.js", "bundle.json", "cases.json")]
    command = [NODE, "--disallow-code-generation-from-strings", str(HERE / "run_cases.mjs"), *files, *mode]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def differences(cases: list[Case], rows: list[Row]) -> list[str]:
    """Every case that was told otherwise, as a sentence."""
    assert len(cases) == len(rows)
    return [
        f"{name}: expected {row}, told {told}, asked {asked}"
        for (name, asked, row), told in zip(cases, rows, strict=True)
        if row != told
    ]


# The same answer everywhere.


def test_the_cases_are_many_and_many_of_them_are_open(cases: list[Case]) -> None:
    assert sum(name.endswith("by chance") for name, _, _ in cases) >= 20_000
    assert {asked["kind"] for _, asked, _ in cases} == {*FILES, "qualifies", "charge"}
    assert sum(row[0] == "insufficient_facts" for _, _, row in cases) > 5_000


@in_node
def test_node_says_what_the_single_reading_says(cases: list[Case], tmp_path: Path) -> None:
    rows = node(tmp_path, [asked for _, asked, _ in cases])
    assert differences(cases, rows)[:3] == []


@in_browser
def test_a_browser_without_a_network_says_it_too(cases: list[Case], tmp_path: Path) -> None:
    (tmp_path / "evaluator.js").write_text(evaluator(), "utf-8")
    asked = json.dumps([asked for _, asked, _ in cases])
    data = f'"use strict";\nconst bundle = {bundle_bytes().decode()};\nconst cases = {asked};\n'
    (tmp_path / "data.js").write_text(data, "utf-8")
    page = Path(shutil.copy(HERE / "page.html", tmp_path))
    assert BROWSER is not None
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    )
    flags += f" --disable-component-update --disable-sync --user-data-dir={tmp_path / 'profile'} --dump-dom"
    told = subprocess.run(
        [BROWSER, *flags.split(), page.as_uri()], capture_output=True, text=True, check=False, timeout=300
    )
    rows = re.search(r'<pre id="rows">(.*?)</pre>', told.stdout, re.DOTALL)
    assert rows is not None, told.stderr
    assert rows[1], "the page ran no case"
    assert differences(cases, json.loads(html.unescape(rows[1])))[:3] == []


# Break it, and it is noticed.


@in_node
def test_a_changed_rule_or_node_does_not_go_unnoticed(cases: list[Case], tmp_path: Path) -> None:
    told = node(tmp_path, [{"asked": asked, "row": row} for _, asked, row in cases], "--mutants")
    assert told["tried"] > 900
    assert [mutant for mutant in told["unnoticed"] if "rule" in mutant] == []
    # some edges lie where no request leads, such as an item known to be public that is not public
    assert len(told["unnoticed"]) < told["tried"] * 0.06, told["unnoticed"]


@in_node
def test_a_preparation_left_out_does_not_go_unnoticed(cases: list[Case], tmp_path: Path) -> None:
    told = node(tmp_path, [{"asked": asked, "row": row} for _, asked, row in cases], "--mutants", "steps")
    assert told["tried"] > 100
    # a refusal has a test of its own; and where the rule itself says that a juvenile hall holds minors, or that staff
    # act on their own, the preparation changes nothing
    allowed = ('"refuse"', '"set":"person.minor"')
    unnoticed = [step for step in told["unnoticed"] if not any(part in step for part in allowed)]
    assert unnoticed == [], "\n".join(unnoticed)


# What cannot be used is refused, with its path and how to mend it.

REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    ("a misspelled fact", {"facts": {"person.miner": True}}, "person.miner", '"person.minor"'),
    (
        "a fact with half its name",
        {"facts": {"minor": True}},
        "minor",
        '"person.minor"',
    ),
    ("a misspelled word", {"facts": {"request.from": "ICEE"}}, "request.from", '"ICE"'),
    ("a misspelled kind", {"kind": "notifcation"}, "kind", '"notification"'),
    (
        "a misspelled act",
        {"facts": {"local_policy.holt": "allows"}},
        "local_policy.holt",
        '"local_policy.hold"',
    ),
    ("a number for a yes", {"facts": {"person.minor": 1}}, "person.minor", "true, false, or null"),
    ("a record for a word", {"facts": {"request.from": {}}}, "request.from", "is one of ICE"),
    (
        "a value that is made, not given",
        {"facts": {"item.known_public": True}},
        "item.known_public",
        "no such fact",
    ),
    ("a name of the language itself", {"facts": {"constructor": True}}, "constructor", "no such fact"),
    ("30 February", {"on": "2026-02-30"}, "on", "2026-11-24"),
    ("29 February of a common year", {"on": "2023-02-29"}, "on", "no day of the calendar"),
    ("a day with a time", {"on": "2026-11-24T00:00"}, "on", "no day of the calendar"),
    ("no day", {"on": None}, "on", "no day of the calendar"),
    (
        "a conviction on no day",
        {"kind": "qualifies", "facts": {"c.date": "2015-13-01"}},
        "c.date",
        "calendar",
    ),
    ("a misspelled question", {"fact": {}}, "fact", '"facts"'),
    (
        "staff who are asked by somebody",
        {"facts": {"request.from": "own_staff", "request.initiated_by": "immigration_authority"}},
        "request.initiated_by",
        "own staff",
    ),
    ("a year out of reach", {"on": "1126-11-24"}, "on", "out of all reach"),
    (
        "a flag that always applies",
        {"facts": {"person.minor": "does_not_apply"}},
        "person.minor",
        "neither true",
    ),
    ("a list of facts", {"facts": ["ICE"]}, "facts", "no named facts"),
]


@in_node
@pytest.mark.parametrize(
    ("changed", "path", "mend"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED]
)
def test_it_is_refused(changed: dict[str, Any], path: str, mend: str, tmp_path: Path) -> None:
    [row] = node(tmp_path, [{"kind": "hold", "on": "2026-11-24", **changed}])
    assert row[:2] == ["error", path]
    assert row[2].startswith(f"{path}: ")
    assert mend in row[2]


@in_node
def test_a_bundle_of_another_format_is_refused(tmp_path: Path) -> None:
    other = json.dumps({**BUNDLE, "format": "amparo-graph/2"}).encode()
    [row] = node(tmp_path, [{"kind": "hold", "on": "2026-11-24"}], bundle=other)
    assert row == ["error", "bundle", f"bundle: its format is not {FORMAT}."]


@in_node
def test_29_february_counts_and_a_leap_days_fifteen_years_end_on_the_28th(tmp_path: Path) -> None:
    def asked(on: str) -> Asked:
        facts: dict[str, Any] = {part[0]: False for part in _flags_of("qualifies")}
        facts |= {"c.jurisdiction": "CA", "c.level": "felony", "c.place": "1170h", "c.a3": True}
        return {"kind": "qualifies", "on": on, "facts": {**facts, "c.date": "2008-02-29"}}

    rows = node(tmp_path, [asked("2023-02-28"), asked("2023-03-01"), asked("2024-02-29")])
    assert [row[0] for row in rows] == ["opens", "does_not_open", "does_not_open"]


def _flags_of(kind: str) -> list[tuple[str, Any]]:
    return [(path, words) for path, words in BUNDLE["inputs"][kind].items() if words == "flag"]


# The evaluator is small, and cannot reach out.


def test_the_evaluator_has_at_most_20_kilobytes() -> None:
    assert len(evaluator().encode()) <= 20_000


@pytest.mark.parametrize(
    "reach",
    [
        r"\beval\b|\bFunction\b|setTimeout|setInterval",  # text run as code
        r"fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|navigator|\bimport\b|\brequire\b",  # the network
        r"localStorage|sessionStorage|indexedDB|cookie|caches",  # storage
        r"\bdocument\b|\bwindow\b|innerHTML|\bprocess\b",  # the page and the machine around it
        r"\bDate\b|performance|Math\.random|crypto",  # the clock and the dice
    ],
)
def test_the_evaluator_names_nothing_that_reaches_out(reach: str) -> None:
    assert re.findall(reach, evaluator()) == []


# The data says the same on every day and machine.


def test_the_bundle_names_its_rule_pack_and_says_that_it_is_no_legal_advice() -> None:
    told = json.loads(bundle_bytes())
    assert (told["format"], told["rule_pack"]) == ("amparo-graph/1", rule_pack())
    assert "not legal advice" in told["not_legal_advice"][0]
    assert "no es asesoría legal" in told["not_legal_advice"][1]


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_bundle_has_the_same_bytes_in_every_process(seed: str) -> None:
    write = (
        "import sys; from amparo.decision.graphs import bundle_bytes; sys.stdout.buffer.write(bundle_bytes())"
    )
    told = subprocess.run(
        [sys.executable, "-c", write], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
    )
    assert sha256(told.stdout).digest() == sha256(bundle_bytes()).digest()


@pytest.mark.parametrize("kind", sorted(BUNDLE["kinds"]))
def test_a_graph_is_whole(kind: str) -> None:
    graph = BUNDLE["kinds"][kind]["graph"]
    rules, variables = len(graph["rules"]), graph["variables"]
    for place, (variable, *children) in enumerate(graph["nodes"]):
        assert len(children) == len(variables[variable]["classes"])
        assert all(-rules <= child < place for child in children), "children stand before their parents"
    for before, after in pairwise(graph["eras"]):
        assert before["last"] < after["first"]
    assert graph["eras"][0]["first"] is graph["eras"][-1]["last"] is None
    for variable in variables:
        assert all(variable["ask"]), variable["key"]
        assert all(len(words) == 2 and all(words) for one in variable["classes"] for words in one["words"])


def test_every_rule_travels_with_its_sentences_and_its_source() -> None:
    for kind, decision in all_decisions().items():
        told = BUNDLE["kinds"][kind]["graph"]["rules"]
        assert [(rule["key"], rule["cite"], rule["says"], rule["dice"]) for rule in told] == [
            (rule.key, rule.cite, rule.says, rule.dice) for rule in decision.rules
        ]


def test_a_finding_that_is_no_plain_or_cannot_travel() -> None:
    decision = Decision("odd", protective_first=("no", "yes"))
    finding = Finding("finding:odd", minor & (registry == "current"), says=("odd", "raro"))
    plain = {"cite": "x 1", "tag": "K", "says": "So.", "dice": "Así."}
    decision.rule("R-1", when=finding, then="yes", **plain)
    decision.rule("R-2", then="no", **plain)
    with pytest.raises(RulebookError, match="finding:odd"):
        graph_of(decision)
