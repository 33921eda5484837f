"""The explanation shows every rule looked at with the truth of its conditions, why not, and why a fact is asked."""

import json
from datetime import date

import pytest

from amparo.decision import Answer, decide, explain
from amparo.decision.explanation import Node
from amparo.decision.questions import question_for
from amparo.facts import Agency
from amparo.law.index import worked_cases
from tests.properties.test_protection import answer_of

ON = date(2026, 11, 24)  # a Tuesday
JAIL = Agency("sheriff_jail", {"notification": "allows"})


def asked() -> Answer:
    request = {"kind": "notification", "from": "ICE", "info_public": {"release_date": False}}
    record = {"code": "PC", "section": "273.5", "level": None, "date": "2015-03-02"}
    person = {
        "convictions": [record],
        "minor": False,
        "pending": [],
        "registry": "none",
        "history_complete": True,
    }
    return decide(request, {**person, "federal_felony_warrant": "none"}, JAIL, ON)


def test_it_says_why_a_fact_is_asked_and_what_turns_on_it() -> None:
    (path, question, because), *rest = explain(asked()).why_asked("en")
    assert path == "person.convictions[0].level"
    assert not rest
    assert question == "Felony or misdemeanor, as it was entered? (felony, misdemeanor, infraction)"
    assert because == "if it brings a ground: permitted, never owed; if it brings none: prohibited"


def test_it_says_in_spanish_what_it_says_in_english() -> None:
    text = explain(asked()).text("es")
    assert "¿Delito grave o menor, tal como se dictó?" in text
    assert "si no hay: prohibido" in text
    assert "no es asesoría legal" in text


def test_it_says_why_not_another_outcome() -> None:
    why_not = dict(explain(asked()).why_not("en"))
    assert set(why_not) == {"requires_judicial_order", "not_regulated"}
    assert why_not["requires_judicial_order"] == [
        "N-2: the person is a minor or the agency is a juvenile hall (false)"
    ]


def test_every_node_has_words_in_both_languages_on_every_worked_case() -> None:
    def visit(node: Node) -> None:
        for language in ("en", "es"):
            assert node.label(language)  # type: ignore[arg-type]
        for part in node.parts:
            visit(part)

    for case in worked_cases():
        explanation = explain(answer_of(case, as_case=True))
        for _, steps in explanation.steps:
            for step in steps:
                visit(step.node)
                assert step.node.truth == step.node.condition.truth(
                    step.node.reached.values, step.node.reached.on
                )
        assert explanation.text("en")
        assert explanation.text("es")
        json.dumps(explanation.to_json("es"))


def test_every_missing_fact_of_the_worked_cases_has_a_question_in_both_languages() -> None:
    for case in worked_cases():
        for path in answer_of(case, as_case=True).missing:
            assert question_for(path, "en") != path, path
            assert question_for(path, "es") != question_for(path, "en"), path


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_rule_before_it_is_the_reason_where_a_rule_would_have_applied(language: str) -> None:
    agency = Agency("sheriff_jail", {"notification": "forbids"})
    record = {"code": "PC", "section": "211", "level": "felony"}
    answer = decide(
        {"kind": "notification", "from": "ICE"}, {"convictions": [record], "minor": False}, agency, ON
    )
    reasons = dict(explain(answer).why_not(language))["permitted"]  # type: ignore[arg-type]
    assert any("N-3" in reason for reason in reasons)
