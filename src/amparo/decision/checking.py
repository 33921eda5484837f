"""Checking worked cases and scenarios: decide each as it is written and tell every difference."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.decision.answer import Answer
from amparo.decision.decide import decide
from amparo.decision.visit_checking import VISITS_SCHEMA, answer_visit, visit_differences
from amparo.facts import Agency
from amparo.facts.agency import read_policy
from amparo.facts.values import read_day
from amparo.law.custody.outcomes import REQUIRED
from amparo.terms import AmparoError, FactError, FileError

CASES_SCHEMA = "law-enforcement-cases/1"


@dataclass(frozen=True, slots=True)
class Checked:
    """One case with what differs: empty where it is as expected. `sentence` is the case's own reason or name."""

    name: str
    sentence: str
    citation: str
    differences: tuple[str, ...]


def answer_case(case: Mapping[str, Any]) -> Answer:
    """Decide a worked case, absent facts read by the convention of the case files. Raises FactError."""
    day = read_day(case.get("on"), "on")
    if day is None:
        raise FactError("on", "the day of the act is missing.", "Write it as 2026-11-24.")
    agency = Agency(
        kind=str(case.get("agency_kind", case.get("agency", ""))),
        policy=read_policy(case.get("local_policy", case.get("policy", {})) or {}),
        absent_allows=True,
    )
    return decide(
        case.get("request", {}),
        case.get("person", {}),
        agency,
        date.fromordinal(day),
        legal=case.get("legal"),
        as_case=True,
    )


def check_file(data: Mapping[str, Any], file: str) -> Iterator[Checked]:
    """Check every case or scenario of a file already parsed. Raises FileError where it is neither."""
    name = "cases" if data.get("schema") in (CASES_SCHEMA, VISITS_SCHEMA) else "scenario"
    for number, case in enumerate(data.get(name) or [], 1):
        wanted = "expected" if name == "cases" else "expect"
        if not isinstance(case, Mapping) or not isinstance(case.get(wanted), Mapping):
            raise FileError(
                file, f"{name}, number {number}: there is no {wanted}.", "Compare with the others."
            )
    if data.get("schema") == VISITS_SCHEMA and isinstance(data.get("cases"), list):
        yield from map(_check_visit, data["cases"])
    elif data.get("schema") == CASES_SCHEMA and isinstance(data.get("cases"), list):
        yield from (
            _check(case, str(case.get("id", "?")), str(case.get("why", "")), case) for case in data["cases"]
        )
    elif isinstance(data.get("scenario"), list):
        for number, scenario in enumerate(data["scenario"], 1):
            if "place" in scenario:
                yield _check_place(scenario)
                continue
            request = {**scenario.get("request", {}), "kind": scenario.get("ask")}
            case = {**scenario, "request": request, "expected": scenario.get("expect", {})}
            yield _check(
                case,
                f"{scenario.get('rule', '?')} {scenario.get('shows', '')} ({number})",
                scenario["name"],
                case,
            )
    else:
        raise FileError(
            file,
            f"this is no case file we know (schema {data.get('schema')!r}).",
            f"Known: {CASES_SCHEMA}, {VISITS_SCHEMA}.",
        )


def _check_visit(case: Mapping[str, Any]) -> Checked:
    name, why = str(case.get("id", "?")), str(case.get("why", ""))
    try:
        answer = answer_visit(case)
    except AmparoError as error:
        return Checked(name, why, "", (f"it cannot be decided: {error}",))
    return Checked(name, why, answer.rule.cite, tuple(visit_differences(answer, case["expected"])))


def _check_place(scenario: Mapping[str, Any]) -> Checked:
    """A scenario of a public place: its outcome and the rule that answers."""
    name, expected = str(scenario.get("name", "?")), scenario["expect"]
    try:
        answer = answer_visit(scenario)
    except AmparoError as error:
        return Checked(str(scenario["place"]), name, "", (f"it cannot be decided: {error}",))
    got = {"outcome": answer.outcome, "rule": answer.rule.key}
    different = (
        f"{what}: expected {wanted}, got {got.get(what)}"
        for what, wanted in expected.items()
        if got.get(what) != wanted
    )
    return Checked(str(scenario["place"]), name, answer.rule.cite, tuple(different))


def _check(case: Mapping[str, Any], name: str, sentence: str, expected_in: Mapping[str, Any]) -> Checked:
    try:
        answer = answer_case(case)
    except AmparoError as error:
        return Checked(name, sentence, "", (f"it cannot be decided: {error}",))
    return Checked(name, sentence, answer.citation, tuple(_differences(answer, expected_in["expected"])))


def _differences(answer: Answer, expected: Mapping[str, Any]) -> Iterable[str]:
    if answer.outcome != expected.get("outcome"):
        yield f"outcome: expected {expected.get('outcome')}, got {answer.outcome} ({answer.rule.key})"
    if set(answer.missing) != set(expected.get("missing", ())):
        yield _sets("missing", expected.get("missing", ()), answer.missing)
    if "duties" in expected and {duty.code for duty in answer.duties} != set(expected["duties"]):
        yield _sets("duties", expected["duties"], [duty.code for duty in answer.duties])
    items = {} if answer.outcome == REQUIRED else {item.name: item.outcome for item in answer.items}
    wanted = expected.get("items", {})
    if (
        ("items" in expected or answer.outcome != REQUIRED)
        and items != wanted
        and (wanted or answer.kind == "information")
    ):
        yield f"items: expected {dict(wanted)}, got {items}"
    if "rule" in expected and answer.rule.id != expected["rule"]:
        yield f"rule: expected {expected['rule']}, got {answer.rule.key}"
    if "because" in expected:
        paragraphs = {paragraph for _, paragraph in answer.relied_on}
        if paragraphs != set(expected["because"]):
            yield _sets("because", expected["because"], paragraphs)


def _sets(name: str, expected: Iterable[str], got: Iterable[str]) -> str:
    lacking = sorted(set(expected) - set(got))
    beyond = sorted(set(got) - set(expected))
    told = [f"lacks {', '.join(lacking)}"] if lacking else []
    told += [f"has beyond it {', '.join(beyond)}"] if beyond else []
    return f"{name}: {'; '.join(told)}"
