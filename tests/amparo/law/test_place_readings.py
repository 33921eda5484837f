"""Readings, open points and days of public places; and the Spanish of that law, held against the glossary."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from amparo.law.index import find, place_events, place_left, place_readings, place_rules
from amparo.law.places import PLACE_DUTIES, place_statements, steps_said
from amparo.terms import citations_in

READING = {
    *("part", "id", "rules", "cite", "tag", "question", "pregunta", "chosen", "elegida"),
    *("other", "otra", "because", "porque"),
}
LEFT = {"part", "what", "que", "cite", "who", "quien", "why", "porque", "tag", "still_open"}
FACTS = {entry.rule.id for entry in place_rules()} | set(PLACE_DUTIES) | set(place_statements())

NEVER_SAID = {
    "status is situación migratoria": r"\bestatus\b",
    "never redada": r"\bredadas?\b",
    "tribunal, with corte once in brackets": r"(?<!\()\bcortes?\b(?!\))",
    "a hold is no detención": r"detención de ICE|orden de detención",
    "not administrador": r"\badministrador(a|es)?\b",
    "a badge is a número de placa": r"(?<!número de )\bplaca\b",
    "a plate is one of a car": r"\bmatrículas?\b(?! del? auto| y domicilios|, domicilios)",
    "Fiscalía General": r"Procurad|Fiscalía(?! General)",
    "only a court gives an orden judicial": r"orden judicial (administrativa|de (la|una) agencia)",
    "usted": r"\b(tú|tienes|puedes|debes|pide tú)\b",
    "informar, not reportar": r"\breport(ar|e|es)\b",
    "not récord": r"récord",
    "no English": r"\b(the|of|and|is|not|with|court|agency|school)\b",
}


def spanish() -> Iterator[tuple[str, str]]:
    yield from ((entry.rule.key, entry.rule.dice) for entry in place_rules())
    yield from ((code, duty.dice) for code, duty in PLACE_DUTIES.items())
    yield from ((key, told["dice"]) for key, told in place_statements().items())
    yield from ((code, said["es"]) for code, said in steps_said().items())
    for one in place_readings():
        yield from ((one["id"], one[name]) for name in ("pregunta", "elegida", "otra", "porque"))
    for one in place_left():
        yield from ((one["what"], one[name]) for name in ("que", "quien", "porque"))
    yield from ((event["law"], event["dice"]) for event in place_events())


@pytest.mark.parametrize("rule", NEVER_SAID)
def test_the_spanish_keeps_to_the_glossary(rule: str) -> None:
    assert [text for text in spanish() if re.search(NEVER_SAID[rule], text[1])] == []


def test_every_step_fits_a_telephone_in_both_languages() -> None:
    for code, said in steps_said().items():
        assert len(said["en"]) <= 110, code
        assert len(said["es"]) <= 110, code


@pytest.mark.parametrize("one", place_readings(), ids=lambda one: one["id"])
def test_a_reading_has_all_its_parts_names_what_exists_and_leads_back(one: dict[str, Any]) -> None:
    assert set(one) - {"switch"} == READING
    assert set(one["rules"]) <= FACTS
    assert citations_in(one["cite"])
    assert one["question"].endswith("?")
    assert one["pregunta"].startswith("¿") or "¿" in one["pregunta"]
    assert one in find(one["rules"][0]).readings
    assert one in find(str(citations_in(one["cite"])[0])).readings


@pytest.mark.parametrize("one", place_left(), ids=lambda one: one["what"][:60])
def test_an_open_point_has_all_its_parts_and_is_found_by_its_citation(one: dict[str, Any]) -> None:
    assert set(one) == LEFT
    assert one["what"] != one["que"]
    assert one in find(str(citations_in(one["cite"])[0])).left


def test_every_rule_of_own_knowledge_says_which_reading_it_follows() -> None:
    told = {key for one in place_readings() for key in one["rules"]}
    own = {
        entry.rule.id
        for entry in place_rules()
        if entry.rule.tag == "K" and not entry.decisions[0].startswith(("S-", "FS-"))
    }
    assert own - told == set()


def test_what_is_still_open_is_kept_open() -> None:
    open_points = " ".join(one["what"] for one in place_left() if one["still_open"])
    for named in ("AB 49", "SB 98", "health", "subpoena", "I-138", "2026", "SB 580", "ordinances", "worship"):
        assert named in open_points


@pytest.mark.parametrize(
    "asked",
    [
        "234.7", "24251", "43.54", "10.440", "SB-98", "AB 49", "SB-81", "AB 495", "SB 635", "SB 580", "7285.1",
        "Lab. Code 90.2", "1555", "7927.105", "6267", "12532.5", "1597.640", "34 CFR 99.31", "12291", "I-138",
        "66093.4", "24252", "56.10", "GEN-05", "D-JC", "SB 873", "life at risk",
    ],
)  # fmt: skip
def test_counsel_finds_it(asked: str) -> None:
    assert not find(asked).is_empty


def test_an_act_is_found_with_its_days() -> None:
    assert {str(event["date"]) for event in find("SB 98").events} == {"2025-09-20", "2026-03-01"}
    assert [event["event"] for event in find("SB 873").events] == ["pending"]
    assert "failures" in {one["id"] for one in find("D-RETAIN").readings}
