"""Every scenario of custody law is decided as its sentence says, and every rule has the scenarios it needs."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from amparo.decision import explain
from amparo.decision.checking import Checked, answer_case, check_file
from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.law.custody import all_decisions
from amparo.rules import Rule
from amparo.rules.conditions import always

FOLDER = Path(__file__).parent / "custody"
FILES = sorted(FOLDER.glob("*.toml"))


def scenarios() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each scenario with the name of its file."""
    for file in FILES:
        for scenario in tomllib.loads(file.read_text(encoding="utf-8"))["scenario"]:
            yield file.stem, scenario


def checked() -> list[Checked]:
    return [
        one
        for file in FILES
        for one in check_file(tomllib.loads(file.read_text(encoding="utf-8")), file.name)
    ]


@pytest.mark.parametrize("one", checked(), ids=lambda one: one.sentence[:90])
def test_it_is_decided_as_the_sentence_says(one: Checked) -> None:
    assert not one.differences, f"{one.sentence} [{one.citation}]: {'; '.join(one.differences)}"


def test_every_sentence_stands_once() -> None:
    names = [scenario["name"] for _, scenario in scenarios()]
    assert len(names) == len(set(names))


# ------------------------------------------------------------------ what the scenarios show of each rule


def _shown() -> tuple[dict[str, set[str]], dict[str, set[date]]]:
    """For each rule (kind and key) which truths were seen where it was looked at, and the days tried per kind."""
    truths: dict[str, set[str]] = defaultdict(set)
    days: dict[str, set[date]] = defaultdict(set)
    words = {1: "yes", 2: "no", 3: "unknown"}
    for _, scenario in scenarios():
        case = {**scenario, "request": {**scenario.get("request", {}), "kind": scenario["ask"]}}
        answer = answer_case(case)
        days[answer.kind].add(answer.on)
        for _, steps in explain(answer).steps:
            for step in steps:
                truths[f"{answer.kind}/{step.rule.key}"].add(words[step.node.truth])
        for looked in (*answer.history.convictions, *answer.history.charges):
            if looked.reached is not None:
                name = looked.reached.decision.name
                days[name].add(answer.on)
                rules = looked.reached.decision.rules[: looked.reached.looked_at + 1]
                for rule, bits in zip(rules, looked.reached.truths, strict=True):
                    if bits:
                        truths[f"{name}/{rule.key}"].add(words[bits])
    return truths, days


TRUTHS, DAYS = _shown()
RULES = [(kind, rule) for kind, decision in all_decisions().items() for rule in decision.rules]
RULES += [(decision.name, rule) for decision in (qualifies, charge) for rule in decision.rules]


def _needs(kind: str, rule: Rule) -> set[str]:
    """Which truths a rule can have: one that asks no fact is only ever true, a known fact is never unknown."""
    if rule.when is always:
        return {"yes"}
    if (kind, rule.key) in NEVER_UNKNOWN or rule.key in NEVER_UNKNOWN_ANYWHERE:
        return {"yes", "no"}
    return {"yes", "no", "unknown"}


NEVER_UNKNOWN_ANYWHERE = {
    "G-1",  # the kind of agency is always known
    "G-2",
    "G-8",  # an unknown purpose is no recorded purpose
    "N-5",  # who began is treated as the agency where nobody noted it
    "P-3-before",
    "P-3-other",
    "I-1-2017",
    "I-1-other_crime",
}
_FROM_THE_TABLE = ("5.1-a1", "5.3-enhancement", "5.1-a3_2014", "5.1-a3_past", "5.3-a3_enhancement_2014")
NEVER_UNKNOWN = (
    {("information", key) for key in ("F-4", "F-6", "F-7", "F-7-2018", "F-8", "F-5")}
    | {
        ("qualifies", f"5.1-{name}")
        for name in ("federal_other", "elsewhere_no", "infraction", "misdemeanor")
    }
    | {("qualifies", key) for key in _FROM_THE_TABLE}  # the offense table says yes or no
    | {("qualifies", "5.8-target_prop47"), ("charge", "5.7-serious"), ("charge", "5.7-listed_2014")}
    | {("information", "N-1"), ("information", "N-8")}  # whether a release date is asked is always known
)


@pytest.mark.parametrize(("kind", "rule"), RULES, ids=lambda value: getattr(value, "key", value))
def test_every_rule_has_scenarios_for_yes_no_and_unknown(kind: str, rule: Rule) -> None:
    if kind == "transport":  # the rules of a transfer, word for word
        kind = "transfer"
    lacking = _needs(kind, rule) - TRUTHS[f"{kind}/{rule.key}"]
    assert not lacking, f"{kind} {rule.key} ({rule.cite}) has no scenario for: {', '.join(sorted(lacking))}"


@pytest.mark.parametrize(("kind", "rule"), RULES, ids=lambda value: getattr(value, "key", value))
def test_every_dated_rule_has_a_scenario_on_its_first_day_and_on_the_day_before(
    kind: str, rule: Rule
) -> None:
    kind = "transfer" if kind == "transport" else kind
    wanted = {rule.since, rule.since - timedelta(days=1)} if rule.since else set()
    wanted |= {rule.until, rule.until + timedelta(days=1)} if rule.until else set()
    lacking = wanted - DAYS[kind]
    assert not lacking, f"{kind} {rule.key} has no scenario on: {', '.join(map(str, sorted(lacking)))}"
