"""Bad input gets a clear refusal with the path of the fact and how to mend it; nothing is guessed."""

from datetime import date
from typing import Any

import pytest

from amparo.decision import decide
from amparo.facts import Agency, read_agency
from amparo.facts.agency import read_policy
from amparo.rules import FactState, state_of
from amparo.terms import (
    AmparoError,
    ContradictionError,
    FactError,
    FactValueError,
    FileError,
    UnknownFactError,
)

ON = date(2026, 11, 24)  # a Tuesday
JAIL = Agency("sheriff_jail", {"notification": "allows"})
ROBBERY = {"code": "PC", "section": "211", "level": "felony", "date": "2015-03-02"}


def ask(request: dict[str, Any] | None = None, person: dict[str, Any] | None = None, **more: Any) -> Any:
    asked = {"kind": "notification", "from": "ICE", **(request or {})}
    return decide(asked, person or {}, more.pop("agency", JAIL), more.pop("on", ON), **more)


def one(**changes: Any) -> dict[str, Any]:
    return {"convictions": [{**ROBBERY, **changes}]}


@pytest.mark.parametrize(
    ("request_facts", "person", "error", "words"),
    [
        (
            {"kind": "notifcation"},
            {},
            FactValueError,
            ["request.kind", "notifcation", "Did you mean 'notification'?"],
        ),
        (
            {"purpos": "other"},
            {},
            UnknownFactError,
            ["request.purpos", "no such fact", "Did you mean `purpose`?"],
        ),
        ({"from": "I.C.E."}, {}, FactValueError, ["request.from", "I.C.E."]),
        ({"documents": "none"}, {}, FactValueError, ["request.documents", "not a list"]),
        ({"documents": [{"kind": "warrant"}]}, {}, FactValueError, ["request.documents[0].kind", "warrant"]),
        (
            {"documents": [{"signer": "judge"}]},
            {},
            UnknownFactError,
            ["request.documents[0].signer", "signed_by"],
        ),
        (
            {"info_public": {"release_date": "yes"}},
            {},
            FactValueError,
            ["request.info_public.release_date", "true, false"],
        ),
        (
            {"legal": {"not_a_question": True}},
            {},
            UnknownFactError,
            ["request.legal.not_a_question".replace("request.", "")],
        ),
        ({}, {"minors": False}, UnknownFactError, ["person.minors", "Did you mean `minor`?"]),
        ({}, {"minor": "no"}, FactValueError, ["person.minor", "neither true nor false"]),
        ({}, {"registry": "active"}, FactValueError, ["person.registry", "current, none, ended"]),
        ({}, {"convictions": {"code": "PC"}}, FactValueError, ["person.convictions", "not a list"]),
        ({}, {"convictions": ["PC 211"]}, FactValueError, ["person.convictions[0]", "named facts"]),
        (
            {},
            {"convictions": [{"level": "felony"}]},
            FactError,
            ["person.convictions[0]", "a code and a section"],
        ),
        ({}, one(code="PX"), FactValueError, ["person.convictions[0].code", "'PX' is no California code"]),
        (
            {},
            one(section="two-eleven"),
            FactValueError,
            ["person.convictions[0].section", "no section number"],
        ),
        (
            {},
            one(level="felonious"),
            FactValueError,
            ["person.convictions[0].level", "Did you mean 'felony'?"],
        ),
        (
            {},
            one(date="2015-02-30"),
            FactValueError,
            ["person.convictions[0].date", "no day of the calendar"],
        ),
        ({}, one(date="03/02/2015"), FactValueError, ["person.convictions[0].date", "Write it as"]),
        ({}, one(date=20150302), FactValueError, ["person.convictions[0].date"]),
        (
            {},
            one(date="2026-11-25"),
            ContradictionError,
            ["person.convictions[0].date", "after the day of the act"],
        ),
        (
            {},
            one(level="misdemeanor", felony_custody="1170h"),
            ContradictionError,
            ["felony_custody", "misdemeanor"],
        ),
        ({}, one(jurisdiction="ZZ"), FactValueError, ["jurisdiction", "two letters"]),
        ({}, one(jurisdiction="US"), ContradictionError, ["code", "the court is federal"]),
        ({}, one(target={"kode": "PC"}), UnknownFactError, ["person.convictions[0].target.kode"]),
        ({}, one(agg_felony="Z"), FactValueError, ["agg_felony"]),
        (
            {},
            {"pending": [{"code": "PC", "section": "211", "finding": "hearing"}]},
            FactValueError,
            ["person.pending[0].finding"],
        ),
        (
            {},
            {"pending": [{"code": "PC", "section": "211", "finding_date": "2027-01-01"}]},
            ContradictionError,
            ["person.pending[0].finding_date", "after the day"],
        ),
    ],
)
def test_a_fact_that_cannot_be_used_is_refused_with_its_path(
    request_facts: dict[str, Any], person: dict[str, Any], error: type[FactError], words: list[str]
) -> None:
    with pytest.raises(error) as refused:
        ask(request_facts, person)
    for word in words:
        assert word in str(refused.value)


