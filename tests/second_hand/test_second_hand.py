"""Sanity of the second hand itself: a handful of sentences of the specification, and the worked cases."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.second_hand.convictions import conviction
from tests.second_hand.judge import judge
from tests.second_hand.records import NO, YES, Answer, Reading, last_day, open_by

CASES = Path(__file__).parents[2] / "src" / "amparo" / "law" / "cases" / "law-enforcement-cases.json"
ROBBERY = {"code": "PC", "section": "211", "level": "felony", "date": "1995-06-01"}
RECEIPT = {"COPY_TO_PERSON", "INFORM_INTENT"}


def ask(kind: str, *convictions: dict[str, Any], on: str = "2026-11-23", **more: Any) -> dict[str, Any]:
    """A case as in a case file; `more` goes to its request, `person` and `local_policy` stand apart."""
    person = {"convictions": list(convictions), **more.pop("person", {})}
    policy = {"local_policy": more.pop("local_policy")} if "local_policy" in more else {}
    agency_kind = more.pop("agency_kind", "sheriff_jail")
    request = {"kind": kind, "from": "ICE", **more}
    return {"on": on, "agency_kind": agency_kind, "request": request, "person": person, **policy}


def answer(record: dict[str, Any], on: str = "2026-11-23", *, as_case: bool = True, **legal: bool) -> Answer:
    return conviction({"code": "PC", **record}, Reading(date.fromisoformat(on), as_case, legal))


def test_the_copy_is_owed_although_the_hold_is_refused() -> None:
    found = judge(ask("hold", ROBBERY))
    assert found.outcome == "prohibited"
    assert found.duties == RECEIPT | {"RELEASE_ON_TIME"}


def test_a_holding_order_opens_notification_and_not_transfer() -> None:
    charge = {
        "pending": [{"code": "PC", "section": "211", "level": "felony", "finding": "pc872_holding_order"}]
    }
    assert judge(ask("notification", person=charge)).outcome == "permitted"
    assert judge(ask("transfer", person=charge)).outcome == "requires_judicial_order"


def test_a_policy_nobody_recorded_is_missing_only_where_it_decides() -> None:
    unread = {"notification": None}
    without = judge(ask("notification", local_policy=unread))
    assert (without.outcome, without.missing) == ("prohibited", frozenset())
    with_ground = judge(ask("notification", ROBBERY, local_policy=unread))
    assert (with_ground.outcome, with_ground.missing) == ("insufficient_facts", {"local_policy"})
    assert with_ground.possible == {"permitted", "prohibited"}
    assert with_ground.safe == "prohibited"


def test_absent_facts_are_nothing_in_a_case_and_unknown_elsewhere() -> None:
    bare = {"on": "2026-11-23", "agency_kind": "police", "request": {"kind": "notification", "from": "ICE"}}
    assert judge(bare).outcome == "prohibited"
    assert judge(bare, as_case=False).missing == {
        "local_policy",
        "person.convictions",
        "person.federal_felony_warrant",
        "person.history_complete",
        "person.minor",
        "person.pending",
        "person.registry",
        "request.info_public.release_date",
    }


def test_each_item_of_information_is_answered_by_itself() -> None:
    found = judge(ask("information", items=["home_address", "criminal_history", "alpr"]))
    assert found.outcome == "mixed"
    assert found.items == {
        "home_address": "prohibited",
        "criminal_history": "permitted",
        "alpr": "prohibited",
    }


def test_a_possible_court_order_calls_counsel_at_once() -> None:
    paper = {"kind": "court_order", "signed_by": None}
    found = judge(ask("information", items=["photo"], documents=[paper]))
    assert found.possible == {"photo": {"required", "prohibited"}}
    assert found.safe == {"photo": "prohibited"}
    assert found.duties == {"COUNSEL_REVIEW"}


def test_a_follow_on_question_waits_for_the_fact_before_it() -> None:
    contract = {"action": "new", "had_contract_2017_06_15": None, "population": "civil_immigration"}
    assert judge(ask("detention_contract", **contract)).missing == {"request.had_contract_2017_06_15"}
    contract["had_contract_2017_06_15"] = True
    assert judge(ask("detention_contract", **contract)).missing == {"legal:lapsed_contract"}


def test_the_window_of_a_leap_day_ends_on_28_february() -> None:
    assert last_day(date(2020, 2, 29), 5) == date(2025, 2, 28)
    assert last_day(date(2020, 2, 29), 4) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"section": "459", "level": "felony", "date": "2000-01-01"}, open_by("felony_custody")),
        ({"section": "459", "degree": "first", "level": "felony"}, YES),
        ({"section": "245", "level": "felony"}, YES),
        ({"section": "417", "level": "misdemeanor", "date": "2025-05-05"}, open_by("section")),
        ({"section": "417", "level": "misdemeanor", "date": "2015-05-05"}, NO),
        ({"section": "664", "level": "felony", "date": "2015-05-05"}, open_by("target")),
        ({"section": "664/211", "level": "felony"}, YES),
        ({"section": "664/496(a)", "level": "felony", "date": "2024-05-05"}, NO),
        ({"section": "999", "level": "felony"}, open_by("felony_custody")),
        ({"section": "999", "level": "misdemeanor"}, NO),
        ({"section": "211", "level": "felony", "status": None}, open_by("status")),
        ({"section": "211", "level": None}, open_by("level")),
        ({"section": "1", "jurisdiction": "US", "agg_felony": "Q"}, NO),
        ({"section": "1", "jurisdiction": "US"}, open_by("agg_felony")),
        ({"section": "1", "jurisdiction": "NV", "equiv_strike": None}, open_by("equiv_strike")),
    ],
)
def test_one_conviction(record: dict[str, Any], expected: Answer) -> None:
    assert answer(record) == expected


def test_counsel_closes_what_only_counsel_can() -> None:
    dismissed = {"section": "211", "level": "felony", "status": "dismissed_1203.4"}
    assert answer(dismissed) == open_by("legal:dismissed_1203.4")
    assert answer(dismissed, **{"dismissed_1203.4": True}) == YES
    assert answer(dismissed, **{"dismissed_1203.4": False}) == NO


def test_outside_case_files_a_strike_and_prop_47_are_asked_for() -> None:
    drugs = {"code": "HSC", "section": "11352", "level": "felony", "date": "2001-01-01"}
    assert answer(drugs) == NO
    assert answer(drugs, as_case=False) == open_by("strike")
    theft = {"section": "496", "level": "felony", "date": "2012-01-01"}
    assert answer(theft) == YES
    assert answer(theft, as_case=False) == open_by("prop47")


def test_the_worked_cases() -> None:
    for case in json.loads(CASES.read_text(encoding="utf-8"))["cases"]:
        found, expected = judge(case), case["expected"]
        assert found.outcome == expected["outcome"], case["id"]
        assert found.duties == set(expected["duties"]), case["id"]
        assert found.missing == set(expected.get("missing", ())), case["id"]
        assert found.items == expected.get("items", {}), case["id"]
