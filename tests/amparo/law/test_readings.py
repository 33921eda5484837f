"""The readings chosen: each names rules that exist and a place of law, in both languages, and what would change it."""

import json
import re
from typing import Any

import pytest

from amparo.cli import main
from amparo.facts.agency import HOUSE_DEADLINES
from amparo.facts.counsel import LEGAL_QUESTIONS
from amparo.facts.documents import documents
from amparo.law.duties import ALL_DUTIES
from amparo.law.index import all_rules, find, readings
from amparo.terms import citations_in
from tests.house import facts_page

ENGLISH = ("id", "question", "chosen", "other", "because")
SPANISH = ("pregunta", "elegida", "otra", "porque")
ALWAYS = {*ENGLISH, *SPANISH, "rules", "cite", "tag"}
IN_QUOTES = re.compile(
    r"\([^)]*\)|`[^`]*`|habeas corpus ad prosequendum o testificandum|City of Huntington Beach"
)
ENGLISH_WORDS = re.compile(
    r"\b(the|of|and|or|is|are|not|for|with|by|on|if|that|which|counsel|warrant|hold|release|felony|misdemeanor"
    r"|house|judge|court|agency|reading|statute|person|would|only|rule|day)\b",
    re.IGNORECASE,
)

every_reading = pytest.mark.parametrize("reading", readings(), ids=lambda reading: reading["id"])


def test_no_two_readings_have_one_name() -> None:
    names = [reading["id"] for reading in readings()]
    assert len(set(names)) == len(names) >= 30
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


@every_reading
def test_a_reading_has_all_its_parts_and_no_other(reading: dict[str, Any]) -> None:
    assert set(reading) - {"switch"} == ALWAYS
    assert reading["tag"] in {"V", "S", "K"}


@every_reading
def test_the_rules_and_duties_of_a_reading_exist(reading: dict[str, Any]) -> None:
    known = {entry.rule.key for entry in all_rules()} | {duty.code for duty in ALL_DUTIES}
    assert reading["rules"]
    assert set(reading["rules"]) <= known
    assert len(set(reading["rules"])) == len(reading["rules"])


@every_reading
def test_the_citation_of_a_reading_names_places_of_law_and_leads_back_to_it(reading: dict[str, Any]) -> None:
    places = citations_in(reading["cite"])
    assert len(places) == len(re.split(r"[;,]", reading["cite"])), "a part of the citation names no place"
    for place in places:
        assert place.code, place
        assert re.fullmatch(r"\d+(\.\d+)*[a-z]?(\([a-zA-Z0-9]+\))*", place.section), place
        assert not re.fullmatch(r"\d+(\.\d+)*\([A-Z0-9]+\)", place.section), f"{place} lost its subdivision"
        assert reading in find(str(place)).readings


@every_reading
def test_a_reading_is_told_in_both_languages_and_the_spanish_is_spanish(reading: dict[str, Any]) -> None:
    for en, es in zip(ENGLISH[1:], SPANISH, strict=True):
        ours, theirs = reading[en], reading[es]
        assert ours != theirs, en
        mark = "?" if en == "question" else "."
        assert ours.endswith(mark), en
        assert theirs.endswith(mark), es
        assert ENGLISH_WORDS.findall(IN_QUOTES.sub(" ", theirs)) == [], es
    assert "¿" in reading["pregunta"]
    assert len({reading[name] for name in ENGLISH}) == len(ENGLISH)


@every_reading
def test_what_can_change_a_reading_is_a_question_a_fact_or_a_setting_that_exists(
    reading: dict[str, Any],
) -> None:
    if "switch" not in reading:
        return
    room, _, name = reading["switch"].rpartition(".")
    if reading["switch"].startswith("legal:"):
        assert reading["switch"].removeprefix("legal:") in LEGAL_QUESTIONS
    elif room == "house_deadlines":
        assert name in HOUSE_DEADLINES
    elif room == "request.documents[]":
        assert name in {fact.path for fact in documents.fields}
    else:
        assert room in {"request", "person.convictions[]"}
        assert f"| `{name}` |" in facts_page.page()


def test_every_question_for_counsel_changes_some_reading() -> None:
    switches = {reading.get("switch") for reading in readings()}
    assert {f"legal:{question}" for question in LEGAL_QUESTIONS} <= switches
    assert "person.convictions[].not_named" in switches, "counsel answers it for each offense"


def test_every_rule_of_our_own_knowledge_says_which_reading_it_follows() -> None:
    told = {key for reading in readings() for key in reading["rules"]}
    assert sorted({entry.rule.key for entry in all_rules() if entry.rule.tag == "K"} - told) == []


def test_the_readings_behind_a_rule_a_duty_an_act_or_a_section_are_found_with_it() -> None:
    def names(asked: str) -> set[str]:
        return {reading["id"] for reading in find(asked).readings}

    assert names("X-3") == {"clerk-signed-warrant"}
    assert names("5.8-target_prop47") == {"which-proposition-47-misdemeanors"}
    assert "minutes-to-read" in names("CONSENT_FORM")
    assert {"only-an-answer", "how-far-juvenile-secrecy-reaches"} <= names("notification")
    assert "proposition-47-bars-itself" in names("7282.5(a)(6)") & names("7282.5")
    assert names("7282.5(a)(4)") == {"registry-today"}
    assert names("7284.6(d)") == set()
    assert names("6800") == {"anniversary"}, "a place that only a reading names"


@pytest.mark.parametrize(
    ("language", "heading", "other", "change"),
    [
        ("en", "reading chosen: Is an arrest warrant", "The other reading: It is", "answer legal:clerk"),
        (
            "es",
            "lectura elegida: ¿Es orden judicial",
            "La otra lectura: Vale",
            "se contesta con legal:clerk",
        ),
    ],
)
def test_the_command_tells_the_reading_and_the_other(
    capsys: pytest.CaptureFixture[str], language: str, heading: str, other: str, change: str
) -> None:
    assert main(["law", "X-3", "--lang", language]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert told.index("X-3:") < told.index(heading) < told.index(other) < told.index(change)


def test_a_program_gets_the_readings_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "X-3", "--json"]) == 0
    (reading,) = json.loads(capsys.readouterr().out)["readings"]
    assert set(reading) == {*ALWAYS, "switch"}
    assert main(["law", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["readings"] == list(readings())


def test_a_reading_is_found_by_its_words_with_the_rules_that_follow_it() -> None:
    for words in ("available to the public", "disponible al público"):
        found = find(words)
        assert "N-4" in {entry.rule.key for entry in found.rules}
        assert "available-to-the-public" in {reading["id"] for reading in found.readings}