def test_the_same_offense_of_the_same_day_cannot_stand_at_two_levels() -> None:
    twice = {"convictions": [ROBBERY, {**ROBBERY, "level": "misdemeanor"}]}
    with pytest.raises(ContradictionError, match=r"person\.convictions\[1\]\.level: the same offense"):
        ask({}, twice)


@pytest.mark.parametrize(
    "name", ["citizenship", "country_of_birth", "nationality", "birthplace", "immigration_status"]
)
def test_where_a_person_was_born_or_belongs_is_refused_not_kept(name: str) -> None:
    with pytest.raises(FactError, match="never asked and never kept"):
        ask({}, {name: "x"})
    with pytest.raises(FactError, match="never asked and never kept"):
        ask({}, one(**{name: "x"}))


@pytest.mark.parametrize("on", [None, "2026-11-24", 20261124])
def test_without_a_day_nothing_is_decided(on: Any) -> None:
    with pytest.raises(FactValueError, match=r"on: .* is no day"):
        ask(on=on)


def test_a_day_far_outside_the_register_is_still_a_day() -> None:
    assert ask(on=date(1999, 1, 1)).outcome == "not_regulated"
    assert "after_the_last_enacted_date" in ask(on=date(2031, 1, 1)).flags


def test_an_unknown_kind_is_information_and_nothing_is_given() -> None:
    for kind in (None, "unknown"):
        answer = ask({"kind": kind}, {"minor": False})
        assert (answer.kind, answer.outcome) == ("information", "prohibited")
        assert [item.name for item in answer.items] == ["personal_other"]


def test_an_item_close_to_a_known_one_is_taken_for_a_misspelling_another_is_personal() -> None:
    with pytest.raises(FactValueError, match="Did you mean 'home_address'"):
        ask({"kind": "information", "items": ["home_adress"]})
    answer = ask(
        {"kind": "information", "items": ["locker_number"], "info_public": {"locker_number": False}},
        {"minor": False},
    )
    assert answer.outcome == "prohibited"


def test_publicity_of_an_item_that_is_not_asked_is_a_contradiction() -> None:
    with pytest.raises(ContradictionError, match=r"not among request\.items"):
        ask({"kind": "information", "items": ["photo"], "info_public": {"phone": True}})


def test_a_fact_has_four_states() -> None:
    record = {"known": True, "asked": None, "also": "unknown", "not_theirs": "does_not_apply"}
    assert state_of(record, "known") is FactState.KNOWN
    assert state_of(record, "asked") is state_of(record, "also") is FactState.ASKED_AND_UNKNOWN
    assert state_of(record, "nothing") is FactState.NOT_ASKED
    assert state_of(record, "not_theirs") is FactState.DOES_NOT_APPLY


def test_what_does_not_apply_is_known_not_to_hold() -> None:
    consent = {"form_given": True, "language_understood": True, "answer": "attorney_only"}
    asked = {"kind": "interview", "consent": {**consent, "attorney_present": "does_not_apply"}}
    answer = ask(asked, agency=Agency("sheriff_jail", {"interview": "allows"}))
    assert (answer.outcome, answer.missing) == ("prohibited", ())


def test_policy_never_does_not_apply() -> None:
    with pytest.raises(FactValueError, match="does_not_apply"):
        read_policy({"hold": "does_not_apply"})


# ------------------------------------------------------------------ the agency's profile


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("agency_kind = ", FileError, ["not a TOML file"]),
        ("name = 'x'", FactError, ["agency_kind", "does not say it"]),
        ("agency_kind = 'jail'", FactValueError, ["'jail' is no kind of agency", "sheriff_jail"]),
        (
            "agency_kind = 'police'\nagencykind = 1",
            UnknownFactError,
            ["agencykind", "Did you mean `agency_kind`?"],
        ),
        (
            "agency_kind = 'police'\n[policy]\nholds = 'allows'",
            UnknownFactError,
            ["policy.holds", "Did you mean `hold`?"],
        ),
        (
            "agency_kind = 'police'\n[policy]\nhold = 'allow'",
            FactValueError,
            ["policy.hold", "'allow' is no local policy"],
        ),
        (
            "agency_kind = 'police'\n[policy]\nhold = { rule = 'custom', needs = 'luck' }",
            FactValueError,
            ["policy.hold"],
        ),
        ("agency_kind = 'police'\n[policy]\nadopted = 'last year'", FactValueError, ["policy.adopted"]),
        ("agency_kind = 'police'\n[policy]\nhold_result = true", FactError, ["hold_result", "custom"]),
    ],
)
def test_a_profile_that_cannot_be_read_says_why(
    tmp_path: Any, text: str, error: type[AmparoError], words: list[str]
) -> None:
    file = tmp_path / "agency.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(error) as refused:
        read_agency(file)
    for word in words:
        assert word in str(refused.value)


def test_a_profile_that_is_not_there_says_so(tmp_path: Any) -> None:
    with pytest.raises(FileError, match="cannot be opened"):
        read_agency(tmp_path / "nobody.toml")


def test_an_act_without_a_policy_is_unknown_never_allowed() -> None:
    agency = Agency("sheriff_jail", {})
    answer = ask({}, {**one(), "minor": False}, agency=agency)
    assert (answer.outcome, answer.missing) == ("insufficient_facts", ("local_policy",))
