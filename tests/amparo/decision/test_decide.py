"""decide: one answer per part, local policy as a layer that only tightens, and what a reader must notice."""

from datetime import date
from typing import Any

import pytest

from amparo.decision import Answer, decide, decide_parts, parts_of_form
from amparo.facts import Agency, CustomPolicy, read_agency
from amparo.terms import UnknownFactError

ON = date(2026, 11, 24)  # a Tuesday
MADRONE = Agency(
    "sheriff_jail",
    {
        "hold": "forbids",
        "notification": CustomPolicy(needs="conviction"),
        "transfer": "judicial_only",
        "interview": "allows",
    },
)
ASSAULT = {"code": "PC", "section": "245(a)(1)", "level": "felony", "date": "2019-04-02"}
READ = {
    "minor": False,
    "history_complete": True,
    "registry": "none",
    "federal_felony_warrant": "none",
    "pending": [],
}


def ask(kind: str, person: dict[str, Any], agency: Agency = MADRONE, on: date = ON, **request: Any) -> Answer:
    return decide({"kind": kind, "from": "ICE", "form": "I-247A", **request}, person, agency, on)


def test_one_i_247a_is_two_questions_and_each_is_decided_by_itself() -> None:
    asks = parts_of_form("I-247A")
    assert asks == ("notification", "hold")
    person = {"convictions": [ASSAULT], "minor": False}
    notice, hold = decide_parts(asks, {"from": "ICE", "form": "I-247A"}, person, MADRONE, ON)
    assert (notice.outcome, notice.missing) == ("permitted", ())
    assert notice.relied_on == (("person.convictions[0]", "7282.5(a)(1)"),)
    assert hold.outcome == "prohibited"


def test_a_pick_up_asks_for_a_transfer_too() -> None:
    assert parts_of_form("I-247A", pick_up=True) == ("notification", "hold", "transfer")
    assert ask("transfer", {"convictions": [ASSAULT], "minor": False}).outcome == "requires_judicial_order"


def test_a_form_we_do_not_know_is_refused() -> None:
    with pytest.raises(UnknownFactError, match="I-247B"):
        parts_of_form("I-247B")


@pytest.mark.parametrize(
    ("person", "outcome", "missing"),
    [
        ({**READ, "convictions": [ASSAULT]}, "permitted", ()),
        ({**READ, "convictions": []}, "prohibited", ()),
        (
            {**READ, "convictions": [], "history_complete": False},
            "insufficient_facts",
            ("local_policy", "person.history_complete"),
        ),
        (
            {**READ, "convictions": [], "registry": "current"},
            "prohibited",
            (),
        ),  # a registration is no conviction
        (
            {**READ, "convictions": [], "pending": [{**ASSAULT, "finding": "pc872_holding_order"}]},
            "prohibited",
            (),
        ),
    ],
)
def test_a_custom_rule_that_needs_a_conviction_turns_on_convictions_alone(
    person: dict[str, Any], outcome: str, missing: tuple[str, ...]
) -> None:
    for charge in person["pending"]:
        charge.pop("date", None)
    answer = ask("notification", person, info_public={"release_date": False})
    assert (answer.outcome, answer.missing) == (outcome, missing)


def test_judicial_only_forbids_every_act_but_a_transfer() -> None:
    agency = Agency("police", {"notification": "judicial_only", "transfer": "judicial_only"})
    person = {**READ, "convictions": [ASSAULT]}
    assert ask("notification", person, agency).outcome == "prohibited"
    assert ask("transport", person, agency).outcome == "requires_judicial_order"


def test_a_custom_rule_s_own_result_counts() -> None:
    person = {**READ, "convictions": [ASSAULT]}
    for result, outcome in ((True, "permitted"), (False, "prohibited"), (None, "insufficient_facts")):
        agency = Agency("police", {"notification": CustomPolicy(result=result)})
        assert ask("notification", person, agency).outcome == outcome


