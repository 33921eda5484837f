"""Nothing hostile or careless gets a looser answer, a crash, a forged line, or a place in a receipt."""

import contextlib
import json
import random
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.decision import decide, explain, make_receipt, replays
from amparo.facts import Agency, CustomPolicy
from amparo.terms import AmparoError, ContradictionError, FactError, FactValueError

ON = date(2026, 11, 24)  # a Tuesday
STRIKE = {"code": "PC", "section": "211", "level": "felony", "date": "2015-03-02"}
READ = {
    "minor": False,
    "history_complete": True,
    "registry": "none",
    "federal_felony_warrant": "none",
    "pending": [],
}
OPEN_JAIL = Agency("sheriff_jail", {"notification": "allows", "transfer": "allows", "information": "allows"})


def ask(
    kind: str | None, person: dict[str, Any] | None = None, agency: Agency = OPEN_JAIL, **request: Any
) -> Any:
    return decide({"kind": kind, "from": "ICE", **request}, {**READ, **(person or {})}, agency, ON)


@pytest.mark.parametrize("rule", ["unknown", "Forbids", "forbid", False, ["forbids"], "custom", 1])
def test_a_policy_that_is_none_of_its_words_is_refused_wherever_it_comes_from(rule: Any) -> None:
    with pytest.raises(FactValueError, match="no local policy"):
        Agency("sheriff_jail", {"transfer": rule})


def test_staff_who_begin_it_themselves_may_not_tell_even_of_a_strike() -> None:
    private = {"release_date": False}
    answer = ask("notification", {"convictions": [STRIKE]}, info_public=private, **{"from": "own_staff"})
    assert (answer.outcome, answer.rule.id) == ("prohibited", "N-5")
    assert not {"COPY_TO_PERSON", "INFORM_INTENT"} & {duty.code for duty in answer.duties}
    with pytest.raises(ContradictionError, match="own staff"):
        ask("notification", **{"from": "own_staff", "initiated_by": "immigration_authority"})


def test_where_nobody_knows_what_was_asked_nothing_is_given_and_the_copy_may_be_owed() -> None:
    items = {"items": ["release_date", "citizenship_status"], "info_public": {"release_date": True}}
    answer = ask(None, {"convictions": [STRIKE]}, **items)
    assert (answer.outcome, [item.name for item in answer.items]) == ("prohibited", ["personal_other"])
    assert {"COPY_TO_PERSON", "INFORM_INTENT"} <= {duty.code for duty in answer.duties}


@pytest.mark.parametrize(
    "section", ["0459", "459.0", "459.00", "\uff14\uff15\uff19", "459\u200b", "4 5 9x9", "459/"]
)
def test_a_section_written_oddly_cannot_slip_past_its_row(section: str) -> None:
    record = {
        "code": "PC",
        "section": section,
        "level": "felony",
        "date": "2005-01-01",
        "felony_custody": "state_prison",
    }
    with pytest.raises(FactError):
        ask("notification", {"convictions": [record]})


@pytest.mark.parametrize("fact", ["minor", "in_custody", "history_complete"])
def test_what_does_not_apply_is_accepted_only_where_false_is_the_careful_side(fact: str) -> None:
    with pytest.raises(FactValueError, match="neither true nor false"):
        ask("notification", {fact: "does_not_apply"})


def test_a_policy_adopted_after_the_act_allows_nothing_before() -> None:
    policy = {"transfer": "allows", "hold": "forbids", "notification": CustomPolicy(result=True)}
    agency = Agency("sheriff_jail", policy, adopted=date(2026, 12, 1))  # a Tuesday
    assert ask("transfer", {"convictions": [STRIKE]}, agency).missing == ("local_policy",)
    assert ask("notification", {"convictions": [STRIKE]}, agency).missing == ("local_policy",)


def test_a_paper_that_names_an_immigration_crime_is_immigration_enforcement_whatever_the_purpose_says() -> (
    None
):
    paper = {
        "kind": "arrest_warrant",
        "signed_by": "immigration_officer",
        "crime": "federal_criminal_immigration",
    }
    answer = ask(
        "transfer",
        {"convictions": []},
        documents=[paper],
        purpose="criminal_non_immigration",
        **{"from": "USMS"},
    )
    assert answer.outcome == "requires_judicial_order"


def test_a_writ_is_a_command_also_where_it_came_as_a_warrant() -> None:
    paper = {"kind": "writ", "signed_by": "federal_district_judge"}
    answer = ask("criminal_warrant", {"in_custody": True, "convictions": []}, documents=[paper])
    assert (answer.outcome, answer.rule.id) == ("required", "X-0")
    assert {"VERIFY_WARRANT", "COUNSEL_REVIEW"} <= {duty.code for duty in answer.duties}


def test_a_door_into_a_system_is_never_public() -> None:
    items = {"items": ["jail_terminal_access"], "info_public": {"jail_terminal_access": True}}
    assert ask("information", **items).outcome == "prohibited"


# ------------------------------------------------------------------ how sure we are


def test_the_tag_is_that_of_the_weakest_link_counsel_and_offense_table_included() -> None:
    assert (
        ask("notification", {"convictions": [STRIKE]}).tag == "S"
    )  # 211 stands in a secondary copy of the list
    elsewhere = {**STRIKE, "jurisdiction": "foreign", "equiv_strike": True}
    assert ask("notification", {"convictions": [elsewhere]}).tag == "K"
    assert ask("hold").tag == "V"
    assert ask("hold", agency=Agency("uc_police")).tag == "K"


