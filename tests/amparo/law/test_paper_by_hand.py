"""The questions by hand: whatever is answered, no paper comes out more open than what was seen, and it says what is open."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from amparo.facts.visit import signer
from amparo.facts.visit_paper import headed_by, paper_title
from amparo.law.paper_kinds import COURT_CLASSES, PaperClass
from amparo.law.paper_words import CONFIRM
from amparo.law.places import VISIT_DECISIONS, decide_visit
from amparo.law.places.asked import COURT_SUBPOENAS, FULL_PAPERS, UNSURE
from amparo.law.places.paper_by_hand import BY_HAND
from amparo.law.places.paper_seen import PaperByHand, look_at_paper, worth_of
from amparo.terms import FactError

ON = date(2026, 11, 24)
SIGNERS = (None, *(word for word in signer.choices if word != "in_order"))
COURTS = {"federal_court", "california_court"}


def look(**facts: Any) -> PaperByHand:
    return look_at_paper(facts, ON)


def answers() -> Iterator[dict[str, Any]]:
    """Every heading, title and signer, with every answer on place, date and person."""
    looks = product(headed_by.choices, (None, *paper_title.choices), SIGNERS)
    for headed, title, signed in looks:
        for named, in_date, person in (
            (True, True, True),
            (None, None, None),
            (False, True, True),
            (True, False, None),
        ):
            yield {
                "headed_by": headed,
                "paper_title": title,
                "signer": signed,
                "paper_names_this_place": named,
                "paper_in_date": in_date,
                "person_matches": person,
            }


def test_only_a_known_court_a_command_a_fitting_signer_and_the_date_together_make_a_paper_of_a_court() -> (
    None
):
    opened = 0
    for given in answers():
        then = worth_of(given, ON).then
        if then not in (*FULL_PAPERS, *COURT_SUBPOENAS):
            continue
        opened += 1
        assert given["headed_by"] in COURTS
        assert given["paper_title"] in ("search", "arrest", "subpoena", "order")
        assert given["signer"] in ("judge", "magistrate", "court_clerk", "attorney")
        assert given["paper_in_date"] is True
        if given["signer"] == "court_clerk":
            assert given["paper_title"] == "subpoena" or given["headed_by"] == "federal_court"
            assert given["paper_title"] in ("arrest", "subpoena")
        if given["signer"] == "attorney":
            assert given["paper_title"] == "subpoena"
        if given["paper_title"] in ("search", "order"):
            assert given["paper_names_this_place"] is True
        if given["paper_title"] == "arrest":
            assert given["person_matches"] is True
    assert opened > 20


def test_the_class_told_is_never_more_open_than_what_the_place_makes_of_it() -> None:
    for given in answers():
        seen = look_at_paper(given, ON)
        assert seen.confidence in ("low", "medium")
        assert seen.says("en").startswith(("Not sure: ", "Paper not identified: "))
        assert seen.says("es").endswith(CONFIRM["es"])
        if seen.paper_class in COURT_CLASSES:
            assert given["headed_by"] in COURTS
            assert seen.worth.then in (*FULL_PAPERS, *COURT_SUBPOENAS, *UNSURE)
            assert {check.code: check.passed for check in seen.checks}["C2"] is True
        if seen.paper_class is PaperClass.UNKNOWN:
            assert {"S-04", "S-07", "S-17"} <= set(seen.next_steps)


def test_four_yeses_alone_make_no_search_warrant() -> None:
    seen = look(headed_by="court", signer="judge", paper_names_this_place=True, paper_in_date=True)
    assert (seen.kind, seen.paper_class, seen.worth.then) == ("", PaperClass.UNKNOWN, "unknown_paper")
    seen = look(headed_by="federal_court", signer="judge", paper_names_this_place=True, paper_in_date=True)
    assert (seen.kind, seen.paper_class) == ("", PaperClass.UNKNOWN)
    assert seen.not_known == ("paper_title",)


@pytest.mark.parametrize(
    ("given", "kind", "paper_class", "worth"),
    [
        (("federal_court", "search", "magistrate"), "ao93", "JUD_WARRANT", "federal_search"),
        (("california_court", "search", "judge"), "ca_search", "JUD_WARRANT", "california_search"),
        (("federal_court", "arrest", "court_clerk"), "ao442", "JUD_WARRANT", "arrest_warrant"),
        (("federal_court", "subpoena", "attorney"), "ao88", "JUD_SUBPOENA", "federal_subpoena"),
        (("california_court", "order", "judge"), "ca_order", "JUD_ORDER", "california_order"),
        (("federal_court", "search", "court_clerk"), "ao93", "UNKNOWN", "unproven_warrant"),
        (("california_court", "arrest", "court_clerk"), "", "UNKNOWN", "unknown_paper"),
        (("federal_court", "search", "none"), "ao93", "UNKNOWN", "unproven_warrant"),
        (("federal_court", "search", None), "ao93", "UNKNOWN", "unproven_warrant"),
        (("federal_court", "no_command", "judge"), "", "UNKNOWN", "unknown_paper"),
        (("federal_court", "order", "immigration_judge"), "", "UNKNOWN", "unknown_paper"),
        (("other_court", "search", "judge"), "ca_search", "UNKNOWN", "other_state"),
        (("agency", "arrest", "immigration_officer"), "", "ADMIN_NOTICE", "agency_paper"),
        (("agency", "order", "immigration_judge"), "", "ADMIN_NOTICE", "agency_paper"),
        (("agency", "search", "judge"), "", "UNKNOWN", "unknown_paper"),
        (("agency", "subpoena", "immigration_officer"), "i138", "ADMIN_SUBPOENA", "agency_subpoena"),
        (("agency", "inspection", None), "noi_i9", "ADMIN_NOTICE", "noi_i9"),
        (("nobody", "letter", None), "letter_email_card", "REQUEST", "none"),
        (("nobody", "search", "none"), "", "UNKNOWN", "unknown_paper"),
        (("in_part", "search", "judge"), "", "UNKNOWN", "unknown_paper"),
        ((None, None, None), "", "UNKNOWN", "unknown_paper"),
    ],
)
def test_what_heads_it_its_title_and_its_signer_tell_the_kind(
    given: tuple[str | None, ...], kind: str, paper_class: str, worth: str
) -> None:
    headed, title, signed = given
    seen = look(
        headed_by=headed,
        paper_title=title,
        signer=signed,
        paper_names_this_place=True,
        paper_in_date=True,
        person_matches=True,
    )
    assert (seen.kind, seen.paper_class, seen.worth.then) == (kind, paper_class, worth)


def test_a_warrant_for_another_address_or_an_expired_one_is_held_and_says_why() -> None:
    right = {
        "headed_by": "federal_court",
        "paper_title": "search",
        "signer": "judge",
        "paper_names_this_place": True,
        "paper_in_date": True,
    }
    other, expired = (
        look(**right | {"paper_names_this_place": False}),
        look(**right | {"paper_in_date": False}),
    )
    assert (other.paper_class, other.flags, other.worth.then) == (
        "JUD_WARRANT",
        ("other_place",),
        "unproven_warrant",
    )
    assert "S-17" in other.next_steps
    assert (expired.paper_class, expired.flags) == ("UNKNOWN", ("out_of_date",))
    for facts, outcome in ((right, "permit_limited"), (right | {"paper_in_date": None}, "hold_and_refer")):
        visit = {"request": "enter_nonpublic", **facts}
        assert decide_visit("k12", visit, ON).outcome == outcome


def test_only_a_question_that_could_still_make_another_paper_of_it_is_called_open() -> None:
    assert look().not_known[0] == "headed_by"
    assert look(headed_by="in_part").not_known == ()
    assert look(headed_by="agency", paper_title="arrest").not_known == ("signer",)
    assert look(headed_by="agency", paper_title="arrest", signer="immigration_officer").not_known == ()
    assert look(headed_by="federal_court", paper_title="arrest", signer="judge").not_known == (
        "paper_in_date",
        "person_matches",
    )
    assert look(headed_by="federal_court", paper_title="search", signer="judge").not_known == (
        "paper_names_this_place",
        "paper_in_date",
    )


def test_a_paper_that_is_named_goes_before_the_questions_by_hand() -> None:
    named = {
        "request": "enter_nonpublic",
        "document": "i200",
        "headed_by": "federal_court",
        "paper_title": "search",
    }
    by_hand = {name: value for name, value in named.items() if name != "document"}
    assert decide_visit("library", named, ON).outcome == "refuse_access"
    assert decide_visit("library", by_hand, ON).outcome == "hold_and_refer"
    assert "document" not in decide_visit("library", by_hand, ON).assumed
    assert "headed_by" not in decide_visit("library", {"request": "none"}, ON).assumed


def test_the_questions_are_decisions_in_the_rule_language_and_stand_in_the_bundle() -> None:
    assert {decision.name for decision in BY_HAND.values()} <= set(VISIT_DECISIONS)
    read = {path for decision in BY_HAND.values() for path in decision.facts()}
    assert read == {"visit.headed_by", "visit.paper_title", "visit.signer"}


def test_every_answer_can_be_chosen_in_both_languages() -> None:
    for fact in (headed_by, paper_title):
        assert set(fact.spoken) == set(fact.choices)
        assert all(fact.say(word, "en") and fact.say(word, "es") for word in fact.choices)


@pytest.mark.parametrize("wrong", [{"headed_by": "mayor"}, {"birthplace": "x"}, {"paper_in_date": "perhaps"}])
def test_what_is_no_answer_is_refused_by_name(wrong: dict[str, str]) -> None:
    with pytest.raises(FactError, match=next(iter(wrong))):
        look_at_paper(wrong, ON)