def test_absent_is_unknown_in_practice_and_nothing_there_only_in_worked_cases() -> None:
    request = {"kind": "notification", "from": "ICE"}
    agency = Agency("sheriff_jail", {"notification": "allows"})
    practice = decide(request, {}, agency, ON)
    assert practice.outcome == "insufficient_facts"
    assert "person.convictions" in practice.missing
    assert decide(request, {}, agency, ON, as_case=True).outcome == "prohibited"
    nulls = {
        "convictions": None,
        "minor": None,
        "registry": None,
        "federal_felony_warrant": None,
        "pending": None,
    }
    assert decide(request, nulls, agency, ON, as_case=True).missing != ()


# ------------------------------------------------------------------ what a reader must notice


def test_a_hold_that_the_text_of_2014_permitted_carries_the_fourth_amendment_caution() -> None:
    agency = Agency("sheriff_jail", {"hold": "allows"})
    answer = ask(
        "hold", {**READ, "convictions": [{**ASSAULT, "date": "2010-01-01"}]}, agency, date(2015, 3, 2)
    )  # a Monday
    assert answer.outcome == "permitted"
    assert "fourth_amendment_caution" in answer.flags


def test_the_anniversary_itself_is_inside_and_flagged() -> None:
    agency = Agency("sheriff_jail", {"notification": "allows"})
    record = {"code": "PC", "section": "422", "level": "misdemeanor", "prop47": False}
    for entered, outcome, flagged in (
        ("2021-11-25", "permitted", False),
        ("2021-11-24", "permitted", True),
        ("2021-11-23", "prohibited", False),
    ):
        person = {**READ, "convictions": [{**record, "date": entered}]}
        answer = ask("notification", person, agency, info_public={"release_date": False})
        assert (answer.outcome, "boundary_day" in answer.flags) == (outcome, flagged)


def test_a_proposition_47_misdemeanor_beside_another_ground_is_flagged_for_counsel() -> None:
    agency = Agency("sheriff_jail", {"notification": "allows"})
    shoplifting = {
        "code": "PC",
        "section": "459.5",
        "level": "misdemeanor",
        "date": "2026-03-03",
        "prop47": True,
    }
    answer = ask("notification", {**READ, "convictions": [shoplifting, ASSAULT]}, agency)
    assert answer.outcome == "permitted"
    assert "a6_present" in answer.flags


def test_staff_s_custody_place_that_differs_from_the_table_is_flagged_and_the_table_stands() -> None:
    agency = Agency("sheriff_jail", {"notification": "allows"})
    record = {**ASSAULT, "section": "273.5", "date": "2001-01-01", "felony_custody": "1170h"}
    answer = ask("notification", {**READ, "convictions": [record]}, agency)
    assert "custody_place_differs" in answer.flags


def test_a_possible_command_of_a_court_is_never_refused_before_counsel_looked() -> None:
    writ = [{"kind": "writ", "signed_by": None}]
    answer = ask("transfer", READ, documents=writ)
    assert answer.outcome == "insufficient_facts"
    assert "required" in answer.possible
    assert "COUNSEL_REVIEW" in {duty.code for duty in answer.duties}
    assert "refuse nothing" in answer.sentence("en")


@pytest.mark.parametrize("kind", ["notification", "transfer", "interview"])
def test_no_answer_ever_says_that_the_agency_must_respond(kind: str) -> None:
    agency = Agency("sheriff_jail", {kind: "allows"})
    consent = {"form_given": True, "language_understood": True, "answer": "consented"}
    answer = ask(kind, {**READ, "convictions": [ASSAULT]}, agency, consent=consent)
    assert answer.outcome == "permitted"
    assert "must" not in answer.sentence("en").lower()
    assert "Never owed" in answer.sentence("en")


def test_every_answer_carries_citation_day_tag_and_that_it_is_no_advice() -> None:
    told = ask("hold", READ).to_json()
    assert told["citation"]
    assert told["on"] == "2026-11-24"
    assert told["tag"] in {"V", "S", "K"}
    assert "not legal advice" in told["not_legal_advice"]


def test_the_profile_of_the_samples_is_read() -> None:
    agency = read_agency("samples/madrone-agency.toml")
    assert agency.policy_for("transport") == "judicial_only"
    assert isinstance(agency.policy_for("notification"), CustomPolicy)
    assert agency.policy_for("287g") is None
    assert agency.adopted == date(2024, 12, 2)