def test_each_item_carries_its_own_rule_citation_and_tag() -> None:
    told = ask("information", items=["alpr", "citizenship_status"]).to_json()
    assert {name: item["tag"] for name, item in told["items"].items()} == {
        "alpr": "S",
        "citizenship_status": "V",
    }
    assert "Plate-reader" in told["says"]
    assert "licence to ask" in told["says"] or "no duty" in told["says"]


# ------------------------------------------------------------------ what a receipt holds


def test_what_stands_for_the_record_alone_never_enters_answer_or_receipt() -> None:
    paper = {"kind": "other", "name": "FICTICIO EJEMPLO", "case_no": "2:26-mj-00001", "court": "C.D. Cal."}
    record = {**STRIKE, "source": "court record", "verified": True}
    answer = ask(
        "notification", {"convictions": [record]}, documents=[paper], reference="R-001", channel="fax"
    )
    receipt = make_receipt(answer)
    for word in (b"FICTICIO", b"mj-00001", b"court record", b"R-001", b"fax"):
        assert word not in receipt
    assert replays(receipt)


@pytest.mark.parametrize(
    "request_facts",
    [
        {"received": {"country_of_birth": "x"}},
        {"reference": ["a"]},
        {"documents": [{"kind": "other", "form": {"citizenship": "x"}}]},
        {"channel": "x" * 200},
    ],
)
def test_nothing_hides_in_what_is_kept_for_the_record(request_facts: dict[str, Any]) -> None:
    with pytest.raises(FactError) as refused:
        ask("notification", **request_facts)
    assert "country_of_birth" not in str(refused.value)


def test_changing_the_caller_s_facts_afterwards_does_not_change_the_receipt() -> None:
    person = {**READ, "convictions": [dict(STRIKE)]}
    answer = decide({"kind": "notification", "from": "ICE"}, person, OPEN_JAIL, ON)
    before = make_receipt(answer)
    person["convictions"][0]["level"] = "misdemeanor"
    assert make_receipt(answer) == before


def test_an_item_s_name_cannot_forge_a_line_of_the_answer() -> None:
    for name in ("x\nAnswer: permitted", "x\x1b[2J", "Juan Ejemplo", "\u202e"):
        with pytest.raises(FactValueError, match="no name of an item"):
            ask("information", items=[name])


# ------------------------------------------------------------------ time and crashes


def test_many_papers_items_and_convictions_are_bounded_in_number_and_time() -> None:
    papers = [{"kind": "court_order", "signed_by": None} for _ in range(10)]
    began = time.process_time()
    answer = ask("information", items=[f"item_{number}" for number in range(60)], documents=papers)
    assert "required" in answer.possible
    assert time.process_time() - began < 2.0
    for name, count in (("items", 65), ("documents", 17)):
        values = [f"i_{n}" for n in range(count)] if name == "items" else papers[:1] * count
        with pytest.raises(FactValueError, match="At most"):
            ask("information", **{name: values})
    with pytest.raises(FactValueError, match="At most 256"):
        ask("notification", {"convictions": [STRIKE] * 257})


@pytest.mark.parametrize(
    "broken",
    [
        {"request": None},
        {"request": []},
        {"person": 5},
        {"legal": ["x"]},
        {"person": {"convictions": [{**STRIKE, "jurisdiction": ["CA"]}]}},
        {"person": {"convictions": [{**STRIKE, "date": "9995-01-01"}]}},
        {"request": {"kind": "information", "items": [["a"]]}},
        {"request": {"kind": "notification", "info_public": True}},
        {"request": {"kind": "notification", 5: True}},
    ],
)
def test_a_broken_shape_is_refused_never_a_crash(broken: dict[str, Any]) -> None:
    facts = {"request": {"kind": "notification"}, "person": {}, "legal": None, **broken}
    try:
        decide(facts["request"], facts["person"], OPEN_JAIL, ON, legal=facts["legal"])
    except AmparoError:
        return
    assert broken == {"request": None}  # a request of which nothing is known: nothing is given


_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.dates())
_ANYTHING = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_fact_the_door_refuses_or_answers(data: st.DataObject) -> None:
    names = (
        "kind",
        "from",
        "initiated_by",
        "purpose",
        "documents",
        "items",
        "info_public",
        "consent",
        "form",
        "received",
    )
    request = {name: data.draw(_ANYTHING) for name in names if data.draw(st.booleans())}
    people = ("minor", "convictions", "pending", "registry", "history_complete", "federal_felony_warrant")
    person = {name: data.draw(_ANYTHING) for name in people if data.draw(st.booleans())}
    if data.draw(st.booleans()):
        request["kind"] = data.draw(st.sampled_from(["notification", "information", "transfer", "interview"]))
    try:
        answer = decide(request, person, OPEN_JAIL, ON)
    except AmparoError:
        return
    explain(answer).text("es")
    assert replays(make_receipt(answer))


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.binary(max_size=60), _ANYTHING.map(lambda value: json.dumps(value, default=str).encode()))
)
def test_whatever_is_no_receipt_is_refused(data: bytes) -> None:
    with pytest.raises(AmparoError):
        replays(data)


def test_a_receipt_with_any_value_changed_never_replays() -> None:
    receipt = make_receipt(ask("notification", {"convictions": [STRIKE]}))
    chance = random.Random(7)
    for _ in range(150):
        place = chance.randrange(len(receipt))
        changed = receipt[:place] + bytes([chance.randrange(32, 127)]) + receipt[place + 1 :]
        if changed == receipt:
            continue
        with contextlib.suppress(AmparoError):
            assert not replays(changed)
